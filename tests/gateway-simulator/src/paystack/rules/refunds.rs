//! Refunds: their money leaves the balance when they are created and comes back only if they fail.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    banks, fields,
    integration::{Happening, Integration, Pace},
    refusal::Refusal,
    transactions::{Transaction, TransactionStatus},
};
use crate::{
    books::{EntryKind, Movement},
    clock::Moment,
    courses::{MoveRefused, RefundCourse},
};

/// A refund of all or part of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// Paystack's number.
    pub id: u64,
    /// The refunded transaction's number.
    pub transaction_id: u64,
    /// The refunded transaction's reference.
    pub transaction_reference: String,
    /// In minor units.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// Where it stands.
    pub status: RefundStatus,
    /// How it is meant to go.
    pub course: RefundCourse,
    /// When it takes its next step by itself.
    pub due: Option<Moment>,
    /// Shown to the customer.
    pub customer_note: String,
    /// Shown to the merchant; the only way to recognise one's own refund in a list.
    pub merchant_note: String,
    /// The processor's reference, once there is one.
    pub refund_reference: Option<String>,
    /// When it was created.
    pub created_at: Moment,
    /// When it last moved.
    pub updated_at: Moment,
}

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefundStatus {
    /// Queued.
    Pending,
    /// With the processor.
    Processing,
    /// Done.
    Processed,
    /// It could not be done; the money is back in the balance.
    Failed,
    /// It needs the customer's bank details; the money stays out of the balance.
    #[serde(alias = "needs_attention")]
    NeedsAttention,
}

impl RefundStatus {
    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            RefundStatus::Pending => "pending",
            RefundStatus::Processing => "processing",
            RefundStatus::Processed => "processed",
            RefundStatus::Failed => "failed",
            RefundStatus::NeedsAttention => "needs-attention",
        }
    }

    /// Whether a refund may go from here to there. Every pair is named: what is not, does not happen.
    pub const fn may_become(self, next: RefundStatus) -> bool {
        use RefundStatus::{Failed, NeedsAttention, Pending, Processed, Processing};
        match (self, next) {
            (Pending, Processing | Processed | Failed | NeedsAttention)
            | (Processing, Processed | Failed | NeedsAttention)
            | (NeedsAttention, Processing | Processed | Failed) => true,
            (Pending, Pending)
            | (Processing, Pending | Processing)
            | (NeedsAttention, Pending | NeedsAttention)
            | (Processed | Failed, _) => false,
        }
    }

    /// The next step of a refund on a course, if it takes one by itself.
    pub const fn next(self, course: RefundCourse) -> Option<RefundStatus> {
        use RefundStatus::{Failed, NeedsAttention, Pending, Processed, Processing};
        match (self, course) {
            (Pending, RefundCourse::Pending | RefundCourse::InsufficientBalance) => None,
            (Pending, _) => Some(Processing),
            (Processing, RefundCourse::Processed) => Some(Processed),
            (Processing, RefundCourse::Failed) => Some(Failed),
            (Processing, RefundCourse::NeedsAttention) => Some(NeedsAttention),
            (
                Processing,
                RefundCourse::Pending | RefundCourse::Processing | RefundCourse::InsufficientBalance,
            )
            | (Processed | Failed | NeedsAttention, _) => None,
        }
    }
}

/// A refund that passed every check but the balance.
#[derive(Clone, Debug)]
pub struct RefundDraft {
    transaction_reference: String,
    amount: i64,
    customer_note: Option<String>,
    merchant_note: Option<String>,
}

impl RefundDraft {
    /// The reference of the transaction to be refunded.
    pub fn transaction_reference(&self) -> &str {
        &self.transaction_reference
    }
}

impl Integration {
    /// Checks a `POST /refund`.
    ///
    /// # Errors
    /// When the transaction does not exist or was not paid, or the amount exceeds what is left of it.
    pub fn draft_refund(&self, body: &Value) -> Result<RefundDraft, Refusal> {
        let transaction = self.refunded_transaction(body)?;
        match transaction.status {
            TransactionStatus::Success => {}
            TransactionStatus::Reversed => return Err(fully_reversed()),
            TransactionStatus::Failed
            | TransactionStatus::Abandoned
            | TransactionStatus::Ongoing
            | TransactionStatus::Pending
            | TransactionStatus::Processing
            | TransactionStatus::Queued => {
                return Err(Refusal::params("Only a successful transaction can be refunded"));
            }
        }
        let left = self.left_to_refund(transaction);
        if left == 0 {
            return Err(fully_reversed());
        }
        let amount = match body.get("amount") {
            None | Some(Value::Null) => left,
            Some(_) => fields::amount(body)?,
        };
        if amount > left {
            return Err(Refusal::params("Refund amount cannot be more than what is left of the transaction"));
        }
        if body.get("currency").is_some() && fields::currency(body)? != transaction.currency {
            return Err(Refusal::params("Currency does not match the currency of the transaction"));
        }
        Ok(RefundDraft {
            transaction_reference: transaction.reference.clone(),
            amount,
            customer_note: fields::text(body, "customer_note").map(str::to_owned),
            merchant_note: fields::text(body, "merchant_note").map(str::to_owned),
        })
    }

