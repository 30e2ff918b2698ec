//! The books, after everything else. Run last and alone: `cargo xtask test` does.

use std::process::Command;
use std::time::Duration;

use gateway_simulator::gateway::Gateway;
use journey::Stack;
use serde_json::{Value, json};

use crate::world::{World, operator, random, world};

#[tokio::test]
#[ignore = "runs after all others"]
async fn the_ledger_equals_the_gateways_books_to_the_kobo() {
    let world = world().await;
    world.api.gateway.wait_until_idle(Duration::from_secs(60)).await.unwrap();
    world
        .api
        .wait_for("the ledger to equal the gateway's books", async || {
            let ledger = ledger(&world.api.stack);
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
    let ledger = ledger(&world.api.stack);
    for (currency, accounts) in ledger.as_object().unwrap() {
        let sum: i64 = accounts.as_object().unwrap().values().map(|balance| balance.as_i64().unwrap()).sum();
        assert_eq!(sum, 0, "the postings in {currency} do not add up to nothing");
        let suspense = accounts["suspense"].as_i64().unwrap_or_default();
        assert_eq!(suspense, 0, "money was left in suspense");
    }
    println!("the ledger: {ledger:#}");
}

/// How long a look at all that hundreds of journeys left may take the emulator.
const ALL_OF_IT: Duration = Duration::from_secs(10 * 60);

#[tokio::test]
#[ignore = "runs after all others"]
async fn the_comparison_with_the_gateway_and_an_audit_find_nothing() {
    let world = world().await;
    world.api.gateway.wait_until_idle(Duration::from_secs(60)).await.unwrap();
    world.api.invoke("books-reconcile", &json!({})).await.unwrap();
    world
        .api
        .wait_within(ALL_OF_IT, "all parts of the comparison", async || {
            let waiting = waiting(&world, "books-reconcile-page").await;
            // A drift, here the float, is looked at for ten minutes before it is one.
            Ok(waiting
                .iter()
                .all(|message| message.to_string().contains("gateway.balance_due"))
                .then_some(()))
        })
        .await
        .unwrap();
    let days = json!({ "from": today(&world).back(1), "to": today(&world) });
    let audit = world.admin.post("/admin/audits", &days).await.unwrap().success().unwrap();
    let path = format!("/admin/audits/{}", audit["id"].as_str().unwrap());
    let ended = world
        .api
        .wait_within(ALL_OF_IT, "the audit", async || {
            let audit = world.admin.get(&path).await?.success()?;
            Ok((!audit["finished_at"].is_null()).then_some(audit))
        })
        .await
        .unwrap();
    assert!(ended["entries"].as_u64() > Some(0), "{ended}");
    let list = world.admin.get("/admin/reconciliation?limit=100").await.unwrap().success().unwrap();
    let found = list["items"].as_array().unwrap().iter().filter(|found| found["kind"] != "drift");
    assert_eq!(found.collect::<Vec<_>>(), Vec::<&Value>::new());
}

/// What waits in the queue of `step`, on time or later.
async fn waiting(world: &World, step: &str) -> Vec<Value> {
    let (_, url) = world.api.stack.queues.iter().find(|(name, _)| name.ends_with(step)).unwrap();
    world.api.messages(url).await.unwrap()
}

fn today(world: &World) -> domain::Day {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    world.table.zone().day_of(domain::Timestamp::from_millis(i64::try_from(now.as_millis()).unwrap()))
}

#[tokio::test]
#[ignore = "runs after all others"]
async fn the_export_has_every_posting_and_adds_up_to_nothing() {
    let world = world().await;
    let today = today(&world);
    let folder = std::env::temp_dir().join(format!("homify-export-{}", random()));
    std::fs::create_dir(&folder).unwrap();
    let file = folder.join("ledger.csv");
    let output = Command::new(operator())
        .args(["ledger", "--from", &today.back(1).to_string(), "--to", &today.to_string(), "--export"])
        .arg(&file)
        .env("TABLE_NAME", &world.api.stack.table_name)
        .env("MARKET_TIME_ZONE", &world.api.stack.outputs["MarketTimeZone"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("day,at,entity,action,debit,credit,amount,currency"));
    let asset = "gateway:paystack";
    let mut balance = 0;
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let amount: i64 = fields[6].parse().unwrap();
        balance += if fields[4] == asset { amount } else { 0 } - if fields[5] == asset { amount } else { 0 };
    }
    assert_eq!(balance, ledger(&world.api.stack)["NGN"][asset].as_i64().unwrap_or_default());
}

#[tokio::test]
#[ignore = "runs after all others"]
async fn no_message_is_left_in_a_dead_letter_queue() {
    let world = world().await;
    for (name, url) in &world.api.stack.queues {
        if !name.ends_with("-dlq") {
            continue;
        }
        let mut messages = world.api.messages(url).await.unwrap();
        // A report that the gateway does not stand by belongs there: an operator should look at it.
        messages.retain(|message| !message.to_string().contains("gateway.charge_reported"));
        assert!(messages.is_empty(), "{name} holds {messages:?}");
    }
}

fn ledger(stack: &Stack) -> Value {
    let output = Command::new(operator())
        .args(["ledger", "--json", "--days", "2"])
        .env("TABLE_NAME", &stack.table_name)
        .env("MARKET_TIME_ZONE", &stack.outputs["MarketTimeZone"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}
