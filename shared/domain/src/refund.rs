//! Money on its way back to a buyer. The intent is written first; the gateway has no idempotency key for refunds, so
//! before any repeat the refunds of the transaction are listed and matched by our identifier in the merchant's note.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::change::{backoff_seconds, facts};
use crate::payment::Charge;
use crate::{
    Account, Decision, Due, Money, OrderId, Outcome, PaymentId, Posting, RefundId, Step, Timestamp, TypedId,
    UserId,
};

const FIRST_WAIT_SECONDS: u64 = 5 * 60;
const MOST_WAIT_SECONDS: u64 = 6 * 60 * 60;

/// How far a refund is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    /// Decided and posted; the gateway does not know yet, or we do not know whether it does.
    Requested,
    /// The gateway is working on it.
    Sent,
    /// The buyer has the money. Terminal.
    Processed,
    /// The gateway gave up and returned the money to our balance: an operator decides.
    Failed,
    /// The gateway wants the buyer's bank details: an operator asks for them.
    NeedsAttention,
}

/// What the gateway says about a refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundReport {
    /// Accepted or being worked on.
    Pending,
    /// Done.
    Processed,
    /// Given up.
    Failed,
    /// Waiting for the buyer's bank details.
    NeedsAttention,
}

/// One refund of one transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// Which one; stands in the merchant's note at the gateway.
    pub id: RefundId,
    /// The payment it came in by, when it is one of ours.
    pub payment_id: Option<PaymentId>,
    /// The order it was for.
    pub order_id: Option<OrderId>,
    /// Who gets it.
    pub buyer_id: Option<UserId>,
    /// Where the transaction was made.
    pub gateway: String,
    /// Our reference of the transaction at the gateway.
    pub transaction_reference: String,
    /// How much.
    pub amount: Money,
    /// Why, for people.
    pub reason: String,
    /// How far it is.
    pub status: RefundStatus,
    /// The gateway's identifier of the refund.
    pub gateway_refund_id: Option<String>,
    /// How often it was sent without an answer, or asked about without news.
    pub attempts: u32,
    /// The last thing that went wrong, for operators.
    pub last_error: Option<String>,
    /// When it was decided.
    pub created_at: Timestamp,
    /// When the state last changed.
    pub changed_at: Timestamp,
    /// When it is looked at again.
    pub due: Option<Due>,
}

/// Why and what to refund.
#[derive(Debug, Clone)]
pub struct RefundRequest {
    /// The payment, when it is one of ours.
    pub payment_id: Option<PaymentId>,
    /// The order.
    pub order_id: Option<OrderId>,
    /// Who gets it.
    pub buyer_id: Option<UserId>,
    /// Where the transaction was made.
    pub gateway: String,
    /// Our reference of the transaction at the gateway.
    pub transaction_reference: String,
    /// How much.
    pub amount: Money,
    /// Why, for people.
    pub reason: String,
}

impl Refund {
    /// A refund that has been decided; `postings` bring the money into the account `refund:{id}`.
    pub fn request(
        id: RefundId,
        request: RefundRequest,
        postings: Vec<Posting>,
        at: Timestamp,
    ) -> Outcome<Self> {
        let refund = Self {
            id,
            payment_id: request.payment_id,
            order_id: request.order_id,
            buyer_id: request.buyer_id,
            gateway: request.gateway,
            transaction_reference: request.transaction_reference,
            amount: request.amount,
            reason: request.reason,
            status: RefundStatus::Requested,
            gateway_refund_id: None,
            attempts: 0,
            last_error: None,
            created_at: at,
            changed_at: at,
            due: Some(Due { at: at.plus_seconds(FIRST_WAIT_SECONDS), step: Step::EscrowRefund }),
        };
        refund.outcome("refund.requested", postings)
    }

    /// The refund of the money that arrived under `reference`, which is none of ours. By the reference alone, which is paid
    /// once: the gateway may report it again, and need not say when it was paid.
    pub fn stray_id(gateway: &str, reference: &str) -> RefundId {
        RefundId::derived(Timestamp::from_millis(0), &format!("stray:{gateway}:{reference}"))
    }

