//! The client when the gateway misbehaves, and the documented shapes that no fixture has.

use std::time::Duration;

use domain::Currency;
use payments::{
    Conclusion, Gateway, GatewayError, Mode, Period, RecipientCode, RefundStatus, TransactionId,
    TransferRequest, TransferStatus, Verification, flutterwave::Flutterwave,
};
use serde_json::{Value, json};

use super::{
    REFERENCE, SECRET, TRANSACTION, TRANSFER_REFERENCE,
    fixtures::{paid, recipient, refund, transfer},
};
use crate::{
    fixture, naira,
    server::{Reply, Server},
};

fn success(data: Value) -> Reply {
    Reply::json(200, json!({ "status": "success", "message": "-", "data": data }).to_string())
}

fn error(http_status: u16, message: &str) -> Reply {
    Reply::json(http_status, json!({ "status": "error", "message": message, "data": null }).to_string())
}

fn verified() -> Reply {
    Reply::json(200, fixture("flutterwave_transaction_verify_successful"))
}

/// The verification fixture with some of its data replaced, as text, so that numbers keep their digits.
async fn verify(changes: &[(&str, &str)]) -> Result<Verification, GatewayError> {
    let mut body = fixture("flutterwave_transaction_verify_successful");
    for (from, to) in changes {
        assert!(body.contains(from), "{from}");
        body = body.replacen(from, to, 1);
    }
    Server::start([Reply::json(200, body)]).flutterwave().verify(REFERENCE).await
}

fn listed(id: u64, reference: &str, status: &str) -> Value {
    json!({ "id": id, "reference": reference, "status": status, "amount": 22_500, "currency": "NGN",
            "fee": 10.75, "complete_message": "" })
}

async fn found(transfers: Value) -> Option<payments::Transfer> {
    let server = Server::start([success(transfers)]);
    server.flutterwave().find_transfer(TRANSFER_REFERENCE).await.unwrap()
}

#[tokio::test]
async fn its_own_time_out_says_nothing_about_the_outcome() {
    let gave_up = error(503, "Service unavailable");
    for fault in [gave_up, Reply::json(502, "<html>"), Reply::Close, Reply::Truncate] {
        let server = Server::start([fault.clone(), verified()]);
        let answer = server.flutterwave().verify(REFERENCE).await;
        assert!(matches!(answer, Ok(Verification::Succeeded(_))), "{fault:?}: {answer:?}");

        let server = Server::start([fault.clone(), verified()]);
        let answer = server.flutterwave().transfer(&transfer()).await;
        let Err(error @ GatewayError::Unavailable(_)) = answer else { panic!("{fault:?}: {answer:?}") };
        assert!(error.may_have_happened() && error.is_transient() && error.is_outage());
        assert_eq!(server.seen().len(), 1, "an order is never repeated");
    }
    let server = Server::start([Reply::Hang]);
    let client = server.flutterwave().with_timeout(Duration::from_millis(200));
    let answer = client.create_refund(&refund()).await;
    assert_eq!(answer, Err(GatewayError::Unavailable("time-out".to_owned())));
    assert!(answer.unwrap_err().may_have_happened());
}

