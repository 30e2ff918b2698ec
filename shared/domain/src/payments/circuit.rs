//! The circuit of a gateway: whether new payments are opened there, by how the last ones went.
//!
//! Nothing is written while a gateway works. A failure is counted; the third in a row opens the circuit, and new payments go
//! elsewhere for a minute; then it is half open, and the next payments show whether it works again. States are not stored:
//! they follow from the count and the time of the last failure, so that failures that were counted at the same time add up
//! whatever each of them had read.

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// So many failures in a row open the circuit.
pub const FAILURES_MAX: u32 = 3;
/// Seconds after which a failure that was not followed by another is forgotten.
pub const WINDOW_SECONDS: u64 = 5 * 60;
/// Seconds that an open circuit stays open for after the last failure.
pub const OPEN_SECONDS: u64 = 60;

/// Whether new payments are opened at a gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CircuitState {
    /// They are.
    Closed,
    /// They are not: it failed several times in a row a moment ago.
    Open,
    /// They are again: the next ones show whether it works.
    HalfOpen,
}

/// What is known of a gateway. One that never failed has none of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circuit {
    /// The gateway's name.
    pub gateway: String,
    /// Failures since the last success that followed one.
    pub failures: u32,
    /// The first of them.
    pub failing_since: Option<Timestamp>,
    /// The last failure ever.
    pub last_failed_at: Option<Timestamp>,
    /// What went wrong then, for operators.
    pub last_error: Option<String>,
    /// When it was last seen to work again.
    pub recovered_at: Option<Timestamp>,
}

impl Circuit {
    /// The circuit of a gateway that never failed.
    pub fn new(gateway: &str) -> Self {
        Self {
            gateway: gateway.to_owned(),
            failures: 0,
            failing_since: None,
            last_failed_at: None,
            last_error: None,
            recovered_at: None,
        }
    }

    /// The state at `at`.
    pub fn state(&self, at: Timestamp) -> CircuitState {
        match self.open_until() {
            Some(until) if at < until => CircuitState::Open,
            Some(_) => CircuitState::HalfOpen,
            None => CircuitState::Closed,
        }
    }

    /// Until when no payment is opened there; `None` for a circuit that is closed.
    pub fn open_until(&self) -> Option<Timestamp> {
        let last = self.last_failed_at.filter(|_| self.failures >= FAILURES_MAX)?;
        Some(last.plus_seconds(OPEN_SECONDS))
    }

    /// A payment could not be opened, because of the gateway.
    pub fn failed(&self, error: &str, at: Timestamp) -> Self {
        let forgotten = self.state(at) == CircuitState::Closed
            && self.last_failed_at.is_none_or(|last| at >= last.plus_seconds(WINDOW_SECONDS));
        let (failures, since) = if forgotten { (0, None) } else { (self.failures, self.failing_since) };
        Self {
            failures: failures.saturating_add(1),
            failing_since: since.or(Some(at)),
            last_failed_at: Some(at),
            last_error: Some(error.to_owned()),
            ..self.clone()
        }
    }

    /// A payment was opened. `None` when that is no news: there was no failure before it.
    pub fn succeeded(&self, at: Timestamp) -> Option<Self> {
        let recovered = Self { failures: 0, failing_since: None, recovered_at: Some(at), ..self.clone() };
        (self.failures > 0).then_some(recovered)
    }
}

