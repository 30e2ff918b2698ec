//! Flutterwave's books: to the kobo, and apart from Paystack's.

use gateway_simulator::{Gateway, books::EntryKind, control::payments::PayRequest};
use serde_json::{Value, json};

use super::shop::{AMOUNT, FLOAT, KEPT, PAYMENT, Shop, TRANSFER, transfer_body};

#[tokio::test]
async fn the_books_hold_every_movement_to_the_kobo() {
    let shop = Shop::new().await;
    let id = shop.paid(PAYMENT).await;
    shop.transfer(TRANSFER).await;
    let mut failing = transfer_body("pyt-2");
    failing["account_number"] = json!("9999999999");
    failing["amount"] = json!("4999.99");
    shop.post("/v3/transfers", &failing).await;
    shop.rest().await;
    shop.post(&format!("/v3/transactions/{id}/refund"), &json!({"amount": "7000.01"})).await;
    shop.fault(json!({"on": "refund", "do": "failed", "times": 1})).await;
    shop.post(&format!("/v3/transactions/{id}/refund"), &json!({"amount": 0.05})).await;
    shop.rest().await;

    let books = shop.merchant.control.books_at(Gateway::Flutterwave).await.expect("books");
    assert_eq!(books.gateway, "flutterwave");
    let kinds: Vec<EntryKind> = books.entries.iter().map(|entry| entry.kind).collect();
    assert_eq!(
        kinds,
        [
            EntryKind::TopUp,
            EntryKind::Charge,
            EntryKind::Transfer,
            EntryKind::TransferFee,
            EntryKind::Transfer,
            EntryKind::TransferFee,
            EntryKind::TransferReturned,
            EntryKind::TransferFeeReturned,
            EntryKind::Refund,
            EntryKind::Refund,
            EntryKind::RefundReturned,
        ]
    );
    let totals = books.totals["NGN"];
    assert_eq!((totals.topped_up, totals.charged, totals.charge_fees), (FLOAT, AMOUNT, KEPT));
    assert_eq!((totals.refunded, totals.transferred, totals.transfer_fees), (700_001, 2_250_000, 2_688));
    assert_eq!(totals.balance, FLOAT + AMOUNT - KEPT - 700_001 - 2_250_000 - 2_688);
    assert_eq!(books.balances["NGN"], totals.balance);
    let paystack = shop.merchant.control.books().await.expect("books");
    assert_eq!((paystack.gateway.as_str(), paystack.balances["NGN"]), ("paystack", FLOAT));
}

#[tokio::test]
async fn one_reference_at_both_gateways_is_two_payments() {
    let shop = Shop::new().await;
    shop.link(PAYMENT).await;
    shop.merchant.initialize(PAYMENT).await;
    let first = shop.merchant.control.pay(PAYMENT).await.expect("open");
    assert_eq!(first["gateway"], "paystack");
    let second = shop.merchant.control.pay_at(Gateway::Flutterwave, PAYMENT).await.expect("open");
    assert_eq!((&second["gateway"], &second["fees"]), (&json!("flutterwave"), &json!(KEPT)));
    let unknown = shop.merchant.control.pay_at(Gateway::Flutterwave, "pay-unknown").await.expect_err("404");
    assert!(unknown.to_string().contains("404"), "{unknown}");
}

#[tokio::test]
async fn a_tester_sees_and_moves_what_is_at_flutterwave() {
    let shop = Shop::new().await;
    shop.set(&json!({"settle_automatically": false})).await;
    let id = shop.paid(PAYMENT).await;
    shop.transfer(TRANSFER).await;
    let created = shop.post(&format!("/v3/transactions/{id}/refund"), &json!({"amount": 1})).await;
    let refund = created.body["data"]["id"].as_u64().expect("a number");
    for (kind, found) in [("payments", PAYMENT), ("transfers", TRANSFER), ("refunds", PAYMENT)] {
        let path = format!("/simulator/{kind}?gateway=flutterwave&reference={found}");
        let list: Value = shop.merchant.control.get(&path).await.expect("a list");
        assert_eq!(list[kind].as_array().map(Vec::len), Some(1), "{kind}");
        let paystack: Value = shop.merchant.control.get(&format!("/simulator/{kind}")).await.expect("a list");
        assert_eq!(paystack[kind], json!([]), "{kind}");
    }
    let moved = shop.merchant.control.move_transfer(TRANSFER, "failed").await.expect("new");
    assert_eq!((&moved["status"], &moved["changed"]), (&json!("FAILED"), &json!(true)));
    let error = shop.merchant.control.move_transfer(TRANSFER, "success").await.expect_err("failed");
    assert!(error.to_string().contains("409"), "{error}");
    let error = shop.merchant.control.move_transfer(TRANSFER, "otp").await.expect_err("no such outcome");
    assert!(error.to_string().contains("successful"), "{error}");
    shop.merchant.control.move_refund(refund, "processed").await.expect("taken on");
    assert_eq!(shop.get(&format!("/v3/refunds/{refund}")).await.body["data"]["status"], "completed-mpgs");
    shop.merchant.control.top_up_at(Gateway::Flutterwave, 500, "NGN").await.expect("positive");
    assert_eq!(shop.balance().await, FLOAT + AMOUNT - KEPT - 100 + 500);
}

#[tokio::test]
async fn what_flutterwave_does_not_do_is_said_so() {
    let shop = Shop::new().await;
    shop.link(PAYMENT).await;
    for (request, said) in [
        (PayRequest { outcome: Some("queued".to_owned()), ..PayRequest::default() }, "abandoned"),
        (PayRequest { card: Some("4084084084084081".to_owned()), ..PayRequest::default() }, "test card"),
        (PayRequest { currency: Some("EUR".to_owned()), ..PayRequest::default() }, "currency"),
    ] {
        let error = shop.merchant.control.pay_with(PAYMENT, &request).await.expect_err(said);
        assert!(error.to_string().contains(said), "{error}");
    }
    let otp = json!({"on": "transfer", "do": "otp", "gateway": "flutterwave"});
    let error = shop.merchant.control.fault(otp).await.expect_err("no OTP");
    assert!(error.to_string().contains("Flutterwave does not do"), "{error}");
}

#[tokio::test]
async fn a_reset_forgets_both_and_keeps_accounts() {
    let shop = Shop::new().await;
    shop.merchant.control.open_account("50211", "1111111111", "Ada Obi").await.expect("a bank");
    shop.paid(PAYMENT).await;
    shop.merchant.control.post::<Value>("/simulator/reset", &json!({})).await.expect("fresh");
    let books = shop.merchant.control.books_at(Gateway::Flutterwave).await.expect("books");
    assert!(books.entries.is_empty());
    let account = json!({"account_number": "1111111111", "account_bank": "090267"});
    assert_eq!(shop.post("/v3/accounts/resolve", &account).await.status, 200);
}
