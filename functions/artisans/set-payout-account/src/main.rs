//! `PUT /me/artisan/payout-account`: an artisan says which bank account payouts go to. It has to be in their own name, as
//! the bank has it.
//!
//! Reads A1 and asks the gateway that pays out; writes the artisan in one change. Emits `artisan.payout_account_set`. Safe to repeat: the
//! gateway gives one account one recipient, and the recipient that is set already answers the same again. Of the account
//! number, only the last four digits are kept.

mod account;

use account::Account;
use domain::artisan::PayoutAccount;
use domain::{Currency, Role};
use payments::{Gateway, Gateways};
use store::entities::Artisans;
use views::OwnArtisanView;
use web::{Problem, Request, Response, Stop, ok, problem};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let artisans = Artisans::from_env();
    let market: Currency = aws::required("MARKET_CURRENCY").parse()?;
    let gateways = Gateways::from_env(secrets::from_env).await?.with_timeout(account::CALL_TIMEOUT);
    let gateway = gateways.named(&aws::required("PAYOUT_GATEWAY"))?;
    web::serve(async |request| set_payout_account(&artisans, gateway, market, request).await).await
}

async fn set_payout_account(
    artisans: &Artisans,
    gateway: &impl Gateway,
    market: Currency,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let account: Account = request.body()?;
    let artisan = artisans.load(caller.artisan_id()).await?.ok_or_else(|| {
        Problem::new(problem::ARTISAN_PROFILE_MISSING, "Write your profile first, with PUT /me/artisan.")
    })?;
    artisan.may_set_payout_account()?;
    let (bank, name) = account.resolve(gateway, market).await?;
    artisan.holds_account_of(name.as_str())?;
    let recipient = account.register(gateway, market, name.as_str()).await?;
    let Some(set) = artisan.set_payout_account(PayoutAccount {
        gateway: gateway.name().to_owned(),
        recipient_code: recipient.into_string(),
        bank_code: bank.code,
        bank_name: bank.name,
        account_last4: account.last4().to_owned(),
        account_name: name.into_string(),
        set_at: request.at(),
    })?
    else {
        return Ok(ok(&OwnArtisanView::new(&artisan)));
    };
    let mut change = request.change(caller.as_artisan());
    let artisan = change.save(&artisan, set);
    artisans.commit(change).await?;
    Ok(ok(&OwnArtisanView::new(&artisan)))
}
