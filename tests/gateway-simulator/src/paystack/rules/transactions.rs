//! Payments by customers: initialised, attempted, paid, and perhaps refunded to the last kobo.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    cards::Card,
    customers::Person,
    fees, fields,
    integration::{Domain, Happening, Integration},
    references,
    refusal::Refusal,
};
use crate::{
    books::{EntryKind, Movement},
    clock::Moment,
    courses::{AttemptRefused, RefundCourse},
};

/// The channels a payment page may offer.
const CHANNELS: [&str; 10] = [
    "card",
    "bank",
    "apple_pay",
    "ussd",
    "qr",
    "mobile_money",
    "bank_transfer",
    "eft",
    "capitec_pay",
    "payattitude",
];

/// A payment, from initialisation on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transaction {
    /// Paystack's number; exceeds 32 bits.
    pub id: u64,
    /// The mode it was made in.
    pub domain: Domain,
    /// Where it stands.
    pub status: TransactionStatus,
    /// The merchant's reference, or one that Paystack made up.
    pub reference: String,
    /// The last part of the payment page's address.
    pub access_code: String,
    /// What was asked for, in minor units.
    pub requested_amount: i64,
    /// What was paid, or is asked for, in minor units.
    pub amount: i64,
    /// What it was or will be paid in.
    pub currency: String,
    /// The fee kept, once paid, in minor units.
    pub fees: Option<i64>,
    /// Who pays.
    pub email: String,
    /// Where the payment page sends the customer afterwards.
    pub callback_url: Option<String>,
    /// What the merchant attached: an object, or `""` for nothing.
    pub metadata: Value,
    /// How the last attempt was made.
    pub method: Option<Method>,
    /// What the bank said to the last attempt.
    pub gateway_response: Option<String>,
    /// When it was initialised.
    pub created_at: Moment,
    /// When it was paid.
    pub paid_at: Option<Moment>,
    /// When a pending payment turns into a success by itself.
    pub succeeds_at: Option<Moment>,
}

/// Where a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransactionStatus {
    /// Paid.
    Success,
    /// The last attempt was declined; the customer may try again.
    Failed,
    /// The customer has not finished; this is how every payment begins.
    Abandoned,
    /// Waiting for an OTP or a transfer.
    Ongoing,
    /// In progress.
    Pending,
    /// In progress by direct debit.
    Processing,
    /// In a bulk charge.
    Queued,
    /// Paid and given back in full.
    Reversed,
}

impl TransactionStatus {
    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            TransactionStatus::Success => "success",
            TransactionStatus::Failed => "failed",
            TransactionStatus::Abandoned => "abandoned",
            TransactionStatus::Ongoing => "ongoing",
            TransactionStatus::Pending => "pending",
            TransactionStatus::Processing => "processing",
            TransactionStatus::Queued => "queued",
            TransactionStatus::Reversed => "reversed",
        }
    }

    /// Whether the money is or was here, so that no attempt can change it any more.
    pub const fn is_paid(self) -> bool {
        match self {
            TransactionStatus::Success | TransactionStatus::Reversed => true,
            TransactionStatus::Failed
            | TransactionStatus::Abandoned
            | TransactionStatus::Ongoing
            | TransactionStatus::Pending
            | TransactionStatus::Processing
            | TransactionStatus::Queued => false,
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
    /// As `channel` on the wire.
    pub const fn channel(self) -> &'static str {
        match self {
            Method::Card(_) => "card",
            Method::BankTransfer => "bank_transfer",
        }
    }
}

/// One attempt to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// What becomes of it.
    pub outcome: Outcome,
    /// How it is made.
    pub method: Method,
    /// What is paid instead of the amount asked for, in minor units.
    pub amount: Option<i64>,
    /// What it is paid in instead of the currency asked for.
    pub currency: Option<String>,
}

/// What becomes of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The money is here.
    Success,
    /// The bank declined, in these words.
    Declined(String),
    /// It is under way in this (unpaid) status, and succeeds by itself after so many real milliseconds, if at
    /// all.
    Unfinished {
        /// `abandoned`, `ongoing`, `pending`, `processing` or `queued`.
        status: TransactionStatus,
        /// `None`: it waits until told.
        succeeds_after: Option<i64>,
    },
}

