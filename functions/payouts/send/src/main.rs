//! Step `payouts-send`: what is available goes to the artisan's bank, as far as the day's limit goes, unless the artisan
//! asks for payouts or something keeps them.
//!
//! Takes `escrow.released`, `escrow.divided`, `artisan.payout_account_set`, `artisan.payout_mode_set`, `artisan.tier_set`,
//! `artisan.suspended`, `artisan.restored` and
//! `wallet.due` (start a payout), `payout.requested` and `payout.due` (send it). Reads W3 or X1 with W1; writes payout and
//! wallet with the posting in one change. Emits `payout.requested`, `payout.sent`, `payout.delayed`, `payout.failed`,
//! `payout.not_approved`. Safe to repeat: the payout's identifier follows from the wallet's version, and the gateway takes one transfer per reference.

mod send;

use domain::artisans::events::{
    ArtisanEvent, ArtisanFacts, ArtisanRestored, ArtisanSuspended, ArtisanTierSet,
};
use domain::orders::events::{EscrowDivided, EscrowReleased, OrderEvent};
use domain::payouts::events::PayoutEvent;
use domain::payouts::payable::PayoutLimits;
use domain::{Actor, ArtisanId, Currency, PayoutId, Timer, TypedId, steps};
use messaging::Message;
use payments::Gateways;
use send::send;
use store::Table;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Released(EscrowReleased) = OrderEvent::EscrowReleased,
        Divided(EscrowDivided) = OrderEvent::EscrowDivided,
        AccountSet(ArtisanFacts) = ArtisanEvent::PayoutAccountSet,
        ModeSet(ArtisanFacts) = ArtisanEvent::PayoutModeSet,
        TierSet(ArtisanTierSet) = ArtisanEvent::TierSet,
        Suspended(ArtisanSuspended) = ArtisanEvent::Suspended,
        Restored(ArtisanRestored) = ArtisanEvent::Restored,
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
            Taken::Divided(divided) => divided.order.artisan_id,
            Taken::AccountSet(artisan) | Taken::ModeSet(artisan) => artisan.artisan_id,
            Taken::TierSet(set) => set.artisan.artisan_id,
            Taken::Suspended(suspended) => suspended.artisan.artisan_id,
            Taken::Restored(restored) => restored.artisan.artisan_id,
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
    let id = PayoutId::derived(message.event.time, &format!("{artisan_id}:{currency}:{}", wallet.version()));
    let plan = steps::payouts::start(&wallet, &artisan, limits, id, message.at)?;
    let mut change = message.change(Actor::system("payouts-send"));
    change.apply(plan, &[(&wallet).into()]);
    Ok(table.commit(change).await?)
}
