//! Disputes: each route's way and refusals, each deadline, and the step that moves the money in the end.

use std::time::Duration;

use ::store::entities::{dispute_key, order_key};
use domain::disputes::{Dispute, DisputeStatus, ResolvedBy, ReturnOutcome};
use domain::escrow::EscrowStatus;
use domain::orders::{OrderStatus, PaymentStatus, Side};
use domain::{DisputeId, UploadId};
use http::Method;
use serde_json::{Value, json};
use testing::{Copies, Delivery, PlacedOrder, Reply, User};

use crate::market::{DAY, FEE, Market, NET, PRICE, STOCK};

/// Rounds of a race.
const ROUNDS: usize = 30;
/// The buyer's part in these stories: two fifths.
const TO_BUYER: i64 = 1_000_000;
const TO_ARTISAN: i64 = PRICE - TO_BUYER;
/// What the artisan gets of that after 500 basis points.
const NET_OF_PART: i64 = TO_ARTISAN - 75_000;

impl Market {
    pub(crate) async fn open_dispute(&self, by: &User, order: &PlacedOrder) -> Reply {
        let claim = json!({ "claim": "One leg is split from the foot to the top." });
        self.cloud.post(by, &order.path("disputes"), claim).await
    }

    /// The dispute that the buyer opens about `order`.
    pub(crate) async fn disputed_order(&self, order: &PlacedOrder) -> DisputeId {
        self.disputed_by(&self.buyer, order).await.id
    }

    /// A delivered order that its buyer disputes.
    pub(crate) async fn disputed(&self) -> Dispute {
        let order = self.delivered().await;
        self.disputed_by(&self.buyer, &order).await
    }

    async fn disputed_by(&self, by: &User, order: &PlacedOrder) -> Dispute {
        let opened = self.open_dispute(by, order).await.expect(201);
        let id: DisputeId = opened["id"].as_str().unwrap().parse().unwrap();
        self.dispute(id).await
    }

    /// A dispute that waits for the buyer to accept what the artisan proposed.
    async fn proposed(&self) -> Dispute {
        let dispute = self.disputed().await;
        self.act(&self.artisan, &dispute, "answer", answer()).await.expect(200);
        self.act(&self.artisan, &dispute, "proposals", split(TO_BUYER)).await.expect(200);
        dispute
    }

    /// A dispute that both have agreed on; the money has not moved yet.
    pub(crate) async fn agreed(&self) -> Dispute {
        let dispute = self.proposed().await;
        self.act(&self.buyer, &dispute, "proposals/1/accept", json!({})).await.expect(200);
        dispute
    }

    /// A dispute in which both agreed that the goods go back, and that the buyer then gets their part.
    pub(crate) async fn to_be_returned(&self) -> Dispute {
        let dispute = self.disputed().await;
        self.act(&self.artisan, &dispute, "answer", answer()).await.expect(200);
        self.act(&self.artisan, &dispute, "proposals", after_return(TO_BUYER)).await.expect(200);
        self.act(&self.buyer, &dispute, "proposals/1/accept", json!({})).await.expect(200);
        self.dispute(dispute.id).await
    }

    /// The same, and the buyer has sent the goods.
    pub(crate) async fn sent_back(&self) -> Dispute {
        let dispute = self.to_be_returned().await;
        self.act(&self.buyer, &dispute, "return", by_courier()).await.expect(200);
        self.dispute(dispute.id).await
    }

    /// The goods are back, and the money is to be divided.
    pub(crate) async fn back(&self) {
        let dispute = self.sent_back().await;
        self.act(&self.artisan, &dispute, "return/confirm", json!({})).await.expect(200);
    }

    /// A dispute that waits for an administrator.
    async fn escalated(&self) -> Dispute {
        let dispute = self.disputed().await;
        self.act(&self.artisan, &dispute, "answer", answer()).await.expect(200);
        self.act(&self.buyer, &dispute, "escalate", json!({})).await.expect(200);
        dispute
    }

    async fn act(&self, by: &User, dispute: &Dispute, action: &str, body: Value) -> Reply {
        let path = format!("/disputes/{}/{action}", dispute.id);
        let request = self.cloud.request(Method::POST, &path).by(by);
        if body == json!({}) { request.send().await } else { request.json(&body).send().await }
    }

    async fn decide(&self, by: &User, dispute: &Dispute, to_buyer: i64) -> Reply {
        let mut body = split(to_buyer);
        body["note"] = json!("The photos show the damage.");
        self.cloud.post(by, &format!("/admin/disputes/{}/decision", dispute.id), body).await
    }

    pub(crate) async fn dispute(&self, id: DisputeId) -> Dispute {
        self.cloud.table().disputes().load(id).await.unwrap().into_inner()
    }

    async fn order_of(&self, dispute: &Dispute) -> domain::orders::Order {
        let orders = self.cloud.table().orders();
        orders.load(dispute.order_id).await.unwrap().into_inner()
    }

    /// Lets time pass for a dispute, and the sweep find it.
    async fn wait_for(&self, dispute: &Dispute, time: Duration) -> Dispute {
        self.cloud.age(&dispute_key(dispute.id), time);
        self.cloud.run_schedule("platform-sweep").await;
        self.cloud.drain().await;
        self.dispute(dispute.id).await
    }

    /// What somebody was told of the dispute, by the event.
    async fn told(&self, user: &User) -> Vec<String> {
        let told = self.cloud.get(user, "/notifications?limit=100").await.expect(200);
        let items = told["items"].as_array().unwrap().iter().rev();
        items.map(|item| item["about"].as_str().unwrap().to_owned()).collect()
    }
}

fn answer() -> Value {
    json!({ "statement": "It was whole when it left." })
}

fn split(to_buyer: i64) -> Value {
    json!({
        "to_buyer": { "amount": to_buyer, "currency": "NGN" },
        "to_artisan": { "amount": PRICE - to_buyer, "currency": "NGN" },
    })
}