impl Integration {
    /// `POST /transaction/initialize`.
    ///
    /// # Errors
    /// When a field is missing or wrong, the amount is below the minimum, or the reference was used before.
    pub fn initialize(&mut self, body: &Value, now: Moment) -> Result<&Transaction, Refusal> {
        let email = fields::required(body, "email", "Email Address is required")?;
        check_email(email)?;
        let amount = fields::amount(body)?;
        let currency = fields::currency(body)?;
        check_minimum(amount, currency)?;
        check_channels(body)?;
        let reference = match fields::text(body, "reference") {
            Some(reference) => {
                references::check_transaction_reference(reference)?;
                reference.to_owned()
            }
            None => self.ids.code("", 10),
        };
        if self.transactions.contains_key(&reference) {
            return Err(Refusal::invalid(
                400,
                "duplicate_reference",
                "Duplicate Transaction Reference",
                "Ensure that you use a unique reference for every transaction",
            ));
        }
        let person = Person {
            first_name: fields::text(body, "first_name"),
            last_name: fields::text(body, "last_name"),
            phone: fields::text(body, "phone"),
        };
        self.meet_customer(email, person);
        let transaction = Transaction {
            id: self.ids.number(5_104_478_912),
            domain: self.domain,
            status: TransactionStatus::Abandoned,
            access_code: self.ids.code("", 15),
            requested_amount: amount,
            amount,
            currency: currency.to_owned(),
            fees: None,
            email: email.to_owned(),
            callback_url: fields::text(body, "callback_url").map(str::to_owned),
            metadata: metadata(body),
            method: None,
            gateway_response: Some("The transaction was not completed".to_owned()),
            created_at: now,
            paid_at: None,
            succeeds_at: None,
            reference: reference.clone(),
        };
        Ok(self.transactions.entry(reference).or_insert(transaction))
    }

    /// The payment with a reference.
    ///
    /// # Errors
    /// The refusal of `GET /transaction/verify/{reference}`.
    pub fn transaction(&self, reference: &str) -> Result<&Transaction, Refusal> {
        self.transactions.get(reference).ok_or_else(|| {
            Refusal::invalid(
                400,
                "transaction_not_found",
                "Transaction reference not found",
                "Ensure that you're passing the reference of a transaction that exists on this integration",
            )
        })
    }

    /// The payment whose page has this address.
    pub fn transaction_by_access_code(&self, access_code: &str) -> Option<&Transaction> {
        self.transactions.values().find(|transaction| transaction.access_code == access_code)
    }

    /// The payment with Paystack's number.
    pub fn transaction_by_id(&self, id: u64) -> Option<&Transaction> {
        self.transactions.values().find(|transaction| transaction.id == id)
    }

    /// A customer tries to pay. Paying what is paid changes nothing.
    ///
    /// # Errors
    /// When the payment does not exist, or the outcome contradicts that it is paid.
    pub fn attempt(
        &mut self,
        reference: &str,
        attempt: &Attempt,
        now: Moment,
    ) -> Result<Option<Happening>, AttemptRefused> {
        let transaction = self.transactions.get_mut(reference).ok_or(AttemptRefused::NotFound)?;
        if transaction.status.is_paid() {
            let repeats = attempt.outcome == Outcome::Success;
            return if repeats { Ok(None) } else { Err(AttemptRefused::AlreadyPaid) };
        }
        transaction.method = Some(attempt.method);
        transaction.succeeds_at = None;
        match &attempt.outcome {
            Outcome::Success => {
                let amount = attempt.amount.unwrap_or(transaction.amount);
                let currency = attempt.currency.clone().unwrap_or_else(|| transaction.currency.clone());
                transaction.pay(amount, currency, now);
                let paid = transaction.clone();
                self.book_charge(&paid, now);
                Ok(Some(Happening::Charged(Box::new(paid))))
            }
            Outcome::Declined(answer) => {
                transaction.status = TransactionStatus::Failed;
                transaction.gateway_response = Some(answer.clone());
                Ok(None)
            }
            Outcome::Unfinished { status, succeeds_after } => {
                transaction.status = *status;
                transaction.gateway_response = (*status == TransactionStatus::Abandoned)
                    .then(|| "The transaction was not completed".to_owned());
                transaction.succeeds_at = succeeds_after.map(|millis| now.plus(millis));
                transaction.amount = attempt.amount.unwrap_or(transaction.amount);
                Ok(None)
            }
        }
    }

