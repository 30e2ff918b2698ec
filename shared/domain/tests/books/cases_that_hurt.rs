//! The cases that hurt, each with what is expected of it. Those that a table, a signature or a person decides are tested
//! where these are.

use domain::cart::out_of_stock;
use domain::chargebacks::ChargebackReport;
use domain::ledger::{self, Account};
use domain::orders::{Confirmation, OrderStatus, PaymentStatus};
use domain::payments::PaymentState;
use domain::payouts::{PayoutStatus, TransferReport};
use domain::refunds::{RefundReport, RefundStatus};
use domain::{ArtisanId, Currency, Money, OrderId, PayoutId, RefundId, Step, TypedId};

use crate::gateway::{Network, TRANSFER_FEE};
use crate::world::{Command, DAY, HOUR, Move, Who, World, artisan, naira};

/// A world with one order of NGN 10,000.00.
fn ordered() -> (World, OrderId) {
    let mut world = World::new();
    let order = world.place(artisan(0), naira(10_000));
    (world, order)
}

fn paid() -> (World, OrderId) {
    let (mut world, order) = ordered();
    world.pay(order, naira(10_000));
    assert_eq!(world.settle(order), Ok(true));
    (world, order)
}

fn delivered() -> (World, OrderId) {
    let (mut world, order) = paid();
    for command in [Command::Accept, Command::Ship, Command::Deliver] {
        assert_eq!(world.act(order, Who::Artisan, command), Ok(true));
    }
    (world, order)
}

/// A cancelled order whose refund waits to be sent.
fn refunding() -> (World, OrderId, RefundId) {
    let (mut world, order) = paid();
    assert_eq!(world.act(order, Who::Buyer, Command::Cancel), Ok(true));
    assert_eq!(world.give_back(order), Ok(true));
    let refund = *world.refunds.keys().next().unwrap();
    (world, order, refund)
}

/// A released order whose payout waits to be sent.
fn paying_out() -> (World, PayoutId) {
    let (mut world, order) = delivered();
    assert_eq!(world.act(order, Who::Buyer, Command::Confirm), Ok(true));
    assert_eq!(world.release(order), Ok(true));
    assert_eq!(world.start_payout(artisan(0)), Ok(true));
    let payout = *world.payouts.keys().next().unwrap();
    (world, payout)
}

fn succeeded() -> TransferReport {
    TransferReport::Succeeded { fee: Some(Money::new(TRANSFER_FEE, Currency::NGN)) }
}

/// Everything ends, and the books agree with the gateway's.
fn ends_well(mut world: World) -> World {
    world.check();
    world.let_everything_end();
    world.check_the_end();
    world
}

fn count(world: &World, action: &str) -> usize {
    world.actions.iter().filter(|happened| **happened == action).count()
}

fn balance(world: &World, account: Account) -> i64 {
    ledger::balances(world.journal.iter()).get(&(Currency::NGN, account)).copied().unwrap_or(0)
}

#[test]
fn webhook_twice_in_parallel_or_out_of_order_has_one_effect() {
    let (mut world, order) = paid();
    let once = world.clone();
    assert_eq!(world.settle(order), Ok(false), "the second is a no-op");
    assert_eq!(world, once);

    // Both read the same state; the first to write wins, and the other decides again on what it finds.
    let (mut world, order) = ordered();
    world.pay(order, naira(10_000));
    let mut loser = world.clone();
    assert_eq!((world.settle(order), loser.settle(order)), (Ok(true), Ok(true)), "both would");
    assert_eq!(world.settle(order), Ok(false), "the loser, again");
    assert_eq!(count(&world, "refund.requested"), 0, "the loser is never a refund");

    // The first webhook comes after the goods.
    let (mut world, order) = delivered();
    assert_eq!(world.settle(order), Ok(false));
    ends_well(world);
}

#[test]
fn webhook_not_verified_at_the_gateway_funds_nothing() {
    let (mut world, order) = ordered();
    let before = world.clone();
    assert_eq!(world.settle(order), Ok(false), "the gateway knows of no charge");
    assert_eq!(world, before);
    world.pay(order, naira(10_000));
    assert_eq!(world.settle(order), Ok(true), "retried once it does");
}

#[test]
fn no_webhook_at_all_and_the_poll_finds_the_payment() {
    let (mut world, order) = ordered();
    let payment = world.payments.values().next().unwrap().clone();
    let due = payment.due.unwrap();
    assert_eq!((due.step, due.at), (Step::PaymentsSettle, world.now.plus_seconds(5 * 60)));
    let asked = payment.look_again(due.at);
    assert!(asked.due.unwrap().at <= payment.expires_at, "and again before the window ends");
    world.pay(order, naira(10_000));
    world.wait(5 * 60);
    assert_eq!(world.settle(order), Ok(true));
    assert_eq!(world.payments[&payment.id].due, None, "nobody asks any more");
    ends_well(world);
}

#[test]
fn underpaid_goes_to_suspense_and_is_refunded() {
    let (mut world, order) = ordered();
    world.pay(order, naira(9_999));
    assert_eq!(world.settle(order), Ok(true));
    assert_eq!(world.orders[&order].status(), OrderStatus::PendingPayment, "still waits, and will expire");
    assert_eq!(world.refunds.values().map(|refund| refund.amount).collect::<Vec<_>>(), [naira(9_999)]);
    let world = ends_well(world);
    assert_eq!(world.orders[&order].status(), OrderStatus::Expired);
}

