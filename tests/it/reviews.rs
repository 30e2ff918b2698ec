//! Reviews: who may write and read them and when, that ratings are exact, and where they are shown.

use std::time::Duration;

use ::store::entities::{order_key, review_key};
use domain::orders::Side;
use domain::reviews::{RatingOf, Review, ReviewState, review_id};
use domain::{ArtisanId, ProductId, ReviewId};
use futures::future::join_all;
use http::Method;
use serde_json::{Value, json};
use testing::{Copies, Delivery, Effect, PlacedOrder, Reply, User};

use crate::market::{DAY, Market, PRICE};

/// What nobody may read before it is time.
const SECRET: &str = "The drawer sticks in the rain.";
const WINDOW: Duration = Duration::from_secs(14 * 24 * 60 * 60);
/// Rounds of a race.
const ROUNDS: usize = 12;

impl Market {
    /// An order that has ended as promised, its money with the artisan.
    async fn completed(&self) -> PlacedOrder {
        let order = self.confirmed().await;
        self.cloud.drain().await;
        order
    }

    async fn review(&self, by: &User, order: &PlacedOrder, body: Value) -> Reply {
        self.cloud.put(by, &order.path("review"), body).await
    }

    async fn by_buyer(&self, order: &PlacedOrder, stars: u8) -> Reply {
        let goods = json!([{ "product_id": self.stool, "stars": stars }]);
        let body = json!({ "stars": stars, "goods": goods, "words": SECRET });
        self.review(&self.buyer, order, body).await
    }

    async fn by_artisan(&self, order: &PlacedOrder, stars: u8) -> Reply {
        self.review(&self.artisan, order, json!({ "stars": stars, "words": "Was at home." })).await
    }

    /// An order with both reviews, which are shown.
    async fn reviewed(&self, stars: u8) -> PlacedOrder {
        let order = self.completed().await;
        self.by_buyer(&order, stars).await.expect(200);
        self.by_artisan(&order, 5).await.expect(200);
        order
    }

    async fn reviews_of(&self, user: &User, order: &PlacedOrder) -> Value {
        self.cloud.get(user, &order.path("reviews")).await.expect(200)
    }

    async fn anybody(&self, path: &str) -> Reply {
        self.cloud.request(Method::GET, path).send().await
    }

    async fn of_artisan(&self) -> Value {
        self.anybody(&format!("/artisans/{}/reviews", self.artisan.artisan_id())).await.expect(200)
    }

    async fn of_product(&self) -> Value {
        self.anybody(&format!("/products/{}/reviews", self.stool)).await.expect(200)
    }

    async fn decide_review(&self, by: &User, review: ReviewId, what: &str) -> Reply {
        let path = format!("/admin/reviews/{review}/{what}");
        let request = self.cloud.request(Method::POST, &path).by(by);
        if what == "hide" {
            return request.json(&json!({ "reason": "It names a neighbour." })).send().await;
        }
        request.send().await
    }

    async fn stored(&self, order: &PlacedOrder, by: Side) -> Review {
        self.cloud.table().reviews().load(review_id(order.id, by)).await.unwrap().into_inner()
    }

    /// The counts by star as the table has them, and as counting all reviews that are shown finds them.
    async fn counted(&self, of: RatingOf) -> ([u64; 5], [u64; 5]) {
        let reviews = self.cloud.table().reviews();
        let page = store::PageRequest { limit: 100, cursor: None };
        let (rating, found): (_, Vec<u8>) = match of {
            RatingOf::Artisan(id) => {
                let told = reviews.of_artisan(id, &page).await.unwrap();
                let stars = told.reviews.items.iter().map(|review| review.opinion.stars.into());
                (told.rating, stars.collect())
            }
            RatingOf::Product(id) => {
                let told = reviews.of_product(id, &page).await.unwrap();
                let goods = told.reviews.items.iter().flat_map(|review| review.opinion.goods.clone());
                let stars = goods.filter(|goods| goods.product_id == id).map(|goods| goods.stars.into());
                (told.rating, stars.collect())
            }
            RatingOf::Buyer(_) => panic!("nobody lists what is said of a buyer"),
        };
        let rating =
            rating.map_or([0; 5], |rating| [rating.one, rating.two, rating.three, rating.four, rating.five]);
        let mut recount = [0; 5];
        found.into_iter().for_each(|stars| recount[usize::from(stars) - 1] += 1);
        (rating, recount)
    }

