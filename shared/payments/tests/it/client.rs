//! The client when the gateway misbehaves, and the documented shapes that no fixture has.

use std::time::{Duration, Instant};

use domain::Currency;
use payments::{
    Conclusion, Gateway, GatewayError, Initialise, Mode, PendingCharge, Period, RecipientCode, RefundRequest,
    TransactionId, TransferRequest, TransferStatus, Verification, paystack::Paystack,
};
use serde_json::{Value, json};

use crate::{
    SECRET, fixture, naira,
    server::{Reply, Server},
};

const REFERENCE: &str = "esc-7f3c2a9e-01h8z4q2";
const TRANSFER_REFERENCE: &str = "pay-01h8z4q2k7-bkg01j9z8";

fn transfer() -> TransferRequest {
    TransferRequest {
        reference: TRANSFER_REFERENCE.to_owned(),
        amount: naira(2_250_000),
        recipient: RecipientCode::from("RCP_k2j4h6g8f0d1s3a"),
        reason: "Payout".to_owned(),
    }
}

fn refund() -> RefundRequest {
    let transaction = REFERENCE.to_owned();
    RefundRequest { transaction, amount: naira(100), note: "ref_1".to_owned(), customer_note: None }
}

fn verified() -> Reply {
    Reply::json(200, fixture("paystack_transaction_verify_success"))
}

/// The verification fixture with some of its data replaced.
fn verification_with(changes: Value) -> Reply {
    let mut answer: Value = serde_json::from_str(&fixture("paystack_transaction_verify_success")).unwrap();
    for (field, value) in changes.as_object().unwrap() {
        answer["data"][field] = value.clone();
    }
    Reply::json(200, answer.to_string())
}

async fn verify(changes: Value) -> Result<Verification, GatewayError> {
    Server::start([verification_with(changes)]).client().verify(REFERENCE).await
}