    /// Money that arrived at the gateway under a reference that is none of ours goes to suspense and straight back.
    pub fn of_stray_charge(gateway: &str, reference: &str, charge: &Charge, at: Timestamp) -> Outcome<Self> {
        let id = Self::stray_id(gateway, reference);
        let asset = Account::Gateway(gateway.to_owned());
        let postings = [
            Posting::new(asset.clone(), Account::Suspense, charge.amount),
            Posting::new(Account::Suspense, Account::Refund(id), charge.amount),
            charge.fee.and_then(|fee| Posting::new(Account::GatewayFees, asset, fee)),
        ];
        let request = RefundRequest {
            payment_id: None,
            order_id: None,
            buyer_id: None,
            gateway: gateway.to_owned(),
            transaction_reference: reference.to_owned(),
            amount: charge.amount,
            reason: "This payment belongs to no order.".to_owned(),
        };
        Self::request(id, request, postings.into_iter().flatten().collect(), at)
    }

    /// What the gateway says, when it was told or asked. A state that does not change is no news.
    pub fn report(&self, report: RefundReport, gateway_refund_id: &str, at: Timestamp) -> Decision<Self> {
        let (status, action) = match (self.status, report) {
            (RefundStatus::Requested, RefundReport::Pending) => (RefundStatus::Sent, "refund.sent"),
            (
                RefundStatus::Requested | RefundStatus::Sent | RefundStatus::NeedsAttention | RefundStatus::Failed,
                RefundReport::Processed,
            ) => (RefundStatus::Processed, "refund.processed"),
            (RefundStatus::Requested | RefundStatus::Sent | RefundStatus::NeedsAttention, RefundReport::Failed) => {
                (RefundStatus::Failed, "refund.failed")
            }
            (RefundStatus::Requested | RefundStatus::Sent, RefundReport::NeedsAttention) => {
                (RefundStatus::NeedsAttention, "refund.needs_attention")
            }
            (RefundStatus::NeedsAttention, RefundReport::Pending) => (RefundStatus::Sent, "refund.sent"),
            (RefundStatus::Sent, RefundReport::Pending)
            | (RefundStatus::Failed, RefundReport::Failed | RefundReport::Pending | RefundReport::NeedsAttention)
            | (RefundStatus::NeedsAttention, RefundReport::NeedsAttention)
            // What is processed stays so: a late or reordered report changes nothing.
            | (RefundStatus::Processed, _) => return Ok(None),
        };
        let mut refund = self.clone();
        refund.status = status;
        refund.gateway_refund_id = Some(gateway_refund_id.to_owned());
        refund.attempts = 0;
        refund.changed_at = at;
        refund.due = (status == RefundStatus::Sent).then(|| refund.next_look(at));
        let asset = Account::Gateway(self.gateway.clone());
        let paid = (status == RefundStatus::Processed)
            .then(|| Posting::new(Account::Refund(self.id), asset, self.amount))
            .flatten();
        Ok(Some(refund.outcome(action, paid.into_iter().collect())))
    }

    /// It is about to be sent, or there is no news: when to look again. Not a change worth a line of history.
    ///
    /// Save this before the gateway is called: whoever dies between the call and its answer has then left a trace, and
    /// of two that try at once the second fails on the version.
    pub fn look_again(&self, at: Timestamp) -> Self {
        let mut refund = self.clone();
        refund.attempts += 1;
        refund.due = Some(refund.next_look(at));
        refund
    }

    /// Whether the gateway may already have it although we have no answer: somebody has tried before. Then its refunds
    /// are listed before anything is sent, since it takes the same refund twice.
    pub fn may_have_been_sent(&self) -> bool {
        self.attempts > 0 || self.status != RefundStatus::Requested
    }

