//! Step `escrow-release`: an order is completed, and its money becomes the artisan's, less the fee and what they owe.
//!
//! Takes `order.completed`; `escrow.refunded` (a refund that had to be booked before the release) and `order.charge_stands`,
//! `order.charged_back`, `order.charge_restored` (a chargeback that had to end before it); and `order.due` should these be
//! lost. Reads the order and W1; writes both with the postings in one change. Emits `escrow.released`. Safe to
//! repeat: a released escrow answers nothing to do.

use domain::orders::events::OrderEvent;
use domain::steps::{self, Trigger};
use domain::{Actor, OrderId, Timer};
use messaging::Message;
use store::Table;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Completed = OrderEvent::Completed,
        Due = Timer::Order,
        Refunded = OrderEvent::EscrowRefunded,
        ChargeStands = OrderEvent::ChargeStands,
        ChargedBack = OrderEvent::ChargedBack,
        ChargeRestored = OrderEvent::ChargeRestored,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    messaging::serve(async |message| release(&table, &message).await).await
}

async fn release(table: &Table, message: &Message) -> messaging::Result {
    let id = message.subject::<OrderId>()?;
    let order = table.orders().load(id).await?;
    let trigger = match Taken::of(message)? {
        Taken::Completed | Taken::Due => Trigger::Closed,
        Taken::Refunded | Taken::ChargeStands | Taken::ChargedBack | Taken::ChargeRestored => Trigger::Freed,
    };
    if !steps::escrow::concerns(&order, trigger) {
        return Ok(());
    }
    let wallet = table.wallets().load(order.artisan_id(), order.total().currency).await?;
    let plan = steps::escrow::release(&order, &wallet, trigger, message.at)?;
    let mut change = message.change(Actor::system("escrow-release"));
    change.apply(plan, &[(&order).into(), (&wallet).into()]);
    Ok(table.commit(change).await?)
}
