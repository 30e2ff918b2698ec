//! What is asked. The account number goes to the gateway, and nowhere else.

use domain::{RefundId, Timestamp};
use serde::Deserialize;
use store::entities::RefundAccount;
use web::OneLine;

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

/// A NUBAN: ten digits, leading zeros count.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct AccountNumber(String);

impl TryFrom<String> for AccountNumber {
    type Error = &'static str;

    fn try_from(number: String) -> Result<Self, &'static str> {
        let is_number = number.len() == 10 && number.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { Ok(Self(number)) } else { Err("takes an account number of ten digits") }
    }
}

impl Body {
    /// The account, if one is named, for the step to find.
    pub(crate) fn account(self, refund_id: RefundId, at: Timestamp) -> Option<RefundAccount> {
        self.account.map(|account| RefundAccount {
            refund_id,
            bank_code: account.bank_code.into(),
            account_number: account.account_number.0,
            forgotten_at: at.plus_seconds(ACCOUNT_SECONDS),
        })
    }
}
