//! What Flutterwave posts to the webhook endpoint: first who sent it, then what it reports.
//!
//! A webhook only says where to look; nothing in it is believed. That matters more here than elsewhere: the header
//! `verif-hash` is the same text in each request and does not depend on the body, so whoever has seen one webhook can send
//! any other.
//!
//! Bodies come in three shapes. The documented one has an envelope, `{event, data}`; older accounts get the object itself,
//! in camel case; and refunds come flat in Pascal case. An account is switched from the second to the first on
//! Flutterwave's dashboard, so both are read.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::own_reference;
use crate::{
    GatewayRefundId, TransactionId,
    fields::{Id, told},
};

/// The header that carries the secret hash itself.
pub const HASH_HEADER: &str = "verif-hash";
/// The header that newer dashboards send besides or instead: a signature of the body.
pub const SIGNATURE_HEADER: &str = "flutterwave-signature";

/// Why a webhook is not from Flutterwave as far as we can tell. The caller is told nothing but 401.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SenderError {
    /// There is no secret hash to compare with: everything is refused. An operator must look.
    #[error("there is no secret hash to compare with")]
    MissingSecret,
    /// The request has neither hash nor signature.
    #[error("neither the hash nor the signature is there")]
    MissingHeader,
    /// The hash is not ours, or the signature is not that of this body.
    #[error("the hash or the signature does not match")]
    Mismatch,
}

/// Checks that whoever sent `raw_body` knows the secret hash: `signature` is the HMAC-SHA256 of the bytes as they came, in
/// base 64; `hash` is the secret itself. Both are compared in constant time. A signature that is there has to be right, also
/// beside a right hash.
///
/// # Errors
/// [`SenderError`]; above all, without a secret nothing passes.
pub fn verify_sender(
    secret: &str,
    raw_body: &[u8],
    hash: Option<&str>,
    signature: Option<&str>,
) -> Result<(), SenderError> {
    let secret = secret.trim();
    if secret.is_empty() {
        return Err(SenderError::MissingSecret);
    }
    let present = |header: Option<&str>| header.filter(|header| !header.is_empty()).map(str::to_owned);
    if let Some(signature) = present(signature) {
        let signature = STANDARD.decode(signature).map_err(|_| SenderError::Mismatch)?;
        let mut mac =
            Hmac::<Sha256>::new_from_slice(secret.as_bytes()).map_err(|_| SenderError::MissingSecret)?;
        mac.update(raw_body);
        return mac.verify_slice(&signature).map_err(|_| SenderError::Mismatch);
    }
    let hash = present(hash).ok_or(SenderError::MissingHeader)?;
    if bool::from(hash.as_bytes().ct_eq(secret.as_bytes())) { Ok(()) } else { Err(SenderError::Mismatch) }
}

/// What a webhook reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebhookEvent {
    /// An attempt to pay ended, or moved.
    Charge {
        /// Ours, if the payment is ours.
        reference: String,
        /// Flutterwave's id of the attempt.
        transaction_id: TransactionId,
        /// How it ended, as far as anybody waits for it.
        outcome: ChargeOutcome,
    },
    /// A transfer ended.
    Transfer {
        /// Ours, if the transfer is ours; without the suffix of a retry.
        reference: String,
        /// In Flutterwave's words, such as `SUCCESSFUL`.
        status: String,
    },
    /// A refund moved.
    Refund {
        /// Flutterwave's id of the refund.
        id: GatewayRefundId,
        /// Flutterwave's id of the payment that is refunded, if it says so.
        transaction_id: Option<TransactionId>,
        /// In Flutterwave's words, such as `completed-bank-transfer`.
        status: String,
    },
    /// An event nothing here waits for.
    Ignored {
        /// Its name.
        event: String,
    },
}

/// How an attempt to pay ended. `charge.completed` is sent for each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChargeOutcome {
    /// It is said to be paid.
    Paid,
    /// It failed; the buyer may try again on the same page, so that nothing follows from it.
    Failed,
    /// It is not decided.
    Pending,
    /// A status nobody documented: somebody has to ask.
    Unknown(String),
}

