//! Where write and read units go: item by item, index by index, partition by partition.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, ensure};
use domain::{Day, Due, OrderId, Step, Timestamp, TypedId as _};
use fastrand::Rng;
use serde_json::{Value, json};
use store::entities::{due_partition, due_step, key_of_text, ledger_partition};
use testing::{Call, Dynamo, Traced, Units};

use crate::numbers::decimal;
use crate::stories::{Shop, Story};
use crate::table::Table;

/// The table, and its indexes.
pub(crate) const INDEXES: [&str; 4] = ["table", "gsi1", "gsi2", "gsi3"];
/// The index that has keys only.
const KEYS_ONLY: &str = "gsi3";
/// What a transaction costs more than a put alone.
const TRANSACTIONAL: u64 = 2;
const WRITE_UNIT_BYTES: usize = 1024;
/// What one partition takes in a second.
const WRITE_LIMIT: u64 = 1_000;
const READ_LIMIT: u64 = 3_000;

/// The simulated market: orders a second, for how long, artisans, and how many of them have a tenth of the orders.
const RATE: u64 = 300;
const SECONDS: u64 = 10;
const ARTISANS: usize = 3_000;
const POPULAR: usize = 10;
/// When they are placed. Fixed, as are the seeds, so that each run says the same.
const SIMULATED_AT: i64 = 1_795_342_620_000;

/// An action of a transaction, with what it cost where.
pub(crate) struct Written {
    /// By which function.
    pub(crate) function: String,
    /// `ORDER`, `HISTORY`, `STOCK (update)`.
    pub(crate) what: String,
    /// Size of the item.
    pub(crate) bytes: usize,
    partition: String,
    charges: Vec<Charge>,
}

/// Units that one partition of the table or of an index is charged.
struct Charge {
    index: &'static str,
    partition: String,
    spread: Spread,
    units: Units,
}

/// How the partition follows from the item.
enum Spread {
    /// By identifiers in its name.
    Named,
    /// One of the shards of a step's timers.
    Timer(Step),
    /// One of the shards of a day's postings.
    Ledger(Day),
}

impl Written {
    /// What it cost in the table or in an index.
    pub(crate) fn units_of(&self, index: &str) -> Units {
        self.charges.iter().filter(|charge| charge.index == index).map(|charge| charge.units).sum()
    }

    /// What it cost in all.
    pub(crate) fn units(&self) -> Units {
        self.charges.iter().map(|charge| charge.units).sum()
    }
}

/// What was written, action by action. The table says only what a whole transaction cost; by the rules that it follows,
/// that is divided here. `items` are the table's, for what a trace does not show: the size of an item that was checked or
/// updated.
///
/// # Errors
/// When the parts do not add up to what the table said.
pub(crate) fn written(traces: &[Traced], items: &[Value]) -> Result<Vec<Written>> {
    let mut images: BTreeMap<(String, String), Value> = BTreeMap::new();
    let mut written = Vec::new();
    for traced in traces {
        for call in &traced.calls {
            let from = written.len();
            let (actions, factor) = match call.action.as_str() {
                "dynamodb:TransactWriteItems" => (&call.request["TransactItems"], TRANSACTIONAL),
                "dynamodb:PutItem" => (&json!([{ "Put": call.request }]), 1),
                _ => continue,
            };
            for action in actions.as_array().into_iter().flatten() {
                written.push(charged(&traced.function, action, factor, &mut images, items)?);
            }
            check(call, &written[from..])?;
        }
    }
    Ok(written)
}

fn check(call: &Call, written: &[Written]) -> Result<()> {
    for index in INDEXES {
        let ours: Units = written.iter().map(|one| one.units_of(index)).sum();
        let said = match index {
            "table" => call.capacity.table,
            index => call.capacity.indexes.get(index).copied().unwrap_or_default(),
        };
        let what = || written.iter().map(|one| one.what.as_str()).collect::<Vec<_>>().join(", ");
        ensure!(ours == said, "{} in {index}: the parts are {ours} units, the whole {said}", what());
    }
    Ok(())
}

