//! What people are told, from what happened: [`notices`] writes the sentences, a [`Notification`] is one of them, kept
//! for one person.

pub mod events;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::disputes::{DisputeStatus, ResolvedBy, Side};
use crate::event::Entity;
use crate::notifications::events::{NotificationEvent, NotificationFacts};
use crate::orders::PaymentStatus;
use crate::{
    ArtisanId, DisputeId, Facts, Money, NotificationId, OrderId, Outcome, PaymentId, Timestamp, TypedId,
    UserId,
};

/// The most characters of what somebody else wrote (a title, a reason) that a notice repeats.
const QUOTED_CHARACTERS_MAX: usize = 200;

/// Something that a person is told in the app, and by e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notification {
    /// Which one; derived from the event and the recipient, so that a repeat tells nobody twice.
    pub id: NotificationId,
    /// Who is told.
    pub user_id: UserId,
    /// The event that it tells of: `order.paid`.
    pub about: String,
    /// One line.
    pub title: String,
    /// A sentence or two.
    pub body: String,
    /// Where in the app it leads: `/orders/ord_01J…`.
    pub link: String,
    /// When.
    pub created_at: Timestamp,
    /// When it was read.
    pub read_at: Option<Timestamp>,
    /// When its e-mail was handed over.
    pub emailed_at: Option<Timestamp>,
}

impl Entity for Notification {
    type Event = NotificationEvent;
}

impl Notification {
    /// Keeps `notice` for its reader. `at` is the time of the event `event_id`, not of its delivery: an event that is
    /// delivered twice makes the same notification again.
    pub fn tell(event_id: &str, notice: Notice, at: Timestamp) -> Outcome<Self> {
        let notification = Self {
            id: NotificationId::derived(at, &format!("{event_id}:{}", notice.user_id)),
            user_id: notice.user_id,
            about: notice.about,
            title: notice.title,
            body: notice.body,
            link: notice.link,
            created_at: at,
            read_at: None,
            emailed_at: None,
        };
        let facts = NotificationFacts {
            notification_id: notification.id,
            user_id: notification.user_id,
            about: notification.about.clone(),
        };
        let event = NotificationEvent::Created(facts);
        Outcome { entity: notification, event, postings: Vec::new() }
    }

    /// The person has read it; `None` when they had before. Not a change worth a line of history.
    pub fn mark_read(&self, at: Timestamp) -> Option<Self> {
        self.read_at.is_none().then(|| Self { read_at: Some(at), ..self.clone() })
    }

    /// Its e-mail was handed over; `None` when it had been before. Not a change worth a line of history.
    pub fn mark_emailed(&self, at: Timestamp) -> Option<Self> {
        self.emailed_at.is_none().then(|| Self { emailed_at: Some(at), ..self.clone() })
    }

    /// The same as an e-mail; `app_origin` is what the link is put behind: `https://homify.example`.
    pub fn mail(&self, app_origin: &str) -> Mail {
        Mail { subject: self.title.clone(), text: format!("{}\n\n{app_origin}{}\n", self.body, self.link) }
    }
}

/// An e-mail in plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// One line.
    pub subject: String,
    /// The whole text.
    pub text: String,
}

/// Asks whoever owns the address to show it by following `link`.
pub fn verification_mail(link: &str) -> Mail {
    Mail {
        subject: "Confirm your e-mail address".to_owned(),
        text: format!(
            "Welcome to Homify.\n\nFollow this link to confirm your e-mail address:\n{link}\n\n\
             If the link no longer works, log in and ask for a new one. If you did not sign up, you need do nothing: \
             without the confirmation the account cannot be used.\n"
        ),
    }
}

/// Tells the owner of an address that somebody tried to sign up with it again. The sign-up itself answers as always, so
/// that nobody learns who has an account.
pub fn already_registered_mail(login_link: &str) -> Mail {
    Mail {
        subject: "You already have a Homify account".to_owned(),
        text: format!(
            "Somebody signed up with this e-mail address, which already has an account. If it was you, log in \
             here:\n{login_link}\n\nIf it was not, you need do nothing: your account is as it was.\n"
        ),
    }
}

/// One sentence or two for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Who is told.
    pub user_id: UserId,
    /// The event that it tells of.
    pub about: String,
    /// One line: what happened.
    pub title: String,
    /// What it means and what to do next.
    pub body: String,
    /// Where in the app it leads.
    pub link: String,
}

/// Who is told what when `action` happened. An action that concerns nobody, or that is not known, tells nobody; so do
/// facts that lack what the sentence needs.
pub fn notices(action: &str, facts: &Facts) -> Vec<Notice> {
    let told = match action.split_once('.').map(|(subject, _)| subject) {
        Some("dispute") => read(facts).and_then(|facts| of_dispute(action, &facts)),
        Some("order" | "escrow") => read(facts).and_then(|facts| of_order(action, &facts)),
        Some("payment") => read(facts).and_then(|facts| of_payment(action, &facts)),
        Some("refund") => read(facts).and_then(|facts| of_refund(action, &facts)),
        Some("payout") => read(facts).and_then(|facts| of_payout(action, &facts)),
        Some("artisan") => read(facts).and_then(|facts| of_artisan(action, &facts)),
        Some(_) | None => None,
    };
    let mut told = told.unwrap_or_default();
    for notice in &mut told {
        action.clone_into(&mut notice.about);
    }
    told
}

