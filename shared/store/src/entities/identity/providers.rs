//! Log-ins by a provider. U17 what a sign-in comes to; U18 who came without an address; U19 how a user logs in.

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::types::builders::ConditionCheckBuilder;
use domain::history::GENESIS;
use domain::identity::credentials::{Credentials, Email};
use domain::identity::provider::{LinkedAccount, PendingSignUp, Provider, ProviderLink, Subject, UsedSignIn};
use domain::{Timestamp, UserId};

use super::{Identity, credentials_key};
use crate::change::{AsRead, Guard};
use crate::item::{Item, to_item};
use crate::{Change, Error, Key, Loaded, Stored, compiled};

/// `PROVIDER#google#10769150350006150715113082367 / ACCOUNT`
fn link_key(provider: Provider, subject: &Subject) -> Key {
    Key::new(format!("PROVIDER#{provider}#{}", subject.as_str()), "ACCOUNT")
}

/// `SIGN_IN#<hash> / USED`
fn used_key(token_hash: &str) -> Key {
    Key::new(format!("SIGN_IN#{token_hash}"), "USED")
}

/// `SIGN_IN#<hash> / ADDRESS`
pub fn pending_key(token_hash: &str) -> Key {
    Key::new(format!("SIGN_IN#{token_hash}"), "ADDRESS")
}

impl Stored for ProviderLink {
    fn key(&self) -> Key {
        link_key(self.provider, &self.subject)
    }
}

compiled::stored!(ProviderLink);

impl Stored for UsedSignIn {
    fn key(&self) -> Key {
        used_key(&self.token_hash)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.forgotten_at())
    }
}

compiled::stored!(UsedSignIn);

impl Stored for PendingSignUp {
    fn key(&self) -> Key {
        pending_key(&self.token_hash)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        Some(self.good_until())
    }
}

compiled::stored!(PendingSignUp);

/// What a sign-in by a provider is decided by.
pub struct SignInRead {
    /// Whose the account at the provider is.
    pub link: Option<Loaded<ProviderLink>>,
    /// How somebody logs in at the address that the provider made sure of.
    pub credentials: Option<Loaded<Credentials>>,
    /// Whether what began the sign-in was used.
    pub used: bool,
}

impl Identity {
    /// U17: what a sign-in by the account `subject` at `provider` comes to, with the address that it made sure of, and the hash of
    /// what began it; in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn sign_in(
        &self,
        provider: Provider,
        subject: &Subject,
        email: Option<&Email>,
        token_hash: &str,
    ) -> Result<SignInRead, Error> {
        let (link, used) = (link_key(provider, subject), used_key(token_hash));
        let credentials = email.map(credentials_key);
        let mut keys = vec![link.clone(), used.clone()];
        keys.extend(credentials.clone());
        let mut items = self.0.get_many(&keys).await?;
        Ok(SignInRead {
            link: items.take(&link)?,
            used: items.take::<UsedSignIn>(&used)?.is_some(),
            credentials: match credentials {
                Some(credentials) => items.take(&credentials)?,
                None => None,
            },
        })
    }

    /// U18: who came by a provider that made sure of no address, by the hash of the token that they got.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn pending_sign_up(&self, token_hash: &str) -> Result<Option<Loaded<PendingSignUp>>, Error> {
        self.0.get(&pending_key(token_hash)).await
    }

    /// U19: how a user logs in.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn ways_in(&self, user: UserId) -> Result<Option<Loaded<Credentials>>, Error> {
        self.credentials_of(user).await
    }
}

/// Adds to `change` that the accounts elsewhere that stand with `credentials` are theirs. One that is another person's meanwhile is
/// [`Error::ProviderLinked`].
pub fn claim_accounts(change: &mut Change, credentials: &Credentials) {
    for account in &credentials.providers {
        claim_account(change, account, credentials.user_id);
    }
}

/// Adds to `change` that `account` is that of `user_id`; refused as [`claim_accounts`] says.
pub fn claim_account(change: &mut Change, account: &LinkedAccount, user_id: UserId) {
    let (provider, subject) = (account.provider, account.subject.clone());
    let link = to_item(&ProviderLink { provider, subject, user_id }, 1, GENESIS);
    change.put_if(link, "attribute_not_exists(pk)", Unlinked);
}

/// Adds to `change` that it goes through only while the account `subject` at `provider` is that of `user_id`: whoever unlinks it at the same
/// moment is rid of it.
pub fn require_account(change: &mut Change, provider: Provider, subject: &Subject, user_id: UserId) {
    let theirs = |check: ConditionCheckBuilder| {
        check
            .condition_expression("user_id = :user")
            .expression_attribute_values(":user", AttributeValue::S(user_id.to_string()))
    };
    change.check(&link_key(provider, subject), theirs, AsRead);
}

/// Adds to `change` that `account` is nobody's any more. What else the change writes says whose it was.
pub fn release_account(change: &mut Change, account: &LinkedAccount) {
    change.remove(&link_key(account.provider, &account.subject));
}

/// Nobody logs in by the account.
#[derive(Debug)]
struct Unlinked;

impl Guard for Unlinked {
    fn refusal(&self, _: Option<Item>) -> Error {
        Error::ProviderLinked
    }
}
