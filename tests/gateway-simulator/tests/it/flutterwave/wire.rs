//! Every answer has the shape of its fixture.

use gateway_simulator::control::payments::PayRequest;
use serde_json::{Value, json};

use super::shop::{PAYMENT, Shop, TRANSFER, transfer_body};
use crate::shape::{assert_same_shape, fixture};

/// What the merchant sent itself.
const META: &str = ".data.meta";

#[tokio::test]
async fn a_payment_gets_a_link_and_its_reference_is_used_up() {
    let shop = Shop::new().await;
    let request = fixture("flutterwave_payment_create_request");
    let answer = shop.post("/v3/payments", &request).await;
    assert_eq!(answer.status, 200);
    assert_same_shape("flutterwave_payment_create_response", &answer.body, &[]);
    let link = answer.body["data"]["link"].as_str().expect("an address").to_owned();
    assert!(link.starts_with(&shop.url("/pay/flwlnk-")), "{link}");

    let again = shop.post("/v3/payments", &request).await;
    assert_eq!((again.status, again.message()), (400, "Transaction reference already exist"));
    let off = shop.post("/v3/payments/link/disable", &json!({"link": link})).await;
    assert_eq!(off.body["status"], "success");
    let twice = shop.post("/v3/payments/link/disable", &json!({"link": link})).await;
    assert_eq!((twice.status, twice.body), (400, fixture("flutterwave_payment_link_disable_error")));
}

#[tokio::test]
async fn verify_shows_each_status_in_its_shape_by_number_and_by_reference() {
    let shop = Shop::new().await;
    shop.link(PAYMENT).await;
    let unpaid = shop.by_reference(PAYMENT).await;
    assert_eq!((unpaid.status, unpaid.body), (400, fixture("flutterwave_transaction_verify_not_found")));

    for (outcome, status) in [("declined", "failed"), ("pending", "pending"), ("success", "successful")] {
        let request = PayRequest { outcome: Some(outcome.to_owned()), ..PayRequest::default() };
        let paid = shop.merchant.control.pay_with(PAYMENT, &request).await.expect("open");
        let answer = shop.by_reference(PAYMENT).await;
        assert_eq!((answer.status, &answer.body["data"]["status"]), (200, &json!(status)));
        assert_same_shape(&format!("flutterwave_transaction_verify_{status}"), &answer.body, &[META]);
        let by_number = shop.get(&format!("/v3/transactions/{}/verify", paid["id"])).await;
        assert_eq!(by_number.body, answer.body);
    }
    let data = shop.by_reference(PAYMENT).await.body["data"].take();
    assert_eq!(data["amount"].to_string(), "25000.5");
    assert_eq!(data["app_fee"].to_string(), "350.01");
    assert_eq!(data["amount_settled"].to_string(), "24624.24");
    assert_eq!(data["meta"]["order_id"], "ord_01J9Z8");
}

#[tokio::test]
async fn an_overpayment_by_bank_transfer_shows_what_was_paid() {
    let shop = Shop::new().await;
    shop.link(PAYMENT).await;
    let method = Some("bank_transfer".to_owned());
    let request = PayRequest { amount: Some(3_000_000), method, ..PayRequest::default() };
    shop.merchant.control.pay_with(PAYMENT, &request).await.expect("open");
    let mut answer = shop.by_reference(PAYMENT).await.body;
    assert_eq!(
        (&answer["data"]["amount"], &answer["data"]["payment_type"]),
        (&json!(30_000), &json!("bank_transfer"))
    );
    // The fixture was derived from a card's.
    answer["data"]["card"] = Value::Null;
    assert_same_shape(
        "flutterwave_transaction_verify_overpaid_amount_mismatch",
        &answer,
        &[META, ".data.card"],
    );
}

