//! Transfers to recipients: amount and fee leave the balance at creation.
//!
//! Both come back when a transfer ends without ever having succeeded. When it is reversed after a success
//! only the amount comes back: the work was done, the fee stays. Paystack does not document the latter.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    fees, fields,
    integration::{Happening, Integration, Pace},
    references,
    refusal::Refusal,
};
use crate::{
    books::{EntryKind, Movement},
    clock::Moment,
    courses::{MoveRefused, TransferCourse},
};

/// The smallest transfer, in kobo.
const TRANSFER_MIN_KOBO: i64 = 10_000;

/// A transfer to a recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// Paystack's number.
    pub id: u64,
    /// `TRF_…`.
    pub code: String,
    /// The merchant's reference.
    pub reference: String,
    /// What the recipient gets, in minor units.
    pub amount: i64,
    /// What the merchant paid on top, in minor units.
    pub fee: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// Paystack's number of the recipient.
    pub recipient_id: u64,
    /// As the merchant wrote it.
    pub reason: String,
    /// Where it stands.
    pub status: TransferStatus,
    /// How it is meant to go.
    pub course: TransferCourse,
    /// When it takes its next step by itself.
    pub due: Option<Moment>,
    /// Until then asking for it answers 404, as while Paystack is still validating.
    pub hidden_until: Option<Moment>,
    /// When it was created.
    pub created_at: Moment,
    /// When it last moved.
    pub updated_at: Moment,
    /// When it succeeded.
    pub succeeded_at: Option<Moment>,
}

/// Where a transfer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransferStatus {
    /// Under way.
    Pending,
    /// The bank took it.
    Success,
    /// The bank refused it.
    Failed,
    /// The money came back, perhaps after a success.
    Reversed,
    /// Waiting for the merchant's OTP.
    Otp,
    /// Nobody entered the OTP.
    Abandoned,
    /// Waiting for the merchant's approval.
    Received,
    /// The approval did not come.
    Blocked,
    /// The approval was denied.
    Rejected,
}

impl TransferStatus {
    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            TransferStatus::Pending => "pending",
            TransferStatus::Success => "success",
            TransferStatus::Failed => "failed",
            TransferStatus::Reversed => "reversed",
            TransferStatus::Otp => "otp",
            TransferStatus::Abandoned => "abandoned",
            TransferStatus::Received => "received",
            TransferStatus::Blocked => "blocked",
            TransferStatus::Rejected => "rejected",
        }
    }

    /// Whether a transfer may go from here to there. Every pair is named: what is not, does not happen.
    pub const fn may_become(self, next: TransferStatus) -> bool {
        use TransferStatus::{
            Abandoned, Blocked, Failed, Otp, Pending, Received, Rejected, Reversed, Success,
        };
        match (self, next) {
            (Pending, Success | Failed | Reversed)
            | (Success, Reversed)
            | (Otp, Pending | Abandoned)
            | (Received, Pending | Blocked | Rejected) => true,
            (Pending, Pending | Otp | Abandoned | Received | Blocked | Rejected)
            | (Success, Pending | Success | Failed | Otp | Abandoned | Received | Blocked | Rejected)
            | (Otp, Success | Failed | Reversed | Otp | Received | Blocked | Rejected)
            | (Received, Success | Failed | Reversed | Otp | Abandoned | Received)
            | (Failed | Reversed | Abandoned | Blocked | Rejected, _) => false,
        }
    }

    /// The next step of a transfer on a course, if it takes one by itself.
    pub const fn next(self, course: TransferCourse) -> Option<TransferStatus> {
        use TransferStatus::{
            Abandoned, Blocked, Failed, Otp, Pending, Received, Rejected, Reversed, Success,
        };
        match (self, course) {
            (Pending, TransferCourse::Pending | TransferCourse::InsufficientBalance) => None,
            (Pending, TransferCourse::Failed) => Some(Failed),
            (Pending, TransferCourse::ReversedBeforeSuccess) => Some(Reversed),
            (
                Pending,
                TransferCourse::Success
                | TransferCourse::SuccessAtOnce
                | TransferCourse::Reversed
                | TransferCourse::Otp
                | TransferCourse::Received
                | TransferCourse::Blocked
                | TransferCourse::Rejected,
            ) => Some(Success),
            (Success, TransferCourse::Reversed) => Some(Reversed),
            (Otp, _) => Some(Abandoned),
            (Received, TransferCourse::Blocked) => Some(Blocked),
            (Received, TransferCourse::Rejected) => Some(Rejected),
            (Success | Received | Failed | Reversed | Abandoned | Blocked | Rejected, _) => None,
        }
    }

    /// Whether it is still on its way to its first conclusion.
    pub const fn is_open(self) -> bool {
        matches!(self, TransferStatus::Pending | TransferStatus::Otp | TransferStatus::Received)
    }
}

