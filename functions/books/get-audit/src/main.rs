//! `GET /admin/audits/{audit_id}`: how far an audit is, and how much it has found. What it found is in the list of
//! differences.
//!
//! Reads B6. Writes nothing.

use domain::{AuditId, Role};
use store::entities::Audits;
use views::AuditView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let audits = Audits::from_env();
    web::serve(async |request| get_audit(&audits, request).await).await
}

async fn get_audit(audits: &Audits, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let id: AuditId = request.path("audit_id")?;
    let found = audits.load(id).await?;
    let (audit, progress) = found.ok_or_else(|| Problem::not_found("There is no such audit."))?;
    Ok(ok(&AuditView::new(&audit, &progress)))
}
