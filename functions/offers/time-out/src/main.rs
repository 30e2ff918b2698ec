//! Step `offers-time-out`: nobody answered an offer in time, or nothing was ordered at the price that was agreed on, and it is over.
//!
//! Takes `offer.due`. Reads Q2; writes the offer. Emits `offer.expired`. Safe to repeat: what is over, or not due yet, is left as it is.

use domain::{Actor, OfferId, Timer};
use messaging::Message;
use store::Table;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Due = Timer::Offer,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    messaging::serve(async |message| match Taken::of(&message)? {
        Taken::Due => time_out(&table, &message).await,
    })
    .await
}

async fn time_out(table: &Table, message: &Message) -> messaging::Result {
    let offer = table.offers().load(message.subject::<OfferId>()?).await?;
    let Some(expired) = offer.time_out(message.at) else { return Ok(()) };
    let mut change = message.change(Actor::system("offers-time-out"));
    change.save(&offer, expired);
    Ok(table.commit(change).await?)
}