impl TransferStatus {
    /// Where a transfer on a course begins.
    const fn first(course: TransferCourse) -> TransferStatus {
        match course {
            TransferCourse::SuccessAtOnce => TransferStatus::Success,
            TransferCourse::Otp => TransferStatus::Otp,
            TransferCourse::Received | TransferCourse::Blocked | TransferCourse::Rejected => {
                TransferStatus::Received
            }
            TransferCourse::Success
            | TransferCourse::Failed
            | TransferCourse::Reversed
            | TransferCourse::ReversedBeforeSuccess
            | TransferCourse::Pending
            | TransferCourse::InsufficientBalance => TransferStatus::Pending,
        }
    }
}

/// A transfer that passed every check but the balance.
#[derive(Clone, Debug)]
pub struct TransferDraft {
    reference: String,
    amount: i64,
    currency: String,
    recipient_id: u64,
    account_number: String,
    reason: String,
}

impl TransferDraft {
    /// The merchant's reference.
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// The recipient's account number.
    pub fn account_number(&self) -> &str {
        &self.account_number
    }
}

impl Integration {
    /// Checks a `POST /transfer`.
    ///
    /// # Errors
    /// When a field is missing or wrong, the recipient is unknown, or the reference was used before.
    pub fn draft_transfer(&self, body: &Value) -> Result<TransferDraft, Refusal> {
        if fields::required(body, "source", "Source is required")? != "balance" {
            return Err(Refusal::params("Source must be balance"));
        }
        let amount = fields::amount(body)?;
        let currency = fields::currency(body)?;
        if currency == "NGN" && amount < TRANSFER_MIN_KOBO {
            return Err(Refusal::params("Amount is below the minimum of NGN 100"));
        }
        let recipient_code = fields::required(body, "recipient", "Recipient is required")?;
        let reference = fields::required(body, "reference", "Reference is required")?;
        references::check_transfer_reference(reference)?;
        let recipient = self.recipients.get(recipient_code).ok_or_else(|| {
            Refusal::invalid(
                400,
                "invalid_transfer_recipient",
                "Recipient specified is invalid",
                "Provide a valid recipient. Ensure you are passing the recipient code in the recipient param",
            )
        })?;
        if recipient.currency != currency {
            return Err(Refusal::params("Currency does not match the currency of the recipient"));
        }
        if self.transfers.contains_key(reference) {
            return Err(Refusal::invalid(
                400,
                "duplicate_transfer_reference",
                "Please provide a unique reference. Reference already exists on a transfer",
                "Create a new reference for the new transfer",
            ));
        }
        Ok(TransferDraft {
            reference: reference.to_owned(),
            amount,
            currency: currency.to_owned(),
            recipient_id: recipient.id,
            account_number: recipient.account_number.clone(),
            reason: fields::text(body, "reason").unwrap_or_default().to_owned(),
        })
    }

