//! The JSON of Flutterwave's API, as far as it is used. Fields nobody reads are not declared, unknown ones are ignored.

use std::collections::BTreeMap;

use domain::{Currency, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{
    amount::{Decimal, Major},
    own_reference,
};
use crate::{
    Bank, Charge, GatewayError, GatewayRefundId, PAYMENT_ID, PendingCharge, Refund, RefundStatus,
    TransactionId, Transfer, TransferCode, TransferStatus, Verification,
    fields::{Id, told},
};

/// What every answer is wrapped in. `status` is of the call, not of the payment. The data stays text until its type is
/// known: amounts are read from it digit by digit.
#[derive(Debug, Deserialize)]
pub(super) struct Envelope {
    pub(super) status: String,
    #[serde(default, deserialize_with = "told")]
    pub(super) message: Option<String>,
    #[serde(default)]
    pub(super) data: Option<Box<RawValue>>,
    #[serde(default)]
    meta: Option<Meta>,
}

#[derive(Debug, Deserialize)]
struct Meta {
    #[serde(default)]
    page_info: Option<PageInfo>,
}

#[derive(Debug, Deserialize)]
struct PageInfo {
    total_pages: Option<u32>,
}

impl Envelope {
    /// How many pages the list has, when it says so.
    pub(super) fn pages(&self) -> Option<u32> {
        self.meta.as_ref()?.page_info.as_ref()?.total_pages
    }
}

fn missing(status: &str, field: &str) -> GatewayError {
    GatewayError::Malformed(format!("{status} without {field}"))
}

/// Body of `POST /v3/payments`.
#[derive(Debug, Serialize)]
pub(super) struct InitialiseBody<'a> {
    pub(super) tx_ref: &'a str,
    pub(super) amount: String,
    pub(super) currency: Currency,
    pub(super) redirect_url: &'a str,
    pub(super) customer: CustomerBody<'a>,
    pub(super) meta: &'a BTreeMap<String, String>,
}

/// Who pays, in [`InitialiseBody`].
#[derive(Debug, Serialize)]
pub(super) struct CustomerBody<'a> {
    pub(super) email: &'a str,
}

/// Data of `POST /v3/payments`.
#[derive(Debug, Deserialize)]
pub(super) struct HostedLink {
    pub(super) link: String,
}

/// Data of `GET /v3/transactions/:id/verify` and `…/verify_by_reference`.
#[derive(Debug, Deserialize)]
pub(super) struct TransactionData {
    pub(super) id: Id,
    pub(super) tx_ref: String,
    status: String,
    amount: Option<Decimal>,
    pub(super) currency: Option<Currency>,
    app_fee: Option<Decimal>,
    amount_settled: Option<Decimal>,
    #[serde(default, deserialize_with = "told")]
    processor_response: Option<String>,
    #[serde(default, deserialize_with = "told")]
    pub(super) created_at: Option<String>,
    #[serde(default)]
    meta: serde_json::Value,
}

impl TransactionData {
    pub(super) fn into_verification(self) -> Result<Verification, GatewayError> {
        Ok(match self.status.as_str() {
            "successful" => Verification::Succeeded(self.into_charge()?),
            "failed" => Verification::Failed { reason: self.processor_response },
            "pending" => Verification::Pending(PendingCharge::Pending),
            unknown => Verification::Unknown(unknown.to_owned()),
        })
    }

    /// What was paid is `amount`; `charged_amount` has the fee on top where the buyer bears it. What is kept of it is the
    /// difference to what is settled: `app_fee` leaves out the tax on itself.
    fn into_charge(self) -> Result<Charge, GatewayError> {
        let missing = |field| missing(&self.status, field);
        let currency = self.currency.ok_or_else(|| missing("currency"))?;
        let amount =
            self.amount.and_then(|amount| amount.amount(currency)).ok_or_else(|| missing("amount"))?;
        let settled = self.amount_settled.and_then(|settled| settled.balance(currency));
        let kept = settled.and_then(|settled| amount.minus(settled).ok()).filter(|kept| kept.amount >= 0);
        Ok(Charge {
            transaction_id: TransactionId::from(self.id.0),
            amount,
            fee: kept.or_else(|| self.app_fee?.fee(currency)),
            // A success is not doubted for a date that cannot be read.
            paid_at: self.created_at.and_then(|at| at.parse::<Timestamp>().ok()),
            payment_id: self.meta.get(PAYMENT_ID).and_then(|id| id.as_str()).map(str::to_owned),
        })
    }
}

/// Body of `POST /v3/transactions/:id/refund`.
#[derive(Debug, Serialize)]
pub(super) struct RefundBody<'a> {
    pub(super) amount: Major,
    pub(super) comments: &'a str,
}

