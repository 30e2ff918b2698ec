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

/// An entity with a timer.
pub trait Timed: Audited {
    /// The same, with another timer.
    #[must_use]
    fn with_timer(self, due: Option<Due>) -> Self;
}

macro_rules! timed {
    ($($entity:ty),*) => {
        $(impl Timed for $entity {
            fn with_timer(self, due: Option<Due>) -> Self {
                Self { due, ..self }
            }
        })*
    };
}

timed!(Order, Dispute, Payment, Refund, Payout, Wallet, Chargeback);

/// Moves an entity's timer into the past, as if the time had passed; false where it has none.
///
/// # Errors
/// When the table cannot be reached, or the entity does not stand still.
pub async fn pass<E: Timed>(table: &Table, key: &Key) -> Result<bool, Error> {
    for _ in 0..ATTEMPTS_MAX {
        let Some(before): Option<Loaded<E>> = table.get(key).await? else { return Ok(false) };
        let Some(due) = before.indexes().due else { return Ok(false) };
        if due.at <= now() {
            return Ok(true);
        }
        let past = Due { at: Timestamp::from_millis(now().millis() - 1_000), ..due };
        let mut change = Change::new(Actor::system("tests"), now(), "tests");
        change.reschedule(&before, &(*before).clone().with_timer(Some(past)));
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
