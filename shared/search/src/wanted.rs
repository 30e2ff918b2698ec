//! From what was typed to what is looked for, in each way that it may be meant: the same for every engine.

use std::collections::BTreeMap;

use tantivy::Score;

use crate::{WORDS_MAX, stem, synonyms, words};

/// Words that say nothing about goods.
const STOP_WORDS: [&str; 20] = [
    "a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "my", "of", "on", "or", "some", "that",
    "the", "to", "with", "your",
];
/// Letters from which on one slip is forgiven, in a beginning as well, and from which on two.
pub(crate) const ONE_SLIP_FROM: usize = 4;
const TWO_SLIPS_FROM: usize = 8;
/// What a misspelt word may have meant, at most.
pub(crate) const MEANT_MAX: usize = 8;
/// Words of the dictionary that are tried as how a beginning may go on.
pub(crate) const TRIED_MAX: usize = 24;
/// Of several fields with the word, the best counts, and of the others this part.
pub(crate) const TIE_BREAKER: Score = 0.1;
/// What stands for a better chance to be content, added to how well the text fits.
pub(crate) const OF_STOCK: Score = 1.0;
pub(crate) const OF_TRUSTED: Score = 0.5;
pub(crate) const OF_ESTABLISHED: Score = 0.25;

/// How sure it is that a word is what was meant.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Sure {
    /// It was typed.
    Typed,
    /// It means the same.
    Synonym,
    /// It is spelled almost so.
    Near,
}

impl Sure {
    /// What a hit in title, labels, maker and description is worth.
    pub(crate) const fn weights(self) -> [Score; 4] {
        match self {
            Self::Typed => [4.0, 2.0, 2.0, 1.0],
            Self::Synonym => [2.0, 1.0, 0.5, 0.5],
            Self::Near => [1.6, 0.8, 0.8, 0.4],
        }
    }
}

/// The stems of a word or a phrase, and how sure it is that they are meant.
pub(crate) type Way = (Vec<String>, Sure);

/// A part of what is looked for.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// What it may be called: each has to be there as a whole.
    pub(crate) ways: Vec<Way>,
    /// The stem of the word that may be misspelt, if nothing has it: neither a phrase nor what has synonyms, which is spelled as it
    /// should be.
    pub(crate) word: Option<String>,
}

impl Part {
    /// The parts of `wanted` words.
    pub(crate) fn of(wanted: &[String]) -> Vec<Self> {
        let stemmed = |words: &[String]| words.iter().map(|word| stem(word)).collect::<Vec<_>>();
        let parts = synonyms::parts(wanted).into_iter().map(|part| {
            let typed = stemmed(&part.words);
            let word = match (&typed[..], part.others.is_empty()) {
                ([word], true) => Some(word.clone()),
                _ => None,
            };
            let others = part.others.iter().map(|other| (stemmed(other), Sure::Synonym));
            Self { ways: [(typed, Sure::Typed)].into_iter().chain(others).collect(), word }
        });
        parts.collect()
    }
}

/// What a misspelt word may have meant, as ways.
pub(crate) fn near(meant: Vec<String>) -> impl Iterator<Item = Way> {
    meant.into_iter().map(|stem| (vec![stem], Sure::Near))
}

/// The words of `text` that are looked for.
pub(crate) fn wanted(text: &str) -> Vec<String> {
    let mut all = words(text);
    all.truncate(WORDS_MAX);
    let telling: Vec<String> =
        all.iter().filter(|word| !STOP_WORDS.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

/// How many slips are forgiven in a word; `None` where each other word would be a slip away.
pub(crate) fn slips(word: &str) -> Option<u8> {
    match word.chars().count() {
        TWO_SLIPS_FROM.. => Some(2),
        ONE_SLIP_FROM.. => Some(1),
        _ => None,
    }
}

/// The words, each once, the most frequent first.
pub(crate) fn most_frequent(words: Vec<(String, u64)>) -> impl Iterator<Item = String> {
    let mut counts = BTreeMap::<String, u64>::new();
    for (word, count) in words {
        *counts.entry(word).or_default() += count;
    }
    let mut found: Vec<(String, u64)> = counts.into_iter().collect();
    found.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    found.into_iter().map(|(word, _)| word)
}
