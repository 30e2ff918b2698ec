//! Step `users-erase`: somebody asked for their account to be deleted, and the time to take it back is over; or they came back before.
//!
//! Takes `user.due`, of `platform-sweep` and of itself, and `user.returned` of a log-in. Reads U22, and once it is time U21; then part by
//! part P2, O2, O3 with U24, X2, U25 with M1 and M5, D4, the bucket's lists and U23. Writes each page of a part, then how far it is;
//! deletes files. Emits `user.deletion_taken_back` and `artisan.away_set`; or `user.erasure_begun`, `artisan.left`, `product.archived` and, when nothing is left,
//! `user.erased`. Safe to repeat: what is erased is not found again, or is as it is to be; of two runs one says how far it is. Where
//! money is open although the time has come, it looks again a day later.

mod course;
mod parts;

use domain::users::events::UserSign;
use domain::{Currency, Timer, UserId};
use messaging::Queue;
use store::Table;
use uploads::Bucket;

/// The function's name, as the author of a change.
const NAME: &str = "users-erase";

/// What every part needs.
struct Desk {
    table: Table,
    bucket: Bucket,
    queue: Queue,
    currency: Currency,
}

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Due = Timer::User,
        Returned = UserSign::Returned,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let desk = Desk {
        table: Table::from_env(),
        bucket: Bucket::from_env(),
        queue: Queue::from_env("USERS_ERASE_QUEUE_URL"),
        currency: aws::required("MARKET_CURRENCY").parse()?,
    };
    messaging::serve(async |message| {
        let taken = Taken::of(&message)?;
        let id = message.subject::<UserId>()?;
        let Some(leaver) = desk.table.departures().leaver(id).await? else { return Ok(()) };
        match taken {
            // They may have asked again since.
            Taken::Returned if leaver.user.came_back(message.event.time) => {
                course::take_back(&desk, &leaver, &message).await
            }
            Taken::Due if leaver.user.has_left() => course::go_on(&desk, id, &message).await,
            Taken::Due if leaver.user.is_to_be_erased(message.at) => {
                course::begin(&desk, leaver, &message).await
            }
            Taken::Returned | Taken::Due => Ok(()),
        }
    })
    .await
}
