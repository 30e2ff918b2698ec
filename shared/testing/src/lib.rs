//! The platform on one machine, inside a test.
//!
//! A [`Cloud`] is what `template.yaml` deploys: the functions are the real programs, run as processes against Lambda's
//! runtime API, each with the environment and the permissions that the template gives it; the table is an embedded
//! DynamoDB with the template's indexes and stream; queues, subscriptions and filters are the template's, too. SES, SNS, SQS
//! and Secrets Manager are kept in memory, the payment gateway is the simulator.
//!
//! ```no_run
//! # async fn example() {
//! let cloud = testing::Cloud::start().await;
//! let artisan = cloud.artisan("Musa Bello").await;
//! let buyer = cloud.buyer("Ada Obi").await;
//! let stool = cloud.product(&artisan, "Oak stool", 2_500_000, 3).await;
//! let order = cloud.order(&buyer, &[(stool, 1)]).await;
//! cloud.gateway().pay(&order.payment_reference()).await.expect("a payment");
//! cloud.drain().await;
//! cloud.post(&artisan, &order.path("accept"), serde_json::json!({})).await.expect(200);
//! cloud.balanced_books().await;
//! # }
//! ```
//!
//! What it does not show: limits, throttling and latency of AWS, and that the template deploys; the tests of the deployed
//! stack do that.

mod aws;
mod books;
mod capacity;
mod clock;
mod cloud;
mod fault;
mod front;
mod gateway;
mod held;
mod http;
mod keys;
mod opensearch;
mod people;
mod process;
mod pump;
mod samples;
mod sign_in;
pub mod template;
mod trace;

pub use aws::{DeadLetter, Dynamo, Mail, PICTURE};
pub use books::{Books, plain_item};
pub use capacity::{Capacity, Units};
pub use cloud::{Cloud, FLUTTERWAVE_HASH, FLUTTERWAVE_SECRET, PAYSTACK_SECRET, Parameters, STACK};
pub use fault::{Callee, Effect};
pub use held::Held;
pub use http::{ApiRequest, Reply};
pub use keys::{PRIVATE_JWK, new_id, now, token, token_of};
pub use opensearch::OpenSearch;
pub use people::{BANK_CODE, PASSWORD, PlacedOrder, User, checkout_body};
pub use process::{Call, FunctionError, Invocation, programs};
pub use pump::{Copies, Delivery};
pub use samples::sample_event;
pub use trace::Traced;
