//! What artisans offer, and what people edit: nobody's change is lost without a word.

pub(crate) mod import;

use http::Method;
use serde_json::{Value, json};
use testing::{Reply, User};

use crate::market::{FEE, Market, NET, PRICE};

/// One request of `market`'s artisan, with a header.
async fn with_header(
    market: &Market,
    method: Method,
    path: &str,
    header: (&str, &str),
    body: Value,
) -> Reply {
    market.cloud.request(method, path).by(&market.artisan).header(header.0, header.1).json(&body).send().await
}

#[tokio::test]
async fn nothing_is_offered_at_a_price_at_which_nobody_can_pay() {
    let market = Market::open().await;
    let offer = |amount: i64, currency: &str| {
        json!({
            "title": "Iroko chair",
            "description": "",
            "category": "furniture",
            "price": { "amount": amount, "currency": currency },
            "stock": 1,
        })
    };
    for (amount, currency, problem) in [
        (5_000, "NGN", "price-limits"),
        (1_000_000_000, "NGN", ""),
        (10_000, "NGN", ""),
        (10_000, "USD", "amount"),
    ] {
        let reply = market.cloud.post(&market.artisan, "/products", offer(amount, currency)).await;
        assert_eq!((reply.status == 201, reply.problem()), (problem.is_empty(), problem), "{}", reply.text);
    }
    let product = format!("/products/{}", market.stool);
    let cheap = json!({ "price": { "amount": 9_999, "currency": "NGN" } });
    let refused = market.cloud.patch(&market.artisan, &product, cheap).await;
    assert_eq!((refused.status, refused.problem()), (422, "price-limits"), "{}", refused.text);
    assert_eq!(refused.json["minimum"], json!({ "amount": 10_000, "currency": "NGN" }));
}

#[tokio::test]
async fn the_limits_of_prices_and_checkouts_are_those_that_the_operator_configures() {
    let market = Market::with_parameters(&[("PaymentMinimum", PRICE + 1)]).await;
    let product = format!("/products/{}", market.stool);
    let renamed = market.cloud.patch(&market.artisan, &product, json!({ "title": "Oak stool, oiled" })).await;
    assert_eq!(renamed.problem(), "price-limits", "{}", renamed.text);
    let body = testing::checkout_body(&[(market.stool, 1)]);
    let refused = market.cloud.post(&market.buyer, "/checkout", body).await;
    assert_eq!((refused.problem(), &refused.json["minimum"]["amount"]), ("order-total", &json!(PRICE + 1)));
}

#[tokio::test]
async fn a_second_window_does_not_put_an_old_price_back() {
    let market = Market::open().await;
    let path = format!("/products/{}", market.stool);
    let priced = |amount: i64| json!({ "price": { "amount": amount, "currency": "NGN" } });
    let seen = market.cloud.get(&market.artisan, &path).await;
    let tag = seen.headers["etag"].clone();
    let first = with_header(&market, Method::PATCH, &path, ("if-match", &tag), priced(PRICE + 100)).await;
    assert_eq!(first.status, 200, "{}", first.text);
    let again = with_header(&market, Method::PATCH, &path, ("if-match", &tag), priced(PRICE + 100)).await;
    assert_eq!(again.status, 200, "the answer was lost: it is as it was asked for");
    let second = with_header(&market, Method::PATCH, &path, ("if-match", &tag), priced(PRICE)).await;
    assert_eq!((second.status, second.problem()), (412, "changed-meanwhile"), "{}", second.text);
    let tag = first.headers["etag"].clone();
    with_header(&market, Method::PATCH, &path, ("if-match", &tag), priced(PRICE)).await.expect(200);
}

#[tokio::test]
async fn a_sale_is_no_change_of_what_the_artisan_edits() {
    let market = Market::open().await;
    let path = format!("/products/{}", market.stool);
    let shown = market.cloud.get(&market.buyer, &path).await;
    market.placed().await;
    let after = market.cloud.get(&market.buyer, &path).await;
    assert_ne!(shown.headers["etag"], after.headers["etag"], "fewer are left");
    let tag = shown.headers["etag"].clone();
    let renamed = json!({ "title": "Oak stool, oiled" });
    with_header(&market, Method::PATCH, &path, ("if-match", &tag), renamed).await.expect(200);
}

