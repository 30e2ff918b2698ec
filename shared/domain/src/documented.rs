//! Prints the tables of `docs/money.md` from the code, and fails when a printed page is stale.

use std::fs;
use std::path::Path;

use serde::Serialize;

use crate::samples::{self, DAY, HOUR, MINUTE};
use crate::{Account, Currency, Decided, DomainEvent, Money, Refused};

/// What each command answers in each state: the state that it leads to, `-` for nothing to do, `x` for refused.
pub(crate) struct Table {
    head: Vec<&'static str>,
    rows: Vec<(String, Vec<String>)>,
}

impl Table {
    /// A table with a column for each command; the first names the state.
    pub(crate) fn new(head: &[&'static str]) -> Self {
        Self { head: head.to_vec(), rows: Vec::new() }
    }

    /// One state and what each command answers in it.
    pub(crate) fn row<const N: usize>(&mut self, state: impl Into<String>, answers: [String; N]) {
        assert_eq!(N + 1, self.head.len(), "an answer for each command");
        self.rows.push((state.into(), answers.into()));
    }

    /// One line a state, to be compared with in a test.
    pub(crate) fn compact(&self) -> String {
        self.rows.iter().map(|(state, answers)| format!("{state}: {}\n", answers.join(" "))).collect()
    }

    fn markdown(&self) -> String {
        let mut text = format!("| {} |\n|{}\n", self.head.join(" | "), "---|".repeat(self.head.len()));
        for (state, answers) in &self.rows {
            let cells = answers.iter().map(|answer| match answer.as_str() {
                "-" => "–".to_owned(),
                "x" => "refused".to_owned(),
                next => format!("**{next}**"),
            });
            text.push_str(&format!("| {state} | {} |\n", cells.collect::<Vec<_>>().join(" | ")));
        }
        text
    }
}

/// A decision as a cell: `next` names the state that it leads to.
pub(crate) fn answer<T>(decision: Result<Option<T>, Refused>, next: impl Fn(&T) -> String) -> String {
    match decision {
        Ok(Some(outcome)) => next(&outcome),
        Ok(None) => "-".to_owned(),
        Err(_) => "x".to_owned(),
    }
}

/// A decision about money that may have to rest, for [`answer`].
pub(crate) fn asked<T>(decided: Result<Decided<T>, Refused>) -> Result<Option<T>, Refused> {
    decided.map(|decided| match decided {
        Decided::Do(what) => Some(what),
        Decided::Done | Decided::NotNow => None,
    })
}

/// A state as it is stored and shown: `pending_payment`.
pub(crate) fn name(state: impl Serialize) -> String {
    serde_json::to_value(state).unwrap().as_str().unwrap().to_owned()
}

fn postings() -> String {
    let mut text = "| event | case | debit | credit | example |\n|---|---|---|---|---|\n".to_owned();
    let mut last = String::new();
    for event in samples::events() {
        for posting in &event.postings {
            let amount = Money::new(posting.amount, posting.currency);
            let label = format!("`{}` | {}", event.action, event.case);
            let shown = if label == last { " | ".to_owned() } else { label.clone() };
            let (debit, credit) = (kind(&posting.debit), kind(&posting.credit));
            text.push_str(&format!("| {shown} | {debit} | {credit} | {amount} |\n"));
            last = label;
        }
    }
    text
}

/// What accounts stand at after each event of an order, beside what they stood at before: one table a story.
fn balances() -> String {
    const HAPPY: &[&str] =
        &["order.paid", "payment.succeeded", "escrow.released", "payout.requested", "payout.succeeded"];
    const CANCELLED: &[&str] = &["order.paid", "payment.succeeded", "escrow.refunded", "refund.processed"];
    const DIVIDED: &[&str] = &["order.paid", "payment.succeeded", "escrow.divided: divided"];
    let stories = [
        ("The buyer confirms, and the artisan is paid out:", HAPPY),
        ("The order is cancelled:", CANCELLED),
        (
            "A dispute is resolved; the buyer's part then goes on as above, the artisan's as further above:",
            DIVIDED,
        ),
    ];
    stories.map(|(title, story)| format!("{title}\n\n{}\n", balances_in(story))).concat()
}

/// A story is told by the actions of its events, with the case where an action has several: `escrow.divided: divided`.
fn balances_in(story: &[&str]) -> String {
    let events = samples::events();
    let event = |label: &str| {
        let (action, case) = label.split_once(": ").unwrap_or((label, ""));
        events.iter().find(|event| event.action == action && event.case == case).unwrap()
    };
    let mut accounts: Vec<(&str, Vec<i64>)> = Vec::new();
    for (at, label) in story.iter().enumerate() {
        for (_, column) in &mut accounts {
            column.push(column.last().copied().unwrap_or_default());
        }
        for posting in &event(label).postings {
            for (account, amount) in [(&posting.debit, posting.amount), (&posting.credit, -posting.amount)] {
                let place =
                    accounts.iter().position(|(name, _)| *name == kind(account)).unwrap_or_else(|| {
                        accounts.push((kind(account), vec![0; at + 1]));
                        accounts.len() - 1
                    });
                accounts[place].1[at] += if is_debit(account) { amount } else { -amount };
            }
        }
    }
    let head = story.iter().map(|label| format!("`{}`", label.split(": ").next().unwrap_or(label)));
    let mut text = format!(
        "| account | before | {} |\n|---|{}\n",
        head.collect::<Vec<_>>().join(" | "),
        "---:|".repeat(story.len() + 1)
    );
    for (name, column) in accounts {
        let cells = std::iter::once(&0).chain(&column).map(|amount| match amount {
            0 => "–".to_owned(),
            amount => Money::new(*amount, Currency::NGN).to_string().replace("NGN ", ""),
        });
        text.push_str(&format!("| {name} | {} |\n", cells.collect::<Vec<_>>().join(" | ")));
    }
    text
}

/// Whether an account grows by debits: assets and expenses do.
fn is_debit(account: &Account) -> bool {
    match account {
        Account::Gateway(_)
        | Account::Debt(_)
        | Account::GatewayFees
        | Account::Losses
        | Account::Operations => true,
        Account::Escrow(_)
        | Account::Available(_)
        | Account::Transit(_)
        | Account::Refund(_)
        | Account::Suspense
        | Account::Fees => false,
    }
}

fn kind(account: &Account) -> &'static str {
    match account {
        Account::Gateway(_) => "`gateway:{provider}`",
        Account::Escrow(_) => "`escrow:{id}`",
        Account::Available(_) => "`artisan:{id}:available`",
        Account::Transit(_) => "`artisan:{id}:transit`",
        Account::Debt(_) => "`artisan:{id}:debt`",
        Account::Refund(_) => "`refund:{id}`",
        Account::Suspense => "`suspense`",
        Account::Fees => "`fees`",
        Account::GatewayFees => "`gateway_fees`",
        Account::Losses => "`losses`",
        Account::Operations => "`operations`",
    }
}

