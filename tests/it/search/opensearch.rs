//! Search with the other engine: the same functions, by a parameter, on a server that speaks its protocol.

use ::search::Writer as _;
use ::search::opensearch::Remote;
use ::store::Change;
use domain::Actor;
use http::Method;
use serde_json::{Value, json};
use testing::{Cloud, Copies, Delivery, Effect, OpenSearch, Parameters};

use super::{AUDIT, STEP, ask};
use crate::market::{DAY, Market, PRICE};

/// A platform whose search is at `endpoint`.
fn parameters(endpoint: &str) -> Parameters {
    Parameters::from([
        ("SearchEngine".to_owned(), json!("opensearch")),
        ("SearchEndpoint".to_owned(), json!(endpoint)),
        ("SearchDomain".to_owned(), json!("shop")),
    ])
}

async fn titles(cloud: &Cloud, query: &str) -> Vec<String> {
    let found = ask(cloud, query).await.expect(200);
    let items = found["items"].as_array().unwrap().iter();
    items.map(|item| item["product"]["title"].as_str().unwrap().to_owned()).collect()
}

async fn total(cloud: &Cloud, query: &str) -> u64 {
    ask(cloud, query).await.expect(200)["total"].as_u64().unwrap()
}

/// One piece of it.
async fn offer(market: &Market, title: &str) -> String {
    super::offer(&market.cloud, &market.artisan, title, "garden", PRICE, 1).await
}