#[derive(Deserialize)]
struct OrderFacts {
    order_id: OrderId,
    buyer_id: UserId,
    artisan_id: ArtisanId,
    total: Money,
    title: String,
    lines: usize,
    payment_status: PaymentStatus,
    reason: Option<String>,
    due_at: Option<Timestamp>,
    release_at: Option<Timestamp>,
    held: Option<Money>,
    gross: Option<Money>,
    net: Option<Money>,
    recovered: Option<Money>,
    to_artisan: Option<Money>,
    refund_amount: Option<Money>,
    refund_reason: Option<String>,
    taken_amount: Option<Money>,
    taken_owed: Option<Money>,
    restored_held: Option<Money>,
    restored_net: Option<Money>,
}

impl OrderFacts {
    /// What is at stake: the total, less what has gone back.
    fn at_stake(&self) -> Money {
        self.held.filter(|held| held.is_positive()).unwrap_or(self.total)
    }

    /// What was bought, in quotes: `“Oak stool” and 2 more`.
    fn goods(&self) -> String {
        goods(&self.title, self.lines)
    }

    fn buyer(&self, title: impl Into<String>, body: String) -> Notice {
        notice(self.buyer_id, title, body, format!("/orders/{}", self.order_id))
    }

    fn artisan(&self, title: impl Into<String>, body: String) -> Notice {
        notice(self.artisan_id.user(), title, body, format!("/orders/{}", self.order_id))
    }
}

fn of_order(action: &str, facts: &OrderFacts) -> Option<Vec<Notice>> {
    let (goods, total, at_stake) = (facts.goods(), facts.total, facts.at_stake());
    let told = match action {
        "order.paid" => vec![
            facts.artisan(
                format!("New order: {goods}"),
                format!(
                    "The buyer paid {total}, and we hold it for you. Accept the order by {}, or it is cancelled and the \
                     buyer gets the money back.",
                    until(facts.due_at)?
                ),
            ),
            facts.buyer(
                format!("We received your payment of {total}"),
                format!(
                    "We hold the money for {goods} until you have what you ordered. The artisan has until {} to accept; \
                     otherwise you get it all back.",
                    until(facts.due_at)?
                ),
            ),
        ],
        "order.accepted" => vec![facts.buyer(
            format!("The artisan accepted your order: {goods}"),
            format!(
                "They are working on it. If it has not been delivered by {}, the order is cancelled and you get {at_stake} \
                 back.",
                until(facts.due_at)?
            ),
        )],
        "order.shipped" => vec![facts.buyer(
            format!("On its way: {goods}"),
            "Open the order to see how it travels. Once you hold it in your hands and it is what was promised, confirm \
             the order, or give the artisan its release code. Do not give the code to anybody before."
                .to_owned(),
        )],
        "order.delivered" => vec![facts.buyer(
            format!("Delivered: {goods}. Please confirm"),
            format!(
                "The artisan says that your order arrived. If it is what was promised, confirm it. If you do nothing, \
                 {at_stake} is released to the artisan on {}. If something is wrong, open a dispute before then.",
                until(facts.release_at)?
            ),
        )],
        "order.reminded" => vec![facts.buyer(
            format!("Have you received {goods}?"),
            format!(
                "Please confirm the order if it is what was promised. If you do nothing, {at_stake} is released to the \
                 artisan on {}. If something is wrong, open a dispute before then.",
                until(facts.release_at)?
            ),
        )],
        "order.completed" => vec![
            facts.buyer(
                format!("Completed: {goods}"),
                format!(
                    "Your order is complete, and {at_stake} is released to the artisan. Thank you for buying here."
                ),
            ),
            facts.artisan(
                format!("Completed: {goods}"),
                "The order is complete. Its money is being added to your wallet, less our fee.".to_owned(),
            ),
        ],
        "order.cancelled" => of_cancelled(facts, &goods),
        "order.expired" => vec![facts.buyer(
            format!("Your order expired: {goods}"),
            "It was not paid in time, and you have not been charged. If you paid after all, you get the money back. You \
             can order again if the goods are still there."
                .to_owned(),
        )],
        "order.resumed" => of_resumed(facts, &goods)?,
        "escrow.released" => vec![of_released(facts, &goods)?],
        // Of the buyer's part `refund.requested` tells, of the same change.
        "escrow.settled" if facts.net?.is_positive() => vec![of_released(facts, &goods)?],
        "escrow.settled" => Vec::new(),
        "escrow.taken_back" => vec![of_taken_back(facts, &goods)?],
        "order.charge_disputed" | "order.charge_stands" | "order.charged_back" | "order.charge_restored" => {
            vec![of_chargeback(action, facts, &goods)?]
        }
        _ => return of_order_refund(action, facts, &goods),
    };
    Some(told)
}