#[tokio::test]
async fn profile_account_preference_and_name_are_not_overwritten_from_an_old_window() {
    let market = Market::open().await;
    let own = |path: &'static str| market.cloud.get(&market.artisan, path);
    for (read, method, path, body) in [
        ("/me", Method::PATCH, "/me", json!({ "name": "Musa A. Bello" })),
        ("/me/artisan", Method::PUT, "/me/artisan/payout-preference", json!({ "mode": "on_request" })),
    ] {
        let tag = own(read).await.headers["etag"].clone();
        let refused =
            with_header(&market, method.clone(), path, ("if-match", "\"9999\""), body.clone()).await;
        assert_eq!(
            (refused.status, refused.problem()),
            (412, "changed-meanwhile"),
            "{path}: {}",
            refused.text
        );
        with_header(&market, method, path, ("if-match", &tag), body).await.expect(200);
    }
}

#[tokio::test]
async fn who_has_a_product_already_is_told_so_and_whose_it_is_keeps_nothing() {
    let market = Market::open().await;
    let path = format!("/products/{}", market.stool);
    let public = market.cloud.get(&market.buyer, &path).await;
    assert!(public.headers["cache-control"].starts_with("public, max-age="), "{:?}", public.headers);
    let known = |tag: String| market.cloud.request(Method::GET, &path).header("if-none-match", &tag).send();
    let same = known(public.headers["etag"].clone()).await;
    assert_eq!((same.status, same.text.as_str()), (304, ""));
    market.placed().await;
    let newer = known(public.headers["etag"].clone()).await;
    assert_eq!((newer.status, &newer.json["stock"]), (200, &json!(market.left().await)));
    let own = market.cloud.get(&market.artisan, &path).await;
    assert_eq!(own.headers["cache-control"], "no-store");
}

/// A door, as it is offered.
fn door(attributes: Value) -> Value {
    json!({
        "title": "Panelled door",
        "description": "",
        "category": "doors",
        "price": { "amount": PRICE, "currency": "NGN" },
        "stock": 1,
        "attributes": attributes,
    })
}

#[tokio::test]
async fn a_product_says_of_itself_what_its_category_takes_and_keeps_it_where_that_has_it_too() {
    let market = Market::open().await;
    let said = json!([
        { "key": "lock", "value": true },
        { "key": "width", "value": 90.5 },
        { "key": "material", "value": "steel" },
    ]);
    let offered = market.cloud.post(&market.artisan, "/products", door(said.clone())).await.expect(201);
    let path = format!("/products/{}", offered["id"].as_str().unwrap());
    let shown = market.cloud.get(&market.buyer, &path).await.expect(200);
    let expected = json!([
        { "key": "material", "name": "Material", "value": "steel", "words": "Steel" },
        { "key": "width", "name": "Width", "value": 90.5, "words": "90.5 cm" },
        { "key": "lock", "name": "With a lock", "value": true, "words": "Yes" },
    ]);
    assert_eq!(shown["attributes"], expected);
    let change = async |body: Value| market.cloud.patch(&market.artisan, &path, body).await;
    let renamed = change(json!({ "title": "Panelled door, oiled" })).await.expect(200);
    assert_eq!(renamed["attributes"], expected, "what is left out stays");
    let again = change(json!({ "attributes": said })).await;
    assert_eq!((again.status, &again.json["updated_at"]), (200, &renamed["updated_at"]), "nothing new");
    let moved = change(json!({ "category": "windows" })).await.expect(200);
    assert_eq!(moved["attributes"], json!([expected[0], expected[1]]), "windows have no lock");
    let refused =
        change(json!({ "category": "tools", "attributes": [{ "key": "lock", "value": true }] })).await;
    assert_eq!((refused.status, refused.problem()), (422, "product-attributes"), "{}", refused.text);
    let silent = change(json!({ "attributes": [] })).await.expect(200);
    assert_eq!(silent.get("attributes"), None);
}

#[tokio::test]
async fn what_the_category_does_not_take_is_refused_by_the_name_of_the_attribute() {
    let market = Market::open().await;
    let offer =
        async |attributes: Value| market.cloud.post(&market.artisan, "/products", door(attributes)).await;
    for (key, value, told) in [
        ("material", json!("gold"), "takes one of hardwood"),
        ("width", json!(0), "from 1 to 2000 (cm)"),
        ("width", json!("90"), "takes a number"),
        ("lock", json!("yes"), "takes true or false"),
        ("mattress", json!("6-by-6-feet"), "Doors has no attribute"),
    ] {
        let refused = offer(json!([{ "key": key, "value": value }])).await;
        assert_eq!((refused.status, refused.problem()), (422, "product-attributes"), "{}", refused.text);
        assert_eq!(refused.json["attribute"], key);
        let detail = refused.json["detail"].as_str().unwrap();
        assert!(detail.contains(told), "{detail}");
    }
    let lock = json!({ "key": "lock", "value": true });
    for malformed in [
        json!([lock, lock]),
        json!([{ "key": "lock" }]),
        json!([{ "key": "lock", "value": [true] }]),
        json!([{ "key": "lock", "value": true, "unit": "cm" }]),
        json!({ "lock": true }),
    ] {
        assert_eq!(offer(malformed.clone()).await.status, 400, "{malformed}");
    }
}

