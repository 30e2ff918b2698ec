//! What artisans say of a product beside words, as they send it.

use std::collections::BTreeMap;

use domain::UploadId;
use domain::catalogue::attributes::{ATTRIBUTES_MAX, Sent};
use domain::catalogue::{IMAGES_MAX, pictures};
use serde::Deserialize;

use crate::{ListOf, OneLine, Problem};

/// What a product says of one attribute.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentAttribute {
    key: String,
    value: Sent,
}

/// What a picture shows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentAlt {
    image_id: UploadId,
    alt: OneLine<0, { pictures::ALT_MAX }>,
}

/// The field `attributes`, each key once.
///
/// # Errors
/// [`Problem`] `invalid-body` where a key stands twice.
pub fn sent_attributes(
    items: ListOf<SentAttribute, ATTRIBUTES_MAX>,
) -> Result<BTreeMap<String, Sent>, Problem> {
    let pairs = items.into_iter().map(|SentAttribute { key, value }| (key, value));
    once(pairs, |index| format!("attributes[{index}].key"))
}

/// The field `alts`, each picture once.
///
/// # Errors
/// [`Problem`] `invalid-body` where a picture stands twice.
pub fn sent_alts(items: ListOf<SentAlt, IMAGES_MAX>) -> Result<BTreeMap<UploadId, String>, Problem> {
    let pairs = items.into_iter().map(|SentAlt { image_id, alt }| (image_id, String::from(alt)));
    once(pairs, |index| format!("alts[{index}].image_id"))
}

fn once<K: Ord, V>(
    pairs: impl Iterator<Item = (K, V)>,
    field: impl Fn(usize) -> String,
) -> Result<BTreeMap<K, V>, Problem> {
    let mut all = BTreeMap::new();
    for (index, (key, value)) in pairs.enumerate() {
        if all.insert(key, value).is_some() {
            return Err(Problem::field(field(index), "stands here twice; send it once"));
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_twice_is_refused_by_its_place() {
        let read = |json: &str| {
            let items = serde_json::from_str::<Vec<SentAttribute>>(json).unwrap();
            once(items.into_iter().map(|item| (item.key, item.value)), |index| {
                format!("attributes[{index}].key")
            })
        };
        let said = read(r#"[{"key":"width","value":2.5},{"key":"lock","value":true}]"#).unwrap();
        assert_eq!((&said["width"], &said["lock"]), (&Sent::Number("2.5".to_owned()), &Sent::YesNo(true)));
        let twice = read(r#"[{"key":"width","value":1},{"key":"width","value":2}]"#).unwrap_err();
        assert_eq!(twice.kind().name, "invalid-body");
    }
}
