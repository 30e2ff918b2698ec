//! Every answer and every webhook has the shape of its fixture.

use gateway_simulator::control::payments::PayRequest;
use serde_json::{Value, json};

use crate::{
    shape::{assert_same_shape, fixture},
    support::{Answer, Merchant, PAYMENT, SECRET, TRANSFER, transfer_body},
};

/// What the merchant sent itself.
const METADATA: &str = ".data.metadata";

#[tokio::test]
async fn a_payment_is_initialised_and_its_reference_used_up() {
    let merchant = Merchant::new().await;
    let request = fixture("paystack_transaction_initialize_request");
    let answer = merchant.post("/transaction/initialize", &request).await;
    assert_eq!(answer.status, 200);
    assert_same_shape("paystack_transaction_initialize_response", &answer.body, &[]);
    assert_eq!(answer.body["data"]["reference"], request["reference"]);

    let again = merchant.post("/transaction/initialize", &request).await;
    assert_eq!((again.status, again.message()), (400, "Duplicate Transaction Reference"));
    assert_same_shape("paystack_transaction_initialize_error_duplicate_reference", &again.body, &[]);
    assert_eq!(again.body["code"], "duplicate_reference");
}

#[tokio::test]
async fn a_payment_without_an_email_is_refused_as_documented() {
    let merchant = Merchant::new().await;
    let answer = merchant.post("/transaction/initialize", &json!({"amount": 5_000})).await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.body, fixture("paystack_transaction_initialize_error_missing_params"));
}

#[tokio::test]
async fn verify_shows_each_status_in_its_shape() {
    let merchant = Merchant::new().await;
    merchant.initialize(PAYMENT).await;
    let path = format!("/transaction/verify/{PAYMENT}");
    let fresh = merchant.get(&path).await;
    assert_eq!((fresh.status, &fresh.body["data"]["status"]), (200, &json!("abandoned")));
    assert_same_shape("paystack_transaction_verify_abandoned", &fresh.body, &[METADATA]);

    for outcome in ["ongoing", "pending", "processing", "queued", "declined"] {
        let request = PayRequest { outcome: Some(outcome.to_owned()), ..PayRequest::default() };
        merchant.control.pay_with(PAYMENT, &request).await.expect("open");
        let answer = merchant.get(&path).await;
        let status = if outcome == "declined" { "failed" } else { outcome };
        assert_eq!(answer.body["data"]["status"], status);
        assert_same_shape(&format!("paystack_transaction_verify_{status}"), &answer.body, &[METADATA]);
    }

    merchant.control.pay(PAYMENT).await.expect("open");
    let paid = merchant.get(&path).await;
    assert_same_shape("paystack_transaction_verify_success", &paid.body, &[METADATA]);
    assert_eq!(paid.body["data"]["fees"], 47_500);
    assert_eq!(paid.body["data"]["paid_at"], paid.body["data"]["paidAt"]);
    assert!(paid.body["data"]["id"].as_u64() > Some(5_000_000_000));
    assert_eq!(paid.body["data"]["domain"], "test");
}

#[tokio::test]
async fn no_metadata_comes_back_as_an_empty_string() {
    let merchant = Merchant::new().await;
    let body = json!({
        "email": "ngozi.eze@example.com", "amount": 2_500_000, "reference": PAYMENT,
        "first_name": "Ngozi", "last_name": "Eze", "phone": "+2348012345678"
    });
    merchant.post("/transaction/initialize", &body).await;
    merchant.control.pay(PAYMENT).await.expect("open");
    let answer = merchant.get(&format!("/transaction/verify/{PAYMENT}")).await;
    assert_same_shape("paystack_transaction_verify_success_empty_metadata", &answer.body, &[]);
    assert_eq!(answer.body["data"]["metadata"], "");
}

