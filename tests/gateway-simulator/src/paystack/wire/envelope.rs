//! `{status, message, data, meta}` around every answer, and the error bodies.

use serde_json::{Value, json};

use crate::paystack::rules::refusal::Refusal;

/// A successful answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Value,
}

impl Reply {
    /// 200 with data.
    pub fn ok(message: &str, data: Value) -> Reply {
        Reply { status: 200, body: json!({"status": true, "message": message, "data": data}) }
    }

    /// 201 with data.
    pub fn created(message: &str, data: Value) -> Reply {
        Reply { status: 201, ..Reply::ok(message, data) }
    }

    /// The same with `meta` beside `data`.
    pub fn with_meta(mut self, meta: Value) -> Reply {
        self.body["meta"] = meta;
        self
    }
}

/// The body of a refusal; `meta`, `type` and `code` only where Paystack sends them.
pub fn refusal_body(refusal: &Refusal) -> Value {
    let mut body = json!({"status": false, "message": refusal.message});
    if let Some(detail) = &refusal.detail {
        body["meta"] = json!({"nextStep": detail.next_step});
        body["type"] = json!(detail.kind);
        body["code"] = json!(detail.code);
    }
    body
}

/// One page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// From 1.
    pub number: usize,
    /// `perPage`, 1 to 100.
    pub size: usize,
}

impl Page {
    /// Reads `page` and `perPage`; what is absent or not a positive number gets the default of page 1 of 50.
    pub fn read(page: Option<&str>, per_page: Option<&str>) -> Page {
        let positive =
            |text: Option<&str>| text.and_then(|text| text.parse().ok()).filter(|number| *number > 0);
        Page { number: positive(page).unwrap_or(1), size: positive(per_page).unwrap_or(50).min(100) }
    }

    /// The items of this page.
    pub fn of<'a, T>(&self, items: &'a [T]) -> &'a [T] {
        let start = self.skipped().min(items.len());
        let end = start.saturating_add(self.size).min(items.len());
        &items[start..end]
    }

    /// `meta` for a list of so many items.
    pub fn meta(&self, total: usize) -> Value {
        json!({
            "total": total,
            "skipped": self.skipped(),
            "perPage": self.size,
            "page": self.number,
            "pageCount": total.div_ceil(self.size),
        })
    }

    fn skipped(&self) -> usize {
        (self.number - 1).saturating_mul(self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn pages_do_not_overlap_and_run_out() {
        let items: Vec<u32> = (0..120).collect();
        let page = |number: &str| Page::read(Some(number), None).of(&items).to_vec();
        assert_eq!((page("1").len(), page("2").len(), page("3").len(), page("4").len()), (50, 50, 20, 0));
        assert_eq!(page("2").first(), Some(&50));
        assert_eq!(Page::read(None, Some("1000")).size, 100);
        assert_eq!(Page::read(Some("0"), Some("x")), Page { number: 1, size: 50 });
    }
}
