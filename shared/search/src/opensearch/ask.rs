//! What the service is asked, in its own words.

use domain::artisans::Tier;
use domain::catalogue::attributes::{Attribute, AttributeKind};
use domain::reviews::Stars;
use serde_json::{Map, Value, json};
use tantivy::Score;

use crate::attributes::{label, number_field};
use crate::document::{kind_name, rating_from, tier_name};
use crate::wanted::{
    MEANT_MAX, OF_ESTABLISHED, OF_STOCK, OF_TRUSTED, ONE_SLIP_FROM, Part, Sure, TIE_BREAKER, TRIED_MAX, Way,
    slips, wanted,
};
use crate::{AttributeFilter, Filters, Kind, OFFSET_MAX, Query, Sort};

/// The fields that words are looked for in, in the order of their weights; the last one is what is misspelt without meaning anything.
const TEXTS: [&str; 4] = ["title", "labels", "maker", "description"];
/// Values of a label that are counted, at most: more than any label has.
const VALUES_MAX: usize = 200;
/// Letters of a beginning in which a slip is forgiven, at most: the pattern of all that is a slip away has to be shorter than the
/// thousand characters that the service takes.
const BEGUN_MAX: usize = 16;

/// By what the found can be narrowed down: a field, and how it is counted.
const FACETS: [(&str, Counted); 6] = [
    ("category", Counted::Values),
    ("states", Counted::Values),
    ("tier", Counted::Values),
    ("in_stock", Counted::Yes),
    ("price", Counted::Range),
    ("rating", Counted::Stars),
];

#[derive(Clone, Copy)]
enum Counted {
    /// How often it has each value.
    Values,
    /// How often it is so.
    Yes,
    /// The lowest and the highest.
    Range,
    /// How often it has so many stars and more.
    Stars,
}

/// What `query` finds with `text`, one page of it, how much that is in all, and by what it can be narrowed down.
pub(super) fn search(query: &Query, text: Option<Value>) -> Value {
    let filters = filters(&query.filters);
    let of_fields =
        FACETS.iter().map(|(field, counted)| ((*field).to_owned(), facet(field, *counted, &filters)));
    let of_attributes = query
        .filters
        .narrowing()
        .into_iter()
        .map(|attribute| (attribute_name(attribute.key), attribute_facet(attribute, &filters)));
    let facets: Map<String, Value> = of_fields.chain(of_attributes).collect();
    json!({
        "from": query.offset.min(OFFSET_MAX),
        "size": query.limit.max(1),
        "track_total_hits": true,
        "_source": ["artisan_id"],
        "query": { "bool": {
            "filter": [{ "term": { "kind": kind_name(query.kind) } }],
            "must": text.into_iter().collect::<Vec<_>>(),
            "should": [
                worth("in_stock", &json!(true), OF_STOCK),
                worth("tier", &json!(tier_name(Tier::Trusted)), OF_TRUSTED),
                worth("tier", &json!(tier_name(Tier::Established)), OF_ESTABLISHED),
            ],
        } },
        // After the facets are counted, each of which leaves its own filter out.
        "post_filter": kept(filters.iter()),
        "sort": order(query.order()),
        "aggs": facets,
    })
}

/// What is left in, each by the field that it is about.
fn filters(filters: &Filters) -> Vec<(String, Value)> {
    let Filters { category, price_min, price_max, state, in_stock, tier, stars_min, attributes } = filters;
    let mut kept: Vec<(&str, Value)> = Vec::new();
    kept.extend(category.as_ref().map(|slug| ("category", json!({ "term": { "category": slug } }))));
    kept.extend(state.as_ref().map(|code| ("states", json!({ "term": { "states": code } }))));
    kept.extend(tier.map(|tier| ("tier", json!({ "term": { "tier": tier_name(tier) } }))));
    kept.extend(in_stock.then(|| ("in_stock", json!({ "term": { "in_stock": true } }))));
    if price_min.is_some() || price_max.is_some() {
        kept.push(("price", between("price", *price_min, *price_max)));
    }
    kept.extend(stars_min.map(|stars| ("rating", rated("rating", stars))));
    let of_attributes = attributes.iter().map(|(key, filter)| (attribute_name(key), saying(key, filter)));
    kept.into_iter().map(|(about, filter)| (about.to_owned(), filter)).chain(of_attributes).collect()
}

