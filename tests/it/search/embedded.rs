//! Search: what is on sale is found, and what is not is gone at once; whatever happens to the step that writes the index.

use std::fmt::Write as _;
use std::time::Duration;

use ::search::Writer as _;
use ::search::embedded::SCHEMA;
use ::search::published::Published;
use domain::{Actor, ProductId};
use http::Method;
use serde_json::{Value, json};
use store::Change;
use testing::{Cloud, Copies, Delivery, Effect};

use super::{AUDIT, STEP, ask, offer};
use crate::market::{DAY, Market, PRICE};

/// More calls than the step makes for what these tests do.
const CALLS_MAX: usize = 20;

/// `text` as a query has it.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        let _ = write!(encoded, "%{byte:02X}");
        encoded
    })
}

async fn search(cloud: &Cloud, text: &str) -> Value {
    ask(cloud, &format!("q={}", encoded(text))).await.expect(200)
}

/// The titles of what is found, the first first.
fn titles(found: &Value) -> Vec<&str> {
    let items = found["items"].as_array().unwrap().iter();
    items.map(|item| item["product"]["title"].as_str().unwrap()).collect()
}

async fn restore(market: &Market) {
    let admin = market.cloud.admin().await;
    let path = format!("/admin/artisans/{}/restore", market.artisan.artisan_id());
    market.cloud.post(&admin, &path, json!({ "reason": "All is well again" })).await;
}

/// All of the index made anew, as an operator has it made.
async fn rebuild(cloud: &Cloud) -> u64 {
    let index = Published::new(&cloud.table(), cloud.search_bucket());
    let since = testing::now();
    let change = || Change::new(Actor::system("a-test"), since, "a-test");
    index.begin_rebuild(change, since).await.unwrap();
    let documents = index.rebuild(change, since).await.unwrap();
    index.delete(&index.take_unnamed(), since).await.unwrap();
    documents
}

#[tokio::test]
async fn what_is_offered_is_found_whatever_its_accents_and_case() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    assert_eq!(search(cloud, "agbada").await["total"], 0, "before anything was indexed, too");
    offer(cloud, &market.artisan, "Agbádá, three pieces", "textiles", PRICE, 2).await;
    cloud.drain().await;
    for text in ["agbada", "Agbádá", "AGBADA", "agba\u{301}da\u{301}", "agbada pieces", "agbda"] {
        let found = search(cloud, text).await;
        assert_eq!(titles(&found), ["Agbádá, three pieces"], "{text}");
        assert_eq!(found["items"][0]["artisan"]["display_name"], "Musa Bello & Sons", "{text}");
    }
    let found = search(cloud, "agbada").await;
    let pieces = json!([{ "text": "Agbádá", "marked": true }, { "text": ", three pieces", "marked": false }]);
    assert_eq!(found["items"][0]["title"], pieces);
    let typed = cloud.request(Method::GET, "/search/suggestions?q=agb").send().await.expect(200);
    assert_eq!(typed["items"], json!([{ "text": "agbada" }]));
}

