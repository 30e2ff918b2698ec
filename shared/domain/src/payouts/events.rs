//! What happens to a payout.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::payouts::PayoutStatus;
use crate::{ArtisanId, Money, PayoutId, Timestamp};

/// What each event of a payout carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutFacts {
    /// Which payout.
    pub payout_id: PayoutId,
    /// To whom.
    pub artisan_id: ArtisanId,
    /// How much.
    pub amount: Money,
    /// The bank, for people.
    pub bank_name: String,
    /// The last four digits of the account.
    pub account_last4: String,
    /// How far it is after the event.
    pub status: PayoutStatus,
    /// Why it failed, in the gateway's words, if it did.
    pub failure: Option<String>,
}

/// What an event carries by which the money comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayoutReturned {
    /// The payout.
    #[serde(flatten)]
    pub payout: PayoutFacts,
    /// When another is tried automatically, if it is.
    pub retry_at: Option<Timestamp>,
    /// Whether another is made when the artisan asks for it.
    pub on_request: bool,
    /// What was kept for a debt.
    pub recovered: Money,
}

events! {
    /// What happens to a payout.
    pub enum PayoutEvent {
        /// It was decided and posted.
        Requested(PayoutFacts) = "payout.requested",
        /// The gateway is working on it.
        Sent(PayoutFacts) = "payout.sent",
        /// It takes longer than usual.
        Delayed(PayoutFacts) = "payout.delayed",
        /// The bank has it.
        Succeeded(PayoutFacts) = "payout.succeeded",
        /// The gateway or the bank refused it.
        Failed(PayoutReturned) = "payout.failed",
        /// It was not sent, for a reason of the platform's own.
        NotApproved(PayoutReturned) = "payout.not_approved",
        /// The bank gave it back.
        Reversed(PayoutReturned) = "payout.reversed",
    }
}
