//! `POST /auth/refresh`: a refresh token becomes an access token and the next refresh token. Each is good for one use.
//!
//! Reads U3; writes the session. Emits nothing. Not to be repeated with the same token: the second use may be a thief's, or
//! show that the first one was, so it ends the session. Of two uses at once one wins, and then the other is the second.

use domain::Actor;
use identity::{RefreshToken, TokenIssuer};
use serde::Deserialize;
use store::Table;
use web::{Problem, Request, Response, Stop, ok, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refresh {
    refresh_token: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let issuer = TokenIssuer::from_env().await?;
    web::serve(async |request| refresh(&table, &issuer, request).await).await
}

async fn refresh(table: &Table, issuer: &TokenIssuer, request: Request) -> Result<Response, Stop> {
    let Refresh { refresh_token } = request.body()?;
    let at = request.at();
    let invalid = || Problem::new(problem::REFRESH_TOKEN_INVALID, "This session has ended. Log in again.");
    let token = RefreshToken::parse(&refresh_token).ok_or_else(invalid)?;
    let session = table.identity().session(token.user_id, token.session_id).await?;
    let session = session.filter(|session| !session.is_over(at)).ok_or_else(invalid)?;
    let mut change = request.change(Actor::User(token.user_id));
    if !token.matches(&session.secret_hash) {
        change.delete(&session);
        table.commit(change).await?;
        tracing::warn!(user_id = %token.user_id, session_id = %token.session_id, "a refresh token was used twice");
        let detail = "This refresh token was used before, so its session was ended. Log in again.";
        return Err(Problem::new(problem::REFRESH_TOKEN_REUSED, detail).into());
    }
    let next = RefreshToken::new(token.user_id, token.session_id);
    let rotated = session.rotate(next.hash(), at);
    change.replace(&session, &rotated);
    table.commit(change).await?;
    Ok(ok(&issuer.issue_with(&next, &rotated, at)))
}
