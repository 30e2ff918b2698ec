//! A merchant that calls Flutterwave's API, with a listener for its webhooks.

use gateway_simulator::{Config, FLUTTERWAVE_SECRET, Gateway};
use serde_json::{Value, json};

use crate::support::{Answer, Inbox, Merchant, SECRET};

pub(super) const PAYMENT: &str = "pay-01h8z4q2k7";
pub(super) const TRANSFER: &str = "pyt-01h8z4q2k7-bkg01j9z8";
/// What each gateway has from the start, in kobo.
pub(super) const FLOAT: i64 = 10_000_000;
/// What is asked for: ₦25,000.50.
pub(super) const AMOUNT: i64 = 2_500_050;
/// What Flutterwave keeps of it: ₦350.01 and its VAT.
pub(super) const KEPT: i64 = 37_626;

pub(super) struct Shop {
    pub(super) merchant: Merchant,
}

impl Shop {
    /// Starts a simulator that sends webhooks to a new listener.
    pub(super) async fn new() -> Shop {
        let inbox = Inbox::open().await;
        let config = Config {
            webhook_url: Some(inbox.url.clone()),
            flutterwave_webhook_url: Some(inbox.url.clone()),
            starting_balance: FLOAT,
            ..Config::for_tests(SECRET)
        };
        Shop { merchant: Merchant::with(config, inbox) }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("{}/flutterwave{path}", self.merchant.simulator.base_url)
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        let request = self.merchant.http.get(self.url(path)).bearer_auth(FLUTTERWAVE_SECRET);
        Answer::read(request.send().await.expect("an answer")).await
    }

    pub(super) async fn post(&self, path: &str, body: &Value) -> Answer {
        Answer::read(self.try_post(path, body).await.expect("an answer")).await
    }

    pub(super) async fn try_post(
        &self,
        path: &str,
        body: &Value,
    ) -> Result<reqwest::Response, reqwest::Error> {
        let request = self.merchant.http.post(self.url(path)).bearer_auth(FLUTTERWAVE_SECRET);
        request.timeout(std::time::Duration::from_secs(5)).json(body).send().await
    }

    /// Makes a link over ₦25,000.50 and returns its page's address.
    pub(super) async fn link(&self, tx_ref: &str) -> String {
        let body = json!({
            "tx_ref": tx_ref, "amount": "25000.50", "currency": "NGN",
            "redirect_url": "https://app.example.ng/pay/return",
            "customer": {"email": "ngozi.eze@example.com", "name": "Ngozi Eze", "phonenumber": "08012345678"},
            "customizations": {"title": "Homify"},
            "meta": {"order_id": "ord_01J9Z8"},
        });
        let answer = self.post("/v3/payments", &body).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body["data"]["link"].as_str().expect("an address").to_owned()
    }

    /// Makes a link, has it paid, and returns Flutterwave's number.
    pub(super) async fn paid(&self, tx_ref: &str) -> u64 {
        self.link(tx_ref).await;
        let paid = self.merchant.control.pay(tx_ref).await.expect("payable");
        paid["id"].as_u64().expect("a number")
    }

    pub(super) async fn by_reference(&self, tx_ref: &str) -> Answer {
        self.get(&format!("/v3/transactions/verify_by_reference?tx_ref={tx_ref}")).await
    }

    /// Sends ₦22,500 to an account of the fixtures.
    pub(super) async fn transfer(&self, reference: &str) -> Answer {
        self.post("/v3/transfers", &transfer_body(reference)).await
    }

    /// What is listed under a reference.
    pub(super) async fn transfers(&self, reference: &str) -> Value {
        self.get(&format!("/v3/transfers?reference={reference}")).await.body["data"].take()
    }

    pub(super) async fn fault(&self, fault: Value) {
        self.merchant.control.fault(fault).await.expect("a fault");
    }

    pub(super) async fn set(&self, settings: &Value) {
        self.merchant.control.set(settings).await.expect("a setting");
    }

    pub(super) async fn rest(&self) {
        self.merchant.rest().await;
    }

    pub(super) async fn balance(&self) -> i64 {
        let books = self.merchant.control.books_at(Gateway::Flutterwave).await.expect("books");
        books.balances.get("NGN").copied().unwrap_or(0)
    }
}

pub(super) fn transfer_body(reference: &str) -> Value {
    json!({
        "account_bank": "044", "account_number": "0690000040", "amount": 22500, "narration": "Payout",
        "currency": "NGN", "reference": reference, "debit_currency": "NGN", "beneficiary_name": "Musa Bello"
    })
}
