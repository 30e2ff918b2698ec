//! `POST /products/{product_id}/stock`: an artisan adds pieces to a product's stock or takes pieces away.
//!
//! Reads P1; writes product, stock and answer in one change, which goes through only while the stock is what was read. So
//! the answer is exact although buyers reserve at the same time: when one was faster, the handler runs again. Emits
//! `product.stock_adjusted`. Safe to repeat: the `Idempotency-Key` gets the same answer.

use domain::catalogue::STOCK_MAX;
use domain::{BasisPoints, Role};
use serde::Deserialize;
use store::Table;
use store::entities::recount_stock;
use views::ProductView;
use web::{Problem, Request, Response, Stop, Whole, ok, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// Pieces more, or less.
    delta: Whole<{ -STOCK_MAX }, STOCK_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let fee = web::fee()?;
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| adjust_stock(&table, fee, images_url.as_deref(), request).await).await
}

async fn adjust_stock(
    table: &Table,
    fee: BasisPoints,
    images_url: Option<&str>,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let once = request.once(&caller)?;
    let id = request.path("product_id")?;
    let Body { delta } = request.body()?;
    let found = table.products().find_with_stock_once(&once, id).await?;
    let found = found.filter(|(product, _)| product.artisan_id == caller.artisan_id());
    let (product, stock) = found.ok_or_else(|| Problem::not_found("You have no such product."))?;
    let adjusted = product.adjust_stock(delta.get(), request.at())?;
    let available = match stock.available + delta.get() {
        available if available < 0 => return Err(too_few(stock.available).with("product_id", id).into()),
        available if available > STOCK_MAX => {
            return Err(Problem::field("delta", format!("leads to more than {STOCK_MAX} pieces")).into());
        }
        available => available,
    };
    let mut change = request.change(caller.as_artisan());
    let product = change.save(&product, adjusted);
    recount_stock(&mut change, &stock, available, product.version());
    let view = ProductView::new(&product, available, images_url).for_its_artisan(&product, fee, request.at());
    let response = ok(&view);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}

fn too_few(left: i64) -> Problem {
    let detail = format!("There are {left} left that nobody has reserved; more cannot be taken away.");
    Problem::new(problem::OUT_OF_STOCK, detail).with("left", left)
}
