//! Events between the functions: CloudEvents from the outbox through SNS to a queue per step.
//!
//! [`serve`] runs a step: one message at a time, each may come twice, late or out of order; [`serve_batches`] one that takes
//! many together. [`serve_stream`] runs the outbox relay, [`serve_schedule`] a scheduled function.

mod event;
mod publish;
mod run;
mod sweep;

pub use event::{Event, Message};
pub use publish::{Queue, Topic};
pub use run::{Error, Result, serve, serve_batches, serve_schedule, serve_stream};
pub use sweep::sweep;

/// Declares what a step takes: an enum of the events that its queue lets through, and `of(&message)`, which answers the one
/// that a message is. What is none of them is malformed, so that the match on it needs no wildcard.
///
/// ```
/// use domain::orders::events::{OrderEvent, OrderFacts};
///
/// messaging::takes! {
///     /// What the step takes.
///     enum Taken {
///         /// With what the event carries.
///         Cancelled(OrderFacts) = OrderEvent::Cancelled,
///         /// Its subject is enough.
///         Completed = OrderEvent::Completed,
///     }
/// }
/// ```
#[macro_export]
macro_rules! takes {
    (
        $(#[$about:meta])*
        enum $name:ident {
            $($(#[$meaning:meta])* $taken:ident $(($carried:ty))? = $events:ident::$event:ident,)+
        }
    ) => {
        $(#[$about])*
        enum $name {
            $($(#[$meaning])* $taken $(($carried))?,)+
        }

        impl $name {
            #[allow(irrefutable_let_patterns, reason = "some enums have one event")]
            fn of(message: &$crate::Message) -> $crate::Result<Self> {
                $(
                    if message.is::<$events>()
                        && let $events::$event(_carried) = message.event::<$events>()?
                    {
                        return Ok(Self::$taken $(({ let carried: $carried = _carried; carried }))?);
                    }
                )+
                Err(message.unexpected())
            }
        }
    };
}

/// What a `main` answers.
pub type RuntimeError = lambda_runtime::Error;
