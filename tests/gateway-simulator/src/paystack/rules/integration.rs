//! Everything Paystack knows about one merchant: an "integration" in its own words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    customers::Customer,
    disputes::{Dispute, DisputeNews},
    recipients::Recipient,
    refunds::Refund,
    refusal::Refusal,
    transactions::Transaction,
    transfers::Transfer,
};
use crate::{
    accounts::Accounts,
    books::{Books, EntryKind, Movement},
    clock::Moment,
    ids::Ids,
};

/// Paystack's number of the merchant.
pub const INTEGRATION_ID: u64 = 463_433;

/// One merchant at Paystack.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Integration {
    /// `test` or `live`: what the secret key is for.
    pub domain: Domain,
    /// The name customers see.
    pub business_name: String,
    /// Source of codes and numbers.
    pub ids: Ids,
    /// Its money.
    pub books: Books,
    /// By lower-case e-mail address.
    pub customers: BTreeMap<String, Customer>,
    /// By reference.
    pub transactions: BTreeMap<String, Transaction>,
    /// By Paystack's number.
    pub refunds: BTreeMap<u64, Refund>,
    /// By Paystack's number.
    #[serde(default)]
    pub disputes: BTreeMap<u64, Dispute>,
    /// By `RCP_…` code.
    pub recipients: BTreeMap<String, Recipient>,
    /// By reference.
    pub transfers: BTreeMap<String, Transfer>,
    /// The bank accounts that exist.
    pub accounts: Accounts,
}

/// The mode of a secret key, on the wire as `domain`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Domain {
    /// No real money.
    Test,
    /// Real money, if this were not a simulator.
    Live,
}

impl Domain {
    /// The mode a secret key is for; `None` if it is no secret key.
    pub fn of_key(secret: &str) -> Option<Domain> {
        match secret {
            key if key.starts_with("sk_test_") => Some(Domain::Test),
            key if key.starts_with("sk_live_") => Some(Domain::Live),
            _ => None,
        }
    }

    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Domain::Test => "test",
            Domain::Live => "live",
        }
    }
}

/// How long things take, in real milliseconds; `None` means they wait until told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// From one state of a transfer to the next.
    pub transfer: Option<i64>,
    /// From one state of a refund to the next.
    pub refund: Option<i64>,
    /// Until an OTP nobody enters expires.
    pub otp: i64,
}

/// Something of which the merchant is told by webhook, as it was at that moment.
#[derive(Clone, Debug)]
pub enum Happening {
    /// A payment succeeded. Failures are not told.
    Charged(Box<Transaction>),
    /// A refund has a new status.
    RefundMoved(Refund),
    /// A transfer has a new status.
    TransferMoved(Box<Transfer>),
    /// A payment is disputed.
    Disputed(Box<Dispute>, DisputeNews),
}

impl Integration {
    /// A merchant without any history.
    pub fn new(domain: Domain, business_name: &str, seed: u64) -> Integration {
        Integration {
            domain,
            business_name: business_name.to_owned(),
            ids: Ids::new(seed),
            books: Books::default(),
            customers: BTreeMap::new(),
            transactions: BTreeMap::new(),
            refunds: BTreeMap::new(),
            disputes: BTreeMap::new(),
            recipients: BTreeMap::new(),
            transfers: BTreeMap::new(),
            accounts: known_accounts(),
        }
    }

    /// The name behind an account number.
    ///
    /// # Errors
    /// 422 when the account does not resolve.
    pub fn account_name(&self, bank_code: &str, account_number: &str) -> Result<&str, Refusal> {
        self.accounts.resolve(bank_code, account_number).ok_or_else(|| {
            Refusal::invalid(
                422,
                "invalid_bank_code",
                "Could not resolve account name. Check parameters or try again.",
                "Ensure that the account number and bank code match",
            )
        })
    }

    /// Writes a movement into the books.
    pub fn book(&mut self, movement: &Movement<'_>, now: Moment) {
        let ledger_id = self.ids.number(249_314_482);
        self.books.book(movement, ledger_id, now);
    }

    /// The merchant pays money in.
    pub fn top_up(&mut self, amount: i64, currency: &str, now: Moment) {
        let kind = EntryKind::TopUp;
        let movement =
            Movement { kind, currency, amount, fee: 0, reference: "top-up", subject_id: 0, reason: "Top up" };
        self.book(&movement, now);
    }
}

/// The account Paystack documents for tests, and one that the fixtures use.
fn known_accounts() -> Accounts {
    let mut accounts = Accounts::default();
    accounts.open("057", "0000000000", "Test Account");
    accounts.open("058", "0123456789", "Musa Bello");
    accounts
}