    /// Creates a drafted refund on a course and takes its money out of the balance.
    ///
    /// # Errors
    /// When the balance is not enough.
    pub fn create_refund(
        &mut self,
        draft: RefundDraft,
        course: RefundCourse,
        pace: Pace,
        now: Moment,
    ) -> Result<(Refund, Happening), Refusal> {
        let Ok(transaction) = self.transaction(&draft.transaction_reference).cloned() else {
            return Err(transaction_not_found());
        };
        let short = self.books.balance(&transaction.currency) < draft.amount;
        if short || course == RefundCourse::InsufficientBalance {
            return Err(Refusal::unable(
                400,
                "insufficient_balance",
                "Insufficient balance to fulfill this refund. Please top up.",
                "Top up your Paystack balance",
            ));
        }
        let note = format!("Refund for transaction {}", transaction.reference);
        let mut refund = Refund {
            id: self.ids.number(3_018_299),
            transaction_id: transaction.id,
            transaction_reference: transaction.reference,
            amount: draft.amount,
            currency: transaction.currency,
            status: RefundStatus::Pending,
            course,
            due: None,
            merchant_note: draft.merchant_note.unwrap_or_else(|| note.clone()),
            customer_note: draft.customer_note.unwrap_or(note),
            refund_reference: None,
            created_at: now,
            updated_at: now,
        };
        refund.schedule(pace, now);
        self.book_refund(EntryKind::Refund, &refund, now);
        self.refunds.insert(refund.id, refund.clone());
        Ok((refund.clone(), Happening::RefundMoved(refund)))
    }

    /// Moves a refund on and does to the money what the new status says. Moving it where it is changes
    /// nothing.
    ///
    /// # Errors
    /// When there is no such refund, or it cannot go there from where it stands.
    pub fn move_refund(
        &mut self,
        id: u64,
        to: RefundStatus,
        pace: Pace,
        now: Moment,
    ) -> Result<Option<Happening>, MoveRefused> {
        let reference = match to {
            RefundStatus::Processed => Some(self.ids.number(132_013_318_000).to_string()),
            RefundStatus::Failed | RefundStatus::NeedsAttention => Some(self.ids.code("TRF_", 15)),
            RefundStatus::Pending | RefundStatus::Processing => None,
        };
        let refund = self.refunds.get_mut(&id).ok_or(MoveRefused::NotFound)?;
        if refund.status == to {
            return Ok(None);
        }
        if !refund.status.may_become(to) {
            return Err(MoveRefused::Contradiction);
        }
        refund.status = to;
        refund.updated_at = now;
        refund.refund_reference = reference;
        refund.schedule(pace, now);
        let moved = refund.clone();
        match to {
            RefundStatus::Failed => self.book_refund(EntryKind::RefundReturned, &moved, now),
            RefundStatus::Processed => self.reverse_if_given_back(&moved.transaction_reference),
            RefundStatus::Pending | RefundStatus::Processing | RefundStatus::NeedsAttention => {}
        }
        Ok(Some(Happening::RefundMoved(moved)))
    }

    /// `POST /refund/retry_with_customer_details/{id}`.
    ///
    /// # Errors
    /// When the details are incomplete, the refund is unknown, or it does not need attention.
    pub fn retry_refund(
        &mut self,
        id: u64,
        body: &Value,
        pace: Pace,
        now: Moment,
    ) -> Result<(Refund, Option<Happening>), Refusal> {
        check_refund_account(body)?;
        let refund = self.refunds.get_mut(&id).ok_or_else(refund_not_found)?;
        if refund.status != RefundStatus::NeedsAttention {
            return Err(Refusal::invalid(
                422,
                "invalid_params",
                "Invalid Refund state, refund status should be \"needs-attention\"",
                "Ensure that the value(s) you're passing are valid.",
            ));
        }
        refund.course = RefundCourse::Processed;
        let happening = self.move_refund(id, RefundStatus::Processing, pace, now).unwrap_or_default();
        let retried = self.refunds.get(&id).cloned().ok_or_else(refund_not_found)?;
        Ok((retried, happening))
    }

