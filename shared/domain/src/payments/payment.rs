//! A payment of a buyer, for one or more orders of a checkout: initialised at a gateway, paid on its page, verified.

use serde::{Deserialize, Serialize};

use crate::change::backoff_seconds;
use crate::event::Entity;
use crate::orders::Order;
use crate::payments::Charge;
use crate::payments::events::{PaymentEvent, PaymentFacts};
use crate::refunds::{Refund, RefundRequest};
use crate::wallet::Wallet;
use crate::{
    Account, ArtisanId, Due, Money, OrderId, Outcome, PaymentId, Posting, RefundId, Refused, Step, Timestamp,
    TypedId, UserId,
};

const FIRST_POLL_SECONDS: u64 = 5 * 60;
const MOST_POLL_SECONDS: u64 = 2 * 60 * 60;
/// How long after the payment window a payment is still asked about. Later ones are found by their webhook.
const POLLED_AFTER_WINDOW_SECONDS: u64 = 24 * 60 * 60;

/// How far a payment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    /// The buyer has the page; nothing has been verified.
    Pending,
    /// No order waits for it any more: they expired or were cancelled. Money that comes all the same goes back.
    Closed,
    /// Verified, and its orders are funded.
    Succeeded,
    /// Verified, but it fits no open order: the money goes back.
    Suspended,
    /// The money came and had gone back, by the buyer's bank or by hand at the gateway, before we heard of it.
    Reversed,
}

/// The part of a payment that funds one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentPart {
    /// The order.
    pub order_id: OrderId,
    /// Whose wallet shows it as held.
    pub artisan_id: ArtisanId,
    /// The order's total.
    pub amount: Money,
}

/// One payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Which one.
    pub id: PaymentId,
    /// Who pays.
    pub buyer_id: UserId,
    /// What for.
    pub parts: Vec<PaymentPart>,
    /// The sum of the parts.
    pub amount: Money,
    /// The gateway's name.
    pub gateway: String,
    /// Our reference of the transaction there.
    pub reference: String,
    /// The page on which the buyer pays.
    pub payment_url: String,
    /// How far it is.
    pub status: PaymentState,
    /// The gateway's identifier of the transaction, once verified.
    pub transaction_id: Option<String>,
    /// What the buyer paid, once verified.
    pub paid: Option<Money>,
    /// What the gateway kept of it, when it said.
    pub fee: Option<Money>,
    /// Until when the orders wait for it.
    pub expires_at: Timestamp,
    /// When it was initialised.
    pub created_at: Timestamp,
    /// When the money was verified.
    pub settled_at: Option<Timestamp>,
    /// How often the gateway was asked without news.
    pub attempts: u32,
    /// When the gateway is asked next, if no webhook comes.
    pub due: Option<Due>,
}

impl Entity for Payment {
    type Event = PaymentEvent;
}

/// All that follows from a charge that was taken back; committed together.
#[derive(Debug, Clone, PartialEq)]
pub struct Reversal {
    /// The payment.
    pub payment: Outcome<Payment>,
    /// The orders that waited for it, by their place; called off.
    pub called_off: Vec<Option<Outcome<Order>>>,
}

/// All that follows from a verified charge; committed together.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// The payment.
    pub payment: Outcome<Payment>,
    /// The funded orders, each with its artisan's wallet.
    pub funded: Vec<(Outcome<Order>, Outcome<Wallet>)>,
    /// Money that goes back: all of it, or what was paid too much.
    pub refund: Option<Outcome<Refund>>,
}

impl Payment {
    /// A payment that waits for its buyer until `expires_at`.
    #[allow(clippy::too_many_arguments)]
    pub fn initialise(
        id: PaymentId,
        buyer_id: UserId,
        parts: Vec<PaymentPart>,
        amount: Money,
        gateway: &str,
        payment_url: String,
        expires_at: Timestamp,
        at: Timestamp,
    ) -> Outcome<Self> {
        let payment = Self {
            id,
            buyer_id,
            parts,
            amount,
            gateway: gateway.to_owned(),
            reference: id.reference(),
            payment_url,
            status: PaymentState::Pending,
            transaction_id: None,
            paid: None,
            fee: None,
            expires_at,
            created_at: at,
            settled_at: None,
            attempts: 0,
            due: Some(Due { at: at.plus_seconds(FIRST_POLL_SECONDS), step: Step::PaymentsSettle }),
        };
        payment.outcome(PaymentEvent::Initialised, Vec::new(), None)
    }