    /// Creates a drafted transfer on a course and takes amount and fee out of the balance.
    ///
    /// # Errors
    /// When the balance is not enough; then nothing exists under the reference.
    pub fn create_transfer(
        &mut self,
        draft: TransferDraft,
        course: TransferCourse,
        pace: Pace,
        now: Moment,
    ) -> Result<(Transfer, Option<Happening>), Refusal> {
        let fee = fees::transfer_fee(draft.amount, &draft.currency);
        let short = self.books.balance(&draft.currency) < draft.amount + fee;
        if short || course == TransferCourse::InsufficientBalance {
            return Err(Refusal::unable(
                400,
                "insufficient_balance",
                "Your balance is not enough to fulfil this request",
                "Top up your Paystack balance and try again",
            ));
        }
        let status = TransferStatus::first(course);
        let mut transfer = Transfer {
            id: self.ids.number(912_345_678),
            code: self.ids.code("TRF_", 16),
            reference: draft.reference,
            amount: draft.amount,
            fee,
            currency: draft.currency,
            recipient_id: draft.recipient_id,
            reason: draft.reason,
            status,
            course,
            due: None,
            hidden_until: None,
            created_at: now,
            updated_at: now,
            succeeded_at: (status == TransferStatus::Success).then_some(now),
        };
        transfer.schedule(pace, now);
        self.book_transfer(&transfer, Booking::Out { with_fee: true }, now);
        self.transfers.insert(transfer.reference.clone(), transfer.clone());
        let happening =
            (status == TransferStatus::Success).then(|| Happening::TransferMoved(Box::new(transfer.clone())));
        Ok((transfer, happening))
    }

    /// Moves a transfer on and does to the money what the new status says. Moving it where it is changes
    /// nothing.
    ///
    /// # Errors
    /// When there is no such transfer, or it cannot go there from where it stands.
    pub fn move_transfer(
        &mut self,
        reference: &str,
        to: TransferStatus,
        pace: Pace,
        now: Moment,
    ) -> Result<Option<Happening>, MoveRefused> {
        let transfer = self.transfers.get_mut(reference).ok_or(MoveRefused::NotFound)?;
        if transfer.status == to {
            return Ok(None);
        }
        if !transfer.status.may_become(to) {
            return Err(MoveRefused::Contradiction);
        }
        let succeeded = transfer.status == TransferStatus::Success;
        transfer.status = to;
        transfer.updated_at = now;
        if to == TransferStatus::Success {
            transfer.succeeded_at = Some(now);
        }
        transfer.schedule(pace, now);
        let moved = transfer.clone();
        match to {
            TransferStatus::Failed
            | TransferStatus::Abandoned
            | TransferStatus::Blocked
            | TransferStatus::Rejected => self.book_transfer(&moved, Booking::Back { with_fee: true }, now),
            TransferStatus::Reversed => {
                self.book_transfer(&moved, Booking::Back { with_fee: !succeeded }, now);
            }
            TransferStatus::Pending
            | TransferStatus::Success
            | TransferStatus::Otp
            | TransferStatus::Received => {}
        }
        Ok(Some(Happening::TransferMoved(Box::new(moved))))
    }

    /// `POST /transfer/finalize_transfer`. Any six digits are the right OTP, except `000000`.
    ///
    /// # Errors
    /// When the code is unknown, the OTP is wrong, or none is awaited.
    pub fn finalize_transfer(&mut self, body: &Value, pace: Pace, now: Moment) -> Result<Transfer, Refusal> {
        let code = fields::required(body, "transfer_code", "Transfer code is required")?;
        let otp = fields::required(body, "otp", "OTP is required")?;
        let reference = self.transfer_by_id_or_code(code).ok_or_else(invalid_code)?.reference.clone();
        if otp.len() != 6 || !otp.bytes().all(|b| b.is_ascii_digit()) || otp == "000000" {
            return Err(Refusal::params("OTP is invalid"));
        }
        match self.transfers.get(&reference).map(|transfer| transfer.status) {
            Some(TransferStatus::Otp) => {}
            _ => return Err(Refusal::params("Transfer is not currently awaiting OTP")),
        }
        let moved = self.move_transfer(&reference, TransferStatus::Pending, pace, now);
        match (moved, self.transfers.get(&reference)) {
            (Ok(_), Some(transfer)) => Ok(transfer.clone()),
            _ => Err(invalid_code()),
        }
    }

    /// The transfer with a reference, once Paystack shows it.
    ///
    /// # Errors
    /// 404 without `meta`, `type` and `code`.
    pub fn transfer(&self, reference: &str, now: Moment) -> Result<&Transfer, Refusal> {
        self.transfers
            .get(reference)
            .filter(|transfer| transfer.hidden_until.is_none_or(|until| until <= now))
            .ok_or_else(|| Refusal::bare(404, "Transfer not found"))
    }

