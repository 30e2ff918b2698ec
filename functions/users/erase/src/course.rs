//! How an account comes to its end, or back.

use std::time::{Duration, Instant};

use domain::{Actor, Step, UserId};
use messaging::{Event, Message};
use store::entities::{Leaver, erase_log_in, set_leaving, user_key};

use crate::{Desk, NAME, parts};

/// After this a message begins no other page: a third of the function's time-out. The next message goes on.
const WORKS_FOR: Duration = Duration::from_secs(10);

/// They came back: all is as it was.
pub(crate) async fn take_back(desk: &Desk, leaver: &Leaver, message: &Message) -> messaging::Result {
    let Some(kept) = leaver.user.take_deletion_back() else { return Ok(()) };
    let mut change = message.change(Actor::system(NAME));
    if let Some(artisan) = &leaver.artisan
        && let Some(back) =
            artisan.set_away(leaver.user.away_before().filter(|until| *until > message.at), message.at)?
    {
        change.save(artisan, back);
    }
    change.save(&leaver.user, kept);
    set_leaving(&mut change, &leaver.user, false);
    Ok(desk.table.commit(change).await?)
}

/// Who they are is erased at once, so that nobody logs in any more; unless they did, or money is open.
pub(crate) async fn begin(desk: &Desk, leaver: Leaver, message: &Message) -> messaging::Result {
    let Leaver { user, credentials, artisan, last_session } = &leaver;
    let logged_in = credentials.as_ref().is_some_and(|credentials| !credentials.leaving);
    if logged_in || last_session.as_ref().is_some_and(|session| user.came_back(session.created_at)) {
        return take_back(desk, &leaver, message).await;
    }
    let mut change = message.change(Actor::system(NAME));
    if !desk.table.departures().open(user.id, desk.currency, u32::MAX).await?.is_empty() {
        tracing::warn!(user_id = %user.id, "an account is not deleted yet: something about money is open");
        if let Some(artisan) = artisan {
            change.save(artisan, artisan.set_away_while_leaving(message.at));
        }
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
pub(crate) async fn go_on(desk: &Desk, id: UserId, message: &Message) -> messaging::Result {
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
