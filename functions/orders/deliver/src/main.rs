//! `POST /orders/{order_id}/deliver`: the artisan says that the order arrived, with a note and photos. The release clock
//! starts.
//!
//! Reads the order; writes it with the answer in one change. Emits `order.delivered`. Safe to repeat: a delivered order
//! answers the same again.

use domain::UploadId;
use domain::orders::{Party, Proof};
use domain::uploads::UploadPurpose;
use serde::Deserialize;
use store::Table;
use views::OrderView;
use web::{Request, Response, SetOf, Stop, Text, ok};

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
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| deliver(&table, images_url.as_deref(), request).await).await
}

async fn deliver(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Deliver { note, photos } = request.body()?;
    let photos = photos.into_vec();
    let (order, uploads) = table
        .orders()
        .load_once_with_uploads(&once, request.path("order_id")?, caller.user_id, &photos)
        .await?;
    let artisan = order.as_artisan(caller.user_id)?;
    UploadPurpose::DeliveryProof.check(&photos, &uploads)?;
    let party = Party::Artisan(artisan);
    let proof = Proof { note: note.into(), uploads: photos };
    let Some(delivered) = order.deliver(artisan, proof, request.at())? else {
        return Ok(ok(&OrderView::new(&order, party, images_url, request.at())));
    };
    let mut change = request.change(artisan.actor());
    let order = change.save(&order, delivered);
    let response = ok(&OrderView::new(&order, party, images_url, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
