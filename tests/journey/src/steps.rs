//! What people do, step by step: become an artisan who can sell, order, pay, deliver.

use anyhow::{Context as _, Result, ensure};
use pictures::View;
use reqwest::Method;
use serde_json::{Value, json};

use crate::api::random_hex;
use crate::{Api, Person};

/// A bank that the simulator knows, and a prefix for account numbers there.
const BANK: &str = "058";

/// Who sells and what they are called.
#[derive(Debug, Clone)]
pub struct Application {
    /// As buyers see it.
    pub display_name: String,
    /// As the bank has it.
    pub legal_name: String,
    /// What they do.
    pub trades: Vec<String>,
    /// Where, as ISO 3166-2.
    pub areas: Vec<String>,
    /// In their words.
    pub about: String,
}

/// What is put on sale.
#[derive(Debug, Clone)]
pub struct Offer<'a> {
    /// What it is called.
    pub title: &'a str,
    /// A category's slug.
    pub category: &'a str,
    /// In minor units.
    pub price: i64,
    /// How many there are.
    pub stock: i64,
    /// What else there is to say.
    pub about: &'a str,
    /// What it says of attributes of its category, as the API takes it.
    pub attributes: Value,
}

/// Where an order goes.
#[derive(Debug, Clone)]
pub struct Address {
    /// Who receives.
    pub recipient: String,
    /// Town or city.
    pub city: String,
    /// ISO 3166-2.
    pub area: String,
}

/// What was checked out.
#[derive(Debug, Clone)]
pub struct Sold {
    /// `ord_…`: the first order, where there are several.
    pub order_id: String,
    /// All of them, one for each artisan.
    pub order_ids: Vec<String>,
    /// `pay_…`
    pub payment_id: String,
    /// Where the buyer pays.
    pub payment_url: String,
    /// What the gateway knows the payment by.
    pub reference: String,
    /// In minor units.
    pub amount: i64,
    /// Six digits that the buyer alone is shown, once it is paid.
    pub release_code: Option<String>,
}

impl Sold {
    /// What the answer to a checkout says.
    ///
    /// # Errors
    /// When it is none.
    pub fn of(answer: &Value) -> Result<Self> {
        let text = |pointer: &str| {
            answer
                .pointer(pointer)
                .and_then(Value::as_str)
                .map(str::to_owned)
                .with_context(|| format!("no {pointer}"))
        };
        let payment_id = text("/payment_id")?;
        let orders = answer["orders"].as_array().into_iter().flatten();
        Ok(Self {
            order_id: text("/orders/0/id")?,
            order_ids: orders.filter_map(|order| order["id"].as_str().map(str::to_owned)).collect(),
            reference: payment_id.replacen('_', "-", 1).to_lowercase(),
            payment_id,
            payment_url: text("/payment_url")?,
            amount: answer["amount"]["amount"].as_i64().context("no amount")?,
            release_code: None,
        })
    }
}

/// `{ "amount": …, "currency": "NGN" }`
pub fn money(amount: i64) -> Value {
    json!({ "amount": amount, "currency": "NGN" })
}

/// Fails unless `value` at `pointer` is `expected`.
///
/// # Errors
/// When it is not; the message has both and the whole value.
pub fn expect(value: &Value, pointer: &str, expected: &Value) -> Result<()> {
    let found = value.pointer(pointer).unwrap_or(&Value::Null);
    ensure!(found == expected, "expected {pointer} to be {expected}, found {found} in {value}");
    Ok(())
}

impl Person {
    /// Uploads a picture for `purpose` and answers its identifier.
    ///
    /// # Errors
    /// When it is not taken.
    pub async fn upload_picture(&self, purpose: &str) -> Result<String> {
        let drawing = match purpose {
            "product_image" => "stool",
            "delivery_proof" => "parcel",
            _ => "document",
        };
        self.upload(purpose, pictures::MEDIA_TYPE, &pictures::picture(drawing, 0, View::Whole)?).await
    }

