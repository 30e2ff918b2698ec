//! The order over HTTP: both sides, each refusal of the journey, and requests that come twice.

use std::time::Duration;

use ::store::entities::order_key;
use domain::orders::OrderStatus;
use http::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testing::{Cloud, Effect, checkout_body};

use crate::market::{FEE, Market, NET, PRICE, STOCK};

#[tokio::test]
async fn from_the_checkout_to_the_bank() {
    let market = Market::open().await;
    let order = market.confirmed().await;
    let books = market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
    let history = books.history(::store::entities::order_key(order.id).subject());
    assert_eq!(
        history,
        [
            "order.placed",
            "order.paid",
            "order.accepted",
            "order.shipped",
            "order.delivered",
            "order.completed",
            "escrow.released",
        ]
    );
}

#[tokio::test]
async fn both_sides_see_the_order_and_only_the_buyer_the_code() {
    let market = Market::open().await;
    let order = market.shipped().await;
    let path = format!("/orders/{}", order.id);
    let buyers = market.cloud.get(&market.buyer, &path).await.expect(200);
    let artisans = market.cloud.get(&market.artisan, &path).await.expect(200);
    assert_eq!(buyers["release_code"], json!(order.release_code));
    assert_eq!(artisans.get("release_code"), None);
    for view in [&buyers, &artisans] {
        assert_eq!((&view["status"], &view["escrow_status"]), (&json!("shipped"), &json!("held")));
        assert_eq!(view["total"], json!({ "amount": PRICE, "currency": "NGN" }));
    }
    let stranger = market.cloud.buyer("Chidi Eze").await;
    market.cloud.get(&stranger, &path).await.expect(404);
}

/// What a view says of an action: `None` when it does not name it.
fn told<'a>(view: &'a Value, action: &str) -> Option<&'a Value> {
    view["actions"].as_array().unwrap().iter().find(|told| told["action"] == action)
}

#[tokio::test]
async fn each_side_reads_the_others_name_and_what_it_may_do_in_one_call() {
    let market = Market::open().await;
    let order = market.accepted().await;
    let path = format!("/orders/{}", order.id);
    let list = |side| format!("/orders?as={side}");
    for (user, side) in [(&market.buyer, "buyer"), (&market.artisan, "artisan")] {
        let one = market.cloud.get(user, &path).await.expect(200);
        let listed = market.cloud.get(user, &list(side)).await.expect(200)["items"][0].clone();
        for view in [one, listed] {
            assert_eq!(view["buyer"], json!({ "id": market.buyer.id, "name": "Ada Obi" }));
            let artisan = &view["artisan"];
            assert_eq!(
                (&artisan["id"], &artisan["verified"]),
                (&json!(market.artisan.artisan_id()), &json!(true))
            );
            assert!(artisan["display_name"].is_string() && artisan["tier"] == "new", "{artisan}");
            let cancel = told(&view, "cancel").unwrap();
            assert_eq!(cancel["allowed"], json!(side == "artisan"), "{cancel}");
            if side == "buyer" {
                assert_eq!(cancel["reason"], "not_late");
                assert!(cancel["possible_at"].is_string() && cancel["detail"].is_string(), "{cancel}");
            }
        }
    }
    let refused = market.cancel(&market.buyer, &order).await;
    assert_eq!((refused.status, &refused.json["reason"]), (409, &json!("not_late")), "as it was announced");
    let shipped =
        market.cloud.post(&market.artisan, &order.path("ship"), json!({ "tracking_note": "Sule" })).await;
    let shipped = shipped.expect(200);
    assert_eq!(told(&shipped, "ship"), None, "it has been done");
    assert_eq!(
        told(&shipped, "deliver").unwrap()["allowed"],
        true,
        "the answer to a command says what is next"
    );
}

