//! Step `refunds-send`: money on its way back to a buyer. The books come first, then the gateway, then its outcome.
//!
//! Takes `order.cancelled` or `order.due`, `order.charge_stands`, `order.charged_back` and `order.charge_restored` (a
//! chargeback that had to end before a cancelled order's refund), `refund.decided` (move the money to a refund), `refund.requested`,
//! `refund.retried` and `refund.due` (send it, or ask for it), `gateway.refund_reported` (asks for it), `refund.paid_by_hand`,
//! `refund.closed` and `refund.confirmed` (the order hears of it). Reads the order, W1, R1 and R3. Emits `escrow.refunded`, `escrow.taken_back`,
//! `refund.requested`, `refund.sent`, `refund.processed`, `refund.failed`, `refund.needs_attention`,
//! `refund.account_refused`, `refund.delayed`, `refund.paid_twice`, `order.refund_arrived`, `order.refunded`. Safe to repeat: the gateway has
//! no idempotency key for refunds, so a refund is claimed before it is sent, and looked for by its note before it is sent
//! again.

mod book;
mod gateway;
mod send;

use domain::orders::events::OrderEvent;
use domain::payments::reports::{GatewayReport, RefundReported};
use domain::refunds::RefundStatus;
use domain::refunds::events::RefundEvent;
use domain::{RefundId, Timer};
use messaging::{Error, Message};
use payments::Gateways;
use store::Table;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        OrderCancelled = OrderEvent::Cancelled,
        OrderDue = Timer::Order,
        ChargeStands = OrderEvent::ChargeStands,
        ChargedBack = OrderEvent::ChargedBack,
        ChargeRestored = OrderEvent::ChargeRestored,
        Decided = RefundEvent::Decided,
        Requested = RefundEvent::Requested,
        Retried = RefundEvent::Retried,
        PaidByHand = RefundEvent::PaidByHand,
        Closed = RefundEvent::Closed,
        Confirmed = RefundEvent::Confirmed,
        RefundDue = Timer::Refund,
        Reported(RefundReported) = GatewayReport::Refund,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let gateways = Gateways::from_env(secrets::from_env).await?;
    messaging::serve(async |message| match Taken::of(&message)? {
        Taken::OrderCancelled
        | Taken::OrderDue
        | Taken::ChargeStands
        | Taken::ChargedBack
        | Taken::ChargeRestored => book::cancelled(&table, &message).await,
        Taken::Reported(report) => send::settle_reported(&table, &gateways, report, &message).await,
        Taken::Decided
        | Taken::Requested
        | Taken::Retried
        | Taken::PaidByHand
        | Taken::Closed
        | Taken::Confirmed
        | Taken::RefundDue => proceed(&table, &gateways, &message).await,
    })
    .await
}

/// Whatever comes next for the refund, by its state.
async fn proceed(table: &Table, gateways: &Gateways, message: &Message) -> messaging::Result {
    let id = message.subject::<RefundId>()?;
    let (refund, account) = table.refunds().load_with_account(id).await?;
    match refund.status {
        RefundStatus::Decided => book::decided(table, &refund, message).await,
        RefundStatus::PaidByHand | RefundStatus::Closed | RefundStatus::Processed => {
            book::ended(table, &refund, message).await
        }
        RefundStatus::Requested | RefundStatus::Rerouted | RefundStatus::Sent => {
            let gateway = gateways.named(&refund.gateway).map_err(Error::other)?;
            send::send(table, gateway, refund, account.as_ref(), message).await
        }
        RefundStatus::Failed | RefundStatus::NeedsAttention | RefundStatus::PaidTwice => Ok(()),
    }
}
