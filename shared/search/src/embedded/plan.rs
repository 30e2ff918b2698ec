//! From what was typed to what is looked for.

use std::collections::BTreeSet;

use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::Fields;
use crate::Error;
use crate::wanted::{MEANT_MAX, Part, Sure, TIE_BREAKER, most_frequent, near, slips};

/// What is looked for.
pub(super) struct Plan {
    /// What has each part of what was typed.
    pub(super) all: Box<dyn Query>,
    /// What has some; `None` where that is the same.
    pub(super) some: Option<Box<dyn Query>>,
    /// The stems by which anything is found.
    pub(super) stems: BTreeSet<String>,
}

impl Plan {
    /// For `wanted` words. None of them find nothing.
    pub(super) fn new(wanted: &[String], fields: &Fields, searcher: &Searcher) -> Result<Self, Error> {
        let mut stems = BTreeSet::new();
        let mut parts: Vec<Box<dyn Query>> = Vec::new();
        for part in Part::of(wanted) {
            let mut ways = part.ways;
            if let Some(word) = &part.word {
                ways.extend(near(meant(word, fields, searcher)?));
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
    let Some(slips) = slips(stem) else { return Ok(Vec::new()) };
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
