//! Whether the checks see anything at all: a world whose books balance, altered behind the rules' back.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::ledger::{Account, Posting};
use domain::orders::Order;
use domain::payouts::PayoutStatus;
use domain::refunds::RefundStatus;

use crate::gateway::Network;
use crate::world::{Command, Who, World, artisan, naira};

/// An alteration.
type Tamper = fn(&mut World);

/// A world with an order in each place where money can lie: held, released and paid out, on its way back.
fn busy() -> World {
    let mut world = World::new();
    for number in 0..3 {
        let order = world.place(artisan(0), naira(10_000));
        world.pay(order, naira(10_000));
        world.settle(order).unwrap();
        match number {
            0 => {
                for command in [Command::Accept, Command::Ship, Command::Deliver] {
                    world.act(order, Who::Artisan, command).unwrap();
                }
                world.act(order, Who::Buyer, Command::Confirm).unwrap();
                world.release(order).unwrap();
                world.start_payout(artisan(0)).unwrap();
            }
            1 => {
                world.act(order, Who::Buyer, Command::Cancel).unwrap();
                world.give_back(order).unwrap();
                let refund = *world.refunds.keys().next().unwrap();
                world.send_refund(refund, Network::Fine).unwrap();
            }
            _ => {}
        }
    }
    world.check();
    world
}

/// A posting that no rule made.
fn post(world: &mut World, debit: Account, credit: Account) {
    world.journal.extend(Posting::new(debit, credit, naira(1)));
}

/// An order's escrow, as somebody with the table in their hands would change it: no rule does.
fn alter(order: &mut Order, amount: &str, by: i64) {
    let mut item = serde_json::to_value(&*order).unwrap();
    let amount = &mut item["escrow"][amount];
    *amount = (amount.as_i64().unwrap() + by).into();
    *order = serde_json::from_value(item).unwrap();
}

/// The checks panic after `tamper`.
fn noticed(tamper: Tamper) -> bool {
    let mut world = busy();
    tamper(&mut world);
    catch_unwind(AssertUnwindSafe(|| world.check())).is_err()
}

#[test]
fn the_checks_notice_whatever_is_wrong() {
    let alterations: [(&str, Tamper); 14] = [
        ("a posting is lost", |world| {
            world.journal.pop();
        }),
        ("a posting is written twice", |world| {
            let last = world.journal.last().cloned();
            world.journal.extend(last);
        }),
        ("a posting has another amount", |world| world.journal.last_mut().unwrap().amount += 1),
        ("a posting has another account", |world| world.journal.last_mut().unwrap().debit = Account::Fees),
        ("something stays in suspense", |world| post(world, Account::Fees, Account::Suspense)),
        ("the gateway has what nobody paid", |world| {
            post(world, Account::Gateway("paystack".into()), Account::Fees);
        }),
        ("an escrow holds more than was paid", |world| {
            alter(world.orders.values_mut().last().unwrap(), "held", 1);
        }),
        ("an escrow has released more than it had", |world| {
            alter(world.orders.values_mut().next().unwrap(), "released", 1);
        }),
        ("the fee is another", |world| {
            let order = world.orders.values_mut().next().unwrap();
            alter(order, "fees", 1);
            alter(order, "released", -1);
        }),
        ("a wallet has more than the ledger", |world| {
            world.wallets.get_mut(&artisan(0)).unwrap().available += 1;
        }),
        ("a wallet holds what no escrow does", |world| {
            world.wallets.get_mut(&artisan(0)).unwrap().held -= 1;
        }),
        ("a payout is paid out and still in transit", |world| {
            world.payouts.values_mut().next().unwrap().status = PayoutStatus::Succeeded;
        }),
        ("a refund has arrived and is still owed", |world| {
            world.refunds.values_mut().next().unwrap().status = RefundStatus::Processed;
        }),
        ("a refund is sent twice", |world| {
            let refund = world.refunds.values().next().unwrap();
            world.gateway.create_refund(&refund.note(), refund.amount);
        }),
    ];
    let missed: Vec<&str> =
        alterations.into_iter().filter(|(_, tamper)| !noticed(*tamper)).map(|(what, _)| what).collect();
    assert!(missed.is_empty(), "not noticed: {missed:?}");
}

#[test]
fn the_end_notices_what_is_left_and_what_the_gateway_counts_differently() {
    let ends = |world: &World| catch_unwind(AssertUnwindSafe(|| world.check_the_end())).is_ok();
    assert!(!ends(&busy()), "nothing has ended");
    let mut world = busy();
    world.let_everything_end();
    assert!(ends(&world));
    *world.gateway.balance.values_mut().next().unwrap() += 1;
    assert!(!ends(&world), "the gateway has a kobo more than our books");
}