impl ChargeOutcome {
    fn of(status: String) -> Self {
        match status.as_str() {
            "successful" => Self::Paid,
            "failed" => Self::Failed,
            "pending" => Self::Pending,
            _ => Self::Unknown(status),
        }
    }
}

/// A body from Flutterwave that does not read as documented. An operator must look.
#[derive(Debug, thiserror::Error)]
#[error("the webhook cannot be read ({event}): {detail}")]
pub struct WebhookError {
    /// The event's name, as far as the parser got.
    pub event: String,
    /// What is wrong with it, without the data.
    pub detail: String,
}

/// A charge: in an envelope, or flat in camel case.
#[derive(Deserialize)]
struct ChargeNotice {
    id: Id,
    #[serde(alias = "txRef")]
    tx_ref: String,
    status: String,
}

#[derive(Deserialize)]
struct TransferNotice {
    reference: String,
    status: String,
}

/// A refund: in an envelope, or flat in Pascal case.
#[derive(Deserialize)]
struct RefundNotice {
    id: Id,
    status: String,
    #[serde(
        default,
        rename = "TransactionId",
        alias = "tx_id",
        alias = "transaction_id",
        deserialize_with = "told"
    )]
    transaction_id: Option<String>,
}

/// Reads a webhook. Call it after [`verify_sender`] only.
///
/// # Errors
/// [`WebhookError`] when the body is no JSON object, or lacks what its event must have.
pub fn parse(raw_body: &[u8]) -> Result<WebhookEvent, WebhookError> {
    let body: Value = serde_json::from_slice(raw_body).map_err(|error| unreadable("no JSON", error))?;
    let text = |field: &str| body.get(field).and_then(Value::as_str).map(str::to_owned);
    let data = body.get("data").cloned().unwrap_or_default();
    // Newer accounts say `type` where older ones say `event`.
    let named = text("event").or_else(|| text("type").filter(|_| body.get("data").is_some()));
    Ok(match (named, text("event.type")) {
        (Some(event), _) => match event.as_str() {
            "charge.completed" => charge(read(&event, data)?),
            "transfer.completed" => transfer(read(&event, data)?),
            "refund.completed" => refund(read(&event, data)?),
            _ => WebhookEvent::Ignored { event },
        },
        (None, Some(event)) if body.get("transfer").is_some() => {
            transfer(read(&event, body.get("transfer").cloned().unwrap_or_default())?)
        }
        (None, Some(event)) if body.get("txRef").is_some() => charge(read(&event, body)?),
        (None, None) if body.get("AmountRefunded").is_some() => refund(read("a refund", body)?),
        (None, Some(event)) => WebhookEvent::Ignored { event },
        (None, None) => return Err(unreadable("a body of no known shape", "no event")),
    })
}

fn unreadable(event: &str, detail: impl ToString) -> WebhookError {
    WebhookError { event: event.to_owned(), detail: detail.to_string() }
}

fn read<T: DeserializeOwned>(event: &str, data: Value) -> Result<T, WebhookError> {
    serde_json::from_value(data).map_err(|error| unreadable(event, error))
}

fn charge(notice: ChargeNotice) -> WebhookEvent {
    WebhookEvent::Charge {
        reference: notice.tx_ref,
        transaction_id: TransactionId::from(notice.id.0),
        outcome: ChargeOutcome::of(notice.status),
    }
}

fn transfer(notice: TransferNotice) -> WebhookEvent {
    WebhookEvent::Transfer { reference: own_reference(&notice.reference).to_owned(), status: notice.status }
}

fn refund(notice: RefundNotice) -> WebhookEvent {
    WebhookEvent::Refund {
        id: GatewayRefundId::from(notice.id.0),
        transaction_id: notice.transaction_id.map(TransactionId::from),
        status: notice.status,
    }
}
