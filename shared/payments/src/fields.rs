//! The fields that every provider writes in several ways: identifiers, and what merely tells.

use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

/// An identifier: a whole number of up to 64 bits, or text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Id(pub(crate) String);

impl Id {
    pub(crate) fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => number.as_u64().map(|id| Self(id.to_string())),
            Value::String(text) if !text.is_empty() => Some(Self(text.clone())),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::read(&Value::deserialize(from)?)
            .ok_or_else(|| de::Error::custom("an identifier is a whole number or text"))
    }
}

/// For a field that only tells: text when there is some. A surprise in it must not hide the rest.
pub(crate) fn told<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Id::read(&Value::deserialize(from)?).map(|id| id.0))
}
