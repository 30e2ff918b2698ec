//! What the platform owes an artisan, by stage. The ledger has the same figures; the wallet answers in one read.

pub mod events;

use serde::{Deserialize, Serialize};

use crate::change::{LOST_EVENT_SECONDS, backoff_seconds};
use crate::event::Entity;
use crate::time::DAY_SECONDS;
use crate::wallet::events::{
    WalletCredited, WalletEvent, WalletFacts, WalletHeld, WalletPayout, WalletPayoutReturned, WalletTaken,
};
use crate::{ArtisanId, Currency, Due, Money, OrderId, Outcome, PayoutId, Refused, Step, Timestamp, Zone};

/// After this many payouts in a row that the bank refused, none is tried until the payout account is set again.
pub const PAYOUT_FAILURES_MAX: u32 = 3;
const PAYOUT_RETRY_FIRST_SECONDS: u64 = 30 * 60;
/// Until a payout is tried again that the platform itself did not let go.
const PAYOUT_WITHHELD_SECONDS: u64 = 60 * 60;
const PAYOUT_RETRY_MOST_SECONDS: u64 = 24 * 60 * 60;

/// An artisan's money in one currency. Amounts are minor units and never negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wallet {
    /// Whose.
    pub artisan_id: ArtisanId,
    /// Of all amounts.
    pub currency: Currency,
    /// In escrow for orders that are not finished.
    pub held: i64,
    /// The artisan's, waiting for a payout.
    pub available: i64,
    /// On its way to the bank.
    pub in_transit: i64,
    /// Arrived at the bank, over all time.
    pub paid_out: i64,
    /// Owed by the artisan.
    pub debt: i64,
    /// Payouts in a row that the bank refused.
    pub payout_failures: u32,
    /// What the payouts of one day amount to, but for those that came back on it: the day that ends at `day_ends`.
    #[serde(default)]
    pub day_total: i64,
    /// When that was last counted.
    pub counted_at: Option<Timestamp>,
    /// The midnight, where the market is, after it was. Of what was counted before this was kept, the midnight of UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_ends: Option<Timestamp>,
    /// When what is available is looked at again: when what keeps it from being paid out is over by itself, or should an
    /// event be lost.
    pub due: Option<Due>,
}

impl Entity for Wallet {
    type Event = WalletEvent;
}

/// A wallet that got money, from which a debt was recovered first.
#[derive(Debug, Clone, PartialEq)]
pub struct Credited {
    /// The wallet.
    pub outcome: Outcome<Wallet>,
    /// What was kept for the debt.
    pub recovered: Money,
}

/// A wallet that money was taken from again.
#[derive(Debug, Clone, PartialEq)]
pub struct Reclaimed {
    /// The wallet.
    pub outcome: Outcome<Wallet>,
    /// What was not there and is owed.
    pub owed: Money,
}

impl Wallet {
    /// An empty wallet.
    pub fn empty(artisan_id: ArtisanId, currency: Currency) -> Self {
        Self {
            artisan_id,
            currency,
            held: 0,
            available: 0,
            in_transit: 0,
            paid_out: 0,
            debt: 0,
            payout_failures: 0,
            day_total: 0,
            counted_at: None,
            day_ends: None,
            due: None,
        }
    }

    /// `amount` minor units, in the wallet's currency.
    pub fn money(&self, amount: i64) -> Money {
        Money::new(amount, self.currency)
    }

    /// Whether nothing is held, waits, is on its way or is owed.
    pub const fn is_settled(&self) -> bool {
        self.held == 0 && self.available == 0 && self.in_transit == 0 && self.debt == 0
    }

    /// What waits for a payout.
    pub fn available(&self) -> Money {
        Money::new(self.available, self.currency)
    }

    /// What the artisan owes.
    pub fn debt(&self) -> Money {
        self.money(self.debt)
    }

    /// Until when a refused payout is not tried again, if that lies ahead of `at`.
    pub fn patience_until(&self, at: Timestamp) -> Option<Timestamp> {
        self.due.map(|due| due.at).filter(|until| self.payout_failures > 0 && *until > at)
    }

    /// What the payouts that started on the day of `at` amount to, but for those that came back on it.
    pub fn started_on_day_of(&self, at: Timestamp) -> i64 {
        if self.counts_day_of(at) { self.day_total } else { 0 }
    }

