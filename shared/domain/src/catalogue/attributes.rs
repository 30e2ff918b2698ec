//! What products of a category say of themselves beside words: what they are made of, how wide they are. Checked when they are
//! written, shown in the order of the category, and what people narrow a search down by.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::de::{Deserializer, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use crate::Refused;
use crate::catalogue::categories::Category;
use crate::text::{Lines, fit};

/// Attributes of one category, at most.
pub const ATTRIBUTES_MAX: usize = 12;

/// Something that products of a category say of themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// In requests and filters.
    pub key: &'static str,
    /// For people.
    pub name: &'static str,
    /// What it takes.
    #[serde(flatten)]
    pub kind: AttributeKind,
}

/// What an attribute takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AttributeKind {
    /// One of a list.
    Choice {
        /// In the order in which they are shown.
        choices: Vec<Choice>,
    },
    /// A number.
    Number {
        /// Of what, as it follows the figure.
        unit: &'static str,
        /// The lowest.
        minimum: Decimal,
        /// The highest.
        maximum: Decimal,
    },
    /// Whether it is so.
    YesNo,
    /// A few words, which nobody filters by.
    Text {
        /// At most.
        characters: usize,
    },
}

/// One of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// In requests and filters.
    pub value: &'static str,
    /// For people.
    pub name: &'static str,
}

/// What a product says of one attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributeValue {
    /// The value of a choice.
    Choice(String),
    /// In hundredths of the attribute's unit.
    Number(i64),
    /// Whether it is so.
    YesNo(bool),
    /// In the artisan's words.
    Text(String),
}

/// What a product says of itself, by the attributes' keys.
pub type AttributeValues = BTreeMap<String, AttributeValue>;

/// What was sent as an attribute's value, not checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// A choice or a text. An empty one says nothing.
    Text(String),
    /// A number, as it is written.
    Number(String),
    /// Yes or no.
    YesNo(bool),
}

/// A number of two decimals at most, not below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(i64);

/// The text is no number of two decimals at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("takes a number of two decimals at most, such as 2.5")]
pub struct NoDecimal;

impl Decimal {
    /// Digits before the point, at most.
    const DIGITS_MAX: usize = 9;

    /// So many hundredths.
    pub const fn of_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// How many hundredths it is.
    pub const fn hundredths(self) -> i64 {
        self.0
    }
}

impl FromStr for Decimal {
    type Err = NoDecimal;

    fn from_str(text: &str) -> Result<Self, NoDecimal> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) || whole.len() > Self::DIGITS_MAX || part.len() > 2 {
            return Err(NoDecimal);
        }
        let hundredths: i64 = format!("{whole}{part:0<2}").parse().map_err(|_| NoDecimal)?;
        Ok(Self(hundredths))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}"),
            _ if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            _ => write!(f, "{whole}.{part:02}"),
        }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Read from its figures, so that nothing is calculated with fractions.
        self.to_string().parse::<serde_json::Number>().map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Sent::deserialize(deserializer)? {
            Sent::Number(figures) => figures.parse().map_err(D::Error::custom),
            Sent::Text(_) | Sent::YesNo(_) => Err(D::Error::custom(NoDecimal)),
        }
    }
}

impl<'de> Deserialize<'de> for Sent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(text) => Ok(Self::Text(text)),
            Value::Number(number) => Ok(Self::Number(number.to_string())),
            Value::Bool(value) => Ok(Self::YesNo(value)),
            Value::Null | Value::Array(_) | Value::Object(_) => {
                Err(D::Error::custom("takes a text, a number, true or false"))
            }
        }
    }
}

impl Attribute {
    /// Whether a search can be narrowed down by it.
    pub fn narrows(&self) -> bool {
        match self.kind {
            AttributeKind::Choice { .. } | AttributeKind::Number { .. } | AttributeKind::YesNo => true,
            AttributeKind::Text { .. } => false,
        }
    }