fn after_return(to_buyer: i64) -> Value {
    let mut body = split(to_buyer);
    body["after_return"] = json!(true);
    body
}

fn by_courier() -> Value {
    json!({ "note": "GIG Logistics, waybill 1204921" })
}

fn damaged() -> Value {
    json!({ "statement": "It came back without its drawer." })
}

#[tokio::test]
async fn a_proposal_says_what_it_brings_each_side() {
    let market = Market::open().await;
    let dispute = market.proposed().await;
    let money = |amount: i64| json!({ "amount": amount, "currency": "NGN" });
    let to_artisan = PRICE - TO_BUYER;
    let fee = (to_artisan * 500 + 5_000) / 10_000;
    for user in [&market.buyer, &market.artisan] {
        let view = market.cloud.get(user, &format!("/disputes/{}", dispute.id)).await.expect(200);
        assert_eq!(view["fee_basis_points"], 500);
        assert_eq!(
            view["proposals"]["artisan"]["split"],
            json!({
                "to_buyer": money(TO_BUYER),
                "to_artisan": money(to_artisan),
                "fee": money(fee),
                "net": money(to_artisan - fee),
            })
        );
    }
    market.act(&market.buyer, &dispute, "proposals/1/accept", json!({})).await.expect(200);
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, to_artisan - fee, "as it was said");
}

#[tokio::test]
async fn each_side_finds_its_disputes_with_names_and_what_it_may_do() {
    let market = Market::open().await;
    let dispute = market.disputed().await;
    let stranger = market.cloud.buyer("Chidi Eze").await;
    let told = |view: &Value, action: &str| {
        let actions = view["actions"].as_array().unwrap();
        actions.iter().find(|told| told["action"] == action).cloned().unwrap_or_default()
    };
    for (user, does) in [(&market.buyer, "withdraw"), (&market.artisan, "answer")] {
        let listed = market.cloud.get(user, "/disputes").await.expect(200);
        let one = market.cloud.get(user, &format!("/disputes/{}", dispute.id)).await.expect(200);
        for view in [&listed["items"][0], &one] {
            assert_eq!(view["id"], json!(dispute.id));
            assert_eq!(view["buyer"]["name"], "Ada Obi");
            assert_eq!(view["artisan"]["verified"], true);
            assert_eq!(told(view, does)["allowed"], true, "{view}");
            let escalate = told(view, "escalate");
            assert_eq!(
                (&escalate["reason"], &escalate["possible_at"]),
                (&json!("not_answered"), &view["answer_by"])
            );
        }
    }
    let none = market.cloud.get(&stranger, "/disputes").await.expect(200);
    assert_eq!(none["items"], json!([]));
    let admin = market.cloud.admin().await;
    let shown = market.cloud.get(&admin, &format!("/disputes/{}", dispute.id)).await.expect(200);
    assert_eq!(told(&shown, "decide")["reason"], "not_escalated");
}

#[tokio::test]
async fn a_dispute_that_both_agree_on_divides_the_money() {
    let market = Market::open().await;
    let order = market.delivered().await;
    let dispute = market.disputed_by(&market.buyer, &order).await;
    let frozen = market.order(&order).await;
    assert_eq!((frozen.status(), frozen.escrow().status), (OrderStatus::Disputed, EscrowStatus::Frozen));
    assert_eq!((frozen.dispute_id(), frozen.due()), (Some(dispute.id), None), "its clocks stand still");
    let shown = market.cloud.get(&market.buyer, &format!("/orders/{}", order.id)).await.expect(200);
    assert_eq!(shown["dispute_id"], json!(dispute.id));

    market.act(&market.artisan, &dispute, "answer", answer()).await.expect(200);
    market.act(&market.buyer, &dispute, "proposals", split(PRICE)).await.expect(200);
    let proposed = market.act(&market.artisan, &dispute, "proposals", split(TO_BUYER)).await.expect(200);
    assert_eq!(proposed["proposals"]["artisan"]["number"], json!(2));
    let agreed = market.act(&market.buyer, &dispute, "proposals/2/accept", json!({})).await.expect(200);
    assert_eq!((&agreed["status"], &agreed["resolution"]["by"]), (&json!("resolved"), &json!("agreement")));

    let books = market.books().await;
    let order = market.order(&order).await;
    assert_eq!(
        (order.status(), order.payment_status()),
        (OrderStatus::Completed, PaymentStatus::PartlyRefunded)
    );
    assert_eq!(order.escrow().status, EscrowStatus::Divided);
    assert_eq!((order.escrow().refunded.amount, order.escrow().released.amount), (TO_BUYER, NET_OF_PART));
    assert_eq!((books.refunds.len(), books.refunds[0].amount.amount), (1, TO_BUYER));
    assert_eq!((market.wallet().await.paid_out, market.wallet().await.held), (NET_OF_PART, 0));
    assert_eq!(market.dispute(dispute.id).await.due, None, "nothing is left to do");

    for (user, expected) in [
        (
            &market.buyer,
            [
                "dispute.opened",
                "dispute.answered",
                "dispute.proposed",
                "dispute.resolved",
                "refund.processed",
            ],
        ),
        (
            &market.artisan,
            ["dispute.opened", "dispute.answered", "dispute.proposed", "dispute.resolved", "escrow.divided"],
        ),
    ] {
        let told = market.told(user).await;
        for about in expected {
            assert!(told.iter().any(|told| told == about), "{about} is not among {told:?}");
        }
    }
}

