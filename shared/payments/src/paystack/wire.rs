//! The JSON of Paystack's API, as far as it is used. Fields nobody reads are not declared, unknown ones are ignored.

use std::collections::BTreeMap;

use domain::{Currency, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fields::{Id, MinorUnits, TransactionRef, refund_status, told, transaction};
use crate::{
    Bank, Charge, Chargeback, ChargebackStatus, GatewayChargebackId, GatewayRefundId, PAYMENT_ID,
    PendingCharge, Refund, TransactionId, Transfer, TransferCode, TransferStatus, Verification,
};

/// What every answer is wrapped in. `status` is of the call, not of the payment. Everything but `status` and
/// `message` is missing in some documented answer.
#[derive(Debug, Deserialize)]
pub(super) struct Envelope {
    pub(super) status: bool,
    #[serde(default, deserialize_with = "told")]
    pub(super) message: Option<String>,
    #[serde(default)]
    pub(super) data: Value,
    #[serde(default)]
    meta: Value,
    #[serde(default, rename = "type", deserialize_with = "told")]
    pub(super) kind: Option<String>,
    #[serde(default, deserialize_with = "told")]
    pub(super) code: Option<String>,
}

impl Envelope {
    /// The cursor of the next page, if there is one.
    pub(super) fn next_cursor(&self) -> Option<String> {
        self.meta.get("next").and_then(Value::as_str).filter(|next| !next.is_empty()).map(str::to_owned)
    }
}

/// The answer breaks its own documentation: a paid transaction without an amount, for instance.
#[derive(Debug, thiserror::Error)]
#[error("{status} without {field}")]
pub(super) struct Missing {
    status: String,
    field: &'static str,
}

/// Body of `POST /transaction/initialize`. The reference documents amount and metadata as text.
#[derive(Debug, Serialize)]
pub(super) struct InitialiseBody<'a> {
    pub(super) email: &'a str,
    pub(super) amount: String,
    pub(super) currency: Currency,
    pub(super) reference: &'a str,
    pub(super) callback_url: &'a str,
    pub(super) metadata: String,
}

/// Data of `POST /transaction/initialize`.
#[derive(Debug, Deserialize)]
pub(super) struct Initialised {
    pub(super) authorization_url: String,
    pub(super) access_code: String,
    pub(super) reference: String,
}

/// Data of `GET /transaction/verify/:reference`. `paid_at` and `paidAt` are both there, so an alias would meet a
/// duplicate field.
#[derive(Debug, Deserialize)]
pub(super) struct TransactionData {
    id: Id,
    pub(super) reference: String,
    status: String,
    amount: Option<MinorUnits>,
    currency: Option<Currency>,
    fees: Option<MinorUnits>,
    #[serde(default, deserialize_with = "told")]
    pub(super) domain: Option<String>,
    #[serde(default, deserialize_with = "told")]
    paid_at: Option<String>,
    #[serde(default, rename = "paidAt", deserialize_with = "told")]
    paid_at_again: Option<String>,
    #[serde(default, deserialize_with = "told")]
    gateway_response: Option<String>,
    #[serde(default)]
    metadata: Value,
}

impl TransactionData {
    pub(super) fn into_verification(self) -> Result<Verification, Missing> {
        Ok(match self.status.as_str() {
            "success" => Verification::Succeeded(self.into_charge()?),
            "reversed" => Verification::Reversed(self.into_charge()?),
            "failed" => Verification::Failed { reason: self.gateway_response },
            "abandoned" => Verification::Pending(PendingCharge::Abandoned),
            "ongoing" => Verification::Pending(PendingCharge::Ongoing),
            "pending" => Verification::Pending(PendingCharge::Pending),
            "processing" => Verification::Pending(PendingCharge::Processing),
            "queued" => Verification::Pending(PendingCharge::Queued),
            unknown => Verification::Unknown(unknown.to_owned()),
        })
    }

    fn into_charge(self) -> Result<Charge, Missing> {
        let missing = |field| Missing { status: self.status.clone(), field };
        let currency = self.currency.ok_or_else(|| missing("currency"))?;
        let amount = self.amount.ok_or_else(|| missing("amount"))?;
        let paid_at = self.paid_at.or(self.paid_at_again);
        Ok(Charge {
            transaction_id: TransactionId::from(self.id.0),
            amount: amount.of(currency),
            fee: self.fees.map(|fee| fee.of(currency)),
            // A success is not doubted for a date that cannot be read.
            paid_at: paid_at.and_then(|at| at.parse::<Timestamp>().ok()),
            payment_id: payment_id(&self.metadata),
        })
    }
}