    /// The refund with Paystack's number.
    ///
    /// # Errors
    /// 404 if there is none.
    pub fn refund(&self, id: u64) -> Result<&Refund, Refusal> {
        self.refunds.get(&id).ok_or_else(refund_not_found)
    }

    /// The transaction that a refund request names by reference or number.
    ///
    /// # Errors
    /// When it names none, or one that does not exist.
    pub fn refunded_transaction(&self, body: &Value) -> Result<&Transaction, Refusal> {
        let found = match body.get("transaction") {
            None | Some(Value::Null) => return Err(Refusal::missing("Transaction is required")),
            Some(Value::Number(id)) => id.as_u64().and_then(|id| self.transaction_by_id(id)),
            Some(Value::String(name)) => {
                let by_id = || name.parse().ok().and_then(|id| self.transaction_by_id(id));
                self.transactions.get(name).or_else(by_id)
            }
            Some(_) => None,
        };
        found.ok_or_else(transaction_not_found)
    }

    fn left_to_refund(&self, transaction: &Transaction) -> i64 {
        let given: i64 = self
            .refunds
            .values()
            .filter(|refund| refund.transaction_id == transaction.id && refund.status != RefundStatus::Failed)
            .map(|refund| refund.amount)
            .sum();
        (transaction.amount - given - self.charged_back(transaction)).max(0)
    }

    fn reverse_if_given_back(&mut self, reference: &str) {
        let processed: i64 = self
            .refunds
            .values()
            .filter(|refund| refund.transaction_reference == reference)
            .filter(|refund| refund.status == RefundStatus::Processed)
            .map(|refund| refund.amount)
            .sum();
        if let Some(transaction) = self.transactions.get_mut(reference)
            && processed == transaction.amount
        {
            transaction.status = TransactionStatus::Reversed;
        }
    }

    fn book_refund(&mut self, kind: EntryKind, refund: &Refund, now: Moment) {
        let amount = if kind == EntryKind::Refund { -refund.amount } else { refund.amount };
        let movement = Movement {
            kind,
            currency: &refund.currency,
            amount,
            fee: 0,
            reference: &refund.transaction_reference,
            subject_id: refund.id,
            reason: &refund.merchant_note,
        };
        self.book(&movement, now);
    }
}

impl Refund {
    fn schedule(&mut self, pace: Pace, now: Moment) {
        let moves = self.status.next(self.course).is_some();
        self.due = pace.refund.filter(|_| moves).map(|millis| now.plus(millis));
    }
}

fn check_refund_account(body: &Value) -> Result<(), Refusal> {
    let details = body
        .get("refund_account_details")
        .filter(|details| details.is_object())
        .ok_or_else(|| Refusal::missing("refund_account_details is required"))?;
    fields::required(details, "currency", "Currency is required")?;
    let account_number = fields::required(details, "account_number", "Account number is required")?;
    let bank_id = fields::required(details, "bank_id", "bank_id is required")?;
    if bank_id.parse().ok().and_then(banks::by_id).is_none() {
        return Err(Refusal::params("Bank is invalid"));
    }
    if account_number.len() != 10 || !account_number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Refusal::params("Account number is invalid"));
    }
    Ok(())
}

fn transaction_not_found() -> Refusal {
    Refusal::bare(404, "Transaction not found")
}

fn refund_not_found() -> Refusal {
    Refusal::bare(404, "Refund not found")
}

