//! The sample events of `events/`, and the market that they speak of.

use std::fs;
use std::sync::OnceLock;
use std::time::Duration;

use domain::artisans::{Artisan, PayoutAccount, Profile, Verification};
use domain::books::audit::{Audit, AuditProgress};
use domain::books::reconciliation::{About, Difference, DifferenceKind, Finding};
use domain::cart::saved::SavedCart;
use domain::cart::{Shelf, Wanted};
use domain::catalogue::import::{Import, Worked};
use domain::catalogue::sheet::{Column, Fault};
use domain::catalogue::{Offer, Product, ProductStatus, Stock};
use domain::chargebacks::{Chargeback, ChargebackAnswer, ChargebackReport, ShownChargeback, Verdict};
use domain::disputes::{Dispute, DisputeTerms, Opening};
use domain::escrow::Split;
use domain::identity::credentials::{Credentials, Email};
use domain::identity::link::{EmailToken, LinkPurpose};
use domain::identity::second_factor::{Challenge, SecondFactor};
use domain::identity::session::Session;
use domain::messages::{Conversation, Letter};
use domain::notifications::Notification;
use domain::offers::{Bid, propose};
use domain::orders::{
    Confirmation, Line, Order, OrderStatus, Party, Placement, ProductLine, Proof, REVIEW_WINDOW_SECONDS,
    Terms, Tracking,
};
use domain::payments::{Payment, PaymentPart};
use domain::payouts::Payout;
use domain::payouts::payable::{Payable, PayoutLimits};
use domain::refunds::{Refund, RefundReport, RefundRequest};
use domain::reports::{Filing, Found, Report, ReportKind};
use domain::reviews::{Opinion, RatedGoods, Stars, write};
use domain::uploads::pictures::{Colour, Picture};
use domain::uploads::{MediaType, Upload, UploadPurpose, UploadedFile};
use domain::users::User;
use domain::users::leaving::GRACE_DAYS;
use domain::wallet::Wallet;
use domain::{
    Actor, BasisPoints, Currency, DisputeId, Money, NotificationId, OrderId, Outcome, PaymentId, PayoutId,
    ProductId, Role, Timestamp, UploadId, UserId,
};
use gateway_simulator::paystack::wire::signature::sign;
use identity::{Password, PersonalToken, RefreshToken, TotpSecret, hash_password};
use payments::{Gateway as _, Initialise, RecipientRequest};
use serde_json::{Value, json};
use store::Change;
use store::entities::{
    SignUp, Talk, add_message, claim_email, offer_key, put_review, review_key, session_key, set_leaving,
    user_key,
};

use crate::aws::PICTURE;
use crate::cloud::{Cloud, FLUTTERWAVE_HASH, PAYSTACK_SECRET};
use crate::keys::{factor_key, now, token, token_of};
use crate::people::BANK_CODE;
use crate::sign_in;
use crate::template::workspace;

const DAY: u64 = 24 * 60 * 60;
/// A sample is written by hand and good.
const GOOD: &str = "the samples are good";

/// What stands for the code that the app shows at the time.
const SAMPLE_CODE: &str = "123 456";

/// What the sample events call things.
const ADA: &str = "usr_01JD9ZK5T8M3Q4W6X7Y8Z9A0BC";
const BUYER: &str = "usr_01JD9ZJ0A1B2C3D4E5F6G7H8JK";
const ARTISAN: &str = "usr_01K8ZV3Q5RD4N7XJ2M6T9WBCEH";
const PRODUCT: &str = "prd_01K90A7GQ2S5V8YB3E6H9KMNPR";
const ORDER: &str = "ord_01JD9ZKXQ2R4T6V8W0Y2A4C6E8";
const DISPUTE: &str = "dsp_01K9XH2N7R4T6V8W0Y2A4C6E8G";
const PAYMENT: &str = "pay_01JD9ZKXQ2K3M5P7R9S1V3X5Z7";
const PAYOUT: &str = "pyt_01JD9ZN0B2D4F6H8J0K2M4N6P8";
const DIFFERENCE: &str = "dif_01JD9ZQ0B1C2D3E4F5G6H7J8K9";
const AUDIT: &str = "aud_01JD9ZR0B1C2D3E4F5G6H7J8K9";
const NOTIFICATION: &str = "ntf_01JD9ZM1E2D3C4B5A6978869ZY";
const REFUND: &str = "ref_01JD9ZP3C5E7G9J1M3P5R7T9V1";
const CHARGEBACK: &str = "chb_0000000000K3M5P7R9S1V3X5Z7";
const RECEIPT: &str = "upl_01K903A9S1C5E8G2J4M6P9R0T3";
const UPLOADS: [(&str, UploadPurpose); 2] = [
    ("upl_01K9015B3D6F8H1K4N7Q0T2V5X", UploadPurpose::VerificationDocument),
    ("upl_01K9027C4E7G9J2M5P8R1S3W6Y", UploadPurpose::ProductImage),
];
const SHEET: &str = "upl_01K9QM1B3D6F8H1K4N7Q0T2V5X";
const IMPORT: &str = "imp_01K9QM2Z7V4X8C6B3N1M5K7J9H";
const REFRESH_TOKEN: &str =
    "01JD9ZK5T8M3Q4W6X7Y8Z9A0BC.01JD9ZK6S1E2S3S41506N7A8B9.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const VERIFICATION_TOKEN: &str = "01JD9ZK5T8M3Q4W6X7Y8Z9A0BC.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const APP_SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const ADAS_PASSWORD: &str = "tin drum, blue door";
