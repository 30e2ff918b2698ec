//! `GET /disputes/{dispute_id}/history`: every change of a dispute with its author and the hash chain, to its two sides and
//! to administrators, oldest first.
//!
//! Reads D1, then D3, page by page. Writes nothing.

use domain::{DisputeId, Role};
use store::entities::Disputes;
use web::{Problem, Request, Response, Stop};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let disputes = Disputes::from_env();
    web::serve(async |request| history(&disputes, request).await).await
}

async fn history(disputes: &Disputes, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let page = request.page()?;
    let id: DisputeId = request.path("dispute_id")?;
    let dispute = disputes.load(id).await?.ok_or_else(|| Problem::not_found("There is no such dispute."))?;
    if !caller.is(Role::Admin) {
        dispute.as_party(caller.user_id)?;
    }
    Ok(web::page(disputes.history(id, &page).await?))
}