#[test]
fn overpaid_funds_the_order_and_refunds_the_excess() {
    let (mut world, order) = ordered();
    world.pay(order, naira(10_500));
    assert_eq!(world.settle(order), Ok(true));
    assert_eq!(world.orders[&order].escrow().held, naira(10_000));
    assert_eq!(world.refunds.values().map(|refund| refund.amount).collect::<Vec<_>>(), [naira(500)]);
    ends_well(world);
}

#[test]
fn overpaid_and_cancelled_is_refunded_when_the_larger_refund_arrives() {
    let (mut world, order) = ordered();
    world.pay(order, naira(10_500));
    assert_eq!(world.settle(order), Ok(true));
    assert_eq!(world.act(order, Who::Artisan, Command::Cancel), Ok(true));
    assert_eq!(world.give_back(order), Ok(true));
    let excess = world.refunds.values().find(|refund| refund.amount == naira(500)).unwrap().id;
    assert_eq!(world.send_refund(excess, Network::Fine), Ok(true));
    world.move_refund(excess, RefundReport::Processed);
    assert_eq!(world.report_refund(excess, usize::MAX), Ok(true));
    assert_eq!(
        world.orders[&order].payment_status(),
        PaymentStatus::Refunding,
        "the order's own is on its way"
    );
    let world = ends_well(world);
    assert_eq!(world.orders[&order].payment_status(), PaymentStatus::Refunded);
}

#[test]
fn wrong_currency_goes_to_suspense_and_is_refunded() {
    let (mut world, order) = ordered();
    let dollars = Money::new(1_000_000, "USD".parse().unwrap());
    world.pay(order, dollars);
    assert_eq!(world.settle(order), Ok(true));
    assert_eq!(world.payments.values().next().unwrap().status, PaymentState::Suspended);
    assert_eq!(world.refunds.values().next().unwrap().amount, dollars);
    ends_well(world);
}

#[test]
fn paid_after_expiry_is_refunded_and_the_order_stays_closed() {
    let (mut world, order) = ordered();
    world.wait(HOUR);
    assert_eq!(world.time_out(order), Ok(false), "not without asking the gateway");
    assert_eq!(world.expire(order, Network::Fine), Ok(true));
    world.pay(order, naira(10_000));
    assert_eq!(world.settle(order), Ok(true));
    assert_eq!(world.orders[&order].status(), OrderStatus::Expired);
    assert_eq!(world.refunds.values().next().unwrap().amount, naira(10_000));
    let world = ends_well(world);
    assert_eq!(world.orders[&order].status(), OrderStatus::Expired);
}

#[test]
fn paid_in_time_and_reported_late_is_an_order_and_not_a_refund() {
    let (mut world, order) = ordered();
    world.pay(order, naira(10_000));
    world.wait(HOUR / 2);
    assert_eq!(world.expire(order, Network::Fine), Ok(true));
    assert_eq!(world.orders[&order].status(), OrderStatus::Paid);
    assert_eq!(world.settle(order), Ok(false), "the webhook comes after all");
    assert_eq!(world.refunds.len(), 0);
    ends_well(world);
}

#[test]
fn an_unpaid_order_waits_an_hour_for_a_gateway_that_does_not_answer() {
    let (mut world, order) = ordered();
    world.wait(HOUR / 2);
    let over = world.now;
    while world.orders[&order].status() == OrderStatus::PendingPayment {
        assert_eq!(world.expire(order, Network::RequestLost), Ok(true));
        assert_eq!(world.expire(order, Network::RequestLost), Ok(false), "it is not due yet");
        world.now = world.orders[&order].due().map_or(world.now, |due| due.at);
    }
    assert_eq!(world.orders[&order].status(), OrderStatus::Expired);
    assert_eq!(world.now.since(over).as_secs(), i64::try_from(HOUR).unwrap().unsigned_abs());
    ends_well(world);
}

#[test]
fn too_little_that_was_paid_in_time_goes_back_and_the_order_expires_at_once() {
    let (mut world, order) = ordered();
    world.pay(order, naira(9_999));
    world.wait(HOUR / 2);
    assert_eq!(world.expire(order, Network::Fine), Ok(true));
    assert_eq!(world.orders[&order].status(), OrderStatus::Expired);
    assert_eq!(world.refunds.values().next().unwrap().amount, naira(9_999));
    ends_well(world);
}

#[test]
fn paid_after_cancellation_is_refunded_and_the_order_stays_closed() {
    let (mut world, order) = ordered();
    assert_eq!(world.act(order, Who::Buyer, Command::Cancel), Ok(true));
    world.pay(order, naira(10_000));
    assert_eq!(world.settle(order), Ok(true));
    assert_eq!(world.give_back(order), Ok(false), "nothing is held, so nothing is given back twice");
    assert_eq!(world.refunds.len(), 1);
    let world = ends_well(world);
    assert_eq!(world.orders[&order].status(), OrderStatus::Cancelled);
}

/// One checkout of NGN 10,000.00 from each of three artisans.
fn ordered_together() -> (World, Vec<OrderId>) {
    let mut world = World::new();
    let orders = world.place_together(&[0, 1, 2].map(|number| (artisan(number), naira(10_000))));
    (world, orders)
}

fn states(world: &World, orders: &[OrderId]) -> Vec<OrderStatus> {
    orders.iter().map(|order| world.orders[order].status()).collect()
}

