//! Who is there, and what they share.

use std::cell::RefCell;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use domain::OrderId;
use domain::orders::Order;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use gateway_simulator::gateway::Gateway;
use journey::{Api, Application, Person, Role, Stack, operator};
use serde_json::json;
use store::Table;
use store::entities::order_key;
use tokio::sync::Semaphore;

use crate::client::Client;
use crate::cloud_faults::CloudFaults;
use crate::dice::Dice;
use crate::figures::{Counts, Figures};

/// What a piece costs, in kobo.
pub(crate) const PRICE: i64 = 1_200_000;
/// Pieces in each shop: more than anybody orders.
const STOCK: i64 = 100_000;
/// Kobo that each gateway's balance starts with: the platform's own money, since refunds and payouts are sent from there.
const FLOAT: i64 = 100_000_000_000;
/// Journeys of each buyer: no more than a buyer may have unpaid at the same time, see `domain::cart::reservations`.
const JOURNEYS_OF_A_BUYER: u64 = 4;
/// Journeys for each shop, so that many of them want to change the same wallet and the same stock.
const JOURNEYS_OF_A_SHOP: u64 = 20;
/// How many people sign up at the same time.
const SIGNING_UP: usize = 4;
/// How many requests of clients are under way at the same time.
const REQUESTS_AT_ONCE: usize = 20;
/// Simulated seconds a second, for the delays that the gateways document: a webhook that failed comes again after 3 minutes.
const TIME_SCALE: u32 = 20;
/// How long anything may take while calls fail.
const PATIENCE: Duration = Duration::from_secs(15 * 60);
/// A look at the table takes the emulator a few milliseconds; so many a second are left for those who wait.
const LOOKS_A_SECOND: u64 = 100;
const GLANCE_MIN: Duration = Duration::from_millis(300);

/// Somebody who sells, and what.
pub(crate) struct Shop {
    pub(crate) artisan: Client,
    pub(crate) product: String,
}

/// The stack and the people.
pub(crate) struct World {
    pub(crate) api: Api,
    pub(crate) table: Table,
    pub(crate) admin: Client,
    pub(crate) buyers: Vec<Client>,
    pub(crate) shops: Vec<Shop>,
    pub(crate) cloud_faults: CloudFaults,
    /// Those that were put in force.
    pub(crate) gateway_faults: RefCell<Counts>,
    pub(crate) figures: Figures,
    pub(crate) seed: u64,
    pub(crate) at_once: Semaphore,
    glance: Duration,
    started: Instant,
}

impl World {
    /// Everybody signs up and opens their shops, while nothing fails.
    pub(crate) async fn open(
        stack: Stack,
        program: &Path,
        faults: &str,
        journeys: u64,
        seed: u64,
    ) -> Result<Self> {
        let started = Instant::now();
        let api = Api::new(stack)?;
        for gateway in [Gateway::Paystack, Gateway::Flutterwave] {
            api.gateway.top_up_at(gateway, FLOAT, "NGN").await?;
        }
        api.gateway.set(&json!({ "time_scale": TIME_SCALE })).await?;
        let admin = operator::appoint(program, &api).await?;
        // Streams of chances far from those of the journeys.
        let dice = |number: u64| Dice::new(seed, u64::MAX - number);
        let shops = stream::iter(0..journeys.div_ceil(JOURNEYS_OF_A_SHOP).max(3))
            .map(|number| shop(&api, &admin, number, dice(2 * number)))
            .buffered(SIGNING_UP)
            .try_collect()
            .await?;
        let buyers = stream::iter(0..journeys.div_ceil(JOURNEYS_OF_A_BUYER).max(3))
            .map(|number| buyer(&api, number, dice(2 * number + 1)))
            .buffered(SIGNING_UP)
            .try_collect()
            .await?;
        Ok(Self {
            table: Table::named(&api.stack.table_name, api.stack.outputs["MarketTimeZone"].parse()?),
            admin: Client::new(admin, dice(u64::MAX / 2)),
            buyers,
            shops,
            cloud_faults: CloudFaults::new(faults)?,
            gateway_faults: RefCell::default(),
            figures: Figures::default(),
            seed,
            at_once: Semaphore::new(REQUESTS_AT_ONCE),
            glance: Duration::from_millis(1_000 * journeys / LOOKS_A_SECOND).max(GLANCE_MIN),
            started,
            api,
        })
    }

    /// Whose the journey of this `number` is.
    pub(crate) fn buyer_of(&self, number: u64) -> &Client {
        let count = self.buyers.len() as u64;
        &self.buyers[usize::try_from(number % count).unwrap_or_default()]
    }

    /// Says what has happened, and when.
    pub(crate) fn tell(&self, what: &str) {
        println!("{:>5} s  {what}", self.started.elapsed().as_secs());
    }

    /// An order as it is now.
    pub(crate) async fn order(&self, id: &str) -> Result<Order> {
        let id: OrderId = id.parse().map_err(|_| anyhow::anyhow!("{id} is no order"))?;
        let order = patiently(async || self.table.get::<Order>(&order_key(id)).await).await?;
        Ok(order.with_context(|| format!("there is no order {id}"))?.into_inner())
    }

    /// Waits until an order is as it should be.
    pub(crate) async fn wait(&self, id: &str, what: &str, is: impl Fn(&Order) -> bool) -> Result<Order> {
        let since = Instant::now();
        loop {
            let order = self.order(id).await?;
            if is(&order) {
                return Ok(order);
            }
            if since.elapsed() > PATIENCE {
                let state = crate::kinds::words(crate::kinds::state(&order));
                bail!("waited {} seconds for {id} to be {what}; it is {state}", PATIENCE.as_secs());
            }
            tokio::time::sleep(self.glance).await;
        }
    }
}

/// Asks the table again when it does not answer: the emulator has one processor for everybody.
pub(crate) async fn patiently<T>(ask: impl AsyncFn() -> Result<T, store::Error>) -> Result<T> {
    let since = Instant::now();
    loop {
        match ask().await {
            Err(store::Error::Unavailable(_)) if since.elapsed() < PATIENCE => {
                tokio::time::sleep(GLANCE_MIN).await;
            }
            answer => return Ok(answer?),
        }
    }
}

async fn shop(api: &Api, admin: &Person, number: u64, dice: Dice) -> Result<Shop> {
    let application = Application {
        display_name: format!("Workshop {number}"),
        legal_name: "Adaeze Okafor".into(),
        trades: vec!["carpentry".into()],
        areas: vec!["NG-LA".into()],
        about: "Joined by hand.".into(),
    };
    let email = format!("artisan-{number}@homify.example");
    let artisan = api.artisan(admin, &application, &email, &format!("{:04}", 4_000 + number)).await?;
    let product = artisan.sell("Iroko stool", "furniture", PRICE, STOCK).await?;
    Ok(Shop { artisan: Client::new(artisan, dice), product })
}

async fn buyer(api: &Api, number: u64, dice: Dice) -> Result<Client> {
    let email = format!("buyer-{number}@homify.example");
    let password = format!("pw-{}", dice.key());
    let person = Person::join(api, Role::Buyer, "Tola Martins", &email, &password).await?;
    Ok(Client::new(person, dice))
}
