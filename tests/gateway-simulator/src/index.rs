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
    accounts::{Account, Magic},
    app::App,
    clock::Moment,
    control::accounts::{check, open_all},
    flutterwave::{PREFIX, rules::cards::Card as FlutterwaveCard},
    gateway::Gateway,
    html::{escape, money, page},
    paystack::rules::{banks::BANKS, cards::Card},
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
    app.change(|world, now| {
        world.paystack.top_up(100_000_000, "NGN", now);
        world.flutterwave.top_up(100_000_000, "NGN", now);
    });
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
    let account = Account { gateway: None, bank_code, account_number, account_name };
    if let Err(problem) = check(&account) {
        let body = format!(
            "<div class=\"card\"><h1>Not opened</h1><p>{}</p><a href=\"/\">Back</a></div>",
            escape(&problem)
        );
        return page(StatusCode::UNPROCESSABLE_ENTITY, "Not opened", "narrow", &body);
    }
    app.change(|world, _| open_all(world, &[account]));
    Redirect::to("/").into_response()
}

async fn resend(State(app): State<Arc<App>>, Path(id): Path<u64>) -> Response {
    app.change(|world, now| world.webhooks.resend(id, now));
    Redirect::to("/").into_response()
}

fn introduction(world: &World) -> String {
    let gateways = [
        (Gateway::Paystack, &world.paystack.books, "/"),
        (Gateway::Flutterwave, &world.flutterwave.books, PREFIX),
    ];
    let rows: String = gateways
        .into_iter()
        .map(|(gateway, books, path)| {
            let balances: Vec<String> =
                books.balances().iter().map(|(currency, left)| money(*left, currency)).collect();
            let balance = if balances.is_empty() { money(0, "NGN") } else { balances.join(", ") };
            let url = world.settings.webhook_url(gateway).unwrap_or("nowhere yet");
            format!(
                "<tr><td>{gateway}</td><td><code>{path}</code></td><td class=\"number\">{balance}</td><td>{}</td></tr>",
                escape(url)
            )
        })
        .collect();
    format!(
        "<div class=\"card\"><h1>Gateway simulator</h1><p>Stands in for Paystack and Flutterwave: same addresses, same \
         JSON, same webhooks, no money. It answers to the secret keys it was started with and keeps books of its own, so \
         that they can be compared with the platform's ledger.</p><p>Merchant: {}</p><table><tr><th>Gateway</th>\
         <th>Under</th><th>Balance</th><th>Webhooks go to</th></tr>{rows}</table><div class=\"row\">\
         <form method=\"post\" action=\"/forms/settle\"><button>Settle all transfers and refunds now</button></form>\
         <form method=\"post\" action=\"/forms/top-up\"><button>Top up ₦1,000,000 at each</button></form></div></div>",
        escape(&world.paystack.business_name),
    )
}

/// Rows of both gateways, the newest first.
fn newest(mut rows: Vec<(Moment, String)>) -> String {
    rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    rows.into_iter().take(SHOWN_MAX).map(|(_, row)| row).collect()
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
        "success"
        | "processed"
        | "delivered"
        | "declined"
        | "successful"
        | "SUCCESSFUL"
        | "completed-mpgs"
        | "completed-bank-transfer" => "good",
        "failed" | "FAILED" | "reversed" | "blocked" | "rejected" | "lost" | "gave up"
        | "needs-attention" | "merchant-accepted" | "auto-accepted" => "bad",
        _ => "wait",
    }
}

fn payments(world: &World) -> String {
    let row = |at, page: String, reference: &str, email: &str, amount: String, status: &str| {
        let row = format!(
            "<tr><td><a href=\"{}\"><code>{}</code></a></td><td>{}</td><td class=\"number\">{amount}</td>\
             <td class=\"{}\">{status}</td></tr>",
            escape(&page),
            escape(reference),
            escape(email),
            status_class(status),
        );
        (at, row)
    };
    let paystack = world.paystack.transactions.values().map(|payment| {
        let amount = money(payment.amount, &payment.currency);
        let page = format!("/pay/{}", payment.access_code);
        row(payment.created_at, page, &payment.reference, &payment.email, amount, payment.status.as_str())
    });
    let flutterwave = world.flutterwave.links.values().map(|link| {
        let latest = world.flutterwave.latest_charge(&link.tx_ref).ok();
        let status = latest.map_or("link", |charge| charge.status.as_str());
        let page = format!("{PREFIX}/pay/{}", link.code);
        row(link.created_at, page, &link.tx_ref, &link.email, money(link.amount, &link.currency), status)
    });
    let rows = newest(paystack.chain(flutterwave).collect());
    table("Payments", &["Reference (its payment page)", "E-mail", "Amount", "Status"], &rows)
}

