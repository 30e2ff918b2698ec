//! The simulated world: the merchant at both gateways, the faults in force and the webhooks on their way.
//!
//! Everything that happens goes through here, so that faults and webhooks apply whoever causes it: the API,
//! the payment page, the control interface or the passing of time. Pure: the moment is an argument.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    accounts::Magic,
    clock::{Moment, TimeScale},
    courses::{AttemptRefused, MoveRefused, TransferCourse},
    faults::{Faults, PaymentFault, Subject, TransferFault},
    flutterwave::{
        rules::merchant::Merchant,
        wire::events::{Bodies, Manner},
    },
    gateway::Gateway,
    paystack::{
        rules::{
            cards::Card,
            disputes::{Complaint, Dispute, DisputeRefused, Resolution},
            fields::AMOUNT_MAX,
            integration::{Domain, Happening, Integration, Pace},
            refunds::{Refund, RefundStatus},
            refusal::Refusal,
            transactions::{Attempt, Method, Outcome, Transaction, TransactionStatus},
            transfers::{Transfer, TransferStatus},
        },
        wire::events,
    },
    webhooks::{Event, Outbox, RetrySchedule},
};

/// An OTP expires after half an hour.
const OTP_EXPIRES_AFTER_MILLIS: i64 = 30 * 60 * 1_000;

/// A dispute is accepted for a merchant who is silent for a day; half way he is reminded.
const DISPUTE_DUE_AFTER_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// How the simulator behaves; can be changed while it runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Where Paystack's webhooks go; without it every attempt fails and is retried.
    pub webhook_url: Option<String>,
    /// Where Flutterwave's webhooks go.
    #[serde(default)]
    pub flutterwave_webhook_url: Option<String>,
    /// Which bodies Flutterwave's webhooks have.
    #[serde(default)]
    pub flutterwave_webhook_bodies: Bodies,
    /// Whether Flutterwave tells of refunds: one has to ask for it.
    #[serde(default)]
    pub flutterwave_refund_webhooks: bool,
    /// Whether Flutterwave's fees show their third decimal. What is taken is rounded up to the kobo in any case.
    #[serde(default)]
    pub flutterwave_exact_fees: bool,
    /// How fast documented delays pass.
    pub time_scale: TimeScale,
    /// When failed webhooks are retried.
    pub webhook_retries: RetrySchedule,
    /// Real milliseconds a transfer takes from one state to the next.
    pub transfer_after_ms: u32,
    /// Real milliseconds a refund takes from one state to the next.
    pub refund_after_ms: u32,
    /// Whether transfers and refunds progress by themselves.
    pub settle_automatically: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            webhook_url: None,
            flutterwave_webhook_url: None,
            flutterwave_webhook_bodies: Bodies::default(),
            flutterwave_refund_webhooks: false,
            flutterwave_exact_fees: false,
            time_scale: TimeScale::REAL,
            webhook_retries: RetrySchedule::Live,
            transfer_after_ms: 1_500,
            refund_after_ms: 1_000,
            settle_automatically: true,
        }
    }
}

impl Settings {
    /// Where a gateway's webhooks go.
    pub fn webhook_url(&self, gateway: Gateway) -> Option<&str> {
        match gateway {
            Gateway::Paystack => self.webhook_url.as_deref(),
            Gateway::Flutterwave => self.flutterwave_webhook_url.as_deref(),
        }
    }

    /// How Flutterwave tells the merchant.
    pub(crate) fn manner(&self) -> Manner {
        Manner {
            bodies: self.flutterwave_webhook_bodies,
            refunds: self.flutterwave_refund_webhooks,
            exact_fees: self.flutterwave_exact_fees,
        }
    }

    pub(crate) fn pace(&self) -> Pace {
        let when_automatic = |millis: u32| self.settle_automatically.then_some(i64::from(millis));
        Pace {
            transfer: when_automatic(self.transfer_after_ms),
            refund: when_automatic(self.refund_after_ms),
            otp: self.time_scale.real_millis(OTP_EXPIRES_AFTER_MILLIS),
        }
    }
}

