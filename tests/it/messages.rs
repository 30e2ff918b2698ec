//! Messages: what both sides read, in which order, what is hidden from whom, and what an administrator sees.

use domain::messages::{MESSAGES_IN_AN_HOUR_MAX, PART};
use domain::{ConversationId, DisputeId, OrderId};
use futures::future::join_all;
use http::Method;
use serde_json::{Value, json};
use testing::{Reply, User};

use crate::market::Market;

/// What somebody writes who wants to be called.
const CALL: &str = "Call me on zero eight zero 3123 4567";
const CALL_HIDDEN: &str = "Call me on •••";

impl Market {
    async fn ask(&self, text: &str) -> Reply {
        let question =
            json!({ "artisan_id": self.artisan.artisan_id(), "product_id": self.stool, "text": text });
        self.cloud.post(&self.buyer, "/conversations", question).await
    }

    async fn asked(&self, text: &str) -> ConversationId {
        let sent = self.ask(text).await.expect(201);
        sent["conversation_id"].as_str().unwrap().parse().unwrap()
    }

    async fn say(&self, by: &User, id: ConversationId, text: &str) -> Reply {
        self.cloud.post(by, &format!("/conversations/{id}/messages"), json!({ "text": text })).await
    }

    async fn read(&self, by: &User, id: ConversationId, query: &str) -> Value {
        self.cloud.get(by, &format!("/conversations/{id}{query}")).await.expect(200)
    }

    async fn mark(&self, by: &User, id: ConversationId, through: u32) -> Value {
        let path = format!("/conversations/{id}/read");
        self.cloud.post(by, &path, json!({ "through": through })).await.expect(200)
    }

    async fn unread(&self, by: &User) -> Value {
        self.cloud.get(by, "/me").await.expect(200)["unread_messages"].clone()
    }

    /// How often somebody was told of a message.
    async fn told_of_messages(&self, user: &User) -> usize {
        self.cloud.drain().await;
        let told = self.cloud.get(user, "/notifications?limit=100").await.expect(200);
        told["items"].as_array().unwrap().iter().filter(|told| told["about"] == "message.sent").count()
    }
}

fn texts(part: &Value) -> Vec<String> {
    let messages = part["messages"].as_array().unwrap().iter();
    messages.map(|message| message["text"].as_str().unwrap().to_owned()).collect()
}

fn numbers(part: &Value) -> Vec<u64> {
    let messages = part["messages"].as_array().unwrap().iter();
    messages.map(|message| message["number"].as_u64().unwrap()).collect()
}

#[tokio::test]
async fn a_question_is_answered_and_both_sides_find_it_in_their_lists() {
    let market = Market::open().await;
    let id = market.asked("When can you deliver?").await;
    assert_eq!(market.unread(&market.artisan).await, 1);
    market.say(&market.artisan, id, "In two weeks.").await.expect(201);
    assert_eq!(market.asked("And to Ibadan?").await, id, "the conversation goes on");
    for (user, side, unread) in [(&market.buyer, "buyer", 1), (&market.artisan, "artisan", 2)] {
        let list = market.cloud.get(user, "/conversations").await.expect(200);
        let line = &list["items"][0];
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        assert_eq!((&line["own_side"], &line["unread"]), (&json!(side), &json!(unread)));
        assert_eq!(line["subject"], json!({ "kind": "question", "product_id": market.stool }));
        assert_eq!((&line["title"], &line["last"]["text"]), (&json!("Oak stool"), &json!("And to Ibadan?")));
        assert_eq!(line["buyer"]["name"], "Ada Obi");
        let part = market.read(user, id, "").await;
        assert_eq!(texts(&part), ["When can you deliver?", "In two weeks.", "And to Ibadan?"]);
    }
    assert_eq!(market.told_of_messages(&market.buyer).await, 1);
    assert_eq!(market.told_of_messages(&market.artisan).await, 1, "the second was told with the first");
    let mails = market.cloud.mails();
    assert!(mails.iter().any(|mail| format!("{mail:?}").contains(&format!("/conversations/{id}"))));
    assert!(!mails.iter().any(|mail| format!("{mail:?}").contains("Ibadan")), "the words stay here");
}

