//! A client for the control interface, for tests and demonstrations written in Rust.

use std::{error::Error, fmt, time::Duration};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{
    control::{books::BooksView, disputes::DisputeRequest, payments::PayRequest},
    faults::FaultSpec,
    gateway::Gateway,
    google::{Person, Wrong},
    paystack::rules::disputes::Dispute,
    webhooks::Webhook,
};

/// Talks to the control interface of a running simulator.
#[derive(Clone, Debug)]
pub struct Control {
    base_url: String,
    http: reqwest::Client,
}

/// The simulator refused, or did not answer.
#[derive(Debug)]
pub struct ControlError(String);

impl fmt::Display for ControlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for ControlError {}

impl From<reqwest::Error> for ControlError {
    fn from(error: reqwest::Error) -> ControlError {
        ControlError(format!("the simulator did not answer: {error}"))
    }
}

type Outcome<T> = Result<T, ControlError>;

impl Control {
    /// A client for the simulator at an address such as `http://127.0.0.1:4567`.
    ///
    /// # Panics
    /// When the TLS library cannot be set up, which would be a broken build.
    pub fn new(base_url: &str) -> Control {
        let http = crate::delivery::client().expect("the TLS library is linked in");
        Control { base_url: base_url.trim_end_matches('/').to_owned(), http }
    }

    /// A customer pays what is asked for, or what the faults in force say, wherever the reference is known.
    ///
    /// # Errors
    /// When there is no such payment.
    pub async fn pay(&self, reference: &str) -> Outcome<Value> {
        self.pay_with(reference, &PayRequest::default()).await
    }

    /// A customer pays what is asked for at one gateway, or what the faults in force say.
    ///
    /// # Errors
    /// When there is no such payment there.
    pub async fn pay_at(&self, gateway: Gateway, reference: &str) -> Outcome<Value> {
        let request = PayRequest { gateway: Some(gateway), ..PayRequest::default() };
        self.pay_with(reference, &request).await
    }

    /// A customer pays in a certain way.
    ///
    /// # Errors
    /// When there is no such payment, or it is paid and the outcome contradicts that.
    pub async fn pay_with(&self, reference: &str, request: &PayRequest) -> Outcome<Value> {
        self.post(&format!("/simulator/pay/{reference}"), &json!(request)).await
    }

    /// Somebody who came to Google by `authorization_url` agrees there: the code and the state that they are sent back with. What is `wrong` is
    /// so with the token for that code.
    ///
    /// # Errors
    /// When Google would not take what the address asks for.
    pub async fn consent(
        &self,
        authorization_url: &str,
        person: &Person,
        wrong: Option<Wrong>,
    ) -> Outcome<Value> {
        let body = json!({ "authorization_url": authorization_url, "person": person, "wrong": wrong });
        self.post("/simulator/google/consent", &body).await
    }

    /// The same, with a code that is known before.
    ///
    /// # Errors
    /// As [`Control::consent`].
    pub async fn consent_as(&self, authorization_url: &str, person: &Person, code: &str) -> Outcome<Value> {
        let body = json!({ "authorization_url": authorization_url, "person": person, "code": code });
        self.post("/simulator/google/consent", &body).await
    }

    /// Google signs with its next key from now on.
    ///
    /// # Errors
    /// When the simulator does not answer.
    pub async fn rotate_keys(&self) -> Outcome<Value> {
        self.post("/simulator/google/rotate", &json!({})).await
    }

    /// Puts a fault in force, written as `json!({"on": "webhook", "do": "lose", "times": 1})`; returns its
    /// number.
    ///
    /// # Errors
    /// When it makes no sense.
    pub async fn fault(&self, spec: Value) -> Outcome<u64> {
        let spec: FaultSpec =
            serde_json::from_value(spec).map_err(|error| ControlError(format!("not a fault: {error}")))?;
        let fault: Value = self.post("/simulator/faults", &json!(spec)).await?;
        fault["id"].as_u64().ok_or_else(|| ControlError("the fault has no number".to_owned()))
    }

