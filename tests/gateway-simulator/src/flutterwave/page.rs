//! The hosted payment page at `/flutterwave/pay/{code}`: a customer pays, is declined, or leaves. A failed attempt keeps
//! the page open.

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

use super::{
    PREFIX,
    acts::PayOrder,
    rules::{
        cards::Card,
        charges::{Charge, ChargeStatus, Method, Outcome},
        links::Link,
        merchant::Merchant,
    },
};
use crate::{
    app::App,
    html::{escape, money, page},
};

/// The page.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/pay/{code}", get(show).post(submit))
}

async fn show(State(app): State<Arc<App>>, Path(code): Path<String>) -> Response {
    app.read(|world, _| {
        let merchant = &world.flutterwave;
        merchant.link_by_code(&code).map_or_else(unknown, |link| view(link, merchant))
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
    Path(code): Path<String>,
    Form(choice): Form<Choice>,
) -> Response {
    let found = app.read(|world, _| world.flutterwave.link_by_code(&code).cloned());
    let Some(link) = found else { return unknown() };
    // Paid in another window meanwhile: the page shows it.
    app.change(|world, now| world.pay_at_flutterwave(&link.tx_ref, order(&choice, &link), now)).ok();
    let latest = app.read(|world, _| world.flutterwave.latest_charge(&link.tx_ref).ok().cloned());
    match leaves_to(&link, latest.as_ref(), choice.action) {
        Some(url) => Redirect::to(&url).into_response(),
        None => Redirect::to(&format!("{PREFIX}/pay/{code}")).into_response(),
    }
}

/// Where the browser goes: back to the merchant after a payment or when the customer leaves.
fn leaves_to(link: &Link, latest: Option<&Charge>, action: Action) -> Option<String> {
    let paid = latest.filter(|charge| charge.status == ChargeStatus::Successful);
    match (action, paid) {
        (_, Some(paid)) => {
            let status = match paid.method {
                Method::Card(_) => "successful",
                Method::BankTransfer => "completed",
            };
            returning(link, status, Some(paid.id))
        }
        (Action::Cancel, None) => returning(link, "cancelled", None),
        (Action::Pay | Action::Decline, None) => None,
    }
}

/// The merchant's address with what Flutterwave appends; whoever cancels has no transaction.
fn returning(link: &Link, status: &str, id: Option<u64>) -> Option<String> {
    let url = link.redirect_url.as_deref()?;
    let separator = if url.contains('?') { '&' } else { '?' };
    let tx_ref = utf8_percent_encode(&link.tx_ref, NON_ALPHANUMERIC).to_string().replace("%2D", "-");
    let id = id.map(|id| format!("&transaction_id={id}")).unwrap_or_default();
    Some(format!("{url}{separator}status={status}&tx_ref={tx_ref}{id}"))
}

fn order(choice: &Choice, link: &Link) -> PayOrder {
    let method = match Card::by_number(&choice.method) {
        Some(card) => Method::Card(card),
        None if choice.method == "bank_transfer" => Method::BankTransfer,
        None => Method::Card(Card::Mastercard),
    };
    let mut order = PayOrder { method: Some(method), ..PayOrder::default() };
    match (choice.action, choice.pays) {
        (Action::Decline, _) => order.outcome = Some(Outcome::Failed("Do Not Honour".to_owned())),
        (Action::Cancel, _) => order.outcome = Some(Outcome::Left),
        (Action::Pay, Pays::Exactly) => {}
        (Action::Pay, Pays::Less) => order.amount = Some((link.amount - 10_000).max(1)),
        (Action::Pay, Pays::More) => order.amount = Some(link.amount + 10_000),
        (Action::Pay, Pays::Dollars) => order.currency = Some("USD".to_owned()),
        (Action::Pay, Pays::Later) => order.outcome = Some(Outcome::Pending(Some(20_000))),
    }
    order
}

fn unknown() -> Response {
    let body = "<div class=\"card\"><h1>This payment link is not known</h1><p>It may have been mistyped, or the \
                simulator was started afresh.</p></div>";
    page(StatusCode::NOT_FOUND, "Unknown payment", "narrow", body)
}

fn view(link: &Link, merchant: &Merchant) -> Response {
    let body = match merchant.paid(&link.tx_ref) {
        Some(paid) => receipt(link, paid),
        None if link.disabled => switched_off(),
        None => form(link, merchant),
    };
    let title = format!("Pay {}", merchant.business_name);
    page(StatusCode::OK, &title, "narrow", &body)
}

fn switched_off() -> String {
    format!(
        "<div class=\"card\"><h1>This payment link is currently inactive</h1><p>The shop switched it off.</p></div>\
         {NO_MONEY}"
    )
}

fn receipt(link: &Link, paid: &Charge) -> String {
    let back = leaves_to(link, Some(paid), Action::Pay)
        .map(|url| format!("<p><a href=\"{}\">Back to the shop</a></p>", escape(&url)))
        .unwrap_or_default();
    format!(
        "<div class=\"card\"><h1 class=\"good\">Payment successful</h1><p class=\"amount\">{}</p>\
         <dl><dt>E-mail</dt><dd>{}</dd><dt>Reference</dt><dd>{}</dd></dl>{back}</div>{NO_MONEY}",
        money(paid.amount, &paid.currency),
        escape(&link.email),
        escape(&link.tx_ref),
    )
}

const NO_MONEY: &str = "<p class=\"soft small\">This is a simulated payment page. No money moves. \
                        <a href=\"/\">About the simulator</a></p>";

fn form(link: &Link, merchant: &Merchant) -> String {
    let note = note(merchant.latest_charge(&link.tx_ref).ok());
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
        escape(link.title.as_deref().unwrap_or(&merchant.business_name)),
        escape(&link.email),
        escape(&link.tx_ref),
        amount = money(link.amount, &link.currency),
    )
}

fn note(latest: Option<&Charge>) -> String {
    match latest.map(|charge| (charge.status, charge.processor_response.as_str())) {
        Some((ChargeStatus::Failed, words)) => {
            format!("<p class=\"note bad\" role=\"alert\">{}. You can try again.</p>", escape(words))
        }
        Some((ChargeStatus::Pending, _)) => {
            "<p class=\"note wait\" role=\"status\">A payment is under way.</p>".to_owned()
        }
        Some((ChargeStatus::Successful, _)) | None => String::new(),
    }
}

fn card_option(card: Card) -> String {
    let number = card.number();
    let last4 = &number[number.len() - 4..];
    format!("<option value=\"{number}\">Card ending {last4} ({})</option>", card.description())
}
