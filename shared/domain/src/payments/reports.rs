//! What gateways report by their webhooks. Nothing of it is believed: the step that takes it asks the gateway.

use serde::{Deserialize, Serialize};

use crate::event::events;

/// A payment was reported as paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeReported {
    /// Who reports.
    pub gateway: String,
    /// Our reference, if the payment is ours.
    pub reference: String,
    /// The gateway's identifier of the attempt, where it has several under one reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
}

/// A transfer ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferReported {
    /// Who reports.
    pub gateway: String,
    /// Our reference, if the transfer is ours.
    pub reference: String,
    /// In the gateway's words.
    pub status: String,
}

/// A refund moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundReported {
    /// Who reports.
    pub gateway: String,
    /// In the gateway's words.
    pub status: String,
    /// Which refund.
    #[serde(flatten)]
    pub of: RefundReportedBy,
}

/// What a gateway names a refund by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RefundReportedBy {
    /// Our reference of the transaction that is refunded.
    Transaction {
        /// The reference.
        transaction_reference: String,
    },
    /// The gateway's own identifiers.
    Refund {
        /// Of the refund.
        gateway_refund_id: String,
        /// Of the transaction, if it says so.
        transaction_id: Option<String>,
    },
}

/// A buyer went to their bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeReported {
    /// Who reports.
    pub gateway: String,
    /// The gateway's identifier of the chargeback.
    pub dispute_id: String,
    /// Our reference of the transaction, if it says so.
    pub transaction_reference: Option<String>,
    /// In the gateway's words, if it says so.
    pub status: Option<String>,
}

/// Something was reported that this version does not understand, by whoever may report. An operator has to look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotUnderstood {
    /// Who reports.
    pub gateway: String,
    /// The event's name, as far as it could be read.
    pub event: String,
    /// What is wrong with it.
    pub note: String,
}

events! {
    /// What gateways report.
    pub enum GatewayReport {
        /// For the step `payments-settle`.
        Charge(ChargeReported) = "gateway.charge_reported",
        /// For the step `payouts-settle`.
        Transfer(TransferReported) = "gateway.transfer_reported",
        /// For the step `refunds-send`.
        Refund(RefundReported) = "gateway.refund_reported",
        /// For the step `chargebacks-settle`.
        Dispute(DisputeReported) = "gateway.dispute_reported",
        /// For an operator; no step takes it.
        NotUnderstood(NotUnderstood) = "gateway.report_not_understood",
    }
}

impl GatewayReport {
    /// Who reports.
    pub fn gateway(&self) -> &str {
        match self {
            Self::Charge(report) => &report.gateway,
            Self::Transfer(report) => &report.gateway,
            Self::Refund(report) => &report.gateway,
            Self::Dispute(report) => &report.gateway,
            Self::NotUnderstood(report) => &report.gateway,
        }
    }
}
