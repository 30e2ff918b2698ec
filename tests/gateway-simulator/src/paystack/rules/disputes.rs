//! Disputes: a customer's bank asks for the money of a payment back, and the merchant accepts or declines in time.
//!
//! Nothing is held while a dispute is open. When it is lost, its amount leaves the balance and the transaction is
//! reversed; when it is won, nothing moves. Silence until the due time loses it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    fields,
    integration::{Happening, Integration},
    refusal::Refusal,
    transactions::{Transaction, TransactionStatus},
};
use crate::{
    books::{EntryKind, Movement},
    clock::Moment,
};

/// A dispute of one payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Paystack's number.
    pub id: u64,
    /// The disputed transaction's number.
    pub transaction_id: u64,
    /// The disputed transaction's reference.
    pub transaction_reference: String,
    /// What the customer wants back, then what was given back, in minor units.
    pub refund_amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// Where it stands.
    pub status: DisputeStatus,
    /// How it ended.
    pub resolution: Option<Resolution>,
    /// `chargeback`, `fraud`, …
    pub category: String,
    /// What the customer says.
    pub complaint: String,
    /// Whether the bank looks at a refusal before it counts.
    pub reviewed: bool,
    /// Until then the merchant can answer; then it is accepted for him.
    pub due_at: Moment,
    /// When the merchant is reminded, unless that is done.
    pub remind_at: Option<Moment>,
    /// When it ended.
    pub resolved_at: Option<Moment>,
    /// What the merchant says happened.
    pub evidence: Option<Evidence>,
    /// The name of the file that the merchant uploaded.
    pub attachment: Option<String>,
    /// What the merchant said when he answered.
    pub answer: Option<Answer>,
    /// When it was opened.
    pub created_at: Moment,
    /// When it last moved.
    pub updated_at: Moment,
}

/// Where a dispute stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DisputeStatus {
    /// The merchant is to answer.
    AwaitingMerchantFeedback,
    /// The bank looks at the merchant's refusal.
    AwaitingBankFeedback,
    /// It is decided.
    Resolved,
}

/// How a dispute ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resolution {
    /// The merchant did not answer in time: lost.
    AutoAccepted,
    /// The merchant gave in, or the bank decided against him: lost.
    MerchantAccepted,
    /// The merchant declined and that stands: won.
    Declined,
}

/// What the merchant says he delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Paystack's number.
    pub id: u64,
    /// The customer's address.
    pub customer_email: String,
    /// The customer's name.
    pub customer_name: String,
    /// The customer's number.
    pub customer_phone: String,
    /// What was sold.
    pub service_details: String,
    /// Where it was delivered.
    pub delivery_address: Option<String>,
    /// When it was delivered.
    pub delivery_date: Option<String>,
    /// When this was first said.
    pub created_at: Moment,
    /// When this was last said.
    pub updated_at: Moment,
}

/// What the merchant said when he answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Paystack's number of the message.
    pub id: u64,
    /// His words.
    pub message: String,
    /// When.
    pub at: Moment,
}

/// What the merchant is told of a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisputeNews {
    /// It was opened.
    Created,
    /// It still waits for an answer.
    Reminded,
    /// It is decided.
    Resolved,
}

/// What a customer disputes.
#[derive(Clone, Debug)]
pub struct Complaint {
    /// How much he wants back, in minor units; `None`: all that he paid.
    pub amount: Option<i64>,
    /// `chargeback`, `fraud`, …
    pub category: String,
    /// His words.
    pub message: String,
    /// Whether the bank looks at a refusal before it counts.
    pub reviewed: bool,
    /// When the merchant is reminded.
    pub remind_at: Moment,
    /// Until when the merchant can answer.
    pub due_at: Moment,
}

/// Why a dispute cannot be opened or moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisputeRefused {
    /// No such payment or dispute.
    NotFound,
    /// The payment is not paid, or the amount exceeds it.
    NothingToDispute,
    /// The payment has a dispute that is open.
    AlreadyOpen,
    /// It is decided otherwise.
    AlreadyResolved,
}

impl DisputeStatus {
    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            DisputeStatus::AwaitingMerchantFeedback => "awaiting-merchant-feedback",
            DisputeStatus::AwaitingBankFeedback => "awaiting-bank-feedback",
            DisputeStatus::Resolved => "resolved",
        }
    }
}

