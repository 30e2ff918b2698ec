//! Everything Flutterwave knows about one merchant.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    beneficiaries::Beneficiary,
    charges::Charge,
    links::{Customer, Link},
    refunds::Refund,
    transfers::Transfer,
};
use crate::{
    accounts::Accounts,
    books::{Books, EntryKind, Movement},
    clock::Moment,
    ids::Ids,
};

/// The accounts that Flutterwave documents for tests end in these digits.
const TEST_ACCOUNTS: std::ops::RangeInclusive<u32> = 31..=41;

/// One merchant at Flutterwave.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Merchant {
    /// The name customers see.
    pub business_name: String,
    /// Source of codes and numbers.
    pub ids: Ids,
    /// Its money.
    pub books: Books,
    /// By lower-case e-mail address.
    pub customers: BTreeMap<String, Customer>,
    /// By the merchant's reference, `tx_ref`.
    pub links: BTreeMap<String, Link>,
    /// By Flutterwave's number: each attempt to pay is one.
    pub charges: BTreeMap<u64, Charge>,
    /// By Flutterwave's number.
    pub refunds: BTreeMap<u64, Refund>,
    /// By Flutterwave's number.
    pub beneficiaries: BTreeMap<u64, Beneficiary>,
    /// By reference.
    pub transfers: BTreeMap<String, Transfer>,
    /// The bank accounts that exist, under Flutterwave's bank codes.
    pub accounts: Accounts,
}

/// How long things take, in real milliseconds; `None` means they wait until told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// From one state of a transfer to the next.
    pub transfer: Option<i64>,
    /// From one state of a refund to the next.
    pub refund: Option<i64>,
}

/// Something of which the merchant may be told by webhook, as it was at that moment.
#[derive(Clone, Debug)]
pub enum Happening {
    /// An attempt to pay ended, well or not.
    Charged(Box<Charge>),
    /// A refund has a new status.
    Refunded(Box<Refund>),
    /// A transfer ended.
    Transferred(Box<Transfer>),
}

impl Merchant {
    /// A merchant without any history.
    pub fn new(business_name: &str, seed: u64) -> Merchant {
        Merchant {
            business_name: business_name.to_owned(),
            ids: Ids::new(seed),
            books: Books::default(),
            customers: BTreeMap::new(),
            links: BTreeMap::new(),
            charges: BTreeMap::new(),
            refunds: BTreeMap::new(),
            beneficiaries: BTreeMap::new(),
            transfers: BTreeMap::new(),
            accounts: known_accounts(),
        }
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

    /// When something will be due, if anything will.
    pub fn next_due(&self) -> Option<Moment> {
        let charges = self.charges.values().filter_map(|charge| charge.succeeds_at);
        let transfers = self.transfers.values().filter_map(|transfer| transfer.due);
        let refunds = self.refunds.values().filter_map(|refund| refund.due);
        charges.chain(transfers).chain(refunds).min()
    }
}

/// The accounts that Flutterwave documents for tests, and those that Paystack's side knows from the start.
fn known_accounts() -> Accounts {
    let mut accounts = Accounts::default();
    for ending in TEST_ACCOUNTS {
        accounts.open("044", &format!("06900000{ending}"), "Musa Bello");
    }
    accounts.open("057", "0000000000", "Test Account");
    accounts.open("058", "0123456789", "Musa Bello");
    accounts
}
