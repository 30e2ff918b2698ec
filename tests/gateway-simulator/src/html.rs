//! The frame of the simulator's web pages: no scripts, nothing from other hosts, readable on a telephone.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};

const STYLE: &str = "
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5c6878; --line: #dce1e8; --paper: #fff; --ground: #f3f5f8;
  --accent: #0b6e4f; --bad: #a8321f; --warn: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --soft: #9aa6b6; --line: #323b47; --paper: #1a2029;
  --ground: #12161c; --accent: #3fbf8f; --bad: #f08a78; --warn: #e0b050; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
main.narrow { max-width: 26rem; padding-top: 4vh; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1.5rem;
  margin: 0 0 1.25rem; overflow-x: auto; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; } h2 { font-size: 1.1rem; margin: 0 0 .75rem; }
.amount { font-size: 2.2rem; font-weight: 650; margin: .25rem 0 1rem; font-variant-numeric: tabular-nums; }
.soft { color: var(--soft); } .small { font-size: .85rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1.25rem; }
dt { color: var(--soft); } dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
label { display: block; margin: 0 0 1rem; } label span { display: block; font-size: .85rem; color: var(--soft); }
select, input { width: 100%; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line);
  border-radius: 8px; padding: .55rem .7rem; }
button { font: inherit; font-weight: 600; border: 1px solid var(--line); border-radius: 8px; padding: .65rem 1rem;
  background: var(--paper); color: var(--ink); cursor: pointer; }
button.main { width: 100%; background: var(--accent); border-color: var(--accent); color: var(--paper); }
button.small { padding: .2rem .6rem; font-size: .85rem; font-weight: 500; }
button:focus-visible, select:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid var(--accent);
  outline-offset: 2px; }
.row { display: flex; flex-wrap: wrap; gap: .6rem; margin-top: .6rem; align-items: end; } .row > * { flex: 1; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th { text-align: left; color: var(--soft);
  font-weight: 500; } th, td { padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
code, pre { font: .85rem/1.5 ui-monospace, monospace; } pre { overflow-x: auto; margin: 0; }
.good { color: var(--accent); } .bad { color: var(--bad); } .wait { color: var(--warn); }
.note { border-left: 4px solid var(--bad); padding: .5rem .75rem; margin: 0 0 1rem; }
a { color: var(--accent); }
";

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