    /// Uploads `file` and answers its identifier; a picture for everybody is ready then.
    ///
    /// # Errors
    /// When it is not taken.
    pub async fn upload(&self, purpose: &str, media_type: &str, file: &[u8]) -> Result<String> {
        let wanted = json!({ "purpose": purpose, "media_type": media_type, "bytes": file.len() });
        let upload = self.post("/uploads", &wanted).await?.success().context("upload")?;
        self.api.upload(&upload, media_type, file).await?;
        let id = upload["id"].as_str().context("an upload has an id")?;
        self.send(Method::POST, &format!("/uploads/{id}/complete"), None)
            .await?
            .success()
            .context("complete")?;
        if ["product_image", "review_picture"].contains(&purpose) {
            self.api.wait_for("a picture that is ready", async || self.is_ready(id).await).await?;
        }
        Ok(id.to_owned())
    }

    /// Whether the picture `id` is ready; nothing while it waits.
    async fn is_ready(&self, id: &str) -> Result<Option<()>> {
        let upload =
            self.send(Method::GET, &format!("/uploads/{id}"), None).await?.success().context("picture")?;
        match upload["picture"]["status"].as_str() {
            Some("ready") => Ok(Some(())),
            Some("waiting") => Ok(None),
            _ => anyhow::bail!("{upload} is no picture that is made ready"),
        }
    }

    /// Writes the profile and hands documents in.
    ///
    /// # Errors
    /// When either is refused.
    pub async fn apply(&self, application: &Application) -> Result<()> {
        let profile = json!({
            "display_name": application.display_name,
            "legal_name": application.legal_name,
            "trades": application.trades,
            "areas": application.areas,
            "about": application.about,
        });
        self.send(Method::PUT, "/me/artisan", Some(&profile)).await?.success().context("profile")?;
        let document = self.upload_picture("verification_document").await?;
        let documents = json!({ "documents": [document] });
        self.post("/me/artisan/verification", &documents).await?.success().context("verification")?;
        Ok(())
    }

