//! How time passes on a deployed stack: a timer is moved into the past, by the same change that the steps move it by, and the
//! schedule finds it.

use std::time::Duration;

use domain::chargebacks::Chargeback;
use domain::disputes::Dispute;
use domain::orders::Order;
use domain::payments::Payment;
use domain::payouts::Payout;
use domain::refunds::Refund;
use domain::wallet::Wallet;
use domain::{Actor, Due, Timestamp};
use store::{Audited, Change, Error, Key, Loaded, Table};
use testing::now;

/// How often a timer is moved when its entity changes at the same moment.
const ATTEMPTS_MAX: u32 = 20;
const WAIT: Duration = Duration::from_millis(50);

/// The entity with another timer. No rule moves a timer at will, so it is its item that is changed.
///
/// # Panics
/// When it has no timer.
fn with_timer<E: Audited>(entity: &E, due: Due) -> E {
    let mut item = serde_json::to_value(entity).expect("an entity is JSON");
    item["due"] = serde_json::to_value(due).expect("a timer is JSON");
    serde_json::from_value(item).expect("an entity with another timer is one")
}

/// Moves an entity's timer into the past, as if the time had passed; false where it has none.
///
/// # Errors
/// When the table cannot be reached, or the entity does not stand still.
pub async fn pass<E: Audited>(table: &Table, key: &Key) -> Result<bool, Error> {
    for _ in 0..ATTEMPTS_MAX {
        let Some(before): Option<Loaded<E>> = table.get(key).await? else { return Ok(false) };
        let Some(due) = before.indexes().due else { return Ok(false) };
        if due.at <= now() {
            return Ok(true);
        }
        let past = Due { at: Timestamp::from_millis(now().millis() - 1_000), ..due };
        let mut change = Change::new(Actor::system("tests"), now(), "tests");
        change.reschedule(&before, &with_timer(&*before, past));
        match table.commit(change).await {
            Err(Error::Conflict) => tokio::time::sleep(WAIT).await,
            outcome => return outcome.map(|()| true),
        }
    }
    Err(Error::Conflict)
}

/// [`pass`], for whatever has a timer.
///
/// # Errors
/// As [`pass`].
pub async fn pass_any(table: &Table, key: &Key) -> Result<bool, Error> {
    match key.kind() {
        "ORDER" => pass::<Order>(table, key).await,
        "DISPUTE" => pass::<Dispute>(table, key).await,
        "PAYMENT" => pass::<Payment>(table, key).await,
        "REFUND" => pass::<Refund>(table, key).await,
        "PAYOUT" => pass::<Payout>(table, key).await,
        "WALLET" => pass::<Wallet>(table, key).await,
        "CHARGEBACK" => pass::<Chargeback>(table, key).await,
        _ => Ok(false),
    }
}
