//! What a log-in ends with, by a password alone or with a code.

use domain::identity::credentials::{Credentials, Email};
use domain::identity::device::{KnownDevice, device};
use domain::identity::provider::Provider;
use domain::identity::second_factor::Challenge;
use domain::identity::session::Session;
use domain::users::User;
use domain::{Role, SessionId, Timestamp, UserId};
use serde::Serialize;
use store::Change;
use web::{Problem, Request, Response, ok, problem};

use crate::{PersonalToken, Place, RefreshToken, Tokens, device_cookie, refresh_cookie};

/// Adds to `change` that the device that asks is known from now on as one of `user`'s; with what it is known again by.
pub fn know_device(change: &mut Change, request: &Request, user: UserId) -> PersonalToken {
    let token = PersonalToken::new(user);
    change.insert(&KnownDevice::new(user, token.hash(), request.at()));
    token
}

/// Adds to `change` that a session of `user` begins on the device that asks, on the word of `provider` if there is one, else by the
/// password; with its first refresh token.
pub fn begin_session(
    change: &mut Change,
    request: &Request,
    user: UserId,
    provider: Option<Provider>,
    second_factor: bool,
) -> (RefreshToken, Session) {
    let id = request.new_id::<SessionId>();
    let token = RefreshToken::new(user, id);
    let on = device(request.header("user-agent").unwrap_or_default());
    let session = Session::start(id, user, token.hash(), on, request.at());
    let session = if second_factor { session.with_second_factor() } else { session };
    let session = match provider {
        Some(provider) => session.by_provider(provider),
        None => session,
    };
    change.insert(&session);
    (token, session)
}

/// It is known who logs in, and a code has to follow; `token` is of `challenge`.
pub fn code_needed(token: &PersonalToken, challenge: &Challenge) -> Problem {
    let detail = "Type the six digits that your app shows, or one of your recovery codes.";
    Problem::new(problem::CODE_NEEDED, detail)
        .with("challenge", token.reveal())
        .with("answer_until", challenge.good_until())
}

/// The body of the answer to a log-in.
#[derive(Serialize)]
struct LoggedIn<'a> {
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

/// The answer to a log-in: `user` has `tokens` from now on, and the token of `device` to be known again by. Where cookies hold
/// them, the body says neither.
pub fn logged_in<'a>(
    tokens: Tokens,
    refresh_token: &RefreshToken,
    device: Option<&PersonalToken>,
    place: Place,
    user: impl Into<Who<'a>>,
) -> Response {
    let user = user.into();
    match place {
        Place::Body => ok(&LoggedIn { tokens, device_token: device.map(PersonalToken::reveal), user }),
        Place::Cookie => {
            let answer =
                ok(&LoggedIn { tokens, device_token: None, user }).with_cookie(refresh_cookie(refresh_token));
            match device {
                Some(device) => answer.with_cookie(device_cookie(device)),
                None => answer,
            }
        }
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