#[tokio::test]
async fn a_disputed_order_takes_no_other_command() {
    let market = Market::open().await;
    let order = market.delivered().await;
    let dispute = market.disputed_by(&market.buyer, &order).await;
    let code = json!({ "release_code": order.release_code });
    for (by, action, body) in [
        (&market.artisan, "accept", json!({})),
        (&market.artisan, "ship", json!({ "tracking_note": "With Sule" })),
        (&market.artisan, "deliver", json!({ "note": "At the gate", "photos": [] })),
        (&market.buyer, "confirm", json!({})),
        (&market.artisan, "confirm", code),
        (&market.buyer, "cancel", json!({ "reason": "Enough" })),
        (&market.artisan, "disputes", json!({ "claim": "The buyer does not confirm." })),
    ] {
        let reply = market.cloud.post(by, &order.path(action), body).await;
        assert_eq!((reply.status, reply.problem()), (409, "order-disputed"), "{action}: {}", reply.text);
        assert!(reply.text.contains(&dispute.id.to_string()), "{}", reply.text);
    }
    market.wait(&order, 30 * DAY).await;
    assert_eq!(market.status(&order).await, OrderStatus::Disputed, "nor does time move it");
    market.books().await;
}

#[tokio::test]
async fn an_artisan_can_dispute_as_well() {
    let market = Market::open().await;
    let order = market.shipped().await;
    let dispute = market.disputed_by(&market.artisan, &order).await;
    assert_eq!(dispute.opened_by, Side::Artisan);
    market.act(&market.artisan, &dispute, "answer", answer()).await.expect(403);
    market.act(&market.buyer, &dispute, "withdraw", json!({})).await.expect(403);
    market.act(&market.buyer, &dispute, "answer", answer()).await.expect(200);
    market.act(&market.buyer, &dispute, "proposals", split(0)).await.expect(200);
    market.act(&market.artisan, &dispute, "proposals/1/accept", json!({})).await.expect(200);
    let books = market.books().await;
    let order = market.order(&order).await;
    assert_eq!((order.status(), order.payment_status()), (OrderStatus::Completed, PaymentStatus::Paid));
    assert_eq!((books.refunds.len(), order.escrow().fees.amount), (0, FEE));
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn what_cannot_be_disputed_is_refused() {
    let market = Market::open().await;
    let (placed, paid) = (market.placed().await, market.paid().await);
    let (accepted, confirmed) = (market.accepted().await, market.confirmed().await);
    for order in [&placed, &paid, &accepted, &confirmed] {
        for by in [&market.buyer, &market.artisan] {
            let reply = market.open_dispute(by, order).await;
            assert_eq!((reply.status, reply.problem()), (409, "order-state"), "{}", reply.text);
        }
    }
    market.cloud.age(&order_key(accepted.id), 15 * DAY);
    assert_eq!(market.open_dispute(&market.artisan, &accepted).await.problem(), "order-state");
    market.open_dispute(&market.buyer, &accepted).await.expect(201);
    market.books().await;
}

#[tokio::test]
async fn a_late_order_that_is_given_back_by_its_dispute_is_on_the_shelf_again() {
    let market = Market::open().await;
    let order = market.accepted().await;
    market.cloud.age(&order_key(order.id), 15 * DAY);
    let dispute = market.disputed_by(&market.buyer, &order).await;
    assert_eq!(market.left().await, STOCK - 1);
    market.act(&market.artisan, &dispute, "proposals", split(PRICE)).await.expect(200);
    market.act(&market.buyer, &dispute, "proposals/1/accept", json!({})).await.expect(200);
    market.books().await;
    let order = market.order(&order).await;
    assert_eq!((order.status(), order.payment_status()), (OrderStatus::Refunded, PaymentStatus::Refunded));
    assert_eq!(market.left().await, STOCK);
}

#[tokio::test]
async fn an_administrator_decides_and_three_days_make_it_final() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let dispute = market.escalated().await;
    let queue = market.cloud.get(&admin, "/admin/disputes").await.expect(200);
    assert_eq!(queue["items"][0]["id"], json!(dispute.id));
    let decided = market.decide(&admin, &dispute, TO_BUYER).await.expect(200);
    assert_eq!((&decided["status"], decided["decisions"][0].get("by")), (&json!("decided"), None));
    let queue = market.cloud.get(&admin, "/admin/disputes").await.expect(200);
    assert_eq!(queue["items"], json!([]), "nobody waits any more");

    let waiting = market.wait_for(&dispute, 2 * DAY).await;
    assert_eq!(waiting.status, DisputeStatus::Decided);
    let resolved = market.wait_for(&dispute, DAY).await;
    assert_eq!(resolved.resolution.unwrap().by, ResolvedBy::Decision);
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET_OF_PART);
    assert_eq!(market.order_of(&dispute).await.escrow().refunded.amount, TO_BUYER);
}

#[tokio::test]
async fn the_decision_after_an_appeal_is_final_at_once() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let dispute = market.escalated().await;
    market.decide(&admin, &dispute, 0).await.expect(200);
    let reason = || json!({ "reason": "The photo is of another stool." });
    market.act(&market.buyer, &dispute, "appeal", reason()).await.expect(200);
    let other = market.act(&market.artisan, &dispute, "appeal", reason()).await;
    assert_eq!(other.problem(), "dispute-state", "once for both: {}", other.text);
    let note = json!({ "note": "This is the right one." });
    market.act(&market.buyer, &dispute, "evidence", note).await.expect(200);
    let decided = market.decide(&admin, &dispute, PRICE).await.expect(200);
    assert_eq!((&decided["status"], decided["decisions"].as_array().unwrap().len()), (&json!("resolved"), 2));
    market.books().await;
    let order = market.order_of(&dispute).await;
    assert_eq!((order.status(), order.payment_status()), (OrderStatus::Refunded, PaymentStatus::Refunded));
    assert_eq!((market.wallet().await.held, market.wallet().await.paid_out), (0, 0));
    let late = market.act(&market.buyer, &dispute, "appeal", reason()).await;
    assert_eq!(late.problem(), "dispute-state", "{}", late.text);
}