#[test]
fn one_payment_funds_the_orders_of_three_artisans_and_each_goes_its_own_way() {
    let (mut world, orders) = ordered_together();
    world.pay(orders[0], naira(30_000));
    assert_eq!(world.settle(orders[1]), Ok(true), "whichever order it was told for");
    assert_eq!(world.settle(orders[2]), Ok(false));
    assert!(orders.iter().all(|order| world.orders[order].escrow().held == naira(10_000)));
    assert_eq!(world.act(orders[0], Who::Buyer, Command::Cancel), Ok(true));
    assert_eq!(world.call_off(orders[0]), Ok(false), "the others are paid, and stay");
    assert_eq!(world.act(orders[1], Who::Artisan, Command::Cancel), Ok(true));
    for order in &orders[..2] {
        assert_eq!(world.give_back(*order), Ok(true));
    }
    for command in [Command::Accept, Command::Deliver, Command::EnterTheCode] {
        assert_eq!(world.act(orders[2], Who::Artisan, command), Ok(true));
    }
    let world = ends_well(world);
    assert_eq!(world.refunds.len(), 2, "two parts of one transaction, each with its own note");
    use OrderStatus::{Cancelled, Completed};
    assert_eq!(states(&world, &orders), [Cancelled, Cancelled, Completed]);
}

#[test]
fn one_cancelled_order_of_an_unpaid_checkout_takes_the_others_with_it() {
    let (mut world, orders) = ordered_together();
    assert_eq!(world.act(orders[1], Who::Buyer, Command::Cancel), Ok(true));
    // Paid at the same time, before the others are called off: all of it goes back.
    let mut paid = world.clone();
    paid.pay(orders[0], naira(30_000));
    assert_eq!(paid.settle(orders[0]), Ok(true));
    assert_eq!(paid.refunds.values().map(|refund| refund.amount).collect::<Vec<_>>(), [naira(30_000)]);
    ends_well(paid);

    assert_eq!(world.call_off(orders[1]), Ok(true));
    assert_eq!(states(&world, &orders), [OrderStatus::Cancelled; 3]);
    assert_eq!(world.call_off(orders[0]), Ok(false), "each tells of its own end, and nothing more follows");
    ends_well(world);
}

#[test]
fn refund_that_fails_or_needs_attention_stays_a_refund() {
    for (report, status) in [
        (RefundReport::Failed, RefundStatus::Failed),
        (RefundReport::NeedsAttention, RefundStatus::NeedsAttention),
    ] {
        let (mut world, order, refund) = refunding();
        assert_eq!(world.send_refund(refund, Network::Fine), Ok(true));
        world.move_refund(refund, report);
        assert_eq!(world.report_refund(refund, usize::MAX), Ok(true));
        assert_eq!(world.refunds[&refund].status, status);
        assert_eq!(balance(&world, Account::Refund(refund)), -1_000_000, "it waits where it is");
        assert_eq!(balance(&world, Account::Escrow(order.escrow())), 0, "never silently back in escrow");
        assert_eq!(world.orders[&order].payment_status(), PaymentStatus::Refunding);
        let world = ends_well(world);
        assert_eq!(
            world.orders[&order].payment_status(),
            PaymentStatus::Refunded,
            "once an operator has sent it"
        );
    }
}

#[test]
fn refund_whose_outcome_is_unknown_is_looked_for_and_sent_once() {
    let (mut world, _, refund) = refunding();
    assert_eq!(world.send_refund(refund, Network::RequestLost), Ok(true), "never arrived");
    assert_eq!(world.send_refund(refund, Network::AnswerLost), Ok(true), "arrived, and whoever sent it died");
    assert_eq!(world.send_refund(refund, Network::Fine), Ok(true), "found, not sent again");
    assert_eq!(world.gateway.refunds[&refund.to_string()].len(), 1);
    assert_eq!(world.refunds[&refund].status, RefundStatus::Sent);
    ends_well(world);
}

#[test]
fn payout_whose_outcome_is_unknown_is_sent_again_only_under_its_reference() {
    let (mut world, payout) = paying_out();
    assert_eq!(world.send_payout(payout, Network::RequestLost), Ok(true));
    assert_eq!(world.send_payout(payout, Network::AnswerLost), Ok(true));
    let waiting = &world.payouts[&payout];
    assert_eq!(
        (waiting.status, waiting.attempts),
        (PayoutStatus::Requested, 2),
        "we know no more than before"
    );
    assert_eq!(
        world.wallets[&artisan(0)].in_transit,
        waiting.amount.amount,
        "and the money is not given back"
    );
    assert_eq!(world.send_payout(payout, Network::Fine), Ok(true));
    assert_eq!(world.gateway.transfers.len(), 1, "one reference, one transfer");
    assert_eq!(world.report_payout(payout, usize::MAX), Ok(false), "pending is no news");
    ends_well(world);
}

#[test]
fn payout_with_a_duplicate_reference_exists_and_is_asked_about() {
    let (mut world, payout) = paying_out();
    assert_eq!(world.send_payout(payout, Network::AnswerLost), Ok(true));
    world.gateway.move_transfer(&payout.reference(), &succeeded());
    // The gateway refuses the repeat as a duplicate: it has the transfer, which is therefore sent, not failed.
    assert_eq!(world.send_payout(payout, Network::Fine), Ok(true));
    assert_eq!(world.payouts[&payout].status, PayoutStatus::Sent);
    assert_eq!(world.payouts[&payout].due.unwrap().step, Step::PayoutsSettle);
    assert_eq!(world.report_payout(payout, usize::MAX), Ok(true));
    assert_eq!(world.payouts[&payout].status, PayoutStatus::Succeeded);
    ends_well(world);
}

