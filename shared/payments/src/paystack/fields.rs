//! The fields that Paystack writes in several ways.
//!
//! Ids and amounts come as numbers or as text, and what merely tells comes as text, null, a number or an object. The
//! types here take every documented way of a field and nothing else; above all no amount with a fraction.

use domain::{Currency, Money};
use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

use crate::RefundStatus;

/// An amount in minor units: a whole number, or its digits as text. Never negative, never a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MinorUnits(i64);

impl MinorUnits {
    pub(super) fn of(self, currency: Currency) -> Money {
        Money::new(self.0, currency)
    }

    fn read(value: &Value) -> Option<Self> {
        let amount = match value {
            Value::Number(number) => number.as_i64(),
            Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
            _ => None,
        };
        amount.filter(|amount| *amount >= 0).map(Self)
    }
}

impl<'de> Deserialize<'de> for MinorUnits {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::read(&Value::deserialize(from)?)
            .ok_or_else(|| de::Error::custom("an amount is a whole number of minor units"))
    }
}

/// An identifier: a whole number of up to 64 bits, or text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Id(pub(super) String);

impl Id {
    fn read(value: &Value) -> Option<Self> {
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

/// A transaction where another object names it: its id, or an object that holds its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TransactionRef {
    pub(super) id: Id,
    pub(super) reference: Option<String>,
}

/// For a field that may be an id, an object with an id, or nothing usable.
pub(super) fn transaction<'de, D: Deserializer<'de>>(from: D) -> Result<Option<TransactionRef>, D::Error> {
    let value = Value::deserialize(from)?;
    let id = Id::read(&value).or_else(|| value.get("id").and_then(Id::read));
    let reference = value.get("reference").and_then(Value::as_str).map(str::to_owned);
    Ok(id.map(|id| TransactionRef { id, reference }))
}

/// For a field that only tells: text when there is some. A surprise in it must not hide the rest.
pub(super) fn told<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Id::read(&Value::deserialize(from)?).map(|id| id.0))
}

/// The documented statuses of a refund, which are also the last words of its events.
pub(super) fn refund_status(status: &str) -> RefundStatus {
    match status {
        "pending" => RefundStatus::Pending,
        "processing" => RefundStatus::Processing,
        "processed" => RefundStatus::Processed,
        "failed" => RefundStatus::Failed,
        "needs-attention" => RefundStatus::NeedsAttention,
        unknown => RefundStatus::Unknown(unknown.to_owned()),
    }
}
