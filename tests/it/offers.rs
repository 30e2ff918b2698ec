//! Offers on a price: who may make and answer them, what they are good for at checkout, and that they end by themselves.

use std::time::Duration;

use ::store::entities::offer_key;
use domain::offers::{OfferState, PriceOffer, offer_id};
use domain::{OfferId, Zone};
use futures::future::join_all;
use http::Method;
use serde_json::{Value, json};
use testing::{Copies, Delivery, Effect, Reply, User, checkout_body, now};

use crate::market::{DAY, Market, PRICE, STOCK};

/// What the buyer offers for a stool: NGN 20,000.00.
const OFFERED: i64 = 2_000_000;
/// What the artisan asks for instead.
const ASKED: i64 = 2_200_000;

fn naira(amount: i64) -> Value {
    json!({ "amount": amount, "currency": "NGN" })
}

impl Market {
    async fn set_offer_limit(&self, percent: Option<u8>) -> Reply {
        let path = format!("/products/{}/offer-limit", self.stool);
        let body = percent.map_or_else(|| json!({}), |percent| json!({ "lowest_percent": percent }));
        self.cloud.put(&self.artisan, &path, body).await
    }

    async fn propose(&self, by: &User, price: i64, quantity: u32) -> Reply {
        let body = json!({ "unit_price": naira(price), "quantity": quantity });
        self.cloud.post(by, &format!("/products/{}/offers", self.stool), body).await
    }

    async fn answer_offer(&self, by: &User, offer: OfferId, what: &str, price: i64) -> Reply {
        let request = self.cloud.request(Method::POST, &format!("/offers/{offer}/{what}")).by(by);
        match what {
            "accept" | "counter" => request.json(&json!({ "unit_price": naira(price) })).send().await,
            _ => request.send().await,
        }
    }

    /// An offer of the buyer for two stools, which the artisan takes from 70 % on.
    pub(crate) async fn offered(&self) -> OfferId {
        self.set_offer_limit(Some(70)).await.expect(200);
        let offer = self.propose(&self.buyer, OFFERED, 2).await.expect(201);
        offer["id"].as_str().unwrap().parse().unwrap()
    }

    /// The same, which the artisan accepted.
    async fn bargained(&self) -> OfferId {
        let offer = self.offered().await;
        self.answer_offer(&self.artisan, offer, "accept", OFFERED).await.expect(200);
        offer
    }

    async fn stored_offer(&self, id: OfferId) -> PriceOffer {
        self.cloud.table().offers().load(id).await.unwrap().into_inner()
    }

    /// What the buyer is told of their offer on the stool.
    async fn own_offer(&self, by: &User) -> Value {
        self.cloud.get(by, &format!("/me/offers/{}", self.stool)).await.expect(200)
    }

    async fn order_at(&self, by: &User, offer: OfferId, quantity: u32, shown: i64) -> Reply {
        let mut body = checkout_body(&[(self.stool, quantity)]);
        body["items"][0]["unit_price"] = naira(shown);
        body["offers"] = json!([offer]);
        self.cloud.post(by, "/checkout", body).await
    }

    async fn told_of_offers(&self, user: &User) -> Vec<String> {
        let told = self.cloud.get(user, "/notifications?limit=100").await.expect(200);
        let about =
            told["items"].as_array().unwrap().iter().rev().map(|item| item["about"].as_str().unwrap());
        about.filter(|about| about.starts_with("offer.")).map(str::to_owned).collect()
    }
}