fn timers() -> String {
    use crate::orders::OrderStatus::{Accepted, Delivered, Paid, PendingPayment, Shipped};
    let mut text =
        "| state | default | counted from | setting | on firing |\n|---|---|---|---|---|\n".to_owned();
    let orders = [
        ("", samples::order_in(PendingPayment), "placed", "PaymentWindowSeconds"),
        ("", samples::order_in(Paid), "paid", "AcceptWithinSeconds"),
        ("", samples::order_in(Accepted), "accepted", "DeliverAtLatestSeconds"),
        ("", samples::order_in(Shipped), "accepted", "DeliverAtLatestSeconds"),
        ("", samples::order_in(Delivered), "delivered", "FirstReminderSeconds"),
        (", reminded once", samples::delivered_and_reminded(1), "delivered", "SecondReminderSeconds"),
        (", reminded twice", samples::delivered_and_reminded(2), "delivered", "ConfirmWithinSeconds"),
    ];
    for (more, order, from, setting) in orders {
        let due = order.due().unwrap();
        let wait = period(due.at.since(samples::start()).as_secs());
        let fired = samples::done(order.time_out(due.at));
        let state = name(order.status());
        text.push_str(&format!(
            "| {state}{more} | {wait} | {from} | `{setting}` | `{}` |\n",
            fired.event.action()
        ));
    }
    text
}

