//! The names of access patterns: `O2` is one pattern, and is described before it is used.

use std::collections::BTreeMap;
use std::fs;

use crate::sources::FunctionSource;
use crate::tree::{root, sources};

const PAGE: &str = "docs/data-model.md";
/// What looks like a name and is a service's.
const SERVICE: &str = "S3";

/// The names in `text`: a capital letter with a number of one or two digits, alone or in a range's or list's place.
fn names(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_name = |word: &&str| {
        let (letter, number) = word.split_at(word.len().min(1));
        letter.bytes().all(|byte| byte.is_ascii_uppercase())
            && (1..=2).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.filter(is_name).filter(|word| *word != SERVICE).map(str::to_owned).collect()
}

/// What each name stands for, with how often it is given.
fn described() -> BTreeMap<String, usize> {
    let page = fs::read_to_string(root().join(PAGE)).unwrap();
    let (_, patterns) = page.split_once("\n## Access patterns\n").unwrap();
    let patterns = patterns.split("\n## ").next().unwrap();
    let mut described = BTreeMap::new();
    for row in patterns.lines().filter_map(|line| line.strip_prefix("| ")) {
        let name = row.split(" | ").next().unwrap_or_default();
        if names(name) == [name] {
            *described.entry(name.to_owned()).or_default() += 1;
        }
    }
    described
}

#[test]
fn a_name_is_a_letter_and_a_number() {
    assert_eq!(names("Reads K1, B12 and O3. Writes HTTP2, SHA256 or A to S3."), ["K1", "B12", "O3"]);
}

#[test]
fn an_access_pattern_has_a_name_of_its_own() {
    let described = described();
    assert!(described.len() > 40, "the page is read: {described:?}");
    let twice: Vec<_> = described.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "{PAGE} gives these names to several: {twice:?}");
}

#[test]
fn whoever_names_an_access_pattern_names_one_that_is_described() {
    let described = described();
    let functions =
        FunctionSource::all().into_iter().map(|source| (source.name, source.paragraphs.join(" ")));
    let heads = sources(&["shared/store/src/entities"]).into_iter().map(|file| {
        let head = file.text.lines().map_while(|line| line.strip_prefix("//!")).collect::<String>();
        (file.path, head)
    });
    let unknown: Vec<String> = functions
        .chain(heads)
        .flat_map(|(whose, text)| names(&text).into_iter().map(move |name| (whose.clone(), name)))
        .filter(|(_, name)| !described.contains_key(name))
        .map(|(whose, name)| format!("{whose}: {name}"))
        .collect();
    assert_eq!(unknown, Vec::<String>::new(), "not in {PAGE}");
}