fn charged(
    function: &str,
    action: &Value,
    factor: u64,
    images: &mut BTreeMap<(String, String), Value>,
    items: &[Value],
) -> Result<Written> {
    let (kind, asked) = action.as_object().and_then(|action| action.iter().next()).context("an action")?;
    let key = if kind == "Put" { &asked["Item"] } else { &asked["Key"] };
    let (pk, sk) = (text(key, "pk"), text(key, "sk"));
    let place = (pk.clone(), sk.clone());
    let stored = || items.iter().find(|item| text(item, "pk") == pk && text(item, "sk") == sk).cloned();
    let (old, new) = match kind.as_str() {
        "Put" => (images.get(&place).cloned(), Some(asked["Item"].clone())),
        "Delete" => (images.get(&place).cloned().or_else(stored), None),
        // It leaves the size as it is, and is in no index.
        _ => {
            let image = images.get(&place).cloned().or_else(stored);
            (image.clone(), image)
        }
    };
    let bytes = old.iter().chain(&new).map(Dynamo::bytes_of).max().unwrap_or(0);
    let table = Charge {
        index: "table",
        partition: pk.clone(),
        spread: Spread::Named,
        units: Units::whole(factor * kilobytes(bytes)),
    };
    let mut charges = vec![table];
    for index in &INDEXES[1..] {
        charges.extend(of_index(index, old.as_ref(), new.as_ref()));
    }
    let kind_of_item = sk.split('#').next().unwrap_or_default();
    let what = match kind.as_str() {
        "Put" => kind_of_item.to_owned(),
        other => format!("{kind_of_item} ({})", other.to_lowercase()),
    };
    match new {
        Some(new) => images.insert(place, new),
        None => images.remove(&place),
    };
    Ok(Written { function: function.to_owned(), what, bytes, partition: pk, charges })
}

/// An index is charged for what changes in it: a new entry, one that goes, one that is overwritten, or both places of one
/// that moves.
fn of_index(index: &'static str, old: Option<&Value>, new: Option<&Value>) -> Vec<Charge> {
    let entry = |item: Option<&Value>| {
        let item = item?;
        let partition = item[format!("{index}pk")]["S"].as_str()?.to_owned();
        let bytes = if index == KEYS_ONLY { WRITE_UNIT_BYTES } else { Dynamo::bytes_of(item) };
        let charge = Charge {
            index,
            spread: spread(item, &partition),
            partition,
            units: Units::whole(kilobytes(bytes)),
        };
        Some((text(item, &format!("{index}sk")), charge))
    };
    match (entry(old), entry(new)) {
        (None, None) => Vec::new(),
        (Some((_, one)), None) | (None, Some((_, one))) => vec![one],
        (Some((from, old)), Some((to, new))) if from != to || old.partition != new.partition => {
            vec![old, new]
        }
        // The entry has keys only, and they are the same.
        (Some(_), Some(_)) if index == KEYS_ONLY => Vec::new(),
        (Some((_, old)), Some((_, new))) if old.units > new.units => vec![old],
        (Some(_), Some((_, new))) => vec![new],
    }
}

fn spread(item: &Value, partition: &str) -> Spread {
    if let Some(step) = due_step(partition) {
        return Spread::Timer(step);
    }
    let day = partition.split('#').nth(1).and_then(|day| day.parse::<Day>().ok());
    match day {
        Some(day) if partition == ledger_partition(day, &text(item, "pk")) => Spread::Ledger(day),
        _ => Spread::Named,
    }
}

fn text(item: &Value, name: &str) -> String {
    item[name]["S"].as_str().unwrap_or_default().to_owned()
}

fn kilobytes(bytes: usize) -> u64 {
    u64::try_from(bytes.div_ceil(WRITE_UNIT_BYTES).max(1)).unwrap_or(u64::MAX)
}

/// What is read from which partition: each get by its key, each query as the table counted it.
fn reads(traces: &[Traced]) -> Vec<(&'static str, String, Units)> {
    let mut reads = Vec::new();
    for call in traces.iter().flat_map(|traced| &traced.calls) {
        let request = &call.request;
        match call.action.as_str() {
            "dynamodb:GetItem" => reads.push(("table", text(&request["Key"], "pk"), call.capacity.total())),
            "dynamodb:BatchGetItem" => {
                let tables = request["RequestItems"].as_object().into_iter().flatten();
                let keys = tables.flat_map(|(_, asked)| asked["Keys"].as_array().into_iter().flatten());
                reads.extend(keys.map(|key| ("table", text(key, "pk"), Units::whole(1))));
            }
            "dynamodb:Query" => {
                let named = request["IndexName"].as_str().unwrap_or("table");
                let index = INDEXES.into_iter().find(|index| *index == named).unwrap_or("table");
                let partition = text(&request["ExpressionAttributeValues"], ":pk");
                reads.push((index, partition, call.capacity.total()));
            }
            _ => {}
        }
    }
    reads
}

