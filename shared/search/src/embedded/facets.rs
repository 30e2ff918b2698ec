//! Counting what is found by what it can be narrowed down by.

use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::Facets;

/// Counts each document that a search finds.
pub(super) struct Counting;

/// The counts of one segment, by the place of a label in its dictionary.
pub(super) struct OfSegment {
    labels: [Option<Labels>; 3],
    in_stock: Column<u64>,
    price: Column<u64>,
    facets: Facets,
}

struct Labels {
    column: StrColumn,
    counts: Vec<u64>,
}

impl Labels {
    fn of(segment: &SegmentReader, field: &str) -> tantivy::Result<Option<Self>> {
        let column = segment.fast_fields().str(field)?;
        Ok(column.map(|column| Self { counts: vec![0; column.num_terms()], column }))
    }

    fn count(&mut self, doc: DocId) {
        for place in self.column.term_ords(doc) {
            if let Some(count) = usize::try_from(place).ok().and_then(|place| self.counts.get_mut(place)) {
                *count += 1;
            }
        }
    }

    fn named(self) -> BTreeMap<String, u64> {
        let counted = (0..).zip(self.counts).filter(|(_, count)| *count > 0);
        let named = counted.filter_map(|(place, count)| {
            let mut name = String::new();
            self.column.ord_to_str(place, &mut name).ok()?.then_some((name, count))
        });
        named.collect()
    }
}

impl Collector for Counting {
    type Fruit = Facets;
    type Child = OfSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<OfSegment> {
        Ok(OfSegment {
            labels: [
                Labels::of(segment, "category")?,
                Labels::of(segment, "state")?,
                Labels::of(segment, "tier")?,
            ],
            in_stock: segment.fast_fields().u64("in_stock")?,
            price: segment.fast_fields().u64("price")?,
            facets: Facets::default(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Facets>) -> tantivy::Result<Facets> {
        let mut whole = Facets::default();
        for part in segments {
            for (all, some) in [
                (&mut whole.categories, part.categories),
                (&mut whole.states, part.states),
                (&mut whole.tiers, part.tiers),
            ] {
                for (name, count) in some {
                    *all.entry(name).or_default() += count;
                }
            }
            whole.in_stock += part.in_stock;
            whole.prices = both(whole.prices, part.prices);
        }
        Ok(whole)
    }
}

fn both(one: Option<(u64, u64)>, other: Option<(u64, u64)>) -> Option<(u64, u64)> {
    match (one, other) {
        (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
        (one, other) => one.or(other),
    }
}

impl SegmentCollector for OfSegment {
    type Fruit = Facets;

    fn collect(&mut self, doc: DocId, _: Score) {
        for labels in self.labels.iter_mut().flatten() {
            labels.count(doc);
        }
        self.facets.in_stock += self.in_stock.first(doc).unwrap_or(0);
        let price = self.price.first(doc).map(|price| (price, price));
        self.facets.prices = both(self.facets.prices, price);
    }

    fn harvest(self) -> Facets {
        let [categories, states, tiers] =
            self.labels.map(|labels| labels.map(Labels::named).unwrap_or_default());
        Facets { categories, states, tiers, ..self.facets }
    }
}
