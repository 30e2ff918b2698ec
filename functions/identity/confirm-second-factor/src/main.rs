//! `POST /me/second-factor/confirm`: the signed-in user types a code of the secret that was shown, and log-ins ask for one from now on.
//!
//! Reads U8; writes the second factor, user, credentials and session in one change; for a wrong code, the session. Emits
//! `user.second_factor_changed`. All other sessions end. A repeat is refused, since recovery codes are shown once: new ones can be made.

use domain::identity::credentials::Credentials;
use identity::{FactorKey, GivenCode, LiveSession};
use serde::Deserialize;
use serde_json::json;
use store::Table;
use web::{Problem, Request, Response, Stop, ok, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Confirm {
    code: GivenCode,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let key = FactorKey::from_env().await?;
    web::serve(async |request| confirm(&table, &key, request).await).await
}

async fn confirm(table: &Table, key: &FactorKey, request: Request) -> Result<Response, Stop> {
    let caller = request.caller_setting_up()?;
    let Confirm { code } = request.body()?;
    let at = request.at();
    let GivenCode::App(digits) = code else {
        return Err(Problem::field("code", "takes the six digits that your app shows").into());
    };
    let live = LiveSession::of(table, &request, &caller).await?;
    let secret = live.factor.waiting(at).and_then(|shown| key.open(caller.user_id, shown));
    let nothing = || {
        let detail = "No app waits to be confirmed. Begin anew; if codes are asked for already, make new recovery codes.";
        Problem::new(problem::SECOND_FACTOR_STATE, detail)
    };
    let secret = secret.ok_or_else(nothing)?;
    let Some(step) = secret.step_of(&digits, at) else {
        let detail = "This is not the code that the app shows now. Check that the telephone's clock is right, and type the next one.";
        return Err(live.refuse(table, &request, Problem::new(problem::CODE_WRONG, detail)).await);
    };
    let (codes, hashes) = key.new_recovery_codes(caller.user_id);
    let on = live.factor.confirm(step, hashes, at).ok_or_else(nothing)?;
    let mut change = request.change(caller.as_user());
    change.replace(&live.factor, &on);
    change.replace(&live.credentials, &Credentials { second_factor: true, ..(*live.credentials).clone() });
    change.replace(&live.session, &live.session.prove(true, at));
    change.save(&live.user, live.user.turn_second_factor_on(caller.session_id, at));
    table.commit(change).await?;
    Ok(ok(&json!({ "recovery_codes": codes })))
}