const HASH: &str = "<the secret hash>";
const SIGNATURE: &str = "<HMAC-SHA512 of the body with the secret key, in hexadecimal>";

const TOTAL: Money = Money::new(4_500_000, Currency::NGN);
const NET: i64 = 4_275_000;

/// A sample event with good tokens and signatures in place of what only stands for them: `orders-accept`, or
/// `orders-accept.refused` for the one that its function refuses.
///
/// # Panics
/// When there is no such sample.
pub fn sample_event(name: &str) -> Value {
    let (domain, verb) = name.split_once('-').expect("a function's name begins with its domain");
    let path = workspace().join(format!("events/{domain}/{verb}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    filled_in(&text)
}

impl Cloud {
    /// Lets everything exist that the sample events name, as `function` needs to find it.
    ///
    /// # Panics
    /// When the table or the gateway refuses.
    pub async fn sample_market(&self, function: &str) {
        self.publish_app("<!doctype html><html><body><div id=\"root\"></div></body></html>");
        people(self, function).await;
        sign_in::agree(self, function).await;
        goods(self, function).await;
        order(self, function).await;
        checks(self).await;
        if function.starts_with("reviews-") {
            review(self, function).await;
        }
        if function.starts_with("reports-") && function != "reports-file" {
            report(self).await;
        }
        if function.starts_with("offers-") {
            bargain(self, function).await;
        }
        if ["catalogue-begin-import", "catalogue-get-import", "catalogue-failed-lines", "catalogue-import"]
            .contains(&function)
        {
            sheet(self, function).await;
        }
    }
}

fn filled_in(text: &str) -> Value {
    let mut text = text.to_owned();
    for (whom, id, roles) in [
        ("a buyer", BUYER, &[Role::Buyer][..]),
        ("an artisan", ARTISAN, &[Role::Buyer, Role::Artisan]),
        ("an administrator", ADA, &[Role::Buyer, Role::Admin]),
    ] {
        text =
            text.replace(&format!("<access token of {whom}>"), &token(id.parse().expect(GOOD), roles, now()));
    }
    let session = RefreshToken::parse(REFRESH_TOKEN).expect(GOOD).session_id;
    text =
        text.replace("<access token of Ada's session>", &token_of(id(ADA), &[Role::Buyer], session, now()));
    let hour_ago = Timestamp::from_millis(now().millis() - 60 * 60 * 1_000);
    let stale = token_of(id(ADA), &[Role::Buyer], session, hour_ago);
    text = text.replace("<access token of Ada's session, not proved lately>", &stale);
    text = text.replace(SAMPLE_CODE, &app_secret().code_at(now()));
    text = sign_in::filled_in(&text);
    let mut event: Value = serde_json::from_str(&text).expect(GOOD);
    if event["headers"]["verif-hash"] == json!(HASH) {
        event["headers"]["verif-hash"] = json!(FLUTTERWAVE_HASH);
    }
    if event["headers"]["x-paystack-signature"] == json!(SIGNATURE) {
        let body = event["body"].as_str().expect(GOOD).as_bytes();
        event["headers"]["x-paystack-signature"] = json!(sign(PAYSTACK_SECRET, body));
    }
    event
}

/// What Ada's app makes codes from.
fn app_secret() -> TotpSecret {
    TotpSecret::parse(APP_SECRET).expect(GOOD)
}

/// Ada's second factor, as `function` needs it: on, shown, or none.
fn second_factor(change: &mut Change, credentials: &mut Credentials, function: &str, at: Timestamp) {
    let sealed = factor_key().seal(id(ADA), &app_secret());
    let shown = SecondFactor::none(id(ADA)).show(sealed, at);
    match function {
        "identity-confirm-second-factor" => change.insert(&shown),
        "identity-answer-challenge" | "identity-renew-recovery-codes" | "identity-turn-off-second-factor" => {
            change.insert(&shown.confirm(0, Vec::new(), at).expect(GOOD));
            credentials.second_factor = true;
            let hash = PersonalToken::parse(VERIFICATION_TOKEN).expect(GOOD).hash();
            change.insert(&Challenge::new(id(ADA), hash, credentials.email.clone(), None, at));
        }
        _ => {}
    }
}

/// Hashed once for all events: it takes tens of milliseconds.
fn adas_password_hash() -> String {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| hash_password(&Password::try_from(ADAS_PASSWORD.to_owned()).expect(GOOD))).clone()
}

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect(GOOD)
}

