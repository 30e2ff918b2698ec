//! Transfers to bank accounts: amount and fee leave the balance at creation and come back when the transfer fails.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    amounts::Mills,
    banks, fees, fields,
    merchant::{Happening, Merchant, Pace},
    refusal::Refusal,
};
use crate::{
    books::{EntryKind, Movement},
    clock::Moment,
    courses::{MoveRefused, TransferCourse},
};

/// Most characters of a reference and of a narration.
const TEXT_LENGTH_MAX: usize = 100;
/// The account that Flutterwave documents as blacklisted.
const BLACKLISTED: &str = "0690000036";
/// A reference with this in it fails in test mode.
const FAILING_MARK: &str = "_PMCK_ST_F";

/// A transfer to a bank account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// Flutterwave's number.
    pub id: u64,
    /// The merchant's reference.
    pub reference: String,
    /// Flutterwave's code of the bank.
    pub bank_code: String,
    /// The bank's name.
    pub bank_name: String,
    /// Ten digits.
    pub account_number: String,
    /// As the merchant wrote it, or as the bank knows the holder.
    pub full_name: String,
    /// What the account gets, in minor units.
    pub amount: i64,
    /// What the merchant pays on top.
    pub fee: Mills,
    /// ISO 4217 code.
    pub currency: String,
    /// As the merchant wrote it.
    pub narration: Option<String>,
    /// As the merchant sent it, or null.
    pub meta: Value,
    /// Where it stands.
    pub status: TransferStatus,
    /// How it is meant to go.
    pub course: TransferCourse,
    /// When it takes its next step by itself.
    pub due: Option<Moment>,
    /// Until then nobody sees it, as while Flutterwave is still taking it in.
    pub hidden_until: Option<Moment>,
    /// When it was created.
    pub created_at: Moment,
    /// When it last moved.
    pub updated_at: Moment,
}

/// Where a transfer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TransferStatus {
    /// Taken in.
    New,
    /// With the bank.
    Pending,
    /// The bank took it.
    Successful,
    /// The bank refused it.
    Failed,
}

impl TransferStatus {
    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            TransferStatus::New => "NEW",
            TransferStatus::Pending => "PENDING",
            TransferStatus::Successful => "SUCCESSFUL",
            TransferStatus::Failed => "FAILED",
        }
    }

    /// What is said of it beside the status.
    pub const fn complete_message(self) -> &'static str {
        match self {
            TransferStatus::New => "",
            TransferStatus::Pending => "Transaction is currently being processed",
            TransferStatus::Successful => "Transaction was successful",
            TransferStatus::Failed => "DISBURSE FAILED: Transfer failed. Please contact support",
        }
    }

    /// Whether a transfer may go from here to there. Every pair is named: what is not, does not happen.
    pub const fn may_become(self, next: TransferStatus) -> bool {
        use TransferStatus::{Failed, New, Pending, Successful};
        match (self, next) {
            (New, Pending | Successful | Failed) | (Pending, Successful | Failed) => true,
            (New, New) | (Pending, New | Pending) | (Successful | Failed, _) => false,
        }
    }

    /// The next step of a transfer on a course, if it takes one by itself. Courses that are not Flutterwave's end well.
    pub const fn next(self, course: TransferCourse) -> Option<TransferStatus> {
        match (self, course) {
            (TransferStatus::New, _) => Some(TransferStatus::Pending),
            (TransferStatus::Pending, TransferCourse::Pending | TransferCourse::InsufficientBalance) => None,
            (TransferStatus::Pending, TransferCourse::Failed) => Some(TransferStatus::Failed),
            (
                TransferStatus::Pending,
                TransferCourse::Success
                | TransferCourse::SuccessAtOnce
                | TransferCourse::Reversed
                | TransferCourse::ReversedBeforeSuccess
                | TransferCourse::Otp
                | TransferCourse::Received
                | TransferCourse::Blocked
                | TransferCourse::Rejected,
            ) => Some(TransferStatus::Successful),
            (TransferStatus::Successful | TransferStatus::Failed, _) => None,
        }
    }

    /// Whether it is over.
    pub const fn is_final(self) -> bool {
        matches!(self, TransferStatus::Successful | TransferStatus::Failed)
    }
}

