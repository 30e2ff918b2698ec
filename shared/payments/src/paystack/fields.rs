//! The fields that Paystack writes in several ways.
//!
//! Ids and amounts come as numbers or as text, and what merely tells comes as text, null, a number or an object. The
//! types here take every documented way of a field and nothing else; above all no amount with a fraction.

use domain::{Currency, Money};
use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

use crate::RefundStatus;
pub(super) use crate::fields::{Id, told};

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