#[test]
fn payout_reversed_after_it_succeeded_is_paid_out_again() {
    let (mut world, payout) = paying_out();
    assert_eq!(world.send_payout(payout, Network::Fine), Ok(true));
    world.gateway.move_transfer(&payout.reference(), &succeeded());
    assert_eq!(world.report_payout(payout, usize::MAX), Ok(true));
    world.gateway.move_transfer(&payout.reference(), &TransferReport::Reversed { reason: "Returned".into() });
    assert_eq!(world.report_payout(payout, usize::MAX), Ok(true));
    assert_eq!(world.report_payout(payout, 1), Ok(false), "the late word of its success changes nothing");
    let wallet = &world.wallets[&artisan(0)];
    assert_eq!((wallet.available, wallet.paid_out), (947_500, 0));
    let world = ends_well(world);
    assert_eq!(world.payouts.len(), 2, "under a new reference");
    assert_eq!(world.wallets[&artisan(0)].paid_out, 947_500);
}

#[test]
fn confirm_and_auto_release_at_once_and_exactly_one_wins() {
    let (mut world, order) = delivered();
    for _ in 0..2 {
        world.wait(7 * DAY);
        assert_eq!(world.time_out(order), Ok(true), "a reminder");
    }
    world.wait(7 * DAY);
    let read = world.orders[&order].clone();
    let confirmed = read.confirm(Confirmation::Buyer(read.as_buyer(read.buyer_id()).unwrap()), world.now);
    let fired = read.time_out(world.now);
    assert!(confirmed.as_ref().unwrap().is_some() && fired.as_ref().unwrap().is_some(), "both would");

    for (winner, fire_was_first) in [(fired, true), (confirmed, false)] {
        let mut world = world.clone();
        assert_eq!(world.save_decided(order, winner), Ok(true));
        // The loser's version is gone: it reads and decides again.
        let loser = if fire_was_first {
            world.act(order, Who::Buyer, Command::Confirm)
        } else {
            world.time_out(order)
        };
        assert_eq!(loser, Ok(false));
        assert_eq!((world.release(order), world.release(order)), (Ok(true), Ok(false)));
        assert_eq!((count(&world, "order.completed"), count(&world, "escrow.released")), (1, 1));
        ends_well(world);
    }
}

#[test]
fn confirm_and_dispute_at_once_and_exactly_one_wins() {
    let (world, order) = delivered();
    let mut disputed = world.clone();
    assert_eq!(disputed.dispute(order, Who::Buyer), Ok(true));
    // The loser's version is gone: it reads and decides again.
    assert_eq!(disputed.act(order, Who::Buyer, Command::Confirm), Err("order-disputed"));
    assert_eq!(disputed.act(order, Who::Artisan, Command::EnterTheCode), Err("order-disputed"));
    disputed.wait(7 * DAY);
    assert_eq!(disputed.time_out(order), Ok(false), "nor does time release what is frozen");
    assert_eq!(disputed.release(order), Err("order-state"));
    let ended = ends_well(disputed);
    assert_eq!((count(&ended, "escrow.released"), count(&ended, "escrow.divided")), (0, 1));

    let mut confirmed = world;
    assert_eq!(confirmed.act(order, Who::Buyer, Command::Confirm), Ok(true));
    assert_eq!(confirmed.dispute(order, Who::Buyer), Err("order-state"));
    let ended = ends_well(confirmed);
    assert_eq!((count(&ended, "escrow.released"), count(&ended, "escrow.divided")), (1, 0));
}

#[test]
fn dispute_and_auto_release_at_once_and_exactly_one_wins() {
    let (mut world, order) = delivered();
    for days in [5, 1] {
        world.wait(days * DAY);
        assert_eq!(world.time_out(order), Ok(true), "a reminder");
    }
    world.wait(DAY);
    let mut released = world.clone();
    assert_eq!(released.time_out(order), Ok(true));
    assert_eq!(released.dispute(order, Who::Buyer), Err("order-state"));
    ends_well(released);
    assert_eq!(world.dispute(order, Who::Buyer), Ok(true), "as long as the money is held");
    assert_eq!(world.time_out(order), Ok(false));
    ends_well(world);
}

#[test]
fn a_dispute_that_ends_twice_moves_the_money_once() {
    let (mut world, order) = delivered();
    assert_eq!(world.dispute(order, Who::Buyer), Ok(true));
    assert_eq!(world.conclude(order), Err("dispute-state"), "it is not over");
    assert_eq!(world.play(order, Who::Artisan, Move::Propose(40)), Ok(true));
    let mut withdrawn = world.clone();
    assert_eq!(world.play(order, Who::Buyer, Move::Accept), Ok(true));
    assert_eq!(world.play(order, Who::Buyer, Move::Withdraw), Err("dispute-state"), "the loser, again");
    assert_eq!((world.conclude(order), world.conclude(order)), (Ok(true), Ok(false)));
    assert_eq!(world.orders[&order].escrow().refunded, naira(4_000));
    let world = ends_well(world);
    assert_eq!(world.wallets[&artisan(0)].paid_out, 568_500, "NGN 6,000.00 less 5.25%");

    assert_eq!(withdrawn.play(order, Who::Buyer, Move::Withdraw), Ok(true));
    assert_eq!(withdrawn.play(order, Who::Buyer, Move::Accept), Err("dispute-state"), "the loser, again");
    assert_eq!((withdrawn.conclude(order), withdrawn.conclude(order)), (Ok(true), Ok(false)));
    assert_eq!(withdrawn.orders[&order].status(), OrderStatus::Delivered);
    ends_well(withdrawn);
}

/// A delivered order in whose dispute both agreed that the goods go back, and that the buyer then gets two fifths.
fn to_be_returned() -> (World, OrderId) {
    let (mut world, order) = delivered();
    assert_eq!(world.dispute(order, Who::Buyer), Ok(true));
    assert_eq!(world.play(order, Who::Artisan, Move::ProposeReturn(40)), Ok(true));
    assert_eq!(world.play(order, Who::Buyer, Move::Accept), Ok(true));
    assert_eq!(world.conclude(order), Err("dispute-state"), "the money waits for the goods");
    (world, order)
}

