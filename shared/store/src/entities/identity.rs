//! How people prove who they are. U2 credentials by e-mail address; U3 a session with its user; U4 a user with a link that was
//! mailed to them; U5 a user's sessions; U6 what a log-in is decided by; U7 a user's links; U8 a session with
//! how its user logs in; U12 a user's second factor; U13 what a code at the log-in is decided by; U9 a change of address; U10 the links that an address got.

mod providers;

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::types::builders::{ConditionCheckBuilder, UpdateBuilder};
use domain::history::GENESIS;
use domain::identity::credentials::{Credentials, Email, LoginAttempts};
use domain::identity::device::KnownDevice;
use domain::identity::link::{EmailChange, EmailToken, LinkMails, RESTORE_SECONDS};
use domain::identity::second_factor::{Challenge, SecondFactor};
use domain::identity::session::Session;
use domain::users::{AddressMail, User};
use domain::{Actor, DomainEvent, EmailChangeId, SessionId, Timestamp, TypedId, UserId};
use futures::future::try_join;
use serde::{Deserialize, Serialize};
use serde_dynamo::aws_sdk_dynamodb_1::to_attribute_value;

pub use providers::{
    SignInRead, claim_account, claim_accounts, pending_key, release_account, require_account,
};

use super::user_key;
use crate::change::{AsRead, Guard};
use crate::item::{Item, number, to_item};
use crate::{Change, Error, Index, Indexes, Key, Loaded, Page, PageRequest, Stored, Table, compiled};

/// Seconds that it is remembered for that a mail was asked for.
const MAIL_REQUEST_SECONDS: u64 = 30 * 24 * 60 * 60;

/// Seconds that an account is kept for whose address nobody showed to be theirs.
const UNVERIFIED_SECONDS: u64 = 30 * 24 * 60 * 60;

/// `EMAIL#ada@example.com / CREDENTIALS`
pub fn credentials_key(email: &Email) -> Key {
    Key::new(format!("EMAIL#{}", email.as_str()), "CREDENTIALS")
}

/// `EMAIL#ada@example.com / ATTEMPTS`
pub(super) fn attempts_key(email: &Email) -> Key {
    Key::new(format!("EMAIL#{}", email.as_str()), "ATTEMPTS")
}

/// `MAIL_REQUEST#usr_…#user.signup_repeated#20779`: of a kind, one in each of its pauses; of a change of address, one.
fn mail_request_key(user: UserId, mail: AddressMail, at: Timestamp) -> Key {
    let action = mail.request(user).action();
    let which = match mail {
        AddressMail::EmailChange(change) => change.to_string(),
        AddressMail::Verification | AddressMail::AlreadyRegistered | AddressMail::PasswordReset => {
            let pause = i64::try_from(mail.pause_seconds()).unwrap_or(i64::MAX);
            (at.seconds() / pause).to_string()
        }
    };
    Key::new(format!("MAIL_REQUEST#{user}#{action}#{which}"), "")
}

/// `USER#usr_… / SESSION#ses_…`
pub fn session_key(user: UserId, session: SessionId) -> Key {
    Key::new(format!("USER#{user}"), format!("SESSION#{session}"))
}

/// `USER#usr_… / EMAIL_TOKEN#<hash>`
pub fn email_token_key(user: UserId, token_hash: &str) -> Key {
    Key::new(format!("USER#{user}"), format!("EMAIL_TOKEN#{token_hash}"))
}

/// `USER#usr_… / DEVICE#<hash>`
fn device_key(user: UserId, token_hash: &str) -> Key {
    Key::new(format!("USER#{user}"), format!("DEVICE#{token_hash}"))
}

/// `USER#usr_… / SECOND_FACTOR`
fn second_factor_key(user: UserId) -> Key {
    Key::new(format!("USER#{user}"), "SECOND_FACTOR")
}