#[tokio::test]
async fn an_underpayment_shows_what_was_asked_and_what_was_paid() {
    let merchant = Merchant::new().await;
    merchant.initialize(PAYMENT).await;
    let request = PayRequest { amount: Some(2_400_000), ..PayRequest::default() };
    merchant.control.pay_with(PAYMENT, &request).await.expect("open");
    let answer = merchant.get(&format!("/transaction/verify/{PAYMENT}")).await;
    assert_same_shape("paystack_transaction_verify_underpaid_amount_mismatch", &answer.body, &[METADATA]);
    let data = &answer.body["data"];
    assert_eq!((&data["amount"], &data["requested_amount"]), (&json!(2_400_000), &json!(2_500_000)));
}

#[tokio::test]
async fn unknown_things_are_not_found_in_their_own_ways() {
    let merchant = Merchant::new().await;
    let transaction = merchant.get("/transaction/verify/pay-unknown").await;
    assert_eq!(transaction.status, 400);
    assert_eq!(transaction.body, fixture("paystack_transaction_verify_not_found"));

    let transfer = merchant.get("/transfer/verify/pyt-unknown-000000").await;
    assert_eq!((transfer.status, transfer.body), (404, fixture("paystack_transfer_verify_not_found")));

    for (path, message) in [
        ("/transfer/TRF_unknown", "Transfer ID/code specified is invalid."),
        ("/refund/1", "Refund not found"),
        ("/nowhere", "Endpoint not found"),
    ] {
        let answer = merchant.get(path).await;
        assert_eq!(
            (answer.status, answer.body),
            (404, json!({"status": false, "message": message})),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_bad_key_is_refused_without_further_words() {
    let merchant = Merchant::new().await;
    let url = format!("{}/balance", merchant.simulator.base_url);
    for (authorization, message) in [
        (None, "No Authorization Header was found"),
        (Some("Basic abc".to_owned()), "Format is Authorization Bearer [secret key]"),
        (Some("Bearer sk_test_other".to_owned()), "Invalid key"),
    ] {
        let mut request = merchant.http.get(&url);
        if let Some(authorization) = authorization {
            request = request.header("authorization", authorization);
        }
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status(), 401);
        let body: Value = response.json().await.expect("JSON");
        assert_eq!(body, json!({"status": false, "message": message}));
    }
    assert_eq!(merchant.http.get(&url).bearer_auth(SECRET).send().await.expect("an answer").status(), 200);
}

#[tokio::test]
async fn a_body_that_is_no_json_object_is_refused() {
    let merchant = Merchant::new().await;
    for body in [json!([1]), json!("x")] {
        let answer = merchant.post("/transfer", &body).await;
        assert_eq!((answer.status, &answer.body["status"]), (400, &json!(false)));
    }
}

#[tokio::test]
async fn payments_are_listed_newest_first_by_page_and_status() {
    let merchant = Merchant::new().await;
    for number in 0..3 {
        merchant.initialize(&format!("{PAYMENT}-{number}")).await;
    }
    merchant.control.pay(&format!("{PAYMENT}-1")).await.expect("open");
    let page = merchant.get("/transaction?perPage=2&page=1").await;
    let references: Vec<&Value> =
        page.body["data"].as_array().expect("a list").iter().map(|item| &item["reference"]).collect();
    assert_eq!(references, [&json!(format!("{PAYMENT}-2")), &json!(format!("{PAYMENT}-1"))]);
    assert_eq!(page.body["meta"], json!({"total": 3, "skipped": 0, "perPage": 2, "page": 1, "pageCount": 2}));
    let paid = merchant.get("/transaction?status=success").await;
    assert_eq!(paid.body["data"].as_array().map(Vec::len), Some(1));
    let later = merchant.get("/transaction?from=2999-01-01").await;
    assert_eq!(later.body["data"], json!([]));
}

#[tokio::test]
async fn every_list_reaches_from_a_day_to_a_day_and_says_how_many_pages_it_has() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    merchant.transfer(TRANSFER).await;
    merchant.post("/refund", &json!({"transaction": PAYMENT, "amount": 1_000_000})).await;
    for (path, total) in [("/transaction", 1), ("/transfer", 1), ("/refund", 1), ("/balance/ledger", 5)] {
        let all = merchant.get(&format!("{path}?from=2000-01-01&to=2999-12-31&perPage=1&page=1")).await;
        let meta = json!({"total": total, "skipped": 0, "perPage": 1, "page": 1, "pageCount": total});
        assert_eq!(all.body["meta"], meta, "{path}");
        for none in ["from=2999-01-01", "to=2000-01-01"] {
            let answer = merchant.get(&format!("{path}?{none}")).await;
            assert_eq!((answer.status, &answer.body["data"]), (200, &json!([])), "{path}?{none}");
            assert_eq!(answer.body["meta"]["total"], 0, "{path}?{none}");
        }
    }
}

#[tokio::test]
async fn banks_are_listed_with_codes_that_keep_their_zeros() {
    let merchant = Merchant::new().await;
    let page = merchant.get("/bank?country=nigeria&perPage=4").await;
    assert_same_shape("paystack_bank_list_response", &page.body, &[]);
    let mut codes = Vec::new();
    let mut next = String::new();
    loop {
        let page = merchant.get(&format!("/bank?currency=NGN&perPage=10&next={next}")).await;
        for bank in page.body["data"].as_array().expect("banks") {
            codes.push(bank["code"].as_str().expect("a string").to_owned());
        }
        match page.body["meta"]["next"].as_str() {
            Some(cursor) => next = cursor.to_owned(),
            None => break,
        }
    }
    assert!(codes.contains(&"058".to_owned()) && codes.contains(&"999992".to_owned()));
    assert!(codes.len() > 30);
    assert_eq!(merchant.get("/bank?country=ghana").await.body["data"], json!([]));
}

#[tokio::test]
async fn an_account_is_resolved_only_if_it_exists() {
    let merchant = Merchant::new().await;
    let found = merchant.get("/bank/resolve?account_number=0123456789&bank_code=058").await;
    assert_eq!(found.body, fixture("paystack_bank_resolve_response"));
    let unknown = merchant.get("/bank/resolve?account_number=0123456789&bank_code=044").await;
    assert_eq!((unknown.status, unknown.body), (422, fixture("paystack_bank_resolve_error")));
    assert_eq!(merchant.get("/bank/resolve?bank_code=044").await.message(), "Account number is required");

    merchant.control.open_account("044", "0123456789", "Ada Obi").await.expect("a bank");
    let opened = merchant.get("/bank/resolve?account_number=0123456789&bank_code=044").await;
    assert_eq!(opened.body["data"]["account_name"], "ADA OBI");
}

#[tokio::test]
async fn a_recipient_is_created_once_per_account() {
    let merchant = Merchant::new().await;
    let request = fixture("paystack_transferrecipient_create_request");
    let first = merchant.post("/transferrecipient", &request).await;
    assert_eq!(first.status, 201);
    assert_same_shape("paystack_transferrecipient_create_response", &first.body, &[]);
    let second = merchant.post("/transferrecipient", &request).await;
    assert_eq!((second.status, &second.body["data"]), (200, &first.body["data"]));
}

#[tokio::test]
async fn a_transfer_is_initiated_verified_and_fetched() {
    let merchant = Merchant::new().await;
    let answer = merchant.transfer(TRANSFER).await;
    assert_eq!((answer.status, &answer.body["data"]["status"]), (200, &json!("pending")));
    assert_same_shape("paystack_transfer_initiate_response_pending", &answer.body, &[]);
    merchant.rest().await;

    let verified = merchant.get(&format!("/transfer/verify/{TRANSFER}")).await;
    assert_eq!(verified.body["data"]["status"], "success");
    assert_same_shape("paystack_transfer_verify_success", &verified.body, &[]);
    assert_eq!(verified.body["data"]["fee_charged"], 2_500);

    let code = verified.body["data"]["transfer_code"].as_str().expect("a code");
    let id = verified.body["data"]["id"].as_u64().expect("a number");
    for path in [format!("/transfer/{code}"), format!("/transfer/{id}")] {
        assert_eq!(merchant.get(&path).await.body["data"], verified.body["data"]);
    }
    let list = merchant.get("/transfer?status=success").await;
    assert_eq!(list.body["data"], json!([verified.body["data"]]));
}

#[tokio::test]
async fn each_course_of_a_transfer_has_its_shape() {
    for (course, first, last) in [
        ("success_at_once", "success", "success"),
        ("failed", "pending", "failed"),
        ("reversed", "pending", "reversed"),
        ("pending", "pending", "pending"),
        ("received", "received", "received"),
        ("rejected", "received", "rejected"),
    ] {
        let merchant = Merchant::new().await;
        merchant.control.fault(json!({"on": "transfer", "do": course})).await.expect("a course");
        let initiated = merchant.transfer(TRANSFER).await;
        assert_eq!(initiated.body["data"]["status"], first, "{course}");
        assert_same_shape(&format!("paystack_transfer_initiate_response_{first}"), &initiated.body, &[]);
        merchant.rest().await;
        let verified = merchant.get(&format!("/transfer/verify/{TRANSFER}")).await;
        assert_eq!(verified.body["data"]["status"], last, "{course}");
        assert_same_shape(&format!("paystack_transfer_verify_{last}"), &verified.body, &[]);
    }
}

#[tokio::test]
async fn an_otp_is_asked_for_and_finalised() {
    let merchant = Merchant::new().await;
    merchant.control.fault(json!({"on": "transfer", "do": "otp", "times": 1})).await.expect("a course");
    let initiated = merchant.transfer(TRANSFER).await;
    assert_eq!(initiated.message(), "Transfer requires OTP to continue");
    assert_same_shape("paystack_transfer_initiate_response_otp", &initiated.body, &[]);
    let waiting = merchant.get(&format!("/transfer/verify/{TRANSFER}")).await;
    assert_same_shape("paystack_transfer_verify_otp", &waiting.body, &[]);

    let mut request = fixture("paystack_transfer_finalize_request");
    request["transfer_code"] = initiated.body["data"]["transfer_code"].clone();
    let finalised = merchant.post("/transfer/finalize_transfer", &request).await;
    assert_eq!(finalised.body["data"]["status"], "pending");
    merchant.rest().await;
    assert_eq!(merchant.get(&format!("/transfer/verify/{TRANSFER}")).await.body["data"]["status"], "success");
}

#[tokio::test]
async fn transfers_are_refused_as_documented() {
    let merchant = Merchant::new().await;
    let recipient = merchant.recipient().await;
    let send = async |change: fn(&mut Value)| -> Answer {
        let mut body = transfer_body(&recipient, TRANSFER);
        change(&mut body);
        merchant.post("/transfer", &body).await
    };
    let invalid = send(|body| body["recipient"] = json!("RCP_unknown")).await;
    assert_eq!(
        (invalid.status, invalid.body),
        (400, fixture("paystack_transfer_initiate_error_invalid_recipient"))
    );
    let poor = send(|body| body["amount"] = json!(10_000_000)).await;
    assert_eq!(
        (poor.status, poor.body),
        (400, fixture("paystack_transfer_initiate_error_insufficient_balance"))
    );
    for (change, message) in [
        (
            (|body| body["reference"] = json!("PYT-01H8Z4Q2K7-01")) as fn(&mut Value),
            "Your reference contains illegal special characters",
        ),
        (|body| body["reference"] = json!("pyt-short"), "Reference must be between 16 and 50 characters"),
        (|body| body["source"] = json!("card"), "Source must be balance"),
        (|body| body["amount"] = json!("22500.00"), "Amount must be an integer"),
    ] {
        let answer = send(change).await;
        assert_eq!((answer.status, answer.message()), (400, message));
    }
    assert_eq!(send(|_| {}).await.status, 200);
    let again = send(|_| {}).await;
    assert_eq!((again.status, &again.body["code"]), (400, &json!("duplicate_transfer_reference")));
    assert_eq!(again.message(), "Please provide a unique reference. Reference already exists on a transfer");
}

#[tokio::test]
async fn a_refund_shows_its_transaction_as_an_object_then_as_a_number() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    let mut request = fixture("paystack_refund_create_request");
    request["transaction"] = json!(PAYMENT);
    let created = merchant.post("/refund", &request).await;
    assert_eq!((created.status, created.message()), (200, "Refund has been queued for processing"));
    assert_same_shape("paystack_refund_create_response", &created.body, &[]);
    assert_eq!(created.body["data"]["amount"], 1_000_000);
    merchant.rest().await;

    let id = created.body["data"]["id"].as_u64().expect("a number");
    let fetched = merchant.get(&format!("/refund/{id}")).await;
    assert_same_shape("paystack_refund_fetch_response", &fetched.body, &[]);
    assert_eq!(fetched.body["data"]["status"], "processed");

    let transaction_id = fetched.body["data"]["transaction"].as_u64().expect("a number");
    let mut listed = merchant.get(&format!("/refund?transaction={transaction_id}")).await.body;
    assert_eq!(listed["meta"]["total"], 1);
    listed.as_object_mut().expect("an object").remove("meta");
    assert_same_shape("paystack_refund_list_response", &listed, &[]);
    assert_eq!(listed["data"][0]["fully_deducted"], 1);
    assert_eq!(merchant.get("/refund?transaction=1").await.body["data"], json!([]));
}