/// An audit, a difference under the identifier that the events have, and an order whose deadline has passed.
async fn checks(cloud: &Cloud) {
    let at = now();
    let mut change = Change::new(Actor::system("a-test"), at, "a-test");
    let day = cloud.table().zone().day_of(at);
    let audit = Audit::start(id(AUDIT), id(ADA), day, day, 1, at).expect(GOOD);
    change.create(audit);
    change.insert(&AuditProgress::none(id(AUDIT)));
    let finding = Finding {
        gateway: "paystack".to_owned(),
        about: About::Balance,
        reference: "NGN".to_owned(),
        kind: DifferenceKind::Drift,
        subject: None,
        theirs: None,
        ours: None,
        detail: "The balance is not what the postings add up to.".to_owned(),
    };
    let mut difference = Difference::open(finding, at);
    difference.entity.id = id(DIFFERENCE);
    change.create(difference);
    cloud.table().commit(change).await.expect(GOOD);
}

async fn people(cloud: &Cloud, function: &str) {
    let at = now();
    let unverified = ["identity-verify-email", "notifications-email"].contains(&function);
    let mut change = Change::new(Actor::system("a-test"), at, "a-test");
    for (user, address, name, roles) in [
        (ADA, "ada@example.com", "Ada Okafor", vec![Role::Buyer]),
        (BUYER, "ngozi@example.com", "Ngozi Eze", vec![Role::Buyer]),
        (ARTISAN, "adaeze@example.com", "Adaeze Okafor", vec![Role::Buyer, Role::Artisan]),
    ] {
        let email = Email::try_from(address.to_owned()).expect(GOOD);
        let mut person = User::sign_up(id(user), email, name.to_owned(), roles, at);
        person.entity.email_verified_at = (user != ADA || !unverified).then_some(at);
        change.create(person);
    }
    let email = Email::try_from("ada@example.com".to_owned()).expect(GOOD);
    let session = RefreshToken::parse(REFRESH_TOKEN).expect(GOOD);
    let mut credentials = Credentials {
        email: email.clone(),
        user_id: id(ADA),
        password_hash: adas_password_hash(),
        roles: vec![Role::Buyer],
        email_verified_at: (!unverified).then_some(at),
        second_factor: false,
        providers: Vec::new(),
        leaving: false,
    };
    second_factor(&mut change, &mut credentials, function, at);
    let pending = PersonalToken::parse(VERIFICATION_TOKEN).expect(GOOD).hash();
    sign_in::accounts(&mut change, &mut credentials, function, &pending, at);
    claim_email(&mut change, &credentials);
    if unverified {
        change.insert(&SignUp(credentials));
    }
    change.insert(&Session::start(
        session.session_id,
        id(ADA),
        session.hash(),
        "Chrome on Android".to_owned(),
        at,
    ));
    let hash = PersonalToken::parse(VERIFICATION_TOKEN).expect(GOOD).hash();
    let (purpose, email) = match function {
        "identity-reset-password" => (LinkPurpose::ResetPassword, email),
        "identity-restore-email" => {
            (LinkPurpose::RestoreEmail, Email::try_from("ada@example.org".to_owned()).expect(GOOD))
        }
        _ => (LinkPurpose::VerifyEmail, email),
    };
    change.insert(&EmailToken::new(id(ADA), hash, purpose, None, email, at));
    change.insert(&Notification {
        id: id::<NotificationId>(NOTIFICATION),
        user_id: id(BUYER),
        about: "order.accepted".to_owned(),
        title: "Your order was accepted".to_owned(),
        body: "It is being made.".to_owned(),
        link: format!("/orders/{ORDER}"),
        created_at: at,
        read_at: None,
        emailed_at: None,
    });
    cloud.table().commit(change).await.expect(GOOD);
    if function == "users-erase" {
        leaving(cloud).await;
    }
}

