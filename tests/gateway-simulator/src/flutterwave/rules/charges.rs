//! Attempts to pay. Each has a number of its own; several can belong to one reference, of which one succeeds.

use serde::{Deserialize, Serialize};

use super::{
    amounts::Mills,
    cards::Card,
    fees::{ChargeFee, charge_fee},
    links::Link,
    merchant::{Happening, Merchant},
    refusal::Refusal,
};
use crate::{
    books::{EntryKind, Movement},
    clock::Moment,
    courses::AttemptRefused,
};

/// One attempt to pay: a "transaction" in Flutterwave's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// Flutterwave's number.
    pub id: u64,
    /// The merchant's reference.
    pub tx_ref: String,
    /// Flutterwave's reference.
    pub flw_ref: String,
    /// What was paid, or is tried to be, in minor units.
    pub amount: i64,
    /// What it is paid in.
    pub currency: String,
    /// The fee without VAT.
    pub app_fee: Mills,
    /// What is kept of it, VAT included, in minor units.
    pub kept: i64,
    /// Where it stands.
    pub status: ChargeStatus,
    /// What the bank said.
    pub processor_response: String,
    /// How it was made.
    pub method: Method,
    /// When it was made.
    pub created_at: Moment,
    /// When it turns into a success by itself.
    pub succeeds_at: Option<Moment>,
}

/// Where an attempt stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChargeStatus {
    /// Paid.
    Successful,
    /// Declined; the customer may try again, as another attempt.
    Failed,
    /// Under way.
    Pending,
}

impl ChargeStatus {
    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            ChargeStatus::Successful => "successful",
            ChargeStatus::Failed => "failed",
            ChargeStatus::Pending => "pending",
        }
    }
}

/// How a customer pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// With a card.
    Card(Card),
    /// By a transfer to an account made for this payment.
    BankTransfer,
}

impl Method {
    /// As `payment_type` on the wire.
    pub const fn payment_type(self) -> &'static str {
        match self {
            Method::Card(_) => "card",
            Method::BankTransfer => "bank_transfer",
        }
    }
}

/// One attempt, before it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// What becomes of it.
    pub outcome: Outcome,
    /// How it is made.
    pub method: Method,
    /// What is paid instead of the amount asked for.
    pub amount: Option<i64>,
    /// What it is paid in instead of the currency asked for.
    pub currency: Option<String>,
}

/// What becomes of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The money is here.
    Successful,
    /// The bank declined, in these words.
    Failed(String),
    /// It is under way, and succeeds by itself after so many real milliseconds, if at all.
    Pending(Option<i64>),
    /// The customer leaves before the bank is asked.
    Left,
}

impl Merchant {
    /// A customer tries to pay. What is under way is continued; paying what is paid changes nothing.
    ///
    /// # Errors
    /// When there is no such link, it is switched off, or the outcome contradicts that it is paid.
    pub fn attempt(
        &mut self,
        tx_ref: &str,
        attempt: &Attempt,
        now: Moment,
    ) -> Result<Option<Happening>, AttemptRefused> {
        let link =
            self.links.get(tx_ref).filter(|link| !link.disabled).ok_or(AttemptRefused::NotFound)?.clone();
        if self.paid(tx_ref).is_some() {
            let repeats = attempt.outcome == Outcome::Successful;
            return if repeats { Ok(None) } else { Err(AttemptRefused::AlreadyPaid) };
        }
        let (status, words, succeeds_at) = match &attempt.outcome {
            Outcome::Left => return Ok(None),
            Outcome::Successful => (ChargeStatus::Successful, approved(attempt.method).to_owned(), None),
            Outcome::Failed(words) => (ChargeStatus::Failed, words.clone(), None),
            Outcome::Pending(after) => (
                ChargeStatus::Pending,
                "Pending, Transaction is in progress".to_owned(),
                after.map(|millis| now.plus(millis)),
            ),
        };
        let mut charge = match self.under_way(tx_ref) {
            Some(begun) => begun.clone(),
            None => self.begin(&link, attempt.method, now),
        };
        charge.method = attempt.method;
        charge.status = status;
        charge.processor_response = words;
        charge.succeeds_at = succeeds_at;
        charge.pay(
            attempt.amount.unwrap_or(charge.amount),
            attempt.currency.clone().unwrap_or(charge.currency.clone()),
        );
        self.charges.insert(charge.id, charge.clone());
        if status == ChargeStatus::Successful {
            self.book_charge(&charge, now);
        }
        let ended = status != ChargeStatus::Pending;
        Ok(ended.then(|| Happening::Charged(Box::new(charge))))
    }