#[tokio::test]
async fn a_category_lists_what_is_in_its_parts_page_by_page_and_a_part_only_its_own() {
    let market = Market::open().await;
    let mut newest = Vec::new();
    for (number, category) in ["doors", "doors-windows", "windows", "doors", "garden"].iter().enumerate() {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        let title = format!("{category} {number}");
        market.cloud.product_in(category, &market.artisan, &title, PRICE, 1).await;
        newest.insert(0, title);
    }
    let in_all = newest[1..].to_vec();
    assert_eq!(titles(&market, "category=doors-windows").await, (in_all.clone(), None));
    assert_eq!(titles(&market, "category=doors").await.0, ["doors 3", "doors 0"]);
    let (first, next) = titles(&market, "category=doors-windows&limit=3").await;
    let (rest, end) =
        titles(&market, &format!("category=doors-windows&limit=3&cursor={}", next.unwrap())).await;
    assert_eq!(([first, rest].concat(), end), (in_all, None));
    let tree = market.cloud.get(&market.buyer, "/categories").await.expect(200);
    let doors = tree["items"].as_array().unwrap().iter().find(|item| item["slug"] == "doors").unwrap();
    assert_eq!(doors, &json!({ "slug": "doors", "name": "Doors", "parent": "doors-windows" }));
    let doors = market.cloud.get(&market.buyer, "/categories/doors").await.expect(200);
    assert_eq!(doors["part_of"], json!([{ "slug": "doors-windows", "name": "Doors and windows" }]));
    assert_eq!(doors["attributes"][1]["unit"], "cm", "{doors}");
    let parent = market.cloud.get(&market.buyer, "/categories/doors-windows").await.expect(200);
    let parts: Vec<&Value> = parent["parts"].as_array().unwrap().iter().map(|part| &part["slug"]).collect();
    assert_eq!(parts, ["doors", "windows"]);
    let unknown = market.cloud.get(&market.buyer, "/categories/nothing").await;
    assert_eq!((unknown.status, unknown.problem()), (404, "not-found"));
}

/// What `query` lists: the titles, and where the next page begins.
async fn titles(market: &Market, query: &str) -> (Vec<String>, Option<String>) {
    let page = market.cloud.get(&market.buyer, &format!("/products?{query}")).await.expect(200);
    let title = |item: &Value| item["title"].as_str().unwrap().to_owned();
    let titles = page["items"].as_array().unwrap().iter().map(title).collect();
    (titles, page["next_cursor"].as_str().map(str::to_owned))
}

/// Products in three categories, the last first; each at a moment of its own, since of one moment the order is by chance.
async fn stock_the_shelves(market: &Market) -> Vec<String> {
    let mut newest = vec!["Oak stool".to_owned()];
    for (number, category) in ["garden", "tools", "furniture", "garden", "garden", "tools"].iter().enumerate()
    {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        let title = format!("{category} {number}");
        market.cloud.product_in(category, &market.artisan, &title, PRICE, 1).await;
        newest.insert(0, title);
    }
    newest
}

#[tokio::test]
async fn the_newest_of_all_categories_are_listed_page_by_page_each_once() {
    let market = Market::open().await;
    let newest = stock_the_shelves(&market).await;
    assert_eq!(titles(&market, "").await, (newest.clone(), None));
    for limit in [1, 2, 3] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let (shown, next) = titles(&market, &format!("limit={limit}{cursor}")).await;
            assert!((1..=limit).contains(&shown.len()), "{shown:?}");
            seen.extend(shown);
            let Some(next) = next else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(seen, newest, "limit {limit}");
    }
}

#[tokio::test]
async fn a_public_product_says_who_offers_it() {
    let market = Market::open().await;
    let artisan = market.artisan.artisan_id();
    let shown =
        json!({ "id": artisan, "display_name": "Musa Bello & Sons", "verified": true, "tier": "new" });
    let alone = market.cloud.get(&market.buyer, &format!("/products/{}", market.stool)).await;
    assert_eq!((alone.round_trips, &alone.json["artisan"]), (2, &shown));
    for query in ["".to_owned(), format!("?ids={}", market.stool), format!("?artisan_id={artisan}")] {
        let list = market.cloud.get(&market.buyer, &format!("/products{query}")).await.expect(200);
        assert_eq!(list["items"][0]["artisan"], shown, "{query}");
    }
}