    /// Whether `at` lies in the day that is counted.
    fn counts_day_of(&self, at: Timestamp) -> bool {
        let before = self.counted_at.map(|counted| counted.next_day(Zone::UTC));
        self.day_ends.or(before).is_some_and(|end| end.minus_seconds(DAY_SECONDS) <= at && at < end)
    }

    /// A buyer paid `amount` for `order`.
    pub fn hold(&self, order: OrderId, amount: Money) -> Result<Outcome<Self>, Refused> {
        let wallet = Self { held: self.add(self.held, amount)?, ..self.clone() };
        Ok(wallet.outcome(amount, |wallet| WalletEvent::Held(WalletHeld { wallet, order_id: order })))
    }

    /// `amount` for `order` is held no longer: it goes back to the buyer.
    pub fn give_back(&self, order: OrderId, amount: Money) -> Result<Outcome<Self>, Refused> {
        let wallet = Self { held: self.subtract(self.held, amount)?, ..self.clone() };
        Ok(wallet.outcome(amount, |wallet| WalletEvent::GivenBack(WalletHeld { wallet, order_id: order })))
    }

    /// The `gross` held for `order` was released and left the artisan `net`, from which the debt is recovered first.
    pub fn credit(
        &self,
        order: OrderId,
        gross: Money,
        net: Money,
        at: Timestamp,
    ) -> Result<Credited, Refused> {
        let recovered = Money::new(self.debt.min(net.amount), net.currency);
        let credited = net.minus(recovered)?;
        let wallet = Self {
            held: self.subtract(self.held, gross)?,
            available: self.add(self.available, credited)?,
            debt: self.debt - recovered.amount,
            due: self.due.or((self.payout_failures < PAYOUT_FAILURES_MAX).then_some(soon(at))),
            ..self.clone()
        };
        let outcome = wallet.outcome(credited, |wallet| {
            WalletEvent::Credited(WalletCredited { wallet, order_id: order, recovered })
        });
        Ok(Credited { outcome, recovered })
    }

    /// `amount` that `order` had brought is taken back: from what is available first, and the rest is owed.
    pub fn reclaim(&self, order: OrderId, amount: Money) -> Result<Reclaimed, Refused> {
        let (wallet, owed) = self.take(amount)?;
        let outcome = wallet
            .outcome(amount, |wallet| WalletEvent::TakenBack(WalletTaken { wallet, order_id: order, owed }));
        Ok(Reclaimed { outcome, owed })
    }

    /// The buyer's bank took back what `order` had brought: `held` of what was held, and `taken` of what was credited, from
    /// what is available first; the rest is owed.
    pub fn charge_back(&self, order: OrderId, held: Money, taken: Money) -> Result<Reclaimed, Refused> {
        let (wallet, owed) = self.take(taken)?;
        let wallet = Self { held: self.subtract(self.held, held)?, ..wallet };
        let outcome = wallet.outcome(held.plus(taken)?, |wallet| {
            WalletEvent::ChargedBack(WalletTaken { wallet, order_id: order, owed })
        });
        Ok(Reclaimed { outcome, owed })
    }

    /// Without `amount`, and what of it was not there.
    fn take(&self, amount: Money) -> Result<(Self, Money), Refused> {
        let there = Money::new(amount.amount.min(self.available), self.currency);
        let owed = amount.minus(there)?;
        let wallet = Self {
            available: self.subtract(self.available, there)?,
            debt: self.add(self.debt, owed)?,
            ..self.clone()
        };
        Ok((wallet, owed))
    }

    /// The bank gave back: `held` is held for `order` again, and `net` is the artisan's, from which a debt is recovered.
    pub fn restore(
        &self,
        order: OrderId,
        held: Money,
        net: Money,
        at: Timestamp,
    ) -> Result<Outcome<Self>, Refused> {
        let Credited { outcome, recovered } = self.credit(order, Money::zero(self.currency), net, at)?;
        let wallet = Self { held: self.add(self.held, held)?, ..outcome.entity };
        let due = if net.is_zero() { self.due } else { wallet.due };
        let wallet = Self { due, ..wallet };
        Ok(wallet.outcome(held.plus(net)?, |wallet| {
            WalletEvent::Restored(WalletCredited { wallet, order_id: order, recovered })
        }))
    }

