//! `GET /`: what the simulator is, what happened lately, what can be tried by hand.

use std::{fmt::Write, sync::Arc};

use axum::{
    Form, Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;

use crate::{
    app::App,
    control::accounts::check,
    html::{escape, money, page},
    paystack::rules::{
        accounts::{Account, Magic},
        banks::BANKS,
        cards::Card,
    },
    webhooks::Delivery,
    world::World,
};

/// How many of each kind are shown.
const SHOWN_MAX: usize = 12;

/// The page and its forms.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(show))
        .route("/forms/settle", post(settle))
        .route("/forms/top-up", post(top_up))
        .route("/forms/account", post(open_account))
        .route("/forms/webhooks/{id}/resend", post(resend))
}

async fn show(State(app): State<Arc<App>>) -> Response {
    let body = app.read(|world, _| {
        [
            introduction(world),
            payments(world),
            transfers(world),
            refunds(world),
            disputes(world),
            webhooks(world),
            cards(),
            accounts(world),
            controls(&app.public_url),
        ]
        .concat()
    });
    page(StatusCode::OK, "Gateway simulator", "", &body)
}

async fn settle(State(app): State<Arc<App>>) -> Response {
    app.change(|world, now| world.settle(now));
    Redirect::to("/").into_response()
}

async fn top_up(State(app): State<Arc<App>>) -> Response {
    app.change(|world, now| world.paystack.top_up(100_000_000, "NGN", now));
    Redirect::to("/").into_response()
}

#[derive(Debug, Deserialize)]
struct NewAccount {
    bank_code: String,
    account_number: String,
    account_name: String,
}

async fn open_account(State(app): State<Arc<App>>, Form(new): Form<NewAccount>) -> Response {
    let NewAccount { bank_code, account_number, account_name } = new;
    let account = Account { bank_code, account_number, account_name };
    if let Err(problem) = check(&account) {
        let body = format!(
            "<div class=\"card\"><h1>Not opened</h1><p>{}</p><a href=\"/\">Back</a></div>",
            escape(&problem)
        );
        return page(StatusCode::UNPROCESSABLE_ENTITY, "Not opened", "narrow", &body);
    }
    app.change(|world, _| {
        world.paystack.accounts.open(&account.bank_code, &account.account_number, &account.account_name);
    });
    Redirect::to("/").into_response()
}

async fn resend(State(app): State<Arc<App>>, Path(id): Path<u64>) -> Response {
    app.change(|world, now| world.webhooks.resend(id, now));
    Redirect::to("/").into_response()
}

fn introduction(world: &World) -> String {
    let balances: Vec<String> =
        world.paystack.books.balances().iter().map(|(currency, left)| money(*left, currency)).collect();
    let balance = if balances.is_empty() { money(0, "NGN") } else { balances.join(", ") };
    let url = world.settings.webhook_url.as_deref().unwrap_or("nowhere yet");
    format!(
        "<div class=\"card\"><h1>Gateway simulator</h1><p>Stands in for Paystack: same addresses, same JSON, same \
         signed webhooks, no money. It answers to the secret key it was started with and keeps books of its own, so \
         that they can be compared with the platform's ledger.</p><dl><dt>Merchant</dt><dd>{}</dd>\
         <dt>Balance</dt><dd>{balance}</dd><dt>Webhooks go to</dt><dd>{}</dd></dl><div class=\"row\">\
         <form method=\"post\" action=\"/forms/settle\"><button>Settle all transfers and refunds now</button></form>\
         <form method=\"post\" action=\"/forms/top-up\"><button>Top up ₦1,000,000</button></form></div></div>",
        escape(&world.paystack.business_name),
        escape(url),
    )
}

fn table(title: &str, heads: &[&str], rows: &str) -> String {
    if rows.is_empty() {
        return format!("<div class=\"card\"><h2>{title}</h2><p class=\"soft\">None yet.</p></div>");
    }
    let heads: String = heads.iter().map(|head| format!("<th>{head}</th>")).collect();
    format!("<div class=\"card\"><h2>{title}</h2><table><tr>{heads}</tr>{rows}</table></div>")
}