    /// Removes all faults.
    ///
    /// # Errors
    /// When the simulator does not answer.
    pub async fn clear_faults(&self) -> Outcome<Value> {
        answer(self.http.delete(self.url("/simulator/faults")).send().await?).await
    }

    /// Changes settings, such as `json!({"webhook_url": "http://…"})`.
    ///
    /// # Errors
    /// When a setting is unknown or makes no sense.
    pub async fn set(&self, settings: &Value) -> Outcome<Value> {
        answer(self.http.patch(self.url("/simulator/settings")).json(settings).send().await?).await
    }

    /// Pays money into the balance at Paystack, in minor units.
    ///
    /// # Errors
    /// When the amount is not positive.
    pub async fn top_up(&self, amount: i64, currency: &str) -> Outcome<Value> {
        self.top_up_at(Gateway::Paystack, amount, currency).await
    }

    /// Pays money into the balance at a gateway, in minor units.
    ///
    /// # Errors
    /// When the amount is not positive.
    pub async fn top_up_at(&self, gateway: Gateway, amount: i64, currency: &str) -> Outcome<Value> {
        let body = json!({"gateway": gateway, "amount": amount, "currency": currency});
        self.post("/simulator/top-up", &body).await
    }

    /// Opens a bank account, under a bank's code at Paystack; at Flutterwave it is opened under that bank's code there.
    ///
    /// # Errors
    /// When the bank does not exist or the number has not ten digits.
    pub async fn open_account(&self, bank_code: &str, account_number: &str, name: &str) -> Outcome<Value> {
        let account = json!({"bank_code": bank_code, "account_number": account_number, "account_name": name});
        let body = json!({"accounts": [account]});
        answer(self.http.put(self.url("/simulator/accounts")).json(&body).send().await?).await
    }

    /// Brings all transfers and refunds to their ends.
    ///
    /// # Errors
    /// When the simulator does not answer.
    pub async fn settle(&self) -> Outcome<Value> {
        self.post("/simulator/settle", &json!({})).await
    }

    /// Moves a transfer, wherever it is: `success`, `failed`, `reversed`, …
    ///
    /// # Errors
    /// When it does not exist or cannot go there any more.
    pub async fn move_transfer(&self, reference: &str, outcome: &str) -> Outcome<Value> {
        self.post(&format!("/simulator/transfers/{reference}"), &json!({"outcome": outcome})).await
    }

    /// Moves a refund, wherever it is: `processed`, `failed`, `needs-attention`, …
    ///
    /// # Errors
    /// When it does not exist or cannot go there any more.
    pub async fn move_refund(&self, id: u64, outcome: &str) -> Outcome<Value> {
        self.post(&format!("/simulator/refunds/{id}"), &json!({"outcome": outcome})).await
    }

    /// A customer disputes all that he paid.
    ///
    /// # Errors
    /// When there is no such payment, it is not paid, or it is disputed already.
    pub async fn open_dispute(&self, reference: &str) -> Outcome<Dispute> {
        let request = DisputeRequest { reference: reference.to_owned(), ..DisputeRequest::default() };
        self.open_dispute_with(&request).await
    }

    /// A customer disputes a payment in a certain way.
    ///
    /// # Errors
    /// When there is no such payment, not so much was paid, or it is disputed already.
    pub async fn open_dispute_with(&self, request: &DisputeRequest) -> Outcome<Dispute> {
        self.post("/simulator/disputes", &json!(request)).await
    }

    /// Decides a dispute: `won`, `lost` or `auto-accepted`; or reminds of it: `remind`.
    ///
    /// # Errors
    /// When it does not exist or is decided otherwise.
    pub async fn move_dispute(&self, id: u64, outcome: &str) -> Outcome<Value> {
        self.post(&format!("/simulator/disputes/{id}"), &json!({"outcome": outcome})).await
    }

    /// All disputes, oldest first.
    ///
    /// # Errors
    /// When the simulator does not answer.
    pub async fn disputes(&self) -> Outcome<Vec<Dispute>> {
        let mut all: Value = self.get("/simulator/disputes").await?;
        parse(all["disputes"].take())
    }