#[tokio::test]
async fn it_is_narrowed_down_put_in_order_and_read_page_by_page() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    for (title, category, price, stock) in [
        ("Red curtain", "textiles", 2_000_000, 1),
        ("Blue curtain", "textiles", 1_000_000, 0),
        ("Curtain rail", "furniture", 3_000_000, 5),
    ] {
        offer(cloud, &market.artisan, title, category, price, stock).await;
    }
    cloud.drain().await;
    let found = ask(cloud, "q=curtain&sort=price_up").await.expect(200);
    assert_eq!(titles(&found), ["Blue curtain", "Red curtain", "Curtain rail"]);
    let found = ask(cloud, "q=curtain&category=textiles&in_stock=true").await.expect(200);
    assert_eq!(titles(&found), ["Red curtain"]);
    let categories = json!([{ "value": "furniture", "count": 1 }, { "value": "textiles", "count": 1 }]);
    assert_eq!(found["facets"]["categories"], categories, "with what is left, in each category");
    assert_eq!(found["facets"]["in_stock"], 1);
    let found = ask(cloud, "q=curtain&price_min=1500000&price_max=2500000").await.expect(200);
    assert_eq!(titles(&found), ["Red curtain"]);
    assert_eq!(found["facets"]["price_min"], 1_000_000);
    let mut path = "q=curtain&sort=price_down&limit=2".to_owned();
    let first = ask(cloud, &path).await.expect(200);
    assert_eq!(titles(&first), ["Curtain rail", "Red curtain"]);
    path += &format!("&cursor={}", first["next_cursor"].as_str().unwrap());
    let second = ask(cloud, &path).await.expect(200);
    assert_eq!((titles(&second), &second["next_cursor"]), (vec!["Blue curtain"], &Value::Null));
    let put = path.replace("q=curtain", "q=rail");
    assert_eq!(ask(cloud, &put).await.problem(), "invalid-query");
}

#[tokio::test]
async fn a_search_is_narrowed_down_by_what_products_say_of_themselves() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    for (title, category, width, lock) in [
        ("Wide door", "doors", 120.0, true),
        ("Narrow door", "doors", 75.5, false),
        ("Window", "windows", 60.0, false),
    ] {
        let mut attributes =
            vec![json!({ "key": "width", "value": width }), json!({ "key": "material", "value": "steel" })];
        if category == "doors" {
            attributes.push(json!({ "key": "lock", "value": lock }));
        }
        let body = json!({
            "title": title,
            "description": "",
            "category": category,
            "price": { "amount": PRICE, "currency": "NGN" },
            "stock": 1,
            "attributes": attributes,
        });
        cloud.post(&market.artisan, "/products", body).await.expect(201);
    }
    cloud.drain().await;
    let found = ask(cloud, "category=doors-windows&sort=newest").await.expect(200);
    assert_eq!(titles(&found).len(), 3, "of all parts: {found}");
    let found = ask(cloud, "category=doors&attributes=width:70..100").await.expect(200);
    assert_eq!(titles(&found), ["Narrow door"]);
    let facets = json!([
        { "key": "material", "name": "Material", "values": [{ "value": "steel", "name": "Steel", "count": 1 }] },
        { "key": "width", "name": "Width", "values": [], "range": { "unit": "cm", "minimum": 75.5, "maximum": 120 } },
        { "key": "lock", "name": "With a lock", "values": [{ "value": "no", "name": "No", "count": 1 }] },
    ]);
    assert_eq!(found["facets"]["attributes"], facets, "each ignores its own filter");
    let found =
        ask(cloud, "category=doors&attributes=lock:yes,material:steel,material:glass").await.expect(200);
    assert_eq!(titles(&found), ["Wide door"]);
    let found = search(cloud, "steel door").await;
    let mut first: Vec<&str> = titles(&found).into_iter().take(2).collect();
    first.sort_unstable();
    assert_eq!(first, ["Narrow door", "Wide door"], "choices are words, too: {found}");
    for wrong in [
        "attributes=width:70..100",
        "category=windows&attributes=lock:yes",
        "category=doors&attributes=material:gold",
        "category=doors&attributes=",
    ] {
        assert_eq!(ask(cloud, wrong).await.problem(), "invalid-query", "{wrong}");
    }
}

#[tokio::test]
async fn an_artisan_is_found_by_name_and_trade_while_they_may_sell() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    let admin = cloud.admin().await;
    let tier = json!({ "tier": "trusted", "reason": "Known for years" });
    let path = format!("/admin/artisans/{}/tier", market.artisan.artisan_id());
    cloud.post(&admin, &path, tier).await;
    cloud.drain().await;
    let find = async |query: &str| {
        cloud.request(Method::GET, &format!("/search/artisans?{query}")).send().await.expect(200)
    };
    let found = find("q=musa").await;
    assert_eq!(found["items"][0]["display_name"], "Musa Bello & Sons", "{found}");
    assert_eq!(find("q=musa&tier=new").await["items"], json!([]));
    cloud.suspend(&market.artisan).await;
    assert_eq!(find("q=musa").await["items"], json!([]), "whatever the index says");
    cloud.drain().await;
    assert_eq!(find("q=musa").await["items"], json!([]));
}

