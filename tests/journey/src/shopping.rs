//! The second act: somebody who shops, from the search to the review.

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};

use crate::api::random_hex;
use crate::demo::{amount, naira};
use crate::{Address, Api, Application, Person, Role, Sold, expect, money};

/// In kobo.
const JUG: i64 = 850_000;
const RACK: i64 = 2_200_000;
const RACK_RAISED: i64 = 2_350_000;
const DELIVERY: i64 = 300_000;

/// Plays it on a stack; `admin` reviews the artisans.
///
/// # Errors
/// When any step does not end as it should.
pub async fn play(api: &Api, admin: &Person) -> Result<()> {
    // A word that nothing else on this stack has, so that what is found is theirs.
    let word = &random_hex()[..8];
    let tell = |text: String| println!("  {text}");

    println!("\nTwo workshops offer what somebody will look for");
    let potter = workshop(api, admin, "Ngozi Eze", "pottery", word).await?;
    let smith = workshop(api, admin, "Kunle Ade", "welding", word).await?;
    let jug = potter.sell(&format!("Clay water jug {word}"), "garden", JUG, 4).await?;
    let rack = smith.sell(&format!("Steel shoe rack {word}"), "metalwork", RACK, 4).await?;
    let ways = json!({
        "pick_up": { "place": "The workshop behind Oyingbo market", "days": 2 },
        "own_delivery": { "areas": [{ "area": "NG-LA", "fee": money(DELIVERY) }], "days": 5 },
    });
    potter.send(Method::PUT, "/me/artisan/delivery-options", Some(&ways)).await?.success()?;
    tell(format!(
        "Ngozi sells a water jug and brings it within Lagos for {}; Kunle sells a shoe rack.",
        naira(DELIVERY)
    ));

    println!("\nChidi looks around");
    let path = format!("/search?q={word}&sort=price_up");
    let found = api
        .wait_for("both products in the index", async || {
            let found = api.send(Method::GET, &path, &[], None).await?.success()?;
            Ok((found["total"] == 2).then_some(found))
        })
        .await?;
    for item in found["items"].as_array().into_iter().flatten() {
        let product = &item["product"];
        tell(format!("He finds “{}” for {}.", text(&product["title"]), amount(&product["price"])));
    }
    let email = format!("chidi-{word}@homify.example");
    let buyer = Person::join(api, Role::Buyer, "Chidi Umeh", &email, &random_hex()).await?;
    let question = "Can you deliver on Friday? Call me: zero eight zero three, 123 4567.";
    let conversation = buyer.ask(&potter, &jug, question).await?;
    let read = potter.get(&format!("/conversations/{conversation}")).await?.success()?;
    let shown = text(&read["messages"][0]["text"]);
    ensure!(!shown.contains("123 4567"), "a telephone number was shown before payment: {shown}");
    tell(format!("He asks, with his telephone number. Ngozi reads: “{shown}”"));
    potter.say(&conversation, "Yes, before noon.").await?;
    tell("She answers: “Yes, before noon.”".into());

    println!("\nA cart, from the telephone to the account");
    let merge = json!({
        "merge_id": random_hex(),
        "items": [
            { "product_id": jug, "quantity": 9, "unit_price": money(JUG) },
            { "product_id": rack, "quantity": 1, "unit_price": money(RACK) },
        ],
    });
    let merged = buyer.post("/cart/merge", &merge).await?.success()?;
    expect(&merged, "/notes/0/what", &json!("cut"))?;
    tell(format!(
        "Nine jugs were in it, and there are {}: so many are in his cart, and he is told.",
        merged["notes"][0]["quantity"]
    ));
    let raised = json!({ "price": money(RACK_RAISED) });
    smith.send(Method::PATCH, &format!("/products/{rack}"), Some(&raised)).await?.success()?;
    let cart = buyer.get("/cart").await?.success()?;
    let changed = cart["items"].as_array().into_iter().flatten().find(|item| item["change"] == "price");
    let changed = changed.context("the cart says that a price was raised")?;
    tell(format!(
        "Kunle raises his price: the cart says {} instead of {}.",
        amount(&changed["price"]),
        amount(&changed["unit_price"])
    ));
    let address = Address { recipient: "Chidi Umeh".into(), city: "Ikeja".into(), area: "NG-LA".into() };
    let mut body = Person::cart(&[(&jug, 1), (&rack, 1)], &address);
    body["items"][1]["unit_price"] = money(RACK);
    body["delivery_options"] =
        json!([{ "artisan_id": potter.artisan_id(), "option": "own_delivery", "fee": money(DELIVERY) }]);
    let old = buyer.post("/checkout", &body).await?;
    ensure!(old.problem() == "price-changed", "an old price was taken: {}", old.body);
    tell(format!("At the old price nothing is ordered: “{}”", text(&old.body["detail"])));
    body["items"][1]["unit_price"] = money(RACK_RAISED);
    let sold = Sold::of(&buyer.post("/checkout", &body).await?.success()?)?;
    ensure!(sold.amount == JUG + RACK_RAISED + DELIVERY, "{} is not what was shown", sold.amount);
    tell(format!("At the new one it is, from both, with the delivery: {}.", naira(sold.amount)));
    let left = buyer.get("/cart").await?.success()?;
    ensure!(left["items"] == json!([]), "what was ordered is in the cart: {left}");

    println!("\nBoth deliver, and are reviewed");
    api.gateway.pay(&sold.reference).await?;
    for order in &sold.order_ids {
        let paid = buyer.wait_for_order(order, "/status", "paid").await?;
        let artisan = if paid["artisan"]["id"] == json!(potter.artisan_id()) { &potter } else { &smith };
        artisan.act(order, "accept", &json!({})).await?;
        artisan.act(order, "ship", &json!({ "tracking_note": "By rider, this afternoon" })).await?;
        buyer.act(order, "confirm", &json!({})).await?;
        let said = json!({ "stars": 5, "words": "As promised, and on the day." });
        buyer.review(order, &said).await?;
        ensure!(rating_of(&buyer, artisan).await?.is_null(), "it is shown before the other side wrote");
        artisan.review(order, &json!({ "stars": 5, "words": "Paid at once." })).await?;
        let rating = rating_of(&buyer, artisan).await?;
        ensure!(rating["average_tenths"] == 50, "{rating}");
        tell(format!(
            "{order}: both wrote, so both are shown; {} review, {} of 5 stars.",
            rating["count"], 5
        ));
    }
    Ok(())
}

/// A verified artisan of `trade`, whose display name has `word`.
async fn workshop(api: &Api, admin: &Person, name: &str, trade: &str, word: &str) -> Result<Person> {
    let application = Application {
        display_name: format!("{name}, {trade} {word}"),
        legal_name: name.to_owned(),
        trades: vec![trade.to_owned()],
        areas: vec!["NG-LA".into()],
        about: "One at a time, by hand.".into(),
    };
    api.artisan(admin, &application, &format!("{trade}-{word}@homify.example"), "4001").await
}

/// How everybody sees `artisan` rated; null before the first review is shown.
async fn rating_of(anybody: &Person, artisan: &Person) -> Result<Value> {
    let shown = anybody.get(&format!("/artisans/{}", artisan.artisan_id())).await?.success()?;
    Ok(shown["rating"].clone())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
