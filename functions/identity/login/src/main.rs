//! `POST /auth/login`: a password becomes an access token and a refresh token, or a challenge that a code answers.
//!
//! Reads U6; writes a session or a challenge, and the device or the attempts at the address, in one change. Emits `user.returned` if the
//! account was to be deleted. Safe to repeat: each log-in is a session of its own. An address without an account takes as long and is
//! locked as well. Wrong passwords are counted by address and place; a device that was there before has a count of its own, and others'
//! do not lock it out.

use domain::Actor;
use domain::identity::credentials::{Credentials, LoginAttempts, Source};
use domain::identity::second_factor::Challenge;
use identity::{
    PersonalToken, TokenIssuer, begin_session, code_needed, know_device, logged_in, verify_password,
};
use store::entities::come_back;
use store::{Loaded, Table};
use web::{Problem, Request, Response, Stop, problem};

mod body;
use body::{LogIn, locked};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let issuer = TokenIssuer::from_env().await?;
    web::serve(async |request| log_in(&table, &issuer, request).await).await
}

async fn log_in(table: &Table, issuer: &TokenIssuer, request: Request) -> Result<Response, Stop> {
    let asked: LogIn = request.body()?;
    let (place, device_token) = (asked.place(), asked.device(&request));
    let LogIn { email, password, .. } = asked;
    let (email, at, source) = (email.into_inner(), request.at(), Source::of(request.source_ip()));
    let tried = table.identity().tried(&email, device_token.as_ref().map(|t| (t.user_id, t.hash()))).await?;
    let attempts = tried.attempts.unwrap_or_else(|| Loaded::new(LoginAttempts::none(email, at)));
    let user = tried.credentials.as_ref().map(|known| known.user_id);
    let known = tried.device.filter(|device| user.is_some_and(|user| device.may_try(user, at)));
    if let (None, Some(seconds)) = (&known, attempts.locked_seconds(&source, at)) {
        return Err(locked(seconds).into());
    }
    let right =
        verify_password(&password, tried.credentials.as_ref().map(|known| known.password_hash.as_str()));
    let mut change = request.change(Actor::system("identity-login"));
    // Written for the right password as well: of many guesses at once, no more are answered than one after another.
    match &known {
        Some(device) if right => change.replace(device, &device.after_right_password(at)),
        Some(device) => change.replace(device, &device.after_wrong_password(at)),
        None if right => change.replace(&attempts, &attempts.after_right_password(&source, at)),
        None => change.replace(&attempts, &attempts.after_wrong_password(&source, at)),
    }
    let Some(credentials) = tried.credentials.filter(|_| right) else {
        table.commit(change).await?;
        return Err(Problem::new(problem::WRONG_CREDENTIALS, "E-mail address or password is wrong.").into());
    };
    if credentials.email_verified_at.is_none() {
        table.commit(change).await?;
        let detail = "Follow the link in the mail that we sent you, or ask for another mail.";
        return Err(Problem::new(problem::EMAIL_NOT_VERIFIED, detail).into());
    }
    let device_token = device_token.filter(|_| known.is_some());
    if credentials.second_factor {
        let (token, device) =
            (PersonalToken::new(credentials.user_id), device_token.map(|token| token.hash()));
        let email = credentials.email.clone();
        let challenge = Challenge::new(credentials.user_id, token.hash(), email, device, at);
        change.insert(&challenge);
        table.commit(change).await?;
        return Err(code_needed(&token, &challenge).into());
    }
    let device_token =
        device_token.unwrap_or_else(|| know_device(&mut change, &request, credentials.user_id));
    let (refresh_token, session) = begin_session(&mut change, &request, credentials.user_id, None, false);
    if credentials.leaving {
        come_back(&mut change, credentials.user_id, session.id);
    }
    // Whoever changes the password at the same moment has to see that there is a session more to end.
    change.replace(&credentials, &Credentials { leaving: false, ..(*credentials).clone() });
    table.commit(change).await?;
    let tokens = issuer.issue_with(&refresh_token, &session, &credentials.roles, place, at);
    Ok(logged_in(tokens, &refresh_token, Some(&device_token), place, &*credentials))
}
