//! What every route refuses. The table below names them all; a route of the template that is missing fails the test.

use std::collections::BTreeSet;

use domain::Role;
use domain::orders::Side;
use domain::reviews::review_id;
use domain::{
    ArtisanId, AuditId, ChargebackId, ConversationId, DifferenceId, DisputeId, EscrowId, ImportId,
    NotificationId, OfferId, OrderId, PaymentId, PayoutId, ProductId, RefundId, ReportId, ReviewId,
    SessionId, TypedId as _, UploadId,
};
use http::Method;
use serde_json::{Value, json};
use testing::{ApiRequest, Cloud, Reply, User, new_id, now, token};

use crate::market::Market;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    /// Nobody is asked who they are.
    Anybody,
    /// Who has a good token may see or do more; one that is not good counts as none.
    AnybodyOrCaller,
    /// The signature is checked instead.
    Signature,
    /// Whoever is signed in; of an order, its parties only.
    User,
    Artisan,
    Admin,
}

use Access::{Admin, Anybody, AnybodyOrCaller, Artisan, Signature, User as AnyUser};

/// A route with who may call it, whether it needs an `Idempotency-Key`, and a body that it takes.
type Line = (&'static str, Access, bool, Option<&'static str>);

const KEY: bool = true;
const NO_KEY: bool = false;

/// A proposal.
const SPLIT: &str =
    r#"{"to_buyer":{"amount":1,"currency":"NGN"},"to_artisan":{"amount":1,"currency":"NGN"}}"#;

/// What is asked of a thing that everybody may buy: nobody is a stranger to it.
const FOR_ANY_BUYER: [&str; 2] = ["GET /me/offers/{product_id}", "POST /products/{product_id}/offers"];

