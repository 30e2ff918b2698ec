//! The time to pay an order is over. It expires on the gateway's word, not on the silence of a webhook.

use domain::payments::Payment;
use domain::steps::payments::{LastAnswer, time_out};
use domain::{Actor, OrderId};
use messaging::{Error, Message};
use payments::{Gateway, Gateways, PendingCharge, Verification};
use store::Table;

use crate::charge::{read_of, tell_operators, verified};

/// Asks whether the order was paid after all: then it is funded with the others of its payment, and otherwise they expire.
pub(crate) async fn expire(table: &Table, gateways: &Gateways, message: &Message) -> messaging::Result {
    let order = table.orders().load(message.subject::<OrderId>()?).await?;
    if !order.awaits_payment() || order.due().is_none_or(|due| due.at > message.at) {
        return Ok(());
    }
    let payment = table.payments().load(order.payment_id()).await?;
    let answer = ask(gateways, &payment, message).await?;
    let parts = table.payments().parts(&payment).await?;
    let mut change = message.change(match answer {
        LastAnswer::Paid(_) | LastAnswer::TakenBack(_) => Actor::Gateway(payment.gateway.clone()),
        LastAnswer::Unpaid | LastAnswer::Uncertain => Actor::system("payments-settle"),
    });
    change.apply(time_out(&payment, &answer, &parts, message.at)?, &read_of(&payment, &parts));
    table.commit(change).await?;
    if matches!(answer, LastAnswer::TakenBack(_)) {
        tell_operators(&payment);
    }
    Ok(())
}

async fn ask(gateways: &Gateways, payment: &Payment, message: &Message) -> messaging::Result<LastAnswer> {
    if payment.settled_at.is_some() {
        return Ok(LastAnswer::Unpaid);
    }
    let gateway = gateways.named(&payment.gateway).map_err(Error::other)?;
    Ok(match gateway.verify(&payment.reference).await {
        Ok(Verification::Succeeded(charge)) => LastAnswer::Paid(verified(charge, message)),
        Ok(Verification::Reversed(charge)) => LastAnswer::TakenBack(verified(charge, message)),
        Ok(
            Verification::Failed { .. }
            | Verification::Pending(PendingCharge::Abandoned)
            | Verification::NotFound,
        ) => LastAnswer::Unpaid,
        Ok(Verification::Pending(_) | Verification::Unknown(_)) => LastAnswer::Uncertain,
        Err(error) => {
            tracing::warn!(%error, reference = payment.reference, "the gateway does not say whether this was paid");
            LastAnswer::Uncertain
        }
    })
}
