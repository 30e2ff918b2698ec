//! `bench load`: people who order, pay and confirm at the same time, until it bends.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use domain::orders::OrderStatus;
use domain::{OrderId, PaymentId, ProductId, TypedId as _};
use futures::future::join_all;
use serde::Serialize;
use serde_json::{Value, json};
use testing::{Cloud, User, checkout_body};

use crate::chart::{Panel, svg};
use crate::kept;
use crate::meter::{cpu, percentile};
use crate::numbers::{decimal, millis, nanos};
use crate::table::Table;

/// Batches of a step that are on their way at the same time.
const BATCHES_AT_ONCE: usize = 4;
/// Between two looks at a queue or at an order.
const LOOK_EVERY: Duration = Duration::from_millis(4);
/// An order that is not paid by then never will be.
const PAID_WITHIN: Duration = Duration::from_secs(30);
/// Orders one after another, before anything is measured and while the processor time of one is.
const TO_WARM_UP: u32 = 5;
const PRICE: i64 = 2_500_000;
const STOCK: i64 = 1_000_000;

/// Options of `load`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// People who order at the same time; several runs are separated by commas.
    #[arg(long, value_delimiter = ',', default_values_t = [1, 2, 4, 8, 16, 32])]
    people: Vec<u64>,
    /// How long each run goes on.
    #[arg(long, default_value_t = 15)]
    seconds: u64,
    /// Orders one after another, whose processor time is told by function.
    #[arg(long, default_value_t = 50)]
    orders: u32,
    /// Write the figures into this file, too.
    #[arg(long, value_name = "FILE", value_parser = kept::to_write)]
    json: Option<PathBuf>,
    /// Draw the runs into this file.
    #[arg(long, value_name = "FILE", value_parser = kept::to_write)]
    svg: Option<PathBuf>,
}

/// What a run came to. Times are in nanoseconds.
#[derive(Debug, Serialize)]
struct Run {
    people: u64,
    orders: u64,
    /// A hundred times the orders a second.
    centiorders_a_second: u64,
    checkout_p50: u64,
    checkout_p99: u64,
    paid_p50: u64,
    paid_p99: u64,
    confirm_p50: u64,
    confirm_p99: u64,
    errors: u64,
    /// Processor time of all functions, for each order.
    cpu_an_order: u64,
    /// Processor time of the table, the gateway and the queues, which share this program, for each order.
    cloud_cpu_an_order: u64,
}

/// How long each part of an order took.
#[derive(Default)]
struct Times {
    checkout: Vec<Duration>,
    paid: Vec<Duration>,
    confirm: Vec<Duration>,
    errors: Vec<String>,
}

/// A buyer with an artisan who has something to sell.
struct Pair {
    buyer: User,
    artisan: User,
    product: ProductId,
}

/// Measures and prints.
///
/// # Errors
/// When no order comes through.
pub(crate) async fn run(arguments: &Arguments) -> Result<()> {
    by_function(arguments.orders).await?;
    let mut runs = Vec::new();
    for people in &arguments.people {
        eprintln!("{people} at once");
        runs.push(load(*people, Duration::from_secs(arguments.seconds)).await?);
    }
    print(&runs);
    if let Some(path) = &arguments.json {
        kept::save(path, &runs)?;
    }
    if let Some(path) = &arguments.svg {
        std::fs::write(path, drawn(&runs))?;
    }
    Ok(())
}

/// The processor time of an order that is placed and paid, and of one that goes on to its confirmation.
async fn by_function(orders: u32) -> Result<()> {
    let cloud = Cloud::start().await;
    let pair = Pair::meet(&cloud, 0).await;
    let mut times = Times::default();
    let mut all: BTreeMap<String, [Duration; 2]> = BTreeMap::new();
    for (column, to_the_end) in [false, true].into_iter().enumerate() {
        let mut before = BTreeMap::new();
        for number in 0..TO_WARM_UP.saturating_add(orders) {
            if number == TO_WARM_UP {
                before = used(&cloud);
            }
            let placed = pair.place(&cloud, &mut times).await?;
            cloud.drain().await;
            if to_the_end {
                pair.fulfil(&cloud, placed, &mut times).await?;
                cloud.drain().await;
            }
        }
        for (function, now) in used(&cloud) {
            let more = now.saturating_sub(before.get(&function).copied().unwrap_or_default());
            if let Some(cell) = all.entry(function).or_default().get_mut(column) {
                *cell = more.checked_div(orders).unwrap_or_default();
            }
        }
    }
    let sum = |column: usize| all.values().filter_map(|cells| cells.get(column)).sum::<Duration>();
    let (paid, confirmed) = (sum(0), sum(1));
    let mut table = Table::new(&["CPU ms an order", "placed and paid", "to its confirmation"]);
    for (function, cells) in all.iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_zero())) {
        let cells = cells.iter().map(|cell| millis(*cell));
        table.row(std::iter::once(function.clone()).chain(cells).collect());
    }
    table.row(vec!["all together".to_owned(), millis(paid), millis(confirmed)]);
    table.print();
    Ok(())
}

