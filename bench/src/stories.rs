//! The journeys that are measured, on the real functions.

use std::time::Duration;

use domain::ProductId;
use http::Method;
use serde_json::{Value, json};
use store::entities::order_key;
use testing::{Cloud, PlacedOrder, Reply, Traced, User};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// How long the gateway may go on by itself.
const GATEWAY_IDLE_WITHIN: Duration = Duration::from_secs(20);
/// What each product costs, in kobo: NGN 25,000.00.
const PRICE: i64 = 2_500_000;
/// Pieces of each product.
const STOCK: i64 = 1_000;
/// Products that an artisan of the browsed market has.
const OFFERS: usize = 24;
/// Products that a visitor looks at.
const LOOKED_AT: usize = 5;
/// Days of silence after a delivery until the first reminder, the second, and the release.
const SILENCE: [u32; 3] = [5, 1, 1];

/// A journey.
#[derive(Clone, Copy)]
pub(crate) enum Story {
    /// From the checkout to the artisan's bank.
    Order,
    /// Paid, then called off by the artisan.
    Cancelled,
    /// Disputed, and divided as both agreed.
    Disputed,
    /// Delivered, and the buyer stays silent.
    AutoReleased,
    /// One checkout over three artisans, each order to its end.
    ThreeArtisans,
    /// A part is given back by agreement, and the rest paid out.
    PartRefunded,
    /// A visitor who looks around.
    Browse,
    /// The sweep and the polls, with nothing due.
    Sweeps,
}

impl Story {
    pub(crate) const ALL: [Self; 8] = [
        Self::Order,
        Self::Cancelled,
        Self::Disputed,
        Self::AutoReleased,
        Self::ThreeArtisans,
        Self::PartRefunded,
        Self::Browse,
        Self::Sweeps,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Cancelled => "cancelled",
            Self::Disputed => "disputed",
            Self::AutoReleased => "auto-released",
            Self::ThreeArtisans => "three artisans",
            Self::PartRefunded => "part refunded",
            Self::Browse => "browse",
            Self::Sweeps => "sweeps",
        }
    }

    /// What functions did in it, and the platform after it. Books that do not balance end the program.
    pub(crate) async fn play(self) -> (Vec<Traced>, Shop) {
        let shop = Shop::open(if matches!(self, Self::ThreeArtisans | Self::Browse) { 3 } else { 1 }).await;
        if matches!(self, Self::Browse) {
            shop.stock_up().await;
        }
        shop.cloud.trace();
        match self {
            Self::Order => shop.order().await,
            Self::Cancelled => shop.cancelled().await,
            Self::Disputed => shop.disputed().await,
            Self::AutoReleased => shop.auto_released().await,
            Self::ThreeArtisans => shop.three_artisans().await,
            Self::PartRefunded => shop.part_refunded().await,
            Self::Browse => shop.browse().await,
            Self::Sweeps => shop.sweeps().await,
        }
        let traces = shop.cloud.take_trace();
        shop.cloud.balanced_books().await;
        (traces, shop)
    }

    /// Whether it is about the schedules themselves.
    pub(crate) const fn counts_schedules(self) -> bool {
        matches!(self, Self::Sweeps)
    }
}

/// A platform with a buyer, artisans, and a product of each.
pub(crate) struct Shop {
    pub(crate) cloud: Cloud,
    pub(crate) buyer: User,
    pub(crate) artisans: Vec<User>,
    pub(crate) products: Vec<ProductId>,
}

impl Shop {
    pub(crate) async fn open(artisans: usize) -> Self {
        let cloud = Cloud::start().await;
        let buyer = cloud.buyer("Ada Obi").await;
        let mut shop = Self { cloud, buyer, artisans: Vec::new(), products: Vec::new() };
        let people = [("Musa Bello", "0123456789"), ("Bisi Ade", "0223456789"), ("Tunde Cole", "0323456789")];
        for (name, account) in people.into_iter().take(artisans) {
            let artisan = shop.cloud.artisan_at(name, account).await;
            shop.products.push(shop.cloud.product(&artisan, "Oak stool", PRICE, STOCK).await);
            shop.artisans.push(artisan);
        }
        // What the people and products of the fixtures led to is nobody's journey.
        shop.rest().await;
        shop
    }

    /// More to look at.
    async fn stock_up(&self) {
        for artisan in &self.artisans {
            for _ in 1..OFFERS {
                self.cloud.product(artisan, "Oak stool", PRICE, STOCK).await;
            }
        }
    }

    /// Lets everything happen that is under way, one thing after the other. What happens at the same time may fall into one
    /// batch or into two; figures have to be the same each time.
    async fn rest(&self) {
        let steps: Vec<&String> = self.cloud.deployment().queues.values().map(|queue| &queue.step).collect();
        let mut moved = true;
        while moved {
            self.idle().await;
            moved = self.cloud.relay().await > 0;
            for step in &steps {
                if self.cloud.run_step(step).await > 0 {
                    moved = true;
                    self.idle().await;
                }
            }
        }
        assert!(self.cloud.dead_letters().is_empty(), "{:#?}", self.cloud.dead_letters());
    }

    async fn idle(&self) {
        self.cloud.gateway().wait_until_idle(GATEWAY_IDLE_WITHIN).await.expect("the gateway comes to rest");
    }

