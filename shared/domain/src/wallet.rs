//! What the platform owes an artisan, by stage. The ledger has the same figures; the wallet answers in one read.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::change::{LOST_EVENT_SECONDS, backoff_seconds, facts};
use crate::{ArtisanId, Currency, Due, Facts, Money, OrderId, Outcome, PayoutId, Refused, Step, Timestamp};

/// After this many payouts in a row that the bank refused, none is tried until the payout account is set again.
pub const PAYOUT_FAILURES_MAX: u32 = 3;
const PAYOUT_RETRY_FIRST_SECONDS: u64 = 30 * 60;
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
    /// When what is available is looked at again: after a refused payout, or should the event of a release be lost.
    pub due: Option<Due>,
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
            due: None,
        }
    }

    /// What the artisan owes.
    pub fn debt(&self) -> Money {
        Money::new(self.debt, self.currency)
    }

    /// Whether a payout of what is available may start at `at`: not while failures ask for patience or for a new account.
    pub fn may_pay_out(&self, at: Timestamp) -> bool {
        let patient = self.payout_failures > 0 && self.due.is_some_and(|due| due.at > at);
        self.payout_failures < PAYOUT_FAILURES_MAX && !patient
    }

    /// A buyer paid `amount` for `order`.
    pub fn hold(&self, order: OrderId, amount: Money) -> Result<Outcome<Self>, Refused> {
        let wallet = Self { held: self.add(self.held, amount)?, ..self.clone() };
        Ok(wallet.outcome("wallet.held", amount, json!({ "order_id": order })))
    }

    /// `amount` for `order` is held no longer: it goes back to the buyer.
    pub fn give_back(&self, order: OrderId, amount: Money) -> Result<Outcome<Self>, Refused> {
        let wallet = Self { held: self.subtract(self.held, amount)?, ..self.clone() };
        Ok(wallet.outcome("wallet.given_back", amount, json!({ "order_id": order })))
    }

    /// The `gross` held for `order` was released and left the artisan `net`, from which the debt is recovered first.
    pub fn credit(
        &self,
        order: OrderId,
        gross: Money,
        net: Money,
        at: Timestamp,
    ) -> Result<Outcome<Self>, Refused> {
        let recovered = self.debt.min(net.amount);
        let credited = Money::new(net.amount - recovered, net.currency);
        let look = Due { at: at.plus_seconds(LOST_EVENT_SECONDS), step: Step::PayoutsSend };
        let wallet = Self {
            held: self.subtract(self.held, gross)?,
            available: self.add(self.available, credited)?,
            debt: self.debt - recovered,
            due: self.due.or((self.payout_failures < PAYOUT_FAILURES_MAX).then_some(look)),
            ..self.clone()
        };
        Ok(wallet.outcome(
            "wallet.credited",
            credited,
            json!({ "order_id": order, "recovered": Money::new(recovered, net.currency) }),
        ))
    }

    /// A payout of `amount` starts.
    pub fn start_payout(&self, payout: PayoutId, amount: Money) -> Result<Outcome<Self>, Refused> {
        let wallet = Self {
            available: self.subtract(self.available, amount)?,
            in_transit: self.add(self.in_transit, amount)?,
            due: None,
            ..self.clone()
        };
        Ok(wallet.outcome("wallet.payout_started", amount, json!({ "payout_id": payout })))
    }

    /// The bank took it.
    pub fn finish_payout(&self, payout: PayoutId, amount: Money) -> Result<Outcome<Self>, Refused> {
        let wallet = Self {
            in_transit: self.subtract(self.in_transit, amount)?,
            paid_out: self.add(self.paid_out, amount)?,
            payout_failures: 0,
            ..self.clone()
        };
        Ok(wallet.outcome("wallet.paid_out", amount, json!({ "payout_id": payout })))
    }

    /// The bank refused it: the money is available again, and tried again later.
    pub fn fail_payout(
        &self,
        payout: PayoutId,
        amount: Money,
        at: Timestamp,
    ) -> Result<Outcome<Self>, Refused> {
        let wallet = Self {
            in_transit: self.subtract(self.in_transit, amount)?,
            available: self.add(self.available, amount)?,
            ..self.after_failure(at)
        };
        Ok(wallet.outcome("wallet.payout_returned", amount, json!({ "payout_id": payout })))
    }

    /// The bank had taken it and gave it back.
    pub fn reverse_payout(
        &self,
        payout: PayoutId,
        amount: Money,
        at: Timestamp,
    ) -> Result<Outcome<Self>, Refused> {
        let wallet = Self {
            paid_out: self.subtract(self.paid_out, amount)?,
            available: self.add(self.available, amount)?,
            ..self.after_failure(at)
        };
        Ok(wallet.outcome("wallet.payout_returned", amount, json!({ "payout_id": payout })))
    }

    /// The timer has run out and there was nothing to do.
    #[must_use]
    pub fn nothing_due(&self) -> Self {
        Self { due: None, ..self.clone() }
    }

    /// A new payout account: earlier refusals say nothing about it. `None` when there were none.
    pub fn forget_failures(&self) -> Option<Outcome<Self>> {
        (self.payout_failures > 0).then(|| {
            let wallet = Self { payout_failures: 0, due: None, ..self.clone() };
            wallet.outcome("wallet.payouts_resumed", Money::zero(self.currency), json!({}))
        })
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

    fn outcome(self, action: &'static str, amount: Money, about: serde_json::Value) -> Outcome<Self> {
        let money = |balance| Money::new(balance, self.currency);
        let mut told: Facts = facts(json!({
            "artisan_id": self.artisan_id,
            "amount": amount,
            "available_after": money(self.available),
            "held_after": money(self.held),
            "in_transit_after": money(self.in_transit),
        }));
        told.extend(facts(about));
        Outcome { entity: self, action, facts: told, postings: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;

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

    #[test]
    fn money_passes_from_held_to_available_to_the_bank() {
        let at = Timestamp::from_millis(1);
        let wallet = wallet().hold(order(), naira(10_000)).unwrap().entity;
        let wallet = wallet.credit(order(), naira(10_000), naira(9_500), at).unwrap().entity;
        let wallet = wallet.start_payout(payout(), naira(9_500)).unwrap().entity;
        assert_eq!((wallet.held, wallet.available, wallet.in_transit), (0, 0, 9_500));
        let paid = wallet.finish_payout(payout(), naira(9_500)).unwrap().entity;
        assert_eq!((paid.in_transit, paid.paid_out), (0, 9_500));
        let reversed = paid.reverse_payout(payout(), naira(9_500), at).unwrap().entity;
        assert_eq!((reversed.available, reversed.paid_out), (9_500, 0));
    }

    #[test]
    fn no_balance_goes_below_nothing() {
        assert_eq!(wallet().give_back(order(), naira(1)).unwrap_err().problem, "wallet-balance");
        assert_eq!(wallet().start_payout(payout(), naira(1)).unwrap_err().problem, "wallet-balance");
    }

    #[test]
    fn a_release_recovers_a_debt_first() {
        let owing = Wallet { held: 10_000, debt: 3_000, ..wallet() };
        let wallet =
            owing.credit(order(), naira(10_000), naira(9_500), Timestamp::from_millis(1)).unwrap().entity;
        assert_eq!((wallet.available, wallet.debt), (6_500, 0));
    }

    #[test]
    fn refused_payouts_wait_longer_each_time_and_stop_until_the_account_is_set_again() {
        let at = Timestamp::from_millis(1_000_000);
        let mut wallet = Wallet { in_transit: 300, ..wallet() };
        for failures in 1..=PAYOUT_FAILURES_MAX {
            wallet = wallet.fail_payout(payout(), naira(100), at).unwrap().entity;
            assert_eq!(wallet.payout_failures, failures);
            assert!(!wallet.may_pay_out(at));
        }
        assert_eq!(wallet.due, None, "nothing wakes it up any more");
        assert!(!wallet.may_pay_out(at.plus_seconds(1_000_000)));
        assert!(wallet.forget_failures().unwrap().entity.may_pay_out(at));
    }
}