#[tokio::test]
async fn what_is_archived_or_suspended_is_gone_at_once_and_also_after_a_rebuild() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    let gele = offer(cloud, &market.artisan, "Gele, purple", "textiles", PRICE, 3).await;
    cloud.drain().await;
    assert_eq!(titles(&search(cloud, "gele").await), ["Gele, purple"]);
    cloud.hold(STEP);
    cloud.delete(&market.artisan, &format!("/products/{gele}")).await;
    assert_eq!(titles(&search(cloud, "gele").await), Vec::<&str>::new(), "the index has it still");
    cloud.suspend(&market.artisan).await;
    assert_eq!(titles(&search(cloud, "stool").await), Vec::<&str>::new());
    cloud.resume(STEP);
    cloud.drain().await;
    assert_eq!(search(cloud, "gele").await["total"], 0, "the index follows");
    assert_eq!(search(cloud, "stool").await["total"], 0);
    rebuild(cloud).await;
    for text in ["gele", "stool"] {
        assert_eq!(search(cloud, text).await["total"], 0, "{text}");
    }
    restore(&market).await;
    cloud.drain().await;
    assert_eq!(titles(&search(cloud, "stool").await), ["Oak stool"], "all that they sell is back");
    assert_eq!(search(cloud, "gele").await["total"], 0, "what was archived is not");
}

#[tokio::test]
async fn price_and_stock_are_the_tables_however_old_the_index_is() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    let product = format!("/products/{}", market.stool);
    cloud.patch(&market.artisan, &product, json!({ "title": "Iroko stool" })).await.expect(200);
    cloud.drain().await;
    cloud.hold(STEP);
    let dearer = json!({ "price": { "amount": PRICE + 100, "currency": "NGN" } });
    cloud.patch(&market.artisan, &product, dearer).await.expect(200);
    market.placed().await;
    let found = search(cloud, "stool").await;
    let shown = &found["items"][0]["product"];
    assert_eq!(shown["price"]["amount"], PRICE + 100);
    assert_eq!(shown["stock"], market.left().await);
}

#[tokio::test]
async fn what_sold_out_leaves_those_that_can_be_bought_and_comes_back() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    let last = offer(cloud, &market.artisan, "Last of its kind", "garden", PRICE, 1).await;
    cloud.drain().await;
    let buyable = async || search_in_stock(cloud).await;
    assert_eq!(buyable().await, 1);
    let last: ProductId = last.parse().unwrap();
    let order = cloud.order(&market.buyer, &[(last, 1)]).await;
    cloud.drain().await;
    assert_eq!(buyable().await, 0);
    let cancelled = cloud.post(&market.buyer, &order.path("cancel"), json!({ "reason": "Not now" })).await;
    assert_eq!(cancelled.status, 200, "{}", cancelled.text);
    cloud.drain().await;
    assert_eq!(buyable().await, 1);
}

async fn search_in_stock(cloud: &Cloud) -> u64 {
    ask(cloud, "q=kind&in_stock=true").await.expect(200)["total"].as_u64().unwrap()
}