    /// What was sent, in its form; `None` for a text that says nothing.
    ///
    /// # Errors
    /// What it takes instead.
    pub fn read(&self, sent: &Sent) -> Result<Option<AttributeValue>, String> {
        match (&self.kind, sent) {
            (_, Sent::Text(text)) if text.trim().is_empty() => Ok(None),
            (AttributeKind::Choice { choices }, Sent::Text(text)) if is_choice(choices, text) => {
                Ok(Some(AttributeValue::Choice(text.clone())))
            }
            (AttributeKind::Number { minimum, maximum, .. }, Sent::Number(figures)) => {
                let number = figures.parse::<Decimal>().ok();
                let number = number.filter(|number| minimum <= number && number <= maximum);
                number
                    .map(|number| Some(AttributeValue::Number(number.hundredths())))
                    .ok_or_else(|| self.rule())
            }
            (AttributeKind::YesNo, Sent::YesNo(value)) => Ok(Some(AttributeValue::YesNo(*value))),
            (AttributeKind::Text { characters }, Sent::Text(text)) => {
                let fitted = fit(text, Lines::One, 1, *characters).map_err(|unfit| unfit.to_string())?;
                Ok(Some(AttributeValue::Text(fitted)))
            }
            (
                AttributeKind::Choice { .. }
                | AttributeKind::Number { .. }
                | AttributeKind::YesNo
                | AttributeKind::Text { .. },
                Sent::Text(_) | Sent::Number(_) | Sent::YesNo(_),
            ) => Err(self.rule()),
        }
    }

    /// What it takes, after its name.
    fn rule(&self) -> String {
        match &self.kind {
            AttributeKind::Choice { choices } => {
                let values: Vec<&str> = choices.iter().map(|choice| choice.value).collect();
                format!("takes one of {}", values.join(", "))
            }
            AttributeKind::Number { unit, minimum, maximum } => {
                format!("takes a number from {minimum} to {maximum} ({unit}), with two decimals at most")
            }
            AttributeKind::YesNo => "takes true or false".to_owned(),
            AttributeKind::Text { characters } => format!("takes a text of 1 to {characters} characters"),
        }
    }

    /// What `value` says, for people; `None` where the attribute does not take it any more.
    pub fn in_words(&self, value: &AttributeValue) -> Option<String> {
        match (&self.kind, value) {
            (AttributeKind::Choice { choices }, AttributeValue::Choice(value)) => {
                choices.iter().find(|choice| choice.value == value).map(|choice| choice.name.to_owned())
            }
            (AttributeKind::Number { unit, .. }, AttributeValue::Number(hundredths)) => {
                Some(format!("{} {unit}", Decimal::of_hundredths(*hundredths)))
            }
            (AttributeKind::YesNo, AttributeValue::YesNo(true)) => Some("Yes".to_owned()),
            (AttributeKind::YesNo, AttributeValue::YesNo(false)) => Some("No".to_owned()),
            (AttributeKind::Text { .. }, AttributeValue::Text(text)) => Some(text.clone()),
            (
                AttributeKind::Choice { .. }
                | AttributeKind::Number { .. }
                | AttributeKind::YesNo
                | AttributeKind::Text { .. },
                AttributeValue::Choice(_)
                | AttributeValue::Number(_)
                | AttributeValue::YesNo(_)
                | AttributeValue::Text(_),
            ) => None,
        }
    }
}

fn is_choice(choices: &[Choice], value: &str) -> bool {
    choices.iter().any(|choice| choice.value == value)
}

impl Category {
    /// What was sent of a product's attributes, by their keys, as values of this category's.
    ///
    /// # Errors
    /// `product-attributes`, which names the first that the category does not have, or that takes something else.
    pub fn values(self, sent: &BTreeMap<String, Sent>) -> Result<AttributeValues, Refused> {
        let mut values = AttributeValues::new();
        for (key, sent) in sent {
            let refused = |detail: String| Refused::new("product-attributes", detail).with("attribute", key);
            let attribute = self.attribute(key).ok_or_else(|| {
                let keys: Vec<&str> = self.attributes().map(|attribute| attribute.key).collect();
                refused(format!("{} has no attribute {key:?}. It has: {}.", self.name, keys.join(", ")))
            })?;
            let value = attribute
                .read(sent)
                .map_err(|rule| refused(format!("{} ({key}) {rule}.", attribute.name)))?;
            values.extend(value.map(|value| (key.clone(), value)));
        }
        Ok(values)
    }

