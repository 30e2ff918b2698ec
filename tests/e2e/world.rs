//! What the tests share: the stack, an administrator, and a way to let time pass.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use domain::disputes::Dispute;
use domain::orders::Order;
use domain::payments::Payment;
use domain::payouts::Payout;
use domain::refunds::Refund;
use domain::wallet::Wallet;
use domain::{OrderId, PaymentId};
use journey::{Address, Api, Application, Person, Role, Sold, Stack};
use serde_json::json;
use store::entities::{order_key, payment_key};
use store::{Audited, Key, Table};
use tests::timers;
use tokio::sync::Mutex;

/// Kobo that the gateway's balance starts with: the platform's own money, since the gateway keeps its fee of a payment that
/// is refunded in full.
const FLOAT: i64 = 500_000_000;

pub(crate) const PRICE: i64 = 1_200_000;

/// A stack with an administrator.
pub(crate) struct World {
    pub(crate) api: Api,
    pub(crate) admin: Person,
    pub(crate) table: Table,
}

/// A buyer, an artisan who can sell, and a product of theirs.
pub(crate) struct Shop {
    pub(crate) api: Api,
    pub(crate) table: Table,
    pub(crate) buyer: Person,
    pub(crate) artisan: Person,
    pub(crate) product: String,
}

/// The administrator, with when they logged in. Each test has a runtime of its own, and HTTP connections belong to one: so only what is
/// plain data is shared. A code is good once, so not every test logs in.
static ADMIN: Mutex<Option<(Person, Instant)>> = Mutex::const_new(None);
/// So long a log-in is used: its access token lives for some minutes more.
const LOGGED_IN: Duration = Duration::from_secs(8 * 60);

async fn administrator(api: &Api) -> Person {
    let mut shared = ADMIN.lock().await;
    let person = match shared.take() {
        Some((person, at)) if at.elapsed() < LOGGED_IN => {
            *shared = Some((person.clone(), at));
            return Person { api: api.clone(), ..person };
        }
        Some((person, _)) => Person { api: api.clone(), ..person }.log_in_again().await.unwrap(),
        None => {
            api.gateway.top_up(FLOAT, "NGN").await.unwrap();
            journey::operator::appoint(&operator(), api).await.unwrap()
        }
    };
    *shared = Some((person.clone(), Instant::now()));
    person
}

pub(crate) async fn world() -> World {
    let file =
        PathBuf::from(std::env::var("HOMIFY_STACK_FILE").expect("run by `cargo xtask test --only e2e`"));
    let api = Api::new(Stack::read(&file).unwrap()).unwrap();
    let table = Table::named(&api.stack.table_name, api.stack.outputs["MarketTimeZone"].parse().unwrap());
    let admin = administrator(&api).await;
    World { api, admin, table }
}

/// Beside this test: `target/release/operator`.
pub(crate) fn operator() -> PathBuf {
    let me = std::env::current_exe().unwrap();
    me.parent().and_then(Path::parent).unwrap().join("operator")
}

