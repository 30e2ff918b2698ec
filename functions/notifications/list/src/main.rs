//! `GET /notifications`: what the user was told, newest first.
//!
//! Reads N1 and N4 at the same time; writes nothing. Safe to repeat.

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
    let (told, mark) = table.notifications().of_user_with_mark(caller.user_id, &request.page()?).await?;
    Ok(page(told.map(|notification| NotificationView::new(notification.into_inner(), &mark))))
}
