//! Step `timers-fire`: the deadline of an order or a dispute has passed. Unpaid orders expire, unanswered and undelivered ones
//! are cancelled, silent buyers are reminded and in the end the order completes. Unanswered disputes go to an administrator,
//! administrators are reminded, and in the end the dispute ends by default.
//!
//! Takes `order.due` and `dispute.due`. Reads the order or D1; writes it and the stock that it returns, in one change. Emits
//! `order.expired`, `order.cancelled`, `order.reminded` or `order.completed`; `dispute.escalated`, `dispute.overdue` or
//! `dispute.resolved`. Safe to repeat: each knows whether its deadline passed.

use domain::{Actor, DisputeId, OrderId};
use messaging::{Error, Message};
use store::entities::{Disputes, Orders};
use telemetry::Unit;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let orders = Orders::from_env();
    let disputes = Disputes::from_env();
    messaging::serve(async |message| match message.kind() {
        "dispute.due" => fire_dispute(&disputes, &message).await,
        _ => fire_order(&orders, &message).await,
    })
    .await
}

async fn fire_dispute(disputes: &Disputes, message: &Message) -> messaging::Result {
    let id = message.subject::<DisputeId>()?;
    let dispute =
        disputes.load(id).await?.ok_or_else(|| Error::Malformed(format!("there is no dispute {id}")))?;
    let Some(fired) = dispute.fire(message.at)? else { return Ok(()) };
    if fired.entity.overdue > dispute.overdue {
        telemetry::metric("DisputeOverdue", 1, Unit::Count);
    }
    let mut change = message.change(Actor::system("timers-fire"));
    change.save(&dispute, fired);
    Ok(disputes.commit(change).await?)
}

async fn fire_order(orders: &Orders, message: &Message) -> messaging::Result {
    let id = message.subject::<OrderId>()?;
    let order = orders.load(id).await?.ok_or_else(|| Error::Malformed(format!("there is no order {id}")))?;
    let Some(fired) = order.fire(message.at)? else { return Ok(()) };
    let mut change = message.change(Actor::system("timers-fire"));
    let order = change.save(&order, fired);
    if order.returns_stock() {
        for line in &order.lines {
            change.return_stock(line.product_id, line.quantity);
        }
    }
    Ok(orders.commit(change).await?)
}
