//! What is on the page.

use domain::catalogue::{Category, Product};
use pages::{Answers, Desk, Document, Html, Listed, shop_page};
use serde_json::{Value, json};
use store::Loaded;
use store::entities::Parties;

/// A category with a page of its products, each with how many pieces of it are left, and who makes them.
pub(crate) type Found = (Category, store::Page<(Loaded<Product>, i64)>, Parties);

/// A category with what its page says of it.
pub(crate) struct Page<'a> {
    category: Category,
    listed: Listed,
    origin: &'a str,
    url: String,
    description: String,
}

impl<'a> Page<'a> {
    /// Of what was found, in the app of `desk`.
    pub(crate) fn new((category, page, artisans): &Found, desk: &'a Desk) -> Self {
        Self {
            category: *category,
            listed: Listed::new(page, artisans, desk.images_url.as_deref()),
            origin: &desk.origin,
            url: format!("{}/categories/{}", desk.origin, category.slug),
            description: format!(
                "{} by verified artisans. Your money is held until you have what was promised.",
                category.name
            ),
        }
    }

    pub(crate) fn document(&self) -> Document<'_> {
        let mut answers = Answers::new();
        if let Some(answer) = self.listed.answer() {
            answers =
                answers.with(format!("/products?category={}&in_stock=true", self.category.slug), answer);
        }
        Document {
            title: self.category.name,
            description: &self.description,
            url: &self.url,
            image: self.listed.picture(),
            kind: "website",
            structured: self.structured(),
            main: self.main(),
            answers,
        }
    }

    /// <https://schema.org/ItemList>
    fn structured(&self) -> Value {
        let items = self.listed.products(self.origin).enumerate().map(|(index, (product, url))| {
            json!({ "@type": "ListItem", "position": index + 1, "url": url, "name": product["title"] })
        });
        json!({
            "@context": "https://schema.org",
            "@type": "ItemList",
            "name": self.category.name,
            "url": self.url,
            "itemListElement": items.collect::<Vec<_>>(),
        })
    }

    fn main(&self) -> Html {
        shop_page(self.category.name).with(&self.listed.grid()).markup("</main></div>")
    }
}
