//! Into which parts the comparison with one gateway falls.

use domain::books::reconciliation::About;
use domain::{Day, Timestamp};
use messaging::Event;
use serde::Serialize;
use store::entities::LEDGER_SHARDS;

/// Days before the one that just ended. A day is compared three times, so that a run that failed is made up for and what
/// was decided late is seen.
const DAYS_BACK: u64 = 2;

/// A page of the gateway's list.
#[derive(Serialize)]
struct ListPart {
    about: About,
    from: Timestamp,
    to: Timestamp,
    page: u32,
}

/// A page of our ledger.
#[derive(Serialize)]
struct LedgerPart {
    day: Day,
    shard: u8,
    to: Timestamp,
    after: Option<String>,
}

/// A page of what differed before.
#[derive(Serialize)]
struct OpenPart {
    cursor: Option<String>,
}

/// A look at the balance.
#[derive(Serialize)]
struct BalancePart {
    looks: u32,
}

/// All parts of a run at `at`. What happened in the last `margin` seconds is left to the next one: it may be known to one
/// side only yet.
pub(crate) fn of(gateway: &str, at: Timestamp, margin: u64) -> messaging::Result<Vec<Event>> {
    let to = at.minus_seconds(margin);
    let last = Day::of(to);
    let run = format!("books-reconcile/{at}");
    let mut events = Vec::new();
    let mut ask = |kind: &str, data| {
        events.push(Event::asked(kind, gateway, at, &run, data));
    };
    for day in last.back(DAYS_BACK).through(last, usize::MAX) {
        let to = day.end().min(to);
        for about in [About::Transaction, About::Refund, About::Transfer] {
            let part = ListPart { about, from: day.start(), to, page: 1 };
            ask("gateway.list_due", messaging::part(&part)?);
        }
        for shard in 0..LEDGER_SHARDS {
            let part = LedgerPart { day, shard, to, after: None };
            ask("gateway.ledger_due", messaging::part(&part)?);
        }
    }
    ask("gateway.differences_due", messaging::part(&OpenPart { cursor: None })?);
    ask("gateway.balance_due", messaging::part(&BalancePart { looks: 0 })?);
    Ok(events)
}
