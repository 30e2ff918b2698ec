//! The circuits of gateways. G2 the circuits of several gateways.

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use domain::history::GENESIS;
use domain::payments::circuit::Circuit;

use crate::change::AsRead;
use crate::item::{moment, number, to_item};
use crate::table::Items;
use crate::{Change, Error, Key, Loaded, Stored, Table, compiled};

/// `GATEWAY#paystack / CIRCUIT`
pub fn circuit_key(gateway: &str) -> Key {
    Key::new(format!("GATEWAY#{gateway}"), "CIRCUIT")
}

impl Stored for Circuit {
    fn key(&self) -> Key {
        circuit_key(&self.gateway)
    }
}

compiled::stored!(Circuit);

/// The circuits of `gateways` among what was read, in that order. A gateway that never failed has no item.
pub(crate) fn take_circuits(items: &mut Items, gateways: &[&str]) -> Result<Vec<Circuit>, Error> {
    let circuit = |name: &&str| {
        let found = items.take::<Circuit>(&circuit_key(name))?;
        Ok(found.map_or_else(|| Circuit::new(name), Loaded::into_inner))
    };
    gateways.iter().map(circuit).collect()
}

repository! {
    /// The circuits in the table.
    Circuits, circuits
}

impl Circuits {
    /// G2: the circuits of `gateways`, in that order; one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn load(&self, gateways: &[&str]) -> Result<Vec<Circuit>, Error> {
        let keys: Vec<Key> = gateways.iter().map(|name| circuit_key(name)).collect();
        take_circuits(&mut self.0.get_many(&keys).await?, gateways)
    }
}

/// Adds to `change` what became of a gateway's circuit. On no condition, so that nothing else in the change is held up by
/// it: a failure after others is added to what is there, whatever that is by now.
pub fn mark_circuit(change: &mut Change, circuit: &Circuit) {
    if circuit.failures <= 1 {
        return change.overwrite(to_item(circuit, 1, GENESIS));
    }
    let text = |value: String| AttributeValue::S(value);
    let (at, error) = (change.at(), circuit.last_error.clone().unwrap_or_default());
    let fail = |update: UpdateBuilder| {
        update
            .update_expression(
                "SET gateway = :gateway, failures = if_not_exists(failures, :none) + :one, \
                 failing_since = if_not_exists(failing_since, :since), last_failed_at = :at, last_error = :error",
            )
            .expression_attribute_values(":gateway", text(circuit.gateway.clone()))
            .expression_attribute_values(":none", number(0))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":since", text(circuit.failing_since.unwrap_or(at).to_string()))
            .expression_attribute_values(":at", moment(circuit.last_failed_at.unwrap_or(at)))
            .expression_attribute_values(":error", text(error))
    };
    change.update(&circuit_key(&circuit.gateway), fail, AsRead);
}
