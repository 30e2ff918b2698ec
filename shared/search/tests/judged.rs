//! Judged queries: how good the order is that the embedded engine finds things in, as one figure that may not fall.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use domain::artisans::Tier;
use domain::{ArtisanId, ProductId, Timestamp, TypedId};
use search::embedded::{Reading, Writing};
use search::{Document, Filters, Found, Hit, Kind, Query, Sort, words};
use serde::Deserialize;

#[derive(Deserialize)]
struct Listing {
    name: String,
    title: String,
    description: String,
    category: String,
    maker: String,
    states: Vec<String>,
    tier: Tier,
    price: u64,
    stock: u64,
}

#[derive(Deserialize)]
struct Judged {
    figure: u64,
    queries: Vec<Judgement>,
}

#[derive(Deserialize)]
struct Judgement {
    text: String,
    best: Vec<String>,
    good: Vec<String>,
}

/// What a place on the page is worth, in thousandths: 1000 / log2(place + 1).
const DISCOUNTS: [u64; 10] = [1000, 631, 500, 431, 387, 356, 333, 315, 301, 289];
const GAIN_OF_BEST: u64 = 3;
const GAIN_OF_GOOD: u64 = 1;

struct Market {
    reading: Reading,
    names: BTreeMap<String, String>,
}

fn at(seconds: u64) -> Timestamp {
    Timestamp::from_millis(1_795_342_620_000).plus_seconds(seconds)
}

/// The listings, in an index that went through its objects.
fn market() -> Market {
    rated(&[])
}

/// The same with some of them rated: by name, the average in tenths of a star, and the rank.
fn rated(ratings: &[(&str, u64, u64)]) -> Market {
    let listings: Vec<Listing> = serde_json::from_str(include_str!("listings.json")).unwrap();
    let mut writing = Writing::anew().unwrap();
    let mut names = BTreeMap::new();
    for (second, listing) in (0..).zip(&listings) {
        let id = ProductId::derived(at(second), &listing.name).to_string();
        let plain = |text: &str| words(text).join(" ");
        let slug = &listing.category;
        let category = domain::catalogue::CATEGORIES.iter().find(|category| category.slug == slug).unwrap();
        let rating = ratings.iter().find(|(name, ..)| *name == listing.name);
        let document = Document {
            id: id.clone(),
            kind: Kind::Product,
            artisan_id: ArtisanId::derived(at(0), &listing.maker).to_string(),
            title: plain(&listing.title),
            labels: plain(category.name),
            maker: plain(&listing.maker),
            description: plain(&listing.description),
            category: Some(listing.category.clone()),
            states: listing.states.clone(),
            tier: listing.tier,
            price: listing.price,
            in_stock: listing.stock > 0,
            created_at: second,
            rating: rating.map_or(0, |(_, tenths, _)| *tenths),
            rank: rating.map_or(0, |(.., rank)| *rank),
        };
        writing.put(&document).unwrap();
        names.insert(id, listing.name.clone());
    }
    Market { reading: published(writing), names }
}

fn published(writing: Writing) -> Reading {
    let publication = writing.finish().unwrap().expect("something is new");
    let objects: Vec<_> = (0..)
        .zip(publication.new)
        .map(|(name, object): (u32, _)| (name.to_string(), tantivy::directory::OwnedBytes::new(object)))
        .collect();
    Reading::open(&objects, &publication.manifest).unwrap()
}

fn query(text: &str) -> Query {
    Query {
        kind: Kind::Product,
        text: Some(text.to_owned()),
        filters: Filters::default(),
        sort: Sort::Relevance,
        offset: 0,
        limit: 10,
    }
}

impl Market {
    fn find(&self, query: &Query) -> Found {
        self.reading.search(query).unwrap()
    }

    fn names(&self, found: &Found) -> Vec<String> {
        let name = |hit: &Hit| match hit {
            Hit::Product(id, _) => self.names[&id.to_string()].clone(),
            Hit::Artisan(id) => id.to_string(),
        };
        found.hits.iter().map(name).collect()
    }
}

/// nDCG@10 in thousandths: the gains by place, over those of the best order there is.
fn ndcg(found: &[String], judgement: &Judgement) -> u64 {
    let gain = |name: &String| {
        if judgement.best.contains(name) {
            GAIN_OF_BEST
        } else if judgement.good.contains(name) {
            GAIN_OF_GOOD
        } else {
            0
        }
    };
    let sum = |gains: Vec<u64>| -> u64 { gains.into_iter().zip(DISCOUNTS).map(|(gain, of)| gain * of).sum() };
    let ideal = judgement.best.iter().chain(&judgement.good).map(gain).collect();
    sum(found.iter().map(gain).collect()) * 1000 / sum(ideal)
}

#[test]
fn what_should_come_first_does_no_worse_than_before() {
    let market = market();
    let judged: Judged = serde_json::from_str(include_str!("judged.json")).unwrap();
    let mut figures = Vec::new();
    for judgement in &judged.queries {
        let found = market.names(&market.find(&query(&judgement.text)));
        let figure = ndcg(&found, judgement);
        if figure < 1000 {
            println!("{figure:4} {}: {found:?}", judgement.text);
        }
        figures.push(figure);
    }
    let count = u64::try_from(figures.len()).unwrap();
    assert!(count >= 60, "{count} queries judge little");
    let mean = figures.iter().sum::<u64>() / count;
    assert!(mean >= judged.figure, "nDCG@10 was {} thousandths and is {mean}", judged.figure);
    assert!(mean <= judged.figure + 5, "it is better now: {mean}; write that into judged.json");
}

