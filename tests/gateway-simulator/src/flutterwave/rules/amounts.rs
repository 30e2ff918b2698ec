//! Naira with decimals, without floating point. The books are whole kobo; only fees have a third decimal.

use serde::{Deserialize, Serialize};

/// The most that can move at once, in kobo: far above any account's limit, far below overflow.
pub const AMOUNT_MAX: i64 = 100_000_000_000_000;

/// Thousandths of a naira, as fees are reckoned in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mills(pub i64);

impl Mills {
    /// The kobo that are taken: a begun kobo is a whole one.
    pub const fn rounded_up(self) -> i64 {
        (self.0 + 9) / 10
    }

    /// In naira, such as `26.875`.
    pub fn naira(self) -> String {
        decimal(self.0, 1_000, 3)
    }
}

/// Kobo in naira, such as `25000.5`.
pub fn naira(kobo: i64) -> String {
    decimal(kobo, 100, 2)
}

/// A decimal number without zeros at its end.
fn decimal(value: i64, unit: u64, digits: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let decimals = format!("{rest:0digits$}");
    format!("{sign}{whole}.{}", decimals.trim_end_matches('0'))
}

/// Reads naira such as `25000`, `25000.5` or `25000.50` as kobo; `None` if it is no such number or has a fraction of a
/// kobo.
pub fn kobo(naira: &str) -> Option<i64> {
    let (whole, decimals) = naira.split_once('.').unwrap_or((naira, "0"));
    let decimals = decimals.trim_end_matches('0');
    let digits_only = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || decimals.len() > 2 || !digits_only(whole) || !digits_only(decimals) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let rest: i64 = format!("{decimals:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(rest)
}

#[cfg(test)]
mod tests {
    use super::{Mills, kobo, naira};

    #[test]
    fn naira_are_read_and_written_to_the_kobo() {
        for (text, amount, written) in [
            ("25000.50", 2_500_050, "25000.5"),
            ("25000.5", 2_500_050, "25000.5"),
            ("25000", 2_500_000, "25000"),
            ("0.01", 1, "0.01"),
            ("0.10", 10, "0.1"),
            ("7.000", 700, "7"),
        ] {
            assert_eq!(kobo(text), Some(amount), "{text}");
            assert_eq!(naira(amount), written);
        }
        assert_eq!(naira(-37_626), "-376.26");
        for bad in ["", ".5", "1.005", "1e3", "-1", "1,000", "1.2.3", "١", "99999999999999999999"] {
            assert_eq!(kobo(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_begun_kobo_of_a_fee_is_a_whole_one() {
        assert_eq!((Mills(26_875).rounded_up(), Mills(26_875).naira()), (2_688, "26.875".to_owned()));
        assert_eq!((Mills(10_750).rounded_up(), Mills(10_750).naira()), (1_075, "10.75".to_owned()));
        assert_eq!((Mills(350_007).rounded_up(), Mills(350_007).naira()), (35_001, "350.007".to_owned()));
        assert_eq!(Mills(0).rounded_up(), 0);
    }
}