async fn load(people: u64, time: Duration) -> Result<Run> {
    let cloud = Cloud::start().await;
    let mut pairs = Vec::new();
    for number in 0..people {
        pairs.push(Pair::meet(&cloud, number).await);
    }
    let over = Cell::new(false);
    let measure = async {
        // The processes start, one after another for each that comes too many.
        let warm = RefCell::new(Times::default());
        join_all(pairs.iter().map(|pair| pair.go_on(&cloud, &warm, Instant::now(), TO_WARM_UP))).await;
        let (functions, own, started) = (used(&cloud), cpu(std::process::id())?, Instant::now());
        let times = RefCell::new(Times::default());
        let until = started + time;
        join_all(pairs.iter().map(|pair| pair.go_on(&cloud, &times, until, 1))).await;
        let elapsed = started.elapsed();
        let own = cpu(std::process::id())?.saturating_sub(own);
        let before: Duration = functions.values().sum();
        let functions = used(&cloud).values().sum::<Duration>().saturating_sub(before);
        anyhow::Ok((times.into_inner(), elapsed, functions, own))
    };
    let measured = async {
        let measured = measure.await;
        over.set(true);
        measured
    };
    let steps = cloud.deployment().queues.values().map(|queue| queue.step.clone());
    let lanes: Vec<String> = steps.flat_map(|step| vec![step; BATCHES_AT_ONCE]).collect();
    let moved = async {
        tokio::join!(relay(&cloud, &over), join_all(lanes.iter().map(|step| deliver(&cloud, step, &over))))
    };
    let (measured, _) = tokio::join!(measured, moved);
    cloud.drain().await;
    let (mut times, elapsed, functions, own) = measured?;
    if let Some(error) = times.errors.first() {
        eprintln!("{} errors, the first: {error}", times.errors.len());
    }
    let orders = u64::try_from(times.confirm.len())?;
    if orders == 0 {
        bail!("no order came through with {people} people");
    }
    let share = |time: Duration| nanos(time) / orders;
    Ok(Run {
        people,
        orders,
        centiorders_a_second: orders.saturating_mul(100_000) / u64::try_from(elapsed.as_millis())?.max(1),
        checkout_p50: nanos(percentile(&mut times.checkout, 50)),
        checkout_p99: nanos(percentile(&mut times.checkout, 99)),
        paid_p50: nanos(percentile(&mut times.paid, 50)),
        paid_p99: nanos(percentile(&mut times.paid, 99)),
        confirm_p50: nanos(percentile(&mut times.confirm, 50)),
        confirm_p99: nanos(percentile(&mut times.confirm, 99)),
        errors: u64::try_from(times.errors.len())?,
        cpu_an_order: share(functions),
        cloud_cpu_an_order: share(own),
    })
}

