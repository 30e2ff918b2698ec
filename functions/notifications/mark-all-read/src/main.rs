//! `POST /notifications/read`: the user has read all up to one that they name, the newest that they were shown. What comes
//! after it stays unread.
//!
//! Reads N4; writes it. Emits nothing. Safe to repeat: what was read further already answers the same again.

use domain::notifications::ReadMark;
use domain::{NotificationId, TypedId};
use serde::Deserialize;
use store::Table;
use views::ReadMarkView;
use web::{Problem, Request, Response, Stop, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    through: NotificationId,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| mark_all_read(&table, request).await).await
}

async fn mark_all_read(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let Body { through } = request.body()?;
    // One of the future would hide what has not been told yet.
    if through.created_at() > request.at() {
        return Err(Problem::field("through", "is no notification that you were shown").into());
    }
    let mark = table.notifications().read_mark(caller.user_id).await?;
    let further = ReadMark { user_id: caller.user_id, through: Some(through), read_at: request.at() };
    if mark.through >= further.through {
        return Ok(ok(&ReadMarkView::new(&mark)));
    }
    let mut change = request.change(caller.as_user());
    change.replace(&mark, &further);
    table.commit_put(change).await?;
    Ok(ok(&ReadMarkView::new(&further)))
}
