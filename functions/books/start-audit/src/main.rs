//! `POST /admin/audits`: every entry of some days of the ledger is checked against what it is about, whether it was checked
//! before or not.
//!
//! Reads nothing but an earlier answer; writes the audit with its progress and the answer in one change. Emits
//! `audit.started`, from which `books-audit-segment` does the rest. Safe to repeat: the `Idempotency-Key` starts one.

use domain::books::audit::{Audit, AuditProgress};
use domain::{Day, Role};
use serde::Deserialize;
use store::Table;
use store::entities::LEDGER_SHARDS;
use views::AuditView;
use web::{Request, Response, Stop, accepted};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// The first day.
    from: Day,
    /// The last day.
    to: Day,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| start_audit(&table, request).await).await
}

async fn start_audit(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let Body { from, to } = request.body()?;
    table.audits().check_once(&once).await?;
    let (id, at) = (request.new_id(), request.at());
    let started = Audit::start(id, caller.user_id, from, to, LEDGER_SHARDS, at)?;
    let mut change = request.change(caller.as_admin());
    let audit = change.create(started);
    let progress = AuditProgress::none(id);
    change.insert(&progress);
    let response = accepted(&AuditView::new(&audit, &progress));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
