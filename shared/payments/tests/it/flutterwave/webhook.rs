//! Hash, signature and events, over the documented shapes that no fixture has, and over anything.

use payments::flutterwave::webhook::{ChargeOutcome, SenderError, WebhookEvent, parse, verify_sender};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{HASH, REFERENCE, TRANSACTION, TRANSFER_REFERENCE};
use crate::fixture;

fn read(event: Value) -> WebhookEvent {
    parse(event.to_string().as_bytes()).unwrap()
}

fn charge(outcome: ChargeOutcome) -> WebhookEvent {
    WebhookEvent::Charge { reference: REFERENCE.into(), transaction_id: TRANSACTION.into(), outcome }
}

#[test]
fn the_right_hash_passes_and_no_other() {
    let body = fixture("flutterwave_charge_completed");
    let sent = |hash: Option<&str>| verify_sender(HASH, body.as_bytes(), hash, None);
    assert_eq!(sent(Some(HASH)), Ok(()));
    assert_eq!(sent(None), Err(SenderError::MissingHeader));
    assert_eq!(sent(Some("")), Err(SenderError::MissingHeader));
    for wrong in ["flw-secret-hash-fixtur", "flw-secret-hash-fixture ", "FLW-SECRET-HASH-FIXTURE", "ñ", " "]
    {
        assert_eq!(sent(Some(wrong)), Err(SenderError::Mismatch), "{wrong}");
    }
}

#[test]
fn without_a_secret_everything_is_refused() {
    for secret in ["", " ", "\n"] {
        for hash in [None, Some(""), Some(" "), Some("\n"), Some(HASH)] {
            let refused = verify_sender(secret, b"{}", hash, Some("AAAA"));
            assert_eq!(refused, Err(SenderError::MissingSecret), "{secret:?} {hash:?}");
        }
    }
}

#[test]
fn a_signature_is_of_the_bytes_and_has_to_be_right_beside_a_right_hash() {
    let vectors: Value = serde_json::from_str(&fixture("signature_vectors")).unwrap();
    assert_eq!(vectors["flutterwave_v4"]["secret_hash"], HASH);
    for (name, signature) in vectors["flutterwave_v4"]["cases"].as_object().unwrap() {
        let (body, signature) = (fixture(name), signature.as_str().unwrap());
        assert_eq!(verify_sender(HASH, body.as_bytes(), None, Some(signature)), Ok(()), "{name}");
        let touched = body.replacen(' ', "", 1);
        for hash in [None, Some(HASH)] {
            let refused = verify_sender(HASH, touched.as_bytes(), hash, Some(signature));
            assert_eq!(refused, Err(SenderError::Mismatch), "{name}");
        }
        for wrong in ["AAAA", "not base 64", HASH] {
            let refused = verify_sender(HASH, body.as_bytes(), Some(HASH), Some(wrong));
            assert_eq!(refused, Err(SenderError::Mismatch), "{wrong}");
        }
    }
}

#[test]
fn a_completed_charge_may_have_failed() {
    for (status, outcome) in [
        ("successful", ChargeOutcome::Paid),
        ("failed", ChargeOutcome::Failed),
        ("pending", ChargeOutcome::Pending),
        ("SUCCESSFUL", ChargeOutcome::Unknown("SUCCESSFUL".into())),
    ] {
        let data = json!({ "id": 8_415_006, "tx_ref": REFERENCE, "status": status });
        assert_eq!(read(json!({ "event": "charge.completed", "data": data })), charge(outcome.clone()));
        // As older accounts get it.
        let flat = json!({ "id": "8415006", "txRef": REFERENCE, "flwRef": "FLW-1", "orderRef": "URF_1",
            "amount": 25_000.5, "charged_amount": 25_000.5, "status": status, "currency": "NGN",
            "customer": { "phone": null, "fullName": "Ngozi Eze", "AccountId": 20_937 },
            "entity": { "card6": "553188", "card_last4": "2950" }, "event.type": "CARD_TRANSACTION" });
        assert_eq!(read(flat), charge(outcome));
    }
}

