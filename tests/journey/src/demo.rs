//! The journey of an order, told as a person would tell it.

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};

use crate::api::random_hex;
use crate::{Address, Api, Application, Person, Role};

/// Plays the journey on a stack; `admin` reviews the artisan. Answers the order's identifier.
///
/// # Errors
/// When any step does not end as it should.
pub async fn play(api: &Api, admin: &Person) -> Result<String> {
    let run = &random_hex()[..8];
    let password = random_hex();
    let tell = |text: String| println!("  {text}");

    println!("\nTwo people join");
    let buyer =
        Person::join(api, Role::Buyer, "Tola Martins", &format!("tola-{run}@homify.example"), &password)
            .await?;
    tell(format!("Tola signs up as {}, follows the link in her mail and logs in.", buyer.email));
    let email = format!("adaeze-{run}@homify.example");
    let artisan = Person::join(api, Role::Artisan, "Adaeze Okafor", &email, &password).await?;
    tell(format!("Adaeze signs up as {email} to sell what she makes."));

    println!("\nAdaeze is verified");
    let application = Application {
        display_name: "Adaeze's Woodwork".into(),
        legal_name: "Adaeze Okafor".into(),
        trades: vec!["carpentry".into()],
        areas: vec!["NG-LA".into(), "NG-OG".into()],
        about: "Solid mahogany and iroko, joined by hand.".into(),
    };
    artisan.apply(&application).await?;
    tell("She writes her profile, uploads her identity card and hands it in.".into());
    let early = artisan.post("/products", &product()).await?;
    ensure!(early.status == 403, "an unverified artisan could sell: {}", early.body);
    tell(format!("She cannot sell yet: “{}”", early.body["detail"].as_str().unwrap_or_default()));
    let blurred = json!({ "decision": "reject", "reason": "The photo is blurred." });
    admin.decide(&artisan.artisan_id(), &blurred).await?;
    tell("An administrator turns it down: the photo is blurred.".into());
    let document = artisan.upload_picture("verification_document").await?;
    artisan.post("/me/artisan/verification", &json!({ "documents": [document] })).await?.success()?;
    admin.decide(&artisan.artisan_id(), &json!({ "decision": "approve" })).await?;
    tell("She submits a better one and is approved.".into());
    api.gateway.open_account("058", "0690004001", "Somebody Else").await?;
    let foreign = json!({ "bank_code": "058", "account_number": "0690004001" });
    let foreign = artisan.send(Method::PUT, "/me/artisan/payout-account", Some(&foreign)).await?;
    ensure!(foreign.status == 422, "somebody else's account was taken: {}", foreign.body);
    tell(format!(
        "Somebody else's bank account is refused: “{}”",
        foreign.body["detail"].as_str().unwrap_or_default()
    ));
    artisan.set_payout_account(&application.legal_name, "4001").await?;
    tell("Her own account is resolved at the bank by her name, and payouts will go there.".into());

    println!("\nTola orders");
    let table = artisan.sell("Mahogany side table", "furniture", 4_500_000, 3).await?;
    let stool = artisan.sell("Iroko stool", "furniture", 1_450_000, 10).await?;
    let shown = api.send(Method::GET, "/products?category=furniture&limit=5", &[], None).await?.success()?;
    let count = shown["items"].as_array().map_or(0, Vec::len);
    tell(format!(
        "Adaeze puts a side table and a stool on sale; anyone can see the newest {count} of her category."
    ));
    let address = Address { recipient: "Tola Martins".into(), city: "Ikeja".into(), area: "NG-LA".into() };
    let sold = buyer.check_out(&[(&table, 1), (&stool, 2)], &address).await?;
    tell(format!("Tola checks out {}: {}.", sold.order_id, naira(sold.amount)));
    tell(format!("The stock is reserved; she pays on {}", sold.payment_url));
    let too_many = buyer.post("/checkout", &Person::cart(&[(&table, 3)], &address)).await?;
    ensure!(too_many.problem() == "out-of-stock", "more was sold than there is: {}", too_many.body);
    tell(format!(
        "A second order for three tables is told: “{}”",
        too_many.body["detail"].as_str().unwrap_or_default()
    ));

    println!("\nThe money is held");
    api.gateway.pay(&sold.reference).await?;
    let order = buyer.wait_for_order(&sold.order_id, "/escrow_status", "held").await?;
    let code = order["release_code"].as_str().context("the buyer has a release code")?.to_owned();
    tell(format!("The gateway's webhook is verified at the gateway: the order is {}.", order["status"]));
    let wallet = artisan.wait_for_wallet("held", sold.amount).await?;
    tell(format!("Adaeze's wallet: held {}.", amount(&wallet["held"])));
    let mail = api.wait_for_mail(&artisan.email, &sold.order_id).await?;
    tell(format!("She gets a mail: “{}”", mail.subject));

    println!("\nThe goods travel");
    artisan.act(&sold.order_id, "accept", &json!({})).await?;
    artisan
        .act(&sold.order_id, "ship", &json!({ "tracking_note": "With Musa, blue van, LND 412 XA" }))
        .await?;
    let photo = artisan.upload_picture("delivery_proof").await?;
    artisan
        .act(&sold.order_id, "deliver", &json!({ "note": "At the gate, 3 pm", "photos": [photo] }))
        .await?;
    tell("Adaeze accepts, ships with a tracking note and delivers with a photo as proof.".into());
    let guess = if code == "000000" { "000001" } else { "000000" };
    let wrong = artisan
        .post(&format!("/orders/{}/confirm", sold.order_id), &json!({ "release_code": guess }))
        .await?;
    tell(format!("A guessed release code: “{}”", wrong.body["detail"].as_str().unwrap_or_default()));
    artisan.act(&sold.order_id, "confirm", &json!({ "release_code": code })).await?;
    tell("Tola tells her the six digits at the door; with them the order is completed.".into());

    println!("\nThe money arrives");
    let order = buyer.wait_for_order(&sold.order_id, "/escrow_status", "released").await?;
    let escrow_id = order["escrow_id"].as_str().unwrap_or_default();
    let escrow = artisan.get(&format!("/escrows/{escrow_id}")).await?.success()?;
    let net = escrow["released"]["amount"].as_i64().context("an escrow has a released amount")?;
    tell(format!(
        "Released to Adaeze: {}; kept as fee: {}.",
        amount(&escrow["released"]),
        amount(&escrow["fees"])
    ));
    let wallet = artisan.wait_for_wallet("paid_out", net).await?;
    tell(format!("The transfer is settled; her wallet shows {} paid out.", amount(&wallet["paid_out"])));
    api.wait_for_mail(&artisan.email, "bank").await?;

    println!("\nThe history of {}", sold.order_id);
    let history = buyer.get(&format!("/orders/{}/history?limit=50", sold.order_id)).await?.success()?;
    for entry in history["items"].as_array().into_iter().flatten() {
        let (action, hash) =
            (entry["action"].as_str().unwrap_or_default(), entry["hash"].as_str().unwrap_or_default());
        let (at, who) =
            (entry["at"].as_str().unwrap_or_default(), entry["actor"]["kind"].as_str().unwrap_or_default());
        tell(format!("{at}  {action:<28} by {who:<8} {}", hash.get(..12).unwrap_or_default()));
    }
    Ok(sold.order_id)
}

fn product() -> Value {
    json!({
        "title": "Iroko stool", "description": "A stool.", "category": "furniture",
        "price": crate::money(1_450_000), "stock": 1,
    })
}

/// As people read it.
pub(crate) fn amount(money: &Value) -> String {
    naira(money["amount"].as_i64().unwrap_or_default())
}

/// The same of so many kobo.
pub(crate) fn naira(kobo: i64) -> String {
    format!("NGN {}.{:02}", kobo / 100, kobo % 100)
}