    fn begin(&mut self, link: &Link, method: Method, now: Moment) -> Charge {
        let flw_ref = match method {
            Method::Card(_) => self.ids.code("FLW-MOCK-", 32),
            Method::BankTransfer => format!("80169155{}", self.ids.number(61_111_736_846)),
        };
        Charge {
            id: self.ids.number(8_415_006),
            tx_ref: link.tx_ref.clone(),
            flw_ref,
            amount: link.amount,
            currency: link.currency.clone(),
            app_fee: Mills::default(),
            kept: 0,
            status: ChargeStatus::Pending,
            processor_response: String::new(),
            method,
            created_at: now,
            succeeds_at: None,
        }
    }

    /// Pending payments whose time has come succeed.
    pub fn finish_due_payments(&mut self, now: Moment) -> Vec<Happening> {
        let due = |charge: &&Charge| charge.succeeds_at.is_some_and(|at| at <= now);
        let due: Vec<(String, Method)> =
            self.charges.values().filter(due).map(|due| (due.tx_ref.clone(), due.method)).collect();
        due.into_iter()
            .filter_map(|(tx_ref, method)| {
                let attempt = Attempt { outcome: Outcome::Successful, method, amount: None, currency: None };
                self.attempt(&tx_ref, &attempt, now).ok().flatten()
            })
            .collect()
    }

    /// The attempt with Flutterwave's number.
    ///
    /// # Errors
    /// The refusal of `GET /v3/transactions/{id}/verify`.
    pub fn charge(&self, id: u64) -> Result<&Charge, Refusal> {
        self.charges.get(&id).ok_or_else(charge_not_found)
    }

    /// The latest attempt under a reference.
    ///
    /// # Errors
    /// When nobody has tried to pay.
    pub fn latest_charge(&self, tx_ref: &str) -> Result<&Charge, Refusal> {
        self.charges.values().rev().find(|charge| charge.tx_ref == tx_ref).ok_or_else(charge_not_found)
    }

    /// The attempt that paid a reference.
    pub fn paid(&self, tx_ref: &str) -> Option<&Charge> {
        let paid = |charge: &&Charge| charge.tx_ref == tx_ref && charge.status == ChargeStatus::Successful;
        self.charges.values().find(paid)
    }

    fn under_way(&self, tx_ref: &str) -> Option<&Charge> {
        let pending = |charge: &&Charge| charge.tx_ref == tx_ref && charge.status == ChargeStatus::Pending;
        self.charges.values().find(pending)
    }

    fn book_charge(&mut self, paid: &Charge, now: Moment) {
        let movement = Movement {
            kind: EntryKind::Charge,
            currency: &paid.currency,
            amount: paid.amount,
            fee: -paid.kept,
            reference: &paid.tx_ref,
            subject_id: paid.id,
            reason: "",
        };
        self.book(&movement, now);
    }
}

impl Charge {
    /// Sets what is paid and what that costs, without touching the books.
    fn pay(&mut self, amount: i64, currency: String) {
        let ChargeFee { app_fee, kept } = charge_fee(amount, currency == "NGN");
        (self.amount, self.currency, self.app_fee, self.kept) = (amount, currency, app_fee, kept);
    }

    /// What it would be if the money were here: for a webhook that claims it.
    pub fn claimed(&self, status: ChargeStatus) -> Charge {
        Charge { status, processor_response: approved(self.method).to_owned(), ..self.clone() }
    }
}

impl Link {
    /// An attempt that was never made: for a webhook that claims it.
    pub fn claimed(&self, id: u64, status: ChargeStatus, now: Moment) -> Charge {
        let method = Method::Card(Card::Mastercard);
        let mut charge = Charge {
            id,
            tx_ref: self.tx_ref.clone(),
            flw_ref: format!("FLW-MOCK-{id}"),
            amount: self.amount,
            currency: self.currency.clone(),
            app_fee: Mills::default(),
            kept: 0,
            status,
            processor_response: approved(method).to_owned(),
            method,
            created_at: now,
            succeeds_at: None,
        };
        charge.pay(self.amount, self.currency.clone());
        charge
    }
}