/// All of the index made anew, as an operator has it made; the one before is deleted.
async fn rebuild(market: &Market, server: &OpenSearch) {
    let credentials = aws::Credentials::new("id", "secret", None, None, "a test");
    let remote = Remote::at(server.url(), "homify-search", "us-east-1", credentials);
    let index = ::search::opensearch::OpenSearch::new(&market.cloud.table(), remote);
    let since = testing::now();
    let change = || Change::new(Actor::system("a-test"), since, "a-test");
    index.begin_rebuild(change, since).await.unwrap();
    assert!(index.rebuild(change, since).await.unwrap() >= 4);
    let unnamed = index.take_unnamed();
    assert_eq!(unnamed, ["homify-search-2-first"]);
    index.delete(&unnamed, since).await.unwrap();
    let late = index.rebuild(change, since).await.unwrap_err();
    assert!(late.to_string().contains("another rebuild"), "{late}");
    // One that dies leaves its index, until that is a day old.
    drop(index.anew(change, since.plus_seconds(1)).await.unwrap());
    assert_eq!(index.orphans(since).await.unwrap(), Vec::<String>::new());
    let tomorrow = since.plus_seconds(2 * DAY.as_secs());
    let left = index.orphans(tomorrow).await.unwrap();
    assert_eq!(left.len(), 1, "{left:?}");
    index.delete(&left, tomorrow).await.unwrap();
    assert_eq!(index.orphans(tomorrow).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn what_is_offered_is_found_shown_as_it_is_and_gone_when_it_is_taken_back() {
    let server = OpenSearch::start();
    let market = Market::with(parameters(server.url())).await;
    let cloud = &market.cloud;
    assert_eq!(total(cloud, "q=stool").await, 0, "before anything was indexed");
    let basket = offer(&market, "Raffia basket, Ẹ̀wù").await;
    let path = format!("/admin/artisans/{}/tier", market.artisan.artisan_id());
    let tier = json!({ "tier": "trusted", "reason": "Known for years" });
    cloud.post(&cloud.admin().await, &path, tier).await.expect(200);
    cloud.drain().await;
    for query in ["q=basket", "q=ewu", "q=bsaket", "q=RAFFIA&category=garden&in_stock=true"] {
        assert_eq!(titles(cloud, query).await, ["Raffia basket, Ẹ̀wù"], "{query}");
    }
    let first = ask(cloud, "q=basket").await;
    assert_eq!(first.round_trips, 1, "the table is waited for once");
    let found = first.expect(200);
    assert_eq!(found["items"][0]["title"][0], json!({ "text": "Raffia ", "marked": false }), "{found}");
    assert_eq!(found["items"][0]["title"][1], json!({ "text": "basket", "marked": true }), "{found}");
    let typed = cloud.request(Method::GET, "/search/suggestions?q=raf").send().await.expect(200);
    assert_eq!(typed["items"], json!([{ "text": "raffia" }]));
    let artisans = cloud.request(Method::GET, "/search/artisans?q=musa").send().await.expect(200);
    assert_eq!(artisans["items"].as_array().unwrap().len(), 1, "{artisans}");
    cloud.delete(&market.artisan, &format!("/products/{basket}")).await;
    assert_eq!(titles(cloud, "q=basket&limit=5").await, Vec::<String>::new(), "the index has it still");
    cloud.drain().await;
    assert_eq!(total(cloud, "q=basket&limit=6").await, 0);
    cloud.suspend(&market.artisan).await;
    cloud.drain().await;
    assert_eq!(total(cloud, "q=stool").await, 0, "with all that they sell");
}

#[tokio::test]
async fn two_writers_and_repeats_leave_what_the_table_says() {
    let server = OpenSearch::start();
    let market = Market::with(parameters(server.url())).await;
    let cloud = &market.cloud;
    cloud.deliver(Delivery { copies: Copies::TwoAtOnce, shuffle: Some(7), ..Delivery::default() });
    for number in 0..12 {
        let id = offer(&market, &format!("Basket number {number}")).await;
        if number % 3 == 0 {
            cloud.delete(&market.artisan, &format!("/products/{id}")).await;
        }
    }
    cloud.drain().await;
    assert_eq!(total(cloud, "q=basket&limit=100").await, 8);
}

#[tokio::test]
async fn the_step_dies_at_each_of_its_calls_and_what_comes_next_finishes_the_work() {
    let server = OpenSearch::start();
    for effect in Effect::ALL {
        for call in 0..20 {
            let market = Market::with(parameters(server.url())).await;
            let cloud = &market.cloud;
            let word = format!("basket{effect:?}{call}").to_lowercase();
            offer(&market, &word).await;
            cloud.fault(STEP, call, effect);
            cloud.drain().await;
            let happened = cloud.forget_faults() == 0;
            assert_eq!(
                titles(cloud, &format!("q={word}")).await,
                std::slice::from_ref(&word),
                "{effect:?} {call}"
            );
            if !happened {
                assert!(call > 3, "the step makes more calls than {call}");
                break;
            }
        }
    }
}

#[tokio::test]
async fn the_comparison_puts_right_what_no_event_told_of_and_a_rebuild_finds_all_again() {
    let server = OpenSearch::start();
    let market = Market::with(parameters(server.url())).await;
    let cloud = &market.cloud;
    let basket = offer(&market, "Raffia basket").await;
    cloud.drain().await;
    cloud.run_schedule(AUDIT).await;
    cloud.drain().await;
    offer(&market, "Clay pot").await;
    cloud.delete(&market.artisan, &format!("/products/{basket}")).await;
    cloud.relay().await;
    assert!(cloud.lose(STEP) >= 2);
    cloud.run_schedule(AUDIT).await;
    cloud.run_step(STEP).await;
    assert_eq!(total(cloud, "q=pot").await, 0, "its event may be on its way");
    cloud.run_step(STEP).await;
    assert!(cloud.log_of(STEP).contains(r#""SearchIndexDifference":2"#), "{}", cloud.log_of(STEP));
    assert_eq!(titles(cloud, "q=pot").await, ["Clay pot"]);
    assert_eq!(total(cloud, "q=basket").await, 0);
    cloud.drain().await;
    cloud.run_schedule(AUDIT).await;
    cloud.run_step(STEP).await;
    assert_eq!(cloud.waiting(STEP), Vec::<Value>::new(), "they agree");

    offer(&market, "Iron lantern").await;
    cloud.relay().await;
    assert!(cloud.lose(STEP) >= 1);
    rebuild(&market, &server).await;
    for (query, title) in
        [("q=lantern", "Iron lantern"), ("q=pot&limit=5", "Clay pot"), ("q=stool", "Oak stool")]
    {
        assert_eq!(titles(cloud, query).await, [title]);
    }
    offer(&market, "Reed mat").await;
    cloud.drain().await;
    assert_eq!(titles(cloud, "q=reed").await, ["Reed mat"], "the step goes on in the new index");
}

#[tokio::test]
async fn while_the_service_is_away_search_says_so_and_what_changes_waits() {
    let server = OpenSearch::start();
    let endpoint = server.url().to_owned();
    let market = Market::with(parameters(&endpoint)).await;
    let cloud = &market.cloud;
    cloud.drain().await;
    drop(server);
    let reply = ask(cloud, "q=stool").await;
    assert_eq!((reply.status, reply.problem()), (503, "unavailable"), "{}", reply.text);
    offer(&market, "Clay pot").await;
    cloud.relay().await;
    cloud.run_step(STEP).await;
    assert!(!cloud.waiting(STEP).is_empty(), "it comes again");
    cloud.lose(STEP);
}

#[tokio::test]
async fn without_an_endpoint_nothing_that_searches_starts() {
    let market = Market::with(parameters("")).await;
    let reply = ask(&market.cloud, "q=stool").await;
    assert_eq!(reply.status, 500, "{}", reply.text);
    assert!(reply.text.contains("SEARCH_ENDPOINT is missing"), "{}", reply.text);
}
