//! `GET /admin/stuck`: what should have been done an hour ago or longer and was not, the longest waiting first, at most a
//! hundred. When these are done, the next ones show.
//!
//! Reads T1 over all shards of the steps at once, then B5. Writes nothing.

mod view;

use domain::change::STUCK_SECONDS;
use domain::{Role, Step};
use serde::Deserialize;
use store::Table;
use view::Stuck;
use web::{Request, Response, Stop, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    /// Only what waits for this step.
    step: Option<Step>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| stuck(&table, request).await).await
}

async fn stuck(table: &Table, request: Request) -> Result<Response, Stop> {
    request.require(Role::Admin)?;
    let Query { step } = request.query()?;
    let steps = step.map_or_else(|| Step::ALL.to_vec(), |step| vec![step]);
    let overdue = table.timers().overdue(&steps, request.at().minus_seconds(STUCK_SECONDS)).await?;
    Ok(ok(&Stuck::new(overdue)))
}