#[tokio::test]
async fn an_appeal_that_comes_too_late_is_refused() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let dispute = market.escalated().await;
    market.decide(&admin, &dispute, 0).await.expect(200);
    market.cloud.age(&dispute_key(dispute.id), 3 * DAY);
    let reason = json!({ "reason": "The photo is of another stool." });
    let reply = market.act(&market.buyer, &dispute, "appeal", reason).await;
    assert_eq!((reply.status, reply.problem()), (409, "dispute-state"), "{}", reply.text);
}

#[tokio::test]
async fn silence_leads_to_an_administrator_and_in_the_end_back_to_the_buyer() {
    let market = Market::open().await;
    let dispute = market.disputed().await;
    for (days, status, overdue) in [
        (4, DisputeStatus::Open, 0),
        (1, DisputeStatus::Escalated, 0),
        (13, DisputeStatus::Escalated, 0),
        (1, DisputeStatus::Escalated, 1),
        (14, DisputeStatus::Escalated, 2),
        (14, DisputeStatus::Escalated, 3),
        (13, DisputeStatus::Resolved, 3),
    ] {
        let dispute = market.wait_for(&dispute, days * DAY).await;
        assert_eq!((dispute.status, dispute.overdue), (status, overdue));
    }
    let books = market.books().await;
    assert_eq!((books.count("dispute.overdue"), books.count("escrow.divided")), (3, 1));
    assert_eq!(market.dispute(dispute.id).await.resolution.unwrap().by, ResolvedBy::Default);
    let order = market.order_of(&dispute).await;
    assert_eq!((order.status(), order.payment_status()), (OrderStatus::Refunded, PaymentStatus::Refunded));
    assert_eq!((order.escrow().refunded.amount, market.wallet().await.held), (PRICE, 0));
}

#[tokio::test]
async fn sides_that_neither_agree_nor_ask_end_with_the_buyer_after_sixty_days() {
    let market = Market::open().await;
    let dispute = market.proposed().await;
    assert_eq!(market.wait_for(&dispute, 59 * DAY).await.status, DisputeStatus::Answered);
    assert_eq!(market.wait_for(&dispute, DAY).await.status, DisputeStatus::Resolved);
    market.books().await;
    assert_eq!(market.order_of(&dispute).await.status(), OrderStatus::Refunded);
}

#[tokio::test]
async fn silence_about_an_appeal_leaves_the_decision_as_it_is() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let dispute = market.escalated().await;
    market.decide(&admin, &dispute, TO_BUYER).await.expect(200);
    let reason = json!({ "reason": "The photo is of another stool." });
    market.act(&market.buyer, &dispute, "appeal", reason).await.expect(200);
    for overdue in 1..=4 {
        assert_eq!(market.wait_for(&dispute, 14 * DAY).await.overdue, overdue);
    }
    let resolved = market.wait_for(&dispute, 4 * DAY).await;
    assert_eq!(resolved.resolution.unwrap().by, ResolvedBy::Decision);
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET_OF_PART);
}

#[tokio::test]
async fn the_queue_shows_what_is_overdue_first() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let (first, second) = (market.escalated().await, market.escalated().await);
    let overdue = market.wait_for(&first, 14 * DAY).await;
    assert_eq!((overdue.overdue, overdue.decide_by.is_some()), (1, true));
    let queue = market.cloud.get(&admin, "/admin/disputes").await.expect(200);
    let shown: Vec<_> = queue["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect();
    assert_eq!(shown, [json!(first.id), json!(second.id)]);
    assert_eq!((&queue["items"][0]["overdue"], &queue["items"][1]["overdue"]), (&json!(true), &json!(false)));
}

#[tokio::test]
async fn a_withdrawn_dispute_lets_the_order_go_on_with_the_time_that_it_had() {
    let market = Market::open().await;
    let order = market.delivered().await;
    // Six and a half days after delivery: twice reminded, half a day left.
    market.wait(&order, 5 * DAY).await;
    market.wait(&order, DAY + DAY / 2).await;
    let dispute = market.disputed_by(&market.buyer, &order).await;
    market.act(&market.artisan, &dispute, "withdraw", json!({})).await.expect(403);
    market.act(&market.buyer, &dispute, "withdraw", json!({})).await.expect(200);
    market.act(&market.buyer, &dispute, "withdraw", json!({})).await.expect(200);
    let books = market.books().await;
    assert_eq!(books.count("order.resumed"), 1);
    let resumed = market.order(&order).await;
    assert_eq!((resumed.status(), resumed.escrow().status), (OrderStatus::Delivered, EscrowStatus::Held));
    assert_eq!((resumed.reminders(), resumed.dispute_id()), (2, Some(dispute.id)));
    market.wait(&order, DAY + DAY / 2).await;
    assert_eq!(market.status(&order).await, OrderStatus::Delivered, "two days are left at least");
    market.wait(&order, DAY).await;
    market.books().await;
    assert_eq!((market.status(&order).await, market.wallet().await.paid_out), (OrderStatus::Completed, NET));
}

#[tokio::test]
async fn an_order_can_be_disputed_three_times() {
    let market = Market::open().await;
    let order = market.shipped().await;
    for _ in 0..3 {
        let dispute = market.disputed_by(&market.buyer, &order).await;
        market.act(&market.buyer, &dispute, "withdraw", json!({})).await.expect(200);
        market.cloud.drain().await;
    }
    let reply = market.open_dispute(&market.buyer, &order).await;
    assert_eq!((reply.status, reply.problem()), (409, "order-state"), "{}", reply.text);
    market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    let books = market.books().await;
    assert_eq!((books.count("dispute.withdrawn"), books.count("escrow.released")), (3, 1));
}