/// Simulates [`RATE`] orders a second, all at every stage of their lives at once, and prints the busiest partition of each
/// kind.
///
/// # Errors
/// When the parts of a transaction do not add up.
pub(crate) async fn simulate() -> Result<()> {
    let (traces, shop) = Story::Order.play().await;
    let written = written(&traces, &shop.cloud.dynamo().items())?;
    let reads = reads(&traces);
    let market = Market::new(&shop, &written);
    let mut chance = Rng::with_seed(1);
    let (mut writes, mut read) = (Load::default(), Load::default());
    for _ in 0..SECONDS {
        for number in 0..RATE {
            let names = market.another(&mut chance, number);
            for one in &written {
                for charge in &one.charges {
                    writes.add(charge.index, charge.partition_in(&one.partition, &names), charge.units);
                }
            }
            for (index, partition, units) in &reads {
                read.add(index, renamed(partition, &names), *units);
            }
        }
        writes.end_second();
        read.end_second();
    }
    println!(
        "{RATE} orders a second for {SECONDS} seconds; {ARTISANS} artisans, {POPULAR} of whom get a tenth of the orders:\n"
    );
    writes.print("write units", WRITE_LIMIT);
    read.print("read units", READ_LIMIT);
    Ok(())
}

impl Charge {
    /// The partition that another order's item, with other `names` in the partition `item`, is charged in: by the functions
    /// that the store itself takes.
    fn partition_in(&self, item: &str, names: &[(String, String)]) -> String {
        let item = renamed(item, names);
        match &self.spread {
            Spread::Named => renamed(&self.partition, names),
            Spread::Ledger(day) => ledger_partition(*day, &item),
            Spread::Timer(step) => {
                let id = item.split('#').skip(1).collect::<Vec<_>>().join(":");
                let key = key_of_text(&id).expect("what has a timer has an identifier");
                due_partition(Due { at: Timestamp::from_millis(SIMULATED_AT), step: *step }, &key)
            }
        }
    }
}

fn renamed(partition: &str, names: &[(String, String)]) -> String {
    names.iter().fold(partition.to_owned(), |name, (from, to)| name.replace(from, to))
}

/// Whose orders are simulated.
struct Market {
    /// What names the artisan and the product in the measured order.
    artisan: String,
    product: String,
    /// What else is named there: the buyer, and what comes into being with the order.
    own: BTreeSet<String>,
    /// The other artisans, each with a product.
    artisans: Vec<(String, String)>,
}

impl Market {
    fn new(shop: &Shop, written: &[Written]) -> Self {
        let artisan = name_in(&shop.artisans[0].id.to_string());
        let product = name_in(&shop.products[0].to_string());
        let own = written.iter().filter_map(|one| one.partition.split('#').nth(1)).map(name_in);
        let own = own.filter(|name| *name != artisan && *name != product).collect();
        let mut chance = Rng::with_seed(2);
        let artisans =
            (0..ARTISANS).map(|_| (another_name(&mut chance), another_name(&mut chance))).collect();
        Self { artisan, product, own, artisans }
    }

    /// The names of another order.
    fn another(&self, chance: &mut Rng, number: u64) -> Vec<(String, String)> {
        let among = if number.is_multiple_of(10) { POPULAR } else { ARTISANS };
        let (artisan, product) = &self.artisans[chance.usize(..among)];
        let mut names =
            vec![(self.artisan.clone(), artisan.clone()), (self.product.clone(), product.clone())];
        names.extend(self.own.iter().map(|name| (name.clone(), another_name(chance))));
        names
    }
}

/// The ULID of an identifier; all of what has none.
fn name_in(id: &str) -> String {
    id.rsplit('_').next().unwrap_or(id).to_owned()
}

/// A new ULID.
fn another_name(chance: &mut Rng) -> String {
    let mut random = [0; 10];
    chance.fill(&mut random);
    name_in(&OrderId::new(Timestamp::from_millis(SIMULATED_AT), random).to_string())
}

/// Units by index and partition.
#[derive(Default)]
struct Load {
    /// Of this second.
    second: BTreeMap<(&'static str, String), Units>,
    /// Of all seconds, by kind of partition.
    kinds: BTreeMap<String, Kind>,
}

/// The partitions of one kind.
#[derive(Default)]
struct Kind {
    partitions: BTreeSet<String>,
    /// Of all of them.
    units: Units,
    /// The most that one of them had in a second.
    busiest: Units,
}

impl Load {
    fn add(&mut self, index: &'static str, partition: String, units: Units) {
        *self.second.entry((index, partition)).or_default() += units;
    }

