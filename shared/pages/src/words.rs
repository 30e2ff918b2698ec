//! Amounts and texts as the pages of the app have them.

use std::fmt::Write as _;

use domain::{Currency, Money};

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
