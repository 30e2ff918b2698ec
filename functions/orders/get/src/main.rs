//! `GET /orders/{order_id}`: an order with the names of its sides and links to the photos of its delivery, to them and to
//! administrators. Strangers get 404.
//!
//! Reads O1, then A4 with V5 and V6. Writes nothing. The links are good for a quarter of an hour, and only for photos of the order's own artisan.

use domain::Role;
use domain::orders::Side;
use domain::uploads::UploadPurpose;
use store::Table;
use uploads::Bucket;
use views::{OrderView, OrderWithPartiesView};
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| get(&table, &bucket, images_url.as_deref(), request).await).await
}

async fn get(
    table: &Table,
    bucket: &Bucket,
    images_url: Option<&str>,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let found = table.orders().load_with_delivery(request.path("order_id")?).await?;
    let (order, at) = (&found.order, request.at());
    let (shown, party) = match order.as_party(caller.user_id) {
        Ok(party) => (OrderView::new(order, party, images_url, at), Some(party)),
        Err(_) if caller.is(Role::Admin) => {
            (OrderView::for_admin(order, caller.user_id, images_url, at), None)
        }
        Err(stranger) => return Err(stranger.into()),
    };
    let reviews = table.reviews();
    let (parties, reviewed) =
        reviews.beside_orders(std::iter::once(&**order), party.map(Side::from), at).await?;
    let artisan = order.artisan_id().user();
    let shown = shown
        .reviewed(reviewed.contains(&order.id()))
        .with_delivery(found.delivery.as_ref(), party)
        .with_photos(|id| bucket.link(UploadPurpose::DeliveryProof, artisan, id, at));
    Ok(ok(&OrderWithPartiesView::new(shown, &parties)))
}
