//! People as they see themselves, as administrators find them, and what they have read.

use serde_json::{Value, json};

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
