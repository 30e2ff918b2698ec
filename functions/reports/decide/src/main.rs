//! `POST /admin/reports/{report_id}/decision`: an administrator decides about what people reported, and has it done in the same moment.
//!
//! Reads I3; writes the report, the product, review or artisan that the decision changes, what follows from that, and the answer in one
//! change. Emits `report.decided`, and `product.hidden`, `review.hidden` or `artisan.suspended`. Safe to repeat: what was decided that way
//! answers the same again.

mod body;
mod effect;

use body::{Body, Decision};
use domain::{ReportId, Role};
use effect::take_effect;
use store::Table;
use views::ReportStandingView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| decide(&table, request).await).await
}

async fn decide(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let id: ReportId = request.path("report_id")?;
    let decision = Decision::from(request.body::<Body>()?);
    let found = table.reports().for_decision_once(&once, id, decision.ruling).await?;
    let report = &found.report;
    let judge = report.as_judge(caller.user_id).ok_or_else(|| {
        Problem::forbidden("You have part in what was reported. Another administrator has to decide.")
    })?;
    let Some(decided) = report.decide(judge, decision.ruling, decision.reason.clone(), request.at())? else {
        return Ok(ok(&ReportStandingView::new(report)));
    };
    let mut change = request.change(judge.actor());
    let report = change.save(report, decided);
    take_effect(&mut change, &found, &decision, caller.user_id, request.at())?;
    let response = ok(&ReportStandingView::new(&report));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
