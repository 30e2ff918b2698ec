//! Every recorded shape goes through what reads or writes it.

use std::{collections::BTreeSet, fs};

use payments::{
    AccountName, Charge, ChargebackAnswer, ChargebackStatus, Conclusion, Gateway, GatewayError, Initialise,
    PendingCharge, RecipientCode, RecipientRequest, RefundAccount, RefundRequest, RefundStatus,
    TransactionId, TransferCode, TransferRequest, TransferStatus, Verification,
    paystack::webhook::{self, DisputePhase, WebhookEvent},
};
use serde_json::Value;

use crate::{
    fixture, fixtures_folder, naira,
    server::{Reply, Server},
};

const REFERENCE: &str = "esc-7f3c2a9e-01h8z4q2";
const TRANSFER_REFERENCE: &str = "pay-01h8z4q2k7-bkg01j9z8";
const TRANSACTION: &str = "5104478912";

/// Shapes of endpoints that the adapter does not call.
const NOT_CALLED: [&str; 8] = [
    "paystack_balance_ledger_response",
    "paystack_dispute_evidence_request",
    "paystack_dispute_evidence_response",
    "paystack_dispute_list_response",
    "paystack_dispute_transaction_response",
    "paystack_transfer_bulk_request",
    "paystack_transfer_bulk_response",
    "paystack_transfer_finalize_request",
];

