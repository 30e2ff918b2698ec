//! Disputes: opened by a customer, answered by the merchant or not, and what they do to the money.

use gateway_simulator::{
    books::EntryKind,
    control::disputes::DisputeRequest,
    paystack::rules::disputes::{DisputeStatus, Resolution},
};
use serde_json::{Value, json};

use crate::{
    shape::{assert_same_shape, fixture},
    support::{Answer, Merchant, PAYMENT},
};

async fn resolve(merchant: &Merchant, id: u64, resolution: &str, refund_amount: i64) -> Answer {
    let mut body = fixture("paystack_dispute_resolve_request");
    body["resolution"] = json!(resolution);
    body["refund_amount"] = json!(refund_amount);
    merchant.put(&format!("/dispute/{id}/resolve"), &body).await
}

async fn transaction_status(merchant: &Merchant) -> Value {
    merchant.get(&format!("/transaction/verify/{PAYMENT}")).await.body["data"]["status"].clone()
}

#[tokio::test]
async fn a_dispute_is_told_listed_and_fetched_in_its_shapes() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    let dispute = merchant.control.open_dispute(PAYMENT).await.expect("a paid payment");
    assert_eq!((dispute.status, dispute.refund_amount), (DisputeStatus::AwaitingMerchantFeedback, 2_500_000));
    merchant.rest().await;
    let told = merchant.inbox.only("charge.dispute.create");
    assert_same_shape("paystack_charge_dispute_create", &told, &[]);
    assert_eq!(told["data"]["transaction"]["reference"], PAYMENT);

    let listed = merchant.get("/dispute?status=awaiting-merchant-feedback&from=2000-01-01").await;
    assert_same_shape("paystack_dispute_list_response", &listed.body, &[]);
    assert_eq!(merchant.get("/dispute?status=resolved").await.body["data"], json!([]));
    assert_eq!(merchant.get("/dispute?to=2000-01-01").await.body["meta"]["total"], 0);
    let fetched = merchant.get(&format!("/dispute/{}", dispute.id)).await;
    assert_same_shape("paystack_dispute_fetch_response", &fetched.body, &[]);
    let of_transaction = merchant.get(&format!("/dispute/transaction/{}", dispute.transaction_id)).await;
    assert_same_shape("paystack_dispute_transaction_response", &of_transaction.body, &[]);
    assert_eq!(merchant.balance().await, 10_000_000 + 2_452_500, "nothing is held");
    for path in ["/dispute/1", "/dispute/transaction/1", "/dispute/1/upload_url?upload_filename=a.pdf"] {
        assert_eq!(merchant.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn an_accepted_dispute_takes_its_amount_and_reverses_the_payment() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    let before = merchant.balance().await;
    let dispute = merchant.control.open_dispute(PAYMENT).await.expect("a paid payment");
    let answer = resolve(&merchant, dispute.id, "merchant-accepted", 2_500_000).await;
    assert_eq!((answer.status, answer.message()), (200, "Dispute successfully resolved"));
    assert_same_shape("paystack_dispute_resolve_response", &answer.body, &[]);
    merchant.rest().await;

    assert_eq!(merchant.balance().await, before - 2_500_000);
    assert_eq!(transaction_status(&merchant).await, "reversed");
    let told = merchant.inbox.only("charge.dispute.resolve");
    assert_eq!(told["data"]["resolution"], "merchant-accepted");
    assert_eq!(told["data"]["transaction"]["status"], "reversed");
    let books = merchant.control.books().await.expect("books");
    assert_eq!(books.totals["NGN"].charged_back, 2_500_000);
    assert_eq!(books.entries.last().map(|entry| entry.kind), Some(EntryKind::Chargeback));
    let ledger = merchant.get("/balance/ledger?perPage=1").await;
    assert_eq!(ledger.body["data"][0]["difference"], -2_500_000);

    let again = resolve(&merchant, dispute.id, "declined", 0).await;
    assert_eq!((again.status, again.message()), (400, "Dispute is not awaiting merchant feedback"));
    let refund = merchant.post("/refund", &json!({"transaction": PAYMENT})).await;
    assert_eq!(refund.message(), "Transaction has been fully reversed");
}

#[tokio::test]
async fn a_declined_dispute_with_evidence_costs_nothing() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    let before = merchant.balance().await;
    let dispute = merchant.control.open_dispute(PAYMENT).await.expect("a paid payment");
    let upload = merchant.get(&format!("/dispute/{}/upload_url?upload_filename=note.pdf", dispute.id)).await;
    assert_same_shape("paystack_dispute_upload_url_response", &upload.body, &[]);
    let evidence = fixture("paystack_dispute_evidence_request");
    let said = merchant.post(&format!("/dispute/{}/evidence", dispute.id), &evidence).await;
    assert_eq!(said.status, 200);
    assert_same_shape("paystack_dispute_evidence_response", &said.body, &[]);

    resolve(&merchant, dispute.id, "declined", 0).await;
    merchant.rest().await;
    assert_eq!((merchant.balance().await, transaction_status(&merchant).await), (before, json!("success")));
    let told = merchant.inbox.only("charge.dispute.resolve");
    assert_eq!(told["data"]["resolution"], "declined");
    assert_eq!(told["data"]["evidence"]["customer_name"], "Ngozi Eze");
}

