//! From the payment page to a held escrow, and money that belongs nowhere.

use std::collections::BTreeMap;
use std::time::Duration;

use ::store::entities::{order_key, payment_key};
use domain::orders::{OrderStatus, PaymentStatus};
use domain::payments::PaymentState;
use domain::refunds::RefundStatus;
use serde_json::json;
use testing::{Copies, Delivery};

use crate::market::{DAY, Market, PRICE, STOCK, gateway_fault};

#[tokio::test]
async fn a_paid_order_is_held_for_the_artisan() {
    let market = Market::open().await;
    let order = market.placed().await;
    assert_eq!(market.left().await, STOCK - 1);
    market.pay(&order).await;
    let books = market.books().await;
    let order = market.order(&order).await;
    assert_eq!((order.status(), order.payment_status()), (OrderStatus::Paid, PaymentStatus::Paid));
    assert_eq!(order.escrow().held.amount, PRICE);
    assert_eq!(market.wallet().await.held, PRICE);
    assert_eq!(books.payments[0].status, PaymentState::Succeeded);
    assert_eq!(books.payments[0].due, None);
}

#[tokio::test]
async fn a_second_webhook_changes_nothing() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "webhook", "do": "duplicate", "copies": 3 })).await;
    let order = market.paid().await;
    market.cloud.gateway().resend(&order.payment_reference()).await.unwrap();
    let books = market.books().await;
    assert_eq!((books.count("order.paid"), books.refunds.len()), (1, 0));
    assert_eq!(books.count("gateway.charge_reported"), 1);
}

#[tokio::test]
async fn two_deliveries_at_once_hold_the_money_once() {
    let market = Market::open().await;
    market.cloud.deliver(Delivery { copies: Copies::TwoAtOnce, ..Delivery::default() });
    market.paid().await;
    let books = market.books().await;
    assert_eq!((books.count("order.paid"), books.refunds.len()), (1, 0));
}

#[tokio::test]
async fn a_lost_webhook_is_found_by_the_poll() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "webhook", "do": "lose" })).await;
    let order = market.paid().await;
    assert_eq!(market.status(&order).await, OrderStatus::PendingPayment);
    market.cloud.run_schedules().await;
    assert_eq!(market.status(&order).await, OrderStatus::PendingPayment, "it is too early to ask");
    market.cloud.age(&payment_key(order.payment_id), Duration::from_secs(6 * 60));
    market.cloud.run_schedules().await;
    assert_eq!(market.status(&order).await, OrderStatus::Paid);
    market.books().await;
}

#[tokio::test]
async fn a_poll_without_news_asks_again_later() {
    let market = Market::open().await;
    let order = market.placed().await;
    for attempt in 1..=3 {
        market.cloud.age(&payment_key(order.payment_id), Duration::from_secs(60 * 60));
        market.cloud.run_schedule("platform-sweep").await;
        market.cloud.drain().await;
        let payment = &market.cloud.books().await.payments[0];
        // Two hours after the time to pay, nobody waits for it any more; it is asked about all the same.
        let status = if attempt < 3 { PaymentState::Pending } else { PaymentState::Closed };
        assert_eq!((payment.attempts, payment.status), (attempt, status));
        assert!(payment.due.unwrap().at > testing::now());
    }
    market.books().await;
}

#[tokio::test]
async fn a_forged_webhook_is_refused_and_stores_nothing() {
    let market = Market::open().await;
    let order = market.placed().await;
    for signature in ["forged", "missing"] {
        let event = json!({ "event": "charge.success", "reference": order.payment_reference(), "signature": signature });
        let sent = market.cloud.gateway().send_webhook(&event).await.unwrap();
        market.cloud.drain().await;
        let all = market.cloud.gateway().webhooks().await.unwrap();
        let attempts = &all.iter().find(|webhook| webhook.id == sent.id).unwrap().attempts;
        assert_eq!(serde_json::to_value(attempts).unwrap()[0]["status"], 401, "{signature}: {attempts:?}");
    }
    let books = market.books().await;
    assert_eq!(books.count("gateway.charge_reported"), 0);
    assert_eq!(market.status(&order).await, OrderStatus::PendingPayment);
}

#[tokio::test]
async fn a_signed_report_that_the_gateway_does_not_stand_by_funds_nothing() {
    let market = Market::open().await;
    let order = market.placed().await;
    let event = json!({ "event": "charge.success", "reference": order.payment_reference() });
    market.cloud.gateway().send_webhook(&event).await.unwrap();
    market.cloud.rest().await;
    assert_eq!(market.status(&order).await, OrderStatus::PendingPayment);
    let dead = market.cloud.take_dead_letters();
    assert_eq!(dead.len(), 1, "somebody has to look at it: {dead:#?}");
    assert_eq!(dead[0].step, "payments-settle");
    market.books().await;
}

