//! A payment of a buyer, for one or more orders of a checkout: initialised at a gateway, paid on its page, verified.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::change::{backoff_seconds, facts};
use crate::order::Order;
use crate::refund::{Refund, RefundRequest};
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
    /// Verified, and its orders are funded.
    Succeeded,
    /// Verified, but it fits no open order: the money goes back.
    Suspended,
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

/// A charge as the gateway verified it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// What the buyer paid, before the gateway's fee.
    pub amount: Money,
    /// What the gateway keeps of it, when it says.
    pub fee: Option<Money>,
    /// The gateway's identifier.
    pub transaction_id: String,
    /// When it was paid, by the gateway's clock and never by ours: the refund of a stray charge is named after it.
    pub paid_at: Timestamp,
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
            expires_at,
            created_at: at,
            settled_at: None,
            attempts: 0,
            due: Some(Due { at: at.plus_seconds(FIRST_POLL_SECONDS), step: Step::PaymentsSettle }),
        };
        payment.outcome("payment.initialised", Vec::new(), None)
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
            PaymentState::Pending => {}
            PaymentState::Succeeded | PaymentState::Suspended => return Ok(None),
        }
        let enough =
            charge.amount.currency == self.amount.currency && charge.amount.amount >= self.amount.amount;
        if !enough {
            let expected = self.amount;
            let paid = charge.amount;
            return self.suspend(charge, format!("{paid} was paid where {expected} was due."), at).map(Some);
        }
        if orders.len() != self.parts.len() || orders.iter().any(|(order, _)| !order.awaits_payment()) {
            let why = "The order was closed before the payment arrived.".to_owned();
            return self.suspend(charge, why, at).map(Some);
        }
        let mut funded = Vec::with_capacity(orders.len());
        for (order, wallet) in orders {
            if let Some(outcome) = order.fund(&self.gateway, at)? {
                funded.push((outcome, wallet.hold(order.id, order.total)?));
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
        let payment = settled.outcome("payment.succeeded", postings, None);
        Ok(Some(Settlement { payment, funded, refund }))
    }

    /// There is no news: when to ask next. Not a change worth a line of history.
    pub fn look_again(&self, at: Timestamp) -> Self {
        let attempts = self.attempts + 1;
        let next = at.plus_seconds(backoff_seconds(attempts, FIRST_POLL_SECONDS, MOST_POLL_SECONDS));
        let last = self.expires_at.plus_seconds(POLLED_AFTER_WINDOW_SECONDS);
        let due = (next <= last && self.status == PaymentState::Pending)
            .then_some(Due { at: next, step: Step::PaymentsSettle });
        Self { attempts, due, ..self.clone() }
    }

    fn suspend(&self, charge: &Charge, why: String, at: Timestamp) -> Result<Settlement, Refused> {
        let mut postings = self.gateway_fee(charge);
        postings.extend(Posting::new(self.asset(), Account::Suspense, charge.amount));
        let refund = self.refund_from_suspense(charge.amount, why.clone(), at);
        let payment = self.settled(PaymentState::Suspended, charge, at).outcome(
            "payment.suspended",
            postings,
            Some(why),
        );
        Ok(Settlement { payment, funded: Vec::new(), refund: Some(refund) })
    }

    fn refund_from_suspense(&self, amount: Money, reason: String, at: Timestamp) -> Outcome<Refund> {
        let id = RefundId::derived(at, &format!("suspense:{}", self.id));
        let request = RefundRequest {
            payment_id: Some(self.id),
            order_id: self.parts.first().map(|part| part.order_id),
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

    fn outcome(self, action: &'static str, postings: Vec<Posting>, reason: Option<String>) -> Outcome<Self> {
        let told = facts(json!({
            "payment_id": self.id,
            "buyer_id": self.buyer_id,
            "order_ids": self.parts.iter().map(|part| part.order_id).collect::<Vec<_>>(),
            "amount": self.amount,
            "status": self.status,
            "reason": reason,
        }));
        Outcome { entity: self, action, facts: told, postings }
    }
}