#[tokio::test]
async fn silence_is_reminded_of_and_then_accepts() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    let before = merchant.balance().await;
    let request = DisputeRequest {
        reference: PAYMENT.to_owned(),
        amount: Some(1_000_000),
        due_after_ms: Some(100),
        ..DisputeRequest::default()
    };
    let dispute = merchant.control.open_dispute_with(&request).await.expect("a paid payment");
    while merchant.control.disputes().await.expect("disputes")[0].resolution.is_none() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    merchant.rest().await;
    let found = &merchant.control.disputes().await.expect("disputes")[0];
    assert_eq!((found.id, found.resolution), (dispute.id, Some(Resolution::AutoAccepted)));
    assert_eq!(merchant.balance().await, before - 1_000_000);
    let reminded = merchant.inbox.only("charge.dispute.remind");
    assert_same_shape("paystack_charge_dispute_remind", &reminded, &[]);
    let resolved = merchant.inbox.only("charge.dispute.resolve");
    assert_same_shape("paystack_charge_dispute_resolve", &resolved, &[]);
    assert_eq!(resolved["data"]["refund_amount"], 1_000_000);
}

#[tokio::test]
async fn a_hand_decides_and_contradictions_are_conflicts() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    let request =
        DisputeRequest { reference: PAYMENT.to_owned(), reviewed: true, ..DisputeRequest::default() };
    let id = merchant.control.open_dispute_with(&request).await.expect("a paid payment").id;
    let error = merchant.control.open_dispute(PAYMENT).await.expect_err("one is open");
    assert!(error.to_string().contains("409"), "{error}");
    merchant.control.move_dispute(id, "remind").await.expect("it waits");

    let declined = resolve(&merchant, id, "declined", 0).await;
    assert_eq!(declined.body["data"]["status"], "awaiting-bank-feedback");
    assert!(merchant.control.move_dispute(id, "remind").await.is_err(), "it is with the bank");
    let lost = merchant.control.move_dispute(id, "lost").await.expect("undecided");
    assert_eq!((&lost["changed"], &lost["resolution"]), (&json!(true), &json!("merchant-accepted")));
    let repeated = merchant.control.move_dispute(id, "lost").await.expect("a repeat");
    assert_eq!(repeated["changed"], false);
    let error = merchant.control.move_dispute(id, "won").await.expect_err("lost");
    assert!(error.to_string().contains("409"), "{error}");
    for (reference, said) in [("pay-unknown", "404"), ("", "reference")] {
        let error = merchant.control.open_dispute(reference).await.expect_err(said);
        assert!(error.to_string().contains(said), "{error}");
    }
    merchant.rest().await;
    let events = merchant.inbox.events();
    assert_eq!(
        events,
        ["charge.success", "charge.dispute.create", "charge.dispute.remind", "charge.dispute.resolve"]
    );
}

#[tokio::test]
async fn an_answer_can_be_lost_after_its_effect() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    let id = merchant.control.open_dispute(PAYMENT).await.expect("a paid payment").id;
    let fault = json!({"on": "dispute.resolve", "do": "error_after", "status": 503, "reference": PAYMENT});
    merchant.control.fault(fault).await.expect("a fault");
    assert_eq!(resolve(&merchant, id, "merchant-accepted", 2_500_000).await.status, 503);
    assert_eq!(merchant.get(&format!("/dispute/{id}")).await.body["data"]["status"], "resolved");
}
