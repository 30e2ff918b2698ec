//! What people are told, from what happened: [`notices`] writes the sentences, a [`Notification`] is one of them, kept
//! for one person.

pub mod account;
pub mod events;

use serde::{Deserialize, Serialize};

use crate::event::{DomainEvent, Entity, NoEvent};
use crate::notice::Notice;
use crate::notifications::events::{NotificationEvent, NotificationFacts};
use crate::{Facts, NotificationId, Outcome, Timestamp, TypedId, UserId, Zone};
use crate::{artisans, disputes, messages, offers, orders, payments, payouts, refunds, reports, reviews};

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

/// Up to where a person has read everything that they were told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadMark {
    /// Whose.
    pub user_id: UserId,
    /// The last that they have read, with all before it; none yet.
    pub through: Option<NotificationId>,
    /// When they said so.
    pub read_at: Timestamp,
}

impl ReadMark {
    /// Where everybody begins.
    pub fn none(user_id: UserId) -> Self {
        Self { user_id, through: None, read_at: Timestamp::from_millis(0) }
    }

    /// When `notification` was read, by itself or with all before it.
    pub fn read_at(&self, notification: &Notification) -> Option<Timestamp> {
        let covered = self.through.is_some_and(|through| notification.id <= through);
        notification.read_at.or_else(|| covered.then_some(self.read_at))
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

/// Who is told what when `action` happened, with moments as they are in `zone`. Facts that lack what the sentence needs tell nobody.
///
/// # Errors
/// When `action` is no event of a domain that tells people something, or `facts` are not what it carries.
pub fn notices(action: &str, facts: &Facts, zone: Zone) -> Result<Vec<Notice>, NoEvent> {
    let told = match action.split_once('.').map(|(subject, _)| subject) {
        Some("dispute") => disputes::notices::notices(&DomainEvent::read(action, facts)?, zone),
        Some("order" | "escrow") => orders::notices::notices(&DomainEvent::read(action, facts)?, zone),
        Some("payment") => payments::notices::notices(&DomainEvent::read(action, facts)?, zone),
        Some("refund") => refunds::notices::notices(&DomainEvent::read(action, facts)?),
        Some("payout") => payouts::notices::notices(&DomainEvent::read(action, facts)?, zone),
        Some("review") => reviews::notices::notices(&DomainEvent::read(action, facts)?, zone),
        Some("offer") => offers::notices::notices(&DomainEvent::read(action, facts)?, zone),
        Some("message") => Some(messages::notices::notices(&DomainEvent::read(action, facts)?)),
        Some("report") => Some(reports::notices::notices(&DomainEvent::read(action, facts)?)),
        Some("artisan") => artisans::notices::notices(&DomainEvent::read(action, facts)?, zone),
        Some(_) | None => return Err(NoEvent::Unknown(action.to_owned())),
    };
    let mut told = told.unwrap_or_default();
    for notice in &mut told {
        action.clone_into(&mut notice.about);
    }
    Ok(told)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::DomainEvent;
    use crate::app_page::APP_PATHS;

    #[test]
    fn who_has_read_all_has_read_what_was_there_and_not_what_comes() {
        let user_id = UserId::new(Timestamp::from_millis(1), [1; 10]);
        let told = |seconds: u64| {
            let at = Timestamp::from_millis(1_000).plus_seconds(seconds);
            let words = String::new;
            let notice = Notice { user_id, about: words(), title: words(), body: words(), link: words() };
            Notification::tell("event", notice, at).entity
        };
        let (old, seen, new) = (told(1), told(2), told(3));
        let none = ReadMark::none(user_id);
        assert!([&old, &seen, &new].iter().all(|notification| none.read_at(notification).is_none()));
        let now = Timestamp::from_millis(9_000);
        let mark = ReadMark { user_id, through: Some(seen.id), read_at: now };
        assert_eq!([&old, &seen, &new].map(|told| mark.read_at(told)), [Some(now), Some(now), None]);
        let earlier = Timestamp::from_millis(8_000);
        let before = old.mark_read(earlier).unwrap();
        assert_eq!(mark.read_at(&before), Some(earlier), "when it was read first");
    }

    use crate::documented;
    use crate::samples::*;

    fn told(action: &str, facts: &Facts) -> Vec<Notice> {
        notices(action, facts, Zone::LAGOS).unwrap_or_default()
    }

    /// The paths that an app has to serve, for the page.
    fn paths() -> String {
        let rows: String = APP_PATHS.iter().map(|(path, from)| format!("| `{path}` | {from} |\n")).collect();
        format!(
            "\n## Where they lead\n\nAn app serves each of these paths. What stands in braces is an identifier, such as \
             `ord_01K9DJ8FSSZ5AWSH8VHTPRE95B`.\n\n| path | what leads there |\n|---|---|\n{rows}"
        )
    }

    /// Every notice of every event, as a page.
    fn page() -> String {
        let mut text =
            "# What people are told\n\nPrinted from the notices of one sample order; a test fails when this \
                        page is stale. In the app and by e-mail, with a link to a page of the app.\n"
                .to_owned();
        let mut last = String::new();
        for event in events() {
            let case = if event.case.is_empty() { String::new() } else { format!(": {}", event.case) };
            let heading = format!("\n## `{}`{case}\n", event.action);
            for notice in told(event.action, &event.facts) {
                assert_eq!(notice.about, event.action);
                if heading != last {
                    text.push_str(&heading);
                    last.clone_from(&heading);
                }
                let reader = reader(&notice);
                let Notice { title, body, link, .. } = notice;
                text.push_str(&format!("\nTo the {reader}: **{title}**\n\n> {body}\n\nLeads to `{link}`\n"));
            }
        }
        text + &paths()
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
            ("dispute.return_agreed", "buyer artisan"),
            ("dispute.return_sent", "buyer artisan"),
            ("dispute.return_rejected", "buyer artisan"),
            ("dispute.return_not_sent", "buyer artisan"),
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
            ("refund.paid_by_hand", "buyer"),
            ("payment.suspended", "buyer"),
            ("refund.processed", "buyer"),
            ("refund.failed", "buyer"),
            ("refund.delayed", "buyer"),
            ("refund.confirmed", "buyer"),
            ("refund.closed", "buyer"),
            ("refund.reopened", "buyer"),
            ("refund.needs_attention", "buyer"),
            ("payout.requested", "artisan"),
            ("payout.delayed", "artisan"),
            ("payout.succeeded", "artisan"),
            ("payout.failed", "artisan"),
            ("payout.not_approved", "artisan"),
            ("payout.reversed", "artisan"),
            ("message.sent", "artisan"),
            ("offer.proposed", "artisan"),
            ("offer.countered", "buyer"),
            ("offer.withdrawn", "artisan"),
            ("offer.expired", "buyer artisan"),
            ("artisan.verified", "artisan"),
            ("artisan.rejected", "artisan"),
            ("artisan.payout_account_set", "artisan"),
            ("artisan.tier_set", "artisan"),
            ("artisan.suspended", "artisan"),
            ("artisan.restored", "artisan"),
        ] {
            let happened: Vec<_> = events().into_iter().filter(|event| event.action == action).collect();
            assert!(!happened.is_empty(), "{action}");
            for event in happened {
                let readers_told: Vec<_> = told(action, &event.facts).iter().map(reader).collect();
                assert_eq!(readers_told.join(" "), readers, "{action} {}", event.case);
            }
        }
    }

    #[test]
    fn an_artisan_never_hears_of_an_order_that_was_not_paid() {
        for event in events().into_iter().filter(|event| event.action == "order.cancelled") {
            let readers = if event.case == "after it was paid" { 2 } else { 1 };
            assert_eq!(told(event.action, &event.facts).len(), readers, "{}", event.case);
        }
    }

    #[test]
    fn unknown_actions_and_malformed_facts_are_refused() {
        for action in ["", "order", "order.", "order.vanished", "payout.lost", "moon.landed", "ORDER.PAID"] {
            for event in events() {
                assert!(notices(action, &event.facts, Zone::UTC).is_err(), "{action}");
            }
        }
        for event in events() {
            for field in event.facts.keys() {
                let mut odd = event.facts.clone();
                odd.insert(field.clone(), json!({ "odd": [1] }));
                assert!(notices(event.action, &odd, Zone::UTC).is_err(), "{} {field}", event.action);
            }
        }
    }

    #[test]
    fn a_refund_of_money_that_belongs_to_nobody_tells_nobody() {
        let stray =
            events().into_iter().find(|event| event.case == "of a payment that is none of ours").unwrap();
        assert_eq!(told(stray.action, &stray.facts), []);
    }

    #[test]
    fn what_others_wrote_stays_on_one_line_and_short() {
        let mut facts = done(order_in(crate::orders::OrderStatus::PendingPayment).fund("paystack", start()))
            .event
            .facts();
        facts.insert("title".to_owned(), json!("Stool\r\nBcc: all@example.com"));
        let notices = told("order.paid", &facts);
        assert!(
            notices[0].title.contains("“Stool Bcc: all@example. com” and 1 more"),
            "{}",
            notices[0].title
        );
        facts.insert("title".to_owned(), json!("ọ".repeat(5_000)));
        assert!(told("order.paid", &facts)[0].title.chars().count() < 300);
    }

    #[test]
    fn an_event_delivered_twice_makes_one_notification_for_each_reader() {
        let paid = events().into_iter().find(|event| event.action == "order.paid").unwrap();
        let ids = || -> Vec<_> {
            let notices = told("order.paid", &paid.facts);
            notices.into_iter().map(|notice| Notification::tell("evt-1", notice, start()).entity.id).collect()
        };
        assert_eq!(ids(), ids());
        assert_ne!(ids()[0], ids()[1], "buyer and artisan have one each");
    }

    #[test]
    fn a_notification_is_read_and_mailed_once() {
        let paid = events().into_iter().find(|event| event.action == "order.paid").unwrap();
        let notice = told("order.paid", &paid.facts).remove(0);
        let notification = Notification::tell("evt-1", notice, start()).entity;
        let read = notification.mark_read(start()).unwrap();
        assert_eq!((read.read_at, read.mark_read(start().plus_seconds(1))), (Some(start()), None));
        let mailed = read.mark_emailed(start()).unwrap();
        assert_eq!((mailed.emailed_at, mailed.mark_emailed(start())), (Some(start()), None));
        let mail = notification.mail("https://homify.example");
        assert_eq!(mail.subject, notification.title);
        assert!(mail.text.ends_with(&format!("\n\nhttps://homify.example/orders/{}\n", order_id())));
    }
}
