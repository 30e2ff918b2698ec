//! What Paystack posts to the webhook endpoint: first the signature, then the event.
//!
//! A webhook only says where to look; nothing in it is believed. It may come twice, late, out of order or never, and
//! it carries no id of its own, so [`WebhookEvent::deduplication_key`] makes one of what it says.

use domain::{Currency, Money, Timestamp};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use sha2::Sha512;

use super::fields::{Id, MinorUnits, TransactionRef, refund_status, told, transaction};
use crate::{GatewayRefundId, RefundStatus, TransactionId, TransferCode, TransferStatus};

/// The header that carries the signature.
pub const SIGNATURE_HEADER: &str = "x-paystack-signature";

/// Why a webhook is not from Paystack as far as we can tell. The caller is told nothing but 401.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// There is no secret to check with: everything is refused. An operator must look.
    #[error("there is no secret key to check the signature with")]
    MissingSecret,
    /// The request has no signature.
    #[error("the signature header is missing")]
    MissingHeader,
    /// The signature is not that of this body under this key.
    #[error("the signature does not match")]
    Mismatch,
}

/// Checks that whoever sent `raw_body` holds the secret key: `header` is the hexadecimal HMAC-SHA512 of the bytes as
/// they came, compared in constant time.
///
/// # Errors
/// [`SignatureError`]; above all, without a secret nothing passes.
pub fn verify_signature(secret: &str, raw_body: &[u8], header: Option<&str>) -> Result<(), SignatureError> {
    if secret.trim().is_empty() {
        return Err(SignatureError::MissingSecret);
    }
    let header = header.filter(|header| !header.is_empty()).ok_or(SignatureError::MissingHeader)?;
    let signature = hex::decode(header).map_err(|_| SignatureError::Mismatch)?;
    let mut mac =
        Hmac::<Sha512>::new_from_slice(secret.as_bytes()).map_err(|_| SignatureError::MissingSecret)?;
    mac.update(raw_body);
    mac.verify_slice(&signature).map_err(|_| SignatureError::Mismatch)
}

/// What a webhook reports. The event's name decides which, never the shape of its data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebhookEvent {
    /// A payment succeeded: `charge.success`.
    ChargeSucceeded {
        /// Ours, if the payment is ours.
        reference: String,
        /// Paystack's id of the payment.
        transaction_id: TransactionId,
    },
    /// A transfer ended: `transfer.success`, `transfer.failed` or `transfer.reversed`.
    Transfer {
        /// Ours, if the transfer is ours.
        reference: String,
        /// Paystack's code of the transfer.
        code: Option<TransferCode>,
        /// Succeeded, failed or reversed.
        status: TransferStatus,
    },
    /// A refund moved: `refund.*`.
    Refund {
        /// Our reference of the payment that is refunded.
        transaction_reference: String,
        /// Paystack's id of the refund; most events leave it out.
        id: Option<GatewayRefundId>,
        /// The bank's reference, once there is one.
        bank_reference: Option<String>,
        /// How much goes back, when it says so.
        amount: Option<Money>,
        /// How far it is.
        status: RefundStatus,
    },
    /// A buyer went to their bank: `charge.dispute.*`.
    Dispute {
        /// Paystack's id of the dispute.
        id: String,
        /// What happened to it.
        phase: DisputePhase,
        /// Paystack's id of the payment.
        transaction_id: Option<TransactionId>,
        /// Our reference of the payment.
        transaction_reference: Option<String>,
        /// How much is at stake, when it says so.
        amount: Option<Money>,
        /// In Paystack's words, such as `awaiting-merchant-feedback`.
        status: Option<String>,
        /// In Paystack's words, such as `merchant-accepted`, once there is one.
        resolution: Option<String>,
        /// Until when the platform can answer.
        due_at: Option<Timestamp>,
    },
    /// An event nothing here waits for.
    Ignored {
        /// Its name.
        event: String,
    },
}

/// What happened to a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisputePhase {
    /// It was opened.
    Created,
    /// It waits for the platform's answer.
    Reminded,
    /// It is decided.
    Resolved,
}

/// A body with a valid signature that does not read as documented. An operator must look.
#[derive(Debug, thiserror::Error)]
#[error("the webhook cannot be read{}: {detail}", event.as_deref().map(|event| format!(" ({event})")).unwrap_or_default())]
pub struct WebhookError {
    /// The event's name, as far as the parser got.
    pub event: Option<String>,
    /// What is wrong with it, without the data.
    pub detail: String,
}

#[derive(Deserialize)]
struct Notice {
    event: String,
    #[serde(default)]
    data: Value,
}

#[derive(Deserialize)]
struct ChargeNotice {
    id: Id,
    reference: String,
}

#[derive(Deserialize)]
struct TransferNotice {
    reference: String,
    #[serde(default, deserialize_with = "told")]
    transfer_code: Option<String>,
    currency: Option<Currency>,
    fee_charged: Option<MinorUnits>,
    #[serde(default, deserialize_with = "told")]
    gateway_response: Option<String>,
}

#[derive(Deserialize)]
struct RefundNotice {
    transaction_reference: String,
    #[serde(default, deserialize_with = "told")]
    id: Option<String>,
    #[serde(default, deserialize_with = "told")]
    refund_reference: Option<String>,
    amount: Option<MinorUnits>,
    currency: Option<Currency>,
}

