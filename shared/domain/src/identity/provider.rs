//! Who else may say who somebody is: providers of OpenID Connect, and whose an account there is here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::identity::credentials::{Credentials, Email};
use crate::{Refused, Timestamp, UserId, is_default};

/// Characters of a subject at most (OpenID Connect Core 1.0, 2).
const SUBJECT_MAX: usize = 255;
/// Seconds between the beginning of a sign-in and its end.
pub const SIGN_IN_SECONDS: u64 = 10 * 60;
/// Seconds within which whose provider says no address gives one.
pub const ADDRESS_SECONDS: u64 = 30 * 60;

/// Who says who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// Google's accounts.
    Google,
}

impl Provider {
    /// All that there are.
    pub const ALL: [Self; 1] = [Self::Google];

    /// As the API and the table spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Google => "google",
        }
    }

    /// As people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Google => "Google",
        }
    }
}

impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such provider")]
pub struct UnknownProvider;

impl FromStr for Provider {
    type Err = UnknownProvider;

    fn from_str(text: &str) -> Result<Self, UnknownProvider> {
        Self::ALL.into_iter().find(|provider| provider.as_str() == text).ok_or(UnknownProvider)
    }
}

/// What a provider calls an account of its own, for ever: capitals count. An address is none, since it changes hands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Subject(String);

/// The text is no subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a subject has 1 to {SUBJECT_MAX} visible ASCII characters")]
pub struct InvalidSubject;

impl Subject {
    /// The subject.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Subject {
    type Error = InvalidSubject;

    fn try_from(text: String) -> Result<Self, InvalidSubject> {
        let fits =
            (1..=SUBJECT_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(Self(text)) } else { Err(InvalidSubject) }
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.0
    }
}

/// An account at a provider that somebody logs in with: kept with their credentials.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedAccount {
    /// Where.
    pub provider: Provider,
    /// Which one there.
    pub subject: Subject,
    /// Since when.
    pub linked_at: Timestamp,
    /// Whether whoever came by it typed the address of the account here, of which the provider said nothing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub address_typed: bool,
}

/// Whose an account at a provider is here: at most one person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderLink {
    /// Where.
    pub provider: Provider,
    /// Which one there.
    pub subject: Subject,
    /// Whose.
    pub user_id: UserId,
}

/// A sign-in that came to its end. What begins one is good once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedSignIn {
    /// SHA-256 of what the device kept, in hexadecimal.
    pub token_hash: String,
    /// When it ended.
    pub used_at: Timestamp,
}

impl UsedSignIn {
    /// From when on what began it is too old in any case.
    pub fn forgotten_at(&self) -> Timestamp {
        self.used_at.plus_seconds(2 * SIGN_IN_SECONDS)
    }
}

/// Somebody came by a provider that says no address of theirs which it made sure of: they give one, and show by our mail that it is
/// theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingSignUp {
    /// SHA-256 of the secret that the device got, in hexadecimal.
    pub token_hash: String,
    /// Where their account is.
    pub provider: Provider,
    /// Which one there.
    pub subject: Subject,
    /// When the provider said so.
    pub issued_at: Timestamp,
}

impl PendingSignUp {
    /// Until when an address may be given.
    pub fn good_until(&self) -> Timestamp {
        self.issued_at.plus_seconds(ADDRESS_SECONDS)
    }
}

/// What a provider says of somebody, after all of it was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// Who says it.
    pub provider: Provider,
    /// Which account there.
    pub subject: Subject,
    /// The address, if the provider made sure that it is theirs.
    pub email: Option<Email>,
    /// How they are called there.
    pub name: Option<String>,
}

/// What comes of a sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// It is the account of this person, who goes on to a code, if they have a second factor.
    LogIn(UserId),
    /// Nobody has the address, or nobody who showed that it is theirs: a new account, whose address the provider made sure of. What
    /// others signed up with there opens nothing.
    SignUp(Email),
    /// The address has an account. The provider alone does not open it: its owner logs in, and links the two.
    HasAccount(Email),
    /// There is no address that the provider made sure of.
    AddressNeeded,
}

impl Vouched {
    /// What comes of it, where `link` is whose the account is here, and `credentials` are those at the address.
    pub fn sign_in(&self, link: Option<&ProviderLink>, credentials: Option<&Credentials>) -> SignIn {
        match (link, &self.email) {
            (Some(link), _) => SignIn::LogIn(link.user_id),
            (None, None) => SignIn::AddressNeeded,
            (None, Some(email)) if credentials.is_some_and(|known| known.email_verified_at.is_some()) => {
                SignIn::HasAccount(email.clone())
            }
            (None, Some(email)) => SignIn::SignUp(email.clone()),
        }
    }