#[tokio::test]
async fn a_refund_that_needs_attention_is_retried_with_bank_details() {
    let merchant = Merchant::new().await;
    merchant.initialize(PAYMENT).await;
    let card = PayRequest { card: Some("4084 0800 0067 1902".to_owned()), ..PayRequest::default() };
    merchant.control.pay_with(PAYMENT, &card).await.expect("open");
    let created = merchant.post("/refund", &json!({"transaction": PAYMENT})).await;
    let id = created.body["data"]["id"].as_u64().expect("a number");
    let path = format!("/refund/retry_with_customer_details/{id}");
    let details = fixture("paystack_refund_retry_request");
    let early = merchant.post(&path, &details).await;
    assert_eq!((early.status, early.body), (422, fixture("paystack_refund_retry_error_state")));

    merchant.rest().await;
    assert_eq!(merchant.get(&format!("/refund/{id}")).await.body["data"]["status"], "needs-attention");
    let retried = merchant.post(&path, &details).await;
    assert_eq!(retried.status, 200);
    assert_same_shape("paystack_refund_retry_response", &retried.body, &[]);
    merchant.rest().await;
    assert_eq!(merchant.get(&format!("/refund/{id}")).await.body["data"]["status"], "processed");
}

#[tokio::test]
async fn a_refund_is_refused_without_balance_and_beyond_the_payment() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    let fault = json!({"on": "refund", "do": "insufficient_balance", "times": 1});
    merchant.control.fault(fault).await.expect("a course");
    let poor = merchant.post("/refund", &json!({"transaction": PAYMENT})).await;
    assert_eq!((poor.status, poor.body), (400, fixture("paystack_refund_create_error_insufficient_balance")));
    let full = merchant.post("/refund", &json!({"transaction": PAYMENT})).await;
    assert_eq!(full.status, 200);
    let more = merchant.post("/refund", &json!({"transaction": PAYMENT, "amount": 1})).await;
    assert_eq!((more.status, more.message()), (400, "Transaction has been fully reversed"));
    merchant.rest().await;
    let verified = merchant.get(&format!("/transaction/verify/{PAYMENT}")).await;
    assert_eq!(verified.body["data"]["status"], "reversed");
}

