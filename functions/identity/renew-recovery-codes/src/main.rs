//! `POST /me/second-factor/recovery-codes`: the signed-in user gets ten new recovery codes, shown this once. Those before are void.
//!
//! Reads U8; writes second factor and user in one change. Emits `user.second_factor_changed`. A repeat makes others. Needs a fresh
//! proof and a session that goes on.

use identity::{FactorKey, LiveSession};
use serde_json::json;
use store::Table;
use web::{Problem, Request, Response, Stop, ok, problem};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let key = FactorKey::from_env().await?;
    web::serve(async |request| renew(&table, &key, request).await).await
}

async fn renew(table: &Table, key: &FactorKey, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    caller.require_proof(request.at())?;
    let LiveSession { user, factor, .. } = LiveSession::of(table, &request, &caller).await?;
    if !factor.is_on() {
        let detail = "Your log-ins have no second factor, so there are no recovery codes. Set one up first.";
        return Err(Problem::new(problem::SECOND_FACTOR_STATE, detail).into());
    }
    let (codes, hashes) = key.new_recovery_codes(caller.user_id);
    let mut change = request.change(caller.as_user());
    change.replace(&factor, &factor.with_recovery_codes(hashes));
    change.save(&user, user.renew_recovery_codes());
    table.commit(change).await?;
    Ok(ok(&json!({ "recovery_codes": codes })))
}
