use domain::Market;

use crate::Error;

/// The market, as `MARKET_CURRENCY`, `PAYMENT_MINIMUM` and `PAYMENT_MAXIMUM` say.
///
/// # Errors
/// When they say nothing that is a market.
///
/// # Panics
/// When one is missing: a function that is deployed wrongly must not start.
pub fn market() -> Result<Market, Error> {
    let limit = |name: &str| {
        let text = aws::required(name);
        text.parse().map_err(|_| format!("{name} is {text:?}, which is no number of minor units"))
    };
    Ok(Market::new(
        aws::required("MARKET_CURRENCY").parse()?,
        limit("PAYMENT_MINIMUM")?,
        limit("PAYMENT_MAXIMUM")?,
    )?)
}
