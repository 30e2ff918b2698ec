//! The frame of the simulator's web pages: no scripts, nothing from other hosts, readable on a telephone.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};

const STYLE: &str = include_str!("pages.css");

/// Text made safe to stand in HTML, in attributes too.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// An amount for people: `₦25,000.00`, `USD 12.50`.
pub fn money(minor_units: i64, currency: &str) -> String {
    let sign = if minor_units < 0 { "−" } else { "" };
    let whole = (minor_units.unsigned_abs() / 100).to_string();
    let grouped: Vec<&str> = group_by_thousands(&whole);
    let symbol = if currency == "NGN" { "₦".to_owned() } else { format!("{currency} ") };
    format!("{sign}{symbol}{}.{:02}", grouped.join(","), minor_units.unsigned_abs() % 100)
}

fn group_by_thousands(digits: &str) -> Vec<&str> {
    let (head, tail) = digits.split_at(digits.len() % 3);
    let mut groups: Vec<&str> = if head.is_empty() { Vec::new() } else { vec![head] };
    groups.extend((0..tail.len() / 3).map(|index| &tail[index * 3..index * 3 + 3]));
    groups
}

/// A whole page. `body` is HTML; `class` is `narrow` for a form, or empty.
pub fn page(status: StatusCode, title: &str, class: &str, body: &str) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>{STYLE}</style></head>\
         <body><main class=\"{class}\">{body}</main></body></html>",
        escape(title)
    );
    let mut response = (status, Html(html)).into_response();
    // Browsers hold a form's redirect against form-action too, and the merchant's address may be anywhere.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
    response
}

#[cfg(test)]
mod tests {
    use super::{escape, money};

    #[test]
    fn amounts_are_grouped_and_never_rounded() {
        assert_eq!(money(2_500_000, "NGN"), "₦25,000.00");
        assert_eq!(money(5, "NGN"), "₦0.05");
        assert_eq!(money(-123_456_789, "USD"), "−USD 1,234,567.89");
        assert_eq!(money(99_900, "NGN"), "₦999.00");
    }

    #[test]
    fn markup_in_what_people_send_stays_text() {
        assert_eq!(escape("<b onclick='x'>\"&"), "&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;");
    }
}
