//! Step `payouts-send`: what is available goes to the artisan's bank.
//!
//! Takes `escrow.released`, `escrow.settled`, `artisan.payout_account_set` and `wallet.due` (start a payout),
//! `payout.requested` and `payout.due` (send it). Reads W3 or X1 with W1; writes payout and wallet with the posting in one change. Emits
//! `payout.requested`, `payout.sent`, `payout.failed`. Safe to repeat: the payout's identifier follows from the wallet's
//! version, and the gateway takes one transfer per reference.

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
    let minimum: i64 = aws::required("PAYOUT_MINIMUM").parse()?;
    let gateways = Gateways::from_env(secrets::from_env).await?;
    messaging::serve(async |message| match message.kind() {
        "payout.requested" | "payout.due" => send(&payouts, &wallets, &gateways, &message).await,
        _ => start(&wallets, currency, minimum, &message).await,
    })
    .await
}

async fn start(wallets: &Wallets, currency: Currency, minimum: i64, message: &Message) -> messaging::Result {
    let artisan_id: ArtisanId = match message.kind() {
        "escrow.released" | "escrow.settled" => message.fact("artisan_id")?,
        _ => message.subject()?,
    };
    let Some((mut wallet, artisan)) = wallets.load_with_artisan(artisan_id, currency).await? else {
        return Ok(());
    };
    let Some(account) = &artisan.payout_account else { return rest(wallets, &wallet, message).await };
    if message.kind() == "artisan.payout_account_set"
        && let Some(resumed) = wallet.forget_failures()
    {
        let mut change = message.change(Actor::system("payouts-send"));
        wallet = change.save(&wallet, resumed);
        wallets.commit(change).await?;
    }
    let id = PayoutId::derived(message.event.time, &format!("{artisan_id}:{currency}:{}", wallet.version()));
    let Some((payout, in_transit)) = Payout::start(&wallet, account, minimum, id, message.at)? else {
        return rest(wallets, &wallet, message).await;
    };
    let mut change = message.change(Actor::system("payouts-send"));
    change.create(payout);
    change.save(&wallet, in_transit);
    Ok(wallets.commit(change).await?)
}

/// Nothing can be paid out now. A timer that ran out for it is stopped: what changes that is an event.
async fn rest(wallets: &Wallets, wallet: &Loaded<Wallet>, message: &Message) -> messaging::Result {
    if message.kind() != "wallet.due" || wallet.due.is_none_or(|due| due.at > message.at) {
        return Ok(());
    }
    let mut change = message.change(Actor::system("payouts-send"));
    change.reschedule(wallet, &wallet.nothing_due());
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
    change.reschedule(payout, &payout.look_again(message.at));
    Ok(payouts.commit(change).await?)
}
