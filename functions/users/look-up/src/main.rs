//! `GET /admin/users?email=…`, `?phone=…` or `?id=…`: an administrator finds a person, by one of these.
//!
//! Reads U11, or U1; writes that it was looked at into the history of each person who is shown, in one change. Emits
//! `user.looked_up`. A repeat is another look, and noted again.

use domain::identity::credentials::Email;
use domain::users::Phone;
use domain::{Role, UserId};
use serde::Deserialize;
use store::{Page, Table};
use views::UserView;
use web::{Problem, Request, Response, Stop, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    email: Option<Email>,
    phone: Option<Phone>,
    id: Option<UserId>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| look_up(&table, request).await).await
}

async fn look_up(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.require(Role::Admin)?;
    let users = table.users();
    let found = match request.query::<Query>()? {
        Query { email: Some(email), phone: None, id: None } => users.of_email(&email).await?,
        Query { email: None, phone: Some(phone), id: None } => users.of_phone(&phone).await?,
        Query { email: None, phone: None, id: Some(id) } => {
            users.find(id).await?.filter(|user| !user.has_left()).into_iter().collect()
        }
        Query { .. } => {
            let detail = "Ask by one of email, phone and id: email=ada@example.com, phone=%2B2348012345678 or id=usr_…";
            return Err(Problem::new(problem::INVALID_QUERY, detail).into());
        }
    };
    let mut change = request.change(caller.as_admin());
    let found: Vec<_> = found.into_iter().map(|user| change.save(&user, user.look_up())).collect();
    table.commit(change).await?;
    let items = found.iter().map(|user| UserView::new(user)).collect();
    Ok(web::page(Page { items, next_cursor: None }))
}