#[tokio::test]
async fn hostile_text_is_text_or_refused_and_never_everything() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    for title in ["Plain door", "Carved door"] {
        offer(cloud, &market.artisan, title, "doors-windows", PRICE, 1).await;
    }
    cloud.drain().await;
    for text in ["%", "_", "\"", "*", "🪑", "' OR 1=1 --", "<script>", "title:*", "\\", "(", "[* TO *]"] {
        let found = search(cloud, text).await;
        assert_eq!(found["total"], 0, "{text:?}");
    }
    assert_eq!(search(cloud, "%door*").await["total"], 2);
    for text in ["", " ", "\0", "\u{202E}", "a\0b", &"x".repeat(201), &"door ".repeat(2_000)] {
        let reply = ask(cloud, &format!("q={}", encoded(text))).await;
        assert_eq!((reply.status, reply.problem()), (400, "invalid-query"), "{text:?}: {}", reply.text);
    }
    assert_eq!(
        titles(&search(cloud, "\u{202E}plain").await),
        ["Plain door"],
        "what turns it round is left out"
    );
    for query in ["q=door&colour=red", "q=door&q=gate", "category=nothing", "price_min=-1", "limit=0"] {
        let reply = ask(cloud, query).await;
        assert_eq!((reply.status, reply.problem()), (400, "invalid-query"), "{query}: {}", reply.text);
    }
}

#[tokio::test]
async fn two_writers_at_once_lose_nothing_and_a_repeat_adds_nothing() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    for copies in [Copies::TwoAtOnce, Copies::TwoInTurn] {
        cloud.deliver(Delivery { copies, shuffle: Some(7), ..Delivery::default() });
        for number in 0..12 {
            offer(cloud, &market.artisan, &format!("Basket {copies:?} {number}"), "garden", PRICE, 1).await;
            if number % 4 == 3 {
                cloud.relay().await;
                cloud.run_step(STEP).await;
            }
        }
        cloud.drain().await;
        let found = ask(cloud, &format!("q={copies:?}&limit=100")).await.expect(200);
        assert_eq!(found["total"], 12, "{copies:?}");
    }
    assert_eq!(search(cloud, "basket").await["total"], 24);
}

#[tokio::test]
async fn the_step_dies_at_each_of_its_calls_and_what_comes_next_finishes_the_work() {
    for effect in Effect::ALL {
        for call in 0..CALLS_MAX {
            let market = Market::open().await;
            let cloud = &market.cloud;
            offer(cloud, &market.artisan, "Raffia basket", "garden", PRICE, 1).await;
            cloud.drain().await;
            let clay = offer(cloud, &market.artisan, "Clay pot", "garden", PRICE, 1).await;
            let gone = format!("/products/{}", market.stool);
            cloud.delete(&market.artisan, &gone).await;
            cloud.fault(STEP, call, effect);
            cloud.drain().await;
            let happened = cloud.forget_faults() == 0;
            assert_eq!(titles(&search(cloud, "basket").await), ["Raffia basket"], "{effect:?} {call}");
            assert_eq!(titles(&search(cloud, "pot").await), ["Clay pot"], "{effect:?} {call}: {clay}");
            assert_eq!(search(cloud, "stool").await["total"], 0, "{effect:?} {call}");
            if !happened {
                assert!(call > 5, "the step makes more calls than {call}");
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_rebuild_finds_all_again_and_misses_nothing_that_changes_meanwhile() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    offer(cloud, &market.artisan, "Raffia basket", "garden", PRICE, 1).await;
    cloud.drain().await;
    let index = Published::new(&cloud.table(), cloud.search_bucket());
    let since = testing::now();
    let change = || Change::new(Actor::system("a-test"), since, "a-test");
    index.begin_rebuild(change, since).await.unwrap();
    offer(cloud, &market.artisan, "Clay pot", "garden", PRICE, 1).await;
    cloud.relay().await;
    cloud.run_step(STEP).await;
    assert!(!cloud.waiting(STEP).is_empty(), "it is asked for again while the index is made anew");
    assert_eq!(titles(&search(cloud, "pot").await), ["Clay pot"], "and found meanwhile");
    let documents = index.rebuild(change, since).await.unwrap();
    assert!(documents >= 3, "{documents}");
    cloud.drain().await;
    assert_eq!(titles(&search(cloud, "pot").await), ["Clay pot"]);
    assert_eq!(titles(&search(cloud, "basket").await), ["Raffia basket"]);
    assert_eq!(titles(&search(cloud, "stool").await), ["Oak stool"]);
    let late = index.rebuild(change, since).await.unwrap_err();
    assert!(late.to_string().contains("another rebuild"), "{late}");
}

#[tokio::test]
async fn what_was_found_before_is_found_while_the_newest_objects_cannot_be_read() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    cloud.drain().await;
    assert_eq!(titles(&search(cloud, "stool").await), ["Oak stool"]);
    let title = json!({ "title": "Iroko stool" });
    cloud.patch(&market.artisan, &format!("/products/{}", market.stool), title).await.expect(200);
    cloud.drain().await;
    // The pointer is the first call, the object the second.
    cloud.fault("search-products", 1, Effect::Trouble);
    let found = search(cloud, "oak").await;
    assert_eq!(titles(&found), ["Iroko stool"], "found by its old title, and shown as it is now");
    assert_eq!(cloud.forget_faults(), 0, "the object could not be read");
    assert_eq!(search(cloud, "oak").await["total"], 0);
}

#[tokio::test]
async fn many_changes_leave_few_objects() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    for number in 0..20 {
        let title = json!({ "title": format!("Stool number {number}") });
        cloud.patch(&market.artisan, &format!("/products/{}", market.stool), title).await.expect(200);
        cloud.drain().await;
    }
    assert_eq!(titles(&search(cloud, "stool").await), ["Stool number 19"]);
    assert_eq!(search(cloud, "stool").await["total"], 1);
    let objects = cloud.search_objects().len();
    assert!((1..=20).contains(&objects), "{objects} objects");
}

#[tokio::test]
async fn who_has_an_answer_already_is_told_so_and_a_search_reads_twice() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    cloud.drain().await;
    let first = ask(cloud, "q=stool").await;
    assert!(first.headers["cache-control"].starts_with("public, max-age="), "{:?}", first.headers);
    assert_eq!(first.round_trips, 2, "the pointer, and what is shown");
    let tag = first.headers["etag"].clone();
    let known = cloud.request(Method::GET, "/search?q=stool").header("if-none-match", &tag).send().await;
    assert_eq!((known.status, known.text.as_str()), (304, ""));
}

