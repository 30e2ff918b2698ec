//! The parameters of a list: `limit` and `cursor`, apart from the route's own.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::PageRequest;

use crate::fields::Whole;
use crate::problem::INVALID_QUERY;
use crate::read::{Form, read};
use crate::tree::Tree;
use crate::{Problem, body};

const LIMIT_DEFAULT: u32 = 20;
const LIMIT_MAX: i64 = 100;
const CURSOR_BYTES_MAX: usize = 1024;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paging {
    limit: Option<Whole<1, LIMIT_MAX>>,
    cursor: Option<String>,
}

/// Reads a query string; an unknown parameter is refused.
pub(crate) fn query<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    read(&Tree::of_query(text), Form::Query).map_err(|faults| body::told(INVALID_QUERY, &faults))
}

/// Splits `limit` and `cursor` from what else is in a query string.
pub(crate) fn split(text: &str) -> (String, String) {
    let is_paging = |pair: &&str| matches!(pair.split('=').next(), Some("limit" | "cursor"));
    let (paging, own): (Vec<&str>, Vec<&str>) =
        text.split('&').filter(|pair| !pair.is_empty()).partition(is_paging);
    (paging.join("&"), own.join("&"))
}

/// Reads `limit` and `cursor`, and refuses everything else.
pub(crate) fn paging(text: &str) -> Result<PageRequest, Problem> {
    let Paging { limit, cursor } = query(text)?;
    let cursor = cursor.filter(|cursor| !cursor.is_empty());
    if cursor.as_ref().is_some_and(|cursor| cursor.len() > CURSOR_BYTES_MAX) {
        let detail =
            format!("cursor: takes at most {CURSOR_BYTES_MAX} characters. Take next_cursor as it is.");
        return Err(Problem::new(INVALID_QUERY, detail));
    }
    let limit = limit.and_then(|limit| u32::try_from(limit.get()).ok()).unwrap_or(LIMIT_DEFAULT);
    Ok(PageRequest { limit, cursor })
}
