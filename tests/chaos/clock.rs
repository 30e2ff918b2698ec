//! Time, which here passes faster: what waits for an hour elsewhere waits for two rounds.
//!
//! Only the timers of the steps are moved, such as the next question to a gateway; the deadlines of people are moved by the
//! journeys that let them pass. What has waited for less than a round is left alone, so that a timer is what it is in
//! earnest: the second way, for what an event did not bring about.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::time::Duration;

use anyhow::Result;
use domain::{Step, Timestamp};
use futures::future;
use serde_json::json;
use store::Key;
use store::entities::DUE_SHARDS;
use tests::timers;

use crate::world::World;

const ROUND: Duration = Duration::from_secs(10);
const SCHEDULES: [&str; 3] = ["platform-sweep", "payments-poll", "payouts-poll"];
/// Timers of one step and shard that are looked at in a round.
const TIMERS_MAX: u32 = 1_000;

/// Goes on for ever.
pub(crate) async fn run(world: &World) -> Result<Infallible> {
    let mut waited = BTreeSet::new();
    loop {
        tokio::time::sleep(ROUND).await;
        // What fails in this round is done in the next.
        if let Ok(waits) = round(world, &waited).await {
            waited = waits;
        }
    }
}

/// Lets the time pass of what was there in the round before, runs the schedules, and answers what waits now.
pub(crate) async fn round(world: &World, waited: &BTreeSet<String>) -> Result<BTreeSet<String>> {
    let keys = waiting(world, &Step::ALL).await?;
    for key in keys.iter().filter(|key| waited.contains(key.subject())) {
        if timers::pass_any(&world.table, key).await.is_ok() {
            world.figures.did("timers brought forward", 1);
        }
    }
    for outcome in future::join_all(SCHEDULES.map(|name| invoke(world, name))).await {
        world.figures.did(if outcome { "schedules run" } else { "schedules that failed" }, 1);
    }
    Ok(keys.iter().map(|key| key.subject().to_owned()).collect())
}

async fn invoke(world: &World, schedule: &str) -> bool {
    world.api.invoke(schedule, &json!({})).await.is_ok()
}

/// What has a timer for any of `steps`, but for the deadlines of people.
pub(crate) async fn waiting(world: &World, steps: &[Step]) -> Result<Vec<Key>> {
    let ever = Timestamp::from_millis(i64::from(u32::MAX) * 1_000);
    let steps = steps.iter().filter(|step| !matches!(step, Step::OrdersTimeOut | Step::DisputesTimeOut));
    let places = steps.flat_map(|step| (0..DUE_SHARDS).map(move |shard| (*step, shard)));
    let found = places.map(async |(step, shard)| {
        let mut keys = world.table.due(step, shard, ever, TIMERS_MAX).await?;
        // The time to pay for an order is such a deadline, too.
        keys.retain(|key| step != Step::PaymentsSettle || key.kind() != "ORDER");
        Ok::<_, anyhow::Error>(keys)
    });
    Ok(future::try_join_all(found).await?.into_iter().flatten().collect())
}
