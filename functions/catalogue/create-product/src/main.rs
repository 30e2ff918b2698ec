//! `POST /products`: a verified artisan offers a product; or any artisan begins a draft of one.
//!
//! Reads F2; writes product, stock and answer in one change, which for an offer goes through only while the artisan is verified. Emits
//! `product.created`. Safe to repeat: the `Idempotency-Key` gets the same answer.

mod body;

use body::Body;
use domain::catalogue::{Product, Stock};
use domain::uploads::UploadPurpose;
use domain::uploads::pictures::all_ready;
use domain::{BasisPoints, Market, Role};
use store::Table;
use store::entities::require_verified;
use views::ProductView;
use web::{Request, Response, Stop, created};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let market = web::market()?;
    let fee = web::fee()?;
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| create_product(&table, &market, fee, images_url.as_deref(), request).await)
        .await
}

async fn create_product(
    table: &Table,
    market: &Market,
    fee: BasisPoints,
    images_url: Option<&str>,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.require(Role::Artisan)?;
    let once = request.once(&caller)?;
    let body: Body = request.body()?;
    market.check_price(body.price())?;
    let found = table.uploads().pictures_once(&once, body.images()).await?;
    let images = all_ready(caller.user_id, UploadPurpose::ProductImage, body.images(), &found)?;
    let is_draft = body.draft;
    let (offer, available) = body.into_offer(images)?;
    let mut change = request.change(caller.as_artisan());
    let (id, artisan_id, at) = (request.new_id(), caller.artisan_id(), request.at());
    let product = if is_draft {
        Product::draft(id, artisan_id, offer, at)
    } else {
        require_verified(&mut change, artisan_id);
        Product::create(id, artisan_id, offer, at)
    };
    let product = change.create(product);
    change.insert(&Stock {
        product_id: product.id,
        available,
        product_version: product.version(),
        open: product.is_on_sale(),
    });
    let view = ProductView::new(&product, available, images_url).for_its_artisan(&product, fee, request.at());
    let response = created(&format!("/products/{}", product.id), &view);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