/// Ada has asked for her account to be deleted, and the time to take it back is over.
async fn leaving(cloud: &Cloud) {
    let user = cloud.table().users().find(id(ADA)).await.expect(GOOD).expect(GOOD);
    let mut change = Change::new(Actor::User(id(ADA)), now(), "a-test");
    change.save(&user, user.ask_deletion(false, None, now()).expect(GOOD));
    set_leaving(&mut change, &user, true);
    cloud.table().commit(change).await.expect(GOOD);
    let grace = Duration::from_secs(GRACE_DAYS * DAY);
    let session = RefreshToken::parse(REFRESH_TOKEN).expect(GOOD).session_id;
    cloud.age(&session_key(id(ADA), session), grace);
    cloud.age(&user_key(id(ADA)), grace);
}

async fn goods(cloud: &Cloud, function: &str) {
    let at = now();
    let artisan_id = id::<UserId>(ARTISAN).artisan();
    let mut change = Change::new(Actor::Artisan(artisan_id), at, "a-test");
    let profile = Profile {
        display_name: "Ada's Woodwork".to_owned(),
        legal_name: "Adaeze Okafor".to_owned(),
        trades: vec!["carpentry".to_owned()],
        areas: vec!["NG-LA".to_owned()],
        about: "Tables and chairs.".to_owned(),
    };
    let mut artisan = Artisan::create(artisan_id, profile, at);
    artisan.entity.verification = match function {
        "artisans-submit-verification" => Verification::Draft,
        "artisans-decide-verification" => Verification::Submitted,
        "artisans-restore" => Verification::Suspended,
        _ => Verification::Verified,
    };
    artisan.entity.submitted_at = Some(at);
    cloud.gateway().open_account(BANK_CODE, "0123456789", "Adaeze Okafor").await.expect(GOOD);
    if has_money(function) {
        artisan.entity.payout_account = Some(payout_account(cloud).await);
    }
    change.create(artisan);
    for (upload, purpose) in UPLOADS {
        let upload = Upload {
            id: id::<UploadId>(upload),
            owner_id: id(ARTISAN),
            purpose,
            media_type: MediaType::Png,
            created_at: at,
            // Its being there is what `uploads-complete` is told.
            file: (function != "uploads-complete").then(|| uploaded_file(at)),
        };
        cloud.put_object(&upload.incoming_key(), upload.media_type.as_str(), PICTURE);
        if upload.file.is_some() && purpose.is_public() {
            cloud.put_object(&upload.object_key(), upload.media_type.as_str(), PICTURE);
            change.create(picture(&upload, function, at));
        }
        change.insert(&upload);
    }
    change.insert(&Upload {
        id: id::<UploadId>(RECEIPT),
        owner_id: id(ADA),
        purpose: UploadPurpose::PaymentProof,
        media_type: MediaType::Pdf,
        created_at: at,
        file: Some(uploaded_file(at)),
    });
    let offer = Offer {
        title: "Iroko dining table".to_owned(),
        description: String::new(),
        category: "furniture".to_owned(),
        price: Money::new(18_500_000, Currency::NGN),
        images: Vec::new(),
        attributes: std::collections::BTreeMap::new(),
    };
    let mut product = Product::create(id::<ProductId>(PRODUCT), artisan_id, offer, at);
    product.entity.status = match function {
        "catalogue-publish-product" => ProductStatus::Draft,
        "catalogue-restore-product" => ProductStatus::Archived,
        _ => ProductStatus::OnSale,
    };
    product.entity.lowest_offer_percent = function.starts_with("offers-").then_some(70);
    let product = change.create(product);
    let stock = Stock {
        product_id: product.id,
        available: 4,
        product_version: product.version(),
        open: product.is_on_sale(),
    };
    change.insert(&stock);
    if function == "cart-set-line" {
        let wanted = Wanted { product_id: product.id, quantity: 1, unit_price: None };
        let shelf = Shelf { product: (*product).clone(), stock };
        let cart = SavedCart::empty(id(BUYER), at).add(&wanted, Some(&shelf), at);
        change.insert(&cart.expect(GOOD));
    }
    cloud.table().commit(change).await.expect(GOOD);
}

