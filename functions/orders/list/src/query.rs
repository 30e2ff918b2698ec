//! What is asked for.

use domain::orders::{OrderStatus, Side};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Query {
    #[serde(rename = "as")]
    pub(crate) side: Option<Side>,
    pub(crate) status: Option<Statuses>,
}

/// Statuses with commas between them.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Statuses(pub(crate) Vec<OrderStatus>);

impl TryFrom<String> for Statuses {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let status = |word: &str| {
            let word: StrDeserializer<'_, Error> = word.into_deserializer();
            OrderStatus::deserialize(word)
        };
        let mut statuses = Vec::new();
        for word in text.split(',') {
            let status = status(word).map_err(|_| format!("{word:?} is no status of an order"))?;
            if !statuses.contains(&status) {
                statuses.push(status);
            }
        }
        Ok(Self(statuses))
    }
}
