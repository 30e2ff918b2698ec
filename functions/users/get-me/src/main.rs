//! `GET /me`: the signed-in user, with how many notifications and messages they have not read.
//!
//! Reads U1, N1, N4 and M4 at the same time; writes nothing. Safe to repeat.

use store::Table;
use views::MeView;
use web::{Problem, Request, Response, Stop, ok};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| get_me(&table, request).await).await
}

async fn get_me(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let (users, notifications, messages) = (table.users(), table.notifications(), table.messages());
    let (user, unread_notifications, unread_messages) = futures::future::try_join3(
        users.find(caller.user_id),
        notifications.unread(caller.user_id),
        messages.unread(caller.user_id),
    )
    .await?;
    let user = user.ok_or_else(|| Problem::not_found("Your account no longer exists."))?;
    Ok(ok(&MeView::new(&user, unread_notifications, unread_messages)).of_version(user.version()))
}