#[tokio::test]
async fn exact_fees_have_three_decimals_and_cost_the_same() {
    let shop = Shop::new().await;
    shop.set(&json!({"flutterwave_exact_fees": true})).await;
    shop.paid(PAYMENT).await;
    let data = shop.by_reference(PAYMENT).await.body["data"].take();
    assert_eq!(data["app_fee"].to_string(), "350.007");
    assert_eq!(data["amount_settled"].to_string(), "24624.24");
    let queued = shop.transfer(TRANSFER).await;
    assert_eq!(queued.body["data"]["fee"].to_string(), "26.875");
    assert_eq!(shop.balance().await, 10_000_000 + 2_462_424 - 2_250_000 - 2_688);
}

#[tokio::test]
async fn a_bad_key_a_bad_body_and_an_unknown_address_are_refused() {
    let shop = Shop::new().await;
    let url = shop.url("/v3/balances/NGN");
    for key in [None, Some("FLWSECK_TEST-other-X"), Some(crate::support::SECRET)] {
        let mut request = shop.merchant.http.get(&url);
        if let Some(key) = key {
            request = request.bearer_auth(key);
        }
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status(), 401);
        assert_eq!(response.json::<Value>().await.expect("JSON"), fixture("flutterwave_error_unauthorized"));
    }
    assert_eq!(shop.post("/v3/transfers", &json!([1])).await.status, 400);
    let nowhere = shop.get("/v3/nowhere").await;
    assert_eq!((nowhere.status, &nowhere.body["status"]), (404, &json!("error")));
}

#[tokio::test]
async fn payments_are_listed_by_page_day_and_status() {
    let shop = Shop::new().await;
    for number in 0..12 {
        shop.paid(&format!("{PAYMENT}-{number}")).await;
    }
    shop.link(PAYMENT).await;
    let first = shop.get("/v3/transactions?from=2000-01-01&to=2999-12-31&page=1").await;
    assert_same_shape("flutterwave_transaction_list_response", &first.body, &[]);
    assert_eq!(first.body["meta"]["page_info"], json!({"total": 12, "current_page": 1, "total_pages": 2}));
    assert_eq!(first.body["data"][0]["tx_ref"], format!("{PAYMENT}-11"), "the newest first");
    let second = shop.get("/v3/transactions?page=2").await;
    assert_eq!(second.body["data"].as_array().map(Vec::len), Some(2));
    for none in ["from=2999-01-01", "to=2000-01-01", "status=failed", "tx_ref=pay-unknown"] {
        assert_eq!(shop.get(&format!("/v3/transactions?{none}")).await.body["data"], json!([]), "{none}");
    }
}

#[tokio::test]
async fn a_refund_is_taken_on_at_once_and_done_later() {
    let shop = Shop::new().await;
    let id = shop.paid(PAYMENT).await;
    let request = fixture("flutterwave_refund_create_request");
    let created = shop.post(&format!("/v3/transactions/{id}/refund"), &request).await;
    assert_eq!(created.status, 200);
    assert_same_shape("flutterwave_refund_create_response", &created.body, &[]);
    assert_eq!(created.body["data"]["status"], "completed");
    assert_eq!(created.body["data"]["tx_id"].as_u64(), Some(id));
    shop.rest().await;

    let refund = created.body["data"]["id"].as_u64().expect("a number");
    let fetched = shop.get(&format!("/v3/refunds/{refund}")).await;
    assert_same_shape("flutterwave_refund_fetch_response", &fetched.body, &[]);
    let data = &fetched.body["data"];
    assert_eq!((&data["status"], &data["comment"]), (&json!("completed-mpgs"), &request["comments"]));
    let listed = shop.get(&format!("/v3/refunds?id={id}&from=2000-01-01&page=1")).await;
    assert_same_shape("flutterwave_refund_list_response", &listed.body, &[]);
    assert_eq!(listed.body["data"], json!([data]));
    for none in ["id=1", "status=failed", "to=2000-01-01"] {
        assert_eq!(shop.get(&format!("/v3/refunds?{none}")).await.body["data"], json!([]), "{none}");
    }
    assert_eq!(shop.get("/v3/refunds/1").await.status, 404);
}

