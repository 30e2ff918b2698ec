//! `POST /admin/orders/{order_id}/refunds`: an administrator gives money of an order back to its buyer. It comes from what is
//! held, or after the release from artisan and platform; the step `refunds-send` moves it.
//!
//! Reads the order; writes it and the refund with the answer in one change. Emits `order.refund_ordered` and
//! `refund.decided`. Safe to repeat with the same `Idempotency-Key`; another key is another refund.

use domain::Role;
use domain::market::TOTAL_MAX;
use serde::Deserialize;
use store::Table;
use views::RefundView;
use web::{Amount, Problem, Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    amount: Amount<1, TOTAL_MAX>,
    /// Both sides are told it.
    reason: Text<3, 500>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| refund_order(&table, request).await).await
}

async fn refund_order(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let Order { amount, reason } = request.body()?;
    let order = table.orders().load_once(&once, request.path("order_id")?).await?;
    if order.as_party(caller.user_id).is_ok() {
        return Err(Problem::forbidden("Somebody else has to decide over your own order.").into());
    }
    let (ordered, refund) =
        order.order_refund(request.new_id(), amount.money(), reason.into(), request.at())?;
    let mut change = request.change(caller.as_admin());
    change.save(&order, ordered);
    let refund = change.create(refund);
    let response = ok(&RefundView::new(&refund, caller.user_id, request.at()));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