#[tokio::test]
async fn an_artisan_who_disputes_and_withdraws_does_not_use_up_the_buyers_right_to_dispute() {
    let market = Market::open().await;
    let order = market.shipped().await;
    for _ in 0..3 {
        let dispute = market.disputed_by(&market.artisan, &order).await;
        market.act(&market.artisan, &dispute, "withdraw", json!({})).await.expect(200);
        market.cloud.drain().await;
    }
    let proof = json!({ "note": "Left with Ada's sister", "photos": [] });
    market.cloud.post(&market.artisan, &order.path("deliver"), proof).await.expect(200);
    let reply = market.open_dispute(&market.artisan, &order).await;
    assert_eq!((reply.status, reply.problem()), (409, "order-state"), "{}", reply.text);
    market.open_dispute(&market.buyer, &order).await.expect(201);
    let disputed = market.order(&order).await;
    assert_eq!((disputed.status(), disputed.escrow().status), (OrderStatus::Disputed, EscrowStatus::Frozen));
}

#[tokio::test]
async fn what_contradicts_the_dispute_is_refused() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let dispute = market.disputed().await;
    let reason = || json!({ "reason": "The photo is of another stool." });
    let refused = |reply: Reply, problem: &str| assert_eq!(reply.problem(), problem, "{}", reply.text);
    refused(market.act(&market.buyer, &dispute, "escalate", json!({})).await, "dispute-state");
    refused(market.act(&market.buyer, &dispute, "appeal", reason()).await, "dispute-state");
    refused(market.decide(&admin, &dispute, 0).await, "dispute-state");
    refused(market.act(&market.buyer, &dispute, "answer", answer()).await, "forbidden");
    let wrong = json!({
        "to_buyer": { "amount": 1, "currency": "NGN" },
        "to_artisan": { "amount": PRICE, "currency": "NGN" },
    });
    refused(market.act(&market.buyer, &dispute, "proposals", wrong).await, "split-amount");
    let dollars = json!({
        "to_buyer": { "amount": PRICE, "currency": "USD" },
        "to_artisan": { "amount": 0, "currency": "USD" },
    });
    refused(market.act(&market.buyer, &dispute, "proposals", dollars).await, "split-amount");
    refused(market.act(&market.buyer, &dispute, "proposals/1/accept", json!({})).await, "proposal-unknown");
    market.act(&market.artisan, &dispute, "proposals", split(TO_BUYER)).await.expect(200);
    market.act(&market.artisan, &dispute, "proposals", split(0)).await.expect(200);
    refused(market.act(&market.buyer, &dispute, "proposals/1/accept", json!({})).await, "proposal-unknown");
    refused(market.act(&market.artisan, &dispute, "proposals/2/accept", json!({})).await, "proposal-unknown");
    market.act(&market.buyer, &dispute, "withdraw", json!({})).await.expect(200);
    market.cloud.drain().await;
    for (action, body) in [
        ("answer", answer()),
        ("evidence", json!({ "note": "One more" })),
        ("proposals", split(0)),
        ("proposals/2/accept", json!({})),
        ("escalate", json!({})),
        ("appeal", reason()),
    ] {
        refused(market.act(&market.artisan, &dispute, action, body).await, "dispute-state");
    }
    market.books().await;
}

#[tokio::test]
async fn nobody_decides_over_their_own_order() {
    let market = Market::open().await;
    let dispute = market.escalated().await;
    let admin = User {
        token: testing::token(market.buyer.id, &[domain::Role::Admin], testing::now()),
        ..market.buyer.clone()
    };
    let reply = market.decide(&admin, &dispute, PRICE).await;
    assert_eq!((reply.status, reply.problem()), (403, "forbidden"), "{}", reply.text);
    market.decide(&market.artisan, &dispute, 0).await.expect(403);
}

async fn upload(market: &Market, by: &User, purpose: &str) -> UploadId {
    market.cloud.upload(by, purpose).await.parse().unwrap()
}

#[tokio::test]
async fn both_sides_and_administrators_see_what_was_shown_and_nobody_else() {
    let market = Market::open().await;
    let order = market.delivered().await;
    let photo = upload(&market, &market.buyer, "evidence").await;
    let picture = upload(&market, &market.buyer, "product_image").await;
    let theirs = upload(&market, &market.artisan, "evidence").await;
    for wrong in [picture, theirs] {
        let claim = json!({ "claim": "One leg is split.", "evidence": [wrong] });
        let reply = market.cloud.post(&market.buyer, &order.path("disputes"), claim).await;
        assert_eq!((reply.status, reply.problem()), (422, "upload-unknown"), "{}", reply.text);
    }
    let claim = json!({ "claim": "One leg is split.", "evidence": [photo] });
    let opened = market.cloud.post(&market.buyer, &order.path("disputes"), claim).await.expect(201);
    let dispute = market.dispute(opened["id"].as_str().unwrap().parse().unwrap()).await;
    let more = json!({ "note": "Before it left", "evidence": [theirs] });
    market.act(&market.artisan, &dispute, "evidence", more).await.expect(200);

    let path = format!("/disputes/{}", dispute.id);
    for reader in [&market.buyer, &market.artisan, &market.cloud.admin().await] {
        let shown = market.cloud.get(reader, &path).await.expect(200);
        let files = shown["files"].as_array().unwrap();
        let named: Vec<_> = files.iter().map(|file| (file["id"].clone(), file["by"].clone())).collect();
        assert_eq!(named, [(json!(photo), json!("buyer")), (json!(theirs), json!("artisan"))]);
        let (ours, owner) = (files[0]["url"].as_str().unwrap(), market.buyer.id);
        assert!(ours.contains(&format!("/evidence/{owner}/{photo}?X-Amz-")), "{ours}");
        assert_eq!(shown["delivery"]["proof"]["note"], json!("Left with Ada's sister"));
        let history = market.cloud.get(reader, &format!("{path}/history")).await.expect(200);
        let actions: Vec<_> =
            history["items"].as_array().unwrap().iter().map(|item| &item["action"]).collect();
        assert_eq!(actions, ["dispute.opened", "dispute.evidence_added"]);
        assert!(!history.to_string().contains("Before it left"), "what they wrote is not in the history");
    }
    let stranger = market.cloud.buyer("Chidi Eze").await;
    let unknown: DisputeId = testing::new_id();
    for path in [&path, &format!("{path}/history")] {
        let hidden = market.cloud.get(&stranger, path).await;
        let absent =
            market.cloud.get(&stranger, &path.replace(&dispute.id.to_string(), &unknown.to_string())).await;
        assert_eq!(
            (hidden.status, &hidden.json["detail"]),
            (404, &absent.json["detail"]),
            "not to be told apart"
        );
    }
}