    /// A payout of `amount` starts at `at`, and counts to that day in `zone`. What it leaves is looked at again.
    pub fn start_payout(
        &self,
        payout: PayoutId,
        amount: Money,
        zone: Zone,
        at: Timestamp,
    ) -> Result<Outcome<Self>, Refused> {
        let available = self.subtract(self.available, amount)?;
        let wallet = Self {
            available,
            in_transit: self.add(self.in_transit, amount)?,
            day_total: self.add(self.started_on_day_of(at), amount)?,
            counted_at: Some(at),
            day_ends: Some(at.next_day(zone)),
            due: (available > 0).then_some(soon(at)),
            ..self.clone()
        };
        Ok(wallet
            .outcome(amount, |wallet| WalletEvent::PayoutStarted(WalletPayout { wallet, payout_id: payout })))
    }

    /// The bank took it. What waited because others were refused need wait no longer.
    pub fn finish_payout(
        &self,
        payout: PayoutId,
        amount: Money,
        at: Timestamp,
    ) -> Result<Outcome<Self>, Refused> {
        let waited = self.payout_failures > 0 && self.available > 0;
        let wallet = Self {
            in_transit: self.subtract(self.in_transit, amount)?,
            paid_out: self.add(self.paid_out, amount)?,
            payout_failures: 0,
            due: self.due.or(waited.then_some(soon(at))),
            ..self.clone()
        };
        Ok(wallet.outcome(amount, |wallet| WalletEvent::PaidOut(WalletPayout { wallet, payout_id: payout })))
    }

    /// The bank refused a payout that started at `started_at`: the money is available again, and tried again later.
    pub fn fail_payout(
        &self,
        payout: PayoutId,
        amount: Money,
        started_at: Timestamp,
        at: Timestamp,
    ) -> Result<Credited, Refused> {
        let in_transit = self.subtract(self.in_transit, amount)?;
        Self { in_transit, ..self.clone() }.take_back(payout, amount, started_at, at)
    }

    /// A payout was not sent for a reason of the platform's own: as [`Wallet::fail_payout`], but it is not counted, since the
    /// artisan's account has nothing to do with it.
    pub fn withhold_payout(
        &self,
        payout: PayoutId,
        amount: Money,
        started_at: Timestamp,
        at: Timestamp,
    ) -> Result<Credited, Refused> {
        let Credited { mut outcome, recovered } = self.fail_payout(payout, amount, started_at, at)?;
        let later = Due { at: at.plus_seconds(PAYOUT_WITHHELD_SECONDS), step: Step::PayoutsSend };
        outcome.entity.payout_failures = self.payout_failures;
        outcome.entity.due = Some(later);
        Ok(Credited { outcome, recovered })
    }

    /// The bank had taken it and gave it back.
    pub fn reverse_payout(
        &self,
        payout: PayoutId,
        amount: Money,
        started_at: Timestamp,
        at: Timestamp,
    ) -> Result<Credited, Refused> {
        let paid_out = self.subtract(self.paid_out, amount)?;
        Self { paid_out, ..self.clone() }.take_back(payout, amount, started_at, at)
    }

    /// The timer has run out and nothing is to be done before `next`.
    #[must_use]
    pub fn look_again(&self, next: Option<Timestamp>) -> Self {
        let due = next.map(|at| Due { at, step: Step::PayoutsSend });
        Self { due, ..self.clone() }
    }

    /// Something that kept the money here has changed. `None` when there is nothing to look at, or it is looked at soon.
    pub fn wake(&self, at: Timestamp) -> Option<Self> {
        let soon = soon(at);
        let waits = self.available > 0 && self.payout_failures < PAYOUT_FAILURES_MAX;
        // A refused payout keeps its patience.
        let later = self.due.is_none_or(|due| due.at > soon.at && self.payout_failures == 0);
        (waits && later).then(|| Self { due: Some(soon), ..self.clone() })
    }

