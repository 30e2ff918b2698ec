//! Step `disputes-time-out`: the deadline of a dispute has passed. An unanswered dispute goes to an administrator,
//! administrators are reminded, and in the end the dispute ends by default. Goods that go back are decided about by silence: as
//! agreed if they were sent, by an administrator if not.
//!
//! Takes `dispute.due`. Reads D1; writes the dispute. Emits `dispute.escalated`, `dispute.overdue`, `dispute.return_not_sent`
//! or `dispute.resolved`. Safe to repeat: a dispute knows whether its deadline passed.

use domain::{Actor, DisputeId, Timer, steps};
use messaging::Message;
use store::Table;
use telemetry::Unit;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Due = Timer::Dispute,
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
    let id = message.subject::<DisputeId>()?;
    let dispute = table.disputes().load(id).await?;
    let plan = steps::disputes::time_out(&dispute, message.at)?;
    if plan.dispute().is_some_and(|after| after.overdue > dispute.overdue) {
        telemetry::metric("DisputeOverdue", 1, Unit::Count);
    }
    let mut change = message.change(Actor::system("disputes-time-out"));
    change.apply(plan, &[(&dispute).into()]);
    Ok(table.commit(change).await?)
}