    async fn post(&self, by: &User, path: &str, body: Value) -> Reply {
        let request = self.cloud.request(Method::POST, path).by(by);
        let reply = if body.is_null() { request.send().await } else { request.json(&body).send().await };
        assert!(reply.status < 300, "{path}: {}", reply.text);
        self.rest().await;
        reply
    }

    async fn look(&self, by: Option<&User>, path: &str) -> Value {
        let request = self.cloud.request(Method::GET, path);
        by.into_iter().fold(request, testing::ApiRequest::by).send().await.expect(200)
    }

    /// An order of each product, paid at once.
    async fn paid(&self) -> Vec<PlacedOrder> {
        let cart: Vec<_> = self.products.iter().map(|product| (*product, 1)).collect();
        let orders = self.cloud.check_out(&self.buyer, &cart).await;
        self.rest().await;
        self.cloud.gateway().pay(&orders[0].payment_reference()).await.expect("the buyer pays");
        self.rest().await;
        orders
    }

    async fn deliver(&self, artisan: &User, order: &PlacedOrder) {
        self.post(artisan, &order.path("accept"), json!({})).await;
        let note = json!({ "tracking_note": "With Sule, on the way to Ikeja" });
        self.post(artisan, &order.path("ship"), note).await;
        let proof = json!({ "note": "Left with Ada's sister", "photos": [] });
        self.post(artisan, &order.path("deliver"), proof).await;
    }

    /// One order that waits for its buyer's word.
    async fn delivered(&self) -> PlacedOrder {
        let order = self.paid().await.remove(0);
        self.deliver(&self.artisans[0], &order).await;
        order
    }

    pub(crate) async fn order(&self) {
        let order = self.delivered().await;
        self.post(&self.buyer, &order.path("confirm"), json!({})).await;
    }

    async fn cancelled(&self) {
        let order = self.paid().await.remove(0);
        let reason = json!({ "reason": "The wood did not come." });
        self.post(&self.artisans[0], &order.path("cancel"), reason).await;
    }

    async fn disputed(&self) {
        let order = self.delivered().await;
        let artisan = &self.artisans[0];
        let claim = json!({ "claim": "One leg is split from the foot to the top." });
        let opened = self.post(&self.buyer, &order.path("disputes"), claim).await.json;
        let path = |action: &str| format!("/disputes/{}/{action}", opened["id"].as_str().unwrap_or_default());
        let answer = json!({ "statement": "It was whole when it left." });
        self.post(artisan, &path("answer"), answer).await;
        let split = json!({
            "to_buyer": { "amount": PRICE / 5, "currency": "NGN" },
            "to_artisan": { "amount": PRICE - PRICE / 5, "currency": "NGN" },
        });
        self.post(artisan, &path("proposals"), split).await;
        self.post(&self.buyer, &path("proposals/1/accept"), Value::Null).await;
    }

    async fn auto_released(&self) {
        let order = self.delivered().await;
        for days in SILENCE {
            self.cloud.age(&order_key(order.id), DAY * days);
            self.cloud.run_schedule("platform-sweep").await;
            self.rest().await;
        }
    }

    async fn three_artisans(&self) {
        let table = self.cloud.table().orders();
        for order in &self.paid().await {
            let stored = table.load(order.id).await.expect("it was placed");
            let of = |artisan: &&User| artisan.artisan_id() == stored.artisan_id();
            let artisan = self.artisans.iter().find(of).expect("one of the three");
            self.deliver(artisan, order).await;
            self.post(&self.buyer, &order.path("confirm"), json!({})).await;
        }
    }

    async fn part_refunded(&self) {
        let order = self.delivered().await;
        let offer = json!({
            "amount": { "amount": PRICE / 5, "currency": "NGN" },
            "reason": "One leg is scratched.",
        });
        let offered = self.post(&self.artisans[0], &order.path("refunds"), offer).await.json;
        let id = offered["refund_offer"]["id"].as_str().unwrap_or_default();
        self.post(&self.buyer, &order.path(&format!("refunds/{id}/accept")), json!({})).await;
        self.post(&self.buyer, &order.path("confirm"), json!({})).await;
    }

    async fn browse(&self) {
        self.look(None, "/categories").await;
        let found = self.look(None, "/products?category=furniture").await;
        let found = found["items"].as_array().cloned().unwrap_or_default();
        for product in found.iter().take(LOOKED_AT) {
            self.look(None, &format!("/products/{}", product["id"].as_str().unwrap_or_default())).await;
        }
        let artisan = self.artisans[0].artisan_id();
        self.look(None, &format!("/artisans/{artisan}")).await;
        self.look(None, &format!("/products?artisan_id={artisan}")).await;
    }

    async fn sweeps(&self) {
        for schedule in ["platform-sweep", "payments-poll", "payouts-poll"] {
            self.cloud.run_schedule(schedule).await;
        }
    }

    /// What a buyer and an artisan look at that grows with what they have done.
    pub(crate) async fn lists(&self) {
        let (buyer, artisan) = (Some(&self.buyer), Some(&self.artisans[0]));
        self.look(None, "/products?category=furniture").await;
        self.look(None, &format!("/products?artisan_id={}", self.artisans[0].artisan_id())).await;
        self.look(buyer, "/orders?as=buyer").await;
        self.look(artisan, "/orders?as=artisan").await;
        self.look(artisan, "/me/wallet/entries").await;
        self.look(buyer, "/notifications").await;
    }
}