    /// What somebody was told of reviews, the latest last.
    async fn told_of_reviews(&self, user: &User) -> Vec<String> {
        let told = self.cloud.get(user, "/notifications?limit=100").await.expect(200);
        let about = |item: &Value| item["about"].as_str().unwrap().to_owned();
        let about = told["items"].as_array().unwrap().iter().rev().map(about);
        about.filter(|about| about.starts_with("review.")).collect()
    }
}

fn may(view: &Value, action: &str) -> bool {
    let actions = view["actions"].as_array().unwrap();
    actions.iter().any(|told| told["action"] == action && told["allowed"] == true)
}

#[tokio::test]
async fn neither_side_reads_the_others_before_both_have_written() {
    let market = Market::open().await;
    let order = market.completed().await;
    let id = review_id(order.id, Side::Buyer);
    let written = market.by_buyer(&order, 2).await.expect(200);
    assert_eq!((&written["by_buyer"]["state"], &written["waiting"]), (&json!("waiting"), &json!(["buyer"])));
    market.cloud.drain().await;
    let admin = market.cloud.admin().await;
    let (artisan, product) = (market.artisan.artisan_id(), market.stool);
    let mut answers = Vec::new();
    for user in [&market.artisan, &admin] {
        for path in [
            order.path("reviews"),
            format!("/orders/{}", order.id),
            "/orders?as=artisan".to_owned(),
            "/notifications".to_owned(),
            format!("/admin/reviews/{id}"),
            format!("/admin/history/{id}"),
            format!("/artisans/{artisan}/reviews"),
            format!("/products/{product}/reviews"),
            format!("/artisans/{artisan}"),
            format!("/products/{product}"),
            "/search?q=stool".to_owned(),
        ] {
            let reply = market.cloud.get(user, &path).await;
            assert!(!reply.text.contains(SECRET), "{path}: {}", reply.text);
            answers.push((path, reply));
        }
    }
    let of = |path: &str| answers.iter().find(|(asked, _)| asked == path).unwrap().1.json.clone();
    let seen = of(&order.path("reviews"));
    assert_eq!((&seen["by_buyer"], &seen["waiting"]), (&Value::Null, &json!(["buyer"])));
    assert!(may(&seen, "write") && !may(&seen, "reply"), "{seen}");
    assert_eq!(of(&format!("/artisans/{artisan}/reviews"))["rating"]["count"], 0);
    assert_eq!(of(&format!("/products/{product}")).get("rating"), None);
    let looked_up = market.cloud.get(&admin, &format!("/admin/reviews/{id}")).await;
    assert_eq!(looked_up.status, 404, "an administrator does not read it either");
    for told in of("/notifications")["items"].as_array().unwrap() {
        assert!(!told.to_string().contains("2 stars"), "{told}");
    }

    let both = market.by_artisan(&order, 5).await.expect(200);
    assert_eq!((&both["by_buyer"]["words"], &both["waiting"]), (&json!(SECRET), &json!([])));
    let shown = market.reviews_of(&market.buyer, &order).await;
    assert_eq!((&shown["by_artisan"]["stars"], &shown["by_artisan"]["state"]), (&json!(5), &json!("shown")));
    market.books().await;
    assert_eq!(market.told_of_reviews(&market.artisan).await, ["review.written", "review.shown"]);
    assert_eq!(market.told_of_reviews(&market.buyer).await, ["review.shown"]);
}

