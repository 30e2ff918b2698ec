//! `{status, message, data, meta}` around every answer, and the error bodies.

use serde_json::{Value, json};

use crate::flutterwave::rules::refusal::Refusal;

/// `status: "success"` with data.
pub fn success(message: &str, data: Value) -> Value {
    json!({"status": "success", "message": message, "data": data})
}

/// The same with a page of a list.
pub fn listed(message: &str, data: Value, page: Page, total: usize) -> Value {
    let mut body = success(message, data);
    body["meta"] = json!({"page_info": page.info(total)});
    body
}

/// The body of a refusal: `data` is null.
pub fn refusal_body(refusal: &Refusal) -> Value {
    json!({"status": "error", "message": refusal.message, "data": null})
}

/// One page of a list. Its size is Flutterwave's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// From 1.
    pub number: usize,
    /// How many items a page has.
    pub size: usize,
}

impl Page {
    /// Reads `page`; what is absent or not a positive number is page 1.
    pub fn read(page: Option<&str>, size: usize) -> Page {
        let number = page.and_then(|text| text.parse().ok()).filter(|number| *number > 0);
        Page { number: number.unwrap_or(1), size }
    }

    /// The items of this page.
    pub fn of<'a, T>(&self, items: &'a [T]) -> &'a [T] {
        let start = (self.number - 1).saturating_mul(self.size).min(items.len());
        let end = start.saturating_add(self.size).min(items.len());
        &items[start..end]
    }

    /// `page_info` of a list of so many items.
    pub fn info(self, total: usize) -> Value {
        json!({"total": total, "current_page": self.number, "total_pages": total.div_ceil(self.size)})
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Page;

    #[test]
    fn pages_do_not_overlap_and_run_out() {
        let items: Vec<u32> = (0..25).collect();
        let page = |number: &str| Page::read(Some(number), 10).of(&items).to_vec();
        assert_eq!((page("1").len(), page("3").len(), page("4").len()), (10, 5, 0));
        assert_eq!(page("2").first(), Some(&10));
        assert_eq!(
            Page::read(Some("x"), 10).info(25),
            json!({"total": 25, "current_page": 1, "total_pages": 3})
        );
    }
}
