//! Step `notifications-email`: a person is told by e-mail what they were told in the app; and whoever owns an address gets
//! what concerns their account: links, and that something was changed.
//!
//! Takes `notification.created`, `user.signed_up`, `user.verification_requested`, `user.signup_repeated`,
//! `user.password_reset_requested`, `user.email_change_requested`, `user.password_changed`, `user.email_changed`,
//! `user.email_restored`, `user.second_factor_changed`, `user.provider_changed`, `user.deletion_asked` and
//! `user.deletion_taken_back`. Reads N3, U1, U9 and U10; writes a link, or that the notification was mailed. Emits nothing. Safe to
//! repeat: a notification that was mailed is not mailed again; of a link, another one is sent. A user or notification that is gone is
//! passed over, and so is who has left.

mod address;
mod notification;

use domain::identity::credentials::Email;
use domain::notifications::Mail;
use domain::notifications::events::{NotificationEvent, NotificationFacts};
use domain::users::User;
use domain::users::events::{
    DeletionFacts, EmailChangeFacts, MailRequest, ProviderFacts, SecondFactorFacts, UserEvent,
};
use mail::{Mailer, Unsent};
use messaging::Error;
use store::Table;

const NAME: &str = "notifications-email";

struct Post {
    table: Table,
    mailer: Mailer,
    app_origin: String,
}

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Notified(NotificationFacts) = NotificationEvent::Created,
        SignedUp = UserEvent::SignedUp,
        VerificationRequested = MailRequest::Verification,
        SignupRepeated = MailRequest::AlreadyRegistered,
        PasswordResetRequested = MailRequest::PasswordReset,
        EmailChangeRequested(EmailChangeFacts) = MailRequest::EmailChange,
        PasswordChanged = UserEvent::PasswordChanged,
        EmailChanged(EmailChangeFacts) = UserEvent::EmailChanged,
        EmailRestored = UserEvent::EmailRestored,
        SecondFactorChanged(SecondFactorFacts) = UserEvent::SecondFactorChanged,
        ProviderChanged(ProviderFacts) = UserEvent::ProviderChanged,
        DeletionAsked(DeletionFacts) = UserEvent::DeletionAsked,
        DeletionTakenBack = UserEvent::DeletionTakenBack,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let post = Post {
        table: Table::from_env(),
        mailer: Mailer::from_env(),
        app_origin: aws::required("APP_ORIGIN"),
    };
    messaging::serve(async |message| match Taken::of(&message)? {
        Taken::Notified(facts) => notification::tell(&post, &facts, &message).await,
        Taken::SignupRepeated => address::already_registered(&post, &message).await,
        Taken::SignedUp | Taken::VerificationRequested => address::verify(&post, &message).await,
        // Whoever had changed the address knew the password.
        Taken::PasswordResetRequested | Taken::EmailRestored => {
            address::reset_password(&post, &message).await
        }
        Taken::EmailChangeRequested(facts) => address::change_email(&post, facts, &message).await,
        Taken::PasswordChanged => address::password_changed(&post, &message).await,
        Taken::EmailChanged(facts) => address::email_changed(&post, facts, &message).await,
        Taken::SecondFactorChanged(facts) => address::second_factor(&post, &facts, &message).await,
        Taken::ProviderChanged(facts) => address::provider(&post, &facts, &message).await,
        Taken::DeletionAsked(facts) => address::deletion_asked(&post, &facts, &message).await,
        Taken::DeletionTakenBack => address::deletion_taken_back(&post, &message).await,
    })
    .await
}

/// Whether the mail is on its way; one that is refused for good is given up.
async fn send(post: &Post, user: &User, to: &Email, mail: &Mail) -> messaging::Result<bool> {
    match post.mailer.send(to, mail).await {
        Ok(()) => Ok(true),
        Err(error @ Unsent::Refused(_)) => {
            tracing::error!(%error, user_id = %user.id, "a mail is given up");
            Ok(false)
        }
        Err(error @ Unsent::Later(_)) => Err(Error::other(error)),
    }
}
