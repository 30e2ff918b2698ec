//! Mails about the address itself.

use domain::Actor;
use domain::UserId;
use domain::notifications::{already_registered_mail, verification_mail};
use identity::VerificationToken;
use messaging::Message;
use store::PageRequest;
use store::entities::EmailToken;

use crate::{NAME, Post, send};

/// Seconds that a link is good for.
const LINK_SECONDS: u64 = 24 * 60 * 60;
/// Links of one user that are good at the same time: who asks for more has mail enough, or is not the user.
const LINKS_MAX: usize = 5;

/// Mails a link that verifies the address.
pub(crate) async fn verify(post: &Post, message: &Message) -> messaging::Result {
    let Some(user) = post.table.users().find(message.subject::<UserId>()?).await? else { return Ok(()) };
    if user.email_verified_at.is_some() {
        return Ok(());
    }
    let page = PageRequest { limit: 100, cursor: None };
    let links = post.table.identity().email_tokens(user.id, &page).await?.items;
    let good = links.iter().filter(|link| link.good_until > message.at).count();
    // A delivery that is repeated was counted before it failed.
    if good >= LINKS_MAX && message.deliveries == 1 {
        tracing::warn!(user_id = %user.id, "a link is not sent: there are several already");
        return Ok(());
    }
    let token = VerificationToken::new(user.id);
    let good_until = message.at.plus_seconds(LINK_SECONDS);
    let mut change = message.change(Actor::system(NAME));
    change.insert(&EmailToken {
        user_id: user.id,
        token_hash: token.hash(),
        email: user.email.clone(),
        good_until,
    });
    post.table.commit(change).await?;
    let link = format!("{}/verify-email?token={}", post.app_origin, token.reveal());
    send(post, &user, &verification_mail(&link)).await?;
    Ok(())
}

/// Tells the owner of an address that it has an account.
pub(crate) async fn already_registered(post: &Post, message: &Message) -> messaging::Result {
    let Some(user) = post.table.users().find(message.subject::<UserId>()?).await? else { return Ok(()) };
    send(post, &user, &already_registered_mail(&format!("{}/login", post.app_origin))).await?;
    Ok(())
}
