//! Refunds: their money leaves the available balance when they are created and comes back only if they fail. `completed`
//! means no more than that the refund was taken on; when it is done, the status names the way it went.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    charges::{Charge, ChargeStatus, Method, charge_not_found},
    fields,
    merchant::{Happening, Merchant, Pace},
    refusal::Refusal,
};
use crate::{
    books::{EntryKind, Movement},
    clock::Moment,
    courses::{MoveRefused, RefundCourse},
};

/// A refund of all or part of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// Flutterwave's number.
    pub id: u64,
    /// The number of the attempt that paid.
    pub charge_id: u64,
    /// Its reference.
    pub tx_ref: String,
    /// Flutterwave's reference.
    pub flw_ref: String,
    /// In minor units.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// How the payment was made; it goes back the same way.
    pub method: Method,
    /// Where it stands.
    pub status: RefundStatus,
    /// How it is meant to go.
    pub course: RefundCourse,
    /// When it takes its next step by itself.
    pub due: Option<Moment>,
    /// What the merchant wrote; the only way to recognise one's own refund in a list.
    pub comments: String,
    /// When it was created.
    pub created_at: Moment,
    /// When it last moved.
    pub updated_at: Moment,
}

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    /// Taken on: `completed` on the wire, although nothing is.
    TakenOn,
    /// On its way.
    Processing,
    /// Done: `completed-…` with the way it went.
    Done,
    /// It could not be done; the money is back in the balance.
    Failed,
}

impl RefundStatus {
    /// Whether a refund may go from here to there. Every pair is named: what is not, does not happen.
    pub const fn may_become(self, next: RefundStatus) -> bool {
        use RefundStatus::{Done, Failed, Processing, TakenOn};
        match (self, next) {
            (TakenOn, Processing | Done | Failed) | (Processing, Done | Failed) => true,
            (TakenOn, TakenOn) | (Processing, TakenOn | Processing) | (Done | Failed, _) => false,
        }
    }

    /// The next step of a refund on a course, if it takes one by itself.
    pub const fn next(self, course: RefundCourse) -> Option<RefundStatus> {
        use RefundStatus::{Done, Failed, Processing, TakenOn};
        match (self, course) {
            (TakenOn | Processing, RefundCourse::Processed) => Some(Done),
            (TakenOn | Processing, RefundCourse::Failed) => Some(Failed),
            (TakenOn, RefundCourse::Processing) => Some(Processing),
            (
                TakenOn,
                RefundCourse::Pending | RefundCourse::NeedsAttention | RefundCourse::InsufficientBalance,
            )
            | (
                Processing,
                RefundCourse::Pending
                | RefundCourse::Processing
                | RefundCourse::NeedsAttention
                | RefundCourse::InsufficientBalance,
            )
            | (Done | Failed, _) => None,
        }
    }

    /// Whether it is over.
    pub const fn is_final(self) -> bool {
        matches!(self, RefundStatus::Done | RefundStatus::Failed)
    }
}

/// A refund that passed every check but the balance.
#[derive(Clone, Debug)]
pub struct RefundDraft {
    charge: Charge,
    amount: i64,
    comments: String,
}

impl RefundDraft {
    /// The merchant's reference of the payment.
    pub fn tx_ref(&self) -> &str {
        &self.charge.tx_ref
    }
}

impl Merchant {
    /// Checks a `POST /v3/transactions/{id}/refund`.
    ///
    /// # Errors
    /// When there is no such attempt, it did not pay, or the amount exceeds what is left of it.
    pub fn draft_refund(&self, charge_id: u64, body: &Value) -> Result<RefundDraft, Refusal> {
        let charge = self.charges.get(&charge_id).ok_or_else(charge_not_found)?;
        if charge.status != ChargeStatus::Successful {
            return Err(Refusal::bad("Only successful transactions can be refunded"));
        }
        let left = self.left_to_refund(charge);
        if left == 0 {
            return Err(Refusal::bad("Transaction has been fully refunded"));
        }
        let amount = match body.get("amount") {
            None | Some(Value::Null) => left,
            Some(_) => fields::amount(body)?,
        };
        if amount > left {
            return Err(Refusal::bad("Refund amount cannot be more than the transaction amount"));
        }
        let comments = fields::text(body, "comments").unwrap_or_default().to_owned();
        Ok(RefundDraft { charge: charge.clone(), amount, comments })
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
    ) -> Result<Refund, Refusal> {
        let RefundDraft { charge, amount, comments } = draft;
        let short = self.books.balance(&charge.currency) < amount;
        if short || course == RefundCourse::InsufficientBalance {
            return Err(Refusal::bad("Insufficient balance to process this refund"));
        }
        let mut refund = Refund {
            id: self.ids.number(89_074),
            charge_id: charge.id,
            tx_ref: charge.tx_ref,
            flw_ref: format!("URF_{}_{}", now.millis(), self.ids.number(3_572_735)),
            amount,
            currency: charge.currency,
            method: charge.method,
            status: RefundStatus::TakenOn,
            course,
            due: None,
            comments,
            created_at: now,
            updated_at: now,
        };
        refund.schedule(pace, now);
        self.book_refund(EntryKind::Refund, &refund, now);
        self.refunds.insert(refund.id, refund.clone());
        Ok(refund)
    }

