//! The HTTP edge. API Gateway routes; a function serves one route, and this is all it needs of HTTP: the [`Request`]
//! with its caller, body, query and page, the [`Response`], and the [`Problem`] that stands for everything else.
//!
//! ```no_run
//! //! `PATCH /me`: the user changes name or phone.
//!
//! use serde::{Deserialize, Serialize};
//! use store::Table;
//! use web::{OneLine, Problem, Request, Response, Stop, ok};
//!
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() -> Result<(), web::Error> {
//!     let table = Table::from_env();
//!     web::serve(async |request| update_me(&table, request).await).await
//! }
//!
//! #[derive(Deserialize)]
//! #[serde(deny_unknown_fields)]
//! struct Body {
//!     name: OneLine<1, 80>,
//! }
//!
//! #[derive(Serialize)]
//! struct View<'a> {
//!     name: &'a str,
//! }
//!
//! async fn update_me(table: &Table, request: Request) -> Result<Response, Stop> {
//!     let caller = request.caller()?;
//!     let Body { name } = request.body()?;
//!     let user = table.users().find(caller.user_id).await?;
//!     let user = user.ok_or_else(|| Problem::not_found("Your account no longer exists."))?;
//!     let Some(outcome) = user.update(name.into(), user.phone.clone()) else {
//!         return Ok(ok(&View { name: &user.name })); // as it was asked for already
//!     };
//!     let mut change = request.change(caller.as_user());
//!     let user = change.save(&user, outcome);
//!     table.commit(change).await?;
//!     Ok(ok(&View { name: &user.name }))
//! }
//! ```
//!
//! Handlers may run more than once for one request: a change that lost a race stops with a conflict, and [`serve()`]
//! runs the handler again. Whatever cannot be taken back belongs after the commit, in a step.

mod body;
mod caller;
mod described;
mod fields;
mod market;
mod page;
pub mod problem;
mod read;
mod request;
mod response;
mod serve;
mod set;
mod stop;
pub mod token;
mod tree;
mod wanted;

pub use caller::Caller;
pub use described::{SentAlt, SentAttribute, sent_alts, sent_attributes};
pub use fields::{AccountNumber, Amount, ListOf, Nullable, OneLine, Text, Whole};
pub use market::{fee, market};
pub use problem::Problem;
pub use request::{BODY_BYTES_MAX, Request};
pub use response::{
    Response, accepted, cacheable, created, document, download, missing_document, no_content, ok, page, xml,
};
pub use serve::{Error, serve};
pub use set::SetOf;
pub use stop::Stop;
pub use wanted::{WantedLine, wanted};
