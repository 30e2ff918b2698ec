//! A page of the gateway's list, looked up in our books.

use domain::Timestamp;
use domain::reconciliation::{About, Finding, Movement, Standing, findings};
use messaging::{Error, Message};
use payments::Gateway;
use serde::{Deserialize, Serialize};

use crate::theirs::{self, Shown};
use crate::{Desk, save};

#[derive(Serialize, Deserialize)]
struct Part {
    about: About,
    from: Timestamp,
    to: Timestamp,
    page: u32,
}

pub(crate) async fn compare(desk: &Desk, gateway: &impl Gateway, message: &Message) -> messaging::Result {
    let part: Part = message.facts()?;
    let name = gateway.name();
    let listed = theirs::page(gateway, part.about, part.from, part.to, part.page).await;
    let mut listed = listed.map_err(Error::other)?;
    // The list has each attempt to pay; only one of them is the payment, and our ledger asks after it by its reference.
    listed.items.retain(|shown| part.about != About::Transaction || shown.side.standing == Standing::Done);
    let ours = look_up(desk, name, part.about, &listed.items).await?;
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
        let next = Part { page: part.page + 1, ..part };
        desk.queue.send(&[message.next_part(&next)?]).await?;
    }
    Ok(())
}

/// Ours of each, by its reference; of a transaction that leads to nothing so, by the gateway's own number of it.
async fn look_up(
    desk: &Desk,
    gateway: &str,
    about: About,
    listed: &[Shown],
) -> messaging::Result<Vec<Option<Movement>>> {
    let references: Vec<String> = listed.iter().map(|shown| shown.reference.clone()).collect();
    let mut ours = desk.movements.named(gateway, about, &references).await?;
    let unknown = listed.iter().zip(&mut ours).filter(|(_, ours)| ours.is_none());
    let (numbers, places): (Vec<String>, Vec<&mut Option<Movement>>) =
        unknown.filter_map(|(shown, ours)| Some((shown.transaction.clone()?, ours))).unzip();
    if !numbers.is_empty() {
        for (place, found) in places.into_iter().zip(desk.movements.named(gateway, about, &numbers).await?) {
            *place = found;
        }
    }
    Ok(ours)
}