#[tokio::test]
async fn a_request_that_comes_again_disputes_once() {
    let market = Market::open().await;
    let order = market.delivered().await;
    let claim = json!({ "claim": "One leg is split." });
    let send = || {
        let request = market.cloud.request(Method::POST, &order.path("disputes"));
        request.by(&market.buyer).key("one-and-the-same").json(&claim).send()
    };
    let (one, other) = tokio::join!(send(), send());
    assert_eq!((one.status, other.status, &one.json), (201, 201, &other.json), "{} {}", one.text, other.text);
    assert_eq!(market.books().await.count("dispute.opened"), 1);
}

#[tokio::test]
async fn a_conclusion_that_comes_twice_moves_the_money_once() {
    for copies in [Copies::TwoInTurn, Copies::TwoAtOnce] {
        let market = Market::open().await;
        market.cloud.deliver(Delivery { copies, ..Delivery::default() });
        market.agreed().await;
        let books = market.books().await;
        assert_eq!((books.count("escrow.divided"), books.refunds.len()), (1, 1), "{copies:?}");
        assert_eq!(market.wallet().await.paid_out, NET_OF_PART);
    }
}

#[tokio::test]
async fn the_end_of_a_dispute_whose_event_is_lost_is_found_by_its_timer() {
    let market = Market::open().await;
    // Nobody relays how they end.
    let agreed = market.agreed().await;
    market.cloud.dynamo().new_records();
    let withdrawn = market.disputed().await;
    market.act(&market.buyer, &withdrawn, "withdraw", json!({})).await.expect(200);
    market.cloud.dynamo().new_records();
    market.cloud.drain().await;
    for dispute in [&agreed, &withdrawn] {
        assert_eq!(market.order_of(dispute).await.escrow().status, EscrowStatus::Frozen);
        market.wait_for(dispute, Duration::from_secs(14 * 60)).await;
        assert_eq!(market.order_of(dispute).await.escrow().status, EscrowStatus::Frozen, "a little early");
        market.wait_for(dispute, Duration::from_secs(60)).await;
    }
    market.books().await;
    assert_eq!(market.order_of(&agreed).await.escrow().status, EscrowStatus::Divided);
    assert_eq!(market.order_of(&withdrawn).await.status(), OrderStatus::Delivered);
}

#[tokio::test]
async fn two_acceptances_and_a_withdrawal_at_once_have_one_winner() {
    let market = Market::open().await;
    let dispute = market.proposed().await;
    let accept = || market.act(&market.buyer, &dispute, "proposals/1/accept", json!({}));
    let withdraw = market.act(&market.buyer, &dispute, "withdraw", json!({}));
    let (one, other, withdrawn) = tokio::join!(accept(), accept(), withdraw);
    let books = market.books().await;
    let ended = (books.count("dispute.resolved"), books.count("dispute.withdrawn"));
    assert!(ended == (1, 0) || ended == (0, 1), "{ended:?}");
    let statuses = (one.status, other.status, withdrawn.status);
    let expected = if ended.0 == 1 { (200, 200, 409) } else { (409, 409, 200) };
    assert_eq!(statuses, expected, "{} {} {}", one.text, other.text, withdrawn.text);
}

