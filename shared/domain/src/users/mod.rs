//! A person.

pub mod addresses;
pub mod events;
pub mod favourites;
pub mod leaving;
mod phone;

pub use phone::NewPhone;
use serde::{Deserialize, Serialize};

use crate::event::Entity;
use crate::identity::credentials::Email;
use crate::identity::link::{EmailToken, LinkPurpose};
use crate::identity::provider::{LinkedAccount, Provider};
use crate::identity::second_factor::Challenge;
use crate::identity::session::Session;
use crate::users::events::{
    EmailChangeFacts, MailRequest, MailTo, ProviderChange, ProviderFacts, SecondFactorChange,
    SecondFactorFacts, UserEvent, UserFacts,
};
use crate::users::leaving::Leaving;
use crate::{Decision, Due, EmailChangeId, Outcome, Refused, Role, SessionId, Timestamp, UserId};

/// Digits of a telephone number, country code included, by E.164.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// A telephone number in international form: `+2348012345678`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// The text is no telephone number in international form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a telephone number has a plus, the country code and no spaces: +2348012345678")]
pub struct InvalidPhone;

impl Phone {
    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Phone {
    type Error = InvalidPhone;

    fn try_from(text: String) -> Result<Self, InvalidPhone> {
        let digits = text.strip_prefix('+').ok_or(InvalidPhone)?;
        let fits = PHONE_DIGITS.contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0');
        if fits { Ok(Self(text)) } else { Err(InvalidPhone) }
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

/// A mail about an address that anybody can have us send to it: at most one of a kind in a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressMail {
    /// Another link to verify the address with was asked for.
    Verification,
    /// Somebody signed up with the address, which has an account already; its owner is told.
    AlreadyRegistered,
    /// Somebody does not know the password any more.
    PasswordReset,
    /// A user wants this address for their account.
    EmailChange(EmailChangeId),
}

impl AddressMail {
    /// The event that asks for it, to `user_id`.
    pub const fn request(self, user_id: UserId) -> MailRequest {
        match self {
            Self::Verification => MailRequest::Verification(MailTo { user_id }),
            Self::AlreadyRegistered => MailRequest::AlreadyRegistered(MailTo { user_id }),
            Self::PasswordReset => MailRequest::PasswordReset(MailTo { user_id }),
            Self::EmailChange(change_id) => MailRequest::EmailChange(EmailChangeFacts { user_id, change_id }),
        }
    }

    /// Seconds in which one is sent at most.
    pub const fn pause_seconds(self) -> u64 {
        match self {
            Self::Verification | Self::PasswordReset | Self::EmailChange(_) => 60,
            Self::AlreadyRegistered => 24 * 60 * 60,
        }
    }
}

/// All sessions that were there have ended, but for one perhaps. Kept with the person and not session by session, so that
/// any number ends at once, together with what is the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionsEnded {
    /// When.
    pub at: Timestamp,
    /// The one that goes on.
    pub kept: Option<SessionId>,
}

/// A person with a log-in. All of it is personal data, kept apart from the books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Which one.
    pub id: UserId,
    /// Where mail goes to.
    pub email: Email,
    /// How they want to be called.
    pub name: String,
    /// Where they can be called.
    pub phone: Option<Phone>,
    /// What they may do.
    pub roles: Vec<Role>,
    /// When the address was shown to be theirs.
    pub email_verified_at: Option<Timestamp>,
    /// When they signed up.
    pub created_at: Timestamp,
    /// When they were last logged out of everything.
    pub sessions_ended: Option<SessionsEnded>,
    /// How far it is that they leave, if they asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaving: Option<Leaving>,
    /// When that is looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
}

impl Entity for User {
    type Event = UserEvent;
}

impl User {
    /// Somebody signs up.
    pub fn sign_up(id: UserId, email: Email, name: String, roles: Vec<Role>, at: Timestamp) -> Outcome<Self> {
        let user = Self::new(id, email, name, roles, at);
        user.outcome(UserEvent::SignedUp)
    }

