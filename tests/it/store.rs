//! The table: the exact keys of each kind of item, and what a commit promises.

use std::collections::BTreeMap;

use ::store::entities::{
    artisan_key, claim_email, dispute_key, mark_circuit, order_key, product_key, require_verified,
    reserve_stock, tie_stock, user_key,
};
use ::store::{Answer, Change, Error, Once, PageRequest};
use domain::artisans::{Artisan, Profile};
use domain::catalogue::{Offer, Product, Stock};
use domain::history::verify;
use domain::identity::credentials::{Credentials, Email};
use domain::payments::circuit::Circuit;
use domain::users::User;
use domain::{Actor, ArtisanId, Currency, Money, OrderId, ProductId, Role, Timestamp, TypedId, UserId};
use serde_json::{Value, json};
use testing::{Cloud, Dynamo, plain_item};

use crate::market::{Market, PRICE};

fn at() -> Timestamp {
    Timestamp::from_millis(1_795_342_620_000)
}

fn user_id() -> UserId {
    UserId::new(at(), [1; 10])
}

fn email() -> Email {
    Email::try_from("ada@example.com".to_owned()).unwrap()
}

fn change() -> Change {
    Change::new(Actor::User(user_id()), at(), "a-test")
}

fn credentials(of: UserId) -> Credentials {
    Credentials {
        email: email(),
        user_id: of,
        password_hash: "$argon2id$…".to_owned(),
        roles: vec![Role::Buyer],
        email_verified_at: Some(at()),
        second_factor: false,
        providers: Vec::new(),
        leaving: false,
    }
}

fn ada() -> domain::Outcome<User> {
    User::sign_up(user_id(), email(), "Ada Obi".to_owned(), vec![Role::Buyer], at())
}

fn artisan() -> domain::Outcome<Artisan> {
    let profile = Profile {
        display_name: "Musa & Sons".to_owned(),
        legal_name: "Musa Bello".to_owned(),
        trades: vec!["carpentry".to_owned()],
        areas: vec!["NG-LA".to_owned()],
        about: "Furniture".to_owned(),
    };
    Artisan::create(user_id().artisan(), profile, at())
}

fn offer(price: i64) -> Offer {
    Offer {
        title: "Oak stool".to_owned(),
        description: "Made by hand.".to_owned(),
        category: "furniture".to_owned(),
        price: Money::new(price, Currency::NGN),
        images: Vec::new(),
        attributes: BTreeMap::new(),
    }
}

fn product_id() -> ProductId {
    ProductId::new(at(), [2; 10])
}

