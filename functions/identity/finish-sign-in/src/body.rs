//! What is sent, what is answered, and what it is refused with.

use domain::Timestamp;
use domain::identity::credentials::Email;
use domain::identity::provider::{PendingSignUp, Vouched};
use domain::identity::second_factor::Challenge;
use domain::text::{Lines, fit};
use identity::{PersonalToken, Wish};
use oidc::{Begun, Code};
use serde::{Deserialize, Serialize};
use web::{Problem, problem};

/// Characters of a name at most.
const NAME_MAX: usize = 80;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Finish {
    code: Code,
    state: String,
    attempt: Option<String>,
    /// What an account is for that is made by this.
    role: Option<Wish>,
}

impl Finish {
    /// What ends the sign-in, and what somebody new signs up as.
    pub(crate) fn parts(self) -> (Begun, Wish) {
        let Self { code, state, attempt, role } = self;
        (Begun { code, state, attempt }, role.unwrap_or(Wish::Buyer))
    }
}

/// The second half of a log-in is to follow.
#[derive(Serialize)]
pub(crate) struct View {
    challenge: String,
    answer_until: Timestamp,
}

impl View {
    pub(crate) fn of(token: &PersonalToken, challenge: &Challenge) -> Self {
        Self { challenge: token.reveal(), answer_until: challenge.good_until() }
    }
}

/// How somebody is called who comes with `email`: as the provider says, if that can be a name here.
pub(crate) fn name(vouched: &Vouched, email: &Email) -> String {
    let said = vouched.name.as_deref().and_then(|name| fit(name, Lines::One, 1, NAME_MAX).ok());
    let (local, _) = email.as_str().split_once('@').unwrap_or_default();
    said.unwrap_or_else(|| local.to_owned())
}

/// The provider's word alone does not open the account that is there.
pub(crate) fn has_account(vouched: &Vouched, email: &Email) -> Problem {
    let name = vouched.provider.name();
    let detail = format!(
        "{} has an account here already. Log in with its password, then link {name} on the page of your account.",
        email.as_str()
    );
    Problem::new(problem::ACCOUNT_NOT_LINKED, detail).with("email", email)
}

/// They give an address themselves; `token` is of `pending`.
pub(crate) fn address_needed(token: &PersonalToken, pending: &PendingSignUp) -> Problem {
    let name = pending.provider.name();
    let detail =
        format!("{name} tells us no e-mail address that is surely yours. Type one; we send a link to it.");
    Problem::new(problem::ADDRESS_NEEDED, detail)
        .with("sign_up", token.reveal())
        .with("answer_until", pending.good_until())
}