pub(crate) fn random() -> String {
    let mut bytes = [0; 12];
    getrandom::fill(&mut bytes).unwrap();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn address() -> Address {
    Address { recipient: "Tola Martins".into(), city: "Ikeja".into(), area: "NG-LA".into() }
}

pub(crate) fn application() -> Application {
    Application {
        display_name: "Adaeze's Woodwork".into(),
        legal_name: "Adaeze Okafor".into(),
        trades: vec!["carpentry".into()],
        areas: vec!["NG-LA".into()],
        about: "Joined by hand.".into(),
    }
}

impl World {
    pub(crate) async fn buyer(&self) -> Person {
        let email = format!("{}@homify.example", random());
        Person::join(&self.api, Role::Buyer, "Tola Martins", &email, &random()).await.unwrap()
    }

    /// A shop with `stock` pieces; the artisan's account number ends in `ending`.
    pub(crate) async fn shop(self, stock: i64, ending: &str) -> Shop {
        let artisan_email = format!("{}@homify.example", random());
        let application = application();
        let (buyer, artisan) =
            tokio::join!(self.buyer(), self.api.artisan(&self.admin, &application, &artisan_email, ending));
        let artisan = artisan.unwrap();
        let product = artisan.sell("Iroko stool", "furniture", PRICE, stock).await.unwrap();
        Shop { api: self.api, table: self.table, buyer, artisan, product }
    }
}

pub(crate) async fn shop() -> Shop {
    world().await.shop(10, "4001").await
}

impl Shop {
    pub(crate) async fn order(&self, quantity: i64) -> Sold {
        self.buyer.check_out(&[(&self.product, quantity)], &address()).await.unwrap()
    }

    pub(crate) async fn paid_order(&self) -> Sold {
        let sold = self.order(1).await;
        self.api.gateway.pay(&sold.reference).await.unwrap();
        self.buyer.wait_for_order(&sold.order_id, "/status", "paid").await.unwrap();
        sold
    }

    /// Accepted, shipped and delivered.
    pub(crate) async fn delivered_order(&self) -> Sold {
        let sold = self.paid_order().await;
        self.artisan.act(&sold.order_id, "accept", &json!({})).await.unwrap();
        self.artisan.act(&sold.order_id, "ship", &json!({ "tracking_note": "by rider" })).await.unwrap();
        self.artisan.act(&sold.order_id, "deliver", &json!({ "note": "at the gate" })).await.unwrap();
        sold
    }

    pub(crate) async fn confirmed_order(&self) -> Sold {
        let sold = self.delivered_order().await;
        self.buyer.act(&sold.order_id, "confirm", &json!({})).await.unwrap();
        sold
    }

    pub(crate) async fn stock_left(&self) -> i64 {
        let product =
            self.buyer.get(&format!("/products/{}", self.product)).await.unwrap().success().unwrap();
        product["stock"].as_i64().unwrap()
    }

    /// The actions in an order's history, oldest first.
    pub(crate) async fn actions(&self, order_id: &str) -> Vec<String> {
        let path = format!("/orders/{order_id}/history?limit=100");
        let history = self.buyer.get(&path).await.unwrap().success().unwrap();
        let entries = history["items"].as_array().unwrap();
        entries.iter().map(|entry| entry["action"].as_str().unwrap().to_owned()).collect()
    }

    /// What an artisan is left of one piece: the price less the fee of 5 %.
    pub(crate) fn net() -> i64 {
        PRICE - PRICE / 20
    }

    /// Lets an order's deadline pass, and the sweep find it.
    pub(crate) async fn pass_order_deadline(&self, order_id: &str) {
        let id: OrderId = order_id.parse().unwrap();
        pass::<Order>(&self.table, &order_key(id)).await;
        self.api.invoke("platform-sweep", &json!({})).await.unwrap();
    }

    /// Lets a dispute's deadline pass, and the sweep find it.
    pub(crate) async fn pass_dispute_deadline(&self, key: &Key) {
        pass::<Dispute>(&self.table, key).await;
        self.api.invoke("platform-sweep", &json!({})).await.unwrap();
    }

    /// Lets the time pass after which the gateway is asked about a payment, and the poll ask.
    pub(crate) async fn pass_payment_poll(&self, payment_id: &str) {
        let id: PaymentId = payment_id.parse().unwrap();
        pass::<Payment>(&self.table, &payment_key(id)).await;
        self.api.invoke("platform-sweep", &json!({})).await.unwrap();
    }

    pub(crate) async fn pass_refund_timer(&self, key: &Key) {
        pass::<Refund>(&self.table, key).await;
        self.api.invoke("payments-poll", &json!({})).await.unwrap();
    }

    /// Lets the time pass after which what is available is looked at again, and the poll find it. A wallet without a timer
    /// is left alone: an event that came late, such as that of another account, has already started its payout.
    pub(crate) async fn pass_wallet_timer(&self, key: &Key) {
        timers::pass::<Wallet>(&self.table, key).await.unwrap();
        self.api.invoke("payouts-poll", &json!({})).await.unwrap();
    }

    pub(crate) async fn pass_payout_timer(&self, key: &Key) {
        pass::<Payout>(&self.table, key).await;
        self.api.invoke("payouts-poll", &json!({})).await.unwrap();
    }
}

/// Moves an entity's timer into the past, as if the time had passed.
async fn pass<E: Audited>(table: &Table, key: &Key) {
    assert!(timers::pass::<E>(table, key).await.unwrap(), "it has a timer");
}
