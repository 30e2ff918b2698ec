//! Schedule `payouts-poll`, every 5 minutes: payouts that wait to be sent and transfers without news are handed to their
//! steps, which send them again under the same reference or ask the gateway.
//!
//! Reads T1 for both steps. Safe to repeat: a step that finds nothing to do does nothing.

use domain::Step;
use messaging::{Queue, sweep};
use store::Table;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let payouts_send = Queue::from_env("PAYOUTS_SEND_QUEUE_URL");
    let payouts_settle = Queue::from_env("PAYOUTS_SETTLE_QUEUE_URL");
    messaging::serve_schedule(async |at| {
        sweep(&table, Step::PayoutsSend, &payouts_send, at).await?;
        sweep(&table, Step::PayoutsSettle, &payouts_settle, at).await?;
        Ok(())
    })
    .await
}