/// All state; what the state file holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct World {
    /// How the simulator behaves.
    pub settings: Settings,
    /// The merchant at Paystack.
    pub paystack: Integration,
    /// The merchant at Flutterwave.
    #[serde(default = "without_history")]
    pub flutterwave: Merchant,
    /// What goes wrong on request.
    pub faults: Faults,
    /// What the merchant is told.
    pub webhooks: Outbox,
}

/// What a state file from before Flutterwave lacks.
fn without_history() -> Merchant {
    Merchant::new("", crate::fresh_seed())
}

/// A payment at Paystack as the page or the control interface asks for it.
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

/// A dispute as the control interface asks for it.
#[derive(Clone, Debug)]
pub struct DisputeOrder {
    /// How much the customer wants back, in minor units; `None`: all that he paid.
    pub amount: Option<i64>,
    /// `chargeback`, `fraud`, …
    pub category: String,
    /// The customer's words.
    pub message: String,
    /// Whether the bank looks at a refusal before it counts.
    pub reviewed: bool,
    /// After how many real milliseconds it counts as accepted; `None`: after a simulated day.
    pub due_after_ms: Option<u32>,
}

/// How much is still moving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// Nothing below is left.
    pub idle: bool,
    /// Webhooks waiting for an attempt or being sent.
    pub webhooks: usize,
    /// Transfers that will take a step by themselves.
    pub transfers: usize,
    /// Refunds that will take a step by themselves.
    pub refunds: usize,
    /// Payments that will succeed by themselves.
    pub payments: usize,
}

impl World {
    /// A world without history.
    pub fn new(domain: Domain, business_name: &str, seed: u64) -> World {
        World {
            settings: Settings::default(),
            paystack: Integration::new(domain, business_name, seed),
            flutterwave: Merchant::new(business_name, seed),
            faults: Faults::default(),
            webhooks: Outbox::default(),
        }
    }

    /// A customer pays at Paystack, or tries to. Returns whether anything was told to the merchant.
    ///
    /// # Errors
    /// When there is no such payment, or it is paid and the outcome contradicts that.
    pub fn pay(&mut self, reference: &str, order: PayOrder, now: Moment) -> Result<bool, AttemptRefused> {
        let transaction = self.paystack.transactions.get(reference).ok_or(AttemptRefused::NotFound)?;
        let asked = transaction.amount;
        let paid_already = transaction.status.is_paid();
        let method = order.method.unwrap_or(Method::Card(Card::Visa));
        let mut attempt =
            Attempt { outcome: Outcome::Success, method, amount: order.amount, currency: order.currency };
        match order.outcome {
            Some(outcome) => attempt.outcome = outcome,
            None if paid_already => {}
            None => self.let_fate_decide(&mut attempt, reference, asked),
        }
        let happening = self.paystack.attempt(reference, &attempt, now)?;
        let told = happening.is_some();
        self.publish(happening, now);
        Ok(told)
    }

    /// Without an outcome asked for, a fault in force decides, and if there is none the card.
    fn let_fate_decide(&mut self, attempt: &mut Attempt, reference: &str, asked: i64) {
        if let Some(fault) = self.faults.hit_payment(&Subject::of(reference)) {
            bend(attempt, fault, asked);
        } else if let Method::Card(card) = attempt.method
            && let Some(words) = card.refusal()
        {
            attempt.outcome = Outcome::Declined(words.to_owned());
        }
    }

