//! Events between the functions: CloudEvents from the outbox through SNS to a queue per step.
//!
//! [`serve`] runs a step: one message at a time, each may come twice, late or out of order. [`serve_stream`] runs the
//! outbox relay, [`serve_schedule`] a scheduled function.

mod event;
mod publish;
mod run;
mod sweep;

pub use event::{Event, Message};
pub use publish::{Queue, Topic};
pub use run::{Error, Result, serve, serve_schedule, serve_stream};
pub use sweep::sweep;

/// What a `main` answers.
pub type RuntimeError = lambda_runtime::Error;
