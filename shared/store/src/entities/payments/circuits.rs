//! The circuits of gateways. G2 the circuits of several gateways.

use domain::payments::circuit::Circuit;

use crate::table::Items;
use crate::{Error, Key, Loaded, Stored, Table};

/// `GATEWAY#paystack / CIRCUIT`
pub fn circuit_key(gateway: &str) -> Key {
    Key::new(format!("GATEWAY#{gateway}"), "CIRCUIT")
}

impl Stored for Circuit {
    fn key(&self) -> Key {
        circuit_key(&self.gateway)
    }
}

/// The circuits of `gateways` among what was read, in that order. A gateway that never failed has no item.
pub(crate) fn take_circuits(items: &mut Items, gateways: &[&str]) -> Result<Vec<Circuit>, Error> {
    let circuit = |name: &&str| {
        let found = items.take::<Circuit>(&circuit_key(name))?;
        Ok(found.map_or_else(|| Circuit::new(name), Loaded::into_inner))
    };
    gateways.iter().map(circuit).collect()
}

/// The circuits in the table.
#[derive(Debug, Clone)]
pub struct Circuits(Table);

impl Circuits {
    /// In the table of the environment.
    pub fn from_env() -> Self {
        Self(Table::from_env())
    }

    /// In `table`.
    pub fn new(table: Table) -> Self {
        Self(table)
    }

    /// G2: the circuits of `gateways`, in that order; one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn load(&self, gateways: &[&str]) -> Result<Vec<Circuit>, Error> {
        let keys: Vec<Key> = gateways.iter().map(|name| circuit_key(name)).collect();
        take_circuits(&mut self.0.get_many(&keys).await?, gateways)
    }
}
