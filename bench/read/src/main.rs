//! `GET /products/{product_id}` over TLS, for the benchmark: functions trust Amazon's roots only, which no service on this
//! machine can have a certificate of. The authority that this one trusts is in the file that `BENCH_ROOT` names.

use aws_sdk_dynamodb::Client;
use store::Table;
use views::ProductView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    aws::trust_only(&std::fs::read(aws::required("BENCH_ROOT"))?);
    let table = match aws::variable("BENCH_COLD") {
        // A client whose connection nobody opens in advance.
        Some(_) => {
            let zone = aws::required("MARKET_TIME_ZONE").parse()?;
            Table::new(Client::new(&aws::config()), &aws::required("TABLE_NAME"), zone)
        }
        None => Table::from_env(),
    };
    web::serve(async |request| read(&table, request).await).await
}

async fn read(table: &Table, request: Request) -> Result<Response, Stop> {
    let found = table.products().find_with_stock(request.path("product_id")?).await?;
    let (product, stock) = found.ok_or_else(|| Problem::not_found("There is no such product."))?;
    Ok(ok(&ProductView::new(&product, stock.available, None)))
}