/// A refund: created, fetched or listed. Its fields have other names in each.
#[derive(Debug, Deserialize)]
pub(super) struct RefundData {
    id: Id,
    #[serde(default, alias = "transaction_id", alias = "TransactionId")]
    pub(super) tx_id: Option<Id>,
    #[serde(alias = "AmountRefunded")]
    amount_refunded: Decimal,
    status: String,
    #[serde(default, alias = "comments", deserialize_with = "told")]
    pub(super) comment: Option<String>,
    #[serde(default, deserialize_with = "told")]
    pub(super) created_at: Option<String>,
}

impl RefundData {
    /// The refund, in the currency of its transaction.
    pub(super) fn into_refund(self, currency: Currency) -> Result<Refund, GatewayError> {
        let amount = self.amount_refunded.amount(currency);
        Ok(Refund {
            id: GatewayRefundId::from(self.id.0),
            transaction_id: self.tx_id.map(|id| TransactionId::from(id.0)),
            amount: amount.ok_or_else(|| missing("a refund", "an amount"))?,
            status: refund_status(&self.status),
            note: self.comment,
        })
    }
}

/// The documented statuses of a refund: taken on, on its way, or done and by which way.
fn refund_status(status: &str) -> RefundStatus {
    match status {
        "completed" => RefundStatus::Pending,
        "processing" | "pending-momo" => RefundStatus::Processing,
        "completed-bank-transfer"
        | "completed-momo"
        | "completed-mpgs"
        | "completed-offline"
        | "completed-preauth" => RefundStatus::Processed,
        "failed" => RefundStatus::Failed,
        unknown => RefundStatus::Unknown(unknown.to_owned()),
    }
}

/// One of `GET /v3/banks/:country`.
#[derive(Debug, Deserialize)]
pub(super) struct BankData {
    #[serde(default, deserialize_with = "told")]
    id: Option<String>,
    code: String,
    name: String,
}

impl BankData {
    /// The bank, unless it has no code to pay it by.
    pub(super) fn into_bank(self) -> Option<Bank> {
        (!self.code.is_empty()).then_some(Bank { id: self.id, code: self.code, name: self.name })
    }
}

/// Body of `POST /v3/accounts/resolve`.
#[derive(Debug, Serialize)]
pub(super) struct ResolveBody<'a> {
    pub(super) account_number: &'a str,
    pub(super) account_bank: &'a str,
}

/// Data of `POST /v3/accounts/resolve`.
#[derive(Debug, Deserialize)]
pub(super) struct ResolvedAccount {
    pub(super) account_number: String,
    pub(super) account_name: String,
}

/// Body of `POST /v3/beneficiaries`.
#[derive(Debug, Serialize)]
pub(super) struct BeneficiaryBody<'a> {
    pub(super) account_number: &'a str,
    pub(super) account_bank: &'a str,
    pub(super) beneficiary_name: &'a str,
    pub(super) currency: Currency,
}

/// Data of `POST /v3/beneficiaries`.
#[derive(Debug, Deserialize)]
pub(super) struct BeneficiaryData {
    pub(super) id: Id,
    #[serde(default, deserialize_with = "told")]
    pub(super) account_number: Option<String>,
    #[serde(default, deserialize_with = "told")]
    pub(super) bank_code: Option<String>,
}

/// Body of `POST /v3/transfers`, to a beneficiary.
#[derive(Debug, Serialize)]
pub(super) struct TransferBody<'a> {
    pub(super) beneficiary: u64,
    pub(super) amount: Major,
    pub(super) currency: Currency,
    pub(super) debit_currency: Currency,
    pub(super) reference: &'a str,
    pub(super) narration: &'a str,
}

/// A transfer: ordered or found.
#[derive(Debug, Deserialize)]
pub(super) struct TransferData {
    id: Id,
    pub(super) reference: String,
    status: String,
    amount: Decimal,
    currency: Currency,
    fee: Option<Decimal>,
    #[serde(default, deserialize_with = "told")]
    complete_message: Option<String>,
    #[serde(default, deserialize_with = "told")]
    pub(super) created_at: Option<String>,
}

impl TransferData {
    pub(super) fn into_transfer(self) -> Result<Transfer, GatewayError> {
        let currency = self.currency;
        let amount = self.amount.amount(currency);
        Ok(Transfer {
            reference: own_reference(&self.reference).to_owned(),
            code: Some(TransferCode::from(self.id.0)),
            amount: amount.ok_or_else(|| missing("a transfer", "an amount"))?,
            status: match self.status.as_str() {
                "NEW" | "PENDING" => TransferStatus::Pending,
                "SUCCESSFUL" => TransferStatus::Succeeded { fee: self.fee.and_then(|fee| fee.fee(currency)) },
                "FAILED" => TransferStatus::Failed { reason: self.complete_message },
                unknown => TransferStatus::Unknown(unknown.to_owned()),
            },
        })
    }
}

/// Data of `GET /v3/balances/:currency`.
#[derive(Debug, Deserialize)]
pub(super) struct BalanceData {
    pub(super) currency: Currency,
    pub(super) available_balance: Decimal,
}
