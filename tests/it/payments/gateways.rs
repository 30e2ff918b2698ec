//! Two gateways: which one takes a payment, what happens while one is down, and an order's whole life at the other.

use std::time::Duration;

use ::store::entities::circuit_key;
use domain::orders::OrderStatus;
use domain::payments::PaymentState;
use domain::payments::circuit::{CircuitState, FAILURES_MAX, OPEN_SECONDS};
use domain::payouts::PayoutStatus;
use domain::refunds::RefundStatus;
use gateway_simulator::gateway::Gateway;
use serde_json::{Value, json};
use testing::{Cloud, FLUTTERWAVE_HASH, Parameters, PlacedOrder};

use crate::market::{Market, NET, PRICE, gateway_fault};

/// The two gateways in this order of preference.
async fn in_order(payments: &str) -> Market {
    Market::with(parameters(payments, "paystack")).await
}

/// Everything at Flutterwave.
async fn at_flutterwave() -> Market {
    Market::with(parameters("flutterwave", "flutterwave")).await
}

fn parameters(payments: &str, payouts: &str) -> Parameters {
    Parameters::from([
        ("PaymentGateways".to_owned(), json!(payments)),
        ("PayoutGateway".to_owned(), json!(payouts)),
    ])
}

/// Where a payment was opened.
async fn gateway_of(market: &Market, order: &PlacedOrder) -> String {
    market.order(order).await.gateway().to_owned()
}

async fn state_of(market: &Market, gateway: &str) -> CircuitState {
    let circuits = market.cloud.table().circuits().load(&[gateway]).await.unwrap();
    circuits[0].state(testing::now())
}

/// How often Paystack was asked to open a payment.
async fn asked_paystack(market: &Market) -> usize {
    let all: Value = market.cloud.gateway().get("/simulator/requests").await.unwrap();
    let asked = |request: &&Value| {
        request["operation"] == "transaction.initialize" && request["gateway"] != "flutterwave"
    };
    all["requests"].as_array().unwrap().iter().filter(asked).count()
}

fn down(times: Option<u32>) -> Value {
    json!({ "gateway": "paystack", "on": "transaction.initialize", "do": "error", "status": 503, "times": times })
}

/// Lets the time pass after which a gateway that failed is tried again.
fn wait_a_minute(cloud: &Cloud) {
    cloud.age(&circuit_key("paystack"), Duration::from_secs(OPEN_SECONDS + 1));
}

#[tokio::test]
async fn the_first_gateway_of_the_list_takes_the_payment() {
    for (list, first) in [("paystack,flutterwave", "paystack"), ("flutterwave,paystack", "flutterwave")] {
        let market = in_order(list).await;
        let order = market.paid().await;
        assert_eq!(gateway_of(&market, &order).await, first);
        assert_eq!(market.status(&order).await, OrderStatus::Paid);
        market.books().await;
    }
}

#[tokio::test]
async fn an_order_lives_at_flutterwave_from_the_page_to_the_bank() {
    let market = at_flutterwave().await;
    let order = market.confirmed().await;
    let books = market.books().await;
    assert_eq!(books.payments[0].gateway, "flutterwave");
    assert_eq!(books.payments[0].status, PaymentState::Succeeded);
    assert_eq!(market.order(&order).await.status(), OrderStatus::Completed);
    assert_eq!(books.payouts[0].account.gateway, "flutterwave");
    assert_eq!(books.payouts[0].status, PayoutStatus::Succeeded);
    assert_eq!(market.wallet().await.paid_out, NET);
    // 26.875 naira, to the kobo above.
    assert_eq!(books.payouts[0].fee.map(|fee| fee.amount), Some(2_688));
}

#[tokio::test]
async fn a_refund_at_flutterwave_is_made_once_and_arrives() {
    let market = at_flutterwave().await;
    // The answer is lost: the refund is there, and found by our identifier.
    gateway_fault(
        &market,
        json!({ "gateway": "flutterwave", "on": "refund.create", "do": "error_after", "times": 1 }),
    )
    .await;
    market.cancelled().await;
    market.cloud.drain().await;
    assert_eq!(market.cloud.books().await.refunds[0].status, RefundStatus::Requested);
    let id = market.cloud.books().await.refunds[0].id;
    for _ in 0..2 {
        market.cloud.age(&::store::entities::refund_key(id), Duration::from_secs(7 * 60 * 60));
        market.cloud.run_schedules().await;
    }
    let books = market.books().await;
    assert_eq!((books.refunds.len(), books.refunds[0].status), (1, RefundStatus::Processed));
    assert_eq!(books.refunds[0].amount.amount, PRICE);
}

