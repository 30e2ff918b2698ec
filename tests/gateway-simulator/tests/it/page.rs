//! The payment page and the index page, as a browser meets them.

use reqwest::StatusCode;

use crate::support::{Merchant, PAYMENT};

pub(crate) struct Visit {
    pub(crate) status: StatusCode,
    pub(crate) location: Option<String>,
    pub(crate) html: String,
}

pub(crate) async fn visit(request: reqwest::RequestBuilder) -> Visit {
    let response = request.send().await.expect("an answer");
    let status = response.status();
    let location =
        response.headers().get("location").and_then(|value| value.to_str().ok()).map(str::to_owned);
    Visit { status, location, html: response.text().await.expect("text") }
}

pub(crate) async fn choose(merchant: &Merchant, url: &str, form: &'static str) -> Visit {
    let request =
        merchant.http.post(url).header("content-type", "application/x-www-form-urlencoded").body(form);
    visit(request).await
}

async fn status(merchant: &Merchant) -> String {
    let answer = merchant.get(&format!("/transaction/verify/{PAYMENT}")).await;
    answer.body["data"]["status"].as_str().expect("a status").to_owned()
}

#[tokio::test]
async fn a_customer_is_declined_tries_again_and_returns_to_the_shop() {
    let merchant = Merchant::new().await;
    let url = merchant.initialize(PAYMENT).await;
    let shown = visit(merchant.http.get(&url)).await;
    assert_eq!(shown.status, StatusCode::OK);
    for text in ["₦25,000.00", "Homify", "ngozi.eze@example.com", PAYMENT, "Leave"] {
        assert!(shown.html.contains(text), "{text}");
    }

    let declined = choose(&merchant, &url, "action=pay&method=4084080000670037&pays=exactly").await;
    assert!(declined.location.is_some_and(|to| to.starts_with("/pay/")));
    assert_eq!(status(&merchant).await, "failed");
    assert!(visit(merchant.http.get(&url)).await.html.contains("Insufficient Funds. You can try again."));

    let paid = choose(&merchant, &url, "action=pay&method=4084084084084081&pays=exactly").await;
    assert_eq!(paid.status, StatusCode::SEE_OTHER);
    let back = format!("https://app.example.ng/pay/return?trxref={PAYMENT}&reference={PAYMENT}");
    assert_eq!(paid.location.as_deref(), Some(back.as_str()));
    assert_eq!(status(&merchant).await, "success");
    assert!(visit(merchant.http.get(&url)).await.html.contains("Payment successful"));

    choose(&merchant, &url, "action=pay").await;
    merchant.rest().await;
    assert_eq!(merchant.inbox.events(), ["charge.success"], "a second click pays nothing");
}

#[tokio::test]
async fn a_customer_who_leaves_goes_to_the_cancel_address_and_can_come_back() {
    let merchant = Merchant::new().await;
    let url = merchant.initialize(PAYMENT).await;
    let left = choose(&merchant, &url, "action=cancel").await;
    assert_eq!(left.location.as_deref(), Some("https://app.example.ng/cart"));
    assert_eq!(status(&merchant).await, "abandoned");
    choose(&merchant, &url, "action=decline").await;
    assert_eq!(status(&merchant).await, "failed");
    choose(&merchant, &url, "action=pay&method=bank_transfer&pays=less").await;
    assert_eq!(status(&merchant).await, "success");
    let answer = merchant.get(&format!("/transaction/verify/{PAYMENT}")).await;
    assert_eq!(
        (&answer.body["data"]["amount"], &answer.body["data"]["channel"]),
        (&2_490_000.into(), &"bank_transfer".into())
    );
}

#[tokio::test]
async fn an_unknown_payment_and_a_strange_choice_are_refused() {
    let merchant = Merchant::new().await;
    let unknown = format!("{}/pay/unknown", merchant.simulator.base_url);
    assert_eq!(visit(merchant.http.get(&unknown)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(choose(&merchant, &unknown, "action=pay").await.status, StatusCode::NOT_FOUND);
    let url = merchant.initialize(PAYMENT).await;
    assert_eq!(choose(&merchant, &url, "action=steal").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_index_explains_itself_and_its_forms_work() {
    let merchant = Merchant::new().await;
    let url = merchant.initialize(PAYMENT).await;
    let index = merchant.simulator.base_url.clone();
    let shown = visit(merchant.http.get(&index)).await;
    let path = url.strip_prefix(&index).expect("a local page");
    for text in ["Stands in for Paystack", path, "…9901", "4084080000671803", "/simulator/books"] {
        assert!(shown.html.contains(text), "{text}");
    }
    let accounts = format!("{index}/forms/account");
    let account = "bank_code=044&account_number=2222222222&account_name=Ada+%3COba%3E";
    assert_eq!(choose(&merchant, &accounts, account).await.status, StatusCode::SEE_OTHER);
    assert!(visit(merchant.http.get(&index)).await.html.contains("ADA &lt;OBA&gt;"));
    let wrong = choose(&merchant, &accounts, "bank_code=1&account_number=2&account_name=X").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    choose(&merchant, &format!("{index}/forms/top-up"), "").await;
    assert_eq!(merchant.balance().await, 110_000_000);
    assert_eq!(choose(&merchant, &format!("{index}/forms/settle"), "").await.status, StatusCode::SEE_OTHER);
}