    /// The payout account was set, again or another: earlier refusals say nothing about it. `None` when there were none.
    pub fn forget_failures(&self, at: Timestamp) -> Option<Outcome<Self>> {
        (self.payout_failures > 0).then(|| {
            let due = (self.available > 0).then_some(soon(at));
            let wallet = Self { payout_failures: 0, due, ..self.clone() };
            wallet.outcome(self.money(0), WalletEvent::PayoutsResumed)
        })
    }

    /// What a payout brings back recovers a debt first, as a release does: who owes has nothing available.
    fn take_back(
        self,
        payout: PayoutId,
        amount: Money,
        started_at: Timestamp,
        at: Timestamp,
    ) -> Result<Credited, Refused> {
        let recovered = Money::new(self.debt.min(amount.amount), amount.currency);
        let rest = amount.minus(recovered)?;
        let counted = self.counts_day_of(started_at);
        let wallet = Self {
            available: self.add(self.available, rest)?,
            debt: self.debt - recovered.amount,
            day_total: if counted { (self.day_total - amount.amount).max(0) } else { self.day_total },
            ..self.after_failure(at)
        };
        let outcome = wallet.outcome(rest, |wallet| {
            WalletEvent::PayoutReturned(WalletPayoutReturned { wallet, payout_id: payout, recovered })
        });
        Ok(Credited { outcome, recovered })
    }

    fn after_failure(&self, at: Timestamp) -> Self {
        let failures = self.payout_failures + 1;
        let wait = backoff_seconds(failures, PAYOUT_RETRY_FIRST_SECONDS, PAYOUT_RETRY_MOST_SECONDS);
        let due = (failures < PAYOUT_FAILURES_MAX)
            .then(|| Due { at: at.plus_seconds(wait), step: Step::PayoutsSend });
        Self { payout_failures: failures, due, ..self.clone() }
    }

    fn add(&self, balance: i64, money: Money) -> Result<i64, Refused> {
        Ok(Money::new(balance, self.currency).plus(money)?.amount)
    }

    fn subtract(&self, balance: i64, money: Money) -> Result<i64, Refused> {
        let rest = Money::new(balance, self.currency).minus(money)?.amount;
        if rest < 0 {
            return Err(Refused::new("wallet-balance", "The wallet does not hold that much."));
        }
        Ok(rest)
    }

    fn outcome(self, amount: Money, event: impl FnOnce(WalletFacts) -> WalletEvent) -> Outcome<Self> {
        let facts = WalletFacts {
            artisan_id: self.artisan_id,
            amount,
            available_after: self.available(),
            held_after: self.money(self.held),
            in_transit_after: self.money(self.in_transit),
            paid_out_after: self.money(self.paid_out),
            debt_after: self.debt(),
        };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }
}

fn soon(at: Timestamp) -> Due {
    Due { at: at.plus_seconds(LOST_EVENT_SECONDS), step: Step::PayoutsSend }
}

#[cfg(test)]
impl Wallet {
    /// The same, looked at again at `at`.
    pub(crate) fn due_at(self, at: Timestamp) -> Self {
        Self { due: Some(Due { at, step: Step::PayoutsSend }), ..self }
    }