    /// Pending payments whose time has come succeed.
    pub fn finish_due_payments(&mut self, now: Moment) -> Vec<Happening> {
        let due = |transaction: &&Transaction| transaction.succeeds_at.is_some_and(|at| at <= now);
        let references: Vec<(String, Method)> = self
            .transactions
            .values()
            .filter(due)
            .map(|due| (due.reference.clone(), due.method.unwrap_or(Method::BankTransfer)))
            .collect();
        references
            .into_iter()
            .filter_map(|(reference, method)| {
                let attempt = Attempt { outcome: Outcome::Success, method, amount: None, currency: None };
                self.attempt(&reference, &attempt, now).ok().flatten()
            })
            .collect()
    }

    fn book_charge(&mut self, paid: &Transaction, now: Moment) {
        let movement = Movement {
            kind: EntryKind::Charge,
            currency: &paid.currency,
            amount: paid.amount,
            fee: -paid.fees.unwrap_or(0),
            reference: &paid.reference,
            subject_id: paid.id,
            reason: "",
        };
        self.book(&movement, now);
    }
}

impl Transaction {
    /// Marks it paid, without touching the books.
    pub fn pay(&mut self, amount: i64, currency: String, now: Moment) {
        self.status = TransactionStatus::Success;
        self.fees = Some(fees::charge_fee(amount, &currency));
        self.amount = amount;
        self.currency = currency;
        self.paid_at = Some(now);
        self.succeeds_at = None;
        self.gateway_response = Some("Successful".to_owned());
        self.method.get_or_insert(Method::Card(Card::Visa));
    }

    /// How refunds to the way it was paid go.
    pub fn refund_course(&self) -> RefundCourse {
        match self.method {
            Some(Method::Card(card)) => card.refund_course(),
            Some(Method::BankTransfer) | None => RefundCourse::Processed,
        }
    }
}

fn check_email(email: &str) -> Result<(), Refusal> {
    let well_formed = email
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    if well_formed { Ok(()) } else { Err(Refusal::params("Invalid Email Address Passed")) }
}

fn check_minimum(amount: i64, currency: &str) -> Result<(), Refusal> {
    if fields::minimum(currency).is_some_and(|minimum| amount >= minimum) {
        return Ok(());
    }
    Err(Refusal::invalid(
        400,
        "invalid_params",
        "Invalid Amount Sent",
        "Provide a valid amount based on the recommended minimum",
    ))
}

fn check_channels(body: &Value) -> Result<(), Refusal> {
    let known = |channel: &Value| channel.as_str().is_some_and(|channel| CHANNELS.contains(&channel));
    match body.get("channels") {
        None | Some(Value::Null) => Ok(()),
        Some(Value::Array(channels)) if !channels.is_empty() && channels.iter().all(known) => Ok(()),
        Some(_) => Err(Refusal::params("Invalid channels passed")),
    }
}

