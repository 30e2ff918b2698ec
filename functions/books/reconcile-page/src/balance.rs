//! The gateway's balance against what the postings add up to.

use domain::Actor;
use domain::books::reconciliation::{About, DifferenceKind, Expected, difference_id};
use domain::books::requests::{BalancePart, ReconcileRequest};
use messaging::{Error, Message};
use payments::Gateway;
use telemetry::Unit;

use crate::{Desk, NAME, save};

/// Looks that have to find a drift before it is one: a payment may be there and not yet here.
const LOOKS: u32 = 3;
/// Seconds between two looks.
const LOOK_AGAIN_SECONDS: i32 = 300;

pub(crate) async fn compare(
    desk: &Desk,
    gateway: &impl Gateway,
    part: BalancePart,
    message: &Message,
) -> messaging::Result {
    let BalancePart { looks } = part;
    let (name, currency) = (gateway.name(), desk.currency);
    let balance = gateway.balance(currency).await.map_err(Error::other)?.amount;
    let totals = desk.table.books().totals(message.at).await?;
    let under_way = desk.table.books().under_way(name, currency).await?;
    let id = difference_id(name, About::Balance, currency.code(), DifferenceKind::Drift);
    let known = desk.table.differences().find(id).await?;
    let asset = format!("gateway:{name}");
    let unsettled = match gateway.settlement_days() {
        0 => 0,
        days => desk.table.books().came_in(currency, &asset, days, &totals, message.at).await?,
    };
    let expected = Expected {
        posted: totals.balance(currency, &asset),
        under_way: under_way.amount,
        transfers: under_way.transfers,
        unsettled,
        accepted: known.as_ref().and_then(|known| known.accepted).unwrap_or(0),
    };
    let Some(finding) = expected.finding(name, currency, balance) else {
        if let Some(known) = known
            && let Some(agreed) = known.agree(message.at)
        {
            let mut change = message.change(Actor::system(NAME));
            change.save(&known, agreed);
            desk.table.commit(change).await?;
        }
        return Ok(());
    };
    if looks + 1 < LOOKS {
        let again = message.next_part(&ReconcileRequest::Balance(BalancePart { looks: looks + 1 }));
        return desk.queue.send_later(&[again], LOOK_AGAIN_SECONDS).await;
    }
    telemetry::metric("LedgerDrift", balance.abs_diff(expected.nearest(balance)), Unit::Count);
    save(desk, &[finding], message).await
}