#[tokio::test]
async fn each_side_of_an_order_that_came_to_something_reviews_once_and_nobody_else() {
    let market = Market::open().await;
    let delivered = market.delivered().await;
    assert_eq!(market.by_buyer(&delivered, 5).await.problem(), "order-state", "it has not ended");
    let cancelled = market.cancelled().await;
    assert_eq!(market.by_buyer(&cancelled, 1).await.problem(), "order-state", "it came to nothing");
    let order = market.completed().await;
    let stranger = market.cloud.buyer("Chidi Eze").await;
    assert_eq!(market.review(&stranger, &order, json!({ "stars": 1 })).await.status, 404);
    let admin = market.cloud.admin().await;
    assert_eq!(market.review(&admin, &order, json!({ "stars": 1 })).await.status, 404);
    let other = market.cloud.product(&market.artisan, "Oak bench", PRICE, 1).await;
    for body in [
        json!({ "stars": 4, "goods": [{ "product_id": other, "stars": 4 }] }),
        json!({ "stars": 4, "goods": [{ "product_id": market.stool, "stars": 4 }, { "product_id": market.stool, "stars": 5 }] }),
    ] {
        assert_eq!(market.review(&market.buyer, &order, body).await.problem(), "review-goods");
    }
    let picture = market.cloud.upload(&market.buyer, "review_picture").await;
    let foreign = json!({ "stars": 4, "pictures": [picture] });
    assert_eq!(market.review(&market.artisan, &order, foreign.clone()).await.problem(), "upload-unknown");

    market.by_buyer(&order, 1).await.expect(200);
    let again = market.by_buyer(&order, 1).await.expect(200);
    assert!(may(&again, "change"));
    market.review(&market.buyer, &order, foreign).await.expect(200);
    let goods_alone = market.stored(&order, Side::Buyer).await;
    assert_eq!(
        (goods_alone.opinion.pictures.len(), goods_alone.opinion.goods.len()),
        (1, 0),
        "what is sent is all"
    );
    market.by_buyer(&order, 4).await.expect(200);
    market.by_artisan(&order, 5).await.expect(200);
    assert_eq!(market.by_buyer(&order, 1).await.problem(), "review-state", "it has been shown");
    market.by_buyer(&order, 4).await.expect(200);
    let books = market.books().await;
    assert_eq!((books.count("review.written"), books.count("review.changed")), (1, 2));
    assert_eq!(books.count("review.shown"), 2);
    assert_eq!(market.counted(RatingOf::Product(market.stool)).await.0, [0, 0, 0, 1, 0]);
}

#[tokio::test]
async fn two_who_write_at_the_same_moment_are_both_shown_and_counted_once() {
    let market = Market::open().await;
    for _ in 0..ROUNDS / 2 {
        let order = market.completed().await;
        let (buyer, artisan) = tokio::join!(market.by_buyer(&order, 4), market.by_artisan(&order, 5));
        for reply in [buyer, artisan] {
            // Who lost the race too often is told to send it again, and then finds the other's.
            if reply.status == 409 {
                assert_eq!(reply.problem(), "try-again");
                market.by_buyer(&order, 4).await.expect(200);
                market.by_artisan(&order, 5).await.expect(200);
            }
        }
        for side in [Side::Buyer, Side::Artisan] {
            assert_eq!(market.stored(&order, side).await.state, ReviewState::Shown);
        }
    }
    let rounds = u64::try_from(ROUNDS / 2).unwrap();
    let of = RatingOf::Artisan(market.artisan.artisan_id());
    assert_eq!(market.counted(of).await, ([0, 0, 0, rounds, 0], [0, 0, 0, rounds, 0]));
    market.books().await;
}

