//! Webhooks waiting to be sent, sent, given up or lost: the schedule, without the sending.

use serde::{Deserialize, Serialize};

use crate::{
    clock::{Moment, TimeScale},
    faults::WebhookFault,
    gateway::Gateway,
};

/// How many finished webhooks are remembered.
const FINISHED_MAX: usize = 2_000;

const MINUTE_MILLIS: i64 = 60_000;
const HOUR_MILLIS: i64 = 60 * MINUTE_MILLIS;

/// A webhook to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Who sends it.
    pub gateway: Gateway,
    /// The event's name, such as `charge.success`.
    pub name: String,
    /// The transaction or transfer reference it is about.
    pub reference: String,
    /// The exact bytes to sign and send.
    pub body: String,
}

/// One webhook and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Webhook {
    /// Number, in the order in which things happened.
    pub id: u64,
    /// Who sends it.
    #[serde(default)]
    pub gateway: Gateway,
    /// The event's name.
    pub event: String,
    /// The transaction or transfer reference it is about.
    pub reference: String,
    /// The exact bytes that are signed and sent, every time the same.
    pub body: String,
    /// How it is signed.
    pub signature: Signing,
    /// Whether it is sent again after a failure.
    pub retried: bool,
    /// What became of it.
    pub state: Delivery,
    /// When it happened.
    pub created_at: Moment,
    /// When the next attempt is due.
    pub next_at: Moment,
    /// Held back until this other webhook has been tried.
    pub after: Option<u64>,
    /// Held back until there is another webhook to follow.
    pub held: bool,
    /// All attempts so far.
    pub attempts: Vec<Attempt>,
}

/// How a webhook is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signing {
    /// With the secret key.
    Valid,
    /// With another key.
    Forged,
    /// Not at all.
    Missing,
}

/// What became of a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// An attempt is due some time.
    Waiting,
    /// An attempt is being made.
    InFlight,
    /// Answered with 200.
    Delivered,
    /// Lost on purpose.
    Lost,
    /// All attempts failed.
    GaveUp,
}

/// One attempt to deliver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// When it began.
    pub at: Moment,
    /// The status answered, if anything was.
    pub status: Option<u16>,
    /// Why nothing was answered.
    pub error: Option<String>,
}

/// When a failed delivery is tried again, as each gateway documents it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetrySchedule {
    /// Live mode. Paystack: every 3 minutes for the first 4 tries, then hourly for 72 hours.
    Live,
    /// Test mode. Paystack: hourly for 10 hours.
    Test,
    /// Never.
    None,
}

/// How often Flutterwave tries again, in either mode.
const FLUTTERWAVE_RETRIES: usize = 3;

impl RetrySchedule {
    /// Simulated milliseconds from a failed attempt to the next, or `None` to give up. `attempts` have failed
    /// so far, the first of them `age` simulated milliseconds ago.
    pub const fn next_after(self, gateway: Gateway, attempts: usize, age: i64) -> Option<i64> {
        match (gateway, self) {
            (Gateway::Paystack, RetrySchedule::Live) if attempts <= 4 => Some(3 * MINUTE_MILLIS),
            (Gateway::Paystack, RetrySchedule::Live) if age < 72 * HOUR_MILLIS => Some(HOUR_MILLIS),
            (Gateway::Paystack, RetrySchedule::Test) if age < 10 * HOUR_MILLIS => Some(HOUR_MILLIS),
            (Gateway::Flutterwave, RetrySchedule::Live | RetrySchedule::Test)
                if attempts <= FLUTTERWAVE_RETRIES =>
            {
                Some(30 * MINUTE_MILLIS)
            }
            (_, RetrySchedule::Live | RetrySchedule::Test | RetrySchedule::None) => None,
        }
    }
}

/// All webhooks.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Outbox {
    last_id: u64,
    webhooks: Vec<Webhook>,
}

impl Outbox {
    /// Queues the webhook of an event, bent by faults. Webhooks about the same reference go out in the order
    /// in which things happened, unless a fault says otherwise.
    pub fn publish(&mut self, event: &Event, faults: &[WebhookFault], now: Moment) {
        let before = self.last_id;
        let mut follows = self.predecessor(event, before, now);
        if faults.contains(&WebhookFault::Forge) {
            let forged = self.queue(event, Signing::Forged, now);
            forged.retried = false;
            forged.after = follows;
            follows = Some(forged.id);
        }
        let original = self.queue(event, Signing::Valid, now);
        original.after = follows;
        let id = original.id;
        for fault in faults {
            self.bend(id, *fault, event, now);
        }
        self.release_held(before, id);
    }

