//! Into which parts the comparison with one gateway falls.

use domain::books::reconciliation::About;
use domain::books::requests::{
    BalancePart, ChargebacksPart, LedgerPart, ListPart, OpenPart, ReconcileRequest,
};
use domain::{Timestamp, Zone};
use messaging::Event;
use store::entities::LEDGER_SHARDS;

/// Days before the one that just ended. A day is compared three times, so that a run that failed is made up for and what
/// was decided late is seen.
const DAYS_BACK: u64 = 2;

/// All parts of a run at `at`, by days in `zone`, as our ledger has them. What happened in the last `margin` seconds is left to
/// the next one: it may be known to one side only yet.
pub(crate) fn of(gateway: &str, at: Timestamp, margin: u64, zone: Zone) -> Vec<Event> {
    let to = at.minus_seconds(margin);
    let last = zone.day_of(to);
    let mut requests = Vec::new();
    for day in last.back(DAYS_BACK).through(last, usize::MAX) {
        let (from, until) = (zone.start_of(day), zone.end_of(day).min(to));
        for about in [About::Transaction, About::Refund, About::Transfer] {
            requests.push(ReconcileRequest::List(ListPart { about, from, to: until, page: 1 }));
        }
        requests.push(ReconcileRequest::Chargebacks(ChargebacksPart { from, to: until, page: 1 }));
        // Our own are found by their day alone, which stays theirs.
        for shard in 0..LEDGER_SHARDS {
            requests.push(ReconcileRequest::Ledger(LedgerPart { day, shard, to, after: None }));
        }
    }
    requests.push(ReconcileRequest::Differences(OpenPart { cursor: None }));
    requests.push(ReconcileRequest::Balance(BalancePart { looks: 0 }));
    let run = format!("books-reconcile/{at}");
    requests.iter().map(|request| Event::asked(request, gateway, at, &run)).collect()
}