/// A file of products of the artisan, and unless it is to begin, how far it is: one of its two lines is wrong.
async fn sheet(cloud: &Cloud, function: &str) {
    let at = now();
    let artisan_id = id::<UserId>(ARTISAN).artisan();
    let upload = Upload {
        id: id::<UploadId>(SHEET),
        owner_id: id(ARTISAN),
        purpose: UploadPurpose::ProductSheet,
        media_type: MediaType::Csv,
        created_at: at,
        file: Some(uploaded_file(at)),
    };
    let file = b"title,category,price\nIroko stool,furniture,12500\nOak stool,furniture,\"12500,50\"\n";
    cloud.put_object(&upload.object_key(), upload.media_type.as_str(), file);
    let mut change = Change::new(Actor::Artisan(artisan_id), at, "a-test");
    change.insert(&upload);
    let import = Import::begin(id(IMPORT), artisan_id, upload.id, None, 2, at);
    let fault = Fault { line: 3, column: Some(Column::Price), detail: "takes figures".to_owned() };
    match function {
        "catalogue-begin-import" => {}
        "catalogue-import" => change.insert(&import),
        _ => change.insert(&import.with(vec![Worked::Created, Worked::Failed(fault)], at)),
    }
    cloud.table().commit(change).await.expect(GOOD);
}

/// The picture that `upload` is, as `function` needs to find it: read, unless it is to read it.
fn picture(upload: &Upload, function: &str, at: Timestamp) -> Outcome<Picture> {
    let waiting = Picture::hand_in(upload, at);
    if function == "uploads-prepare-picture" {
        return waiting;
    }
    waiting.entity.make_ready(1_600, 1_200, Colour::new([200, 180, 160])).expect(GOOD)
}

/// Any file.
pub(crate) fn uploaded_file(at: Timestamp) -> UploadedFile {
    UploadedFile { bytes: 482_133, sha256: "2c".repeat(32), at }
}

/// Functions that take money out of the wallet.
fn has_money(function: &str) -> bool {
    function.starts_with("payouts-") || function == "wallet-withdraw"
}