#[tokio::test]
async fn the_items_of_a_conversation_have_their_keys_and_no_others() {
    let market = Market::open().await;
    let id = market.asked("Is it oak?").await;
    let at = market.cloud.table().messages().load(id).await.unwrap().buyer.last.clone().unwrap().at;
    let begin = format!("CONVERSATION#{id} / ");
    let of_conversation = || -> Vec<String> {
        let places = crate::store::places(&market.cloud);
        let own = places.iter().filter_map(|place| place.strip_prefix(&begin));
        own.map(|place| place.split(" version=").next().unwrap().trim().to_owned()).collect()
    };
    let listed = |side: &str, user| format!("SEAT#{side} gsi1pk=CONVERSATIONS#{user} gsi1sk={at}#{id}");
    let (artisan, buyer) = (listed("artisan", market.artisan.id), listed("buyer", market.buyer.id));
    let waits = format!("{artisan} gsi2pk=UNREAD#{} gsi2sk={at}#{id}", market.artisan.id);
    let others = ["CONVERSATION", "HISTORY#000000000001", "MESSAGE#0000000001"];
    let with = |artisan: &String| -> Vec<String> {
        let others = others.into_iter().map(str::to_owned);
        others.chain([artisan.clone(), buyer.clone()]).collect()
    };
    assert_eq!(of_conversation(), with(&waits));
    market.mark(&market.artisan, id, 1).await;
    assert_eq!(of_conversation(), with(&artisan), "nothing is unread");
}

#[tokio::test]
async fn messages_that_are_sent_at_once_have_one_order_and_none_is_lost() {
    let market = Market::open().await;
    let order = market.paid().await;
    let id = order.id.conversation();
    market.say(&market.buyer, id, "0").await.expect(201);
    let say = |number: usize| {
        let by = if number.is_multiple_of(2) { &market.buyer } else { &market.artisan };
        let (market, key) = (&market, format!("at-once-{number}"));
        async move {
            // Whoever was too slow sends the same again, as the app does.
            loop {
                let request = market.cloud.request(Method::POST, &format!("/conversations/{id}/messages"));
                let body = json!({ "text": number.to_string() });
                let reply = request.by(by).key(&key).json(&body).send().await;
                match reply.status {
                    201 => return,
                    _ => assert_eq!(reply.problem(), "try-again"),
                }
            }
        }
    };
    join_all((1..=40).map(say)).await;
    let first = market.read(&market.buyer, id, "?after=0").await;
    assert_eq!((numbers(&first), first["has_later"].clone()), ((1..=u64::from(PART)).collect(), json!(true)));
    let rest = market.read(&market.buyer, id, &format!("?after={PART}")).await;
    let mut said = [texts(&first), texts(&rest)].concat();
    let newest = market.read(&market.artisan, id, "").await;
    let before = market.read(&market.artisan, id, &format!("?before={}", numbers(&newest)[0])).await;
    assert_eq!([texts(&before), texts(&newest)].concat(), said, "the same for both, whichever way they page");
    assert_eq!((before["has_earlier"].clone(), newest["has_later"].clone()), (json!(false), json!(false)));
    said.sort_by_key(|text| text.parse::<u32>().unwrap());
    assert_eq!(said, (0..=40).map(|number| number.to_string()).collect::<Vec<_>>());
    assert_eq!(market.unread(&market.artisan).await, 21);
    market.books().await;
}

#[tokio::test]
async fn a_message_that_is_sent_twice_with_one_key_is_there_once() {
    let market = Market::open().await;
    let id = market.asked("Is it oak?").await;
    let send = || {
        let request = market.cloud.request(Method::POST, &format!("/conversations/{id}/messages"));
        request.by(&market.buyer).key("the-same-key").json(&json!({ "text": "Hello?" })).send()
    };
    let (first, second) = (send().await, send().await);
    assert_eq!((first.status, &first.json), (201, &second.json));
    assert_eq!(second.headers.get("idempotent-replayed").map(String::as_str), Some("true"));
    assert_eq!(texts(&market.read(&market.artisan, id, "").await), ["Is it oak?", "Hello?"]);
}

