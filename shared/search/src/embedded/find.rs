//! Searching in an index that is open.

use std::ops::Bound;

use domain::artisans::Tier;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, Index, Order, ReloadPolicy, Searcher, TantivyDocument, Term};

use super::directory::{Bundles, Object};
use super::facets::Counting;
use super::plan::{Plan, endings};
use super::{Fields, prepared};
use crate::attributes::label;
use crate::document::{kind_name, rating_from, tier_name};
use crate::wanted::{OF_ESTABLISHED, OF_STOCK, OF_TRUSTED, ONE_SLIP_FROM, TRIED_MAX, wanted};
use crate::{AttributeFilter, Error, Facets, Filters, Found, Hit, Kind, OFFSET_MAX, Sort, words};

/// A state of the index, open for searches.
pub struct Reading {
    fields: Fields,
    searcher: Searcher,
}

/// A filter, which the facet about it ignores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter<'a> {
    Category,
    Price,
    State,
    InStock,
    Tier,
    Stars,
    Attribute(&'a str),
}

impl Reading {
    /// Opens `objects`, as `manifest` lists their files.
    ///
    /// # Errors
    /// [`Error::Index`] when they are no index.
    pub fn open(objects: &[Object], manifest: &str) -> Result<Self, Error> {
        let index = prepared(Index::open(Bundles::new(objects, Some(manifest))?)?);
        let reader: tantivy::IndexReader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { fields: Fields::new(), searcher: reader.searcher() })
    }

    /// What fits `query`.
    ///
    /// # Errors
    /// [`Error::Index`].
    pub fn search(&self, query: &crate::Query) -> Result<Found, Error> {
        let plan = query.text.as_deref().map(|text| Plan::new(&wanted(text), &self.fields, &self.searcher));
        let plan = plan.transpose()?;
        let all = plan.as_ref().map(|plan| &*plan.all);
        let (mut hits, mut total, mut facets) = self.page(query, &self.narrowed(query, all, None))?;
        let some = plan.as_ref().and_then(|plan| plan.some.as_deref()).filter(|_| total == 0);
        if some.is_some() {
            (hits, total, facets) = self.page(query, &self.narrowed(query, some, None))?;
        }
        self.count_others(query, some.or(all), &mut facets)?;
        Ok(Found {
            hits,
            total: u64::try_from(total).unwrap_or(u64::MAX),
            facets,
            only_some_words: some.is_some() && total > 0,
            stems: plan.map(|plan| plan.stems).unwrap_or_default(),
        })
    }

    /// How what is `typed` may go on.
    ///
    /// # Errors
    /// [`Error::Index`].
    pub fn suggest(&self, typed: &str, limit: usize) -> Result<Vec<String>, Error> {
        let mut before = words(typed);
        let Some(begun) = before.pop() else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        let slips = if begun.chars().count() < ONE_SLIP_FROM { 0..=0 } else { 0..=1 };
        for slips in slips {
            for word in endings(&begun, slips, &self.fields, &self.searcher)?.take(TRIED_MAX) {
                let text = before.iter().chain([&word]).cloned().collect::<Vec<_>>().join(" ");
                if found.len() < limit && !found.contains(&text) && self.finds_words(&before, &word)? {
                    found.push(text);
                }
            }
        }
        Ok(found)
    }

    /// Whether something on sale has all these words.
    fn finds_words(&self, before: &[String], last: &String) -> Result<bool, Error> {
        let all: Vec<String> = before.iter().chain([last]).cloned().collect();
        let plan = Plan::new(&all, &self.fields, &self.searcher)?;
        let kind = self.label(self.fields.kind, kind_name(Kind::Product));
        let query = BooleanQuery::new(vec![(Occur::Must, plan.all), (Occur::Must, kind)]);
        Ok(self.searcher.search(&query, &Count)? > 0)
    }

    /// One page of what `narrowed` finds, and how much it finds in all and by what that can be narrowed down: in one pass.
    fn page(&self, query: &crate::Query, narrowed: &dyn Query) -> Result<(Vec<Hit>, usize, Facets), Error> {
        let limit = usize::try_from(query.limit.max(1)).unwrap_or(usize::MAX);
        let offset = usize::try_from(query.offset.min(OFFSET_MAX)).unwrap_or(usize::MAX);
        let top = || TopDocs::with_limit(limit).and_offset(offset);
        let by = |field: &str, order: Order| top().order_by_fast_field::<u64>(field.to_owned(), order);
        let sort = query.order();
        let counted = query.filters.narrowing();
        let (places, total, facets): (Vec<DocAddress>, usize, Facets) = match sort {
            Sort::Relevance => {
                let ranked = self.ranked(narrowed);
                let all = (top().order_by_score(), Count, Counting(&counted));
                let (top, total, facets) = self.searcher.search(&ranked, &all)?;
                (top.into_iter().map(|(_, place)| place).collect(), total, facets)
            }
            Sort::Newest | Sort::PriceUp | Sort::PriceDown | Sort::Rating => {
                let top = match sort {
                    Sort::PriceUp => by("price", Order::Asc),
                    Sort::PriceDown => by("price", Order::Desc),
                    Sort::Rating => by("rank", Order::Desc),
                    Sort::Newest | Sort::Relevance => by("created_at", Order::Desc),
                };
                let (top, total, facets) =
                    self.searcher.search(narrowed, &(top, Count, Counting(&counted)))?;
                (top.into_iter().map(|(_, place)| place).collect(), total, facets)
            }
        };
        let hits = places.into_iter().map(|place| self.hit(query.kind, place)).collect::<Result<_, _>>()?;
        Ok((hits, total, facets))
    }

    /// `narrowed` with what else makes one better than the other.
    fn ranked(&self, narrowed: &dyn Query) -> BooleanQuery {
        let worth = |query: Box<dyn Query>, score| -> (Occur, Box<dyn Query>) {
            (Occur::Should, Box::new(ConstScoreQuery::new(query, score)))
        };
        let tier = |tier| self.label(self.fields.tier, tier_name(tier));
        BooleanQuery::new(vec![
            (Occur::Must, narrowed.box_clone()),
            worth(self.between(self.fields.in_stock, Some(1), None), OF_STOCK),
            worth(tier(Tier::Trusted), OF_TRUSTED),
            worth(tier(Tier::Established), OF_ESTABLISHED),
        ])
    }

    /// What `text` finds and the filters leave, but for the one that is `ignored`.
    fn narrowed(
        &self,
        query: &crate::Query,
        text: Option<&dyn Query>,
        ignored: Option<Filter<'_>>,
    ) -> BooleanQuery {
        let Filters { category, price_min, price_max, state, in_stock, tier, stars_min, attributes } =
            &query.filters;
        let mut all = vec![self.unscored(self.label(self.fields.kind, kind_name(query.kind)))];
        all.extend(text.map(<dyn Query>::box_clone));
        let mut keep = |filter: Filter<'_>, query: Option<Box<dyn Query>>| {
            all.extend(query.filter(|_| ignored != Some(filter)).map(|query| self.unscored(query)));
        };
        keep(Filter::Category, category.as_ref().map(|slug| self.label(self.fields.category, slug)));
        keep(Filter::State, state.as_ref().map(|code| self.label(self.fields.state, code)));
        keep(Filter::Tier, tier.map(|tier| self.label(self.fields.tier, tier_name(tier))));
        let priced = price_min.is_some() || price_max.is_some();
        keep(Filter::Price, priced.then(|| self.between(self.fields.price, *price_min, *price_max)));
        let least = stars_min.map(rating_from);
        keep(Filter::Stars, least.map(|least| self.between(self.fields.rating, Some(least), None)));
        keep(Filter::InStock, in_stock.then(|| self.between(self.fields.in_stock, Some(1), None)));
        for (key, filter) in attributes {
            keep(Filter::Attribute(key), Some(self.saying(key, filter)));
        }
        BooleanQuery::new(all.into_iter().map(|query| (Occur::Must, query)).collect())
    }

    /// Each facet about which there is a filter, of what is found without that.
    fn count_others(
        &self,
        query: &crate::Query,
        text: Option<&dyn Query>,
        facets: &mut Facets,
    ) -> Result<(), Error> {
        let narrowing = query.filters.narrowing();
        let counted = |ignored| {
            let narrowed = self.narrowed(query, text, Some(ignored));
            Ok::<_, Error>(self.searcher.search(&narrowed, &Counting(&narrowing))?)
        };
        let filters = &query.filters;
        if filters.category.is_some() {
            facets.categories = counted(Filter::Category)?.categories;
        }
        if filters.state.is_some() {
            facets.states = counted(Filter::State)?.states;
        }
        if filters.tier.is_some() {
            facets.tiers = counted(Filter::Tier)?.tiers;
        }
        if filters.price_min.is_some() || filters.price_max.is_some() {
            facets.prices = counted(Filter::Price)?.prices;
        }
        if filters.stars_min.is_some() {
            facets.stars = counted(Filter::Stars)?.stars;
        }
        if filters.in_stock {
            facets.in_stock = counted(Filter::InStock)?.in_stock;
        }
        for key in filters.attributes.keys() {
            let mut others = counted(Filter::Attribute(key))?;
            facets.attributes.remove(key);
            facets.attributes.extend(others.attributes.remove_entry(key));
            facets.numbers.remove(key);
            facets.numbers.extend(others.numbers.remove_entry(key));
        }
        Ok(())
    }

    /// What says of the attribute `key` what `filter` leaves in.
    fn saying(&self, key: &str, filter: &AttributeFilter) -> Box<dyn Query> {
        match filter {
            AttributeFilter::OneOf(values) => {
                let labels =
                    values.iter().map(|value| self.label(self.fields.attributes, &label(key, value)));
                Box::new(BooleanQuery::union(labels.collect()))
            }
            AttributeFilter::Between(low, high) => match self.fields.numbers.get(key) {
                Some(field) => self.between(*field, *low, *high),
                None => Box::new(EmptyQuery),
            },
        }
    }

    fn label(&self, field: tantivy::schema::Field, name: &str) -> Box<dyn Query> {
        Box::new(TermQuery::new(Term::from_field_text(field, name), IndexRecordOption::Basic))
    }

    fn between(&self, field: tantivy::schema::Field, from: Option<u64>, to: Option<u64>) -> Box<dyn Query> {
        let bound = |value: Option<u64>| {
            value.map_or(Bound::Unbounded, |value| Bound::Included(Term::from_field_u64(field, value)))
        };
        match (from, to) {
            (None, None) => Box::new(AllQuery),
            (from, to) => Box::new(RangeQuery::new(bound(from), bound(to))),
        }
    }

    /// What decides whether something is found, and not how well it fits.
    fn unscored(&self, query: Box<dyn Query>) -> Box<dyn Query> {
        Box::new(BoostQuery::new(Box::new(ConstScoreQuery::new(query, 1.0)), 0.0))
    }

    fn hit(&self, kind: Kind, place: DocAddress) -> Result<Hit, Error> {
        let document: TantivyDocument = self.searcher.doc(place)?;
        let id = document.get_first(self.fields.id).and_then(|id| id.as_str()).unwrap_or_default();
        let damaged = || Error::index("a document without an identifier");
        match kind {
            Kind::Product => {
                let artisan_ids =
                    self.searcher.segment_reader(place.segment_ord).fast_fields().str("artisan_id")?;
                let artisan_ids = artisan_ids.ok_or_else(damaged)?;
                let mut artisan_id = String::new();
                let ord = artisan_ids.term_ords(place.doc_id).next().ok_or_else(damaged)?;
                artisan_ids.ord_to_str(ord, &mut artisan_id).map_err(Error::index)?;
                let ids = id.parse().ok().zip(artisan_id.parse().ok());
                ids.map(|(id, artisan_id)| Hit::Product(id, artisan_id)).ok_or_else(damaged)
            }
            Kind::Artisan => id.parse().map(Hit::Artisan).map_err(|_| damaged()),
        }
    }
}
