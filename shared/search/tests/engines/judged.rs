//! What is found, by whichever engine: the same table of behaviours for each; and judged queries, how good the order is that things
//! are found in, as one figure for each engine that may not fall.

use std::collections::BTreeMap;

use domain::artisans::Tier;
use search::{Document, Filters, Query, Sort};
use serde::Deserialize;

use crate::market::{Market, markets, query};

#[derive(Deserialize)]
struct Judged {
    /// By engine.
    figures: BTreeMap<String, u64>,
    queries: Vec<Judgement>,
}

#[derive(Deserialize)]
struct Judgement {
    text: String,
    best: Vec<String>,
    good: Vec<String>,
}

/// Of what is rated the name, the average in tenths of a star, and the rank.
const RATED: [(&str, u64, u64); 3] = [("trowel", 50, 3_750), ("spanner", 47, 4_580), ("stool", 29, 3_000)];

/// The listings in each engine, some of them rated.
fn rated() -> [Market; 2] {
    markets().map(|mut market| {
        let rated =
            RATED.map(|(name, rating, rank)| Document { rating, rank, ..market.documents[name].clone() });
        market.say(&rated.each_ref().map(|document| (document.id.as_str(), Some(document))));
        market
    })
}

/// What a place on the page is worth, in thousandths: 1000 / log2(place + 1).
const DISCOUNTS: [u64; 10] = [1000, 631, 500, 431, 387, 356, 333, 315, 301, 289];
const GAIN_OF_BEST: u64 = 3;
const GAIN_OF_GOOD: u64 = 1;

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
    let judged: Judged = serde_json::from_str(include_str!("../judged.json")).unwrap();
    let mut wrong = Vec::new();
    for market in markets() {
        let engine = market.engine();
        let mut figures = Vec::new();
        for judgement in &judged.queries {
            let found = market.names(&market.find(&query(&judgement.text)));
            let figure = ndcg(&found, judgement);
            if figure < 1000 {
                println!("{engine} {figure:4} {}: {found:?}", judgement.text);
            }
            figures.push(figure);
        }
        let count = u64::try_from(figures.len()).unwrap();
        assert!(count >= 60, "{count} queries judge little");
        let (was, is) = (judged.figures[engine], figures.iter().sum::<u64>() / count);
        println!("{engine}: {is}");
        if is < was || is > was + 5 {
            wrong.push(format!(
                "nDCG@10 of {engine} was {was} thousandths and is {is}: write a better one into judged.json"
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn accents_case_and_slips_make_no_difference() {
    for market in markets() {
        for (text, first) in [
            ("agbada", "agbada"),
            ("Agbádá", "agbada"),
            ("AGBADA", "agbada"),
            ("agba\u{301}da\u{301}", "agbada"),
            ("agbda", "agbada"),
            ("bookshelve", "bookshelf"),
            ("mahogny dining", "dining-table"),
            ("wardorbe", "wardrobe"),
        ] {
            let found = market.find(&query(text));
            assert_eq!(market.names(&found)[0], first, "{} {text}", market.engine());
            assert!(!found.stems.is_empty(), "{text}: what is marked");
        }
        let near = market.find(&query("mahogny"));
        assert!(
            near.stems.contains("mahogani"),
            "{}: what was meant is marked: {:?}",
            market.engine(),
            near.stems
        );
        assert_eq!(market.find(&query("hnt")).total, 0, "{}: a short word has no slips", market.engine());
    }
}

#[test]
fn what_is_taken_away_is_gone_and_what_changes_is_found_as_it_is_now() {
    for mut market in markets() {
        let stool = market.documents["stool"].clone();
        market.say(&[(&stool.id, None)]);
        assert!(
            !market.names(&market.find(&query("stool"))).contains(&"stool".to_owned()),
            "{}",
            market.engine()
        );
        let carved = search::Document { title: "zebrawood pouffe".to_owned(), price: 7, ..stool.clone() };
        market.say(&[(&stool.id, Some(&carved))]);
        let found = market.find(&query("zebrawood"));
        assert_eq!(market.names(&found)[0], "stool", "{}", market.engine());
        let cheapest = market.find(&Query { text: None, sort: Sort::PriceUp, ..query("") });
        assert_eq!(market.names(&cheapest)[0], "stool", "{}", market.engine());
        assert_eq!(cheapest.facets.prices.unwrap().0, 7, "{}", market.engine());
        assert_eq!(
            cheapest.total,
            u64::try_from(market.documents.len()).unwrap(),
            "{}: each once",
            market.engine()
        );
    }
}

#[test]
fn a_facet_ignores_its_own_filter_and_no_other() {
    for market in markets() {
        let all = market.find(&query("door"));
        let mut narrowed = query("door");
        narrowed.filters.category = Some("furniture".to_owned());
        let found = market.find(&narrowed);
        assert_eq!(market.names(&found), ["wardrobe"], "{}", market.engine());
        assert_eq!(found.facets.categories, all.facets.categories, "other categories can still be chosen");
        assert_eq!(found.facets.tiers, BTreeMap::from([("trusted".to_owned(), 1)]));
        assert_eq!(found.facets.in_stock, 0);
        assert_eq!(found.facets.prices, Some((21_000_000, 21_000_000)));
        narrowed.filters.in_stock = true;
        let none = market.find(&narrowed);
        assert_eq!((none.total, none.facets.in_stock), (0, 0));
    }
}

#[test]
fn both_engines_count_the_same_for_whatever_is_filtered() {
    let [one, other] = rated();
    let filters = [
        Filters::default(),
        Filters { state: Some("NG-LA".to_owned()), ..Filters::default() },
        Filters { tier: Some(Tier::Trusted), in_stock: true, ..Filters::default() },
        Filters { category: Some("furniture".to_owned()), price_max: Some(15_000_000), ..Filters::default() },
        Filters { price_min: Some(400_000), price_max: Some(450_000), ..Filters::default() },
        Filters { category: Some("nothing".to_owned()), ..Filters::default() },
        Filters { stars_min: Some(4), ..Filters::default() },
        Filters { state: Some("NG-LA".to_owned()), stars_min: Some(2), in_stock: true, ..Filters::default() },
    ];
    for filters in filters {
        for text in [None, Some("door"), Some("mahogny"), Some("couch"), Some("gate zzyzx")] {
            let asked = Query { text: text.map(str::to_owned), filters: filters.clone(), ..query("") };
            let (here, there) = (one.find(&asked), other.find(&asked));
            assert_eq!((here.total, &here.facets), (there.total, &there.facets), "{asked:?}");
            assert_eq!(
                (here.only_some_words, &here.stems),
                (there.only_some_words, &there.stems),
                "{asked:?}"
            );
        }
    }
}

#[test]
fn filters_leave_out_and_sorts_put_in_order() {
    for market in markets() {
        let mut cheap = Query { text: None, sort: Sort::PriceUp, ..query("") };
        cheap.filters.price_min = Some(400_000);
        cheap.filters.price_max = Some(450_000);
        let found = market.find(&cheap);
        assert_eq!(found.total, 3, "{}", market.engine());
        assert_eq!(market.names(&found)[2], "trowel");
        cheap.sort = Sort::PriceDown;
        assert_eq!(market.names(&market.find(&cheap))[0], "trowel");
        let newest = market.find(&Query { text: None, sort: Sort::Newest, ..query("") });
        assert_eq!(market.names(&newest)[0], "spanner");
        let lagos =
            Filters { state: Some("NG-LA".to_owned()), tier: Some(Tier::Trusted), ..Filters::default() };
        assert_eq!(market.find(&Query { text: None, filters: lagos, ..query("") }).total, 8);
    }
}

#[test]
fn what_is_well_rated_is_found_by_its_stars_and_few_reviews_come_after_many() {
    for market in rated() {
        let engine = market.engine();
        let by_rating = Query { text: None, sort: Sort::Rating, ..query("") };
        let found = market.find(&by_rating);
        assert_eq!(market.names(&found)[..3], ["spanner", "trowel", "stool"], "{engine}");
        assert_eq!(found.facets.stars, [3, 3, 2, 2, 1], "{engine}");
        let with = |filters: Filters| market.find(&Query { filters, ..by_rating.clone() });
        let four = with(Filters { stars_min: Some(4), ..Filters::default() });
        assert_eq!(market.names(&four), ["spanner", "trowel"], "{engine}");
        assert_eq!(four.facets.stars, [3, 3, 2, 2, 1], "{engine}: the facet ignores its filter");
        let five = with(Filters { stars_min: Some(5), ..Filters::default() });
        assert_eq!(market.names(&five), ["trowel"], "{engine}");
        let furniture = Some("furniture".to_owned());
        let none = with(Filters { category: furniture, stars_min: Some(4), ..Filters::default() });
        assert_eq!((none.total, none.facets.stars), (0, [1, 1, 0, 0, 0]), "{engine}: and no other");
    }
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    for market in markets() {
        let count = market.documents.len();
        for sort in [Sort::Relevance, Sort::PriceUp, Sort::Rating] {
            let asked = Query { text: None, sort, ..query("") };
            let mut all = Vec::new();
            for page in 0..6 {
                let found = market.find(&Query { offset: page * 10, ..asked.clone() });
                all.extend(market.names(&found));
            }
            assert_eq!(all.len(), count, "{}", market.engine());
            all.sort();
            all.dedup();
            assert_eq!(all.len(), count, "{}", market.engine());
        }
        let past = market.find(&Query { text: None, offset: search::OFFSET_MAX, ..query("") });
        assert_eq!((past.hits.len(), past.total), (0, u64::try_from(count).unwrap()), "{}", market.engine());
    }
}

#[test]
fn what_has_no_word_finds_nothing_and_never_everything() {
    for market in markets() {
        for text in ["%", "_", "\"", "*", "🪑", "\u{202E}", "\0", " ", "title:*", "[a TO z]", "-door +", "~2"]
        {
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
}

#[test]
fn some_of_the_words_are_better_than_nothing_and_it_is_said() {
    for market in markets() {
        let found = market.find(&query("gate zzyzx"));
        assert!(found.only_some_words);
        assert_eq!(market.names(&found)[0], "gate");
        assert!(!market.find(&query("sliding gate")).only_some_words);
    }
}

#[test]
fn suggestions_go_on_what_is_typed_and_find_something() {
    for market in markets() {
        assert!(market.suggest("mah").contains(&"mahogany".to_owned()));
        assert_eq!(market.suggest("mahogany ta"), ["mahogany table"]);
        assert!(market.suggest("mohog").contains(&"mahogany".to_owned()), "a slip is forgiven");
        assert!(market.suggest("mhaog").contains(&"mahogany".to_owned()), "{:?}", market.suggest("mhaog"));
        assert!(market.suggest("Agb").contains(&"agbada".to_owned()));
        for nothing in ["", "%", "zzzz", "\0", ".*", "(a|b)"] {
            let found = market.suggest(nothing);
            assert!(found.iter().all(|text| !text.contains('.')), "{nothing:?} {found:?}");
        }
        for nothing in ["", "%", "zzzz", "\0", ".*"] {
            assert_eq!(market.suggest(nothing), Vec::<String>::new(), "{nothing:?}");
        }
    }
}

mod any_text {
    use proptest::prelude::*;

    use search::words;

    use crate::market::{Market, embedded, opensearch, query};

    thread_local! {
        static EMBEDDED: Market = embedded();
        static OPENSEARCH: Market = opensearch();
    }

    fn find(market: &Market, text: &str) {
        let found = market.find(&query(text));
        assert!(found.total <= u64::try_from(market.documents.len()).unwrap());
        if words(text).is_empty() {
            assert_eq!(found.total, 0, "{text:?}");
        }
        for suggested in market.suggest(text) {
            assert!(market.find(&query(&suggested)).total > 0, "{text:?} leads to {suggested:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn is_searched_for_and_finds_no_more_than_there_is(text in "\\PC{0,60}|[\\x00-\\x7f]{0,40}") {
            EMBEDDED.with(|market| find(market, &text));
            OPENSEARCH.with(|market| find(market, &text));
        }
    }
}