#[tokio::test]
async fn contact_details_are_hidden_until_the_order_is_paid() {
    let market = Market::open().await;
    let question = market.asked(CALL).await;
    let order = market.placed().await;
    let id = order.id.conversation();
    let sent = market.say(&market.buyer, id, CALL).await.expect(201);
    assert_eq!((&sent["text"], &sent["hides_contacts"]), (&json!(CALL_HIDDEN), &json!(true)));
    for user in [&market.buyer, &market.artisan] {
        let part = market.read(user, id, "").await;
        assert_eq!(
            (texts(&part), part["conversation"]["hides_contacts"].clone()),
            (vec![CALL_HIDDEN.to_owned()], json!(true))
        );
        assert_eq!(texts(&market.read(user, question, "").await), [CALL_HIDDEN]);
    }
    market.pay(&order).await;
    market.cloud.drain().await;
    for user in [&market.buyer, &market.artisan] {
        let part = market.read(user, id, "").await;
        assert_eq!(
            (texts(&part), part["messages"][0]["hides_contacts"].clone()),
            (vec![CALL.to_owned()], json!(false))
        );
        assert_eq!(texts(&market.read(user, question, "").await), [CALL_HIDDEN], "a question is no order");
        let list = market.cloud.get(user, "/conversations").await.expect(200);
        assert!(!list.to_string().contains("3123"), "a list never shows them: {list}");
    }
    assert!(!market.cloud.mails().iter().any(|mail| format!("{mail:?}").contains("3123")));
}

#[tokio::test]
async fn two_devices_agree_on_what_is_unread() {
    let market = Market::open().await;
    let id = market.asked("One").await;
    for text in ["Two", "Three"] {
        market.say(&market.buyer, id, text).await.expect(201);
    }
    assert_eq!(market.mark(&market.artisan, id, 2).await, json!({ "read_through": 2, "unread": 1 }));
    let behind = market.mark(&market.artisan, id, 1).await;
    assert_eq!(behind, json!({ "read_through": 2, "unread": 1 }), "the other device is behind");
    let part = market.read(&market.buyer, id, "").await;
    assert_eq!(part["conversation"]["read_through"], json!({ "buyer": 0, "artisan": 2 }));
    assert_eq!(market.mark(&market.artisan, id, 3).await["unread"], 0);
    assert_eq!(market.unread(&market.artisan).await, 0);
    let path = format!("/conversations/{id}/read");
    let beyond = market.cloud.post(&market.artisan, &path, json!({ "through": 4 })).await;
    assert_eq!(beyond.status, 404);
}

#[tokio::test]
async fn a_blocked_person_is_heard_about_an_order_that_runs_and_not_otherwise() {
    let market = Market::open().await;
    let question = market.asked("Is it oak?").await;
    let order = market.paid().await;
    let path = format!("/conversations/{question}/block");
    for _ in 0..2 {
        let blocked = market.cloud.post(&market.artisan, &path, json!({})).await;
        assert_eq!((blocked.status, &blocked.json["blocked"]), (200, &json!(true)));
    }
    for refused in [
        market.say(&market.buyer, question, "Hello?").await,
        market.ask("Hello?").await,
        market.say(&market.artisan, question, "Go away").await,
    ] {
        assert_eq!((refused.status, refused.problem()), (403, "messages-blocked"));
    }
    assert_eq!(market.read(&market.artisan, question, "").await["conversation"]["blocked"], true);
    assert_eq!(market.read(&market.buyer, question, "").await["conversation"]["blocked"], false);
    market.say(&market.buyer, order.id.conversation(), "Where is it?").await.expect(201);
    market.cancel(&market.artisan, &order).await.expect(200);
    market.cloud.drain().await;
    let closed = market.say(&market.buyer, order.id.conversation(), "Why?").await;
    assert_eq!(closed.problem(), "messages-blocked", "the order is over");
    for _ in 0..2 {
        assert_eq!(market.cloud.delete(&market.artisan, &path).await.expect(200)["blocked"], false);
    }
    market.say(&market.buyer, question, "Hello?").await.expect(201);
    market.books().await;
}