    /// The simulator's books at Paystack.
    ///
    /// # Errors
    /// When the simulator does not answer.
    pub async fn books(&self) -> Outcome<BooksView> {
        self.books_at(Gateway::Paystack).await
    }

    /// The simulator's books at a gateway.
    ///
    /// # Errors
    /// When the simulator does not answer.
    pub async fn books_at(&self, gateway: Gateway) -> Outcome<BooksView> {
        self.get(&format!("/simulator/books?gateway={}", gateway.name())).await
    }

    /// All webhooks, with what became of them.
    ///
    /// # Errors
    /// When the simulator does not answer.
    pub async fn webhooks(&self) -> Outcome<Vec<WebhookView>> {
        let mut all: Value = self.get("/simulator/webhooks").await?;
        parse(all["webhooks"].take())
    }

    /// Sends every webhook about a reference again; returns the copies' numbers.
    ///
    /// # Errors
    /// When there was none.
    pub async fn resend(&self, reference: &str) -> Outcome<Vec<u64>> {
        let body = json!({"reference": reference});
        let mut sent: Value = self.post("/simulator/webhooks/resend", &body).await?;
        parse(sent["webhooks"].take())
    }

    /// Sends a webhook although nothing happened, such as
    /// `json!({"event": "charge.success", "reference": "pay-…", "signature": "forged"})`.
    ///
    /// # Errors
    /// When it cannot be made up.
    pub async fn send_webhook(&self, wanted: &Value) -> Outcome<WebhookView> {
        self.post("/simulator/webhooks", wanted).await
    }

    /// The requests the gateway got about a reference, as `(operation, status)`; a closed connection has no
    /// status.
    ///
    /// # Errors
    /// When the simulator does not answer.
    pub async fn requests(&self, reference: &str) -> Outcome<Vec<(String, Option<u16>)>> {
        let log: Value = self.get(&format!("/simulator/requests?reference={reference}")).await?;
        let lines = log["requests"].as_array().cloned().unwrap_or_default();
        let line = |line: &Value| {
            let status = line["status"].as_u64().and_then(|status| u16::try_from(status).ok());
            (line["operation"].as_str().unwrap_or_default().to_owned(), status)
        };
        Ok(lines.iter().map(line).collect())
    }

    /// Waits until no webhook, transfer, refund or payment moves by itself any more.
    ///
    /// # Errors
    /// When that takes longer than `within`.
    pub async fn wait_until_idle(&self, within: Duration) -> Outcome<()> {
        let waiting = async {
            loop {
                let movement: Value = self.get("/simulator/idle").await?;
                if movement["idle"] == json!(true) {
                    return Ok(());
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        match tokio::time::timeout(within, waiting).await {
            Ok(outcome) => outcome,
            Err(_) => Err(ControlError(format!("still moving after {within:?}"))),
        }
    }

    /// Asks any control address.
    ///
    /// # Errors
    /// When the simulator refuses or answers something else than a `T`.
    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Outcome<T> {
        answer(self.http.get(self.url(path)).send().await?).await
    }

    /// Posts to any control address.
    ///
    /// # Errors
    /// When the simulator refuses or answers something else than a `T`.
    pub async fn post<T: DeserializeOwned>(&self, path: &str, body: &Value) -> Outcome<T> {
        answer(self.http.post(self.url(path)).json(body).send().await?).await
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}

/// A webhook, as the control interface shows it.
pub type WebhookView = Webhook;

async fn answer<T: DeserializeOwned>(response: reqwest::Response) -> Outcome<T> {
    let status = response.status();
    let body: Value = response.json().await?;
    if status.is_success() {
        return parse(body);
    }
    let error = body["error"].as_str().unwrap_or("no reason given");
    Err(ControlError(format!("refused with {}: {error}", status.as_u16())))
}

fn parse<T: DeserializeOwned>(body: Value) -> Outcome<T> {
    serde_json::from_value(body).map_err(|error| ControlError(format!("an unexpected answer: {error}")))
}
