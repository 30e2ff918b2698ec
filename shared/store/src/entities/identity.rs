//! How people prove who they are. U2 credentials by e-mail address; U3 a session with its user; U4 a user with an e-mail token; U6 credentials with the log-ins tried at the address; U7 a user's e-mail tokens.

use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use domain::history::GENESIS;
use domain::identity::credentials::{Credentials, Email, LoginAttempts};
use domain::identity::session::Session;
use domain::users::{AddressMail, User};
use domain::{Actor, DomainEvent, SessionId, Timestamp, UserId};
use serde::{Deserialize, Serialize};

use super::user_key;
use crate::change::{AsRead, Guard};
use crate::item::{Item, moment, number, to_item};
use crate::{Change, Error, Index, Key, Loaded, Page, PageRequest, Stored, Table, compiled};

/// Seconds that it is remembered for that a mail was asked for.
const MAIL_REQUEST_SECONDS: u64 = 30 * 24 * 60 * 60;

/// `EMAIL#ada@example.com / CREDENTIALS`
pub fn credentials_key(email: &Email) -> Key {
    Key::new(format!("EMAIL#{}", email.as_str()), "CREDENTIALS")
}

/// `EMAIL#ada@example.com / ATTEMPTS`
fn attempts_key(email: &Email) -> Key {
    Key::new(format!("EMAIL#{}", email.as_str()), "ATTEMPTS")
}

/// `MAIL_REQUEST#usr_…#user.signup_repeated#20779`: of a kind, one in each of its pauses.
fn mail_request_key(user: UserId, mail: AddressMail, at: Timestamp) -> Key {
    let pause = i64::try_from(mail.pause_seconds()).unwrap_or(i64::MAX);
    let action = mail.request(user).action();
    Key::new(format!("MAIL_REQUEST#{user}#{action}#{}", at.seconds() / pause), "")
}

/// `USER#usr_… / SESSION#ses_…`
pub fn session_key(user: UserId, session: SessionId) -> Key {
    Key::new(format!("USER#{user}"), format!("SESSION#{session}"))
}

/// `USER#usr_… / EMAIL_TOKEN#<hash>`
pub fn email_token_key(user: UserId, token_hash: &str) -> Key {
    Key::new(format!("USER#{user}"), format!("EMAIL_TOKEN#{token_hash}"))
}

/// A mail was sent whose link shows that the address is the user's. Only the hash of the link's secret is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailToken {
    /// Whose address.
    pub user_id: UserId,
    /// SHA-256 of the secret, in hexadecimal.
    pub token_hash: String,
    /// The address that the mail went to.
    pub email: Email,
    /// Until when the link is good.
    pub good_until: Timestamp,
}

impl Stored for Credentials {
    fn key(&self) -> Key {
        credentials_key(&self.email)
    }
}

compiled::stored!(Credentials);

impl Stored for LoginAttempts {
    fn key(&self) -> Key {
        attempts_key(&self.email)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.forgotten_at())
    }
}

compiled::stored!(LoginAttempts);

impl Stored for Session {
    fn key(&self) -> Key {
        session_key(self.user_id, self.id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.expires_at)
    }
}

compiled::stored!(Session);

impl Stored for EmailToken {
    fn key(&self) -> Key {
        email_token_key(self.user_id, &self.token_hash)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.good_until)
    }
}

compiled::stored!(EmailToken);

repository! {
    /// The credentials, sessions and e-mail tokens in the table.
    Identity, identity
}

impl Identity {
    /// U2: how somebody logs in.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn credentials(&self, email: &Email) -> Result<Option<Loaded<Credentials>>, Error> {
        self.0.get(&credentials_key(email)).await
    }

    /// U3: a session with its user, who may have ended it, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn session_with_user(
        &self,
        user: UserId,
        session: SessionId,
    ) -> Result<(Option<Loaded<Session>>, Option<Loaded<User>>), Error> {
        let (session, user) = (session_key(user, session), user_key(user));
        let mut items = self.0.get_many(&[session.clone(), user.clone()]).await?;
        Ok((items.take(&session)?, items.take(&user)?))
    }

    /// U4: a user and a token that was mailed to them, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find_with_email_token(
        &self,
        id: UserId,
        token_hash: &str,
    ) -> Result<(Option<Loaded<User>>, Option<Loaded<EmailToken>>), Error> {
        let (user, token) = (user_key(id), email_token_key(id, token_hash));
        let mut items = self.0.get_many(&[user.clone(), token.clone()]).await?;
        Ok((items.take(&user)?, items.take(&token)?))
    }

    /// U6: how somebody logs in, and the log-ins tried at the address, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn credentials_with_attempts(
        &self,
        email: &Email,
    ) -> Result<(Option<Loaded<Credentials>>, Option<Loaded<LoginAttempts>>), Error> {
        let (credentials, attempts) = (credentials_key(email), attempts_key(email));
        let mut items = self.0.get_many(&[credentials.clone(), attempts.clone()]).await?;
        Ok((items.take(&credentials)?, items.take(&attempts)?))
    }

    /// U7: the tokens that were mailed to a user. Those that expired may still be among them.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn email_tokens(
        &self,
        user: UserId,
        page: &PageRequest,
    ) -> Result<Page<Loaded<EmailToken>>, Error> {
        self.0.query(Index::Table, &format!("USER#{user}"), "EMAIL_TOKEN#", true, page).await
    }

    /// Asks the step `notifications-email` for a mail to `user`, by an event of its own: the user need not be read for it.
    /// Nothing happens when the same mail was asked for a moment ago.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn request_mail(
        &self,
        user: UserId,
        mail: AddressMail,
        actor: Actor,
        at: Timestamp,
        correlation_id: &str,
    ) -> Result<(), Error> {
        let mut change = Change::new(actor, at, correlation_id);
        let subject = mail_request_key(user, mail, at);
        change.record(&subject, &mail.request(user), "", at.plus_seconds(MAIL_REQUEST_SECONDS));
        match self.0.commit(change).await {
            Ok(()) | Err(Error::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// Adds to `change` that an e-mail address is claimed by its credentials; somebody else's claim is [`Error::EmailTaken`].
pub fn claim_email(change: &mut Change, credentials: &Credentials) {
    change.put(to_item(credentials, 1, GENESIS), 0, Free);
}

/// Adds to `change` that the credentials of `email`, unread, note that the address was shown to be the user's.
pub fn mark_email_verified(change: &mut Change, email: &Email, at: Timestamp) {
    let mark = |update: UpdateBuilder| {
        update
            .update_expression("SET email_verified_at = :at, version = version + :one")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":at", moment(at))
            .expression_attribute_values(":one", number(1))
    };
    change.update(&credentials_key(email), mark, AsRead);
}

/// Nobody has claimed the address.
#[derive(Debug)]
struct Free;

impl Guard for Free {
    fn refusal(&self, _: Option<Item>) -> Error {
        Error::EmailTaken
    }
}