#[tokio::test]
async fn an_administrator_reads_an_order_and_its_escrow_and_no_release_code() {
    let market = Market::open().await;
    let order = market.delivered().await;
    let admin = market.cloud.admin().await;
    let view = market.cloud.get(&admin, &format!("/orders/{}", order.id)).await.expect(200);
    assert_eq!(view.get("release_code"), None);
    assert_eq!(view["delivery"]["city"], "Ikeja");
    let refund = told(&view, "refund").unwrap();
    assert_eq!((&refund["allowed"], &refund["maximum"]["amount"]), (&json!(true), &json!(PRICE)));
    let escrow = view["escrow_id"].as_str().unwrap();
    market.cloud.get(&admin, &format!("/escrows/{escrow}")).await.expect(200);
    let stranger = market.cloud.buyer("Chidi Eze").await;
    market.cloud.get(&stranger, &format!("/escrows/{escrow}")).await.expect(404);
}

#[tokio::test]
async fn a_list_can_be_of_some_statuses_and_a_cancelled_order_says_who_cancelled() {
    let market = Market::open().await;
    let (first, _, cancelled) = (market.placed().await, market.paid().await, market.cancelled().await);
    let ids = async |query: &str| {
        let page = market.cloud.get(&market.buyer, &format!("/orders?{query}")).await.expect(200);
        let ids =
            page["items"].as_array().unwrap().iter().map(|order| order["id"].as_str().unwrap().to_owned());
        (ids.collect::<Vec<_>>(), page["next_cursor"].as_str().map(str::to_owned))
    };
    assert_eq!(ids("status=cancelled").await.0, [cancelled.id.to_string()]);
    let (newest, cursor) = ids("status=pending_payment,cancelled&limit=1").await;
    assert_eq!(newest, [cancelled.id.to_string()]);
    let rest = ids(&format!("status=pending_payment,cancelled&limit=1&cursor={}", cursor.unwrap())).await;
    assert_eq!(rest.0, [first.id.to_string()], "the page after begins where the one before ended");
    let wrong = market.cloud.get(&market.buyer, "/orders?status=lost").await;
    assert_eq!((wrong.status, wrong.problem()), (400, "invalid-query"));
    let view = market.cloud.get(&market.buyer, &format!("/orders/{}", cancelled.id)).await.expect(200);
    assert_eq!((&view["cancelled_by"], &view["actions"]), (&json!("artisan"), &json!([])));
}

#[tokio::test]
async fn an_order_shows_the_picture_that_was_bought() {
    let market = Market::open().await;
    let image = json!(market.cloud.upload(&market.artisan, "product_image").await);
    let product = format!("/products/{}", market.stool);
    market.cloud.patch(&market.artisan, &product, json!({ "images": [image] })).await.expect(200);
    let order = market.placed().await;
    market.cloud.patch(&market.artisan, &product, json!({ "images": [] })).await.expect(200);
    let view = market.cloud.get(&market.buyer, &format!("/orders/{}", order.id)).await.expect(200);
    assert_eq!(view["lines"][0]["image"]["id"], image);
}

#[tokio::test]
async fn the_way_back_from_the_gateway_leads_to_the_payment() {
    let market = Market::open().await;
    let order = market.placed().await;
    let path = format!("/payments?reference={}", order.payment_reference());
    let found = market.cloud.get(&market.buyer, &path).await.expect(200);
    assert_eq!(found["order_ids"], json!([order.id]));
    market.cloud.get(&market.artisan, &path).await.expect(404);
    market.cloud.get(&market.buyer, "/payments?reference=nonsense").await.expect(404);
}

#[tokio::test]
async fn both_sides_open_the_photos_that_the_buyer_confirms_by_and_nobody_else() {
    let market = Market::open().await;
    let order = market.shipped().await;
    let photo = json!(market.cloud.upload(&market.artisan, "delivery_proof").await);
    let proof = json!({ "note": "At the gate, 4 pm.", "photos": [photo] });
    market.cloud.post(&market.artisan, &order.path("deliver"), proof).await.expect(200);
    let path = format!("/orders/{}", order.id);
    for reader in [&market.buyer, &market.artisan] {
        let shown = market.cloud.get(reader, &path).await.expect(200);
        let file = &shown["proof"]["files"][0];
        assert_eq!((&file["id"], &shown["proof"]["uploads"]), (&photo, &json!([photo])));
        let (url, artisan) = (file["url"].as_str().unwrap(), market.artisan.id);
        let address = format!("/delivery-proofs/{artisan}/{}?X-Amz-", photo.as_str().unwrap());
        assert!(url.contains(&address) && url.contains("&X-Amz-Expires=900&"), "{url}");
        let expires: domain::Timestamp = file["expires_at"].as_str().unwrap().parse().unwrap();
        assert!(expires > testing::now() && expires <= testing::now().plus_seconds(900));
    }
    let stranger = market.cloud.buyer("Chidi Eze").await;
    let hidden = market.cloud.get(&stranger, &path).await;
    assert_eq!((hidden.status, hidden.text.contains("X-Amz-")), (404, false), "{}", hidden.text);
}

