//! A page in its shell.

use std::collections::BTreeMap;

use domain::catalogue::Catalogue;
use serde::Serialize;
use serde_json::{Value, json};

use crate::html::Html;

/// Where in the shell the head of a page goes, and what of its own it replaces.
const HEAD: [&str; 2] = ["<!--head-->", "<!--/head-->"];
/// The same of what is shown.
const MAIN: [&str; 2] = ["<!--main-->", "<!--/main-->"];
/// The element that the app finds its first answers in.
const ANSWERS: &str = "answers";

/// Answers of the API by their addresses, `/api/products/prd_…`: the app begins with them instead of asking. Only what anybody
/// gets belongs here.
#[derive(Debug, Clone, Default)]
pub struct Answers(BTreeMap<String, Value>);

impl Answers {
    /// The categories, which each page of the shop needs.
    pub fn new() -> Self {
        Self::default().with("/categories".to_owned(), &json!(Catalogue::current()))
    }

    /// With `view` as the answer of `GET <path>`.
    #[must_use]
    pub fn with(mut self, path: String, view: &impl Serialize) -> Self {
        if let Ok(view) = serde_json::to_value(view) {
            self.0.insert(format!("/api{path}"), view);
        }
        self
    }
}

/// What a page says before any script ran.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The name of the tab, and of the link where it is shared.
    pub title: &'a str,
    /// In one line.
    pub description: &'a str,
    /// Its one address, whatever it was asked under.
    pub url: &'a str,
    /// Its picture's address.
    pub image: Option<&'a str>,
    /// What it is about, in the words of Open Graph: `product`, `profile`.
    pub kind: &'static str,
    /// The same in those of schema.org.
    pub structured: Value,
    /// What is shown until the app is there.
    pub main: Html,
    /// What the app begins with.
    pub answers: Answers,
}

impl Document<'_> {
    /// The document, of the app that `shell` is of. An app that has no places for a page, as one of before there were such pages, is
    /// left as it is, and asks for what it shows.
    pub fn within(&self, shell: &str) -> String {
        let main = self.main.clone();
        replaced(shell, HEAD, self.head().as_str())
            .and_then(|page| replaced(&page, MAIN, main.as_str()))
            .and_then(|page| {
                let answers = Html::new().data("application/json", ANSWERS, &self.answers.0);
                let (before, after) = page.rsplit_once("</body>")?;
                Some(format!("{before}{}</body>{after}", answers.as_str()))
            })
            .unwrap_or_else(|| shell.to_owned())
    }

    fn head(&self) -> Html {
        let meta = |html: Html, property: &'static str, value: &str| {
            html.markup("<meta").attribute("property", property).attribute("content", value).markup(">")
        };
        let mut head = Html::new()
            .markup("<title>")
            .text(self.title)
            .markup(" · Homify</title><meta name=\"description\"");
        head = head.attribute("content", self.description).markup("><link rel=\"canonical\"");
        head = head.attribute("href", self.url).markup(">");
        for (property, value) in [
            ("og:site_name", "Homify"),
            ("og:type", self.kind),
            ("og:title", self.title),
            ("og:description", self.description),
            ("og:url", self.url),
        ] {
            head = meta(head, property, value);
        }
        if let Some(image) = self.image {
            head = meta(head, "og:image", image);
            head = head.markup("<meta name=\"twitter:card\" content=\"summary_large_image\">");
        }
        head.data("application/ld+json", "", &self.structured)
    }
}

/// `text` with `new` between the two `marks`, each of which it has once.
fn replaced(text: &str, marks: [&str; 2], new: &str) -> Option<String> {
    let (before, rest) = text.split_once(marks[0])?;
    let (_, after) = rest.split_once(marks[1])?;
    Some(format!("{before}{new}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The app's own, from which it is built.
    const SHELL: &str = include_str!("../../../web/index.html");
    const HOSTILE: &str = "</title></script><script>alert(\"1\")</script><!--main-->";

    fn document() -> Document<'static> {
        Document {
            title: HOSTILE,
            description: HOSTILE,
            url: "https://app.homify.example/products/prd_1",
            image: Some("https://app.homify.example/media/a?b&c"),
            kind: "product",
            structured: json!({ "@type": "Product", "name": HOSTILE }),
            main: Html::new().markup("<h1>").text(HOSTILE).markup("</h1>"),
            answers: Answers::new().with("/products/prd_1".to_owned(), &json!({ "title": HOSTILE })),
        }
    }

    fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
        text.split_once(from).unwrap().1.split_once(to).unwrap().0
    }

    #[test]
    fn the_app_has_a_place_for_each_part_and_loses_none_of_its_own() {
        let page = document().within(SHELL);
        let root = between(&page, "<div id=\"root\">", "</div>");
        assert!(root.contains("<h1>&lt;/title&gt;"), "{root}");
        assert_eq!(page.matches("<title>").count(), 1);
        assert_eq!(page.matches("name=\"description\"").count(), 1);
        for part in
            ["<script src=\"/start.js\">", "<script type=\"module\"", "<noscript>", "viewport", "</html>"]
        {
            assert!(page.contains(part) && SHELL.contains(part), "{part}");
        }
    }

    #[test]
    fn a_hostile_title_runs_nothing_wherever_it_stands() {
        let page = document().within(SHELL);
        assert!(!page.contains("<script>alert") && !page.contains("</title></script>"), "{page}");
        let scripts = |text: &str| text.matches("<script").count();
        assert_eq!(scripts(&page), scripts(SHELL) + 2, "one for who runs none, one for the app");
        let answers = between(&page, "id=\"answers\">", "</script>");
        let answers: Value = serde_json::from_str(answers).unwrap();
        assert_eq!(answers["/api/products/prd_1"]["title"], HOSTILE);
        assert_eq!(answers["/api/categories"]["items"][0]["slug"], "furniture");
        let structured = between(&page, "<script type=\"application/ld+json\">", "</script>");
        assert_eq!(serde_json::from_str::<Value>(structured).unwrap()["name"], HOSTILE);
    }

    #[test]
    fn who_shares_the_link_shows_title_and_picture() {
        let page = document().within(SHELL);
        for part in [
            "<meta property=\"og:type\" content=\"product\">",
            "<meta property=\"og:image\" content=\"https://app.homify.example/media/a?b&amp;c\">",
            "<link rel=\"canonical\" href=\"https://app.homify.example/products/prd_1\">",
        ] {
            assert!(page.contains(part), "{part}");
        }
        let plain = Document { image: None, ..document() }.within(SHELL);
        assert!(!plain.contains("og:image") && !plain.contains("twitter:card"));
    }

    #[test]
    fn an_app_from_before_there_were_such_pages_is_left_as_it_is() {
        let old = "<html><head><title>Homify</title></head><body><div id=\"root\"></div></body></html>";
        assert_eq!(document().within(old), old);
    }
}