#[test]
fn a_facet_ignores_its_own_filter_and_no_other() {
    let market = market();
    let all = market.find(&query("door"));
    let mut narrowed = query("door");
    narrowed.filters.category = Some("furniture".to_owned());
    let found = market.find(&narrowed);
    assert_eq!(market.names(&found), ["wardrobe"]);
    assert_eq!(found.facets.categories, all.facets.categories, "other categories can still be chosen");
    assert_eq!(found.facets.tiers, BTreeMap::from([("trusted".to_owned(), 1)]));
    assert_eq!(found.facets.in_stock, 0);
    assert_eq!(found.facets.prices, Some((21_000_000, 21_000_000)));
    narrowed.filters.in_stock = true;
    let none = market.find(&narrowed);
    assert_eq!((none.total, none.facets.in_stock), (0, 0));
}

#[test]
fn filters_leave_out_and_sorts_put_in_order() {
    let market = market();
    let mut cheap = Query { text: None, sort: Sort::PriceUp, ..query("") };
    cheap.filters.price_min = Some(400_000);
    cheap.filters.price_max = Some(450_000);
    let found = market.find(&cheap);
    assert_eq!(found.total, 3);
    assert_eq!(market.names(&found)[2], "trowel");
    cheap.sort = Sort::PriceDown;
    assert_eq!(market.names(&market.find(&cheap))[0], "trowel");
    let newest = market.find(&Query { text: None, sort: Sort::Newest, ..query("") });
    assert_eq!(market.names(&newest)[0], "spanner");
    let lagos = Filters { state: Some("NG-LA".to_owned()), tier: Some(Tier::Trusted), ..Filters::default() };
    assert_eq!(market.find(&Query { text: None, filters: lagos, ..query("") }).total, 8);
}

#[test]
fn what_is_well_rated_is_found_by_its_stars_and_few_reviews_come_after_many() {
    let market = rated(&[("trowel", 50, 3_750), ("spanner", 47, 4_580), ("stool", 29, 3_000)]);
    let by_rating = Query { text: None, sort: Sort::Rating, ..query("") };
    let found = market.find(&by_rating);
    assert_eq!(market.names(&found)[..3], ["spanner", "trowel", "stool"]);
    assert_eq!(found.facets.stars, [3, 3, 2, 2, 1]);
    let four = Filters { stars_min: Some(4), ..Filters::default() };
    let narrowed = market.find(&Query { filters: four, ..by_rating.clone() });
    assert_eq!((narrowed.total, narrowed.facets.stars), (2, [3, 3, 2, 2, 1]), "the facet ignores its filter");
    let five = Filters { stars_min: Some(5), ..Filters::default() };
    assert_eq!(market.find(&Query { filters: five, ..by_rating }).total, 1);
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let market = market();
    let mut all = Vec::new();
    for page in 0..6 {
        let found = market.find(&Query { text: None, offset: page * 10, ..query("") });
        all.extend(market.names(&found));
    }
    assert_eq!(all.len(), market.names.len());
    all.sort();
    all.dedup();
    assert_eq!(all.len(), market.names.len());
}

#[test]
fn what_has_no_word_finds_nothing_and_never_everything() {
    let market = market();
    for text in ["%", "_", "\"", "*", "🪑", "\u{202E}", "\0", " ", "title:*", "[a TO z]", "-door +", "~2"] {
        let found = market.find(&query(text));
        assert!(found.total < 10, "{text:?} finds {}", found.total);
    }
    for text in ["%", "_", "\"", "*", "🪑", "\0"] {
        assert_eq!(market.find(&query(text)).total, 0, "{text:?}");
    }
    assert_eq!(market.names(&market.find(&query("% \"gate\" *")))[0], "gate");
    assert!(market.find(&query(&"door ".repeat(2_000))).total > 0);
    assert_eq!(market.find(&query(&"x".repeat(10_000))).total, 0);
}

#[test]
fn some_of_the_words_are_better_than_nothing_and_it_is_said() {
    let market = market();
    let found = market.find(&query("gate zzyzx"));
    assert!(found.only_some_words);
    assert_eq!(market.names(&found)[0], "gate");
    assert!(!market.find(&query("sliding gate")).only_some_words);
}

#[test]
fn suggestions_go_on_what_is_typed_and_find_something() {
    let market = market();
    let suggest = |typed| market.reading.suggest(typed, 8).unwrap();
    assert!(suggest("mah").contains(&"mahogany".to_owned()));
    assert_eq!(suggest("mahogany ta"), ["mahogany table"]);
    assert!(suggest("mohog").contains(&"mahogany".to_owned()), "a slip is forgiven");
    assert!(suggest("Agb").contains(&"agbada".to_owned()));
    for nothing in ["", "%", "zzzz", "\0"] {
        assert_eq!(suggest(nothing), Vec::<String>::new(), "{nothing:?}");
    }
}

mod any_text {
    use proptest::prelude::*;

    use super::*;

    thread_local! {
        static MARKET: Market = market();
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn is_searched_for_and_finds_no_more_than_there_is(text in "\\PC{0,60}|[\\x00-\\x7f]{0,40}") {
            MARKET.with(|market| {
                let found = market.find(&query(&text));
                assert!(found.total <= u64::try_from(market.names.len()).unwrap());
                if words(&text).is_empty() {
                    assert_eq!(found.total, 0, "{text:?}");
                }
                for suggested in market.reading.suggest(&text, 8).unwrap() {
                    assert!(market.find(&query(&suggested)).total > 0, "{text:?} leads to {suggested:?}");
                }
            });
        }
    }
}