fn of_order_refund(action: &str, facts: &OrderFacts, goods: &str) -> Option<Vec<Notice>> {
    let (amount, reason) = (facts.refund_amount?, sentence(facts.refund_reason.as_deref()?));
    let told = match action {
        "order.refund_offered" => facts.buyer(
            format!("You are offered {amount} back"),
            format!(
                "The artisan offers to give {amount} of the price of {goods} back to you. Reason: {reason} Open the \
                 order to accept or decline. If you accept, you get it the way you paid, and the order goes on with the \
                 rest, if there is one."
            ),
        ),
        "order.refund_accepted" => facts.artisan(
            format!("Your offer of {amount} was accepted"),
            format!(
                "The buyer gets {amount} of the price of {goods} back. The order goes on with the rest, if there is one."
            ),
        ),
        "order.refund_declined" => facts.artisan(
            format!("Your offer of {amount} was declined"),
            format!("The buyer does not want {amount} of the price of {goods} back. Nothing has changed."),
        ),
        "order.refund_withdrawn" => facts.buyer(
            format!("The offer of {amount} was taken back"),
            format!("The artisan no longer offers to give {amount} of the price of {goods} back."),
        ),
        "order.refund_ordered" => facts.artisan(
            format!("The buyer gets {amount} back"),
            format!(
                "We decided that {amount} of the price of {goods} goes back to the buyer. Reason: {reason} If you \
                 think that this is wrong, write to support."
            ),
        ),
        _ => return None,
    };
    Some(vec![told])
}

/// An artisan hears of an order when it is paid: of one that never was, only the buyer hears that it is off.
fn of_cancelled(facts: &OrderFacts, goods: &str) -> Vec<Notice> {
    let (title, total) = (format!("Cancelled: {goods}"), facts.at_stake());
    let reason =
        facts.reason.as_deref().map(|reason| format!("Reason: {} ", sentence(reason))).unwrap_or_default();
    if facts.payment_status == PaymentStatus::Void {
        let body =
            format!("{reason}You have not been charged. If you paid after all, you get the money back.");
        return vec![facts.buyer(title, body)];
    }
    let to_buyer =
        format!("{reason}You get {total} back the way you paid; we tell you when it is on its way.");
    let to_artisan =
        format!("{reason}The buyer gets {total} back. If you have not sent the goods, keep them.");
    vec![facts.buyer(title.clone(), to_buyer), facts.artisan(title, to_artisan)]
}

fn of_released(facts: &OrderFacts, goods: &str) -> Option<Notice> {
    let (net, recovered) = (facts.net?, facts.recovered?);
    let credited = net.minus(recovered).ok()?;
    let kept = match recovered.is_positive() {
        true => format!(" We kept {recovered} of it for what you owed us."),
        false => String::new(),
    };
    let gross = facts.to_artisan.or(facts.gross).unwrap_or(facts.total);
    let body = format!(
        "Your share of {gross} for {goods} is {net}.{kept} What is in your wallet goes to your bank account with the next \
         payout; unless you chose to ask for payouts, you need do nothing.",
    );
    Some(notice(facts.artisan_id.user(), format!("{credited} was added to your wallet"), body, WALLET))
}

fn of_resumed(facts: &OrderFacts, goods: &str) -> Option<Vec<Notice>> {
    let total = facts.total;
    let next = match facts.release_at {
        Some(at) => format!(
            "If the buyer neither confirms nor opens a dispute by {}, {total} is released to the artisan.",
            at.for_people()
        ),
        None => {
            format!("If it is not delivered by {}, the buyer gets {total} back.", until(facts.due_at)?)
        }
    };
    let title = format!("The dispute was withdrawn: {goods}");
    let body = format!("The order goes on where it stood. Its deadlines have moved. {next}");
    Some(vec![facts.buyer(title.clone(), body.clone()), facts.artisan(title, body)])
}

#[derive(Deserialize)]
struct DisputeFacts {
    dispute_id: DisputeId,
    buyer_id: UserId,
    artisan_id: ArtisanId,
    title: String,
    lines: usize,
    held: Money,
    status: DisputeStatus,
    opened_by: Side,
    answer_by: Timestamp,
    decide_by: Option<Timestamp>,
    due_at: Option<Timestamp>,
    ends_at: Timestamp,
    /// Who added evidence, made a proposal, or appealed.
    by: Option<Side>,
    to_buyer: Option<Money>,
    to_artisan: Option<Money>,
    note: Option<String>,
    resolved_by: Option<ResolvedBy>,
}

impl DisputeFacts {
    fn to(&self, side: Side, title: &str, body: impl Into<String>) -> Notice {
        let user = match side {
            Side::Buyer => self.buyer_id,
            Side::Artisan => self.artisan_id.user(),
        };
        let title = format!("{title}: {}", goods(&self.title, self.lines));
        notice(user, title, body.into(), format!("/disputes/{}", self.dispute_id))
    }

    fn to_both(&self, title: &str, body: &str) -> Vec<Notice> {
        vec![self.to(Side::Buyer, title, body), self.to(Side::Artisan, title, body)]
    }

    /// Who gets what.
    fn split(&self) -> Option<String> {
        let (to_buyer, to_artisan) = (self.to_buyer?, self.to_artisan?);
        Some(match (to_buyer.is_positive(), to_artisan.is_positive()) {
            (_, false) => format!("all of it, {to_buyer}, goes back to the buyer."),
            (false, true) => format!("all of it, {to_artisan}, goes to the artisan, less our fee."),
            (true, true) => {
                format!("{to_buyer} goes back to the buyer and {to_artisan} to the artisan, less our fee.")
            }
        })
    }