#[tokio::test]
async fn refunds_are_refused_beyond_the_payment_and_without_balance() {
    let shop = Shop::new().await;
    let id = shop.paid(PAYMENT).await;
    let path = format!("/v3/transactions/{id}/refund");
    let more = shop.post(&path, &json!({"amount": 25000.51})).await;
    assert_eq!(
        (more.status, more.message()),
        (400, "Refund amount cannot be more than the transaction amount")
    );
    shop.fault(json!({"on": "refund", "do": "insufficient_balance", "times": 1})).await;
    assert_eq!(shop.post(&path, &json!({})).await.message(), "Insufficient balance to process this refund");
    assert_eq!(shop.post(&path, &json!({})).await.body["data"]["amount_refunded"].to_string(), "25000.5");
    assert_eq!(shop.post(&path, &json!({})).await.message(), "Transaction has been fully refunded");
    let unknown = shop.post("/v3/transactions/1/refund", &json!({})).await;
    assert_eq!((unknown.status, unknown.body), (400, fixture("flutterwave_transaction_verify_not_found")));
}

#[tokio::test]
async fn banks_have_codes_of_their_own_and_accounts_are_the_same_ones() {
    let shop = Shop::new().await;
    let banks = shop.get("/v3/banks/NG").await;
    assert_same_shape("flutterwave_banks_response", &banks.body, &[]);
    assert_eq!(shop.get("/v3/banks/GH").await.body["data"], json!([]));
    shop.merchant.control.open_account("50211", "1111111111", "Ada Obi").await.expect("Kuda, at Paystack");
    let resolve = async |bank: &str| {
        shop.post("/v3/accounts/resolve", &json!({"account_number": "1111111111", "account_bank": bank}))
            .await
    };
    assert_eq!(resolve("090267").await.body["data"]["account_name"], "ADA OBI");
    assert_eq!(resolve("50211").await.status, 400);

    let known = shop.post("/v3/accounts/resolve", &fixture("flutterwave_account_resolve_request")).await;
    assert_eq!(known.body, fixture("flutterwave_account_resolve_response"));
    let unknown = resolve("044").await;
    assert_eq!((unknown.status, unknown.body), (400, fixture("flutterwave_account_resolve_error")));
}

#[tokio::test]
async fn a_beneficiary_is_kept_fetched_and_listed() {
    let shop = Shop::new().await;
    let kept = shop.post("/v3/beneficiaries", &fixture("flutterwave_beneficiary_create_request")).await;
    assert_eq!(kept.status, 200);
    assert_same_shape("flutterwave_beneficiary_create_response", &kept.body, &[]);
    let id = &kept.body["data"]["id"];
    assert_eq!(shop.get(&format!("/v3/beneficiaries/{id}")).await.body["data"], kept.body["data"]);
    let listed = shop.get("/v3/beneficiaries?page=1").await;
    assert_same_shape("flutterwave_beneficiary_list_response", &listed.body, &[]);

    let mut body = transfer_body(TRANSFER);
    let fields = body.as_object_mut().expect("an object");
    fields.remove("account_bank");
    fields.remove("account_number");
    body["beneficiary"] = id.clone();
    let queued = shop.post("/v3/transfers", &body).await;
    assert_eq!(queued.body["data"]["account_number"], "0690000034");
}