#[tokio::test]
async fn balance_and_ledger_have_their_shapes_and_agree() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    merchant.transfer(TRANSFER).await;
    let balance = merchant.get("/balance").await;
    assert_same_shape("paystack_balance_response", &balance.body, &[]);
    let ledger = merchant.get("/balance/ledger").await;
    assert_same_shape("paystack_balance_ledger_response", &ledger.body, &[]);
    assert_eq!(ledger.body["data"][0]["balance"], balance.body["data"][0]["balance"]);
    let sum: i64 = ledger.body["data"]
        .as_array()
        .expect("entries")
        .iter()
        .filter_map(|e| e["difference"].as_i64())
        .sum();
    assert_eq!(Some(sum), balance.body["data"][0]["balance"].as_i64());
}

#[tokio::test]
async fn webhooks_of_a_payment_and_a_transfer_have_their_shapes() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    merchant.transfer(TRANSFER).await;
    merchant.rest().await;
    let charged = merchant.inbox.only("charge.success");
    assert_same_shape("paystack_charge_success", &charged, &[METADATA]);
    let sent = merchant.inbox.only("transfer.success");
    assert_same_shape("paystack_transfer_success", &sent, &[]);
}

#[tokio::test]
async fn the_webhook_of_a_bank_transfer_names_the_sender() {
    let merchant = Merchant::new().await;
    merchant.initialize(PAYMENT).await;
    let request = PayRequest { method: Some("bank_transfer".to_owned()), ..PayRequest::default() };
    merchant.control.pay_with(PAYMENT, &request).await.expect("open");
    merchant.rest().await;
    let charged = merchant.inbox.only("charge.success");
    assert_same_shape("paystack_charge_success_bank_transfer", &charged, &[METADATA]);
}

