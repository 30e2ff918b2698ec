//! Step `books-reconcile-page`: one part of the comparison of a gateway with our books. What differs becomes a task.
//!
//! Takes, from `books-reconcile` and from itself: `gateway.list_due` (a page of the gateway's list, looked up in our
//! books), `gateway.chargebacks_due` (a page of its chargebacks: what is not known is reported as its webhook would have),
//! `gateway.ledger_due` (a page of our ledger, asked about at the gateway), `gateway.differences_due` (what differed before,
//! looked at again) and `gateway.balance_due`. Reads B1, B3, B4, B8, B12, K1 and L1; writes differences and, by G1, reports.
//! Emits `difference.found`, `difference.changed`, `difference.agreed` and `gateway.dispute_reported`. Safe to repeat: a
//! difference has one identifier, a report is stored once a day, and the next part that is asked for twice finds nothing new.

mod balance;
mod chargebacks;
mod ledger;
mod list;
mod open;
mod ours;
mod theirs;

use domain::books::reconciliation::Finding;
use domain::books::requests::ReconcileRequest;
use domain::{Actor, Currency};
use messaging::{Error, Message, Queue};
use payments::{AnyGateway, Gateways};
use store::Table;
use telemetry::Unit;

/// The function's name, as the author of a change.
const NAME: &str = "books-reconcile-page";

/// What every part needs.
struct Desk {
    table: Table,
    queue: Queue,
    currency: Currency,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let desk = Desk {
        table: Table::from_env(),
        queue: Queue::from_env("BOOKS_RECONCILE_PAGE_QUEUE_URL"),
        currency: aws::required("MARKET_CURRENCY").parse()?,
    };
    let gateways = Gateways::from_env(secrets::from_env).await?;
    messaging::serve(async |message| {
        let gateway = gateways.named(&message.event.subject).map_err(Error::other)?;
        compare(&desk, gateway, &message).await
    })
    .await
}

async fn compare(desk: &Desk, gateway: &AnyGateway, message: &Message) -> messaging::Result {
    match message.event()? {
        ReconcileRequest::List(part) => list::compare(desk, gateway, part, message).await,
        ReconcileRequest::Chargebacks(part) => chargebacks::make_known(desk, gateway, part, message).await,
        ReconcileRequest::Ledger(part) => ledger::compare(desk, gateway, part, message).await,
        ReconcileRequest::Differences(part) => open::look_again(desk, gateway, part, message).await,
        ReconcileRequest::Balance(part) => balance::compare(desk, gateway, part, message).await,
    }
}

/// Makes tasks of what differs.
async fn save(desk: &Desk, findings: &[Finding], message: &Message) -> messaging::Result {
    let actor = Actor::system(NAME);
    let opened =
        desk.table.differences().save(findings, &actor, message.at, message.correlation_id()).await?;
    if opened > 0 {
        telemetry::metric("ReconciliationDifference", opened, Unit::Count);
        tracing::warn!(gateway = message.event.subject, opened, "the gateway and our books differ");
    }
    Ok(())
}