    /// Applies a verified charge. `orders` are those of the parts, each with its artisan's wallet, in the same order.
    ///
    /// All orders are funded together or none: if one is no longer open, or less was paid, or in another currency,
    /// everything goes to suspense and back to the buyer. What was paid too much goes back alone.
    pub fn settle(
        &self,
        charge: &Charge,
        orders: &[(Order, Wallet)],
        at: Timestamp,
    ) -> Result<Option<Settlement>, Refused> {
        match self.status {
            PaymentState::Pending | PaymentState::Closed => {}
            PaymentState::Succeeded | PaymentState::Suspended | PaymentState::Reversed => return Ok(None),
        }
        let enough =
            charge.amount.currency == self.amount.currency && charge.amount.amount >= self.amount.amount;
        if !enough {
            let expected = self.amount;
            let paid = charge.amount;
            return self.suspend(charge, format!("{paid} was paid where {expected} was due."), at).map(Some);
        }
        if orders.len() != self.parts.len() || orders.iter().any(|(order, _)| !order.awaits_payment()) {
            let why = match self.parts.len() {
                1 => "The order was closed before the payment arrived.",
                _ => "One of the orders was closed before the payment arrived, and they are paid together.",
            };
            return self.suspend(charge, why.to_owned(), at).map(Some);
        }
        let mut funded = Vec::with_capacity(orders.len());
        for (order, wallet) in orders {
            if let Some(outcome) = order.fund(&self.gateway, at)? {
                funded.push((outcome, wallet.hold(order.id(), order.total())?));
            }
        }
        let excess = charge.amount.minus(self.amount)?;
        let settled = self.settled(PaymentState::Succeeded, charge, at);
        let mut postings = self.gateway_fee(charge);
        postings.extend(Posting::new(self.asset(), Account::Suspense, excess));
        let refund = excess.is_positive().then(|| {
            let why = "More was paid than was due.".to_owned();
            self.refund_from_suspense(excess, why, at)
        });
        let payment = settled.outcome(PaymentEvent::Succeeded, postings, None);
        Ok(Some(Settlement { payment, funded, refund }))
    }