/// The order in which gateways are tried for a new payment, by their places in `circuits`, which are in the order of
/// preference: those whose circuit is not open. If all are open, the one that opens up first is tried all the same, since to
/// refuse the buyer would help nobody.
pub fn order_of_attempts(circuits: &[Circuit], at: Timestamp) -> Vec<usize> {
    let usable: Vec<usize> =
        (0..circuits.len()).filter(|index| circuits[*index].state(at) != CircuitState::Open).collect();
    if usable.is_empty() {
        let soonest = (0..circuits.len()).min_by_key(|index| circuits[*index].open_until());
        return soonest.into_iter().collect();
    }
    usable
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::documented::{Table, name};
    use crate::samples::start;

    fn failing(failures: u32) -> Circuit {
        let circuit = Circuit::new("paystack");
        (0..failures).fold(circuit, |circuit, _| circuit.failed("HTTP 503", start()))
    }

    fn later(seconds: u64) -> Timestamp {
        start().plus_seconds(seconds)
    }

    pub(crate) fn transitions() -> Table {
        let mut table = Table::new(&[
            "state",
            "a payment is opened",
            "the gateway fails",
            "a minute passes",
            "five minutes pass",
        ]);
        for (label, circuit, at) in [
            ("closed", Circuit::new("paystack"), start()),
            ("closed, one more would open it", failing(FAILURES_MAX - 1), start()),
            ("open", failing(FAILURES_MAX), start()),
            ("half open", failing(FAILURES_MAX), later(OPEN_SECONDS)),
        ] {
            // For a closed circuit, time shows in what the next failure leads to.
            let passed = |seconds| {
                let then = at.plus_seconds(seconds);
                let now = name(circuit.state(then));
                let next = name(circuit.failed("time-out", then).state(then));
                if now == "closed" && next == "open" { "one more would open it".to_owned() } else { now }
            };
            let opened = circuit.succeeded(at);
            table.row(
                label,
                [
                    opened.map_or("-".to_owned(), |circuit| name(circuit.state(at))),
                    name(circuit.failed("time-out", at).state(at)),
                    passed(OPEN_SECONDS),
                    passed(WINDOW_SECONDS),
                ],
            );
        }
        table
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "closed: - closed closed closed\n\
             closed, one more would open it: closed open one more would open it closed\n\
             open: closed open half_open half_open\n\
             half open: closed open half_open half_open\n"
        );
    }

    #[test]
    fn each_failure_while_it_is_half_open_opens_it_for_another_minute() {
        let open = failing(FAILURES_MAX);
        let again = open.failed("time-out", later(90));
        assert_eq!(again.state(later(149)), CircuitState::Open);
        assert_eq!(again.state(later(150)), CircuitState::HalfOpen);
        assert_eq!((again.failing_since, again.last_failed_at), (Some(start()), Some(later(90))));
        let closed = again.succeeded(later(151)).unwrap();
        assert_eq!(closed.state(later(151)), CircuitState::Closed);
        assert_eq!((closed.failing_since, closed.recovered_at), (None, Some(later(151))));
        assert_eq!(closed.last_error.as_deref(), Some("time-out"), "it stays to be read");
        assert_eq!(closed.succeeded(later(152)), None, "a success is written once");
    }

    #[test]
    fn failures_that_are_far_apart_do_not_add_up() {
        let mut circuit = Circuit::new("paystack");
        for hour in 0..10 {
            circuit = circuit.failed("HTTP 500", later(hour * 3_600));
            assert_eq!((circuit.failures, circuit.state(later(hour * 3_600))), (1, CircuitState::Closed));
        }
    }

    #[test]
    fn open_gateways_are_gone_round_and_one_is_always_tried() {
        let (works, open) = (Circuit::new("a"), failing(FAILURES_MAX));
        let opened_later = open.failed("HTTP 503", later(10));
        let at = later(20);
        assert_eq!(order_of_attempts(&[works.clone(), works.clone()], at), [0, 1]);
        assert_eq!(order_of_attempts(&[open.clone(), works.clone()], at), [1]);
        assert_eq!(order_of_attempts(&[opened_later.clone(), open.clone()], at), [1]);
        assert_eq!(order_of_attempts(&[open, works], later(OPEN_SECONDS)), [0, 1], "half open");
        assert_eq!(order_of_attempts(&[opened_later], at), [0]);
        assert_eq!(order_of_attempts(&[], at), [0; 0]);
    }
}
