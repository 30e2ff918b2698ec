use domain::{BasisPoints, Market};

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

/// What the platform keeps of what is released from new orders, as `FEE_BASIS_POINTS` says.
///
/// # Errors
/// When that is no share.
///
/// # Panics
/// When it is missing: a function that is deployed wrongly must not start.
pub fn fee() -> Result<BasisPoints, Error> {
    let text = aws::required("FEE_BASIS_POINTS");
    let points: u16 = text
        .parse()
        .map_err(|_| format!("FEE_BASIS_POINTS is {text:?}, which is no number of basis points"))?;
    Ok(points.try_into()?)
}
