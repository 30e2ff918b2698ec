//! Where the buyer pays: at the first gateway that is not known to be down and opens a page.

use domain::Timestamp;
use domain::payments::circuit::{Circuit, CircuitState, order_of_attempts};
use payments::{Gateway, GatewayError, Initialise};
use telemetry::Unit;
use web::{Problem, problem};

/// What came of asking the gateways.
#[derive(Default)]
pub(crate) struct Attempt {
    /// Who opened the payment, and the page.
    pub(crate) opened: Option<(&'static str, String)>,
    /// What is news about the gateways that were asked.
    pub(crate) circuits: Vec<Circuit>,
    error: Option<GatewayError>,
    /// Whether a gateway understood and said no, and none was down.
    is_refused: bool,
}

/// Asks one gateway after the other, in the order of preference; `circuits` are theirs.
pub(crate) async fn open_page(
    gateways: &[impl Gateway],
    circuits: &[Circuit],
    request: &Initialise,
    at: Timestamp,
) -> Attempt {
    let mut attempt = Attempt::default();
    let mut is_down = false;
    let order = order_of_attempts(circuits, at);
    let mut is_open = order.len() < gateways.len();
    for index in order {
        let (gateway, circuit) = (&gateways[index], &circuits[index]);
        match gateway.initialise(request).await {
            Ok(page) => {
                attempt.circuits.extend(circuit.succeeded(at));
                attempt.opened = Some((gateway.name(), page.payment_url));
                break;
            }
            Err(error) => {
                tracing::warn!(gateway = gateway.name(), %error, "a payment could not be opened");
                // A request that a gateway refuses says nothing about the gateway; another may still take it.
                if let GatewayError::Refused(refusal) = &error {
                    attempt.is_refused |= refusal.conclusive;
                }
                if error.is_outage() {
                    is_down = true;
                    let failed = circuit.failed(&error.to_string(), at);
                    is_open |= failed.state(at) == CircuitState::Open;
                    attempt.circuits.push(failed);
                }
                attempt.error = Some(error);
            }
        }
    }
    attempt.is_refused &= !is_down && !is_open;
    if is_open {
        telemetry::metric("GatewayCircuitOpen", 1, Unit::Count);
    }
    attempt
}

impl Attempt {
    /// Why there is no page.
    pub(crate) fn unavailable(self) -> Problem {
        let problem = if self.is_refused {
            let detail = "The payment gateway does not take this payment, and nothing was ordered. Most often that is because of the \
                          e-mail address of your account: check it and change it, or write to support.";
            Problem::new(problem::PAYMENT_REFUSED, detail)
        } else {
            let detail = "The payment gateway does not answer. Nothing was ordered; try again in a minute.";
            Problem::new(problem::GATEWAY_UNAVAILABLE, detail).retry_after(60)
        };
        match self.error {
            Some(error) => problem.caused_by(error),
            None => problem,
        }
    }
}