/// A transfer that passed every check but the balance.
#[derive(Clone, Debug)]
pub struct TransferDraft {
    reference: String,
    bank: &'static banks::Bank,
    account_number: String,
    full_name: String,
    amount: i64,
    currency: String,
    narration: Option<String>,
    meta: Value,
    account_exists: bool,
}

impl TransferDraft {
    /// The merchant's reference.
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// The account to be paid.
    pub fn account_number(&self) -> &str {
        &self.account_number
    }

    /// How it goes when nothing else decides: an account that does not exist is found out by the bank.
    pub fn course(&self) -> TransferCourse {
        let fails = !self.account_exists || self.reference.contains(FAILING_MARK);
        if fails { TransferCourse::Failed } else { TransferCourse::Success }
    }
}

impl Merchant {
    /// Checks a `POST /v3/transfers`.
    ///
    /// # Errors
    /// When a field is missing or wrong, the account is blacklisted, or the reference was used before.
    pub fn draft_transfer(&mut self, body: &Value) -> Result<TransferDraft, Refusal> {
        let (bank_code, account_number, name) = self.account_of(body)?;
        let bank = banks::by_code(&bank_code).ok_or_else(|| Refusal::bad("account_bank is not known"))?;
        let amount = fields::amount(body)?;
        fields::required(body, "currency")?;
        let currency = fields::currency(body)?.to_owned();
        let narration = fields::text(body, "narration").map(str::to_owned);
        if narration.as_deref().is_some_and(|narration| narration.chars().count() > TEXT_LENGTH_MAX) {
            return Err(Refusal::bad("narration must not be longer than 100 characters"));
        }
        let reference = match fields::text(body, "reference") {
            Some(reference) => checked(reference)?,
            None => self.ids.code("", 16),
        };
        if account_number == BLACKLISTED {
            return Err(Refusal::bad("Payout was made to a blacklisted account number"));
        }
        if self.transfers.contains_key(&reference) {
            return Err(Refusal::bad("Transfer with this reference already exist"));
        }
        let holder = self.accounts.resolve(&bank_code, &account_number).map(str::to_owned);
        let account_exists = holder.is_some();
        let full_name = name.or(holder).unwrap_or_else(|| "N/A".to_owned());
        let meta = body.get("meta").cloned().unwrap_or(Value::Null);
        Ok(TransferDraft {
            reference,
            bank,
            account_number,
            full_name,
            amount,
            currency,
            narration,
            meta,
            account_exists,
        })
    }

    /// The account a transfer names: itself, or by a beneficiary's number.
    fn account_of(&self, body: &Value) -> Result<(String, String, Option<String>), Refusal> {
        if let Some(id) = body.get("beneficiary").and_then(number) {
            let kept = self.beneficiary(id)?;
            return Ok((kept.bank_code.clone(), kept.account_number.clone(), Some(kept.full_name.clone())));
        }
        let bank_code = fields::required(body, "account_bank")?.to_owned();
        let account_number = fields::required(body, "account_number")?.to_owned();
        Ok((bank_code, account_number, fields::text(body, "beneficiary_name").map(str::to_owned)))
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
    ) -> Result<Transfer, Refusal> {
        let fee = fees::transfer_fee(draft.amount, &draft.currency);
        let short = self.books.balance(&draft.currency) < draft.amount + fee.rounded_up();
        if short || course == TransferCourse::InsufficientBalance {
            return Err(Refusal::bad("Insufficient funds in customer wallet"));
        }
        let mut transfer = Transfer {
            id: self.ids.number(396_432),
            reference: draft.reference,
            bank_code: draft.bank.code.to_owned(),
            bank_name: draft.bank.name.to_uppercase(),
            account_number: draft.account_number,
            full_name: draft.full_name,
            amount: draft.amount,
            fee,
            currency: draft.currency,
            narration: draft.narration,
            meta: draft.meta,
            status: TransferStatus::New,
            course,
            due: None,
            hidden_until: None,
            created_at: now,
            updated_at: now,
        };
        transfer.schedule(pace, now);
        self.book_transfer(&transfer, -1, now);
        self.transfers.insert(transfer.reference.clone(), transfer.clone());
        Ok(transfer)
    }

