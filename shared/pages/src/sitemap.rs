//! What there is to be found, for search engines (<https://www.sitemaps.org/protocol.html>): an index of files, each with what came
//! into one category in one week.

use domain::catalogue::{Category, categories};
use domain::{ArtisanId, ProductId, Timestamp};

use crate::html::Html;

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;
const WEEK_MILLIS: i64 = 7 * DAY_MILLIS;
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Seven days, counted from the first of 1970 on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week(u32);

impl Week {
    /// The week `number`.
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The one in which `at` is.
    pub fn of(at: Timestamp) -> Self {
        Self(u32::try_from(at.millis().max(0) / WEEK_MILLIS).unwrap_or(u32::MAX))
    }

    /// Its first moment and its last.
    pub fn bounds(self) -> (Timestamp, Timestamp) {
        let start = i64::from(self.0) * WEEK_MILLIS;
        (Timestamp::from_millis(start), Timestamp::from_millis(start + WEEK_MILLIS - 1))
    }
}

/// The index, for an app at `origin`: a file for each category and each week from its first product, at `oldest`, to `now`. A
/// category that never had one has a file for this week, so that there always is one.
#[derive(Debug)]
pub struct Index<'a> {
    /// Where the app is.
    pub origin: &'a str,
    /// When the first product of each category came, in the order of [`categories()`].
    pub oldest: &'a [Option<Timestamp>],
    /// When it is asked for.
    pub now: Timestamp,
}

impl Index<'_> {
    /// As XML.
    pub fn xml(&self) -> String {
        let this = Week::of(self.now);
        let mut xml = begin("sitemapindex");
        for (category, oldest) in categories().iter().zip(self.oldest) {
            for week in oldest.map_or(this, Week::of).min(this).0..=this.0 {
                xml = xml.markup("<sitemap><loc>").text(self.origin);
                xml = xml.markup("/sitemap.xml?category=").text(category.slug);
                xml = xml.markup("&amp;week=").text(&week.to_string()).markup("</loc></sitemap>\n");
            }
        }
        xml.markup("</sitemapindex>\n").into()
    }
}

/// A file of the index: `category`'s own page, `products` with when they were changed last, and who makes them.
pub fn sitemap<'a>(
    origin: &str,
    category: Category,
    products: impl Iterator<Item = (ProductId, Timestamp)>,
    artisans: impl Iterator<Item = &'a ArtisanId>,
) -> String {
    let entry = |xml: Html, path: &'static str, name: &str| {
        xml.markup("<url><loc>").text(origin).markup(path).text(name).markup("</loc>")
    };
    let mut xml = entry(begin("urlset"), "/categories/", category.slug).markup("</url>\n");
    for (id, at) in products {
        xml = entry(xml, "/products/", &id.to_string()).markup("<lastmod>").text(&at.to_string());
        xml = xml.markup("</lastmod></url>\n");
    }
    for id in artisans {
        xml = entry(xml, "/artisans/", &id.to_string()).markup("</url>\n");
    }
    xml.markup("</urlset>\n").into()
}

fn begin(element: &'static str) -> Html {
    let xml = Html::new().markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").markup(element);
    xml.attribute("xmlns", NAMESPACE).markup(">\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_in_the_week_of_its_bounds() {
        let at: Timestamp = "2026-11-22T10:17:56.123Z".parse().unwrap();
        let (from, to) = Week::of(at).bounds();
        assert!(from <= at && at <= to);
        assert_eq!((Week::of(from), Week::of(to)), (Week::of(at), Week::of(at)));
        assert_eq!(Week::of(to.plus_seconds(1)), Week::new(Week::of(at).0 + 1));
    }

    #[test]
    fn the_index_has_each_week_since_a_categorys_first_product_and_one_of_each_category() {
        let now: Timestamp = "2026-11-22T10:17:56.123Z".parse().unwrap();
        let mut oldest = vec![None; categories().len()];
        oldest[0] = Some(now.plus_seconds(0));
        let place = |slug: &str| categories().iter().position(|category| category.slug == slug).unwrap();
        oldest[place("doors-windows")] = Some("2026-11-01T00:00:00Z".parse().unwrap());
        // A clock that is ahead.
        oldest[place("tiles-flooring")] = Some(now.plus_seconds(30 * 24 * 60 * 60));
        let xml = Index { origin: "https://app.homify.example", oldest: &oldest, now }.xml();
        let of = |slug: &str| xml.matches(&format!("category={slug}&amp;week=")).count();
        assert_eq!((of("furniture"), of("doors-windows"), of("tiles-flooring"), of("tools")), (1, 4, 1, 1));
        assert!(
            xml.contains("<loc>https://app.homify.example/sitemap.xml?category=tools&amp;week="),
            "{xml}"
        );
    }
}