/// What says of the attribute `key` what `filter` leaves in.
fn saying(key: &str, filter: &AttributeFilter) -> Value {
    match filter {
        AttributeFilter::OneOf(values) => {
            let labels: Vec<String> = values.iter().map(|value| label(key, value)).collect();
            json!({ "terms": { "attributes": labels } })
        }
        AttributeFilter::Between(low, high) => between(&number_field(key), *low, *high),
    }
}

fn between(field: &str, low: Option<u64>, high: Option<u64>) -> Value {
    let bounds = [("gte", low), ("lte", high)];
    let named = |(name, bound): (&str, Option<u64>)| Some((name.to_owned(), json!(bound?)));
    let bounds: Map<String, Value> = bounds.into_iter().filter_map(named).collect();
    json!({ "range": { field: bounds } })
}

fn kept<'a>(filters: impl Iterator<Item = &'a (String, Value)>) -> Value {
    json!({ "bool": { "filter": filters.map(|(_, filter)| filter).collect::<Vec<_>>() } })
}

/// What has so many stars on average and more.
fn rated(field: &str, stars: u8) -> Value {
    json!({ "range": { field: { "gte": rating_from(stars) } } })
}

/// What is found without the filter about `field`, counted by it.
fn facet(field: &str, counted: Counted, filters: &[(String, Value)]) -> Value {
    let of = match counted {
        Counted::Values => json!({ "of": { "terms": { "field": field, "size": VALUES_MAX } } }),
        Counted::Yes => json!({ "of": { "filter": { "term": { field: true } } } }),
        Counted::Range => range(field),
        Counted::Stars => Stars::ALL
            .map(u8::from)
            .into_iter()
            .map(|stars| (stars_name(stars), json!({ "filter": rated(field, stars) })))
            .collect(),
    };
    json!({ "filter": kept(filters.iter().filter(|(about, _)| about != field)), "aggs": of })
}

/// The same about `attribute`, by what is said of it.
fn attribute_facet(attribute: &Attribute, filters: &[(String, Value)]) -> Value {
    let name = attribute_name(attribute.key);
    let of = match attribute.kind {
        AttributeKind::Number { .. } => range(&number_field(attribute.key)),
        AttributeKind::Choice { .. } | AttributeKind::YesNo | AttributeKind::Text { .. } => {
            let labels = label(attribute.key, ".*");
            json!({ "of": { "terms": { "field": "attributes", "include": labels, "size": VALUES_MAX } } })
        }
    };
    json!({ "filter": kept(filters.iter().filter(|(about, _)| *about != name)), "aggs": of })
}

/// The lowest and the highest of `field`.
fn range(field: &str) -> Value {
    json!({ "low": { "min": { "field": field } }, "high": { "max": { "field": field } } })
}

/// What the filter and the facet about the attribute `key` are called.
pub(super) fn attribute_name(key: &str) -> String {
    format!("attribute-{key}")
}

fn worth(field: &str, value: &Value, score: Score) -> Value {
    json!({ "constant_score": { "filter": { "term": { field: value } }, "boost": score } })
}

/// The last ones only have the same order each time, so that no page repeats another.
fn order(sort: Sort) -> Value {
    match sort {
        Sort::Relevance => json!([{ "_score": "desc" }, { "created_at": "desc" }, { "id": "asc" }]),
        Sort::Newest => json!([{ "created_at": "desc" }, { "id": "asc" }]),
        Sort::PriceUp => json!([{ "price": "asc" }, { "id": "asc" }]),
        Sort::PriceDown => json!([{ "price": "desc" }, { "id": "asc" }]),
        Sort::Rating => json!([{ "rank": "desc" }, { "id": "asc" }]),
    }
}

/// What has each of the parts.
pub(super) fn all(parts: &[Part]) -> Value {
    json!({ "bool": { "must": parts.iter().map(part).collect::<Vec<_>>() } })
}

/// What has some of the parts.
pub(super) fn some(parts: &[Part]) -> Value {
    json!({ "bool": { "should": parts.iter().map(part).collect::<Vec<_>>(), "minimum_should_match": 1 } })
}

fn part(part: &Part) -> Value {
    best(part.ways.iter().map(phrase).collect())
}