#[derive(Deserialize)]
struct DisputeNotice {
    id: Id,
    #[serde(default, deserialize_with = "transaction")]
    transaction: Option<TransactionRef>,
    #[serde(default, deserialize_with = "told")]
    transaction_reference: Option<String>,
    refund_amount: Option<MinorUnits>,
    currency: Option<Currency>,
    #[serde(default, deserialize_with = "told")]
    status: Option<String>,
    #[serde(default, deserialize_with = "told")]
    resolution: Option<String>,
    #[serde(default, rename = "dueAt", deserialize_with = "told")]
    due_at: Option<String>,
}

/// Reads a webhook. Call it after [`verify_signature`] only.
///
/// # Errors
/// [`WebhookError`] when the body is no JSON, has no event name, or lacks what its event must have.
pub fn parse(raw_body: &[u8]) -> Result<WebhookEvent, WebhookError> {
    let notice: Notice = serde_json::from_slice(raw_body)
        .map_err(|error| WebhookError { event: None, detail: error.to_string() })?;
    let event = notice.event.as_str();
    Ok(match event {
        "charge.success" => {
            let charge: ChargeNotice = read(event, notice.data)?;
            WebhookEvent::ChargeSucceeded { reference: charge.reference, transaction_id: charge.id.0.into() }
        }
        "transfer.success" => transfer(read(event, notice.data)?, |transfer| TransferStatus::Succeeded {
            fee: money(transfer.fee_charged, transfer.currency),
        }),
        "transfer.failed" => transfer(read(event, notice.data)?, |transfer| TransferStatus::Failed {
            reason: transfer.gateway_response.clone(),
        }),
        "transfer.reversed" => transfer(read(event, notice.data)?, |_| TransferStatus::Reversed),
        "charge.dispute.create" => dispute(read(event, notice.data)?, DisputePhase::Created),
        "charge.dispute.remind" => dispute(read(event, notice.data)?, DisputePhase::Reminded),
        "charge.dispute.resolve" => dispute(read(event, notice.data)?, DisputePhase::Resolved),
        _ => match event.strip_prefix("refund.") {
            Some(status) => refund(read(event, notice.data)?, refund_status(status)),
            None => WebhookEvent::Ignored { event: notice.event },
        },
    })
}

fn read<T: DeserializeOwned>(event: &str, data: Value) -> Result<T, WebhookError> {
    serde_json::from_value(data)
        .map_err(|error| WebhookError { event: Some(event.to_owned()), detail: error.to_string() })
}

fn money(amount: Option<MinorUnits>, currency: Option<Currency>) -> Option<Money> {
    Some(amount?.of(currency?))
}

fn transfer(notice: TransferNotice, status: impl FnOnce(&TransferNotice) -> TransferStatus) -> WebhookEvent {
    WebhookEvent::Transfer {
        status: status(&notice),
        reference: notice.reference,
        code: notice.transfer_code.map(TransferCode::from),
    }
}

fn refund(notice: RefundNotice, status: RefundStatus) -> WebhookEvent {
    WebhookEvent::Refund {
        transaction_reference: notice.transaction_reference,
        id: notice.id.map(GatewayRefundId::from),
        bank_reference: notice.refund_reference,
        amount: money(notice.amount, notice.currency),
        status,
    }
}

fn dispute(notice: DisputeNotice, phase: DisputePhase) -> WebhookEvent {
    let (transaction_id, reference) = match notice.transaction {
        Some(transaction) => (Some(TransactionId::from(transaction.id.0)), transaction.reference),
        None => (None, None),
    };
    WebhookEvent::Dispute {
        id: notice.id.0,
        phase,
        transaction_id,
        transaction_reference: reference.or(notice.transaction_reference),
        amount: money(notice.refund_amount, notice.currency),
        status: notice.status,
        resolution: notice.resolution,
        due_at: notice.due_at.and_then(|at| at.parse().ok()),
    }
}

impl WebhookEvent {
    /// A text that is the same when Paystack repeats a webhook. Two different reports that read the same, such as two
    /// equal partial refunds of one payment, share it too; the answer to either is to ask, so neither is lost for long.
    #[must_use]
    pub fn deduplication_key(&self) -> String {
        match self {
            Self::ChargeSucceeded { transaction_id, .. } => format!("charge.success/{transaction_id}"),
            Self::Transfer { reference, status, .. } => format!("transfer.{}/{reference}", status.as_str()),
            Self::Refund { transaction_reference, id, bank_reference, amount, status } => {
                let which = id.as_ref().map(GatewayRefundId::as_str).or(bank_reference.as_deref());
                let amount = amount.map_or(0, |money| money.amount);
                format!(
                    "refund.{}/{transaction_reference}/{}/{amount}",
                    status.as_str(),
                    which.unwrap_or("-")
                )
            }
            Self::Dispute { id, phase, status, .. } => {
                format!("charge.dispute/{id}/{phase:?}/{}", status.as_deref().unwrap_or("-"))
            }
            Self::Ignored { event } => event.clone(),
        }
    }
}
