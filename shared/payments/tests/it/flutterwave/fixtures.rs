//! Every recorded shape goes through what reads or writes it.

use std::{collections::BTreeSet, fs};

use domain::Currency;
use payments::{
    AccountName, Charge, Gateway, GatewayError, Initialise, PendingCharge, RecipientCode, RecipientRequest,
    RefundRequest, RefundStatus, TransactionId, Transfer, TransferRequest, TransferStatus, Verification,
    flutterwave::webhook::{self, ChargeOutcome, WebhookEvent},
};
use serde_json::Value;

use super::{REFERENCE, TRANSACTION, TRANSFER_REFERENCE};
use crate::{
    fixture, fixtures_folder, naira,
    server::{Reply, Server},
};

/// Shapes of endpoints that the adapter does not call, and of the version that it does not speak.
const NOT_CALLED: [&str; 17] = [
    "flutterwave_balances_response",
    "flutterwave_escrow_v2_refund_request",
    "flutterwave_escrow_v2_settle_request",
    "flutterwave_payment_link_disable_error",
    "flutterwave_transaction_resend_hook_response",
    "flutterwave_transfer_bulk_request",
    "flutterwave_transfer_bulk_response",
    // By raw account details, where the adapter names a beneficiary.
    "flutterwave_transfer_create_request",
    "flutterwave_transfer_create_request_test_mock_success",
    "flutterwave_transfer_fee_response",
    "flutterwave_transfer_retry_response",
    "flutterwave_v4_charge_completed",
    "flutterwave_v4_error_unauthorized",
    "flutterwave_v4_refund_create_request",
    "flutterwave_v4_refund_create_response",
    "flutterwave_v4_token_response",
    "flutterwave_v4_transfer_disburse",
];

/// Pages of lists, which the tests of the client read in the calls that ask for them.
const LISTS: [&str; 4] = [
    "flutterwave_beneficiary_list_response",
    "flutterwave_refund_list_response",
    "flutterwave_transaction_list_response",
    "flutterwave_transfer_list_response",
];