#[tokio::test]
async fn a_transfer_is_queued_fetched_and_found_by_its_reference() {
    let shop = Shop::new().await;
    shop.set(&json!({"settle_automatically": false})).await;
    let queued = shop.post("/v3/transfers", &fixture("flutterwave_transfer_create_request")).await;
    assert_eq!(queued.status, 200);
    assert_same_shape("flutterwave_transfer_create_response", &queued.body, &[]);
    assert_eq!(queued.body["data"]["fee"].to_string(), "26.88");
    let id = queued.body["data"]["id"].as_u64().expect("a number");
    let reference = queued.body["data"]["reference"].as_str().expect("a reference").to_owned();
    for (outcome, status) in [("", "NEW"), ("pending", "PENDING"), ("success", "SUCCESSFUL")] {
        if !outcome.is_empty() {
            shop.merchant.control.move_transfer(&reference, outcome).await.expect("allowed");
        }
        let fetched = shop.get(&format!("/v3/transfers/{id}")).await;
        assert_same_shape(
            &format!("flutterwave_transfer_fetch_{}", status.to_lowercase()),
            &fetched.body,
            &[],
        );
        assert_eq!(fetched.body["data"]["status"], status);
    }
    let listed = shop.get(&format!("/v3/transfers?reference={reference}&status=successful&page=1")).await;
    assert_same_shape("flutterwave_transfer_list_response", &listed.body, &[]);
    assert_eq!(listed.body["meta"]["page_info"]["total"], 1);
    for none in ["reference=pyt-unknown", "status=FAILED", "from=2999-01-01", "page=2"] {
        assert_eq!(shop.get(&format!("/v3/transfers?{none}")).await.body["data"], json!([]), "{none}");
    }
    assert_eq!(shop.get("/v3/transfers/1").await.status, 404);
    let fee = shop.get("/v3/transfers/fee?amount=12500&currency=NGN").await;
    assert_same_shape("flutterwave_transfer_fee_response", &fee.body, &[]);
}

#[tokio::test]
async fn a_reference_with_the_mark_of_success_succeeds_as_any_other() {
    let shop = Shop::new().await;
    let request = fixture("flutterwave_transfer_create_request_test_mock_success");
    assert_eq!(shop.post("/v3/transfers", &request).await.status, 200);
    shop.rest().await;
    let reference = request["reference"].as_str().expect("a reference");
    assert_eq!(shop.transfers(reference).await[0]["status"], "SUCCESSFUL");
}

#[tokio::test]
async fn transfers_that_cannot_be_are_refused_at_once_or_fail_at_the_bank() {
    let shop = Shop::new().await;
    let mut blacklisted = transfer_body("pyt-1");
    blacklisted["account_number"] = json!("0690000036");
    let refused = shop.post("/v3/transfers", &blacklisted).await;
    assert_eq!((refused.status, refused.body), (400, fixture("flutterwave_transfer_error_blacklisted")));
    let mut dear = transfer_body("pyt-2");
    dear["amount"] = json!("100000");
    assert_eq!(shop.post("/v3/transfers", &dear).await.message(), "Insufficient funds in customer wallet");
    assert_eq!(shop.transfer(TRANSFER).await.status, 200);
    let again = shop.transfer(TRANSFER).await;
    assert_eq!((again.status, again.message()), (400, "Transfer with this reference already exist"));

    let mut unknown = transfer_body("pyt-3");
    unknown["account_number"] = json!("9999999999");
    assert_eq!(shop.post("/v3/transfers", &unknown).await.body["data"]["status"], "NEW");
    let marked = shop.post("/v3/transfers", &transfer_body("pyt-4_PMCK_ST_F")).await;
    assert_eq!(marked.status, 200);
    shop.rest().await;
    for reference in ["pyt-3", "pyt-4_PMCK_ST_F"] {
        let data = shop.transfers(reference).await[0].take();
        assert_eq!(data["status"], "FAILED");
        assert_same_shape(
            "flutterwave_transfer_fetch_failed",
            &json!({"status": "", "message": "", "data": data}),
            &[],
        );
    }
    let id = shop.transfers("pyt-3").await[0]["id"].clone();
    assert_same_shape(
        "flutterwave_transfer_fetch_failed",
        &shop.get(&format!("/v3/transfers/{id}")).await.body,
        &[],
    );
}

#[tokio::test]
async fn balances_have_their_shapes_and_are_the_books() {
    let shop = Shop::new().await;
    shop.paid(PAYMENT).await;
    let balance = shop.get("/v3/balances/NGN").await;
    assert_same_shape("flutterwave_balance_response", &balance.body, &[]);
    assert_eq!(balance.body["data"]["available_balance"].to_string(), "124624.24");
    assert_eq!(shop.balance().await, 12_462_424);
    assert_same_shape("flutterwave_balances_response", &shop.get("/v3/balances").await.body, &[]);
    assert_eq!(shop.get("/v3/balances/XYZ").await.status, 400);
}
