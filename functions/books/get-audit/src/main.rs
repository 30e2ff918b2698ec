//! `GET /admin/audits/{audit_id}`: how far an audit is, and how much it has found. What it found is in the list of
//! differences.
//!
//! Reads B6. Writes nothing.

use domain::{AuditId, Role};
use store::Table;
use views::AuditView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| get_audit(&table, request).await).await
}

async fn get_audit(table: &Table, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let id: AuditId = request.path("audit_id")?;
    let (audit, progress) = table.audits().load(id).await?;
    Ok(ok(&AuditView::new(&audit, &progress)))
}
