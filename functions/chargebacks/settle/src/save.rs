//! Saving what became of a chargeback, with its orders and wallets.

use domain::Actor;
use domain::chargebacks::{Chargeback, ChargebackChange, ShownChargeback};
use domain::orders::Order;
use domain::payments::Payment;
use domain::wallet::Wallet;
use messaging::Message;
use store::{Change, Loaded, Table};
use telemetry::Unit;

/// Somebody has to answer it before its deadline.
pub(crate) fn tell_operators() {
    telemetry::metric("ChargebackNeedsOperator", 1, Unit::Count);
}

/// The chargeback, new in the table; the money of its orders rests.
pub(crate) async fn open(
    table: &Table,
    gateway: &str,
    shown: &ShownChargeback,
    payment: Option<&Payment>,
    message: &Message,
) -> messaging::Result<Loaded<Chargeback>> {
    let parts = match payment {
        Some(payment) => table.payments().parts(payment).await?,
        None => Vec::new(),
    };
    let orders: Vec<Order> = parts.iter().map(|(order, _)| (**order).clone()).collect();
    let opened = Chargeback::open(gateway, shown, payment, &orders, message.at);
    let mut change = message.change(Actor::Gateway(gateway.to_owned()));
    let chargeback = change.create(opened.chargeback);
    for ((order, _), disputed) in parts.iter().zip(opened.orders) {
        if let Some(disputed) = disputed {
            change.save(order, disputed);
        }
    }
    table.commit(change).await?;
    Ok(chargeback)
}

/// Applies what the gateway says.
pub(crate) async fn report(
    table: &Table,
    chargeback: &Loaded<Chargeback>,
    shown: &ShownChargeback,
    message: &Message,
) -> messaging::Result {
    let parts = table.chargebacks().parts(chargeback).await?;
    let current: Vec<_> =
        parts.iter().map(|(order, wallet)| ((**order).clone(), (**wallet).clone())).collect();
    let Some(changed) = chargeback.report(shown, &current, message.at)? else { return Ok(()) };
    let mut change = message.change(Actor::Gateway(chargeback.gateway.clone()));
    save(&mut change, chargeback, &parts, changed);
    Ok(table.commit(change).await?)
}

/// The gateway did not take the answer: it waits for an operator again.
pub(crate) async fn refused(
    table: &Table,
    chargeback: &Loaded<Chargeback>,
    why: &str,
    message: &Message,
) -> messaging::Result {
    let Some(refused) = chargeback.refuse_answer(why, message.at) else { return Ok(()) };
    let mut change = message.change(Actor::Gateway(chargeback.gateway.clone()));
    change.save(chargeback, refused);
    table.commit(change).await?;
    tell_operators();
    Ok(())
}

/// Moves the timer before the gateway is told or asked, so that of two deliveries only one does it.
pub(crate) async fn claim(
    table: &Table,
    chargeback: Loaded<Chargeback>,
    message: &Message,
) -> messaging::Result<Loaded<Chargeback>> {
    let mut change = message.change(Actor::system("chargebacks-settle"));
    change.reschedule(&chargeback, &chargeback.look_again(message.at));
    table.commit(change).await?;
    Ok(chargeback)
}

fn save(
    change: &mut Change,
    chargeback: &Loaded<Chargeback>,
    parts: &[(Loaded<Order>, Loaded<Wallet>)],
    changed: ChargebackChange,
) {
    change.save(chargeback, changed.chargeback);
    for (((order, wallet), after), balance) in parts.iter().zip(changed.orders).zip(changed.wallets) {
        if let Some(after) = after {
            change.save(order, after);
        }
        if let Some(balance) = balance {
            change.save(wallet, balance);
        }
    }
}
