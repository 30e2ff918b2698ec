//! `PATCH /me`: the user changes name or phone. A field that is absent stays; `"phone": null` removes the phone.
//!
//! Reads U1; writes the user. Emits `user.updated`. Safe to repeat: what is so already is not changed.

use domain::users::Phone;
use serde::{Deserialize, Deserializer};
use store::Table;
use views::UserView;
use web::{OneLine, Problem, Request, Response, Stop, ok};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Update {
    #[serde(default, deserialize_with = "given")]
    name: Option<OneLine<1, 80>>,
    #[serde(default, deserialize_with = "given")]
    phone: Option<Option<Phone>>,
}

/// A field that is there, so that `null` is told from absent.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(field: D) -> Result<Option<T>, D::Error> {
    T::deserialize(field).map(Some)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), web::Error> {
    let table = Table::from_env();
    web::serve(async |request| update_me(&table, request).await).await
}

async fn update_me(table: &Table, request: Request) -> Result<Response, Stop> {
    let caller = request.caller()?;
    let Update { name, phone } = request.body()?;
    let user = table.users().find(caller.user_id).await?;
    let user = user.ok_or_else(|| Problem::not_found("Your account no longer exists."))?;
    let name = name.map_or_else(|| user.name.clone(), String::from);
    let phone = phone.unwrap_or_else(|| user.phone.clone());
    let Some(updated) = user.update(name, phone) else { return Ok(ok(&UserView::new(&user))) };
    let mut change = request.change(caller.as_user());
    let user = change.save(&user, updated);
    table.commit(change).await?;
    Ok(ok(&UserView::new(&user)))
}
