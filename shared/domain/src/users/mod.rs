//! A person.

pub mod events;

use serde::{Deserialize, Serialize};

use crate::event::Entity;
use crate::identity::credentials::Email;
use crate::users::events::{MailRequest, MailTo, UserEvent, UserFacts};
use crate::{Outcome, Role, Timestamp, UserId};

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
}

impl AddressMail {
    /// The event that asks for it, to `user_id`.
    pub const fn request(self, user_id: UserId) -> MailRequest {
        match self {
            Self::Verification => MailRequest::Verification(MailTo { user_id }),
            Self::AlreadyRegistered => MailRequest::AlreadyRegistered(MailTo { user_id }),
        }
    }

    /// Seconds in which one is sent at most.
    pub const fn pause_seconds(self) -> u64 {
        match self {
            Self::Verification => 60,
            Self::AlreadyRegistered => 24 * 60 * 60,
        }
    }
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
}

impl Entity for User {
    type Event = UserEvent;
}

impl User {
    /// Somebody signs up.
    pub fn sign_up(id: UserId, email: Email, name: String, roles: Vec<Role>, at: Timestamp) -> Outcome<Self> {
        let user = Self { id, email, name, phone: None, roles, email_verified_at: None, created_at: at };
        user.outcome(UserEvent::SignedUp)
    }

    /// An operator makes an administrator, whose address needs no mail to be believed.
    pub fn appoint(id: UserId, email: Email, name: String, at: Timestamp) -> Outcome<Self> {
        let roles = vec![Role::Buyer, Role::Admin];
        let user = Self { id, email, name, phone: None, roles, email_verified_at: Some(at), created_at: at };
        user.outcome(UserEvent::Appointed)
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

    fn outcome(self, event: impl FnOnce(UserFacts) -> UserEvent) -> Outcome<Self> {
        let facts = UserFacts { user_id: self.id, roles: self.roles.clone() };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