#[tokio::test]
async fn an_artisan_sees_the_address_from_acceptance_until_the_order_is_cancelled() {
    let market = Market::open().await;
    let order = market.paid().await;
    let path = format!("/orders/{}", order.id);
    let shown = async |user| market.cloud.get(user, &path).await.expect(200).get("delivery").is_some();
    assert!(shown(&market.buyer).await && !shown(&market.artisan).await);
    market.cloud.post(&market.artisan, &order.path("accept"), json!({})).await.expect(200);
    assert!(shown(&market.artisan).await);
    market.cancel(&market.artisan, &order).await.expect(200);
    assert!(shown(&market.buyer).await && !shown(&market.artisan).await);
}

#[tokio::test]
async fn each_party_is_shown_its_own_of_the_history_and_both_can_check_the_chain() {
    let market = Market::open().await;
    market.cloud.hold("payouts-send");
    let order = market.confirmed().await;
    market.books().await;
    let path = format!("/orders/{}/history", order.id);
    let buyers = market.cloud.get(&market.buyer, &path).await.expect(200);
    let artisans = market.cloud.get(&market.artisan, &path).await.expect(200);
    let released = |history: &Value| {
        let items = history["items"].as_array().unwrap().iter();
        items.clone().find(|entry| entry["action"] == "escrow.released").unwrap().clone()
    };
    let (theirs, own) = (released(&buyers), released(&artisans));
    assert_eq!((&theirs["private"], &theirs["hash"]), (&Value::Null, &own["hash"]));
    assert_eq!(theirs["private_hash"], own["private_hash"]);
    assert_eq!(own["private"]["facts"]["recovered"]["amount"], 0);
    for words in [":available", "recovered", "salt"] {
        assert!(own.to_string().contains(words) && !buyers.to_string().contains(words), "{words}");
    }
    for history in [buyers, artisans] {
        let mut previous = "0".repeat(64);
        for entry in history["items"].as_array().unwrap() {
            assert_eq!(entry["previous_hash"], json!(previous));
            let mut hashed = entry.as_object().unwrap().clone();
            hashed.remove("hash");
            if let Some(part @ Value::Object(_)) = hashed.remove("private") {
                assert_eq!(entry["private_hash"], json!(sha256(&part)));
            }
            if hashed["private_hash"].is_null() {
                hashed.remove("private_hash");
            }
            previous = sha256(&Value::Object(hashed));
            assert_eq!(entry["hash"], json!(previous), "{}", entry["action"]);
        }
    }
}

/// Of JSON, as the description of the API says: names sorted, no spaces.
fn sha256(value: &Value) -> String {
    hex::encode(Sha256::digest(value.to_string()))
}

#[tokio::test]
async fn lists_are_of_either_side_and_paged() {
    let market = Market::open().await;
    let mut placed = Vec::new();
    for _ in 0..3 {
        placed.insert(0, market.placed().await.id.to_string());
    }
    for (user, side) in [(&market.buyer, "buyer"), (&market.artisan, "artisan")] {
        let first = market.cloud.get(user, &format!("/orders?as={side}&limit=2")).await.expect(200);
        let cursor = first["next_cursor"].as_str().unwrap();
        let rest =
            market.cloud.get(user, &format!("/orders?as={side}&limit=2&cursor={cursor}")).await.expect(200);
        let ids: Vec<&str> = [&first, &rest]
            .into_iter()
            .flat_map(|page| page["items"].as_array().unwrap())
            .map(|order| order["id"].as_str().unwrap())
            .collect();
        assert_eq!(ids, placed, "newest first, as {side}");
        assert_eq!(rest["next_cursor"], Value::Null);
    }
}

