//! Money as integers of the currency's minor unit, and the two places where it is divided: fees and splits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code such as `NGN`. Which one a deployment trades in is configuration.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// The Nigerian naira; its minor unit is the kobo.
    pub const NGN: Self = Self(*b"NGN");

    /// The three letters.
    pub fn code(&self) -> &str {
        // Only ASCII capitals get in.
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl FromStr for Currency {
    type Err = InvalidCurrency;

    fn from_str(code: &str) -> Result<Self, InvalidCurrency> {
        match <[u8; 3]>::try_from(code.as_bytes()) {
            Ok(letters) if letters.iter().all(u8::is_ascii_uppercase) => Ok(Self(letters)),
            _ => Err(InvalidCurrency),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = InvalidCurrency;

    fn try_from(code: String) -> Result<Self, InvalidCurrency> {
        code.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text is not three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a currency is three capital letters, such as NGN")]
pub struct InvalidCurrency;

/// An amount in minor units (kobo for NGN) of one currency. May be negative only as a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units.
    pub amount: i64,
    /// The currency of the amount.
    pub currency: Currency,
}

/// Two amounts that cannot be added: different currencies, or a sum beyond 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The currencies differ.
    #[error("amounts of different currencies do not add up")]
    CurrencyMismatch,
    /// The result does not fit in 64 bits.
    #[error("the amount is too large")]
    Overflow,
}

impl Money {
    /// `amount` minor units of `currency`.
    pub const fn new(amount: i64, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Self {
        Self { amount: 0, currency }
    }

    /// The sum, or why there is none.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i64::checked_add)
    }

    /// The difference (which may be negative), or why there is none.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i64::checked_sub)
    }

    /// `self` taken `quantity` times.
    pub fn times(self, quantity: u32) -> Result<Self, MoneyError> {
        let amount = self.amount.checked_mul(i64::from(quantity)).ok_or(MoneyError::Overflow)?;
        Ok(Self { amount, ..self })
    }

    /// Whether there is more than nothing.
    pub const fn is_positive(self) -> bool {
        self.amount > 0
    }

    /// Whether there is exactly nothing.
    pub const fn is_zero(self) -> bool {
        self.amount == 0
    }

    fn combine(self, other: Self, with: fn(i64, i64) -> Option<i64>) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch);
        }
        with(self.amount, other.amount).map(|amount| Self { amount, ..self }).ok_or(MoneyError::Overflow)
    }

    /// Divides the amount in proportion to `weights` by the largest remainder, so that the parts add up exactly.
    /// Earlier parts win ties. All-zero weights give everything to the first part; no weights give no parts.
    pub fn split(self, weights: &[u64]) -> Vec<Self> {
        let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
        let amount = u128::from(self.amount.unsigned_abs());
        if total == 0 {
            return weights
                .iter()
                .enumerate()
                .map(|(index, _)| if index == 0 { self } else { Self::zero(self.currency) })
                .collect();
        }
        let mut parts: Vec<u128> =
            weights.iter().map(|weight| amount * u128::from(*weight) / total).collect();
        let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
        by_remainder.sort_by_key(|index| std::cmp::Reverse(amount * u128::from(weights[*index]) % total));
        let left = usize::try_from(amount - parts.iter().sum::<u128>()).unwrap_or(0);
        for index in by_remainder.into_iter().take(left) {
            parts[index] += 1;
        }
        let sign = self.amount.signum();
        parts
            .into_iter()
            .map(|part| Self::new(sign * i64::try_from(part).unwrap_or(i64::MAX), self.currency))
            .collect()
    }
}

impl fmt::Display for Money {
    /// For people: `NGN 12,500.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = grouped(self.amount.unsigned_abs() / 100);
        let sign = if self.amount < 0 { "-" } else { "" };
        write!(f, "{} {sign}{units}.{:02}", self.currency, self.amount.unsigned_abs() % 100)
    }
}

/// A number for people: `12,500` for 12500.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A share in hundredths of a per cent, 0 to 10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct BasisPoints(u16);

impl BasisPoints {
    /// The share of `amount`, rounded half up to the minor unit, away from the rest exactly once.
    pub fn of(self, amount: Money) -> Money {
        let share = (i128::from(amount.amount) * i128::from(self.0) + 5_000).div_euclid(10_000);
        Money::new(i64::try_from(share).unwrap_or(amount.amount), amount.currency)
    }