    /// What happens if nobody decides.
    fn end(&self) -> String {
        let (ends_at, held) = (self.ends_at.for_people(), self.held);
        match self.status {
            DisputeStatus::Appealed => {
                format!("If nothing is decided by {ends_at}, the first decision stands.")
            }
            DisputeStatus::Open
            | DisputeStatus::Answered
            | DisputeStatus::Escalated
            | DisputeStatus::Decided
            | DisputeStatus::Resolved
            | DisputeStatus::Withdrawn => {
                format!("If nothing is decided by {ends_at}, the buyer gets {held} back.")
            }
        }
    }
}

fn of_dispute(action: &str, facts: &DisputeFacts) -> Option<Vec<Notice>> {
    let held = facts.held;
    let told = match action {
        "dispute.opened" => {
            let answer_by = facts.answer_by.for_people();
            let who = match facts.opened_by {
                Side::Buyer => "buyer",
                Side::Artisan => "artisan",
            };
            let to_opener = format!(
                "We hold {held} until it is over, and nobody can move it. The other side has until {answer_by} to \
                 answer; after that an administrator decides. The two of you can agree at any time."
            );
            let to_other = format!(
                "The {who} disputes this order. We hold {held} until it is over, and nobody can move it. Answer by \
                 {answer_by} and show your side, or an administrator decides without it. You can also propose how to \
                 divide the money."
            );
            vec![
                facts.to(facts.opened_by, "You opened a dispute", to_opener),
                facts.to(facts.opened_by.other(), "A dispute was opened. Please answer", to_other),
            ]
        }
        "dispute.answered" => {
            let next = format!(
                "Agree by accepting a proposal of the other side, or ask an administrator to decide. {}",
                facts.end()
            );
            let to_opener = format!("The other side has answered. Read what it says. {next}");
            vec![
                facts.to(facts.opened_by, "Your dispute was answered", to_opener),
                facts.to(facts.opened_by.other(), "We passed on your answer", next),
            ]
        }
        "dispute.evidence_added" => vec![facts.to(
            facts.by?.other(),
            "New evidence in your dispute",
            "The other side has added something. Look at it, and add what you have yourself.",
        )],
        "dispute.proposed" => vec![facts.to(
            facts.by?.other(),
            "A proposal in your dispute",
            format!(
                "The other side proposes: {} If you accept, the dispute is over at once. If not, you can propose \
                 something else.",
                facts.split()?
            ),
        )],
        "dispute.escalated" => facts.to_both(
            "An administrator decides",
            &format!(
                "A decision is due by {}. Until then you can add evidence, and still agree. {}",
                until(facts.decide_by)?,
                facts.end()
            ),
        ),
        "dispute.overdue" => facts.to_both(
            "The decision takes longer",
            &format!("We are sorry. {held} is safe with us, and we have been reminded. {}", facts.end()),
        ),
        "dispute.decided" => facts.to_both(
            "Your dispute was decided",
            &format!(
                "This was decided: {} Reason: {} Each of you can appeal until {}; otherwise the decision is final.",
                facts.split()?,
                sentence(facts.note.as_deref()?),
                until(facts.due_at)?
            ),
        ),
        "dispute.appealed" => facts.to_both(
            "The decision was appealed",
            &format!(
                "An administrator decides once more, by {}, and that decision is final. Until then you can add \
                 evidence, and still agree. {}",
                until(facts.decide_by)?,
                facts.end()
            ),
        ),
        "dispute.resolved" => {
            let why = match facts.resolved_by? {
                ResolvedBy::Agreement => "You agreed",
                ResolvedBy::Decision => "The decision is final",
                ResolvedBy::Default => "Nobody decided in time",
            };
            let body = format!("{why}: {} The money is being moved now.", facts.split()?);
            facts.to_both("Your dispute is over", &body)
        }
        _ => return None,
    };
    Some(told)
}

fn of_taken_back(facts: &OrderFacts, goods: &str) -> Option<Notice> {
    let (taken, owed) = (facts.taken_amount?, facts.taken_owed?);
    let there = taken.minus(owed).ok()?;
    let body = match owed.is_positive() {
        true => format!(
            "Your share of what the buyer of {goods} gets back is {taken}. We took {there} from your wallet; the \
             {owed} that were not there are taken from your next orders."
        ),
        false => {
            format!("Your share of what the buyer of {goods} gets back is {taken}. It came from your wallet.")
        }
    };
    Some(notice(facts.artisan_id.user(), format!("{taken} was taken back"), body, WALLET))
}

