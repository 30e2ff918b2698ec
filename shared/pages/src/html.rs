//! Writing HTML and XML.

use serde::Serialize;

/// Markup that is being written. What is not a literal of the program is escaped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `markup` as it is.
    #[must_use]
    pub fn markup(mut self, markup: &'static str) -> Self {
        self.0.push_str(markup);
        self
    }

    /// Adds `text`, to be read as such between tags and inside of quotation marks, in HTML and in XML. What neither can
    /// have is left out.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\n' | '\t' => self.0.push(letter),
                // XML 1.0, 2.2: other control characters, and two that are none, are in no document.
                letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
                letter => self.0.push(letter),
            }
        }
        self
    }

    /// Adds an attribute: a space, `name`, and `value` in quotation marks.
    #[must_use]
    pub fn attribute(self, name: &'static str, value: &str) -> Self {
        self.markup(" ").markup(name).markup("=\"").text(value).markup("\"")
    }

    /// Adds `value` as what a script, or who reads one, finds in a data block of the type `media_type` under `id`.
    #[must_use]
    pub fn data(mut self, media_type: &'static str, id: &'static str, value: &impl Serialize) -> Self {
        self = self.markup("<script").attribute("type", media_type);
        if !id.is_empty() {
            self = self.attribute("id", id);
        }
        self.0.push('>');
        self.0.push_str(&json(value));
        self.markup("</script>")
    }

    /// Adds what `other` has.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }

    /// What was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Html> for String {
    fn from(html: Html) -> Self {
        html.0
    }
}

/// `value` as JSON that ends no script element and begins no comment in one (HTML, 13.2.5.4): it has no `<`.
pub fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()).replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// What people write who want to see something else happen.
    const HOSTILE: [&str; 7] = [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "\" onerror=\"alert(1)",
        "' onfocus='alert(1)' autofocus='",
        "<img src=x onerror=alert(1)>",
        "&lt;b&gt; & &amp;",
        "a\0b\u{8}c\u{ffff}d",
    ];

    #[test]
    fn what_people_wrote_is_no_markup() {
        for text in HOSTILE {
            let html =
                Html::new().markup("<p").attribute("title", text).markup(">").text(text).markup("</p>");
            let inside = html.as_str().strip_prefix("<p title=\"").unwrap().strip_suffix("</p>").unwrap();
            let (value, content) = inside.split_once("\">").unwrap();
            for part in [value, content] {
                assert!(!part.contains(['<', '>', '"', '\'', '\0', '\u{8}', '\u{ffff}']), "{part}");
            }
        }
        assert_eq!(Html::new().text("Ọlá & “Sons”\n₦5").as_str(), "Ọlá &amp; “Sons”\n₦5");
        assert_eq!(Html::new().text("&lt;").as_str(), "&amp;lt;", "it is shown as it was written");
    }

    #[test]
    fn data_ends_no_script_and_is_read_as_it_was() {
        for text in HOSTILE {
            let html = Html::new().data("application/json", "it", &json!({ "title": text }));
            let inside = html.as_str().strip_prefix("<script type=\"application/json\" id=\"it\">").unwrap();
            let inside = inside.strip_suffix("</script>").unwrap();
            assert!(!inside.contains('<'), "{inside}");
            assert_eq!(serde_json::from_str::<Value>(inside).unwrap()["title"], text);
        }
    }
}
