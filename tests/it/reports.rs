//! Reports: who may report what and how often, what an administrator sees and does of it, and what people are told. And whom somebody
//! blocks.

use ::store::entities::report_key;
use domain::orders::Side;
use domain::reports::{FILINGS_IN_A_DAY_MAX, STATEMENTS_MAX, Thing};
use domain::reviews::review_id;
use domain::{ConversationId, ProductId, ReportId};
use futures::future::join_all;
use http::Method;
use serde_json::{Value, json};
use testing::{Reply, User};

use crate::market::Market;

fn product(id: ProductId) -> Value {
    json!({ "kind": "product", "product_id": id })
}

impl Market {
    async fn report(&self, by: &User, thing: Value) -> Reply {
        let body = json!({ "thing": thing, "kind": "misleading", "words": "The picture is mine." });
        self.cloud.post(by, "/reports", body).await
    }

    async fn report_stool(&self, by: &User) -> Value {
        self.report(by, product(self.stool)).await.expect(202)
    }

    fn report_of_stool(&self) -> ReportId {
        Thing::Product { product_id: self.stool }.report_id()
    }

    async fn report_queue(&self, admin: &User) -> Vec<Value> {
        let page = self.cloud.get(admin, "/admin/reports").await.expect(200);
        page["items"].as_array().unwrap().clone()
    }

    async fn decide_report(&self, admin: &User, id: ReportId, body: Value) -> Reply {
        self.cloud.post(admin, &format!("/admin/reports/{id}/decision"), body).await
    }

    /// The titles of what somebody was told of reports.
    async fn told_of_reports(&self, user: &User) -> Vec<String> {
        self.cloud.drain().await;
        let told = self.cloud.get(user, "/notifications?limit=100").await.expect(200);
        let items = told["items"].as_array().unwrap().iter();
        let of_reports = items.filter(|told| told["about"].as_str().unwrap().starts_with("report."));
        of_reports.map(|told| format!("{} {}", told["title"], told["body"])).collect()
    }

    /// A question of the buyer, about nothing in particular.
    async fn wrote(&self, text: &str) -> ConversationId {
        let question = json!({ "artisan_id": self.artisan.artisan_id(), "text": text });
        let sent = self.cloud.post(&self.buyer, "/conversations", question).await.expect(201);
        sent["conversation_id"].as_str().unwrap().parse().unwrap()
    }
}

#[tokio::test]
async fn each_person_reports_a_thing_once_and_the_queue_counts_them() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let first = market.report_stool(&market.buyer).await;
    assert_eq!((&first["state"], &first["thing"]), (&json!("open"), &product(market.stool)));
    assert_eq!(market.report_stool(&market.buyer).await, first, "a repeat answers the same");
    let other = market.cloud.artisan("Bisi Ade").await;
    market.report_stool(&other).await;
    let queue = market.report_queue(&admin).await;
    assert_eq!((queue.len(), &queue[0]["people"], &queue[0]["title"]), (1, &json!(2), &json!("Oak stool")));
    assert_eq!(queue[0]["artisan"]["id"], json!(market.artisan.artisan_id()));
    assert_eq!(queue[0]["acts"], json!(["dismiss", "warn", "hide_product", "suspend"]));
    let statements = queue[0]["statements"].as_array().unwrap();
    let said: Vec<_> = statements.iter().map(|one| (&one["by"]["name"], &one["sells"])).collect();
    assert_eq!(said, [(&json!("Ada Obi"), &json!(false)), (&json!("Bisi Ade"), &json!(true))]);
    assert!(
        statements[0]["seen"].is_object() && statements[1]["seen"].is_null(),
        "what both saw stands once"
    );
    assert_eq!(market.told_of_reports(&market.artisan).await, [] as [String; 0], "nothing was decided");
}