#[tokio::test]
async fn webhooks_of_failed_and_reversed_transfers_have_the_older_shape() {
    let merchant = Merchant::new().await;
    merchant.control.fault(json!({"on": "transfer", "do": "failed", "times": 1})).await.expect("a course");
    merchant.transfer(TRANSFER).await;
    merchant.control.fault(json!({"on": "transfer", "do": "reversed", "times": 1})).await.expect("a course");
    merchant.transfer("pyt-01h8z4q2k7-bkg01j9z9").await;
    merchant.rest().await;
    assert_same_shape("paystack_transfer_failed", &merchant.inbox.only("transfer.failed"), &[]);
    let reversed = merchant.inbox.only("transfer.reversed");
    assert!(reversed["data"]["transferred_at"].is_string(), "it had succeeded");
    assert_same_shape("paystack_transfer_failed", &reversed, &[".data.transferred_at"]);
}

#[tokio::test]
async fn webhooks_of_refunds_change_the_type_of_the_amount() {
    let merchant = Merchant::new().await;
    merchant.paid(PAYMENT).await;
    merchant.post("/refund", &json!({"transaction": PAYMENT, "amount": 1_000_000})).await;
    merchant.rest().await;
    for event in ["pending", "processing", "processed"] {
        let told = merchant.inbox.only(&format!("refund.{event}"));
        assert_same_shape(&format!("paystack_refund_{event}"), &told, &[]);
        assert_eq!(told["data"]["amount"], "1000000");
    }
    for (course, amount, has_id) in [("failed", 500_000, false), ("needs_attention", 400_000, true)] {
        merchant.control.fault(json!({"on": "refund", "do": course, "times": 1})).await.expect("a course");
        merchant.post("/refund", &json!({"transaction": PAYMENT, "amount": amount})).await;
        merchant.rest().await;
        let told = merchant.inbox.only(&format!("refund.{}", course.replace('_', "-")));
        assert_eq!(told["data"]["amount"], amount);
        assert_eq!(told["data"]["id"].is_string(), has_id);
        assert_eq!(told["data"].get("processor").is_none(), has_id);
        assert!(told["data"]["refund_reference"].is_string());
    }
}