impl Resolution {
    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Resolution::AutoAccepted => "auto-accepted",
            Resolution::MerchantAccepted => "merchant-accepted",
            Resolution::Declined => "declined",
        }
    }

    /// Whether the customer gets the money.
    pub const fn is_lost(self) -> bool {
        match self {
            Resolution::AutoAccepted | Resolution::MerchantAccepted => true,
            Resolution::Declined => false,
        }
    }
}

impl Dispute {
    /// Whether the merchant can still answer.
    pub fn awaits_merchant(&self) -> bool {
        self.status == DisputeStatus::AwaitingMerchantFeedback
    }

    /// When it next does something by itself: remind, or count as accepted.
    pub fn next_due(&self) -> Option<Moment> {
        let at = self.remind_at.map_or(self.due_at, |remind_at| remind_at.min(self.due_at));
        self.awaits_merchant().then_some(at)
    }
}

impl Integration {
    /// A customer disputes a payment at his bank.
    ///
    /// # Errors
    /// When there is no such payment, it is not paid, less was paid, or it is disputed already.
    pub fn open_dispute(
        &mut self,
        reference: &str,
        complaint: Complaint,
        now: Moment,
    ) -> Result<(Dispute, Happening), DisputeRefused> {
        let transaction = self.transactions.get(reference).ok_or(DisputeRefused::NotFound)?;
        let amount = complaint.amount.unwrap_or(transaction.amount);
        if !transaction.status.is_paid() || !(1..=transaction.amount).contains(&amount) {
            return Err(DisputeRefused::NothingToDispute);
        }
        let is_open = |known: &Dispute| {
            known.transaction_reference == reference && known.status != DisputeStatus::Resolved
        };
        if self.disputes.values().any(is_open) {
            return Err(DisputeRefused::AlreadyOpen);
        }
        let (transaction_id, currency) = (transaction.id, transaction.currency.clone());
        let dispute = Dispute {
            id: self.ids.number(458_951),
            transaction_id,
            transaction_reference: reference.to_owned(),
            refund_amount: amount,
            currency,
            status: DisputeStatus::AwaitingMerchantFeedback,
            resolution: None,
            category: complaint.category,
            complaint: complaint.message,
            reviewed: complaint.reviewed,
            due_at: complaint.due_at,
            remind_at: Some(complaint.remind_at),
            resolved_at: None,
            evidence: None,
            attachment: None,
            answer: None,
            created_at: now,
            updated_at: now,
        };
        self.disputes.insert(dispute.id, dispute.clone());
        let happening = Happening::Disputed(Box::new(dispute.clone()), DisputeNews::Created);
        Ok((dispute, happening))
    }

    /// The dispute with Paystack's number.
    ///
    /// # Errors
    /// 404 if there is none.
    pub fn dispute(&self, id: u64) -> Result<&Dispute, Refusal> {
        self.disputes.get(&id).ok_or_else(dispute_not_found)
    }

    /// `PUT /dispute/{id}/resolve`: the merchant accepts or declines. A refusal that the bank reviews stays open.
    ///
    /// # Errors
    /// When a field is missing or wrong, or the dispute does not wait for the merchant.
    pub fn answer_dispute(
        &mut self,
        id: u64,
        body: &Value,
        now: Moment,
    ) -> Result<(Dispute, Option<Happening>), Refusal> {
        let answer_id = self.ids.number(718);
        let dispute = self.disputes.get_mut(&id).ok_or_else(dispute_not_found)?;
        let resolution = match fields::required(body, "resolution", "Resolution is required")? {
            "merchant-accepted" => Resolution::MerchantAccepted,
            "declined" => Resolution::Declined,
            _ => return Err(Refusal::params("Resolution must be merchant-accepted or declined")),
        };
        let message = fields::required(body, "message", "Message is required")?;
        let attachment = fields::required(body, "uploaded_filename", "Uploaded filename is required")?;
        let refund_amount = fields::minor_units(body, "refund_amount", "Refund amount is required")?;
        if !dispute.awaits_merchant() {
            return Err(Refusal::params("Dispute is not awaiting merchant feedback"));
        }
        if resolution.is_lost() && !(1..=dispute.refund_amount).contains(&refund_amount) {
            return Err(Refusal::params("Refund amount must not be more than the disputed amount"));
        }
        dispute.attachment = Some(attachment.to_owned());
        dispute.answer = Some(Answer { id: answer_id, message: message.to_owned(), at: now });
        dispute.updated_at = now;
        if resolution.is_lost() {
            dispute.refund_amount = refund_amount;
        }
        if dispute.reviewed && !resolution.is_lost() {
            dispute.status = DisputeStatus::AwaitingBankFeedback;
            return Ok((dispute.clone(), None));
        }
        let happening = self.resolve_dispute(id, resolution, now).unwrap_or_default();
        Ok((self.dispute(id)?.clone(), happening))
    }

