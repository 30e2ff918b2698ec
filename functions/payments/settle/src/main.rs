//! Step `payments-settle`: a payment was reported, or nobody reported it for a while, or the time to pay an order is over.
//! The gateway is asked, and only its own answer funds an escrow or lets an order expire. When one order of a payment is
//! called off before it is paid, the others go with it, and the payment is closed.
//!
//! Takes `gateway.charge_reported`, `payment.due`, `order.due` and `order.cancelled`. Reads Y1, Y2 and the order; writes the
//! payment, its orders and wallets, and a refund of what belongs nowhere, in one change; or the orders that can no longer be
//! paid, with their stock; or, by B1, a difference about money that somebody else may be owed. Emits `payment.succeeded` with
//! `order.paid`, or `payment.suspended` with `refund.requested`, or `payment.reversed` with `order.cancelled`, or
//! `order.expired`, `payment.closed`, or `difference.found`.
//! Safe to repeat: a payment that is settled answers nothing to do, so does an order that does not wait for one, and one
//! charge leads to one refund.

mod charge;
mod unpaid;
mod verified;

use charge::read_of;
use domain::orders::events::{OrderEvent, OrderFacts};
use domain::payments::reports::{ChargeReported, GatewayReport};
use domain::{Actor, PaymentId, Timer, TypedId, steps};
use messaging::{Error, Message};
use payments::{Gateway, Gateways, TransactionId};
use store::Table;
use verified::settle;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Reported(ChargeReported) = GatewayReport::Charge,
        Due = Timer::Payment,
        OrderDue = Timer::Order,
        OrderCancelled(OrderFacts) = OrderEvent::Cancelled,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let gateways = Gateways::from_env(secrets::from_env).await?;
    messaging::serve(async |message| match Taken::of(&message)? {
        Taken::Reported(report) => settle_reported(&table, &gateways, report, &message).await,
        Taken::Due => ask(&table, &gateways, &message).await,
        Taken::OrderDue => unpaid::expire(&table, &gateways, &message).await,
        Taken::OrderCancelled(order) => call_off(&table, order.payment_id, &message).await,
    })
    .await
}

/// Nobody has reported the payment.
async fn ask(table: &Table, gateways: &Gateways, message: &Message) -> messaging::Result {
    let id = message.subject::<PaymentId>()?;
    let payment = table.payments().load(id).await?;
    if payment.settled_at.is_some() {
        return Ok(());
    }
    let gateway = gateways.named(&payment.gateway).map_err(Error::other)?;
    settle(table, gateway, &payment.reference.clone(), None, Some(payment), message).await
}

async fn settle_reported(
    table: &Table,
    gateways: &Gateways,
    report: ChargeReported,
    message: &Message,
) -> messaging::Result {
    let ChargeReported { gateway, reference, transaction_id } = report;
    let attempt = transaction_id.map(TransactionId::from);
    let gateway = gateways.named(&gateway).map_err(Error::other)?;
    let payment = match PaymentId::from_reference(&reference) {
        // Opened at one gateway and paid on the page of another, which the buyer was never shown: there it is a stray.
        Some(id) => table.payments().find(id).await?.filter(|payment| payment.gateway == gateway.name()),
        None => None,
    };
    let settled_by = payment.as_ref().and_then(|payment| payment.transaction_id.clone());
    match (settled_by, attempt) {
        // Paid once more on the same page: another transaction, whose money belongs to no order.
        (Some(first), Some(attempt)) if attempt.as_str() != first => {
            settle(table, gateway, &reference, Some(attempt), None, message).await
        }
        (Some(_), _) => Ok(()),
        (None, attempt) => settle(table, gateway, &reference, attempt, payment, message).await,
    }
}

/// Should its event be lost, the orders expire, all at the same moment; a payment that comes before goes back.
async fn call_off(table: &Table, id: PaymentId, message: &Message) -> messaging::Result {
    let Some(payment) = table.payments().find(id).await? else {
        return Ok(());
    };
    if payment.settled_at.is_some() {
        return Ok(());
    }
    let parts = table.payments().parts(&payment).await?;
    let plan = steps::payments::call_off(&payment, parts.iter().map(|(order, _)| &**order), message.at)?;
    let mut change = message.change(Actor::system("payments-settle"));
    change.apply(plan, &read_of(&payment, &parts));
    Ok(table.commit(change).await?)
}
