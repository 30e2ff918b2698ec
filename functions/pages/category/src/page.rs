//! What is on the page.

use domain::catalogue::{Category, Product};
use pages::{Answers, Document, Html, grid, picture, price};
use serde_json::{Value, json};
use store::Loaded;
use store::entities::Parties;
use views::{ProductView, ProductWithArtisanView};

/// A page of products, each with how many pieces of it are left, and who makes them.
pub(crate) type Found = (store::Page<(Loaded<Product>, i64)>, Parties);

/// A category with what its page says of it.
pub(crate) struct Page<'a> {
    category: Category,
    /// Its products as the API shows them, page by page.
    list: Value,
    prices: Vec<String>,
    origin: &'a str,
    url: String,
    description: String,
}

impl<'a> Page<'a> {
    /// Of `category` with what was `found` in it, in an app at `origin` whose pictures are below `images_url`.
    pub(crate) fn new(category: Category, found: &Found, origin: &'a str, images_url: Option<&str>) -> Self {
        let (page, artisans) = found;
        let views = page.items.iter().map(|(product, stock)| {
            let view = ProductView::new(product, *stock, images_url);
            ProductWithArtisanView::new(view, artisans.artisan(product.artisan_id))
        });
        Self {
            category,
            list: json!({ "items": views.collect::<Vec<_>>(), "next_cursor": page.next_cursor }),
            prices: page.items.iter().map(|(product, _)| price(product.offer.price)).collect(),
            origin,
            url: format!("{origin}/categories/{}", category.slug),
            description: format!(
                "{} by verified artisans. Your money is held until you have what was promised.",
                category.name
            ),
        }
    }

    /// The products, each with what the API shows of it and its price in words.
    fn products(&self) -> impl Iterator<Item = (&Value, &str)> {
        self.list["items"].as_array().into_iter().flatten().zip(self.prices.iter().map(String::as_str))
    }

    pub(crate) fn document(&self) -> Document<'_> {
        let mut answers = Answers::new();
        // Of a page with nothing left on it, the list knows the next.
        if !self.prices.is_empty() || self.list["next_cursor"].is_null() {
            answers =
                answers.with(format!("/products?category={}&in_stock=true", self.category.slug), &self.list);
        }
        Document {
            title: self.category.name,
            description: &self.description,
            url: &self.url,
            image: self.products().find_map(|(product, _)| picture(product)),
            kind: "website",
            structured: self.structured(),
            main: self.main(),
            answers,
        }
    }

    /// <https://schema.org/ItemList>
    fn structured(&self) -> Value {
        let items = self.products().enumerate().map(|(index, (product, _))| {
            let url = format!("{}/products/{}", self.origin, product["id"].as_str().unwrap_or_default());
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
        let mut html = Html::new().markup("<div class=\"first-paint\"><div class=\"first-paint-bar\">");
        html = html.markup("<a href=\"/\">Homify</a></div><main class=\"first-paint-main\">");
        html = html.markup(
            "<p class=\"first-paint-back\"><a href=\"/\">Shop</a></p><h1 class=\"first-paint-title\">",
        );
        html.text(self.category.name).markup("</h1>").with(&grid(self.products())).markup("</main></div>")
    }
}
