//! `POST /admin/artisans/{artisan_id}/payout-account/confirmation`: an administrator confirms, with a reason, that an account is the
//! artisan's though the bank knows it by another name. The artisan then sets it as any other.
//!
//! Reads A1; writes the artisan with the answer in one change. Emits `artisan.account_confirmed`. Safe to repeat: an account that is
//! confirmed already answers the same again.

use domain::artisans::ConfirmedAccount;
use domain::{ArtisanId, Role};
use serde::Deserialize;
use store::Table;
use views::ArtisanStandingView;
use web::{OneLine, Problem, Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    account_last4: OneLine<4, 4>,
    account_name: OneLine<2, 200>,
    /// The artisan is told it.
    reason: Text<3, 500>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| confirm_account(&table, request).await).await
}

async fn confirm_account(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: ArtisanId = request.path("artisan_id")?;
    let Body { account_last4, account_name, reason } = request.body()?;
    if id == caller.artisan_id() {
        return Err(Problem::forbidden("Somebody else has to decide over your own account.").into());
    }
    let artisan = table.artisans().load_once(&once, id).await?;
    let account = ConfirmedAccount { account_last4: account_last4.into(), account_name: account_name.into() };
    let Some(confirmed) = artisan.confirm_account(account, &reason)? else {
        return Ok(ok(&ArtisanStandingView::new(&artisan)));
    };
    let mut change = request.change(caller.as_admin());
    let artisan = change.save(&artisan, confirmed);
    let response = ok(&ArtisanStandingView::new(&artisan));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
