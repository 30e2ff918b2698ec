//! `PUT /me/deletion`: the signed-in user asks for the account to be deleted. They are logged out everywhere, and have a week in which a
//! log-in takes it back; then the step `users-erase` erases what is theirs.
//!
//! Reads U8, U21 and A1 at the same time; writes the user, how they log in, and that an artisan takes no orders meanwhile, in one change.
//! Emits `user.deletion_asked` and `artisan.away_set`. Safe to repeat: who asked is logged out. Needs a fresh proof, and the account's
//! address typed. Refused while something about money is open.

use domain::Currency;
use domain::identity::credentials::Credentials;
use domain::users::leaving::GRACE_DAYS;
use futures::future::try_join3;
use identity::{GivenEmail, LiveSession};
use serde::Deserialize;
use serde_json::json;
use store::Table;
use store::entities::ORDER_CALLS_MAX;
use web::{Problem, Request, Response, Stop, accepted};

const DAY_SECONDS: u64 = 24 * 60 * 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskDeletion {
    /// The address of the account: nobody types it by mistake.
    email: GivenEmail,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let currency = aws::required("MARKET_CURRENCY").parse()?;
    web::serve(async |request| ask_deletion(&table, currency, request).await).await
}

async fn ask_deletion(table: &Table, currency: Currency, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    caller.require_proof(request.at())?;
    let AskDeletion { email } = request.body()?;
    let (departures, artisans) = (table.departures(), table.artisans());
    let open = async { Ok(departures.open(caller.user_id, currency, ORDER_CALLS_MAX).await?) };
    let artisan = async { Ok(artisans.find(caller.artisan_id()).await?) };
    let (live, open, artisan) = try_join3(LiveSession::of(table, &request, &caller), open, artisan).await?;
    let LiveSession { user, credentials, .. } = live;
    if user.email != email.into_inner() {
        return Err(Problem::field("email", "is not the address of your account").into());
    }
    let at = request.at();
    let away_before = artisan.as_ref().and_then(|artisan| artisan.is_away(at));
    let asked = user.ask_deletion(!open.is_empty(), away_before, at)?;
    let mut change = request.change(caller.as_user());
    change.save(&user, asked);
    if let Some(artisan) = &artisan {
        change.save(artisan, artisan.set_away_while_leaving(at));
    }
    change.replace(&credentials, &Credentials { leaving: true, ..(*credentials).clone() });
    table.commit(change).await?;
    let message = "You are logged out everywhere. Log in before then, and your account stays.";
    Ok(accepted(&json!({ "erases_at": at.plus_seconds(GRACE_DAYS * DAY_SECONDS), "message": message })))
}
