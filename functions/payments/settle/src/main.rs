//! Step `payments-settle`: a payment was reported, or nobody reported it for a while. The gateway is asked, and only its
//! own answer funds an escrow. When one order of a payment is called off before it is paid, the others go with it.
//!
//! Takes `gateway.charge_reported`, `payment.due` and `order.cancelled`. Reads Y1 and Y2; writes the payment, its orders and
//! wallets, and a refund of what belongs nowhere, in one change; or the orders that can no longer be paid, with their
//! stock. Emits `payment.succeeded` with `order.paid`, or `payment.suspended` with `refund.requested`, or `order.cancelled`.
//! Safe to repeat: a payment that is settled answers nothing to do, and so does an order that does not wait for one.

use domain::payment::{Charge, Payment};
use domain::refund::Refund;
use domain::{Actor, PaymentId, TypedId};
use messaging::{Error, Message};
use payments::paystack::Paystack;
use payments::{Gateway, Verification};
use store::Loaded;
use store::entities::Payments;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let payments = Payments::from_env();
    let gateway = Paystack::from_env(&secrets::from_env("PAYSTACK_SECRET_ARN").await?)?;
    messaging::serve(async |message| match message.kind() {
        "order.cancelled" => call_off(&payments, &message).await,
        _ => settle(&payments, &gateway, &message).await,
    })
    .await
}

async fn settle(payments: &Payments, gateway: &impl Gateway, message: &Message) -> messaging::Result {
    let reference = match message.kind() {
        "payment.due" => message.subject::<PaymentId>()?.reference(),
        _ => message.fact("reference")?,
    };
    let payment = match PaymentId::from_reference(&reference) {
        Some(id) => payments.load(id).await?,
        None => None,
    };
    if payment.as_ref().is_some_and(|payment| payment.settled_at.is_some()) {
        return Ok(());
    }
    let verified = gateway.verify(&reference).await;
    match (verified, payment) {
        (Ok(Verification::Succeeded(charge)), Some(payment)) => {
            fund(payments, gateway.name(), &payment, charge, message).await
        }
        (Ok(Verification::Succeeded(charge)), None) => {
            give_back_stray(payments, gateway.name(), &reference, charge, message).await
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

async fn fund(
    payments: &Payments,
    gateway: &str,
    payment: &Loaded<Payment>,
    charge: payments::Charge,
    message: &Message,
) -> messaging::Result {
    let parts = payments.parts(payment).await?;
    let current: Vec<_> =
        parts.iter().map(|(order, wallet)| ((**order).clone(), (**wallet).clone())).collect();
    let Some(settlement) = payment.settle(&verified(charge, message), &current, message.at)? else {
        return Ok(());
    };
    let mut change = message.change(Actor::Gateway(gateway.to_owned()));
    change.save(payment, settlement.payment);
    for ((order, wallet), (paid, held)) in parts.iter().zip(settlement.funded) {
        change.save(order, paid);
        change.save(wallet, held);
    }
    if let Some(refund) = settlement.refund {
        change.create(refund);
    }
    Ok(payments.commit(change).await?)
}

async fn give_back_stray(
    payments: &Payments,
    gateway: &str,
    reference: &str,
    charge: payments::Charge,
    message: &Message,
) -> messaging::Result {
    let charge = verified(charge, message);
    tracing::warn!(reference, amount = %charge.amount, "money arrived that belongs to no order");
    let mut change = message.change(Actor::Gateway(gateway.to_owned()));
    change.create(Refund::of_stray_charge(gateway, reference, &charge, message.at));
    match payments.commit(change).await {
        // The refund's identifier follows from the charge: it was created before.
        Err(store::Error::Conflict) => Ok(()),
        outcome => Ok(outcome?),
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

fn verified(charge: payments::Charge, message: &Message) -> Charge {
    Charge {
        amount: charge.amount,
        fee: charge.fee,
        transaction_id: charge.transaction_id.into_string(),
        // The time of the event, which is the same when the message comes again.
        paid_at: charge.paid_at.unwrap_or(message.event.time),
    }
}