    /// `POST /dispute/{id}/evidence`: what the merchant says he delivered. Said again, it replaces what was said.
    ///
    /// # Errors
    /// When a field is missing, or the dispute does not wait for the merchant.
    pub fn add_evidence(&mut self, id: u64, body: &Value, now: Moment) -> Result<Evidence, Refusal> {
        let new_id = self.ids.number(21);
        let dispute = self.disputes.get_mut(&id).ok_or_else(dispute_not_found)?;
        let required = |name: &str, message: &str| fields::required(body, name, message).map(str::to_owned);
        let optional = |name: &str| fields::text(body, name).map(str::to_owned);
        let mut evidence = Evidence {
            id: new_id,
            customer_email: required("customer_email", "Customer email is required")?,
            customer_name: required("customer_name", "Customer name is required")?,
            customer_phone: required("customer_phone", "Customer phone is required")?,
            service_details: required("service_details", "Service details are required")?,
            delivery_address: optional("delivery_address"),
            delivery_date: optional("delivery_date"),
            created_at: now,
            updated_at: now,
        };
        if !dispute.awaits_merchant() {
            return Err(Refusal::params("Dispute is not awaiting merchant feedback"));
        }
        if let Some(said) = &dispute.evidence {
            (evidence.id, evidence.created_at) = (said.id, said.created_at);
        }
        dispute.evidence = Some(evidence.clone());
        dispute.updated_at = now;
        Ok(evidence)
    }

    /// Decides a dispute and does to the money what that says. Deciding it again in the same way changes nothing.
    ///
    /// # Errors
    /// When there is no such dispute, or it is decided otherwise.
    pub fn resolve_dispute(
        &mut self,
        id: u64,
        resolution: Resolution,
        now: Moment,
    ) -> Result<Option<Happening>, DisputeRefused> {
        let dispute = self.disputes.get_mut(&id).ok_or(DisputeRefused::NotFound)?;
        match dispute.resolution {
            Some(known) if known == resolution => return Ok(None),
            Some(_) => return Err(DisputeRefused::AlreadyResolved),
            None => {}
        }
        dispute.status = DisputeStatus::Resolved;
        dispute.resolution = Some(resolution);
        dispute.resolved_at = Some(now);
        dispute.updated_at = now;
        dispute.remind_at = None;
        let resolved = dispute.clone();
        if resolution.is_lost() {
            self.give_back(&resolved, now);
        }
        Ok(Some(Happening::Disputed(Box::new(resolved), DisputeNews::Resolved)))
    }

    /// Reminds the merchant of a dispute that waits for him.
    ///
    /// # Errors
    /// When there is no such dispute, or it does not wait for him.
    pub fn remind_of_dispute(&mut self, id: u64, now: Moment) -> Result<Happening, DisputeRefused> {
        let dispute = self.disputes.get_mut(&id).ok_or(DisputeRefused::NotFound)?;
        if !dispute.awaits_merchant() {
            return Err(DisputeRefused::AlreadyResolved);
        }
        dispute.remind_at = None;
        dispute.updated_at = now;
        Ok(Happening::Disputed(Box::new(dispute.clone()), DisputeNews::Reminded))
    }

    /// Disputes whose time has come are told of again, or accepted for the merchant.
    pub fn advance_due_disputes(&mut self, now: Moment) -> Vec<Happening> {
        let due = |dispute: &&Dispute| dispute.next_due().is_some_and(|at| at <= now);
        let due: Vec<(u64, bool)> =
            self.disputes.values().filter(due).map(|dispute| (dispute.id, dispute.due_at <= now)).collect();
        due.into_iter()
            .filter_map(|(id, is_over)| {
                if is_over {
                    self.resolve_dispute(id, Resolution::AutoAccepted, now).ok().flatten()
                } else {
                    self.remind_of_dispute(id, now).ok()
                }
            })
            .collect()
    }