    /// The transfer with Paystack's number or `TRF_…` code.
    pub fn transfer_by_id_or_code(&self, id_or_code: &str) -> Option<&Transfer> {
        let id = id_or_code.parse().ok();
        self.transfers.values().find(|transfer| Some(transfer.id) == id || transfer.code == id_or_code)
    }

    fn book_transfer(&mut self, transfer: &Transfer, booking: Booking, now: Moment) {
        let (amount_kind, fee_kind, sign, with_fee) = match booking {
            Booking::Out { with_fee } => (EntryKind::Transfer, EntryKind::TransferFee, -1, with_fee),
            Booking::Back { with_fee } => {
                (EntryKind::TransferReturned, EntryKind::TransferFeeReturned, 1, with_fee)
            }
        };
        let mut movement = Movement {
            kind: amount_kind,
            currency: &transfer.currency,
            amount: sign * transfer.amount,
            fee: 0,
            reference: &transfer.reference,
            subject_id: transfer.id,
            reason: &transfer.reason,
        };
        self.book(&movement, now);
        if with_fee && transfer.fee != 0 {
            movement.kind = fee_kind;
            movement.amount = 0;
            movement.fee = sign * transfer.fee;
            self.book(&movement, now);
        }
    }
}

/// Which way the money of a transfer goes.
#[derive(Clone, Copy)]
enum Booking {
    /// Out of the balance.
    Out { with_fee: bool },
    /// Back into it.
    Back { with_fee: bool },
}

impl Transfer {
    fn schedule(&mut self, pace: Pace, now: Moment) {
        let delay = match (self.status, self.status.next(self.course)) {
            (_, None) => None,
            (TransferStatus::Otp, Some(_)) => Some(pace.otp),
            (_, Some(_)) => pace.transfer,
        };
        self.due = delay.map(|millis| now.plus(millis));
    }
}

