//! Links that are mailed to an address: whoever follows one has shown that they read what is sent there.

use serde::{Deserialize, Serialize};

use crate::identity::credentials::Email;
use crate::{AppPage, EmailChangeId, Timestamp, UserId};

/// Mails with a link that an address gets in an hour at most, whoever asks for them.
pub const LINK_MAILS_MAX: u32 = 5;
/// Seconds in which they are counted.
pub const LINK_MAILS_SECONDS: u64 = 60 * 60;
/// Seconds that it is kept for which address an account had before, so that it can be taken back.
pub const RESTORE_SECONDS: u64 = 7 * 24 * 60 * 60;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// The address that somebody signed up with is theirs.
    #[default]
    VerifyEmail,
    /// A new password is chosen.
    ResetPassword,
    /// The account gets the address that the mail went to.
    ChangeEmail,
    /// The account gets back the address that the mail went to.
    RestoreEmail,
}

impl LinkPurpose {
    /// Seconds that such a link is good for.
    pub const fn seconds(self) -> u64 {
        match self {
            Self::VerifyEmail | Self::ChangeEmail => 24 * 60 * 60,
            Self::ResetPassword => 60 * 60,
            Self::RestoreEmail => RESTORE_SECONDS,
        }
    }

    /// Where in the app it leads.
    pub const fn page(self) -> AppPage {
        match self {
            Self::VerifyEmail | Self::ChangeEmail => AppPage::VerifyEmail,
            Self::ResetPassword => AppPage::ResetPassword,
            Self::RestoreEmail => AppPage::RestoreEmail,
        }
    }
}

/// A mail was sent whose link shows that the address is the user's. Only the hash of the link's secret is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailToken {
    /// Whose account.
    pub user_id: UserId,
    /// SHA-256 of the secret, in hexadecimal.
    pub token_hash: String,
    /// What following the link does.
    pub purpose: LinkPurpose,
    /// The wish that it fulfils; of [`LinkPurpose::ChangeEmail`] only.
    pub change_id: Option<EmailChangeId>,
    /// The address that the mail went to.
    pub email: Email,
    /// When it was sent.
    pub issued_at: Timestamp,
    /// Until when the link is good.
    pub good_until: Timestamp,
}

impl EmailToken {
    /// A link to `email` for the account of `user_id`.
    pub fn new(
        user_id: UserId,
        token_hash: String,
        purpose: LinkPurpose,
        change_id: Option<EmailChangeId>,
        email: Email,
        at: Timestamp,
    ) -> Self {
        let good_until = at.plus_seconds(purpose.seconds());
        Self { user_id, token_hash, purpose, change_id, email, issued_at: at, good_until }
    }

    /// Whether the link does `purpose` at `at`.
    pub fn is_good_for(&self, purpose: LinkPurpose, at: Timestamp) -> bool {
        self.purpose == purpose && self.good_until > at
    }

    /// Whether it falls when the link `used` gave the account its address back: what was sent since then may have been asked for
    /// by whoever had taken the account. An older one of the same kind is somebody's who had it before, and stays.
    pub fn falls_with(&self, used: &Self) -> bool {
        self.purpose != LinkPurpose::RestoreEmail || self.issued_at >= used.issued_at
    }
}

/// The mails with a link that an address got in the last while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkMails {
    /// Which address.
    pub email: Email,
    /// How many.
    pub sent: u32,
    /// Since when they are counted.
    pub since: Timestamp,
}

impl LinkMails {
    /// None yet.
    pub fn none(email: Email, at: Timestamp) -> Self {
        Self { email, sent: 0, since: at }
    }

    /// With one more; `None` when the address got as many as it gets.
    pub fn one_more(&self, at: Timestamp) -> Option<Self> {
        let Self { email, sent, since } = self.clone();
        if self.forgotten_at() <= at {
            Some(Self { email, sent: 1, since: at })
        } else {
            (sent < LINK_MAILS_MAX).then(|| Self { email, sent: sent + 1, since })
        }
    }

    /// From when on they count no more.
    pub fn forgotten_at(&self) -> Timestamp {
        self.since.plus_seconds(LINK_MAILS_SECONDS)
    }
}

/// Somebody wants another address for their account; later, that they got it. Kept as long as it can be undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailChange {
    /// Which one.
    pub id: EmailChangeId,
    /// Whose account.
    pub user_id: UserId,
    /// The address that it has, or had.
    pub from: Email,
    /// The address that it is to have, or has.
    pub to: Email,
    /// When it was asked for or, later, done.
    pub changed_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;

    fn email() -> Email {
        Email::try_from("ada@example.com".to_owned()).unwrap()
    }

    fn token(purpose: LinkPurpose, at: Timestamp) -> EmailToken {
        EmailToken::new(UserId::new(at, [1; 10]), String::new(), purpose, None, email(), at)
    }

    #[test]
    fn a_link_does_what_it_was_sent_for_and_nothing_else_and_not_for_long() {
        let at = Timestamp::from_millis(1_000);
        let reset = token(LinkPurpose::ResetPassword, at);
        assert!(reset.is_good_for(LinkPurpose::ResetPassword, at.plus_seconds(60 * 60 - 1)));
        assert!(!reset.is_good_for(LinkPurpose::ResetPassword, at.plus_seconds(60 * 60)));
        for other in [LinkPurpose::VerifyEmail, LinkPurpose::ChangeEmail, LinkPurpose::RestoreEmail] {
            assert!(!reset.is_good_for(other, at), "{other:?}");
        }
    }

    #[test]
    fn taking_an_address_back_undoes_what_came_later_and_not_what_came_before() {
        let at = Timestamp::from_millis(1_000);
        let used = token(LinkPurpose::RestoreEmail, at.plus_seconds(10));
        assert!(used.falls_with(&used), "it is good once");
        assert!(token(LinkPurpose::RestoreEmail, at.plus_seconds(11)).falls_with(&used));
        assert!(!token(LinkPurpose::RestoreEmail, at).falls_with(&used), "the first owner's");
        assert!(token(LinkPurpose::ResetPassword, at).falls_with(&used));
    }

    #[test]
    fn an_address_gets_five_links_an_hour_whoever_asks() {
        let at = Timestamp::from_millis(1_000);
        let mut mails = LinkMails::none(email(), at);
        for sent in 1..=LINK_MAILS_MAX {
            mails = mails.one_more(at.plus_seconds(60)).unwrap();
            assert_eq!(mails.sent, sent);
        }
        assert_eq!(mails.one_more(at.plus_seconds(LINK_MAILS_SECONDS - 1)), None);
        assert_eq!(mails.one_more(at.plus_seconds(LINK_MAILS_SECONDS)).unwrap().sent, 1);
    }
}