/// `USER#usr_… / CHALLENGE#<hash>`
pub fn challenge_key(user: UserId, token_hash: &str) -> Key {
    Key::new(format!("USER#{user}"), format!("CHALLENGE#{token_hash}"))
}

/// `USER#usr_… / SIGN_UP`
pub fn sign_up_key(user: UserId) -> Key {
    Key::new(format!("USER#{user}"), "SIGN_UP")
}

/// `USER#usr_… / EMAIL_CHANGE#emc_…`
fn email_change_key(user: UserId, change: EmailChangeId) -> Key {
    Key::new(format!("USER#{user}"), format!("EMAIL_CHANGE#{change}"))
}

/// `EMAIL#ada@example.com / LINK_MAILS`
pub(super) fn link_mails_key(email: &Email) -> Key {
    Key::new(format!("EMAIL#{}", email.as_str()), "LINK_MAILS")
}

/// The credentials that came with one sign-up: the link in its mail makes them those of the address. Of several sign-ups with
/// an address, each has its own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SignUp(pub Credentials);

/// Somebody who followed a link, with the link, and what it may change.
pub struct Follower {
    /// Whose account.
    pub user: Option<Loaded<User>>,
    /// The link; `None` when it is not known, or not any more.
    pub link: Option<Loaded<EmailToken>>,
    /// What they signed up with, while no address was shown to be theirs.
    pub sign_up: Option<Loaded<SignUp>>,
    /// How they log in, once one was.
    pub credentials: Option<Loaded<Credentials>>,
}

impl Stored for Credentials {
    fn key(&self) -> Key {
        credentials_key(&self.email)
    }

    // Only what was shown to be the user's is found by the user.
    fn indexes(&self) -> Indexes {
        let of_user = || (format!("USER#{}", self.user_id), "CREDENTIALS".to_owned());
        Indexes { gsi1: self.email_verified_at.map(|_| of_user()), ..Indexes::default() }
    }

    fn expires_at(&self) -> Option<Timestamp> {
        unverified_until(self.user_id, self.email_verified_at)
    }
}

compiled::stored!(Credentials);

impl Stored for KnownDevice {
    fn key(&self) -> Key {
        device_key(self.user_id, &self.token_hash)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.forgotten_at())
    }
}

compiled::stored!(KnownDevice);

impl Stored for SignUp {
    fn key(&self) -> Key {
        sign_up_key(self.0.user_id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        unverified_until(self.0.user_id, None)
    }
}

compiled::stored!(SignUp);

impl Stored for EmailChange {
    fn key(&self) -> Key {
        email_change_key(self.user_id, self.id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.changed_at.plus_seconds(RESTORE_SECONDS))
    }
}

compiled::stored!(EmailChange);

impl Stored for LinkMails {
    fn key(&self) -> Key {
        link_mails_key(&self.email)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.forgotten_at())
    }
}

compiled::stored!(LinkMails);

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

impl Stored for SecondFactor {
    fn key(&self) -> Key {
        second_factor_key(self.user_id)
    }
}

compiled::stored!(SecondFactor);

impl Stored for Challenge {
    fn key(&self) -> Key {
        challenge_key(self.user_id, &self.token_hash)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.good_until())
    }
}

compiled::stored!(Challenge);

/// A session with what its user can prove who they are with.
pub struct Proofs {
    /// The session.
    pub session: Option<Loaded<Session>>,
    /// Its user, who may have ended it.
    pub user: Option<Loaded<User>>,
    /// How they log in.
    pub credentials: Option<Loaded<Credentials>>,
    /// Their second factor.
    pub factor: Option<Loaded<SecondFactor>>,
}

/// What a code at a log-in is decided by.
pub struct Challenged {
    /// The password that was typed before.
    pub challenge: Option<Loaded<Challenge>>,
    /// Who.
    pub user: Option<Loaded<User>>,
    /// Their second factor.
    pub factor: Option<Loaded<SecondFactor>>,
}