#[tokio::test]
async fn a_refund_at_flutterwave_is_reported_where_support_has_switched_that_on() {
    let market = at_flutterwave().await;
    market.cloud.gateway().set(&json!({ "flutterwave_refund_webhooks": true })).await.unwrap();
    market.cancelled().await;
    let books = market.books().await;
    assert_eq!(books.count("gateway.refund_reported"), 1);
    assert_eq!((books.refunds.len(), books.refunds[0].status), (1, RefundStatus::Processed));
}

#[tokio::test]
async fn webhooks_of_older_accounts_are_read_too() {
    let market = at_flutterwave().await;
    market.cloud.gateway().set(&json!({ "flutterwave_webhook_bodies": "flat" })).await.unwrap();
    market.confirmed().await;
    let books = market.books().await;
    assert_eq!(books.payouts[0].status, PayoutStatus::Succeeded);
    assert_eq!((books.count("gateway.charge_reported"), books.count("gateway.transfer_reported")), (1, 1));
}

#[tokio::test]
async fn fees_finer_than_a_kobo_balance_as_well() {
    let market = at_flutterwave().await;
    market.cloud.gateway().set(&json!({ "flutterwave_exact_fees": true })).await.unwrap();
    market.confirmed().await;
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn a_transfer_at_flutterwave_that_fails_is_tried_again_under_a_new_reference() {
    let market = at_flutterwave().await;
    gateway_fault(&market, json!({ "gateway": "flutterwave", "on": "transfer", "do": "failed", "times": 1 }))
        .await;
    market.confirmed().await;
    let books = market.books().await;
    assert_eq!(books.payouts[0].status, PayoutStatus::Failed);
    let wallet = ::store::entities::wallet_key(market.artisan.artisan_id(), domain::Currency::NGN);
    market.cloud.age(&wallet, Duration::from_secs(25 * 60 * 60));
    market.cloud.run_schedules().await;
    let books = market.books().await;
    assert_eq!((books.payouts.len(), market.wallet().await.paid_out), (2, NET));
}

#[tokio::test]
async fn while_one_gateway_is_down_the_other_takes_the_payments() {
    let market = in_order("paystack,flutterwave").await;
    gateway_fault(&market, down(None)).await;
    for failure in 1..=FAILURES_MAX {
        assert_eq!(state_of(&market, "paystack").await, CircuitState::Closed, "before failure {failure}");
        let order = market.placed().await;
        assert_eq!(gateway_of(&market, &order).await, "flutterwave");
    }
    assert_eq!(state_of(&market, "paystack").await, CircuitState::Open);
    let asked = asked_paystack(&market).await;

    // Nobody waits for it any more; an order goes through its whole life without it.
    let order = market.confirmed().await;
    assert_eq!(gateway_of(&market, &order).await, "flutterwave");
    assert_eq!(asked_paystack(&market).await, asked);

    // It is tried again after a minute, in vain, and is open for another.
    wait_a_minute(&market.cloud);
    assert_eq!(state_of(&market, "paystack").await, CircuitState::HalfOpen);
    let order = market.placed().await;
    assert_eq!(gateway_of(&market, &order).await, "flutterwave");
    assert_eq!(state_of(&market, "paystack").await, CircuitState::Open);

    // It works again: the next checkout finds out.
    market.cloud.gateway().clear_faults().await.unwrap();
    wait_a_minute(&market.cloud);
    let order = market.paid().await;
    assert_eq!(gateway_of(&market, &order).await, "paystack");
    assert_eq!(state_of(&market, "paystack").await, CircuitState::Closed);
    assert_eq!(market.status(&order).await, OrderStatus::Paid);
    market.books().await;
}

#[tokio::test]
async fn one_failure_is_forgotten_by_the_next_success() {
    let market = in_order("paystack,flutterwave").await;
    for _ in 0..=FAILURES_MAX {
        gateway_fault(&market, down(Some(1))).await;
        for gateway in ["flutterwave", "paystack"] {
            let order = market.placed().await;
            assert_eq!(gateway_of(&market, &order).await, gateway);
            market.cancel(&market.buyer, &order).await.expect(200);
        }
        market.cloud.drain().await;
        assert_eq!(state_of(&market, "paystack").await, CircuitState::Closed);
    }
    market.books().await;
}

#[tokio::test]
async fn failures_of_many_checkouts_at_once_add_up_and_fail_no_order() {
    let market = in_order("paystack,flutterwave").await;
    gateway_fault(&market, down(None)).await;
    market.placed().await;
    let buyers = [market.cloud.buyer("Bisi Ade").await, market.cloud.buyer("Chidi Eze").await];
    let items = [(market.stool, 1)];
    let (first, second) =
        tokio::join!(market.cloud.order(&buyers[0], &items), market.cloud.order(&buyers[1], &items));
    assert_ne!(first.id, second.id);
    assert_eq!(state_of(&market, "paystack").await, CircuitState::Open);
    market.books().await;
}

#[tokio::test]
async fn when_all_gateways_are_down_nothing_is_ordered_and_one_is_still_tried() {
    let market = in_order("paystack").await;
    gateway_fault(&market, down(Some(FAILURES_MAX))).await;
    let body = testing::checkout_body(&[(market.stool, 1)]);
    for _ in 0..FAILURES_MAX {
        let refused = market.cloud.post(&market.buyer, "/checkout", body.clone()).await.expect(503);
        assert!(refused["type"].as_str().unwrap().ends_with("gateway-unavailable"), "{refused}");
    }
    assert_eq!(state_of(&market, "paystack").await, CircuitState::Open);
    assert!(market.books().await.orders.is_empty());
    // The circuit is open, but there is nobody else: it is tried, works, and is closed.
    market.placed().await;
    assert_eq!(state_of(&market, "paystack").await, CircuitState::Closed);
}

#[tokio::test]
async fn operators_see_which_gateway_takes_what() {
    let market = in_order("flutterwave").await;
    let admin = market.cloud.admin().await;
    let all = market.cloud.get(&admin, "/admin/gateways").await.expect(200);
    let never = json!({ "circuit": "closed", "since": null, "open_until": null, "failures": 0, "last_failed_at": null,
                        "last_error": null });
    let mut paystack = json!({ "name": "paystack", "payments_rank": null, "pays_out": true });
    let mut flutterwave = json!({ "name": "flutterwave", "payments_rank": 1, "pays_out": false });
    for gateway in [&mut paystack, &mut flutterwave] {
        gateway.as_object_mut().unwrap().extend(never.as_object().unwrap().clone());
    }
    assert_eq!(all, json!({ "items": [paystack, flutterwave] }));

    let market = in_order("paystack,flutterwave").await;
    let admin = market.cloud.admin().await;
    gateway_fault(&market, down(None)).await;
    for _ in 0..FAILURES_MAX {
        market.placed().await;
    }
    let all = market.cloud.get(&admin, "/admin/gateways").await.expect(200);
    let paystack = &all["items"][0];
    assert_eq!((&paystack["circuit"], &paystack["failures"]), (&json!("open"), &json!(FAILURES_MAX)));
    assert!(paystack["last_error"].as_str().unwrap().contains("503"), "{paystack}");
    assert!(paystack["open_until"].as_str() > paystack["since"].as_str());
}

#[tokio::test]
async fn a_page_of_a_gateway_that_gave_no_answer_is_a_stray_when_it_is_paid() {
    let market = in_order("paystack,flutterwave").await;
    gateway_fault(
        &market,
        json!({ "gateway": "paystack", "on": "transaction.initialize", "do": "error_after", "times": 1 }),
    )
    .await;
    let order = market.placed().await;
    assert_eq!(gateway_of(&market, &order).await, "flutterwave");
    // Both gateways have a payment of this reference; the buyer was shown Flutterwave's.
    let reference = order.payment_reference();
    market.cloud.gateway().pay_at(Gateway::Paystack, &reference).await.unwrap();
    let books = market.books().await;
    assert_eq!(market.status(&order).await, OrderStatus::PendingPayment);
    assert_eq!((books.refunds.len(), books.refunds[0].status), (1, RefundStatus::Processed));
    assert_eq!((books.refunds[0].gateway.as_str(), books.refunds[0].payment_id), ("paystack", None));
    market.cloud.gateway().pay_at(Gateway::Flutterwave, &reference).await.unwrap();
    market.books().await;
    assert_eq!(market.status(&order).await, OrderStatus::Paid);
}

#[tokio::test]
async fn a_webhook_of_flutterwaves_with_another_hash_is_refused_and_stores_nothing() {
    let market = at_flutterwave().await;
    let order = market.placed().await;
    let data = json!({ "id": 1, "tx_ref": order.payment_reference(), "status": "successful" });
    let body = json!({ "event": "charge.completed", "data": data });
    for hash in [None, Some(""), Some("homify-flutterwave-has"), Some("HOMIFY-FLUTTERWAVE-HASH")] {
        let mut request = market.cloud.request(http::Method::POST, "/webhooks/flutterwave").json(&body);
        if let Some(hash) = hash {
            request = request.header("verif-hash", hash);
        }
        assert_eq!(request.send().await.status, 401, "{hash:?}");
    }
    assert_eq!(market.books().await.count("gateway.charge_reported"), 0);
    // With the right one it is stored, and still not believed.
    let request = market.cloud.request(http::Method::POST, "/webhooks/flutterwave").json(&body);
    request.header("verif-hash", FLUTTERWAVE_HASH).send().await.expect(200);
    market.cloud.rest().await;
    assert_eq!(market.status(&order).await, OrderStatus::PendingPayment);
    let dead = market.cloud.take_dead_letters();
    assert_eq!((dead.len(), dead[0].step.as_str()), (1, "payments-settle"));
    market.books().await;
}

#[tokio::test]
async fn what_is_rightly_signed_and_not_understood_is_kept_for_an_operator_and_answered() {
    let market = at_flutterwave().await;
    let send = async |body: &Value| {
        let request = market.cloud.request(http::Method::POST, "/webhooks/flutterwave").json(body);
        request.header("verif-hash", FLUTTERWAVE_HASH).send().await.expect(200)
    };
    for body in [
        json!({ "hello": "there" }),
        json!({ "event": "charge.completed", "data": { "amount": 5 } }),
        json!([1]),
    ] {
        assert_eq!(send(&body).await, json!({ "received": true }), "{body}");
        send(&body).await;
    }
    market.cloud.rest().await;
    let books = market.books().await;
    assert_eq!(books.count("gateway.report_not_understood"), 3, "each once");
    assert!(market.cloud.take_dead_letters().is_empty());
}

#[tokio::test]
async fn a_webhook_that_says_type_where_older_ones_say_event_is_read() {
    let market = at_flutterwave().await;
    let order = market.placed().await;
    let data = json!({ "id": 1, "tx_ref": order.payment_reference(), "status": "successful" });
    let body = json!({ "webhook_id": "wbk_1", "type": "charge.completed", "data": data });
    let request = market.cloud.request(http::Method::POST, "/webhooks/flutterwave").json(&body);
    request.header("verif-hash", FLUTTERWAVE_HASH).send().await.expect(200);
    // Nothing takes it further: the gateway knows nothing of it.
    let books = market.cloud.books().await;
    assert_eq!(books.count("gateway.charge_reported"), 1);
    assert_eq!(books.count("gateway.report_not_understood"), 0);
}

#[tokio::test]
async fn an_attempt_that_failed_leads_to_nothing_and_the_next_one_counts() {
    let market = at_flutterwave().await;
    let order = market.placed().await;
    let declined = json!({ "outcome": "declined" });
    let path = format!("/simulator/pay/{}", order.payment_reference());
    let _: Value = market.cloud.gateway().post(&path, &declined).await.unwrap();
    let books = market.books().await;
    assert_eq!(books.count("gateway.charge_reported"), 0);
    market.pay(&order).await;
    let books = market.books().await;
    assert_eq!(market.status(&order).await, OrderStatus::Paid);
    assert_eq!((books.count("order.paid"), books.refunds.len()), (1, 0));
}

#[tokio::test]
async fn without_flutterwave_its_webhook_refuses_everything() {
    let none = json!("");
    let market = Market::with(Parameters::from([
        ("FlutterwaveSecretArn".to_owned(), none.clone()),
        ("FlutterwaveWebhookSecretArn".to_owned(), none),
    ]))
    .await;
    let body = json!({ "event": "charge.completed", "data": {} });
    for hash in ["", " ", FLUTTERWAVE_HASH] {
        let request = market.cloud.request(http::Method::POST, "/webhooks/flutterwave").json(&body);
        assert_eq!(request.header("verif-hash", hash).send().await.status, 401, "{hash:?}");
    }
    market.paid().await;
    market.books().await;
}
