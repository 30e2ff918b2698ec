//! Payments, the circuits of gateways, and the inbox of what gateways reported.

mod circuits;
mod inbox;
mod payment;

pub(crate) use circuits::take_circuits;
pub use circuits::{Circuits, circuit_key, mark_circuit};
pub use inbox::Inbox;
pub use payment::{Payments, payment_key};