    /// An operator makes an administrator, whose address needs no mail to be believed.
    pub fn appoint(id: UserId, email: Email, name: String, at: Timestamp) -> Outcome<Self> {
        let roles = vec![Role::Buyer, Role::Admin];
        let user = Self { email_verified_at: Some(at), ..Self::new(id, email, name, roles, at) };
        user.outcome(UserEvent::Appointed)
    }

    /// Somebody signs up on the word of `provider`, which made sure of the address.
    pub fn sign_up_by(
        provider: Provider,
        id: UserId,
        email: Email,
        name: String,
        roles: Vec<Role>,
        at: Timestamp,
    ) -> Outcome<Self> {
        let user = Self { email_verified_at: Some(at), ..Self::new(id, email, name, roles, at) };
        user.provider(provider, ProviderChange::SignedUp)
    }

    fn new(id: UserId, email: Email, name: String, roles: Vec<Role>, at: Timestamp) -> Self {
        Self {
            id,
            email,
            name,
            phone: None,
            roles,
            email_verified_at: None,
            created_at: at,
            sessions_ended: None,
            leaving: None,
            due: None,
        }
    }

    /// The link in the mail was followed. `None` when it had been before.
    pub fn verify_email(&self, at: Timestamp) -> Option<Outcome<Self>> {
        self.email_verified_at
            .is_none()
            .then(|| Self { email_verified_at: Some(at), ..self.clone() }.outcome(UserEvent::EmailVerified))
    }

    /// Changes name and phone. `None` when nothing is different.
    pub fn update(&self, name: String, phone: Option<Phone>) -> Option<Outcome<Self>> {
        (name != self.name || phone != self.phone)
            .then(|| Self { name, phone, ..self.clone() }.outcome(UserEvent::Updated))
    }

    /// All sessions end, but for `kept`.
    pub fn end_sessions(&self, kept: Option<SessionId>, at: Timestamp) -> Outcome<Self> {
        let ended = SessionsEnded { at, kept };
        Self { sessions_ended: Some(ended), ..self.clone() }.outcome(UserEvent::SessionsEnded)
    }

    /// They have another password from now on, and all sessions but `kept` end: whoever knew the one before is out. Where the
    /// address was not shown to be theirs yet, the link that they followed shows it.
    pub fn change_password(&self, kept: Option<SessionId>, at: Timestamp) -> Outcome<Self> {
        let user = Self {
            sessions_ended: Some(SessionsEnded { at, kept }),
            email_verified_at: self.email_verified_at.or(Some(at)),
            ..self.clone()
        };
        user.outcome(UserEvent::PasswordChanged)
    }

    /// Their log-ins ask for a code from now on, and all sessions but `kept` end: whoever is in has shown one.
    pub fn turn_second_factor_on(&self, kept: SessionId, at: Timestamp) -> Outcome<Self> {
        let ended = SessionsEnded { at, kept: Some(kept) };
        Self { sessions_ended: Some(ended), ..self.clone() }.second_factor(SecondFactorChange::On)
    }

    /// Their log-ins ask for no code any more. Refused to administrators: what they may do needs one.
    ///
    /// # Errors
    /// [`Refused`], as said.
    pub fn turn_second_factor_off(&self) -> Result<Outcome<Self>, Refused> {
        if self.roles.contains(&Role::Admin) {
            return Err(Refused::new(
                "second-factor-state",
                "An administrator needs a second factor. Set up another app instead; the one before stops working then.",
            ));
        }
        Ok(self.clone().second_factor(SecondFactorChange::Off))
    }

    /// An operator takes a second factor away that its owner has lost, and all sessions end. An administrator sets up another one
    /// before anything else.
    pub fn reset_second_factor(&self, at: Timestamp) -> Outcome<Self> {
        let ended = SessionsEnded { at, kept: None };
        Self { sessions_ended: Some(ended), ..self.clone() }.second_factor(SecondFactorChange::Off)
    }

    /// They have new recovery codes.
    pub fn renew_recovery_codes(&self) -> Outcome<Self> {
        self.clone().second_factor(SecondFactorChange::RecoveryCodesRenewed)
    }

