//! People as they see themselves, as administrators find them, and what they have read.

pub(crate) mod leaving;

use http::Method;
use serde_json::{Value, json};
use testing::Cloud;

use crate::market::Market;

#[tokio::test]
async fn an_administrator_finds_a_person_and_the_person_s_history_says_so() {
    let market = Market::open().await;
    let admin = market.cloud.admin().await;
    let phone = json!({ "phone": "+2348012345678" });
    let me = market.cloud.patch(&market.buyer, "/me", phone).await.expect(200);
    let email = me["email"].as_str().unwrap().replace('@', "%40");
    let queries =
        [format!("email={email}"), "phone=%2B2348012345678".to_owned(), format!("id={}", market.buyer.id)];
    for query in &queries {
        let found = market.cloud.get(&admin, &format!("/admin/users?{query}")).await.expect(200);
        let ids: Vec<&Value> = found["items"].as_array().unwrap().iter().map(|user| &user["id"]).collect();
        assert_eq!(ids, [&json!(market.buyer.id)], "{query}");
    }
    let history = market.cloud.get(&admin, &format!("/admin/history/{}", market.buyer.id)).await.expect(200);
    let looks =
        history["items"].as_array().unwrap().iter().filter(|entry| entry["action"] == "user.looked_up");
    let by: Vec<String> = looks.map(|entry| entry["actor"].to_string()).collect();
    assert_eq!(by.len(), queries.len(), "{history}");
    assert!(by.iter().all(|actor| actor.contains(&admin.id.to_string())), "{by:?}");
    let nobody = market.cloud.get(&admin, "/admin/users?email=nobody%40example.com").await.expect(200);
    assert_eq!(nobody["items"], json!([]));
    for query in ["", "email=nobody", "phone=0803", &format!("{}&{}", queries[0], queries[1])] {
        let refused = market.cloud.get(&admin, &format!("/admin/users?{query}")).await;
        assert_eq!((refused.status, refused.problem()), (400, "invalid-query"), "{query}");
    }
}

#[tokio::test]
async fn who_one_is_as_an_artisan_is_said_with_who_one_is() {
    let market = Market::open().await;
    let artisan = market.cloud.get(&market.artisan, "/me").await.expect(200);
    assert_eq!(artisan["artisan_id"], json!(market.artisan.artisan_id()));
    let own = market.cloud.get(&market.artisan, "/me/artisan").await.expect(200);
    assert_eq!((&own["id"], own["legal_name"].is_string()), (&artisan["artisan_id"], true));
    let buyer = market.cloud.get(&market.buyer, "/me").await.expect(200);
    assert_eq!(buyer["artisan_id"], Value::Null);
    let beginner = market.cloud.new_artisan("Sule Ade").await;
    let nothing = market.cloud.get(&beginner, "/me/artisan").await;
    assert_eq!((nothing.status, nothing.text.as_str()), (204, ""), "who has not written a profile yet");
}

#[tokio::test]
async fn all_is_read_in_one_call_up_to_what_was_shown() {
    let market = Market::open().await;
    let order = market.accepted().await;
    market.cloud.drain().await;
    let unread =
        async || market.cloud.get(&market.buyer, "/me").await.expect(200)["unread_notifications"].clone();
    let shown = market.cloud.get(&market.buyer, "/notifications").await.expect(200);
    let count = shown["items"].as_array().unwrap().len();
    assert!(count > 1, "{shown}");
    assert_eq!(unread().await, json!(count));
    let through = json!({ "through": shown["items"][0]["id"] });
    market.cloud.post(&market.buyer, "/notifications/read", through.clone()).await.expect(200);
    assert_eq!(unread().await, json!(0));
    let read = market.cloud.get(&market.buyer, "/notifications").await.expect(200);
    assert!(read["items"].as_array().unwrap().iter().all(|told| told["read_at"].is_string()), "{read}");
    market
        .cloud
        .post(&market.artisan, &order.path("ship"), json!({ "tracking_note": "Sule" }))
        .await
        .expect(200);
    market.cloud.drain().await;
    assert_eq!(unread().await, json!(1), "what came after it");
    let older = json!({ "through": shown["items"][count - 1]["id"] });
    let mark = market.cloud.post(&market.buyer, "/notifications/read", older).await.expect(200);
    assert_eq!(mark["through"], through["through"], "the mark only moves on");
    let future = json!({ "through": "ntf_7ZZZZZZZZZZZZZZZZZZZZZZZZZ" });
    let refused = market.cloud.post(&market.buyer, "/notifications/read", future).await;
    assert_eq!((refused.status, refused.problem()), (400, "invalid-body"));
}