/// The attributes of an item that are ours and not the entity's.
fn place(item: &Value) -> BTreeMap<String, String> {
    let ours = ["pk", "sk", "version", "expires_at_seconds"];
    let fields = item.as_object().unwrap().iter();
    fields
        .filter(|(name, _)| ours.contains(&name.as_str()) || name.starts_with("gsi"))
        .map(|(name, value)| (name.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        .collect()
}

fn items(cloud: &Cloud) -> Vec<Value> {
    cloud.dynamo().items().iter().map(plain_item).collect()
}

/// What is stored where, in the order of the keys: `pk / sk`, then the places in the indexes.
pub(crate) fn places(cloud: &Cloud) -> Vec<String> {
    let mut lines: Vec<String> = items(cloud)
        .iter()
        .map(|item| {
            let mut place = place(item);
            let key = format!("{} / {}", place.remove("pk").unwrap(), place.remove("sk").unwrap());
            let rest: Vec<String> = place.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{key} {}", rest.join(" "))
        })
        .collect();
    lines.sort();
    lines
}

#[tokio::test]
async fn each_item_has_its_keys_and_no_others() {
    let cloud = Cloud::start().await;
    let mut all = change();
    all.create(ada());
    claim_email(&mut all, &credentials(user_id()));
    let created = artisan();
    let submitted = created.entity.submit(Vec::new(), at()).unwrap().unwrap();
    all.create(submitted);
    let product = all.create(Product::create(product_id(), user_id().artisan(), offer(PRICE), at()));
    all.insert(&Stock { product_id: product.id, available: 3, product_version: 1, open: true });
    let once = Once { user_id: user_id(), key: "a-key-of-a-client".to_owned(), fingerprint: "f".to_owned() };
    all.answer(&once, Answer { status: 201, body: "{}".to_owned(), location: None });
    cloud.table().commit(all).await.unwrap();
    let ulid = user_id().ulid();
    let (prd, history) = (product_id(), "HISTORY#000000000001");
    assert_eq!(
        places(&cloud),
        [
            format!(
                "ARTISAN#art_{ulid} / ARTISAN gsi2pk=REVIEW_QUEUE#verification gsi2sk={}#art_{ulid} version=1",
                at()
            ),
            format!("ARTISAN#art_{ulid} / {history} "),
            format!(
                "EMAIL#ada@example.com / CREDENTIALS gsi1pk=USER#usr_{ulid} gsi1sk=CREDENTIALS version=1"
            ),
            format!("PRODUCT#{prd} / {history} "),
            format!(
                "PRODUCT#{prd} / PRODUCT gsi1pk=ARTISAN#art_{ulid} gsi1sk=PRODUCT#{prd} gsi2pk=CATEGORY#furniture \
                 gsi2sk=PRODUCT#{prd} version=1"
            ),
            format!("PRODUCT#{prd} / STOCK version=1"),
            format!(
                "USER#usr_{ulid} / ANSWER#a-key-of-a-client expires_at_seconds={} version=1",
                at().plus_seconds(3 * 24 * 60 * 60).seconds()
            ),
            format!("USER#usr_{ulid} / {history} "),
            format!(
                "USER#usr_{ulid} / USER expires_at_seconds={} gsi1pk=PERSON#ada@example.com gsi1sk=USER#usr_{ulid} \
                 version=1",
                user_id().created_at().plus_seconds(30 * 24 * 60 * 60).seconds()
            ),
        ]
    );
}

#[tokio::test]
async fn the_items_of_an_order_have_their_keys_and_no_others() {
    let market = Market::open().await;
    let order = market.placed().await;
    let items = items(&market.cloud);
    let of = |pk: &str, sk: &str| {
        let found = items.iter().find(|item| item["pk"] == json!(pk) && item["sk"] == json!(sk));
        let mut place = place(found.unwrap_or_else(|| panic!("there is no {pk} / {sk}")));
        // The shard is a hash of the key; that it is one is tested with the sweep.
        let shard = place.remove("gsi3pk");
        (place, shard.map(|shard| shard.rsplit_once('#').unwrap().0.to_owned()))
    };
    let placed = market.order(&order).await;
    let texts = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let (pk, kind) = (format!("ORDER#{}", order.id), format!("ORDER#{}", order.id));
    let expected = texts(&[
        ("pk", &pk),
        ("sk", "ORDER"),
        ("version", "1"),
        ("gsi1pk", &format!("BUYER#{}", market.buyer.id)),
        ("gsi1sk", &kind),
        ("gsi2pk", &format!("ARTISAN#{}", market.artisan.artisan_id())),
        ("gsi2sk", &kind),
        ("gsi3sk", &placed.due().unwrap().at.to_string()),
    ]);
    assert_eq!(of(&pk, "ORDER"), (expected, Some("DUE#payments-settle".to_owned())));
    assert_eq!(of(&pk, "DELIVERY").0, texts(&[("pk", &pk), ("sk", "DELIVERY"), ("version", "1")]));
    let payment = format!("PAYMENT#{}", order.payment_id);
    let due = market.cloud.books().await.payments[0].due.unwrap().at.to_string();
    assert_eq!(
        of(&payment, "PAYMENT"),
        (
            texts(&[("pk", &payment), ("sk", "PAYMENT"), ("version", "1"), ("gsi3sk", &due)]),
            Some("DUE#payments-settle".to_owned())
        )
    );
}

#[tokio::test]
async fn an_item_says_nothing_twice_and_an_order_fits_a_write_unit() {
    let market = Market::open().await;
    let placed = market.delivered().await;
    let order = market.order(&placed).await;
    let items = market.cloud.dynamo().items();
    let of = |sk: &str| {
        let pk = json!(order_key(order.id()).subject());
        items.iter().find(|item| item["pk"]["S"] == pk && item["sk"]["S"] == json!(sk)).unwrap()
    };
    let (item, entry) = (of("ORDER"), of("HISTORY#000000000002"));
    for field in ["id", "buyer_id", "artisan_id", "due", "refunds", "chargebacks", "wrong_codes"] {
        assert_eq!(item[field], Value::Null, "{field}");
    }
    for field in ["subject", "seq"] {
        assert_eq!(entry[field], Value::Null, "{field}");
    }
    assert_eq!(item["paid_at"]["N"], json!(order.paid_at().unwrap().millis().to_string()));
    assert!(item["head"]["B"].is_string() && entry["hash"]["B"].is_string());
    assert_eq!(of("HISTORY#000000000001")["previous_hash"], Value::Null, "the beginning is known");
    assert!(Dynamo::bytes_of(item) <= 1_024, "{} bytes", Dynamo::bytes_of(item));
    assert!(order.due().is_some(), "what the keys say is read back");
}

#[tokio::test]
async fn a_dispute_is_in_the_queue_while_an_administrator_has_to_decide() {
    let market = Market::open().await;
    let dispute = market.disputed().await;
    let pk = dispute_key(dispute.id).subject().to_owned();
    let place_of = || {
        let items = items(&market.cloud);
        let found = items.iter().find(|item| item["pk"] == json!(pk) && item["sk"] == json!("DISPUTE"));
        let mut place = place(found.unwrap());
        let shard = place.remove("gsi3pk").unwrap();
        (place, shard.rsplit_once('#').unwrap().0.to_owned())
    };
    let (open, shard) = place_of();
    assert_eq!(open.keys().collect::<Vec<_>>(), ["gsi3sk", "pk", "sk", "version"]);
    assert_eq!(
        (open["gsi3sk"].clone(), shard.as_str()),
        (dispute.due.unwrap().at.to_string(), "DUE#disputes-time-out")
    );
    market.cloud.age(&dispute_key(dispute.id), 5 * crate::market::DAY);
    market.cloud.run_schedule("platform-sweep").await;
    market.cloud.drain().await;
    let escalated = market.dispute(dispute.id).await;
    let (waiting, _) = place_of();
    assert_eq!(waiting["gsi2pk"], "REVIEW_QUEUE#dispute");
    assert_eq!(waiting["gsi2sk"], format!("{}#{}", escalated.decide_by.unwrap(), dispute.id));
}

#[tokio::test]
async fn of_two_changes_to_one_version_one_goes_through() {
    let cloud = Cloud::start().await;
    let (table, users) = (cloud.table(), cloud.table().users());
    let mut first = change();
    first.create(ada());
    table.commit(first).await.unwrap();
    let read = users.find(user_id()).await.unwrap().unwrap();
    let rename = |name: &str| {
        let mut change = change();
        change.save(&read, read.update(name.to_owned(), None).unwrap());
        change
    };
    let (one, other) = tokio::join!(table.commit(rename("Ada")), table.commit(rename("Obi")));
    let won = usize::from(one.is_ok()) + usize::from(other.is_ok());
    let lost = [one, other].into_iter().filter(|outcome| matches!(outcome, Err(Error::Conflict))).count();
    assert_eq!((won, lost), (1, 1));
    assert_eq!(users.find(user_id()).await.unwrap().unwrap().version(), 2);
}

#[tokio::test]
async fn creating_what_exists_is_a_conflict_and_changes_nothing() {
    let cloud = Cloud::start().await;
    for expected in [true, false] {
        let mut change = change();
        change.create(ada());
        assert_eq!(cloud.table().commit(change).await.is_ok(), expected);
    }
    assert_eq!(items(&cloud).len(), 2);
}

#[tokio::test]
async fn what_is_not_there_is_named_by_where_it_would_be() {
    let cloud = Cloud::start().await;
    let id = OrderId::new(at(), [3; 10]);
    let once = Once { user_id: user_id(), key: "a-key-of-a-client".to_owned(), fingerprint: "f".to_owned() };
    let orders = cloud.table().orders();
    for missing in [orders.load(id).await, orders.load_once(&once, id).await] {
        assert!(matches!(missing, Err(Error::NotFound(key)) if key == order_key(id)));
    }
    assert!(orders.find(id).await.unwrap().is_none());
}

#[tokio::test]
async fn a_change_that_is_not_one_put_is_not_committed_as_one() {
    let cloud = Cloud::start().await;
    let mut with_history = change();
    with_history.create(ada());
    assert!(matches!(cloud.table().commit_put(with_history).await, Err(Error::Invalid(_))));
    assert_eq!(items(&cloud), Vec::<Value>::new());
}

#[tokio::test]
async fn a_change_is_all_or_nothing() {
    let cloud = Cloud::start().await;
    let mut first = change();
    first.create(ada());
    cloud.table().commit(first).await.unwrap();
    let mut both = change();
    both.create(Product::create(product_id(), user_id().artisan(), offer(PRICE), at()));
    both.create(ada());
    assert!(matches!(cloud.table().commit(both).await, Err(Error::Conflict)));
    let product = cloud.table().products().find(product_id()).await.unwrap();
    assert!(product.is_none());
}

#[tokio::test]
async fn the_history_is_a_chain_that_shows_tampering() {
    let cloud = Cloud::start().await;
    let (table, users) = (cloud.table(), cloud.table().users());
    let mut first = change();
    let mut user = first.create(ada());
    table.commit(first).await.unwrap();
    for name in ["Ada O.", "A. Obi", "Adaeze Obi"] {
        let mut next = change();
        user = next.save(&user, user.update(name.to_owned(), None).unwrap());
        table.commit(next).await.unwrap();
    }
    let page = PageRequest { limit: 50, cursor: None };
    let history = cloud.table().history(&user_key(user_id()), true, &page).await.unwrap().items;
    let stored = users.find(user_id()).await.unwrap().unwrap();
    assert_eq!(history.len(), 4);
    verify(&history, stored.version(), stored.head()).unwrap();
    assert!(
        history.iter().all(|entry| !entry.changed.values().any(|value| value == "Adaeze Obi")),
        "names stay out"
    );

    let mut altered = history.clone();
    altered[1].action = "user.email_verified".to_owned();
    assert!(verify(&altered, stored.version(), stored.head()).is_err());
    assert!(verify(&history[..3], stored.version(), stored.head()).is_err(), "the last entry is missing");
    assert!(verify(&history[1..], stored.version(), stored.head()).is_err(), "the first entry is missing");
}

#[tokio::test]
async fn a_taken_address_is_named_as_such() {
    let cloud = Cloud::start().await;
    let mut first = change();
    claim_email(&mut first, &credentials(user_id()));
    cloud.table().commit(first).await.unwrap();
    let mut second = change();
    claim_email(&mut second, &credentials(UserId::new(at(), [9; 10])));
    assert!(matches!(cloud.table().commit(second).await, Err(Error::EmailTaken)));
}

#[tokio::test]
async fn a_claim_that_was_not_verified_gives_way() {
    let cloud = Cloud::start().await;
    let (stranger, owner) = (user_id(), UserId::new(at(), [9; 10]));
    let mut first = change();
    claim_email(&mut first, &Credentials { email_verified_at: None, ..credentials(stranger) });
    cloud.table().commit(first).await.unwrap();
    let mut second = change();
    claim_email(&mut second, &credentials(owner));
    cloud.table().commit(second).await.unwrap();
    let claimed = cloud.table().identity().credentials(&email()).await.unwrap().unwrap();
    assert_eq!((claimed.user_id, claimed.version()), (owner, 1));
}

async fn shelf(cloud: &Cloud, available: i64) -> Stock {
    let mut created = change();
    let product = created.create(Product::create(product_id(), user_id().artisan(), offer(PRICE), at()));
    let stock = Stock { product_id: product.id, available, product_version: 1, open: true };
    created.insert(&stock);
    cloud.table().commit(created).await.unwrap();
    stock
}

async fn left(cloud: &Cloud) -> i64 {
    cloud.table().products().find_with_stock(product_id()).await.unwrap().unwrap().1.available
}

#[tokio::test]
async fn too_few_pieces_are_refused_with_what_is_left() {
    let cloud = Cloud::start().await;
    let stock = shelf(&cloud, 3).await;
    let mut too_many = change();
    reserve_stock(&mut too_many, &stock, 4);
    match cloud.table().commit(too_many).await {
        Err(Error::OutOfStock { product_id: id, left }) => assert_eq!((id, left), (product_id(), 3)),
        other => panic!("{other:?}"),
    }
    assert_eq!(left(&cloud).await, 3);
}

#[tokio::test]
async fn a_product_that_changed_meanwhile_is_not_sold_at_its_old_price() {
    let cloud = Cloud::start().await;
    let stock = shelf(&cloud, 3).await;
    let (table, products) = (cloud.table(), cloud.table().products());
    let product = products.find(product_id()).await.unwrap().unwrap();
    let mut dearer = change();
    let updated = dearer.save(&product, product.update(offer(2 * PRICE), at()).unwrap().unwrap());
    tie_stock(&mut dearer, product_id(), updated.version(), true);
    table.commit(dearer).await.unwrap();
    let mut reserve = change();
    reserve_stock(&mut reserve, &stock, 1);
    assert!(matches!(table.commit(reserve).await, Err(Error::ProductChanged { .. })));
}

#[tokio::test]
async fn fifty_buyers_cannot_buy_more_than_there_is() {
    let cloud = Cloud::start().await;
    let stock = shelf(&cloud, 7).await;
    let buyers: Vec<_> = (0..50)
        .map(|_| {
            let (table, stock) = (cloud.table(), stock.clone());
            tokio::spawn(async move {
                let mut reserve = change();
                reserve_stock(&mut reserve, &stock, 1);
                table.commit(reserve).await
            })
        })
        .collect();
    let (mut sold, mut refused) = (0, 0);
    for buyer in buyers {
        match buyer.await.unwrap() {
            Ok(()) => sold += 1,
            Err(Error::OutOfStock { left: 0, .. }) => refused += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!((sold, refused, left(&cloud).await), (7, 43, 0));
}

#[tokio::test]
async fn an_answer_is_kept_for_its_key_and_request() {
    let cloud = Cloud::start().await;
    let once = |fingerprint: &str| Once {
        user_id: user_id(),
        key: "a-key-of-a-client".to_owned(),
        fingerprint: fingerprint.to_owned(),
    };
    let answer = Answer { status: 201, body: r#"{"id":1}"#.to_owned(), location: None };
    let (table, users) = (cloud.table(), cloud.table().users());
    let mut first = change();
    first.create(ada());
    first.answer(&once("one"), answer.clone());
    table.commit(first).await.unwrap();
    let keys = [user_key(user_id())];
    let same = cloud.table().get_many_once(&once("one"), &keys).await;
    assert!(matches!(same, Err(Error::Answered(stored)) if stored == answer));
    assert!(matches!(cloud.table().get_many_once(&once("two"), &keys).await, Err(Error::KeyReused)));
    // Both read before either wrote: the commit itself refuses the second.
    let read = users.find(user_id()).await.unwrap().unwrap();
    for (fingerprint, expected) in [("one", true), ("two", false)] {
        let mut again = change();
        again.answer(&once(fingerprint), answer.clone());
        again.save(&read, read.update("Ada".to_owned(), None).unwrap());
        let outcome = table.commit(again).await;
        assert_eq!(matches!(outcome, Err(Error::Answered(_))), expected, "{outcome:?}");
        assert_eq!(matches!(outcome, Err(Error::KeyReused)), !expected);
    }
}

#[tokio::test]
async fn a_cursor_goes_on_where_the_page_ended_and_is_good_for_its_list_only() {
    let cloud = Cloud::start().await;
    let (table, products) = (cloud.table(), cloud.table().products());
    let of = |seed: u8| ArtisanId::new(at(), [seed; 10]);
    for number in 0..5 {
        let mut created = change();
        let id = ProductId::new(at().plus_seconds(number), [1; 10]);
        created.create(Product::create(id, of(1), offer(PRICE), at()));
        table.commit(created).await.unwrap();
    }
    let mut page = PageRequest { limit: 2, cursor: None };
    let mut seen = Vec::new();
    loop {
        let found = products.of_artisan(of(1), &page).await.unwrap();
        assert!(found.items.len() <= 2);
        seen.extend(found.items.iter().map(|product| product.id));
        match found.next_cursor {
            None => break,
            next => page.cursor = next,
        }
    }
    let mut newest_first = seen.clone();
    newest_first.sort_by(|one, other| other.cmp(one));
    assert_eq!((seen.len(), &seen), (5, &newest_first));
    let first = products.of_artisan(of(1), &PageRequest { limit: 2, cursor: None }).await.unwrap();
    let foreign = PageRequest { limit: 2, cursor: first.next_cursor };
    assert!(matches!(products.of_artisan(of(2), &foreign).await, Err(Error::BadCursor)));
}

#[tokio::test]
async fn only_a_verified_artisan_passes_the_check() {
    let cloud = Cloud::start().await;
    let (table, artisans) = (cloud.table(), cloud.table().artisans());
    let mut created = change();
    let draft = created.create(artisan());
    table.commit(created).await.unwrap();
    let check = || {
        let mut sell = change();
        require_verified(&mut sell, draft.id);
        sell
    };
    assert!(matches!(table.commit(check()).await, Err(Error::ArtisanNotVerified)));
    let submitted = draft.submit(Vec::new(), at()).unwrap().unwrap();
    let mut submit = change();
    let submitted = submit.save(&draft, submitted);
    let approved = submitted.decide(domain::artisans::VerificationDecision::Approve, at()).unwrap().unwrap();
    table.commit(submit).await.unwrap();
    let mut approve = change();
    approve.save(&submitted, approved);
    table.commit(approve).await.unwrap();
    table.commit(check()).await.unwrap();
    assert!(artisans.find(draft.id).await.unwrap().unwrap().may_sell());
    assert_eq!(artisan_key(draft.id).subject(), format!("ARTISAN#{}", draft.id));
}

#[tokio::test]
async fn damaged_books_are_found() {
    let market = Market::open().await;
    let order = market.paid().await;
    assert_eq!(market.books().await.faults(), Vec::<String>::new());
    let items = market.cloud.dynamo().items();
    let pk = order_key(order.id).subject().to_owned();
    let find = |sk: &str| {
        items.iter().find(|item| item["pk"]["S"] == json!(pk) && item["sk"]["S"] == json!(sk)).unwrap()
    };

    let mut entry = find("HISTORY#000000000002").clone();
    entry["postings"]["L"][0]["M"]["amount"]["N"] = json!("1");
    market.cloud.dynamo().overwrite(&entry);
    let faults = market.cloud.books().await.faults().join("\n");
    assert!(faults.contains("entry 2 was altered") && faults.contains("escrow:"), "{faults}");
    market.cloud.dynamo().overwrite(find("HISTORY#000000000002"));

    let mut richer = find("ORDER").clone();
    richer["escrow"]["M"]["held"]["N"] = json!("1");
    market.cloud.dynamo().overwrite(&richer);
    assert!(!market.cloud.books().await.faults().is_empty());
    market.cloud.dynamo().overwrite(find("ORDER"));
    assert_eq!(market.cloud.books().await.faults(), Vec::<String>::new());
    assert_eq!(product_key(market.stool).subject(), format!("PRODUCT#{}", market.stool));
    assert_eq!(market.cloud.table().orders().load(order.id).await.unwrap().id(), order.id);
}

#[tokio::test]
async fn failures_of_a_gateway_that_were_counted_at_once_add_up() {
    let cloud = Cloud::start().await;
    let (table, circuits) = (cloud.table(), cloud.table().circuits());
    let mark = async |circuit: &Circuit| {
        let mut change = change();
        mark_circuit(&mut change, circuit);
        table.commit(change).await.unwrap();
    };
    let never = circuits.load(&["paystack"]).await.unwrap().remove(0);
    assert_eq!(never, Circuit::new("paystack"));
    mark(&never.failed("HTTP 503", at())).await;
    let expected = json!({
        "pk": "GATEWAY#paystack", "sk": "CIRCUIT", "version": 1, "gateway": "paystack", "failures": 1,
        "failing_since": "2026-11-22T10:17:00.000Z", "last_failed_at": at().millis(),
        "last_error": "HTTP 503",
    });
    assert_eq!(items(&cloud), [expected]);

    // Two that have read the same one.
    let once = circuits.load(&["flutterwave", "paystack"]).await.unwrap().remove(1);
    mark(&once.failed("time-out", at().plus_seconds(6))).await;
    mark(&once.failed("time-out", at().plus_seconds(7))).await;
    let thrice = circuits.load(&["paystack"]).await.unwrap().remove(0);
    assert_eq!((thrice.failures, thrice.failing_since), (3, Some(at())));
    assert_eq!(thrice.last_failed_at, Some(at().plus_seconds(7)));

    mark(&thrice.succeeded(at().plus_seconds(90)).unwrap()).await;
    let closed = circuits.load(&["paystack"]).await.unwrap().remove(0);
    assert_eq!((closed.failures, closed.failing_since), (0, None));
    assert_eq!(closed.recovered_at, Some(at().plus_seconds(90)));
}