fn status_class(status: &str) -> &'static str {
    match status {
        "success" | "processed" | "delivered" => "good",
        "declined" => "good",
        "failed" | "reversed" | "blocked" | "rejected" | "lost" | "gave up" | "needs-attention"
        | "merchant-accepted" | "auto-accepted" => "bad",
        _ => "wait",
    }
}

fn payments(world: &World) -> String {
    let mut newest: Vec<_> = world.paystack.transactions.values().collect();
    newest.sort_by_key(|transaction| std::cmp::Reverse(transaction.id));
    let mut rows = String::new();
    for transaction in newest.into_iter().take(SHOWN_MAX) {
        let status = transaction.status.as_str();
        // Writing to a string does not fail.
        let _ok = write!(
            rows,
            "<tr><td><a href=\"/pay/{}\"><code>{}</code></a></td><td>{}</td><td class=\"number\">{}</td>\
             <td class=\"{}\">{status}</td></tr>",
            escape(&transaction.access_code),
            escape(&transaction.reference),
            escape(&transaction.email),
            money(transaction.amount, &transaction.currency),
            status_class(status),
        );
    }
    table("Payments", &["Reference (its payment page)", "E-mail", "Amount", "Status"], &rows)
}

fn transfers(world: &World) -> String {
    let mut newest: Vec<_> = world.paystack.transfers.values().collect();
    newest.sort_by_key(|transfer| std::cmp::Reverse(transfer.id));
    let mut rows = String::new();
    for transfer in newest.into_iter().take(SHOWN_MAX) {
        let recipient = world.paystack.recipient_by_id(transfer.recipient_id);
        let to = recipient
            .map_or(String::new(), |to| format!("{}, {} {}", to.name, to.bank_name, to.account_number));
        let status = transfer.status.as_str();
        let _ok = write!(
            rows,
            "<tr><td><code>{}</code></td><td>{}</td><td class=\"number\">{} + {}</td><td class=\"{}\">{status}</td></tr>",
            escape(&transfer.reference),
            escape(&to),
            money(transfer.amount, &transfer.currency),
            money(transfer.fee, &transfer.currency),
            status_class(status),
        );
    }
    table("Transfers", &["Reference", "To", "Amount + fee", "Status"], &rows)
}

fn refunds(world: &World) -> String {
    let mut rows = String::new();
    for refund in world.paystack.refunds.values().rev().take(SHOWN_MAX) {
        let status = refund.status.as_str();
        let _ok = write!(
            rows,
            "<tr><td>{}</td><td><code>{}</code></td><td class=\"number\">{}</td><td class=\"{}\">{status}</td></tr>",
            refund.id,
            escape(&refund.transaction_reference),
            money(refund.amount, &refund.currency),
            status_class(status),
        );
    }
    table("Refunds", &["Number", "Of payment", "Amount", "Status"], &rows)
}

fn disputes(world: &World) -> String {
    let mut rows = String::new();
    for dispute in world.paystack.disputes.values().rev().take(SHOWN_MAX) {
        let status = dispute.resolution.map_or(dispute.status.as_str(), |resolution| resolution.as_str());
        let _ok = write!(
            rows,
            "<tr><td>{}</td><td><code>{}</code></td><td class=\"number\">{}</td><td>{}</td><td class=\"{}\">{status}</td></tr>",
            dispute.id,
            escape(&dispute.transaction_reference),
            money(dispute.refund_amount, &dispute.currency),
            dispute.due_at.rfc3339(),
            status_class(status),
        );
    }
    table("Disputes", &["Number", "Of payment", "Amount", "Answer until", "Status"], &rows)
}