#[tokio::test]
async fn less_than_was_due_goes_back_whole() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "payment", "do": "wrong_amount", "difference": -100 })).await;
    let order = market.paid().await;
    let books = market.books().await;
    assert_eq!(market.status(&order).await, OrderStatus::PendingPayment);
    assert_eq!(books.payments[0].status, PaymentState::Suspended);
    assert_eq!(books.refunds[0].amount.amount, PRICE - 100);
    assert_eq!(books.refunds[0].status, RefundStatus::Processed);
}

#[tokio::test]
async fn what_was_paid_too_much_goes_back_alone() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "payment", "do": "wrong_amount", "difference": 70_000 })).await;
    let order = market.paid().await;
    let books = market.books().await;
    let order = market.order(&order).await;
    assert_eq!((order.status(), order.payment_status()), (OrderStatus::Paid, PaymentStatus::Paid));
    assert_eq!(order.escrow().held.amount, PRICE);
    assert_eq!(books.refunds[0].amount.amount, 70_000);
    assert_eq!(books.refunds[0].status, RefundStatus::Processed);
}

#[tokio::test]
async fn another_currency_goes_back_whole() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "payment", "do": "wrong_currency", "currency": "USD" })).await;
    market.cloud.gateway().top_up(10_000_000, "USD").await.unwrap();
    let order = market.paid().await;
    market.cloud.drain().await;
    let books = market.cloud.books().await;
    assert_eq!(market.status(&order).await, OrderStatus::PendingPayment);
    assert_eq!(books.payments[0].status, PaymentState::Suspended);
    assert_eq!(books.refunds[0].amount.currency.code(), "USD");
    assert_eq!(books.refunds[0].status, RefundStatus::Processed);
}

#[tokio::test]
async fn money_that_comes_after_the_order_expired_goes_back() {
    let market = Market::open().await;
    let order = market.placed().await;
    market.wait(&order, Duration::from_secs(31 * 60)).await;
    assert_eq!(market.status(&order).await, OrderStatus::Expired);
    assert_eq!(market.left().await, STOCK);
    market.pay(&order).await;
    let books = market.books().await;
    assert_eq!(market.status(&order).await, OrderStatus::Expired);
    assert_eq!(books.payments[0].status, PaymentState::Suspended);
    assert_eq!((books.refunds.len(), books.refunds[0].status), (1, RefundStatus::Processed));
    assert_eq!(market.left().await, STOCK);
}

#[tokio::test]
async fn money_that_comes_after_the_buyer_cancelled_goes_back() {
    let market = Market::open().await;
    let order = market.placed().await;
    market.cancel(&market.buyer, &order).await.expect(200);
    assert_eq!(market.left().await, STOCK);
    market.pay(&order).await;
    let books = market.books().await;
    assert_eq!(market.status(&order).await, OrderStatus::Cancelled);
    assert_eq!((books.refunds.len(), books.refunds[0].status), (1, RefundStatus::Processed));
}

#[tokio::test]
async fn money_on_a_page_that_a_failed_checkout_opened_goes_back() {
    let market = Market::open().await;
    let stray: domain::PaymentId = testing::new_id();
    let metadata = [(::payments::PAYMENT_ID.to_owned(), stray.to_string())];
    pay_a_stray(&market, domain::TypedId::reference(stray), metadata.into()).await;
    let books = market.books().await;
    assert_eq!((books.refunds.len(), books.refunds[0].status), (1, RefundStatus::Processed));
    assert_eq!(books.refunds[0].payment_id, None);
}

/// A page that no payment of ours leads to is opened with our key, and paid; the gateway tells us, twice.
async fn pay_a_stray(market: &Market, reference: String, metadata: BTreeMap<String, String>) {
    let client = market.cloud.paystack();
    let request = ::payments::Initialise {
        reference,
        email: "stray@example.com".to_owned(),
        amount: domain::Money::new(500_000, domain::Currency::NGN),
        callback_url: "https://app.homify.example".to_owned(),
        metadata,
    };
    ::payments::Gateway::initialise(&client, &request).await.unwrap();
    market.cloud.gateway().pay(&request.reference).await.unwrap();
    market.cloud.drain().await;
    market.cloud.gateway().resend(&request.reference).await.unwrap();
    market.cloud.drain().await;
}

