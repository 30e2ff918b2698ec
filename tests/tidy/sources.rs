//! The functions as their source says: what their folders are called, what their first lines tell, what their code calls.

use std::fs;
use std::path::Path;

use testing::template::workspace;

/// A function's folder.
pub(crate) struct Source {
    /// `orders`
    pub(crate) domain: String,
    /// `confirm`
    pub(crate) verb: String,
    /// The paragraphs of `main.rs`'s first comment, each in one line.
    pub(crate) paragraphs: Vec<String>,
    /// All of `src/`, without comments.
    pub(crate) code: String,
}

impl Source {
    /// All functions, by name.
    pub(crate) fn all() -> Vec<Self> {
        let mut all: Vec<_> = folders(&workspace().join("functions"))
            .into_iter()
            .flat_map(|domain| {
                let verbs = folders(&workspace().join("functions").join(&domain));
                verbs.into_iter().map(move |verb| Self::read(&domain, &verb))
            })
            .collect();
        all.sort_by_key(Self::name);
        all
    }

    /// `orders-confirm`
    pub(crate) fn name(&self) -> String {
        format!("{}-{}", self.domain, self.verb)
    }

    /// `OrdersConfirm`
    pub(crate) fn logical_id(&self) -> String {
        self.name().split('-').map(capitalised).collect()
    }

    /// `ordersConfirm`
    pub(crate) fn operation_id(&self) -> String {
        let id = self.logical_id();
        id[..1].to_lowercase() + &id[1..]
    }

    /// `functions/orders/confirm`
    pub(crate) fn folder(&self) -> String {
        format!("functions/{}/{}", self.domain, self.verb)
    }

    /// What the first paragraph says after route or trigger: `The buyer has what was promised; …`
    pub(crate) fn purpose(&self) -> String {
        let first = self.paragraphs.first().map_or("", String::as_str);
        capitalised(first.rsplit_once("`: ").or_else(|| first.split_once(": ")).map_or(first, |(_, purpose)| purpose))
    }

    /// The first sentence of [`Source::purpose`], without its full stop.
    pub(crate) fn summary(&self) -> String {
        let purpose = self.purpose();
        purpose.split_once(". ").map_or(purpose.trim_end_matches('.'), |(sentence, _)| sentence).to_owned()
    }

    fn read(domain: &str, verb: &str) -> Self {
        let folder = workspace().join("functions").join(domain).join(verb).join("src");
        let read = |path: &Path| {
            fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let main = read(&folder.join("main.rs"));
        let comment: Vec<&str> = main.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
        let paragraphs = comment.split(|line| line.is_empty()).map(|lines| lines.join(" ")).collect();
        let code = files(&folder).iter().flat_map(|name| without_comments(&read(&folder.join(name)))).collect();
        Self { domain: domain.to_owned(), verb: verb.to_owned(), paragraphs, code }
    }
}

fn without_comments(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn folders(path: &Path) -> Vec<String> {
    names(path, true)
}

fn files(path: &Path) -> Vec<String> {
    names(path, false)
}

fn names(path: &Path, folders: bool) -> Vec<String> {
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut names: Vec<_> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir() == folders)
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}
