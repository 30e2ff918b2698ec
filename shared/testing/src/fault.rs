//! Failures between a function and those whom it calls, at the worst moments.

use axum::response::Response;

use crate::process::Desk;

/// What goes wrong at one call of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The process dies before the call has an effect.
    DieBefore,
    /// The process dies after the call had its effect, without an answer.
    DieAfter,
    /// The call has its effect, and the answer is lost. A client of AWS asks again.
    LoseAnswer,
    /// The service answers that it is in trouble, without an effect. A client of AWS asks again.
    Trouble,
}

impl Effect {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::DieBefore, Self::DieAfter, Self::LoseAnswer, Self::Trouble];
}

/// Whom a function calls. Calls to each are counted on their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Callee {
    /// Any service of AWS.
    Aws,
    /// The payment gateway.
    Gateway,
}

impl Callee {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Aws, Self::Gateway];
}

/// A failure that waits for its moment. It happens once.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// Of which function.
    pub(crate) function: String,
    /// When it calls whom.
    pub(crate) callee: Callee,
    /// At which of these calls of an invocation; the first is 0.
    pub(crate) call: usize,
    /// What goes wrong.
    pub(crate) effect: Effect,
}

/// Ends the calling process and never answers.
pub(crate) async fn die(desk: &Desk) -> Response {
    desk.kill();
    std::future::pending().await
}