/// Everything is indexed, also who came into the table past the functions.
async fn settle(cloud: &Cloud) {
    cloud.drain().await;
    cloud.run_schedule(AUDIT).await;
    cloud.drain().await;
}

/// What `search-audit` asks for is worked off, but for what is to be looked at later.
async fn audit(cloud: &Cloud) {
    cloud.run_schedule(AUDIT).await;
    cloud.run_step(STEP).await;
}

#[tokio::test]
async fn what_no_event_told_of_is_found_out_told_and_put_right() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    let basket = offer(cloud, &market.artisan, "Raffia basket", "garden", PRICE, 1).await;
    settle(cloud).await;
    offer(cloud, &market.artisan, "Clay pot", "garden", PRICE, 1).await;
    cloud.delete(&market.artisan, &format!("/products/{basket}")).await;
    let title = json!({ "title": "Iroko stool" });
    cloud.patch(&market.artisan, &format!("/products/{}", market.stool), title).await.expect(200);
    cloud.artisan("Zainab Sani").await;
    cloud.relay().await;
    assert!(cloud.lose(STEP) >= 3);
    audit(cloud).await;
    assert_eq!(search(cloud, "pot").await["total"], 0, "its event may be on its way");
    let later = cloud.waiting(STEP);
    assert!(!later.is_empty() && later.iter().all(|message| message["type"] == "search.differing_due"));
    cloud.run_step(STEP).await;
    let log = cloud.log_of(STEP);
    assert!(log.contains(r#""SearchIndexDifference":4"#), "a product, another, a third, an artisan: {log}");
    assert_eq!(titles(&search(cloud, "pot").await), ["Clay pot"]);
    assert_eq!(titles(&search(cloud, "iroko").await), ["Iroko stool"]);
    assert_eq!(search(cloud, "basket").await["total"], 0);
    let found = cloud.request(Method::GET, "/search/artisans?q=zainab").send().await.expect(200);
    assert_eq!(found["items"].as_array().unwrap().len(), 1, "{found}");
    cloud.drain().await;
    audit(cloud).await;
    assert_eq!(cloud.waiting(STEP), Vec::<Value>::new(), "they agree");
    assert!(!cloud.log_of(STEP).contains("SearchIndexDifference"));
}

#[tokio::test]
async fn what_only_came_late_is_no_difference() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    settle(cloud).await;
    offer(cloud, &market.artisan, "Clay pot", "garden", PRICE, 1).await;
    audit(cloud).await;
    assert!(!cloud.waiting(STEP).is_empty(), "the event has not come yet");
    cloud.relay().await;
    cloud.run_step(STEP).await;
    assert!(!cloud.log_of(STEP).contains("SearchIndexDifference"));
    assert_eq!(titles(&search(cloud, "pot").await), ["Clay pot"]);
    assert_eq!(search(cloud, "pot").await["total"], 1, "it is indexed once");
}

