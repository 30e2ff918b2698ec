//! Whether the histories see what a step forgets: each kind of thing is left out of every plan, and the first of the random
//! histories that notices is looked for.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::Entity;
use domain::steps::{Plan, Write, Written};

use crate::properties::{Op, histories, play_in};
use crate::world::World;

/// Histories in which it has to be noticed.
const ENOUGH: usize = 1_000;

/// What a plan writes, by what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Order,
    Wallet,
    Payment,
    Refund,
    Dispute,
    Chargeback,
    Payout,
}

/// What a plan forgets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeftOut {
    /// To put goods back on the shelf.
    Stock,
    /// To move a timer.
    Timer(Kind),
    /// To write what has changed.
    Change(Kind),
    /// To write what is new.
    Creation(Kind),
}

impl LeftOut {
    /// The plan without it.
    pub(crate) fn without(self, plan: Plan) -> Plan {
        plan.into_writes().into_iter().filter(|write| Self::of(write) != self).collect()
    }

    fn of(write: &Write) -> Self {
        fn with<E: Entity>(kind: Kind, written: &Written<E>) -> LeftOut {
            match written {
                Written::Created(_) => LeftOut::Creation(kind),
                Written::Changed(_) => LeftOut::Change(kind),
                Written::Rescheduled(_) => LeftOut::Timer(kind),
            }
        }
        match write {
            Write::Order(written) => with(Kind::Order, written),
            Write::Wallet(written) => with(Kind::Wallet, written),
            Write::Payment(written) => with(Kind::Payment, written),
            Write::Refund(written) => with(Kind::Refund, written),
            Write::Dispute(written) => with(Kind::Dispute, written),
            Write::Chargeback(written) => with(Kind::Chargeback, written),
            Write::Payout(written) => with(Kind::Payout, written),
            Write::Stock(_) => Self::Stock,
        }
    }
}

/// How many histories it took to notice what is left out.
fn noticed(histories: &[Vec<Op>], left_out: LeftOut) -> Option<usize> {
    let ends = |history: &Vec<Op>| {
        let mut world = World::new();
        world.left_out = Some(left_out);
        play_in(&mut world, history);
        world.let_everything_end();
        world.check_the_end();
    };
    histories.iter().position(|history| catch_unwind(AssertUnwindSafe(|| ends(history))).is_err())
}

#[test]
fn the_histories_notice_whatever_a_step_forgets() {
    let histories = histories(ENOUGH);
    let forgotten = [
        LeftOut::Stock,
        LeftOut::Timer(Kind::Order),
        LeftOut::Timer(Kind::Wallet),
        LeftOut::Timer(Kind::Payment),
        LeftOut::Timer(Kind::Refund),
        LeftOut::Timer(Kind::Dispute),
        LeftOut::Timer(Kind::Chargeback),
        LeftOut::Timer(Kind::Payout),
        LeftOut::Change(Kind::Order),
        LeftOut::Change(Kind::Wallet),
        LeftOut::Change(Kind::Payment),
        LeftOut::Change(Kind::Refund),
        LeftOut::Change(Kind::Dispute),
        LeftOut::Change(Kind::Chargeback),
        LeftOut::Change(Kind::Payout),
        LeftOut::Creation(Kind::Refund),
        LeftOut::Creation(Kind::Payout),
    ];
    let after: Vec<_> =
        forgotten.iter().map(|left_out| (*left_out, noticed(&histories, *left_out))).collect();
    assert!(after.iter().all(|(_, history)| history.is_some()), "not noticed: {after:?}");
    println!("noticed by the history of that number: {after:?}");
}
