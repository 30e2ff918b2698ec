//! `POST /auth/logout`: the user's session on this device ends, or those on all devices. Access tokens that were issued
//! stay good until they expire, a quarter of an hour at most.
//!
//! The refresh token says whose session ends, so that an access token that has expired keeps nobody logged in; without one, the
//! access token does. Reads U3; deletes the session, or writes the user. Emits `user.sessions_ended` for all devices. Safe to
//! repeat: a session that has ended stays so.

use domain::Actor;
use domain::identity::session::Presented;
use identity::{REFRESH_COOKIE, RefreshToken, clear_cookie};
use serde::Deserialize;
use store::Table;
use web::{Problem, Request, Response, Stop, no_content, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LogOut {
    #[serde(default)]
    everywhere: bool,
    refresh_token: Option<String>,
    #[serde(default)]
    cookie: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| log_out(&table, request).await).await
}

async fn log_out(table: &Table, request: Request) -> Result<Response, Stop> {
    let LogOut { everywhere, refresh_token, cookie } = request.body_if_any()?;
    let sent = if cookie { request.cookie(REFRESH_COOKIE) } else { refresh_token.as_deref() };
    let (token, caller) = (sent.and_then(RefreshToken::parse), request.known_caller());
    let named = token.as_ref().map(|token| (token.user_id, token.session_id));
    let named = named.or_else(|| caller.as_ref().map(|caller| (caller.user_id, caller.session_id)));
    if let Some((user_id, session_id)) = named {
        let at = request.at();
        let (session, user) = table.identity().session_with_user(user_id, session_id).await?;
        let by_caller = caller.is_some_and(|caller| caller.user_id == user_id);
        let by_token = session.as_ref().zip(user.as_ref()).zip(token.as_ref()).is_some_and(
            |((session, user), token)| {
                let is = session.presented(|hash| token.matches(hash), at);
                user.keeps(session, at) && is != Presented::Reused
            },
        );
        let mut change = request.change(Actor::User(user_id));
        match (user, session) {
            (Some(user), _) if everywhere && (by_caller || by_token) => {
                change.save(&user, user.end_sessions(None, at));
                table.commit(change).await?;
            }
            (_, Some(session)) => {
                change.delete(&session);
                table.commit(change).await?;
            }
            (_, None) => {}
        }
    } else if !cookie {
        let detail = "Send the refresh token, or an access token, of the session that is to end.";
        return Err(Problem::new(problem::UNAUTHENTICATED, detail).into());
    }
    Ok(if cookie { no_content().with_cookie(clear_cookie(REFRESH_COOKIE)) } else { no_content() })
}
