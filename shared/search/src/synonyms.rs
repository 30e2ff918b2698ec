//! What means the same: the query is expanded by it before any engine sees it, so that all engines find the same.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words of a phrase, at most.
const PHRASE_WORDS_MAX: usize = 3;

static GROUPS: LazyLock<BTreeMap<Vec<String>, Vec<Vec<String>>>> =
    LazyLock::new(|| groups(include_str!("synonyms.txt")));

/// A part of a query, and what else it may be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words as they were asked for: one, or those of a phrase.
    pub words: Vec<String>,
    /// Other words and phrases of the same meaning.
    pub others: Vec<Vec<String>>,
}

/// Divides the words of a query into its parts, the longest phrases first.
pub fn parts(words: &[String]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let longest = (1..=PHRASE_WORDS_MAX.min(rest.len())).rev().find(|n| GROUPS.contains_key(&rest[..*n]));
        let (words, after) = rest.split_at(longest.unwrap_or(1));
        parts.push(Part { words: words.to_vec(), others: GROUPS.get(words).cloned().unwrap_or_default() });
        rest = after;
    }
    parts
}

fn groups(text: &str) -> BTreeMap<Vec<String>, Vec<Vec<String>>> {
    let mut groups: BTreeMap<Vec<String>, Vec<Vec<String>>> = BTreeMap::new();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        let group: Vec<Vec<String>> = line.split(',').map(crate::words).collect();
        for phrase in &group {
            let others = group.iter().filter(|other| *other != phrase).cloned();
            groups.entry(phrase.clone()).or_default().extend(others);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Part> {
        parts(&crate::words(text))
    }

    #[test]
    fn a_phrase_is_one_part() {
        let found = of("white water closet");
        assert_eq!(
            found.iter().map(|part| part.words.join(" ")).collect::<Vec<_>>(),
            ["white", "water closet"]
        );
        assert!(found[0].others.is_empty());
        assert!(found[1].others.contains(&vec!["toilet".to_owned()]), "{found:?}");
    }

    #[test]
    fn the_file_is_in_the_form_of_words_and_says_each_phrase_once_a_line() {
        for line in include_str!("synonyms.txt").lines().filter(|line| !line.starts_with('#')) {
            let phrases: Vec<&str> = line.split(", ").collect();
            assert!(phrases.len() > 1, "{line}");
            for phrase in &phrases {
                let words = crate::words(phrase);
                assert_eq!(words.join(" "), *phrase, "{line}");
                assert!(words.len() <= PHRASE_WORDS_MAX, "{line}");
                assert_eq!(phrases.iter().filter(|other| *other == phrase).count(), 1, "{line}");
            }
        }
    }
}