#[tokio::test]
async fn goods_that_go_back_divide_the_money_once_they_are_there() {
    let market = Market::open().await;
    let dispute = market.to_be_returned().await;
    let left = market.left().await;
    let path = format!("/disputes/{}", dispute.id);
    let frozen = market.books().await;
    assert_eq!((dispute.status, frozen.count("escrow.divided")), (DisputeStatus::AwaitingReturn, 0));
    assert_eq!(market.order_of(&dispute).await.escrow().status, EscrowStatus::Frozen);

    let photo = upload(&market, &market.buyer, "evidence").await;
    let parcel = json!({ "note": "GIG Logistics, waybill 1204921", "evidence": [photo] });
    let sent = market.act(&market.buyer, &dispute, "return", parcel).await.expect(200);
    assert_eq!(sent["status"], "return_sent");
    let shown = market.cloud.get(&market.artisan, &path).await.expect(200);
    let back = &shown["returns"][0];
    assert_eq!(
        (&back["sent"]["text"], &back["outcome"]),
        (&sent["returns"][0]["sent"]["text"], &Value::Null)
    );
    assert_eq!(back["inspect_by"], shown["due_at"], "silence ends it then");
    assert_eq!(shown["files"][0]["id"], json!(photo), "the artisan sees the parcel");
    let allowed = |view: &Value| -> Vec<String> {
        let actions = view["actions"].as_array().unwrap().iter();
        let allowed = actions.filter(|told| told["allowed"] == true);
        allowed.map(|told| told["action"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(allowed(&shown), ["confirm_return", "reject_return", "add_evidence", "propose"]);

    let over = market.act(&market.artisan, &dispute, "return/confirm", json!({})).await.expect(200);
    assert_eq!((&over["status"], &over["resolution"]["by"]), (&json!("resolved"), &json!("returned")));
    let again = market.act(&market.artisan, &dispute, "return/confirm", json!({})).await.expect(200);
    assert_eq!(again["status"], "resolved");
    let books = market.books().await;
    assert_eq!((books.count("dispute.resolved"), books.count("escrow.divided")), (1, 1));
    assert_eq!((books.refunds.len(), books.refunds[0].amount.amount), (1, TO_BUYER));
    assert_eq!((market.wallet().await.paid_out, market.wallet().await.held), (NET_OF_PART, 0));
    assert_eq!(market.left().await, left, "what was delivered once is the artisan's to offer again");
    for user in [&market.buyer, &market.artisan] {
        let told = market.told(user).await;
        for about in ["dispute.return_agreed", "dispute.return_sent", "dispute.resolved"] {
            assert!(told.iter().any(|told| told == about), "{about} is not among {told:?}");
        }
    }
}

#[tokio::test]
async fn silence_is_for_the_buyer_who_has_sent_the_goods_back() {
    for copies in [Copies::One, Copies::TwoInTurn, Copies::TwoAtOnce] {
        let market = Market::open().await;
        market.cloud.deliver(Delivery { copies, ..Delivery::default() });
        let dispute = market.sent_back().await;
        assert_eq!(market.wait_for(&dispute, 9 * DAY).await.status, DisputeStatus::ReturnSent);
        market.cloud.age(&dispute_key(dispute.id), DAY);
        let late = market.act(&market.artisan, &dispute, "return/reject", damaged()).await;
        assert_eq!((late.status, late.problem()), (409, "dispute-state"), "too late: {}", late.text);
        let resolved = market.wait_for(&dispute, DAY).await;
        assert_eq!(resolved.resolution.unwrap().by, ResolvedBy::ReturnUnanswered);
        let books = market.books().await;
        assert_eq!((books.count("escrow.divided"), books.refunds.len()), (1, 1), "{copies:?}");
        assert_eq!(market.order_of(&dispute).await.escrow().refunded.amount, TO_BUYER);
    }
}

#[tokio::test]
async fn goods_that_nobody_sent_back_leave_the_decision_to_an_administrator() {
    for copies in [Copies::One, Copies::TwoInTurn, Copies::TwoAtOnce] {
        let market = Market::open().await;
        let admin = market.cloud.admin().await;
        market.cloud.deliver(Delivery { copies, ..Delivery::default() });
        let dispute = market.to_be_returned().await;
        assert_eq!(market.wait_for(&dispute, 6 * DAY).await.status, DisputeStatus::AwaitingReturn);
        // The sweep comes by two days late.
        let asked = market.wait_for(&dispute, 3 * DAY).await;
        let outcome = asked.returns[0].end.map(|end| end.outcome);
        assert_eq!((asked.status, outcome), (DisputeStatus::Escalated, Some(ReturnOutcome::NotSent)));
        let late = market.act(&market.buyer, &dispute, "return", by_courier()).await;
        assert_eq!((late.status, late.problem()), (409, "dispute-state"), "{}", late.text);
        let queue = market.cloud.get(&admin, "/admin/disputes").await.expect(200);
        assert_eq!(queue["items"][0]["id"], json!(dispute.id));
        market.decide(&admin, &dispute, 0).await.expect(200);
        market.wait_for(&dispute, 3 * DAY).await;
        let books = market.books().await;
        let counted = ["dispute.return_not_sent", "escrow.divided"].map(|event| books.count(event));
        assert_eq!((counted, books.refunds.len()), ([1, 1], 0), "{copies:?}");
        assert_eq!(market.wallet().await.paid_out, NET);
    }
}

#[tokio::test]
async fn goods_that_came_back_damaged_are_looked_at_by_an_administrator() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let dispute = market.sent_back().await;
    let photo = upload(&market, &market.artisan, "evidence").await;
    let mut objection = damaged();
    objection["evidence"] = json!([photo]);
    let rejected =
        market.act(&market.artisan, &dispute, "return/reject", objection.clone()).await.expect(200);
    assert_eq!(
        (&rejected["status"], &rejected["returns"][0]["outcome"]),
        (&json!("escalated"), &json!("rejected"))
    );
    market.act(&market.artisan, &dispute, "return/reject", objection).await.expect(200);
    let shown = market.cloud.get(&admin, &format!("/disputes/{}", dispute.id)).await.expect(200);
    assert_eq!(shown["returns"][0]["objection"]["text"], damaged()["statement"]);
    assert!(shown["files"].as_array().unwrap().iter().any(|file| file["id"] == json!(photo)), "{shown}");
    let history = format!("/disputes/{}/history", dispute.id);
    let history = market.cloud.get(&market.buyer, &history).await.expect(200).to_string();
    assert!(!history.contains("without its drawer"), "what they wrote is not in the history");
    market.decide(&admin, &dispute, TO_BUYER).await.expect(200);
    market.wait_for(&dispute, 3 * DAY).await;
    let books = market.books().await;
    assert_eq!((books.count("dispute.return_rejected"), books.count("escrow.divided")), (1, 1));
    assert_eq!(market.dispute(dispute.id).await.resolution.unwrap().by, ResolvedBy::Decision);
}

#[tokio::test]
async fn what_contradicts_a_return_is_refused() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let refused = |reply: Reply, problem: &str| assert_eq!(reply.problem(), problem, "{}", reply.text);
    let dispute = market.disputed().await;
    refused(market.act(&market.buyer, &dispute, "return", by_courier()).await, "dispute-state");
    refused(market.act(&market.artisan, &dispute, "return/confirm", json!({})).await, "dispute-state");
    refused(market.act(&market.artisan, &dispute, "proposals", after_return(0)).await, "split-amount");

    let dispute = market.to_be_returned().await;
    refused(market.act(&market.artisan, &dispute, "return", by_courier()).await, "forbidden");
    refused(market.act(&market.buyer, &dispute, "return/confirm", json!({})).await, "forbidden");
    refused(market.act(&market.buyer, &dispute, "return/reject", damaged()).await, "forbidden");
    refused(market.act(&market.artisan, &dispute, "return/reject", damaged()).await, "dispute-state");
    refused(market.act(&market.artisan, &dispute, "proposals", after_return(PRICE)).await, "dispute-state");
    refused(market.act(&market.buyer, &dispute, "escalate", json!({})).await, "dispute-state");
    refused(market.decide(&admin, &dispute, PRICE).await, "dispute-state");
    let theirs = upload(&market, &market.artisan, "evidence").await;
    let parcel = json!({ "note": "With Sule", "evidence": [theirs] });
    refused(market.act(&market.buyer, &dispute, "return", parcel).await, "upload-unknown");
    market.act(&market.buyer, &dispute, "return", by_courier()).await.expect(200);
    market.act(&market.buyer, &dispute, "return", by_courier()).await.expect(200);
    let other = json!({ "note": "With Sule" });
    refused(market.act(&market.buyer, &dispute, "return", other).await, "dispute-state");
    refused(market.act(&market.buyer, &dispute, "withdraw", json!({})).await, "dispute-state");
    assert_eq!(market.books().await.count("dispute.return_sent"), 1);
}

#[tokio::test]
async fn a_buyer_who_keeps_the_goods_takes_the_dispute_back_and_another_agreement_replaces_the_return() {
    let market = Market::open().await;
    let kept = market.to_be_returned().await;
    market.act(&market.buyer, &kept, "withdraw", json!({})).await.expect(200);
    let replaced = market.to_be_returned().await;
    market.act(&market.buyer, &replaced, "proposals", split(TO_BUYER)).await.expect(200);
    market.act(&market.artisan, &replaced, "proposals/2/accept", json!({})).await.expect(200);
    market.books().await;
    assert_eq!(market.order_of(&kept).await.status(), OrderStatus::Delivered);
    assert_eq!(market.order_of(&replaced).await.escrow().status, EscrowStatus::Divided);
    for (id, outcome) in [(kept.id, ReturnOutcome::Withdrawn), (replaced.id, ReturnOutcome::Replaced)] {
        let end = market.dispute(id).await.returns[0].end;
        assert_eq!(end.map(|end| end.outcome), Some(outcome));
    }
}

#[tokio::test]
async fn a_confirmation_and_an_objection_at_once_have_one_winner() {
    let mut market = Market::open().await;
    market.stool = market.cloud.product(&market.artisan, "Oak stool", PRICE, 1_000).await;
    for _ in 0..ROUNDS / 3 {
        let dispute = market.sent_back().await;
        market.cloud.drain().await;
        let before = market.cloud.books().await;
        let (confirmed, rejected) = tokio::join!(
            market.act(&market.artisan, &dispute, "return/confirm", json!({})),
            market.act(&market.artisan, &dispute, "return/reject", damaged()),
        );
        let books = market.books().await;
        let more = |event: &str| books.count(event) - before.count(event);
        let won = (more("dispute.resolved"), more("dispute.return_rejected"));
        let expected = if won.0 == 1 { (200, 409) } else { (409, 200) };
        assert!(won == (1, 0) || won == (0, 1), "{won:?}");
        assert_eq!((confirmed.status, rejected.status), expected, "{} {}", confirmed.text, rejected.text);
        assert_eq!(more("escrow.divided"), won.0);
    }
}

/// An order that its buyer may confirm or dispute, and that the sweep has just found to be due for release.
async fn at_the_last_moment(market: &Market) -> PlacedOrder {
    let order = market.delivered().await;
    market.cloud.drain().await;
    for _ in 0..2 {
        market.wait(&order, 6 * DAY).await;
    }
    market.cloud.age(&order_key(order.id), 8 * DAY);
    market.cloud.run_schedule("platform-sweep").await;
    order
}

#[tokio::test]
async fn confirm_and_dispute_and_auto_release_at_once_and_exactly_one_wins() {
    let mut market = Market::open().await;
    market.stool = market.cloud.product(&market.artisan, "Oak stool", PRICE, 1_000).await;
    let mut won = (0, 0);
    for round in 0..ROUNDS {
        let order = at_the_last_moment(&market).await;
        let path = order.path("confirm");
        let (confirm, dispute, _) = tokio::join!(
            market.cloud.post(&market.buyer, &path, json!({})),
            market.open_dispute(if round % 2 == 0 { &market.buyer } else { &market.artisan }, &order),
            market.cloud.run_step("orders-time-out"),
        );
        market.cloud.drain().await;
        let order = market.order(&order).await;
        match order.status() {
            OrderStatus::Disputed => {
                assert_eq!((confirm.status, dispute.status), (409, 201), "{} {}", confirm.text, dispute.text);
                assert_eq!(
                    (order.escrow().status, order.escrow().held.amount),
                    (EscrowStatus::Frozen, PRICE)
                );
                won.0 += 1;
            }
            OrderStatus::Completed => {
                assert_eq!((confirm.status, dispute.status), (200, 409), "{} {}", confirm.text, dispute.text);
                assert_eq!(
                    (order.escrow().status, order.escrow().released.amount),
                    (EscrowStatus::Released, NET)
                );
                won.1 += 1;
            }
            other => panic!("{other:?}: {} {}", confirm.text, dispute.text),
        }
    }
    let books = market.books().await;
    assert_eq!((won.0 + won.1, books.orders.len()), (ROUNDS, ROUNDS));
    assert_eq!((books.count("order.disputed"), books.count("dispute.opened")), (won.0, won.0));
    assert_eq!((books.count("order.completed"), books.count("escrow.released")), (won.1, won.1));
    let frozen = i64::try_from(won.0).unwrap() * PRICE;
    assert_eq!(market.wallet().await.held, frozen);
    println!("{} of {ROUNDS} were disputed, {} released", won.0, won.1);
}