/// The one order with its payment, wallet and payout; paid at the gateway, too.
async fn order(cloud: &Cloud, function: &str) {
    let at = now();
    let artisan_id = id::<UserId>(ARTISAN).artisan();
    let mut change = Change::new(Actor::Buyer(id(BUYER)), at, "a-test");
    let status = match function {
        "payments-settle" | "orders-time-out" | "platform-retry-stuck" => OrderStatus::PendingPayment,
        "orders-ship" => OrderStatus::Accepted,
        "orders-deliver" => OrderStatus::Shipped,
        "orders-confirm" | "disputes-open" | "escrow-divide" | "disputes-decide" => OrderStatus::Delivered,
        disputes if disputes.starts_with("disputes-") => OrderStatus::Delivered,
        "messages-of-dispute" => OrderStatus::Delivered,
        "escrow-release" => OrderStatus::Completed,
        reviews if reviews.starts_with("reviews-") => OrderStatus::Completed,
        "refunds-send" => OrderStatus::Cancelled,
        _ => OrderStatus::Paid,
    };
    // An order is stuck when nothing has happened although its deadline has passed.
    let since = if function == "platform-retry-stuck" { at.minus_seconds(2 * DAY + 1) } else { at };
    let mut placed = order_in(status, since);
    if status == OrderStatus::Delivered && !matches!(function, "orders-confirm" | "disputes-open") {
        let (disputed, dispute) = dispute_for(function, &placed.entity);
        placed = disputed;
        change.create(dispute);
    }
    if function.starts_with("refunds-")
        && !matches!(function, "refunds-send" | "refunds-issue" | "refunds-queue")
    {
        let artisan = placed.entity.as_artisan(id(ARTISAN)).expect(GOOD);
        let (amount, reason) = (Money::new(500_000, Currency::NGN), "One leg is scratched.".to_owned());
        let offered = placed.entity.offer_refund(artisan, id(REFUND), amount, reason, at);
        placed.entity = offered.expect(GOOD).expect(GOOD).entity;
        let request = RefundRequest {
            payment_id: None,
            order_id: None,
            buyer_id: None,
            gateway: "paystack".to_owned(),
            transaction_reference: domain::TypedId::reference(id::<PaymentId>(PAYMENT)),
            amount: TOTAL,
            reason: "Cancelled.".to_owned(),
        };
        let requested = Refund::request(id(REFUND), request, Vec::new(), at);
        let report = match function {
            "refunds-retry" | "refunds-mark-paid" => Some(RefundReport::Failed),
            "refunds-close" => Some(RefundReport::RefundedAlready),
            _ => None,
        };
        if let Some(report) = report {
            change.create(requested.entity.report(report, "17", at).expect(GOOD).expect(GOOD));
        }
    }
    if function.starts_with("messages-") {
        said(&mut change, &placed.entity);
    }
    let order = change.create(placed);
    let part = PaymentPart { order_id: order.id(), artisan_id, amount: TOTAL };
    let window = at.plus_seconds(30 * 60);
    let payment_url = "https://checkout.paystack.com/0000".to_owned();
    let payment =
        Payment::initialise(id(PAYMENT), id(BUYER), vec![part], TOTAL, "paystack", payment_url, window, at);
    let payment = change.create(payment);
    let mut wallet = Wallet::empty(artisan_id, Currency::NGN).hold(order.id(), TOTAL).expect(GOOD);
    wallet.entity.available = if has_money(function) { NET } else { 0 };
    if function.starts_with("payouts-") {
        let artisan = cloud.table().artisans().find(artisan_id).await.expect(GOOD).expect(GOOD);
        let limits = PayoutLimits::from_variables(|name| match name {
            "MARKET_TIME_ZONE" => "Africa/Lagos".to_owned(),
            _ => NET.to_string(),
        })
        .expect(GOOD);
        let payable = Payable::automatic(&wallet.entity, &artisan, &limits, at).expect(GOOD);
        let (payout, in_transit) = Payout::start(payable, id::<PayoutId>(PAYOUT), at).expect(GOOD);
        change.create(payout);
        wallet = in_transit;
    }
    change.create(wallet);
    cloud.table().commit(change).await.expect(GOOD);
    let request = Initialise {
        reference: payment.reference.clone(),
        email: "ngozi@example.com".to_owned(),
        amount: TOTAL,
        callback_url: "https://app.homify.example".to_owned(),
        metadata: [("order_id".to_owned(), ORDER.to_owned())].into(),
    };
    cloud.paystack().initialise(&request).await.expect(GOOD);
    cloud.gateway().set(&json!({ "webhook_url": "" })).await.expect(GOOD);
    cloud.gateway().pay(&payment.reference).await.expect(GOOD);
    if function.starts_with("chargebacks-") {
        chargeback(cloud, function, &payment.reference).await;
    }
}

/// What the buyer wrote of the order, as `function` needs to find it: none yet, waiting, shown or hidden.
async fn review(cloud: &Cloud, function: &str) {
    if function == "reviews-write" {
        return;
    }
    let at = now();
    let order = cloud.table().orders().load(id(ORDER)).await.expect(GOOD);
    let party = order.as_party(id(BUYER)).expect(GOOD);
    let line = order.products().next().expect(GOOD);
    let goods =
        vec![RatedGoods { product_id: line.product_id, title: line.title.clone(), stars: Stars::Five }];
    let opinion = Opinion { stars: Stars::Four, goods, words: "Heavy.".to_owned(), pictures: Vec::new() };
    let written = write(&order, party, opinion, None, None, at).expect(GOOD).expect(GOOD);
    let mut change = Change::new(party.actor(), at, "a-test");
    let waiting = put_review(&mut change, None, written.own);
    cloud.table().commit(change).await.expect(GOOD);
    let until = at.plus_seconds(REVIEW_WINDOW_SECONDS);
    let shown = waiting.time_out(until).expect(GOOD);
    if function == "reviews-show" {
        cloud.age(&review_key(waiting.id), Duration::from_secs(REVIEW_WINDOW_SECONDS));
        return;
    }
    let mut change = Change::new(party.actor(), at, "a-test");
    let shown = put_review(&mut change, Some(&waiting), shown);
    cloud.table().commit(change).await.expect(GOOD);
    if function == "reviews-restore" {
        let moderator = shown.as_moderator(id(ADA)).expect(GOOD);
        let hidden = shown.hide(moderator, "It names a neighbour.".to_owned(), at).expect(GOOD).expect(GOOD);
        let mut change = Change::new(moderator.actor(), at, "a-test");
        put_review(&mut change, Some(&shown), hidden);
        cloud.table().commit(change).await.expect(GOOD);
    }
}