const fn approved(method: Method) -> &'static str {
    match method {
        Method::Card(_) => "Approved by Financial Institution",
        Method::BankTransfer => "success",
    }
}

/// The refusal for a number or a reference under which nobody has tried to pay.
pub fn charge_not_found() -> Refusal {
    Refusal::bad("No transaction was found for this id")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Attempt, AttemptRefused, Card, ChargeStatus, Merchant, Method, Outcome};
    use crate::clock::Moment;

    const NOW: Moment = Moment::from_millis(1_000);

    fn merchant() -> Merchant {
        let mut merchant = Merchant::new("Homify", 1);
        let body = json!({"tx_ref": "pay-1", "amount": 25000.5, "customer": {"email": "a@example.com"}});
        merchant.create_link(&body, NOW).expect("complete");
        merchant
    }

    fn by_card(outcome: Outcome) -> Attempt {
        Attempt { outcome, method: Method::Card(Card::Mastercard), amount: None, currency: None }
    }

    #[test]
    fn a_link_alone_is_no_transaction() {
        assert!(merchant().latest_charge("pay-1").is_err());
    }

    #[test]
    fn a_payment_credits_what_is_settled_once() {
        let mut merchant = merchant();
        for told in [true, false] {
            let happened = merchant.attempt("pay-1", &by_card(Outcome::Successful), NOW).expect("payable");
            assert_eq!(happened.is_some(), told);
        }
        assert_eq!(merchant.books.balance("NGN"), 2_500_050 - 37_626);
        assert_eq!(merchant.charges.len(), 1);
    }

    #[test]
    fn each_failure_is_told_and_a_later_attempt_has_a_number_of_its_own() {
        let mut merchant = merchant();
        let failed = by_card(Outcome::Failed("Insufficient Funds".to_owned()));
        for _ in 0..2 {
            assert!(merchant.attempt("pay-1", &failed, NOW).expect("open").is_some());
        }
        assert_eq!(merchant.latest_charge("pay-1").expect("tried").status, ChargeStatus::Failed);
        merchant.attempt("pay-1", &by_card(Outcome::Successful), NOW).expect("open");
        assert_eq!(merchant.charges.len(), 3);
        assert_eq!(merchant.latest_charge("pay-1").expect("paid").status, ChargeStatus::Successful);
        assert_eq!(merchant.attempt("pay-1", &failed, NOW).expect_err("paid"), AttemptRefused::AlreadyPaid);
    }

    #[test]
    fn what_is_under_way_keeps_its_number_and_succeeds_in_time() {
        let mut merchant = merchant();
        let told = merchant.attempt("pay-1", &by_card(Outcome::Pending(Some(50))), NOW).expect("open");
        assert!(told.is_none());
        let id = merchant.latest_charge("pay-1").expect("tried").id;
        assert!(merchant.finish_due_payments(NOW.plus(49)).is_empty());
        assert_eq!(merchant.finish_due_payments(NOW.plus(50)).len(), 1);
        let paid = merchant.latest_charge("pay-1").expect("paid");
        assert_eq!((paid.id, paid.status), (id, ChargeStatus::Successful));
    }

    #[test]
    fn a_wrong_amount_and_a_wrong_currency_are_what_was_paid() {
        let mut merchant = merchant();
        let currency = Some("USD".to_owned());
        let attempt = Attempt { amount: Some(2_400_000), currency, ..by_card(Outcome::Successful) };
        merchant.attempt("pay-1", &attempt, NOW).expect("open");
        let paid = merchant.paid("pay-1").expect("paid");
        assert_eq!((paid.amount, paid.currency.as_str()), (2_400_000, "USD"));
        assert_eq!(merchant.books.balance("NGN"), 0);
        assert_eq!(merchant.books.balance("USD"), 2_400_000 - paid.kept);
    }

    #[test]
    fn who_leaves_or_finds_the_link_off_has_tried_nothing() {
        let mut merchant = merchant();
        assert!(merchant.attempt("pay-1", &by_card(Outcome::Left), NOW).expect("open").is_none());
        assert!(merchant.charges.is_empty());
        merchant.links.get_mut("pay-1").expect("made").disabled = true;
        let off = merchant.attempt("pay-1", &by_card(Outcome::Successful), NOW).expect_err("off");
        assert_eq!(off, AttemptRefused::NotFound);
    }
}
