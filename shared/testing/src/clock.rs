//! Letting time pass for one entity. Timers are data: what is due lies in the table.

use std::time::Duration;

use domain::Timestamp;
use serde_json::Value;
use store::Key;
use store::entities::due_step;

use crate::cloud::Cloud;

/// The index of what is due, which holds nothing else.
const DUE: &str = "gsi3";
/// Attributes that are identifiers or hashes, whatever they look like.
const LEFT_ALONE: [&str; 2] = ["pk", "sk"];

impl Cloud {
    /// Lets `time` pass for the entity at `key`: every moment that its item holds, its deadline in the index included,
    /// moves that far into the past, as if all of it had happened earlier. Its history stays, and so does its version:
    /// history says when things happened, the entity when they are due.
    ///
    /// # Panics
    /// When there is no such item.
    pub fn age(&self, key: &Key, time: Duration) {
        let (partition, kind) = (key.subject(), key.kind());
        let item = self.dynamo().item(partition, kind);
        let item = item.unwrap_or_else(|| panic!("there is no {partition}"));
        self.age_item(item, time);
    }

    /// Lets `time` pass for every entity that waits for one of `steps`; answers how many those are.
    pub fn age_what_waits_for(&self, steps: impl Fn(&str) -> bool, time: Duration) -> usize {
        let mut aged = 0;
        for keys in self.dynamo().items_of(DUE) {
            let text = |name: &str| keys[name]["S"].as_str().unwrap_or_default();
            if due_step(text("gsi3pk")).is_some_and(|step| steps(step.name())) {
                self.age_item(
                    self.dynamo().item(text("pk"), text("sk")).expect("what is due is there"),
                    time,
                );
                aged += 1;
            }
        }
        aged
    }

    fn age_item(&self, mut item: Value, time: Duration) {
        for (name, value) in item.as_object_mut().into_iter().flatten() {
            if name.ends_with("_at")
                && let Some(millis) = value["N"].as_str().and_then(|millis| millis.parse().ok())
            {
                value["N"] = earlier(Timestamp::from_millis(millis), time).millis().to_string().into();
            } else if !LEFT_ALONE.contains(&name.as_str()) {
                shift(value, time);
            }
        }
        self.dynamo().overwrite(&item);
    }
}

/// Moves every moment in a value of DynamoDB's JSON.
fn shift(value: &mut Value, time: Duration) {
    match value {
        Value::String(text) => {
            // Moments have a fixed width, so that nothing else is taken for one.
            if text.len() == "2026-11-22T10:17:56.123Z".len()
                && let Ok(at) = text.parse::<Timestamp>()
            {
                *text = earlier(at, time).to_string();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| shift(item, time)),
        Value::Object(fields) => fields.iter_mut().for_each(|(_, value)| shift(value, time)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn earlier(at: Timestamp, time: Duration) -> Timestamp {
    let millis = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_millis(at.millis().saturating_sub(millis))
}
