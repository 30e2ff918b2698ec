//! `GET /me/wallet/entries`: what happened to the artisan's money, newest first, each line with the balances after it.
//!
//! Reads W2, page by page: the wallet's history is its statement. Writes nothing.

use domain::{Currency, Role};
use store::Table;
use views::StatementLine;
use web::{Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let currency = aws::required("MARKET_CURRENCY").parse()?;
    web::serve(async |request| statement(&table, currency, request).await).await
}

async fn statement(table: &Table, currency: Currency, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let page = table.wallets().statement(caller.artisan_id(), currency, &request.page()?).await?;
    Ok(web::page(page.map(StatementLine::from)))
}