    /// As an administrator: decides over a submission.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn decide(&self, artisan_id: &str, decision: &Value) -> Result<Value> {
        let path = format!("/admin/verifications/{artisan_id}/decision");
        self.post(&path, decision).await?.success().context("decision")
    }

    /// Opens a bank account in the artisan's name and has payouts go there. `ending` are its last four digits: the
    /// simulator makes some of them fail.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn set_payout_account(&self, legal_name: &str, ending: &str) -> Result<Value> {
        let digits: String = random_hex().bytes().map(|byte| char::from(b'0' + byte % 10)).take(6).collect();
        let number = format!("{digits}{ending}");
        self.api.gateway.open_account(BANK, &number, legal_name).await?;
        let account = json!({ "bank_code": BANK, "account_number": number });
        self.send(Method::PUT, "/me/artisan/payout-account", Some(&account))
            .await?
            .success()
            .context("payout account")
    }

    /// Puts a product on sale and answers its identifier.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn sell(&self, title: &str, category: &str, price: i64, stock: i64) -> Result<String> {
        self.offer(
            &Offer { title, category, price, stock, about: "Ask for other sizes.", attributes: json!([]) },
            &[],
        )
        .await
    }

    /// Puts a product with pictures on sale and answers its identifier.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn offer(&self, offer: &Offer<'_>, images: &[String]) -> Result<String> {
        let product = json!({
            "title": offer.title,
            "description": format!("{}, made to last. {}", offer.title, offer.about),
            "category": offer.category,
            "price": money(offer.price),
            "stock": offer.stock,
            "images": images,
            "attributes": offer.attributes,
        });
        let created = self.post("/products", &product).await?.success().context("product")?;
        created["id"].as_str().map(str::to_owned).context("a product has an id")
    }

    /// Says how little of the price of a product of theirs buyers may offer, in percent; answers the product.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn limit_offers(&self, product: &str, percent: u8) -> Result<Value> {
        let (path, body) = (format!("/products/{product}/offer-limit"), json!({ "lowest_percent": percent }));
        self.send(Method::PUT, &path, Some(&body)).await?.success().context("limit of offers")
    }

    /// Offers a price for pieces of a product; answers the offer's identifier.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn propose(&self, product: &str, price: i64, quantity: u32) -> Result<String> {
        let body = json!({ "unit_price": money(price), "quantity": quantity });
        let offer =
            self.post(&format!("/products/{product}/offers"), &body).await?.success().context("offer")?;
        offer["id"].as_str().map(str::to_owned).context("an offer has an id")
    }

    /// Accepts an offer at a price, or asks for another one with `counter`.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn answer_offer(&self, offer: &str, what: &str, price: i64) -> Result<()> {
        let body = json!({ "unit_price": money(price) });
        self.post(&format!("/offers/{offer}/{what}"), &body)
            .await?
            .success()
            .context("answer to an offer")?;
        Ok(())
    }

    /// The body of a checkout of `lines`: product and quantity.
    pub fn cart(lines: &[(&str, i64)], address: &Address) -> Value {
        let items: Vec<Value> =
            lines.iter().map(|(id, quantity)| json!({ "product_id": id, "quantity": quantity })).collect();
        json!({
            "items": items,
            "delivery": {
                "recipient": address.recipient,
                "phone": "+2348012345678",
                "address": "14 Allen Avenue, opposite the market",
                "city": address.city,
                "area": address.area,
            },
        })
    }

    /// Checks out.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn check_out(&self, lines: &[(&str, i64)], address: &Address) -> Result<Sold> {
        let answer =
            self.post("/checkout", &Self::cart(lines, address)).await?.success().context("checkout")?;
        Sold::of(&answer)
    }

    /// Does `action` to an order.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn act(&self, order_id: &str, action: &str, body: &Value) -> Result<Value> {
        self.post(&format!("/orders/{order_id}/{action}"), body)
            .await?
            .success()
            .with_context(|| action.to_owned())
    }

    /// Says of the other side of an order that has ended what `opinion` does.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn review(&self, order_id: &str, opinion: &Value) -> Result<Value> {
        self.send(Method::PUT, &format!("/orders/{order_id}/review"), Some(opinion))
            .await?
            .success()
            .context("review")
    }

    /// Waits until an order's field at `pointer` is `expected`.
    ///
    /// # Errors
    /// When it does not get there.
    pub async fn wait_for_order(&self, order_id: &str, pointer: &str, expected: &str) -> Result<Value> {
        let what = format!("{order_id}{pointer} to be {expected}");
        self.api
            .wait_for(&what, async || {
                let order = self.get(&format!("/orders/{order_id}")).await?.success()?;
                Ok((order.pointer(pointer).and_then(Value::as_str) == Some(expected)).then_some(order))
            })
            .await
    }

    /// Waits until an amount of the wallet is `expected` minor units.
    ///
    /// # Errors
    /// When it does not get there.
    pub async fn wait_for_wallet(&self, stage: &str, expected: i64) -> Result<Value> {
        let what = format!("{stage} of the wallet to be {expected}");
        self.api
            .wait_for(&what, async || {
                let wallet = self.get("/me/wallet").await?.success()?;
                Ok((wallet[stage]["amount"].as_i64() == Some(expected)).then_some(wallet))
            })
            .await
    }
}

impl Api {
    /// An artisan who can sell: signed up, verified by `admin`, with a payout account whose number ends in `ending`.
    ///
    /// # Errors
    /// When any of it does not work.
    pub async fn artisan(
        &self,
        admin: &Person,
        application: &Application,
        email: &str,
        ending: &str,
    ) -> Result<Person> {
        let password = format!("pw-{}", random_hex());
        let person =
            Person::join(self, crate::Role::Artisan, &application.legal_name, email, &password).await?;
        person.apply(application).await?;
        admin.decide(&person.artisan_id(), &json!({ "decision": "approve" })).await?;
        person.set_payout_account(&application.legal_name, ending).await?;
        Ok(person)
    }
}