#[tokio::test]
async fn a_rebuild_finds_who_sells_nothing_yet_though_no_index_knew_them() {
    let cloud = Cloud::start().await;
    cloud.artisan("Zainab Sani").await;
    let suspended = cloud.artisan("Musa Bello").await;
    cloud.suspend(&suspended).await;
    cloud.relay().await;
    assert!(cloud.lose(STEP) > 0);
    assert_eq!(rebuild(&cloud).await, 1);
    let found = cloud.request(Method::GET, "/search/artisans?q=zainab").send().await.expect(200);
    assert_eq!(found["items"].as_array().unwrap().len(), 1, "{found}");
}

#[tokio::test]
async fn an_object_that_nobody_named_for_a_day_is_deleted_and_no_other() {
    let market = Market::open().await;
    let cloud = &market.cloud;
    settle(cloud).await;
    let named = cloud.search_objects();
    let bucket = cloud.search_bucket();
    // Another form of the index has a pointer of its own.
    let (dead, other) = (
        format!("{SCHEMA}/of-a-writer-that-died.bundle"),
        format!("{}/of-the-next-version.bundle", SCHEMA + 1),
    );
    for key in [&dead, &other] {
        bucket.write_once(key, "text/plain", vec![1], testing::now()).await.unwrap();
    }
    let put = cloud.search_objects().len();
    cloud.age_objects(DAY - Duration::from_secs(60));
    cloud.run_schedule(AUDIT).await;
    cloud.drain().await;
    assert_eq!(cloud.search_objects().len(), put, "a writer may be about to name it");
    cloud.age_objects(Duration::from_secs(120));
    cloud.run_schedule(AUDIT).await;
    assert_eq!(cloud.search_objects().len(), put, "a reader may be about to fetch it");
    cloud.drain().await;
    let left = cloud.search_objects();
    assert_eq!(left, [named, vec![other]].concat());
    assert_eq!(titles(&search(cloud, "stool").await), ["Oak stool"]);
}

#[tokio::test]
async fn the_comparison_dies_at_each_of_its_calls_and_its_next_run_looks_at_everything() {
    for effect in Effect::ALL {
        for call in 0..CALLS_MAX {
            let market = Market::open().await;
            let cloud = &market.cloud;
            cloud.drain().await;
            offer(cloud, &market.artisan, "Clay pot", "garden", PRICE, 1).await;
            cloud.relay().await;
            cloud.lose(STEP);
            cloud.fault(AUDIT, call, effect);
            cloud.run_schedule(AUDIT).await;
            let happened = cloud.forget_faults() == 0;
            cloud.drain().await;
            assert_eq!(titles(&search(cloud, "pot").await), ["Clay pot"], "{effect:?} {call}");
            if !happened {
                assert!(call > 3, "it makes more calls than {call}");
                break;
            }
        }
    }
}