#[tokio::test]
async fn money_of_another_business_at_the_same_account_is_an_operators_task_and_not_a_refund() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let like_ours = domain::TypedId::reference(testing::new_id::<domain::PaymentId>());
    let of_another = testing::new_id::<domain::PaymentId>().to_string();
    for (reference, payment_id) in
        [("shop-2026-4711", None), (like_ours.as_str(), None), ("shop-2026-4712", Some(of_another))]
    {
        let metadata = payment_id.map(|id| (::payments::PAYMENT_ID.to_owned(), id));
        pay_a_stray(&market, reference.to_owned(), metadata.into_iter().collect()).await;
        let tasks = market.cloud.get(&admin, "/admin/reconciliation").await.expect(200);
        let task = tasks["items"].as_array().unwrap().iter().find(|task| task["reference"] == reference);
        let task = task.unwrap_or_else(|| panic!("no task about {reference}: {tasks}"));
        assert_eq!((&task["kind"], &task["about"]), (&json!("missing_here"), &json!("transaction")));
        assert_eq!(task["theirs"]["amount"]["amount"], 500_000);
    }
    let books = market.cloud.books().await;
    assert_eq!((books.refunds.len(), books.count("difference.found")), (0, 3), "one task each");
}

#[tokio::test]
async fn a_payment_that_the_bank_took_back_before_we_heard_of_it_is_settled_once_as_reversed() {
    for by_the_end_of_the_time_to_pay in [false, true] {
        let market = Market::open().await;
        gateway_fault(&market, json!({ "on": "webhook", "do": "lose" })).await;
        let order = market.paid().await;
        let dispute = market.cloud.gateway().open_dispute(&order.payment_reference()).await.unwrap();
        market.cloud.gateway().move_dispute(dispute.id, "lost").await.unwrap();
        if by_the_end_of_the_time_to_pay {
            market.wait(&order, Duration::from_secs(31 * 60)).await;
        }
        for _ in 0..2 {
            market.cloud.age(&payment_key(order.payment_id), Duration::from_secs(6 * 60));
            market.cloud.run_schedule("platform-sweep").await;
            market.cloud.drain().await;
        }
        let books = market.books().await;
        assert_eq!((books.payments[0].status, books.payments[0].due), (PaymentState::Reversed, None));
        assert_eq!((books.count("payment.reversed"), books.refunds.len()), (1, 0));
        assert_eq!((market.status(&order).await, market.left().await), (OrderStatus::Cancelled, STOCK));
    }
}

#[tokio::test]
async fn an_unsure_gateway_is_asked_again() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "transaction.verify", "do": "error", "status": 503, "times": 3 }))
        .await;
    let order = market.paid().await;
    assert_eq!(market.status(&order).await, OrderStatus::Paid);
    market.books().await;
}

#[tokio::test]
async fn a_payment_that_is_pending_for_long_funds_when_it_succeeds() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "payment", "do": "pending", "ms": 150 })).await;
    let order = market.paid().await;
    assert_eq!(market.status(&order).await, OrderStatus::Paid);
    market.books().await;
}

#[tokio::test]
async fn an_order_that_expires_while_its_payment_is_settled_has_one_end() {
    let market = Market::open().await;
    let order = market.placed().await;
    market.cloud.age(&order_key(order.id), Duration::from_secs(31 * 60));
    market.pay(&order).await;
    market.cloud.gateway().wait_until_idle(DAY).await.unwrap();
    market.cloud.relay().await;
    market.cloud.run_schedule("platform-sweep").await;
    // The step has a message of each; it takes them at the same time.
    assert_eq!(market.cloud.waiting("payments-settle").len(), 2);
    tokio::join!(market.cloud.run_step("payments-settle"), market.cloud.run_step("payments-settle"));
    let books = market.books().await;
    assert_eq!(market.status(&order).await, OrderStatus::Paid, "it was paid in time");
    assert_eq!((books.refunds.len(), market.left().await), (0, STOCK - 1));
}

#[tokio::test]
async fn an_order_that_was_paid_in_time_and_is_reported_late_does_not_expire() {
    let market = Market::open().await;
    gateway_fault(&market, json!({ "on": "webhook", "do": "lose" })).await;
    let order = market.paid().await;
    market.wait(&order, Duration::from_secs(31 * 60)).await;
    let books = market.books().await;
    assert_eq!((market.status(&order).await, books.count("order.expired")), (OrderStatus::Paid, 0));
    assert_eq!((books.refunds.len(), market.left().await), (0, STOCK - 1));
}

#[tokio::test]
async fn an_unpaid_order_waits_for_a_gateway_that_gives_no_answer_but_not_for_ever() {
    let market = Market::open().await;
    let order = market.placed().await;
    gateway_fault(&market, json!({ "on": "transaction.verify", "do": "error", "status": 503 })).await;
    market.wait(&order, Duration::from_secs(31 * 60)).await;
    let waiting = market.order(&order).await;
    assert_eq!(waiting.status(), OrderStatus::PendingPayment);
    assert!(waiting.due().unwrap().at > testing::now(), "it is asked again later");
    market.wait(&order, Duration::from_secs(60 * 60)).await;
    assert_eq!((market.status(&order).await, market.left().await), (OrderStatus::Expired, STOCK));
    market.cloud.drain().await;
}