fn transfers(world: &World) -> String {
    let row = |at, reference: &str, to: String, amount: String, status: &str| {
        let row = format!(
            "<tr><td><code>{}</code></td><td>{}</td><td class=\"number\">{amount}</td><td class=\"{}\">{status}</td></tr>",
            escape(reference),
            escape(&to),
            status_class(status),
        );
        (at, row)
    };
    let sum = |amount, fee, currency: &str| format!("{} + {}", money(amount, currency), money(fee, currency));
    let paystack = world.paystack.transfers.values().map(|transfer| {
        let recipient = world.paystack.recipient_by_id(transfer.recipient_id);
        let to = recipient
            .map_or(String::new(), |to| format!("{}, {} {}", to.name, to.bank_name, to.account_number));
        let amount = sum(transfer.amount, transfer.fee, &transfer.currency);
        row(transfer.created_at, &transfer.reference, to, amount, transfer.status.as_str())
    });
    let flutterwave = world.flutterwave.transfers.values().map(|transfer| {
        let to = format!("{}, {} {}", transfer.full_name, transfer.bank_name, transfer.account_number);
        let amount = sum(transfer.amount, transfer.fee.rounded_up(), &transfer.currency);
        row(transfer.created_at, &transfer.reference, to, amount, transfer.status.as_str())
    });
    let rows = newest(paystack.chain(flutterwave).collect());
    table("Transfers", &["Reference", "To", "Amount + fee", "Status"], &rows)
}

fn refunds(world: &World) -> String {
    let row = |at, id: u64, reference: &str, amount: String, status: &str| {
        let row = format!(
            "<tr><td>{id}</td><td><code>{}</code></td><td class=\"number\">{amount}</td><td class=\"{}\">{status}</td></tr>",
            escape(reference),
            status_class(status),
        );
        (at, row)
    };
    let paystack = world.paystack.refunds.values().map(|refund| {
        let amount = money(refund.amount, &refund.currency);
        row(refund.created_at, refund.id, &refund.transaction_reference, amount, refund.status.as_str())
    });
    let flutterwave = world.flutterwave.refunds.values().map(|refund| {
        let amount = money(refund.amount, &refund.currency);
        row(refund.created_at, refund.id, &refund.tx_ref, amount, refund.wire_status())
    });
    let rows = newest(paystack.chain(flutterwave).collect());
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
    let row = |gateway: Gateway, number: &str, effect: &str| {
        format!("<tr><td>{gateway}</td><td><code>{number}</code></td><td>{effect}</td></tr>")
    };
    let paystack =
        Card::ALL.into_iter().map(|card| row(Gateway::Paystack, card.number(), card.description()));
    let flutterwave = FlutterwaveCard::ALL
        .into_iter()
        .map(|card| row(Gateway::Flutterwave, card.number(), card.description()));
    let rows: String = paystack.chain(flutterwave).collect();
    table("Test cards", &["At", "Number", "What it does"], &rows)
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
    let known = world.paystack.accounts.list(None);
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
         # only at Flutterwave\n\
         curl -X POST {public_url}/simulator/faults -d '{{\"on\": \"*\", \"do\": \"error\", \"status\": 503, \
         \"gateway\": \"flutterwave\"}}'\n\n\
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
         curl {public_url}/simulator/books\n\
         curl '{public_url}/simulator/books?gateway=flutterwave'"
    );
    format!(
        "<div class=\"card\"><h2>Controls</h2><pre>{}</pre><p class=\"soft small\">All of them, with every fault: \
         <code>tests/gateway-simulator/README.md</code></p></div>",
        escape(&examples)
    )
}
