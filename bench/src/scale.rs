//! `bench scale`: whether what an order and the lists use depends on how full the table is, and which partitions are the
//! busiest when orders come fast.

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::{Result, ensure};
use domain::{NotificationId, OrderId, ProductId, TypedId};
use serde_json::Value;
use store::entities::{order_key, product_key, user_key, wallet_key};
use testing::{Traced, new_id};

use crate::partitions;
use crate::prices::Prices;
use crate::stories::Shop;
use crate::table::Table;
use crate::usage::{self, ByFunction, Measure};

/// What is compared.
const COMPARED: [Measure; 5] = [
    Measure::Invocations,
    Measure::RoundTrips,
    Measure::ReadUnits,
    Measure::WriteUnits,
    Measure::IndexWriteUnits,
];
/// Items that are written at once.
const BATCH: usize = 10_000;
/// The first number of the copied entries of a wallet's history: far beyond those that the measured order adds.
const FIRST_SEQ: u64 = 1_000_000;

/// Options of `scale`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How many items the table has. A million takes ten minutes and two gigabytes of memory.
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 100_000])]
    items: Vec<usize>,
}

/// Measures at each size, then simulates.
///
/// # Errors
/// When figures depend on the size.
pub(crate) async fn run(arguments: &Arguments) -> Result<()> {
    let mut sizes: BTreeMap<usize, ByFunction> = BTreeMap::new();
    for wanted in &arguments.items {
        let (items, used) = at(*wanted).await?;
        sizes.insert(items, used);
    }
    let mut headings = vec!["function".to_owned()];
    let mut functions: BTreeMap<&String, Vec<String>> = BTreeMap::new();
    for (items, used) in &sizes {
        headings.push(format!("{items} items"));
        for (function, usage) in used {
            let figures = COMPARED.map(|measure| usage.of(measure).to_string()).join(" / ");
            functions.entry(function).or_default().push(figures);
        }
    }
    let mut table = Table::new(&headings.iter().map(String::as_str).collect::<Vec<_>>());
    for (function, figures) in functions {
        table.row(std::iter::once(function.clone()).chain(figures).collect());
    }
    println!("{}:\n", COMPARED.map(Measure::name).join(" / "));
    table.print();
    partitions::simulate().await?;
    let mut all = sizes.values();
    let first = all.next();
    ensure!(all.all(|used| Some(used) == first), "what is used depends on how full the table is");
    Ok(())
}

/// How many items there were, and what an order and the lists used among them.
async fn at(wanted: usize) -> Result<(usize, ByFunction)> {
    let started = Instant::now();
    let shop = Shop::open(1).await;
    shop.order().await;
    let items = fill(&shop, wanted);
    eprintln!("{items} items in {:.1?}", started.elapsed());
    shop.cloud.trace();
    shop.order().await;
    shop.lists().await;
    let traces: Vec<Traced> = shop.cloud.take_trace();
    let assumed = Prices::list()?.assumed;
    let functions = usage::by_function(shop.cloud.deployment(), &assumed, &traces, false);
    Ok((items, usage::only(functions, &COMPARED)))
}

/// Fills the table with copies of an order that was lived through, its product, what its buyer was told and what it did to
/// the artisan's wallet: all of the same buyer, artisan and category, so that they lie where the next order is looked for.
fn fill(shop: &Shop, wanted: usize) -> usize {
    let stored = shop.cloud.dynamo().items();
    let partition = |item: &Value| item["pk"]["S"].as_str().unwrap_or_default().to_owned();
    let kind = |item: &Value| item["sk"]["S"].as_str().unwrap_or_default().to_owned();
    let order: OrderId = stored
        .iter()
        .filter(|item| kind(item) == order_key(new_id()).kind())
        .find_map(|item| partition(item).split_once('#')?.1.parse().ok())
        .expect("an order was placed");
    let product = shop.products[0];
    let wallet = wallet_key(shop.artisans[0].artisan_id(), domain::Currency::NGN);
    let (order_at, product_at, buyer) = (order_key(order), product_key(product), user_key(shop.buyer.id));
    let own = [order_at.subject(), product_at.subject()];
    let originals: Vec<Value> = stored
        .iter()
        .filter(|item| {
            let (partition, kind) = (partition(item), kind(item));
            let of_buyer = partition == buyer.subject() && kind.starts_with("NOTIFICATION#");
            let of_wallet = partition == wallet.subject() && kind.starts_with(store::history::PREFIX);
            own.contains(&partition.as_str()) || of_buyer || of_wallet
        })
        .cloned()
        .collect();
    let (mut count, mut seq) = (stored.len(), FIRST_SEQ);
    let mut batch = Vec::new();
    while count < wanted {
        let names = [(ulid(order), ulid(new_id::<OrderId>())), (ulid(product), ulid(new_id::<ProductId>()))];
        for original in &originals {
            let text = original.to_string();
            let text = names.iter().fold(text, |text, (from, to)| text.replace(from, to));
            let mut item: Value = serde_json::from_str(&text).expect("it was JSON before");
            if partition(&item) == wallet.subject() {
                seq += 1;
                item["sk"]["S"] = format!("{}{seq:012}", store::history::PREFIX).into();
            } else if partition(&item) == buyer.subject() {
                item["sk"]["S"] = format!("NOTIFICATION#{}", new_id::<NotificationId>()).into();
            }
            batch.push(item);
        }
        count += originals.len();
        if batch.len() >= BATCH || count >= wanted {
            shop.cloud.dynamo().fill(std::mem::take(&mut batch));
        }
    }
    count
}

fn ulid(id: impl TypedId) -> String {
    id.ulid().to_string()
}
