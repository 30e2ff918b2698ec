//! Mails about the account itself.

use domain::identity::credentials::Email;
use domain::identity::link::{EmailToken, LinkMails, LinkPurpose};
use domain::notifications::Mail;
use domain::notifications::account::{
    already_registered_mail, deletion_asked_mail, deletion_taken_back_mail, email_change_mail,
    email_changed_mail, password_changed_mail, password_reset_mail, provider_mail, second_factor_mail,
    verification_mail,
};
use domain::users::User;
use domain::users::events::{DeletionFacts, EmailChangeFacts, ProviderFacts, SecondFactorFacts};
use domain::{Actor, AppPage, EmailChangeId, UserId};
use identity::PersonalToken;
use messaging::Message;
use store::Loaded;

use crate::{NAME, Post, send};

/// Whom a message is about, unless they have left.
async fn user(post: &Post, message: &Message) -> Result<Option<Loaded<User>>, messaging::Error> {
    let user = post.table.users().find(message.subject::<UserId>()?).await?;
    Ok(user.filter(|user| !user.has_left()))
}

/// Mails a link that verifies the address.
pub(crate) async fn verify(post: &Post, message: &Message) -> messaging::Result {
    let Some(user) = user(post, message).await?.filter(|user| user.email_verified_at.is_none()) else {
        return Ok(());
    };
    let Some(link) = link(post, message, &user, LinkPurpose::VerifyEmail, None, &user.email).await? else {
        return Ok(());
    };
    send(post, &user, &user.email, &verification_mail(&user, &link)).await?;
    Ok(())
}

/// Mails a link to choose a new password with.
pub(crate) async fn reset_password(post: &Post, message: &Message) -> messaging::Result {
    let Some(user) = user(post, message).await? else { return Ok(()) };
    let Some(link) = link(post, message, &user, LinkPurpose::ResetPassword, None, &user.email).await? else {
        return Ok(());
    };
    send(post, &user, &user.email, &password_reset_mail(&link)).await?;
    Ok(())
}

/// Mails a link to the address that an account is to have.
pub(crate) async fn change_email(
    post: &Post,
    facts: EmailChangeFacts,
    message: &Message,
) -> messaging::Result {
    let found = post.table.identity().email_change_with_user(facts.user_id, facts.change_id).await?;
    let Some((wish, user)) = found else { return Ok(()) };
    let (purpose, id) = (LinkPurpose::ChangeEmail, Some(facts.change_id));
    let Some(link) = link(post, message, &user, purpose, id, &wish.to).await? else { return Ok(()) };
    send(post, &user, &wish.to, &email_change_mail(&link)).await?;
    Ok(())
}

/// Tells the address that an account had that it has another one, with a link to take it back.
pub(crate) async fn email_changed(
    post: &Post,
    facts: EmailChangeFacts,
    message: &Message,
) -> messaging::Result {
    let found = post.table.identity().email_change_with_user(facts.user_id, facts.change_id).await?;
    let Some((done, user)) = found else { return Ok(()) };
    let link = new_link(post, message, &user, LinkPurpose::RestoreEmail, None, &done.from, None).await?;
    send(post, &user, &done.from, &email_changed_mail(&link)).await?;
    Ok(())
}

/// Tells a person that their password is another one now.
pub(crate) async fn password_changed(post: &Post, message: &Message) -> messaging::Result {
    with_page(post, message, AppPage::ForgotPassword, password_changed_mail).await
}

/// Tells a person what happened to their second factor.
pub(crate) async fn second_factor(
    post: &Post,
    facts: &SecondFactorFacts,
    message: &Message,
) -> messaging::Result {
    let mail = |forgot: &str| second_factor_mail(facts.change, forgot);
    with_page(post, message, AppPage::ForgotPassword, mail).await
}

/// Tells a person what happened to how they log in by a provider.
pub(crate) async fn provider(post: &Post, facts: &ProviderFacts, message: &Message) -> messaging::Result {
    let mail = |forgot: &str| provider_mail(facts.provider, facts.change, forgot);
    with_page(post, message, AppPage::ForgotPassword, mail).await
}

/// Tells a person until when they can keep their account.
pub(crate) async fn deletion_asked(
    post: &Post,
    facts: &DeletionFacts,
    message: &Message,
) -> messaging::Result {
    let on = facts.erases_at.for_people(post.table.zone());
    with_page(post, message, AppPage::LogIn, |log_in| deletion_asked_mail(&on, log_in)).await
}

/// Tells a person that they keep their account.
pub(crate) async fn deletion_taken_back(post: &Post, message: &Message) -> messaging::Result {
    with_page(post, message, AppPage::ForgotPassword, deletion_taken_back_mail).await
}

/// Tells the owner of an address that it has an account.
pub(crate) async fn already_registered(post: &Post, message: &Message) -> messaging::Result {
    with_page(post, message, AppPage::LogIn, already_registered_mail).await
}

/// Sends a person the mail that is made with the address of `page`.
async fn with_page(
    post: &Post,
    message: &Message,
    page: AppPage,
    mail: impl FnOnce(&str) -> Mail,
) -> messaging::Result {
    let Some(user) = user(post, message).await? else { return Ok(()) };
    let address = format!("{}{page}", post.app_origin);
    send(post, &user, &user.email, &mail(&address)).await?;
    Ok(())
}

/// A link that anybody could have had us send; `None` when the address got as many as it gets.
async fn link(
    post: &Post,
    message: &Message,
    user: &User,
    purpose: LinkPurpose,
    change_id: Option<EmailChangeId>,
    to: &Email,
) -> Result<Option<String>, messaging::Error> {
    let mails = post.table.identity().link_mails(to).await?;
    let mails = mails.unwrap_or_else(|| Loaded::new(LinkMails::none(to.clone(), message.at)));
    let counted = match mails.one_more(message.at) {
        Some(counted) => counted,
        // A delivery that is repeated was counted before it failed.
        None if message.deliveries > 1 => (*mails).clone(),
        None => {
            tracing::warn!(user_id = %user.id, ?purpose, "a link is not sent: the address got several just now");
            return Ok(None);
        }
    };
    new_link(post, message, user, purpose, change_id, to, Some((&mails, counted))).await.map(Some)
}

/// A new link, stored by its hash, and counted.
async fn new_link(
    post: &Post,
    message: &Message,
    user: &User,
    purpose: LinkPurpose,
    change_id: Option<EmailChangeId>,
    to: &Email,
    counted: Option<(&Loaded<LinkMails>, LinkMails)>,
) -> Result<String, messaging::Error> {
    let token = PersonalToken::new(user.id);
    let mut change = message.change(Actor::system(NAME));
    change.insert(&EmailToken::new(user.id, token.hash(), purpose, change_id, to.clone(), message.at));
    if let Some((before, after)) = counted {
        change.replace(before, &after);
    }
    post.table.commit(change).await?;
    Ok(format!("{}{}?token={}", post.app_origin, purpose.page(), token.reveal()))
}
