//! What usage costs, by the price list in `bench/prices.json`.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use testing::Traced;

use crate::usage::{Measure, Usage};

const LIST: &str = include_str!("../prices.json");
/// Costs are said for so many journeys.
pub(crate) const JOURNEYS: u128 = 1_000;

/// The price list.
#[derive(Deserialize)]
pub(crate) struct Prices {
    /// Where these prices hold.
    pub(crate) region: String,
    /// When they were read.
    pub(crate) date: String,
    /// What is not counted but assumed.
    pub(crate) assumed: Assumed,
    prices: Vec<Price>,
}

/// What is not counted but assumed.
#[derive(Deserialize)]
pub(crate) struct Assumed {
    own_milliseconds: u64,
    table_milliseconds: u64,
    service_milliseconds: u64,
    gateway_milliseconds: u64,
    /// Lines that Lambda itself logs for an invocation.
    pub(crate) log_lines: usize,
    /// What is in them.
    pub(crate) log_bytes: usize,
}

#[derive(Deserialize)]
struct Price {
    service: String,
    of: Measure,
    micro_usd: u128,
    per: u128,
}

impl Assumed {
    /// How long an invocation is billed: its own work, and each wait for somebody else.
    pub(crate) fn milliseconds(&self, traced: &Traced, round_trips: usize) -> u64 {
        let calls = |wanted: fn(&str) -> bool| {
            let found = traced.calls.iter().filter(|call| wanted(&call.action)).count();
            u64::try_from(found).unwrap_or(u64::MAX)
        };
        let gateway = calls(|action| action.starts_with("gateway:"));
        let services = calls(|action| !action.starts_with("gateway:") && !action.starts_with("dynamodb:"));
        let round_trips = u64::try_from(round_trips).unwrap_or(u64::MAX);
        self.own_milliseconds
            + self.table_milliseconds * round_trips
            + self.service_milliseconds * services
            + self.gateway_milliseconds * gateway
    }
}

impl Prices {
    /// The list.
    ///
    /// # Errors
    /// When it is not one.
    pub(crate) fn list() -> Result<Self> {
        serde_json::from_str(LIST).context("bench/prices.json")
    }

    /// What [`JOURNEYS`] of such usage cost, in billionths of a dollar, by service.
    pub(crate) fn cost(&self, usage: &Usage) -> BTreeMap<String, u128> {
        let mut costs = BTreeMap::new();
        for price in &self.prices {
            let halves = u128::from(usage.of(price.of).halves()) * JOURNEYS;
            *costs.entry(price.service.clone()).or_default() +=
                halves * price.micro_usd * 1_000 / price.per / 2;
        }
        costs
    }
}

/// Billionths of a dollar as dollars, to a hundredth of a cent.
pub(crate) fn dollars(billionths: u128) -> String {
    let rounded = (billionths + 50_000) / 100_000;
    format!("{}.{:04}", rounded / 10_000, rounded % 10_000)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn half_a_unit_costs_half() {
        let usage: Usage = serde_json::from_value(json!({ "read_units": 0.5, "write_units": 2 })).unwrap();
        let cost = Prices::list().unwrap().cost(&usage);
        // A thousand times half of 0.1415 and twice 0.705 millionths of a dollar.
        assert_eq!(cost["DynamoDB"], 70_750 + 1_410_000);
        assert_eq!(cost["SES"], 0);
    }

    #[test]
    fn dollars_are_rounded() {
        assert_eq!(dollars(1_480_750), "0.0015");
        assert_eq!(dollars(12_345_678_900), "12.3457");
    }
}