/// Only the artisan is told: the buyer hears from the bank.
fn of_chargeback(action: &str, facts: &OrderFacts, goods: &str) -> Option<Notice> {
    let (title, body) = match action {
        "order.charge_disputed" => (
            format!("The buyer's bank asks for the money: {goods}"),
            "We answer the bank. Until it decides, the money of this order rests where it is. Keep what shows that the \
             buyer has the goods, and send it to support."
                .to_owned(),
        ),
        "order.charge_stands" => (
            format!("The bank left you the money: {goods}"),
            "The bank decided for you. The order goes on as before.".to_owned(),
        ),
        "order.charged_back" => {
            let (taken, owed) = (facts.taken_amount?, facts.taken_owed?);
            let owes = match owed.is_positive() {
                true => format!(" {owed} of it were not in your wallet and are taken from your next orders."),
                false => String::new(),
            };
            let body = format!(
                "The bank decided for the buyer and took the money back. {taken} of it were yours or held for you.{owes} \
                 If you have not sent the goods, keep them."
            );
            (format!("The buyer's bank took the money back: {goods}"), body)
        }
        "order.charge_restored" => {
            let all = facts.restored_held?.plus(facts.restored_net?).ok()?;
            let body = format!(
                "The bank decided for you after all. {all} are back, in your wallet or held for the order as before; what \
                 you owed was taken from it first."
            );
            (format!("The bank gave the money back: {goods}"), body)
        }
        _ => return None,
    };
    Some(facts.artisan(title, body))
}

#[derive(Deserialize)]
struct PaymentFacts {
    payment_id: PaymentId,
    buyer_id: UserId,
    order_ids: Vec<OrderId>,
    amount: Money,
    expires_at: Timestamp,
    reason: Option<String>,
}

fn of_payment(action: &str, facts: &PaymentFacts) -> Option<Vec<Notice>> {
    let (amount, expires) = (facts.amount, facts.expires_at.for_people());
    let (title, body) = match (action, facts.order_ids.len()) {
        ("payment.initialised", 0 | 1) => (
            format!("Pay {amount} to complete your order"),
            format!(
                "We have reserved what you ordered. Pay {amount} by {expires}, or the order expires and nothing is \
                 charged."
            ),
        ),
        ("payment.initialised", orders) => (
            format!("Pay {amount} to complete your {orders} orders"),
            format!(
                "We have reserved what you ordered from {orders} artisans. Pay {amount} by {expires}, all of it in one \
                 payment, or the orders expire and nothing is charged."
            ),
        ),
        ("payment.suspended", _) => (
            "Your payment goes back to you".to_owned(),
            format!(
                "{} We could not use the payment for what you ordered, so all that you paid goes back the way it came. \
                 You need do nothing.",
                sentence(facts.reason.as_deref()?)
            ),
        ),
        _ => return None,
    };
    Some(vec![notice(facts.buyer_id, title, body, format!("/payments/{}", facts.payment_id))])
}

#[derive(Deserialize)]
struct RefundFacts {
    /// Nobody, for money that belongs to no order: there is nobody to tell.
    buyer_id: Option<UserId>,
    payment_id: Option<PaymentId>,
    order_id: Option<OrderId>,
    amount: Money,
    reason: String,
}

fn of_refund(action: &str, facts: &RefundFacts) -> Option<Vec<Notice>> {
    let amount = facts.amount;
    let (title, body) = match action {
        "refund.requested" => (
            format!("Your refund of {amount} is on its way"),
            format!(
                "Reason: {} It goes back the way you paid. Banks can take up to ten working days to show it.",
                sentence(&facts.reason)
            ),
        ),
        "refund.processed" => (
            format!("We have refunded {amount}"),
            "The money went back the way you paid. If your bank does not show it within ten working days, write to \
             support."
                .to_owned(),
        ),
        "refund.settled" => (
            format!("We have paid you {amount}"),
            "Your refund could not go back the way you paid, so our support paid you as agreed. If you do not have the \
             money, write to support."
                .to_owned(),
        ),
        "refund.failed" => (
            format!("Your refund of {amount} is delayed"),
            "Your bank did not take it. The money is safe with us, and our support is on it; you need do nothing now."
                .to_owned(),
        ),
        "refund.needs_attention" => (
            format!("Your refund of {amount} needs another way"),
            "It could not go back the way you paid. Our support is on it and will ask you which bank account it should \
             go to. The money is safe with us."
                .to_owned(),
        ),
        _ => return None,
    };
    let link = match (facts.order_id, facts.payment_id) {
        (Some(order), _) => format!("/orders/{order}"),
        (None, Some(payment)) => format!("/payments/{payment}"),
        (None, None) => return None,
    };
    Some(vec![notice(facts.buyer_id?, title, body, link)])
}

const WALLET: &str = "/me/wallet";

#[derive(Deserialize)]
struct PayoutFacts {
    artisan_id: ArtisanId,
    amount: Money,
    bank_name: String,
    account_last4: String,
    failure: Option<String>,
    retry_at: Option<Timestamp>,
    #[serde(default)]
    on_request: bool,
    recovered: Option<Money>,
}

impl PayoutFacts {
    /// What went wrong and what happens now.
    fn setback(&self) -> Option<String> {
        let why = sentence(self.failure.as_deref()?);
        let next = match self.retry_at {
            Some(at) => format!(
                "We try again after {}. If your bank account has changed, set your payout account now.",
                at.for_people()
            ),
            None if self.on_request => {
                "Ask for it again when you like. If your bank account has changed, set your \
                                        payout account first."
                    .to_owned()
            }
            None => "Set your payout account again, and we try again.".to_owned(),
        };
        let kept = match self.recovered {
            Some(recovered) if recovered.is_positive() => {
                format!(" We kept {recovered} of it for what you owed us.")
            }
            Some(_) | None => String::new(),
        };
        Some(format!("{why} The money is back in your wallet.{kept} {next}"))
    }
}

