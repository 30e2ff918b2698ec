//! What happened, in numbers.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::Result;

use crate::kinds::words;
use crate::story::Story;
use crate::world::World;

/// Counts by what is counted.
pub(crate) type Counts = BTreeMap<String, u64>;

/// What the program itself counts.
#[derive(Default)]
pub(crate) struct Figures {
    requests: RefCell<Counts>,
    repeated: RefCell<Counts>,
    operator: RefCell<Counts>,
}

impl Figures {
    /// A client sent a request.
    pub(crate) fn request(&self) {
        count(&self.requests, "sent", 1);
    }

    /// A client repeats a request, for this reason.
    pub(crate) fn repeat(&self, why: &str) {
        count(&self.repeated, why, 1);
    }

    /// What was done around the journeys.
    pub(crate) fn did(&self, what: &str, times: u64) {
        count(&self.operator, what, times);
    }

    /// Prints everything.
    pub(crate) async fn print(&self, world: &World, stories: &[Story<'_>], took: Duration) -> Result<()> {
        let mut ends = Counts::new();
        for story in stories {
            for (_, _, found) in drain_states(world, story).await? {
                *ends.entry(format!("{:<24} {found}", story.kind.to_string())).or_default() += 1;
            }
        }
        println!("seed {}, {} journeys, {} seconds", world.seed, stories.len(), took.as_secs());
        print("orders by kind of journey and end", &ends);
        print("requests by clients", &self.requests.borrow());
        print("repeated by clients, after", &self.repeated.borrow());
        print("calls of the functions", &world.cloud_faults.calls().await?);
        print("of these failed", &world.cloud_faults.fired().await?);
        print("faults of the gateways", &world.gateway_faults.borrow());
        print("around the journeys", &self.operator.borrow());
        Ok(())
    }
}

async fn drain_states(world: &World, story: &Story<'_>) -> Result<Vec<(usize, String, String)>> {
    let mut found = Vec::new();
    for (index, order) in story.order_ids().iter().enumerate() {
        let state = world.order(order).await?;
        found.push((index, order.clone(), words(crate::kinds::state(&state))));
    }
    Ok(found)
}

fn count(counts: &RefCell<Counts>, what: &str, times: u64) {
    *counts.borrow_mut().entry(what.to_owned()).or_default() += times;
}

fn print(title: &str, counts: &Counts) {
    println!("{title}: {}", counts.values().sum::<u64>());
    for (what, times) in counts {
        println!("  {times:>7}  {what}");
    }
}
