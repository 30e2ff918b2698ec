//! `POST /orders/{order_id}/deliver`: the artisan says that the order arrived, with a note and photos. The release clock
//! starts.
//!
//! Reads the order; writes it with the answer in one change. Emits `order.delivered`. Safe to repeat: a delivered order
//! answers the same again.

use domain::UploadId;
use domain::orders::{Party, Proof};
use domain::uploads::UploadPurpose;
use serde::Deserialize;
use store::Change;
use store::entities::Orders;
use views::OrderView;
use web::{Problem, Request, Response, SetOf, Stop, Text, ok};

const PHOTOS_MAX: usize = 6;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deliver {
    note: Text<3, 500>,
    #[serde(default)]
    photos: SetOf<UploadId, 0, PHOTOS_MAX>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let orders = Orders::from_env();
    web::serve(async |request| deliver(&orders, request).await).await
}

async fn deliver(orders: &Orders, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Deliver { note, photos } = request.body()?;
    let photos = photos.into_vec();
    let (order, uploads) =
        orders.load_once_with_uploads(&once, request.path("order_id")?, caller.user_id, &photos).await?;
    let order = order.ok_or_else(|| Problem::not_found("There is no such order."))?;
    let artisan = order.as_artisan(caller.user_id)?;
    UploadPurpose::DeliveryProof.check(&photos, &uploads)?;
    let party = Party::Artisan(artisan);
    let proof = Proof { note: note.into(), uploads: photos };
    let Some(delivered) = order.deliver(artisan, proof, request.at())? else {
        return Ok(ok(&OrderView::new(&order, party)));
    };
    let mut change = Change::new(artisan.actor(), request.at(), request.correlation_id());
    let order = change.save(&order, delivered);
    let response = ok(&OrderView::new(&order, party));
    change.answer(&once, response.answer());
    orders.commit(change).await?;
    Ok(response)
}
