//! Pictures, and products side by side.

use domain::catalogue::Product;
use serde_json::{Value, json};
use store::entities::Parties;
use store::{Loaded, Page};
use views::ProductWithArtisanView;

use crate::html::Html;
use crate::words::price;

/// How wide a product is shown beside others, as the app's cards say it.
const CARD: &str = "(min-width: 700px) 260px, (min-width: 506px) 180px, (min-width: 344px) 46vw, 92vw";

/// Where a picture, as the API shows it, is in its largest form that everybody can read.
pub fn largest(image: &Value) -> Option<&str> {
    image["sizes"].as_array()?.last()?["jpeg"].as_str()
}

/// `image`, as the API shows it, of which `alt` tells who does not see it; shown as wide as `sizes` of HTML says. Nothing where it
/// is nowhere to be seen. It is what a visit begins with, so it comes first.
pub fn shown(image: &Value, alt: &str, sizes: &str) -> Html {
    let Some(src) = largest(image) else { return Html::new() };
    let forms = image["sizes"].as_array().into_iter().flatten();
    let forms: Vec<String> =
        forms.filter_map(|size| Some(format!("{} {}w", size["webp"].as_str()?, size["width"]))).collect();
    let html =
        Html::new().markup("<picture><source type=\"image/webp\"").attribute("srcset", &forms.join(","));
    let html = html.attribute("sizes", sizes).markup("><img").attribute("src", src).attribute("alt", alt);
    let html = html.attribute("width", &image["width"].to_string());
    let html = html.attribute("height", &image["height"].to_string());
    html.markup(" fetchpriority=\"high\"></picture>")
}

/// The first products of a list.
pub struct Listed {
    /// As the API shows them, page by page.
    page: Value,
    /// Of each, in words.
    prices: Vec<String>,
}

impl Listed {
    /// Those of `page`, each with how many pieces of it are left, by artisans among `parties`, with how all of them are rated; their
    /// pictures are below `images_url`.
    pub fn new(page: &Page<(Loaded<Product>, i64)>, parties: &Parties, images_url: Option<&str>) -> Self {
        let views = page
            .items
            .iter()
            .map(|(product, stock)| ProductWithArtisanView::listed(product, *stock, parties, images_url));
        Self {
            page: json!({ "items": views.collect::<Vec<_>>(), "next_cursor": page.next_cursor }),
            prices: page.items.iter().map(|(product, _)| price(product.offer.price)).collect(),
        }
    }

    /// The products, as the API shows them, each with the address of its page in an app at `origin`.
    pub fn products(&self, origin: &str) -> impl Iterator<Item = (&Value, String)> {
        self.items().map(move |product| (product, format!("{origin}/products/{}", text(product, "id"))))
    }

    /// What the API answers to who asks for the list. Of a page with nothing left on it there is none: the list knows the next.
    pub fn answer(&self) -> Option<&Value> {
        (!self.prices.is_empty() || self.page["next_cursor"].is_null()).then_some(&self.page)
    }

    /// Where the picture of the first product that has one is.
    pub fn picture(&self) -> Option<&str> {
        self.items().find_map(|product| largest(&product["images"][0]))
    }

    /// A link and the price of each, and of the first its picture.
    pub fn grid(&self) -> Html {
        let mut html = Html::new().markup("<div class=\"first-paint-grid\">");
        for (index, (product, price)) in self.items().zip(&self.prices).enumerate() {
            html = html.markup("<div><i>");
            // Of the others, the app shows theirs: a slow network would bring all of them late instead of one early.
            if index == 0 {
                html = html.with(&shown(&product["images"][0], "", CARD));
            }
            html = html.markup("</i><h3><a href=\"/products/").text(text(product, "id")).markup("\">");
            html = html.text(text(product, "title")).markup("</a></h3><p>").text(price).markup("</p></div>");
        }
        html.markup("</div>")
    }

    fn items(&self) -> impl Iterator<Item = &Value> {
        self.page["items"].as_array().into_iter().flatten()
    }
}

/// The frame of a page of the shop under `title`, up to what it lists.
pub fn shop_page(title: &str) -> Html {
    let html = Html::new()
        .markup("<div class=\"first-paint\"><div class=\"first-paint-bar\"><a href=\"/\">Homify</a></div>");
    let html = html
        .markup("<main class=\"first-paint-main\"><p class=\"first-paint-back\"><a href=\"/\">Shop</a></p>");
    html.markup("<h1 class=\"first-paint-title\">").text(title).markup("</h1>")
}

fn text<'a>(product: &'a Value, name: &str) -> &'a str {
    product[name].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_in_the_sizes_that_there_are_and_nothing_where_it_is_not_published() {
        let size = |width: u32| json!({ "width": width, "webp": format!("/w/{width}"), "jpeg": format!("/j/{width}") });
        let image = json!({ "width": 900, "height": 600, "sizes": [size(320), size(900)] });
        let html = shown(&image, "A \"door\"", "50vw");
        for part in [
            "srcset=\"/w/320 320w,/w/900 900w\" sizes=\"50vw\"",
            "src=\"/j/900\" alt=\"A &quot;door&quot;\" width=\"900\" height=\"600\"",
        ] {
            assert!(html.as_str().contains(part), "{html:?}");
        }
        let nowhere = json!({ "width": 900, "height": 600, "sizes": [] });
        assert_eq!(shown(&nowhere, "", "50vw"), Html::new());
        assert_eq!(largest(&nowhere), None);
        assert_eq!(largest(&image), Some("/j/900"));
    }
}
