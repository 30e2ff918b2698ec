//! Step `orders-time-out`: the deadline of a paid order has passed. Unanswered and undelivered ones are cancelled, silent
//! buyers are reminded and in the end the order completes.
//!
//! Takes `order.due`. Reads the order; writes it and the stock that it returns, in one change. Emits `order.cancelled`,
//! `order.reminded` or `order.completed`. Safe to repeat: an order knows whether its deadline passed.

use domain::{Actor, OrderId, Timer, steps};
use messaging::Message;
use store::Table;

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
    let mut change = message.change(Actor::system("orders-time-out"));
    change.apply(steps::orders::time_out(&order, message.at)?, &[(&order).into()]);
    Ok(table.commit(change).await?)
}