    /// The account as it is kept with somebody's credentials, from `at` on.
    pub fn account(&self, at: Timestamp) -> LinkedAccount {
        LinkedAccount {
            provider: self.provider,
            subject: self.subject.clone(),
            linked_at: at,
            address_typed: false,
        }
    }
}

/// What linking an account at a provider comes to.
#[derive(Clone, PartialEq, Eq)]
pub enum Linking {
    /// It is linked from now on; the credentials as they are then, and the account that it replaces, if there was another one.
    Link(Credentials, Option<LinkedAccount>),
    /// It was linked before.
    IsLinked,
    /// It is another person's here.
    OfSomebodyElse,
    /// The provider does not vouch for the address that the account here has.
    AddressDiffers,
}

impl Credentials {
    /// Whether a log-in by password is possible: a password was chosen, and nobody took the address back since.
    pub fn has_password(&self) -> bool {
        !self.password_hash.is_empty()
    }

    /// The account at `provider` that its owner logs in with.
    pub fn linked(&self, provider: Provider) -> Option<&LinkedAccount> {
        self.providers.iter().find(|account| account.provider == provider)
    }

    /// What it comes to that their owner, who is logged in, shows what `vouched` says; `link` is whose that account is here. The address has
    /// to be the same, and the provider sure of it: else whoever found a device unlocked could add an account of their own.
    pub fn link(&self, vouched: &Vouched, link: Option<&ProviderLink>, at: Timestamp) -> Linking {
        if link.is_some_and(|link| link.user_id != self.user_id) {
            return Linking::OfSomebodyElse;
        }
        let before = self.linked(vouched.provider);
        if link.is_some() && before.is_some_and(|before| before.subject == vouched.subject) {
            return Linking::IsLinked;
        }
        if self.email_verified_at.is_none() || vouched.email.as_ref() != Some(&self.email) {
            return Linking::AddressDiffers;
        }
        let mut linked = self.without(vouched.provider);
        linked.providers.push(vouched.account(at));
        Linking::Link(linked, before.cloned())
    }

    /// They log in by no account at `provider` any more; `None` when they do not already.
    ///
    /// # Errors
    /// [`Refused`] where nothing else opens the account.
    pub fn unlink(&self, provider: Provider) -> Result<Option<Self>, Refused> {
        if self.linked(provider).is_none() {
            return Ok(None);
        }
        if !self.has_password() {
            let name = provider.name();
            let detail = format!(
                "{name} is the one way into your account. Choose a password first, by the link that we mail you; then unlink {name}."
            );
            return Err(Refused::new("password-not-set", detail));
        }
        Ok(Some(self.without(provider)))
    }

    /// The accounts elsewhere that fall when whoever reads the address chooses a password by mail: those of somebody who only typed it. They
    /// may be a stranger's, whose link its owner followed.
    pub fn fall_with_reset(&self) -> impl Iterator<Item = &LinkedAccount> {
        self.providers.iter().filter(|account| account.address_typed)
    }

    /// The same without the account at `provider`.
    fn without(&self, provider: Provider) -> Self {
        let mut left = self.clone();
        left.providers.retain(|account| account.provider != provider);
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Role, TypedId};

    fn at() -> Timestamp {
        Timestamp::from_millis(1_795_342_676_123)
    }

    fn user(n: u8) -> UserId {
        UserId::new(at(), [n; 10])
    }

    fn email(text: &str) -> Email {
        Email::try_from(text.to_owned()).unwrap()
    }

    fn subject(text: &str) -> Subject {
        Subject::try_from(text.to_owned()).unwrap()
    }

    fn vouched(email: Option<Email>) -> Vouched {
        Vouched { provider: Provider::Google, subject: subject("1076"), email, name: None }
    }

    fn credentials(verified: bool) -> Credentials {
        Credentials {
            email: email("ada@example.com"),
            user_id: user(1),
            password_hash: "$argon2id$…".to_owned(),
            roles: vec![Role::Buyer],
            email_verified_at: verified.then(at),
            second_factor: false,
            providers: Vec::new(),
            leaving: false,
        }
    }

    fn link(of: UserId) -> ProviderLink {
        ProviderLink { provider: Provider::Google, subject: subject("1076"), user_id: of }
    }

