//! What people do, step by step: become an artisan who can sell, order, pay, deliver.

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};

use crate::api::random_hex;
use crate::{Api, Person};

/// The smallest PNG: one transparent pixel.
const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, b'I', b'D', b'A', b'T', 0x78, 0xda, 0x63,
    0x64, 0x60, 0xf8, 0x5f, 0x0f, 0, 2, 0x87, 1, 0x80, 0xeb, 0x47, 0xba, 0x92, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xae, 0x42, 0x60, 0x82,
];

/// A bank that the simulator knows, and a prefix for account numbers there.
const BANK: &str = "058";

/// Who sells and what they are called.
#[derive(Debug, Clone)]
pub struct Seller {
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
    /// Uploads a picture and answers its identifier.
    ///
    /// # Errors
    /// When it is not taken.
    pub async fn upload_picture(&self, purpose: &str) -> Result<String> {
        let wanted = json!({ "purpose": purpose, "media_type": "image/png", "bytes": PIXEL.len() });
        let upload = self.post("/uploads", &wanted).await?.success().context("upload")?;
        self.api.upload(&upload, "image/png", PIXEL).await?;
        upload["id"].as_str().map(str::to_owned).context("an upload has an id")
    }

    /// Writes the profile and hands documents in.
    ///
    /// # Errors
    /// When either is refused.
    pub async fn apply(&self, seller: &Seller) -> Result<()> {
        let profile = json!({
            "display_name": seller.display_name,
            "legal_name": seller.legal_name,
            "trades": seller.trades,
            "areas": seller.areas,
            "about": seller.about,
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
        let product = json!({
            "title": title,
            "description": format!("{title}, made to last."),
            "category": category,
            "price": money(price),
            "stock": stock,
        });
        let created = self.post("/products", &product).await?.success().context("product")?;
        created["id"].as_str().map(str::to_owned).context("a product has an id")
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
        seller: &Seller,
        email: &str,
        ending: &str,
    ) -> Result<Person> {
        let password = format!("pw-{}", random_hex());
        let person = Person::join(self, crate::Role::Artisan, &seller.legal_name, email, &password).await?;
        person.apply(seller).await?;
        admin.decide(&person.artisan_id(), &json!({ "decision": "approve" })).await?;
        person.set_payout_account(&seller.legal_name, ending).await?;
        Ok(person)
    }
}