#[test]
fn goods_that_go_back_move_the_money_once_and_only_when_they_are_there() {
    let (mut world, order) = to_be_returned();
    assert_eq!(world.play(order, Who::Buyer, Move::SendReturn), Ok(true));
    assert_eq!(world.play(order, Who::Buyer, Move::SendReturn), Ok(false), "again");
    assert_eq!(world.conclude(order), Err("dispute-state"));
    let mut silent = world.clone();
    assert_eq!(world.play(order, Who::Artisan, Move::ConfirmReturn), Ok(true));
    assert_eq!(world.play(order, Who::Artisan, Move::RejectReturn), Err("dispute-state"), "the loser, again");
    assert_eq!((world.conclude(order), world.conclude(order)), (Ok(true), Ok(false)));
    assert_eq!(world.orders[&order].escrow().refunded, naira(4_000));
    let world = ends_well(world);
    assert_eq!(world.wallets[&artisan(0)].paid_out, 568_500, "NGN 6,000.00 less 5.25%");

    let dispute = silent.dispute_of(order).unwrap().id;
    assert_eq!(silent.time_out_dispute(dispute), Ok(false), "a little early");
    silent.wait(10 * DAY);
    assert_eq!(silent.play(order, Who::Artisan, Move::RejectReturn), Err("dispute-state"), "too late");
    assert_eq!((silent.time_out_dispute(dispute), silent.time_out_dispute(dispute)), (Ok(true), Ok(false)));
    assert_eq!((silent.conclude(order), silent.conclude(order)), (Ok(true), Ok(false)));
    assert_eq!(ends_well(silent).orders[&order].escrow().refunded, naira(4_000), "silence is for the buyer");
}

#[test]
fn a_return_that_comes_to_nothing_leaves_the_money_to_an_administrator() {
    let (mut late, order) = to_be_returned();
    let dispute = late.dispute_of(order).unwrap().id;
    let mut damaged = late.clone();
    late.wait(7 * DAY);
    assert_eq!(late.time_out_dispute(dispute), Ok(true));
    assert_eq!(late.play(order, Who::Buyer, Move::SendReturn), Err("dispute-state"), "too late");
    assert_eq!(damaged.play(order, Who::Buyer, Move::SendReturn), Ok(true));
    assert_eq!(damaged.play(order, Who::Artisan, Move::RejectReturn), Ok(true));
    assert_eq!(damaged.play(order, Who::Artisan, Move::ConfirmReturn), Err("dispute-state"), "it is decided");
    for mut world in [late, damaged] {
        assert_eq!(world.conclude(order), Err("dispute-state"), "nobody has decided");
        assert_eq!(world.decide(order, 0), Ok(true));
        world.wait(3 * DAY);
        assert_eq!(world.time_out_dispute(dispute), Ok(true), "nobody appealed");
        assert_eq!(world.conclude(order), Ok(true));
        assert_eq!(ends_well(world).orders[&order].escrow().refunded, naira(0));
    }
}

#[test]
fn cancel_and_accept_at_once_and_exactly_one_wins() {
    let (world, order) = paid();
    let mut cancelled = world.clone();
    assert_eq!(cancelled.act(order, Who::Buyer, Command::Cancel), Ok(true));
    assert_eq!(cancelled.act(order, Who::Artisan, Command::Accept), Err("order-state"));
    ends_well(cancelled);
    let mut accepted = world;
    assert_eq!(accepted.act(order, Who::Artisan, Command::Accept), Ok(true));
    assert_eq!(accepted.act(order, Who::Buyer, Command::Cancel), Err("order-state"));
    ends_well(accepted);
}

#[test]
fn two_buyers_want_the_last_item_and_the_other_is_told_what_is_left() {
    let stool = domain::ProductId::new(domain::Timestamp::from_millis(0), [1; 10]);
    let refused = out_of_stock(stool, "Oak stool", 0);
    assert_eq!(refused.problem, "out-of-stock");
    assert!(refused.detail.contains("0 left"), "{refused}");
    assert_eq!(
        (&refused.facts["product_id"], &refused.facts["left"]),
        (&stool.to_string().into(), &0.into())
    );
}

#[test]
fn a_function_dies_between_any_two_calls_and_the_next_delivery_finishes_the_work() {
    // Each step is delivered twice, and each call to the gateway loses first its request, then its answer.
    let (mut world, order) = ordered();
    world.pay(order, naira(10_000));
    for _ in 0..2 {
        world.settle(order).unwrap();
        world.check();
    }
    for command in [Command::Accept, Command::Deliver] {
        for _ in 0..2 {
            world.act(order, Who::Artisan, command).unwrap();
        }
    }
    for _ in 0..2 {
        world.act(order, Who::Buyer, Command::Confirm).unwrap();
        world.check();
    }
    for _ in 0..2 {
        world.release(order).unwrap();
        world.check();
    }
    for _ in 0..2 {
        world.start_payout(artisan(0)).unwrap();
        world.check();
    }
    let payout = *world.payouts.keys().next().unwrap();
    for network in [Network::RequestLost, Network::AnswerLost, Network::Fine, Network::Fine] {
        world.send_payout(payout, network).unwrap();
        world.check();
    }
    world.gateway.move_transfer(&payout.reference(), &succeeded());
    for _ in 0..2 {
        world.report_payout(payout, usize::MAX).unwrap();
        world.check();
    }
    assert_eq!(world.wallets[&artisan(0)].paid_out, 947_500, "NGN 10,000.00 less 5.25%");
    for action in ["order.paid", "order.completed", "escrow.released", "payout.requested", "payout.succeeded"]
    {
        assert_eq!(count(&world, action), 1, "{action}");
    }
    ends_well(world);
}