/// The buyer has reported the product.
async fn report(cloud: &Cloud) {
    let at = now();
    let products = cloud.table().products().several(&[id(PRODUCT)]).await.expect(GOOD);
    let found = Found::product(products.first().expect(GOOD)).expect(GOOD);
    let words = "The picture is of my own table.".to_owned();
    let filing = Filing { by: id(BUYER), sells: false, kind: ReportKind::Misleading, words };
    let filed = Report::file(None, found, filing, at).expect(GOOD).expect(GOOD);
    let mut change = Change::new(Actor::Buyer(id(BUYER)), at, "a-test");
    change.create(filed);
    cloud.table().commit(change).await.expect(GOOD);
}

/// What the buyer would pay for the product, as `function` needs to find it: not offered yet, or waiting for the artisan.
async fn bargain(cloud: &Cloud, function: &str) {
    if function == "offers-propose" {
        return;
    }
    let (at, buyer) = (now(), id::<UserId>(BUYER));
    let shelf = cloud.table().offers().on_product(id(PRODUCT), buyer).await.expect(GOOD).shelf.expect(GOOD);
    let bid = Bid { unit_price: Money::new(16_000_000, Currency::NGN), quantity: 2 };
    let offer = propose(None, &shelf, buyer, bid, at).expect(GOOD).expect(GOOD);
    let mut change = Change::new(Actor::Buyer(buyer), at, "a-test");
    let offer = change.create(offer);
    cloud.table().commit(change).await.expect(GOOD);
    if function == "offers-time-out" {
        cloud.age(&offer_key(offer.id), Duration::from_secs(2 * DAY));
    }
}

/// The buyer has written about the order.
fn said(change: &mut Change, order: &Order) {
    let conversation = Conversation::of_order(order);
    let by = conversation.as_correspondent(id(BUYER)).expect(GOOD);
    let talk = Talk::begun(conversation);
    let letter = Letter { text: "Thank you for accepting so soon.".to_owned(), uploads: Vec::new() };
    let sent = talk.conversation.send(by, letter, (&talk.buyer, &talk.artisan), now()).expect(GOOD);
    add_message(change, &talk, sent, false);
}

/// The payment is asked back; the step finds it answered.
async fn chargeback(cloud: &Cloud, function: &str, reference: &str) {
    let at = now();
    let dispute = cloud.gateway().open_dispute(reference).await.expect(GOOD);
    let shown = ShownChargeback {
        gateway_id: dispute.id.to_string(),
        transaction_reference: reference.to_owned(),
        amount: TOTAL,
        category: None,
        answer_by: None,
        report: ChargebackReport::Open,
    };
    let mut opened = Chargeback::open("paystack", &shown, None, &[], at).chargeback;
    opened.entity.id = id(CHARGEBACK);
    if function == "chargebacks-settle" {
        let answer = ChargebackAnswer {
            verdict: Verdict::Accept,
            note: "The buyer is right.".to_owned(),
            evidence: None,
            answered_by: id(ADA),
            at,
        };
        opened = opened.entity.answer(answer).expect(GOOD).expect(GOOD);
    }
    let mut change = Change::new(Actor::system("a-test"), at, "a-test");
    change.create(opened);
    cloud.table().commit(change).await.expect(GOOD);
}

/// The disputed order with its dispute, as `function` needs to find it.
fn dispute_for(function: &str, order: &Order) -> (Outcome<Order>, Outcome<Dispute>) {
    let at = now();
    let terms = DisputeTerms {
        answer_within_seconds: 60,
        decide_within_seconds: 60,
        appeal_within_seconds: 600,
        end_within_seconds: 600,
        return_within_seconds: 600,
        inspect_within_seconds: 600,
    };
    let opening = Opening {
        id: id::<DisputeId>(DISPUTE),
        claim: "One leg is split.".to_owned(),
        uploads: Vec::new(),
        terms,
    };
    let by = order.as_party(id(BUYER)).expect(GOOD);
    let (disputed, open) = Dispute::open(order, by, opening, at).expect(GOOD);
    let done = |decision: domain::Decision<Dispute>| decision.expect(GOOD).expect(GOOD);
    let buyer = open.entity.as_party(id(BUYER)).expect(GOOD);
    let artisan = open.entity.as_party(id(ARTISAN)).expect(GOOD);
    let respondent = open.entity.as_respondent(id(ARTISAN)).expect(GOOD);
    let arbiter = open.entity.as_arbiter(id(ADA)).expect(GOOD);
    let split = Split {
        to_buyer: Money::new(1_500_000, Currency::NGN),
        to_artisan: Money::new(3_000_000, Currency::NGN),
    };
    let answered = done(open.entity.answer(respondent, "It was whole.".to_owned(), Vec::new(), at));
    let proposed = done(answered.entity.propose(artisan, split, at));
    let escalated = done(answered.entity.escalate(buyer, at));
    let to_return = done(answered.entity.propose_return(artisan, split, at));
    let awaited = done(to_return.entity.accept(buyer, 1, at));
    let sender = awaited.entity.as_buyer(id(BUYER)).expect(GOOD);
    let dispute = match function {
        "disputes-answer" => open,
        "disputes-accept-proposal" => proposed,
        "escrow-divide" => done(proposed.entity.accept(buyer, 1, at)),
        "disputes-decide" => escalated,
        "disputes-send-return" => awaited,
        "disputes-confirm-return" | "disputes-reject-return" => {
            done(awaited.entity.send_return(sender, "With GIG".to_owned(), Vec::new(), at))
        }
        "disputes-appeal" => {
            done(escalated.entity.decide(arbiter, split, "The photos show it.".to_owned(), at))
        }
        _ => answered,
    };
    (disputed, dispute)
}

