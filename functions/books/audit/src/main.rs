//! Schedule `books-audit`, every hour: what was added to the ledger since the last run is to be checked, shard by
//! shard, by `books-audit-segment`. What should have been done an hour ago and was not is counted.
//!
//! Reads T1 over all steps. Writes nothing. Safe to repeat: each shard is read on from where it was left.

use domain::books::requests::{AuditRequest, OpenPart, ShardPart};
use domain::change::STUCK_SECONDS;
use domain::{Step, Timestamp};
use messaging::{Event, Queue};
use store::Table;
use store::entities::LEDGER_SHARDS;
use telemetry::Unit;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let queue = Queue::from_env("BOOKS_AUDIT_SEGMENT_QUEUE_URL");
    let lag: u64 = aws::required("AUDIT_LAG_SECONDS").parse()?;
    messaging::serve_schedule(async |at| {
        ask(&queue, at, lag).await?;
        count_stuck(&table, at).await
    })
    .await
}

/// An entry is written some moments after the time that it bears, so that the last ones are left to the next run.
async fn ask(queue: &Queue, at: Timestamp, lag: u64) -> messaging::Result {
    let run = format!("books-audit/{at}");
    let through = at.minus_seconds(lag);
    let open = AuditRequest::Differences(OpenPart { cursor: None });
    let shards = (0..LEDGER_SHARDS).map(|shard| AuditRequest::Shard(ShardPart { shard, through }));
    let events: Vec<Event> = std::iter::once(open)
        .chain(shards)
        .map(|request| Event::asked(&request, "ledger", at, &run))
        .collect();
    queue.send(&events).await
}

async fn count_stuck(table: &Table, at: Timestamp) -> messaging::Result {
    let counts = table.timers().count(&Step::ALL, at.minus_seconds(STUCK_SECONDS)).await?;
    for (step, count) in counts.iter().filter(|(_, count)| *count > 0) {
        tracing::warn!(step = step.name(), count, "stuck");
    }
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    telemetry::metric("StuckWork", u64::try_from(total).unwrap_or(u64::MAX), Unit::Count);
    Ok(())
}
