//! What is on the page.

use domain::Timestamp;
use domain::artisans::Artisan;
use domain::reviews::Rating;
use pages::{Answers, Desk, Document, Html, Listed, excerpt, rating_in_words, shop_page, structured_rating};
use serde_json::{Value, json};
use views::ArtisanView;

use crate::Found;

/// An artisan with what their page says of them.
pub(crate) struct Page<'a> {
    artisan: &'a Artisan,
    rating: Option<&'a Rating>,
    /// As the API shows them.
    view: ArtisanView<'a>,
    listed: Listed,
    url: String,
    origin: &'a str,
    description: String,
}

impl<'a> Page<'a> {
    /// Of what was found, at `at`, in the app of `desk`.
    pub(crate) fn new(found: &'a Found, desk: &'a Desk, at: Timestamp) -> Self {
        let artisan = &found.shown.artisan;
        let profile = &artisan.profile;
        let description = match excerpt(&profile.about) {
            about if about.is_empty() => format!("{}, verified by Homify.", profile.trades.join(", ")),
            about => about,
        };
        Self {
            artisan,
            rating: found.shown.rating.as_ref(),
            view: ArtisanView::shown(&found.shown, at),
            listed: Listed::new(&found.products, &found.parties, desk.images_url.as_deref()),
            url: format!("{}/artisans/{}", desk.origin, artisan.id),
            origin: &desk.origin,
            description,
        }
    }

    pub(crate) fn document(&self) -> Document<'_> {
        let id = self.artisan.id;
        let mut answers = Answers::new().with(format!("/artisans/{id}"), &self.view);
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
        let mut structured = json!({
            "@context": "https://schema.org",
            "@type": "Organization",
            "name": profile.display_name,
            "description": profile.about,
            "url": self.url,
            "areaServed": profile.areas,
            "knowsAbout": profile.trades,
            "makesOffer": offers.collect::<Vec<_>>(),
        });
        structured_rating(&mut structured, self.rating);
        structured
    }

    fn main(&self) -> Html {
        let profile = &self.artisan.profile;
        let html = shop_page(&profile.display_name).markup("<p>").text(&profile.trades.join(", "));
        let html = match rating_in_words(self.rating) {
            Some(words) => html.markup("</p><p>").text(&words),
            None => html,
        };
        let html = html.markup("</p><p class=\"lines break\">").text(&profile.about);
        html.markup("</p><h2>On sale</h2>").with(&self.listed.grid()).markup("</main></div>")
    }
}