#[tokio::test]
async fn the_history_shows_who_did_what_and_verifies() {
    let market = Market::open().await;
    let order = market.accepted().await;
    let shown = market.cloud.get(&market.buyer, &format!("/orders/{}/history", order.id)).await.expect(200);
    let entries = shown["items"].as_array().unwrap();
    let of = |name: &str| entries.iter().map(|entry| entry[name].clone()).collect::<Vec<_>>();
    assert_eq!(of("action"), [json!("order.placed"), json!("order.paid"), json!("order.accepted")]);
    let secret = shown.to_string();
    assert!(!secret.contains(&order.release_code), "the code is no part of the history");
}

#[tokio::test]
async fn the_code_that_only_the_buyer_knows_releases() {
    let market = Market::open().await;
    let order = market.delivered().await;
    let body = json!({ "release_code": order.release_code });
    market.cloud.post(&market.artisan, &order.path("confirm"), body).await.expect(200);
    market.books().await;
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn five_wrong_codes_lock_the_code_and_not_the_buyer() {
    let market = Market::open().await;
    let order = market.delivered().await;
    let wrong = if order.release_code == "000000" { "000001" } else { "000000" };
    for attempt in 1..=6 {
        let reply = market
            .cloud
            .post(&market.artisan, &order.path("confirm"), json!({ "release_code": wrong }))
            .await;
        let expected = if attempt <= 5 { "release-code-wrong" } else { "release-code-locked" };
        assert_eq!(reply.problem(), expected, "{}", reply.text);
    }
    let right = json!({ "release_code": order.release_code });
    let reply = market.cloud.post(&market.artisan, &order.path("confirm"), right).await;
    assert_eq!(reply.problem(), "release-code-locked");
    market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await.expect(200);
    market.books().await;
}

#[tokio::test]
async fn what_contradicts_the_state_is_refused() {
    let market = Market::open().await;
    let order = market.placed().await;
    let note = json!({ "tracking_note": "With Sule" });
    let proof = json!({ "note": "At the gate", "photos": [] });
    for (action, body) in [("accept", json!({})), ("ship", note), ("deliver", proof)] {
        let reply = market.cloud.post(&market.artisan, &order.path(action), body).await;
        assert_eq!((reply.status, reply.problem()), (409, "order-state"), "{action}: {}", reply.text);
    }
    let reply = market.cloud.post(&market.buyer, &order.path("confirm"), json!({})).await;
    assert_eq!(reply.status, 409, "{}", reply.text);
    let accepted = market.accepted().await;
    assert_eq!(market.cancel(&market.buyer, &accepted).await.status, 409, "the artisan has begun");
    market.cancel(&market.artisan, &accepted).await.expect(200);
    market.books().await;
}

#[tokio::test]
async fn neither_side_acts_for_the_other() {
    let market = Market::open().await;
    let order = market.paid().await;
    for (action, body) in [
        ("accept", json!({})),
        ("ship", json!({ "tracking_note": "With Sule" })),
        ("deliver", json!({ "note": "At the gate", "photos": [] })),
    ] {
        market.cloud.post(&market.buyer, &order.path(action), body).await.expect(403);
    }
    let accepted = market.accepted().await;
    let other = market.cloud.artisan("Bisi Ade").await;
    market
        .cloud
        .post(&other, &accepted.path("ship"), json!({ "tracking_note": "With Sule" }))
        .await
        .expect(404);
}

#[tokio::test]
async fn a_request_that_comes_again_is_answered_again() {
    let market = Market::open().await;
    let body = checkout_body(&[(market.stool, 2)]);
    let send = |key: &'static str, body: Value| {
        let request = market.cloud.request(Method::POST, "/checkout").by(&market.buyer).key(key).json(&body);
        request.send()
    };
    let first = send("one-and-the-same", body.clone()).await;
    let again = send("one-and-the-same", body.clone()).await;
    assert_eq!((first.status, &first.json), (201, &again.json));
    assert_eq!(again.headers.get("idempotent-replayed").map(String::as_str), Some("true"));
    assert_eq!(market.left().await, STOCK - 2);
    let other = send("one-and-the-same", checkout_body(&[(market.stool, 3)])).await;
    assert_eq!(other.status, 422, "{}", other.text);
    let new = send("another-key", body).await;
    assert_eq!((new.status, market.left().await), (201, STOCK - 4));
    assert_ne!(new.json["orders"][0]["id"], first.json["orders"][0]["id"]);
}

