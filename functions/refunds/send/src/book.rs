//! Moving the money in the books: from where it is to the refund, before the gateway is asked for anything.

use domain::orders::events::OrderEvent;
use domain::orders::{Order, OrderStatus};
use domain::refunds::{Refund, RefundStatus};
use domain::{Actor, OrderId, Timer};
use messaging::Message;
use store::entities::return_stock;
use store::{Change, Loaded, Table};

/// The order that is cancelled gives back all that is held.
pub(crate) async fn cancelled(table: &Table, message: &Message) -> messaging::Result {
    let order = order(table, message.subject()?).await?;
    let cancelled = message.is::<Timer>() || matches!(message.event()?, OrderEvent::Cancelled(_));
    if !cancelled && order.status != OrderStatus::Cancelled {
        return Ok(());
    }
    let wallet = table.wallets().load(order.artisan_id, order.total.currency).await?;
    let mut change = message.change(Actor::system("refunds-send"));
    let Some((refunded, given_back, refund)) = order.refund(&wallet, message.at)? else {
        let Some(later) = order.look_again(message.at) else { return Ok(()) };
        change.reschedule(&order, &later);
        return Ok(table.commit(change).await?);
    };
    change.save(&order, refunded);
    change.save(&wallet, given_back);
    change.create(refund);
    Ok(table.commit(change).await?)
}

/// The refund that was decided takes its money; goods of an order that ends by it, and never left, are on sale again.
pub(crate) async fn decided(table: &Table, refund: &Loaded<Refund>, message: &Message) -> messaging::Result {
    let Some(order_id) = refund.order_id else { return Ok(()) };
    let order = order(table, order_id).await?;
    let wallet = table.wallets().load(order.artisan_id, order.total.currency).await?;
    let mut change = message.change(Actor::system("refunds-send"));
    match order.book_refund(refund, &wallet, message.at)? {
        Some((booked, balance, requested)) => {
            let after = change.save(&order, booked);
            if after.status != order.status && after.returns_stock() {
                return_stock(&mut change, &after.lines);
            }
            change.save(&wallet, balance);
            change.save(refund, requested);
        }
        // Not while a dispute or a chargeback lasts: its timer asks again.
        None => change.reschedule(refund, &refund.look_again(message.at)),
    }
    Ok(table.commit(change).await?)
}

/// The order hears that its refund was settled without the gateway.
pub(crate) async fn settled(table: &Table, refund: &Loaded<Refund>, message: &Message) -> messaging::Result {
    if refund.due.is_none() {
        return Ok(());
    }
    let mut change = message.change(Actor::system("refunds-send"));
    change.reschedule(refund, &refund.order_told());
    arrived(table, refund, &mut change).await?;
    Ok(table.commit(change).await?)
}

/// Adds to `change` that the order's refund has arrived, if it is one of an order's.
pub(crate) async fn arrived(table: &Table, refund: &Refund, change: &mut Change) -> messaging::Result {
    debug_assert!(refund.status != RefundStatus::Decided, "its money has been moved");
    if let Some(order_id) = refund.order_id
        && let Some(order) = table.orders().find(order_id).await?
        && let Some(arrived) = order.refund_arrived(refund.id)
    {
        change.save(&order, arrived);
    }
    Ok(())
}

async fn order(table: &Table, id: OrderId) -> messaging::Result<Loaded<Order>> {
    Ok(table.orders().load(id).await?)
}