#[tokio::test]
async fn strangers_get_404_and_an_administrator_reads_through_a_dispute_alone() {
    let market = Market::open().await;
    let order = market.delivered().await;
    let id = order.id.conversation();
    let empty = market.read(&market.buyer, id, "").await;
    assert_eq!((texts(&empty), empty["conversation"]["last_number"].clone()), (vec![], json!(0)));
    market.say(&market.buyer, id, "It wobbles.").await.expect(201);
    let (stranger, admin) = (market.cloud.buyer("Chidi Eze").await, market.cloud.admin().await);
    for user in [&stranger, &admin] {
        for reply in [
            market.cloud.get(user, &format!("/conversations/{id}")).await,
            market.say(user, id, "Hello").await,
            market.cloud.post(user, &format!("/conversations/{id}/read"), json!({ "through": 1 })).await,
            market.cloud.post(user, &format!("/conversations/{id}/block"), json!({})).await,
            market.cloud.delete(user, &format!("/conversations/{id}/block")).await,
        ] {
            assert_eq!(reply.status, 404, "{}", reply.text);
        }
    }
    let unknown = format!("/admin/disputes/{}/conversation", testing::new_id::<DisputeId>());
    assert_eq!(market.cloud.get(&admin, &unknown).await.status, 404);
    let opened = market.open_dispute(&market.buyer, &order).await.expect(201);
    let path = format!("/admin/disputes/{}/conversation", opened["id"].as_str().unwrap());
    let seen = market.cloud.get(&admin, &path).await.expect(200);
    assert_eq!(seen["items"][0]["text"], "It wobbles.");
    assert_eq!(market.cloud.get(&market.buyer, &path).await.status, 403);
}

#[tokio::test]
async fn a_message_stays_in_a_dispute_as_it_was() {
    let market = Market::open().await;
    let question = market.asked("Is it oak? 0803 123 4567").await;
    let order = market.delivered().await;
    let id = order.id.conversation();
    let file = market.cloud.upload(&market.artisan, "message_file").await;
    let sent = json!({ "text": "It is pine. Call 0803 123 4567", "uploads": [file] });
    let path = format!("/conversations/{id}/messages");
    market.cloud.post(&market.artisan, &path, sent).await.expect(201);
    let dispute = market.disputed_order(&order).await;
    let path = format!("/disputes/{dispute}/evidence");
    let evidence = |conversation: ConversationId, number: u32| {
        let message = json!({ "conversation_id": conversation, "number": number });
        let body = json!({ "note": "They say it themselves", "message": message });
        market.cloud.post(&market.buyer, &path, body)
    };
    evidence(id, 1).await.expect(200);
    evidence(id, 1).await.expect(200);
    evidence(question, 1).await.expect(200);
    market.say(&market.artisan, id, "I never said that").await.expect(201);
    for user in [&market.buyer, &market.artisan, &market.cloud.admin().await] {
        let shown = market.cloud.get(user, &format!("/disputes/{dispute}")).await.expect(200);
        let quoted = shown["evidence"].as_array().unwrap();
        assert_eq!(quoted.len(), 2, "a repeat adds none");
        assert_eq!(quoted[0]["message"]["text"], "It is pine. Call 0803 123 4567");
        assert_eq!(
            (&quoted[0]["message"]["by"], &quoted[0]["message"]["uploads"]),
            (&json!("artisan"), &json!([file]))
        );
        assert_eq!(quoted[1]["message"]["text"], "Is it oak? •••", "as it could be read then");
        let files = shown["files"].as_array().unwrap();
        assert!(files.iter().any(|link| link["id"] == json!(file)), "{files:?}");
    }
    let other = market.cloud.artisan_without_account("Sule Ade").await;
    let foreign = json!({ "artisan_id": other.artisan_id(), "text": "Is it oak?" });
    let foreign = market.cloud.post(&market.buyer, "/conversations", foreign).await.expect(201);
    let foreign: ConversationId = foreign["conversation_id"].as_str().unwrap().parse().unwrap();
    for (conversation, number) in [(id, 9), (foreign, 1), (testing::new_id::<OrderId>().conversation(), 1)] {
        let refused = evidence(conversation, number).await;
        assert_eq!((refused.status, refused.problem()), (422, "message-unknown"));
    }
}