    /// The gateway took the money and has given it back since, before we heard that it had come: the `orders` that wait for it
    /// are called off, and what the gateway keeps of it is booked. `Ok(None)` when the payment is settled.
    ///
    /// # Errors
    /// When the amounts do not work out.
    pub fn reverse<'a>(
        &self,
        charge: &Charge,
        orders: impl IntoIterator<Item = &'a Order>,
        at: Timestamp,
    ) -> Result<Option<Reversal>, Refused> {
        match self.status {
            PaymentState::Pending | PaymentState::Closed => {}
            PaymentState::Succeeded | PaymentState::Suspended | PaymentState::Reversed => return Ok(None),
        }
        let why = "The payment was taken back before we could use it.";
        let called_off = orders.into_iter().map(|order| order.call_off_with_payment(why, at));
        let called_off = called_off.collect::<Result<_, _>>()?;
        let mut postings = self.gateway_fee(charge);
        postings.extend(Posting::new(self.asset(), Account::Suspense, charge.amount));
        postings.extend(Posting::new(Account::Suspense, self.asset(), charge.amount));
        let payment = self.settled(PaymentState::Reversed, charge, at);
        let payment = payment.outcome(PaymentEvent::Reversed, postings, Some(why.to_owned()));
        Ok(Some(Reversal { payment, called_off }))
    }

    /// No order waits for it any more, so that its page is of no use. The gateway is still asked: who had the page open may have paid.
    /// `None` when it is settled or closed.
    pub fn close(&self) -> Option<Outcome<Self>> {
        (self.status == PaymentState::Pending).then(|| {
            let closed = Self { status: PaymentState::Closed, ..self.clone() };
            closed.outcome(PaymentEvent::Closed, Vec::new(), None)
        })
    }

    /// There is no news: when to ask next. Not a change worth a line of history.
    pub fn look_again(&self, at: Timestamp) -> Self {
        let attempts = self.attempts + 1;
        let next = at.plus_seconds(backoff_seconds(attempts, FIRST_POLL_SECONDS, MOST_POLL_SECONDS));
        let last = self.expires_at.plus_seconds(POLLED_AFTER_WINDOW_SECONDS);
        let open = matches!(self.status, PaymentState::Pending | PaymentState::Closed);
        let due = (next <= last && open).then_some(Due { at: next, step: Step::PaymentsSettle });
        Self { attempts, due, ..self.clone() }
    }

    fn suspend(&self, charge: &Charge, why: String, at: Timestamp) -> Result<Settlement, Refused> {
        let mut postings = self.gateway_fee(charge);
        postings.extend(Posting::new(self.asset(), Account::Suspense, charge.amount));
        let refund = self.refund_from_suspense(charge.amount, why.clone(), at);
        let payment = self.settled(PaymentState::Suspended, charge, at);
        let payment = payment.outcome(PaymentEvent::Suspended, postings, Some(why));
        Ok(Settlement { payment, funded: Vec::new(), refund: Some(refund) })
    }

    fn refund_from_suspense(&self, amount: Money, reason: String, at: Timestamp) -> Outcome<Refund> {
        let id = RefundId::derived(at, &format!("suspense:{}", self.id));
        let request = RefundRequest {
            payment_id: Some(self.id),
            order_id: match self.parts.as_slice() {
                [part] => Some(part.order_id),
                _ => None,
            },
            buyer_id: Some(self.buyer_id),
            gateway: self.gateway.clone(),
            transaction_reference: self.reference.clone(),
            amount,
            reason,
        };
        let posting = Posting::new(Account::Suspense, Account::Refund(id), amount);
        Refund::request(id, request, posting.into_iter().collect(), at)
    }

    fn settled(&self, status: PaymentState, charge: &Charge, at: Timestamp) -> Self {
        Self {
            status,
            transaction_id: Some(charge.transaction_id.clone()),
            paid: Some(charge.amount),
            fee: charge.fee,
            settled_at: Some(at),
            due: None,
            ..self.clone()
        }
    }

    fn gateway_fee(&self, charge: &Charge) -> Vec<Posting> {
        charge.fee.and_then(|fee| Posting::new(Account::GatewayFees, self.asset(), fee)).into_iter().collect()
    }

    fn asset(&self) -> Account {
        Account::Gateway(self.gateway.clone())
    }

    fn outcome(
        self,
        event: impl FnOnce(PaymentFacts) -> PaymentEvent,
        postings: Vec<Posting>,
        reason: Option<String>,
    ) -> Outcome<Self> {
        let facts = PaymentFacts {
            payment_id: self.id,
            buyer_id: self.buyer_id,
            order_ids: self.parts.iter().map(|part| part.order_id).collect(),
            amount: self.amount,
            expires_at: self.expires_at,
            status: self.status,
            reason,
        };
        Outcome { entity: self, event: event(facts), postings }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::documented::{Table, answer, name};
    use crate::orders::OrderStatus;
    use crate::samples::*;
    use crate::{Currency, ledger};

    pub(crate) fn transitions() -> Table {
        let open = placed().entity;
        let closed = order_in(OrderStatus::Expired);
        let dollars = Money::new(2_000_000, "USD".parse().unwrap());
        let mut table = Table::new(&[
            "state",
            "paid as due",
            "paid too much",
            "paid too little",
            "paid in another currency",
            "paid, the order is closed",
            "paid and taken back",
        ]);
        for status in [
            PaymentState::Pending,
            PaymentState::Closed,
            PaymentState::Succeeded,
            PaymentState::Suspended,
            PaymentState::Reversed,
        ] {
            let payment = payment_in(status);
            let reversed = payment.reverse(&charge(naira(10_000)), [&open], start());
            let reversed = answer(reversed, |reversal| name(reversal.payment.entity.status));
            let settle = |amount, order: &Order| payment.settle(&charge(amount), &shelf(order), start());
            let answers = [
                settle(naira(10_000), &open),
                settle(naira(10_001), &open),
                settle(naira(9_999), &open),
                settle(dollars, &open),
                settle(naira(10_000), &closed),
            ];
            let next = |settlement: &Settlement| name(settlement.payment.entity.status);
            let [as_due, too_much, too_little, in_dollars, late] =
                answers.map(|decision| answer(decision, next));
            table.row(name(status), [as_due, too_much, too_little, in_dollars, late, reversed]);
        }
        table
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "pending: succeeded succeeded suspended suspended suspended reversed\n\
             closed: succeeded succeeded suspended suspended suspended reversed\n\
             succeeded: - - - - - -\n\
             suspended: - - - - - -\n\
             reversed: - - - - - -\n"
        );
    }

    fn settle(amount: Money) -> Settlement {
        payment().entity.settle(&charge(amount), &shelf(&placed().entity), start()).unwrap().unwrap()
    }

    fn balance(settlement: &Settlement, account: &Account) -> i64 {
        let refund = settlement.refund.iter().flat_map(|refund| &refund.postings);
        let funded = settlement.funded.iter().flat_map(|(order, _)| &order.postings);
        let all = settlement.payment.postings.iter().chain(funded).chain(refund);
        ledger::balances(all).get(&(Currency::NGN, account.clone())).copied().unwrap_or(0)
    }

    #[test]
    fn what_was_paid_too_much_goes_back_alone() {
        let settlement = settle(naira(11_000));
        let (order, wallet) = &settlement.funded[0];
        assert_eq!((order.entity.escrow().held, wallet.entity.held), (naira(10_000), 1_000_000));
        let refund = settlement.refund.clone().unwrap().entity;
        assert_eq!(refund.amount, naira(1_000));
        assert_eq!(balance(&settlement, &Account::Suspense), 0);
        assert_eq!(balance(&settlement, &Account::Refund(refund.id)), -100_000);
        assert_eq!(balance(&settlement, &Account::Gateway("paystack".into())), 1_100_000 - 25_000);
    }

    #[test]
    fn too_little_funds_nothing_and_goes_back_whole() {
        let settlement = settle(naira(9_999));
        assert_eq!(settlement.funded, []);
        assert_eq!(settlement.payment.entity.status, PaymentState::Suspended);
        let refund = settlement.refund.clone().unwrap().entity;
        assert_eq!(refund.amount, naira(9_999));
        assert_eq!(refund.reason, "NGN 9,999.00 was paid where NGN 10,000.00 was due.");
        assert_eq!(balance(&settlement, &Account::Suspense), 0);
    }

    #[test]
    fn the_orders_of_one_payment_are_funded_together_or_not_at_all() {
        let first = placed().entity;
        let second = order_in(OrderStatus::Expired).with_id(OrderId::new(start(), [30; 10]));
        let part = |order: &Order| PaymentPart {
            order_id: order.id(),
            artisan_id: order.artisan_id(),
            amount: order.total(),
        };
        let both =
            Payment { parts: vec![part(&first), part(&second)], amount: naira(20_000), ..payment().entity };
        let orders: Vec<_> = [&first, &second].into_iter().flat_map(shelf).collect();
        let settlement = both.settle(&charge(naira(20_000)), &orders, start()).unwrap().unwrap();
        assert_eq!(settlement.funded, []);
        assert_eq!(settlement.refund.unwrap().entity.amount, naira(20_000));

        let missing = both.settle(&charge(naira(20_000)), &orders[..1], start()).unwrap().unwrap();
        assert_eq!(
            missing.payment.entity.status,
            PaymentState::Suspended,
            "an order that was not found is not funded"
        );
    }

    #[test]
    fn money_for_several_orders_goes_back_without_naming_one() {
        let part = |seed| PaymentPart {
            order_id: OrderId::new(start(), [seed; 10]),
            artisan_id: artisan_id(),
            amount: naira(10_000),
        };
        let both = Payment { parts: vec![part(1), part(2)], ..payment().entity };
        let refund = both.settle(&charge(naira(20_000)), &[], start()).unwrap().unwrap().refund.unwrap();
        assert_eq!((refund.entity.order_id, refund.entity.payment_id), (None, Some(both.id)));
        assert_eq!(settle(naira(9_999)).refund.unwrap().entity.order_id, Some(order_id()));
    }

    #[test]
    fn what_was_taken_back_calls_the_orders_off_and_costs_the_gateways_fee() {
        let (open, gone) = (placed().entity, order_in(OrderStatus::Expired));
        let reversed = payment().entity.reverse(&charge(naira(10_000)), [&open, &gone], start());
        let Reversal { payment, called_off } = reversed.unwrap().unwrap();
        let statuses: Vec<_> =
            called_off.iter().map(|order| order.as_ref().map(|order| order.entity.status())).collect();
        assert_eq!(statuses, [Some(OrderStatus::Cancelled), None]);
        let balances = ledger::balances(payment.postings.iter());
        let of = |account| balances.get(&(Currency::NGN, account)).copied().unwrap_or(0);
        assert_eq!(
            [of(Account::Gateway("paystack".into())), of(Account::GatewayFees), of(Account::Suspense)],
            [-25_000, 25_000, 0]
        );
        assert_eq!(payment.entity.due, None, "it is not asked about any more");
    }

    #[test]
    fn the_gateway_is_asked_ever_less_often_until_a_day_after_the_window() {
        let mut payment = payment().entity;
        let mut waits = Vec::new();
        while let Some(due) = payment.due {
            payment = payment.look_again(due.at);
            waits.extend(payment.due.map(|next| next.at.since(due.at).as_secs() / MINUTE));
        }
        assert_eq!(&waits[..7], [5, 10, 20, 40, 80, 120, 120]);
        let last: u64 = 5 + waits.iter().sum::<u64>();
        let end = 30 + 24 * 60;
        assert!((end - 120..=end).contains(&last), "asked for the last time after {last} minutes");
        assert_eq!(payment_in(PaymentState::Succeeded).look_again(start()).due, None);
    }
}