async fn payout_account(cloud: &Cloud) -> PayoutAccount {
    let gateway = cloud.paystack();
    let request = RecipientRequest {
        name: "Adaeze Okafor".to_owned(),
        account_number: "0123456789".to_owned(),
        bank_code: BANK_CODE.to_owned(),
        currency: Currency::NGN,
        description: None,
    };
    PayoutAccount {
        gateway: gateway.name().to_owned(),
        recipient_code: gateway.create_recipient(&request).await.expect(GOOD).into_string(),
        bank_code: BANK_CODE.to_owned(),
        bank_name: "Guaranty Trust Bank".to_owned(),
        account_last4: "6789".to_owned(),
        account_name: "Adaeze Okafor".to_owned(),
        set_at: now(),
    }
}

/// The order, brought to `status` by its own commands.
fn order_in(status: OrderStatus, at: Timestamp) -> Outcome<Order> {
    let line = Line::Product(ProductLine {
        product_id: id(PRODUCT),
        title: "Oak stool".to_owned(),
        unit_price: TOTAL,
        quantity: 1,
        image: None,
    });
    let terms = Terms {
        payment_window_seconds: 30 * 60,
        accept_within_seconds: 2 * DAY,
        deliver_within_seconds: 14 * DAY,
        deliver_at_latest_seconds: 21 * DAY,
        confirm_within_seconds: 7 * DAY,
        first_reminder_seconds: 5 * DAY,
        second_reminder_seconds: 6 * DAY,
        fee: BasisPoints::try_from(500).expect(GOOD),
    };
    let placed = Order::place(
        Placement {
            id: id::<OrderId>(ORDER),
            buyer_id: id(BUYER),
            artisan_id: id::<UserId>(ARTISAN).artisan(),
            payment_id: id::<PaymentId>(PAYMENT),
            gateway: "paystack".to_owned(),
            lines: vec![line],
            total: TOTAL,
            terms,
            release_code: "472913".to_owned(),
        },
        at,
    );
    let done = |decision: domain::Decision<Order>| decision.expect(GOOD).expect(GOOD);
    let artisan = placed.entity.as_artisan(id(ARTISAN)).expect(GOOD);
    let buyer = placed.entity.as_buyer(id(BUYER)).expect(GOOD);
    let paid = done(placed.entity.fund("paystack", at));
    let cancelled = done(paid.entity.cancel(Party::Buyer(buyer), "The wood did not come.".to_owned(), at));
    let accepted = done(paid.entity.accept(artisan, at));
    let shipped = done(accepted.entity.ship(artisan, Tracking { note: "With Sule".to_owned() }, at));
    let proof = Proof { note: "At the gate".to_owned(), uploads: Vec::new() };
    let delivered = done(shipped.entity.deliver(artisan, proof, at));
    let completed = done(delivered.entity.confirm(Confirmation::Buyer(buyer), at));
    match status {
        OrderStatus::PendingPayment => placed,
        OrderStatus::Paid => paid,
        OrderStatus::Accepted => accepted,
        OrderStatus::Shipped => shipped,
        OrderStatus::Delivered => delivered,
        OrderStatus::Completed => completed,
        OrderStatus::Cancelled => cancelled,
        OrderStatus::Expired | OrderStatus::Disputed | OrderStatus::Refunded | OrderStatus::ChargedBack => {
            panic!("no event needs it")
        }
    }
}