    /// A recovery code of theirs was used up.
    pub fn use_recovery_code(&self) -> Outcome<Self> {
        self.clone().second_factor(SecondFactorChange::RecoveryCodeUsed)
    }

    /// Somebody who knows their password typed too many wrong codes.
    pub fn lock_codes(&self) -> Outcome<Self> {
        self.clone().second_factor(SecondFactorChange::CodesLocked)
    }

    /// They log in by their account at `provider` as well from now on. Where it takes the place of another one there, all sessions but `kept`
    /// end: whoever came in by that one is out.
    pub fn link_provider(
        &self,
        provider: Provider,
        before: Option<&LinkedAccount>,
        kept: SessionId,
        at: Timestamp,
    ) -> Outcome<Self> {
        let ended = before.map(|_| SessionsEnded { at, kept: Some(kept) });
        Self { sessions_ended: ended.or(self.sessions_ended), ..self.clone() }
            .provider(provider, ProviderChange::Linked)
    }

    /// They log in by it no more, and all sessions but `kept` end: whoever came in by it is out.
    pub fn unlink_provider(&self, provider: Provider, kept: SessionId, at: Timestamp) -> Outcome<Self> {
        let ended = SessionsEnded { at, kept: Some(kept) };
        Self { sessions_ended: Some(ended), ..self.clone() }.provider(provider, ProviderChange::Unlinked)
    }

    /// The account has the address `email` from now on, shown to be theirs by the change `change_id`.
    pub fn change_email(&self, email: Email, change_id: EmailChangeId, at: Timestamp) -> Outcome<Self> {
        let user = Self { email, email_verified_at: Some(at), ..self.clone() };
        let event = UserEvent::EmailChanged(EmailChangeFacts { user_id: self.id, change_id });
        Outcome { entity: user, event, postings: Vec::new() }
    }

    /// The account gets back the address that it had, and all sessions end: somebody else may have changed it.
    pub fn restore_email(&self, email: Email, at: Timestamp) -> Outcome<Self> {
        let user = Self {
            email,
            email_verified_at: Some(at),
            sessions_ended: Some(SessionsEnded { at, kept: None }),
            ..self.clone()
        };
        user.outcome(UserEvent::EmailRestored)
    }

    /// Whether a link to choose a new password with is still good for their account: the mail went to the address that it has,
    /// and no password was chosen since.
    pub fn takes_reset(&self, link: &EmailToken, at: Timestamp) -> bool {
        link.is_good_for(LinkPurpose::ResetPassword, at)
            && link.email == self.email
            && self.sessions_ended.is_none_or(|ended| link.issued_at > ended.at)
    }

    /// Whether a code may still answer `challenge`: it is young, they chose no other password or address since, and have not left.
    pub fn takes_code(&self, challenge: &Challenge, at: Timestamp) -> bool {
        challenge.good_until() > at
            && !self.has_left()
            && challenge.email.as_ref().is_none_or(|email| *email == self.email)
            && self.sessions_ended.is_none_or(|ended| challenge.issued_at > ended.at)
    }

    /// Whether a session of theirs goes on at `at`: it did not end by itself, and nobody ended it.
    pub fn keeps(&self, session: &Session, at: Timestamp) -> bool {
        let ended = self.sessions_ended;
        !session.is_over(at)
            && ended.is_none_or(|ended| session.created_at > ended.at || ended.kept == Some(session.id))
    }

    /// An administrator looks at them: nothing changes, and their history says who did.
    pub fn look_up(&self) -> Outcome<Self> {
        self.clone().outcome(UserEvent::LookedUp)
    }

    /// They become an artisan, too. `None` when they are one; refused until their address was shown to be theirs.
    pub fn become_artisan(&self) -> Decision<Self> {
        if self.roles.contains(&Role::Artisan) {
            return Ok(None);
        }
        if self.email_verified_at.is_none() {
            return Err(Refused::new(
                "email-not-verified",
                "Follow the link in the mail that we sent you first.",
            ));
        }
        let roles = self.roles.iter().copied().chain([Role::Artisan]).collect();
        Ok(Some(Self { roles, ..self.clone() }.outcome(UserEvent::BecameArtisan)))
    }

