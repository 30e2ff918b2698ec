//! `POST /admin/reconciliation/{difference_id}/resolution`: an administrator explains a difference. The explanation holds
//! as long as both sides tell the same; of a balance it is the new opening, and only what goes beyond it differs.
//!
//! Reads B1; writes the difference with the answer in one change. Emits `difference.resolved`. Safe to repeat: what was
//! explained stays so.

use domain::{DifferenceId, Role};
use serde::Deserialize;
use store::entities::Differences;
use views::DifferenceView;
use web::{Problem, Request, Response, Stop, Text, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// What the administrator found out.
    note: Text<3, 1000>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let differences = Differences::from_env();
    web::serve(async |request| resolve_difference(&differences, request).await).await
}

async fn resolve_difference(differences: &Differences, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: DifferenceId = request.path("difference_id")?;
    let Body { note } = request.body()?;
    let difference = differences.load_once(&once, id).await?;
    let difference = difference.ok_or_else(|| Problem::not_found("There is no such difference."))?;
    let Some(resolved) = difference.resolve(note.into(), caller.user_id, request.at())? else {
        return Ok(ok(&DifferenceView::new(&difference)));
    };
    let mut change = request.change(caller.as_admin());
    let difference = change.save(&difference, resolved);
    let response = ok(&DifferenceView::new(&difference));
    change.answer(&once, response.answer());
    differences.commit(change).await?;
    Ok(response)
}
