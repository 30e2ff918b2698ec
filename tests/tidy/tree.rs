//! The files of the workspace.

use std::fs;
use std::path::{Path, PathBuf};

/// A function's crate.
pub(crate) struct FunctionCrate {
    /// `functions/orders/confirm`
    pub(crate) folder: PathBuf,
    /// `orders-confirm`
    pub(crate) name: String,
}

/// Modules that only tests have.
const TESTS_ONLY: [&str; 2] = ["shared/domain/src/documented.rs", "shared/domain/src/samples.rs"];

/// A source file with its text.
pub(crate) struct Source {
    /// From the workspace's root, such as `shared/domain/src/order.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// The lines that run: without comments, and without the tests at the end of the file.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let before_tests = self.text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        before_tests
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(index, line)| (index + 1, line))
    }
}

/// `functions/<domain>/<verb>` of every function, in order.
pub(crate) fn functions() -> Vec<FunctionCrate> {
    let mut found = Vec::new();
    for domain in folders(&root().join("functions")) {
        for folder in folders(&domain) {
            let name = format!("{}-{}", name_of(&domain), name_of(&folder));
            found.push(FunctionCrate { folder, name });
        }
    }
    found
}

/// The Rust files below `folders`, without those of our crates that are tests as a whole.
pub(crate) fn sources(folders: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&root().join(folder), "rs", &mut found);
    }
    found.retain(|file| !file.path.starts_with("shared/") || !file.path.contains("/tests/"));
    found.retain(|file| !TESTS_ONLY.contains(&file.path.as_str()));
    found
}

/// The domains: the folders of `functions/`.
pub(crate) fn domains() -> Vec<String> {
    folders(&root().join("functions")).iter().map(|folder| name_of(folder)).collect()
}

/// The root's template, those of the infrastructure and those of the domains.
pub(crate) fn templates() -> Vec<Source> {
    let mut files = vec![root().join("template.yaml")];
    let infra = fs::read_dir(root().join("infra")).unwrap().map(|entry| entry.unwrap().path());
    // The API's description lies beside the templates.
    files.extend(infra.filter(|path| {
        path.extension().is_some_and(|extension| extension == "yaml") && name_of(path) != "openapi.yaml"
    }));
    files.extend(domains().iter().map(|domain| root().join("functions").join(domain).join("template.yaml")));
    files.sort();
    files.iter().map(|file| read(file)).collect()
}

/// The documents: at the root, in `docs`, and beside what they describe.
pub(crate) fn documents() -> Vec<Source> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.extension().is_some_and(|extension| extension == "md") {
            found.push(read(&entry));
        }
    }
    for folder in ["bench", "docs", "functions", "infra", "shared", "tests", "xtask"] {
        collect(&root().join(folder), "md", &mut found);
    }
    found
}

/// All files below a folder whose names end so.
pub(crate) fn read_all(folder: &str, extension: &str) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join(folder), extension, &mut found);
    found
}

pub(crate) fn root() -> PathBuf {
    testing::template::workspace()
}

pub(crate) fn folders(of: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(of).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// What a package manager installed beside our files is not ours to read.
fn collect(folder: &Path, extension: &str, found: &mut Vec<Source>) {
    if name_of(folder) == "node_modules" {
        return;
    }
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, extension, found);
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(read(&path));
        }
    }
}

fn read(path: &Path) -> Source {
    let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
    Source { path: name, text: fs::read_to_string(path).unwrap() }
}
