//! From what was typed to what is looked for.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::{Fields, stem};
use crate::{Error, WORDS_MAX, synonyms, words};

/// Words that say nothing about goods.
const STOP_WORDS: [&str; 20] = [
    "a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "my", "of", "on", "or", "some", "that",
    "the", "to", "with", "your",
];
/// Letters from which on one slip is forgiven, in a beginning as well, and from which on two.
pub(super) const ONE_SLIP_FROM: usize = 4;
const TWO_SLIPS_FROM: usize = 8;
/// What a misspelt word may have meant, at most.
const MEANT_MAX: usize = 8;
/// Of several fields with the word, the best counts, and of the others this part.
const TIE_BREAKER: tantivy::Score = 0.1;

/// How sure it is that a word is what was meant.
#[derive(Debug, Clone, Copy)]
enum Sure {
    /// It was typed.
    Typed,
    /// It means the same.
    Synonym,
    /// It is spelled almost so.
    Near,
}

impl Sure {
    /// What a hit in title, labels, maker and description is worth.
    const fn weights(self) -> [tantivy::Score; 4] {
        match self {
            Self::Typed => [4.0, 2.0, 2.0, 1.0],
            Self::Synonym => [2.0, 1.0, 0.5, 0.5],
            Self::Near => [1.6, 0.8, 0.8, 0.4],
        }
    }
}

/// What is looked for.
pub(super) struct Plan {
    /// What has each part of what was typed.
    pub(super) all: Box<dyn Query>,
    /// What has some; `None` where that is the same.
    pub(super) some: Option<Box<dyn Query>>,
    /// The stems by which anything is found.
    pub(super) stems: BTreeSet<String>,
}

/// The words of `text` that are looked for.
pub(super) fn wanted(text: &str) -> Vec<String> {
    let mut all = words(text);
    all.truncate(WORDS_MAX);
    let telling: Vec<String> =
        all.iter().filter(|word| !STOP_WORDS.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

impl Plan {
    /// For `wanted` words. None of them find nothing.
    pub(super) fn new(wanted: &[String], fields: &Fields, searcher: &Searcher) -> Result<Self, Error> {
        let mut stems = BTreeSet::new();
        let mut parts: Vec<Box<dyn Query>> = Vec::new();
        for part in synonyms::parts(wanted) {
            let stemmed = |words: &[String]| words.iter().map(|word| stem(word)).collect::<Vec<_>>();
            let mut ways = vec![(stemmed(&part.words), Sure::Typed)];
            ways.extend(part.others.iter().map(|other| (stemmed(other), Sure::Synonym)));
            if let ([word], true) = (&part.words[..], part.others.is_empty()) {
                ways.extend(
                    meant(&stem(word), fields, searcher)?.into_iter().map(|near| (vec![near], Sure::Near)),
                );
            }
            let alternatives = ways.iter().map(|(way, sure)| phrase(way, *sure, fields)).collect();
            stems.extend(ways.into_iter().flat_map(|(way, _)| way));
            parts.push(Box::new(DisjunctionMaxQuery::with_tie_breaker(alternatives, TIE_BREAKER)));
        }
        let of = |occur: Occur| -> Box<dyn Query> {
            Box::new(BooleanQuery::new(parts.iter().map(|part| (occur, part.box_clone())).collect()))
        };
        Ok(match parts.len() {
            0 => Self { all: Box::new(EmptyQuery), some: None, stems },
            1 => Self { all: of(Occur::Must), some: None, stems },
            _ => Self { all: of(Occur::Must), some: Some(of(Occur::Should)), stems },
        })
    }
}

/// What has all of these stems, each in any of the fields.
fn phrase(stems: &[String], sure: Sure, fields: &Fields) -> Box<dyn Query> {
    let texts = [fields.title, fields.labels, fields.maker, fields.description];
    let of_stem = |stem: &String| -> Box<dyn Query> {
        let in_field = |(field, weight): (Field, tantivy::Score)| -> Box<dyn Query> {
            let term = Term::from_field_text(field, stem);
            let found = TermQuery::new(term, IndexRecordOption::WithFreqs);
            Box::new(BoostQuery::new(Box::new(found), weight))
        };
        let found = texts.into_iter().zip(sure.weights()).map(in_field).collect();
        Box::new(DisjunctionMaxQuery::with_tie_breaker(found, TIE_BREAKER))
    };
    let all = stems.iter().map(|stem| (Occur::Must, of_stem(stem)));
    Box::new(BooleanQuery::new(all.collect()))
}

/// What `stem` may have meant, when nothing has it.
fn meant(stem: &str, fields: &Fields, searcher: &Searcher) -> Result<Vec<String>, Error> {
    let slips = match stem.chars().count() {
        TWO_SLIPS_FROM.. => 2,
        ONE_SLIP_FROM.. => 1,
        _ => return Ok(Vec::new()),
    };
    let named = [fields.title, fields.labels, fields.maker];
    for field in named.into_iter().chain([fields.description]) {
        if searcher.doc_freq(&Term::from_field_text(field, stem))? > 0 {
            return Ok(Vec::new());
        }
    }
    let mut near = Vec::new();
    for field in named {
        let like = FuzzyTermQuery::new(Term::from_field_text(field, stem), slips, true);
        near.extend(in_dictionary(field, &like, searcher)?);
    }
    Ok(most_frequent(near).take(MEANT_MAX).collect())
}

/// How the word that begins with `begun` may end, the most frequent first.
pub(super) fn endings(
    begun: &str,
    slips: u8,
    fields: &Fields,
    searcher: &Searcher,
) -> Result<impl Iterator<Item = String> + use<>, Error> {
    let like = FuzzyTermQuery::new_prefix(Term::from_field_text(fields.words, begun), slips, true);
    Ok(most_frequent(in_dictionary(fields.words, &like, searcher)?))
}

fn most_frequent(words: Vec<(String, u64)>) -> impl Iterator<Item = String> {
    let mut counts = BTreeMap::<String, u64>::new();
    for (word, count) in words {
        *counts.entry(word).or_default() += count;
    }
    let mut found: Vec<(String, u64)> = counts.into_iter().collect();
    found.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    found.into_iter().map(|(word, _)| word)
}

/// What `like` takes of the dictionaries of `field`, each with how many have it.
fn in_dictionary(
    field: Field,
    like: &FuzzyTermQuery,
    searcher: &Searcher,
) -> Result<Vec<(String, u64)>, Error> {
    let automaton = like.automaton()?;
    let mut found = Vec::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().search(&automaton).into_stream().map_err(Error::index)?;
        while stream.advance() {
            let word = String::from_utf8_lossy(stream.key()).into_owned();
            found.push((word, u64::from(stream.value().doc_freq)));
        }
    }
    Ok(found)
}
