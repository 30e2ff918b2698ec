//! Step `payouts-send`: what is available goes to the artisan's bank, as far as the day's limit goes, unless the artisan
//! asks for payouts or something keeps them.
//!
//! Takes `escrow.released`, `escrow.settled`, `artisan.payout_account_set`, `artisan.payout_mode_set`, `artisan.tier_set` and
//! `wallet.due` (start a payout), `payout.requested` and `payout.due` (send it). Reads W3 or X1 with W1; writes payout and
//! wallet with the posting in one change. Emits `payout.requested`, `payout.sent`, `payout.delayed`, `payout.failed`. Safe to
//! repeat: the payout's identifier follows from the wallet's version, and the gateway takes one transfer per reference.

mod send;

use domain::artisans::events::{ArtisanEvent, ArtisanFacts, ArtisanTierSet};
use domain::orders::events::{EscrowReleased, EscrowSettled, OrderEvent};
use domain::payouts::Payout;
use domain::payouts::events::PayoutEvent;
use domain::payouts::payable::{Obstacle, Payable, PayoutLimits};
use domain::wallet::Wallet;
use domain::{Actor, ArtisanId, Currency, PayoutId, Timer, TypedId};
use messaging::Message;
use payments::Gateways;
use send::send;
use store::{Loaded, Table};

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Released(EscrowReleased) = OrderEvent::EscrowReleased,
        Settled(EscrowSettled) = OrderEvent::EscrowSettled,
        AccountSet(ArtisanFacts) = ArtisanEvent::PayoutAccountSet,
        ModeSet(ArtisanFacts) = ArtisanEvent::PayoutModeSet,
        TierSet(ArtisanTierSet) = ArtisanEvent::TierSet,
        WalletDue = Timer::Wallet,
        Requested = PayoutEvent::Requested,
        PayoutDue = Timer::Payout,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let currency: Currency = aws::required("MARKET_CURRENCY").parse()?;
    let limits = PayoutLimits::from_variables(aws::required)?;
    let gateways = Gateways::from_env(secrets::from_env).await?;
    messaging::serve(async |message| {
        let artisan_id = match Taken::of(&message)? {
            Taken::Requested | Taken::PayoutDue => {
                return send(&table, &gateways, &message).await;
            }
            Taken::Released(released) => released.order.artisan_id,
            Taken::Settled(settled) => settled.order.artisan_id,
            Taken::AccountSet(artisan) | Taken::ModeSet(artisan) => artisan.artisan_id,
            Taken::TierSet(set) => set.artisan.artisan_id,
            Taken::WalletDue => message.subject()?,
        };
        start(&table, artisan_id, currency, &limits, &message).await
    })
    .await
}

async fn start(
    table: &Table,
    artisan_id: ArtisanId,
    currency: Currency,
    limits: &PayoutLimits,
    message: &Message,
) -> messaging::Result {
    let (wallet, artisan) = table.wallets().load_with_artisan(artisan_id, currency).await?;
    let Some(artisan) = artisan else { return Ok(()) };
    let payable = match Payable::automatic(&wallet, &artisan, limits, message.at) {
        Ok(payable) => payable,
        Err(obstacle) => return rest(table, &wallet, obstacle, message).await,
    };
    let id = PayoutId::derived(message.event.time, &format!("{artisan_id}:{currency}:{}", wallet.version()));
    let (payout, in_transit) = Payout::start(payable, id, message.at)?;
    let mut change = message.change(Actor::system("payouts-send"));
    change.create(payout);
    change.save(&wallet, in_transit);
    Ok(table.commit(change).await?)
}

/// Nothing can be paid out now. The timer is set to when that is over by itself; it is stopped where something has to
/// happen first.
async fn rest(
    table: &Table,
    wallet: &Loaded<Wallet>,
    obstacle: Obstacle,
    message: &Message,
) -> messaging::Result {
    let next = obstacle.look_again_at(message.at).filter(|_| wallet.available > 0);
    let ahead = wallet.due.is_some_and(|due| due.at > message.at);
    if ahead || (wallet.due.is_none() && next.is_none()) {
        return Ok(());
    }
    let mut change = message.change(Actor::system("payouts-send"));
    change.reschedule(wallet, &wallet.look_again(next));
    Ok(table.commit(change).await?)
}
