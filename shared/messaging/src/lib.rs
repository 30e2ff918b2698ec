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

/// What says which part of a work a message asks for, as the data of its event.
///
/// # Errors
/// When `data` is not an object.
pub fn part(data: &impl serde::Serialize) -> Result<domain::Facts> {
    match serde_json::to_value(data).map_err(Error::other)? {
        serde_json::Value::Object(facts) => Ok(facts),
        other => Err(Error::other(format!("{other} is no object"))),
    }
}

/// What a `main` answers.
pub type RuntimeError = lambda_runtime::Error;
