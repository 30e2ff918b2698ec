//! What is on the page.

use domain::artisans::Artisan;
use domain::catalogue::Product;
use domain::messages::ResponseTime;
use pages::{Answers, Desk, Document, Html, Listed, excerpt, shop_page};
use serde_json::{Value, json};
use store::Loaded;
use views::ArtisanView;

/// An artisan with what their page says of them.
pub(crate) struct Page<'a> {
    artisan: &'a Artisan,
    answers_within: Option<ResponseTime>,
    listed: Listed,
    url: String,
    origin: &'a str,
    description: String,
}

impl<'a> Page<'a> {
    /// Of `artisan`, who usually answers so fast, with the first `products`, in the app of `desk`.
    pub(crate) fn new(
        artisan: &'a Artisan,
        answers_within: Option<ResponseTime>,
        products: &store::Page<(Loaded<Product>, i64)>,
        desk: &'a Desk,
    ) -> Self {
        let profile = &artisan.profile;
        let description = match excerpt(&profile.about) {
            about if about.is_empty() => format!("{}, verified by Homify.", profile.trades.join(", ")),
            about => about,
        };
        Self {
            artisan,
            answers_within,
            listed: Listed::new(products, |_| Some(artisan), desk.images_url.as_deref()),
            url: format!("{}/artisans/{}", desk.origin, artisan.id),
            origin: &desk.origin,
            description,
        }
    }

    pub(crate) fn document(&self) -> Document<'_> {
        let id = self.artisan.id;
        let shown = ArtisanView::new(self.artisan, self.answers_within);
        let mut answers = Answers::new().with(format!("/artisans/{id}"), &shown);
        if let Some(answer) = self.listed.answer() {
            answers = answers.with(format!("/products?artisan_id={id}"), answer);
        }
        Document {
            title: &self.artisan.profile.display_name,
            description: &self.description,
            url: &self.url,
            image: self.listed.picture(),
            kind: "profile",
            structured: self.structured(),
            main: self.main(),
            answers,
        }
    }

    /// <https://schema.org/Organization>
    fn structured(&self) -> Value {
        let profile = &self.artisan.profile;
        let offers = self.listed.products(self.origin);
        let offers =
            offers.map(|(product, url)| json!({ "@type": "Offer", "url": url, "name": product["title"] }));
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
        let html = shop_page(&profile.display_name).markup("<p>").text(&profile.trades.join(", "));
        let html = html.markup("</p><p class=\"lines break\">").text(&profile.about);
        html.markup("</p><h2>On sale</h2>").with(&self.listed.grid()).markup("</main></div>")
    }
}
