//! What happens to a person, and which mails about an address are asked for.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::{Role, UserId};

/// What each event of a person carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserFacts {
    /// Who.
    pub user_id: UserId,
    /// What they may do.
    pub roles: Vec<Role>,
}

events! {
    /// What happens to a person.
    pub enum UserEvent {
        /// They signed up.
        SignedUp(UserFacts) = "user.signed_up",
        /// An operator made them an administrator.
        Appointed(UserFacts) = "user.appointed",
        /// The address was shown to be theirs.
        EmailVerified(UserFacts) = "user.email_verified",
        /// They changed their name or phone.
        Updated(UserFacts) = "user.updated",
        /// They were logged out of everything, but for the session that they kept perhaps.
        SessionsEnded(UserFacts) = "user.sessions_ended",
    }
}

/// Whom a mail is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailTo {
    /// Who.
    pub user_id: UserId,
}

events! {
    /// Mails about an address that the step `notifications-email` is asked for.
    pub enum MailRequest {
        /// Another link to verify the address with.
        Verification(MailTo) = "user.verification_requested",
        /// The owner of the address is told that somebody signed up with it again.
        AlreadyRegistered(MailTo) = "user.signup_repeated",
    }
}
