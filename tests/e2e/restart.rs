//! The stack is stopped and started again, as `cargo xtask down` and `up` do: it goes on where it was. In two parts, each of
//! its own process; between them, `cargo xtask test` restarts the stack.

use std::path::PathBuf;
use std::time::Duration;

use journey::Person;
use serde_json::{Value, json};

use crate::world::{shop, world};

const RELAY: &str = "platform-outbox-relay";
/// How long the gateway may take until all webhooks are delivered.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the first part leaves to the second.
fn left() -> PathBuf {
    PathBuf::from(std::env::var("HOMIFY_STACK_FILE").unwrap()).with_file_name("restart.json")
}

#[tokio::test]
#[ignore = "runs before the restart"]
async fn before_it_a_payment_is_reported_and_not_relayed() {
    let shop = shop().await;
    let sold = shop.order(1).await;
    shop.api.listen(RELAY, false).await.unwrap();
    shop.api.gateway.pay(&sold.reference).await.unwrap();
    shop.api.gateway.wait_until_idle(PATIENCE).await.unwrap();
    let (email, password) = (&shop.buyer.email, &shop.buyer.password);
    let left_behind = json!({ "email": email, "password": password, "order": sold.order_id });
    std::fs::write(left(), left_behind.to_string()).unwrap();
}

#[tokio::test]
#[ignore = "runs after the restart"]
async fn after_it_what_was_not_relayed_is_and_new_orders_are_paid() {
    let left_behind: Value = serde_json::from_slice(&std::fs::read(left()).unwrap()).unwrap();
    let text = |name: &str| left_behind[name].as_str().unwrap();
    let world = world().await;
    let buyer = Person::log_in(&world.api, text("email"), text("password")).await.unwrap();
    let order = buyer.get(&format!("/orders/{}", text("order"))).await.unwrap().success().unwrap();
    assert_eq!(order["status"], "pending_payment", "nothing relays yet");
    world.api.listen(RELAY, true).await.unwrap();
    buyer.wait_for_order(text("order"), "/status", "paid").await.unwrap();
    shop().await.paid_order().await;
}