    fn next_look(&self, at: Timestamp) -> Due {
        let wait = backoff_seconds(self.attempts.max(1), FIRST_WAIT_SECONDS, MOST_WAIT_SECONDS);
        Due { at: at.plus_seconds(wait), step: Step::EscrowRefund }
    }

    fn outcome(self, action: &'static str, postings: Vec<Posting>) -> Outcome<Self> {
        let told = facts(json!({
            "refund_id": self.id,
            "payment_id": self.payment_id,
            "order_id": self.order_id,
            "buyer_id": self.buyer_id,
            "amount": self.amount,
            "reason": self.reason,
            "status": self.status,
        }));
        Outcome { entity: self, action, facts: told, postings }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::documented::{Table, answer, name};
    use crate::samples::*;

    pub(crate) fn transitions() -> Table {
        let reports = [
            RefundReport::Pending,
            RefundReport::Processed,
            RefundReport::Failed,
            RefundReport::NeedsAttention,
        ];
        let mut table = Table::new(&["state", "pending", "processed", "failed", "needs attention"]);
        for status in [
            RefundStatus::Requested,
            RefundStatus::Sent,
            RefundStatus::NeedsAttention,
            RefundStatus::Failed,
            RefundStatus::Processed,
        ] {
            let refund = refund_in(status);
            let next = |outcome: &Outcome<Refund>| name(outcome.entity.status);
            table.row(name(status), reports.map(|report| answer(refund.report(report, "17", start()), next)));
        }
        table
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "requested: sent processed failed needs_attention\n\
             sent: - processed failed needs_attention\n\
             needs_attention: sent processed failed -\n\
             failed: - processed - -\n\
             processed: - - - -\n"
        );
    }

    #[test]
    fn money_leaves_the_books_only_when_the_gateway_says_that_it_is_gone() {
        for report in [
            RefundReport::Pending,
            RefundReport::Processed,
            RefundReport::Failed,
            RefundReport::NeedsAttention,
        ] {
            let refund = refund().entity;
            let reported = done(refund.report(report, "17", start()));
            let gateway = Account::Gateway("paystack".to_owned());
            let paid = Posting::new(Account::Refund(refund.id), gateway, naira(10_000)).unwrap();
            let expected = if report == RefundReport::Processed { vec![paid] } else { Vec::new() };
            assert_eq!(reported.postings, expected, "{report:?}");
        }
    }

    #[test]
    fn only_a_refund_that_moves_by_itself_is_asked_about_again() {
        for (status, asked) in [
            (RefundStatus::Requested, true),
            (RefundStatus::Sent, true),
            (RefundStatus::Processed, false),
            (RefundStatus::Failed, false),
            (RefundStatus::NeedsAttention, false),
        ] {
            assert_eq!(refund_in(status).due.is_some(), asked, "{status:?}");
        }
    }

    #[test]
    fn a_refund_that_somebody_tried_to_send_is_looked_for_before_it_is_sent_again() {
        let refund = refund().entity;
        assert!(!refund.may_have_been_sent());
        assert!(refund.look_again(start()).may_have_been_sent());
        assert!(refund_in(RefundStatus::Sent).may_have_been_sent());
    }

    #[test]
    fn waits_double_up_to_six_hours() {
        let mut refund = refund().entity;
        let mut waits = Vec::new();
        for _ in 0..9 {
            let at = refund.due.unwrap().at;
            refund = refund.look_again(at);
            waits.push(refund.due.unwrap().at.since(at).as_secs() / MINUTE);
        }
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 360, 360]);
    }

    #[test]
    fn a_stray_charge_that_is_reported_twice_is_one_refund() {
        let stray = |at| {
            let charge = Charge { paid_at: at, ..charge(naira(700)) };
            Refund::of_stray_charge("paystack", "T563", &charge, at).entity
        };
        assert_eq!(stray(start()).id, stray(start().plus_seconds(DAY)).id);
        let other = Refund::of_stray_charge("paystack", "T564", &charge(naira(700)), start()).entity;
        assert_ne!(stray(start()).id, other.id);
    }
}
