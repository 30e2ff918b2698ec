//! Lists, page by page, by an opaque cursor.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

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

/// The first `limit` items of several lists at once, each of which is in descending order of `rank`, and whether there are more. An item
/// that a list has not shown yet may come before one that another has: what is below the end of a list that goes on is not
/// told of yet.
pub(crate) fn merge<T, R: Ord>(pages: Vec<Page<T>>, limit: u32, rank: impl Fn(&T) -> R) -> (Vec<T>, bool) {
    let goes_on = |page: &&Page<T>| page.next_cursor.is_some();
    let known_down_to = pages.iter().filter(goes_on).filter_map(|page| page.items.last().map(&rank)).max();
    let mut more = pages.iter().any(|page| goes_on(&page));
    let mut items: Vec<T> = pages.into_iter().flat_map(|page| page.items).collect();
    items.sort_unstable_by_key(|item| Reverse(rank(item)));
    let known = items.iter().take_while(|item| known_down_to.as_ref().is_none_or(|end| rank(item) >= *end));
    let shown = known.count().min(limit as usize);
    more |= items.len() > shown;
    items.truncate(shown);
    (items, more)
}

/// Bytes of a sort key, which has the narrower of the table's limits.
const KEY_BYTES_MAX: usize = 1024;

type Item = HashMap<String, AttributeValue>;

/// All keys are strings, so a cursor is their names and values.
pub(crate) fn encode_cursor(last: &Item) -> Option<String> {
    let mut parts: Vec<(&str, &str)> =
        last.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_s().ok()?.as_str()))).collect();
    parts.sort_unstable();
    serde_json::to_vec(&parts).ok().map(|json| URL_SAFE_NO_PAD.encode(json))
}

/// Refuses a cursor that has not the table's keys and those of the index, `keys`, or does not stand in its partition `pk`: it was made
/// for another list, or by hand.
pub(crate) fn decode_cursor(cursor: &str, keys: (&str, &str), pk: &str) -> Result<Item, Error> {
    let json = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| Error::BadCursor)?;
    let parts: Vec<(String, String)> = serde_json::from_slice(&json).map_err(|_| Error::BadCursor)?;
    let wanted = BTreeSet::from(["pk", "sk", keys.0, keys.1]);
    let names: BTreeSet<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    let here = parts.iter().any(|(name, value)| name == keys.0 && value == pk);
    let is_key = |value: &str| (1..=KEY_BYTES_MAX).contains(&value.len());
    if !here
        || names != wanted
        || parts.len() != wanted.len()
        || !parts.iter().all(|(_, value)| is_key(value))
    {
        return Err(Error::BadCursor);
    }
    Ok(parts.into_iter().map(|(name, value)| (name, AttributeValue::S(value))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GSI1: (&str, &str) = ("gsi1pk", "gsi1sk");

    #[test]
    fn a_cursor_is_good_for_its_own_list_only() {
        let last: Item = [("pk", "ORDER#1"), ("sk", "ORDER"), ("gsi1pk", "BUYER#1"), ("gsi1sk", "ORDER#1")]
            .into_iter()
            .map(|(name, value)| (name.to_owned(), AttributeValue::S(value.to_owned())))
            .collect();
        let cursor = encode_cursor(&last).unwrap();
        assert_eq!(decode_cursor(&cursor, GSI1, "BUYER#1").unwrap(), last);
        assert!(matches!(decode_cursor(&cursor, GSI1, "BUYER#2"), Err(Error::BadCursor)));
        for wrong in ["", "!", "e30"] {
            assert!(matches!(decode_cursor(wrong, GSI1, "BUYER#1"), Err(Error::BadCursor)), "{wrong}");
        }
    }

    #[test]
    fn lists_are_merged_as_far_as_all_of_them_are_known() {
        let page = |items: &[u32], more: bool| Page {
            items: items.to_vec(),
            next_cursor: more.then(|| "next".to_owned()),
        };
        let merged = |pages: &[(&[u32], bool)], limit: u32| {
            merge(pages.iter().map(|(items, more)| page(items, *more)).collect(), limit, |item| *item)
        };
        assert_eq!(merged(&[(&[9, 4, 1], false), (&[8, 7], false)], 20), (vec![9, 8, 7, 4, 1], false));
        assert_eq!(merged(&[(&[9, 4, 1], false), (&[8, 7], false)], 3), (vec![9, 8, 7], true));
        assert_eq!(
            merged(&[(&[9, 4, 1], false), (&[8, 7], true)], 20),
            (vec![9, 8, 7], true),
            "6 may follow"
        );
        assert_eq!(merged(&[(&[9, 6], true), (&[8, 7], true)], 20), (vec![9, 8, 7], true));
        assert_eq!(merged(&[(&[], false), (&[], false)], 20), (vec![], false));
    }

    #[test]
    fn a_cursor_that_was_tampered_with_is_refused() {
        for parts in [
            r#"[["gsi1pk","BUYER#1"],["email","x"]]"#,
            r#"[["gsi1pk","BUYER#1"]]"#,
            r#"[["gsi1pk","BUYER#1"],["gsi1sk","x"],["pk","x"],["pk","x"]]"#,
            r#"[["gsi1pk","BUYER#1"],["gsi1sk",""],["pk","x"],["sk","x"]]"#,
            r#"[["gsi1pk","BUYER#1"],["gsi1sk",5],["pk","x"],["sk","x"]]"#,
            r#"[["gsi1pk","BUYER#1"],["gsi2sk","x"],["pk","x"],["sk","x"]]"#,
        ] {
            let cursor = URL_SAFE_NO_PAD.encode(parts);
            assert!(matches!(decode_cursor(&cursor, GSI1, "BUYER#1"), Err(Error::BadCursor)), "{parts}");
        }
    }
}