/// What has all of these stems, each in any of the fields.
fn phrase((stems, sure): &Way) -> Value {
    json!({ "bool": { "must": stems.iter().map(|stem| anywhere(stem, *sure)).collect::<Vec<_>>() } })
}

fn anywhere(stem: &str, sure: Sure) -> Value {
    let in_field =
        |(field, weight): (&str, Score)| json!({ "term": { field: { "value": stem, "boost": weight } } });
    best(TEXTS.into_iter().zip(sure.weights()).map(in_field).collect())
}

fn best(queries: Vec<Value>) -> Value {
    json!({ "dis_max": { "queries": queries, "tie_breaker": TIE_BREAKER } })
}

/// Of each word that may be misspelt: whether anything has it, and what is spelled almost so. Nothing where no word is.
pub(super) fn meant(parts: &[Part]) -> Value {
    let (mut known, mut like) = (Map::new(), Map::new());
    for (place, part) in parts.iter().enumerate() {
        let Some((word, slips)) = part.word.as_ref().and_then(|word| Some((word, slips(word)?))) else {
            continue;
        };
        known.insert(known_name(place), json!({ "filter": anywhere(word, Sure::Typed) }));
        for field in &TEXTS[..TEXTS.len() - 1] {
            let suggest = json!({ "text": word, "term": {
                "field": field, "size": MEANT_MAX, "sort": "frequency", "suggest_mode": "always",
                "max_edits": slips, "prefix_length": 0, "min_word_length": ONE_SLIP_FROM,
            } });
            like.insert(format!("{}-{field}", like_name(place)), suggest);
        }
    }
    if known.is_empty() {
        return json!({});
    }
    json!({ "size": 0, "aggs": known, "suggest": like })
}

/// What the count of so many stars and more is called.
pub(super) fn stars_name(stars: u8) -> String {
    format!("stars-{stars}")
}

/// What the answer about the part at `place` is called.
pub(super) fn known_name(place: usize) -> String {
    format!("known-{place}")
}

/// What suggestions for the part at `place` are called, before the field.
pub(super) fn like_name(place: usize) -> String {
    format!("like-{place}")
}

/// Patterns of what goes on from `begun`: as it is, then with a slip in it.
pub(super) fn endings(begun: &str) -> Vec<String> {
    // Letters and digits only, none of which means something in a pattern.
    let letters: Vec<char> = begun.chars().collect();
    let mut patterns = vec![format!("{begun}.*")];
    if (ONE_SLIP_FROM..=BEGUN_MAX).contains(&letters.len()) {
        let text = |letters: &[char]| letters.iter().collect::<String>();
        let split = |place: usize| (text(&letters[..place]), &letters[place..]);
        let other =
            (0..letters.len()).map(split).map(|(before, rest)| format!("{before}.?{}", text(&rest[1..])));
        let more = (0..=letters.len()).map(split).map(|(before, rest)| format!("{before}.{}", text(rest)));
        let swapped = (0..letters.len() - 1)
            .map(split)
            .map(|(before, rest)| format!("{before}{}{}{}", rest[1], rest[0], text(&rest[2..])));
        let all: Vec<String> = other.chain(more).chain(swapped).collect();
        patterns.push(format!("({}).*", all.join("|")));
    }
    patterns
}

/// Words like `pattern` of goods that have what was typed `before`, the most frequent first.
pub(super) fn suggestions(before: &[String], pattern: &str) -> Value {
    let mut filter = vec![json!({ "term": { "kind": kind_name(Kind::Product) } })];
    if !before.is_empty() {
        filter.push(all(&Part::of(&wanted(&before.join(" ")))));
    }
    json!({
        "size": 0,
        "query": { "bool": { "filter": filter } },
        "aggs": { "endings": { "terms": {
            "field": "words", "include": pattern, "size": TRIED_MAX, "order": [{ "_count": "desc" }, { "_key": "asc" }],
        } } },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_of_slips_is_no_longer_than_the_service_takes() {
        let longest = endings(&"x".repeat(BEGUN_MAX));
        assert!(longest.iter().all(|pattern| pattern.len() < 1_000), "{}", longest[1].len());
        assert_eq!(endings(&"x".repeat(BEGUN_MAX + 1)).len(), 1);
        assert_eq!(endings("woo"), ["woo.*"], "each other word would be a slip away");
    }
}
