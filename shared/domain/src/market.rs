//! The market that a deployment trades in: its currency, and what one payment may be.

use crate::{Currency, Money, Refused};

/// The most that a market may allow of one payment, in minor units. Paystack's error text names 10,000,000 units for a transaction.
pub const TOTAL_MAX: i64 = 1_000_000_000;

/// What an operator configures of a market. Every limit on what can be paid is asked of it: what no payment may be, nothing
/// can be offered at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Market {
    /// The currency of every price.
    pub currency: Currency,
    payment_min: i64,
    payment_max: i64,
}

/// The limits contradict each other, or a currency has no hundredth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidMarket {
    /// Amounts are counted in hundredths everywhere: by the gateways, in texts and in limits.
    #[error(
        "the market's currency is one of those with a hundredth that the gateways take: NGN, GHS, KES, USD, ZAR"
    )]
    Currency,
    /// What nobody can pay is no market.
    #[error("a payment is at least 1 and at most {TOTAL_MAX} minor units, its minimum below its maximum")]
    Limits,
}

impl Market {
    /// The currencies that both gateways take and whose minor unit is a hundredth.
    pub const CURRENCIES: [&'static str; 5] = ["NGN", "GHS", "KES", "USD", "ZAR"];

    /// A market in `currency` where one payment is from `payment_min` to `payment_max` minor units.
    ///
    /// # Errors
    /// [`InvalidMarket`]
    pub fn new(currency: Currency, payment_min: i64, payment_max: i64) -> Result<Self, InvalidMarket> {
        if !Self::CURRENCIES.contains(&currency.code()) {
            return Err(InvalidMarket::Currency);
        }
        if payment_min < 1 || payment_min > payment_max || payment_max > TOTAL_MAX {
            return Err(InvalidMarket::Limits);
        }
        Ok(Self { currency, payment_min, payment_max })
    }

    /// The least and the most of one payment.
    pub fn payment_limits(&self) -> (Money, Money) {
        (Money::new(self.payment_min, self.currency), Money::new(self.payment_max, self.currency))
    }

    /// Refuses a price at which nobody could pay for one piece.
    ///
    /// # Errors
    /// [`Refused`] `amount` for another currency, `price-limits` for too little or too much, with `minimum` and `maximum`.
    pub fn check_price(&self, price: Money) -> Result<(), Refused> {
        if price.currency != self.currency {
            let detail = format!("Prices are in {} here, not in {}.", self.currency, price.currency);
            return Err(Refused::new("amount", detail));
        }
        self.limits_broken_by(price).map_or(Ok(()), |(least, most)| {
            let detail = format!("One piece costs between {least} and {most}: nobody could pay {price}.");
            Err(Refused::new("price-limits", detail).with("minimum", least).with("maximum", most))
        })
    }

    /// Refuses a checkout that no gateway takes a payment for.
    ///
    /// # Errors
    /// [`Refused`] `order-total`, with `minimum` and `maximum`.
    pub fn check_total(&self, total: Money) -> Result<(), Refused> {
        self.limits_broken_by(total).map_or(Ok(()), |(least, most)| {
            let detail = format!("A checkout costs between {least} and {most}; this one {total}.");
            Err(Refused::new("order-total", detail).with("minimum", least).with("maximum", most))
        })
    }

    fn limits_broken_by(&self, money: Money) -> Option<(Money, Money)> {
        let (least, most) = self.payment_limits();
        (!(least.amount..=most.amount).contains(&money.amount)).then_some((least, most))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Nigeria's, as the template has it.
    pub(crate) fn market() -> Market {
        Market::new(Currency::NGN, 10_000, TOTAL_MAX).unwrap()
    }

    #[test]
    fn nothing_is_offered_at_a_price_at_which_nobody_can_pay() {
        for (amount, taken) in [
            (5_000, false),
            (9_999, false),
            (10_000, true),
            (TOTAL_MAX, true),
            (TOTAL_MAX + 1, false),
            (1_500_000_000, false),
        ] {
            let checked = market().check_price(Money::new(amount, Currency::NGN));
            assert_eq!(checked.is_ok(), taken, "{amount}");
            assert!(checked.err().is_none_or(|refused| {
                refused.problem == "price-limits" && refused.facts.contains_key("minimum")
            }));
        }
        let foreign = market().check_price(Money::new(10_000, "USD".parse().unwrap())).unwrap_err();
        assert_eq!(foreign.problem, "amount");
    }

    #[test]
    fn a_market_has_a_currency_with_a_hundredth_and_limits_that_leave_something() {
        for (currency, least, most, market) in [
            ("NGN", 10_000, TOTAL_MAX, None),
            ("XOF", 10_000, TOTAL_MAX, Some(InvalidMarket::Currency)),
            ("JPY", 10_000, TOTAL_MAX, Some(InvalidMarket::Currency)),
            ("NGN", 0, TOTAL_MAX, Some(InvalidMarket::Limits)),
            ("NGN", 2, 1, Some(InvalidMarket::Limits)),
            ("NGN", 1, TOTAL_MAX + 1, Some(InvalidMarket::Limits)),
        ] {
            assert_eq!(Market::new(currency.parse().unwrap(), least, most).err(), market, "{currency}");
        }
    }
}
