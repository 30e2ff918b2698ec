//! Reading the description of the API.

use serde_json::Value;

/// What a reference of `api` leads to; what stands beside it adds to it.
///
/// # Panics
/// When a reference leads nowhere.
pub fn resolved(api: &Value, node: &Value) -> Value {
    let mut node = node.clone();
    while let Some(reference) = node["$ref"].as_str() {
        let target = api.pointer(reference.trim_start_matches('#')).cloned();
        let mut target = target.unwrap_or_else(|| panic!("{reference} leads nowhere"));
        add(&mut target, &node);
        node = target;
    }
    node
}

fn add(to: &mut Value, more: &Value) {
    match (to.as_object_mut(), more.as_object()) {
        (Some(to), Some(more)) => {
            for (name, value) in more.iter().filter(|(name, _)| *name != "$ref") {
                add(to.entry(name).or_insert(Value::Null), value);
            }
        }
        _ => *to = more.clone(),
    }
}