#[tokio::test]
async fn reports_at_once_are_all_counted_and_more_than_enough_are_not_kept() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let people = join_all((0..4).map(|number| {
        let market = &market;
        async move { market.cloud.buyer(&format!("Buyer {number}")).await }
    }));
    let people = people.await;
    let at_once = join_all(people.iter().map(|by| market.report(by, product(market.stool)))).await;
    // Who lost every race is told to try again, and does.
    for (by, reply) in people.iter().zip(at_once) {
        if reply.status != 202 {
            assert_eq!(reply.problem(), "try-again");
            market.report_stool(by).await;
        }
    }
    assert_eq!(market.report_queue(&admin).await[0]["people"], 4);
    for number in 4..=STATEMENTS_MAX {
        let by = market.cloud.buyer(&format!("Buyer {number}")).await;
        market.report_stool(&by).await;
    }
    assert_eq!(market.report_queue(&admin).await[0]["people"], STATEMENTS_MAX);
}

#[tokio::test]
async fn a_report_has_its_keys_and_no_others() {
    let market = Market::open().await;
    market.report_stool(&market.buyer).await;
    let id = market.report_of_stool();
    let report = market.cloud.table().get::<domain::reports::Report>(&report_key(id)).await.unwrap().unwrap();
    let begin = format!("REPORT#{id} / ");
    let places = || -> Vec<String> {
        let places = crate::store::places(&market.cloud);
        let own = places.iter().filter_map(|place| place.strip_prefix(&begin));
        own.map(|place| place.split(" version=").next().unwrap().trim().to_owned()).collect()
    };
    let [history, open] = <[String; 2]>::try_from(places()).unwrap();
    assert_eq!(history, "HISTORY#000000000001");
    let rank = format!("gsi2sk={}#{id}", report.opened_at);
    assert!(open.starts_with("REPORT gsi2pk=REPORTS#") && open.ends_with(&rank), "{open}");
    let admin = market.cloud.admin().await;
    let dismissed = json!({ "act": "dismiss", "reason": "It is oak." });
    market.decide_report(&admin, id, dismissed).await.expect(200);
    assert_eq!(places().last().unwrap(), "REPORT", "what is decided waits for nobody");
}

#[tokio::test]
async fn the_queue_is_read_page_by_page_the_longest_waiting_first() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let mut reported = Vec::new();
    for number in 0..7 {
        let id = market.cloud.product(&market.artisan, &format!("Stool {number}"), 100_000, 1).await;
        market.report(&market.buyer, product(id)).await.expect(202);
        reported.push(json!(id));
    }
    let (mut shown, mut path) = (Vec::new(), "/admin/reports?limit=2".to_owned());
    loop {
        let page = market.cloud.get(&admin, &path).await.expect(200);
        shown.extend(page["items"].as_array().unwrap().iter().map(|one| one["thing"]["product_id"].clone()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/admin/reports?limit=2&cursor={cursor}");
    }
    assert_eq!(shown, reported);
}

#[tokio::test]
async fn a_product_is_hidden_with_the_decision_and_both_sides_are_told_but_not_by_whom() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    market.report_stool(&market.buyer).await;
    let id = market.report_of_stool();
    let hide =
        json!({ "act": "hide_product", "product_id": market.stool, "reason": "The picture is not yours." });
    let standing = market.decide_report(&admin, id, hide.clone()).await.expect(200);
    assert_eq!(
        (&standing["state"], &standing["verdict"]["act"]),
        (&json!("decided"), &json!("hide_product"))
    );
    assert_eq!(market.decide_report(&admin, id, hide).await.expect(200), standing, "a repeat is the same");
    let page = format!("/products/{}", market.stool);
    assert_eq!(market.cloud.request(Method::GET, &page).send().await.status, 404);
    let own = market.cloud.get(&market.artisan, &page).await.expect(200);
    assert_eq!((&own["status"], &own["stock"]), (&json!("hidden"), &json!(crate::market::STOCK)));
    assert_eq!(market.report_queue(&admin).await, [] as [Value; 0]);
    let artisan = market.told_of_reports(&market.artisan).await;
    assert_eq!(artisan.len(), 1);
    assert!(artisan[0].contains("The picture is not yours.") && !artisan[0].contains("Ada"), "{artisan:?}");
    let buyer = market.told_of_reports(&market.buyer).await;
    assert!(buyer.len() == 1 && buyer[0].contains("we have done something about it"), "{buyer:?}");
    let again = market.report_stool(&market.buyer).await;
    assert_eq!(again["state"], "decided", "who reported what has gone is answered all the same");
    let publish = format!("/products/{}/publish", market.stool);
    market.cloud.request(Method::POST, &publish).by(&market.artisan).send().await.expect(200);
    assert_eq!(market.report_stool(&market.buyer).await["state"], "open", "it is no better");
    let queue = market.report_queue(&admin).await;
    assert_eq!((&queue[0]["people"], &queue[0]["verdict"]["act"]), (&json!(1), &json!("hide_product")));
}