fn of_payout(action: &str, facts: &PayoutFacts) -> Option<Vec<Notice>> {
    let amount = facts.amount;
    let account = format!("{}, account ending in {}", quoted(&facts.bank_name), quoted(&facts.account_last4));
    let (title, body) = match action {
        "payout.requested" => (
            format!("{amount} is on its way to your bank"),
            format!("We are sending it to {account}. We tell you when it has arrived."),
        ),
        "payout.delayed" => (
            format!("Your payout of {amount} takes longer than usual"),
            format!(
                "We are still waiting for word that it arrived at {account}. The money is safe, and we go on trying; you \
                 need do nothing."
            ),
        ),
        "payout.succeeded" => (format!("{amount} has been paid out"), format!("It was paid to {account}.")),
        "payout.failed" => (format!("Your payout of {amount} did not arrive"), facts.setback()?),
        "payout.reversed" => (format!("Your bank returned your payout of {amount}"), facts.setback()?),
        _ => return None,
    };
    Some(vec![notice(facts.artisan_id.user(), title, body, WALLET)])
}

#[derive(Deserialize)]
struct ArtisanFacts {
    artisan_id: ArtisanId,
    reason: Option<String>,
    bank_name: Option<String>,
    account_last4: Option<String>,
    payouts_on_hold_until: Option<Timestamp>,
}

fn of_artisan(action: &str, facts: &ArtisanFacts) -> Option<Vec<Notice>> {
    let (title, body) = match action {
        "artisan.verified" => (
            "You are verified",
            "You can sell now. Set your payout account, if you have not yet, and create your first product."
                .to_owned(),
        ),
        "artisan.rejected" => (
            "We could not verify you yet",
            format!(
                "Reason: {} Please put it right and submit your documents again.",
                sentence(facts.reason.as_deref()?)
            ),
        ),
        "artisan.payout_account_set" => (
            "Your payout account was set",
            format!(
                "Your payouts now go to {}, account ending in {}.{} If this was not you, change your password and \
                 write to support at once.",
                quoted(facts.bank_name.as_deref()?),
                quoted(facts.account_last4.as_deref()?),
                match facts.payouts_on_hold_until {
                    Some(until) => format!(
                        " As it replaces another account, nothing is paid out before {}; then payouts go on by \
                         themselves.",
                        until.for_people()
                    ),
                    None => String::new(),
                }
            ),
        ),
        "artisan.tier_set" => (
            "What can be paid out to you in a day has changed",
            "Your wallet shows the new daily limit. You need do nothing.".to_owned(),
        ),
        _ => return None,
    };
    Some(vec![notice(facts.artisan_id.user(), title, body, "/me/artisan")])
}

fn read<T: DeserializeOwned>(facts: &Facts) -> Option<T> {
    serde_json::from_value(Value::Object(facts.clone())).ok()
}

/// `about` is filled in by [`notices`], for all alike.
fn notice(user_id: UserId, title: impl Into<String>, body: String, link: impl Into<String>) -> Notice {
    Notice { user_id, about: String::new(), title: title.into(), body, link: link.into() }
}

fn goods(title: &str, lines: usize) -> String {
    let title = quoted(title);
    match lines.saturating_sub(1) {
        0 => format!("“{title}”"),
        more => format!("“{title}” and {more} more"),
    }
}

fn until(at: Option<Timestamp>) -> Option<String> {
    at.map(Timestamp::for_people)
}

