//! Moving the money in the books: from where it is to the refund, before the gateway is asked for anything.

use domain::orders::Order;
use domain::orders::events::OrderEvent;
use domain::refunds::Refund;
use domain::steps::{self, Trigger};
use domain::{Actor, Timer};
use messaging::Message;
use store::{Loaded, Table};

/// The order that is cancelled gives back all that is held.
pub(crate) async fn cancelled(table: &Table, message: &Message) -> messaging::Result {
    let order = table.orders().load(message.subject()?).await?;
    let cancelled = message.is::<Timer>() || matches!(message.event()?, OrderEvent::Cancelled(_));
    let trigger = if cancelled { Trigger::Closed } else { Trigger::Freed };
    if !steps::refunds::concerns(&order, trigger) {
        return Ok(());
    }
    let wallet = table.wallets().load(order.artisan_id(), order.total().currency).await?;
    let plan = steps::refunds::give_back(&order, &wallet, trigger, message.at)?;
    let mut change = message.change(Actor::system("refunds-send"));
    change.apply(plan, &[(&order).into(), (&wallet).into()]);
    Ok(table.commit(change).await?)
}

/// The refund that was decided takes its money.
pub(crate) async fn decided(table: &Table, refund: &Loaded<Refund>, message: &Message) -> messaging::Result {
    let Some(order_id) = refund.order_id else { return Ok(()) };
    let order = table.orders().load(order_id).await?;
    let wallet = table.wallets().load(order.artisan_id(), order.total().currency).await?;
    let plan = steps::refunds::book(refund, &order, &wallet, message.at)?;
    let mut change = message.change(Actor::system("refunds-send"));
    change.apply(plan, &[refund.into(), (&order).into(), (&wallet).into()]);
    Ok(table.commit(change).await?)
}

/// The order hears that its refund was paid by hand or closed by an operator.
pub(crate) async fn ended(table: &Table, refund: &Loaded<Refund>, message: &Message) -> messaging::Result {
    if !steps::refunds::has_to_tell(refund) {
        return Ok(());
    }
    let order = order_of(table, refund).await?;
    let mut change = message.change(Actor::system("refunds-send"));
    let read: Vec<_> = order.iter().map(Into::into).chain([refund.into()]).collect();
    change.apply(steps::refunds::tell_order(refund, order.as_deref()), &read);
    Ok(table.commit(change).await?)
}

/// The order of a refund, if it is one of an order's.
pub(crate) async fn order_of(table: &Table, refund: &Refund) -> messaging::Result<Option<Loaded<Order>>> {
    Ok(match refund.order_id {
        Some(id) => table.orders().find(id).await?,
        None => None,
    })
}
