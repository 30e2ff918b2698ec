//! `payouts-send` and `payouts-settle`, and what routes of artisans do about a wallet that waits.

use crate::artisans::Artisan;
use crate::payouts::payable::{Payable, PayoutLimits};
use crate::payouts::{Payout, TransferReport};
use crate::steps::Plan;
use crate::wallet::Wallet;
use crate::{PayoutId, Refused, Timestamp};

/// Starts a payout of what may be. When nothing may, the wallet's timer is set to when that is over by itself, and stopped
/// where something has to happen first.
///
/// # Errors
/// When the amounts do not work out.
pub fn start(
    wallet: &Wallet,
    artisan: &Artisan,
    limits: &PayoutLimits,
    id: PayoutId,
    at: Timestamp,
) -> Result<Plan, Refused> {
    let obstacle = match Payable::automatic(wallet, artisan, limits, at) {
        Ok(payable) => {
            let (payout, in_transit) = Payout::start(payable, id, at)?;
            return Ok(Plan::nothing().create(Some(payout)).change(wallet, in_transit));
        }
        Err(obstacle) => obstacle,
    };
    let next = obstacle.look_again_at(at).filter(|_| wallet.available > 0);
    let ahead = wallet.due.is_some_and(|due| due.at > at);
    let rests = ahead || (wallet.due.is_none() && next.is_none());
    Ok(Plan::nothing().reschedule((!rests).then(|| wallet.look_again(next))))
}

/// The gateway took the transfer, or has had it before.
pub fn sent(payout: &Payout, at: Timestamp) -> Plan {
    Plan::nothing().change(payout, payout.sent(at))
}

/// What the gateway says of the transfer. When that is no news and it was asked because the payout was `due`, it is asked
/// again later.
///
/// # Errors
/// When the amounts do not work out.
pub fn report(
    payout: &Payout,
    report: &TransferReport,
    wallet: &Wallet,
    due: bool,
    at: Timestamp,
) -> Result<Plan, Refused> {
    Ok(match payout.report(report, wallet, at)? {
        Some((settled, balance)) => Plan::nothing().change(payout, settled).change(wallet, balance),
        None if due => no_news(payout, at),
        None => Plan::nothing(),
    })
}

/// It could not be sent, or the gateway has no news of it: when to look again. The artisan is told once that it takes long.
pub fn no_news(payout: &Payout, at: Timestamp) -> Plan {
    match (payout.due, payout.delay(at)) {
        (None, _) => Plan::nothing(),
        (Some(_), Some(delayed)) => Plan::nothing().change(payout, delayed),
        (Some(_), None) => Plan::nothing().reschedule(Some(payout.look_again(at))),
    }
}

/// The artisan set the payout account: what the bank refused says nothing about it, and what waited for it is looked at.
pub fn account_set(wallet: &Wallet, at: Timestamp) -> Plan {
    match wallet.forget_failures(at) {
        Some(resumed) => Plan::nothing().change(wallet, resumed),
        None => wake(wallet, at),
    }
}

/// Something that kept money in the wallet has changed: should the event be lost, its timer looks at it.
pub fn wake(wallet: &Wallet, at: Timestamp) -> Plan {
    Plan::nothing().reschedule(wallet.wake(at))
}