fn webhooks(world: &World) -> String {
    let mut rows = String::new();
    for webhook in world.webhooks.list().iter().rev().take(SHOWN_MAX) {
        let state = match webhook.state {
            Delivery::Waiting => "waiting",
            Delivery::InFlight => "being sent",
            Delivery::Delivered => "delivered",
            Delivery::Lost => "lost",
            Delivery::GaveUp => "gave up",
        };
        let last = webhook.attempts.last();
        let answer = last.map_or(String::new(), |attempt| match (attempt.status, &attempt.error) {
            (Some(status), _) => status.to_string(),
            (None, Some(error)) => error.clone(),
            (None, None) => String::new(),
        });
        let _ok = write!(
            rows,
            "<tr><td>{}</td><td>{}</td><td><code>{}</code></td><td class=\"{}\">{state}</td><td>{}</td><td>{}</td><td>\
             <form method=\"post\" action=\"/forms/webhooks/{}/resend\"><button class=\"small\">Send again</button>\
             </form></td></tr>",
            webhook.id,
            escape(&webhook.event),
            escape(&webhook.reference),
            status_class(state),
            webhook.attempts.len(),
            escape(&answer),
            webhook.id,
        );
    }
    table("Webhooks", &["", "Event", "About", "State", "Attempts", "Last answer", ""], &rows)
}

fn cards() -> String {
    let rows: String = Card::ALL
        .into_iter()
        .map(|card| {
            format!("<tr><td><code>{}</code></td><td>{}</td></tr>", card.number(), card.description())
        })
        .collect();
    table("Test cards", &["Number", "What it does"], &rows)
}

fn accounts(world: &World) -> String {
    let endings: String = Magic::ENDINGS
        .iter()
        .map(|(ending, _, effect)| format!("<tr><td><code>…{ending}</code></td><td>{effect}</td></tr>"))
        .collect();
    let banks: String = BANKS
        .iter()
        .map(|bank| format!("<option value=\"{}\">{} ({})</option>", bank.code, escape(bank.name), bank.code))
        .collect();
    let known = world.paystack.accounts.list();
    let open: String = known
        .iter()
        .rev()
        .take(SHOWN_MAX)
        .map(|account| {
            format!(
                "<tr><td><code>{}</code></td><td><code>{}</code></td><td>{}</td></tr>",
                escape(&account.bank_code),
                escape(&account.account_number),
                escape(&account.account_name)
            )
        })
        .collect();
    format!(
        "<div class=\"card\"><h2>Bank accounts</h2><p>{} accounts exist; any other number cannot be resolved. Open one \
         to use it. The last four digits can make it misbehave:</p><table>{endings}</table>\
         <form method=\"post\" action=\"/forms/account\"><div class=\"row\">\
         <label><span>Bank</span><select name=\"bank_code\">{banks}</select></label>\
         <label><span>Account number</span><input name=\"account_number\" inputmode=\"numeric\" pattern=\"[0-9]{{10}}\" \
         required></label><label><span>Holder</span><input name=\"account_name\" required></label>\
         <label><span>&nbsp;</span><button>Open the account</button></label></div></form><table>{open}</table></div>",
        known.len()
    )
}

fn controls(public_url: &str) -> String {
    let examples = format!(
        "# pay without a browser, or let it go wrong\n\
         curl -X POST {public_url}/simulator/pay/REFERENCE\n\
         curl -X POST {public_url}/simulator/pay/REFERENCE -d '{{\"outcome\": \"declined\"}}'\n\n\
         # the next webhook is lost; the next transfer fails; the next refund answers 503 although it was made\n\
         curl -X POST {public_url}/simulator/faults -d '{{\"on\": \"webhook\", \"do\": \"lose\", \"times\": 1}}'\n\
         curl -X POST {public_url}/simulator/faults -d '{{\"on\": \"transfer\", \"do\": \"failed\", \"times\": 1}}'\n\
         curl -X POST {public_url}/simulator/faults -d '{{\"on\": \"refund.create\", \"do\": \"error_after\", \
         \"status\": 503, \"times\": 1}}'\n\
         curl -X DELETE {public_url}/simulator/faults\n\n\
         # a customer disputes a payment; the bank decides\n\
         curl -X POST {public_url}/simulator/disputes -d '{{\"reference\": \"REFERENCE\"}}'\n\
         curl -X POST {public_url}/simulator/disputes/NUMBER -d '{{\"outcome\": \"lost\"}}'\n\n\
         # the simulator's own books\n\
         curl {public_url}/simulator/books"
    );
    format!(
        "<div class=\"card\"><h2>Controls</h2><pre>{}</pre><p class=\"soft small\">All of them, with every fault: \
         <code>tests/gateway-simulator/README.md</code></p></div>",
        escape(&examples)
    )
}