#[tokio::test]
async fn what_is_within_the_rules_stays_and_who_was_told_so_does_not_open_it_again() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let artisan = json!({ "kind": "artisan", "artisan_id": market.artisan.artisan_id() });
    market.report(&market.buyer, artisan.clone()).await.expect(202);
    let id = Thing::Artisan { artisan_id: market.artisan.artisan_id() }.report_id();
    let dismiss = json!({ "act": "dismiss", "reason": "A shop like others." });
    market.decide_report(&admin, id, dismiss).await.expect(200);
    let warn = json!({ "act": "warn", "reason": "Something else." });
    assert_eq!(market.decide_report(&admin, id, warn).await.problem(), "report-state");
    assert_eq!(market.told_of_reports(&market.artisan).await, [] as [String; 0]);
    let told = market.told_of_reports(&market.buyer).await;
    assert!(told.len() == 1 && told[0].contains("nothing in it that breaks our rules"), "{told:?}");
    assert_eq!(market.report(&market.buyer, artisan.clone()).await.expect(202)["state"], "decided");
    let other = market.cloud.buyer("Chidi Eze").await;
    assert_eq!(market.report(&other, artisan).await.expect(202)["state"], "open");
}

#[tokio::test]
async fn a_message_is_reported_by_its_reader_alone_and_kept_as_they_saw_it() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let id = market.wrote("Call me on 0803 123 4567").await;
    let message = |number: u32| json!({ "kind": "message", "conversation_id": id, "number": number });
    let stranger = market.cloud.buyer("Chidi Eze").await;
    assert_eq!(market.report(&stranger, message(1)).await.status, 404);
    assert_eq!(market.report(&market.artisan, message(2)).await.status, 404);
    assert_eq!(market.report(&market.buyer, message(1)).await.problem(), "own-report");
    market.report(&market.artisan, message(1)).await.expect(202);
    let queue = market.report_queue(&admin).await;
    assert_eq!(queue[0]["statements"][0]["seen"]["text"], "Call me on •••");
    assert_eq!(queue[0]["statements"][0]["seen"]["hides_contacts"], true);
    assert_eq!(queue[0]["person"]["id"], json!(market.buyer.id));
    assert_eq!(queue[0]["acts"], json!(["dismiss", "warn"]), "they have no shop to suspend");
    let report = Thing::Message { conversation_id: id, number: 1 }.report_id();
    let warn = json!({ "act": "warn", "reason": "Keep to messages here until you have paid." });
    market.decide_report(&admin, report, warn).await.expect(200);
    let told = market.told_of_reports(&market.buyer).await;
    assert!(told.len() == 1 && told[0].contains("Keep to messages here"), "{told:?}");
    let buyer = |by: &User| json!({ "kind": "buyer", "buyer_id": by.id, "conversation_id": id });
    assert_eq!(market.report(&market.artisan, buyer(&stranger)).await.status, 404);
    assert_eq!(market.report(&stranger, buyer(&market.buyer)).await.status, 404);
    market.report(&market.artisan, buyer(&market.buyer)).await.expect(202);
    let other = market.cloud.artisan("Bisi Ade").await;
    let question = json!({ "artisan_id": other.artisan_id(), "text": "Is it oak?" });
    let asked = market.cloud.post(&market.buyer, "/conversations", question).await.expect(201);
    let theirs =
        json!({ "kind": "buyer", "buyer_id": market.buyer.id, "conversation_id": asked["conversation_id"] });
    let filed = market.report(&other, theirs.clone()).await.expect(202);
    assert_eq!(filed["thing"], theirs, "of the conversation of another artisan they learn nothing");
}