    /// `POST /transfer`.
    ///
    /// # Errors
    /// When the request is not acceptable, the balance is not enough, or a fault says so.
    pub fn create_transfer(&mut self, body: &Value, now: Moment) -> Result<Transfer, Refusal> {
        let draft = self.paystack.draft_transfer(body)?;
        let mut subject = Subject::of(draft.reference());
        subject.account = Some(draft.account_number().to_owned());
        let fault = self.faults.hit_transfer(&subject);
        let course = match (fault, Magic::of(draft.account_number())) {
            (Some(TransferFault::Course(course)), _) => course,
            (_, Some(Magic::Transfer(course))) => course,
            (_, Some(Magic::Unresolvable) | None) => TransferCourse::Success,
        };
        let pace = self.settings.pace();
        let (transfer, happening) = self.paystack.create_transfer(draft, course, pace, now)?;
        if let Some(TransferFault::Invisible(millis)) = fault
            && let Some(created) = self.paystack.transfers.get_mut(&transfer.reference)
        {
            created.hidden_until = Some(now.plus(i64::from(millis)));
        }
        self.publish(happening, now);
        Ok(transfer)
    }

    /// `POST /transfer/finalize_transfer`.
    ///
    /// # Errors
    /// When no OTP is awaited or it is wrong.
    pub fn finalize_transfer(&mut self, body: &Value, now: Moment) -> Result<Transfer, Refusal> {
        self.paystack.finalize_transfer(body, self.settings.pace(), now)
    }

    /// `POST /refund`.
    ///
    /// # Errors
    /// When the request is not acceptable, the balance is not enough, or a fault says so.
    pub fn create_refund(&mut self, body: &Value, now: Moment) -> Result<Refund, Refusal> {
        let draft = self.paystack.draft_refund(body)?;
        let reference = draft.transaction_reference().to_owned();
        let course = self.faults.hit_refund(&Subject::of(&reference));
        let by_method = self.paystack.transaction(&reference)?.refund_course();
        let pace = self.settings.pace();
        let (refund, happening) =
            self.paystack.create_refund(draft, course.unwrap_or(by_method), pace, now)?;
        self.publish(Some(happening), now);
        Ok(refund)
    }

    /// `POST /refund/retry_with_customer_details/{id}`.
    ///
    /// # Errors
    /// When the details are incomplete or the refund does not need attention.
    pub fn retry_refund(&mut self, id: u64, body: &Value, now: Moment) -> Result<Refund, Refusal> {
        let (refund, happening) = self.paystack.retry_refund(id, body, self.settings.pace(), now)?;
        self.publish(happening, now);
        Ok(refund)
    }

    /// A customer disputes a payment at his bank.
    ///
    /// # Errors
    /// When the payment is not there, not paid, or disputed already.
    pub fn open_dispute(
        &mut self,
        reference: &str,
        order: DisputeOrder,
        now: Moment,
    ) -> Result<Dispute, DisputeRefused> {
        let a_day = self.settings.time_scale.real_millis(DISPUTE_DUE_AFTER_MILLIS);
        let due_after = order.due_after_ms.map_or(a_day, i64::from);
        let complaint = Complaint {
            amount: order.amount,
            category: order.category,
            message: order.message,
            reviewed: order.reviewed,
            remind_at: now.plus(due_after / 2),
            due_at: now.plus(due_after),
        };
        let (dispute, happening) = self.paystack.open_dispute(reference, complaint, now)?;
        self.publish(Some(happening), now);
        Ok(dispute)
    }

    /// `PUT /dispute/{id}/resolve`.
    ///
    /// # Errors
    /// When the answer is not acceptable, or none is awaited.
    pub fn answer_dispute(&mut self, id: u64, body: &Value, now: Moment) -> Result<Dispute, Refusal> {
        let (dispute, happening) = self.paystack.answer_dispute(id, body, now)?;
        self.publish(happening, now);
        Ok(dispute)
    }

    /// Decides a dispute by hand.
    ///
    /// # Errors
    /// When there is no such dispute, or it is decided otherwise.
    pub fn resolve_dispute(
        &mut self,
        id: u64,
        resolution: Resolution,
        now: Moment,
    ) -> Result<bool, DisputeRefused> {
        let happening = self.paystack.resolve_dispute(id, resolution, now)?;
        let resolved = happening.is_some();
        self.publish(happening, now);
        Ok(resolved)
    }

