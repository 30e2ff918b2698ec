//! The hosted payment page at `/pay/{access_code}`: a customer pays, is declined, or leaves.

use std::sync::Arc;

use axum::{
    Form, Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    app::App,
    html::{escape, money, page},
    paystack::rules::{
        cards::Card,
        transactions::{Method, Outcome, Transaction, TransactionStatus},
    },
    world::PayOrder,
};

/// The page.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/pay/{access_code}", get(show).post(submit))
}

async fn show(State(app): State<Arc<App>>, Path(access_code): Path<String>) -> Response {
    app.read(|world, _| {
        let transaction = world.paystack.transaction_by_access_code(&access_code);
        transaction.map_or_else(unknown, |transaction| view(transaction, &world.paystack.business_name))
    })
}

/// What the customer chose.
#[derive(Debug, Deserialize)]
struct Choice {
    action: Action,
    #[serde(default)]
    method: String,
    #[serde(default)]
    pays: Pays,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Action {
    Pay,
    Decline,
    Cancel,
}

/// What is paid, compared with what was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Pays {
    #[default]
    Exactly,
    Less,
    More,
    Dollars,
    Later,
}

async fn submit(
    State(app): State<Arc<App>>,
    Path(access_code): Path<String>,
    Form(choice): Form<Choice>,
) -> Response {
    let found = app.read(|world, _| world.paystack.transaction_by_access_code(&access_code).cloned());
    let Some(before) = found else { return unknown() };
    // Paid in another window meanwhile: the page shows it.
    app.change(|world, now| world.pay(&before.reference, order(&choice, &before), now)).ok();
    let found = app.read(|world, _| world.paystack.transaction_by_access_code(&access_code).cloned());
    let after = found.unwrap_or(before);
    match leaves_to(&after, choice.action) {
        Some(url) => Redirect::to(&url).into_response(),
        None => Redirect::to(&format!("/pay/{access_code}")).into_response(),
    }
}

/// Where the browser goes: after a payment back to the merchant, after leaving to the merchant's cancel
/// address.
fn leaves_to(transaction: &Transaction, action: Action) -> Option<String> {
    let finished = transaction.status.is_paid() || transaction.status == TransactionStatus::Pending;
    match action {
        Action::Cancel => cancel_url(transaction),
        Action::Pay | Action::Decline if finished => callback_url(transaction),
        Action::Pay | Action::Decline => None,
    }
}

fn cancel_url(transaction: &Transaction) -> Option<String> {
    transaction.metadata.get("cancel_action").and_then(Value::as_str).map(str::to_owned)
}

/// The merchant's address with the reference twice, as Paystack appends it.
fn callback_url(transaction: &Transaction) -> Option<String> {
    let url = transaction.callback_url.as_deref()?;
    let reference =
        utf8_percent_encode(&transaction.reference, NON_ALPHANUMERIC).to_string().replace("%2D", "-");
    let separator = if url.contains('?') { '&' } else { '?' };
    Some(format!("{url}{separator}trxref={reference}&reference={reference}"))
}

fn order(choice: &Choice, transaction: &Transaction) -> PayOrder {
    let method = match Card::by_number(&choice.method) {
        Some(card) => Method::Card(card),
        None if choice.method == "bank_transfer" => Method::BankTransfer,
        None => Method::Card(Card::Visa),
    };
    let mut order = PayOrder { method: Some(method), ..PayOrder::default() };
    match (choice.action, choice.pays) {
        (Action::Decline, _) => order.outcome = Some(Outcome::Declined("Declined".to_owned())),
        (Action::Cancel, _) => {
            order.outcome =
                Some(Outcome::Unfinished { status: TransactionStatus::Abandoned, succeeds_after: None });
        }
        (Action::Pay, Pays::Exactly) => {}
        (Action::Pay, Pays::Less) => order.amount = Some((transaction.amount - 10_000).max(1)),
        (Action::Pay, Pays::More) => order.amount = Some(transaction.amount + 10_000),
        (Action::Pay, Pays::Dollars) => order.currency = Some("USD".to_owned()),
        (Action::Pay, Pays::Later) => {
            order.outcome = Some(Outcome::Unfinished {
                status: TransactionStatus::Pending,
                succeeds_after: Some(20_000),
            });
        }
    }
    order
}

fn unknown() -> Response {
    let body = "<div class=\"card\"><h1>This payment link is not known</h1><p>It may have been mistyped, or the \
                simulator was started afresh.</p></div>";
    page(StatusCode::NOT_FOUND, "Unknown payment", "narrow", body)
}

fn view(transaction: &Transaction, business_name: &str) -> Response {
    let body = match transaction.status {
        TransactionStatus::Success | TransactionStatus::Reversed => receipt(transaction),
        TransactionStatus::Abandoned
        | TransactionStatus::Failed
        | TransactionStatus::Ongoing
        | TransactionStatus::Pending
        | TransactionStatus::Processing
        | TransactionStatus::Queued => form(transaction, business_name),
    };
    let title = format!("Pay {business_name}");
    page(StatusCode::OK, &title, "narrow", &body)
}

