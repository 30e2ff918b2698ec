//! What products say of the attributes of their category: as an index has it, and as a search is narrowed down by it.

use std::collections::{BTreeMap, BTreeSet};

use domain::catalogue::attributes::{Attribute, AttributeKind, AttributeValue, AttributeValues, Decimal};
use domain::catalogue::categories::all_attributes;
use domain::catalogue::{Category, Product};
use serde::{Deserialize, Serialize};

use crate::Filters;

/// The values that stand for yes and no.
const YES: &str = "yes";
const NO: &str = "no";
/// Attributes by which a search is narrowed down at once, and values of each, at most.
const PARTS_MAX: usize = 20;

/// What is left in, by one attribute. What says nothing of it is left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AttributeFilter {
    /// What has one of these values.
    OneOf(BTreeSet<String>),
    /// What lies between, in hundredths of the unit, the bounds included.
    Between(Option<u64>, Option<u64>),
}

/// What is left in, by the keys of attributes.
pub type AttributeFilters = BTreeMap<String, AttributeFilter>;

/// Reads what a search in `category` is narrowed down by: `material:oak,material:teak,width:80..200,lock:yes`. Values of one
/// attribute are alternatives; of a range, either end may be left out.
///
/// # Errors
/// What is wrong with which part, and what the category takes.
pub fn read_filters(category: Category, text: &str) -> Result<AttributeFilters, String> {
    let mut filters = AttributeFilters::new();
    for (index, part) in text.split(',').enumerate() {
        if index == PARTS_MAX {
            return Err(format!("takes {PARTS_MAX} parts at most"));
        }
        let (key, value) = part.split_once(':').ok_or_else(|| {
            format!("takes parts such as width:80..200 with commas between them, and {part:?} is none")
        })?;
        let attribute = category.attribute(key).filter(|attribute| attribute.narrows());
        let attribute = attribute.ok_or_else(|| no_attribute(category, key))?;
        let filter = read(attribute, value).ok_or_else(|| rule(attribute))?;
        match (filters.get_mut(key), filter) {
            (Some(AttributeFilter::OneOf(values)), AttributeFilter::OneOf(more)) => values.extend(more),
            (Some(_), _) => return Err(format!("names {key} twice; name one range")),
            (None, filter) => drop(filters.insert(key.to_owned(), filter)),
        }
    }
    Ok(filters)
}

fn no_attribute(category: Category, key: &str) -> String {
    let keys: Vec<&str> = category
        .attributes()
        .filter(|attribute| attribute.narrows())
        .map(|attribute| attribute.key)
        .collect();
    format!("{} is not narrowed down by {key:?}, but by: {}", category.name, keys.join(", "))
}

fn read(attribute: &Attribute, value: &str) -> Option<AttributeFilter> {
    match &attribute.kind {
        AttributeKind::Choice { choices } => {
            choices.iter().any(|choice| choice.value == value).then(|| one_of(value))
        }
        AttributeKind::YesNo => (value == YES || value == NO).then(|| one_of(value)),
        AttributeKind::Number { .. } => {
            let (low, high) = value.split_once("..")?;
            let bound = |text: &str| match text {
                "" => Some(None),
                figures => Some(Some(u64::try_from(figures.parse::<Decimal>().ok()?.hundredths()).ok()?)),
            };
            let (low, high) = (bound(low)?, bound(high)?);
            let is_range = low.is_some() || high.is_some();
            let in_order = low.zip(high).is_none_or(|(low, high)| low <= high);
            (is_range && in_order).then_some(AttributeFilter::Between(low, high))
        }
        AttributeKind::Text { .. } => None,
    }
}

fn one_of(value: &str) -> AttributeFilter {
    AttributeFilter::OneOf(BTreeSet::from([value.to_owned()]))
}

/// What a filter by `attribute` looks like.
fn rule(attribute: &Attribute) -> String {
    let key = attribute.key;
    match &attribute.kind {
        AttributeKind::Choice { choices } => {
            let values: Vec<&str> = choices.iter().map(|choice| choice.value).collect();
            format!("takes after {key}: one of {}", values.join(", "))
        }
        AttributeKind::YesNo | AttributeKind::Text { .. } => format!("takes {key}:{YES} or {key}:{NO}"),
        AttributeKind::Number { .. } => {
            format!("takes {key}:80..200, {key}:80.. or {key}:..200, the lower figure first")
        }
    }
}

