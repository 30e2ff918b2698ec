//! What is asked. The account number goes to the gateway, and nowhere else.

use domain::{RefundId, Timestamp};
use serde::Deserialize;
use store::entities::RefundAccount;
use web::{AccountNumber, OneLine};

/// How long an account is kept for the step that sends the refund there.
const ACCOUNT_SECONDS: u64 = 30 * 24 * 60 * 60;

/// Not for `Debug`: a log must never have the number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    /// Where the buyer wants the money, if it cannot go back the way it came.
    account: Option<Account>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Account {
    bank_code: OneLine<1, 20>,
    account_number: AccountNumber,
}

impl Body {
    /// The account, if one is named, for the step to find.
    pub(crate) fn account(self, refund_id: RefundId, at: Timestamp) -> Option<RefundAccount> {
        self.account.map(|account| RefundAccount {
            refund_id,
            bank_code: account.bank_code.into(),
            account_number: account.account_number.into(),
            forgotten_at: at.plus_seconds(ACCOUNT_SECONDS),
        })
    }
}