fn receipt(transaction: &Transaction) -> String {
    let (heading, class) = match transaction.status {
        TransactionStatus::Reversed => ("Paid, and given back", "wait"),
        _ => ("Payment successful", "good"),
    };
    let back = callback_url(transaction)
        .map(|url| format!("<p><a href=\"{}\">Back to the shop</a></p>", escape(&url)))
        .unwrap_or_default();
    format!(
        "<div class=\"card\"><h1 class=\"{class}\">{heading}</h1><p class=\"amount\">{}</p>\
         <dl><dt>E-mail</dt><dd>{}</dd><dt>Reference</dt><dd>{}</dd></dl>{back}</div>{NO_MONEY}",
        money(transaction.amount, &transaction.currency),
        escape(&transaction.email),
        escape(&transaction.reference),
    )
}

const NO_MONEY: &str = "<p class=\"soft small\">This is a simulated payment page. No money moves. \
                        <a href=\"/\">About the simulator</a></p>";

fn form(transaction: &Transaction, business_name: &str) -> String {
    let note = note(transaction);
    let cards: String = Card::ALL.into_iter().map(card_option).collect();
    format!(
        "<div class=\"card\"><h1>Pay {}</h1><p class=\"amount\">{amount}</p>{note}\
         <dl><dt>E-mail</dt><dd>{}</dd><dt>Reference</dt><dd>{}</dd></dl><form method=\"post\">\
         <label><span>Pay with</span><select name=\"method\">{cards}\
         <option value=\"bank_transfer\">Bank transfer</option></select></label>\
         <label><span>Pay how much</span><select name=\"pays\"><option value=\"exactly\">exactly {amount}</option>\
         <option value=\"less\">₦100 too little</option><option value=\"more\">₦100 too much</option>\
         <option value=\"dollars\">the same number of US dollars</option>\
         <option value=\"later\">exactly, but it takes 20 seconds</option></select></label>\
         <button class=\"main\" name=\"action\" value=\"pay\">Pay {amount}</button>\
         <div class=\"row\"><button name=\"action\" value=\"decline\">Be declined</button>\
         <button name=\"action\" value=\"cancel\">Leave</button></div></form></div>{NO_MONEY}",
        escape(business_name),
        escape(&transaction.email),
        escape(&transaction.reference),
        amount = money(transaction.amount, &transaction.currency),
    )
}

fn note(transaction: &Transaction) -> String {
    match transaction.status {
        TransactionStatus::Failed => {
            let words = transaction.gateway_response.as_deref().unwrap_or("Declined");
            format!("<p class=\"note bad\" role=\"alert\">{}. You can try again.</p>", escape(words))
        }
        TransactionStatus::Ongoing | TransactionStatus::Pending | TransactionStatus::Processing => {
            "<p class=\"note wait\" role=\"status\">A payment is under way.</p>".to_owned()
        }
        TransactionStatus::Abandoned
        | TransactionStatus::Queued
        | TransactionStatus::Success
        | TransactionStatus::Reversed => String::new(),
    }
}

fn card_option(card: Card) -> String {
    let number = card.number();
    let last4 = &number[number.len() - 4..];
    format!("<option value=\"{number}\">Card ending {last4} ({})</option>", card.description())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Action, callback_url, leaves_to};
    use crate::{
        clock::Moment,
        paystack::rules::{
            integration::{Domain, Integration},
            transactions::{Transaction, TransactionStatus},
        },
    };

    fn transaction(callback_url: &str) -> Transaction {
        let mut integration = Integration::new(Domain::Test, "Homify", 1);
        let body = json!({
            "email": "a@example.com", "amount": 5_000, "reference": "pay-1=2", "callback_url": callback_url,
            "metadata": {"cancel_action": "https://app.example/cart"}
        });
        integration.initialize(&body, Moment::from_millis(0)).expect("valid").clone()
    }

    #[test]
    fn the_browser_returns_with_the_reference_twice() {
        let url = callback_url(&transaction("https://app.example/return"));
        assert_eq!(url.as_deref(), Some("https://app.example/return?trxref=pay-1%3D2&reference=pay-1%3D2"));
        let url = callback_url(&transaction("https://app.example/return?order=7"));
        assert_eq!(
            url.as_deref(),
            Some("https://app.example/return?order=7&trxref=pay-1%3D2&reference=pay-1%3D2")
        );
    }

    #[test]
    fn who_leaves_goes_to_the_cancel_address_and_who_is_declined_stays() {
        let mut transaction = transaction("https://app.example/return");
        assert_eq!(leaves_to(&transaction, Action::Cancel).as_deref(), Some("https://app.example/cart"));
        transaction.status = TransactionStatus::Failed;
        assert_eq!(leaves_to(&transaction, Action::Pay), None);
    }
}