    /// What disputes took of a transaction, in minor units.
    pub(super) fn charged_back(&self, transaction: &Transaction) -> i64 {
        self.disputes
            .values()
            .filter(|dispute| dispute.transaction_id == transaction.id)
            .filter(|dispute| dispute.resolution.is_some_and(Resolution::is_lost))
            .map(|dispute| dispute.refund_amount)
            .sum()
    }

    fn give_back(&mut self, lost: &Dispute, now: Moment) {
        let movement = Movement {
            kind: EntryKind::Chargeback,
            currency: &lost.currency,
            amount: -lost.refund_amount,
            fee: 0,
            reference: &lost.transaction_reference,
            subject_id: lost.id,
            reason: &lost.complaint,
        };
        self.book(&movement, now);
        if let Some(transaction) = self.transactions.get_mut(&lost.transaction_reference) {
            transaction.status = TransactionStatus::Reversed;
        }
    }
}

fn dispute_not_found() -> Refusal {
    Refusal::bare(404, "Dispute not found")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Complaint, DisputeRefused, DisputeStatus, Resolution};
    use crate::{
        clock::Moment,
        paystack::rules::{
            cards::Card,
            integration::{Domain, Integration},
            transactions::{Attempt, Method, Outcome, TransactionStatus},
        },
    };

    const NOW: Moment = Moment::from_millis(1_000);
    const AMOUNT: i64 = 1_000_000;

    fn paid() -> Integration {
        let mut integration = Integration::new(Domain::Test, "Homify", 1);
        let body = json!({"email": "a@example.com", "amount": AMOUNT, "reference": "pay-1"});
        integration.initialize(&body, NOW).expect("valid");
        let method = Method::Card(Card::Visa);
        let attempt = Attempt { outcome: Outcome::Success, method, amount: None, currency: None };
        integration.attempt("pay-1", &attempt, NOW).expect("open");
        integration
    }

    fn complaint(amount: Option<i64>, reviewed: bool) -> Complaint {
        Complaint {
            amount,
            category: "chargeback".to_owned(),
            message: "Nothing came".to_owned(),
            reviewed,
            remind_at: NOW.plus(50),
            due_at: NOW.plus(100),
        }
    }

    fn disputed(reviewed: bool) -> (Integration, u64) {
        let mut integration = paid();
        let (dispute, _) =
            integration.open_dispute("pay-1", complaint(None, reviewed), NOW).expect("a paid payment");
        (integration, dispute.id)
    }

    fn answer(resolution: &str, refund_amount: i64) -> Value {
        json!({
            "resolution": resolution, "message": "m", "uploaded_filename": "f", "refund_amount": refund_amount
        })
    }

    fn status(integration: &Integration) -> TransactionStatus {
        integration.transactions["pay-1"].status
    }

    #[test]
    fn an_open_dispute_holds_nothing_and_a_lost_one_takes_its_amount_once() {
        let (mut integration, id) = disputed(false);
        let before = integration.books.balance("NGN");
        let (dispute, told) =
            integration.answer_dispute(id, &answer("merchant-accepted", 400_000), NOW).expect("open");
        assert!(told.is_some());
        assert_eq!((dispute.status, dispute.refund_amount), (DisputeStatus::Resolved, 400_000));
        assert_eq!(integration.books.balance("NGN"), before - 400_000);
        assert_eq!(status(&integration), TransactionStatus::Reversed);
        let again = integration.resolve_dispute(id, Resolution::MerchantAccepted, NOW).expect("a repeat");
        assert!(again.is_none());
        assert_eq!(integration.books.balance("NGN"), before - 400_000);
        assert!(integration.draft_refund(&json!({"transaction": "pay-1"})).is_err());
    }

    #[test]
    fn a_declined_dispute_is_won_and_cannot_be_lost_any_more() {
        let (mut integration, id) = disputed(false);
        let before = integration.books.balance("NGN");
        integration.answer_dispute(id, &answer("declined", 0), NOW).expect("open");
        assert_eq!(integration.disputes[&id].resolution, Some(Resolution::Declined));
        assert_eq!(
            (integration.books.balance("NGN"), status(&integration)),
            (before, TransactionStatus::Success)
        );
        let refused = integration.resolve_dispute(id, Resolution::AutoAccepted, NOW).expect_err("won");
        assert_eq!(refused, DisputeRefused::AlreadyResolved);
        assert!(integration.answer_dispute(id, &answer("merchant-accepted", 1), NOW).is_err());
    }

    #[test]
    fn a_reviewed_refusal_waits_for_the_bank() {
        let (mut integration, id) = disputed(true);
        let (dispute, told) = integration.answer_dispute(id, &answer("declined", 0), NOW).expect("open");
        assert!(told.is_none());
        assert_eq!((dispute.status, dispute.resolution), (DisputeStatus::AwaitingBankFeedback, None));
        assert!(integration.advance_due_disputes(NOW.plus(1_000)).is_empty(), "the merchant has answered");
        let before = integration.books.balance("NGN");
        integration.resolve_dispute(id, Resolution::MerchantAccepted, NOW).expect("undecided");
        assert_eq!(integration.books.balance("NGN"), before - AMOUNT);
    }

    #[test]
    fn silence_is_reminded_of_once_and_then_accepts() {
        let (mut integration, id) = disputed(false);
        assert!(integration.advance_due_disputes(NOW.plus(49)).is_empty());
        assert_eq!(integration.advance_due_disputes(NOW.plus(50)).len(), 1);
        assert!(integration.advance_due_disputes(NOW.plus(99)).is_empty());
        assert_eq!(integration.disputes[&id].next_due(), Some(NOW.plus(100)));
        assert_eq!(integration.advance_due_disputes(NOW.plus(100)).len(), 1);
        assert_eq!(integration.disputes[&id].resolution, Some(Resolution::AutoAccepted));
        assert_eq!(status(&integration), TransactionStatus::Reversed);
        assert_eq!(integration.disputes[&id].next_due(), None);
    }

    #[test]
    fn only_what_was_paid_is_disputed_and_once_at_a_time() {
        let mut integration = paid();
        let mut open = |reference: &str, amount| {
            integration.open_dispute(reference, complaint(amount, false), NOW).map(|_| ()).err()
        };
        assert_eq!(open("pay-2", None), Some(DisputeRefused::NotFound));
        assert_eq!(open("pay-1", Some(AMOUNT + 1)), Some(DisputeRefused::NothingToDispute));
        assert_eq!(open("pay-1", Some(AMOUNT)), None);
        assert_eq!(open("pay-1", None), Some(DisputeRefused::AlreadyOpen));
    }

    #[test]
    fn an_answer_is_complete_or_refused() {
        let (mut integration, id) = disputed(false);
        for (change, message) in [
            (("resolution", json!("maybe")), "Resolution must be merchant-accepted or declined"),
            (("message", Value::Null), "Message is required"),
            (("uploaded_filename", Value::Null), "Uploaded filename is required"),
            (("refund_amount", Value::Null), "Refund amount is required"),
            (("refund_amount", json!(AMOUNT + 1)), "Refund amount must not be more than the disputed amount"),
            (("refund_amount", json!(0)), "Refund amount must not be more than the disputed amount"),
        ] {
            let mut body = answer("merchant-accepted", AMOUNT);
            body[change.0] = change.1;
            let refusal = integration.answer_dispute(id, &body, NOW).expect_err(message);
            assert_eq!(refusal.message, message);
        }
        assert_eq!(
            integration.answer_dispute(7, &answer("declined", 0), NOW).expect_err("unknown").status,
            404
        );
    }

    #[test]
    fn evidence_said_again_replaces_what_was_said() {
        let (mut integration, id) = disputed(false);
        let mut body = json!({
            "customer_email": "a@example.com", "customer_name": "A", "customer_phone": "0800",
            "service_details": "A chair"
        });
        let first = integration.add_evidence(id, &body, NOW).expect("complete");
        body["delivery_address"] = json!("3a Ladoke Street");
        let second = integration.add_evidence(id, &body, NOW.plus(5)).expect("complete");
        assert_eq!((second.id, second.created_at, second.updated_at), (first.id, NOW, NOW.plus(5)));
        body["customer_phone"] = Value::Null;
        assert!(integration.add_evidence(id, &body, NOW).is_err());
    }
}