    /// Queues anything, once or with retries, with any signature.
    pub fn queue(&mut self, event: &Event, signature: Signing, now: Moment) -> &mut Webhook {
        self.forget_old();
        self.last_id += 1;
        self.webhooks.push(Webhook {
            id: self.last_id,
            gateway: event.gateway,
            event: event.name.clone(),
            reference: event.reference.clone(),
            body: event.body.clone(),
            signature,
            retried: true,
            state: Delivery::Waiting,
            created_at: now,
            next_at: now,
            after: None,
            held: false,
            attempts: Vec::new(),
        });
        let last = self.webhooks.len() - 1;
        &mut self.webhooks[last]
    }

    fn bend(&mut self, id: u64, fault: WebhookFault, event: &Event, now: Moment) {
        let Some(webhook) = self.webhooks.iter_mut().find(|webhook| webhook.id == id) else { return };
        match fault {
            WebhookFault::Lose => webhook.state = Delivery::Lost,
            WebhookFault::Delay(millis) => webhook.next_at = now.plus(i64::from(millis)),
            WebhookFault::Reorder(millis) => {
                webhook.held = true;
                webhook.next_at = now.plus(i64::from(millis));
            }
            WebhookFault::Duplicate(copies) => {
                let follows = webhook.after;
                for _ in 0..copies {
                    self.queue(event, Signing::Valid, now).after = follows;
                }
            }
            // The forged copy is queued before the true one.
            WebhookFault::Forge => {}
        }
    }

    /// The last earlier webhook of the gateway about the same reference that is still to be tried at once.
    fn predecessor(&self, event: &Event, up_to: u64, now: Moment) -> Option<u64> {
        let pending = |webhook: &&Webhook| {
            webhook.id <= up_to
                && webhook.gateway == event.gateway
                && webhook.reference == event.reference
                && !webhook.is_tried()
                && !webhook.held
                && webhook.next_at <= now
        };
        self.webhooks.iter().rev().find(pending).map(|webhook| webhook.id)
    }

    /// What was held back until something else happened now follows it.
    fn release_held(&mut self, up_to: u64, follows: u64) {
        for webhook in self.webhooks.iter_mut().filter(|webhook| webhook.held && webhook.id <= up_to) {
            webhook.held = false;
            webhook.after = Some(follows);
        }
    }

    /// Takes every webhook whose attempt is due and marks it as in flight.
    pub fn take_due(&mut self, now: Moment) -> Vec<Webhook> {
        let due: Vec<u64> = self.webhooks.iter().filter(|w| self.is_due(w, now)).map(|w| w.id).collect();
        let mut taken = Vec::with_capacity(due.len());
        for webhook in self.webhooks.iter_mut().filter(|webhook| due.contains(&webhook.id)) {
            webhook.state = Delivery::InFlight;
            taken.push(webhook.clone());
        }
        taken
    }

    fn is_due(&self, webhook: &Webhook, now: Moment) -> bool {
        if webhook.state != Delivery::Waiting {
            return false;
        }
        match webhook.after.filter(|_| webhook.attempts.is_empty()) {
            Some(other) => self.get(other).is_none_or(Webhook::is_tried),
            None => webhook.next_at <= now,
        }
    }

    /// When the next attempt is due, if any is.
    pub fn next_due(&self) -> Option<Moment> {
        let waits_for_time = |webhook: &&Webhook| {
            webhook.after.is_none_or(|other| self.get(other).is_none_or(Webhook::is_tried))
        };
        let waiting = self.webhooks.iter().filter(|webhook| webhook.state == Delivery::Waiting);
        waiting.filter(waits_for_time).map(|webhook| webhook.next_at).min()
    }

    /// Writes down how an attempt went; only 200 is a success.
    pub fn record(&mut self, id: u64, attempt: Attempt, schedule: RetrySchedule, scale: TimeScale) {
        let Some(webhook) = self.webhooks.iter_mut().find(|webhook| webhook.id == id) else { return };
        let delivered = attempt.status == Some(200);
        let at = attempt.at;
        webhook.attempts.push(attempt);
        let first_at = webhook.attempts.first().map_or(at, |first| first.at);
        let age = (at.millis() - first_at.millis()).saturating_mul(i64::from(scale.factor()));
        let retry =
            schedule.next_after(webhook.gateway, webhook.attempts.len(), age).filter(|_| webhook.retried);
        match (delivered, retry) {
            (true, _) => webhook.state = Delivery::Delivered,
            (false, None) => webhook.state = Delivery::GaveUp,
            (false, Some(simulated)) => {
                webhook.state = Delivery::Waiting;
                webhook.next_at = at.plus(scale.real_millis(simulated));
            }
        }
    }

