//! What happens to a person, and which mails about an address are asked for.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::identity::provider::Provider;
use crate::{EmailChangeId, Role, Timestamp, UserId};

/// What each event of a person carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserFacts {
    /// Who.
    pub user_id: UserId,
    /// What they may do.
    pub roles: Vec<Role>,
}

/// What [`UserEvent::DeletionAsked`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletionFacts {
    /// Who.
    pub user_id: UserId,
    /// What they may do.
    pub roles: Vec<Role>,
    /// From when on it cannot be taken back.
    pub erases_at: Timestamp,
}

/// What an event of a person's second factor carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactorFacts {
    /// Whose.
    pub user_id: UserId,
    /// What they may do.
    pub roles: Vec<Role>,
    /// What happened.
    pub change: SecondFactorChange,
}

/// What happened to a person's second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactorChange {
    /// It was turned on, or moved to another app.
    On,
    /// It was turned off.
    Off,
    /// New recovery codes were made; those before are void.
    RecoveryCodesRenewed,
    /// A recovery code was used up.
    RecoveryCodeUsed,
    /// Somebody who knew the password typed too many wrong codes.
    CodesLocked,
}

/// What an event of how a person logs in by a provider carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderFacts {
    /// Whose.
    pub user_id: UserId,
    /// What they may do.
    pub roles: Vec<Role>,
    /// Which provider.
    pub provider: Provider,
    /// What happened.
    pub change: ProviderChange,
}

/// What happened to how a person logs in by a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProviderChange {
    /// They signed up by it: it made sure of their address.
    SignedUp,
    /// An account there was linked to theirs.
    Linked,
    /// It was taken away again.
    Unlinked,
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
        /// They chose another password.
        PasswordChanged(UserFacts) = "user.password_changed",
        /// Their account got another address.
        EmailChanged(EmailChangeFacts) = "user.email_changed",
        /// Their account got back the address that it had before.
        EmailRestored(UserFacts) = "user.email_restored",
        /// An administrator looked them up.
        LookedUp(UserFacts) = "user.looked_up",
        /// They wrote a profile as an artisan, and have that role from now on.
        BecameArtisan(UserFacts) = "user.became_artisan",
        /// Something happened to their second factor.
        SecondFactorChanged(SecondFactorFacts) = "user.second_factor_changed",
        /// Something happened to how they log in by a provider.
        ProviderChanged(ProviderFacts) = "user.provider_changed",
        /// They asked for their account to be deleted.
        DeletionAsked(DeletionFacts) = "user.deletion_asked",
        /// They came back before it was.
        DeletionTakenBack(UserFacts) = "user.deletion_taken_back",
        /// Who they are was erased; the rest follows.
        ErasureBegun(UserFacts) = "user.erasure_begun",
        /// All was erased.
        Erased(UserFacts) = "user.erased",
    }
}

events! {
    /// What the step `users-erase` is told by a log-in.
    pub enum UserSign {
        /// Somebody logged in who had asked for their account to be deleted.
        Returned(MailTo) = "user.returned",
    }
}

/// What an event of a change of address carries. The addresses are kept apart, since they are a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailChangeFacts {
    /// Whose.
    pub user_id: UserId,
    /// Which change.
    pub change_id: EmailChangeId,
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
        /// A link to choose a new password with.
        PasswordReset(MailTo) = "user.password_reset_requested",
        /// A link to the address that their account is to have.
        EmailChange(EmailChangeFacts) = "user.email_change_requested",
    }
}