    /// What a release of `gross` brings each side, with this share as the fee.
    pub fn proceeds(self, gross: Money) -> Proceeds {
        let fee = self.of(gross);
        Proceeds { fee, net: Money::new(gross.amount.saturating_sub(fee.amount), gross.currency) }
    }
}

/// What an amount brings an artisan, once the platform has kept its share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Proceeds {
    /// The platform's.
    pub fee: Money,
    /// The artisan's, before what they owe.
    pub net: Money,
}

impl TryFrom<u16> for BasisPoints {
    type Error = InvalidBasisPoints;

    fn try_from(points: u16) -> Result<Self, InvalidBasisPoints> {
        if points <= 10_000 { Ok(Self(points)) } else { Err(InvalidBasisPoints) }
    }
}

impl From<BasisPoints> for u16 {
    fn from(points: BasisPoints) -> Self {
        points.0
    }
}

/// More than the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("basis points go from 0 to 10000")]
pub struct InvalidBasisPoints;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn naira(kobo: i64) -> Money {
        Money::new(kobo, Currency::NGN)
    }

    #[test]
    fn amounts_of_different_currencies_do_not_add_up() {
        let dollars = Money::new(1, "USD".parse().unwrap());
        assert_eq!(naira(1).plus(dollars), Err(MoneyError::CurrencyMismatch));
        assert_eq!(naira(i64::MAX).plus(naira(1)), Err(MoneyError::Overflow));
    }

    #[test]
    fn a_fee_is_rounded_half_up_once() {
        let five_percent = BasisPoints::try_from(500).unwrap();
        assert_eq!(five_percent.of(naira(10)), naira(1), "0.5 rounds up");
        assert_eq!(five_percent.of(naira(9)), naira(0), "0.45 rounds down");
        assert_eq!(five_percent.of(naira(1_250_000)), naira(62_500));
        assert_eq!(BasisPoints::try_from(10_001), Err(InvalidBasisPoints));
        assert_eq!(serde_json::to_value(five_percent).unwrap(), 500);
    }

    #[test]
    fn money_reads_as_people_write_it() {
        assert_eq!(naira(123_456_789).to_string(), "NGN 1,234,567.89");
        assert_eq!(naira(0).to_string(), "NGN 0.00");
        assert_eq!(naira(5).to_string(), "NGN 0.05");
        assert_eq!(naira(-100_000).to_string(), "NGN -1,000.00");
        assert_eq!(format!("{:?}", Currency::NGN), "NGN");
    }

    #[test]
    fn a_split_gives_what_is_left_to_the_largest_remainders() {
        for (amount, weights, parts) in [
            (100, &[1, 1, 1][..], &[34, 33, 33][..]),
            (10, &[5, 2], &[7, 3]),
            (10, &[1, 2, 4], &[1, 3, 6]),
            (-10, &[1, 2, 4], &[-1, -3, -6]),
            (10, &[0, 0], &[10, 0]),
            (10, &[0, 3], &[0, 10]),
            (10, &[], &[]),
        ] {
            let split: Vec<i64> = naira(amount).split(weights).iter().map(|part| part.amount).collect();
            assert_eq!(split, parts, "{amount} by {weights:?}");
        }
    }

    #[test]
    fn only_three_capitals_are_a_currency() {
        for wrong in ["", "ngn", "NG", "NGNN", "N1N"] {
            assert_eq!(wrong.parse::<Currency>(), Err(InvalidCurrency), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_fee_and_the_rest_make_the_whole(amount in 0..i64::MAX / 2, points in 0u16..=10_000) {
            let fee = BasisPoints::try_from(points).unwrap().of(naira(amount));
            prop_assert!(fee.amount >= 0 && fee.amount <= amount);
        }

        #[test]
        fn a_split_adds_up_and_no_part_is_off_by_more_than_one(
            amount in 0..1_000_000_000_000i64,
            weights in prop::collection::vec(0u64..1_000_000, 1..8),
        ) {
            let parts = naira(amount).split(&weights);
            prop_assert_eq!(parts.iter().map(|part| part.amount).sum::<i64>(), amount);
            let total: u64 = weights.iter().sum();
            if total > 0 {
                for (part, weight) in parts.iter().zip(&weights) {
                    let exact = i128::from(amount) * i128::from(*weight) / i128::from(total);
                    prop_assert!((i128::from(part.amount) - exact).abs() <= 1);
                }
            }
        }
    }
}
