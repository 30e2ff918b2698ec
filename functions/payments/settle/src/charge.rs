//! What follows from a charge that the gateway stands by.

use domain::Actor;
use domain::payments::{Charge, Payment};
use messaging::Message;
use store::{Loaded, Table};

/// Funds the orders of a payment, or gives the money back.
pub(crate) async fn fund(
    table: &Table,
    payment: &Loaded<Payment>,
    charge: payments::Charge,
    message: &Message,
) -> messaging::Result {
    let parts = table.payments().parts(payment).await?;
    let current: Vec<_> =
        parts.iter().map(|(order, wallet)| ((**order).clone(), (**wallet).clone())).collect();
    let Some(settlement) = payment.settle(&verified(charge, message), &current, message.at)? else {
        return Ok(());
    };
    let mut change = message.change(Actor::Gateway(payment.gateway.clone()));
    change.save(payment, settlement.payment);
    for ((order, wallet), (paid, held)) in parts.iter().zip(settlement.funded) {
        change.save(order, paid);
        change.save(wallet, held);
    }
    if let Some(refund) = settlement.refund {
        change.create(refund);
    }
    Ok(table.commit(change).await?)
}

/// Gives back money that belongs to no order. `transaction` names it at the gateway, by our reference or by its id.
pub(crate) async fn give_back_stray(
    table: &Table,
    gateway: &str,
    transaction: &str,
    charge: payments::Charge,
    message: &Message,
) -> messaging::Result {
    let charge = verified(charge, message);
    tracing::warn!(gateway, transaction, amount = %charge.amount, "money arrived that belongs to no order");
    let mut change = message.change(Actor::Gateway(gateway.to_owned()));
    change.create(charge.give_back_stray(gateway, transaction, message.at));
    match table.commit(change).await {
        // The refund's identifier follows from the charge: it was created before.
        Err(store::Error::Conflict) => Ok(()),
        outcome => Ok(outcome?),
    }
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