fn initialise() -> Initialise {
    Initialise {
        reference: REFERENCE.to_owned(),
        email: "ngozi.eze@example.com".to_owned(),
        amount: naira(2_500_050),
        callback_url: "https://app.example.ng/pay/return".to_owned(),
        metadata: [("booking_id", "bkg_01J9Z8"), ("escrow_id", "esc_01J9Z9")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into(),
    }
}

pub(super) fn refund() -> RefundRequest {
    RefundRequest {
        transaction: TRANSACTION.to_owned(),
        amount: naira(1_000_000),
        note: "dispute split 40/60".to_owned(),
        customer_note: Some("Partial refund".to_owned()),
    }
}

pub(super) fn recipient() -> RecipientRequest {
    RecipientRequest {
        name: "Musa Bello".to_owned(),
        account_number: "0690000034".to_owned(),
        bank_code: "044".to_owned(),
        currency: Currency::NGN,
        description: None,
    }
}

pub(super) fn transfer() -> TransferRequest {
    TransferRequest {
        reference: TRANSFER_REFERENCE.to_owned(),
        amount: naira(2_250_000),
        recipient: RecipientCode::from("3644"),
        reason: "Payout bkg_01J9Z8".to_owned(),
    }
}

pub(super) fn paid(kobo: i64, fee: i64) -> Charge {
    Charge {
        transaction_id: TransactionId::from(TRANSACTION),
        amount: naira(kobo),
        fee: Some(naira(fee)),
        paid_at: Some("2026-11-28T10:00:09.000Z".parse().unwrap()),
        payment_id: None,
    }
}

fn answering(name: &str, http_status: u16) -> Server {
    Server::start([Reply::json(http_status, fixture(name))])
}

/// By the reference and by the id: both answer the same object.
async fn verified(name: &str) -> Verification {
    let server = answering(name, 200);
    let by_reference = server.flutterwave().verify(REFERENCE).await.unwrap();
    assert_eq!(server.seen()[0].line, format!("GET /v3/transactions/verify_by_reference?tx_ref={REFERENCE}"));
    let server = answering(name, 200);
    let by_id = server.flutterwave().verify_attempt(REFERENCE, &TRANSACTION.into()).await.unwrap();
    assert_eq!(server.seen()[0].line, format!("GET /v3/transactions/{TRANSACTION}/verify"));
    assert_eq!(by_id, by_reference);
    by_id
}

/// The list that a transfer is found in.
async fn found(name: &str) -> Transfer {
    let one: Value = serde_json::from_str(&fixture(name)).unwrap();
    // From text to text: numbers keep their digits.
    let list = format!(r#"{{"status":"success","message":"Transfers fetched","data":[{}]}}"#, one["data"]);
    let server = Server::start([Reply::json(200, list)]);
    let found = server.flutterwave().find_transfer(TRANSFER_REFERENCE).await.unwrap().expect("a transfer");
    assert_eq!(server.seen()[0].line, format!("GET /v3/transfers?reference={TRANSFER_REFERENCE}&page=1"));
    assert_eq!((found.reference.as_str(), found.amount), (TRANSFER_REFERENCE, naira(2_250_000)));
    found
}

/// What the client sends must be in the documented request, value by value; it may leave optional fields out.
fn assert_sent(server: &Server, line: &str, name: &str) {
    let seen = server.seen();
    assert_eq!(seen[0].line, line);
    let documented: Value = serde_json::from_str(&fixture(name)).unwrap();
    assert!(is_part_of(&seen[0].body, &documented), "{name}: {} of {documented}", seen[0].body);
}

fn is_part_of(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => ours
            .iter()
            .all(|(field, value)| theirs.get(field).is_some_and(|theirs| is_part_of(value, theirs))),
        _ => ours == theirs,
    }
}

fn event(name: &str) -> WebhookEvent {
    webhook::parse(fixture(name).as_bytes()).unwrap()
}

/// One arm for each fixture. A new file in the folder fails until it has one.
#[expect(clippy::too_many_lines, reason = "one arm for each fixture")]
async fn check(name: &str) {
    match name {
        "flutterwave_account_resolve_error" => {
            for http_status in [200, 400] {
                let client = answering(name, http_status).flutterwave();
                assert_eq!(client.resolve_account("0690000032", "044").await, Ok(None));
            }
        }
        "flutterwave_account_resolve_request" | "flutterwave_account_resolve_response" => {
            let server = answering("flutterwave_account_resolve_response", 200);
            let account = server.flutterwave().resolve_account("0690000032", "044").await;
            assert_eq!(account, Ok(Some(AccountName::from("MUSA BELLO"))));
            assert_sent(&server, "POST /v3/accounts/resolve", "flutterwave_account_resolve_request");
        }
        "flutterwave_balance_response" => {
            let server = answering(name, 200);
            assert_eq!(server.flutterwave().balance(Currency::NGN).await, Ok(naira(216_888_025)));
            assert_eq!(server.seen()[0].line, "GET /v3/balances/NGN");
        }
        "flutterwave_banks_response" => {
            let server = answering(name, 200);
            let banks = server.flutterwave().banks(Currency::NGN).await.unwrap();
            let codes: Vec<_> = banks.iter().map(|bank| bank.code.as_str()).collect();
            assert_eq!(codes, ["011", "560"], "zeros are kept");
            assert_eq!(
                (banks[0].id.as_deref(), banks[0].name.as_str()),
                (Some("137"), "First Bank of Nigeria")
            );
            assert_eq!(server.seen()[0].line, "GET /v3/banks/NG");
        }
        "flutterwave_beneficiary_create_request" | "flutterwave_beneficiary_create_response" => {
            let server = answering("flutterwave_beneficiary_create_response", 200);
            let code = server.flutterwave().create_recipient(&recipient()).await;
            assert_eq!(code, Ok(RecipientCode::from("3644")));
            assert_sent(&server, "POST /v3/beneficiaries", "flutterwave_beneficiary_create_request");
        }
        "flutterwave_charge_completed"
        | "flutterwave_charge_completed_bank_transfer"
        | "flutterwave_charge_completed_flat" => {
            let expected = WebhookEvent::Charge {
                reference: REFERENCE.to_owned(),
                transaction_id: TransactionId::from(TRANSACTION),
                outcome: ChargeOutcome::Paid,
            };
            assert_eq!(event(name), expected);
        }
        "flutterwave_error_unauthorized" => {
            for http_status in [400, 401] {
                let refused = answering(name, http_status).flutterwave().verify(REFERENCE).await;
                assert_eq!(refused, Err(GatewayError::Unauthorized("Invalid authorization key".to_owned())));
            }
        }
        "flutterwave_payment_create_request" | "flutterwave_payment_create_response" => {
            let server = answering("flutterwave_payment_create_response", 200);
            let page = server.flutterwave().initialise(&initialise()).await.unwrap();
            assert_sent(&server, "POST /v3/payments", "flutterwave_payment_create_request");
            assert_eq!(page.access_code, "flwlnk-01j9zq3r4s5t6u7v8w9x0y1z2a");
            assert_eq!(
                page.payment_url,
                "https://checkout.flutterwave.com/v3/hosted/pay/flwlnk-01j9zq3r4s5t6u7v8w9x0y1z2a"
            );
        }
        "flutterwave_refund_completed_enveloped" => {
            let expected = WebhookEvent::Refund {
                id: "89074".into(),
                transaction_id: None,
                status: "completed".to_owned(),
            };
            assert_eq!(event(name), expected);
        }
        "flutterwave_refund_completed_flat" => {
            let expected = WebhookEvent::Refund {
                id: "89074".into(),
                transaction_id: Some(TransactionId::from(TRANSACTION)),
                status: "completed-mpgs".to_owned(),
            };
            assert_eq!(event(name), expected);
        }
        "flutterwave_refund_create_request" | "flutterwave_refund_create_response" => {
            let server = answering("flutterwave_refund_create_response", 200);
            let refund = server.flutterwave().create_refund(&refund()).await.unwrap();
            let line = format!("POST /v3/transactions/{TRANSACTION}/refund");
            assert_sent(&server, &line, "flutterwave_refund_create_request");
            assert_eq!((refund.id.as_str(), refund.amount), ("89074", naira(1_000_000)));
            assert_eq!(refund.transaction_id, Some(TransactionId::from(TRANSACTION)));
            assert_eq!(refund.status, RefundStatus::Pending, "`completed` is taken on, not arrived");
            assert_eq!(refund.note.as_deref(), Some("dispute split 40/60"), "as it was ordered");
        }
        "flutterwave_refund_fetch_response" => {
            let server = Server::start([
                Reply::json(200, fixture(name)),
                Reply::json(200, fixture("flutterwave_transaction_verify_successful")),
            ]);
            let refund = server.flutterwave().refund(&"89074".into()).await.unwrap().expect("a refund");
            assert_eq!((refund.amount, refund.status), (naira(1_000_000), RefundStatus::Processed));
            assert_eq!(refund.note.as_deref(), Some("dispute split 40/60"));
        }
        "flutterwave_transaction_verify_failed" => {
            let reason = Some("Insufficient Funds".to_owned());
            assert_eq!(verified(name).await, Verification::Failed { reason });
        }
        "flutterwave_transaction_verify_not_found" => {
            for http_status in [200, 400, 404] {
                let client = answering(name, http_status).flutterwave();
                assert_eq!(client.verify(REFERENCE).await, Ok(Verification::NotFound), "{http_status}");
            }
        }
        "flutterwave_transaction_verify_overpaid_amount_mismatch" => {
            // The fixture's settled amount is that of the exact payment.
            assert_eq!(verified(name).await, Verification::Succeeded(paid(3_000_000, 537_576)));
        }
        "flutterwave_transaction_verify_pending" => {
            assert_eq!(verified(name).await, Verification::Pending(PendingCharge::Pending));
        }
        "flutterwave_transaction_verify_successful" => {
            // 350.01 and the tax on it: what is missing in `amount_settled`.
            assert_eq!(verified(name).await, Verification::Succeeded(paid(2_500_050, 37_626)));
        }
        "flutterwave_transfer_completed" | "flutterwave_transfer_completed_flat" => {
            let (reference, status) = (TRANSFER_REFERENCE.to_owned(), "SUCCESSFUL".to_owned());
            assert_eq!(event(name), WebhookEvent::Transfer { reference, status });
        }
        "flutterwave_transfer_create_response" => {
            let server = answering(name, 200);
            let sent = server.flutterwave().transfer(&transfer()).await.unwrap();
            assert_eq!((sent.reference.as_str(), sent.amount), (TRANSFER_REFERENCE, naira(2_250_000)));
            assert_eq!((sent.code.unwrap().as_str(), sent.status), ("396432", TransferStatus::Pending));
            let seen = &server.seen()[0];
            assert_eq!(seen.line, "POST /v3/transfers");
            let documented: Value =
                serde_json::from_str(&fixture("flutterwave_transfer_create_request")).unwrap();
            for field in ["amount", "currency", "debit_currency", "reference", "narration"] {
                assert_eq!(seen.body[field], documented[field], "{field}");
            }
            assert_eq!(seen.body["beneficiary"], 3644);
        }
        "flutterwave_transfer_error_blacklisted" => {
            let refused = answering(name, 400).flutterwave().transfer(&transfer()).await;
            let Err(GatewayError::Refused(refusal)) = refused else { panic!("{refused:?}") };
            assert!(refusal.conclusive && refusal.message.contains("blacklisted"));
        }
        "flutterwave_transfer_fetch_failed" => {
            let reason = Some("DISBURSE FAILED: Transfer failed. Please contact support".to_owned());
            assert_eq!(found(name).await.status, TransferStatus::Failed { reason });
        }
        "flutterwave_transfer_fetch_new" | "flutterwave_transfer_fetch_pending" => {
            assert_eq!(found(name).await.status, TransferStatus::Pending);
        }
        "flutterwave_transfer_fetch_successful" => {
            // 26.875 is rounded up to the kobo.
            assert_eq!(found(name).await.status, TransferStatus::Succeeded { fee: Some(naira(2_688)) });
        }
        _ if NOT_CALLED.contains(&name) || LISTS.contains(&name) => {
            serde_json::from_str::<Value>(&fixture(name)).unwrap();
        }
        _ => panic!("no test covers {name}"),
    }
}

#[tokio::test]
async fn every_fixture_is_read_by_what_should_read_it() {
    let names: BTreeSet<String> = fs::read_dir(fixtures_folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|file| file.strip_suffix(".json").map(str::to_owned))
        .filter(|name| name.starts_with("flutterwave_"))
        .collect();
    assert!(names.len() > 40, "the fixtures are missing");
    for name in &names {
        check(name).await;
    }
    for name in NOT_CALLED {
        assert!(names.contains(name), "{name} is gone");
    }
}