impl Filters {
    /// The attributes by which what is found is counted: those of the category, if one is chosen.
    pub(crate) fn narrowing(&self) -> Vec<&'static Attribute> {
        let category = self.category.as_deref().and_then(|slug| slug.parse::<Category>().ok());
        let attributes = category.into_iter().flat_map(Category::attributes);
        attributes.filter(|attribute| attribute.narrows()).collect()
    }
}

/// What an index calls the value `value` of the attribute `key`.
pub(crate) fn label(key: &str, value: &str) -> String {
    format!("{key}:{value}")
}

/// The field in which an index has the number `key`.
pub(crate) fn number_field(key: &str) -> String {
    format!("number_{key}")
}

/// The keys of all attributes that are numbers, in their order: an index has a field for each.
pub(crate) fn number_keys() -> BTreeSet<&'static str> {
    let all = all_attributes().into_iter();
    all.filter(|attribute| matches!(attribute.kind, AttributeKind::Number { .. }))
        .map(|attribute| attribute.key)
        .collect()
}

/// What an index knows of what `product` says: the labels, the numbers in hundredths, and the words that it is found by.
pub(crate) fn indexed(product: &Product) -> (Vec<String>, BTreeMap<String, u64>, String) {
    let (mut labels, mut numbers, mut found_by) = (Vec::new(), BTreeMap::new(), Vec::new());
    let category = product.offer.category.parse::<Category>().ok();
    let none = AttributeValues::new();
    let values = if category.is_some() { &product.offer.attributes } else { &none };
    for (attribute, value, words) in category.iter().flat_map(|category| category.in_words(values)) {
        match value {
            AttributeValue::Choice(value) => {
                labels.push(label(attribute.key, value));
                found_by.push(words);
            }
            AttributeValue::YesNo(value) => {
                labels.push(label(attribute.key, if *value { YES } else { NO }));
            }
            AttributeValue::Number(hundredths) => {
                numbers
                    .extend(u64::try_from(*hundredths).ok().map(|number| (attribute.key.to_owned(), number)));
            }
            AttributeValue::Text(_) => found_by.push(words),
        }
    }
    (labels, numbers, found_by.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_in(slug: &str, text: &str) -> Result<AttributeFilters, String> {
        read_filters(slug.parse().unwrap(), text)
    }

    #[test]
    fn alternatives_ranges_and_yes_are_read_together() {
        let read =
            read_in("doors", "material:steel,width:80..200,lock:yes,material:glass,height:..210.5").unwrap();
        let one_of = |values: &[&str]| {
            AttributeFilter::OneOf(values.iter().map(|value| (*value).to_owned()).collect())
        };
        let expected = [
            ("height", AttributeFilter::Between(None, Some(21_050))),
            ("lock", one_of(&["yes"])),
            ("material", one_of(&["glass", "steel"])),
            ("width", AttributeFilter::Between(Some(8_000), Some(20_000))),
        ];
        assert_eq!(read, expected.map(|(key, filter)| (key.to_owned(), filter)).into_iter().collect());
    }

    #[test]
    fn what_is_no_filter_is_told_with_what_would_be_one() {
        for (text, told) in [
            ("", "takes parts such as"),
            ("width", "takes parts such as"),
            ("seats:2..4", "Doors is not narrowed down by \"seats\", but by: material, width"),
            ("material:gold", "takes after material: one of hardwood"),
            ("lock:true", "takes lock:yes or lock:no"),
            ("width:80", "takes width:80..200"),
            ("width:..", "takes width:80..200"),
            ("width:200..80", "the lower figure first"),
            ("width:-1..80", "takes width:80..200"),
            ("width:1..2,width:3..4", "names width twice"),
            (&"lock:yes,".repeat(21), "takes 20 parts at most"),
        ] {
            let wrong = read_in("doors", text).unwrap_err();
            assert!(wrong.contains(told), "{text}: {wrong}");
        }
        assert!(read_in("furniture", "colour:red").is_err(), "a text is what words are for");
    }
}