    fn end_second(&mut self) {
        for ((index, partition), units) in std::mem::take(&mut self.second) {
            let kind = self.kinds.entry(kind(index, &partition)).or_default();
            kind.partitions.insert(partition);
            kind.units += units;
            kind.busiest = kind.busiest.max(units);
        }
    }

    fn print(self, what: &str, limit: u64) {
        let all: Units = self.kinds.values().map(|kind| kind.units).sum();
        let in_a_second = format!("busiest, {what} in a second");
        let mut table = Table::new(&[
            "partitions",
            "how many",
            "units an order",
            &in_a_second,
            "share",
            "full at, orders a second",
        ]);
        let mut kinds: Vec<(String, Kind)> = self.kinds.into_iter().collect();
        kinds.sort_by_key(|(_, kind)| std::cmp::Reverse(kind.busiest));
        for (name, kind) in kinds {
            // Of what is written in a second, in thousandths of it.
            let share = kind.busiest.halves() * SECONDS * 100_000 / all.halves();
            table.row(vec![
                name,
                kind.partitions.len().to_string(),
                decimal(kind.units.halves(), 2 * RATE * SECONDS),
                kind.busiest.to_string(),
                format!("{}.{:03} %", share / 1_000, share % 1_000),
                (RATE * limit * 2 / kind.busiest.halves().max(1)).to_string(),
            ]);
        }
        table.print();
    }
}

/// `table ORDER#…`, `gsi3 DUE#orders-time-out#…`
fn kind(index: &str, partition: &str) -> String {
    let parts: Vec<&str> = partition.split('#').collect();
    match parts[..] {
        ["DUE", step, _] => format!("{index} DUE#{step}#…"),
        [first, ..] => format!("{index} {first}#…"),
        [] => index.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timer(partition: &str, at: &str) -> Value {
        json!({ "gsi3pk": { "S": partition }, "gsi3sk": { "S": at } })
    }

    fn charged(old: Option<&Value>, new: Option<&Value>) -> Vec<(String, u64)> {
        let charges = of_index(KEYS_ONLY, old, new);
        charges.into_iter().map(|charge| (charge.partition, charge.units.halves() / 2)).collect()
    }

    #[test]
    fn an_entry_that_moves_is_charged_at_both_places() {
        let (one, later) =
            (timer("DUE#orders-time-out#3", "2026-11-22"), timer("DUE#orders-time-out#3", "2026-11-23"));
        let other = timer("DUE#escrow-release#3", "2026-11-22");
        let at = |partition: &str| (partition.to_owned(), 1);
        assert_eq!(charged(None, Some(&one)), [at("DUE#orders-time-out#3")]);
        assert_eq!(charged(Some(&one), None), [at("DUE#orders-time-out#3")]);
        assert_eq!(charged(Some(&one), Some(&one)), []);
        assert_eq!(
            charged(Some(&one), Some(&later)),
            [at("DUE#orders-time-out#3"), at("DUE#orders-time-out#3")]
        );
        assert_eq!(
            charged(Some(&one), Some(&other)),
            [at("DUE#orders-time-out#3"), at("DUE#escrow-release#3")]
        );
    }

    #[test]
    fn timers_and_postings_of_other_orders_lie_in_shards_of_their_own() {
        let charge = |index: &'static str, spread: Spread| Charge {
            index,
            partition: String::new(),
            spread,
            units: Units::whole(1),
        };
        let mut chance = Rng::with_seed(1);
        let mut seen = BTreeSet::new();
        for _ in 0..500 {
            let names = [("01JD9ZK5T8M3Q4W6X7Y8Z9A0BC".to_owned(), another_name(&mut chance))];
            for one in [
                charge("gsi3", Spread::Timer(Step::OrdersTimeOut)),
                charge("gsi2", Spread::Ledger("2026-11-22".parse().unwrap())),
            ] {
                seen.insert(one.partition_in("ORDER#ord_01JD9ZK5T8M3Q4W6X7Y8Z9A0BC", &names));
            }
        }
        let shards = store::entities::DUE_SHARDS + store::entities::LEDGER_SHARDS;
        assert_eq!(seen.len(), usize::from(shards));
    }
}
