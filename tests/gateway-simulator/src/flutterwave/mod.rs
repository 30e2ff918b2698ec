//! Flutterwave, version 3: rules without I/O, the shapes on the wire, the endpoints, and the hosted payment page.

pub mod acts;
pub mod api;
pub mod page;
pub mod rules;
pub mod wire;

/// Everything of Flutterwave's is under this path of the simulator's address.
pub const PREFIX: &str = "/flutterwave";

/// What proves who speaks.
#[derive(Clone, Debug)]
pub struct Keys {
    /// The merchant's secret key: requests carry it.
    pub secret: String,
    /// The merchant's word: webhooks carry it as it is.
    pub webhook_hash: String,
}
