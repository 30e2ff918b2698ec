//! Whose payment a bank asks back.

use domain::payments::Payment;
use domain::refunds::Refund;
use domain::{PaymentId, TypedId};
use store::{Loaded, Table};

/// Where the money came from.
pub(crate) enum Origin {
    /// It is in our books: of a payment, or money that came without one and was given back.
    Ours(Option<Loaded<Payment>>),
    /// A charge of another business at the same account was never in our books, nor is what its bank takes back.
    Others,
}

/// Of the transaction that `gateway` knows as `reference`.
pub(crate) async fn of(table: &Table, gateway: &str, reference: &str) -> Result<Origin, store::Error> {
    if let Some(id) = PaymentId::from_reference(reference)
        && let Some(payment) = table.payments().find(id).await?
    {
        return Ok(Origin::Ours(Some(payment)));
    }
    let stray = table.refunds().find(Refund::stray_id(gateway, reference)).await?;
    Ok(if stray.is_some() { Origin::Ours(None) } else { Origin::Others })
}
