//! A tree of categories and what products say of their attributes: the same for each engine.

use std::collections::BTreeMap;

use search::{Document, Filters, Query, Sort, read_filters};

use crate::market::{Market, markets, query};

/// Doors with a category below the one they are in so far, and what they say: material, lock, and width in hundredths of a centimetre.
const DOORS: [(&str, &str, &str, &str, u64); 2] =
    [("front-door", "doors", "hardwood", "yes", 9_000), ("flush-door", "doors", "steel", "no", 7_550)];

/// The listings in each engine, some of which say something of themselves.
fn said() -> [Market; 2] {
    markets().map(|mut market| {
        let doors = DOORS.map(|(name, category, material, lock, width)| Document {
            categories: vec!["doors-windows".to_owned(), category.to_owned()],
            attributes: vec![format!("material:{material}"), format!("lock:{lock}")],
            numbers: BTreeMap::from([("width".to_owned(), width)]),
            ..market.documents[name].clone()
        });
        let window = Document {
            categories: vec!["doors-windows".to_owned(), "windows".to_owned()],
            attributes: vec!["material:steel".to_owned()],
            numbers: BTreeMap::from([("width".to_owned(), 12_000)]),
            ..market.documents["window"].clone()
        };
        let all: Vec<&Document> = doors.iter().chain([&window]).collect();
        market.say(&all.iter().map(|document| (document.id.as_str(), Some(*document))).collect::<Vec<_>>());
        market
    })
}

/// What is in `category` and left by `attributes`, the cheapest first.
fn asked(category: &str, attributes: &str) -> Query {
    let attributes = match attributes {
        "" => BTreeMap::new(),
        text => read_filters(category.parse().unwrap(), text).unwrap(),
    };
    let filters = Filters { category: Some(category.to_owned()), attributes, ..Filters::default() };
    Query { text: None, sort: Sort::PriceUp, filters, ..query("") }
}

#[test]
fn a_category_finds_what_is_in_its_parts_and_a_part_only_its_own() {
    for market in said() {
        let engine = market.engine();
        let all = market.find(&asked("doors-windows", ""));
        let doors = market.find(&asked("doors", ""));
        assert_eq!(market.names(&doors), ["flush-door", "front-door"], "{engine}");
        assert_eq!(market.names(&market.find(&asked("windows", ""))), ["window"], "{engine}");
        let of_all = |slug: &str| all.facets.categories.get(slug).copied();
        assert_eq!((of_all("doors"), of_all("windows")), (Some(2), Some(1)), "{engine}");
        assert_eq!(of_all("doors-windows"), Some(all.total), "{engine}");
        assert_eq!(doors.facets.categories, all.facets.categories, "{engine}: others can still be chosen");
    }
}

#[test]
fn what_says_something_else_or_nothing_is_left_out() {
    for market in said() {
        let engine = market.engine();
        for (category, attributes, found) in [
            ("doors-windows", "material:steel", vec!["flush-door", "window"]),
            ("doors-windows", "material:steel,material:hardwood", vec!["flush-door", "window", "front-door"]),
            ("doors-windows", "width:75.5..90", vec!["flush-door", "front-door"]),
            ("doors-windows", "width:75.51..", vec!["window", "front-door"]),
            ("doors-windows", "width:..75.49", vec![]),
            ("doors-windows", "material:steel,width:100..", vec!["window"]),
            ("doors", "lock:yes", vec!["front-door"]),
            ("doors", "lock:no,material:hardwood", vec![]),
            ("doors", "height:..2000", vec![]),
        ] {
            let names = market.names(&market.find(&asked(category, attributes)));
            assert_eq!(names, found, "{engine} {category} {attributes}");
        }
    }
}

#[test]
fn an_attributes_facet_ignores_its_own_filter_and_no_other() {
    for market in said() {
        let engine = market.engine();
        let counts = |of: &[(&str, u64)]| -> BTreeMap<String, u64> {
            of.iter().map(|(value, count)| ((*value).to_owned(), *count)).collect()
        };
        let steel = market.find(&asked("doors-windows", "material:steel"));
        assert_eq!(steel.facets.attributes["material"], counts(&[("hardwood", 1), ("steel", 2)]), "{engine}");
        assert_eq!(steel.facets.numbers["width"], (7_550, 12_000), "{engine}: of what is steel");
        assert!(!steel.facets.attributes.contains_key("lock"), "{engine}: only its parts have it");
        let wide = market.find(&asked("doors", "material:steel,width:90.."));
        assert_eq!((wide.total, wide.facets.numbers["width"]), (0, (7_550, 7_550)), "{engine}");
        assert_eq!(wide.facets.attributes["material"], counts(&[("hardwood", 1)]), "{engine}");
        assert!(!wide.facets.attributes.contains_key("lock"), "{engine}: nothing is found that says it");
        let everything = market.find(&Query { text: None, ..query("") });
        assert!(everything.facets.attributes.is_empty() && everything.facets.numbers.is_empty(), "{engine}");
    }
}

#[test]
fn both_engines_count_the_same_for_whatever_attributes_are_filtered() {
    let [one, other] = said();
    for (category, attributes) in [
        ("doors-windows", ""),
        ("doors-windows", "material:steel"),
        ("doors-windows", "material:glass,width:1.."),
        ("doors", "lock:yes,width:..100"),
        ("furniture", "material:mahogany"),
        ("garden", "weatherproof:yes"),
    ] {
        for text in [None, Some("door"), Some("window zzyzx")] {
            let asked = Query { text: text.map(str::to_owned), ..asked(category, attributes) };
            let (here, there) = (one.find(&asked), other.find(&asked));
            assert_eq!((here.total, &here.facets), (there.total, &there.facets), "{asked:?}");
        }
    }
}