    /// What of `values` products of this category say, too: what is kept of a product that moves here.
    pub fn keeping(self, values: &AttributeValues) -> AttributeValues {
        let fits = |(key, value): &(&String, &AttributeValue)| {
            self.attribute(key).is_some_and(|attribute| attribute.in_words(value).is_some())
        };
        values.iter().filter(fits).map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// `values` with their words, in the order in which they are shown. What the category does not have any more is left out.
    pub fn in_words(
        self,
        values: &AttributeValues,
    ) -> impl Iterator<Item = (&'static Attribute, &AttributeValue, String)> {
        self.attributes().filter_map(|attribute| {
            let value = values.get(attribute.key)?;
            Some((attribute, value, attribute.in_words(value)?))
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sent(json: Value) -> BTreeMap<String, Sent> {
        serde_json::from_value(json).unwrap()
    }

    fn category(slug: &str) -> Category {
        slug.parse().unwrap()
    }

    #[test]
    fn each_kind_is_read_and_said_in_words_in_the_order_of_the_category() {
        let beds = category("beds");
        let said = json!({ "mattress": "6-by-6-feet", "width": 190.5, "material": "oak", "colour": " Red\u{200B} ", "height": 90 });
        let values = beds.values(&sent(said)).unwrap();
        assert_eq!(values["width"], AttributeValue::Number(19_050));
        let words: Vec<_> = beds.in_words(&values).map(|(of, _, words)| (of.name, words)).collect();
        let expected = [
            ("Material", "Oak"),
            ("Width", "190.5 cm"),
            ("Height", "90 cm"),
            ("Colour", "Red"),
            ("Fits a mattress of", "6 by 6 feet"),
        ];
        assert_eq!(words, expected.map(|(name, words)| (name, words.to_owned())));
        let doors = category("doors");
        let values = doors.values(&sent(json!({ "lock": true, "frame": false }))).unwrap();
        let words: Vec<_> = doors.in_words(&values).map(|(_, _, words)| words).collect();
        assert_eq!(words, ["No", "Yes"]);
    }

    #[test]
    fn what_does_not_fit_is_refused_by_the_name_of_the_attribute() {
        for (said, attribute, rule) in [
            (json!({ "material": "gold" }), "material", "takes one of mahogany, iroko"),
            (json!({ "material": 7 }), "material", "takes one of"),
            (json!({ "width": 0 }), "width", "from 1 to 2000 (cm)"),
            (json!({ "width": -1 }), "width", "from 1 to 2000 (cm)"),
            (json!({ "width": 2000.01 }), "width", "from 1 to 2000 (cm)"),
            (json!({ "width": 12.345 }), "width", "two decimals"),
            (json!({ "width": 1e300 }), "width", "from 1 to 2000 (cm)"),
            (json!({ "width": "12" }), "width", "takes a number"),
            (json!({ "colour": "x".repeat(41) }), "colour", "at most 40"),
            (json!({ "colour": true }), "colour", "takes a text"),
            (json!({ "seats": 2 }), "seats", "Furniture has no attribute"),
            (json!({ "Width": 2 }), "Width", "It has: material, width"),
        ] {
            let refused = category("furniture").values(&sent(said.clone())).unwrap_err();
            assert_eq!(refused.problem, "product-attributes", "{said}");
            assert_eq!(refused.facts["attribute"], attribute, "{said}");
            let rule = rule.replace("at most 40", "takes 1 to 40 characters");
            assert!(refused.detail.contains(&rule), "{said}: {}", refused.detail);
        }
        assert_eq!(
            category("furniture").values(&sent(json!({ "colour": " ", "material": "" }))).unwrap(),
            AttributeValues::new()
        );
    }

    #[test]
    fn a_product_that_moves_keeps_what_its_new_category_has_too() {
        let beds = category("beds");
        let said = json!({ "mattress": "3-by-6-feet", "width": 100, "material": "mahogany" });
        let values = beds.values(&sent(said)).unwrap();
        let kept = category("storage").keeping(&values);
        assert_eq!(kept.keys().collect::<Vec<_>>(), ["material", "width"]);
        let kept = category("doors").keeping(&values);
        assert_eq!(kept.keys().collect::<Vec<_>>(), ["width"], "doors are of no mahogany: another list");
        assert_eq!(category("doors").in_words(&values).count(), 1, "nor is it shown");
    }

    #[test]
    fn a_decimal_is_exact_and_the_same_once_it_was_written() {
        for (text, hundredths, written) in [
            ("2.5", 250, "2.5"),
            ("0.45", 45, "0.45"),
            ("190", 19_000, "190"),
            ("0.05", 5, "0.05"),
            ("7.10", 710, "7.1"),
        ] {
            let read: Decimal = text.parse().unwrap();
            assert_eq!((read.hundredths(), read.to_string().as_str()), (hundredths, written));
            let json = serde_json::to_string(&read).unwrap();
            assert_eq!(json, written);
            assert_eq!(serde_json::from_str::<Decimal>(&json).unwrap(), read);
        }
        for wrong in ["", ".", "1.", ".5", "-1", "+1", "1e3", "1.234", "1,5", "9999999999", "١"] {
            assert_eq!(wrong.parse::<Decimal>(), Err(NoDecimal), "{wrong}");
        }
    }
}
