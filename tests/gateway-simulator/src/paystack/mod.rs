//! Paystack: rules without I/O, the shapes on the wire, the endpoints, and the hosted payment page.

pub mod api;
pub mod page;
pub mod rules;
pub mod wire;