/// Ours in the metadata, which is an object, or the text of one, or anything else where none was attached.
fn payment_id(metadata: &Value) -> Option<String> {
    let read = |metadata: &Value| Some(metadata.get(PAYMENT_ID)?.as_str()?.to_owned());
    match metadata {
        Value::String(text) => read(&serde_json::from_str(text).ok()?),
        metadata => read(metadata),
    }
}

/// Body of `POST /refund`.
#[derive(Debug, Serialize)]
pub(super) struct RefundBody<'a> {
    pub(super) transaction: &'a str,
    pub(super) amount: i64,
    pub(super) currency: Currency,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) customer_note: Option<&'a str>,
    pub(super) merchant_note: &'a str,
}

/// Body of `POST /refund/retry_with_customer_details/:id`.
#[derive(Debug, Serialize)]
pub(super) struct RefundRetryBody<'a> {
    pub(super) refund_account_details: RefundAccountBody<'a>,
}

/// The account in [`RefundRetryBody`].
#[derive(Debug, Serialize)]
pub(super) struct RefundAccountBody<'a> {
    pub(super) currency: Currency,
    pub(super) account_number: &'a str,
    pub(super) bank_id: &'a str,
}

/// A refund: created, fetched, listed or retried.
#[derive(Debug, Deserialize)]
pub(super) struct RefundData {
    id: Id,
    #[serde(default, deserialize_with = "transaction")]
    transaction: Option<TransactionRef>,
    amount: MinorUnits,
    currency: Currency,
    status: String,
    #[serde(default, deserialize_with = "told")]
    pub(super) domain: Option<String>,
    #[serde(default, deserialize_with = "told")]
    merchant_note: Option<String>,
}

impl RefundData {
    pub(super) fn into_refund(self) -> Refund {
        Refund {
            id: GatewayRefundId::from(self.id.0),
            transaction_id: self.transaction.map(|transaction| TransactionId::from(transaction.id.0)),
            amount: self.amount.of(self.currency),
            status: refund_status(&self.status),
            note: self.merchant_note,
        }
    }
}

/// Body of `PUT /dispute/:id/resolve`.
#[derive(Debug, Serialize)]
pub(super) struct DisputeAnswerBody<'a> {
    pub(super) resolution: &'static str,
    pub(super) message: &'a str,
    pub(super) uploaded_filename: &'a str,
    pub(super) refund_amount: i64,
}

/// Data of `GET /dispute/:id/upload_url`.
#[derive(Debug, Deserialize)]
pub(super) struct DisputeUpload {
    #[serde(rename = "signedUrl")]
    pub(super) signed_url: String,
    #[serde(rename = "fileName")]
    pub(super) file_name: String,
}

/// A dispute: fetched or answered.
#[derive(Debug, Deserialize)]
pub(super) struct DisputeData {
    id: Id,
    refund_amount: MinorUnits,
    currency: Currency,
    status: String,
    #[serde(default, deserialize_with = "told")]
    resolution: Option<String>,
    #[serde(default, deserialize_with = "told")]
    pub(super) domain: Option<String>,
    #[serde(default, deserialize_with = "transaction")]
    transaction: Option<TransactionRef>,
    #[serde(default, deserialize_with = "told")]
    category: Option<String>,
    #[serde(default, rename = "dueAt", deserialize_with = "told")]
    due_at: Option<String>,
}

impl DisputeData {
    pub(super) fn into_chargeback(self) -> Result<Chargeback, Missing> {
        let status = match (self.status.as_str(), self.resolution.as_deref()) {
            ("awaiting-merchant-feedback" | "pending", _) => ChargebackStatus::Open,
            ("awaiting-bank-feedback", _) => ChargebackStatus::Answered,
            ("resolved", Some("declined")) => ChargebackStatus::Won,
            ("resolved", Some("merchant-accepted" | "auto-accepted")) => ChargebackStatus::Lost,
            (unknown, resolution) => {
                ChargebackStatus::Unknown(format!("{unknown} {}", resolution.unwrap_or_default()))
            }
        };
        let reference = self.transaction.and_then(|transaction| transaction.reference);
        Ok(Chargeback {
            id: GatewayChargebackId::from(self.id.0),
            transaction_reference: reference
                .ok_or(Missing { status: self.status, field: "the reference of its transaction" })?,
            amount: self.refund_amount.of(self.currency),
            category: self.category,
            status,
            answer_by: self.due_at.and_then(|at| at.parse().ok()),
        })
    }
}

