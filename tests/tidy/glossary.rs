//! One word for one thing: `docs/glossary.md`, held against names, texts and documents.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::description::description;
use crate::tree::{Source, documents, domains, read_all, root};

const PAGE: &str = "docs/glossary.md";
/// Where names and texts of ours are, by what the files' names end with.
const OURS: [(&str, &str); 9] = [
    ("functions", "rs"),
    ("functions", "yaml"),
    ("infra", "yaml"),
    ("shared", "rs"),
    ("bench/src", "rs"),
    ("tests", "rs"),
    ("xtask/src", "rs"),
    ("web/src", "ts"),
    ("web/src", "tsx"),
];
/// What is as it was written then, or speaks another's language: the gateways' names for things are not ours.
const OTHERS: [&str; 3] = ["docs/decisions/", "tests/gateway-simulator/", "/gen/"];
/// What makes a name in Rust.
const DEFINITIONS: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "mod"];

/// A row of the table.
struct Term {
    word: String,
    belongs_to: Vec<String>,
    not_said: Vec<String>,
}

fn terms() -> Vec<Term> {
    let page = fs::read_to_string(root().join(PAGE)).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ")).skip(1);
    let list = |cell: &str| {
        cell.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
    };
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 6, "{row}");
        Term { word: cells[1].to_owned(), belongs_to: list(cells[3]), not_said: list(cells[4]) }
    })
    .collect()
}

/// `EscrowDivided`, `escrow_divided` and `escrow.divided` are `escrow divided`.
fn words(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase()) {
            found.push(String::new());
        }
        if c.is_alphanumeric() {
            found.last_mut().unwrap().extend(c.to_lowercase());
        }
        before = c;
    }
    found.retain(|word| !word.is_empty());
    found
}

/// Whether these words, or the last of them in the plural, stand in the text.
fn says(text: &[String], phrase: &[String]) -> bool {
    let (last, first) = phrase.split_last().unwrap();
    let ends = |word: &String| word == last || word.strip_suffix('s') == Some(last);
    text.windows(phrase.len()).any(|some| some.starts_with(first) && ends(&some[first.len()]))
}

/// Whether a word is a form of this verb: `settle`, `settled`, `settles`, `settling`, `settlement`.
fn is_form_of(word: &str, verb: &str) -> bool {
    word.strip_prefix(verb.strip_suffix('e').unwrap_or(verb))
        .is_some_and(|end| ["", "e", "d", "ed", "es", "s", "ing", "ement", "ements"].contains(&end))
}

fn ours() -> Vec<Source> {
    let mut found = documents();
    found.extend(OURS.iter().flat_map(|(folder, extension)| read_all(folder, extension)));
    found.retain(|file| file.path != PAGE && file.path != "tests/tidy/glossary.rs");
    found.retain(|file| !OTHERS.iter().any(|others| file.path.contains(others)));
    found
}

#[test]
fn what_the_glossary_does_not_say_is_not_said() {
    let terms = terms();
    let not_said: Vec<(Vec<String>, &str)> = terms
        .iter()
        .flat_map(|term| term.not_said.iter().map(|phrase| (words(phrase), term.word.as_str())))
        .collect();
    let mut wrong = Vec::new();
    for file in ours() {
        for (index, line) in file.text.lines().enumerate() {
            let text = words(line);
            for (phrase, instead) in not_said.iter().filter(|(phrase, _)| says(&text, phrase)) {
                wrong.push(format!("{}:{}: {} ({instead})", file.path, index + 1, phrase.join(" ")));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The names that a line of Rust defines.
fn defined(line: &str) -> Option<&str> {
    let line = line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(crate) ");
    let line = line.trim_start_matches("async ").trim_start_matches("const fn ");
    let (kind, rest) = line.split_once(' ')?;
    let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    DEFINITIONS.contains(&kind).then_some(name)
}

/// A verb of some domains names nothing elsewhere: neither in their folder, nor with their word in it.
#[test]
fn a_verb_of_some_domains_makes_names_there_alone() {
    let verbs: Vec<Term> = terms().into_iter().filter(|term| !term.belongs_to.is_empty()).collect();
    let unknown: Vec<&String> =
        verbs.iter().flat_map(|verb| &verb.belongs_to).filter(|domain| !domains().contains(domain)).collect();
    assert_eq!(unknown, Vec::<&String>::new(), "domains are the folders of functions/");
    let mut wrong = Vec::new();
    let mut check = |place: &str, name: &str| {
        for verb in &verbs {
            let has = words(name).iter().any(|word| is_form_of(word, &verb.word));
            let of_domain =
                |text: &str| verb.belongs_to.iter().any(|domain| text.contains(domain.trim_end_matches('s')));
            if has && !of_domain(place) && !of_domain(&name.to_lowercase()) {
                wrong.push(format!("{place}: {name}"));
            }
        }
    };
    for file in crate::tree::sources(&["functions", "shared"]) {
        for (line, code) in file.code() {
            if let Some(name) = defined(code) {
                check(&format!("{}:{line}", file.path), name);
            }
        }
    }
    for event in stored_events() {
        check("events", &event);
    }
    for (schema, value) in states(&description()) {
        check(&format!("schema {schema}"), &value);
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The names of all events, as the rules' tests pin them.
fn stored_events() -> Vec<String> {
    let text = fs::read_to_string(root().join("shared/domain/tests/stored_events.json")).unwrap();
    let events: Vec<Value> = serde_json::from_str(&text).unwrap();
    events.iter().map(|event| event["action"].as_str().unwrap().to_owned()).collect()
}

/// The values of each closed list in the description, by its schema's name.
fn states(description: &Value) -> BTreeSet<(String, String)> {
    let schemas = description["components"]["schemas"].as_object().unwrap();
    let lists = schemas.iter().filter_map(|(name, schema)| Some((name, schema["enum"].as_array()?)));
    lists
        .flat_map(|(name, values)| {
            values.iter().filter_map(Value::as_str).map(|value| (name.to_lowercase(), value.to_owned()))
        })
        .collect()
}

#[test]
fn each_word_of_the_glossary_is_one_that_is_used() {
    let said: Vec<Vec<String>> = ours().iter().map(|file| words(&file.text)).collect();
    let never = terms().into_iter().map(|term| term.word).filter(|word| {
        let phrase = words(word);
        !said.iter().any(|text| {
            says(text, &phrase) || (phrase.len() == 1 && text.iter().any(|word| is_form_of(word, &phrase[0])))
        })
    });
    assert_eq!(never.collect::<Vec<_>>(), Vec::<String>::new());
}
