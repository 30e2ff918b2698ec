//! A person.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::change::facts;
use crate::credentials::Email;
use crate::{Outcome, Role, Timestamp, UserId};

/// A person with a log-in. All of it is personal data, kept apart from the books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Which one.
    pub id: UserId,
    /// Where mail goes to.
    pub email: Email,
    /// How they want to be called.
    pub name: String,
    /// In international form: `+2348012345678`.
    pub phone: Option<String>,
    /// What they may do.
    pub roles: Vec<Role>,
    /// When the address was shown to be theirs.
    pub email_verified_at: Option<Timestamp>,
    /// When they signed up.
    pub created_at: Timestamp,
}

impl User {
    /// Somebody signs up.
    pub fn sign_up(id: UserId, email: Email, name: String, roles: Vec<Role>, at: Timestamp) -> Outcome<Self> {
        let user = Self { id, email, name, phone: None, roles, email_verified_at: None, created_at: at };
        user.outcome("user.signed_up")
    }

    /// An operator makes an administrator, whose address needs no mail to be believed.
    pub fn appoint(id: UserId, email: Email, name: String, at: Timestamp) -> Outcome<Self> {
        let roles = vec![Role::Buyer, Role::Admin];
        let user = Self { id, email, name, phone: None, roles, email_verified_at: Some(at), created_at: at };
        user.outcome("user.appointed")
    }

    /// The link in the mail was followed. `None` when it had been before.
    pub fn verify_email(&self, at: Timestamp) -> Option<Outcome<Self>> {
        self.email_verified_at
            .is_none()
            .then(|| Self { email_verified_at: Some(at), ..self.clone() }.outcome("user.email_verified"))
    }

    /// Asks for another mail. `None` when the address is verified already.
    pub fn request_verification(&self) -> Option<Outcome<Self>> {
        self.email_verified_at.is_none().then(|| self.clone().outcome("user.verification_requested"))
    }

    /// Somebody tried to sign up with an address that has an account; its owner is told.
    pub fn repeat_sign_up(&self) -> Outcome<Self> {
        self.clone().outcome("user.signup_repeated")
    }

    /// Changes name and phone. `None` when nothing is different.
    pub fn update(&self, name: String, phone: Option<String>) -> Option<Outcome<Self>> {
        (name != self.name || phone != self.phone)
            .then(|| Self { name, phone, ..self.clone() }.outcome("user.updated"))
    }

    fn outcome(self, action: &'static str) -> Outcome<Self> {
        let told = facts(json!({ "user_id": self.id, "roles": self.roles }));
        Outcome { entity: self, action, facts: told, postings: Vec::new() }
    }
}
