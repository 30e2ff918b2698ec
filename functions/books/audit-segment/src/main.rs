//! Step `books-audit-segment`: a part of our ledger is checked against what it is about. What contradicts becomes a task.
//!
//! Takes `ledger.audit_due` (a shard is read on from where it was left, and added up by day), `audit.started` (asks for each
//! segment of its days), `audit.segment_due` (a day's shard, all of it) and `audit.differences_due` (what was found before,
//! looked at again). Reads B1, B3, B7, B8, B9, B10, B11, H1 and L1; writes how far it is, the sums, differences and the
//! audit's progress. Emits `difference.found`, `difference.changed` and `difference.agreed`. Safe to repeat: a shard is
//! read on on the version of its mark, a segment counts once, a difference has one identifier.

mod advance;
mod again;
mod check;
mod segment;

use std::time::{Duration, Instant};

use domain::Actor;
use domain::books::audit::Fault;
use domain::books::events::AuditEvent;
use domain::books::requests::AuditRequest;
use messaging::{Message, Queue};
use store::Table;
use store::entities::LedgerEntry;
use telemetry::Unit;

/// The function's name, as the author of a change.
const NAME: &str = "books-audit-segment";

/// Entries of the ledger that are read at once.
const PAGE_ENTRIES: u32 = 50;
/// Pages that one message reads at most; the next one reads on.
const PAGES_MAX: u32 = 5;
/// After this a message begins no other page: a third of the function's time-out, so that the last one is done in time
/// also where the table is slow.
const READS_FOR: Duration = Duration::from_secs(10);

/// What every part needs.
struct Desk {
    table: Table,
    queue: Queue,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let desk = Desk { table: Table::from_env(), queue: Queue::from_env("BOOKS_AUDIT_SEGMENT_QUEUE_URL") };
    messaging::serve(async |message| audit(&desk, &message).await).await
}

async fn audit(desk: &Desk, message: &Message) -> messaging::Result {
    if message.is::<AuditEvent>() {
        let AuditEvent::Started(audit) = message.event()?;
        return segment::ask_for_all(desk, &audit, message).await;
    }
    match message.event()? {
        AuditRequest::Shard(part) => advance::read_on(desk, part, message).await,
        AuditRequest::Segment(part) => segment::check(desk, part, message).await,
        AuditRequest::Differences(part) => again::look(desk, part, message).await,
    }
}

/// The pages that a message reads: no more than [`PAGES_MAX`], and none that begins after [`READS_FOR`].
fn pages() -> impl Iterator<Item = u32> {
    let started = Instant::now();
    (0..PAGES_MAX).take_while(move |_| started.elapsed() <= READS_FOR)
}

/// Whether nothing follows what was read as one page.
fn is_last(page: &[LedgerEntry]) -> bool {
    page.len() < usize::try_from(PAGE_ENTRIES).unwrap_or(usize::MAX)
}

/// Makes tasks of what is wrong.
async fn save(desk: &Desk, faults: Vec<Fault>, message: &Message) -> messaging::Result {
    let findings: Vec<_> = faults.into_iter().map(Fault::finding).collect();
    let actor = Actor::system(NAME);
    let opened =
        desk.table.differences().save(&findings, &actor, message.at, message.correlation_id()).await?;
    if opened > 0 {
        telemetry::metric("AuditFault", opened, Unit::Count);
    }
    Ok(())
}
