//! The HTTP edge. API Gateway routes; a function serves one route, and this is all it needs of HTTP: the [`Request`]
//! with its caller, body, query and page, the [`Response`], and the [`Problem`] that stands for everything else.
//!
//! ```no_run
//! use domain::{OrderId, Role};
//! use serde::{Deserialize, Serialize};
//! use web::{Request, Response, Stop, Text, ok};
//!
//! #[tokio::main(flavor = "current_thread")]
//! async fn main() -> Result<(), web::Error> {
//!     let shop = "what the handler needs".to_owned();
//!     web::serve(async |request| rename(&shop, request).await).await
//! }
//!
//! #[derive(Deserialize)]
//! #[serde(deny_unknown_fields)]
//! struct Rename {
//!     name: Text<3, 80>,
//! }
//!
//! #[derive(Serialize)]
//! struct View {
//!     order_id: OrderId,
//!     name: String,
//! }
//!
//! async fn rename(_shop: &str, request: Request) -> Result<Response, Stop> {
//!     let artisan = request.require(Role::Artisan)?.artisan_id();
//!     let order_id = request.path("order_id")?;
//!     let Rename { name } = request.body()?;
//!     tracing::debug!(%artisan, "may do it");
//!     Ok(ok(&View { order_id, name: name.into() }))
//! }
//! ```
//!
//! Handlers may run more than once for one request: a change that lost a race stops with a conflict, and [`serve()`]
//! runs the handler again. Whatever cannot be taken back belongs after the commit, in a step.

mod body;
mod caller;
mod fields;
mod page;
pub mod problem;
mod request;
mod response;
mod serve;
mod stop;
pub mod token;

pub use caller::Caller;
pub use fields::{ListOf, OneLine, Text, Whole};
pub use problem::Problem;
pub use request::{BODY_BYTES_MAX, Request};
pub use response::{Response, accepted, cacheable, created, no_content, ok, page};
pub use serve::{Error, serve};
pub use stop::Stop;