/// The refusal for an unknown number or code.
pub fn invalid_code() -> Refusal {
    Refusal::bare(404, "Transfer ID/code specified is invalid.")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{MoveRefused, TransferCourse, TransferStatus};
    use crate::{
        clock::Moment,
        paystack::rules::integration::{Domain, Integration, Pace},
    };

    const NOW: Moment = Moment::from_millis(1_000);
    const PACE: Pace = Pace { transfer: Some(10), refund: Some(10), otp: 100 };
    const FLOAT: i64 = 10_000_000;
    const AMOUNT: i64 = 2_250_000;
    const FEE: i64 = 2_500;
    const REFERENCE: &str = "pyt-01h8z4q2k7-bkg01j9z8";

    fn integration() -> (Integration, Value) {
        let mut integration = Integration::new(Domain::Test, "Homify", 1);
        integration.top_up(FLOAT, "NGN", NOW);
        let account = json!({
            "type": "nuban", "name": "Musa Bello", "account_number": "0123456789", "bank_code": "058"
        });
        let recipient = integration.register_recipient(&account, NOW).expect("a known account").recipient;
        let body = json!({
            "source": "balance", "amount": AMOUNT, "recipient": recipient.code, "reference": REFERENCE
        });
        (integration, body)
    }

    fn created(course: TransferCourse) -> Integration {
        let (mut integration, body) = integration();
        let draft = integration.draft_transfer(&body).expect("valid");
        integration.create_transfer(draft, course, PACE, NOW).expect("enough balance");
        integration
    }

    fn walk(integration: &mut Integration, steps: &[TransferStatus]) {
        for step in steps {
            integration.move_transfer(REFERENCE, *step, PACE, NOW).expect("an allowed step");
        }
    }

    #[test]
    fn amount_and_fee_leave_at_creation_and_come_back_by_how_it_ends() {
        use TransferStatus::{Abandoned, Blocked, Failed, Pending, Rejected, Reversed, Success};
        for (course, steps, left) in [
            (TransferCourse::Success, &[Success][..], FLOAT - AMOUNT - FEE),
            (TransferCourse::Failed, &[Failed], FLOAT),
            (TransferCourse::Reversed, &[Success, Reversed], FLOAT - FEE),
            (TransferCourse::ReversedBeforeSuccess, &[Reversed], FLOAT),
            (TransferCourse::Otp, &[Abandoned], FLOAT),
            (TransferCourse::Otp, &[Pending, Success], FLOAT - AMOUNT - FEE),
            (TransferCourse::Blocked, &[Blocked], FLOAT),
            (TransferCourse::Rejected, &[Rejected], FLOAT),
        ] {
            let mut integration = created(course);
            assert_eq!(integration.books.balance("NGN"), FLOAT - AMOUNT - FEE, "{course:?} at creation");
            walk(&mut integration, steps);
            assert_eq!(integration.books.balance("NGN"), left, "{course:?} after {steps:?}");
        }
    }

    #[test]
    fn a_repeat_changes_nothing_and_a_contradiction_is_refused() {
        let mut integration = created(TransferCourse::Failed);
        walk(&mut integration, &[TransferStatus::Failed, TransferStatus::Failed]);
        assert_eq!(integration.books.balance("NGN"), FLOAT);
        let refused =
            integration.move_transfer(REFERENCE, TransferStatus::Success, PACE, NOW).expect_err("failed");
        assert_eq!(refused, MoveRefused::Contradiction);
    }

    #[test]
    fn a_used_reference_stays_used_even_after_a_failure() {
        let mut integration = created(TransferCourse::Failed);
        walk(&mut integration, &[TransferStatus::Failed]);
        let code = integration.recipients.keys().next().cloned().expect("one recipient");
        let body = json!({"source": "balance", "amount": AMOUNT, "recipient": code, "reference": REFERENCE});
        let refusal = integration.draft_transfer(&body).expect_err("used");
        assert_eq!(refusal.detail.map(|detail| detail.code), Some("duplicate_transfer_reference"));
    }

    #[test]
    fn without_balance_there_is_no_transfer_under_the_reference() {
        let (mut integration, mut body) = integration();
        body["amount"] = json!(FLOAT);
        let draft = integration.draft_transfer(&body).expect("valid");
        let refusal = integration
            .create_transfer(draft, TransferCourse::Success, PACE, NOW)
            .expect_err("the fee does not fit");
        assert_eq!(refusal.message, "Your balance is not enough to fulfil this request");
        assert!(integration.transfer(REFERENCE, NOW).is_err());
        assert_eq!(integration.books.balance("NGN"), FLOAT);
    }

    #[test]
    fn an_otp_is_awaited_once() {
        let mut integration = created(TransferCourse::Otp);
        let code = integration.transfers[REFERENCE].code.clone();
        let finalize = |otp: &str| json!({"transfer_code": code, "otp": otp});
        for wrong in ["000000", "12345", "abcdef"] {
            assert!(integration.finalize_transfer(&finalize(wrong), PACE, NOW).is_err(), "{wrong}");
        }
        let transfer = integration.finalize_transfer(&finalize("928783"), PACE, NOW).expect("right");
        assert_eq!(transfer.status, TransferStatus::Pending);
        assert!(transfer.due.is_some());
        assert!(integration.finalize_transfer(&finalize("928783"), PACE, NOW).is_err());
    }

    #[test]
    fn every_step_a_course_takes_is_an_allowed_one() {
        use TransferStatus::{
            Abandoned, Blocked, Failed, Otp, Pending, Received, Rejected, Reversed, Success,
        };
        let courses = [
            TransferCourse::Success,
            TransferCourse::SuccessAtOnce,
            TransferCourse::Failed,
            TransferCourse::Reversed,
            TransferCourse::ReversedBeforeSuccess,
            TransferCourse::Otp,
            TransferCourse::Received,
            TransferCourse::Blocked,
            TransferCourse::Rejected,
            TransferCourse::Pending,
        ];
        for status in [Pending, Success, Failed, Reversed, Otp, Abandoned, Received, Blocked, Rejected] {
            for course in courses {
                if let Some(next) = status.next(course) {
                    assert!(status.may_become(next), "{status:?} on {course:?} goes to {next:?}");
                }
            }
        }
    }

    #[test]
    fn a_hidden_transfer_is_not_found_until_its_time() {
        let mut integration = created(TransferCourse::Success);
        integration.transfers.get_mut(REFERENCE).expect("created").hidden_until = Some(NOW.plus(5));
        assert!(integration.transfer(REFERENCE, NOW.plus(4)).is_err());
        assert!(integration.transfer(REFERENCE, NOW.plus(5)).is_ok());
    }
}
