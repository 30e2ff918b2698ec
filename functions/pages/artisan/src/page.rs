//! What is on the page.

use domain::artisans::Artisan;
use domain::catalogue::Product;
use pages::{Answers, Document, Html, excerpt, grid, picture, price};
use serde_json::{Value, json};
use store::Loaded;
use views::{ArtisanView, ProductView, ProductWithArtisanView};

/// An artisan with what their page says of them.
pub(crate) struct Page<'a> {
    artisan: &'a Artisan,
    /// Their products as the API shows them, page by page.
    list: Value,
    prices: Vec<String>,
    url: String,
    origin: &'a str,
    description: String,
}

impl<'a> Page<'a> {
    /// Of `artisan` with the first `products`, in an app at `origin` whose pictures are below `images_url`.
    pub(crate) fn new(
        artisan: &'a Artisan,
        products: &store::Page<(Loaded<Product>, i64)>,
        origin: &'a str,
        images_url: Option<&str>,
    ) -> Self {
        let views = products.items.iter().map(|(product, stock)| {
            ProductWithArtisanView::new(ProductView::new(product, *stock, images_url), Some(artisan))
        });
        let list = json!({ "items": views.collect::<Vec<_>>(), "next_cursor": products.next_cursor });
        let prices = products.items.iter().map(|(product, _)| price(product.offer.price)).collect();
        let profile = &artisan.profile;
        let description = match excerpt(&profile.about) {
            about if about.is_empty() => format!("{}, verified by Homify.", profile.trades.join(", ")),
            about => about,
        };
        Self { artisan, list, prices, url: format!("{origin}/artisans/{}", artisan.id), origin, description }
    }

    /// The products, each with what the API shows of it and its price in words.
    fn products(&self) -> impl Iterator<Item = (&Value, &String)> {
        self.list["items"].as_array().into_iter().flatten().zip(&self.prices)
    }

    pub(crate) fn document(&self) -> Document<'_> {
        let id = self.artisan.id;
        let mut answers = Answers::new().with(format!("/artisans/{id}"), &ArtisanView::new(self.artisan));
        // Of a page with nothing left on it, the list knows the next.
        if !self.prices.is_empty() || self.list["next_cursor"].is_null() {
            answers = answers.with(format!("/products?artisan_id={id}"), &self.list);
        }
        Document {
            title: &self.artisan.profile.display_name,
            description: &self.description,
            url: &self.url,
            image: self.products().find_map(|(product, _)| picture(product)),
            kind: "profile",
            structured: self.structured(),
            main: self.main(),
            answers,
        }
    }

    /// <https://schema.org/Organization>
    fn structured(&self) -> Value {
        let profile = &self.artisan.profile;
        let offers = self.products().map(|(product, _)| {
            let url = format!("{}/products/{}", self.origin, product["id"].as_str().unwrap_or_default());
            json!({ "@type": "Offer", "url": url, "name": product["title"] })
        });
        json!({
            "@context": "https://schema.org",
            "@type": "Organization",
            "name": profile.display_name,
            "description": profile.about,
            "url": self.url,
            "areaServed": profile.areas,
            "knowsAbout": profile.trades,
            "makesOffer": offers.collect::<Vec<_>>(),
        })
    }

    fn main(&self) -> Html {
        let profile = &self.artisan.profile;
        let mut html = Html::new().markup("<div class=\"first-paint\">");
        html = html.markup(
            "<div class=\"first-paint-bar\"><a href=\"/\">Homify</a></div><main class=\"first-paint-main\">",
        );
        html = html.markup(
            "<p class=\"first-paint-back\"><a href=\"/\">Shop</a></p><h1 class=\"first-paint-title\">",
        );
        html = html.text(&profile.display_name).markup("</h1><p>").text(&profile.trades.join(", "));
        html =
            html.markup("</p><p class=\"lines break\">").text(&profile.about).markup("</p><h2>On sale</h2>");
        html.with(&grid(self.products().map(|(product, price)| (product, price.as_str()))))
            .markup("</main></div>")
    }
}
