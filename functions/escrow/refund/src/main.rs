//! Step `escrow-refund`: money on its way back to a buyer. The books come first, then the gateway, then its outcome.
//!
//! Takes `order.cancelled` or `order.due` (moves the money from the escrow to a refund), `refund.requested` and
//! `refund.due` (sends it, or asks for it), `gateway.refund_reported` (asks for it). Reads the order, W1 and R1. Emits
//! `escrow.refunded`, `refund.requested`, `refund.sent`, `refund.processed`, `refund.failed`, `refund.needs_attention`,
//! `order.refunded`. Safe to repeat: the gateway has no idempotency key for refunds, so a refund is claimed before it is
//! sent, and looked for by its note before it is sent again.

mod gateway;
mod send;

use domain::{Actor, OrderId};
use messaging::{Error, Message};
use payments::Gateways;
use send::{send, settle_reported};
use store::entities::{Orders, Refunds, Wallets};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let orders = Orders::from_env();
    let wallets = Wallets::from_env();
    let refunds = Refunds::from_env();
    let gateways = Gateways::from_env(secrets::from_env).await?;
    messaging::serve(async |message| match message.kind() {
        "order.cancelled" | "order.due" => book(&orders, &wallets, &message).await,
        "gateway.refund_reported" => settle_reported(&orders, &refunds, &gateways, &message).await,
        _ => send(&orders, &refunds, &gateways, &message).await,
    })
    .await
}

async fn book(orders: &Orders, wallets: &Wallets, message: &Message) -> messaging::Result {
    let id = message.subject::<OrderId>()?;
    let order = orders.load(id).await?.ok_or_else(|| Error::Malformed(format!("there is no order {id}")))?;
    let wallet = wallets.load(order.artisan_id, order.total.currency).await?;
    let Some((refunded, given_back, refund)) = order.refund(&wallet, message.at)? else { return Ok(()) };
    let mut change = message.change(Actor::system("escrow-refund"));
    change.save(&order, refunded);
    change.save(&wallet, given_back);
    change.create(refund);
    Ok(orders.commit(change).await?)
}
