//! Step `chargebacks-settle`: a buyer's bank asks a payment back. The gateway is asked, and only its own answer moves money;
//! what an operator answered is told to it.
//!
//! Takes `gateway.dispute_reported`, `chargeback.answer_decided` and `chargeback.due`. Reads K1, K3 and K4, at first Y1, Y2 and R1;
//! writes the chargeback with its orders and wallets in one change. Emits `chargeback.opened`, `chargeback.answered`,
//! `chargeback.answer_refused`, `chargeback.won`, `chargeback.lost`, `chargeback.reversed`, and of its orders
//! `order.charge_disputed`, `order.charge_stands`, `order.charged_back`, `order.charge_restored`. Safe to repeat: what is no
//! news changes nothing, and an answer is given only to a chargeback that the gateway still shows as open.

mod about;
mod gateway;
mod heard;
mod save;

use domain::chargebacks::events::ChargebackEvent;
use domain::payments::reports::{DisputeReported, GatewayReport};
use domain::{Actor, ChargebackId, Timer, steps};
use messaging::{Error, Message};
use payments::Gateways;
use store::Table;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Reported(DisputeReported) = GatewayReport::Dispute,
        AnswerDecided = ChargebackEvent::AnswerDecided,
        Due = Timer::Chargeback,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let gateways = Gateways::from_env(secrets::from_env).await?;
    messaging::serve(async |message| match Taken::of(&message)? {
        Taken::Reported(report) => heard::report(&table, &gateways, report, &message).await,
        Taken::AnswerDecided | Taken::Due => proceed(&table, &gateways, &message).await,
    })
    .await
}

/// An operator has answered, or there was no news for a while.
async fn proceed(table: &Table, gateways: &Gateways, message: &Message) -> messaging::Result {
    let id = message.subject::<ChargebackId>()?;
    let chargeback = table.chargebacks().load(id).await?;
    let answered = message.is::<ChargebackEvent>();
    // Before the gateway is told or asked, so that of two deliveries only one does it.
    let claim = steps::chargebacks::claim(&chargeback, answered, message.at);
    if claim.is_empty() {
        return Ok(());
    }
    let gateway = gateways.named(&chargeback.gateway).map_err(Error::other)?;
    let mut change = message.change(Actor::system("chargebacks-settle"));
    change.apply(claim, &[(&chargeback).into()]);
    table.commit(change).await?;
    match gateway::ask_or_answer(gateway, &chargeback).await {
        Ok(gateway::Heard::Shown(shown)) => save::report(table, &chargeback, &shown, message).await,
        Ok(gateway::Heard::Refused(why)) => save::refused(table, &chargeback, &why, message).await,
        Err(error) => {
            // Its timer is set: it is asked about, and answered only if the gateway still waits for it.
            tracing::warn!(chargeback = %id, %error, "the gateway could not be asked about a chargeback");
            Ok(())
        }
    }
}
