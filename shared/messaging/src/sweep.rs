//! Finding what is due and handing it to its step.

use domain::{Step, Timestamp};
use futures::future::try_join_all;
use store::Table;
use store::entities::DUE_SHARDS;

use crate::{Event, Queue, Result};

/// Due entities of one shard that one sweep takes; the next sweep finds the rest.
const DUE_MAX: u32 = 1_000;

/// Sends everything that is due for `step` by `at` to the step's queue, and answers how many. What was sent before and not
/// handled yet is sent again: the step looks at the entity and may find nothing to do.
///
/// # Errors
/// When the table or the queue does not answer; the next sweep repeats it.
pub async fn sweep(table: &Table, step: Step, queue: &Queue, at: Timestamp) -> Result<usize> {
    let shards = try_join_all((0..DUE_SHARDS).map(|shard| table.due(step, shard, at, DUE_MAX))).await?;
    let events: Vec<Event> =
        shards.into_iter().flatten().map(|key| Event::due(key.subject(), step, at)).collect();
    queue.send(&events).await?;
    tracing::info!(step = step.name(), count = events.len(), "swept");
    Ok(events.len())
}