const ROUTES: [Line; 173] = [
    ("GET /.well-known/jwks.json", Anybody, NO_KEY, None),
    (
        "POST /auth/signup",
        Anybody,
        NO_KEY,
        Some(
            r#"{"email":"new@example.com","password":"correct horse battery","name":"Ada Obi","role":"buyer"}"#,
        ),
    ),
    (
        "POST /auth/login",
        Anybody,
        NO_KEY,
        Some(r#"{"email":"ada@example.com","password":"correct horse battery"}"#),
    ),
    ("POST /auth/refresh", Anybody, NO_KEY, Some(r#"{"refresh_token":"x"}"#)),
    ("POST /auth/logout", AnybodyOrCaller, NO_KEY, Some(r#"{"everywhere":false}"#)),
    ("POST /auth/email/verify", Anybody, NO_KEY, Some(r#"{"token":"x"}"#)),
    ("POST /auth/email/resend", Anybody, NO_KEY, Some(r#"{"email":"ada@example.com"}"#)),
    ("POST /auth/password/forgot", Anybody, NO_KEY, Some(r#"{"email":"ada@example.com"}"#)),
    (
        "POST /auth/password/reset",
        Anybody,
        NO_KEY,
        Some(r#"{"token":"x","password":"correct horse battery"}"#),
    ),
    ("POST /auth/email/restore", Anybody, NO_KEY, Some(r#"{"token":"x"}"#)),
    ("PUT /me/password", AnyUser, NO_KEY, Some(r#"{"password":"seven goats on the hill"}"#)),
    ("PUT /me/email", AnyUser, NO_KEY, Some(r#"{"email":"ada@example.org"}"#)),
    ("GET /auth/providers", Anybody, NO_KEY, None),
    ("POST /auth/providers/{provider}/begin", Anybody, NO_KEY, Some(r#"{"cookie":true}"#)),
    ("POST /auth/providers/{provider}/finish", Anybody, NO_KEY, Some(r#"{"code":"x","state":"x"}"#)),
    (
        "POST /auth/providers/{provider}/sign-up",
        Anybody,
        NO_KEY,
        Some(r#"{"sign_up":"x","email":"new@example.com","name":"Ada Obi","role":"buyer"}"#),
    ),
    ("GET /me/providers", AnyUser, NO_KEY, None),
    ("PUT /me/providers/{provider}", AnyUser, NO_KEY, Some(r#"{"code":"x","state":"x"}"#)),
    ("DELETE /me/providers/{provider}", AnyUser, NO_KEY, None),
    ("GET /me/favourites", AnyUser, NO_KEY, None),
    ("PUT /me/favourites/{subject}", AnyUser, NO_KEY, None),
    ("DELETE /me/favourites/{subject}", AnyUser, NO_KEY, None),
    ("GET /me/deletion", AnyUser, NO_KEY, None),
    ("PUT /me/deletion", AnyUser, NO_KEY, Some(r#"{"email":"ada@example.com"}"#)),
    ("GET /me/addresses", AnyUser, NO_KEY, None),
    ("PUT /me/addresses", AnyUser, NO_KEY, Some(r#"{"addresses":[]}"#)),
    ("POST /auth/login/code", Anybody, NO_KEY, Some(r#"{"challenge":"x","code":"123456"}"#)),
    ("POST /auth/step-up", AnyUser, NO_KEY, Some(r#"{"password":"correct horse battery"}"#)),
    ("GET /me/second-factor", AnyUser, NO_KEY, None),
    ("POST /me/second-factor", AnyUser, NO_KEY, None),
    ("DELETE /me/second-factor", AnyUser, NO_KEY, None),
    ("POST /me/second-factor/confirm", AnyUser, NO_KEY, Some(r#"{"code":"123456"}"#)),
    ("POST /me/second-factor/recovery-codes", AnyUser, NO_KEY, None),
    ("GET /me/sessions", AnyUser, NO_KEY, None),
    ("DELETE /me/sessions", AnyUser, NO_KEY, None),
    ("DELETE /me/sessions/{session_id}", AnyUser, NO_KEY, None),
    ("GET /me", AnyUser, NO_KEY, None),
    ("PATCH /me", AnyUser, NO_KEY, Some(r#"{"name":"Ada O."}"#)),
    (
        "POST /uploads",
        AnyUser,
        KEY,
        Some(r#"{"purpose":"product_image","media_type":"image/jpeg","bytes":1000}"#),
    ),
    ("POST /uploads/{upload_id}/complete", AnyUser, NO_KEY, None),
    ("GET /uploads/{upload_id}", AnyUser, NO_KEY, None),
    (
        "PUT /me/artisan",
        AnyUser,
        NO_KEY,
        Some(
            r#"{"display_name":"Musa","legal_name":"Musa Bello","trades":["carpentry"],"areas":["NG-LA"],"about":""}"#,
        ),
    ),
    ("GET /artisans/{artisan_id}", AnybodyOrCaller, NO_KEY, None),
    ("GET /me/artisan", Artisan, NO_KEY, None),
    ("GET /admin/users", Admin, NO_KEY, None),
    (
        "POST /me/artisan/verification",
        Artisan,
        KEY,
        Some(r#"{"documents":["upl_01JD9Z00000000000000000000"]}"#),
    ),
    (
        "PUT /me/artisan/payout-account",
        Artisan,
        NO_KEY,
        Some(r#"{"bank_code":"058","account_number":"0123456789"}"#),
    ),
    ("PUT /me/artisan/away", Artisan, NO_KEY, Some("{}")),
    (
        "PUT /me/artisan/delivery-options",
        Artisan,
        NO_KEY,
        Some(r#"{"pick_up":{"place":"14 Bode Thomas Street, Surulere","days":2}}"#),
    ),
    ("PUT /me/artisan/payout-preference", Artisan, NO_KEY, Some(r#"{"mode":"automatic"}"#)),
    ("GET /banks", AnyUser, NO_KEY, None),
    ("POST /admin/audits", Admin, KEY, Some(r#"{"from":"2026-11-21","to":"2026-11-22"}"#)),
    ("GET /admin/audits/{audit_id}", Admin, NO_KEY, None),
    ("GET /admin/history/{subject}", Admin, NO_KEY, None),
    ("GET /admin/ledger", Admin, NO_KEY, None),
    ("GET /admin/reconciliation", Admin, NO_KEY, None),
    (
        "POST /admin/reconciliation/{difference_id}/resolution",
        Admin,
        KEY,
        Some(r#"{"note":"Paid in at the start."}"#),
    ),
    ("GET /admin/stuck", Admin, NO_KEY, None),
    (
        "POST /admin/stuck/retry",
        Admin,
        KEY,
        Some(r#"{"step":"refunds-send","subject":"ref_01JD9Z00000000000000000000"}"#),
    ),
    ("GET /admin/gateways", Admin, NO_KEY, None),
    ("GET /admin/verifications", Admin, NO_KEY, None),
    ("POST /admin/verifications/{artisan_id}/decision", Admin, KEY, Some(r#"{"decision":"approve"}"#)),
    (
        "POST /admin/artisans/{artisan_id}/tier",
        Admin,
        KEY,
        Some(r#"{"tier":"trusted","reason":"A year without a complaint"}"#),
    ),
    (
        "POST /admin/artisans/{artisan_id}/suspend",
        Admin,
        KEY,
        Some(r#"{"reason":"Two buyers got fakes","payouts":"hold"}"#),
    ),
    (
        "POST /admin/artisans/{artisan_id}/payout-account/confirmation",
        Admin,
        KEY,
        Some(r#"{"account_last4":"6789","account_name":"ADAEZE NWOSU","reason":"Her married name"}"#),
    ),
    ("POST /admin/artisans/{artisan_id}/restore", Admin, KEY, Some(r#"{"reason":"They were no fakes"}"#)),
    (
        "POST /admin/orders/{order_id}/refunds",
        Admin,
        KEY,
        Some(r#"{"amount":{"amount":1000,"currency":"NGN"},"reason":"Broken"}"#),
    ),
    ("GET /admin/chargebacks", Admin, NO_KEY, None),
    ("GET /admin/chargebacks/{chargeback_id}/evidence", Admin, NO_KEY, None),
    (
        "POST /admin/chargebacks/{chargeback_id}/answer",
        Admin,
        KEY,
        Some(r#"{"verdict":"accept","note":"Never sent"}"#),
    ),
    ("GET /admin/refunds", Admin, NO_KEY, None),
    (
        "POST /admin/refunds/{refund_id}/closing",
        Admin,
        KEY,
        Some(r#"{"note":"Lost at the dashboard","chargeback_id":"chb_01JD9Z00000000000000000000"}"#),
    ),
    ("POST /admin/refunds/{refund_id}/retry", Admin, KEY, Some(r#"{}"#)),
    (
        "POST /admin/refunds/{refund_id}/payment-by-hand",
        Admin,
        KEY,
        Some(r#"{"note":"Paid in cash","proof":["upl_01JD9Z00000000000000000000"]}"#),
    ),
    (
        "POST /products",
        Artisan,
        KEY,
        Some(
            r#"{"title":"Oak stool","description":"","category":"furniture","price":{"amount":100000,"currency":"NGN"},"stock":1,"images":[]}"#,
        ),
    ),
    ("GET /products", Anybody, NO_KEY, None),
    ("GET /search", Anybody, NO_KEY, None),
    ("GET /search/artisans", Anybody, NO_KEY, None),
    ("GET /search/suggestions", Anybody, NO_KEY, None),
    ("GET /products/{product_id}", AnybodyOrCaller, NO_KEY, None),
    ("PATCH /products/{product_id}", Artisan, NO_KEY, Some(r#"{"title":"Oak stool"}"#)),
    ("DELETE /products/{product_id}", Artisan, NO_KEY, None),
    ("POST /products/{product_id}/stock", Artisan, KEY, Some(r#"{"delta":1}"#)),
    ("POST /products/{product_id}/publish", Artisan, KEY, None),
    ("POST /products/{product_id}/hide", Artisan, KEY, None),
    ("POST /products/{product_id}/restore", Artisan, KEY, None),
    ("GET /me/products", Artisan, NO_KEY, None),
    ("GET /me/products.csv", Artisan, NO_KEY, None),
    ("POST /me/imports", Artisan, KEY, Some(r#"{"upload_id":"upl_01JD9Z00000000000000000000"}"#)),
    ("GET /me/imports/{import_id}", Artisan, NO_KEY, None),
    ("GET /me/imports/{import_id}/failed.csv", Artisan, NO_KEY, None),
    ("GET /categories", Anybody, NO_KEY, None),
    ("GET /categories/{slug}", Anybody, NO_KEY, None),
    ("GET /cart", AnyUser, NO_KEY, None),
    (
        "POST /cart/lines",
        AnyUser,
        KEY,
        Some(r#"{"product_id":"prd_01JD9Z00000000000000000000","quantity":1}"#),
    ),
    ("PUT /cart/lines/{product_id}", AnyUser, NO_KEY, Some(r#"{"quantity":0}"#)),
    ("POST /cart/merge", AnyUser, NO_KEY, Some(r#"{"merge_id":"0d5a4e1c","items":[]}"#)),
    (
        "POST /checkout",
        AnyUser,
        KEY,
        Some(
            r#"{"items":[{"product_id":"prd_01JD9Z00000000000000000000","quantity":1}],"delivery":{"recipient":"Ada Obi","phone":"+2348012345678","address":"12 Allen Avenue","city":"Ikeja","area":"NG-LA"}}"#,
        ),
    ),
    ("GET /payments", AnyUser, NO_KEY, None),
    ("GET /payments/{payment_id}", AnyUser, NO_KEY, None),
    ("POST /webhooks/flutterwave", Signature, NO_KEY, None),
    ("POST /webhooks/paystack", Signature, NO_KEY, None),
    ("GET /orders", AnyUser, NO_KEY, None),
    ("GET /orders/{order_id}", AnyUser, NO_KEY, None),
    ("GET /orders/{order_id}/history", AnyUser, NO_KEY, None),
    ("POST /orders/{order_id}/accept", AnyUser, KEY, None),
    ("POST /orders/{order_id}/ship", AnyUser, KEY, Some(r#"{"tracking_note":"With Sule"}"#)),
    ("POST /orders/{order_id}/deliver", AnyUser, KEY, Some(r#"{"note":"At the gate","photos":[]}"#)),
    ("POST /orders/{order_id}/confirm", AnyUser, KEY, Some(r#"{}"#)),
    ("POST /orders/{order_id}/cancel", AnyUser, KEY, Some(r#"{"reason":"Too late"}"#)),
    (
        "POST /orders/{order_id}/disputes",
        AnyUser,
        KEY,
        Some(r#"{"claim":"One leg is split from the foot to the top.","evidence":[]}"#),
    ),
    ("GET /disputes", AnyUser, NO_KEY, None),
    ("GET /disputes/{dispute_id}", AnyUser, NO_KEY, None),
    ("GET /disputes/{dispute_id}/history", AnyUser, NO_KEY, None),
    (
        "POST /disputes/{dispute_id}/answer",
        AnyUser,
        KEY,
        Some(r#"{"statement":"It was whole when it left."}"#),
    ),
    ("POST /disputes/{dispute_id}/evidence", AnyUser, KEY, Some(r#"{"note":"The same leg again"}"#)),
    ("POST /disputes/{dispute_id}/proposals", AnyUser, KEY, Some(SPLIT)),
    ("POST /disputes/{dispute_id}/proposals/{number}/accept", AnyUser, KEY, None),
    (
        "POST /disputes/{dispute_id}/return",
        AnyUser,
        KEY,
        Some(r#"{"note":"GIG Logistics, waybill 1204921","evidence":[]}"#),
    ),
    ("POST /disputes/{dispute_id}/return/confirm", AnyUser, KEY, None),
    (
        "POST /disputes/{dispute_id}/return/reject",
        AnyUser,
        KEY,
        Some(r#"{"statement":"It came back without its drawer."}"#),
    ),
    ("POST /disputes/{dispute_id}/withdraw", AnyUser, KEY, None),
    ("POST /disputes/{dispute_id}/escalate", AnyUser, KEY, None),
    ("POST /disputes/{dispute_id}/appeal", AnyUser, KEY, Some(r#"{"reason":"It is another table."}"#)),
    ("GET /admin/disputes", Admin, NO_KEY, None),
    (
        "POST /admin/disputes/{dispute_id}/decision",
        Admin,
        KEY,
        Some(
            r#"{"to_buyer":{"amount":1,"currency":"NGN"},"to_artisan":{"amount":1,"currency":"NGN"},"note":"It is so, and not otherwise."}"#,
        ),
    ),
    (
        "POST /orders/{order_id}/refunds",
        AnyUser,
        KEY,
        Some(r#"{"amount":{"amount":1000,"currency":"NGN"},"reason":"Scratched"}"#),
    ),
    ("POST /orders/{order_id}/refunds/{refund_id}/accept", AnyUser, KEY, None),
    ("POST /orders/{order_id}/refunds/{refund_id}/decline", AnyUser, KEY, None),
    ("PUT /orders/{order_id}/review", AnyUser, NO_KEY, Some(r#"{"stars":4}"#)),
    ("GET /orders/{order_id}/reviews", AnyUser, NO_KEY, None),
    ("GET /artisans/{artisan_id}/reviews", Anybody, NO_KEY, None),
    ("GET /products/{product_id}/reviews", Anybody, NO_KEY, None),
    ("POST /reviews/{review_id}/reply", AnyUser, KEY, Some(r#"{"words":"Thank you."}"#)),
    ("GET /offers", AnyUser, NO_KEY, None),
    ("GET /offers/{offer_id}", AnyUser, NO_KEY, None),
    ("GET /me/offers/{product_id}", AnyUser, NO_KEY, None),
    (
        "POST /products/{product_id}/offers",
        AnyUser,
        KEY,
        Some(r#"{"unit_price":{"amount":1000,"currency":"NGN"},"quantity":1}"#),
    ),
    ("PUT /products/{product_id}/offer-limit", Artisan, NO_KEY, Some(r#"{"lowest_percent":80}"#)),
    (
        "POST /offers/{offer_id}/accept",
        AnyUser,
        KEY,
        Some(r#"{"unit_price":{"amount":1000,"currency":"NGN"}}"#),
    ),
    (
        "POST /offers/{offer_id}/counter",
        AnyUser,
        KEY,
        Some(r#"{"unit_price":{"amount":1000,"currency":"NGN"}}"#),
    ),
    ("POST /offers/{offer_id}/decline", AnyUser, KEY, None),
    ("POST /offers/{offer_id}/withdraw", AnyUser, KEY, None),
    ("GET /admin/reviews/{review_id}", Admin, NO_KEY, None),
    ("POST /admin/reviews/{review_id}/hide", Admin, KEY, Some(r#"{"reason":"An insult"}"#)),
    ("POST /admin/reviews/{review_id}/restore", Admin, KEY, None),
    (
        "POST /reports",
        AnyUser,
        KEY,
        Some(r#"{"thing":{"kind":"product","product_id":"prd_01JD9Z00000000000000000000"},"kind":"scam"}"#),
    ),
    ("GET /admin/reports", Admin, NO_KEY, None),
    (
        "POST /admin/reports/{report_id}/decision",
        Admin,
        KEY,
        Some(r#"{"act":"dismiss","reason":"It is within the rules."}"#),
    ),
    ("GET /escrows/{escrow_id}", AnyUser, NO_KEY, None),
    ("GET /me/wallet", Artisan, NO_KEY, None),
    ("GET /me/wallet/entries", Artisan, NO_KEY, None),
    ("POST /me/wallet/withdrawals", Artisan, KEY, Some(r#"{"amount":{"amount":100000,"currency":"NGN"}}"#)),
    ("GET /me/payouts", Artisan, NO_KEY, None),
    ("GET /me/payouts/{payout_id}", Artisan, NO_KEY, None),
    ("GET /notifications", AnyUser, NO_KEY, None),
    ("POST /notifications/read", AnyUser, NO_KEY, Some(r#"{"through":"ntf_01JD9Z00000000000000000000"}"#)),
    ("POST /notifications/{notification_id}/read", AnyUser, NO_KEY, None),
    ("GET /conversations", AnyUser, NO_KEY, None),
    (
        "POST /conversations",
        AnyUser,
        KEY,
        Some(r#"{"artisan_id":"art_01JD9Z00000000000000000000","text":"When can you deliver?"}"#),
    ),
    ("GET /conversations/{conversation_id}", AnyUser, NO_KEY, None),
    (
        "POST /conversations/{conversation_id}/messages",
        AnyUser,
        KEY,
        Some(r#"{"text":"When will it be ready?"}"#),
    ),
    ("POST /conversations/{conversation_id}/read", AnyUser, NO_KEY, Some(r#"{"through":1}"#)),
    ("POST /conversations/{conversation_id}/block", AnyUser, NO_KEY, None),
    ("DELETE /conversations/{conversation_id}/block", AnyUser, NO_KEY, None),
    ("GET /me/blocks", AnyUser, NO_KEY, None),
    ("DELETE /me/blocks/{user_id}", AnyUser, NO_KEY, None),
    ("GET /admin/disputes/{dispute_id}/conversation", Admin, NO_KEY, None),
    ("GET /health", Anybody, NO_KEY, None),
    ("GET /pages/products/{product_id}", Anybody, NO_KEY, None),
    ("GET /pages/artisans/{artisan_id}", Anybody, NO_KEY, None),
    ("GET /pages/categories/{slug}", Anybody, NO_KEY, None),
    ("GET /pages/sitemap.xml", Anybody, NO_KEY, None),
];

/// Routes that answer a list, page by page, with what else they need.
const LISTS: [&str; 26] = [
    "/admin/reports",
    "/me/blocks",
    "/offers",
    "/offers?as=artisan",
    "/conversations",
    "/search?q=stool",
    "/search/artisans",
    "/me/sessions",
    "/admin/chargebacks",
    "/admin/ledger?from=2026-11-21&to=2026-11-22&currency=NGN",
    "/admin/reconciliation",
    "/admin/reconciliation?gateway=paystack",
    "/admin/disputes",
    "/admin/verifications",
    "/admin/refunds",
    "/products",
    "/products?category=furniture",
    "/me/products",
    "/orders?as=buyer",
    "/orders?as=buyer&status=paid,accepted",
    "/disputes",
    "/me/wallet/entries",
    "/me/payouts",
    "/notifications",
    "/products?artisan_id=art_01JD9Z00000000000000000000",
    "/orders?as=artisan",
];

struct Callers {
    cloud: Cloud,
    buyer: User,
    artisan: User,
    admin: User,
}

impl Callers {
    async fn new() -> Self {
        let cloud = Cloud::start().await;
        cloud.publish_app(crate::pages::SHELL);
        let buyer = cloud.buyer("Ada Obi").await;
        let artisan = cloud.artisan_without_account("Musa Bello").await;
        let admin = cloud.admin().await;
        Self { cloud, buyer, artisan, admin }
    }

    /// Somebody who may call it, if it matters.
    fn may(&self, access: Access) -> Option<&User> {
        match access {
            Anybody | AnybodyOrCaller | Signature => None,
            AnyUser => Some(&self.buyer),
            Artisan => Some(&self.artisan),
            Admin => Some(&self.admin),
        }
    }

    /// A request that the route takes, as far as the table says, by somebody who may.
    fn request(&self, line: &Line) -> ApiRequest<'_> {
        let (route, access, key, body) = line;
        let (method, path) = route.split_once(' ').unwrap();
        let mut request = self.cloud.request(method.parse().unwrap(), &with_unknown_ids(path));
        if let Some(user) = self.may(*access) {
            request = request.by(user);
        }
        if !key {
            request = request.without("idempotency-key");
        }
        match body {
            Some(body) => request.json(&serde_json::from_str(body).unwrap()),
            None => request,
        }
    }
}

/// The path with identifiers of things that do not exist, and the query that it needs.
fn with_unknown_ids(path: &str) -> String {
    path.replace("{order_id}", &new_id::<OrderId>().to_string())
        .replace("{product_id}", &new_id::<ProductId>().to_string())
        .replace("{artisan_id}", &new_id::<ArtisanId>().to_string())
        .replace("{payment_id}", &new_id::<PaymentId>().to_string())
        .replace("{dispute_id}", &new_id::<DisputeId>().to_string())
        .replace("{conversation_id}", &new_id::<ConversationId>().to_string())
        .replace("{number}", "1")
        // There is one, and none of it is anybody's.
        .replace("{provider}", "google")
        .replace("{payout_id}", &new_id::<PayoutId>().to_string())
        .replace("{escrow_id}", &new_id::<EscrowId>().to_string())
        .replace("{difference_id}", &new_id::<DifferenceId>().to_string())
        .replace("{audit_id}", &new_id::<AuditId>().to_string())
        .replace("{subject}", &new_id::<OrderId>().to_string())
        .replace("{notification_id}", &new_id::<NotificationId>().to_string())
        .replace("{session_id}", &new_id::<SessionId>().to_string())
        .replace("{refund_id}", &new_id::<RefundId>().to_string())
        .replace("{upload_id}", &new_id::<UploadId>().to_string())
        .replace("{review_id}", &new_id::<ReviewId>().to_string())
        .replace("{import_id}", &new_id::<ImportId>().to_string())
        .replace("{report_id}", &new_id::<ReportId>().to_string())
        .replace("{offer_id}", &new_id::<OfferId>().to_string())
        .replace("{chargeback_id}/evidence", "{chargeback_id}/evidence?file_name=proof.pdf")
        .replace("{chargeback_id}", &new_id::<ChargebackId>().to_string())
}

/// The path with words where identifiers belong.
fn with_words(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { "nonsense" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

fn check(failures: &mut Vec<String>, line: &Line, what: &str, reply: &Reply, expected: u16) {
    let is_problem = reply.headers.get("content-type").is_some_and(|kind| kind == "application/problem+json");
    if reply.status != expected || !is_problem || reply.json["type"].as_str().is_none() {
        failures.push(format!("{} {what}: {} instead of {expected}: {}", line.0, reply.status, reply.text));
    }
}

fn assert_none(failures: &[String]) {
    assert!(failures.is_empty(), "{} refusals are wrong:\n{}", failures.len(), failures.join("\n"));
}

#[tokio::test]
async fn the_table_names_every_route() {
    let cloud = Cloud::start().await;
    let routes = cloud.deployment().functions.values().flat_map(|function| &function.routes);
    let routes = routes.filter(|route| route.method != "HEAD");
    let deployed: BTreeSet<String> = routes.map(testing::template::Route::key).collect();
    let named: BTreeSet<String> = ROUTES.iter().map(|line| line.0.to_owned()).collect();
    assert_eq!(named.len(), ROUTES.len(), "a route is named twice");
    assert_eq!(named, deployed);
}

#[tokio::test]
async fn what_anybody_may_read_answers_head_as_get() {
    let callers = Callers::new().await;
    let mut heads = 0;
    for line in ROUTES.iter().filter(|line| matches!(line.1, Anybody | AnybodyOrCaller)) {
        let Some(path) = line.0.strip_prefix("GET ") else { continue };
        let path = path.replace("{artisan_id}", "art_01K93E28JT97KB6CQ643DZVMXX");
        let path = path.replace("{product_id}", "prd_01K93E28JT97KB6CQ643DZVMXX");
        let get = callers.cloud.request(Method::GET, &path).send().await;
        let head = callers.cloud.request(Method::HEAD, &path).send().await;
        // On the wire the body is left out, as RFC 9110 says, by whoever speaks HTTP in front of the functions.
        assert_eq!((head.status, &head.function), (get.status, &get.function), "{path}");
        assert_eq!(head.headers.get("content-type"), get.headers.get("content-type"), "{path}");
        heads += 1;
    }
    assert_eq!(heads, 17);
}

#[tokio::test]
async fn without_a_good_token_nobody_gets_in() {
    let callers = Callers::new().await;
    let mut failures = Vec::new();
    let id = callers.admin.id;
    let roles = [Role::Buyer, Role::Artisan, Role::Admin];
    let long_ago = domain::Timestamp::from_millis(now().millis() - 60 * 60 * 1_000);
    let expired = token(id, &roles, long_ago);
    let good = token(id, &roles, now());
    let (signed, signature) = good.rsplit_once('.').unwrap();
    let altered =
        format!("{signed}.{}{}", if signature.starts_with('A') { "B" } else { "A" }, &signature[1..]);
    let unsigned = format!("{}.{}.", "eyJhbGciOiJub25lIn0", signed.split('.').nth(1).unwrap());
    for line in &ROUTES {
        let must = !matches!(line.1, Anybody | AnybodyOrCaller | Signature);
        if must {
            let reply = callers.request(line).without("authorization").send().await;
            check(&mut failures, line, "without a token", &reply, 401);
        }
        if must {
            for (what, token) in [
                ("with an expired token", &expired),
                ("with an altered token", &altered),
                ("with an unsigned token", &unsigned),
                ("with something else", &"nonsense".to_owned()),
            ] {
                let reply =
                    callers.request(line).header("authorization", &format!("Bearer {token}")).send().await;
                check(&mut failures, line, what, &reply, 401);
            }
        }
    }
    assert_none(&failures);
}

#[tokio::test]
async fn where_anybody_may_ask_a_stale_token_counts_as_none() {
    let callers = Callers::new().await;
    let mut failures = Vec::new();
    let long_ago = domain::Timestamp::from_millis(now().millis() - 60 * 60 * 1_000);
    let expired = token(callers.artisan.id, &[Role::Buyer], long_ago);
    let product = callers.cloud.product(&callers.artisan, "Stool", 100_000, 1).await;
    let artisan = callers.artisan.artisan_id().to_string();
    for line in ROUTES.iter().filter(|line| matches!(line.1, Anybody | AnybodyOrCaller)) {
        let (method, path) = line.0.split_once(' ').unwrap();
        let query = match path {
            "/search/suggestions" => "?q=sto",
            _ => "",
        };
        let path = path
            .replace("{product_id}", &product.to_string())
            .replace("{artisan_id}", &artisan)
            .replace("{slug}", "furniture")
            + query;
        let ask = || {
            let request = callers.cloud.request(method.parse().unwrap(), &path).without("idempotency-key");
            match line.3 {
                Some(body) => request.json(&serde_json::from_str(body).unwrap()),
                None => request,
            }
        };
        let nobody = ask().send().await.status;
        if method == "GET" {
            assert_eq!(nobody, 200, "{path}");
        }
        for token in [format!("Bearer {expired}"), "Bearer nonsense".to_owned(), "nonsense".to_owned()] {
            let reply = ask().header("authorization", &token).send().await;
            if reply.status != nobody {
                failures.push(format!("{} with {token}: {} instead of {nobody}", line.0, reply.status));
            }
        }
    }
    assert_none(&failures);
}

#[tokio::test]
async fn without_the_role_nobody_gets_in() {
    let callers = Callers::new().await;
    let mut failures = Vec::new();
    for line in &ROUTES {
        let others: &[&User] = match line.1 {
            Artisan => &[&callers.buyer, &callers.admin],
            Admin => &[&callers.buyer, &callers.artisan],
            Anybody | AnybodyOrCaller | Signature | AnyUser => &[],
        };
        for other in others {
            let reply = callers.request(line).by(other).send().await;
            check(&mut failures, line, "without the role", &reply, 403);
        }
    }
    assert_none(&failures);
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let callers = Callers::new().await;
    let mut failures = Vec::new();
    // A page says it as a page, see `pages.rs`.
    for line in ROUTES.iter().filter(|line| line.0.contains('{') && !line.0.contains(" /pages/")) {
        if !line.0.contains("{provider}") {
            let reply = callers.request(line).send().await;
            check(&mut failures, line, "of nothing", &reply, 404);
        }
        let (method, path) = line.0.split_once(' ').unwrap();
        let mut malformed = callers.cloud.request(method.parse().unwrap(), &with_words(path));
        if let Some(user) = callers.may(line.1) {
            malformed = malformed.by(user);
        }
        if let Some(body) = line.3 {
            malformed = malformed.json(&serde_json::from_str(body).unwrap());
        }
        check(&mut failures, line, "of no identifier", &malformed.send().await, 404);
    }
    assert_none(&failures);
}

#[tokio::test]
async fn bodies_that_are_not_as_described_are_refused() {
    let callers = Callers::new().await;
    let mut failures = Vec::new();
    for line in ROUTES.iter().filter(|line| line.3.is_some()) {
        let body: Value = serde_json::from_str(line.3.unwrap()).unwrap();
        let mut unknown = body.clone();
        unknown["unheard_of"] = json!(1);
        let required = body.as_object().unwrap().iter().next().map(|(name, _)| name.clone());
        let mut wrong = body.clone();
        if let Some(name) = &required {
            wrong[name] = json!([{}]);
        }
        let with = |body: &[u8]| callers.request(line).header("content-type", "application/json").bytes(body);
        for (what, reply, expected) in [
            ("with an unknown field", with(unknown.to_string().as_bytes()).send().await, 400),
            ("with a list instead of an object", with(b"[]").send().await, 400),
            ("with no JSON", with(b"{\"").send().await, 400),
            ("with bytes that are no text", with(b"\xff\xfe{}").send().await, 400),
            (
                "with another media type",
                callers.request(line).header("content-type", "text/plain").send().await,
                415,
            ),
            ("that is too long", with(oversized(&body).as_bytes()).send().await, 413),
        ] {
            check(&mut failures, line, what, &reply, expected);
        }
        if required.is_some() {
            check(
                &mut failures,
                line,
                "with a wrong type",
                &with(wrong.to_string().as_bytes()).send().await,
                400,
            );
        }
    }
    assert_none(&failures);
}

/// The body, with spaces up to more than a body may have.
fn oversized(body: &Value) -> String {
    format!("{body}{}", " ".repeat(web::BODY_BYTES_MAX))
}

#[tokio::test]
async fn what_moves_money_needs_a_key() {
    let callers = Callers::new().await;
    let mut failures = Vec::new();
    for line in ROUTES.iter().filter(|line| line.2) {
        let reply = callers.request(line).without("idempotency-key").send().await;
        check(&mut failures, line, "without a key", &reply, 400);
        let reply = callers.request(line).key("short").send().await;
        check(&mut failures, line, "with a short key", &reply, 400);
    }
    assert_none(&failures);
}

#[tokio::test]
async fn lists_take_their_own_parameters_only() {
    let callers = Callers::new().await;
    let mut failures = Vec::new();
    for path in LISTS {
        let joined = |more: &str| format!("{path}{}{more}", if path.contains('?') { '&' } else { '?' });
        let route = format!("GET {}", path.split('?').next().unwrap());
        let line = ROUTES.iter().find(|line| line.0 == route).unwrap();
        // Artisans may list as both.
        let caller = if line.1 == AnyUser { Some(&callers.artisan) } else { callers.may(line.1) };
        for wrong in ["limit=0", "limit=101", "limit=many", "cursor=nonsense", "unheard_of=1"] {
            let mut request = callers.cloud.request(Method::GET, &joined(wrong));
            if let Some(user) = caller {
                request = request.by(user);
            }
            check(&mut failures, line, wrong, &request.send().await, 400);
        }
        let mut request = callers.cloud.request(Method::GET, &joined("limit=1"));
        if let Some(user) = caller {
            request = request.by(user);
        }
        let reply = request.send().await;
        if reply.status != 200
            || reply.json["items"].as_array().is_none()
            || reply.json.get("next_cursor").is_none()
        {
            failures.push(format!("GET {path} answers no list: {}", reply.text));
        }
    }
    assert_none(&failures);
}

#[tokio::test]
async fn strangers_do_not_learn_what_exists() {
    let market = Market::open().await;
    let order = market.confirmed().await;
    let payout = market.books().await.payouts[0].id;
    let dispute = market.disputed().await;
    let told = market.cloud.get(&market.buyer, "/notifications").await.expect(200);
    let notification = told["items"][0]["id"].as_str().unwrap().to_owned();
    let log_in = json!({ "email": market.buyer.email, "password": testing::PASSWORD });
    let log_in = market.cloud.request(Method::POST, "/auth/login").json(&log_in).send().await.expect(200);
    let refresh_token = log_in["refresh_token"].as_str().unwrap();
    let session = identity::RefreshToken::parse(refresh_token).unwrap().session_id.to_string();
    let picture = market.cloud.upload(&market.artisan, "product_image").await;
    let opinion = json!({ "stars": 4 });
    market.cloud.put(&market.buyer, &order.path("review"), opinion).await.expect(200);
    let offer = market.offered().await.to_string();
    let stranger = market.cloud.artisan("Bisi Ade").await;
    let mut failures = Vec::new();
    let of_somebody = |line: &&Line| line.0.contains('{') && !FOR_ANY_BUYER.contains(&line.0);
    for line in ROUTES.iter().filter(of_somebody).filter(|line| matches!(line.1, AnyUser | Artisan)) {
        let (method, path) = line.0.split_once(' ').unwrap();
        let path = path
            .replace("{order_id}", &order.id.to_string())
            .replace("{escrow_id}", &order.id.escrow().to_string())
            .replace("{dispute_id}", &dispute.id.to_string())
            .replace("{number}", "1")
            .replace("{payment_id}", &order.payment_id.to_string())
            .replace("{product_id}", &market.stool.to_string())
            .replace("{payout_id}", &payout.to_string())
            .replace("{notification_id}", &notification)
            .replace("{session_id}", &session)
            .replace("{refund_id}", &new_id::<RefundId>().to_string())
            .replace("{upload_id}", &picture)
            .replace("{review_id}", &review_id(order.id, Side::Buyer).to_string())
            .replace("{offer_id}", &offer);
        let mut request = market.cloud.request(method.parse().unwrap(), &path).by(&stranger);
        if let Some(body) = line.3 {
            request = request.json(&serde_json::from_str(body).unwrap());
        }
        check(&mut failures, line, "of somebody else", &request.send().await, 404);
    }
    assert_none(&failures);
    market.books().await;
}

#[tokio::test]
async fn a_webhook_without_its_signature_is_refused() {
    let callers = Callers::new().await;
    let mut failures = Vec::new();
    let body = br#"{"event":"charge.success","data":{}}"#;
    let forged = [
        ("x-paystack-signature", "0".repeat(128)),
        ("verif-hash", "guessed".to_owned()),
        ("flutterwave-signature", "AAAA".to_owned()),
    ];
    for line in ROUTES.iter().filter(|line| line.1 == Signature) {
        let reply = callers.request(line).bytes(body).send().await;
        check(&mut failures, line, "without a signature", &reply, 401);
        for (header, value) in &forged {
            let reply = callers.request(line).bytes(body).header(header, value).send().await;
            check(&mut failures, line, "with another signature", &reply, 401);
        }
        let reply = callers.request(line).bytes(&vec![b' '; web::BODY_BYTES_MAX + 1]).send().await;
        check(&mut failures, line, "that is too long", &reply, 413);
    }
    assert_none(&failures);
    assert_eq!(new_id::<OrderId>().created_at().day(), now().day());
}