fn allowed(view: &Value) -> Vec<&str> {
    let actions = view["actions"].as_array().unwrap().iter();
    actions.filter(|told| told["allowed"] == true).map(|told| told["action"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_is_agreed_on_is_ordered_at_that_price_once() {
    let market = Market::open().await;
    let offer = market.offered().await;
    assert_eq!(offer, offer_id(market.stool, market.buyer.id));
    let seen = market.cloud.get(&market.artisan, &format!("/offers/{offer}")).await.expect(200);
    assert_eq!(allowed(&seen), ["accept", "counter", "decline"]);
    assert_eq!((&seen["buyer"]["name"], &seen["price"]["amount"]), (&json!("Ada Obi"), &json!(PRICE)));
    let countered = market.answer_offer(&market.artisan, offer, "counter", ASKED).await.expect(200);
    assert_eq!((&countered["state"], allowed(&countered).len()), (&json!("countered"), 0));
    let own = market.own_offer(&market.buyer).await;
    assert_eq!(allowed(&own["offer"]), ["accept", "decline"]);
    assert_eq!(allowed(&own), ["propose"], "something else may be offered");
    let accepted = market.answer_offer(&market.buyer, offer, "accept", ASKED).await.expect(200);
    assert_eq!((&accepted["state"], &accepted["unit_price"]["amount"]), (&json!("accepted"), &json!(ASKED)));
    let ordered = market.order_at(&market.buyer, offer, 2, ASKED).await.expect(201);
    assert_eq!(ordered["amount"]["amount"], json!(2 * ASKED));
    assert_eq!(ordered["orders"][0]["lines"][0]["unit_price"]["amount"], json!(ASKED));
    let used = market.stored_offer(offer).await;
    assert_eq!((used.state, used.due), (OfferState::Used, None));
    assert_eq!(json!(used.payment_id), ordered["payment_id"]);
    let again = market.order_at(&market.buyer, offer, 1, ASKED).await;
    assert_eq!((again.status, again.problem()), (409, "offer-over"));
    assert_eq!(market.left().await, STOCK - 2);
    market.books().await;
    assert_eq!(market.told_of_offers(&market.buyer).await, ["offer.countered"]);
    assert_eq!(market.told_of_offers(&market.artisan).await, ["offer.proposed", "offer.accepted"]);
}

#[tokio::test]
async fn an_order_at_an_agreed_price_pays_the_artisan_by_that_price() {
    let market = Market::open().await;
    let offer = market.bargained().await;
    let mut body = checkout_body(&[(market.stool, 2)]);
    body["offers"] = json!([offer]);
    let order = market.cloud.check_out_with(&market.buyer, body).await.remove(0);
    assert_eq!(order.total, 2 * OFFERED);
    market.pay(&order).await;
    market.cloud.drain().await;
    market.cloud.post(&market.artisan, &order.path("accept"), json!({})).await.expect(200);
    let proof = json!({ "note": "At the gate", "photos": [] });
    market.cloud.post(&market.artisan, &order.path("deliver"), proof).await.expect(200);
    market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    let books = market.books().await;
    assert_eq!(books.wallets[0].paid_out, 2 * OFFERED * 95 / 100, "less five percent of what was paid");
}

#[tokio::test]
async fn nobody_offers_where_none_are_taken_and_nobody_learns_how_low_is_too_low() {
    let market = Market::open().await;
    let path = format!("/products/{}", market.stool);
    let shown = async |user: &User| market.cloud.get(user, &path).await.expect(200);
    assert_eq!(market.propose(&market.buyer, OFFERED, 1).await.problem(), "offers-not-taken");
    assert_eq!(allowed(&market.own_offer(&market.buyer).await), Vec::<&str>::new());
    market.set_offer_limit(Some(70)).await.expect(200);
    assert_eq!(shown(&market.artisan).await["lowest_offer_percent"], 70);
    let told = shown(&market.buyer).await;
    assert_eq!((&told["takes_offers"], told.get("lowest_offer_percent")), (&json!(true), None));
    let least = PRICE * 70 / 100;
    let low = market.propose(&market.buyer, least - 1, 1).await;
    assert_eq!((low.status, low.problem()), (422, "offer-too-low"));
    let said = low.json["detail"].as_str().unwrap();
    assert!(!said.contains(|letter: char| letter.is_ascii_digit()), "{said}");
    assert!(market.own_offer(&market.buyer).await["offer"].is_null(), "the artisan was not asked");
    for _ in 0..3 {
        assert_eq!(market.propose(&market.buyer, 1, 1).await.problem(), "offer-too-low");
    }
    let enough = market.propose(&market.buyer, least, 1).await;
    assert_eq!((enough.status, enough.problem()), (429, "too-many-offers"));
    assert!(enough.json["possible_at"].is_string());
    let other = market.cloud.buyer("Chidi Eze").await;
    let away =
        async |body: Value| market.cloud.put(&market.artisan, "/me/artisan/away", body).await.expect(200);
    let back_on = Zone::LAGOS.day_of(now().plus_seconds(3 * DAY.as_secs())).to_string();
    away(json!({ "back_on": back_on })).await;
    for bid in [1, least] {
        let refused = market.propose(&other, bid, 1).await;
        assert_eq!(
            (bid, refused.problem()),
            (bid, "artisan-away"),
            "who is away says nothing of what they take"
        );
    }
    away(json!({})).await;
    market.propose(&other, least, 1).await.expect(201);
    market.set_offer_limit(None).await.expect(200);
    assert_eq!(shown(&market.buyer).await.get("takes_offers"), None);
    assert_eq!(market.set_offer_limit(Some(40)).await.status, 400);
    market.books().await;
    assert_eq!(market.told_of_offers(&market.artisan).await, ["offer.proposed"]);
}

#[tokio::test]
async fn a_price_is_refused_that_is_no_offer() {
    let market = Market::open().await;
    market.set_offer_limit(Some(70)).await.expect(200);
    assert_eq!(market.propose(&market.buyer, PRICE, 1).await.problem(), "offer-price");
    assert_eq!(market.propose(&market.artisan, OFFERED, 1).await.problem(), "own-product");
    let stock = u32::try_from(STOCK).unwrap();
    assert_eq!(market.propose(&market.buyer, OFFERED, stock + 1).await.problem(), "out-of-stock");
    let offer = market.propose(&market.buyer, OFFERED, stock).await.expect(201);
    let same = market.propose(&market.buyer, OFFERED, stock).await.expect(200);
    assert_eq!(same["id"], offer["id"], "the same again changes nothing");
    let other = market.propose(&market.buyer, OFFERED + 1, 1).await;
    assert_eq!((other.status, other.problem()), (409, "offer-state"));
    market
        .answer_offer(&market.buyer, offer_id(market.stool, market.buyer.id), "withdraw", 0)
        .await
        .expect(200);
    let question = json!({ "artisan_id": market.artisan.artisan_id(), "text": "Is it oak?" });
    let asked = market.cloud.post(&market.buyer, "/conversations", question).await.expect(201);
    let block = format!("/conversations/{}/block", asked["conversation_id"].as_str().unwrap());
    market.cloud.post(&market.artisan, &block, json!({})).await.expect(200);
    assert_eq!(market.propose(&market.buyer, OFFERED, 1).await.problem(), "messages-blocked");
    market.cloud.suspend(&market.artisan).await;
    let late = market.cloud.buyer("Chidi Eze").await;
    assert_eq!(market.propose(&late, OFFERED, 1).await.problem(), "artisan-not-verified");
    assert!(market.cloud.table().offers().load(offer_id(market.stool, late.id)).await.is_err());
}

#[tokio::test]
async fn each_side_answers_when_it_is_asked_and_strangers_know_of_nothing() {
    let market = Market::open().await;
    let offer = market.offered().await;
    let stranger = market.cloud.artisan("Bisi Ade").await;
    for (by, what, status, problem) in [
        (&stranger, "accept", 404, "not-found"),
        (&stranger, "counter", 404, "not-found"),
        (&stranger, "decline", 404, "not-found"),
        (&stranger, "withdraw", 404, "not-found"),
        (&market.buyer, "accept", 409, "offer-state"),
        (&market.buyer, "decline", 409, "offer-state"),
        (&market.buyer, "counter", 403, "forbidden"),
        (&market.artisan, "withdraw", 403, "forbidden"),
    ] {
        let reply = market.answer_offer(by, offer, what, ASKED).await;
        assert_eq!((reply.status, reply.problem()), (status, problem), "{what}");
    }
    assert_eq!(market.cloud.get(&stranger, &format!("/offers/{offer}")).await.status, 404);
    let elsewhere = market.answer_offer(&market.artisan, offer, "accept", OFFERED + 1).await;
    assert_eq!(elsewhere.problem(), "offer-state", "they were shown another price");
    let between = market.answer_offer(&market.artisan, offer, "counter", PRICE).await;
    assert_eq!((between.status, between.problem()), (422, "offer-price"));
    market.answer_offer(&market.buyer, offer, "withdraw", 0).await.expect(200);
    market.answer_offer(&market.buyer, offer, "withdraw", 0).await.expect(200);
    assert_eq!(market.answer_offer(&market.artisan, offer, "accept", OFFERED).await.problem(), "offer-state");
    let again = market.propose(&market.buyer, ASKED, 1).await.expect(201);
    assert_eq!((&again["id"], &again["round"]), (&json!(offer), &json!(1)));
    market.answer_offer(&market.artisan, offer, "decline", 0).await.expect(200);
    for (user, side) in [(&market.buyer, "buyer"), (&market.artisan, "artisan")] {
        let listed = market.cloud.get(user, &format!("/offers?as={side}")).await.expect(200);
        assert_eq!(
            (listed["items"].as_array().unwrap().len(), &listed["items"][0]["state"]),
            (1, &json!("declined"))
        );
        assert_eq!(listed["items"][0]["side"], side);
    }
    let listed = market.cloud.get(&stranger, "/offers?as=artisan").await.expect(200);
    assert_eq!(listed["items"], json!([]));
    assert_eq!(market.cloud.get(&market.buyer, "/offers?as=artisan").await.status, 403);
    market.books().await;
    let told = market.told_of_offers(&market.artisan).await;
    assert_eq!(told, ["offer.proposed", "offer.withdrawn", "offer.proposed"]);
    assert_eq!(market.told_of_offers(&market.buyer).await, ["offer.declined"]);
}

#[tokio::test]
async fn the_cart_shows_both_prices_and_the_checkout_takes_the_one_that_was_shown() {
    let market = Market::open().await;
    let offer = market.bargained().await;
    let line = json!({ "product_id": market.stool, "quantity": 2 });
    market.cloud.post(&market.buyer, "/cart/lines", line).await.expect(200);
    let cart = market.cloud.get(&market.buyer, "/cart").await.expect(200);
    let item = &cart["items"][0];
    assert_eq!(
        (&item["price"]["amount"], &item["agreed"]["unit_price"]["amount"]),
        (&json!(PRICE), &json!(OFFERED))
    );
    assert_eq!((&item["agreed"]["offer_id"], &item["agreed"]["quantity"]), (&json!(offer), &json!(2)));
    let many = market.order_at(&market.buyer, offer, 3, OFFERED).await;
    assert_eq!((many.status, many.problem(), &many.json["maximum"]), (422, "offer-quantity", &json!(2)));
    let listed = market.order_at(&market.buyer, offer, 2, PRICE).await;
    assert_eq!((listed.problem(), &listed.json["unit_price"]["amount"]), ("price-changed", &json!(OFFERED)));
    let other = market.cloud.buyer("Chidi Eze").await;
    assert_eq!(market.order_at(&other, offer, 2, OFFERED).await.problem(), "offer-over", "another's");
    let path = format!("/products/{}", market.stool);
    market.cloud.patch(&market.artisan, &path, json!({ "price": naira(OFFERED - 1) })).await.expect(200);
    let cart = market.cloud.get(&market.buyer, "/cart").await.expect(200);
    assert_eq!(
        cart["items"][0]["agreed"]["unit_price"]["amount"],
        json!(OFFERED - 1),
        "it costs less by now"
    );
    market.order_at(&market.buyer, offer, 2, OFFERED - 1).await.expect(201);
    let cart = market.cloud.get(&market.buyer, "/cart").await.expect(200);
    assert_eq!(cart["items"], json!([]));
    market.books().await;
}

#[tokio::test]
async fn what_left_the_shop_is_over_for_good() {
    let market = Market::open().await;
    let offer = market.bargained().await;
    let act = async |what: &str| {
        let path = format!("/products/{}/{what}", market.stool);
        market.cloud.request(Method::POST, &path).by(&market.artisan).send().await.expect(200)
    };
    act("hide").await;
    assert_eq!(market.order_at(&market.buyer, offer, 1, OFFERED).await.problem(), "offer-over");
    assert_eq!(market.own_offer(&market.buyer).await["offer"]["state"], "expired");
    act("publish").await;
    assert_eq!(market.order_at(&market.buyer, offer, 1, OFFERED).await.problem(), "offer-over");
    let other = market.cloud.buyer("Chidi Eze").await;
    let waiting =
        market.propose(&other, OFFERED, 1).await.expect(201)["id"].as_str().unwrap().parse().unwrap();
    act("hide").await;
    let late = market.answer_offer(&market.artisan, waiting, "accept", OFFERED).await;
    assert_eq!((late.status, late.problem()), (409, "product-changed"));
    act("publish").await;
    let again = market.propose(&market.buyer, OFFERED, 1).await.expect(201);
    assert_eq!((&again["state"], &again["round"]), (&json!("proposed"), &json!(1)));
}

#[tokio::test]
async fn of_two_checkouts_at_once_one_takes_the_price() {
    for _ in 0..8 {
        let market = Market::open().await;
        let offer = market.bargained().await;
        let both =
            join_all([1, 2].map(|quantity| market.order_at(&market.buyer, offer, quantity, OFFERED))).await;
        let mut statuses: Vec<_> = both.iter().map(|reply| reply.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409], "{:?}", both.iter().map(|reply| &reply.text).collect::<Vec<_>>());
        let books = market.books().await;
        assert_eq!((books.count("offer.used"), books.count("order.placed")), (1, 1));
    }
}

#[tokio::test]
async fn what_was_not_ordered_does_not_use_the_price_up() {
    let market = Market::open().await;
    let offer = market.bargained().await;
    crate::market::gateway_fault(
        &market,
        json!({ "on": "transaction.initialize", "do": "error", "status": 503, "times": 10 }),
    )
    .await;
    let down = market.order_at(&market.buyer, offer, 2, OFFERED).await;
    assert_ne!(down.status, 201, "{}", down.text);
    assert_eq!(market.stored_offer(offer).await.state, OfferState::Accepted);
    let suspended = Market::open().await;
    let offer = suspended.bargained().await;
    suspended.cloud.suspend(&suspended.artisan).await;
    assert_eq!(
        suspended.order_at(&suspended.buyer, offer, 2, OFFERED).await.problem(),
        "artisan-not-verified"
    );
    assert_eq!(suspended.stored_offer(offer).await.state, OfferState::Accepted);
}

#[tokio::test]
async fn an_order_that_is_not_paid_does_not_give_the_price_back() {
    let market = Market::open().await;
    let offer = market.bargained().await;
    let mut body = checkout_body(&[(market.stool, 2)]);
    body["offers"] = json!([offer]);
    let order = market.cloud.check_out_with(&market.buyer, body).await.remove(0);
    market.cancel(&market.buyer, &order).await.expect(200);
    market.cloud.drain().await;
    assert_eq!(market.left().await, STOCK, "the pieces are on the shelf again");
    assert_eq!(market.order_at(&market.buyer, offer, 2, OFFERED).await.problem(), "offer-over");
    assert_eq!(market.propose(&market.buyer, OFFERED, 2).await.status, 201, "they may offer anew");
    market.books().await;
}

#[tokio::test]
async fn an_offer_ends_by_itself_once_whatever_happens() {
    for (copies, fault) in [
        (Copies::TwoInTurn, None),
        (Copies::TwoAtOnce, None),
        (Copies::One, Some(Effect::DieBefore)),
        (Copies::One, Some(Effect::DieAfter)),
        (Copies::One, Some(Effect::LoseAnswer)),
    ] {
        let market = Market::open().await;
        let offer = market.bargained().await;
        let key = offer_key(offer);
        market.cloud.age(&key, DAY - Duration::from_secs(600));
        market.cloud.run_schedule("platform-sweep").await;
        market.cloud.drain().await;
        assert_eq!(market.stored_offer(offer).await.state, OfferState::Accepted, "ten minutes too early");
        market.cloud.age(&key, Duration::from_secs(600));
        let late = market.order_at(&market.buyer, offer, 2, OFFERED).await;
        assert_eq!(late.problem(), "offer-over", "before its step has looked at it");
        market.cloud.deliver(Delivery { copies, ..Delivery::default() });
        if let Some(effect) = fault {
            market.cloud.fault("offers-time-out", 1, effect);
        }
        for _ in 0..2 {
            market.cloud.run_schedule("platform-sweep").await;
            market.cloud.drain().await;
        }
        assert_eq!(market.stored_offer(offer).await.state, OfferState::Expired, "{copies:?} {fault:?}");
        assert_eq!(market.books().await.count("offer.expired"), 1);
        assert_eq!(market.told_of_offers(&market.artisan).await, ["offer.proposed", "offer.expired"]);
        assert_eq!(market.told_of_offers(&market.buyer).await, ["offer.accepted", "offer.expired"]);
    }
}

#[tokio::test]
async fn a_timer_of_what_was_answered_meanwhile_does_nothing() {
    let market = Market::open().await;
    let offer = market.offered().await;
    market.cloud.age(&offer_key(offer), 2 * DAY);
    market.cloud.hold("offers-time-out");
    market.cloud.run_schedule("platform-sweep").await;
    market.cloud.drain().await;
    let late = market.answer_offer(&market.artisan, offer, "accept", OFFERED).await;
    assert_eq!(late.problem(), "offer-state");
    let again = market.propose(&market.buyer, ASKED, 1).await.expect(201);
    assert_eq!((&again["state"], &again["round"]), (&json!("proposed"), &json!(1)));
    market.cloud.resume("offers-time-out");
    market.cloud.drain().await;
    assert_eq!(market.stored_offer(offer).await.state, OfferState::Proposed, "it is another one");
}
