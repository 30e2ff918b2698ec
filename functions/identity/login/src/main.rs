//! `POST /auth/login`: a password becomes an access token and a refresh token.
//!
//! Reads U6; writes the attempts at the address and, for the right password, a session, in one change. Emits nothing. Safe
//! to repeat: each log-in is a session of its own. An address without an account takes as long and is locked as well.

use domain::identity::credentials::LoginAttempts;
use domain::identity::device::device;
use domain::identity::session::Session;
use domain::{Actor, SessionId, minutes_in_words};
use identity::{Place, RefreshToken, TokenIssuer, refresh_cookie, verify_password};
use store::{Loaded, Table};
use web::{Problem, Request, Response, Stop, ok, problem};

mod body;
use body::{LogIn, LoggedIn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let issuer = TokenIssuer::from_env().await?;
    web::serve(async |request| log_in(&table, &issuer, request).await).await
}

async fn log_in(table: &Table, issuer: &TokenIssuer, request: Request) -> Result<Response, Stop> {
    let LogIn { email, password, cookie } = request.body()?;
    let at = request.at();
    let (credentials, attempts) = table.identity().credentials_with_attempts(&email).await?;
    let attempts = attempts.unwrap_or_else(|| Loaded::new(LoginAttempts::none(email, at)));
    if let Some(seconds) = attempts.locked_seconds(at) {
        let detail = format!(
            "Too many wrong passwords. Try again in {}, or choose a new password.",
            minutes_in_words(seconds)
        );
        return Err(Problem::new(problem::TOO_MANY_ATTEMPTS, detail).retry_after(seconds).into());
    }
    let right = verify_password(&password, credentials.as_ref().map(|known| known.password_hash.as_str()));
    let mut change = request.change(Actor::system("identity-login"));
    let Some(credentials) = credentials.filter(|_| right) else {
        change.replace(&attempts, &attempts.after_wrong_password(at));
        table.commit(change).await?;
        return Err(Problem::new(problem::WRONG_CREDENTIALS, "E-mail address or password is wrong.").into());
    };
    // Written for the right password as well: of many guesses at once, no more are answered than one after another.
    change.replace(&attempts, &attempts.after_right_password(at));
    if credentials.email_verified_at.is_none() {
        table.commit(change).await?;
        let detail = "Follow the link in the mail that we sent you, or ask for another mail.";
        return Err(Problem::new(problem::EMAIL_NOT_VERIFIED, detail).into());
    }
    let id = request.new_id::<SessionId>();
    let refresh_token = RefreshToken::new(credentials.user_id, id);
    let device = device(request.header("user-agent").unwrap_or_default());
    let session = Session::start(id, credentials.user_id, refresh_token.hash(), device, at);
    change.insert(&session);
    table.commit(change).await?;
    let place = Place::asked(cookie);
    let tokens = issuer.issue_with(&refresh_token, &session, &credentials.roles, place, at);
    let answer = ok(&LoggedIn::new(tokens, &credentials));
    Ok(match place {
        Place::Body => answer,
        Place::Cookie => answer.with_cookie(refresh_cookie(&refresh_token)),
    })
}
