//! `POST /orders/{order_id}/confirm`: the buyer has what was promised; or the artisan enters the code that only the
//! buyer was shown. The step `escrow-release` moves the money.
//!
//! Reads the order; writes it with the answer in one change. Emits `order.completed`. Safe to repeat: a completed
//! order answers the same again. A wrong code is counted.

use domain::orders::{CodeCheck, Confirmation, Party};
use serde::Deserialize;
use store::Table;
use views::OrderView;
use web::{OneLine, Problem, Request, Response, Stop, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Confirm {
    /// From the artisan, who was told it by the buyer. The buyer needs none.
    #[serde(default)]
    release_code: Option<OneLine<6, 6>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let images_url = aws::variable("UPLOADS_PUBLIC_URL");
    web::serve(async |request| confirm(&table, images_url.as_deref(), request).await).await
}

async fn confirm(table: &Table, images_url: Option<&str>, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Confirm { release_code } = request.body()?;
    let order = table.orders().load_once(&once, request.path("order_id")?).await?;
    let party = order.as_party(caller.user_id)?;
    if !order.awaits_confirmation()? {
        return Ok(ok(&OrderView::new(&order, party, images_url, request.at())));
    }
    let mut change = request.change(party.actor());
    let confirmation = match (party, release_code) {
        (Party::Buyer(buyer), _) => Confirmation::Buyer(buyer),
        (Party::Artisan(_), None) => {
            return Err(
                Problem::field("release_code", "is missing: ask the buyer for their six digits").into()
            );
        }
        (Party::Artisan(artisan), Some(code)) => match order.check_code(artisan, &code)? {
            CodeCheck::Right(code) => Confirmation::Code(code),
            CodeCheck::Wrong(counted, refused) => {
                change.save(&order, counted);
                table.commit(change).await?;
                // Not as a rule's refusal, which would be run again: the attempt was counted.
                return Err(Problem::from(refused).into());
            }
        },
    };
    let Some(completed) = order.confirm(confirmation, request.at())? else {
        return Ok(ok(&OrderView::new(&order, party, images_url, request.at())));
    };
    let order = change.save(&order, completed);
    let response = ok(&OrderView::new(&order, party, images_url, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
