//! Step `payments-settle`: a payment was reported, or nobody reported it for a while. The gateway is asked, and only its
//! own answer funds an escrow. When one order of a payment is called off before it is paid, the others go with it.
//!
//! Takes `gateway.charge_reported`, `payment.due` and `order.cancelled`. Reads Y1 and Y2; writes the payment, its orders and
//! wallets, and a refund of what belongs nowhere, in one change; or the orders that can no longer be paid, with their
//! stock. Emits `payment.succeeded` with `order.paid`, or `payment.suspended` with `refund.requested`, or `order.cancelled`.
//! Safe to repeat: a payment that is settled answers nothing to do, so does an order that does not wait for one, and one
//! charge leads to one refund.

mod charge;

use charge::{fund, give_back_stray};
use domain::payment::Payment;
use domain::{Actor, PaymentId, TypedId};
use messaging::{Error, Message};
use payments::{Gateway, Gateways, TransactionId, Verification};
use store::Loaded;
use store::entities::Payments;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let payments = Payments::from_env();
    let gateways = Gateways::from_env(secrets::from_env).await?;
    messaging::serve(async |message| match message.kind() {
        "payment.due" => ask(&payments, &gateways, &message).await,
        "order.cancelled" => call_off(&payments, &message).await,
        _ => settle_reported(&payments, &gateways, &message).await,
    })
    .await
}

/// Nobody has reported the payment.
async fn ask(payments: &Payments, gateways: &Gateways, message: &Message) -> messaging::Result {
    let id = message.subject::<PaymentId>()?;
    let payment =
        payments.load(id).await?.ok_or_else(|| Error::Malformed(format!("there is no payment {id}")))?;
    if payment.settled_at.is_some() {
        return Ok(());
    }
    let gateway = gateways.named(&payment.gateway).map_err(Error::other)?;
    settle(payments, gateway, &payment.reference.clone(), None, Some(payment), message).await
}

async fn settle_reported(payments: &Payments, gateways: &Gateways, message: &Message) -> messaging::Result {
    let reference: String = message.fact("reference")?;
    let attempt: Option<TransactionId> = message.fact("transaction_id")?;
    let gateway = gateways.named(&message.fact::<String>("gateway")?).map_err(Error::other)?;
    let payment = match PaymentId::from_reference(&reference) {
        // Opened at one gateway and paid on the page of another, which the buyer was never shown: there it is a stray.
        Some(id) => payments.load(id).await?.filter(|payment| payment.gateway == gateway.name()),
        None => None,
    };
    let settled_by = payment.as_ref().and_then(|payment| payment.transaction_id.clone());
    match (settled_by, attempt) {
        // Paid once more on the same page: another transaction, whose money belongs to no order.
        (Some(first), Some(attempt)) if attempt.as_str() != first => {
            settle(payments, gateway, &reference, Some(attempt), None, message).await
        }
        (Some(_), _) => Ok(()),
        (None, attempt) => settle(payments, gateway, &reference, attempt, payment, message).await,
    }
}

async fn settle(
    payments: &Payments,
    gateway: &impl Gateway,
    reference: &str,
    attempt: Option<TransactionId>,
    payment: Option<Loaded<Payment>>,
    message: &Message,
) -> messaging::Result {
    let verified = match &attempt {
        Some(attempt) => gateway.verify_attempt(reference, attempt).await,
        None => gateway.verify(reference).await,
    };
    match (verified, payment) {
        (Ok(Verification::Succeeded(charge)), Some(payment)) => {
            fund(payments, &payment, charge, message).await
        }
        (Ok(Verification::Succeeded(charge)), None) => {
            let transaction = attempt.as_ref().map_or(reference, TransactionId::as_str);
            give_back_stray(payments, gateway.name(), transaction, charge, message).await
        }
        // A report that the gateway does not stand by is not believed; it comes again, and the poll asks later.
        (Ok(_) | Err(_), Some(payment)) if message.kind() == "payment.due" => {
            look_again(payments, &payment, message).await
        }
        (Ok(unverified), _) => {
            Err(Error::other(format!("{reference} was reported as paid but is {unverified:?}")))
        }
        (Err(error), _) => Err(Error::other(error)),
    }
}

/// Should its event be lost, the orders expire, all at the same moment; a payment that comes before goes back.
async fn call_off(payments: &Payments, message: &Message) -> messaging::Result {
    let Some(payment) = payments.load(message.fact("payment_id")?).await? else { return Ok(()) };
    if payment.parts.len() < 2 || payment.settled_at.is_some() {
        return Ok(());
    }
    let mut change = message.change(Actor::system("payments-settle"));
    for (order, _) in payments.parts(&payment).await? {
        let Some(called_off) = order.call_off_with_payment(message.at)? else { continue };
        for line in &change.save(&order, called_off).lines {
            change.return_stock(line.product_id, line.quantity);
        }
    }
    Ok(payments.commit(change).await?)
}

async fn look_again(payments: &Payments, payment: &Loaded<Payment>, message: &Message) -> messaging::Result {
    let mut change = message.change(Actor::system("payments-settle"));
    change.reschedule(payment, &payment.look_again(message.at));
    Ok(payments.commit(change).await?)
}