    /// Reminds the merchant of a dispute now.
    ///
    /// # Errors
    /// When there is no such dispute, or it does not wait for the merchant.
    pub fn remind_of_dispute(&mut self, id: u64, now: Moment) -> Result<bool, DisputeRefused> {
        let happening = self.paystack.remind_of_dispute(id, now)?;
        self.publish(Some(happening), now);
        Ok(true)
    }

    /// Moves a transfer by hand; one that waits for an OTP or an approval gets it on the way.
    ///
    /// # Errors
    /// When there is no such transfer, or it cannot go there any more.
    pub fn move_transfer(
        &mut self,
        reference: &str,
        to: TransferStatus,
        now: Moment,
    ) -> Result<bool, MoveRefused> {
        let status = self.paystack.transfers.get(reference).ok_or(MoveRefused::NotFound)?.status;
        let pace = self.settings.pace();
        let waits = matches!(status, TransferStatus::Otp | TransferStatus::Received);
        if waits && TransferStatus::Pending.may_become(to) {
            self.paystack.move_transfer(reference, TransferStatus::Pending, pace, now)?;
        }
        let happening = self.paystack.move_transfer(reference, to, pace, now)?;
        let moved = happening.is_some();
        self.publish(happening, now);
        Ok(moved)
    }

    /// Moves a refund by hand.
    ///
    /// # Errors
    /// When there is no such refund, or it cannot go there any more.
    pub fn move_refund(&mut self, id: u64, to: RefundStatus, now: Moment) -> Result<bool, MoveRefused> {
        let happening = self.paystack.move_refund(id, to, self.settings.pace(), now)?;
        let moved = happening.is_some();
        self.publish(happening, now);
        Ok(moved)
    }

    /// Brings every pending transfer and refund to the end of its course now; one that would wait for ever
    /// succeeds. What waits for an OTP or an approval keeps waiting. Returns how many steps were taken.
    pub fn settle(&mut self, now: Moment) -> usize {
        let mut steps = 0;
        while let Some(step) = self.next_settling_step() {
            let moved = match step {
                Step::Transfer(reference, to) => self.move_transfer(&reference, to, now),
                Step::Refund(id, to) => self.move_refund(id, to, now),
            };
            if moved != Ok(true) {
                break;
            }
            steps += 1;
        }
        steps + self.settle_flutterwave(now)
    }

    fn next_settling_step(&self) -> Option<Step> {
        let transfer = self.paystack.transfers.values().find_map(|transfer| {
            let to = match transfer.status {
                TransferStatus::Pending => {
                    transfer.status.next(transfer.course).unwrap_or(TransferStatus::Success)
                }
                TransferStatus::Success => transfer.status.next(transfer.course)?,
                TransferStatus::Otp
                | TransferStatus::Received
                | TransferStatus::Failed
                | TransferStatus::Reversed
                | TransferStatus::Abandoned
                | TransferStatus::Blocked
                | TransferStatus::Rejected => return None,
            };
            Some(Step::Transfer(transfer.reference.clone(), to))
        });
        transfer.or_else(|| {
            self.paystack.refunds.values().find_map(|refund| {
                let to = match refund.status {
                    RefundStatus::Pending | RefundStatus::Processing => {
                        refund.status.next(refund.course).unwrap_or(RefundStatus::Processed)
                    }
                    RefundStatus::Processed | RefundStatus::Failed | RefundStatus::NeedsAttention => {
                        return None;
                    }
                };
                Some(Step::Refund(refund.id, to))
            })
        })
    }