#[tokio::test]
async fn many_reviews_of_one_product_at_once_are_all_counted() {
    let market = Market::open().await;
    let mut orders = Vec::new();
    for _ in 0..ROUNDS / 2 {
        let order = market.completed().await;
        market.by_artisan(&order, 5).await.expect(200);
        orders.push(order);
    }
    let write = async |order: &PlacedOrder, stars: u8| {
        // A counter that others are writing to is tried again.
        for _ in 0..20 {
            if market.by_buyer(order, stars).await.status == 200 {
                return;
            }
        }
        panic!("the counter was never free");
    };
    join_all(orders.iter().zip((1..=5).cycle()).map(|(order, stars)| write(order, stars))).await;
    for of in [RatingOf::Artisan(market.artisan.artisan_id()), RatingOf::Product(market.stool)] {
        let (rating, recount) = market.counted(of).await;
        assert_eq!(rating, recount);
        assert_eq!(rating.iter().sum::<u64>(), u64::try_from(orders.len()).unwrap());
    }
    market.books().await;
}

#[tokio::test]
async fn a_hidden_review_does_not_count_and_the_last_one_hidden_is_no_rating() {
    let market = Market::open().await;
    let (first, second) = (market.reviewed(5).await, market.reviewed(2).await);
    let admin = market.cloud.admin().await;
    assert_eq!(market.of_artisan().await["rating"]["average_tenths"], 35);
    let (one, two) = (review_id(first.id, Side::Buyer), review_id(second.id, Side::Buyer));
    assert_eq!(market.decide_review(&market.buyer, two, "hide").await.status, 403);
    let hidden = market.decide_review(&admin, two, "hide").await.expect(200);
    assert_eq!(
        (&hidden["state"], &hidden["hidden_reason"]),
        (&json!("hidden"), &json!("It names a neighbour."))
    );
    market.decide_review(&admin, two, "hide").await.expect(200);
    let after = market.of_product().await;
    assert_eq!(
        (&after["rating"]["average_tenths"], after["items"].as_array().unwrap().len()),
        (&json!(50), 1)
    );
    let seen = market.reviews_of(&market.artisan, &second).await;
    assert_eq!(seen["by_buyer"], Value::Null, "nobody but its author sees it");
    let own = market.reviews_of(&market.buyer, &second).await;
    assert_eq!(own["by_buyer"]["hidden_reason"], "It names a neighbour.");

    market.decide_review(&admin, one, "hide").await.expect(200);
    let none = market.of_artisan().await;
    assert_eq!((&none["rating"]["average_tenths"], &none["rating"]["count"]), (&Value::Null, &json!(0)));
    let artisan = market.anybody(&format!("/artisans/{}", market.artisan.artisan_id())).await.expect(200);
    assert_eq!(artisan.get("rating"), None);

    market.decide_review(&admin, two, "restore").await.expect(200);
    market.decide_review(&admin, two, "restore").await.expect(200);
    let of = RatingOf::Artisan(market.artisan.artisan_id());
    assert_eq!(market.counted(of).await, ([0, 1, 0, 0, 0], [0, 1, 0, 0, 0]));
    assert_eq!(market.of_product().await["rating"]["average_tenths"], 20);
    let books = market.books().await;
    assert_eq!((books.count("review.hidden"), books.count("review.restored")), (2, 1));
    let told = market.told_of_reviews(&market.buyer).await;
    assert_eq!(told.iter().filter(|about| *about == "review.hidden").count(), 2, "whoever wrote it is told");
    let looked_up = market.cloud.get(&admin, &format!("/admin/reviews/{one}")).await.expect(200);
    assert_eq!((&looked_up["state"], &looked_up["buyer"]["name"]), (&json!("hidden"), &json!("Ada Obi")));
}

#[tokio::test]
async fn hiding_at_the_same_moment_from_two_windows_takes_one_star_away() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let orders = [market.reviewed(4).await, market.reviewed(4).await, market.reviewed(4).await];
    for order in &orders[..2] {
        let id = review_id(order.id, Side::Buyer);
        tokio::join!(market.decide_review(&admin, id, "hide"), market.decide_review(&admin, id, "hide"));
    }
    let of = RatingOf::Product(market.stool);
    assert_eq!(market.counted(of).await, ([0, 0, 0, 1, 0], [0, 0, 0, 1, 0]));
}