    /// Moves a refund on and does to the money what the new status says. Moving it where it is changes nothing.
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
        let refund = self.refunds.get_mut(&id).ok_or(MoveRefused::NotFound)?;
        if refund.status == to {
            return Ok(None);
        }
        if !refund.status.may_become(to) {
            return Err(MoveRefused::Contradiction);
        }
        refund.status = to;
        refund.updated_at = now;
        refund.schedule(pace, now);
        let moved = refund.clone();
        if to == RefundStatus::Failed {
            self.book_refund(EntryKind::RefundReturned, &moved, now);
        }
        Ok(Some(Happening::Refunded(Box::new(moved))))
    }

    /// The refund with Flutterwave's number.
    ///
    /// # Errors
    /// 404 if there is none.
    pub fn refund(&self, id: u64) -> Result<&Refund, Refusal> {
        self.refunds.get(&id).ok_or_else(|| Refusal::not_found("Refund not found"))
    }

    fn left_to_refund(&self, charge: &Charge) -> i64 {
        let given: i64 = self
            .refunds
            .values()
            .filter(|refund| refund.charge_id == charge.id && refund.status != RefundStatus::Failed)
            .map(|refund| refund.amount)
            .sum();
        charge.amount - given
    }

    fn book_refund(&mut self, kind: EntryKind, refund: &Refund, now: Moment) {
        let amount = if kind == EntryKind::Refund { -refund.amount } else { refund.amount };
        let movement = Movement {
            kind,
            currency: &refund.currency,
            amount,
            fee: 0,
            reference: &refund.tx_ref,
            subject_id: refund.id,
            reason: &refund.comments,
        };
        self.book(&movement, now);
    }
}

impl Refund {
    /// The status as on the wire.
    pub const fn wire_status(&self) -> &'static str {
        match (self.status, self.method) {
            (RefundStatus::TakenOn, _) => "completed",
            (RefundStatus::Processing, _) => "processing",
            (RefundStatus::Done, Method::Card(_)) => "completed-mpgs",
            (RefundStatus::Done, Method::BankTransfer) => "completed-bank-transfer",
            (RefundStatus::Failed, _) => "failed",
        }
    }

    fn schedule(&mut self, pace: Pace, now: Moment) {
        let moves = self.status.next(self.course).is_some();
        self.due = pace.refund.filter(|_| moves).map(|millis| now.plus(millis));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Merchant, MoveRefused, Pace, RefundCourse, RefundStatus};
    use crate::{
        clock::Moment,
        flutterwave::rules::charges::{Attempt, ChargeStatus, Method, Outcome},
    };

    const NOW: Moment = Moment::from_millis(1_000);
    const PACE: Pace = Pace { transfer: Some(10), refund: Some(10) };

    /// A payment of ₦10,000 and a float that covers its fee.
    fn paid() -> (Merchant, u64) {
        let mut merchant = Merchant::new("Homify", 1);
        merchant.top_up(100_000, "NGN", NOW);
        let body = json!({"tx_ref": "pay-1", "amount": 10_000, "customer": {"email": "a@example.com"}});
        merchant.create_link(&body, NOW).expect("complete");
        let method = Method::BankTransfer;
        let attempt = Attempt { outcome: Outcome::Successful, method, amount: None, currency: None };
        merchant.attempt("pay-1", &attempt, NOW).expect("open");
        let id = merchant.paid("pay-1").expect("paid").id;
        (merchant, id)
    }

    #[test]
    fn a_refund_takes_its_money_at_once_and_returns_it_only_when_it_fails() {
        let (mut merchant, charge) = paid();
        let before = merchant.books.balance("NGN");
        let draft = merchant.draft_refund(charge, &json!({"amount": "4000.50"})).expect("refundable");
        let id = merchant.create_refund(draft, RefundCourse::Failed, PACE, NOW).expect("balance").id;
        assert_eq!(merchant.books.balance("NGN"), before - 400_050);
        for told in [true, false] {
            let moved = merchant.move_refund(id, RefundStatus::Failed, PACE, NOW).expect("taken on");
            assert_eq!((moved.is_some(), merchant.books.balance("NGN")), (told, before));
        }
        let refused = merchant.move_refund(id, RefundStatus::Done, PACE, NOW).expect_err("failed");
        assert_eq!(refused, MoveRefused::Contradiction);
    }

    #[test]
    fn no_more_is_refunded_than_was_paid_and_two_equal_requests_are_two_refunds() {
        let (mut merchant, charge) = paid();
        for _ in 0..2 {
            let draft = merchant.draft_refund(charge, &json!({"amount": 4_000})).expect("refundable");
            merchant.create_refund(draft, RefundCourse::Processed, PACE, NOW).expect("balance");
        }
        assert_eq!(merchant.refunds.len(), 2);
        assert!(merchant.draft_refund(charge, &json!({"amount": 2_000.01})).is_err());
        let draft = merchant.draft_refund(charge, &json!({})).expect("the rest");
        assert_eq!(
            merchant.create_refund(draft, RefundCourse::Processed, PACE, NOW).expect("float").amount,
            200_000
        );
        assert!(merchant.draft_refund(charge, &json!({})).is_err(), "nothing is left");
    }

    #[test]
    fn what_did_not_pay_is_not_refunded() {
        let (mut merchant, charge) = paid();
        assert_eq!(merchant.draft_refund(7, &json!({})).expect_err("unknown").status, 400);
        merchant.charges.get_mut(&charge).expect("paid").status = ChargeStatus::Failed;
        assert!(merchant.draft_refund(charge, &json!({})).is_err());
    }
}
