//! What the gateways do wrong: the faults of their simulator, some for one payment, some for whoever comes next.

use std::convert::Infallible;
use std::time::Duration;

use anyhow::Result;
use gateway_simulator::gateway::Gateway;
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::world::World;

/// Between two faults for whoever comes next.
const PAUSE: Duration = Duration::from_secs(2);
/// The most faults that one payment meets.
const OF_A_PAYMENT_MAX: u64 = 3;

/// What can happen to one payment, its refunds and its webhooks.
fn of_a_payment() -> Vec<Value> {
    vec![
        json!({ "on": "webhook", "do": "lose", "times": 1 }),
        json!({ "on": "webhook", "do": "delay", "ms": 4_000, "times": 1 }),
        json!({ "on": "webhook", "do": "duplicate", "copies": 3, "times": 2 }),
        json!({ "on": "webhook", "do": "forge", "times": 1 }),
        json!({ "on": "webhook", "do": "reorder", "ms": 4_000, "times": 1 }),
        json!({ "on": "transaction.verify", "do": "error", "times": 2 }),
        json!({ "on": "transaction.verify", "do": "close", "times": 1 }),
        json!({ "on": "transaction.verify", "do": "rate_limit", "times": 1 }),
        json!({ "on": "payment", "do": "declined", "times": 1 }),
        json!({ "on": "refund.create", "do": "error", "times": 1 }),
        json!({ "on": "refund.create", "do": "error_after", "times": 1 }),
        json!({ "on": "refund.create", "do": "close_after", "times": 1 }),
        json!({ "on": "refund.list", "do": "error", "times": 1 }),
        json!({ "on": "refund", "do": "pending", "times": 1 }),
    ]
}

/// What can happen to whoever comes next.
fn of_anybody() -> Vec<Value> {
    vec![
        json!({ "on": "transaction.initialize", "do": "error", "status": 503, "times": 2 }),
        json!({ "on": "transaction.initialize", "do": "error_after", "times": 1 }),
        json!({ "on": "transaction.initialize", "do": "hang_after", "ms": 4_000, "times": 1 }),
        json!({ "on": "transfer.create", "do": "error", "times": 1 }),
        json!({ "on": "transfer.create", "do": "error_after", "times": 1 }),
        json!({ "on": "transfer.create", "do": "close_after", "times": 1 }),
        json!({ "on": "transfer.create", "do": "rate_limit", "times": 2 }),
        json!({ "on": "transfer.verify", "do": "error", "times": 2 }),
        json!({ "on": "transfer", "do": "insufficient_balance", "times": 1 }),
        json!({ "on": "transfer", "do": "invisible", "ms": 3_000, "times": 1 }),
        json!({ "on": "transfer", "do": "pending", "times": 1 }),
        json!({ "on": "webhook", "do": "lose", "event": "transfer.success", "times": 1 }),
        json!({ "on": "webhook", "do": "duplicate", "event": "transfer.success", "copies": 2, "times": 1 }),
        json!({ "on": "*", "do": "slow", "ms": 1_500, "times": 3 }),
        json!({ "on": "*", "do": "close", "times": 1 }),
        json!({ "on": "*", "do": "rate_limit", "times": 2 }),
    ]
}

/// Puts up to a few faults in force for the payment `reference` at `gateway`.
pub(crate) async fn trouble(world: &World, dice: &Dice, gateway: Gateway, reference: &str) -> Result<()> {
    let all = of_a_payment();
    for _ in 0..dice.below(OF_A_PAYMENT_MAX + 1) {
        let mut fault = dice.pick(&all).clone();
        fault["gateway"] = json!(gateway);
        fault["reference"] = json!(reference);
        put(world, fault).await?;
    }
    Ok(())
}

/// Puts one fault after another in force, for ever.
pub(crate) async fn come_and_go(world: &World) -> Result<Infallible> {
    let (dice, all) = (Dice::new(world.seed, 0), of_anybody());
    loop {
        put(world, dice.pick(&all).clone()).await?;
        tokio::time::sleep(PAUSE).await;
    }
}

async fn put(world: &World, fault: Value) -> Result<()> {
    let text = |name: &str| fault[name].as_str().unwrap_or_default().to_owned();
    let what = format!("{:<24} {}", text("on"), text("do"));
    world.api.gateway.fault(fault).await?;
    *world.gateway_faults.borrow_mut().entry(what).or_default() += 1;
    Ok(())
}