    /// Moves a transfer on and does to the money what the new status says. Moving it where it is changes nothing.
    /// The first half of the answer says whether it moved.
    ///
    /// # Errors
    /// When there is no such transfer, or it cannot go there from where it stands.
    pub fn move_transfer(
        &mut self,
        reference: &str,
        to: TransferStatus,
        pace: Pace,
        now: Moment,
    ) -> Result<(bool, Option<Happening>), MoveRefused> {
        let transfer = self.transfers.get_mut(reference).ok_or(MoveRefused::NotFound)?;
        if transfer.status == to {
            return Ok((false, None));
        }
        if !transfer.status.may_become(to) {
            return Err(MoveRefused::Contradiction);
        }
        transfer.status = to;
        transfer.updated_at = now;
        transfer.schedule(pace, now);
        let moved = transfer.clone();
        if to == TransferStatus::Failed {
            self.book_transfer(&moved, 1, now);
        }
        Ok((true, to.is_final().then(|| Happening::Transferred(Box::new(moved)))))
    }

    /// The transfer with Flutterwave's number, once it shows.
    ///
    /// # Errors
    /// 404 if there is none.
    pub fn transfer(&self, id: u64, now: Moment) -> Result<&Transfer, Refusal> {
        let found = self.transfers.values().find(|transfer| transfer.id == id && transfer.shows(now));
        found.ok_or_else(|| Refusal::not_found("Transfer not found"))
    }

    /// Books amount and fee out of the balance (−1) or back into it (1).
    fn book_transfer(&mut self, transfer: &Transfer, sign: i64, now: Moment) {
        let (amount_kind, fee_kind) = if sign < 0 {
            (EntryKind::Transfer, EntryKind::TransferFee)
        } else {
            (EntryKind::TransferReturned, EntryKind::TransferFeeReturned)
        };
        let mut movement = Movement {
            kind: amount_kind,
            currency: &transfer.currency,
            amount: sign * transfer.amount,
            fee: 0,
            reference: &transfer.reference,
            subject_id: transfer.id,
            reason: transfer.narration.as_deref().unwrap_or_default(),
        };
        self.book(&movement, now);
        if transfer.fee.rounded_up() != 0 {
            movement.kind = fee_kind;
            movement.amount = 0;
            movement.fee = sign * transfer.fee.rounded_up();
            self.book(&movement, now);
        }
    }
}

impl Transfer {
    /// Whether asking for it finds it.
    pub fn shows(&self, now: Moment) -> bool {
        self.hidden_until.is_none_or(|until| until <= now)
    }

    fn schedule(&mut self, pace: Pace, now: Moment) {
        let moves = self.status.next(self.course).is_some();
        self.due = pace.transfer.filter(|_| moves).map(|millis| now.plus(millis));
    }
}

/// A reference has at most 100 letters, digits, `-` and `_`.
fn checked(reference: &str) -> Result<String, Refusal> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if reference.len() <= TEXT_LENGTH_MAX && reference.chars().all(allowed) {
        return Ok(reference.to_owned());
    }
    Err(Refusal::bad("reference must be at most 100 letters, digits, hyphens and underscores"))
}

