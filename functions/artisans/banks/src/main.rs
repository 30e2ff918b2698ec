//! `GET /banks`: the banks that a payout can go to, by the codes that `PUT /me/artisan/payout-account` takes.
//!
//! Asks the gateway that pays out, at most once an hour in a warm function. Reads no table, writes nothing.

use std::cell::RefCell;

use domain::{Currency, Timestamp};
use payments::{Gateway, Gateways};
use serde::Serialize;
use web::{Problem, Request, Response, Stop, cacheable, problem};

/// How long the list is kept, here and by clients.
const KEPT_SECONDS: u32 = 60 * 60;

#[derive(Clone, Serialize)]
struct View {
    items: Vec<Bank>,
}

#[derive(Clone, Serialize)]
struct Bank {
    code: String,
    name: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let market: Currency = aws::required("MARKET_CURRENCY").parse()?;
    let gateways = Gateways::from_env(secrets::from_env).await?;
    let gateway = gateways.named(&aws::required("PAYOUT_GATEWAY"))?;
    let kept = RefCell::new(None);
    web::serve(async |request| banks(gateway, market, &kept, request).await).await
}

async fn banks(
    gateway: &impl Gateway,
    market: Currency,
    kept: &RefCell<Option<(Timestamp, View)>>,
    request: Request,
) -> Result<Response, Stop> {
    request.caller()?;
    if let Some((good_until, view)) = &*kept.borrow()
        && request.at() < *good_until
    {
        return Ok(cacheable(KEPT_SECONDS, view));
    }
    let found = gateway.banks(market).await.map_err(|error| {
        let detail = "The payment gateway does not answer. Try again in a moment.";
        Problem::new(problem::GATEWAY_UNAVAILABLE, detail).retry_after(5).caused_by(error)
    })?;
    let mut items: Vec<_> = found.into_iter().map(|bank| Bank { code: bank.code, name: bank.name }).collect();
    items.sort_by(|a, b| a.name.cmp(&b.name));
    let view = View { items };
    kept.replace(Some((request.at().plus_seconds(KEPT_SECONDS.into()), view.clone())));
    Ok(cacheable(KEPT_SECONDS, &view))
}
