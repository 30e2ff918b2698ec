//! `POST /auth/step-up`: the signed-in user proves anew who they are, by the password or, with a second factor, by a code.
//!
//! Reads U8; writes the session, and the second factor that a code is of, in one change. Emits `user.second_factor_changed` for a recovery code, or where somebody
//! guesses. Safe to repeat with a password; a code is good once. Five wrong ones end the session.

use identity::{FactorKey, GivenCode, LiveSession, Password, Proof, TokenIssuer};
use serde::Deserialize;
use store::Table;
use web::{Problem, Request, Response, Stop, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepUp {
    password: Option<Password>,
    code: Option<GivenCode>,
}

impl StepUp {
    fn proof(self) -> Result<Proof, Problem> {
        match (self.password, self.code) {
            (Some(password), None) => Ok(Proof::Password(password)),
            (None, Some(code)) => Ok(Proof::Code(code)),
            (None, None) => {
                Err(Problem::field("password", "is needed, or a code where there is a second factor"))
            }
            (Some(_), Some(_)) => Err(Problem::field("code", "is sent instead of the password: not both")),
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let (issuer, key) = (TokenIssuer::from_env().await?, FactorKey::from_env().await?);
    web::serve(async |request| step_up(&table, &issuer, &key, request).await).await
}

async fn step_up(
    table: &Table,
    issuer: &TokenIssuer,
    key: &FactorKey,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.caller_setting_up()?;
    let proof = request.body::<StepUp>()?.proof()?;
    let live = LiveSession::of(table, &request, &caller).await?;
    let session = live.prove(table, &request, key, &proof).await?;
    Ok(ok(&issuer.issue_anew(&session, &live.user.roles, request.at())))
}
