//! Step `payouts-settle`: a transfer was reported, or there was no news of it for a while. The gateway is asked, and its
//! own answer settles the payout.
//!
//! Takes `gateway.transfer_reported` and `payout.due`. Reads X1 and W1; writes both with the postings in one change. Emits
//! `payout.succeeded`, `payout.failed`, `payout.not_approved`, `payout.reversed` or `payout.delayed`. Safe to repeat: a report
//! that is no news changes nothing.

use domain::payments::reports::{GatewayReport, TransferReported};
use domain::payouts::TransferReport;
use domain::{Actor, PayoutId, Timer, TypedId, steps};
use messaging::{Error, Message};
use payments::{Gateway, Gateways, TransferStatus};
use store::Table;
use telemetry::Unit;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Reported(TransferReported) = GatewayReport::Transfer,
        Due = Timer::Payout,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let gateways = Gateways::from_env(secrets::from_env).await?;
    messaging::serve(async |message| settle(&table, &gateways, &message).await).await
}

async fn settle(table: &Table, gateways: &Gateways, message: &Message) -> messaging::Result {
    let (asked, id) = match Taken::of(message)? {
        Taken::Due => (true, Some(message.subject::<PayoutId>()?)),
        Taken::Reported(report) => (false, PayoutId::from_reference(&report.reference)),
    };
    // A transfer that was made by hand at the gateway is none of ours.
    let Some(id) = id else { return Ok(()) };
    let Some(payout) = table.payouts().find(id).await? else { return Ok(()) };
    let gateway = gateways.named(&payout.account.gateway).map_err(Error::other)?;
    let transfer = match gateway.find_transfer(&payout.reference).await {
        Ok(transfer) => transfer,
        Err(_) if asked => {
            let mut change = message.change(Actor::system("payouts-settle"));
            change.apply(steps::payouts::no_news(&payout, message.at), &[(&payout).into()]);
            return Ok(table.commit(change).await?);
        }
        Err(error) => return Err(Error::other(error)),
    };
    let report = transfer.map_or(TransferReport::Pending, |transfer| report(transfer.status));
    let wallet = table.wallets().load(payout.artisan_id, payout.amount.currency).await?;
    let plan = steps::payouts::report(&payout, &report, &wallet, asked, message.at)?;
    let mut change = message.change(Actor::Gateway(payout.account.gateway.clone()));
    let news = !plan.is_empty();
    change.apply(plan, &[(&payout).into(), (&wallet).into()]);
    table.commit(change).await?;
    if news && matches!(report, TransferReport::NotApproved { .. }) {
        telemetry::metric("PayoutNeedsOperator", 1, Unit::Count);
        tracing::warn!(payout = %payout.id, ?report, "the gateway did not send a transfer for a reason of ours");
    }
    Ok(())
}

fn report(status: TransferStatus) -> TransferReport {
    match status {
        TransferStatus::Succeeded { fee } => TransferReport::Succeeded { fee },
        TransferStatus::Failed { reason } => TransferReport::Failed {
            reason: reason.unwrap_or_else(|| "The bank refused the transfer.".to_owned()),
        },
        TransferStatus::Reversed => {
            TransferReport::Reversed { reason: "The bank gave the money back.".to_owned() }
        }
        // What waits for us and never comes is our omission, such as one-time passwords that were left on.
        TransferStatus::Abandoned => {
            TransferReport::NotApproved { reason: "The transfer was not confirmed.".to_owned() }
        }
        TransferStatus::Blocked => {
            TransferReport::NotApproved { reason: "The transfer was not approved in time.".to_owned() }
        }
        TransferStatus::Rejected => {
            TransferReport::NotApproved { reason: "The transfer was not approved.".to_owned() }
        }
        TransferStatus::Pending
        | TransferStatus::Otp
        | TransferStatus::Received
        | TransferStatus::Unknown(_) => TransferReport::Pending,
    }
}
