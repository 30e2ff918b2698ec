//! Schedule `payments-poll`, every 5 minutes: refunds and chargebacks without news are handed to their steps, which ask the
//! gateway.
//!
//! Reads T1 for these steps. Safe to repeat: a step that finds nothing to do does nothing.

use domain::Step;
use messaging::{Queue, sweep};
use store::Table;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let chargebacks_settle = Queue::from_env("CHARGEBACKS_SETTLE_QUEUE_URL");
    let refunds_send = Queue::from_env("REFUNDS_SEND_QUEUE_URL");
    messaging::serve_schedule(async |at| {
        sweep(&table, Step::ChargebacksSettle, &chargebacks_settle, at).await?;
        sweep(&table, Step::RefundsSend, &refunds_send, at).await?;
        Ok(())
    })
    .await
}
