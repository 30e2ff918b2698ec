//! What the gateways have in common: how a transfer or a refund is meant to go, and why a hand cannot move something.

use serde::{Deserialize, Serialize};

use crate::gateway::Gateway;

/// How a transfer is meant to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransferCourse {
    /// Pending, success.
    Success,
    /// Success already in the answer, as in Paystack's test mode.
    SuccessAtOnce,
    /// Pending, failed.
    Failed,
    /// Pending, success, reversed.
    Reversed,
    /// Pending, reversed.
    ReversedBeforeSuccess,
    /// Waiting for an OTP; after it, success.
    Otp,
    /// Waiting for an approval.
    Received,
    /// Waiting for an approval, then blocked.
    Blocked,
    /// Waiting for an approval, then rejected.
    Rejected,
    /// Pending until settled by hand.
    Pending,
    /// Refused at creation for want of balance.
    InsufficientBalance,
}

/// How a refund is meant to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundCourse {
    /// Pending, processing, processed.
    Processed,
    /// Pending, processing, failed.
    Failed,
    /// Pending, processing, needs attention.
    NeedsAttention,
    /// Pending until settled by hand.
    Pending,
    /// Processing until settled by hand.
    Processing,
    /// Refused at creation for want of balance.
    InsufficientBalance,
}

/// Why a transfer or refund cannot be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveRefused {
    /// No such refund or transfer.
    NotFound,
    /// It cannot go from where it stands to there.
    Contradiction,
}

/// Why an attempt could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptRefused {
    /// No such payment.
    NotFound,
    /// It is paid; only another success is no contradiction.
    AlreadyPaid,
}

impl TransferCourse {
    /// Whether transfers can go this way at a gateway. Flutterwave knows no OTP, no approval and no reversal, and
    /// every transfer begins unfinished.
    pub const fn happens_at(self, gateway: Gateway) -> bool {
        match (gateway, self) {
            (Gateway::Paystack, _)
            | (
                Gateway::Flutterwave,
                TransferCourse::Success
                | TransferCourse::Failed
                | TransferCourse::Pending
                | TransferCourse::InsufficientBalance,
            ) => true,
            (
                Gateway::Flutterwave,
                TransferCourse::SuccessAtOnce
                | TransferCourse::Reversed
                | TransferCourse::ReversedBeforeSuccess
                | TransferCourse::Otp
                | TransferCourse::Received
                | TransferCourse::Blocked
                | TransferCourse::Rejected,
            ) => false,
        }
    }
}

impl RefundCourse {
    /// Whether refunds can go this way at a gateway. Flutterwave never asks for bank details.
    pub const fn happens_at(self, gateway: Gateway) -> bool {
        !matches!((gateway, self), (Gateway::Flutterwave, RefundCourse::NeedsAttention))
    }
}
