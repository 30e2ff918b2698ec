//! Every step dies at each of its calls, before and after, loses answers and meets trouble; the next delivery finishes
//! the work, and the books balance throughout.

use std::time::Duration;

use ::store::entities::{dispute_key, order_key, payment_key, payout_key, refund_key, wallet_key};
use domain::Currency;
use domain::order::OrderStatus;
use domain::payout::PayoutStatus;
use domain::refund::RefundStatus;
use testing::{Books, Effect};

use crate::market::{DAY, Market, NET};

/// More calls than any step makes.
const CALLS_MAX: usize = 20;
/// Longer than any step waits before it looks again.
const LATER: Duration = Duration::from_secs(7 * 60 * 60);
const EFFECTS: [Effect; 4] = [Effect::DieBefore, Effect::DieAfter, Effect::LoseAnswer, Effect::Trouble];

/// Lets time pass for all that waits to be looked at again, and everything happen that follows.
async fn later(market: &Market) -> Books {
    market.cloud.settle().await;
    let books = market.cloud.sound_books().await;
    for payment in books.payments.iter().filter(|payment| payment.due.is_some()) {
        market.cloud.age(&payment_key(payment.id), LATER);
    }
    for refund in books.refunds.iter().filter(|refund| refund.due.is_some()) {
        market.cloud.age(&refund_key(refund.id), LATER);
    }
    for payout in books.payouts.iter().filter(|payout| payout.due.is_some()) {
        market.cloud.age(&payout_key(payout.id), LATER);
    }
    market.cloud.run_schedules().await;
    market.books().await
}

/// Runs `story` with a fault of `step` at each of its calls, and answers how many stories that were.
async fn survive<T>(market: &Market, step: &str, story: impl AsyncFn(&Market) -> T) -> usize {
    let mut stories = 0;
    for effect in EFFECTS {
        for call in 0..CALLS_MAX {
            market.cloud.fault(step, call, effect);
            story(market).await;
            stories += 1;
            later(market).await;
            if market.cloud.forget_faults() > 0 {
                assert!(call > 0, "{step} makes no call");
                break;
            }
        }
    }
    stories
}

#[tokio::test]
async fn settling_a_payment_survives_everything() {
    let market = stocked().await;
    let stories = survive(&market, "payments-settle", Market::paid).await;
    let books = market.books().await;
    assert_eq!((books.count("order.paid"), books.refunds.len()), (stories, 0));
}

#[tokio::test]
async fn releasing_an_escrow_survives_everything() {
    let market = stocked().await;
    let stories = survive(&market, "escrow-release", Market::confirmed).await;
    let books = market.books().await;
    assert_eq!(books.count("escrow.released"), stories);
    assert_eq!(market.wallet().await.paid_out, i64::try_from(stories).unwrap() * NET);
}

#[tokio::test]
async fn refunding_survives_everything() {
    let market = stocked().await;
    let stories = survive(&market, "escrow-refund", Market::cancelled).await;
    let books = market.books().await;
    assert_eq!(books.refunds.len(), stories);
    assert!(books.refunds.iter().all(|refund| refund.status == RefundStatus::Processed));
}

#[tokio::test]
async fn settling_a_dispute_survives_everything() {
    let market = stocked().await;
    let stories = survive(&market, "escrow-settle", Market::agreed).await;
    let books = market.books().await;
    assert_eq!((books.count("escrow.settled"), books.refunds.len()), (stories, stories));
    assert!(books.refunds.iter().all(|refund| refund.status == RefundStatus::Processed));
}

#[tokio::test]
async fn sending_a_payout_survives_everything() {
    let market = stocked().await;
    let stories = survive(&market, "payouts-send", Market::confirmed).await;
    let books = market.books().await;
    assert!(books.payouts.iter().all(|payout| payout.status == PayoutStatus::Succeeded));
    assert_eq!(market.wallet().await.paid_out, i64::try_from(stories).unwrap() * NET);
}

#[tokio::test]
async fn paying_out_what_a_day_lets_out_survives_everything() {
    // One order takes two days: of the second payout, the timer is the only beginning.
    let mut market = Market::with_parameters(&[("PayoutDailyNew", NET - 1_000_000)]).await;
    market.stool = market.cloud.product(&market.artisan, "Oak stool", crate::market::PRICE, 1_000).await;
    let stories = survive(&market, "payouts-send", async |market| {
        let order = market.confirmed().await;
        market.cloud.settle().await;
        next_day(market).await;
        order
    })
    .await;
    next_day(&market).await;
    let books = market.books().await;
    assert_eq!(market.wallet().await.paid_out, i64::try_from(stories).unwrap() * NET);
    assert!(books.payouts.len() >= 2 * stories, "{} payouts of {stories} orders", books.payouts.len());
}

/// Lets a day pass for the wallet, and the poll find it, until nothing waits in it any more.
async fn next_day(market: &Market) {
    let wallet = wallet_key(market.artisan.artisan_id(), Currency::NGN);
    while market.wallet().await.due.is_some() {
        market.cloud.age(&wallet, DAY);
        market.cloud.run_schedules().await;
    }
}

#[tokio::test]
async fn settling_a_payout_survives_everything() {
    let market = stocked().await;
    let stories = survive(&market, "payouts-settle", Market::confirmed).await;
    let books = market.books().await;
    assert_eq!(books.payouts.len(), stories);
    assert_eq!(market.wallet().await.paid_out, i64::try_from(stories).unwrap() * NET);
}

#[tokio::test]
async fn firing_a_timer_survives_everything() {
    let market = stocked().await;
    let before = market.left().await;
    let stories = survive(&market, "timers-fire", async |market| {
        let order = market.placed().await;
        market.cloud.age(&order_key(order.id), Duration::from_secs(31 * 60));
        market.cloud.run_schedule("timers-sweep").await;
        order
    })
    .await;
    let books = market.books().await;
    assert_eq!((books.count("order.expired"), market.left().await), (stories, before));
    assert!(books.orders.iter().all(|order| order.status == OrderStatus::Expired));
}

#[tokio::test]
async fn firing_a_disputes_timer_survives_everything() {
    let market = stocked().await;
    let stories = survive(&market, "timers-fire", async |market| {
        let dispute = market.disputed().await;
        market.cloud.age(&dispute_key(dispute.id), 5 * DAY);
        market.cloud.run_schedule("timers-sweep").await;
        dispute
    })
    .await;
    assert_eq!(market.books().await.count("dispute.escalated"), stories);
}

#[tokio::test]
async fn relaying_survives_everything() {
    let market = stocked().await;
    let stories = survive(&market, "platform-outbox-relay", Market::confirmed).await;
    assert_eq!(market.books().await.count("escrow.released"), stories);
}

/// A market that does not run out of stools, nor of what a day lets out.
async fn stocked() -> Market {
    let mut market = Market::with_parameters(&[("PayoutDailyNew", 1_000_000_000)]).await;
    market.stool = market.cloud.product(&market.artisan, "Oak stool", crate::market::PRICE, 1_000).await;
    market
}