#[test]
fn transfers_are_read_in_both_shapes_and_under_our_reference() {
    for status in ["SUCCESSFUL", "FAILED"] {
        let expected = WebhookEvent::Transfer { reference: TRANSFER_REFERENCE.into(), status: status.into() };
        for suffix in ["", "_RETRY_1", "_PMCK", "_PMCKDU_1", "_PMCK_ST_F"] {
            let data = json!({ "id": 396_432, "reference": format!("{TRANSFER_REFERENCE}{suffix}"), "status": status });
            let event = json!({ "event": "transfer.completed", "event.type": "Transfer", "data": data });
            assert_eq!(read(event), expected, "{suffix}");
            assert_eq!(read(json!({ "event.type": "Transfer", "transfer": data })), expected, "{suffix}");
        }
    }
}

#[test]
fn a_refund_comes_flat_in_capitals() {
    let refund = json!({ "id": 89_074, "AmountRefunded": 10_000, "status": "completed-bank-transfer",
        "FlwRef": "URF_1", "destination": "payment_source", "comments": "ref_1", "settlement_id": "NEW",
        "meta": "{\"source\":\"availablebalance\"}", "createdAt": "2026-12-01T16:18:31.366Z", "walletId": 134_244,
        "AccountId": 20_937, "TransactionId": 8_415_006 });
    let expected = WebhookEvent::Refund {
        id: "89074".into(),
        transaction_id: Some(TRANSACTION.into()),
        status: "completed-bank-transfer".into(),
    };
    assert_eq!(read(refund), expected);
}

#[test]
fn other_events_are_ignored_by_their_name() {
    for event in ["subscription.cancelled", "bvn.completed", "singlebillpayment.status", "Charge.Completed"] {
        assert_eq!(
            read(json!({ "event": event, "data": {} })),
            WebhookEvent::Ignored { event: event.into() }
        );
    }
    let flat = read(json!({ "event.type": "USSD_TRANSACTION" }));
    assert_eq!(flat, WebhookEvent::Ignored { event: "USSD_TRANSACTION".into() });
}

#[test]
fn what_cannot_be_read_is_an_error() {
    for body in [
        "",
        "null",
        "[]",
        "{}",
        r#"{"event":1}"#,
        r#"{"event":"charge.completed"}"#,
        r#"{"event":"charge.completed","data":{"id":1,"status":"successful"}}"#,
        r#"{"event":"transfer.completed","data":{"id":1}}"#,
        r#"{"AmountRefunded":1}"#,
        "not JSON",
    ] {
        assert!(parse(body.as_bytes()).is_err(), "{body}");
    }
    let deep = "[".repeat(100_000);
    assert!(parse(deep.as_bytes()).is_err());
}

/// Any JSON, with the words of Flutterwave among its keys.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "[0-9]{1,25}".prop_map(Value::from),
        Just(json!("successful")),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let words = [
            "id",
            "tx_ref",
            "txRef",
            "status",
            "reference",
            "transfer",
            "event.type",
            "event",
            "data",
            "AmountRefunded",
            "TransactionId",
        ];
        let key = prop_oneof![".{0,8}", prop::sample::select(words.map(str::to_owned).to_vec())];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..8).prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

const EVENTS: [&str; 4] =
    ["charge.completed", "transfer.completed", "refund.completed", "subscription.cancelled"];

const NOTICES: [&str; 4] = [
    "flutterwave_charge_completed",
    "flutterwave_charge_completed_bank_transfer",
    "flutterwave_transfer_completed",
    "flutterwave_refund_completed_enveloped",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_a_panic(body: Vec<u8>) {
        let _ = parse(&body);
        let text = std::str::from_utf8(&body).ok();
        prop_assert!(verify_sender(HASH, &body, text, None).is_err());
        prop_assert!(verify_sender(HASH, &body, None, text).is_err());
    }

    #[test]
    fn any_json_is_read_without_a_panic(event in prop::sample::select(&EVENTS[..]), data in anything()) {
        let _ = parse(data.to_string().as_bytes());
        let _ = parse(json!({"event": event, "data": data}).to_string().as_bytes());
    }

    #[test]
    fn a_notice_with_one_field_changed_is_read_without_a_panic(
        name in prop::sample::select(&NOTICES[..]), field in any::<prop::sample::Index>(), value in anything(),
    ) {
        let mut notice: Value = serde_json::from_str(&fixture(name)).unwrap();
        let data = notice["data"].as_object_mut().unwrap();
        let key = data.keys().nth(field.index(data.len())).unwrap().clone();
        data[&key] = value;
        let _ = parse(notice.to_string().as_bytes());
    }
}
