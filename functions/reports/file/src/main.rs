//! `POST /reports`: somebody reports a product, an artisan, a buyer, a message or a review that they think breaks the rules.
//!
//! Reads I1; writes the report with its history, what the caller reported in a day, and the answer in one change. Emits `report.filed`.
//! Safe to repeat: who has said it already is answered the same again, with the same key or another.

mod body;

use body::Body;
use domain::reports::Report;
use store::Table;
use views::FiledView;
use web::{Problem, Request, Response, Stop, accepted};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| file(&table, request).await).await
}

async fn file(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let once = request.once(&caller)?;
    let (thing, filing) = request.body::<Body>()?.checked(&caller)?;
    let (user, at) = (caller.user_id, request.at());
    let read = table.reports().for_filing_once(&once, user, thing).await?;
    // Who reported what has gone since is answered as before.
    let known = read.report.as_deref().filter(|report| report.statement_of(user).is_some());
    let found = match (read.found, known) {
        (Some(found), _) => found,
        (None, Some(report)) => return Ok(accepted(&FiledView::new(thing, report, user, at))),
        (None, None) => return Err(Problem::not_found("There is no such thing to report.").into()),
    };
    let Some(filed) = Report::file(read.report.as_deref(), found, filing, at)? else {
        let report = read.report.as_deref().ok_or_else(|| Problem::not_found("There is no such report."))?;
        return Ok(accepted(&FiledView::new(thing, report, user, at)));
    };
    let mut change = request.change(caller.as_user());
    change.replace(&read.filings, &read.filings.one_more(at)?);
    let report = match &read.report {
        Some(before) => change.save(before, filed),
        None => change.create(filed),
    };
    let response = accepted(&FiledView::new(thing, &report, user, at));
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
