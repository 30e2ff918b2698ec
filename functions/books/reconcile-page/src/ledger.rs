//! A page of our ledger, asked about at the gateway: what we booked has to be known there.

use domain::books::reconciliation::{Movement, Named, findings};
use domain::books::requests::{LedgerPart, ReconcileRequest};
use messaging::{Error, Message};
use payments::Gateway;
use store::entities::subject_id;

use crate::{Desk, save, theirs};

/// Entries of one part: each asks the gateway once or twice, and a message has half a minute.
const PAGE_SIZE: u32 = 10;

pub(crate) async fn compare(
    desk: &Desk,
    gateway: &impl Gateway,
    part: LedgerPart,
    message: &Message,
) -> messaging::Result {
    let name = gateway.name();
    let entries =
        desk.table.books().segment(part.day, part.shard, part.after.as_deref(), part.to, PAGE_SIZE).await?;
    let mut named: Vec<Option<Named>> = Vec::new();
    for entry in entries.iter().filter_map(|entry| entry.entry.as_ref()) {
        let behind = Named::behind(subject_id(&entry.subject), entry, name);
        if behind.is_some() && !named.contains(&behind) {
            named.push(behind);
        }
    }
    let mut found = Vec::new();
    // What is not there any more is found by the audit.
    for ours in
        desk.table.movements().load(&named).await?.into_iter().flatten().filter(|ours| ours.gateway() == name)
    {
        found.extend(differences(gateway, &ours).await?);
    }
    save(desk, &found, message).await?;
    if entries.len() >= usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX) {
        let after = entries.last().map(|entry| entry.place.clone());
        let next = ReconcileRequest::Ledger(LedgerPart { after, ..part });
        desk.queue.send(&[message.next_part(&next)]).await?;
    }
    Ok(())
}

async fn differences(
    gateway: &impl Gateway,
    ours: &Movement,
) -> messaging::Result<Vec<domain::books::reconciliation::Finding>> {
    let (about, reference) = (ours.about(), ours.reference());
    let side = theirs::of(gateway, about, &reference, Some(ours)).await.map_err(Error::other)?;
    Ok(findings(gateway.name(), about, &reference, Some(ours), side.as_ref()))
}