    #[test]
    fn who_is_linked_logs_in_whatever_address_the_provider_says() {
        for says in [None, Some(email("ada@example.com")), Some(email("eve@example.com"))] {
            let sign_in = vouched(says).sign_in(Some(&link(user(1))), Some(&credentials(true)));
            assert_eq!(sign_in, SignIn::LogIn(user(1)));
        }
    }

    #[test]
    fn an_address_with_an_account_is_not_opened_by_the_provider_alone() {
        let ada = email("ada@example.com");
        let says = vouched(Some(ada.clone()));
        assert_eq!(says.sign_in(None, Some(&credentials(true))), SignIn::HasAccount(ada));
    }

    #[test]
    fn what_somebody_signed_up_with_and_never_verified_does_not_stand_in_the_owners_way() {
        let ada = email("ada@example.com");
        let says = vouched(Some(ada.clone()));
        assert_eq!(says.sign_in(None, Some(&credentials(false))), SignIn::SignUp(ada.clone()));
        assert_eq!(says.sign_in(None, None), SignIn::SignUp(ada));
        assert_eq!(vouched(None).sign_in(None, Some(&credentials(true))), SignIn::AddressNeeded);
    }

    #[test]
    fn an_account_is_linked_by_its_owner_with_the_same_address_and_to_one_person_only() {
        let (known, ada) = (credentials(true), email("ada@example.com"));
        let says = vouched(Some(ada.clone()));
        let Linking::Link(linked, None) = known.link(&says, None, at()) else { panic!("it is free") };
        assert_eq!(linked.linked(Provider::Google), Some(&says.account(at())));
        assert!(linked.link(&says, Some(&link(user(1))), at()) == Linking::IsLinked);
        assert!(known.link(&says, Some(&link(user(2))), at()) == Linking::OfSomebodyElse);
        assert!(known.link(&vouched(None), None, at()) == Linking::AddressDiffers);
        let eve = vouched(Some(email("eve@example.com")));
        assert!(known.link(&eve, None, at()) == Linking::AddressDiffers);
        assert!(credentials(false).link(&says, None, at()) == Linking::AddressDiffers);
    }

    #[test]
    fn the_one_way_in_is_not_unlinked() {
        let known = credentials(true);
        assert!(known.unlink(Provider::Google).unwrap().is_none(), "there is none");
        let linked = Credentials { providers: vec![vouched(None).account(at())], ..known.clone() };
        assert!(linked.unlink(Provider::Google).unwrap() == Some(known));
        let bare = Credentials { password_hash: String::new(), ..linked };
        assert_eq!(bare.unlink(Provider::Google).err().unwrap().problem, "password-not-set");
    }

    #[test]
    fn an_account_elsewhere_of_somebody_who_typed_the_address_falls_with_a_reset() {
        let vouched = vouched(Some(email("ada@example.com"))).account(at());
        let typed = LinkedAccount { address_typed: true, ..vouched.clone() };
        for (account, fall) in [(vouched, 0), (typed, 1)] {
            let known = Credentials { providers: vec![account], ..credentials(true) };
            assert_eq!(known.fall_with_reset().count(), fall);
        }
    }

    #[test]
    fn another_account_at_the_same_provider_takes_the_place_of_the_one_before() {
        let says = vouched(Some(email("ada@example.com")));
        let Linking::Link(linked, _) = credentials(true).link(&says, None, at()) else {
            panic!("it is free")
        };
        let other = Vouched { subject: subject("2077"), ..says.clone() };
        let Linking::Link(moved, before) = linked.link(&other, None, at()) else { panic!("it is free") };
        assert_eq!(before, Some(says.account(at())));
        assert_eq!(moved.providers, [other.account(at())]);
    }

    #[test]
    fn a_subject_is_short_visible_and_keeps_its_capitals() {
        assert_ne!(subject("abC"), subject("abc"));
        assert!(Subject::try_from("a".repeat(255)).is_ok());
        for wrong in ["", "a b", "é", "a\n", &"a".repeat(256)] {
            assert_eq!(Subject::try_from(wrong.to_owned()), Err(InvalidSubject), "{wrong:?}");
        }
        assert_eq!("google".parse(), Ok(Provider::Google));
        assert_eq!("Google".parse::<Provider>(), Err(UnknownProvider));
        assert_eq!(serde_json::to_string(&Provider::Google).unwrap(), format!("\"{}\"", Provider::Google));
    }
}
