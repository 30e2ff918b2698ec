//! What happens at Flutterwave, whoever causes it: the API, the payment page, the control interface or the passing of
//! time. Faults and webhooks apply to all of it.

use serde_json::Value;

use super::{
    rules::{
        amounts::AMOUNT_MAX,
        cards::Card,
        charges::{Attempt, ChargeStatus, Method, Outcome},
        merchant::{Happening, Merchant, Pace},
        refunds::{Refund, RefundStatus},
        refusal::Refusal,
        transfers::{Transfer, TransferStatus},
    },
    wire::events,
};
use crate::{
    accounts::Magic,
    clock::Moment,
    courses::{AttemptRefused, MoveRefused, RefundCourse},
    faults::{PaymentFault, Subject, TransferFault},
    gateway::Gateway,
    world::{Movement, World},
};

/// A payment as the page or the control interface asks for it.
#[derive(Clone, Debug, Default)]
pub struct PayOrder {
    /// What is to become of it; `None`: what the card and the faults in force say.
    pub outcome: Option<Outcome>,
    /// How; `None`: with a card that works.
    pub method: Option<Method>,
    /// Instead of the amount asked for.
    pub amount: Option<i64>,
    /// Instead of the currency asked for.
    pub currency: Option<String>,
}

/// About a reference at Flutterwave.
fn subject(reference: &str) -> Subject {
    Subject::at(Gateway::Flutterwave, reference)
}

impl World {
    /// A customer pays at Flutterwave, or tries to. Returns whether anything was told to the merchant.
    ///
    /// # Errors
    /// When there is no such link, or it is paid and the outcome contradicts that.
    pub fn pay_at_flutterwave(
        &mut self,
        tx_ref: &str,
        order: PayOrder,
        now: Moment,
    ) -> Result<bool, AttemptRefused> {
        let asked = self.flutterwave.links.get(tx_ref).ok_or(AttemptRefused::NotFound)?.amount;
        let method = order.method.unwrap_or(Method::Card(Card::Mastercard));
        let mut attempt =
            Attempt { outcome: Outcome::Successful, method, amount: order.amount, currency: order.currency };
        match order.outcome {
            Some(outcome) => attempt.outcome = outcome,
            None if self.flutterwave.paid(tx_ref).is_some() => {}
            None => self.let_fate_decide_at_flutterwave(&mut attempt, tx_ref, asked),
        }
        let happening = self.flutterwave.attempt(tx_ref, &attempt, now)?;
        Ok(self.tell_from_flutterwave(happening, now))
    }

    /// Without an outcome asked for, a fault in force decides, and if there is none the card.
    fn let_fate_decide_at_flutterwave(&mut self, attempt: &mut Attempt, tx_ref: &str, asked: i64) {
        if let Some(fault) = self.faults.hit_payment(&subject(tx_ref)) {
            bend(attempt, fault, asked);
        } else if let Method::Card(card) = attempt.method
            && let Some(words) = card.refusal()
        {
            attempt.outcome = Outcome::Failed(words.to_owned());
        }
    }

    /// `POST /v3/transfers`.
    ///
    /// # Errors
    /// When the request is not acceptable, the balance is not enough, or a fault says so.
    pub fn create_transfer_at_flutterwave(&mut self, body: &Value, now: Moment) -> Result<Transfer, Refusal> {
        let draft = self.flutterwave.draft_transfer(body)?;
        let mut about = subject(draft.reference());
        about.account = Some(draft.account_number().to_owned());
        let fault = self.faults.hit_transfer(&about);
        let course = match (fault, Magic::of(draft.account_number())) {
            (Some(TransferFault::Course(course)), _) => course,
            (_, Some(Magic::Transfer(course))) if course.happens_at(Gateway::Flutterwave) => course,
            (_, Some(Magic::Transfer(_) | Magic::Unresolvable) | None) => draft.course(),
        };
        let pace = self.flutterwave_pace();
        let transfer = self.flutterwave.create_transfer(draft, course, pace, now)?;
        if let Some(TransferFault::Invisible(millis)) = fault
            && let Some(created) = self.flutterwave.transfers.get_mut(&transfer.reference)
        {
            created.hidden_until = Some(now.plus(i64::from(millis)));
        }
        Ok(transfer)
    }

    /// `POST /v3/transactions/{id}/refund`.
    ///
    /// # Errors
    /// When the request is not acceptable, the balance is not enough, or a fault says so.
    pub fn create_refund_at_flutterwave(
        &mut self,
        charge_id: u64,
        body: &Value,
        now: Moment,
    ) -> Result<Refund, Refusal> {
        let draft = self.flutterwave.draft_refund(charge_id, body)?;
        let course = self.faults.hit_refund(&subject(draft.tx_ref())).unwrap_or(RefundCourse::Processed);
        let pace = self.flutterwave_pace();
        self.flutterwave.create_refund(draft, course, pace, now)
    }

    /// `POST /v3/transactions/{id}/resend-hook`: what was last told of the attempt is told again.
    ///
    /// # Errors
    /// When there is no such attempt, or it has not ended.
    pub fn resend_hook(&mut self, charge_id: u64, now: Moment) -> Result<(), Refusal> {
        let charge = self.flutterwave.charge(charge_id)?.clone();
        if charge.status == ChargeStatus::Pending {
            return Err(Refusal::bad("Transaction is still pending"));
        }
        self.tell_from_flutterwave(Some(Happening::Charged(Box::new(charge))), now);
        Ok(())
    }