    fn second_factor(self, change: SecondFactorChange) -> Outcome<Self> {
        let facts = SecondFactorFacts { user_id: self.id, roles: self.roles.clone(), change };
        Outcome { entity: self, event: UserEvent::SecondFactorChanged(facts), postings: Vec::new() }
    }

    fn provider(self, provider: Provider, change: ProviderChange) -> Outcome<Self> {
        let facts = ProviderFacts { user_id: self.id, roles: self.roles.clone(), provider, change };
        Outcome { entity: self, event: UserEvent::ProviderChanged(facts), postings: Vec::new() }
    }

    fn outcome(self, event: impl FnOnce(UserFacts) -> UserEvent) -> Outcome<Self> {
        let facts = UserFacts { user_id: self.id, roles: self.roles.clone() };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::provider::Subject;
    use crate::identity::second_factor::CHALLENGE_SECONDS;
    use crate::{DomainEvent, TypedId};

    #[test]
    fn ending_all_sessions_ends_those_that_were_there_but_for_the_one_that_is_kept() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let (id, later) = (UserId::new(at, [1; 10]), at.plus_seconds(60));
        let email = Email::try_from("ada@example.com".to_owned()).unwrap();
        let user = User::sign_up(id, email, "Ada".to_owned(), vec![Role::Buyer], at).entity;
        let session =
            |n: u8, at| Session::start(SessionId::new(at, [n; 10]), id, String::new(), String::new(), at);
        let (here, there) = (session(2, at), session(3, at));
        assert!(user.keeps(&here, at) && user.keeps(&there, at));
        assert!(!user.keeps(&here, here.expires_at), "it ended by itself");
        let alone = user.end_sessions(Some(here.id), later);
        assert_eq!(alone.event.action(), "user.sessions_ended");
        let alone = alone.entity;
        assert!(alone.keeps(&here, later) && !alone.keeps(&there, later));
        assert!(alone.keeps(&session(4, later.plus_seconds(1)), later.plus_seconds(1)));
        let none = alone.end_sessions(None, later.plus_seconds(2)).entity;
        assert!(!none.keeps(&here, later.plus_seconds(2)));
    }

