//! Step `orders-time-out`: the deadline of an order has passed. Unpaid orders expire, unanswered and undelivered ones are
//! cancelled, silent buyers are reminded and in the end the order completes.
//!
//! Takes `order.due`. Reads the order; writes it and the stock that it returns, in one change. Emits `order.expired`,
//! `order.cancelled`, `order.reminded` or `order.completed`. Safe to repeat: an order knows whether its deadline passed.

use domain::{Actor, OrderId, Timer};
use messaging::Message;
use store::Table;
use store::entities::return_stock;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Due = Timer::Order,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    messaging::serve(async |message| match Taken::of(&message)? {
        Taken::Due => time_out(&table, &message).await,
    })
    .await
}

async fn time_out(table: &Table, message: &Message) -> messaging::Result {
    let id = message.subject::<OrderId>()?;
    let order = table.orders().load(id).await?;
    let Some(timed_out) = order.time_out(message.at)? else { return Ok(()) };
    let mut change = message.change(Actor::system("orders-time-out"));
    let order = change.save(&order, timed_out);
    if order.returns_stock() {
        return_stock(&mut change, &order.lines);
    }
    Ok(table.commit(change).await?)
}