#[tokio::test]
async fn several_products_come_at_once_in_their_order_and_without_what_is_hidden() {
    let market = Market::open().await;
    let chair = market.cloud.product(&market.artisan, "Chair", PRICE, 0).await;
    let gone = market.cloud.product(&market.artisan, "Gone", PRICE, 1).await;
    market.cloud.delete(&market.artisan, &format!("/products/{gone}")).await.expect(204);
    let ids = format!("ids={chair},{gone},{},prd_01K9QKFBF5KZNWJ47TAN9ZT24M,{chair}", market.stool);
    let both = (vec!["Chair".to_owned(), "Oak stool".to_owned()], None);
    assert_eq!(titles(&market, &format!("{ids}&limit=1")).await, both);
    assert_eq!(titles(&market, &format!("{ids}&in_stock=true")).await, (vec!["Oak stool".to_owned()], None));
    let many = vec![chair.to_string(); 41].join(",");
    assert_eq!(
        titles(&market, &format!("ids={many}")).await.0,
        ["Chair"],
        "one product, whatever is repeated"
    );
    let different: Vec<String> =
        (0..41).map(|n| format!("prd_01K9QKFBF5KZNWJ47TAN9ZT2{:02}", n + 10)).collect();
    for wrong in [
        format!("ids={}", different.join(",")),
        "ids=".to_owned(),
        "ids=stool".to_owned(),
        format!("ids={chair}&category=furniture"),
        format!("category=furniture&artisan_id={}", market.artisan.artisan_id()),
    ] {
        let refused = market.cloud.get(&market.buyer, &format!("/products?{wrong}")).await;
        assert_eq!((refused.status, refused.problem()), (400, "invalid-query"), "{wrong}: {}", refused.text);
    }
}

#[tokio::test]
async fn an_artisan_reads_what_a_price_brings_and_what_they_may_do_with_a_product_and_nobody_else_does() {
    let market = Market::open().await;
    let path = format!("/products/{}", market.stool);
    let money = |amount: i64| json!({ "amount": amount, "currency": "NGN" });
    let own = market.cloud.get(&market.artisan, &path).await.expect(200);
    let listed = market.cloud.get(&market.artisan, "/me/products").await.expect(200);
    let renamed = json!({ "title": "Oak stool, oiled" });
    let changed = market.cloud.patch(&market.artisan, &path, renamed).await.expect(200);
    for view in [&own, &listed["items"][0], &changed] {
        assert_eq!(view["proceeds"], json!({ "fee": money(FEE), "net": money(NET) }), "{view}");
        let names: Vec<&Value> =
            view["actions"].as_array().unwrap().iter().map(|told| &told["action"]).collect();
        assert_eq!(names, ["edit", "adjust_stock", "hide", "archive"]);
    }
    let public = market.cloud.get(&market.buyer, &path).await.expect(200);
    assert_eq!((public.get("proceeds"), public.get("actions")), (None, None));
    market.cloud.delete(&market.artisan, &path).await.expect(204);
    let archived = market.cloud.get(&market.artisan, &path).await.expect(200);
    assert_eq!(archived["actions"], json!([{ "action": "restore", "allowed": true }]));
}

/// Who sees a product: by its address, in its category, by its artisan, among the newest, by its identifier.
async fn seen_by(market: &Market, user: &User, id: &str) -> [bool; 5] {
    let artisan = market.artisan.artisan_id();
    let page = market.cloud.get(user, &format!("/products/{id}")).await;
    let mut seen = [page.status == 200, false, false, false, false];
    let lists = [
        "/products?category=furniture".to_owned(),
        format!("/products?artisan_id={artisan}"),
        "/products".to_owned(),
        format!("/products?ids={id}"),
    ];
    for (seen, list) in seen[1..].iter_mut().zip(lists) {
        let shown = market.cloud.get(user, &list).await.expect(200);
        *seen = shown["items"].as_array().unwrap().iter().any(|item| item["id"] == id);
    }
    seen
}

