//! Amounts, ratings and texts as the pages of the app have them.

use std::fmt::Write as _;

use domain::reviews::{Rating, Stars};
use domain::{Currency, Money};
use serde_json::{Value, json};

/// Characters of a text that stands for all of it, at most: what search engines and messengers show.
const EXCERPT_CHARACTERS: usize = 160;
/// So few left that a buyer should know.
const FEW: i64 = 5;

/// `₦12,500`, and `₦12,500.50` only where there are kobo; other currencies by their code.
pub fn price(money: Money) -> String {
    let (whole, hundredths) = (money.amount.unsigned_abs() / 100, money.amount.unsigned_abs() % 100);
    let digits = whole.to_string();
    let mut text = if money.amount < 0 { "-".to_owned() } else { String::new() };
    match money.currency {
        Currency::NGN => text.push('₦'),
        currency => {
            let _ = write!(text, "{currency} ");
        }
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if hundredths > 0 {
        let _ = write!(text, ".{hundredths:02}");
    }
    text
}

/// `12500.00`, for programs.
pub fn decimal(money: Money) -> String {
    let sign = if money.amount < 0 { "-" } else { "" };
    let amount = money.amount.unsigned_abs();
    format!("{sign}{}.{:02}", amount / 100, amount % 100)
}

/// What is to be said of `left` pieces, if anything is.
pub fn stock(left: i64) -> Option<String> {
    match left {
        ..=0 => Some("Sold out".to_owned()),
        few if few < FEW => Some(format!("Only {few} left")),
        _ => None,
    }
}

/// `4.8 of 5 stars, 12 reviews`; `None` while there is no review.
pub fn rating_in_words(rating: Option<&Rating>) -> Option<String> {
    let (average, count) = average(rating?)?;
    let reviews = if count == 1 { "review" } else { "reviews" };
    Some(format!("{average} of 5 stars, {count} {reviews}"))
}

/// `4.8`, and of how many reviews; `None` while there is none.
fn average(rating: &Rating) -> Option<(String, u64)> {
    let tenths = rating.average_tenths()?;
    Some((format!("{}.{}", tenths / 10, tenths % 10), rating.count()))
}

/// Adds how it is rated to what is `structured` in the words of schema.org: <https://schema.org/AggregateRating>. Of what nobody has
/// reviewed nothing is said: search engines refuse a rating of none.
pub fn structured_rating(structured: &mut Value, rating: Option<&Rating>) {
    let Some((average, count)) = rating.and_then(average) else { return };
    structured["aggregateRating"] = json!({
        "@type": "AggregateRating",
        "ratingValue": average,
        "reviewCount": count,
        "bestRating": u8::from(Stars::Five),
        "worstRating": u8::from(Stars::One),
    });
}

/// The beginning of `text` in one line, up to a word's end.
pub fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(EXCERPT_CHARACTERS) else { return line };
    let cut = line[..end].rfind(' ').unwrap_or(end);
    format!("{}…", line[..cut].trim_end_matches([',', '.', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_written_as_the_app_writes_it() {
        for (amount, written, plain) in [
            (0, "₦0", "0.00"),
            (5, "₦0.05", "0.05"),
            (99_900, "₦999", "999.00"),
            (1_250_050, "₦12,500.50", "12500.50"),
            (123_456_700, "₦1,234,567", "1234567.00"),
        ] {
            let money = Money::new(amount, Currency::NGN);
            assert_eq!((price(money).as_str(), decimal(money).as_str()), (written, plain));
        }
        assert_eq!(price(Money::new(1_250_000, "GHS".parse().unwrap())), "GHS 12,500");
    }

    #[test]
    fn a_rating_is_told_only_where_there_are_reviews() {
        let id = "art_01K93E28JT97KB6CQ643DZVMXX".parse().unwrap_or_else(|error| panic!("{error}"));
        let none = Rating::none(domain::reviews::RatingOf::Artisan(id));
        let some = Rating { four: 2, five: 1, ..none.clone() };
        let one = Rating { two: 1, ..none.clone() };
        let told = [None, Some(&none), Some(&some), Some(&one)].map(rating_in_words);
        assert_eq!(
            told.each_ref().map(Option::as_deref),
            [None, None, Some("4.3 of 5 stars, 3 reviews"), Some("2.0 of 5 stars, 1 review")]
        );
        let mut structured = json!({});
        structured_rating(&mut structured, Some(&none));
        assert_eq!(structured, json!({}));
        structured_rating(&mut structured, Some(&some));
        let rating = &structured["aggregateRating"];
        assert_eq!((&rating["ratingValue"], &rating["reviewCount"]), (&json!("4.3"), &json!(3)));
    }

    #[test]
    fn what_is_left_is_told_when_it_is_little() {
        let told = [0, 1, 4, 5].map(stock);
        assert_eq!(
            told.each_ref().map(Option::as_deref),
            [Some("Sold out"), Some("Only 1 left"), Some("Only 4 left"), None]
        );
    }

    #[test]
    fn an_excerpt_ends_with_a_word() {
        assert_eq!(excerpt("Seats six.\n\nSolid  iroko."), "Seats six. Solid iroko.");
        let long = excerpt(&"ọlá, ".repeat(100));
        assert!(long.ends_with("ọlá…") && long.chars().count() <= EXCERPT_CHARACTERS + 1, "{long}");
        let word = excerpt(&"ọ".repeat(200));
        assert_eq!(word.chars().count(), EXCERPT_CHARACTERS + 1);
        assert_eq!(excerpt(""), "");
    }
}