fn initialise() -> Initialise {
    Initialise {
        reference: REFERENCE.to_owned(),
        email: "ngozi.eze@example.com".to_owned(),
        amount: naira(2_500_000),
        callback_url: "https://app.example.ng/pay/return".to_owned(),
        metadata: [("booking_id", "bkg_01J9Z8"), ("escrow_id", "esc_01J9Z9")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into(),
    }
}

fn refund() -> RefundRequest {
    RefundRequest {
        transaction: REFERENCE.to_owned(),
        amount: naira(1_000_000),
        note: "dispute split 40/60".to_owned(),
        customer_note: Some("Partial refund for booking bkg_01J9Z8".to_owned()),
    }
}

fn recipient() -> RecipientRequest {
    RecipientRequest {
        name: "Musa Bello".to_owned(),
        account_number: "0123456789".to_owned(),
        bank_code: "058".to_owned(),
        currency: domain::Currency::NGN,
        description: Some("artisan art_01J9Y0".to_owned()),
    }
}

fn transfer() -> TransferRequest {
    TransferRequest {
        reference: TRANSFER_REFERENCE.to_owned(),
        amount: naira(2_250_000),
        recipient: RecipientCode::from("RCP_k2j4h6g8f0d1s3a"),
        reason: "Payout booking bkg_01J9Z8".to_owned(),
    }
}

fn refund_account() -> RefundAccount {
    RefundAccount {
        currency: domain::Currency::NGN,
        account_number: "0123456789".to_owned(),
        bank_id: "9".to_owned(),
    }
}

fn paid(kobo: i64) -> Charge {
    Charge {
        transaction_id: TransactionId::from(TRANSACTION),
        amount: naira(kobo),
        fee: Some(naira(47_500)),
        paid_at: Some("2026-11-28T10:00:09.000Z".parse().unwrap()),
        payment_id: None,
    }
}

/// A server that gives one fixture as its answer. The refund shapes were recorded in live mode; the tests run in test
/// mode.
fn answering(name: &str, http_status: u16) -> Server {
    let body = fixture(name).replace(r#""domain": "live""#, r#""domain": "test""#);
    Server::start([Reply::json(http_status, body)])
}

async fn verified(name: &str, http_status: u16) -> Verification {
    answering(name, http_status).client().verify(REFERENCE).await.unwrap()
}

async fn sent(name: &str) -> TransferStatus {
    let sent = answering(name, 200).client().transfer(&transfer()).await.unwrap();
    assert_eq!(
        (sent.reference.as_str(), sent.amount, sent.code),
        (TRANSFER_REFERENCE, naira(2_250_000), Some(TransferCode::from("TRF_9x8c7v6b5n4m3l2k"))),
        "{name}"
    );
    sent.status
}

async fn looked_up(name: &str) -> TransferStatus {
    let found = answering(name, 200).client().find_transfer(TRANSFER_REFERENCE).await.unwrap();
    found.expect("a transfer").status
}

/// What the client sends must be in the documented request, value by value; it may leave optional fields out.
fn assert_sent(server: &Server, line: &str, name: &str) {
    let seen = server.seen();
    assert_eq!(seen[0].line, line);
    let documented: Value = serde_json::from_str(&fixture(name)).unwrap();
    for (field, value) in seen[0].body.as_object().expect("a body") {
        let same = match (value.as_str(), documented[field].as_str()) {
            // JSON in a text: the spaces are free.
            (Some(ours), Some(theirs)) if theirs.starts_with('{') => {
                serde_json::from_str::<Value>(ours).unwrap() == serde_json::from_str::<Value>(theirs).unwrap()
            }
            _ => *value == documented[field],
        };
        assert!(same, "{name}: {field} is {value}, documented {}", documented[field]);
    }
}

fn event(name: &str) -> WebhookEvent {
    webhook::parse(fixture(name).as_bytes()).unwrap()
}

fn assert_refund_event(name: &str, expected: RefundStatus, bank: Option<&str>) {
    let WebhookEvent::Refund { transaction_reference, id, bank_reference, amount, status } = event(name)
    else {
        panic!("{name} is a refund event")
    };
    assert_eq!(
        (transaction_reference.as_str(), id, bank_reference.as_deref()),
        (REFERENCE, None, bank),
        "{name}"
    );
    assert_eq!((amount, status), (Some(naira(1_000_000)), expected), "{name}");
}

fn assert_dispute_event(name: &str, expected: DisputePhase) {
    let WebhookEvent::Dispute {
        id,
        phase,
        transaction_id,
        transaction_reference,
        amount,
        status,
        resolution,
        due_at,
    } = event(name)
    else {
        panic!("{name} is a dispute event")
    };
    assert_eq!((id.as_str(), phase), ("458951", expected));
    assert_eq!(transaction_id, Some(TransactionId::from(TRANSACTION)));
    assert_eq!(transaction_reference.as_deref(), Some(REFERENCE));
    assert_eq!(amount, Some(naira(2_500_000)));
    let (expected_status, expected_resolution) = match expected {
        DisputePhase::Created | DisputePhase::Reminded => ("awaiting-merchant-feedback", None),
        DisputePhase::Resolved => ("resolved", Some("auto-accepted")),
    };
    assert_eq!((status.as_deref(), resolution.as_deref()), (Some(expected_status), expected_resolution));
    assert_eq!(due_at, Some("2026-12-01T18:00:00.000Z".parse().unwrap()));
}

/// One arm for each fixture. A new file in the folder fails until it has one.
#[expect(clippy::too_many_lines, reason = "one arm for each fixture")]
async fn check(name: &str) {
    match name {
        "paystack_balance_response" => {
            let client = answering(name, 200).client();
            assert_eq!(client.balance(domain::Currency::NGN).await, Ok(naira(170_000_000)));
        }
        "paystack_bank_list_response" => {
            let banks = answering(name, 200).client().banks(domain::Currency::NGN).await;
            // The fixture names a next page, which this server has not got: it asks and says so.
            assert!(matches!(banks, Err(GatewayError::Unavailable(_))), "{banks:?}");
            let last = fixture(name).replace("YmFuazoxNjk=", "");
            let server = Server::start([Reply::json(200, fixture(name)), Reply::json(200, last)]);
            let banks = server.client().banks(domain::Currency::NGN).await.unwrap();
            let codes: Vec<_> = banks.iter().map(|bank| bank.code.as_str()).collect();
            assert_eq!(codes, ["058", "057", "50211", "999992"], "zeros are kept, repeated banks are not");
            assert_eq!((banks[0].id.as_deref(), banks[0].name.as_str()), (Some("9"), "Guaranty Trust Bank"));
            assert!(server.seen()[1].line.contains("next=YmFuazoxNjk"));
        }
        "paystack_bank_resolve_error" => {
            let client = answering(name, 422).client();
            assert_eq!(client.resolve_account("0123456789", "058").await, Ok(None));
        }
        "paystack_bank_resolve_response" => {
            let server = answering(name, 200);
            let account = server.client().resolve_account("0123456789", "058").await;
            assert_eq!(account, Ok(Some(AccountName::from("MUSA BELLO"))));
            assert_eq!(server.seen()[0].line, "GET /bank/resolve?account_number=0123456789&bank_code=058");
        }
        "paystack_charge_dispute_create" => assert_dispute_event(name, DisputePhase::Created),
        "paystack_charge_dispute_remind" => assert_dispute_event(name, DisputePhase::Reminded),
        "paystack_charge_dispute_resolve" => assert_dispute_event(name, DisputePhase::Resolved),
        "paystack_charge_success" | "paystack_charge_success_bank_transfer" => {
            let transaction_id = TransactionId::from(TRANSACTION);
            let expected = WebhookEvent::ChargeSucceeded { reference: REFERENCE.to_owned(), transaction_id };
            assert_eq!(event(name), expected);
        }
        "paystack_dispute_fetch_response" => {
            let server = answering(name, 200);
            let chargeback = server.client().find_chargeback(&"458951".into()).await.unwrap().unwrap();
            assert_eq!(server.seen()[0].line, "GET /dispute/458951");
            assert_eq!(chargeback.transaction_reference, REFERENCE);
            assert_eq!((chargeback.amount, chargeback.status), (naira(2_500_000), ChargebackStatus::Open));
            assert_eq!(chargeback.answer_by.unwrap().to_string(), "2026-12-01T18:00:00.000Z");
        }
        "paystack_dispute_upload_url_response" => {
            let upload = answering(name, 200).client().evidence_upload(&"458951".into(), "proof.pdf").await;
            assert_eq!(upload.unwrap().evidence, "evd8a4df1xejihd9x5q");
        }
        "paystack_dispute_resolve_request" | "paystack_dispute_resolve_response" => {
            let server = answering("paystack_dispute_resolve_response", 200);
            let answer = ChargebackAnswer {
                accept: true,
                amount: naira(2_500_000),
                note: "Refund agreed".to_owned(),
                evidence: Some("evd8a4df1xejihd9x5q".to_owned()),
            };
            let answered = server.client().answer_chargeback(&"458951".into(), &answer).await.unwrap();
            assert_sent(&server, "PUT /dispute/458951/resolve", "paystack_dispute_resolve_request");
            assert_eq!(answered.status, ChargebackStatus::Lost);
        }
        "paystack_error_rate_limited" => {
            let refused = answering(name, 429).client().verify(REFERENCE).await;
            assert_eq!(refused, Err(GatewayError::RateLimited { retry_after: None }));
        }
        "paystack_refund_create_request" | "paystack_refund_create_response" => {
            let server = answering("paystack_refund_create_response", 200);
            let refund = server.client().create_refund(&refund()).await.unwrap();
            assert_sent(&server, "POST /refund", "paystack_refund_create_request");
            assert_eq!((refund.id.as_str(), refund.amount), ("3018299", naira(1_000_000)));
            assert_eq!(refund.transaction_id, Some(TransactionId::from(TRANSACTION)));
            assert_eq!(
                (refund.status, refund.note.as_deref()),
                (RefundStatus::Pending, Some("dispute split 40/60"))
            );
        }
        "paystack_refund_create_error_insufficient_balance" => {
            let refused = answering(name, 400).client().create_refund(&refund()).await;
            assert_eq!(refused, Err(GatewayError::InsufficientBalance));
        }
        "paystack_refund_fetch_response" => {
            let refund = answering(name, 200).client().refund(&"3018299".into()).await.unwrap().unwrap();
            assert_eq!(refund.status, RefundStatus::Processed);
            assert_eq!(refund.transaction_id, Some(TransactionId::from(TRANSACTION)));
        }
        "paystack_refund_list_response" => {
            let server = answering(name, 200);
            let note = "dispute split 40/60";
            let found =
                server.client().find_refund_by_note(&TRANSACTION.into(), note).await.unwrap().unwrap();
            assert_eq!((found.id.as_str(), found.status), ("3018299", RefundStatus::Processed));
            assert_eq!(server.seen()[0].line, "GET /refund?transaction=5104478912&perPage=100&page=1");
            let other = answering(name, 200).client().find_refund_by_note(&TRANSACTION.into(), "ref_2").await;
            assert_eq!(other, Ok(None));
        }
        "paystack_refund_pending" => assert_refund_event(name, RefundStatus::Pending, None),
        "paystack_refund_processing" => assert_refund_event(name, RefundStatus::Processing, None),
        "paystack_refund_processed" => {
            assert_refund_event(name, RefundStatus::Processed, Some("132013318999"));
        }
        "paystack_refund_retry_error_state" => {
            let refused =
                answering(name, 422).client().retry_refund(&"3018299".into(), &refund_account()).await;
            let Err(GatewayError::Refused(refusal)) = refused else { panic!("{refused:?}") };
            assert_eq!((refusal.http_status, refusal.code.as_deref()), (422, Some("invalid_params")));
            assert!(refusal.conclusive);
        }
        "paystack_refund_retry_request" | "paystack_refund_retry_response" => {
            let server = answering("paystack_refund_retry_response", 200);
            let refund = server.client().retry_refund(&"3018299".into(), &refund_account()).await.unwrap();
            let line = "POST /refund/retry_with_customer_details/3018299";
            assert_sent(&server, line, "paystack_refund_retry_request");
            assert_eq!(refund.status, RefundStatus::Processing);
        }
        "paystack_transaction_initialize_error_duplicate_reference" => {
            let refused = answering(name, 400).client().initialise(&initialise()).await;
            assert_eq!(refused, Err(GatewayError::DuplicateReference));
        }
        "paystack_transaction_initialize_error_missing_params" => {
            let refused = answering(name, 400).client().initialise(&initialise()).await;
            let Err(GatewayError::Refused(refusal)) = refused else { panic!("{refused:?}") };
            assert_eq!(refusal.code.as_deref(), Some("missing_params"));
            assert_eq!(refusal.message, "Email Address is required");
        }
        "paystack_transaction_initialize_request" | "paystack_transaction_initialize_response" => {
            let server = answering("paystack_transaction_initialize_response", 200);
            let page = server.client().initialise(&initialise()).await.unwrap();
            assert_sent(&server, "POST /transaction/initialize", "paystack_transaction_initialize_request");
            assert_eq!(page.payment_url, "https://checkout.paystack.com/4pd7x0ac9k1m2qz");
            assert_eq!(page.access_code, "4pd7x0ac9k1m2qz");
        }
        "paystack_transaction_verify_abandoned" => {
            assert_eq!(verified(name, 200).await, Verification::Pending(PendingCharge::Abandoned));
        }
        "paystack_transaction_verify_failed" => {
            let reason = Some("Declined".to_owned());
            assert_eq!(verified(name, 200).await, Verification::Failed { reason });
        }
        "paystack_transaction_verify_not_found" => {
            assert_eq!(verified(name, 400).await, Verification::NotFound);
            assert_eq!(verified(name, 404).await, Verification::NotFound);
        }
        "paystack_transaction_verify_ongoing" => {
            assert_eq!(verified(name, 200).await, Verification::Pending(PendingCharge::Ongoing));
        }
        "paystack_transaction_verify_pending" => {
            assert_eq!(verified(name, 200).await, Verification::Pending(PendingCharge::Pending));
        }
        "paystack_transaction_verify_processing" => {
            assert_eq!(verified(name, 200).await, Verification::Pending(PendingCharge::Processing));
        }
        "paystack_transaction_verify_queued" => {
            assert_eq!(verified(name, 200).await, Verification::Pending(PendingCharge::Queued));
        }
        "paystack_transaction_verify_success" | "paystack_transaction_verify_success_empty_metadata" => {
            assert_eq!(verified(name, 200).await, Verification::Succeeded(paid(2_500_000)));
        }
        "paystack_transaction_verify_underpaid_amount_mismatch" => {
            assert_eq!(verified(name, 200).await, Verification::Succeeded(paid(2_400_000)));
        }
        "paystack_transfer_bulk_error_duplicate" => {
            let refused = answering(name, 404).client().transfer(&transfer()).await;
            assert_eq!(refused, Err(GatewayError::DuplicateReference));
        }
        "paystack_transfer_failed" => {
            let expected = WebhookEvent::Transfer {
                reference: TRANSFER_REFERENCE.to_owned(),
                code: Some("TRF_9x8c7v6b5n4m3l2k".into()),
                status: TransferStatus::Failed { reason: None },
            };
            assert_eq!(event(name), expected);
        }
        "paystack_transfer_success" => {
            let expected = WebhookEvent::Transfer {
                reference: TRANSFER_REFERENCE.to_owned(),
                code: Some("TRF_9x8c7v6b5n4m3l2k".into()),
                status: TransferStatus::Succeeded { fee: Some(naira(2_500)) },
            };
            assert_eq!(event(name), expected);
        }
        "paystack_transfer_initiate_error_insufficient_balance" => {
            let refused = answering(name, 400).client().transfer(&transfer()).await;
            assert_eq!(refused, Err(GatewayError::InsufficientBalance));
        }
        "paystack_transfer_initiate_error_invalid_recipient" => {
            let refused = answering(name, 400).client().transfer(&transfer()).await;
            let Err(GatewayError::Refused(refusal)) = refused else { panic!("{refused:?}") };
            assert_eq!(refusal.code.as_deref(), Some("invalid_transfer_recipient"));
        }
        "paystack_transfer_initiate_request" => {
            let server = answering("paystack_transfer_initiate_response_pending", 200);
            server.client().transfer(&transfer()).await.unwrap();
            assert_sent(&server, "POST /transfer", name);
        }
        "paystack_transfer_initiate_response_otp" => assert_eq!(sent(name).await, TransferStatus::Otp),
        "paystack_transfer_initiate_response_pending" => {
            assert_eq!(sent(name).await, TransferStatus::Pending)
        }
        "paystack_transfer_initiate_response_received" => {
            assert_eq!(sent(name).await, TransferStatus::Received);
        }
        "paystack_transfer_initiate_response_success" => {
            assert_eq!(sent(name).await, TransferStatus::Succeeded { fee: None });
        }
        "paystack_transfer_verify_failed" => {
            assert_eq!(looked_up(name).await, TransferStatus::Failed { reason: None });
        }
        "paystack_transfer_verify_not_found" => {
            let found = answering(name, 404).client().find_transfer(TRANSFER_REFERENCE).await;
            assert_eq!(found, Ok(None));
        }
        "paystack_transfer_verify_otp" => assert_eq!(looked_up(name).await, TransferStatus::Otp),
        "paystack_transfer_verify_pending" => assert_eq!(looked_up(name).await, TransferStatus::Pending),
        "paystack_transfer_verify_received" => assert_eq!(looked_up(name).await, TransferStatus::Received),
        "paystack_transfer_verify_rejected" => assert_eq!(looked_up(name).await, TransferStatus::Rejected),
        "paystack_transfer_verify_reversed" => assert_eq!(looked_up(name).await, TransferStatus::Reversed),
        "paystack_transfer_verify_success" => {
            let status = looked_up(name).await;
            assert_eq!(status, TransferStatus::Succeeded { fee: Some(naira(2_500)) });
            assert_eq!(status.conclusion(), Conclusion::Paid);
        }
        "paystack_transferrecipient_create_request" | "paystack_transferrecipient_create_response" => {
            let server = answering("paystack_transferrecipient_create_response", 201);
            let code = server.client().create_recipient(&recipient()).await;
            assert_sent(&server, "POST /transferrecipient", "paystack_transferrecipient_create_request");
            assert_eq!(code, Ok(RecipientCode::from("RCP_k2j4h6g8f0d1s3a")));
        }
        _ if NOT_CALLED.contains(&name) => {
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
        .filter(|name| name.starts_with("paystack_"))
        .collect();
    assert!(names.len() > 50, "the fixtures are missing");
    for name in &names {
        check(name).await;
    }
    for name in NOT_CALLED {
        assert!(names.contains(name), "{name} is gone");
    }
}

#[tokio::test]
async fn the_other_modes_money_is_refused() {
    let server = Server::start([Reply::json(200, fixture("paystack_refund_fetch_response"))]);
    let refused = server.client().refund(&"3018299".into()).await;
    let Err(error @ GatewayError::WrongMode { .. }) = refused else { panic!("{refused:?}") };
    assert!(error.may_have_happened());

    let live =
        fixture("paystack_transaction_verify_success").replace(r#""domain": "test""#, r#""domain": "live""#);
    let refused = Server::start([Reply::json(200, live)]).client().verify(REFERENCE).await;
    assert!(matches!(refused, Err(GatewayError::WrongMode { .. })), "{refused:?}");
}