    /// Moves a transfer at Flutterwave by hand.
    ///
    /// # Errors
    /// When there is no such transfer, or it cannot go there any more.
    pub fn move_flutterwave_transfer(
        &mut self,
        reference: &str,
        to: TransferStatus,
        now: Moment,
    ) -> Result<bool, MoveRefused> {
        let pace = self.flutterwave_pace();
        let (moved, happening) = self.flutterwave.move_transfer(reference, to, pace, now)?;
        self.tell_from_flutterwave(happening, now);
        Ok(moved)
    }

    /// Moves a refund at Flutterwave by hand.
    ///
    /// # Errors
    /// When there is no such refund, or it cannot go there any more.
    pub fn move_flutterwave_refund(
        &mut self,
        id: u64,
        to: RefundStatus,
        now: Moment,
    ) -> Result<bool, MoveRefused> {
        let pace = self.flutterwave_pace();
        let happening = self.flutterwave.move_refund(id, to, pace, now)?;
        let moved = happening.is_some();
        self.tell_from_flutterwave(happening, now);
        Ok(moved)
    }

    /// Brings every transfer and refund at Flutterwave to its end; one that would wait for ever succeeds. Returns how
    /// many steps were taken.
    pub(crate) fn settle_flutterwave(&mut self, now: Moment) -> usize {
        let mut steps = 0;
        while let Some(step) = self.flutterwave.next_settling_step() {
            if self.take_flutterwave_step(step, now) != Ok(true) {
                break;
            }
            steps += 1;
        }
        steps
    }

    /// Does all that is due at Flutterwave.
    pub(crate) fn advance_flutterwave(&mut self, now: Moment) {
        for happening in self.flutterwave.finish_due_payments(now) {
            self.tell_from_flutterwave(Some(happening), now);
        }
        for step in self.flutterwave.due_steps(now) {
            // A step that is not possible any more was overtaken by a hand that moved it elsewhere.
            let _overtaken = self.take_flutterwave_step(step, now);
        }
    }

    fn take_flutterwave_step(&mut self, step: Step, now: Moment) -> Result<bool, MoveRefused> {
        match step {
            Step::Transfer(reference, to) => self.move_flutterwave_transfer(&reference, to, now),
            Step::Refund(id, to) => self.move_flutterwave_refund(id, to, now),
        }
    }

    /// Tells the merchant of something, if Flutterwave does; returns whether it did.
    fn tell_from_flutterwave(&mut self, happening: Option<Happening>, now: Moment) -> bool {
        let manner = self.settings.manner();
        let event = happening.and_then(|happening| events::event(&happening, &self.flutterwave, manner));
        let told = event.is_some();
        self.publish_event(event, now);
        told
    }

    fn flutterwave_pace(&self) -> Pace {
        let pace = self.settings.pace();
        Pace { transfer: pace.transfer, refund: pace.refund }
    }
}

/// One move of one thing.
enum Step {
    Transfer(String, TransferStatus),
    Refund(u64, RefundStatus),
}

impl Merchant {
    fn next_settling_step(&self) -> Option<Step> {
        let transfer = self.transfers.values().find(|transfer| !transfer.status.is_final());
        let transfer = transfer.map(|transfer| {
            let to = transfer.status.next(transfer.course).unwrap_or(TransferStatus::Successful);
            Step::Transfer(transfer.reference.clone(), to)
        });
        transfer.or_else(|| {
            let refund = self.refunds.values().find(|refund| !refund.status.is_final())?;
            let to = refund.status.next(refund.course).unwrap_or(RefundStatus::Done);
            Some(Step::Refund(refund.id, to))
        })
    }

    fn due_steps(&self, now: Moment) -> Vec<Step> {
        let is_due = |due: Option<Moment>| due.is_some_and(|at| at <= now);
        let transfers = self.transfers.values().filter(|transfer| is_due(transfer.due));
        let transfers = transfers.filter_map(|transfer| {
            Some(Step::Transfer(transfer.reference.clone(), transfer.status.next(transfer.course)?))
        });
        let refunds = self.refunds.values().filter(|refund| is_due(refund.due));
        let refunds =
            refunds.filter_map(|refund| Some(Step::Refund(refund.id, refund.status.next(refund.course)?)));
        transfers.chain(refunds).collect()
    }

    /// Adds what still moves by itself here.
    pub(crate) fn add_movement(&self, movement: &mut Movement) {
        movement.transfers += self.transfers.values().filter(|transfer| transfer.due.is_some()).count();
        movement.refunds += self.refunds.values().filter(|refund| refund.due.is_some()).count();
        movement.payments += self.charges.values().filter(|charge| charge.succeeds_at.is_some()).count();
    }
}

fn bend(attempt: &mut Attempt, fault: PaymentFault, asked: i64) {
    match fault {
        PaymentFault::Declined(words) => attempt.outcome = Outcome::Failed(words),
        PaymentFault::Amount(amount) => attempt.amount = Some(amount),
        PaymentFault::Difference(difference) => {
            attempt.amount = Some(asked.saturating_add(difference).clamp(1, AMOUNT_MAX));
        }
        PaymentFault::Currency(currency) => attempt.currency = Some(currency),
        PaymentFault::Pending(millis) => attempt.outcome = Outcome::Pending(millis.map(i64::from)),
        PaymentFault::Abandoned => attempt.outcome = Outcome::Left,
    }
}