#[tokio::test]
async fn a_product_goes_in_and_out_of_the_shop_and_only_its_artisan_sees_it_meanwhile() {
    let market = Market::open().await;
    let offer = json!({
        "title": "Iroko chair",
        "description": "",
        "category": "furniture",
        "price": { "amount": 1_000_000, "currency": "NGN" },
        "stock": 3,
        "draft": true,
    });
    let draft = market.cloud.post(&market.artisan, "/products", offer).await.expect(201);
    let id = draft["id"].as_str().unwrap();
    let path = format!("/products/{id}");
    let step = async |verb: &str| {
        market.cloud.post(&market.artisan, &format!("{path}/{verb}"), Value::Null).await.expect(200)
    };
    let buy = async || market.cloud.post(&market.buyer, "/checkout", checkout(id)).await;
    assert_eq!((&draft["status"], seen_by(&market, &market.buyer, id).await), (&json!("draft"), [false; 5]));
    assert_eq!(market.cloud.get(&market.artisan, &path).await.expect(200)["status"], "draft");
    assert_eq!(buy().await.status, 409, "nobody buys a draft");
    for (verb, status, shown) in [
        ("hide", "draft", false),
        ("publish", "on_sale", true),
        ("publish", "on_sale", true),
        ("hide", "hidden", false),
        ("hide", "hidden", false),
        ("restore", "hidden", false),
        ("publish", "on_sale", true),
    ] {
        assert_eq!(step(verb).await["status"], status, "{verb}");
        assert_eq!(seen_by(&market, &market.buyer, id).await, [shown; 5], "{verb}");
    }
    step("hide").await;
    let priced = json!({ "price": { "amount": 1_200_000, "currency": "NGN" } });
    market.cloud.patch(&market.artisan, &path, priced).await.expect(200);
    market.cloud.post(&market.artisan, &format!("{path}/stock"), json!({ "delta": 2 })).await.expect(200);
    assert_eq!(seen_by(&market, &market.buyer, id).await, [false; 5], "a change publishes nothing");
    let refused = buy().await;
    assert_eq!((refused.status, refused.problem()), (409, "product-unavailable"), "{}", refused.text);
    market.cloud.delete(&market.artisan, &path).await.expect(204);
    let refused = market.cloud.post(&market.artisan, &format!("{path}/publish"), Value::Null).await;
    assert_eq!((refused.status, refused.problem()), (409, "product-archived"), "{}", refused.text);
    assert_eq!(step("restore").await["status"], "hidden");
    step("publish").await;
    buy().await.expect(201);
    market.books().await;
}

fn checkout(id: &str) -> Value {
    testing::checkout_body(&[(id.parse().unwrap(), 1)])
}

#[tokio::test]
async fn a_product_is_published_by_who_may_sell_at_a_price_that_can_be_paid_and_as_it_was_seen() {
    let market = Market::open().await;
    let offer = json!({
        "title": "Iroko chair",
        "description": "",
        "category": "furniture",
        "price": { "amount": 1_000_000, "currency": "NGN" },
        "stock": 3,
        "draft": true,
    });
    let other = market.cloud.artisan("Bola Ade").await;
    for verb in ["hide", "publish", "restore"] {
        let path = format!("/products/{}/{verb}", market.stool);
        let refused = market.cloud.post(&other, &path, Value::Null).await;
        assert_eq!((refused.status, refused.problem()), (404, "not-found"), "{verb}: {}", refused.text);
    }
    let draft = market.cloud.post(&market.artisan, "/products", offer).await.expect(201);
    let path = format!("/products/{}", draft["id"].as_str().unwrap());
    let tag = market.cloud.get(&market.artisan, &path).await.headers["etag"].clone();
    market.cloud.patch(&market.artisan, &path, json!({ "title": "Iroko chair, oiled" })).await.expect(200);
    let key = ("if-match", tag.as_str());
    let publish = format!("{path}/publish");
    let stale = market
        .cloud
        .request(Method::POST, &publish)
        .by(&market.artisan)
        .key("publish-it-1")
        .header(key.0, key.1);
    let stale = stale.send().await;
    assert_eq!((stale.status, stale.problem()), (412, "changed-meanwhile"), "{}", stale.text);
    let stale = market.cloud.request(Method::DELETE, &path).by(&market.artisan).header(key.0, key.1);
    assert_eq!(stale.send().await.status, 412);
    let admin = market.cloud.admin().await;
    let suspend = json!({ "reason": "Two buyers got fakes.", "payouts": "hold" });
    let suspend_path = format!("/admin/artisans/{}/suspend", market.artisan.artisan_id());
    market.cloud.post(&admin, &suspend_path, suspend).await.expect(200);
    let refused = market.cloud.post(&market.artisan, &publish, Value::Null).await;
    assert_eq!((refused.status, refused.problem()), (403, "artisan-not-verified"), "{}", refused.text);
}
