//! What the gateway says, as a side to compare with.

use domain::Timestamp;
use domain::books::reconciliation::{About, CHARGED, Movement, Side, Standing};
use payments::{
    Gateway, GatewayError, GatewayRefundId, Listed, Period, Refund, RefundStatus, Transfer, TransferStatus,
    Verification,
};

/// One of the gateway's list.
pub(crate) struct Shown {
    /// What it is known by.
    pub(crate) reference: String,
    /// The gateway's own number of a transaction: a stray is known by that where a reference can be paid in several attempts.
    pub(crate) transaction: Option<String>,
    /// What became of it.
    pub(crate) side: Side,
}

impl Shown {
    fn of(reference: String, side: Side) -> Self {
        Self { reference, transaction: None, side }
    }
}

/// A page of the gateway's list.
pub(crate) async fn page(
    gateway: &impl Gateway,
    about: About,
    from: Timestamp,
    to: Timestamp,
    page: u32,
) -> Result<Listed<Shown>, GatewayError> {
    let period = Period { from, to };
    match about {
        About::Transaction => {
            let listed = gateway.list_transactions(&period, page).await?;
            listed.try_map(|listed| {
                let transaction = match &listed.outcome {
                    Verification::Succeeded(charge) | Verification::Reversed(charge) => {
                        Some(charge.transaction_id.as_str().to_owned())
                    }
                    Verification::Failed { .. }
                    | Verification::Pending(_)
                    | Verification::NotFound
                    | Verification::Unknown(_) => None,
                };
                let side = of_transaction(listed.outcome).unwrap_or_else(|| nothing("not found"));
                Ok(Shown { reference: listed.reference, transaction, side })
            })
        }
        About::Refund => {
            let listed = gateway.list_refunds(&period, page).await?;
            listed.try_map(|refund| Ok(Shown::of(reference_of(&refund), of_refund(&refund))))
        }
        About::Transfer => {
            let listed = gateway.list_transfers(&period, page).await?;
            listed.try_map(|transfer| Ok(Shown::of(transfer.reference.clone(), of_transfer(&transfer))))
        }
        About::Balance | About::Audit => Ok(Listed { items: Vec::new(), more: false }),
    }
}

/// What the gateway says about one movement, asked by what it is known by. `None` when it knows of none.
pub(crate) async fn of(
    gateway: &impl Gateway,
    about: About,
    reference: &str,
    ours: Option<&Movement>,
) -> Result<Option<Side>, GatewayError> {
    match about {
        About::Transaction => Ok(of_transaction(gateway.verify(reference).await?)),
        About::Transfer => Ok(gateway.find_transfer(reference).await?.as_ref().map(of_transfer)),
        About::Refund => Ok(find_refund(gateway, reference, ours).await?.as_ref().map(of_refund)),
        About::Balance | About::Audit => Ok(None),
    }
}

/// By the gateway's identifier where we know it, else by our note on the refunds of the transaction.
async fn find_refund(
    gateway: &impl Gateway,
    reference: &str,
    ours: Option<&Movement>,
) -> Result<Option<Refund>, GatewayError> {
    let Some(Movement::Refund(refund)) = ours else {
        return gateway.refund(&GatewayRefundId::from(reference)).await;
    };
    if let Some(id) = refund.gateway_refund_id.as_deref().filter(|id| !id.is_empty()) {
        return gateway.refund(&GatewayRefundId::from(id)).await;
    }
    match gateway.verify(&refund.transaction_reference).await? {
        Verification::Succeeded(charge) | Verification::Reversed(charge) => {
            gateway.find_refund_by_note(&charge.transaction_id, reference).await
        }
        Verification::Failed { .. }
        | Verification::Pending(_)
        | Verification::NotFound
        | Verification::Unknown(_) => Ok(None),
    }
}

/// Ours stands in the note; one that was made by hand has the gateway's own identifier only.
fn reference_of(refund: &Refund) -> String {
    let ours = refund.note.as_ref().filter(|note| domain::refunds::Refund::of_note(note).is_some());
    ours.cloned().unwrap_or_else(|| refund.id.as_str().to_owned())
}

fn of_transaction(outcome: Verification) -> Option<Side> {
    Some(match outcome {
        // What was given back is compared as a refund: the money did come.
        Verification::Succeeded(charge) => charged(CHARGED, charge),
        Verification::Reversed(charge) => charged("reversed", charge),
        Verification::Failed { .. } => Side { standing: Standing::Undone, ..nothing("failed") },
        Verification::Pending(_) => nothing("pending"),
        Verification::Unknown(status) => nothing(&status),
        Verification::NotFound => return None,
    })
}

fn charged(told: &str, charge: payments::Charge) -> Side {
    let told = told.to_owned();
    Side { standing: Standing::Done, told, amount: Some(charge.amount), fee: charge.fee }
}

fn of_refund(refund: &Refund) -> Side {
    let standing = match refund.status {
        RefundStatus::Processed => Standing::Done,
        RefundStatus::Failed => Standing::Undone,
        RefundStatus::Pending
        | RefundStatus::Processing
        | RefundStatus::NeedsAttention
        | RefundStatus::Unknown(_) => Standing::Open,
    };
    let told = refund.status.as_str().to_owned();
    Side { standing, told, amount: Some(refund.amount), fee: None }
}

fn of_transfer(transfer: &Transfer) -> Side {
    let (standing, fee) = match transfer.status {
        TransferStatus::Succeeded { fee } => (Standing::Done, fee),
        TransferStatus::Failed { .. }
        | TransferStatus::Reversed
        | TransferStatus::Abandoned
        | TransferStatus::Blocked
        | TransferStatus::Rejected => (Standing::Undone, None),
        TransferStatus::Pending
        | TransferStatus::Otp
        | TransferStatus::Received
        | TransferStatus::Unknown(_) => (Standing::Open, None),
    };
    let told = transfer.status.as_str().to_owned();
    Side { standing, told, amount: Some(transfer.amount), fee }
}

fn nothing(told: &str) -> Side {
    Side { standing: Standing::Open, told: told.to_owned(), amount: None, fee: None }
}
