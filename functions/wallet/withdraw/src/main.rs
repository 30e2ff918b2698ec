//! `POST /me/wallet/withdrawals`: an artisan asks for a payout of what is available, or of a part of it.
//!
//! Reads W3; writes payout and wallet with the posting and the answer in one change. Emits `payout.requested`, on which
//! `payouts-send` sends it. Safe to repeat: the `Idempotency-Key` gets the same answer.

mod body;

use body::Withdrawal;
use domain::payouts::Payout;
use domain::payouts::payable::{Payable, PayoutLimits};
use domain::{Currency, PayoutId, Role};
use store::Table;
use views::PayoutView;
use web::{Problem, Request, Response, Stop, created, problem};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let currency = aws::required("MARKET_CURRENCY").parse()?;
    let limits = PayoutLimits::from_variables(aws::required)?;
    web::serve(async |request| withdraw(&table, currency, &limits, request).await).await
}

async fn withdraw(
    table: &Table,
    currency: Currency,
    limits: &PayoutLimits,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let once = request.once(&caller)?;
    let wanted = request.body::<Withdrawal>()?.amount();
    let (wallet, artisan) =
        table.wallets().load_once_with_artisan(&once, caller.artisan_id(), currency).await?;
    let artisan = artisan.ok_or_else(|| {
        Problem::new(problem::ARTISAN_PROFILE_MISSING, "Write your profile as an artisan first.")
    })?;
    let payable = Payable::requested(&wallet, &artisan, limits, wanted, request.at())?;
    let (payout, in_transit) = Payout::start(payable, request.new_id::<PayoutId>(), request.at())?;
    let mut change = request.change(caller.as_artisan());
    let payout = change.create(payout);
    change.save(&wallet, in_transit);
    let response = created(&format!("/me/payouts/{}", payout.id), &PayoutView::new(&payout));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
