//! Counting what is found by what it can be narrowed down by.

use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, RowId, StrColumn};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, Score, SegmentOrdinal, SegmentReader};

use crate::Facets;
use crate::document::rating_from;

/// Counts each document that a search finds.
pub(super) struct Counting;

/// The counts of one segment, by the place of a label in its dictionary.
pub(super) struct OfSegment {
    labels: [Option<Labels>; 3],
    in_stock: Column<u64>,
    price: Column<u64>,
    rating: Column<u64>,
    facets: Facets,
    /// Documents that are not counted yet: a column reads many at once in half the time.
    docs: Vec<DocId>,
    values: Vec<Option<u64>>,
}

struct Labels {
    column: StrColumn,
    counts: Vec<u64>,
    docs: Vec<DocId>,
    rows: Vec<RowId>,
    places: Vec<u64>,
}

impl Labels {
    fn of(segment: &SegmentReader, field: &str) -> tantivy::Result<Option<Self>> {
        let column = segment.fast_fields().str(field)?;
        Ok(column.map(|column| Self {
            counts: vec![0; column.num_terms()],
            column,
            docs: Vec::new(),
            rows: Vec::new(),
            places: Vec::new(),
        }))
    }

    fn count(&mut self, docs: &[DocId]) {
        self.docs.clear();
        self.rows.clear();
        let places = self.column.ords();
        places.row_ids_for_docs(docs, &mut self.docs, &mut self.rows);
        self.places.resize(self.rows.len(), 0);
        places.values.get_vals(&self.rows, &mut self.places);
        for place in &self.places {
            if let Some(count) = usize::try_from(*place).ok().and_then(|place| self.counts.get_mut(place)) {
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
            rating: segment.fast_fields().u64("rating")?,
            facets: Facets::default(),
            docs: Vec::with_capacity(COLLECT_BLOCK_BUFFER_LEN),
            values: Vec::with_capacity(COLLECT_BLOCK_BUFFER_LEN),
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
            for (all, some) in whole.stars.iter_mut().zip(part.stars) {
                *all += some;
            }
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

impl OfSegment {
    fn count(&mut self, docs: &[DocId]) {
        for labels in self.labels.iter_mut().flatten() {
            labels.count(docs);
        }
        self.values.clear();
        self.values.resize(docs.len(), None);
        self.in_stock.first_vals(docs, &mut self.values);
        self.facets.in_stock += self.values.iter().flatten().sum::<u64>();
        self.values.fill(None);
        self.price.first_vals(docs, &mut self.values);
        let prices = self.values.iter().flatten();
        let range = prices.clone().min().copied().zip(prices.max().copied());
        self.facets.prices = both(self.facets.prices, range);
        self.values.fill(None);
        self.rating.first_vals(docs, &mut self.values);
        for (stars, count) in (1..).zip(&mut self.facets.stars) {
            let least = rating_from(stars);
            let enough = self.values.iter().flatten().filter(|rating| **rating >= least);
            *count += u64::try_from(enough.count()).unwrap_or(0);
        }
    }

    fn count_waiting(&mut self) {
        let mut docs = std::mem::take(&mut self.docs);
        self.count(&docs);
        docs.clear();
        self.docs = docs;
    }
}

impl SegmentCollector for OfSegment {
    type Fruit = Facets;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.docs.push(doc);
        if self.docs.len() == COLLECT_BLOCK_BUFFER_LEN {
            self.count_waiting();
        }
    }

    fn collect_block(&mut self, docs: &[DocId]) {
        self.count(docs);
    }

    fn harvest(mut self) -> Facets {
        self.count_waiting();
        let [categories, states, tiers] =
            self.labels.map(|labels| labels.map(Labels::named).unwrap_or_default());
        Facets { categories, states, tiers, ..self.facets }
    }
}