/// Metadata comes as an object or as JSON in a string; verify gives an object back, or `""` for none.
fn metadata(body: &Value) -> Value {
    match body.get("metadata") {
        None | Some(Value::Null) => Value::String(String::new()),
        Some(Value::String(text)) => {
            serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone()))
        }
        Some(other) => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Attempt, AttemptRefused, Method, Outcome, TransactionStatus};
    use crate::{
        clock::Moment,
        paystack::rules::{
            cards::Card,
            integration::{Domain, Integration},
        },
    };

    const NOW: Moment = Moment::from_millis(1_000);

    fn integration() -> Integration {
        Integration::new(Domain::Test, "Homify", 1)
    }

    fn initialised(integration: &mut Integration, amount: i64) {
        let body = json!({"email": "ngozi.eze@example.com", "amount": amount, "reference": "pay-1"});
        integration.initialize(&body, NOW).expect("a valid request");
    }

    fn by_card(outcome: Outcome) -> Attempt {
        Attempt { outcome, method: Method::Card(Card::Visa), amount: None, currency: None }
    }

    #[test]
    fn a_payment_begins_abandoned_and_credits_amount_minus_fee_when_paid() {
        let mut integration = integration();
        initialised(&mut integration, 2_500_000);
        assert_eq!(integration.transactions["pay-1"].status, TransactionStatus::Abandoned);
        assert_eq!(integration.books.balance("NGN"), 0);

        let happened = integration.attempt("pay-1", &by_card(Outcome::Success), NOW);
        assert!(happened.expect("payable").is_some());
        assert_eq!(integration.transactions["pay-1"].fees, Some(47_500));
        assert_eq!(integration.books.balance("NGN"), 2_452_500);
    }

    #[test]
    fn paying_twice_moves_money_once() {
        let mut integration = integration();
        initialised(&mut integration, 2_500_000);
        for expected in [true, false] {
            let happened = integration.attempt("pay-1", &by_card(Outcome::Success), NOW).expect("payable");
            assert_eq!(happened.is_some(), expected);
        }
        assert_eq!(integration.books.entries().len(), 1);
    }

    #[test]
    fn a_declined_payment_can_still_be_paid_but_a_paid_one_not_declined() {
        let mut integration = integration();
        initialised(&mut integration, 2_500_000);
        let declined = by_card(Outcome::Declined("Declined".to_owned()));
        assert!(integration.attempt("pay-1", &declined, NOW).expect("open").is_none());
        assert_eq!(integration.transactions["pay-1"].status, TransactionStatus::Failed);
        integration.attempt("pay-1", &by_card(Outcome::Success), NOW).expect("open");
        let refused = integration.attempt("pay-1", &declined, NOW).expect_err("paid");
        assert_eq!(refused, AttemptRefused::AlreadyPaid);
    }

    #[test]
    fn a_wrong_amount_and_a_wrong_currency_are_what_was_paid() {
        let mut integration = integration();
        initialised(&mut integration, 2_500_000);
        let attempt = Attempt {
            amount: Some(2_400_000),
            currency: Some("USD".to_owned()),
            ..by_card(Outcome::Success)
        };
        integration.attempt("pay-1", &attempt, NOW).expect("open");
        let paid = &integration.transactions["pay-1"];
        assert_eq!(
            (paid.requested_amount, paid.amount, paid.currency.as_str()),
            (2_500_000, 2_400_000, "USD")
        );
        assert_eq!(integration.books.balance("NGN"), 0);
        assert_eq!(integration.books.balance("USD"), 2_400_000 - 93_600);
    }

    #[test]
    fn a_pending_payment_succeeds_when_its_time_has_come() {
        let mut integration = integration();
        initialised(&mut integration, 2_500_000);
        let status = TransactionStatus::Pending;
        let pending = by_card(Outcome::Unfinished { status, succeeds_after: Some(50) });
        integration.attempt("pay-1", &pending, NOW).expect("open");
        assert!(integration.finish_due_payments(NOW.plus(49)).is_empty());
        assert_eq!(integration.finish_due_payments(NOW.plus(50)).len(), 1);
        assert!(integration.finish_due_payments(NOW.plus(51)).is_empty());
    }

    #[test]
    fn requests_are_refused_in_paystacks_words() {
        let mut integration = integration();
        initialised(&mut integration, 2_500_000);
        let good = json!({"email": "a@example.com", "amount": 5_000});
        let with = |name: &str, value: Value| {
            let mut body = good.clone();
            body[name] = value;
            body
        };
        for (body, message) in [
            (with("email", Value::Null), "Email Address is required"),
            (with("email", json!("nobody")), "Invalid Email Address Passed"),
            (with("amount", json!(4_999)), "Invalid Amount Sent"),
            (with("amount", json!("50.00")), "Amount must be an integer"),
            (with("currency", json!("EUR")), "Currency not supported by merchant"),
            (with("reference", json!("pay_1")), "Invalid character in transaction reference"),
            (with("reference", json!("pay-1")), "Duplicate Transaction Reference"),
            (with("channels", json!(["cheque"])), "Invalid channels passed"),
        ] {
            let refusal = integration.initialize(&body, NOW).expect_err(message);
            assert_eq!((refusal.status, refusal.message.as_str()), (400, message));
        }
    }

    #[test]
    fn metadata_comes_back_as_an_object_or_as_an_empty_string() {
        let mut integration = integration();
        for (sent, stored) in [
            (json!({"order_id": "ord_1"}), json!({"order_id": "ord_1"})),
            (json!("{\"order_id\": \"ord_1\"}"), json!({"order_id": "ord_1"})),
            (json!("plain"), json!("plain")),
            (Value::Null, json!("")),
        ] {
            let body = json!({"email": "a@example.com", "amount": 5_000, "metadata": sent});
            assert_eq!(integration.initialize(&body, NOW).expect("valid").metadata, stored);
        }
    }
}
