//! Pictures, and products side by side.

use serde_json::Value;

use crate::html::Html;

/// How wide a product is shown beside others, as the app's cards say it.
const CARD: &str = "(min-width: 700px) 260px, 50vw";

/// Where the first picture of a product, as the API shows it, is in its largest form that everybody can read.
pub fn picture(product: &Value) -> Option<&str> {
    largest(&product["images"][0])
}

/// The same of one picture.
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

/// `products`, as the API shows them, each with its price in words: a link and the price, and of the first its picture.
pub fn grid<'a>(products: impl Iterator<Item = (&'a Value, &'a str)>) -> Html {
    let mut html = Html::new().markup("<div class=\"first-paint-grid\">");
    for (index, (product, price)) in products.enumerate() {
        let text = |name: &str| product[name].as_str().unwrap_or_default();
        html = html.markup("<div><i>");
        // Of the others, the app shows theirs: a slow network would bring all of them late instead of one early.
        if index == 0 {
            html = html.with(&shown(&product["images"][0], "", CARD));
        }
        html = html.markup("</i><h3><a href=\"/products/").text(text("id")).markup("\">").text(text("title"));
        html = html.markup("</a></h3><p>").text(price).markup("</p></div>");
    }
    html.markup("</div>")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
        assert_eq!(picture(&json!({ "images": [nowhere] })), None);
        assert_eq!(picture(&json!({ "images": [image] })), Some("/j/900"));
    }
}
