//! People and what they bring: put into the table as the functions would leave them, in one write each.

use std::sync::OnceLock;

use domain::artisans::{Artisan, PayoutAccount, Profile, Verification};
use domain::catalogue::{Offer, Product, Stock};
use domain::identity::credentials::{Credentials, Email};
use domain::users::User as Person;
use domain::{Actor, ArtisanId, Currency, Money, OrderId, PaymentId, ProductId, Role, TypedId, UserId};
use payments::flutterwave::{self, Flutterwave};
use payments::paystack::{self, Paystack};
use payments::{AnyGateway, Gateway, Mode, RecipientRequest};
use serde_json::{Value, json};
use store::Change;
use store::entities::claim_email;

use crate::cloud::{Cloud, FLUTTERWAVE_SECRET, PAYSTACK_SECRET};
use crate::keys::{new_id, now, random, token};

/// Everybody's password.
pub const PASSWORD: &str = "correct horse battery";
/// A bank of the gateway's list.
pub const BANK_CODE: &str = "058";

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct User {
    /// Who.
    pub id: UserId,
    /// Their address, verified.
    pub email: String,
    /// Their access token.
    pub token: String,
}

impl User {
    /// The artisan that they are or may become.
    pub fn artisan_id(&self) -> ArtisanId {
        self.id.artisan()
    }
}

/// An order that waits for its payment.
#[derive(Debug, Clone)]
pub struct PlacedOrder {
    /// Which one.
    pub id: OrderId,
    /// The payment that will fund it.
    pub payment_id: PaymentId,
    /// What it costs, in minor units.
    pub total: i64,
    /// What only the buyer is told, once it can be used.
    pub release_code: String,
}

impl PlacedOrder {
    /// The payment's reference at the gateway.
    pub fn payment_reference(&self) -> String {
        self.payment_id.reference()
    }

    /// A path of the order's, such as `/orders/ord_01J…/accept`.
    pub fn path(&self, action: &str) -> String {
        format!("/orders/{}/{action}", self.id)
    }
}

impl Cloud {
    /// A buyer, signed up and verified.
    pub async fn buyer(&self, name: &str) -> User {
        self.user(name, &[Role::Buyer]).await
    }

    /// An administrator.
    pub async fn admin(&self) -> User {
        self.user("Ngozi Admin", &[Role::Buyer, Role::Admin]).await
    }

    /// Somebody with these roles, signed up and verified.
    ///
    /// # Panics
    /// When the table does not take them.
    pub async fn user(&self, name: &str, roles: &[Role]) -> User {
        let (id, at) = (new_id::<UserId>(), now());
        let address = format!("{}.{:x}@example.com", name.to_lowercase().replace(' ', "."), random());
        let email = Email::try_from(address.clone()).expect("an address");
        let signed_up = Person::sign_up(id, email.clone(), name.to_owned(), roles.to_vec(), at).entity;
        // Nobody has to be mailed a link.
        let outcome = signed_up.verify_email(at).expect("nobody has followed a link yet");
        let credentials = Credentials {
            email,
            user_id: id,
            password_hash: password_hash().to_owned(),
            roles: roles.to_vec(),
            email_verified_at: Some(at),
            second_factor: false,
            providers: Vec::new(),
            leaving: false,
        };
        let mut change = Change::new(Actor::User(id), at, "a-test");
        change.create(outcome);
        claim_email(&mut change, &credentials);
        self.table().commit(change).await.expect("a new user");
        User { id, email: address, token: token(id, roles, at) }
    }

    /// Somebody with the role of an artisan, without a profile yet.
    pub async fn new_artisan(&self, name: &str) -> User {
        self.user(name, &[Role::Buyer, Role::Artisan]).await
    }

    /// A verified artisan with a payout account at the gateway.
    pub async fn artisan(&self, name: &str) -> User {
        self.artisan_at(name, "0123456789").await
    }

    /// A verified artisan with this payout account, whose number may tell the gateway how transfers to it end.
    ///
    /// # Panics
    /// When the gateway or the table refuses.
    pub async fn artisan_at(&self, name: &str, account_number: &str) -> User {
        let user = self.artisan_without_account(name).await;
        self.gateway().open_account(BANK_CODE, account_number, name).await.expect("an account");
        let request = RecipientRequest {
            name: name.to_owned(),
            account_number: account_number.to_owned(),
            bank_code: BANK_CODE.to_owned(),
            currency: Currency::NGN,
            description: None,
        };
        let gateway = self.payout_gateway();
        let recipient_code = gateway.create_recipient(&request).await.expect("a recipient").into_string();
        let account = PayoutAccount {
            gateway: gateway.name().to_owned(),
            recipient_code,
            bank_code: BANK_CODE.to_owned(),
            bank_name: "Guaranty Trust Bank".to_owned(),
            account_last4: account_number[account_number.len() - 4..].to_owned(),
            account_name: name.to_owned(),
            set_at: now(),
        };
        let artisans = self.table().artisans();
        let artisan =
            artisans.find(user.artisan_id()).await.expect("the table answers").expect("the artisan");
        let set = artisan.set_payout_account(account, 0).expect("a fitting name").expect("a new account");
        let mut change = Change::new(Actor::Artisan(artisan.id), now(), "a-test");
        change.save(&artisan, set);
        self.table().commit(change).await.expect("nobody else changes it");
        user
    }

