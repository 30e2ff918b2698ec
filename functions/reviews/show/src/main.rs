//! Step `reviews-show`: the time to write is over, and a review is shown although the other side wrote none.
//!
//! Takes `review.due`. Reads V2; writes the review, what it counts for and its places in lists in one change. Emits `review.shown`. Safe to
//! repeat: what is shown, or not due yet, is left as it is.

use domain::{Actor, ReviewId, Timer};
use messaging::Message;
use store::Table;
use store::entities::put_review;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Due = Timer::Review,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    messaging::serve(async |message| match Taken::of(&message)? {
        Taken::Due => show(&table, &message).await,
    })
    .await
}

async fn show(table: &Table, message: &Message) -> messaging::Result {
    let id = message.subject::<ReviewId>()?;
    let review = table.reviews().load(id).await?;
    let Some(shown) = review.time_out(message.at) else { return Ok(()) };
    let mut change = message.change(Actor::system("reviews-show"));
    put_review(&mut change, Some(&review), shown);
    Ok(table.commit(change).await?)
}