    /// Does all that is due: pending payments succeed, transfers and refunds take their next step, disputes that
    /// nobody answers are accepted.
    pub fn advance(&mut self, now: Moment) {
        for happening in self.paystack.finish_due_payments(now) {
            self.publish(Some(happening), now);
        }
        for happening in self.paystack.advance_due_disputes(now) {
            self.publish(Some(happening), now);
        }
        for step in self.due_steps(now) {
            // A step that is not possible any more was overtaken by a hand that moved it elsewhere.
            let _overtaken = match step {
                Step::Transfer(reference, to) => {
                    let moved = self.paystack.move_transfer(&reference, to, self.settings.pace(), now);
                    moved.map(|happening| self.publish(happening, now))
                }
                Step::Refund(id, to) => {
                    let moved = self.paystack.move_refund(id, to, self.settings.pace(), now);
                    moved.map(|happening| self.publish(happening, now))
                }
            };
        }
        self.advance_flutterwave(now);
    }

    fn due_steps(&self, now: Moment) -> Vec<Step> {
        let is_due = |due: Option<Moment>| due.is_some_and(|at| at <= now);
        let transfers = self.paystack.transfers.values().filter(|transfer| is_due(transfer.due));
        let transfers = transfers.filter_map(|transfer| {
            let to = transfer.status.next(transfer.course)?;
            Some(Step::Transfer(transfer.reference.clone(), to))
        });
        let refunds = self.paystack.refunds.values().filter(|refund| is_due(refund.due));
        let refunds =
            refunds.filter_map(|refund| Some(Step::Refund(refund.id, refund.status.next(refund.course)?)));
        transfers.chain(refunds).collect()
    }

    /// When something will be due, if anything will.
    pub fn next_due(&self) -> Option<Moment> {
        let payments = self.paystack.transactions.values().filter_map(|transaction| transaction.succeeds_at);
        let transfers = self.paystack.transfers.values().filter_map(|transfer| transfer.due);
        let refunds = self.paystack.refunds.values().filter_map(|refund| refund.due);
        let disputes = self.paystack.disputes.values().filter_map(Dispute::next_due);
        payments
            .chain(transfers)
            .chain(refunds)
            .chain(disputes)
            .chain(self.flutterwave.next_due())
            .chain(self.webhooks.next_due())
            .min()
    }

    /// How much is still moving by itself.
    pub fn movement(&self) -> Movement {
        use crate::webhooks::Delivery::{InFlight, Waiting};
        let webhooks = self.webhooks.list().iter().filter(|w| matches!(w.state, Waiting | InFlight)).count();
        // An OTP that expires in half an hour is a wait, not a movement; so is a dispute.
        let is_moving =
            |transfer: &&Transfer| transfer.due.is_some() && transfer.status != TransferStatus::Otp;
        let transfers = self.paystack.transfers.values().filter(is_moving).count();
        let refunds = self.paystack.refunds.values().filter(|refund| refund.due.is_some()).count();
        let is_moving = |transaction: &&Transaction| transaction.succeeds_at.is_some();
        let payments = self.paystack.transactions.values().filter(is_moving).count();
        let mut movement = Movement { idle: false, webhooks, transfers, refunds, payments };
        self.flutterwave.add_movement(&mut movement);
        let Movement { webhooks, transfers, refunds, payments, .. } = movement;
        movement.idle = webhooks + transfers + refunds + payments == 0;
        movement
    }

    /// Tells the merchant of something that happened at Paystack.
    fn publish(&mut self, happening: Option<Happening>, now: Moment) {
        let event = happening.and_then(|happening| events::event(&happening, &self.paystack));
        self.publish_event(event, now);
    }

    /// Queues a webhook, bent by the faults in force.
    pub(crate) fn publish_event(&mut self, event: Option<Event>, now: Moment) {
        let Some(event) = event else { return };
        let subject =
            Subject { event: Some(event.name.clone()), ..Subject::at(event.gateway, &event.reference) };
        let faults = self.faults.hit_webhook(&subject);
        self.webhooks.publish(&event, &faults, now);
    }
}

/// One move of one thing.
enum Step {
    Transfer(String, TransferStatus),
    Refund(u64, RefundStatus),
}