/// What a log-in at an address is decided by.
pub struct Tried {
    /// How somebody logs in there.
    pub credentials: Option<Loaded<Credentials>>,
    /// What was tried there.
    pub attempts: Option<Loaded<LoginAttempts>>,
    /// The device that it is tried on, if it was there before.
    pub device: Option<Loaded<KnownDevice>>,
}

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

    /// U4: a user with a link that was mailed to them and what it may change, in one round trip. The credentials are read from
    /// an index; a change that they are part of notices if they are old.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn follower(&self, id: UserId, token_hash: &str) -> Result<Follower, Error> {
        let (user, link, sign_up) = (user_key(id), email_token_key(id, token_hash), sign_up_key(id));
        let keys = [user.clone(), link.clone(), sign_up.clone()];
        let (mut items, credentials) = try_join(self.0.get_many(&keys), self.credentials_of(id)).await?;
        Ok(Follower {
            user: items.take(&user)?,
            link: items.take(&link)?,
            sign_up: items.take(&sign_up)?,
            credentials,
        })
    }

    /// U5: a user's sessions, the newest first, with the user, who may have ended them, in one round trip.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn sessions_with_user(
        &self,
        user: UserId,
        page: &PageRequest,
    ) -> Result<(Page<Loaded<Session>>, Option<Loaded<User>>), Error> {
        let partition = format!("USER#{user}");
        let sessions = self.0.query(Index::Table, &partition, "SESSION#", false, page);
        try_join(sessions, self.0.users().find(user)).await
    }

    /// U8: a session with its user, how they log in, and their second factor, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn session_with_proofs(&self, user: UserId, session: SessionId) -> Result<Proofs, Error> {
        let of = user;
        let (session, user, factor) = (session_key(of, session), user_key(of), second_factor_key(of));
        let keys = [session.clone(), user.clone(), factor.clone()];
        let (mut items, credentials) = try_join(self.0.get_many(&keys), self.credentials_of(of)).await?;
        Ok(Proofs {
            session: items.take(&session)?,
            user: items.take(&user)?,
            credentials,
            factor: items.take(&factor)?,
        })
    }

    /// U12: a user's second factor.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn second_factor(&self, user: UserId) -> Result<Option<Loaded<SecondFactor>>, Error> {
        self.0.get(&second_factor_key(user)).await
    }

    /// U13: what a code is decided by that answers the challenge with the token that is given as its user and its hash, in one
    /// round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn challenged(&self, user: UserId, token_hash: &str) -> Result<Challenged, Error> {
        let (challenge, factor, user) =
            (challenge_key(user, token_hash), second_factor_key(user), user_key(user));
        let mut items = self.0.get_many(&[challenge.clone(), factor.clone(), user.clone()]).await?;
        Ok(Challenged {
            challenge: items.take(&challenge)?,
            user: items.take(&user)?,
            factor: items.take(&factor)?,
        })
    }

    async fn credentials_of(&self, user: UserId) -> Result<Option<Loaded<Credentials>>, Error> {
        let page = PageRequest { limit: 1, cursor: None };
        let found = self.0.query(Index::Gsi1, &format!("USER#{user}"), "CREDENTIALS", true, &page).await?;
        Ok(found.items.into_iter().next())
    }

    /// U9: a change of address with its user, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn email_change_with_user(
        &self,
        user: UserId,
        change: EmailChangeId,
    ) -> Result<Option<(EmailChange, Loaded<User>)>, Error> {
        let (change, user) = (email_change_key(user, change), user_key(user));
        let mut items = self.0.get_many(&[change.clone(), user.clone()]).await?;
        let change = items.take::<EmailChange>(&change)?;
        Ok(change.map(Loaded::into_inner).zip(items.take(&user)?))
    }

    /// U10: the mails with a link that an address got.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn link_mails(&self, email: &Email) -> Result<Option<Loaded<LinkMails>>, Error> {
        self.0.get(&link_mails_key(email)).await
    }

    /// U6: how somebody logs in, the log-ins tried at the address, and the device with the token that is given as its user and its
    /// hash, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn tried(&self, email: &Email, device: Option<(UserId, String)>) -> Result<Tried, Error> {
        let (credentials, attempts) = (credentials_key(email), attempts_key(email));
        let device = device.map(|(user, hash)| device_key(user, &hash));
        let mut keys = vec![credentials.clone(), attempts.clone()];
        keys.extend(device.clone());
        let mut items = self.0.get_many(&keys).await?;
        Ok(Tried {
            credentials: items.take(&credentials)?,
            attempts: items.take(&attempts)?,
            device: match device {
                Some(device) => items.take(&device)?,
                None => None,
            },
        })
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
        ask_mail(&mut change, user, mail);
        match self.0.commit(change).await {
            Ok(()) | Err(Error::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// Adds to `change` that the step `notifications-email` is asked for a mail to `user`: refused as a conflict when the same was
/// asked for a moment ago.
pub fn ask_mail(change: &mut Change, user: UserId, mail: AddressMail) {
    let at = change.at();
    let subject = mail_request_key(user, mail, at);
    change.record(&subject, &mail.request(user), "", at.plus_seconds(MAIL_REQUEST_SECONDS));
}

/// Adds to `change` that an e-mail address is claimed by its credentials. A claim that was not shown to be its owner's gives way;
/// one that was is [`Error::EmailTaken`].
pub fn claim_email(change: &mut Change, credentials: &Credentials) {
    change.put_if(
        to_item(credentials, 1, GENESIS),
        "attribute_not_exists(pk) OR attribute_not_exists(email_verified_at)",
        Free,
    );
}

/// Adds to `change` what is kept of a change of address, over what was kept of the wish.
pub fn keep_email_change(change: &mut Change, kept: &EmailChange) {
    change.overwrite(to_item(kept, 1, GENESIS));
}

/// Adds to `change` that the wrong passwords at an address are forgotten.
pub fn forget_attempts(change: &mut Change, email: &Email) {
    change.overwrite(to_item(&LoginAttempts::none(email.clone(), change.at()), 1, GENESIS));
}

/// Until when an account that nobody showed an address for is kept.
pub(crate) fn unverified_until(user: UserId, email_verified_at: Option<Timestamp>) -> Option<Timestamp> {
    email_verified_at.is_none().then(|| user.created_at().plus_seconds(UNVERIFIED_SECONDS))
}

/// Adds to `change` that it goes through only while `user` is as it was read: whoever ends their sessions at the same moment has to
/// see that there is one more.
pub fn require_unchanged(change: &mut Change, user: &Loaded<User>) {
    let as_read = |check: ConditionCheckBuilder| {
        check
            .condition_expression("version = :version")
            .expression_attribute_values(":version", number(user.version()))
    };
    change.check(&user_key(user.id), as_read, AsRead);
}

/// Adds to `change` that the credentials of `user`, unread, have the roles that the user has.
pub fn set_roles(change: &mut Change, user: &User) {
    let roles = match to_attribute_value(&user.roles) {
        Ok(roles) => roles,
        Err(error) => return change.fail(Error::invalid(error)),
    };
    let set = |update: UpdateBuilder| {
        update
            .update_expression("SET #roles = :roles, version = version + :one")
            .condition_expression("user_id = :user")
            .expression_attribute_names("#roles", "roles")
            .expression_attribute_values(":roles", roles)
            .expression_attribute_values(":user", AttributeValue::S(user.id.to_string()))
            .expression_attribute_values(":one", number(1))
    };
    change.update(&credentials_key(&user.email), set, AsRead);
}

/// Nobody has claimed the address, or nobody who showed that it is theirs.
#[derive(Debug)]
struct Free;

impl Guard for Free {
    fn refusal(&self, _: Option<Item>) -> Error {
        Error::EmailTaken
    }
}
