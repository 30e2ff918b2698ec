//! `GET /notifications`: what the user was told, newest first.
//!
//! Reads N1; writes nothing. Safe to repeat.

use store::entities::Notifications;
use views::NotificationView;
use web::{Request, Response, Stop, page};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let notifications = Notifications::from_env();
    web::serve(async |request| list(&notifications, request).await).await
}

async fn list(notifications: &Notifications, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let found = notifications.of_user(caller.user_id, &request.page()?).await?;
    Ok(page(found.map(|notification| NotificationView::from(notification.into_inner()))))
}
