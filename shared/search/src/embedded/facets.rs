//! Counting what is found by what it can be narrowed down by.

use std::collections::BTreeMap;

use domain::catalogue::attributes::{Attribute, AttributeKind};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, RowId, StrColumn};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, Score, SegmentOrdinal, SegmentReader};

use crate::Facets;
use crate::attributes::number_field;
use crate::document::rating_from;

/// Counts each document that a search finds; of what it says of attributes, these.
pub(super) struct Counting<'a>(pub(super) &'a [&'static Attribute]);

/// The counts of one segment, by the place of a label in its dictionary.
pub(super) struct OfSegment {
    labels: [Option<Labels>; 4],
    /// By the keys of attributes.
    numbers: Vec<(&'static str, Column<u64>)>,
    /// The attributes that are counted.
    keys: Vec<&'static str>,
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

impl Collector for Counting<'_> {
    type Fruit = Facets;
    type Child = OfSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<OfSegment> {
        Ok(OfSegment {
            labels: [
                Labels::of(segment, "category")?,
                Labels::of(segment, "state")?,
                Labels::of(segment, "tier")?,
                if self.0.is_empty() { None } else { Labels::of(segment, "attributes")? },
            ],
            numbers: self.numbers(segment)?,
            keys: self.0.iter().map(|attribute| attribute.key).collect(),
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
            for (key, counts) in part.attributes {
                let all = whole.attributes.entry(key).or_default();
                for (value, count) in counts {
                    *all.entry(value).or_default() += count;
                }
            }
            for (key, range) in part.numbers {
                let all = whole.numbers.entry(key).or_insert(range);
                *all = (all.0.min(range.0), all.1.max(range.1));
            }
        }
        Ok(whole)
    }
}

impl Counting<'_> {
    /// The columns of what is counted that the segment has.
    fn numbers(&self, segment: &SegmentReader) -> tantivy::Result<Vec<(&'static str, Column<u64>)>> {
        let mut numbers = Vec::new();
        for attribute in self.0 {
            if matches!(attribute.kind, AttributeKind::Number { .. }) {
                let column = segment.fast_fields().column_opt::<u64>(&number_field(attribute.key))?;
                numbers.extend(column.map(|column| (attribute.key, column)));
            }
        }
        Ok(numbers)
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
        for (key, column) in &self.numbers {
            self.values.fill(None);
            column.first_vals(docs, &mut self.values);
            let numbers = self.values.iter().flatten();
            if let Some(range) = numbers.clone().min().copied().zip(numbers.max().copied()) {
                let all = self.facets.numbers.entry((*key).to_owned()).or_insert(range);
                *all = (all.0.min(range.0), all.1.max(range.1));
            }
        }
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
        let [categories, states, tiers, said] =
            self.labels.map(|labels| labels.map(Labels::named).unwrap_or_default());
        let mut attributes = BTreeMap::<String, BTreeMap<String, u64>>::new();
        for (label, count) in said {
            let counted = label.split_once(':').filter(|(key, _)| self.keys.contains(key));
            if let Some((key, value)) = counted {
                attributes.entry(key.to_owned()).or_default().insert(value.to_owned(), count);
            }
        }
        Facets { categories, states, tiers, attributes, ..self.facets }
    }
}