fn fully_reversed() -> Refusal {
    Refusal::params("Transaction has been fully reversed")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{MoveRefused, RefundCourse, RefundStatus};
    use crate::{
        clock::Moment,
        paystack::rules::{
            cards::Card,
            integration::{Domain, Integration, Pace},
            transactions::{Attempt, Method, Outcome, TransactionStatus},
        },
    };

    const NOW: Moment = Moment::from_millis(1_000);
    const PACE: Pace = Pace { transfer: Some(10), refund: Some(10), otp: 100 };

    /// A payment of ₦10,000 and a float that covers its fee.
    fn paid() -> Integration {
        let mut integration = Integration::new(Domain::Test, "Homify", 1);
        integration.top_up(100_000, "NGN", NOW);
        let body = json!({"email": "a@example.com", "amount": 1_000_000, "reference": "pay-1"});
        integration.initialize(&body, NOW).expect("valid");
        let attempt = Attempt {
            outcome: Outcome::Success,
            method: Method::Card(Card::Visa),
            amount: None,
            currency: None,
        };
        integration.attempt("pay-1", &attempt, NOW).expect("open");
        integration
    }

    fn refund(integration: &mut Integration, amount: i64, course: RefundCourse) -> u64 {
        let draft =
            integration.draft_refund(&json!({"transaction": "pay-1", "amount": amount})).expect("refundable");
        integration.create_refund(draft, course, PACE, NOW).expect("enough balance").0.id
    }

    #[test]
    fn a_refund_takes_its_money_when_created_and_returns_it_only_when_it_fails() {
        let mut integration = paid();
        let before = integration.books.balance("NGN");
        let id = refund(&mut integration, 400_000, RefundCourse::Failed);
        assert_eq!(integration.books.balance("NGN"), before - 400_000);
        integration.move_refund(id, RefundStatus::Processing, PACE, NOW).expect("pending");
        integration.move_refund(id, RefundStatus::NeedsAttention, PACE, NOW).expect("processing");
        assert_eq!(integration.books.balance("NGN"), before - 400_000);
        integration.move_refund(id, RefundStatus::Failed, PACE, NOW).expect("needs attention");
        assert_eq!(integration.books.balance("NGN"), before);
        integration.move_refund(id, RefundStatus::Failed, PACE, NOW).expect("a repeat");
        assert_eq!(integration.books.balance("NGN"), before);
    }

    #[test]
    fn a_transaction_is_reversed_once_all_of_it_is_given_back() {
        let mut integration = paid();
        for (amount, status) in
            [(400_000, TransactionStatus::Success), (600_000, TransactionStatus::Reversed)]
        {
            let id = refund(&mut integration, amount, RefundCourse::Processed);
            integration.move_refund(id, RefundStatus::Processed, PACE, NOW).expect("pending");
            assert_eq!(integration.transactions["pay-1"].status, status);
        }
        let refusal = integration.draft_refund(&json!({"transaction": "pay-1"})).expect_err("nothing left");
        assert_eq!(refusal.message, "Transaction has been fully reversed");
    }

    #[test]
    fn no_more_is_refunded_than_was_paid_and_two_equal_requests_are_two_refunds() {
        let mut integration = paid();
        let first = refund(&mut integration, 400_000, RefundCourse::Processed);
        let second = refund(&mut integration, 400_000, RefundCourse::Processed);
        assert_ne!(first, second);
        let body = json!({"transaction": "pay-1", "amount": 200_001});
        assert_eq!(integration.draft_refund(&body).expect_err("too much").status, 400);
        let rest = integration.draft_refund(&json!({"transaction": "pay-1"})).expect("the rest");
        assert_eq!(rest.amount, 200_000);
    }

    #[test]
    fn the_fee_is_not_refunded_so_a_full_refund_needs_a_float() {
        let mut integration = Integration::new(Domain::Test, "Homify", 1);
        let body = json!({"email": "a@example.com", "amount": 1_000_000, "reference": "pay-1"});
        integration.initialize(&body, NOW).expect("valid");
        let method = Method::BankTransfer;
        let attempt = Attempt { outcome: Outcome::Success, method, amount: None, currency: None };
        integration.attempt("pay-1", &attempt, NOW).expect("open");
        let draft = integration.draft_refund(&json!({"transaction": "pay-1"})).expect("refundable");
        let refusal = integration
            .create_refund(draft, RefundCourse::Processed, PACE, NOW)
            .expect_err("25,000 kobo short");
        assert_eq!(refusal.message, "Insufficient balance to fulfill this refund. Please top up.");
    }

    #[test]
    fn a_refund_that_needs_attention_is_retried_with_bank_details_and_others_are_not() {
        let mut integration = paid();
        let id = refund(&mut integration, 400_000, RefundCourse::NeedsAttention);
        let details = json!({"refund_account_details": {"currency": "NGN", "account_number": "0123456789", "bank_id": "9"}});
        assert_eq!(integration.retry_refund(id, &details, PACE, NOW).expect_err("pending").status, 422);
        integration.move_refund(id, RefundStatus::NeedsAttention, PACE, NOW).expect("pending");
        let (retried, _) = integration.retry_refund(id, &details, PACE, NOW).expect("needs attention");
        assert_eq!((retried.status, retried.course), (RefundStatus::Processing, RefundCourse::Processed));
    }

    #[test]
    fn a_finished_refund_does_not_move() {
        let mut integration = paid();
        let id = refund(&mut integration, 400_000, RefundCourse::Processed);
        integration.move_refund(id, RefundStatus::Processed, PACE, NOW).expect("pending");
        let refused = integration.move_refund(id, RefundStatus::Failed, PACE, NOW).expect_err("processed");
        assert_eq!(refused, MoveRefused::Contradiction);
        assert_eq!(
            integration.move_refund(7, RefundStatus::Failed, PACE, NOW).err(),
            Some(MoveRefused::NotFound)
        );
    }
}
