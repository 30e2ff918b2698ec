//! Step `escrow-divide`: a dispute is over. A resolved one divides the money between buyer and artisan; a withdrawn one thaws
//! it, and the order goes on as it stood.
//!
//! Takes `dispute.resolved` and `dispute.withdrawn`, and `dispute.due` should one be lost. Reads D1, the order and W1; writes
//! order, wallet, refund, the stock that returns and the dispute's timer with the postings in one change. Emits
//! `escrow.divided` and `refund.requested`, or `order.resumed`. Safe to repeat: an order whose money is divided or that goes on answers
//! nothing to do.

use domain::disputes::events::DisputeEvent;
use domain::{Actor, DisputeId, Timer, steps};
use messaging::Message;
use store::Table;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Resolved = DisputeEvent::Resolved,
        Withdrawn = DisputeEvent::Withdrawn,
        Due = Timer::Dispute,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    messaging::serve(async |message| match Taken::of(&message)? {
        Taken::Resolved | Taken::Withdrawn | Taken::Due => divide(&table, &message).await,
    })
    .await
}

async fn divide(table: &Table, message: &Message) -> messaging::Result {
    let id = message.subject::<DisputeId>()?;
    let dispute = table.disputes().load(id).await?;
    let order = table.orders().load(dispute.order_id).await?;
    let wallet = table.wallets().load(order.artisan_id(), order.total().currency).await?;
    let plan = steps::escrow::divide(&dispute, &order, &wallet, message.at)?;
    let mut change = message.change(Actor::system("escrow-divide"));
    change.apply(plan, &[(&dispute).into(), (&order).into(), (&wallet).into()]);
    Ok(table.commit(change).await?)
}
