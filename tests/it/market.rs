//! One artisan, one buyer, one product: what most stories need, and the way of an order through its life.

use std::time::Duration;

use ::store::entities::order_key;
use domain::ProductId;
use domain::orders::{Order, OrderStatus};
use domain::wallet::Wallet;
use serde_json::{Value, json};
use testing::{Books, Cloud, Parameters, PlacedOrder, User};

/// What the product costs, in kobo: NGN 25,000.00.
pub(crate) const PRICE: i64 = 2_500_000;
/// The template's fee of 500 basis points on that.
pub(crate) const FEE: i64 = 125_000;
/// What the artisan gets.
pub(crate) const NET: i64 = PRICE - FEE;
/// Pieces of the product.
pub(crate) const STOCK: i64 = 10;
pub(crate) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

pub(crate) struct Market {
    pub(crate) cloud: Cloud,
    pub(crate) artisan: User,
    pub(crate) buyer: User,
    pub(crate) stool: ProductId,
}

impl Market {
    pub(crate) async fn open() -> Self {
        Self::with_account("0123456789").await
    }

    /// The last four digits of the artisan's account tell the gateway how transfers end.
    pub(crate) async fn with_account(number: &str) -> Self {
        Self::on(Cloud::start().await, number).await
    }

    /// With some parameters of the template set.
    pub(crate) async fn with(parameters: Parameters) -> Self {
        Self::on(Cloud::with(parameters).await, "0123456789").await
    }

    /// With some of the template's numbers set.
    pub(crate) async fn with_parameters(parameters: &[(&str, i64)]) -> Self {
        let numbers = parameters.iter().map(|(name, value)| ((*name).to_owned(), json!(value)));
        Self::with(numbers.collect()).await
    }

    async fn on(cloud: Cloud, number: &str) -> Self {
        let artisan = cloud.artisan_at("Musa Bello", number).await;
        let buyer = cloud.buyer("Ada Obi").await;
        let stool = cloud.product(&artisan, "Oak stool", PRICE, STOCK).await;
        Self { cloud, artisan, buyer, stool }
    }

    /// An order for one stool that waits for its payment.
    pub(crate) async fn placed(&self) -> PlacedOrder {
        self.cloud.order(&self.buyer, &[(self.stool, 1)]).await
    }

    /// The buyer pays; nothing that follows has happened yet, but the gateway has told us.
    pub(crate) async fn pay(&self, order: &PlacedOrder) {
        self.cloud.gateway().pay(&order.payment_reference()).await.unwrap();
    }

    pub(crate) async fn paid(&self) -> PlacedOrder {
        let order = self.placed().await;
        self.pay(&order).await;
        self.cloud.drain().await;
        order
    }

    pub(crate) async fn accepted(&self) -> PlacedOrder {
        let order = self.paid().await;
        self.cloud.post(&self.artisan, &order.path("accept"), json!({})).await.expect(200);
        order
    }

    pub(crate) async fn shipped(&self) -> PlacedOrder {
        let order = self.accepted().await;
        let note = json!({ "tracking_note": "With Sule, on the way to Ikeja" });
        self.cloud.post(&self.artisan, &order.path("ship"), note).await.expect(200);
        order
    }

    pub(crate) async fn delivered(&self) -> PlacedOrder {
        let order = self.shipped().await;
        let proof = json!({ "note": "Left with Ada's sister", "photos": [] });
        self.cloud.post(&self.artisan, &order.path("deliver"), proof).await.expect(200);
        order
    }

    /// The buyer has confirmed; the money has not moved yet.
    pub(crate) async fn confirmed(&self) -> PlacedOrder {
        let order = self.delivered().await;
        self.cloud.drain().await;
        self.cloud.post(&self.buyer, &order.path("confirm"), json!({})).await.expect(200);
        order
    }

    /// A paid order that the artisan called off; the money has not moved yet.
    pub(crate) async fn cancelled(&self) -> PlacedOrder {
        let order = self.paid().await;
        self.cancel(&self.artisan, &order).await.expect(200);
        order
    }

    pub(crate) async fn cancel(&self, by: &User, order: &PlacedOrder) -> testing::Reply {
        self.cloud.post(by, &order.path("cancel"), json!({ "reason": "The wood did not come." })).await
    }

    pub(crate) async fn order(&self, order: &PlacedOrder) -> Order {
        self.cloud.table().orders().load(order.id).await.unwrap().into_inner()
    }

    pub(crate) async fn status(&self, order: &PlacedOrder) -> OrderStatus {
        self.order(order).await.status()
    }

    /// Pieces that can be bought.
    pub(crate) async fn left(&self) -> i64 {
        let (_, stock) = self.cloud.table().products().find_with_stock(self.stool).await.unwrap().unwrap();
        stock.available
    }

    pub(crate) async fn wallet(&self) -> Wallet {
        let wallets = self.cloud.table().wallets();
        wallets.load(self.artisan.artisan_id(), domain::Currency::NGN).await.unwrap().into_inner()
    }

    /// Lets time pass for an order, and the sweep find it.
    pub(crate) async fn wait(&self, order: &PlacedOrder, time: Duration) {
        self.cloud.age(&order_key(order.id), time);
        self.cloud.run_schedule("platform-sweep").await;
        self.cloud.drain().await;
    }

    /// The books at rest: every rule holds, and the gateway has the same balance.
    pub(crate) async fn books(&self) -> Books {
        self.cloud.drain().await;
        self.cloud.balanced_books().await
    }
}

/// A fault of the gateway, as its control interface takes it.
pub(crate) async fn gateway_fault(market: &Market, fault: Value) {
    market.cloud.gateway().fault(fault).await.unwrap();
}
