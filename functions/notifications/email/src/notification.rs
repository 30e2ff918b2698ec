//! What a person is told in the app and by mail.

use domain::Actor;
use domain::notifications::events::NotificationFacts;
use messaging::Message;

use crate::{NAME, Post, send};

/// Mails what somebody was told in the app, if they have not seen it yet.
pub(crate) async fn tell(post: &Post, facts: &NotificationFacts, message: &Message) -> messaging::Result {
    let mut mailed = false;
    loop {
        let found = post.table.notifications().find_with_reader(facts.user_id, facts.notification_id).await?;
        let Some((notification, user)) = found.filter(|(_, user)| !user.has_left()) else { return Ok(()) };
        let Some(marked) = notification.mark_emailed(message.at) else { return Ok(()) };
        if !mailed {
            mailed = send(post, &user, &user.email, &notification.mail(&post.app_origin)).await?;
            if !mailed {
                return Ok(());
            }
        }
        let mut change = message.change(Actor::system(NAME));
        change.replace(&notification, &marked);
        match post.table.commit_put(change).await {
            // It was read in the meantime: mark it again, but do not mail it again.
            Err(store::Error::Conflict) => {}
            outcome => return Ok(outcome?),
        }
    }
}
