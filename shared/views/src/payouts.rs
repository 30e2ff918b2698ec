//! Payouts.

use domain::payouts::{Payout, PayoutStatus};
use domain::{Money, PayoutId, Timestamp};
use serde::Serialize;

/// A payout as its artisan sees it.
#[derive(Debug, Clone, Serialize)]
pub struct PayoutView<'a> {
    id: PayoutId,
    status: PayoutStatus,
    amount: Money,
    bank_name: &'a str,
    account_last4: &'a str,
    /// What the bank's statement may show.
    reference: &'a str,
    /// Why it failed, in the gateway's words.
    failure: Option<&'a str>,
    created_at: Timestamp,
    /// When the state last changed.
    changed_at: Timestamp,
}

impl<'a> PayoutView<'a> {
    /// What the artisan may know of `payout`: what the gateway takes for it is the platform's.
    pub fn new(payout: &'a Payout) -> Self {
        Self {
            id: payout.id,
            status: payout.status,
            amount: payout.amount,
            bank_name: &payout.account.bank_name,
            account_last4: &payout.account.account_last4,
            reference: &payout.reference,
            failure: payout.failure.as_deref(),
            created_at: payout.created_at,
            changed_at: payout.changed_at,
        }
    }
}