#[tokio::test]
async fn an_administrator_does_not_decide_over_a_review_of_their_own_order() {
    let mut market = Market::open().await;
    market.buyer = market.cloud.admin().await;
    let order = market.reviewed(1).await;
    for side in [Side::Buyer, Side::Artisan] {
        assert_eq!(market.decide_review(&market.buyer, review_id(order.id, side), "hide").await.status, 403);
    }
}

#[tokio::test]
async fn whom_a_review_is_about_replies_once_and_its_author_is_told() {
    let market = Market::open().await;
    let order = market.completed().await;
    let path = format!("/reviews/{}/reply", review_id(order.id, Side::Buyer));
    let reply = async |by: &User, words: &str| market.cloud.post(by, &path, json!({ "words": words })).await;
    assert_eq!(reply(&market.artisan, "Thank you.").await.status, 404, "there is none yet");
    market.by_buyer(&order, 3).await.expect(200);
    assert_eq!(reply(&market.artisan, "Thank you.").await.problem(), "review-state");
    market.by_artisan(&order, 5).await.expect(200);
    let stranger = market.cloud.buyer("Chidi Eze").await;
    assert_eq!(reply(&stranger, "Thank you.").await.status, 404);
    assert_eq!(reply(&market.buyer, "Thank you.").await.status, 403);
    reply(&market.artisan, "Thank you.").await.expect(200);
    reply(&market.artisan, "Thank you.").await.expect(200);
    assert_eq!(reply(&market.artisan, "No.").await.problem(), "review-state");
    assert_eq!(market.of_artisan().await["items"][0]["reply"]["words"], "Thank you.");
    market.books().await;
    assert_eq!(market.told_of_reviews(&market.buyer).await, ["review.shown", "review.replied"]);
}

#[tokio::test]
async fn when_the_time_to_write_is_over_a_review_is_shown_alone_once_whatever_happens() {
    for (copies, fault) in [
        (Copies::TwoInTurn, None),
        (Copies::TwoAtOnce, None),
        (Copies::One, Some(Effect::DieBefore)),
        (Copies::One, Some(Effect::DieAfter)),
        (Copies::One, Some(Effect::LoseAnswer)),
    ] {
        let market = Market::open().await;
        let order = market.completed().await;
        market.by_buyer(&order, 2).await.expect(200);
        let key = review_key(review_id(order.id, Side::Buyer));
        market.cloud.age(&key, WINDOW - DAY);
        market.cloud.run_schedule("platform-sweep").await;
        market.cloud.drain().await;
        assert_eq!(market.stored(&order, Side::Buyer).await.state, ReviewState::Waiting, "a day too early");
        market.cloud.age(&key, DAY);
        market.cloud.age(&order_key(order.id), WINDOW);
        market.cloud.deliver(Delivery { copies, ..Delivery::default() });
        if let Some(effect) = fault {
            market.cloud.fault("reviews-show", 1, effect);
        }
        for _ in 0..2 {
            market.cloud.run_schedule("platform-sweep").await;
            market.cloud.drain().await;
        }
        let of = RatingOf::Product(market.stool);
        assert_eq!(market.counted(of).await, ([0, 1, 0, 0, 0], [0, 1, 0, 0, 0]), "{copies:?} {fault:?}");
        assert_eq!(market.books().await.count("review.shown"), 1);
        let late = market.by_artisan(&order, 1).await;
        assert_eq!(
            (late.problem(), &late.json["until"].is_string()),
            ("review-state", &true),
            "{}",
            late.text
        );
        let seen = market.reviews_of(&market.artisan, &order).await;
        assert!(!may(&seen, "write") && may(&seen, "reply"), "{seen}");
    }
}

