//! What differed before, looked at again: what agrees by now is closed.

use domain::Actor;
use domain::books::reconciliation::{About, Difference, Finding, Named, findings};
use domain::books::requests::{OpenPart, ReconcileRequest};
use messaging::{Error, Message};
use payments::Gateway;
use store::{Loaded, PageRequest};

use crate::{Desk, NAME, save, theirs};

/// Differences of one part: each asks the gateway once or twice.
const PAGE_SIZE: u32 = 10;

pub(crate) async fn look_again(
    desk: &Desk,
    gateway: &impl Gateway,
    part: OpenPart,
    message: &Message,
) -> messaging::Result {
    let OpenPart { cursor } = part;
    let page = PageRequest { limit: PAGE_SIZE, cursor };
    let open = desk.table.differences().open_with(gateway.name(), &page).await?;
    for difference in &open.items {
        match difference.finding.about {
            About::Transaction | About::Refund | About::Transfer => {
                compare(desk, gateway, difference, message).await?
            }
            // The balance has a part of its own, the audit a step.
            About::Balance | About::Audit => {}
        }
    }
    if open.next_cursor.is_some() {
        let next = ReconcileRequest::Differences(OpenPart { cursor: open.next_cursor });
        desk.queue.send(&[message.next_part(&next)]).await?;
    }
    Ok(())
}

async fn compare(
    desk: &Desk,
    gateway: &impl Gateway,
    difference: &Loaded<Difference>,
    message: &Message,
) -> messaging::Result {
    let seen = &difference.finding;
    let ours = match named(seen) {
        Some(named) => desk.table.movements().load(&[Some(named)]).await?,
        None => desk.look_up(&seen.gateway, seen.about, &[(&seen.reference, None)]).await?,
    };
    let ours = ours.into_iter().next().flatten();
    let side = theirs::of(gateway, seen.about, &seen.reference, ours.as_ref()).await;
    let side = side.map_err(Error::other)?;
    let found = findings(&seen.gateway, seen.about, &seen.reference, ours.as_ref(), side.as_ref());
    if found.iter().all(|found| found.kind != seen.kind)
        && let Some(agreed) = difference.agree(message.at)
    {
        let mut change = message.change(Actor::system(NAME));
        change.save(difference, agreed);
        match desk.table.commit(change).await {
            // Resolved or seen just now: the next run looks again.
            Err(store::Error::Conflict) => {}
            done => done?,
        }
    }
    save(desk, &found, message).await
}

/// Ours by its own name: what the gateway does not know by its reference may be known to us by another.
fn named(seen: &Finding) -> Option<Named> {
    let subject = seen.subject.as_deref()?;
    match seen.about {
        About::Transaction => {
            subject.parse().ok().map(Named::Payment).or_else(|| subject.parse().ok().map(Named::Stray))
        }
        About::Refund => subject.parse().ok().map(Named::Refund),
        About::Transfer => subject.parse().ok().map(Named::Payout),
        About::Balance | About::Audit => None,
    }
}
