//! What is asked, and what is answered.

use domain::identity::credentials::{Credentials, Email};
use domain::{Role, Timestamp, UserId};
use identity::{GivenEmail, Password, Tokens};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogIn {
    pub(crate) email: GivenEmail,
    pub(crate) password: Password,
    /// Whether the refresh token is to be a cookie: for browsers.
    #[serde(default)]
    pub(crate) cookie: bool,
}

#[derive(Serialize)]
pub(crate) struct LoggedIn<'a> {
    #[serde(flatten)]
    tokens: Tokens,
    user: Who<'a>,
}

/// As much of the user as the log-in knows; `GET /me` has the rest.
#[derive(Serialize)]
struct Who<'a> {
    id: UserId,
    email: &'a Email,
    roles: &'a [Role],
    email_verified_at: Option<Timestamp>,
}

impl<'a> LoggedIn<'a> {
    pub(crate) fn new(tokens: Tokens, credentials: &'a Credentials) -> Self {
        let user = Who {
            id: credentials.user_id,
            email: &credentials.email,
            roles: &credentials.roles,
            email_verified_at: credentials.email_verified_at,
        };
        Self { tokens, user }
    }
}
