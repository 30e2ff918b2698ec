//! Failures between a function and AWS, at the worst moments.

/// What goes wrong at one call of a function to AWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The process dies before the call has an effect.
    DieBefore,
    /// The process dies after the call had its effect, without an answer.
    DieAfter,
    /// The call has its effect, and the answer is lost; the client asks again.
    LoseAnswer,
    /// The service answers that it is in trouble, without an effect; the client asks again.
    Trouble,
}

/// A failure that waits for its moment. It happens once.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// Of which function.
    pub(crate) function: String,
    /// At which call of an invocation; the first is 0.
    pub(crate) call: usize,
    /// What goes wrong.
    pub(crate) effect: Effect,
}
