//! A page of the gateway's list, looked up in our books.

use domain::books::reconciliation::{About, Finding, Standing, findings};
use domain::books::requests::{ListPart, ReconcileRequest};
use messaging::{Error, Message};
use payments::Gateway;

use crate::{Desk, save, theirs};

pub(crate) async fn compare(
    desk: &Desk,
    gateway: &impl Gateway,
    part: ListPart,
    message: &Message,
) -> messaging::Result {
    let name = gateway.name();
    let listed = theirs::page(gateway, part.about, part.from, part.to, part.page).await;
    let mut listed = listed.map_err(Error::other)?;
    // The list has each attempt to pay; only one of them is the payment, and our ledger asks after it by its reference.
    listed.items.retain(|shown| part.about != About::Transaction || shown.side.standing == Standing::Done);
    let names: Vec<_> =
        listed.items.iter().map(|shown| (shown.reference.as_str(), shown.transaction.as_deref())).collect();
    let ours = desk.look_up(name, part.about, &names).await?;
    let found: Vec<Finding> = listed
        .items
        .iter()
        .zip(&ours)
        .flat_map(|(shown, ours)| {
            findings(name, part.about, &shown.reference, ours.as_ref(), Some(&shown.side))
        })
        .collect();
    save(desk, &found, message).await?;
    if listed.more {
        let next = ReconcileRequest::List(ListPart { page: part.page + 1, ..part });
        desk.queue.send(&[message.next_part(&next)]).await?;
    }
    Ok(())
}
