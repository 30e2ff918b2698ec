//! Amounts in major units, as Flutterwave writes them, become minor units here and nowhere else.
//!
//! A JSON number is read from its own text, never through a float. Every currency that is collected in has a hundredth as
//! its minor unit.

use std::str::FromStr;

use domain::{Currency, Money};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::value::RawValue;

/// Digits after the point that make minor units.
const MINOR_PLACES: i32 = 2;
/// Far more digits than any amount has; within what can be shifted in 128 bits.
const DIGITS_MAX: usize = 24;
const EXPONENT_MAX: i32 = 12;

/// A decimal number, exactly: `digits` with the point `places` from the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: i128,
    places: i32,
}

impl Decimal {
    /// As an amount of money: not below zero, and no finer than the minor unit.
    pub(super) fn amount(self, currency: Currency) -> Option<Money> {
        let (minor, exact) = self.minor_down()?;
        (exact && minor >= 0).then_some(Money::new(minor, currency))
    }

    /// As a balance: rounded down to the minor unit, and below zero after chargebacks.
    pub(super) fn balance(self, currency: Currency) -> Option<Money> {
        self.minor_down().map(|(minor, _)| Money::new(minor, currency))
    }

    /// As a fee: rounded up to the minor unit.
    pub(super) fn fee(self, currency: Currency) -> Option<Money> {
        let (minor, exact) = self.minor_down()?;
        let minor = if exact { minor } else { minor.checked_add(1)? };
        (minor >= 0).then_some(Money::new(minor, currency))
    }

    /// In minor units, rounded down, and whether nothing was lost.
    fn minor_down(self) -> Option<(i64, bool)> {
        let shift = MINOR_PLACES - self.places;
        let power = 10_i128.checked_pow(shift.unsigned_abs())?;
        let (minor, exact) = if shift >= 0 {
            (self.digits.checked_mul(power)?, true)
        } else {
            (self.digits.div_euclid(power), self.digits.rem_euclid(power) == 0)
        };
        Some((i64::try_from(minor).ok()?, exact))
    }
}

impl FromStr for Decimal {
    type Err = ();

    /// A number as JSON writes it.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| ())?),
            None => (text, 0),
        };
        let (negative, unsigned) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(()),
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        let all = format!("{whole}{fraction}");
        let is_number = !whole.is_empty() && all.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || all.len() > DIGITS_MAX || exponent.abs() > EXPONENT_MAX {
            return Err(());
        }
        let digits: i128 = all.parse().map_err(|_| ())?;
        let places = i32::try_from(fraction.len()).map_err(|_| ())? - exponent;
        Ok(Self { digits: if negative { -digits } else { digits }, places })
    }
}

impl<'de> Deserialize<'de> for Decimal {
    /// A number, or one in a text. Only from JSON's own text: elsewhere the number has become a float already.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(from)?;
        let text = raw.get();
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        text.parse().map_err(|()| de::Error::custom("an amount is a decimal number"))
    }
}

/// An amount on its way to Flutterwave, as a JSON number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Major(pub(super) Money);

impl Major {
    /// `25000.50`
    pub(super) fn text(self) -> String {
        format!("{}.{:02}", self.0.amount / 100, self.0.amount.unsigned_abs() % 100)
    }
}

impl Serialize for Major {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let text = self.text();
        let short = text.trim_end_matches('0').trim_end_matches('.');
        RawValue::from_string(short.to_owned()).map_err(ser::Error::custom)?.serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NGN: Currency = Currency::NGN;

    fn read(text: &str) -> Option<Decimal> {
        serde_json::from_str(text).ok()
    }

    fn amount(text: &str) -> Option<i64> {
        read(text)?.amount(NGN).map(|money| money.amount)
    }

    #[test]
    fn naira_become_kobo_exactly_or_not_at_all() {
        for (text, kobo) in [
            ("0", 0),
            ("25000.5", 2_500_050),
            ("\"25000.50\"", 2_500_050),
            ("7500", 750_000),
            ("0.01", 1),
            ("98.600", 9_860),
            ("1.5e3", 150_000),
            ("15e-1", 150),
            // A float would make 1.1499999999999999 of it.
            ("1.15", 115),
            ("90071992547409.93", 9_007_199_254_740_993),
        ] {
            assert_eq!(amount(text), Some(kobo), "{text}");
        }
        for text in [
            "26.875",
            "-1",
            "\"\"",
            "\"naira\"",
            "\".5\"",
            "\"5.\"",
            "\"1,000\"",
            "null",
            "[1]",
            "1e300",
            "1e-300",
            "9999999999999999999999",
            "0.0000000000000000000000000000001",
        ] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn a_fee_is_rounded_up_and_a_balance_down() {
        let fee = |text| read(text).unwrap().fee(NGN).unwrap().amount;
        assert_eq!([fee("26.875"), fee("350.01"), fee("0.0001"), fee("0")], [2_688, 35_001, 1, 0]);
        let balance = |text| read(text).unwrap().balance(NGN).unwrap().amount;
        assert_eq!([balance("2168880.259"), balance("-0.001"), balance("-5")], [216_888_025, -1, -500]);
    }

    #[test]
    fn kobo_become_naira_and_come_back() {
        for (kobo, number, text) in [
            (2_250_000, "22500", "22500.00"),
            (2_500_050, "25000.5", "25000.50"),
            (5, "0.05", "0.05"),
            (0, "0", "0.00"),
        ] {
            let major = Major(Money::new(kobo, NGN));
            assert_eq!(serde_json::to_string(&major).unwrap(), number);
            assert_eq!(major.text(), text);
            assert_eq!((amount(number), amount(text)), (Some(kobo), Some(kobo)));
        }
    }
}
