//! `GET /me/wallet`: the artisan's money by stage: held, available, in transit, paid out, owed.
//!
//! Reads W3. Writes nothing.

use domain::payouts::payable::PayoutLimits;
use domain::{Currency, Role};
use store::Table;
use views::WalletView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let currency = aws::required("MARKET_CURRENCY").parse()?;
    let limits = PayoutLimits::from_variables(aws::required)?;
    web::serve(async |request| get(&table, currency, &limits, request).await).await
}

async fn get(
    table: &Table,
    currency: Currency,
    limits: &PayoutLimits,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let (wallet, artisan) = table.wallets().load_with_artisan(caller.artisan_id(), currency).await?;
    Ok(ok(&WalletView::new(&wallet, artisan.as_deref(), limits, request.at())))
}
