//! The books, after everything else. Run last and alone: `cargo xtask test` does.

use std::process::Command;
use std::time::Duration;

use gateway_simulator::gateway::Gateway;
use serde_json::Value;

use crate::world::{operator, world};

#[tokio::test]
#[ignore = "runs after all others"]
async fn the_ledger_equals_the_gateways_books_to_the_kobo() {
    let world = world().await;
    world.api.gateway.wait_until_idle(Duration::from_secs(60)).await.unwrap();
    world
        .api
        .wait_for("the ledger to equal the gateway's books", async || {
            let ledger = ledger(&world.api.stack.table_name);
            let mut equal = true;
            for gateway in [Gateway::Paystack, Gateway::Flutterwave] {
                let account = format!("gateway:{}", gateway.name());
                let ours = ledger["NGN"][&account].as_i64().unwrap_or_default();
                let books = world.api.gateway.books_at(gateway).await?;
                let top_ups: i64 =
                    serde_json::to_value(&books)?["totals"]["NGN"]["topped_up"].as_i64().unwrap_or_default();
                let theirs = books.balances.get("NGN").copied().unwrap_or_default() - top_ups;
                if ours != theirs {
                    println!("ledger {ours}, {gateway} {theirs}");
                }
                equal &= ours == theirs;
            }
            Ok(equal.then_some(()))
        })
        .await
        .unwrap();
    let ledger = ledger(&world.api.stack.table_name);
    for (currency, accounts) in ledger.as_object().unwrap() {
        let sum: i64 = accounts.as_object().unwrap().values().map(|balance| balance.as_i64().unwrap()).sum();
        assert_eq!(sum, 0, "the postings in {currency} do not add up to nothing");
        let suspense = accounts["suspense"].as_i64().unwrap_or_default();
        assert_eq!(suspense, 0, "money was left in suspense");
    }
    println!("the ledger: {ledger:#}");
}

#[tokio::test]
#[ignore = "runs after all others"]
async fn no_message_is_left_in_a_dead_letter_queue() {
    let world = world().await;
    for (name, url) in &world.api.stack.queues {
        if !name.ends_with("-dlq") {
            continue;
        }
        let peek = format!("{}/_ministack/sqs/messages", world.api.stack.aws_endpoint);
        let response = reqwest::Client::new().get(peek).query(&[("QueueUrl", url)]).send().await.unwrap();
        let found: Value = response.json().await.unwrap();
        let messages: Vec<&Value> = found["messages"]
            .as_array()
            .into_iter()
            .flatten()
            // A report that the gateway does not stand by belongs there: an operator should look at it.
            .filter(|message| !message.to_string().contains("gateway.charge_reported"))
            .collect();
        assert!(messages.is_empty(), "{name} holds {messages:?}");
    }
}

fn ledger(table: &str) -> Value {
    let output = Command::new(operator())
        .args(["ledger", "--json", "--days", "2"])
        .env("TABLE_NAME", table)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}
