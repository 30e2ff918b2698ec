//! Step `users-erase`: somebody asked for their account to be deleted, and the time to take it back is over; or they came back before.
//!
//! Takes `user.due`, of `platform-sweep` and of itself, and `user.returned` of a log-in. Reads U22, and once it is time U21; then part by
//! part P2, O2, O3 with U24, X2, U25 with M1 and M5, D4, the bucket's lists and U23. Writes each page of a part, then how far it is;
//! deletes files. Emits `user.deletion_taken_back`; or `user.erasure_begun`, `artisan.left`, `product.archived` and, when nothing is left,
//! `user.erased`. Safe to repeat: what is erased is not found again, or is as it is to be; of two runs one says how far it is. Where
//! money is open although the time has come, it looks again a day later.

mod parts;

use std::time::{Duration, Instant};

use domain::users::events::UserSign;
use domain::{Actor, Currency, Step, Timer, UserId};
use messaging::{Event, Message, Queue};
use store::Table;
use store::entities::{Leaver, erase_log_in, set_leaving, user_key};
use uploads::Bucket;

/// The function's name, as the author of a change.
const NAME: &str = "users-erase";
/// After this a message begins no other page: a third of the function's time-out. The next message goes on.
const WORKS_FOR: Duration = Duration::from_secs(10);

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
            Taken::Returned => take_back(&desk, &leaver, &message).await,
            Taken::Due if leaver.user.has_left() => go_on(&desk, id, &message).await,
            Taken::Due if leaver.user.is_to_be_erased(message.at) => begin(&desk, leaver, &message).await,
            Taken::Due => Ok(()),
        }
    })
    .await
}

async fn take_back(desk: &Desk, leaver: &Leaver, message: &Message) -> messaging::Result {
    let Some(kept) = leaver.user.take_deletion_back() else { return Ok(()) };
    let mut change = message.change(Actor::system(NAME));
    change.save(&leaver.user, kept);
    set_leaving(&mut change, &leaver.user, false);
    Ok(desk.table.commit(change).await?)
}

/// Who they are is erased at once, so that nobody logs in any more; unless they did, or money is open.
async fn begin(desk: &Desk, leaver: Leaver, message: &Message) -> messaging::Result {
    let Leaver { user, credentials, artisan, last_session } = &leaver;
    let logged_in = credentials.as_ref().is_some_and(|credentials| !credentials.leaving);
    if logged_in || last_session.as_ref().is_some_and(|session| user.came_back(session.created_at)) {
        return take_back(desk, &leaver, message).await;
    }
    let mut change = message.change(Actor::system(NAME));
    if !desk.table.departures().open(user.id, desk.currency, u32::MAX).await?.is_empty() {
        tracing::warn!(user_id = %user.id, "an account is not deleted yet: something about money is open");
        change.reschedule(user, &user.look_again(message.at));
        return Ok(desk.table.commit(change).await?);
    }
    let Some(begun) = user.begin_erasure(message.at) else { return Ok(()) };
    change.save(user, begun);
    erase_log_in(&mut change, &leaver);
    if let Some((artisan, left)) =
        artisan.as_ref().and_then(|artisan| Some((artisan, artisan.leave(message.at)?)))
    {
        change.save(artisan, left);
    }
    desk.table.commit(change).await?;
    go_on(desk, user.id, message).await
}

/// Erases page after page, and has another message go on where this one ends.
async fn go_on(desk: &Desk, id: UserId, message: &Message) -> messaging::Result {
    let began = Instant::now();
    while began.elapsed() <= WORKS_FOR {
        let Some(user) = desk.table.users().find(id).await? else { return Ok(()) };
        let Some((part, cursor)) = user.part_to_erase() else { return Ok(()) };
        let next = parts::erase(desk, id, part, cursor, message).await?;
        let mut change = message.change(Actor::system(NAME));
        match user.erased_page(next, message.at) {
            Some(further) => change.reschedule(&user, &further),
            None => {
                change.save(&user, user.erased());
            }
        }
        desk.table.commit(change).await?;
    }
    desk.queue.send(&[Event::due(user_key(id).subject(), Step::UsersErase, message.at)]).await
}
