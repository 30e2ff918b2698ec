//! `GET /me/wallet`: the artisan's money by stage: held, available, in transit, paid out, owed.
//!
//! Reads W1. Writes nothing.

use domain::{Currency, Role};
use store::entities::Wallets;
use views::WalletView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let wallets = Wallets::from_env();
    let currency = aws::required("MARKET_CURRENCY").parse()?;
    web::serve(async |request| get(&wallets, currency, request).await).await
}

async fn get(wallets: &Wallets, currency: Currency, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    Ok(ok(&WalletView::new(&*wallets.load(caller.artisan_id(), currency).await?)))
}
