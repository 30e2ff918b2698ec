//! Step `payouts-send`: what is available goes to the artisan's bank, as far as the day's limit goes, unless the artisan
//! asks for payouts or something keeps them.
//!
//! Takes `escrow.released`, `escrow.settled`, `artisan.payout_account_set`, `artisan.payout_mode_set`, `artisan.tier_set` and
//! `wallet.due` (start a payout), `payout.requested` and `payout.due` (send it). Reads W3 or X1 with W1; writes payout and
//! wallet with the posting in one change. Emits `payout.requested`, `payout.sent`, `payout.delayed`, `payout.failed`. Safe to
//! repeat: the payout's identifier follows from the wallet's version, and the gateway takes one transfer per reference.

use domain::payable::{Obstacle, Payable, PayoutLimits};
use domain::payout::{Payout, PayoutStatus, TransferReport};
use domain::wallet::Wallet;
use domain::{Actor, ArtisanId, Currency, PayoutId, TypedId};
use messaging::{Error, Message};
use payments::{Gateway, GatewayError, Gateways, RecipientCode, TransferRequest};
use store::Loaded;
use store::entities::{Payouts, Wallets};
use telemetry::Unit;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let wallets = Wallets::from_env();
    let payouts = Payouts::from_env();
    let currency: Currency = aws::required("MARKET_CURRENCY").parse()?;
    let limits = PayoutLimits::from_variables(aws::required)?;
    let gateways = Gateways::from_env(secrets::from_env).await?;
    messaging::serve(async |message| match message.kind() {
        "payout.requested" | "payout.due" => send(&payouts, &wallets, &gateways, &message).await,
        _ => start(&wallets, currency, &limits, &message).await,
    })
    .await
}

async fn start(
    wallets: &Wallets,
    currency: Currency,
    limits: &PayoutLimits,
    message: &Message,
) -> messaging::Result {
    let artisan_id: ArtisanId = match message.kind() {
        "escrow.released" | "escrow.settled" => message.fact("artisan_id")?,
        _ => message.subject()?,
    };
    let (wallet, artisan) = wallets.load_with_artisan(artisan_id, currency).await?;
    let Some(artisan) = artisan else { return Ok(()) };
    let payable = match Payable::automatic(&wallet, &artisan, limits, message.at) {
        Ok(payable) => payable,
        Err(obstacle) => return rest(wallets, &wallet, obstacle, message).await,
    };
    let id = PayoutId::derived(message.event.time, &format!("{artisan_id}:{currency}:{}", wallet.version()));
    let (payout, in_transit) = Payout::start(payable, id, message.at)?;
    let mut change = message.change(Actor::system("payouts-send"));
    change.create(payout);
    change.save(&wallet, in_transit);
    Ok(wallets.commit(change).await?)
}

/// Nothing can be paid out now. The timer is set to when that is over by itself; it is stopped where something has to
/// happen first.
async fn rest(
    wallets: &Wallets,
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
    Ok(wallets.commit(change).await?)
}

async fn send(
    payouts: &Payouts,
    wallets: &Wallets,
    gateways: &Gateways,
    message: &Message,
) -> messaging::Result {
    let id = message.subject::<PayoutId>()?;
    let payout =
        payouts.load(id).await?.ok_or_else(|| Error::Malformed(format!("there is no payout {id}")))?;
    if payout.status != PayoutStatus::Requested {
        return Ok(());
    }
    let gateway = gateways.named(&payout.account.gateway).map_err(Error::other)?;
    let request = TransferRequest {
        reference: payout.reference.clone(),
        amount: payout.amount,
        recipient: RecipientCode::from(payout.account.recipient_code.clone()),
        reason: format!("Homify payout {id}"),
    };
    match gateway.transfer(&request).await {
        // A reference that exists was sent before: what became of it is asked later.
        Ok(_) | Err(GatewayError::DuplicateReference) => mark_sent(payouts, &payout, message).await,
        Err(GatewayError::Refused(refusal)) if refusal.conclusive => {
            fail(payouts, wallets, &payout, refusal.message, message).await
        }
        Err(error) => {
            if matches!(error, GatewayError::InsufficientBalance) {
                telemetry::metric("GatewayBalanceTooLow", 1, Unit::Count);
            }
            tracing::warn!(payout = %id, %error, "the transfer could not be sent yet");
            look_again(payouts, &payout, message).await
        }
    }
}

async fn mark_sent(payouts: &Payouts, payout: &Loaded<Payout>, message: &Message) -> messaging::Result {
    let Some(sent) = payout.sent(message.at) else { return Ok(()) };
    let mut change = message.change(Actor::system("payouts-send"));
    change.save(payout, sent);
    Ok(payouts.commit(change).await?)
}

async fn fail(
    payouts: &Payouts,
    wallets: &Wallets,
    payout: &Loaded<Payout>,
    reason: String,
    message: &Message,
) -> messaging::Result {
    let wallet = wallets.load(payout.artisan_id, payout.amount.currency).await?;
    let report = TransferReport::Failed { reason };
    let Some((failed, returned)) = payout.report(&report, &wallet, message.at)? else { return Ok(()) };
    let mut change = message.change(Actor::Gateway(payout.account.gateway.clone()));
    change.save(payout, failed);
    change.save(&wallet, returned);
    Ok(payouts.commit(change).await?)
}

async fn look_again(payouts: &Payouts, payout: &Loaded<Payout>, message: &Message) -> messaging::Result {
    let mut change = message.change(Actor::system("payouts-send"));
    match payout.delay(message.at) {
        Some(delayed) => {
            change.save(payout, delayed);
        }
        None => change.reschedule(payout, &payout.look_again(message.at)),
    }
    Ok(payouts.commit(change).await?)
}
