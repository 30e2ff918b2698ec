//! Signatures and events, over the documented shapes that no fixture has, and over anything.

use payments::{
    RefundStatus, TransferStatus,
    paystack::webhook::{SignatureError, WebhookEvent, parse, verify_signature},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{SECRET, fixture, naira};

fn vectors() -> Vec<(String, String)> {
    let vectors: Value = serde_json::from_str(&fixture("signature_vectors")).unwrap();
    assert_eq!(vectors["paystack"]["secret_key"], SECRET);
    let cases = vectors["paystack"]["cases"].as_object().unwrap();
    cases.iter().map(|(name, signature)| (name.clone(), signature.as_str().unwrap().to_owned())).collect()
}

fn read(event: Value) -> WebhookEvent {
    parse(event.to_string().as_bytes()).unwrap()
}

#[test]
fn a_true_signature_passes_and_a_touched_body_does_not() {
    let vectors = vectors();
    assert!(vectors.len() >= 9);
    for (name, signature) in vectors {
        let body = fixture(&name);
        assert_eq!(verify_signature(SECRET, body.as_bytes(), Some(&signature)), Ok(()), "{name}");
        // The same JSON in other bytes has another signature.
        let rewritten = serde_json::from_str::<Value>(&body).unwrap().to_string();
        let refused = verify_signature(SECRET, rewritten.as_bytes(), Some(&signature));
        assert_eq!(refused, Err(SignatureError::Mismatch), "{name}");
        let refused = verify_signature("sk_test_another", body.as_bytes(), Some(&signature));
        assert_eq!(refused, Err(SignatureError::Mismatch), "{name}");
    }
}

#[test]
fn the_body_of_a_gateway_event_is_signed_as_it_came() {
    let event: Value = serde_json::from_str(&fixture("apigw_http_v2_paystack_webhook_event")).unwrap();
    let body = event["body"].as_str().unwrap();
    let header = event["headers"]["x-paystack-signature"].as_str();
    assert_eq!(verify_signature(SECRET, body.as_bytes(), header), Ok(()));
    assert!(matches!(parse(body.as_bytes()), Ok(WebhookEvent::ChargeSucceeded { .. })));
}

#[test]
fn without_a_secret_everything_is_refused() {
    let (name, signature) = vectors().remove(0);
    let body = fixture(&name);
    for secret in ["", " ", "\n"] {
        let refused = verify_signature(secret, body.as_bytes(), Some(&signature));
        assert_eq!(refused, Err(SignatureError::MissingSecret));
    }
}

#[test]
fn a_bad_signature_header_is_refused() {
    let (name, signature) = vectors().remove(0);
    let body = fixture(&name);
    let refused = |header: Option<&str>| verify_signature(SECRET, body.as_bytes(), header).unwrap_err();
    assert_eq!(refused(None), SignatureError::MissingHeader);
    assert_eq!(refused(Some("")), SignatureError::MissingHeader);
    for wrong in ["00", "not hexadecimal", &signature[..126], &format!("{signature}00"), "ñ"] {
        assert_eq!(refused(Some(wrong)), SignatureError::Mismatch, "{wrong}");
    }
}

#[test]
fn metadata_of_any_shape_and_an_old_short_charge_are_read() {
    for metadata in [json!(0), json!(""), json!(null), json!({"a": 1}), json!("{\"a\":1}"), json!([1])] {
        let charge = read(json!({"event": "charge.success", "data": {
            "id": 302_961, "domain": "live", "status": "success", "reference": "qTPrJoy9Bx", "amount": 10_000,
            "metadata": metadata, "fees": null, "paid_at": "2016-09-30T21:10:19.000Z", "currency": "NGN",
            "paidAt": "2016-09-30T21:10:19.000Z", "authorization": {}, "plan": {},
        }}));
        let transaction_id = "302961".into();
        assert_eq!(charge, WebhookEvent::ChargeSucceeded { reference: "qTPrJoy9Bx".into(), transaction_id });
    }
}

#[test]
fn ids_beyond_32_bits_and_ids_as_text_are_read() {
    for (id, text) in [(json!(u64::MAX), "18446744073709551615"), (json!("5104478912"), "5104478912")] {
        let charge = read(json!({"event": "charge.success", "data": {"id": id, "reference": "r"}}));
        assert_eq!(charge.deduplication_key(), format!("charge.success/{text}"));
    }
}

#[test]
fn a_reversed_transfer_of_the_older_shape_is_read() {
    for recipient in [json!(60_124_455), json!({"recipient_code": "RCP_1"})] {
        let reversed = read(json!({"event": "transfer.reversed", "data": {
            "amount": 10_000, "currency": "NGN", "domain": "live", "failures": null, "id": 20_615_868,
            "reference": "pyt-01jd9z0000000000000000000a", "status": "reversed", "recipient": recipient,
            "transfer_code": "TRF_js075pj9u07f34l", "session": {"provider": "nip", "id": "1"},
            "created_at": "2020-03-24T07:14:00.000Z",
        }}));
        let expected = WebhookEvent::Transfer {
            reference: "pyt-01jd9z0000000000000000000a".into(),
            code: Some("TRF_js075pj9u07f34l".into()),
            status: TransferStatus::Reversed,
        };
        assert_eq!(reversed, expected);
    }
}

#[test]
fn refund_amounts_are_text_or_numbers_and_ids_come_and_go() {
    let failed = read(json!({"event": "refund.failed", "data": {
        "status": "failed", "transaction_reference": "pay-1", "refund_reference": null, "amount": 10_000,
        "currency": "NGN", "processor": "mpgs_zen", "domain": "live",
    }}));
    let expected = |id: Option<&str>, status| WebhookEvent::Refund {
        transaction_reference: "pay-1".into(),
        id: id.map(Into::into),
        bank_reference: None,
        amount: Some(naira(10_000)),
        status,
    };
    assert_eq!(failed, expected(None, RefundStatus::Failed));

    let stuck = read(json!({"event": "refund.needs-attention", "data": {
        "status": "needs-attention", "transaction_reference": "pay-1", "amount": 10_000, "currency": "NGN",
        "id": "1234", "domain": "live",
    }}));
    assert_eq!(stuck, expected(Some("1234"), RefundStatus::NeedsAttention));

    let unheard = read(json!({"event": "refund.paused", "data": {
        "transaction_reference": "pay-1", "amount": "10000", "currency": "NGN",
    }}));
    assert_eq!(unheard, expected(None, RefundStatus::Unknown("paused".into())));
}

#[test]
fn amounts_with_a_fraction_are_refused() {
    for amount in [json!(100.5), json!("100.5"), json!("1e3"), json!(-1), json!("-1"), json!(""), json!([1])]
    {
        let event = json!({"event": "refund.pending", "data": {
            "transaction_reference": "pay-1", "amount": amount, "currency": "NGN",
        }});
        let refused = parse(event.to_string().as_bytes()).unwrap_err();
        assert_eq!(refused.event.as_deref(), Some("refund.pending"), "{amount}");
    }
}

#[test]
fn the_name_decides_and_never_the_shape() {
    // A transfer's body under a charge's name is a broken charge, or a charge, but never a transfer; and the reverse.
    let swapped = fixture("paystack_transfer_success").replacen("transfer.success", "charge.success", 1);
    assert!(matches!(parse(swapped.as_bytes()), Ok(WebhookEvent::ChargeSucceeded { .. }) | Err(_)));
    let swapped = fixture("paystack_charge_success").replacen("charge.success", "transfer.success", 1);
    assert!(matches!(parse(swapped.as_bytes()), Ok(WebhookEvent::Transfer { .. }) | Err(_)));
    for event in
        ["bank.transfer.rejected", "invoice.create", "transfer.paused", "Charge.Success", "charge.failed"]
    {
        let swapped = fixture("paystack_charge_success").replacen("charge.success", event, 1);
        assert_eq!(parse(swapped.as_bytes()).unwrap(), WebhookEvent::Ignored { event: event.into() });
    }
}

#[test]
fn what_cannot_be_read_is_an_error() {
    for body in
        ["", "null", "[]", "{}", "{\"event\":1}", "{\"event\":\"charge.success\"}", "not JSON", "\u{0}"]
    {
        assert!(parse(body.as_bytes()).is_err(), "{body}");
    }
    let deep = "[".repeat(100_000);
    assert!(parse(deep.as_bytes()).is_err());
}

#[test]
fn a_repeated_webhook_has_the_same_key_and_a_later_state_another() {
    let key = |name| parse(fixture(name).as_bytes()).unwrap().deduplication_key();
    let names = [
        "paystack_charge_dispute_create",
        "paystack_charge_dispute_remind",
        "paystack_charge_success",
        "paystack_refund_pending",
        "paystack_refund_processed",
        "paystack_refund_processing",
        "paystack_transfer_failed",
        "paystack_transfer_success",
    ];
    let mut keys: Vec<_> = names.map(key).into();
    assert_eq!(keys[2], key(names[2]));
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), names.len());
}

/// Any JSON, with the words of Paystack among its keys.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "[0-9]{1,25}".prop_map(Value::from),
        Just(json!("NGN")),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let key = prop_oneof![
            ".{0,8}",
            Just("id".to_owned()),
            Just("reference".to_owned()),
            Just("amount".to_owned()),
            Just("transaction".to_owned()),
            Just("currency".to_owned()),
            Just("transaction_reference".to_owned()),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..6).prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

const EVENTS: [&str; 8] = [
    "charge.success",
    "transfer.success",
    "transfer.failed",
    "transfer.reversed",
    "refund.processed",
    "refund.needs-attention",
    "charge.dispute.create",
    "subscription.create",
];

const NOTICES: [&str; 5] = [
    "paystack_charge_success",
    "paystack_transfer_success",
    "paystack_transfer_failed",
    "paystack_refund_processed",
    "paystack_charge_dispute_create",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_a_panic(body: Vec<u8>) {
        let _ = parse(&body);
        let _ = verify_signature(SECRET, &body, std::str::from_utf8(&body).ok());
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