#[tokio::test]
async fn what_is_out_of_sight_already_is_decided_all_the_same() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let order = market.confirmed().await;
    market.cloud.drain().await;
    for (by, stars) in [(&market.buyer, 1), (&market.artisan, 5)] {
        let body = json!({ "stars": stars, "words": "An insult." });
        market.cloud.put(by, &order.path("review"), body).await.expect(200);
    }
    let review = review_id(order.id, Side::Buyer);
    market.report(&market.artisan, json!({ "kind": "review", "review_id": review })).await.expect(202);
    let hidden = json!({ "reason": "Hidden without the report." });
    market.cloud.post(&admin, &format!("/admin/reviews/{review}/hide"), hidden).await.expect(200);
    let hide = json!({ "act": "hide_review", "review_id": review, "reason": "An insult." });
    let report = Thing::Review { review_id: review }.report_id();
    let decided = market.decide_report(&admin, report, hide).await.expect(200);
    assert_eq!(decided["verdict"]["act"], "hide_review");

    market.report_stool(&market.buyer).await;
    let path = format!("/products/{}", market.stool);
    assert_eq!(market.cloud.delete(&market.artisan, &path).await.status, 204);
    let hide =
        json!({ "act": "hide_product", "product_id": market.stool, "reason": "The picture is not yours." });
    let decided = market.decide_report(&admin, market.report_of_stool(), hide).await.expect(200);
    assert_eq!(decided["verdict"]["act"], "hide_product");
    let own = market.cloud.get(&market.artisan, &path).await.expect(200);
    assert_eq!(own["status"], "archived");
}

#[tokio::test]
async fn a_review_is_hidden_and_an_artisan_suspended_by_the_decision_about_a_report() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let order = market.confirmed().await;
    market.cloud.drain().await;
    for (by, stars) in [(&market.buyer, 1), (&market.artisan, 5)] {
        let body = json!({ "stars": stars, "words": "An insult." });
        market.cloud.put(by, &order.path("review"), body).await.expect(200);
    }
    let review = review_id(order.id, Side::Buyer);
    let thing = json!({ "kind": "review", "review_id": review });
    let of_buyer = json!({ "kind": "review", "review_id": review_id(order.id, Side::Artisan) });
    let stranger = market.cloud.buyer("Chidi Eze").await;
    assert_eq!(market.report(&stranger, of_buyer).await.status, 404, "the sides alone read it");
    market.report(&market.artisan, thing).await.expect(202);
    let report = Thing::Review { review_id: review }.report_id();
    let wrong = json!({ "act": "hide_product", "product_id": market.stool, "reason": "An insult." });
    assert_eq!(market.decide_report(&admin, report, wrong).await.problem(), "report-act");
    let hide = json!({ "act": "hide_review", "review_id": review, "reason": "An insult." });
    market.decide_report(&admin, report, hide).await.expect(200);
    let shown = market.cloud.get(&market.artisan, &order.path("reviews")).await.expect(200);
    assert_eq!(shown["by_buyer"], Value::Null);
    market.report_stool(&market.buyer).await;
    let suspend = json!({
        "act": "suspend", "artisan_id": market.artisan.artisan_id(), "payouts": "hold", "reason": "Fakes.",
    });
    market.decide_report(&admin, market.report_of_stool(), suspend).await.expect(200);
    let own = market.cloud.get(&market.artisan, "/me/artisan").await.expect(200);
    assert_eq!((&own["verification"], &own["payouts_held"]), (&json!("suspended"), &json!(true)));
    assert_eq!(market.told_of_reports(&market.artisan).await.len(), 1, "the suspension tells itself");
    market.books().await;
}