#[tokio::test]
async fn what_is_kept_is_found_again_by_its_owner_the_newest_first() {
    let cloud = Cloud::start().await;
    let (ada, eve) = (cloud.buyer("Ada Obi").await, cloud.buyer("Eve Udo").await);
    let musa = cloud.artisan_without_account("Musa Bello").await;
    let stool = cloud.product(&musa, "Stool", 100_000, 1).await.to_string();
    let table = cloud.product(&musa, "Table", 900_000, 1).await.to_string();
    let maker = musa.artisan_id().to_string();
    for subject in [&stool, &table, &stool, &maker] {
        cloud.put(&ada, &format!("/me/favourites/{subject}"), json!({})).await.expect(204);
    }
    let ids = |kept: &Value| {
        let list = kept.as_array().unwrap().iter();
        list.map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let kept = cloud.get(&ada, "/me/favourites").await.expect(200);
    assert_eq!(
        (ids(&kept["products"]), ids(&kept["artisans"])),
        (vec![table.clone(), stool.clone()], vec![maker])
    );
    let none = cloud.get(&eve, "/me/favourites").await.expect(200);
    assert_eq!(none, json!({ "products": [], "artisans": [] }));
    for _ in 0..2 {
        let path = format!("/me/favourites/{table}");
        cloud.request(Method::DELETE, &path).by(&ada).send().await.expect(204);
    }
    let kept = cloud.get(&ada, "/me/favourites").await.expect(200);
    assert_eq!(ids(&kept["products"]), [stool]);
}

#[tokio::test]
async fn what_is_not_in_the_shop_is_not_kept_anew_and_can_be_dropped() {
    let cloud = Cloud::start().await;
    let ada = cloud.buyer("Ada Obi").await;
    let musa = cloud.artisan_without_account("Musa Bello").await;
    let stool = cloud.product(&musa, "Stool", 100_000, 1).await;
    let path = format!("/me/favourites/{stool}");
    cloud.put(&ada, &path, json!({})).await.expect(204);
    cloud.delete(&musa, &format!("/products/{stool}")).await;
    let other = cloud.buyer("Bisi Ade").await;
    assert_eq!(cloud.put(&other, &path, json!({})).await.status, 404);
    let kept = cloud.get(&ada, "/me/favourites").await.expect(200);
    assert_eq!(kept["products"][0]["id"], json!(stool), "it may come back");
    cloud.request(Method::DELETE, &path).by(&ada).send().await.expect(204);
    assert_eq!(cloud.get(&ada, "/me/favourites").await.expect(200)["products"], json!([]));
}

#[tokio::test]
async fn two_devices_that_keep_at_once_lose_nothing() {
    let cloud = Cloud::start().await;
    let ada = cloud.buyer("Ada Obi").await;
    let musa = cloud.artisan_without_account("Musa Bello").await;
    let stool = format!("/me/favourites/{}", cloud.product(&musa, "Stool", 100_000, 1).await);
    let table = format!("/me/favourites/{}", cloud.product(&musa, "Table", 900_000, 1).await);
    let (one, other) = tokio::join!(cloud.put(&ada, &stool, json!({})), cloud.put(&ada, &table, json!({})));
    one.expect(204);
    other.expect(204);
    let kept = cloud.get(&ada, "/me/favourites").await.expect(200);
    assert_eq!(kept["products"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn an_address_book_is_written_as_a_whole_and_by_one_device_at_a_time() {
    let cloud = Cloud::start().await;
    let (ada, eve) = (cloud.buyer("Ada Obi").await, cloud.buyer("Eve Udo").await);
    let address = |city: &str| {
        json!({
            "recipient": "Ada Obi", "phone": "+2348012345678", "address": "12 Allen Avenue", "city": city, "area": "NG-LA",
        })
    };
    let book =
        |cities: &[&str]| json!({ "addresses": cities.iter().map(|city| address(city)).collect::<Vec<_>>() });
    let empty = cloud.get(&ada, "/me/addresses").await;
    let tag = empty.headers["etag"].clone();
    assert_eq!(empty.expect(200), book(&[]));
    let write = |body: Value, tag: &str| {
        cloud.request(Method::PUT, "/me/addresses").by(&ada).json(&body).header("if-match", tag)
    };
    let saved = write(book(&["Ikeja", "Yaba"]), &tag).send().await;
    let newer = saved.headers["etag"].clone();
    assert_eq!(saved.expect(200), book(&["Ikeja", "Yaba"]));
    let late = write(book(&["Lekki"]), &tag).send().await;
    assert_eq!((late.status, late.problem()), (412, "changed-meanwhile"));
    write(book(&["Ikeja", "Yaba"]), &tag).send().await.expect(200);
    write(book(&["Yaba", "Ikeja"]), &newer).send().await.expect(200);
    assert_eq!(cloud.get(&ada, "/me/addresses").await.expect(200), book(&["Yaba", "Ikeja"]));
    assert_eq!(cloud.get(&eve, "/me/addresses").await.expect(200), book(&[]));
    let eleven = cloud.put(&ada, "/me/addresses", book(&["Ikeja"; 11])).await;
    assert_eq!((eleven.status, eleven.problem()), (400, "invalid-body"));
}
