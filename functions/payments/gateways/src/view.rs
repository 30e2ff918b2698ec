//! What an operator is shown.

use domain::Timestamp;
use domain::payments::circuit::{Circuit, CircuitState};
use serde::Serialize;

/// What a gateway is configured for.
pub(crate) struct Use {
    pub(crate) name: String,
    /// Its place among those that take new payments, if it does.
    payments_rank: Option<usize>,
    pays_out: bool,
}

impl Use {
    /// Of every gateway that has a key.
    pub(crate) fn from_env() -> Vec<Self> {
        let names = |variable: &str| -> Vec<String> {
            aws::required(variable).split(',').map(|name| name.trim().to_owned()).collect()
        };
        let (payments, payouts) = (names("PAYMENT_GATEWAYS"), aws::required("PAYOUT_GATEWAY"));
        let configured = names("CONFIGURED_GATEWAYS");
        let used = |name: String| Self {
            payments_rank: payments.iter().position(|listed| *listed == name).map(|index| index + 1),
            pays_out: payouts == name,
            name,
        };
        configured.into_iter().map(used).collect()
    }
}

#[derive(Serialize)]
pub(crate) struct View<'a> {
    items: Vec<Gateway<'a>>,
}

#[derive(Serialize)]
struct Gateway<'a> {
    name: &'a str,
    payments_rank: Option<usize>,
    pays_out: bool,
    circuit: CircuitState,
    /// Open and half open: since the first of the failures. Closed: since it worked again, if it ever failed.
    since: Option<Timestamp>,
    open_until: Option<Timestamp>,
    failures: u32,
    last_failed_at: Option<Timestamp>,
    last_error: Option<String>,
}

impl<'a> View<'a> {
    pub(crate) fn new(configured: &'a [Use], circuits: Vec<Circuit>, at: Timestamp) -> Self {
        let gateway = |(used, circuit): (&'a Use, Circuit)| {
            let state = circuit.state(at);
            Gateway {
                name: &used.name,
                payments_rank: used.payments_rank,
                pays_out: used.pays_out,
                circuit: state,
                since: match state {
                    CircuitState::Closed => circuit.recovered_at,
                    CircuitState::Open | CircuitState::HalfOpen => circuit.failing_since,
                },
                open_until: circuit.open_until(),
                failures: circuit.failures,
                last_failed_at: circuit.last_failed_at,
                last_error: circuit.last_error,
            }
        };
        Self { items: configured.iter().zip(circuits).map(gateway).collect() }
    }
}
