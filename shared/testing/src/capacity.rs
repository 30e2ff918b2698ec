//! Capacity, as the table says that a request consumed it.

use std::collections::BTreeMap;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Number, Value};

/// Read or write units. The smallest charge is half a unit, so they are counted in halves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Units(u64);

impl Units {
    /// None.
    pub const ZERO: Self = Self(0);

    /// So many whole units.
    pub const fn whole(units: u64) -> Self {
        Self(units * 2)
    }

    /// In halves.
    pub const fn halves(self) -> u64 {
        self.0
    }

    /// What `12.5` or `12` says; `None` when it is no multiple of a half.
    fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let half = match part.trim_end_matches('0') {
            "" => 0,
            "5" => 1,
            _ => return None,
        };
        Some(Self(whole.parse::<u64>().ok()? * 2 + half))
    }
}

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.0.is_multiple_of(2) { "" } else { ".5" };
        f.pad(&format!("{}{half}", self.0 / 2))
    }
}

impl Add for Units {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Units {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sum for Units {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

impl Serialize for Units {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number: Number = self.to_string().parse().map_err(serde::ser::Error::custom)?;
        number.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Units {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = Number::deserialize(deserializer)?;
        Self::parse(&number.to_string())
            .ok_or_else(|| serde::de::Error::custom(format!("{number} is no multiple of a half")))
    }
}

/// What one request consumed, by where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Capacity {
    /// Of the table itself.
    pub table: Units,
    /// Of the indexes, by name.
    pub indexes: BTreeMap<String, Units>,
}

impl Capacity {
    /// Of the table and its indexes.
    pub fn total(&self) -> Units {
        self.table + self.indexes.values().copied().sum()
    }

    /// What an answer of the table's service says: one table's share, or a list of them.
    pub(crate) fn of(answer: &Value) -> Self {
        let mut capacity = Self::default();
        let said = &answer["ConsumedCapacity"];
        let tables = said.as_array().map_or(std::slice::from_ref(said), Vec::as_slice);
        for table in tables {
            capacity.table += units(&table["Table"]);
            for (index, share) in table["GlobalSecondaryIndexes"].as_object().into_iter().flatten() {
                *capacity.indexes.entry(index.clone()).or_default() += units(share);
            }
        }
        capacity
    }
}

fn units(share: &Value) -> Units {
    let said = share["CapacityUnits"].as_number().map(Number::to_string);
    said.and_then(|said| Units::parse(&said)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn halves_are_kept_and_nothing_finer_is_taken() {
        let read: Units = serde_json::from_value(json!(12.5)).expect("a half");
        assert_eq!((read.halves(), read.to_string()), (25, "12.5".to_owned()));
        assert_eq!(serde_json::to_value(read + Units::whole(1)).expect("a number"), json!(13.5));
        assert_eq!(serde_json::to_value(Units::whole(3)).expect("a number"), json!(3));
        assert!(serde_json::from_value::<Units>(json!(0.3)).is_err());
    }

    #[test]
    fn a_list_of_tables_is_added_up_by_index() {
        let table = json!({
            "CapacityUnits": 9.0,
            "Table": { "CapacityUnits": 6.0 },
            "GlobalSecondaryIndexes": { "gsi1": { "CapacityUnits": 3.0 } },
        });
        let capacity = Capacity::of(&json!({ "ConsumedCapacity": [table] }));
        assert_eq!((capacity.table, capacity.total()), (Units::whole(6), Units::whole(9)));
        assert_eq!(Capacity::of(&json!({})), Capacity::default());
    }
}
