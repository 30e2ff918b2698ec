//! `POST /notifications/{notification_id}/read`: the user has read it.
//!
//! Reads N2; writes the notification. Emits nothing. Safe to repeat: one that was read answers the same again.

use domain::NotificationId;
use store::Table;
use views::NotificationView;
use web::{Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| mark_read(&table, request).await).await
}

async fn mark_read(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let id = request.path::<NotificationId>("notification_id")?;
    let notification = table.notifications().load(caller.user_id, id).await?;
    let Some(read) = notification.mark_read(request.at()) else {
        return Ok(ok(&NotificationView::from(notification.into_inner())));
    };
    let mut change = request.change(caller.as_user());
    change.replace(&notification, &read);
    table.commit_put(change).await?;
    Ok(ok(&NotificationView::from(read)))
}
