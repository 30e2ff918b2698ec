//! Lists, page by page, by an opaque cursor.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::Error;

/// What part of a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRequest {
    /// Items at most.
    pub limit: u32,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// Where the next page starts; `None` at the end.
    pub next_cursor: Option<String>,
}

impl<T> Page<T> {
    /// The same page of something made from each item.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(make).collect(), next_cursor: self.next_cursor }
    }
}

type Item = HashMap<String, AttributeValue>;

/// All keys are strings, so a cursor is their names and values.
pub(crate) fn encode_cursor(last: &Item) -> Option<String> {
    let mut parts: Vec<(&str, &str)> =
        last.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_s().ok()?.as_str()))).collect();
    parts.sort_unstable();
    serde_json::to_vec(&parts).ok().map(|json| URL_SAFE_NO_PAD.encode(json))
}

/// Refuses a cursor that does not stand in the partition `pk` of the attribute `pk_name`: it was made for another list.
pub(crate) fn decode_cursor(cursor: &str, pk_name: &str, pk: &str) -> Result<Item, Error> {
    let json = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| Error::BadCursor)?;
    let parts: Vec<(String, String)> = serde_json::from_slice(&json).map_err(|_| Error::BadCursor)?;
    let known = |name: &str| matches!(name, "pk" | "sk") || name.starts_with("gsi");
    let here = parts.iter().any(|(name, value)| name == pk_name && value == pk);
    if !here || parts.len() > 4 || parts.iter().any(|(name, _)| !known(name)) {
        return Err(Error::BadCursor);
    }
    Ok(parts.into_iter().map(|(name, value)| (name, AttributeValue::S(value))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_good_for_its_own_list_only() {
        let last: Item = [("pk", "ORDER#1"), ("sk", "ORDER"), ("gsi1pk", "BUYER#1"), ("gsi1sk", "ORDER#1")]
            .into_iter()
            .map(|(name, value)| (name.to_owned(), AttributeValue::S(value.to_owned())))
            .collect();
        let cursor = encode_cursor(&last).unwrap();
        assert_eq!(decode_cursor(&cursor, "gsi1pk", "BUYER#1").unwrap(), last);
        assert!(matches!(decode_cursor(&cursor, "gsi1pk", "BUYER#2"), Err(Error::BadCursor)));
        for wrong in ["", "!", "e30", &URL_SAFE_NO_PAD.encode(r#"[["gsi1pk","BUYER#1"],["email","x"]]"#)] {
            assert!(matches!(decode_cursor(wrong, "gsi1pk", "BUYER#1"), Err(Error::BadCursor)), "{wrong}");
        }
    }
}