/// One of `GET /bank`.
#[derive(Debug, Deserialize)]
pub(super) struct BankData {
    #[serde(default, deserialize_with = "told")]
    id: Option<String>,
    code: String,
    name: String,
    active: Option<bool>,
    is_deleted: Option<bool>,
}

impl BankData {
    /// The bank, unless it is closed or has no code to pay it by.
    pub(super) fn into_bank(self) -> Option<Bank> {
        let open = self.active != Some(false) && self.is_deleted != Some(true) && !self.code.is_empty();
        open.then_some(Bank { id: self.id, code: self.code, name: self.name })
    }
}

/// Data of `GET /bank/resolve`.
#[derive(Debug, Deserialize)]
pub(super) struct ResolvedAccount {
    pub(super) account_number: String,
    pub(super) account_name: String,
}

/// Body of `POST /transferrecipient`.
#[derive(Debug, Serialize)]
pub(super) struct RecipientBody<'a> {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    pub(super) account_number: &'a str,
    pub(super) bank_code: &'a str,
    pub(super) currency: Currency,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
}

/// Data of `POST /transferrecipient`.
#[derive(Debug, Deserialize)]
pub(super) struct RecipientData {
    pub(super) recipient_code: String,
    #[serde(default, deserialize_with = "told")]
    pub(super) domain: Option<String>,
}

/// Body of `POST /transfer`.
#[derive(Debug, Serialize)]
pub(super) struct TransferBody<'a> {
    pub(super) source: &'static str,
    pub(super) amount: i64,
    pub(super) recipient: &'a str,
    pub(super) reference: &'a str,
    pub(super) reason: &'a str,
    pub(super) currency: Currency,
}

/// A transfer: initiated or verified. The recipient, an id in one and an object in the other, is not read.
#[derive(Debug, Deserialize)]
pub(super) struct TransferData {
    pub(super) reference: String,
    status: String,
    amount: MinorUnits,
    currency: Currency,
    #[serde(default, deserialize_with = "told")]
    transfer_code: Option<String>,
    fee_charged: Option<MinorUnits>,
    #[serde(default, deserialize_with = "told")]
    pub(super) domain: Option<String>,
    #[serde(default, deserialize_with = "told")]
    gateway_response: Option<String>,
}

impl TransferData {
    pub(super) fn into_transfer(self) -> Transfer {
        let status = match self.status.as_str() {
            "pending" => TransferStatus::Pending,
            "success" => TransferStatus::Succeeded { fee: self.fee_charged.map(|fee| fee.of(self.currency)) },
            "failed" => TransferStatus::Failed { reason: self.gateway_response },
            "reversed" => TransferStatus::Reversed,
            "otp" => TransferStatus::Otp,
            "abandoned" => TransferStatus::Abandoned,
            "received" => TransferStatus::Received,
            "blocked" => TransferStatus::Blocked,
            "rejected" => TransferStatus::Rejected,
            unknown => TransferStatus::Unknown(unknown.to_owned()),
        };
        Transfer {
            reference: self.reference,
            code: self.transfer_code.map(TransferCode::from),
            amount: self.amount.of(self.currency),
            status,
        }
    }
}

/// One of `GET /balance`.
#[derive(Debug, Deserialize)]
pub(super) struct BalanceData {
    pub(super) currency: Currency,
    /// May be below zero after chargebacks, so not an amount.
    pub(super) balance: i64,
}

/// Metadata as the reference documents it: JSON in a text.
pub(super) fn metadata_text(metadata: &BTreeMap<String, String>) -> String {
    Value::from_iter(metadata.iter().map(|(key, value)| (key.as_str(), value.as_str()))).to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn our_identifier_is_read_from_metadata_of_every_documented_form() {
        for (metadata, read) in [
            (json!({ "payment_id": "pay_1", "custom_fields": [] }), Some("pay_1")),
            (json!("{\"payment_id\":\"pay_1\"}"), Some("pay_1")),
            (json!({ "payment_id": 1 }), None),
            (json!({ "order": "pay_1" }), None),
            (json!(""), None),
            (json!("pay_1"), None),
            (json!(0), None),
            (json!(null), None),
        ] {
            assert_eq!(payment_id(&metadata).as_deref(), read, "{metadata}");
        }
    }
}