#[tokio::test]
async fn an_order_says_whether_it_may_be_reviewed_and_until_when() {
    let market = Market::open().await;
    let told = async |user: &User, order: &PlacedOrder| {
        let shown = market.cloud.get(user, &format!("/orders/{}", order.id)).await.expect(200);
        let listed = if user.id == market.buyer.id { "/orders" } else { "/orders?as=artisan" };
        let listed = market.cloud.get(user, listed).await.expect(200);
        let listed = listed["items"].as_array().unwrap();
        let listed = listed.iter().find(|listed| listed["id"] == json!(order.id)).unwrap();
        assert_eq!(may(&shown, "review"), may(listed, "review"));
        shown["actions"].as_array().unwrap().iter().find(|told| told["action"] == "review").cloned()
    };
    let order = market.delivered().await;
    assert_eq!(told(&market.buyer, &order).await, None);
    market.cloud.drain().await;
    let confirmed = market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    assert!(may(&confirmed, "review"));
    market.cloud.drain().await;
    let closed = market.order(&order).await.closed_at().unwrap();
    let until = json!(closed.plus_seconds(WINDOW.as_secs()));
    assert_eq!(told(&market.buyer, &order).await.unwrap()["until"], until);
    market.by_buyer(&order, 5).await.expect(200);
    assert!(told(&market.buyer, &order).await.is_some(), "it can be changed");
    market.by_artisan(&order, 5).await.expect(200);
    assert_eq!((told(&market.buyer, &order).await, told(&market.artisan, &order).await), (None, None));
}

#[tokio::test]
async fn ratings_are_shown_wherever_who_and_what_is_rated_is() {
    let market = Market::open().await;
    market.cloud.publish_app(crate::pages::SHELL);
    let (artisan, product) = (market.artisan.artisan_id(), market.stool);
    let bare = market.anybody(&format!("/pages/products/{product}")).await;
    assert!(!bare.text.contains("AggregateRating"), "of what nobody has reviewed nothing is said");
    market.reviewed(4).await;
    let order = market.reviewed(5).await;
    market.books().await;
    let rated = json!({ "average_tenths": 45, "count": 2 });
    let public = async |path: String| market.anybody(&path).await.expect(200);
    assert_eq!(public(format!("/artisans/{artisan}")).await["rating"], rated);
    let shown = public(format!("/products/{product}")).await;
    assert_eq!((&shown["rating"], &shown["artisan"]["rating"]), (&rated, &rated));
    let listed = public("/products?category=furniture".to_owned()).await;
    assert_eq!((&listed["items"][0]["rating"], &listed["items"][0]["artisan"]["rating"]), (&rated, &rated));
    let found = public("/search?q=stool".to_owned()).await;
    let hit = &found["items"][0];
    assert_eq!((&hit["product"]["rating"], &hit["artisan"]["rating"]), (&rated, &rated));
    let path = format!("/orders/{}", order.id);
    let as_buyer = market.cloud.get(&market.buyer, &path).await.expect(200);
    assert_eq!((&as_buyer["artisan"]["rating"], as_buyer["buyer"].get("rating")), (&rated, None));
    let as_artisan = market.cloud.get(&market.artisan, &path).await.expect(200);
    assert_eq!(as_artisan["buyer"]["rating"], json!({ "average_tenths": 50, "count": 2 }));
    for path in [format!("/pages/products/{product}"), format!("/pages/artisans/{artisan}")] {
        let page = market.anybody(&path).await;
        assert!(page.text.contains("4.5 of 5 stars, 2 reviews"), "{}", page.text);
        assert!(page.text.contains(r#""ratingValue":"4.5""#) && page.text.contains(r#""reviewCount":2"#));
    }
    let list = market.of_product().await;
    assert_eq!(list["rating"], json!({ "average_tenths": 45, "count": 2, "by_star": [0, 0, 0, 1, 1] }));
    let newest = &list["items"][0];
    assert_eq!(
        (&newest["author"], &newest["stars"], &newest["words"]),
        (&json!("Ada O."), &json!(5), &json!(SECRET))
    );
}

#[tokio::test]
async fn reviews_are_read_page_by_page_the_newest_first() {
    let market = Market::open().await;
    for stars in [1, 2, 3] {
        market.reviewed(stars).await;
    }
    for list in [
        format!("/artisans/{}/reviews", market.artisan.artisan_id()),
        format!("/products/{}/reviews", market.stool),
    ] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = market.anybody(&format!("{list}?limit=2{cursor}")).await.expect(200);
            seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["stars"].as_u64().unwrap()));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen, [3, 2, 1], "{list}");
        for wrong in ["limit=0", "cursor=nonsense", "unheard_of=1"] {
            assert_eq!(market.anybody(&format!("{list}?{wrong}")).await.status, 400);
        }
    }
    let unknown = [
        format!("/artisans/{}/reviews", testing::new_id::<ArtisanId>()),
        format!("/products/{}/reviews", testing::new_id::<ProductId>()),
    ];
    for path in unknown {
        assert_eq!(market.anybody(&path).await.status, 404);
    }
    market.cloud.suspend(&market.artisan).await;
    let path = format!("/artisans/{}/reviews", market.artisan.artisan_id());
    assert_eq!(market.anybody(&path).await.status, 404, "who may not sell is not there");
}

