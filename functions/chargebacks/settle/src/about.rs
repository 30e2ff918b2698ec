//! What a chargeback is about.

use domain::payments::Payment;
use domain::refunds::Refund;
use domain::{PaymentId, TypedId};
use store::{Error, Loaded, Table};

/// What the bank asks back.
pub(crate) enum About {
    /// A payment of ours.
    Payment(Box<Loaded<Payment>>),
    /// Money that came without a payment, so that it was given back.
    Stray,
    /// A charge of another business at the same account: it was never in our books, nor is what its bank takes back.
    Others,
}

/// What was paid under `reference`.
pub(crate) async fn find(table: &Table, gateway: &str, reference: &str) -> Result<About, Error> {
    if let Some(id) = PaymentId::from_reference(reference)
        && let Some(payment) = table.payments().find(id).await?
    {
        return Ok(About::Payment(Box::new(payment)));
    }
    let stray = table.refunds().find(Refund::stray_id(gateway, reference)).await?;
    Ok(stray.map_or(About::Others, |_| About::Stray))
}
