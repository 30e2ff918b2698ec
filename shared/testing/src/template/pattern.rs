//! The patterns that decide what reaches a function: of event source mappings, and of subscriptions.

use serde_json::Value;

/// Whether `event` fits `pattern`: each field that the pattern names has one of the values, or starts as one says.
pub fn fits(pattern: &Value, event: &Value) -> bool {
    match pattern {
        Value::Object(fields) => fields.iter().all(|(name, pattern)| fits(pattern, &event[name])),
        Value::Array(choices) => {
            choices.iter().any(|choice| match choice.get("prefix").and_then(Value::as_str) {
                Some(prefix) => event.as_str().is_some_and(|text| text.starts_with(prefix)),
                None => choice == event,
            })
        }
        other => panic!("a pattern has no {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_pattern_names_values_or_their_start() {
        let pattern = json!({ "type": ["a.b", { "prefix": "order." }] });
        for (kind, expected) in [("a.b", true), ("a.bc", false), ("order.paid", true), ("orders.paid", false)]
        {
            assert_eq!(fits(&pattern, &json!({ "type": kind })), expected, "{kind}");
        }
        assert!(!fits(&pattern, &json!({})));
    }
}
