//! Asking the gateway, on whose word alone a payment is settled.

use domain::payments::Payment;
use domain::{Actor, Timer, steps};
use messaging::{Error, Message};
use payments::{Gateway, TransactionId, Verification};
use store::{Loaded, Table};

use crate::charge::{fund, reverse, stray};

/// Asks what became of a payment, or of one attempt at it, and does what follows. Without a payment of ours, the money is a
/// stray.
pub(crate) async fn settle(
    table: &Table,
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
        (Ok(Verification::Succeeded(charge)), Some(payment)) => fund(table, &payment, charge, message).await,
        (Ok(Verification::Succeeded(charge)), None) => {
            let transaction = attempt.as_ref().map_or(reference, TransactionId::as_str);
            stray(table, gateway.name(), (reference, transaction), charge, message).await
        }
        (Ok(Verification::Reversed(charge)), Some(payment)) => {
            reverse(table, &payment, charge, message).await
        }
        // What is none of ours came and has gone.
        (Ok(Verification::Reversed(_)), None) => Ok(()),
        // A report that the gateway does not stand by is not believed; it comes again, and the poll asks later.
        (Ok(_) | Err(_), Some(payment)) if message.is::<Timer>() => {
            look_again(table, &payment, message).await
        }
        (Ok(unverified), _) => {
            Err(Error::other(format!("{reference} was reported as paid but is {unverified:?}")))
        }
        (Err(error), _) => Err(Error::other(error)),
    }
}

async fn look_again(table: &Table, payment: &Loaded<Payment>, message: &Message) -> messaging::Result {
    let mut change = message.change(Actor::system("payments-settle"));
    change.apply(steps::payments::no_news(payment, message.at), &[payment.into()]);
    Ok(table.commit(change).await?)
}
