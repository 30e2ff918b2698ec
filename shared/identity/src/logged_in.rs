//! What a log-in ends with, by a password alone or with a code.

use domain::identity::credentials::{Credentials, Email};
use domain::identity::device::device;
use domain::identity::session::Session;
use domain::users::User;
use domain::{Role, SessionId, Timestamp, UserId};
use serde::Serialize;
use store::Change;
use web::Request;

use crate::{RefreshToken, Tokens};

/// Adds to `change` that a session of `user` begins on the device that asks; with its first refresh token.
pub fn begin_session(
    change: &mut Change,
    request: &Request,
    user: UserId,
    second_factor: bool,
) -> (RefreshToken, Session) {
    let id = request.new_id::<SessionId>();
    let token = RefreshToken::new(user, id);
    let on = device(request.header("user-agent").unwrap_or_default());
    let session = Session::start(id, user, token.hash(), on, request.at());
    let session = if second_factor { session.with_second_factor() } else { session };
    change.insert(&session);
    (token, session)
}

/// The answer to a log-in.
#[derive(Serialize)]
pub struct LoggedIn<'a> {
    #[serde(flatten)]
    tokens: Tokens,
    /// Absent where a cookie has it, or the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    device_token: Option<String>,
    user: Who<'a>,
}

/// As much of the user as a log-in knows; `GET /me` has the rest.
#[derive(Serialize)]
pub struct Who<'a> {
    id: UserId,
    email: &'a Email,
    roles: &'a [Role],
    email_verified_at: Option<Timestamp>,
}

impl<'a> LoggedIn<'a> {
    /// `user` has `tokens` from now on, and `device_token` to be known again by, if it goes into the body.
    pub fn new(tokens: Tokens, device_token: Option<String>, user: impl Into<Who<'a>>) -> Self {
        Self { tokens, device_token, user: user.into() }
    }
}

impl<'a> From<&'a Credentials> for Who<'a> {
    fn from(of: &'a Credentials) -> Self {
        Self { id: of.user_id, email: &of.email, roles: &of.roles, email_verified_at: of.email_verified_at }
    }
}

impl<'a> From<&'a User> for Who<'a> {
    fn from(of: &'a User) -> Self {
        Self { id: of.id, email: &of.email, roles: &of.roles, email_verified_at: of.email_verified_at }
    }
}
