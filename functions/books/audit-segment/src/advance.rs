//! A shard of the ledger, read on from where it was left, checked and added up.

use domain::books::audit;
use domain::books::requests::{AuditRequest, ShardPart};
use domain::{Actor, Totals};
use messaging::Message;
use store::entities::{DayTotals, Mark};
use store::{Change, Loaded};

use crate::{Desk, NAME, PAGE_ENTRIES, check, is_last, pages, save};

/// What all shards together are called as the subject of a fault.
const WHOLE: &str = "ledger";

pub(crate) async fn read_on(desk: &Desk, part: ShardPart, message: &Message) -> messaging::Result {
    for _ in pages() {
        if read_page(desk, part, message).await? {
            return check_whole(desk, message).await;
        }
    }
    desk.queue.send(&[message.next_part(&AuditRequest::Shard(part))]).await
}

/// Reads a page, and answers whether everything up to `through` has been read.
async fn read_page(desk: &Desk, part: ShardPart, message: &Message) -> messaging::Result<bool> {
    let ShardPart { shard, through } = part;
    let zone = desk.table.zone();
    let mark = desk
        .table
        .books()
        .mark(shard)
        .await?
        .unwrap_or_else(|| Loaded::new(Mark::start(shard, through, zone)));
    if mark.through >= through {
        return Ok(true);
    }
    let entries =
        desk.table.books().segment(mark.day, shard, mark.last.as_deref(), through, PAGE_ENTRIES).await?;
    save(desk, check::entries(&desk.table.books(), &entries).await?, message).await?;
    let postings = entries.iter().filter_map(|entry| entry.entry.as_ref()).flat_map(|entry| &entry.postings);
    let counted = Totals::of(postings);
    let ended = is_last(&entries);
    let closed = ended && mark.day < zone.day_of(through);
    let day = desk.table.books().day(mark.day, shard).await?;
    let day = day.unwrap_or_else(|| Loaded::new(DayTotals::none(mark.day, shard, through)));
    let mut after = DayTotals { through, closed, ..(*day).clone() };
    after.entries += u64::try_from(entries.len()).unwrap_or(u64::MAX);
    after.totals.add(&counted);
    let mut read = (*mark).clone();
    read.totals.add(&counted);
    read.last = entries.last().map(|entry| entry.place.clone()).or(read.last);
    if closed {
        (read.day, read.last) = (mark.day.next(), None);
    } else if ended {
        read.through = through;
    }
    let mut change: Change = message.change(Actor::system(NAME));
    change.replace(&mark, &read);
    change.replace(&day, &after);
    desk.table.commit(change).await?;
    Ok(ended && !closed)
}

/// Whoever is the last to read up to one moment sees the whole: no change is half in it.
async fn check_whole(desk: &Desk, message: &Message) -> messaging::Result {
    let Some(totals) = whole(desk).await? else { return Ok(()) };
    save(desk, audit::totals(WHOLE, &totals), message).await
}

/// The sums of all shards, if all were read up to the same moment.
pub(crate) async fn whole(desk: &Desk) -> messaging::Result<Option<Totals>> {
    let marks = desk.table.books().marks().await?;
    let mut totals = Totals::default();
    let through = marks.first().and_then(Option::as_ref).map(|mark| mark.through);
    for mark in &marks {
        match mark {
            Some(mark) if Some(mark.through) == through => totals.add(&mark.totals),
            Some(_) | None => return Ok(None),
        }
    }
    Ok(Some(totals))
}
