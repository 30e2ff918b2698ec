//! Which steps of `cargo xtask test` have passed in this checkout, and of what they read then: a step whose inputs are the
//! same need not run again.
//!
//! Inputs are what git tracks or would track, by content, less what a step surely does not read; the toolchain, Python, and the
//! variables that the tests and cargo look at. So they are more than a step reads, never less.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::workspace;

/// Beginnings of the variables that change what a step does.
const VARIABLES: [&str; 9] = [
    "BOOKS_",
    "CARGO_BUILD_",
    "CARGO_ENCODED_",
    "CARGO_PROFILE_",
    "FUNCTIONS_DIR",
    "PROPTEST_",
    "RUSTC",
    "RUSTFLAGS",
    "UPDATE_",
];

/// What a step could read, as it is now.
#[derive(PartialEq, Eq)]
pub(crate) struct Inputs {
    /// The hash of each file's content, by path.
    files: BTreeMap<String, String>,
    surroundings: String,
}

/// The last time that a step passed.
#[derive(Serialize, Deserialize)]
pub(crate) struct Pass {
    inputs: String,
    commit: String,
    at_seconds: u64,
    took_seconds: u64,
}

impl Inputs {
    /// Those of the workspace; `None` where git does not say which files it has.
    pub(crate) fn now() -> Option<Self> {
        Self::of(workspace::root()).ok()
    }

    fn of(root: &Path) -> Result<Self> {
        let listed = git(root, &["ls-files", "-z", "--cached", "--others", "--exclude-standard"])?;
        let mut files = BTreeMap::new();
        for name in listed.split('\0').filter(|name| !name.is_empty()) {
            // A file that git knows and that is gone is no input.
            if let Ok(content) = std::fs::read(root.join(name)) {
                files.insert(name.to_owned(), hex::encode(Sha256::digest(content)));
            }
        }
        Ok(Self { files, surroundings: surroundings() })
    }

    /// What stands for all inputs of `step`, of which `reads` tells whether it could read a file.
    pub(crate) fn of_step(&self, step: &str, reads: impl Fn(&str) -> bool) -> String {
        let mut hash = Sha256::new();
        hash.update(format!("{step}\n{}\n", self.surroundings));
        for (name, content) in self.files.iter().filter(|(name, _)| reads(name)) {
            hash.update(format!("{name}\0{content}\n"));
        }
        hex::encode(hash.finalize())
    }
}

impl Pass {
    /// The last pass of `step`, if it was with these inputs.
    pub(crate) fn with(step: &str, inputs: &str) -> Option<Self> {
        Self::read(&file(step), inputs)
    }

    fn read(file: &Path, inputs: &str) -> Option<Self> {
        let pass: Self = serde_json::from_slice(&std::fs::read(file).ok()?).ok()?;
        (pass.inputs == inputs).then_some(pass)
    }

    /// Remembers that `step` passed just now with these inputs, and took so long.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn remember(step: &str, inputs: String, took: Duration) -> Result<()> {
        Self::write(&file(step), inputs, took)
    }

    fn write(file: &Path, inputs: String, took: Duration) -> Result<()> {
        let commit = git(workspace::root(), &["log", "-1", "--format=%h (%s)"]).unwrap_or_default();
        let pass = Self {
            inputs,
            commit: commit.trim().to_owned(),
            at_seconds: seconds_now(),
            took_seconds: took.as_secs(),
        };
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(file, serde_json::to_vec(&pass)?)
            .with_context(|| format!("cannot write {}", file.display()))
    }
}

impl std::fmt::Display for Pass {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let minutes = seconds_now().saturating_sub(self.at_seconds) / 60;
        let (commit, took) = (&self.commit, self.took_seconds);
        write!(
            f,
            "nothing that it reads has changed since it passed {minutes} minutes ago, in {took} s, at {commit}"
        )
    }
}

fn file(step: &str) -> PathBuf {
    workspace::local().join("passed").join(format!("{step}.json"))
}

fn seconds_now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

fn surroundings() -> String {
    let mut all: Vec<String> = std::env::vars_os()
        .map(|(name, value)| (name.to_string_lossy().into_owned(), value))
        .filter(|(name, _)| VARIABLES.iter().any(|beginning| name.starts_with(beginning)))
        .map(|(name, value)| format!("{name}={}", value.to_string_lossy()))
        .collect();
    all.sort();
    for (program, argument) in [("rustc", "-vV"), ("python3", "-VV"), ("uname", "-srm")] {
        let output = Command::new(program).arg(argument).current_dir(workspace::root()).output();
        all.push(
            output.map_or_else(
                |_| program.to_owned(),
                |said| String::from_utf8_lossy(&said.stdout).into_owned(),
            ),
        );
    }
    all.join("\n")
}

fn git(root: &Path, arguments: &[&str]) -> Result<String> {
    let output = Command::new("git")
        .current_dir(root)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .context("cannot start git")?;
    if !output.status.success() {
        bail!("git {} failed", arguments.join(" "));
    }
    String::from_utf8(output.stdout).context("git answered no text")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder under git, with a rule and a page.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "--quiet"]).unwrap();
        std::fs::write(folder.path().join("rule.rs"), "one").unwrap();
        std::fs::write(folder.path().join("page.md"), "one").unwrap();
        folder
    }

    fn code(folder: &Path) -> String {
        Inputs::of(folder).unwrap().of_step("unit", |name| !name.ends_with(".md"))
    }

    #[test]
    fn a_step_that_passed_runs_again_when_an_input_changes_and_only_then() {
        let folder = folder();
        let record = folder.path().join(".git/passed.json");
        Pass::write(&record, code(folder.path()), Duration::from_secs(7)).unwrap();
        let passed = || Pass::read(&record, &code(folder.path()));
        assert!(passed().unwrap().to_string().contains("in 7 s"));
        std::fs::write(folder.path().join("page.md"), "other").unwrap();
        assert!(passed().is_some(), "what it does not read is no input");
        std::fs::write(folder.path().join("rule.rs"), "other").unwrap();
        assert!(passed().is_none(), "changed");
        std::fs::write(folder.path().join("rule.rs"), "one").unwrap();
        assert!(passed().is_some(), "changed back");
        std::fs::write(folder.path().join("new.rs"), "").unwrap();
        assert!(passed().is_none(), "a file more");
        std::fs::remove_file(folder.path().join("new.rs")).unwrap();
        std::fs::rename(folder.path().join("rule.rs"), folder.path().join("renamed.rs")).unwrap();
        assert!(passed().is_none(), "renamed");
    }

    #[test]
    fn a_record_that_was_half_written_is_none() {
        let folder = folder();
        let record = folder.path().join(".git/passed.json");
        std::fs::write(&record, r#"{"inputs":"#).unwrap();
        assert!(Pass::read(&record, "").is_none());
    }

    #[test]
    fn another_step_or_toolchain_is_another_input() {
        let folder = folder();
        let inputs = Inputs::of(folder.path()).unwrap();
        assert_ne!(inputs.of_step("unit", |_| true), inputs.of_step("e2e", |_| true));
        let newer = Inputs { surroundings: "rustc 1.999".to_owned(), files: inputs.files.clone() };
        assert_ne!(inputs.of_step("unit", |_| true), newer.of_step("unit", |_| true));
    }
}