#[test]
fn a_stray_payment_is_refunded_once_however_often_it_is_reported() {
    let mut world = World::new();
    let stray = world.pay_a_stray(0, naira(700));
    assert_eq!(world.settle_stray(&stray), Ok(true));
    world.wait(DAY);
    assert_eq!(world.settle_stray(&stray), Ok(false));
    let world = ends_well(world);
    assert_eq!(world.refunds.len(), 1);
}

#[test]
fn money_of_another_business_at_the_same_account_is_left_where_it_is() {
    let mut world = World::new();
    // Under a reference that looks like ours, and under one that does not.
    for page in [2, 3] {
        let theirs = world.pay_a_stray(page, naira(700));
        assert_eq!(world.settle_stray(&theirs), Ok(true));
        assert_eq!(world.settle_stray(&theirs), Ok(false));
    }
    let world = ends_well(world);
    assert_eq!((world.refunds.len(), world.of_others.len()), (0, 2));
}

#[test]
fn a_payment_that_was_taken_back_before_we_heard_of_it_is_settled_once() {
    let (mut world, order) = ordered();
    world.pay(order, naira(10_000));
    let reference = world.payment_of(order).reference.clone();
    world.gateway.take_back(&reference);
    assert_eq!(world.settle(order), Ok(true));
    assert_eq!(world.settle(order), Ok(false));
    assert_eq!(world.payment_of(order).status, PaymentState::Reversed);
    let world = ends_well(world);
    assert_eq!((world.orders[&order].status(), world.refunds.len()), (OrderStatus::Cancelled, 0));
}

#[test]
fn a_chargeback_that_was_lost_before_we_heard_of_the_payment_is_booked_once() {
    let (mut world, order) = ordered();
    world.pay(order, naira(10_000));
    let reference = world.payment_of(order).reference.clone();
    world.gateway.dispute(&reference, 1_000);
    world.gateway.decide_dispute(&reference, ChargebackReport::Lost);
    assert_eq!(world.settle(order), Ok(true));
    assert_eq!(world.hear_of_chargeback(order), Ok(true));
    let world = ends_well(world);
    assert_eq!(world.orders[&order].status(), OrderStatus::Cancelled);
}

#[test]
fn a_debt_is_taken_from_the_next_release_before_anything_is_paid_out() {
    let mut world = World::new();
    release_another(&mut world, artisan(1));
    let wallet = &world.wallets[&artisan(1)];
    assert_eq!((wallet.available, wallet.debt), (947_500 - 100_000, 0));
    ends_well(world);
}

/// Another order of NGN 10,000.00, from `artisan`, from its checkout to its release.
fn release_another(world: &mut World, artisan: ArtisanId) {
    let order = world.place(artisan, naira(10_000));
    world.pay(order, naira(10_000));
    assert_eq!(world.settle(order), Ok(true));
    for command in [Command::Accept, Command::Deliver, Command::EnterTheCode] {
        assert_eq!(world.act(order, Who::Artisan, command), Ok(true));
    }
    assert_eq!(world.release(order), Ok(true));
}

/// A released order of NGN 10,000.00.
fn released() -> (World, OrderId) {
    let (mut world, order) = delivered();
    assert_eq!(world.act(order, Who::Buyer, Command::Confirm), Ok(true));
    assert_eq!(world.release(order), Ok(true));
    (world, order)
}

/// The refund that was decided last.
fn decided(world: &World) -> RefundId {
    world.refunds.values().find(|refund| refund.status == RefundStatus::Decided).unwrap().id
}

#[test]
fn partial_refunds_by_agreement_until_nothing_is_left() {
    let (mut world, order) = delivered();
    for amount in [naira(4_000), naira(6_000)] {
        assert_eq!(world.offer_refund(order, Who::Artisan, amount), Ok(true));
        assert_eq!(world.accept_refund(order, Who::Buyer), Ok(true));
        let refund = decided(&world);
        assert_eq!(world.book_refund(refund), Ok(true));
        assert_eq!(world.book_refund(refund), Ok(false), "once");
    }
    assert_eq!(world.orders[&order].status(), OrderStatus::Refunded);
    assert_eq!(world.time_out(order), Ok(false), "no deadline is left");
    let world = ends_well(world);
    assert_eq!(world.orders[&order].payment_status(), PaymentStatus::Refunded);
    assert_eq!(balance(&world, Account::Fees), 0);
}

#[test]
fn accepted_refund_and_confirmation_at_once_and_the_refund_comes_first() {
    let (mut world, order) = delivered();
    assert_eq!(world.offer_refund(order, Who::Artisan, naira(4_000)), Ok(true));
    assert_eq!(world.accept_refund(order, Who::Buyer), Ok(true));
    assert_eq!(world.act(order, Who::Buyer, Command::Confirm), Ok(true));
    assert_eq!(world.release(order), Ok(false), "the step is early: the refund is taken from what is held");
    assert_eq!(world.book_refund(decided(&world)), Ok(true));
    assert_eq!(world.release(order), Ok(true));
    let escrow = &world.orders[&order].escrow();
    assert_eq!(
        (escrow.released.amount, escrow.fees.amount, escrow.refunded.amount),
        (568_500, 31_500, 400_000)
    );
    ends_well(world);
}

