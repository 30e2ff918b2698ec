//! State that lasts, and starts that fail with a reason.

use gateway_simulator::{Config, Simulator};
use serde_json::json;

use crate::support::{Inbox, Merchant, PAYMENT, SECRET, TRANSFER};

#[tokio::test]
async fn a_restart_keeps_everything_and_finishes_what_was_under_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let inbox = Inbox::open().await;
    let config = Config {
        state_file: Some(folder.path().join("simulator.json")),
        webhook_url: Some(inbox.url.clone()),
        starting_balance: 10_000_000,
        ..Config::for_tests(SECRET)
    };
    let merchant = Merchant::with(config.clone(), inbox.clone());
    merchant.paid(PAYMENT).await;
    merchant.rest().await;
    merchant.control.set(&json!({"transfer_after_ms": 60_000})).await.expect("a setting");
    merchant.control.open_account("044", "1111111111", "Ada Obi").await.expect("a bank");
    merchant.transfer(TRANSFER).await;
    let before = merchant.control.books().await.expect("books");
    merchant.simulator.stop();

    let config = Config { webhook_url: None, transfer_after_ms: None, ..config };
    let merchant = Merchant::with(config, inbox);
    assert_eq!(merchant.control.books().await.expect("books"), before, "no second float, nothing lost");
    assert_eq!(merchant.get("/bank/resolve?account_number=1111111111&bank_code=044").await.status, 200);
    assert_eq!(merchant.get(&format!("/transfer/verify/{TRANSFER}")).await.body["data"]["status"], "pending");
    merchant.control.settle().await.expect("settled");
    merchant.rest().await;
    assert_eq!(merchant.inbox.events(), ["charge.success", "transfer.success"]);
}

#[test]
fn a_start_that_cannot_work_says_why() {
    let taken = Simulator::start(Config::for_tests(SECRET)).expect("a free port");
    let address = taken.base_url.strip_prefix("http://").expect("an address").parse().expect("an address");
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("broken.json");
    std::fs::write(&broken, "{").expect("written");
    let good = Config::for_tests(SECRET);
    for (config, said) in [
        (Config { listen: address, ..good.clone() }, "cannot listen"),
        (Config { secret: "pk_test_x".to_owned(), ..good.clone() }, "sk_test_"),
        (Config { flutterwave_secret: "FLWPUBK_TEST-x".to_owned(), ..good.clone() }, "FLWSECK"),
        (Config { flutterwave_webhook_hash: String::new(), ..good.clone() }, "hash"),
        (Config { flutterwave_webhook_url: Some("nowhere".to_owned()), ..good.clone() }, "http"),
        (Config { webhook_url: Some("nowhere".to_owned()), ..good.clone() }, "http"),
        (Config { state_file: Some(broken), ..good }, "not usable"),
    ] {
        let error = Simulator::start(config).expect_err(said);
        assert!(error.to_string().contains(said), "{error}");
    }
}