    /// The same, with payouts of `total` on the day of `at`.
    pub(crate) fn counted(self, total: i64, at: Timestamp) -> Self {
        Self { day_total: total, counted_at: Some(at), day_ends: Some(at.next_day(Zone::LAGOS)), ..self }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    use crate::{DomainEvent, TypedId};

    fn naira(kobo: i64) -> Money {
        Money::new(kobo, Currency::NGN)
    }

    fn wallet() -> Wallet {
        Wallet::empty(ArtisanId::new(Timestamp::from_millis(1), [1; 10]), Currency::NGN)
    }

    fn order() -> OrderId {
        OrderId::new(Timestamp::from_millis(1), [2; 10])
    }

    fn payout() -> PayoutId {
        PayoutId::new(Timestamp::from_millis(1), [3; 10])
    }

    fn now() -> Timestamp {
        Timestamp::from_millis(1_795_342_620_000)
    }

    #[test]
    fn money_passes_from_held_to_available_to_the_bank() {
        let at = now();
        let wallet = wallet().hold(order(), naira(10_000)).unwrap().entity;
        let wallet = wallet.credit(order(), naira(10_000), naira(9_500), at).unwrap().outcome.entity;
        let wallet = wallet.start_payout(payout(), naira(9_500), Zone::LAGOS, at).unwrap().entity;
        assert_eq!((wallet.held, wallet.available, wallet.in_transit), (0, 0, 9_500));
        assert_eq!(wallet.due, None, "nothing is left to look at");
        let paid = wallet.finish_payout(payout(), naira(9_500), at).unwrap().entity;
        assert_eq!((paid.in_transit, paid.paid_out), (0, 9_500));
        let reversed = paid.reverse_payout(payout(), naira(9_500), at, at).unwrap().outcome.entity;
        assert_eq!((reversed.available, reversed.paid_out), (9_500, 0));
    }

    #[test]
    fn no_balance_goes_below_nothing() {
        assert_eq!(wallet().give_back(order(), naira(1)).unwrap_err().problem, "wallet-balance");
        assert_eq!(
            wallet().start_payout(payout(), naira(1), Zone::LAGOS, now()).unwrap_err().problem,
            "wallet-balance"
        );
    }

    #[test]
    fn a_release_recovers_a_debt_first() {
        let owing = Wallet { held: 10_000, debt: 3_000, ..wallet() };
        let credited = owing.credit(order(), naira(10_000), naira(9_500), now()).unwrap();
        let Credited { outcome, recovered } = credited;
        assert_eq!((outcome.entity.available, outcome.entity.debt), (6_500, 0));
        assert_eq!(recovered, naira(3_000));
        let facts = outcome.event.facts();
        assert_eq!(facts["recovered"], json!(naira(3_000)), "the statement shows it");
        assert_eq!(facts["debt_after"], json!(naira(0)));
    }

    #[test]
    fn a_payout_that_comes_back_recovers_a_debt_first() {
        let owing = Wallet { in_transit: 10_000, debt: 3_000, ..wallet() };
        let returned = owing.fail_payout(payout(), naira(10_000), now(), now()).unwrap();
        let Credited { outcome, recovered } = returned;
        assert_eq!((outcome.entity.available, outcome.entity.debt), (7_000, 0));
        assert_eq!((recovered, &outcome.event.facts()["amount"]), (naira(3_000), &json!(naira(7_000))));
    }

    #[test]
    fn what_is_taken_back_and_is_not_there_is_owed() {
        let wallet = Wallet { available: 4_000, ..wallet() };
        let taken = wallet.reclaim(order(), naira(1_000)).unwrap().outcome.entity;
        assert_eq!((taken.available, taken.debt), (3_000, 0));
        let Reclaimed { outcome, owed } = taken.reclaim(order(), naira(5_000)).unwrap();
        assert_eq!((outcome.entity.available, outcome.entity.debt), (0, 2_000));
        assert_eq!((owed, &outcome.event.facts()["debt_after"]), (naira(2_000), &json!(naira(2_000))));
    }

    #[test]
    fn what_a_bank_takes_and_gives_back_is_where_it_was() {
        let at = Timestamp::from_millis(1);
        let before = Wallet { held: 5_000, available: 1_000, ..wallet() };
        let charged = before.charge_back(order(), naira(2_000), naira(1_500)).unwrap();
        let Reclaimed { outcome: charged, owed } = charged;
        assert_eq!((charged.entity.held, charged.entity.available, charged.entity.debt), (3_000, 0, 500));
        assert_eq!((owed, &charged.event.facts()["amount"]), (naira(500), &json!(naira(3_500))));
        let restored = charged.entity.restore(order(), naira(2_000), naira(1_500), at).unwrap().entity;
        assert_eq!((restored.held, restored.available, restored.debt), (5_000, 1_000, 0));
        assert_eq!(restored.due.map(|due| due.step), Some(Step::PayoutsSend));
    }

    #[test]
    fn refused_payouts_wait_longer_each_time_and_stop_until_the_account_is_set_again() {
        let at = now();
        let mut wallet = Wallet { in_transit: 300, ..wallet() };
        for failures in 1..=PAYOUT_FAILURES_MAX {
            wallet = wallet.fail_payout(payout(), naira(100), at, at).unwrap().outcome.entity;
            assert_eq!(wallet.payout_failures, failures);
            assert_eq!(wallet.patience_until(at).is_some(), failures < PAYOUT_FAILURES_MAX);
        }
        assert_eq!(wallet.due, None, "nothing wakes it up any more");
        assert_eq!(wallet.wake(at), None, "not even another wish");
        let resumed = wallet.forget_failures(at).unwrap().entity;
        assert_eq!((resumed.payout_failures, resumed.due), (0, Some(soon(at))));
    }

    #[test]
    fn a_payout_that_succeeds_lets_go_on_what_waited_for_others() {
        let paused = Wallet { in_transit: 100, available: 300, payout_failures: 3, ..wallet() };
        let paid = paused.finish_payout(payout(), naira(100), now()).unwrap().entity;
        assert_eq!((paid.payout_failures, paid.due), (0, Some(soon(now()))));
    }

    #[test]
    fn a_day_counts_what_started_on_it_and_did_not_come_back() {
        let (today, tomorrow) = (now(), now().next_day(Zone::LAGOS));
        let rich = Wallet { available: 1_000, ..wallet() };
        let one = rich.start_payout(payout(), naira(300), Zone::LAGOS, today).unwrap().entity;
        let two = one.start_payout(payout(), naira(200), Zone::LAGOS, today).unwrap().entity;
        assert_eq!(two.due, Some(soon(today)), "what is left is looked at again");
        let started = |wallet: &Wallet| (wallet.started_on_day_of(today), wallet.started_on_day_of(tomorrow));
        assert_eq!(started(&two), (500, 0));
        let back = two.fail_payout(payout(), naira(300), today, today).unwrap().outcome.entity;
        assert_eq!(started(&back), (200, 0));
        let next = two.start_payout(payout(), naira(100), Zone::LAGOS, tomorrow).unwrap().entity;
        assert_eq!(started(&next), (0, 100));
        let late = next.fail_payout(payout(), naira(300), today, tomorrow).unwrap().outcome.entity;
        assert_eq!(started(&late), (0, 100), "it was counted on the day before");
    }

    #[test]
    fn a_day_of_payouts_ends_at_the_midnight_of_the_market() {
        let rich = Wallet { available: 1_000, ..wallet() };
        let moment = |text: &str| text.parse::<Timestamp>().unwrap();
        let late = moment("2026-11-22T22:59:59.999Z");
        let counted = rich.start_payout(payout(), naira(300), Zone::LAGOS, late).unwrap().entity;
        let started = |at: &str| counted.started_on_day_of(moment(at));
        assert_eq!(started("2026-11-21T23:00:00Z"), 300, "it began at midnight in Lagos");
        assert_eq!(started("2026-11-21T22:59:59.999Z"), 0);
        assert_eq!(started("2026-11-22T22:59:59.999Z"), 300);
        assert_eq!(started("2026-11-22T23:00:00Z"), 0, "midnight in Lagos, an hour before that of UTC");
        let next = moment("2026-11-22T23:00:00Z");
        let back = counted.fail_payout(payout(), naira(300), late, next).unwrap().outcome.entity;
        assert_eq!(back.started_on_day_of(next), 0);
        let before = Wallet { day_ends: None, ..counted.clone() };
        assert_eq!(before.started_on_day_of(next), 300, "counted when a day was one of UTC");
        assert_eq!(before.started_on_day_of(moment("2026-11-23T00:00:00Z")), 0);
    }

    #[test]
    fn a_wallet_is_woken_only_when_money_waits_in_it_and_sooner_than_it_would() {
        let at = now();
        let waiting = Wallet { available: 1, ..wallet() };
        assert_eq!(wallet().wake(at), None);
        assert_eq!(waiting.wake(at).unwrap().due, Some(soon(at)));
        let refused = Wallet { payout_failures: 1, ..waiting.clone() };
        assert_eq!(refused.wake(at).unwrap().due, Some(soon(at)), "nobody was to try it again");
        assert_eq!(
            refused.due_at(at.next_day(Zone::LAGOS)).wake(at),
            None,
            "it is tried again when it is time"
        );
        assert_eq!(waiting.clone().due_at(at).wake(at), None, "it is looked at sooner");
        assert_eq!(waiting.due_at(at.next_day(Zone::LAGOS)).wake(at).unwrap().due, Some(soon(at)));
    }
}
