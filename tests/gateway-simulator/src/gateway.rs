//! The gateways that are simulated.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A gateway. Where none is named, Paystack is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gateway {
    /// At the root of the simulator's address.
    #[default]
    Paystack,
    /// Under `/flutterwave`, version 3.
    Flutterwave,
}

impl Gateway {
    /// Its name in the control interface and in the platform's ledger.
    pub const fn name(self) -> &'static str {
        match self {
            Gateway::Paystack => "paystack",
            Gateway::Flutterwave => "flutterwave",
        }
    }
}

impl fmt::Display for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Gateway::Paystack => "Paystack",
            Gateway::Flutterwave => "Flutterwave",
        })
    }
}
