//! What is on the page.

use domain::Timestamp;
use domain::artisans::Artisan;
use domain::catalogue::{Category, Product, Stock};
use domain::reviews::Rating;
use pages::{
    Answers, Desk, Document, Html, decimal, excerpt, largest, price, rating_in_words, shown, stock,
    structured_rating,
};
use serde_json::{Value, json};
use views::{ArtisanView, ProductView, ProductWithArtisanView};

use crate::Found;

/// How wide its picture is shown, as the app's gallery says it.
const WIDE: &str = "(min-width: 860px) 600px, 100vw";

/// A product with what its page says of it.
pub(crate) struct Page<'a> {
    product: &'a Product,
    stock: &'a Stock,
    rating: Option<&'a Rating>,
    artisan: &'a Artisan,
    /// As the API shows who makes it.
    maker: ArtisanView<'a>,
    /// As the API shows it.
    view: Value,
    origin: &'a str,
    url: String,
    description: String,
    images: Vec<String>,
}

impl<'a> Page<'a> {
    /// Of what was found, at `at`, in the app of `desk`.
    pub(crate) fn new(found: &'a Found, desk: &'a Desk, at: Timestamp) -> Self {
        let Found { product, stock, rating, maker } = found;
        let (artisan, rating) = (&maker.artisan, rating.as_ref());
        let origin = desk.origin.as_str();
        let view = ProductView::new(product, stock.available, desk.images_url.as_deref());
        let view =
            json!(ProductWithArtisanView::new(view.rated(rating), Some(artisan), maker.rating.as_ref()));
        let images = view["images"].as_array().into_iter().flatten();
        let images = images.filter_map(|image| largest(image).map(str::to_owned)).collect();
        let url = format!("{origin}/products/{}", product.id);
        let name = &artisan.profile.display_name;
        let what = excerpt(&product.offer.description);
        let description = format!("{}, made by {name}. {what}", price(product.offer.price));
        Self {
            product,
            stock,
            rating,
            artisan,
            maker: ArtisanView::shown(maker, at),
            view,
            origin,
            url,
            description: description.trim_end().to_owned(),
            images,
        }
    }

    pub(crate) fn document(&self) -> Document<'_> {
        let answers = Answers::new()
            .with(format!("/products/{}", self.product.id), &self.view)
            .with(format!("/artisans/{}", self.artisan.id), &self.maker);
        Document {
            title: &self.product.offer.title,
            description: &self.description,
            url: &self.url,
            image: self.images.first().map(String::as_str),
            kind: "product",
            structured: self.structured(),
            main: self.main(),
            answers,
        }
    }

    /// <https://schema.org/Product>
    fn structured(&self) -> Value {
        let offer = &self.product.offer;
        let availability = if self.stock.available > 0 { "InStock" } else { "OutOfStock" };
        let maker = json!({
            "@type": "Organization",
            "name": self.artisan.profile.display_name,
            "url": format!("{}/artisans/{}", self.origin, self.artisan.id),
        });
        let mut structured = json!({
            "@context": "https://schema.org",
            "@type": "Product",
            "name": offer.title,
            "description": offer.description,
            "sku": self.product.id,
            "category": self.category().map(|category| category.name),
            "image": self.images,
            "brand": maker,
            "additionalProperty": self.properties(),
            "offers": {
                "@type": "Offer",
                "url": self.url,
                "price": decimal(offer.price),
                "priceCurrency": offer.price.currency,
                "availability": format!("https://schema.org/{availability}"),
            },
        });
        structured_rating(&mut structured, self.rating);
        structured
    }

    fn category(&self) -> Option<Category> {
        self.product.offer.category.parse().ok()
    }

    /// <https://schema.org/PropertyValue>
    fn properties(&self) -> Vec<Value> {
        let said = self.in_words().into_iter();
        said.map(|(name, words)| json!({ "@type": "PropertyValue", "name": name, "value": words })).collect()
    }

    /// What the product says of the attributes of its category.
    fn in_words(&self) -> Vec<(&'static str, String)> {
        let Some(category) = self.category() else { return Vec::new() };
        let said = category.in_words(&self.product.offer.attributes);
        said.map(|(attribute, _, words)| (attribute.name, words)).collect()
    }

    fn main(&self) -> Html {
        let offer = &self.product.offer;
        let mut html = Html::new().markup("<div class=\"first-paint\" data-of=\"one\">");
        html = html.markup(
            "<div class=\"first-paint-bar\"><a href=\"/\">Homify</a></div><main class=\"first-paint-main\">",
        );
        if let Some(Category { slug, name, .. }) = self.category() {
            html = html.markup("<p class=\"first-paint-back\"><a href=\"/categories/").text(slug);
            html = html.markup("\">").text(name).markup("</a></p>");
        }
        html = html.markup("<h1 class=\"first-paint-title\">").text(&offer.title).markup("</h1>");
        let first = &self.view["images"][0];
        let alt = first["alt"].as_str().unwrap_or(&offer.title);
        html = html.markup("<div class=\"first-paint-pair\"><div class=\"first-paint-grid\"><i>");
        html = html
            .with(&shown(first, alt, WIDE))
            .markup("</i></div><div class=\"stack\"><p class=\"first-paint-price\">")
            .text(&price(offer.price))
            .markup("</p>");
        if let Some(words) = rating_in_words(self.rating) {
            html = html.markup("<p>").text(&words).markup("</p>");
        }
        if let Some(words) = stock(self.stock.available) {
            html = html.markup("<p>").text(&words).markup("</p>");
        }
        html =
            html.markup("<p>Made by <a href=\"/artisans/").text(&self.artisan.id.to_string()).markup("\">");
        html = html.text(&self.artisan.profile.display_name).markup("</a></p><p class=\"lines break\">");
        html = html.text(&offer.description).markup("</p>");
        let said = self.in_words();
        if !said.is_empty() {
            html = html.markup("<dl>");
            for (name, words) in said {
                html = html
                    .markup("<div><dt>")
                    .text(name)
                    .markup("</dt><dd>")
                    .text(&words)
                    .markup("</dd></div>");
            }
            html = html.markup("</dl>");
        }
        html.markup("</div></div></main></div>")
    }
}