    /// Sends a webhook again, byte for byte, whatever became of it. Returns the new copy's number.
    pub fn resend(&mut self, id: u64, now: Moment) -> Option<u64> {
        let known = self.get(id)?;
        let event = Event {
            gateway: known.gateway,
            name: known.event.clone(),
            reference: known.reference.clone(),
            body: known.body.clone(),
        };
        Some(self.queue(&event, Signing::Valid, now).id)
    }

    /// Everything of a gateway's that waits for a retry is tried now: the URL may have changed or come back.
    pub fn retry_now(&mut self, gateway: Gateway, now: Moment) {
        for webhook in self.webhooks.iter_mut().filter(|webhook| webhook.gateway == gateway) {
            if webhook.state == Delivery::Waiting && !webhook.attempts.is_empty() {
                webhook.next_at = now;
            }
        }
    }

    /// After a restart nothing is in flight any more.
    pub fn recover(&mut self) {
        for webhook in &mut self.webhooks {
            if webhook.state == Delivery::InFlight {
                webhook.state = Delivery::Waiting;
            }
        }
    }

    /// One webhook.
    pub fn get(&self, id: u64) -> Option<&Webhook> {
        let position = self.webhooks.binary_search_by_key(&id, |webhook| webhook.id).ok()?;
        self.webhooks.get(position)
    }

    /// All webhooks, oldest first.
    pub fn list(&self) -> &[Webhook] {
        &self.webhooks
    }

    fn forget_old(&mut self) {
        if self.webhooks.len() < 2 * FINISHED_MAX {
            return;
        }
        let mut surplus = self.webhooks.len() - FINISHED_MAX;
        self.webhooks.retain(|webhook| {
            let forget = surplus > 0 && !matches!(webhook.state, Delivery::Waiting | Delivery::InFlight);
            surplus -= usize::from(forget);
            !forget
        });
    }
}

