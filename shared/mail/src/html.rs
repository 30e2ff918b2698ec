//! A text as HTML, for those whose mail program shows nothing else well.

/// Paragraphs for what stands between empty lines, a link for a line that is one, and everything else escaped.
pub(crate) fn of(text: &str) -> String {
    let paragraphs: String = text.trim().split("\n\n").map(paragraph).collect();
    format!(
        "<!doctype html><html lang=\"en\"><body style=\"font-family:sans-serif;line-height:1.5\">{paragraphs}</body></html>"
    )
}

fn paragraph(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(line).collect();
    format!("<p>{}</p>", lines.join("<br>"))
}

fn line(text: &str) -> String {
    let escaped = escape(text);
    let is_link =
        ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme)) && !text.contains(' ');
    if is_link { format!("<a href=\"{escaped}\">{escaped}</a>") } else { escaped }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lines_and_links_are_kept() {
        let html = of("Welcome.\n\nFollow this link:\nhttps://homify.example/verify-email?token=a.b&x=1\n");
        assert!(
            html.contains("<p>Welcome.</p><p>Follow this link:<br><a href=\"https://homify.example/"),
            "{html}"
        );
        assert!(html.contains("token=a.b&amp;x=1</a></p></body>"), "{html}");
    }

    #[test]
    fn what_somebody_wrote_stays_text() {
        let html = of("New order: “<script>alert('1')</script>” & more\nhttps://x.example/\" onclick=\"y");
        assert!(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;” &amp; more"), "{html}");
        assert!(!html.contains("<script") && !html.contains("<a "), "{html}");
    }
}