fn bend(attempt: &mut Attempt, fault: PaymentFault, asked: i64) {
    match fault {
        PaymentFault::Declined(words) => attempt.outcome = Outcome::Declined(words),
        PaymentFault::Amount(amount) => attempt.amount = Some(amount),
        PaymentFault::Difference(difference) => {
            attempt.amount = Some(asked.saturating_add(difference).clamp(1, AMOUNT_MAX))
        }
        PaymentFault::Currency(currency) => attempt.currency = Some(currency),
        PaymentFault::Pending(millis) => {
            attempt.outcome = Outcome::Unfinished {
                status: TransactionStatus::Pending,
                succeeds_after: millis.map(i64::from),
            };
        }
        PaymentFault::Abandoned => {
            attempt.outcome =
                Outcome::Unfinished { status: TransactionStatus::Abandoned, succeeds_after: None };
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{PayOrder, World};
    use crate::{
        clock::Moment,
        faults::FaultSpec,
        flutterwave::acts as flutterwave,
        paystack::rules::{
            integration::Domain, refunds::RefundStatus, transactions::Method,
            transactions::TransactionStatus, transfers::TransferStatus,
        },
    };

    const NOW: Moment = Moment::from_millis(1_000_000);

    fn world() -> World {
        let mut world = World::new(Domain::Test, "Homify", 1);
        world.paystack.top_up(10_000_000, "NGN", NOW);
        for account_number in ["0123456789", "0123459901", "0123459902", "0123459905"] {
            world.paystack.accounts.open("058", account_number, "Musa Bello");
        }
        world
    }

    fn fault(world: &mut World, spec: serde_json::Value) {
        let spec: FaultSpec = serde_json::from_value(spec).expect("a fault");
        world.faults.add(spec).expect("it makes sense");
    }

    fn initialised(world: &mut World, reference: &str) {
        let body = json!({"email": "a@example.com", "amount": 1_000_000, "reference": reference});
        world.paystack.initialize(&body, NOW).expect("valid");
    }

    fn transfer(world: &mut World, account_number: &str, reference: &str) {
        let account = json!({
            "type": "nuban", "name": "Musa Bello", "account_number": account_number, "bank_code": "058"
        });
        let recipient = world.paystack.register_recipient(&account, NOW).expect("an open account").recipient;
        let body = json!({
            "source": "balance", "amount": 100_000, "recipient": recipient.code, "reference": reference
        });
        world.create_transfer(&body, NOW).expect("enough balance");
    }

    fn told(world: &World) -> Vec<&str> {
        world.webhooks.list().iter().map(|webhook| webhook.event.as_str()).collect()
    }

    #[test]
    fn a_payment_fault_decides_unless_an_outcome_is_asked_for() {
        let mut world = world();
        fault(&mut world, json!({"on": "payment", "do": "wrong_amount", "difference": -1, "times": 1}));
        initialised(&mut world, "pay-1");
        initialised(&mut world, "pay-2");
        for reference in ["pay-1", "pay-2"] {
            world.pay(reference, PayOrder::default(), NOW).expect("open");
        }
        assert_eq!(world.paystack.transactions["pay-1"].amount, 999_999);
        assert_eq!(world.paystack.transactions["pay-2"].amount, 1_000_000);
        assert_eq!(told(&world), ["charge.success", "charge.success"]);
    }

    #[test]
    fn a_card_that_is_declined_is_declined_and_tells_nobody() {
        let mut world = world();
        initialised(&mut world, "pay-1");
        let card = crate::paystack::rules::cards::Card::InsufficientFunds;
        let order = PayOrder { method: Some(Method::Card(card)), ..PayOrder::default() };
        assert_eq!(world.pay("pay-1", order, NOW), Ok(false));
        let transaction = &world.paystack.transactions["pay-1"];
        assert_eq!(transaction.status, TransactionStatus::Failed);
        assert_eq!(transaction.gateway_response.as_deref(), Some("Insufficient Funds"));
        assert!(told(&world).is_empty());
    }

    #[test]
    fn transfers_and_refunds_progress_with_time() {
        let mut world = world();
        initialised(&mut world, "pay-1");
        world.pay("pay-1", PayOrder::default(), NOW).expect("open");
        let refund = world.create_refund(&json!({"transaction": "pay-1"}), NOW).expect("refundable");
        transfer(&mut world, "0123459902", "pyt-0000000000000001");
        for _ in 0..10 {
            if let Some(due) = world.paystack.transfers.values().filter_map(|t| t.due).min() {
                world.advance(due);
            }
            if let Some(due) = world.paystack.refunds.values().filter_map(|r| r.due).min() {
                world.advance(due);
            }
        }
        assert_eq!(world.paystack.refunds[&refund.id].status, RefundStatus::Processed);
        assert_eq!(world.paystack.transfers["pyt-0000000000000001"].status, TransferStatus::Reversed);
        let mut events = told(&world);
        events.sort_unstable();
        assert_eq!(
            events,
            [
                "charge.success",
                "refund.pending",
                "refund.processed",
                "refund.processing",
                "transfer.reversed",
                "transfer.success"
            ]
        );
    }

    #[test]
    fn settling_ends_what_is_pending_even_if_it_would_wait_for_ever() {
        let mut world = world();
        world.settings.settle_automatically = false;
        transfer(&mut world, "0123456789", "pyt-0000000000000001");
        transfer(&mut world, "0123459901", "pyt-0000000000000002");
        transfer(&mut world, "0123459905", "pyt-0000000000000005");
        assert!(world.paystack.transfers.values().all(|transfer| transfer.due.is_none()));
        assert_eq!(world.settle(NOW), 3);
        let statuses: Vec<TransferStatus> =
            world.paystack.transfers.values().map(|transfer| transfer.status).collect();
        assert_eq!(statuses, [TransferStatus::Success, TransferStatus::Failed, TransferStatus::Success]);
        assert_eq!(world.settle(NOW), 0);
    }

    #[test]
    fn a_transfer_that_waits_can_be_moved_by_hand() {
        let mut world = world();
        fault(&mut world, json!({"on": "transfer", "do": "otp", "account": "0123456789"}));
        transfer(&mut world, "0123456789", "pyt-0000000000000001");
        assert_eq!(world.move_transfer("pyt-0000000000000001", TransferStatus::Success, NOW), Ok(true));
        assert_eq!(world.move_transfer("pyt-0000000000000001", TransferStatus::Success, NOW), Ok(false));
        assert!(world.move_transfer("pyt-0000000000000001", TransferStatus::Failed, NOW).is_err());
        assert_eq!(world.move_transfer("pyt-0000000000000001", TransferStatus::Reversed, NOW), Ok(true));
    }

    #[test]
    fn the_world_survives_being_written_and_read() {
        let mut world = world();
        initialised(&mut world, "pay-1");
        world.pay("pay-1", PayOrder::default(), NOW).expect("open");
        transfer(&mut world, "0123456789", "pyt-0000000000000001");
        let asked = json!({"tx_ref": "pay-2", "amount": 5, "customer": {"email": "a@example.com"}});
        world.flutterwave.create_link(&asked, NOW).expect("complete");
        world.pay_at_flutterwave("pay-2", flutterwave::PayOrder::default(), NOW).expect("open");
        let paid = world.flutterwave.paid("pay-2").expect("paid").id;
        world.flutterwave.top_up(1_000, "NGN", NOW);
        world.create_refund_at_flutterwave(paid, &json!({}), NOW).expect("enough balance");
        let text = serde_json::to_string(&world).expect("serialisable");
        let read: World = serde_json::from_str(&text).expect("readable");
        assert_eq!(serde_json::to_string(&read).expect("serialisable"), text);
    }

    #[test]
    fn a_state_from_before_flutterwave_is_still_one() {
        let mut state = serde_json::to_value(world()).expect("serialisable");
        state.as_object_mut().expect("an object").remove("flutterwave");
        state["paystack"].as_object_mut().expect("an object").remove("disputes");
        let read: World = serde_json::from_value(state).expect("readable");
        assert!(read.flutterwave.links.is_empty());
    }
}
