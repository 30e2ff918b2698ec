//! What the service answers, as far as it is read.

use std::collections::BTreeMap;

use serde_json::Value;

use super::ask::{attribute_name, known_name, like_name, stars_name};
use crate::{Error, Facets, Found, Hit, Kind};

/// What was found, without the stems by which it was.
pub(super) fn found(kind: Kind, body: &Value) -> Result<Found, Error> {
    let strange = |what: &str| Error::index(format!("an answer without {what}"));
    let hits = body["hits"]["hits"].as_array().ok_or_else(|| strange("hits"))?;
    let hits = hits.iter().map(|found| hit(kind, found).ok_or_else(|| strange("identifiers")));
    Ok(Found {
        hits: hits.collect::<Result<_, _>>()?,
        total: body["hits"]["total"]["value"].as_u64().ok_or_else(|| strange("a total"))?,
        facets: facets(&body["aggregations"]).ok_or_else(|| strange("facets"))?,
        ..Found::default()
    })
}

fn hit(kind: Kind, found: &Value) -> Option<Hit> {
    let id = found["_id"].as_str()?;
    Some(match kind {
        Kind::Product => {
            Hit::Product(id.parse().ok()?, found["_source"]["artisan_id"].as_str()?.parse().ok()?)
        }
        Kind::Artisan => Hit::Artisan(id.parse().ok()?),
    })
}

fn facets(counted: &Value) -> Option<Facets> {
    let (attributes, numbers) = attributes(counted)?;
    Some(Facets {
        categories: values(&counted["category"]["of"])?,
        states: values(&counted["states"]["of"])?,
        tiers: values(&counted["tier"]["of"])?,
        in_stock: counted["in_stock"]["of"]["doc_count"].as_u64()?,
        stars: stars(&counted["rating"])?,
        prices: range(&counted["price"])?,
        attributes,
        numbers,
    })
}

/// What is said of attributes, by their keys: how often each value, and the lowest and the highest number.
type Said = (BTreeMap<String, BTreeMap<String, u64>>, BTreeMap<String, (u64, u64)>);

fn attributes(counted: &Value) -> Option<Said> {
    let (mut labels, mut numbers) = (BTreeMap::new(), BTreeMap::new());
    for (name, facet) in counted.as_object()? {
        let Some(key) = name.strip_prefix(&attribute_name("")) else { continue };
        if facet["low"].is_object() {
            numbers.extend(range(facet)?.map(|range| (key.to_owned(), range)));
            continue;
        }
        let of_key = |(label, count): (String, u64)| {
            Some((label.strip_prefix(key)?.strip_prefix(':')?.to_owned(), count))
        };
        let counts: BTreeMap<String, u64> =
            values(&facet["of"])?.into_iter().map(of_key).collect::<Option<_>>()?;
        if !counts.is_empty() {
            labels.insert(key.to_owned(), counts);
        }
    }
    Some((labels, numbers))
}

/// The lowest and the highest; none where nothing was found.
fn range(counted: &Value) -> Option<Option<(u64, u64)>> {
    Some(amount(&counted["low"]["value"])?.zip(amount(&counted["high"]["value"])?))
}

fn values(counted: &Value) -> Option<BTreeMap<String, u64>> {
    let buckets = counted["buckets"].as_array()?.iter();
    buckets.map(|bucket| Some((bucket["key"].as_str()?.to_owned(), bucket["doc_count"].as_u64()?))).collect()
}

fn stars(counted: &Value) -> Option<[u64; 5]> {
    let mut stars = [0; 5];
    for (least, count) in (1..).zip(&mut stars) {
        *count = counted[stars_name(least)]["doc_count"].as_u64()?;
    }
    Some(stars)
}

/// A whole number, which the service answers as one with a fraction; none where nothing was found.
fn amount(value: &Value) -> Option<Option<u64>> {
    if value.is_null() {
        return Some(None);
    }
    let text = value.as_number()?.to_string();
    text.strip_suffix(".0").unwrap_or(&text).parse().ok().map(Some)
}

/// Whether anything has the word of the part at `place`; of a word that was not asked for, that nobody has to know.
pub(super) fn is_known(body: &Value, place: usize) -> bool {
    body["aggregations"][known_name(place)]["doc_count"].as_u64() != Some(0)
}

/// What is spelled almost like the word of the part at `place`, with how often it is there.
pub(super) fn like(body: &Value, place: usize) -> Vec<(String, u64)> {
    let name = format!("{}-", like_name(place));
    let all = body["suggest"].as_object().into_iter().flatten();
    let of_fields = all.filter(|(key, _)| key.starts_with(&name));
    let entries = of_fields.flat_map(|(_, entries)| entries.as_array().into_iter().flatten());
    let options = entries.flat_map(|entry| entry["options"].as_array().into_iter().flatten());
    options
        .filter_map(|option| Some((option["text"].as_str()?.to_owned(), option["freq"].as_u64()?)))
        .collect()
}

/// The words that a beginning may go on to.
pub(super) fn endings(body: &Value) -> impl Iterator<Item = &str> {
    let buckets = body["aggregations"]["endings"]["buckets"].as_array();
    buckets.into_iter().flatten().filter_map(|bucket| bucket["key"].as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_amount_is_whole_however_it_is_written() {
        let read = |text: &str| amount(&serde_json::from_str(text).unwrap());
        for (text, is) in
            [("70.0", 70), ("70", 70), ("2.1E7", 21_000_000), ("1.0E9", 1_000_000_000), ("0.0", 0)]
        {
            assert_eq!(read(text), Some(Some(is)), "{text}");
        }
        assert_eq!(amount(&Value::Null), Some(None));
        for strange in [json!("70"), json!(0.5), json!(-1), json!({})] {
            assert_eq!(amount(&strange), None, "{strange}");
        }
    }
}
