//! `POST /checkout`: products of one artisan or of several become orders that wait for one payment, with their stock
//! reserved.
//!
//! Reads P4 with the buyer and the gateways' circuits; writes payment, stock and answer, for each artisan the order and its
//! delivery address, and what is news about a circuit, in one change, which goes through only if every piece is still there
//! at the price that was read and every artisan may sell. Emits `order.placed`, `payment.initialised`. Safe to repeat: the
//! `Idempotency-Key` gets the same answer. The payment page is opened before the change, so that an order is never without
//! one; a page whose orders were refused is shown to nobody.

mod body;
mod gateway;
mod terms;

use body::{Answer, Checkout};
use domain::cart::{CartPart, fill_cart};
use domain::orders::{Order, Placement, RELEASE_CODE_DIGITS};
use domain::payments::{Payment, PaymentPart};
use domain::{OrderId, PaymentId};
use payments::{Gateway, Gateways};
use store::Table;
use store::entities::{mark_circuit, require_verified, reserve_stock};
use terms::{CALL_TIMEOUT, Config};
use web::{Problem, Request, Response, Stop, created};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let config = Config::from_env()?;
    let gateways = Gateways::from_env(secrets::from_env).await?.with_timeout(CALL_TIMEOUT);
    let gateways = gateways.in_order(&aws::required("PAYMENT_GATEWAYS"))?;
    web::serve(async |request| checkout(&table, &gateways, &config, request).await).await
}

async fn checkout(
    table: &Table,
    gateways: &[impl Gateway],
    config: &Config,
    request: Request,
) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let Checkout { items, delivery } = request.body()?;
    let wanted = body::wanted(items)?;
    let ids: Vec<_> = wanted.iter().map(|(id, _)| *id).collect();
    let names: Vec<_> = gateways.iter().map(Gateway::name).collect();
    let (buyer, shelves, circuits) =
        table.products().for_checkout_once(&once, caller.user_id, &ids, &names).await?;
    let buyer = buyer.ok_or_else(|| Problem::not_found("Your account no longer exists."))?;
    let cart = fill_cart(caller.user_id, &wanted, &shelves)?;

    let (payment_id, at) = (request.new_id::<PaymentId>(), request.at());
    let asked = config.payment(payment_id, &buyer, cart.total);
    let mut attempt = gateway::open_page(gateways, &circuits, &asked, at).await;
    let mut change = request.change(caller.as_buyer());
    attempt.circuits.iter().for_each(|circuit| mark_circuit(&mut change, circuit));
    let Some((gateway, payment_url)) = attempt.opened.take() else {
        table.commit(change).await?;
        return Err(attempt.unavailable().into());
    };
    for ((_, quantity), shelf) in wanted.iter().zip(shelves.iter().flatten()) {
        reserve_stock(&mut change, &shelf.stock, *quantity);
    }
    let buyer_id = caller.user_id;
    let mut parts = Vec::with_capacity(cart.parts.len());
    let mut orders = Vec::with_capacity(cart.parts.len());
    for CartPart { artisan_id, lines, total } in cart.parts {
        let id = request.new_id::<OrderId>();
        require_verified(&mut change, artisan_id);
        let placement = Placement {
            id,
            buyer_id,
            artisan_id,
            payment_id,
            gateway: gateway.to_owned(),
            lines,
            total,
            terms: config.terms,
            release_code: request.random_digits(RELEASE_CODE_DIGITS),
        };
        orders.push(change.create(Order::place(placement, at)));
        change.insert(&delivery.to(id));
        parts.push(PaymentPart { order_id: id, artisan_id, amount: total });
    }
    let expires_at = at.plus_seconds(config.terms.payment_window_seconds);
    let payment = change.create(Payment::initialise(
        payment_id,
        buyer_id,
        parts,
        cart.total,
        gateway,
        payment_url,
        expires_at,
        at,
    ));
    let answer = Answer::new(&orders, &payment, buyer_id, config.images_url.as_deref(), at)?;
    let response = created(&format!("/payments/{payment_id}"), &answer);
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
