//! A day's shard, all of it, for an audit on request.

use domain::books::audit;
use domain::books::events::AuditFacts;
use domain::books::requests::{AuditRequest, SegmentPart};
use domain::{Actor, AuditId, Totals};
use messaging::{Event, Message};
use store::entities::{LEDGER_SHARDS, Segment};

use crate::{Desk, NAME, PAGE_ENTRIES, check, is_last, pages, save};

/// How often the progress is written anew when other segments end at the same time, before the message comes again.
const CONFLICTS_MAX: u32 = 8;

pub(crate) async fn ask_for_all(desk: &Desk, audit: &AuditFacts, message: &Message) -> messaging::Result {
    let subject = audit.audit_id.to_string();
    let mut events = Vec::new();
    for day in audit.first_day.through(audit.last_day, audit::AUDIT_DAYS_MAX) {
        for shard in 0..LEDGER_SHARDS {
            let totals = Totals::default();
            let part = SegmentPart { day, shard, after: None, entries: 0, faults: 0, totals };
            let request = AuditRequest::Segment(part);
            events.push(Event::asked(&request, &subject, message.at, message.correlation_id()));
        }
    }
    desk.queue.send(&events).await
}

pub(crate) async fn check(desk: &Desk, mut part: SegmentPart, message: &Message) -> messaging::Result {
    let id: AuditId = message.subject()?;
    let (audit, _) = desk.table.audits().load(id).await?;
    for _ in pages() {
        let after = part.after.as_deref();
        let entries =
            desk.table.books().segment(part.day, part.shard, after, audit.started_at, PAGE_ENTRIES).await?;
        let faults = check::entries(&desk.table.books(), &entries).await?;
        part.faults += count(faults.len());
        part.entries += count(entries.len());
        save(desk, faults, message).await?;
        let postings =
            entries.iter().filter_map(|entry| entry.entry.as_ref()).flat_map(|entry| &entry.postings);
        part.totals.add(&Totals::of(postings));
        if is_last(&entries) {
            return finish(desk, id, part, message).await;
        }
        part.after = entries.last().map(|entry| entry.place.clone());
    }
    desk.queue.send(&[message.next_part(&AuditRequest::Segment(part))]).await
}

async fn finish(desk: &Desk, id: AuditId, mut part: SegmentPart, message: &Message) -> messaging::Result {
    if let Some(day) = desk.table.books().day(part.day, part.shard).await?.filter(|day| day.closed) {
        let segment = format!("{}/{:02}", part.day, part.shard);
        let faults: Vec<_> = audit::kept(&segment, &part.totals, &day.totals).into_iter().collect();
        part.faults += count(faults.len());
        save(desk, faults, message).await?;
    }
    for _ in 0..CONFLICTS_MAX {
        // Nothing: this message came before, and was counted.
        let Some((audit, progress)) = desk.table.audits().find_for_segment(id, part.day, part.shard).await?
        else {
            return Ok(());
        };
        let mut change = message.change(Actor::system(NAME));
        change.replace(&progress, &progress.after(&audit, part.entries, part.faults, message.at));
        let (day, shard) = (part.day, part.shard);
        change.insert(&Segment { audit_id: id, day, shard, done_at: message.at });
        match desk.table.commit(change).await {
            Err(store::Error::Conflict) => {}
            done => return Ok(done?),
        }
    }
    Err(store::Error::Conflict.into())
}

fn count(items: usize) -> u64 {
    u64::try_from(items).unwrap_or(u64::MAX)
}
