//! Schedule `timers-sweep`, every minute: orders and disputes whose deadline has passed are handed to `timers-fire`, completed
//! orders whose money is still held to `escrow-release`, disputes that are over and whose money is still frozen to
//! `escrow-settle`.
//!
//! Reads T1 for these steps. Safe to repeat: what was not handled yet is found again, so that a timer that failed is not lost.

use domain::Step;
use messaging::{Queue, sweep};
use store::Table;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let timers_fire = Queue::from_env("TIMERS_FIRE_QUEUE_URL");
    let escrow_release = Queue::from_env("ESCROW_RELEASE_QUEUE_URL");
    let escrow_settle = Queue::from_env("ESCROW_SETTLE_QUEUE_URL");
    messaging::serve_schedule(async |at| {
        sweep(&table, Step::TimersFire, &timers_fire, at).await?;
        sweep(&table, Step::EscrowRelease, &escrow_release, at).await?;
        sweep(&table, Step::EscrowSettle, &escrow_settle, at).await?;
        Ok(())
    })
    .await
}
