//! `POST /admin/stuck/retry`: what is due is handed to its step once more, now, as the sweep does.
//!
//! Reads B5; sends to the step's queue, then writes the answer. Emits nothing: what follows is the step's. Safe to repeat:
//! the step looks at the entity again and may find nothing to do.

mod queues;

use domain::{Role, Step};
use messaging::Event;
use queues::Queues;
use serde::{Deserialize, Serialize};
use store::Table;
use store::entities::key_of_text;
use web::{OneLine, Problem, Request, Response, Stop, accepted, problem};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Body {
    step: Step,
    /// An identifier, or a wallet as `art_…:NGN`.
    subject: OneLine<1, 80>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    let queues = Queues::from_env();
    web::serve(async |request| retry_stuck(&table, &queues, request).await).await
}

async fn retry_stuck(table: &Table, queues: &Queues, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let once = request.once(&caller)?;
    let body: Body = request.body()?;
    let key = key_of_text(&body.subject).ok_or_else(|| Problem::field("subject", "names nothing of ours"))?;
    let overdue = table.timers().find_once(&once, &key, body.step).await?;
    if overdue.is_none_or(|overdue| overdue.due_at > request.at()) {
        return Err(Problem::new(problem::NOT_DUE, "It does not wait for this step, or not yet.").into());
    }
    let event = Event::due(key.subject(), body.step, request.at()).correlated(request.correlation_id());
    let sent = queues.of(body.step).send(&[event]).await;
    sent.map_err(|error| Problem::new(problem::UNAVAILABLE, "The queue did not take it.").caused_by(error))?;
    let response = accepted(&body);
    let mut change = request.change(caller.as_admin());
    change.answer(&once, response.answer());
    table.commit(change).await?;
    Ok(response)
}
