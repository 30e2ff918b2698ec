//! `GET /notifications`: what the user was told, newest first.
//!
//! Reads N1; writes nothing. Safe to repeat.

use store::Table;
use views::NotificationView;
use web::{Request, Response, Stop, page};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| list(&table, request).await).await
}

async fn list(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let found = table.notifications().of_user(caller.user_id, &request.page()?).await?;
    Ok(page(found.map(|notification| NotificationView::from(notification.into_inner()))))
}