/// A number sent as one or as text.
fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Merchant, MoveRefused, Pace, TransferCourse, TransferStatus};
    use crate::clock::Moment;

    const NOW: Moment = Moment::from_millis(1_000);
    const PACE: Pace = Pace { transfer: Some(10), refund: Some(10) };
    const FLOAT: i64 = 10_000_000;
    const AMOUNT: i64 = 2_250_000;
    const FEE: i64 = 2_688;
    const REFERENCE: &str = "pyt-01h8z4q2k7";

    fn merchant() -> Merchant {
        let mut merchant = Merchant::new("Homify", 1);
        merchant.top_up(FLOAT, "NGN", NOW);
        merchant
    }

    fn asked() -> Value {
        json!({
            "account_bank": "044", "account_number": "0690000040", "amount": 22500, "currency": "NGN",
            "reference": REFERENCE, "narration": "Payout"
        })
    }

    fn created(course: TransferCourse) -> Merchant {
        let mut merchant = merchant();
        let draft = merchant.draft_transfer(&asked()).expect("complete");
        merchant.create_transfer(draft, course, PACE, NOW).expect("enough balance");
        merchant
    }

    #[test]
    fn amount_and_fee_leave_at_creation_and_come_back_only_when_it_fails() {
        use TransferStatus::{Failed, Pending, Successful};
        for (steps, left) in [
            (&[Pending, Successful][..], FLOAT - AMOUNT - FEE),
            (&[Successful], FLOAT - AMOUNT - FEE),
            (&[Pending, Failed], FLOAT),
            (&[Failed], FLOAT),
        ] {
            let mut merchant = created(TransferCourse::Success);
            assert_eq!(merchant.books.balance("NGN"), FLOAT - AMOUNT - FEE);
            for step in steps {
                let (moved, told) = merchant.move_transfer(REFERENCE, *step, PACE, NOW).expect("allowed");
                assert_eq!((moved, told.is_some()), (true, step.is_final()));
            }
            assert_eq!(merchant.books.balance("NGN"), left, "after {steps:?}");
            let last = *steps.last().expect("a step");
            assert!(!merchant.move_transfer(REFERENCE, last, PACE, NOW).expect("a repeat").0);
            let refused = merchant.move_transfer(REFERENCE, Pending, PACE, NOW).expect_err("over");
            assert_eq!(refused, MoveRefused::Contradiction);
        }
    }

    #[test]
    fn every_step_a_course_takes_is_an_allowed_one() {
        use TransferStatus::{Failed, New, Pending, Successful};
        for status in [New, Pending, Successful, Failed] {
            for course in [TransferCourse::Success, TransferCourse::Failed, TransferCourse::Pending] {
                if let Some(next) = status.next(course) {
                    assert!(status.may_become(next), "{status:?} on {course:?} goes to {next:?}");
                }
            }
        }
    }

    #[test]
    fn a_used_reference_stays_used_and_without_balance_none_is() {
        let mut merchant = created(TransferCourse::Failed);
        merchant.move_transfer(REFERENCE, TransferStatus::Failed, PACE, NOW).expect("new");
        assert!(merchant.draft_transfer(&asked()).expect_err("used").message.contains("already exist"));
        let mut dear = asked();
        dear["amount"] = json!(100_000);
        dear["reference"] = json!("pyt-2");
        let draft = merchant.draft_transfer(&dear).expect("complete");
        let poor = merchant.create_transfer(draft, TransferCourse::Success, PACE, NOW).expect_err("the fee");
        assert_eq!(poor.message, "Insufficient funds in customer wallet");
        assert!(!merchant.transfers.contains_key("pyt-2"));
    }

    #[test]
    fn an_unknown_account_is_found_out_by_the_bank_and_a_blacklisted_one_at_once() {
        let mut merchant = merchant();
        let mut body = asked();
        body["account_number"] = json!("9999999999");
        assert_eq!(merchant.draft_transfer(&body).expect("complete").course(), TransferCourse::Failed);
        body["account_number"] = json!("0690000036");
        assert!(merchant.draft_transfer(&body).expect_err("blacklisted").message.contains("blacklisted"));
        let mut marked = asked();
        marked["reference"] = json!("pyt-1_PMCK_ST_FDU_1");
        assert_eq!(merchant.draft_transfer(&marked).expect("complete").course(), TransferCourse::Failed);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let mut merchant = merchant();
        for (field, value, message) in [
            ("account_bank", Value::Null, "account_bank is required"),
            ("account_bank", json!("50211"), "account_bank is not known"),
            ("account_number", Value::Null, "account_number is required"),
            ("amount", json!("22500.005"), "amount must be a number"),
            ("currency", Value::Null, "currency is required"),
            (
                "reference",
                json!("pyt 1"),
                "reference must be at most 100 letters, digits, hyphens and underscores",
            ),
            ("narration", json!("x".repeat(101)), "narration must not be longer than 100 characters"),
            ("beneficiary", json!(7), "Beneficiary not found"),
        ] {
            let mut body = asked();
            body[field] = value;
            assert_eq!(merchant.draft_transfer(&body).expect_err(message).message, message);
        }
    }

    #[test]
    fn a_beneficiary_stands_for_its_account() {
        let mut merchant = merchant();
        let account =
            json!({"account_number": "0690000034", "account_bank": "044", "beneficiary_name": "Musa"});
        let kept = merchant.keep_beneficiary(&account, NOW).expect("a known account");
        let body = json!({"beneficiary": kept.id.to_string(), "amount": "5", "currency": "NGN"});
        let draft = merchant.draft_transfer(&body).expect("complete");
        assert_eq!((draft.account_number(), draft.full_name.as_str()), ("0690000034", "Musa"));
        assert!(!draft.reference().is_empty(), "one is made up");
    }
}
