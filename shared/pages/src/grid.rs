//! Products side by side.

use serde_json::Value;

use crate::html::Html;

/// The first picture of a product, as the API shows it, if it has one.
pub fn picture(product: &Value) -> Option<&str> {
    product["images"][0]["url"].as_str()
}

/// `products`, as the API shows them, each with its price in words: a link and the price, and of the first its picture.
pub fn grid<'a>(products: impl Iterator<Item = (&'a Value, &'a str)>) -> Html {
    let mut html = Html::new().markup("<div class=\"first-paint-grid\">");
    for (index, (product, price)) in products.enumerate() {
        let text = |name: &str| product[name].as_str().unwrap_or_default();
        html = html.markup("<div><i>");
        // Of the others, the app shows theirs: a slow network would bring all of them late instead of one early.
        if let Some(url) = picture(product).filter(|_| index == 0) {
            html = html.markup("<img").attribute("src", url);
            html = html.markup(" alt=\"\" width=\"640\" height=\"640\" fetchpriority=\"high\">");
        }
        html = html.markup("</i><h3><a href=\"/products/").text(text("id")).markup("\">").text(text("title"));
        html = html.markup("</a></h3><p>").text(price).markup("</p></div>");
    }
    html.markup("</div>")
}
