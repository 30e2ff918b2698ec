//! `POST /checkout`: products of one artisan or of several become orders that wait for one payment, with their stock
//! reserved.
//!
//! Reads P4 with the buyer, their reservations and cart, the gateways' circuits, the artisans of whose ways of delivery one was chosen and
//! the offers (Q2) whose prices are taken, and P6 if they have several that are not paid; writes payment, reservations, stock and answer,
//! takes what is bought out of the cart, uses those offers up, for each artisan the order and its delivery address, and what is news about
//! a circuit, in one change, which goes through only if every piece is still there at the price that was read and every artisan takes the
//! order. Emits `order.placed`, `payment.initialised`, `offer.used`. Safe to repeat: the `Idempotency-Key` gets the same answer. The
//! payment page is opened before the change, so that an order is never without one; a page whose orders were refused is shown to nobody.

mod body;
mod gateway;
mod orders;
mod terms;

use body::{Answer, Checkout};
use domain::PaymentId;
use domain::cart::{Arranged, fill_cart};
use domain::offers::at_agreed_prices;
use domain::payments::Payment;
use orders::Placing;
use payments::{Gateway, Gateways};
use store::Table;
use store::entities::{ForCheckout, Named, mark_circuit, reserve_stock};
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
    let Checkout { items, delivery, delivery_options, offers } = request.body()?;
    let at = request.at();
    let (wanted, picked) = (web::wanted(items)?, body::picked(delivery_options)?);
    let ids: Vec<_> = wanted.iter().map(|wanted| wanted.product_id).collect();
    let names: Vec<_> = gateways.iter().map(Gateway::name).collect();
    let named: Vec<_> = picked.iter().map(|picked| picked.artisan_id).collect();
    let named = Named { products: &ids, gateways: &names, artisans: &named, offers: &offers };
    let found = table.carts().for_checkout_once(&once, caller.user_id, named, at).await?;
    let ForCheckout { buyer, reservations, mut shelves, circuits, artisans, cart: saved, offers } = found;
    let buyer = buyer.ok_or_else(|| Problem::not_found("Your account no longer exists."))?;
    let payment_id = request.new_id::<PaymentId>();
    let arranged = Arranged { to: delivery.destination(), picked: &picked, artisans: &artisans };
    let agreed = offers.iter().map(|offer| offer.as_deref());
    let used = at_agreed_prices(agreed, buyer.id, payment_id, &wanted, &mut shelves, at)?;
    let cart = fill_cart(&config.market, &reservations, &wanted, &shelves, &arranged, at)?;
    body::each_is_of_an_order(&picked, &cart)?;
    cart.check_offers(used.len())?;
    let expires_at = at.plus_seconds(config.terms.payment_window_seconds);
    let over = table.carts().over(&reservations.to_look_at(at)).await?;
    let rest = saved.without(&ids, at);
    let reserved = reservations.reserve(payment_id, ids, &over, at, expires_at)?;
    let asked = config.payment(payment_id, &buyer, cart.total);
    let mut attempt = gateway::open_page(gateways, &circuits, &asked, at).await;
    let mut change = request.change(caller.as_buyer());
    attempt.circuits.iter().for_each(|circuit| mark_circuit(&mut change, circuit));
    let Some((gateway, payment_url)) = attempt.opened.take() else {
        table.commit(change).await?;
        return Err(attempt.unavailable().into());
    };
    change.replace(&reservations, &reserved);
    rest.iter().for_each(|rest| change.replace(&saved, rest));
    for (wanted, shelf) in wanted.iter().zip(shelves.iter().flatten()) {
        reserve_stock(&mut change, &shelf.stock, wanted.quantity);
    }
    for (offer, used) in offers.iter().flatten().zip(used) {
        change.save(offer, used);
    }
    let (buyer_id, terms, zone) = (buyer.id, config.terms, table.zone());
    let placing = Placing { buyer_id, payment_id, gateway, terms, to: &delivery, zone };
    let (orders, parts) = placing.place(&mut change, &request, cart.parts);
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
