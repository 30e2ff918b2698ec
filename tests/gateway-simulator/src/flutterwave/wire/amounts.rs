//! Amounts on the wire: JSON numbers in naira, made from text so that no digit is lost on the way.

use serde_json::Value;

use crate::flutterwave::rules::amounts::{Mills, naira};

/// Kobo as naira.
pub fn of_kobo(kobo: i64) -> Value {
    number(&naira(kobo))
}

/// A fee as naira: rounded up to the kobo as it is taken, or with its three decimals.
pub fn of_fee(fee: Mills, exact: bool) -> Value {
    if exact { number(&fee.naira()) } else { of_kobo(fee.rounded_up()) }
}

fn number(decimal: &str) -> Value {
    serde_json::from_str(decimal).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Mills, of_fee, of_kobo};

    #[test]
    fn numbers_keep_their_digits() {
        for (kobo, written) in
            [(2_500_050, "25000.5"), (1, "0.01"), (2_250_000, "22500"), (9_999_999_999_999, "99999999999.99")]
        {
            assert_eq!(of_kobo(kobo).to_string(), written);
        }
        assert_eq!(of_fee(Mills(26_875), true).to_string(), "26.875");
        assert_eq!(of_fee(Mills(26_875), false).to_string(), "26.88");
    }
}