    #[test]
    fn a_link_for_a_new_password_falls_with_the_address_and_with_each_new_password() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let id = UserId::new(at, [1; 10]);
        let email = |text: &str| Email::try_from(text.to_owned()).unwrap();
        let user =
            User::sign_up(id, email("ada@example.com"), "Ada".to_owned(), vec![Role::Buyer], at).entity;
        let link = |to: &str, at| {
            EmailToken::new(id, String::new(), LinkPurpose::ResetPassword, None, email(to), at)
        };
        let sent = link("ada@example.com", at);
        assert!(user.takes_reset(&sent, at));
        assert!(!user.takes_reset(&link("eve@example.com", at), at));
        let changed = user.change_password(None, at.plus_seconds(1)).entity;
        assert_eq!(changed.email_verified_at, Some(at.plus_seconds(1)), "the link was mailed to it");
        assert!(!changed.takes_reset(&sent, at.plus_seconds(2)), "another link was followed");
        assert!(changed.takes_reset(&link("ada@example.com", at.plus_seconds(2)), at.plus_seconds(2)));
    }

    #[test]
    fn a_verified_buyer_becomes_an_artisan_once_and_stays_a_buyer() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let email = Email::try_from("ada@example.com".to_owned()).unwrap();
        let id = UserId::new(at, [1; 10]);
        let unverified = User::sign_up(id, email, "Ada".to_owned(), vec![Role::Buyer], at).entity;
        assert_eq!(unverified.become_artisan().unwrap_err().problem, "email-not-verified");
        let verified = unverified.verify_email(at).unwrap().entity;
        let artisan = verified.become_artisan().unwrap().unwrap();
        assert_eq!(artisan.event.facts()["roles"], serde_json::json!(["buyer", "artisan"]));
        assert_eq!(artisan.entity.become_artisan(), Ok(None));
    }

    #[test]
    fn a_code_follows_within_five_minutes_on_the_password_and_address_that_there_are() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let id = UserId::new(at, [1; 10]);
        let email = |text: &str| Email::try_from(text.to_owned()).unwrap();
        let user =
            User::sign_up(id, email("ada@example.com"), "Ada".to_owned(), vec![Role::Buyer], at).entity;
        let challenge = Challenge::new(id, String::new(), email("ada@example.com"), None, at);
        assert!(user.takes_code(&challenge, at.plus_seconds(CHALLENGE_SECONDS - 1)));
        assert!(!user.takes_code(&challenge, at.plus_seconds(CHALLENGE_SECONDS)));
        assert!(!user.change_password(None, at).entity.takes_code(&challenge, at));
        let moved = User { email: email("eve@example.com"), ..user.clone() };
        assert!(!moved.takes_code(&challenge, at));
        let subject = Subject::try_from("1076".to_owned()).unwrap();
        let came = Challenge::by_provider(Provider::Google, subject.clone(), id, String::new(), None, at);
        assert!(moved.takes_code(&came, at), "the account is the provider's, whatever address it has here");
        let left = User { leaving: Some(Leaving::Gone), ..user.clone() };
        assert!(!left.takes_code(&came, at));
        let kept = SessionId::new(at, [1; 10]);
        assert!(!user.unlink_provider(Provider::Google, kept, at).entity.takes_code(&came, at));
        let first = user.link_provider(Provider::Google, None, kept, at).entity;
        assert!(first.takes_code(&came, at), "nobody is out");
        let before =
            LinkedAccount { provider: Provider::Google, subject, linked_at: at, address_typed: false };
        let second = first.link_provider(Provider::Google, Some(&before), kept, at).entity;
        assert!(!second.takes_code(&came, at), "whoever came in by the one before is out");
    }

    #[test]
    fn an_administrator_keeps_the_second_factor() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let email = Email::try_from("ada@example.com".to_owned()).unwrap();
        let id = UserId::new(at, [1; 10]);
        let buyer = User::sign_up(id, email.clone(), "Ada".to_owned(), vec![Role::Buyer], at).entity;
        assert_eq!(buyer.turn_second_factor_off().unwrap().event.action(), "user.second_factor_changed");
        let admin = User::appoint(id, email, "Ngozi".to_owned(), at).entity;
        assert_eq!(admin.turn_second_factor_off().unwrap_err().problem, "second-factor-state");
        let session = Session::start(SessionId::new(at, [1; 10]), id, String::new(), String::new(), at);
        assert!(
            !admin.reset_second_factor(at).entity.keeps(&session, at),
            "an operator may, and all sessions end"
        );
    }

    #[test]
    fn turning_the_second_factor_on_ends_all_other_sessions() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let email = Email::try_from("ada@example.com".to_owned()).unwrap();
        let id = UserId::new(at, [1; 10]);
        let user = User::sign_up(id, email, "Ada".to_owned(), vec![Role::Buyer], at).entity;
        let session =
            |n: u8| Session::start(SessionId::new(at, [n; 10]), id, String::new(), String::new(), at);
        let on = user.turn_second_factor_on(session(1).id, at).entity;
        assert!(on.keeps(&session(1), at) && !on.keeps(&session(2), at));
    }

    #[test]
    fn a_telephone_number_is_in_international_form() {
        for right in ["+2348012345678", "+4915112345678", "+12025550100"] {
            assert_eq!(Phone::try_from(right.to_owned()).unwrap().as_str(), right);
        }
        for wrong in [
            "",
            "08012345678",
            "+0801234567",
            "+234 801 234 5678",
            "+1234567",
            "+1234567890123456",
            "+٢٣٤٨٠١٢٣",
        ] {
            assert_eq!(Phone::try_from(wrong.to_owned()), Err(InvalidPhone), "{wrong}");
        }
    }
}