#[test]
fn offer_replaced_while_it_is_accepted_and_the_buyer_accepts_only_what_was_shown() {
    let (mut world, order) = delivered();
    assert_eq!(world.offer_refund(order, Who::Artisan, naira(4_000)), Ok(true));
    let shown = world.orders[&order].offer().unwrap().id;
    assert_eq!(world.offer_refund(order, Who::Artisan, naira(1)), Ok(true));
    let read = &world.orders[&order];
    let refused = read.accept_refund(read.as_buyer(read.buyer_id()).unwrap(), shown, world.now).unwrap_err();
    assert_eq!(refused.problem, "refund-offer-gone");
    ends_well(world);
}

#[test]
fn refund_after_the_release_takes_what_is_there_and_the_rest_is_owed() {
    let (mut world, order) = released();
    assert_eq!(world.start_payout(artisan(0)), Ok(true), "all of it is on its way to the bank");
    assert_eq!(world.order_refund(order, naira(4_000)), Ok(true));
    assert_eq!(world.book_refund(decided(&world)), Ok(true));
    let wallet = &world.wallets[&artisan(0)];
    assert_eq!((wallet.available, wallet.debt), (0, 379_000), "94.75% of NGN 4,000.00");
    assert_eq!(balance(&world, Account::Fees), -31_500);
    release_another(&mut world, artisan(0));
    let wallet = &world.wallets[&artisan(0)];
    assert_eq!((wallet.available, wallet.debt), (947_500 - 379_000, 0), "the debt comes first");
    ends_well(world);
}

#[test]
fn refund_of_more_than_was_paid_is_refused_however_it_is_divided() {
    let (mut world, order) = released();
    assert_eq!(world.order_refund(order, naira(9_000)), Ok(true));
    assert_eq!(world.order_refund(order, naira(1)), Err("order-state"), "one after the other");
    assert_eq!(world.book_refund(decided(&world)), Ok(true));
    assert_eq!(world.order_refund(order, naira(1_001)), Err("refund-amount"));
    assert_eq!(world.order_refund(order, naira(1_000)), Ok(true));
    let world = ends_well(world);
    assert_eq!(world.orders[&order].payment_status(), PaymentStatus::Refunded);
}

#[test]
fn refund_that_failed_is_sent_again_under_a_note_of_its_own() {
    let (mut world, _, refund) = refunding();
    assert_eq!(world.send_refund(refund, Network::Fine), Ok(true));
    world.move_refund(refund, RefundReport::Failed);
    assert_eq!(world.report_refund(refund, usize::MAX), Ok(true));
    assert_eq!(world.retry_refund(refund, true), Err("refund-state"), "it goes back the way it came");
    assert_eq!(world.retry_refund(refund, false), Ok(true));
    assert_eq!(world.send_refund(refund, Network::AnswerLost), Ok(true));
    assert_eq!(world.send_refund(refund, Network::Fine), Ok(true), "found, not sent again");
    let notes: Vec<_> = world.gateway.refunds.keys().cloned().collect();
    assert_eq!(notes, [refund.to_string(), format!("{refund}.2")]);
    ends_well(world);
}

#[test]
fn refund_that_needs_an_account_goes_there() {
    let (mut world, order, refund) = refunding();
    assert_eq!(world.send_refund(refund, Network::Fine), Ok(true));
    world.move_refund(refund, RefundReport::NeedsAttention);
    assert_eq!(world.report_refund(refund, usize::MAX), Ok(true));
    assert_eq!(world.retry_refund(refund, false), Err("refund-state"), "an account is needed");
    assert_eq!(world.retry_refund(refund, true), Ok(true));
    assert_eq!(world.report_refund(refund, usize::MAX), Ok(false), "the gateway does not know yet");
    assert_eq!(world.send_refund(refund, Network::AnswerLost), Ok(true));
    assert_eq!(world.send_refund(refund, Network::Fine), Ok(true));
    assert_eq!(world.refunds[&refund].status, RefundStatus::Sent);
    let world = ends_well(world);
    assert_eq!(world.orders[&order].payment_status(), PaymentStatus::Refunded);
}

#[test]
fn refund_paid_by_hand_and_then_by_the_gateway_is_owed_until_it_is_back() {
    let (mut world, order, refund) = refunding();
    assert_eq!(world.send_refund(refund, Network::Fine), Ok(true));
    assert_eq!(world.mark_refund_paid(refund), Err("refund-state"), "it is on its way");
    world.move_refund(refund, RefundReport::Failed);
    assert_eq!(world.report_refund(refund, usize::MAX), Ok(true));
    assert_eq!(world.mark_refund_paid(refund), Ok(true));
    assert_eq!(balance(&world, Account::Operations), -1_000_000);
    assert_eq!(world.book_refund(refund), Ok(true), "the order hears of it");
    assert_eq!(world.orders[&order].payment_status(), PaymentStatus::Refunded);
    world.move_refund(refund, RefundReport::Processed);
    assert_eq!(world.report_refund(refund, usize::MAX), Ok(true));
    assert_eq!(balance(&world, Account::Refund(refund)), 1_000_000, "the buyer owes it");
    let world = ends_well(world);
    assert_eq!(balance(&world, Account::Operations), 0, "an operator has it back");
}

/// The gateway's report of a dispute of all that was paid, heard of; then decided, and heard of again.
fn charged_back(world: &mut World, order: OrderId, decisions: &[ChargebackReport]) {
    let reference = world.orders[&order].payment_id().reference();
    assert!(world.gateway.dispute(&reference, 1_000));
    assert_eq!(world.hear_of_chargeback(order), Ok(true));
    for decision in decisions {
        assert!(world.gateway.decide_dispute(&reference, *decision));
        assert_eq!(world.hear_of_chargeback(order), Ok(true));
        assert_eq!(world.hear_of_chargeback(order), Ok(false), "reported twice");
        world.check();
    }
}