#[tokio::test]
async fn an_error_that_comes_as_a_success_is_an_error() {
    let sent = async |reply| Server::start([reply]).flutterwave().transfer(&transfer()).await.unwrap_err();
    let GatewayError::Refused(refusal) = sent(error(200, "Transfer creation failed")).await else {
        panic!("a refusal")
    };
    assert!(!refusal.conclusive, "it contradicts itself, so the same reference is tried again");
    let GatewayError::Refused(refusal) = sent(error(400, "Invalid account")).await else {
        panic!("a refusal")
    };
    assert!(refusal.conclusive);
    for (http_status, body) in [
        (200, r#"{"status":"succeeded","data":{}}"#),
        (400, r#"{"status":"success","data":{}}"#),
        (200, "<html>maintenance</html>"),
        (200, ""),
        (200, r#"{"status":"success"}"#),
        (302, r#"{"status":"success","data":{}}"#),
    ] {
        let answer = sent(Reply::json(http_status, body)).await;
        assert!(matches!(answer, GatewayError::Malformed(_)), "{http_status} {body}: {answer:?}");
        assert!(answer.may_have_happened());
    }
}

#[tokio::test]
async fn refusals_are_told_apart_by_their_words() {
    let sent = async |reply| Server::start([reply]).flutterwave().transfer(&transfer()).await.unwrap_err();
    for message in
        ["Transfer with that reference already exist", "This reference already exists", "Duplicate reference"]
    {
        let duplicate = sent(error(400, message)).await;
        assert_eq!(duplicate, GatewayError::DuplicateReference, "{message}");
        assert!(duplicate.may_have_happened());
    }
    let poor = sent(error(400, "Insufficient funds in customer wallet")).await;
    assert_eq!(poor, GatewayError::InsufficientBalance);
    let address = "Please enable IP Whitelisting to access this service";
    assert_eq!(sent(error(400, address)).await, GatewayError::Unauthorized(address.to_owned()));
    let limited = Reply::Answer { status: 429, headers: "retry-after: 7\r\n", body: "{}".to_owned() };
    let retry_after = Some(Duration::from_secs(7));
    assert_eq!(sent(limited).await, GatewayError::RateLimited { retry_after });
    let twice = error(400, "Transaction has already been fully refunded");
    let refunded = Server::start([twice]).flutterwave().create_refund(&refund()).await;
    assert_eq!(refunded, Err(GatewayError::AlreadyRefunded));
}

#[tokio::test]
async fn amounts_are_read_to_the_last_digit() {
    let amount = async |text: &str| {
        let answer = verify(&[(r#""amount": 25000.5"#, &format!(r#""amount": {text}"#))]).await;
        match answer {
            Ok(Verification::Succeeded(charge)) => Some(charge.amount.amount),
            _ => None,
        }
    };
    assert_eq!(amount("1.15").await, Some(115), "a float would lose a kobo");
    assert_eq!(amount("\"25000.50\"").await, Some(2_500_050));
    assert_eq!(amount("90071992547409.93").await, Some(9_007_199_254_740_993));
    for text in ["26.875", "-1", "null", "\"naira\"", "{}"] {
        assert_eq!(amount(text).await, None, "{text}");
    }
}

#[tokio::test]
async fn a_success_that_lacks_what_money_needs_is_not_believed() {
    for (from, to) in [
        (r#""currency": "NGN""#, r#""currency": null"#),
        (r#""currency": "NGN""#, r#""currency": "naira""#),
        (r#""amount": 25000.5"#, r#""amount": null"#),
        (r#""id": 8415006"#, r#""id": null"#),
        (r#""tx_ref": "esc"#, r#""tx_ref": "pay"#),
    ] {
        let answer = verify(&[(from, to)]).await;
        assert!(matches!(answer, Err(GatewayError::Malformed(_))), "{to}: {answer:?}");
    }
    let unheard = verify(&[(r#""status": "successful""#, r#""status": "settling""#)]).await;
    assert_eq!(unheard, Ok(Verification::Unknown("settling".to_owned())));
}

#[tokio::test]
async fn what_is_kept_of_a_payment_is_what_is_not_settled() {
    let fee = async |changes: &[(&str, &str)]| match verify(changes).await {
        Ok(Verification::Succeeded(charge)) => charge.fee.map(|fee| fee.amount),
        other => panic!("{other:?}"),
    };
    let settled = r#""amount_settled": 24624.24"#;
    assert_eq!(fee(&[(settled, r#""amount_settled": 24624.235"#)]).await, Some(37_627), "rounded up");
    assert_eq!(fee(&[(settled, r#""amount_settled": 25000.5"#)]).await, Some(0), "the buyer bore it");
    assert_eq!(fee(&[(settled, r#""amount_settled": null"#)]).await, Some(35_001), "only `app_fee` is told");
    let nothing = [(settled, r#""amount_settled": null"#), (r#""app_fee": 350.01"#, r#""app_fee": null"#)];
    assert_eq!(fee(&nothing).await, None);
}

#[tokio::test]
async fn an_attempt_is_asked_for_by_its_id_and_is_of_our_reference() {
    let attempt = TransactionId::from(TRANSACTION);
    let server = Server::start([verified()]);
    let other = server.flutterwave().verify_attempt("pay-another", &attempt).await;
    assert!(matches!(other, Err(GatewayError::Malformed(_))), "{other:?}");
    // One that is not there is asked for by the reference.
    let server = Server::start([error(404, "No transaction was found for this id"), verified()]);
    let found = server.flutterwave().verify_attempt(REFERENCE, &attempt).await;
    assert_eq!(found, Ok(Verification::Succeeded(paid(2_500_050, 37_626))));
    assert!(server.seen()[1].line.contains("verify_by_reference"));
    // A stray is named by its id alone.
    let server = Server::start([verified()]);
    let found = server.flutterwave().verify(TRANSACTION).await;
    assert_eq!(found, Ok(Verification::Succeeded(paid(2_500_050, 37_626))));
    assert_eq!(server.seen()[0].line, "GET /v3/transactions/8415006/verify");
    // What is no id never becomes part of a path.
    let server = Server::start([verified()]);
    let _ = server.flutterwave().verify_attempt(REFERENCE, &"../balances".into()).await;
    assert!(server.seen()[0].line.contains("verify_by_reference"));
}

fn listed_refund(id: u32, transaction: &str, comment: Value) -> Value {
    json!({ "id": id, "amount_refunded": 10_000, "status": "completed-bank-transfer", "flw_ref": "URF_1",
            "comment": comment, "created_at": "2026-12-01T16:18:31.366Z", "transaction_id": transaction })
}

#[tokio::test]
async fn a_refund_is_found_by_what_we_wrote_on_it() {
    let list = success(json!([
        listed_refund(1, "1", json!("ref_ours")),
        listed_refund(2, TRANSACTION, json!("ref_other")),
        listed_refund(3, TRANSACTION, json!("ref_ours")),
    ]));
    let server = Server::start([list, verified()]);
    let transaction = TransactionId::from(TRANSACTION);
    let found = server.flutterwave().find_refund_by_note(&transaction, "ref_ours").await.unwrap().unwrap();
    assert_eq!((found.id.as_str(), found.amount), ("3", naira(1_000_000)), "another payment's is not ours");
    assert_eq!(found.status, RefundStatus::Processed);
    assert_eq!(server.seen()[0].line, "GET /v3/refunds?id=8415006&page=1");

    let server = Server::start([success(json!([]))]);
    assert_eq!(server.flutterwave().find_refund_by_note(&transaction, "ref_ours").await, Ok(None));
}

#[tokio::test]
async fn a_refund_without_a_comment_may_be_ours_and_is_not_sent_again() {
    let list = |comments: &[Value]| {
        let refunds: Vec<Value> =
            comments.iter().map(|comment| listed_refund(7, TRANSACTION, comment.clone())).collect();
        Server::start([success(json!(refunds)), verified()])
    };
    let transaction = TransactionId::from(TRANSACTION);
    let unclear = list(&[json!(null)]).flutterwave().find_refund_by_note(&transaction, "ref_ours").await;
    let Err(error @ GatewayError::Malformed(_)) = unclear else { panic!("{unclear:?}") };
    assert!(error.may_have_happened() && error.to_string().contains('7'));
    let both = list(&[json!(null), json!("ref_ours")]);
    let found = both.flutterwave().find_refund_by_note(&transaction, "ref_ours").await;
    assert!(matches!(found, Ok(Some(_))), "{found:?}");
}

#[tokio::test]
async fn each_refund_status_has_its_meaning() {
    for (status, meaning) in [
        ("completed", RefundStatus::Pending),
        ("processing", RefundStatus::Processing),
        ("pending-momo", RefundStatus::Processing),
        ("completed-bank-transfer", RefundStatus::Processed),
        ("completed-momo", RefundStatus::Processed),
        ("completed-mpgs", RefundStatus::Processed),
        ("completed-offline", RefundStatus::Processed),
        ("completed-preauth", RefundStatus::Processed),
        ("failed", RefundStatus::Failed),
        ("completed-by-pigeon", RefundStatus::Unknown("completed-by-pigeon".to_owned())),
    ] {
        let mut refund = listed_refund(3, TRANSACTION, json!("ref_ours"));
        refund["status"] = json!(status);
        let server = Server::start([success(refund), verified()]);
        let found = server.flutterwave().refund(&"3".into()).await.unwrap().unwrap();
        assert_eq!(found.status, meaning);
    }
    let server = Server::start([error(404, "Refund not found")]);
    assert_eq!(server.flutterwave().refund(&"3".into()).await, Ok(None));
    let account =
        payments::RefundAccount { currency: Currency::NGN, account_number: "0".into(), bank_id: "1".into() };
    let retried = Server::start([]).flutterwave().retry_refund(&"3".into(), &account).await.unwrap_err();
    assert!(matches!(retried, GatewayError::NotOffered(_)) && !retried.may_have_happened());
}

#[tokio::test]
async fn a_refund_by_our_reference_finds_the_transaction_first() {
    let server = Server::start([verified(), Reply::json(200, fixture("flutterwave_refund_create_response"))]);
    let request = payments::RefundRequest { transaction: REFERENCE.to_owned(), ..refund() };
    server.flutterwave().create_refund(&request).await.unwrap();
    assert_eq!(server.seen()[1].line, "POST /v3/transactions/8415006/refund");
    let server = Server::start([error(404, "No transaction was found for this id")]);
    let unknown = server.flutterwave().create_refund(&request).await.unwrap_err();
    assert!(!unknown.may_have_happened());
}

#[tokio::test]
async fn a_transfer_that_was_retried_at_the_dashboard_is_found_under_our_reference() {
    let retry = format!("{TRANSFER_REFERENCE}_RETRY_1");
    for (transfers, status) in [
        (json!([listed(1, TRANSFER_REFERENCE, "FAILED"), listed(2, &retry, "SUCCESSFUL")]), "success"),
        (json!([listed(2, &retry, "NEW"), listed(1, TRANSFER_REFERENCE, "FAILED")]), "pending"),
        (json!([listed(1, TRANSFER_REFERENCE, "FAILED")]), "failed"),
        (json!([listed(1, &format!("{TRANSFER_REFERENCE}_PMCKDU_1"), "PENDING")]), "pending"),
    ] {
        let transfer = found(transfers.clone()).await.unwrap();
        assert_eq!(transfer.reference, TRANSFER_REFERENCE);
        assert_eq!(transfer.status.as_str(), status, "{transfers}");
    }
    assert_eq!(
        found(json!([listed(1, "pyt-another", "SUCCESSFUL")])).await,
        None,
        "the filter is not trusted"
    );
    assert_eq!(found(json!([])).await, None);
    let unheard = found(json!([listed(1, TRANSFER_REFERENCE, "REVERSED")])).await.unwrap().status;
    assert_eq!(
        (unheard.conclusion(), unheard),
        (Conclusion::Undecided, TransferStatus::Unknown("REVERSED".into()))
    );
}

#[tokio::test]
async fn a_list_is_read_to_its_end() {
    let page = |number: u32, reference: &str| {
        let body = json!({
            "status": "success", "message": "-", "data": [listed(u64::from(number), reference, "SUCCESSFUL")],
            "meta": { "page_info": { "total": 2, "current_page": number, "total_pages": 2 } },
        });
        Reply::json(200, body.to_string())
    };
    let server = Server::start([page(1, "pyt-another"), page(2, TRANSFER_REFERENCE)]);
    let found = server.flutterwave().find_transfer(TRANSFER_REFERENCE).await.unwrap().unwrap();
    assert_eq!(found.status, TransferStatus::Succeeded { fee: Some(naira(1_075)) });
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn a_beneficiary_that_exists_is_used_again() {
    let listed = json!([
        { "id": 1, "account_number": "0123456789", "bank_code": "044" },
        { "id": 3, "account_number": "0690000034", "bank_code": "999992" },
        { "id": 4, "account_number": "0690000034" },
        { "id": 2, "account_number": "0690000034", "bank_code": "044" },
    ]);
    let server = Server::start([error(400, "Beneficiary already exists"), success(listed)]);
    let code = server.flutterwave().create_recipient(&recipient()).await;
    assert_eq!(code, Ok(RecipientCode::from("2")));
}

#[tokio::test]
async fn a_recipient_of_another_gateway_is_refused_before_anything_is_sent() {
    let server = Server::start([]);
    let request = TransferRequest { recipient: "RCP_k2j4h6g8f0d1s3a".into(), ..transfer() };
    let refused = server.flutterwave().transfer(&request).await.unwrap_err();
    assert!(!refused.may_have_happened() && server.seen().is_empty(), "{refused}");
}

#[tokio::test]
async fn a_currency_without_a_balance_or_banks_has_none() {
    let dollars: Currency = "USD".parse().unwrap();
    let server = Server::start([error(400, "Wallet not found")]);
    assert_eq!(server.flutterwave().balance(dollars).await, Ok(domain::Money::zero(dollars)));
    assert_eq!(Server::start([]).flutterwave().banks(dollars).await, Ok(Vec::new()));
}

#[tokio::test]
async fn the_key_is_sent_and_never_shown() {
    let server = Server::start([verified()]);
    let client = server.flutterwave();
    client.verify(REFERENCE).await.unwrap();
    let bearer = ("authorization".to_owned(), format!("Bearer {SECRET}"));
    assert!(server.seen()[0].headers.contains(&bearer));
    assert!(!format!("{client:?}").contains("00000000"));
}

#[test]
fn a_key_of_the_other_mode_and_live_money_without_tls_are_refused() {
    let url = "https://api.flutterwave.com";
    let live = "FLWSECK-1-X";
    assert!(Flutterwave::new(url, SECRET, Mode::Test).is_ok());
    assert!(Flutterwave::new(url, " FLWSECK-1-X\n", Mode::Live).is_ok());
    for (base_url, key, mode) in [
        (url, SECRET, Mode::Live),
        (url, live, Mode::Test),
        (url, "", Mode::Test),
        (url, "FLWSECK_TEST-\u{7f}", Mode::Test),
        ("http://api.flutterwave.com", live, Mode::Live),
        ("api.flutterwave.com", SECRET, Mode::Test),
    ] {
        let refused = Flutterwave::new(base_url, key, mode).unwrap_err().to_string();
        assert!(key.is_empty() || !refused.contains(key), "{refused}");
    }
}

fn period(from: &str, to: &str) -> Period {
    Period { from: from.parse().unwrap(), to: to.parse().unwrap() }
}

fn page_of(name: &str) -> Reply {
    Reply::json(200, fixture(&format!("flutterwave_{name}_list_response")))
}

#[tokio::test]
async fn a_list_asks_for_days_and_keeps_what_lies_in_the_stretch_of_time() {
    let morning = period("2026-11-28T00:00:00Z", "2026-11-28T10:30:00Z");
    let server = Server::start([page_of("transaction")]);
    let found = server.flutterwave().list_transactions(&morning, 1).await.unwrap();
    let line = server.seen()[0].line.clone();
    assert!(line.starts_with("GET /v3/transactions?from=2026-11-28&to=2026-11-28&page=1"), "{line}");
    assert_eq!((found.items.len(), found.more), (1, false));
    assert_eq!(found.items[0].reference, REFERENCE);
    assert!(matches!(found.items[0].outcome, Verification::Succeeded(_)));
    let earlier = period("2026-11-28T00:00:00Z", "2026-11-28T10:00:00Z");
    let server = Server::start([page_of("transaction")]);
    assert_eq!(server.flutterwave().list_transactions(&earlier, 1).await.unwrap().items, []);
    let server = Server::start([page_of("transfer")]);
    let day = period("2026-12-02T00:00:00Z", "2026-12-03T00:00:00Z");
    let found = server.flutterwave().list_transfers(&day, 1).await.unwrap();
    assert!(matches!(found.items[0].status, TransferStatus::Succeeded { .. }));
    assert_eq!(found.items[0].reference, TRANSFER_REFERENCE);
}

#[tokio::test]
async fn a_listed_refund_is_in_the_currency_of_its_transaction() {
    let server = Server::start([page_of("refund"), verified()]);
    let day = period("2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z");
    let found = server.flutterwave().list_refunds(&day, 1).await.unwrap();
    assert_eq!((found.items[0].amount, &found.items[0].status), (naira(1_000_000), &RefundStatus::Processed));
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn a_list_goes_on_as_long_as_it_says() {
    let day = period("2026-12-02T00:00:00Z", "2026-12-03T00:00:00Z");
    for (meta, items, more) in [
        (json!({ "page_info": { "total_pages": 2 } }), json!([]), true),
        (json!({ "page_info": { "total_pages": 1 } }), json!([]), false),
        (json!(null), json!([]), false),
    ] {
        let body = json!({ "status": "success", "message": "-", "data": items, "meta": meta });
        let server = Server::start([Reply::json(200, body.to_string())]);
        assert_eq!(server.flutterwave().list_transfers(&day, 1).await.unwrap().more, more, "{meta}");
    }
}