#[tokio::test]
async fn the_same_request_at_once_orders_once() {
    let market = Market::open().await;
    let body = checkout_body(&[(market.stool, 1)]);
    let send = || {
        market
            .cloud
            .request(Method::POST, "/checkout")
            .by(&market.buyer)
            .key("one-and-the-same")
            .json(&body)
            .send()
    };
    let (one, two, three) = tokio::join!(send(), send(), send());
    for reply in [&one, &two, &three] {
        assert_eq!((reply.status, &reply.json), (201, &one.json), "{}", reply.text);
    }
    assert_eq!(market.left().await, STOCK - 1);
}

#[tokio::test]
async fn a_checkout_that_dies_is_finished_or_undone_by_its_repetition() {
    for effect in [Effect::DieBefore, Effect::DieAfter, Effect::LoseAnswer] {
        let market = Market::open().await;
        let body = checkout_body(&[(market.stool, 1)]);
        let send = || {
            market
                .cloud
                .request(Method::POST, "/checkout")
                .by(&market.buyer)
                .key("one-and-the-same")
                .json(&body)
                .send()
        };
        // Its second call to the table is the commit.
        market.cloud.fault("cart-checkout", 1, effect);
        send().await;
        assert_eq!(market.cloud.forget_faults(), 0);
        let reply = send().await;
        assert_eq!(reply.status, 201, "{}", reply.text);
        let books = market.books().await;
        assert_eq!((books.orders.len(), market.left().await), (1, STOCK - 1), "{effect:?}");
    }
}

#[tokio::test]
async fn the_last_stool_sells_once() {
    let cloud = Cloud::start().await;
    let artisan = cloud.artisan("Musa Bello").await;
    let stool = cloud.product(&artisan, "The last stool", PRICE, 1).await;
    let (ada, chidi) = (cloud.buyer("Ada Obi").await, cloud.buyer("Chidi Eze").await);
    let (one, other) = tokio::join!(
        cloud.post(&ada, "/checkout", checkout_body(&[(stool, 1)])),
        cloud.post(&chidi, "/checkout", checkout_body(&[(stool, 1)])),
    );
    let (sold, refused) = if one.status == 201 { (one, other) } else { (other, one) };
    assert_eq!((sold.status, refused.status), (201, 409), "{} {}", sold.text, refused.text);
    assert_eq!(refused.problem(), "out-of-stock");
    assert_eq!(cloud.books().await.orders.len(), 1);
}

#[tokio::test]
async fn what_cannot_be_ordered_is_refused() {
    let market = Market::open().await;
    let mut others = Vec::new();
    for number in 0..=domain::cart::ARTISANS_MAX {
        let artisan = market.cloud.artisan_without_account(&format!("Bisi Ade {number}")).await;
        others.push(market.cloud.product(&artisan, "Door", PRICE, 1).await);
    }
    let cheap = market.cloud.product(&market.artisan, "Nail", 100, 100).await;
    let unknown: domain::ProductId = testing::new_id();
    for (items, problem) in [
        (vec![(market.stool, 11)], "out-of-stock"),
        (others.iter().map(|door| (*door, 1)).collect(), "checkout-too-large"),
        (vec![(cheap, 1)], "order-total"),
        (vec![(unknown, 1)], "product-unavailable"),
    ] {
        let reply = market.cloud.post(&market.buyer, "/checkout", checkout_body(&items)).await;
        assert_eq!(reply.problem(), problem, "{}", reply.text);
        assert!((400..500).contains(&reply.status));
    }
    let own = market.cloud.post(&market.artisan, "/checkout", checkout_body(&[(market.stool, 1)])).await;
    assert_eq!(own.problem(), "own-product", "{}", own.text);
    assert_eq!(market.left().await, STOCK);
}