#[tokio::test]
async fn nobody_reports_their_own_and_an_administrator_with_a_part_in_it_decides_nothing() {
    let market = Market::open().await;
    let own = market.report(&market.artisan, product(market.stool)).await;
    assert_eq!((own.status, own.problem()), (422, "own-report"));
    let admin = market.cloud.admin().await;
    market.report_stool(&admin).await;
    let queue = market.report_queue(&admin).await;
    assert_eq!(queue[0]["acts"], json!([]));
    let dismiss = json!({ "act": "dismiss", "reason": "It is oak." });
    let refused = market.decide_report(&admin, market.report_of_stool(), dismiss.clone()).await;
    assert_eq!((refused.status, refused.problem()), (403, "forbidden"));
    let another = market.cloud.user("Ife Admin", &[domain::Role::Buyer, domain::Role::Admin]).await;
    market.decide_report(&another, market.report_of_stool(), dismiss).await.expect(200);
}

#[tokio::test]
async fn something_else_needs_words_and_a_day_takes_ten_reports() {
    let market = Market::open().await;
    let silent = json!({ "thing": product(market.stool), "kind": "other" });
    assert_eq!(market.cloud.post(&market.buyer, "/reports", silent).await.problem(), "invalid-body");
    for number in 0..FILINGS_IN_A_DAY_MAX {
        let id = market.cloud.product(&market.artisan, &format!("Stool {number}"), 100_000, 1).await;
        market.report(&market.buyer, product(id)).await.expect(202);
    }
    let refused = market.report(&market.buyer, product(market.stool)).await;
    assert_eq!((refused.status, refused.problem()), (429, "too-many-reports"));
    assert!(refused.json["possible_at"].is_string());
    let gone = market.report(&market.buyer, product(testing::new_id())).await;
    assert_eq!(gone.status, 404);
}

#[tokio::test]
async fn whom_somebody_blocks_is_listed_and_heard_again_once_it_is_taken_back() {
    let market = Market::open().await;
    let id = market.wrote("Is it oak?").await;
    let none = market.cloud.get(&market.artisan, "/me/blocks").await.expect(200);
    assert_eq!(none["items"], json!([]));
    market.cloud.post(&market.artisan, &format!("/conversations/{id}/block"), json!({})).await.expect(200);
    let blocks = market.cloud.get(&market.artisan, "/me/blocks").await.expect(200);
    let [person] = blocks["items"].as_array().unwrap().as_slice() else { panic!("{blocks}") };
    assert_eq!((&person["user_id"], &person["name"]), (&json!(market.buyer.id), &json!("Ada Obi")));
    let question =
        json!({ "artisan_id": market.artisan.artisan_id(), "product_id": market.stool, "text": "And this?" });
    let ask = || market.cloud.post(&market.buyer, "/conversations", question.clone());
    assert_eq!(ask().await.problem(), "messages-blocked", "a new conversation neither");
    let lift = format!("/me/blocks/{}", market.buyer.id);
    for _ in 0..2 {
        assert_eq!(market.cloud.delete(&market.artisan, &lift).await.status, 204);
    }
    ask().await.expect(201);
    market.cloud.post(&market.buyer, &format!("/conversations/{id}/block"), json!({})).await.expect(200);
    let blocks = market.cloud.get(&market.buyer, "/me/blocks").await.expect(200);
    assert_eq!(blocks["items"][0]["name"], "Musa Bello & Sons", "an artisan is called as their shop is");
}