/// The stream's shard: one batch after another.
async fn relay(cloud: &Cloud, over: &Cell<bool>) {
    while !over.get() {
        if cloud.relay().await == 0 {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

async fn deliver(cloud: &Cloud, step: &str, over: &Cell<bool>) {
    while !over.get() {
        if cloud.run_step(step).await == 0 {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

/// The processor time of each function so far.
fn used(cloud: &Cloud) -> BTreeMap<String, Duration> {
    let mut all: BTreeMap<String, Duration> = BTreeMap::new();
    for (function, pid) in cloud.processes() {
        // One that has ended has no figure any more; here none ends.
        let more = cpu(pid).unwrap_or_default();
        let sum = all.entry(function).or_default();
        *sum = sum.saturating_add(more);
    }
    all
}

impl Pair {
    async fn meet(cloud: &Cloud, number: u64) -> Self {
        let buyer = cloud.buyer(&format!("Buyer {number}")).await;
        let artisan =
            cloud.artisan_at(&format!("Artisan {number}"), &format!("{:010}", 123_456_789 + number)).await;
        let product = cloud.product(&artisan, "Oak stool", PRICE, STOCK).await;
        Self { buyer, artisan, product }
    }

    /// Orders until `until`, but at least `least` times.
    async fn go_on(&self, cloud: &Cloud, times: &RefCell<Times>, until: Instant, least: u32) {
        let mut done = 0_u32;
        while done < least || Instant::now() < until {
            let mut mine = Times::default();
            let ended = async {
                let placed = self.place(cloud, &mut mine).await?;
                self.fulfil(cloud, placed, &mut mine).await
            };
            if let Err(error) = ended.await {
                mine.errors.push(format!("{error:#}"));
            }
            times.borrow_mut().add(mine);
            done = done.saturating_add(1);
        }
    }

    /// Checks out and pays at the gateway.
    async fn place(&self, cloud: &Cloud, times: &mut Times) -> Result<OrderId> {
        let started = Instant::now();
        let body = checkout_body(&[(self.product, 1)]);
        let answer = cloud.post(&self.buyer, "/checkout", body).await;
        times.checkout.push(started.elapsed());
        if answer.status != 201 {
            bail!("the checkout answers {}: {}", answer.status, answer.text);
        }
        let order: OrderId = id(&answer.json["orders"][0]["id"])?;
        let payment: PaymentId = id(&answer.json["payment_id"])?;
        cloud.gateway().pay(&payment.reference()).await.context("the gateway takes no payment")?;
        Ok(order)
    }

    /// Waits until the order is paid, and brings it to its confirmation.
    async fn fulfil(&self, cloud: &Cloud, order: OrderId, times: &mut Times) -> Result<()> {
        let started = Instant::now();
        let orders = cloud.table().orders();
        while orders.find(order).await?.is_none_or(|order| order.status() != OrderStatus::Paid) {
            if started.elapsed() > PAID_WITHIN {
                bail!("{order} is not paid after {PAID_WITHIN:?}");
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        times.paid.push(started.elapsed());
        let (note, proof) =
            (json!({ "tracking_note": "With Sule" }), json!({ "note": "At the gate", "photos": [] }));
        for (action, body) in [("accept", json!({})), ("ship", note), ("deliver", proof)] {
            let answer = cloud.post(&self.artisan, &format!("/orders/{order}/{action}"), body).await;
            if answer.status != 200 {
                bail!("{action} answers {}: {}", answer.status, answer.text);
            }
        }
        let started = Instant::now();
        let answer = cloud.post(&self.buyer, &format!("/orders/{order}/confirm"), json!({})).await;
        if answer.status != 200 {
            bail!("the confirmation answers {}: {}", answer.status, answer.text);
        }
        times.confirm.push(started.elapsed());
        Ok(())
    }
}

impl Times {
    fn add(&mut self, other: Self) {
        self.checkout.extend(other.checkout);
        self.paid.extend(other.paid);
        self.confirm.extend(other.confirm);
        self.errors.extend(other.errors);
    }
}

fn id<T: std::str::FromStr>(shown: &Value) -> Result<T> {
    let id = shown.as_str().and_then(|text| text.parse().ok());
    id.with_context(|| format!("{shown} is no identifier"))
}

fn print(runs: &[Run]) {
    let titles = [
        "people",
        "orders",
        "orders/s",
        "checkout p50 ms",
        "p99",
        "paid p50 ms",
        "p99",
        "confirm p50 ms",
        "p99",
        "errors",
        "CPU ms an order",
        "table and gateway",
    ];
    let mut table = Table::new(&titles);
    for run in runs {
        let millis = |nanos: u64| decimal(nanos, 1_000_000);
        table.row(vec![
            run.people.to_string(),
            run.orders.to_string(),
            decimal(run.centiorders_a_second, 100),
            millis(run.checkout_p50),
            millis(run.checkout_p99),
            millis(run.paid_p50),
            millis(run.paid_p99),
            millis(run.confirm_p50),
            millis(run.confirm_p99),
            run.errors.to_string(),
            millis(run.cpu_an_order),
            millis(run.cloud_cpu_an_order),
        ]);
    }
    table.print();
}

fn drawn(runs: &[Run]) -> String {
    let line = |of: fn(&Run) -> u64| runs.iter().map(of).collect::<Vec<u64>>();
    let panels = [
        Panel { title: "orders a second", lines: vec![("", line(|run| run.centiorders_a_second / 100))] },
        Panel {
            title: "checkout, ms",
            lines: vec![
                ("p50", line(|run| run.checkout_p50 / 1_000_000)),
                ("p99", line(|run| run.checkout_p99 / 1_000_000)),
            ],
        },
        Panel {
            title: "CPU an order, ms",
            lines: vec![
                ("functions", line(|run| run.cpu_an_order / 1_000_000)),
                ("table, gateway", line(|run| run.cloud_cpu_an_order / 1_000_000)),
            ],
        },
    ];
    svg("people who order at the same time", &line(|run| run.people), &panels)
}