/// What somebody else wrote, on one line and not too long: it ends up in the subject of an e-mail.
fn quoted(text: &str) -> String {
    let line = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED_CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// [`quoted`], and ending as a sentence does.
fn sentence(text: &str) -> String {
    let text = quoted(text);
    if text.ends_with(['.', '!', '?', '…']) { text } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::DomainEvent;
    use crate::documented;
    use crate::samples::*;

    /// What happens without anybody being told, and why.
    const SILENT: &[(&str, &str)] = &[
        ("artisan.created", "they did it themselves"),
        ("artisan.payout_mode_set", "they did it themselves"),
        ("artisan.submitted", "they did it themselves"),
        ("artisan.updated", "they did it themselves"),
        ("audit.started", "an administrator asks how far it is"),
        ("difference.agreed", "it leaves the list of administrators"),
        ("difference.changed", "it is in the list of administrators"),
        ("difference.found", "it is in the list of administrators; an alarm rings"),
        ("difference.resolved", "they did it themselves"),
        (
            "escrow.refunded",
            "refund.requested, of the same change, tells the buyer; what led to it told the artisan",
        ),
        ("dispute.withdrawn", "order.resumed, which follows from it, tells both"),
        ("notification.created", "is itself the telling"),
        ("order.disputed", "dispute.opened, of the same change, tells both"),
        ("order.placed", "payment.initialised, of the same change, tells the buyer, once for all orders"),
        ("order.refund_arrived", "refund.processed, of the same change, tells the buyer"),
        ("order.refunded", "refund.processed, of the same change, tells the buyer"),
        ("order.release_code_refused", "whoever entered the code has the answer"),
        ("payment.succeeded", "order.paid, of the same change, tells both"),
        ("payout.sent", "payout.requested told them, payout.succeeded will"),
        ("product.archived", "they did it themselves"),
        ("product.created", "they did it themselves"),
        ("product.stock_adjusted", "they did it themselves"),
        ("product.updated", "they did it themselves"),
        ("chargeback.answer_decided", "the operator did it"),
        ("chargeback.answer_refused", "the operator looks after it"),
        ("chargeback.answered", "the bank decides; that is told"),
        ("chargeback.lost", "order.charged_back, of the same change, tells the artisan"),
        ("chargeback.opened", "order.charge_disputed, of the same change, tells the artisan"),
        ("chargeback.reversed", "order.charge_restored, of the same change, tells the artisan"),
        ("chargeback.won", "order.charge_stands, of the same change, tells the artisan"),
        ("refund.account_refused", "the operator looks after it"),
        ("refund.decided", "refund.requested tells the buyer, once the money has moved"),
        ("refund.paid_twice", "the operator looks after it"),
        ("refund.recovered", "whoever gave it back knows"),
        ("refund.retried", "the buyer knows that it is delayed, refund.processed will tell"),
        ("refund.sent", "refund.requested told them, refund.processed will"),
        ("user.appointed", "the operator tells them"),
        ("user.email_verified", "they did it themselves"),
        ("user.signed_up", "gets a mail with a link, which no notification may hold"),
        ("user.signup_repeated", "gets a mail of its own"),
        ("user.updated", "they did it themselves"),
        ("user.verification_requested", "gets a mail with a link, which no notification may hold"),
        ("wallet.credited", "escrow.released, of the same change, tells the artisan"),
        ("wallet.given_back", "order.cancelled told the artisan"),
        ("wallet.held", "order.paid, of the same change, tells the artisan"),
        ("wallet.paid_out", "payout.succeeded, of the same change, tells the artisan"),
        ("wallet.charged_back", "order.charged_back, of the same change, tells the artisan"),
        ("wallet.restored", "order.charge_restored, of the same change, tells the artisan"),
        ("wallet.taken_back", "escrow.taken_back, of the same change, tells the artisan"),
        ("wallet.payout_returned", "payout.failed or payout.reversed, of the same change, tells the artisan"),
        ("wallet.payout_started", "payout.requested, of the same change, tells the artisan"),
        ("wallet.payouts_resumed", "artisan.payout_account_set, of the same change, tells the artisan"),
    ];

    /// Every notice of every event, as a page.
    fn page() -> String {
        let mut text =
            "# What people are told\n\nPrinted from the notices of one sample order; a test fails when this \
                        page is stale. In the app and by e-mail.\n"
                .to_owned();
        let mut last = String::new();
        for event in events() {
            let case = if event.case.is_empty() { String::new() } else { format!(": {}", event.case) };
            let heading = format!("\n## `{}`{case}\n", event.action);
            for notice in notices(event.action, &event.facts) {
                assert_eq!(notice.about, event.action);
                if heading != last {
                    text.push_str(&heading);
                    last.clone_from(&heading);
                }
                let reader = reader(&notice);
                text.push_str(&format!("\nTo the {reader}: **{}**\n\n> {}\n", notice.title, notice.body));
            }
        }
        text
    }

    fn reader(notice: &Notice) -> &'static str {
        if notice.user_id == buyer_id() {
            "buyer"
        } else if notice.user_id == artisan_id().user() {
            "artisan"
        } else {
            panic!("a stranger is told {notice:?}")
        }
    }

    #[test]
    fn docs_notices_shows_what_people_are_told() {
        documented::check("notices.md", |_| page());
    }

    #[test]
    fn both_sides_are_told_at_each_step() {
        for (action, readers) in [
            ("payment.initialised", "buyer"),
            ("order.paid", "artisan buyer"),
            ("order.accepted", "buyer"),
            ("order.shipped", "buyer"),
            ("order.delivered", "buyer"),
            ("order.reminded", "buyer"),
            ("order.completed", "buyer artisan"),
            ("order.expired", "buyer"),
            ("order.resumed", "buyer artisan"),
            ("escrow.released", "artisan"),
            ("dispute.opened", "buyer artisan"),
            ("dispute.answered", "buyer artisan"),
            ("dispute.evidence_added", "artisan"),
            ("dispute.proposed", "artisan"),
            ("dispute.escalated", "buyer artisan"),
            ("dispute.overdue", "buyer artisan"),
            ("dispute.decided", "buyer artisan"),
            ("dispute.appealed", "buyer artisan"),
            ("dispute.resolved", "buyer artisan"),
            ("escrow.taken_back", "artisan"),
            ("order.charge_disputed", "artisan"),
            ("order.charge_stands", "artisan"),
            ("order.charged_back", "artisan"),
            ("order.charge_restored", "artisan"),
            ("order.refund_offered", "buyer"),
            ("order.refund_accepted", "artisan"),
            ("order.refund_declined", "artisan"),
            ("order.refund_withdrawn", "buyer"),
            ("order.refund_ordered", "artisan"),
            ("refund.settled", "buyer"),
            ("payment.suspended", "buyer"),
            ("refund.processed", "buyer"),
            ("refund.failed", "buyer"),
            ("refund.needs_attention", "buyer"),
            ("payout.requested", "artisan"),
            ("payout.delayed", "artisan"),
            ("payout.succeeded", "artisan"),
            ("payout.failed", "artisan"),
            ("payout.reversed", "artisan"),
            ("artisan.verified", "artisan"),
            ("artisan.rejected", "artisan"),
            ("artisan.payout_account_set", "artisan"),
            ("artisan.tier_set", "artisan"),
        ] {
            let happened: Vec<_> = events().into_iter().filter(|event| event.action == action).collect();
            assert!(!happened.is_empty(), "{action}");
            for event in happened {
                let told: Vec<_> = notices(action, &event.facts).iter().map(reader).collect();
                assert_eq!(told.join(" "), readers, "{action} {}", event.case);
            }
        }
    }

    #[test]
    fn an_artisan_never_hears_of_an_order_that_was_not_paid() {
        for event in events().into_iter().filter(|event| event.action == "order.cancelled") {
            let readers = if event.case == "after it was paid" { 2 } else { 1 };
            assert_eq!(notices(event.action, &event.facts).len(), readers, "{}", event.case);
        }
    }

    #[test]
    fn every_action_of_the_domain_tells_somebody_or_is_silent_on_purpose() {
        let telling: BTreeSet<_> = events()
            .iter()
            .filter(|event| !notices(event.action, &event.facts).is_empty())
            .map(|event| event.action.to_owned())
            .collect();
        let silent: BTreeSet<_> = SILENT.iter().map(|(action, _)| (*action).to_owned()).collect();
        assert_eq!(telling.intersection(&silent).collect::<Vec<_>>(), Vec::<&String>::new());
        let decided: BTreeSet<_> = telling.union(&silent).cloned().collect();
        let all: BTreeSet<_> = events().iter().map(|event| event.action.to_owned()).collect();
        assert_eq!(decided, all);
    }

    #[test]
    fn unknown_actions_and_malformed_facts_tell_nobody() {
        for action in ["", "order", "order.", "order.vanished", "payout.lost", "moon.landed", "ORDER.PAID"] {
            for event in events() {
                assert_eq!(notices(action, &event.facts), [], "{action}");
            }
        }
        for event in events() {
            for field in event.facts.keys().cloned() {
                let mut lacking = event.facts.clone();
                lacking.remove(&field);
                let _: Vec<Notice> = notices(event.action, &lacking);
                lacking.insert(field, json!({ "odd": [1] }));
                let _: Vec<Notice> = notices(event.action, &lacking);
            }
            assert_eq!(notices(event.action, &Facts::new()), [], "{}", event.action);
        }
    }

    #[test]
    fn a_refund_of_money_that_belongs_to_nobody_tells_nobody() {
        let stray =
            events().into_iter().find(|event| event.case == "of a payment that is none of ours").unwrap();
        assert_eq!(notices(stray.action, &stray.facts), []);
    }

    #[test]
    fn what_others_wrote_stays_on_one_line_and_short() {
        let mut facts = done(order_in(crate::orders::OrderStatus::PendingPayment).fund("paystack", start()))
            .event
            .facts();
        facts.insert("title".to_owned(), json!("Stool\r\nBcc: all@example.com"));
        let told = notices("order.paid", &facts);
        assert!(told[0].title.contains("“Stool Bcc: all@example.com” and 1 more"), "{}", told[0].title);
        facts.insert("title".to_owned(), json!("ọ".repeat(5_000)));
        assert!(notices("order.paid", &facts)[0].title.chars().count() < 300);
    }

    #[test]
    fn an_event_delivered_twice_makes_one_notification_for_each_reader() {
        let paid = events().into_iter().find(|event| event.action == "order.paid").unwrap();
        let ids = || -> Vec<_> {
            let told = notices("order.paid", &paid.facts);
            told.into_iter().map(|notice| Notification::tell("evt-1", notice, start()).entity.id).collect()
        };
        assert_eq!(ids(), ids());
        assert_ne!(ids()[0], ids()[1], "buyer and artisan have one each");
    }

    #[test]
    fn a_notification_is_read_and_mailed_once() {
        let paid = events().into_iter().find(|event| event.action == "order.paid").unwrap();
        let notice = notices("order.paid", &paid.facts).remove(0);
        let notification = Notification::tell("evt-1", notice, start()).entity;
        let read = notification.mark_read(start()).unwrap();
        assert_eq!((read.read_at, read.mark_read(start().plus_seconds(1))), (Some(start()), None));
        let mailed = read.mark_emailed(start()).unwrap();
        assert_eq!((mailed.emailed_at, mailed.mark_emailed(start())), (Some(start()), None));
        let mail = notification.mail("https://homify.example");
        assert_eq!(mail.subject, notification.title);
        assert!(mail.text.ends_with(&format!("\n\nhttps://homify.example/orders/{}\n", order_id())));
    }

    #[test]
    fn mails_about_the_address_carry_their_link_on_a_line_of_its_own() {
        let link = "https://homify.example/verify?token=abc";
        for mail in [verification_mail(link), already_registered_mail(link)] {
            assert!(mail.text.lines().any(|line| line == link), "{}", mail.text);
        }
    }
}