fn dispute_timers() -> String {
    use crate::disputes::DisputeStatus::{
        Answered, Appealed, AwaitingReturn, Decided, Escalated, Open, ReturnSent,
    };
    let mut text =
        "| state | default | counted from | setting | on firing |\n|---|---|---|---|---|\n".to_owned();
    let at_the_end = |status| {
        let mut dispute = samples::dispute_in(status);
        let due = dispute.due.unwrap();
        dispute.due = Some(crate::Due { at: dispute.ends_at(), ..due });
        dispute
    };
    let disputes = [
        (samples::dispute_in(Open), "opened", "AnswerDisputeWithinSeconds"),
        (at_the_end(Answered), "opened", "EndDisputeWithinSeconds"),
        (samples::dispute_in(Escalated), "escalated, and again", "DecideDisputeWithinSeconds"),
        (at_the_end(Escalated), "opened", "EndDisputeWithinSeconds"),
        (samples::dispute_in(Decided), "decided", "AppealDisputeWithinSeconds"),
        (samples::dispute_in(Appealed), "appealed, and again", "DecideDisputeWithinSeconds"),
        (at_the_end(Appealed), "opened", "EndDisputeWithinSeconds"),
        (samples::dispute_in(AwaitingReturn), "agreed", "ReturnGoodsWithinSeconds"),
        (samples::dispute_in(ReturnSent), "sent back", "InspectReturnWithinSeconds"),
    ];
    for (dispute, from, setting) in disputes {
        let due = dispute.due.unwrap();
        let wait = period(due.at.since(samples::start()).as_secs());
        let fired = samples::done(dispute.time_out(due.at));
        let split = fired.entity.resolution.map(|resolution| resolution.split);
        let whose = match split {
            Some(split) if split.to_buyer == dispute.held => ": all back to the buyer",
            Some(_) if dispute.returning().is_some() => ": as both agreed",
            Some(_) => ": as was decided",
            None => "",
        };
        let state = name(dispute.status);
        text.push_str(&format!(
            "| {state} | {wait} | {from} | `{setting}` | `{}`{whose} |\n",
            fired.event.action()
        ));
    }
    text
}

fn period(seconds: u64) -> String {
    match seconds {
        days if days % DAY == 0 && days > 2 * DAY => format!("{} days", days / DAY),
        hours if hours % HOUR == 0 => format!("{} hours", hours / HOUR),
        minutes => format!("{} minutes", minutes / MINUTE),
    }
}

/// The page with what stands between `<!-- {section} -->` and `<!-- end -->` printed anew.
fn printed_anew(page: &str) -> String {
    let sections = [
        ("escrow", crate::escrow::tests::transitions().markdown()),
        ("order", crate::orders::transitions().markdown()),
        ("dispute", crate::disputes::transitions().markdown()),
        ("disputed order", crate::disputes::order_transitions().markdown()),
        ("payment", crate::payments::tests::transitions().markdown()),
        ("order refunds", crate::orders::refund::tests::transitions().markdown()),
        ("refund", crate::refunds::tests::transitions().markdown()),
        ("chargeback", crate::chargebacks::tests::transitions().markdown()),
        ("payout", crate::payouts::tests::transitions().markdown()),
        ("circuit", crate::payments::circuit::tests::transitions().markdown()),
        ("difference", crate::books::reconciliation::tests::transitions().markdown()),
        ("timers", timers()),
        ("dispute timers", dispute_timers()),
        ("balances", balances()),
        ("postings", postings()),
    ];
    sections.iter().fold(page.to_owned(), |page, (section, table)| {
        let opening = format!("<!-- printed: {section} -->\n");
        let (before, rest) = page.split_once(&opening).unwrap_or_else(|| panic!("no section {section}"));
        let (_, after) = rest.split_once("<!-- end -->").unwrap_or_else(|| panic!("{section} has no end"));
        format!("{before}{opening}{table}<!-- end -->{after}")
    })
}

/// Compares `docs/{page}` with what `print` makes of it; `UPDATE_DOCS=1` writes it instead.
pub(crate) fn check(page: &str, print: impl Fn(&str) -> String) {
    let path = Path::new("../../docs").join(page);
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let fresh = print(&kept);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, fresh).unwrap();
    } else {
        assert!(
            kept == fresh,
            "docs/{page} is stale: run `UPDATE_DOCS=1 cargo test -p domain` and read the difference"
        );
    }
}

#[test]
fn docs_money_shows_what_the_code_does() {
    check("money.md", printed_anew);
}