impl Webhook {
    /// Whether a first attempt has been made, or none ever will be.
    fn is_tried(&self) -> bool {
        match self.state {
            Delivery::Delivered | Delivery::Lost | Delivery::GaveUp => true,
            Delivery::Waiting | Delivery::InFlight => !self.attempts.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Attempt, Delivery, Event, Outbox, RetrySchedule, Signing};
    use crate::{
        clock::{Moment, TimeScale},
        faults::WebhookFault,
        gateway::Gateway,
    };

    const NOW: Moment = Moment::from_millis(1_000_000);

    fn event(name: &str, reference: &str) -> Event {
        Event {
            gateway: Gateway::Paystack,
            name: name.to_owned(),
            reference: reference.to_owned(),
            body: format!("{{\"event\":\"{name}\"}}"),
        }
    }

    fn answered(at: Moment, status: u16) -> Attempt {
        Attempt { at, status: Some(status), error: None }
    }

    fn taken(outbox: &mut Outbox, now: Moment) -> Vec<u64> {
        outbox.take_due(now).into_iter().map(|webhook| webhook.id).collect()
    }

    #[test]
    fn only_200_is_a_success_and_the_schedule_is_the_documented_one() {
        let mut outbox = Outbox::default();
        outbox.publish(&event("charge.success", "pay-1"), &[], NOW);
        let mut now = NOW;
        let mut gaps = Vec::new();
        while outbox.list()[0].state == Delivery::Waiting {
            gaps.push((outbox.list()[0].next_at.millis() - now.millis()) / 60_000);
            now = outbox.list()[0].next_at;
            assert_eq!(taken(&mut outbox, now), [1]);
            outbox.record(1, answered(now, 202), RetrySchedule::Live, TimeScale::REAL);
        }
        assert_eq!(gaps[..7], [0, 3, 3, 3, 3, 60, 60]);
        let hours = (now.millis() - NOW.millis()) / 3_600_000;
        assert_eq!((hours, outbox.list()[0].state), (72, Delivery::GaveUp));
    }

    #[test]
    fn flutterwave_tries_three_more_times_half_an_hour_apart() {
        let mut outbox = Outbox::default();
        let event = Event { gateway: Gateway::Flutterwave, ..event("charge.completed", "pay-1") };
        outbox.publish(&event, &[], NOW);
        let mut now = NOW;
        let mut gaps = Vec::new();
        while outbox.list()[0].state == Delivery::Waiting {
            gaps.push((outbox.list()[0].next_at.millis() - now.millis()) / 60_000);
            now = outbox.list()[0].next_at;
            assert_eq!(taken(&mut outbox, now), [1]);
            outbox.record(1, answered(now, 302), RetrySchedule::Live, TimeScale::REAL);
        }
        assert_eq!(gaps, [0, 30, 30, 30]);
        assert_eq!(outbox.list()[0].state, Delivery::GaveUp);
    }

    #[test]
    fn a_scaled_retry_comes_after_milliseconds() {
        let mut outbox = Outbox::default();
        let scale = TimeScale::new(6_000).expect("not zero");
        outbox.publish(&event("charge.success", "pay-1"), &[], NOW);
        assert_eq!(taken(&mut outbox, NOW), [1]);
        outbox.record(1, answered(NOW, 500), RetrySchedule::Live, scale);
        assert_eq!(outbox.next_due(), Some(NOW.plus(30)));
        assert!(taken(&mut outbox, NOW.plus(29)).is_empty());
        assert_eq!(taken(&mut outbox, NOW.plus(30)), [1]);
        outbox.record(1, answered(NOW.plus(30), 200), RetrySchedule::Live, scale);
        assert_eq!(outbox.next_due(), None);
    }

    #[test]
    fn one_reference_is_told_in_order_and_others_do_not_wait() {
        let mut outbox = Outbox::default();
        outbox.publish(&event("transfer.success", "pyt-1"), &[], NOW);
        outbox.publish(&event("transfer.reversed", "pyt-1"), &[], NOW);
        outbox.publish(&event("charge.success", "pay-2"), &[], NOW);
        assert_eq!(taken(&mut outbox, NOW), [1, 3]);
        assert!(taken(&mut outbox, NOW).is_empty());
        outbox.record(1, answered(NOW, 500), RetrySchedule::Live, TimeScale::REAL);
        assert_eq!(taken(&mut outbox, NOW), [2], "a failed first attempt does not hold up the next event");
    }

    #[test]
    fn a_duplicate_goes_out_at_the_same_time() {
        let mut outbox = Outbox::default();
        outbox.publish(&event("charge.success", "pay-1"), &[WebhookFault::Duplicate(2)], NOW);
        let sent = outbox.take_due(NOW);
        assert_eq!(sent.len(), 3);
        assert!(sent.iter().all(|copy| copy.body == sent[0].body));
    }

    #[test]
    fn a_forged_copy_goes_first_and_only_once() {
        let mut outbox = Outbox::default();
        outbox.publish(&event("charge.success", "pay-1"), &[WebhookFault::Forge], NOW);
        let forged = outbox.take_due(NOW);
        assert_eq!(forged.iter().map(|webhook| webhook.signature).collect::<Vec<_>>(), [Signing::Forged]);
        outbox.record(1, answered(NOW, 401), RetrySchedule::Live, TimeScale::REAL);
        assert_eq!(outbox.list()[0].state, Delivery::GaveUp);
        assert_eq!(outbox.take_due(NOW)[0].signature, Signing::Valid);
    }

    #[test]
    fn a_lost_webhook_is_never_due_but_can_be_sent_again() {
        let mut outbox = Outbox::default();
        outbox.publish(&event("charge.success", "pay-1"), &[WebhookFault::Lose], NOW);
        assert_eq!(outbox.next_due(), None);
        assert!(outbox.take_due(NOW.plus(i64::MAX / 2)).is_empty());
        assert_eq!(outbox.resend(1, NOW), Some(2));
        assert_eq!(taken(&mut outbox, NOW), [2]);
    }

    #[test]
    fn a_reordered_webhook_follows_the_next_one_or_its_time_limit() {
        let mut outbox = Outbox::default();
        outbox.publish(&event("refund.pending", "pay-1"), &[WebhookFault::Reorder(10_000)], NOW);
        assert!(taken(&mut outbox, NOW).is_empty());
        outbox.publish(&event("refund.processing", "pay-1"), &[], NOW);
        assert_eq!(taken(&mut outbox, NOW), [2]);
        outbox.record(2, answered(NOW, 200), RetrySchedule::Live, TimeScale::REAL);
        assert_eq!(taken(&mut outbox, NOW), [1]);

        outbox.publish(&event("charge.success", "pay-9"), &[WebhookFault::Reorder(10_000)], NOW);
        assert_eq!(outbox.next_due(), Some(NOW.plus(10_000)));
        assert_eq!(taken(&mut outbox, NOW.plus(10_000)), [3]);
    }

    #[test]
    fn a_late_webhook_does_not_hold_up_what_follows() {
        let mut outbox = Outbox::default();
        outbox.publish(&event("transfer.success", "pyt-1"), &[WebhookFault::Delay(500)], NOW);
        outbox.publish(&event("transfer.reversed", "pyt-1"), &[], NOW);
        assert_eq!(taken(&mut outbox, NOW), [2]);
        assert_eq!(taken(&mut outbox, NOW.plus(500)), [1]);
    }
}
