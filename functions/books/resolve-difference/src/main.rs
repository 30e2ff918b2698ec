//! `POST /admin/reconciliation/{difference_id}/resolution`: an administrator explains a difference. The explanation holds
//! as long as both sides tell the same; of a balance it is the new opening, and only what goes beyond it differs.
//!
//! Reads B1; writes the difference with the answer in one change. Emits `difference.resolved`. Safe to repeat: what was
//! explained stays so.

use domain::{DifferenceId, Role};
use serde::Deserialize;
use store::Table;
use views::DifferenceView;
use web::{Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// What the administrator found out.
    note: Text<3, 1000>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| resolve_difference(&table, request).await).await
}

async fn resolve_difference(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: DifferenceId = request.path("difference_id")?;
    let Body { note } = request.body()?;
    let difference = table.differences().load_once(&once, id).await?;
    let Some(resolved) = difference.resolve(note.into(), caller.user_id, request.at())? else {
        return Ok(ok(&DifferenceView::new(&difference)));
    };
    let mut change = request.change(caller.as_admin());
    let difference = change.save(&difference, resolved);
    let response = ok(&DifferenceView::new(&difference));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