fn transfer_with(status: &str) -> Reply {
    let answer = fixture("paystack_transfer_verify_pending");
    Reply::json(200, answer.replace(r#""status": "pending""#, &format!(r#""status": "{status}""#)))
}

#[tokio::test]
async fn a_read_is_repeated_once_and_an_order_never() {
    for fault in [Reply::json(500, "{}"), Reply::json(502, "<html>"), Reply::Close, Reply::Truncate] {
        let server = Server::start([fault.clone(), verified()]);
        let answer = server.client().verify(REFERENCE).await;
        assert!(matches!(answer, Ok(Verification::Succeeded(_))), "{fault:?}: {answer:?}");
        assert_eq!(server.seen().len(), 2);

        let server = Server::start([fault.clone(), fault.clone(), verified()]);
        let answer = server.client().verify(REFERENCE).await;
        assert!(matches!(answer, Err(GatewayError::Unavailable(_))), "{fault:?}: {answer:?}");
        assert_eq!(server.seen().len(), 2);

        let success = Reply::json(200, fixture("paystack_transfer_initiate_response_success"));
        let server = Server::start([fault.clone(), success]);
        let answer = server.client().transfer(&transfer()).await;
        let Err(error @ GatewayError::Unavailable(_)) = answer else { panic!("{fault:?}: {answer:?}") };
        assert!(error.may_have_happened() && error.is_transient());
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn a_time_out_leaves_the_outcome_open_and_keeps_the_limit() {
    let server = Server::start([Reply::Hang, Reply::Hang]);
    let client = server.client().with_timeout(Duration::from_millis(200));
    let started = Instant::now();
    let answer = client.create_refund(&refund()).await;
    assert_eq!(answer, Err(GatewayError::Unavailable("time-out".to_owned())));
    assert!(answer.unwrap_err().may_have_happened());
    let answer = client.verify(REFERENCE).await;
    assert_eq!(answer, Err(GatewayError::Unavailable("time-out".to_owned())));
    assert!(started.elapsed() < Duration::from_millis(1500), "{:?}", started.elapsed());
    assert_eq!(server.seen().len(), 2, "the limit is for both tries of a read together");
}

#[tokio::test]
async fn without_a_connection_nothing_has_happened() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client = Paystack::new(&format!("http://127.0.0.1:{port}"), SECRET, Mode::Test).unwrap();
    let answer = client.transfer(&transfer()).await;
    let Err(error @ GatewayError::Unreachable(_)) = answer else { panic!("{answer:?}") };
    assert!(!error.may_have_happened() && error.is_transient());
    assert!(error.to_string().contains("refused"), "{error}");
    let error = client.resolve_account("0123456789", "058").await.unwrap_err();
    assert!(!error.to_string().contains("0123456789"), "an account number is nobody's to log: {error}");
}

#[tokio::test]
async fn the_rate_limit_says_how_long_to_wait() {
    let limited =
        |headers| Reply::Answer { status: 429, headers, body: fixture("paystack_error_rate_limited") };
    for (headers, seconds) in [
        ("retry-after: 7\r\n", Some(7)),
        ("x-ratelimit-reset: 42\r\n", Some(42)),
        ("x-ratelimit-reset: 1795342676\r\n", None),
        ("retry-after: Sun, 22 Nov 2026 10:17:56 GMT\r\n", None),
    ] {
        let server = Server::start([limited(headers)]);
        let answer = server.client().verify(REFERENCE).await;
        let retry_after = seconds.map(Duration::from_secs);
        assert_eq!(answer, Err(GatewayError::RateLimited { retry_after }), "{headers}");
        assert_eq!(server.seen().len(), 1, "a limited read is not repeated");
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_decides_nothing() {
    let bodies = [
        (200, "<html>maintenance</html>"),
        (200, ""),
        (200, "{\"status\":true}"),
        (200, "{\"status\":true,\"data\":{}}"),
        (200, "[]"),
        (404, "<html>not found</html>"),
        (302, "{\"status\":true,\"data\":{}}"),
        (400, "{\"status\":true,\"data\":{}}"),
        (200, "{\"status\":\"yes\"}"),
    ];
    for (status, body) in bodies {
        let answer = Server::start([Reply::json(status, body)]).client().transfer(&transfer()).await;
        let Err(error @ GatewayError::Malformed(_)) = answer else { panic!("{status} {body}: {answer:?}") };
        assert!(error.may_have_happened());
        let answer = Server::start([Reply::json(status, body)]).client().verify(REFERENCE).await;
        assert!(matches!(answer, Err(GatewayError::Malformed(_))), "{status} {body}: {answer:?}");
    }
}

#[tokio::test]
async fn errors_without_code_type_and_meta_are_read() {
    let refusal =
        |status, message: &str| Reply::json(status, json!({"status": false, "message": message}).to_string());
    let sent = async |reply| Server::start([reply]).client().transfer(&transfer()).await.unwrap_err();
    let invalid_key = sent(refusal(401, "Invalid key")).await;
    assert_eq!(invalid_key, GatewayError::Unauthorized("Invalid key".to_owned()));
    assert!(!invalid_key.may_have_happened());
    let duplicate = "Please provide a unique reference. Reference already exists on a transfer";
    assert_eq!(sent(refusal(400, duplicate)).await, GatewayError::DuplicateReference);
    let coded = json!({"status": false, "message": "?", "code": "duplicate_transfer_reference"}).to_string();
    assert_eq!(sent(Reply::json(400, coded)).await, GatewayError::DuplicateReference);
    let GatewayError::Refused(starter) =
        sent(refusal(400, "You cannot initiate third party payouts as a starter business")).await
    else {
        panic!("a refusal")
    };
    assert!(starter.conclusive);
    let unclear =
        json!({"status": false, "message": "Try again later", "type": "api_error", "code": "unknown"});
    assert!(sent(Reply::json(400, unclear.to_string())).await.may_have_happened());

    let refunded = async |message| {
        Server::start([refusal(400, message)]).client().create_refund(&refund()).await.unwrap_err()
    };
    assert_eq!(refunded("Transaction has been fully reversed").await, GatewayError::AlreadyRefunded);
    assert_eq!(
        refunded("Insufficient balance to fulfill this refund").await,
        GatewayError::InsufficientBalance
    );
}

#[tokio::test]
async fn every_transfer_status_has_its_conclusion() {
    for (status, conclusion) in [
        ("pending", Conclusion::Undecided),
        ("otp", Conclusion::Undecided),
        ("received", Conclusion::Undecided),
        ("success", Conclusion::Paid),
        ("failed", Conclusion::NotPaid),
        ("reversed", Conclusion::NotPaid),
        ("abandoned", Conclusion::NotPaid),
        ("blocked", Conclusion::NotPaid),
        ("rejected", Conclusion::NotPaid),
        ("reticulating", Conclusion::Undecided),
    ] {
        let server = Server::start([transfer_with(status)]);
        let found = server.client().find_transfer(TRANSFER_REFERENCE).await.unwrap().unwrap();
        assert_eq!(found.status.conclusion(), conclusion, "{status}");
        assert_eq!(found.status.as_str(), status);
        let known = !matches!(found.status, TransferStatus::Unknown(_));
        assert_eq!(known, status != "reticulating", "{status}");
    }
}

#[tokio::test]
async fn a_verification_is_read_in_every_documented_shape() {
    for metadata in [json!(0), json!(""), json!(null), json!("{\"a\":1}"), json!({})] {
        let answer = verify(json!({"metadata": metadata, "authorization": {}, "plan": {}})).await;
        assert!(matches!(answer, Ok(Verification::Succeeded(_))), "{answer:?}");
    }
    let Ok(Verification::Succeeded(charge)) =
        verify(json!({"fees": null, "paid_at": null, "id": "5104478912", "amount": "40333", "requested_amount": 30050}))
            .await
    else {
        panic!("a success")
    };
    assert_eq!((charge.amount, charge.fee), (naira(40_333), None));
    assert_eq!(charge.transaction_id, TransactionId::from("5104478912"));
    assert!(charge.paid_at.is_some(), "paidAt says it too");
    assert!(matches!(verify(json!({"status": "reversed"})).await, Ok(Verification::Reversed(_))));
    assert_eq!(verify(json!({"status": "settling"})).await, Ok(Verification::Unknown("settling".into())));
    let Ok(Verification::Succeeded(charge)) = verify(json!({"currency": "GHS"})).await else {
        panic!("a success")
    };
    assert_eq!(charge.amount.currency, "GHS".parse::<Currency>().unwrap());
    let unpaid = verify(json!({"status": "abandoned", "amount": null, "currency": null})).await;
    assert_eq!(unpaid, Ok(Verification::Pending(PendingCharge::Abandoned)));
}

#[tokio::test]
async fn a_success_that_lacks_what_money_needs_is_not_believed() {
    for changes in [
        json!({"amount": null}),
        json!({"amount": 25_000.5}),
        json!({"amount": "25000.00"}),
        json!({"amount": -1}),
        json!({"currency": null}),
        json!({"currency": "naira"}),
        json!({"domain": null}),
        json!({"id": null}),
        json!({"reference": "pay-another"}),
    ] {
        let answer = verify(changes.clone()).await;
        assert!(matches!(answer, Err(GatewayError::Malformed(_))), "{changes}: {answer:?}");
    }
}

#[tokio::test]
async fn an_answer_about_another_reference_is_not_ours() {
    let request = Initialise {
        reference: "pay-ours".to_owned(),
        email: "a@example.com".to_owned(),
        amount: naira(100),
        callback_url: "https://example.com".to_owned(),
        metadata: Default::default(),
    };
    let server = Server::start([Reply::json(200, fixture("paystack_transaction_initialize_response"))]);
    let answer = server.client().initialise(&request).await;
    assert!(matches!(answer, Err(GatewayError::Malformed(_))), "{answer:?}");
    let server = Server::start([Reply::json(200, fixture("paystack_transfer_verify_success"))]);
    let answer = server.client().find_transfer("pyt-ours").await;
    assert!(matches!(answer, Err(GatewayError::Malformed(_))), "{answer:?}");
}

#[tokio::test]
async fn another_payments_refund_is_never_found() {
    let server =
        Server::start([Reply::json(200, fixture("paystack_refund_list_response").replace("live", "test"))]);
    let found = server.client().find_refund_by_note(&TransactionId::from("1"), "dispute split 40/60").await;
    assert_eq!(found, Ok(None));
}

#[tokio::test]
async fn a_long_list_of_refunds_is_read_to_its_end() {
    let refund = |id: u32| {
        json!({"id": id, "transaction": 5_104_478_912_u64, "amount": 1, "currency": "NGN", "status": "pending",
               "merchant_note": format!("ref_{id}")})
    };
    let page = |ids: std::ops::Range<u32>| {
        let data: Vec<_> = ids.map(refund).collect();
        Reply::json(200, json!({"status": true, "message": "Refunds retrieved", "data": data}).to_string())
    };
    let server = Server::start([page(0..100), page(100..103)]);
    let found =
        server.client().find_refund_by_note(&TransactionId::from("5104478912"), "ref_102").await.unwrap();
    assert_eq!(found.unwrap().id.as_str(), "102");
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn a_reference_stays_one_segment_of_the_path() {
    let server = Server::start([Reply::json(404, fixture("paystack_transfer_verify_not_found"))]);
    assert_eq!(server.client().find_transfer("../../balance?x=1#y").await, Ok(None));
    let line = server.seen()[0].line.clone();
    assert!(line.starts_with("GET /transfer/verify/..%2F..%2Fbalance%3Fx=1%23y"), "{line}");
    let server = Server::start([]);
    for reference in ["", ".", ".."] {
        assert_eq!(server.client().find_transfer(reference).await, Ok(None));
        assert_eq!(server.client().verify(reference).await, Ok(Verification::NotFound));
    }
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn the_key_is_sent_and_never_shown() {
    let server = Server::start([verified()]);
    let client = server.client();
    client.verify(REFERENCE).await.unwrap();
    let bearer = ("authorization".to_owned(), format!("Bearer {SECRET}"));
    assert!(server.seen()[0].headers.contains(&bearer));
    assert!(!format!("{client:?}").contains("fixture"));
}

#[tokio::test]
async fn a_currency_without_a_balance_has_nothing_in_it() {
    let server = Server::start([Reply::json(200, fixture("paystack_balance_response"))]);
    let dollars: Currency = "USD".parse().unwrap();
    assert_eq!(server.client().balance(dollars).await, Ok(domain::Money::zero(dollars)));
}

#[test]
fn a_key_of_the_other_mode_and_live_money_without_tls_are_refused() {
    let url = "https://api.paystack.co";
    assert!(Paystack::new(url, SECRET, Mode::Test).is_ok());
    assert!(Paystack::new(url, " sk_live_1\n", Mode::Live).is_ok());
    for (base_url, key, mode) in [
        (url, SECRET, Mode::Live),
        (url, "sk_live_1", Mode::Test),
        (url, "", Mode::Test),
        (url, "sk_test_\u{7f}", Mode::Test),
        ("http://api.paystack.co", "sk_live_1", Mode::Live),
        ("api.paystack.co", SECRET, Mode::Test),
        ("ftp://api.paystack.co", SECRET, Mode::Test),
    ] {
        let refused = Paystack::new(base_url, key, mode).unwrap_err().to_string();
        assert!(key.is_empty() || !refused.contains(key), "{refused}");
    }
    assert!("Test".parse::<Mode>().is_err());
}

fn a_day() -> Period {
    Period { from: "2026-11-27T00:00:00Z".parse().unwrap(), to: "2026-11-28T00:00:00Z".parse().unwrap() }
}

fn list(data: &serde_json::Value) -> Server {
    let answer = json!({"status": true, "message": "Retrieved", "data": data, "meta": {"page": 1}});
    Server::start([Reply::json(200, answer.to_string())])
}

#[tokio::test]
async fn a_list_asks_for_a_stretch_of_time_and_a_page() {
    let one = |fixture_name: &str| {
        let answer: serde_json::Value = serde_json::from_str(&fixture(fixture_name)).unwrap();
        json!([answer["data"]])
    };
    let query = "?from=2026-11-27T00%3A00%3A00.000Z&to=2026-11-28T00%3A00%3A00.000Z&page=3&perPage=100";
    let server = list(&one("paystack_transaction_verify_success"));
    let listed = server.client().list_transactions(&a_day(), 3).await.unwrap();
    assert!(server.seen()[0].line.starts_with(&format!("GET /transaction{query}")), "{:?}", server.seen());
    assert!(matches!(listed.items[0].outcome, Verification::Succeeded(_)) && !listed.more);
    assert!(!listed.items[0].reference.is_empty());
    let server = list(&one("paystack_transfer_verify_success"));
    let listed = server.client().list_transfers(&a_day(), 3).await.unwrap();
    assert!(server.seen()[0].line.starts_with(&format!("GET /transfer{query}")), "{:?}", server.seen());
    assert!(matches!(listed.items[0].status, TransferStatus::Succeeded { .. }));
    let refunds = fixture("paystack_refund_list_response").replace("live", "test");
    let server = Server::start([Reply::json(200, refunds)]);
    let listed = server.client().list_refunds(&a_day(), 3).await.unwrap();
    assert!(server.seen()[0].line.starts_with(&format!("GET /refund{query}")), "{:?}", server.seen());
    assert_eq!(listed.items[0].note.as_deref(), Some("dispute split 40/60"));
}

#[tokio::test]
async fn a_full_page_may_be_followed_by_another() {
    let refund =
        |id: u32| json!({"id": id, "transaction": 1, "amount": 1, "currency": "NGN", "status": "pending"});
    for (count, more) in [(0, false), (99, false), (100, true)] {
        let server = list(&(0..count).map(refund).collect());
        let listed = server.client().list_refunds(&a_day(), 1).await.unwrap();
        assert_eq!((listed.items.len(), listed.more), (usize::try_from(count).unwrap(), more));
    }
}

#[tokio::test]
async fn a_list_of_the_other_modes_money_is_refused() {
    let server = Server::start([Reply::json(200, fixture("paystack_refund_list_response"))]);
    let answer = server.client().list_refunds(&a_day(), 1).await;
    assert!(matches!(answer, Err(GatewayError::WrongMode { .. })), "{answer:?}");
}