#[test]
fn chargeback_while_the_money_is_held_and_nothing_is_released_before_the_bank_decides() {
    let (mut world, order) = delivered();
    charged_back(&mut world, order, &[]);
    assert_eq!(world.offer_refund(order, Who::Artisan, naira(1)), Err("order-state"));
    assert_eq!(world.order_refund(order, naira(1)), Err("order-state"));
    assert_eq!(world.act(order, Who::Buyer, Command::Confirm), Ok(true), "the goods go on");
    assert_eq!(world.release(order), Ok(false));
    let reference = world.orders[&order].payment_id().reference();
    assert!(world.gateway.decide_dispute(&reference, ChargebackReport::Won));
    assert_eq!(world.hear_of_chargeback(order), Ok(true));
    assert_eq!(world.release(order), Ok(true), "as before");
    ends_well(world);
}

#[test]
fn chargeback_lost_while_the_money_is_held_closes_the_order() {
    let (mut world, order) = delivered();
    charged_back(&mut world, order, &[ChargebackReport::Lost]);
    assert_eq!(world.orders[&order].status(), OrderStatus::ChargedBack);
    assert_eq!(world.act(order, Who::Buyer, Command::Confirm), Err("order-state"));
    assert_eq!(world.wallets[&artisan(0)].held, 0);
    ends_well(world);
}

#[test]
fn chargeback_lost_after_the_payout_is_a_debt_and_the_next_release_pays_it() {
    let (mut world, order) = released();
    assert_eq!(world.start_payout(artisan(0)), Ok(true));
    charged_back(&mut world, order, &[ChargebackReport::Lost]);
    assert_eq!(world.wallets[&artisan(0)].debt, 947_500);
    assert_eq!(balance(&world, Account::Fees), 0, "the platform earns nothing on it");
    release_another(&mut world, artisan(0));
    let wallet = &world.wallets[&artisan(0)];
    assert_eq!((wallet.available, wallet.debt), (0, 0));
    ends_well(world);
}

#[test]
fn chargeback_won_after_it_was_lost_is_undone_wherever_the_money_was() {
    let (mut held, order) = delivered();
    charged_back(&mut held, order, &[ChargebackReport::Lost, ChargebackReport::Won]);
    assert_eq!(held.orders[&order].status(), OrderStatus::Delivered);
    let held = ends_well(held);
    assert_eq!(held.orders[&order].status(), OrderStatus::Completed);
    let (mut paid_out, order) = released();
    charged_back(&mut paid_out, order, &[ChargebackReport::Lost, ChargebackReport::Won]);
    let wallet = &paid_out.wallets[&artisan(0)];
    assert_eq!((wallet.available, wallet.debt), (947_500, 0));
    charged_back_again(&mut paid_out, order);
    ends_well(paid_out);
}

/// The bank cannot make up its mind.
fn charged_back_again(world: &mut World, order: OrderId) {
    let reference = world.orders[&order].payment_id().reference();
    assert!(world.gateway.decide_dispute(&reference, ChargebackReport::Lost));
    assert_eq!(world.hear_of_chargeback(order), Ok(true));
    assert_eq!(world.wallets[&artisan(0)].available, 0);
}

#[test]
fn chargeback_of_what_was_refunded_already_is_the_platforms_loss() {
    let (mut world, order, refund) = refunding();
    assert_eq!(world.send_refund(refund, Network::Fine), Ok(true));
    world.move_refund(refund, RefundReport::Processed);
    assert_eq!(world.report_refund(refund, usize::MAX), Ok(true));
    charged_back(&mut world, order, &[ChargebackReport::Lost]);
    assert_eq!(balance(&world, Account::Losses), 1_000_000);
    let wallet = &world.wallets[&artisan(0)];
    assert_eq!((wallet.held, wallet.debt), (0, 0), "the artisan had nothing of it");
    ends_well(world);
}

#[test]
fn a_refund_closed_for_a_lost_chargeback_and_then_paid_by_the_gateway_is_owed_until_it_is_back() {
    let (mut world, order, refund) = refunding();
    assert_eq!(world.send_refund(refund, Network::Fine), Ok(true));
    charged_back(&mut world, order, &[ChargebackReport::Lost]);
    world.move_refund(refund, RefundReport::Failed);
    assert_eq!(world.report_refund(refund, usize::MAX), Ok(true));
    assert_eq!(world.close_refund(refund), Ok(true));
    assert_eq!(balance(&world, Account::Losses), 0, "the platform lost nothing");
    world.check();
    world.move_refund(refund, RefundReport::Processed);
    assert_eq!(world.report_refund(refund, usize::MAX), Ok(true));
    assert_eq!(balance(&world, Account::Refund(refund)), 1_000_000, "the buyer owes it");
    let world = ends_well(world);
    assert_eq!(balance(&world, Account::Operations), 1_000_000, "an operator has it back");
}

#[test]
fn cancelled_under_a_chargeback_and_the_buyer_gets_the_money_once() {
    for (decision, refunds, losses) in [(ChargebackReport::Lost, 0, 0), (ChargebackReport::Won, 1, 0)] {
        let (mut world, order) = paid();
        charged_back(&mut world, order, &[]);
        assert_eq!(world.act(order, Who::Buyer, Command::Cancel), Ok(true));
        assert_eq!(world.give_back(order), Ok(false), "not while the bank may give it");
        let reference = world.orders[&order].payment_id().reference();
        assert!(world.gateway.decide_dispute(&reference, decision));
        assert_eq!(world.hear_of_chargeback(order), Ok(true));
        let world = ends_well(world);
        assert_eq!(
            (world.refunds.len(), balance(&world, Account::Losses)),
            (refunds, losses),
            "{decision:?}"
        );
    }
}
