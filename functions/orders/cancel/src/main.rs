//! `POST /orders/{order_id}/cancel`: one side calls the order off. What was paid goes back by the step `refunds-send`.
//!
//! Reads the order; writes it with the answer in one change. Emits `order.cancelled`. Safe to repeat: a cancelled
//! order answers the same again. Reserved stock returns in the same change.

use domain::steps;
use serde::Deserialize;
use store::Table;
use views::OrderView;
use web::{Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cancel {
    /// The other side is told it.
    reason: Text<3, 500>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| cancel(&table, images_url.as_deref(), request).await).await
}

async fn cancel(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Cancel { reason } = request.body()?;
    let order = table.orders().load_once(&once, request.path("order_id")?).await?;
    let party = order.as_party(caller.user_id)?;
    let plan = steps::orders::cancel(&order, party, reason.into(), request.at())?;
    let response = ok(&OrderView::new(plan.order().unwrap_or(&order), party, images_url, request.at()));
    if plan.is_empty() {
        return Ok(response);
    }
    let mut change = request.change(party.actor());
    change.apply(plan, &[(&order).into()]);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