    /// A verified artisan who has not said where payouts go.
    ///
    /// # Panics
    /// When the table does not take them.
    pub async fn artisan_without_account(&self, name: &str) -> User {
        let user = self.new_artisan(name).await;
        let profile = Profile {
            display_name: format!("{name} & Sons"),
            legal_name: name.to_owned(),
            trades: vec!["carpentry".to_owned()],
            areas: vec!["NG-LA".to_owned()],
            about: "Furniture, made to last.".to_owned(),
        };
        let mut created = Artisan::create(user.artisan_id(), profile, now());
        created.entity.verification = Verification::Verified;
        created.entity.decided_at = Some(now());
        let mut change = Change::new(Actor::Artisan(user.artisan_id()), now(), "a-test");
        change.create(created);
        self.table().commit(change).await.expect("a new artisan");
        user
    }

    /// As if an administrator had suspended the artisan.
    ///
    /// # Panics
    /// When the table does not take it.
    pub async fn suspend(&self, user: &User) {
        let artisans = self.table().artisans();
        let artisan =
            artisans.find(user.artisan_id()).await.expect("the table answers").expect("the artisan");
        let mut change = Change::new(Actor::system("a-test"), now(), "a-test");
        let suspended = artisan.suspend("It was reported", true, now()).expect("verified").expect("selling");
        change.save(&artisan, suspended);
        self.table().commit(change).await.expect("nobody else changes it");
    }

    /// A product of `artisan` at `price` kobo, with `stock` pieces.
    ///
    /// # Panics
    /// When the table does not take it.
    pub async fn product(&self, artisan: &User, title: &str, price: i64, stock: i64) -> ProductId {
        self.product_in("furniture", artisan, title, price, stock).await
    }

    /// As [`Cloud::product`], in a category.
    pub async fn product_in(
        &self,
        category: &str,
        artisan: &User,
        title: &str,
        price: i64,
        stock: i64,
    ) -> ProductId {
        let id = new_id::<ProductId>();
        let offer = Offer {
            title: title.to_owned(),
            description: "Made by hand in Lagos.".to_owned(),
            category: category.to_owned(),
            price: Money::new(price, Currency::NGN),
            images: Vec::new(),
            attributes: std::collections::BTreeMap::new(),
        };
        let mut change = Change::new(Actor::Artisan(artisan.artisan_id()), now(), "a-test");
        let product = change.create(Product::create(id, artisan.artisan_id(), offer, now()));
        change.insert(&Stock {
            product_id: id,
            available: stock,
            product_version: product.version(),
            open: true,
        });
        self.table().commit(change).await.expect("a new product");
        id
    }

    /// An order of `buyer`, through the checkout, of products of one artisan.
    ///
    /// # Panics
    /// When the checkout refuses, or makes several orders.
    pub async fn order(&self, buyer: &User, items: &[(ProductId, u32)]) -> PlacedOrder {
        let mut orders = self.check_out(buyer, items).await;
        assert_eq!(orders.len(), 1, "of one artisan");
        orders.remove(0)
    }

    /// The orders of `buyer`, one for each artisan, through one checkout.
    ///
    /// # Panics
    /// When the checkout refuses.
    pub async fn check_out(&self, buyer: &User, items: &[(ProductId, u32)]) -> Vec<PlacedOrder> {
        self.check_out_with(buyer, checkout_body(items)).await
    }

    /// As [`Cloud::check_out`], of a body of its own.
    ///
    /// # Panics
    /// When the checkout refuses.
    pub async fn check_out_with(&self, buyer: &User, body: Value) -> Vec<PlacedOrder> {
        let answer = self.post(buyer, "/checkout", body).await.expect(201);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let orders = self.table().orders();
        let mut placed = Vec::new();
        for shown in answer["orders"].as_array().into_iter().flatten() {
            let id = text(&shown["id"]).parse().expect("an order");
            let order = orders.load(id).await.expect("the order");
            placed.push(PlacedOrder {
                id,
                payment_id: text(&answer["payment_id"]).parse().expect("a payment"),
                total: order.total().amount,
                release_code: order.release_code(order.as_buyer(buyer.id).expect("their order")).to_owned(),
            });
        }
        placed
    }

    /// The adapter to the gateway that the functions use, for tests that ask it themselves.
    ///
    /// # Panics
    /// Never: the key is one of tests.
    pub fn paystack(&self) -> Paystack {
        Paystack::new(self.gateway_url(), PAYSTACK_SECRET, Mode::Test).expect("a key of tests")
    }

    /// The same of the other gateway.
    ///
    /// # Panics
    /// Never: the key is one of tests.
    pub fn flutterwave(&self) -> Flutterwave {
        let url = format!("{}/flutterwave", self.gateway_url());
        Flutterwave::new(&url, FLUTTERWAVE_SECRET, Mode::Test).expect("a key of tests")
    }

    /// The gateway that payout accounts are registered at, as this platform is configured.
    fn payout_gateway(&self) -> AnyGateway {
        let function = &self.deployment().functions["artisans-set-payout-account"];
        match function.environment["PAYOUT_GATEWAY"].as_str() {
            paystack::NAME => AnyGateway::Paystack(self.paystack()),
            flutterwave::NAME => AnyGateway::Flutterwave(self.flutterwave()),
            other => panic!("no test has a gateway {other}"),
        }
    }
}

/// What a buyer posts to order `items`.
pub fn checkout_body(items: &[(ProductId, u32)]) -> Value {
    let items: Vec<Value> =
        items.iter().map(|(id, quantity)| json!({ "product_id": id, "quantity": quantity })).collect();
    json!({
        "items": items,
        "delivery": {
            "recipient": "Ada Obi",
            "phone": "+2348012345678",
            "address": "12 Allen Avenue, opposite the market",
            "city": "Ikeja",
            "area": "NG-LA",
        },
    })
}

/// Hashed once: it takes tens of milliseconds.
fn password_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| {
        let password = identity::Password::try_from(PASSWORD.to_owned()).expect("not too long");
        identity::hash_password(&password)
    })
}
