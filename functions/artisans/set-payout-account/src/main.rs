//! `PUT /me/artisan/payout-account`: an artisan says which bank account payouts go to. It has to be in their own name, as
//! the bank has it, or one that an administrator confirmed. One that replaces another puts payouts on hold for a while.
//!
//! Reads A6; counts that the bank is asked for a name, before it is. Asks the gateway that pays out; writes the artisan in one
//! change, with the wallet's timer if money waits there. Emits `artisan.payout_account_set`. Safe to repeat: the gateway gives one
//! account one recipient, and the recipient that is set already answers the same again. Of the account number, only the last four
//! digits are kept. Needs a fresh proof of who they are.

mod account;

use account::Account;
use domain::artisans::PayoutAccount;
use domain::artisans::lookups::AccountLookups;
use domain::{Currency, Role, steps};
use payments::{Gateway, Gateways};
use store::{Loaded, Table};
use telemetry::Unit;
use views::OwnArtisanView;
use web::{Caller, Problem, Request, Response, Stop, ok, problem};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let hold_seconds: u64 = aws::required("PAYOUT_HOLD_SECONDS").parse()?;
    let market: Currency = aws::required("MARKET_CURRENCY").parse()?;
    let gateways = Gateways::from_env(secrets::from_env).await?.with_timeout(account::CALL_TIMEOUT);
    let gateway = gateways.named(&aws::required("PAYOUT_GATEWAY"))?;
    web::serve(async |request| set_payout_account(&table, gateway, market, hold_seconds, request).await).await
}

async fn set_payout_account(
    table: &Table,
    gateway: &impl Gateway,
    market: Currency,
    hold_seconds: u64,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    caller.require_proof(request.at())?;
    let account: Account = request.body()?;
    let found = table.artisans().for_payout_account(caller.artisan_id(), market, request.at()).await?;
    let (artisan, wallet, lookups) = found;
    let artisan = artisan.ok_or_else(|| {
        Problem::new(problem::ARTISAN_PROFILE_MISSING, "Write your profile as an artisan first.")
    })?;
    artisan.may_set_payout_account()?;
    count_lookup(table, &caller, &request, &lookups).await?;
    let (bank, name) = account.resolve(gateway, market).await?;
    artisan.holds_account_of(name.as_str(), account.last4())?;
    let recipient = account.register(gateway, market, name.as_str()).await?;
    let account = PayoutAccount {
        gateway: gateway.name().to_owned(),
        recipient_code: recipient.into_string(),
        bank_code: bank.code,
        bank_name: bank.name,
        account_last4: account.last4().to_owned(),
        account_name: name.into_string(),
        set_at: request.at(),
    };
    let Some(set) = artisan.set_payout_account(account, hold_seconds)? else {
        return Ok(ok(&OwnArtisanView::new(&artisan)).of_version(artisan.version()));
    };
    request.if_match(artisan.version())?;
    let mut change = request.change(caller.as_artisan());
    let artisan = change.save(&artisan, set);
    // What waited for an account, should the event be lost.
    change.apply(steps::payouts::account_set(&wallet, request.at()), &[(&wallet).into()]);
    table.commit(change).await?;
    Ok(ok(&OwnArtisanView::new(&artisan)).of_version(artisan.version()))
}

/// Counts that the bank is asked for a holder's name.
async fn count_lookup(
    table: &Table,
    caller: &Caller,
    request: &Request,
    lookups: &Loaded<AccountLookups>,
) -> Result<(), Stop> {
    let counted = lookups.one_more(request.at())?;
    let mut change = request.change(caller.as_artisan());
    change.replace(lookups, &counted);
    table.commit(change).await?;
    telemetry::metric("AccountNameAsked", 1, Unit::Count);
    Ok(())
}