#[tokio::test]
async fn a_search_is_narrowed_down_and_sorted_by_stars_and_the_index_says_what_the_table_says() {
    let market = Market::open().await;
    market.cloud.product(&market.artisan, "Oak bench", PRICE, 5).await;
    let order = market.reviewed(5).await;
    market.books().await;
    // Whatever was offered before the index was: it is looked at once something about the artisan is.
    let admin = market.cloud.admin().await;
    let tier = json!({ "tier": "established", "reason": "Three good years" });
    let path = format!("/admin/artisans/{}/tier", market.artisan.artisan_id());
    market.cloud.post(&admin, &path, tier).await.expect(200);
    market.cloud.drain().await;
    let ids = async |query: &str| {
        let found = market.anybody(&format!("/search?{query}")).await.expect(200);
        let id = |item: &Value| item["product"]["id"].as_str().unwrap().to_owned();
        (
            found["items"].as_array().unwrap().iter().map(id).collect::<Vec<_>>(),
            found["facets"]["stars"].clone(),
        )
    };
    let (all, stars) = ids("q=oak&sort=rating").await;
    assert_eq!(all.first(), Some(&market.stool.to_string()));
    let of = |stars: &str| json!({ "value": stars, "count": 1 });
    assert_eq!(stars, json!([of("5"), of("4"), of("3"), of("2"), of("1")]));
    assert_eq!(ids("stars_min=4").await.0, [market.stool.to_string()]);
    assert_eq!(market.anybody("/search?stars_min=6").await.status, 400);
    let artisans = market.anybody("/search/artisans?stars_min=5").await.expect(200);
    assert_eq!(artisans["items"][0]["rating"]["average_tenths"], 50);

    let id = review_id(order.id, Side::Buyer);
    market.decide_review(&admin, id, "hide").await.expect(200);
    market.cloud.drain().await;
    assert_eq!(ids("stars_min=1").await, (Vec::new(), json!([])));
    market.decide_review(&admin, id, "restore").await.expect(200);
    // The event is lost; the comparison finds it.
    market.cloud.relay().await;
    assert!(market.cloud.lose("search-index") > 0);
    assert_eq!(ids("stars_min=1").await.0, Vec::<String>::new());
    market.cloud.run_schedule("search-audit").await;
    market.cloud.drain().await;
    market.cloud.drain().await;
    assert_eq!(ids("stars_min=1").await.0, [market.stool.to_string()]);
}
