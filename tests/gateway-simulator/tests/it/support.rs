//! A merchant that calls the simulator's API and a listener for its webhooks.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use gateway_simulator::{Config, Control, Simulator, delivery};
use reqwest::Response;
use serde_json::{Value, json};

pub(crate) const SECRET: &str = "sk_test_fixture_0000000000000000000000000000";
pub(crate) const PAYMENT: &str = "pay-01h8z4q2k7";
pub(crate) const TRANSFER: &str = "pyt-01h8z4q2k7-bkg01j9z8";
pub(crate) const SOON: Duration = Duration::from_secs(10);

/// A merchant with its own simulator and webhook listener.
pub(crate) struct Merchant {
    pub(crate) simulator: Simulator,
    pub(crate) control: Control,
    pub(crate) inbox: Inbox,
    pub(crate) http: reqwest::Client,
}

impl Merchant {
    /// Starts a simulator for tests, with a float of ₦100,000, that sends webhooks to a new listener.
    pub(crate) async fn new() -> Merchant {
        let inbox = Inbox::open().await;
        let config = Config {
            webhook_url: Some(inbox.url.clone()),
            starting_balance: 10_000_000,
            ..Config::for_tests(SECRET)
        };
        Merchant::with(config, inbox)
    }

    pub(crate) fn with(config: Config, inbox: Inbox) -> Merchant {
        let simulator = Simulator::start(config).expect("a free port");
        let control = simulator.control();
        let http = delivery::client().expect("a client");
        Merchant { simulator, control, inbox, http }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        let request = self.http.get(format!("{}{path}", self.simulator.base_url)).bearer_auth(SECRET);
        Answer::read(request.send().await.expect("an answer")).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        Answer::read(self.try_post(path, body).await.expect("an answer")).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        let request = self.http.put(format!("{}{path}", self.simulator.base_url)).bearer_auth(SECRET);
        Answer::read(request.json(body).send().await.expect("an answer")).await
    }

    pub(crate) async fn try_post(&self, path: &str, body: &Value) -> Result<Response, reqwest::Error> {
        let request = self.http.post(format!("{}{path}", self.simulator.base_url)).bearer_auth(SECRET);
        request.timeout(Duration::from_secs(5)).json(body).send().await
    }

    /// Initialises a payment of ₦25,000 and returns its page's address.
    pub(crate) async fn initialize(&self, reference: &str) -> String {
        let body = json!({
            "email": "ngozi.eze@example.com", "amount": "2500000", "currency": "NGN", "reference": reference,
            "callback_url": "https://app.example.ng/pay/return",
            "metadata": {"order_id": "ord_01J9Z8", "cancel_action": "https://app.example.ng/cart"},
            "first_name": "Ngozi", "last_name": "Eze", "phone": "+2348012345678",
        });
        let answer = self.post("/transaction/initialize", &body).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body["data"]["authorization_url"].as_str().expect("an address").to_owned()
    }

    /// Initialises and pays.
    pub(crate) async fn paid(&self, reference: &str) {
        self.initialize(reference).await;
        self.control.pay(reference).await.expect("payable");
    }

    /// Registers the recipient of the fixtures and returns its code.
    pub(crate) async fn recipient(&self) -> String {
        let body = json!({
            "type": "nuban", "name": "Musa Bello", "account_number": "0123456789", "bank_code": "058",
            "currency": "NGN"
        });
        let answer = self.post("/transferrecipient", &body).await;
        answer.body["data"]["recipient_code"].as_str().expect("a code").to_owned()
    }

    /// Sends ₦22,500 to the recipient of the fixtures.
    pub(crate) async fn transfer(&self, reference: &str) -> Answer {
        let recipient = self.recipient().await;
        self.post("/transfer", &transfer_body(&recipient, reference)).await
    }

    /// Waits until nothing moves any more.
    pub(crate) async fn rest(&self) {
        self.control.wait_until_idle(SOON).await.expect("it comes to rest");
    }

    pub(crate) async fn balance(&self) -> i64 {
        self.control.books().await.expect("books").balances.get("NGN").copied().unwrap_or(0)
    }
}

pub(crate) fn transfer_body(recipient: &str, reference: &str) -> Value {
    json!({
        "source": "balance", "amount": 2_250_000, "recipient": recipient, "reference": reference,
        "reason": "Payout", "currency": "NGN"
    })
}

/// An answer of the API.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) async fn read(response: Response) -> Answer {
        let status = response.status().as_u16();
        let bytes = response.bytes().await.expect("a whole body");
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status, body }
    }

    pub(crate) fn message(&self) -> &str {
        self.body["message"].as_str().unwrap_or_default()
    }
}

/// A webhook as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    /// Paystack's proof.
    pub(crate) signature: Option<String>,
    /// Flutterwave's.
    pub(crate) hash: Option<String>,
    pub(crate) bytes: Bytes,
}

impl Arrived {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("JSON")
    }

    pub(crate) fn event(&self) -> String {
        self.json()["event"].as_str().expect("an event").to_owned()
    }
}

/// A listener for webhooks that answers 200 unless told otherwise.
#[derive(Clone)]
pub(crate) struct Inbox {
    pub(crate) url: String,
    letters: Arc<Mutex<Letters>>,
}

#[derive(Default)]
struct Letters {
    arrived: Vec<Arrived>,
    answers: VecDeque<u16>,
}

impl Inbox {
    pub(crate) async fn open() -> Inbox {
        let letters: Arc<Mutex<Letters>> = Arc::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}/webhooks/paystack", listener.local_addr().expect("an address"));
        let routes =
            Router::new().route("/webhooks/paystack", post(receive)).with_state(Arc::clone(&letters));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Inbox { url, letters }
    }

    /// The next webhooks are answered with these statuses, later ones with 200.
    pub(crate) fn answer_with(&self, statuses: &[u16]) {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner).answers.extend(statuses);
    }

    pub(crate) fn arrived(&self) -> Vec<Arrived> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner).arrived.clone()
    }

    pub(crate) fn events(&self) -> Vec<String> {
        self.arrived().iter().map(Arrived::event).collect()
    }

    /// The one webhook with this name.
    pub(crate) fn only(&self, event: &str) -> Value {
        let found: Vec<Arrived> =
            self.arrived().into_iter().filter(|arrived| arrived.event() == event).collect();
        assert_eq!(found.len(), 1, "{event} among {:?}", self.events());
        found[0].json()
    }
}

async fn receive(State(letters): State<Arc<Mutex<Letters>>>, headers: HeaderMap, bytes: Bytes) -> StatusCode {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (signature, hash) = (header("x-paystack-signature"), header("verif-hash"));
    let mut letters = letters.lock().unwrap_or_else(PoisonError::into_inner);
    letters.arrived.push(Arrived { signature, hash, bytes });
    let answer = letters.answers.pop_front().unwrap_or(200);
    StatusCode::from_u16(answer).expect("a status")
}