#[tokio::test]
async fn a_silent_gateway_orders_nothing() {
    let market = Market::open().await;
    crate::market::gateway_fault(
        &market,
        json!({ "on": "transaction.initialize", "do": "error", "times": 1 }),
    )
    .await;
    let reply = market.cloud.post(&market.buyer, "/checkout", checkout_body(&[(market.stool, 1)])).await;
    assert_eq!(reply.problem(), "gateway-unavailable", "{}", reply.text);
    assert_eq!((market.left().await, market.cloud.books().await.orders.len()), (STOCK, 0));
}

#[tokio::test]
async fn two_confirmations_at_once_release_once() {
    let market = Market::open().await;
    let order = market.delivered().await;
    let path = order.path("confirm");
    let with_code = json!({ "release_code": order.release_code });
    let (one, other) = tokio::join!(
        market.cloud.post(&market.buyer, &path, json!({})),
        market.cloud.post(&market.artisan, &path, with_code),
    );
    assert_eq!((one.status, other.status), (200, 200), "{} {}", one.text, other.text);
    let books = market.books().await;
    assert_eq!((books.count("order.completed"), books.count("escrow.released")), (1, 1));
    assert_eq!(market.status(&order).await, OrderStatus::Completed);
}

#[tokio::test]
async fn accepting_and_cancelling_at_once_have_one_winner() {
    let market = Market::open().await;
    let order = market.paid().await;
    let path = order.path("accept");
    let (accept, cancel) = tokio::join!(
        market.cloud.post(&market.artisan, &path, json!({})),
        market.cancel(&market.buyer, &order),
    );
    let mut statuses = [accept.status, cancel.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", accept.text, cancel.text);
    market.books().await;
}

#[tokio::test]
async fn the_artisan_reads_what_an_order_brings_until_it_has() {
    let market = Market::open().await;
    let order = market.placed().await;
    let shown = async |user| market.cloud.get(user, &format!("/orders/{}", order.id)).await.expect(200);
    let money = |amount: i64| json!({ "amount": amount, "currency": "NGN" });
    let brings = json!({ "fee": money(FEE), "net": money(NET) });
    assert_eq!(shown(&market.artisan).await["proceeds"], brings, "once it is paid");
    market.pay(&order).await;
    market.cloud.drain().await;
    assert_eq!(shown(&market.artisan).await["proceeds"], brings);
    assert_eq!(shown(&market.buyer).await.get("proceeds"), None);
    for (user, action, body) in [
        (&market.artisan, "accept", json!({})),
        (&market.artisan, "deliver", json!({ "note": "Left with Ada's sister" })),
        (&market.buyer, "confirm", json!({})),
    ] {
        market.cloud.post(user, &order.path(action), body).await.expect(200);
    }
    market.books().await;
    assert_eq!(shown(&market.artisan).await.get("proceeds"), None, "it has brought it");
    assert_eq!(market.wallet().await.paid_out, NET);
}

#[tokio::test]
async fn an_artisan_has_the_buyer_told_six_times_in_an_hour_at_most() {
    let market = Market::open().await;
    let order = market.shipped().await;
    let offer = async |naira: i64| {
        let amount = json!({ "amount": naira * 100, "currency": "NGN" });
        let body = json!({ "amount": amount, "reason": "A scratch on one leg" });
        market.cloud.post(&market.artisan, &order.path("refunds"), body).await
    };
    let track = async |note: &str| {
        market.cloud.post(&market.artisan, &order.path("ship"), json!({ "tracking_note": note })).await
    };
    for naira in 1..=5 {
        offer(naira).await.expect(200);
    }
    track("With Musa, on the way to Ikeja").await.expect(200);
    for refused in [offer(6).await, track("With Ade, on the way to Ikeja").await] {
        assert_eq!((refused.status, refused.problem()), (429, "too-often"), "{}", refused.text);
        assert!(refused.json["possible_at"].is_string());
    }
    market.cloud.drain().await;
    let notices = market.cloud.get(&market.buyer, "/notifications").await.expect(200);
    let told = notices["items"].as_array().unwrap().iter().filter(|notice| {
        matches!(notice["about"].as_str(), Some("order.refund_offered" | "order.tracking_changed"))
    });
    assert_eq!(told.count(), 6);
    market.cloud.age(&order_key(order.id), Duration::from_secs(60 * 60));
    offer(6).await.expect(200);
}
