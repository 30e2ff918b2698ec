//! `POST /auth/refresh`: a refresh token becomes an access token and the next refresh token. The token is in the body, and the
//! next one in the answer's; or, for browsers, both in the cookie `__Host-refresh`.
//!
//! Reads U3; writes the session. The access token says what the user may do by now. Emits nothing. Safe to repeat for a minute: the token just before is answered with the same
//! successor. Later, a second use may be a thief's, or show that the first one was, so it ends the session. Of two uses at once
//! one wins, and the other is then the repetition.

use domain::Actor;
use domain::identity::session::{Presented, Session};
use identity::{Place, REFRESH_COOKIE, RefreshToken, TokenIssuer, new_salt, refresh_cookie};
use serde::Deserialize;
use store::{Loaded, Table};
use web::{Problem, Request, Response, Stop, ok, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refresh {
    refresh_token: Option<String>,
    #[serde(default)]
    cookie: bool,
}

impl Refresh {
    /// Where the token is, and the token as it was sent.
    fn sent(self, request: &Request) -> Result<(Place, String), Problem> {
        match (self.refresh_token, self.cookie) {
            (Some(token), false) => Ok((Place::Body, token)),
            (None, true) => {
                Ok((Place::Cookie, request.cookie(REFRESH_COOKIE).unwrap_or_default().to_owned()))
            }
            (None, false) => Err(Problem::field("refresh_token", "is missing")),
            (Some(_), true) => Err(Problem::field("refresh_token", "is in the cookie, or here: not both")),
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let issuer = TokenIssuer::from_env().await?;
    web::serve(async |request| refresh(&table, &issuer, request).await).await
}

async fn refresh(table: &Table, issuer: &TokenIssuer, request: Request) -> Result<Response, Stop> {
    let (place, sent) = request.body::<Refresh>()?.sent(&request)?;
    let at = request.at();
    let invalid = || Problem::new(problem::REFRESH_TOKEN_INVALID, "This session has ended. Log in again.");
    let token = RefreshToken::parse(&sent).ok_or_else(invalid)?;
    let (session, user) = table.identity().session_with_user(token.user_id, token.session_id).await?;
    let (session, user) =
        session.zip(user).filter(|(session, user)| user.keeps(session, at)).ok_or_else(invalid)?;
    let next = match session.presented(|hash| token.matches(hash), at) {
        Presented::Current => rotate(table, &request, &session, &token).await?,
        Presented::JustUsed(salt) => token.successor(salt),
        Presented::Reused => return Err(end(table, &request, &session).await?.into()),
    };
    let answer = ok(&issuer.issue_with(&next, &session, &user.roles, place, at));
    Ok(match place {
        Place::Body => answer,
        Place::Cookie => answer.with_cookie(refresh_cookie(&next)),
    })
}

async fn rotate(
    table: &Table,
    request: &Request,
    session: &Loaded<Session>,
    token: &RefreshToken,
) -> Result<RefreshToken, store::Error> {
    let salt = new_salt();
    let next = token.successor(&salt);
    let mut change = request.change(Actor::User(session.user_id));
    change.replace(session, &session.rotate(next.hash(), salt, request.at()));
    table.commit(change).await?;
    Ok(next)
}

async fn end(table: &Table, request: &Request, session: &Loaded<Session>) -> Result<Problem, store::Error> {
    let mut change = request.change(Actor::User(session.user_id));
    change.delete(session);
    table.commit(change).await?;
    tracing::warn!(user_id = %session.user_id, session_id = %session.id, "a refresh token was used twice");
    let detail = "You were logged out, because what keeps you logged in was used twice: somebody may have copied it. \
                  Log in again.";
    Ok(Problem::new(problem::REFRESH_TOKEN_REUSED, detail))
}
