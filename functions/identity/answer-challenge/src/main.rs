//! `POST /auth/login/code`: the second half of a log-in becomes an access token and a refresh token. After the password it is a code; after a
//! provider's word it is one where there is a second factor.
//!
//! Reads U13; writes the second factor, and ends the challenge with a session, or counts a wrong code, in one change. Emits
//! `user.second_factor_changed` for a recovery code, or where somebody
//! guesses, and `user.returned` if the account was to be deleted. A repeat is refused: challenge and code are good once.

use domain::Actor;
use identity::{
    FactorKey, GivenCode, PersonalToken, Place, TokenIssuer, begin_session, code_needed, know_device,
    logged_in, take_code,
};
use serde::Deserialize;
use store::Table;
use store::entities::{come_back, require_account, require_unchanged, set_leaving};
use web::{Problem, Request, Response, Stop, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    challenge: String,
    code: Option<GivenCode>,
    /// Whether the tokens are to be cookies: for browsers.
    #[serde(default)]
    cookie: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let (issuer, key) = (TokenIssuer::from_env().await?, FactorKey::from_env().await?);
    web::serve(async |request| answer_challenge(&table, &issuer, &key, request).await).await
}

async fn answer_challenge(
    table: &Table,
    issuer: &TokenIssuer,
    key: &FactorKey,
    request: Request,
) -> Result<Response, Stop> {
    let Answer { challenge, code, cookie } = request.body()?;
    let (at, place) = (request.at(), Place::asked(cookie));
    let over = || Problem::new(problem::CHALLENGE_OVER, "Log in again, then type a code.");
    let token = PersonalToken::parse(&challenge).ok_or_else(over)?;
    let found = table.identity().challenged(token.user_id, &token.hash()).await?;
    let user = found.user.ok_or_else(over)?;
    let challenge = found.challenge.filter(|challenge| user.takes_code(challenge, at)).ok_or_else(over)?;
    let mut change = request.change(Actor::User(user.id));
    let factor = match (found.factor.filter(|factor| factor.is_on()), &code) {
        (Some(factor), Some(code)) => Some((factor, code)),
        (Some(_), None) => return Err(code_needed(&token, &challenge).into()),
        // Who came by a provider and has no second factor is in.
        (None, None) if challenge.provider.is_some() => None,
        (None, _) => return Err(over().into()),
    };
    if let Some((factor, code)) = &factor
        && let Some(wrong) = take_code(&mut change, key, &user, factor, code, &request)?
    {
        match challenge.after_wrong_code() {
            Some(counted) => change.replace(&challenge, &counted),
            None => change.delete(&challenge),
        }
        table.commit(change).await?;
        return Err(wrong.into());
    }
    change.delete(&challenge);
    let device = challenge.device_hash.is_none().then(|| know_device(&mut change, &request, user.id));
    let (refresh_token, session) =
        begin_session(&mut change, &request, user.id, challenge.provider, factor.is_some());
    if let (Some(provider), Some(subject)) = (challenge.provider, &challenge.subject) {
        require_account(&mut change, provider, subject, user.id);
    }
    if user.is_leaving() {
        come_back(&mut change, user.id, session.id);
        // Whoever erases them at the same moment has to see that they came back.
        set_leaving(&mut change, &user, false);
    }
    // A recovery code is written with the user.
    if !matches!(code, Some(GivenCode::Recovery(_))) {
        require_unchanged(&mut change, &user);
    }
    table.commit(change).await?;
    let tokens = issuer.issue_with(&refresh_token, &session, &user.roles, place, at);
    Ok(logged_in(tokens, &refresh_token, device.as_ref(), place, &*user))
}
