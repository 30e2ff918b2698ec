//! Compares answers with the recorded fixtures, key by key and type by type.

use serde_json::Value;

/// Reads a fixture.
pub(crate) fn fixture(name: &str) -> Value {
    let path = format!("../fixtures/gateways/{name}.json");
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Asserts that both have the same keys with values of the same types. `free` names paths below which
/// anything goes, such as what the merchant sent itself.
pub(crate) fn assert_same_shape(name: &str, actual: &Value, free: &[&str]) {
    let mut differences = Vec::new();
    compare("", &fixture(name), actual, free, &mut differences);
    assert!(differences.is_empty(), "{name}:\n{}\nin {actual:#}", differences.join("\n"));
}

fn compare(path: &str, expected: &Value, actual: &Value, free: &[&str], differences: &mut Vec<String>) {
    if free.contains(&path) {
        return;
    }
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            for key in expected.keys().filter(|key| !actual.contains_key(*key)) {
                differences.push(format!("{path}.{key} is missing"));
            }
            for (key, value) in actual {
                match expected.get(key) {
                    Some(expected) => compare(&format!("{path}.{key}"), expected, value, free, differences),
                    None => differences.push(format!("{path}.{key} is not in the fixture")),
                }
            }
        }
        (Value::Array(expected), Value::Array(actual)) => {
            if expected.is_empty() != actual.is_empty() {
                differences.push(format!("{path} is empty only once"));
            }
            if let Some(first) = expected.first() {
                for (index, item) in actual.iter().enumerate() {
                    compare(&format!("{path}[{index}]"), first, item, free, differences);
                }
            }
        }
        (expected, actual) if kind(expected) == kind(actual) => {}
        (expected, actual) => {
            differences.push(format!("{path} is {}, in the fixture {}", kind(actual), kind(expected)));
        }
    }
}

const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[test]
fn a_missing_key_an_extra_key_and_another_type_are_found() {
    let good = fixture("paystack_balance_response");
    for change in [
        |body: &mut Value| drop(body["data"][0].as_object_mut().map(|item| item.remove("balance"))),
        |body: &mut Value| body["data"][0]["extra"] = Value::Null,
        |body: &mut Value| body["data"][0]["balance"] = Value::from("1"),
    ] {
        let mut changed = good.clone();
        change(&mut changed);
        let mut differences = Vec::new();
        compare("", &good, &changed, &[], &mut differences);
        assert_eq!(differences.len(), 1, "{differences:?}");
    }
}