#[tokio::test]
async fn files_go_with_a_message_and_each_side_opens_them() {
    let market = Market::open().await;
    let id = market.asked("Like this one?").await;
    let file = market.cloud.upload(&market.buyer, "message_file").await;
    let path = format!("/conversations/{id}/messages");
    let send = |by, uploads: Value| market.cloud.post(by, &path, json!({ "uploads": uploads }));
    let sent = send(&market.buyer, json!([file])).await.expect(201);
    assert_eq!((&sent["uploads"], &sent["text"]), (&json!([file]), &json!("")));
    let part = market.read(&market.artisan, id, "").await;
    let url = part["messages"][1]["files"][0]["url"].as_str().unwrap().to_owned();
    assert!(url.contains(&format!("/message-files/{}/{file}?X-Amz-", market.buyer.id)), "{url}");
    assert_eq!(
        market.cloud.get(&market.artisan, "/conversations").await.expect(200)["items"][0]["last"]["files"],
        1
    );
    let foreign = send(&market.artisan, json!([file])).await;
    assert_eq!(foreign.problem(), "upload-unknown", "it is the other side's");
    let evidence = market.cloud.upload(&market.buyer, "evidence").await;
    assert_eq!(send(&market.buyer, json!([evidence])).await.problem(), "upload-unknown");
    assert_eq!(send(&market.buyer, json!([])).await.problem(), "message-empty");
}

#[tokio::test]
async fn how_fast_an_artisan_answers_is_told_after_five_answers() {
    let market = Market::open().await;
    let page = format!("/artisans/{}", market.artisan.artisan_id());
    for name in ["Chidi", "Bisi", "Kemi", "Tunde", "Ngozi"] {
        let buyer = market.cloud.buyer(name).await;
        let shown = market.cloud.get(&buyer, &page).await.expect(200);
        assert_eq!(shown["answers_within"], Value::Null, "too few");
        let question = json!({ "artisan_id": market.artisan.artisan_id(), "text": "Do you mend chairs?" });
        let asked = market.cloud.post(&buyer, "/conversations", question).await.expect(201);
        let id: ConversationId = asked["conversation_id"].as_str().unwrap().parse().unwrap();
        market.say(&market.artisan, id, "I do.").await.expect(201);
        market.say(&market.artisan, id, "Which one is it?").await.expect(201);
    }
    for user in [&market.buyer, &market.artisan] {
        assert_eq!(market.cloud.get(user, &page).await.expect(200)["answers_within"], "an_hour");
    }
}

#[tokio::test]
async fn nobody_floods_anybody() {
    let market = Market::open().await;
    let id = market.asked("0").await;
    let own = json!({ "artisan_id": market.artisan.artisan_id(), "text": "Is it oak?" });
    assert_eq!(market.cloud.post(&market.artisan, "/conversations", own).await.problem(), "own-product");
    for _ in 1..MESSAGES_IN_AN_HOUR_MAX {
        market.say(&market.buyer, id, "And?").await.expect(201);
    }
    assert_eq!(market.say(&market.buyer, id, "And?").await.problem(), "too-often");
    assert_eq!(market.told_of_messages(&market.artisan).await, 1, "sixty messages are one notice");
    let asks = |number: usize| {
        let market = &market;
        async move {
            let artisan = market.cloud.artisan_without_account(&format!("Artisan {number}")).await;
            let question = json!({ "artisan_id": artisan.artisan_id(), "text": "Do you mend chairs?" });
            market.cloud.post(&market.buyer, "/conversations", question).await
        }
    };
    for number in 1..10 {
        asks(number).await.expect(201);
    }
    let refused = asks(10).await;
    assert_eq!((refused.status, refused.problem()), (429, "too-many-questions"));
    let gone = json!({ "artisan_id": market.artisan.artisan_id(), "product_id": testing::new_id::<domain::ProductId>(), "text": "?" });
    assert_eq!(market.cloud.post(&market.buyer, "/conversations", gone).await.status, 404);
}
