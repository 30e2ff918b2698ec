//! Reading a request body the way Paystack does: amounts as a number or as digits in a string.

use serde_json::Value;

use super::refusal::Refusal;

/// The most that can move at once, in minor units: far above any account's limit, far below overflow.
pub const AMOUNT_MAX: i64 = 100_000_000_000_000;

/// A non-empty string field, trimmed.
pub fn text<'a>(body: &'a Value, name: &str) -> Option<&'a str> {
    body.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// A non-empty string field, or the refusal that says it is missing.
///
/// # Errors
/// `missing_params` with `message`.
pub fn required<'a>(body: &'a Value, name: &str, message: &str) -> Result<&'a str, Refusal> {
    text(body, name).ok_or_else(|| Refusal::missing(message))
}

/// A positive whole number of minor units, sent as `250000` or as `"250000"`.
///
/// # Errors
/// When the field is absent, not whole, not positive or beyond any limit.
pub fn amount(body: &Value) -> Result<i64, Refusal> {
    let whole = match body.get("amount") {
        None | Some(Value::Null) => return Err(Refusal::missing("Amount is required")),
        Some(value) => whole(value),
    };
    match whole {
        None => Err(not_whole()),
        Some(amount) if amount <= 0 => Err(Refusal::params("You must specify a valid amount")),
        Some(amount) if amount > AMOUNT_MAX => Err(Refusal::params("Transaction amount limit exceeded")),
        Some(amount) => Ok(amount),
    }
}

/// A whole number of minor units that may be nothing, sent as `250000` or as `"250000"`.
///
/// # Errors
/// When the field is absent (said with `message`), not whole or negative.
pub fn minor_units(body: &Value, name: &str, message: &str) -> Result<i64, Refusal> {
    let whole = match body.get(name) {
        None | Some(Value::Null) => return Err(Refusal::missing(message)),
        Some(value) => whole(value),
    };
    whole.filter(|amount| (0..=AMOUNT_MAX).contains(amount)).ok_or_else(not_whole)
}

fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok(),
        _ => None,
    }
}

fn not_whole() -> Refusal {
    Refusal::params("Amount must be an integer")
}

/// The currency field, or NGN.
///
/// # Errors
/// When it names a currency Paystack does not know.
pub fn currency(body: &Value) -> Result<&str, Refusal> {
    match body.get("currency") {
        None | Some(Value::Null) => Ok("NGN"),
        Some(Value::String(code)) if minimum(code).is_some() => Ok(code),
        Some(_) => Err(Refusal::params("Currency not supported by merchant")),
    }
}

/// The smallest charge in a currency, in minor units; `None` for a currency Paystack does not take.
pub fn minimum(currency: &str) -> Option<i64> {
    match currency {
        "NGN" => Some(5_000),
        "USD" => Some(200),
        "GHS" => Some(10),
        "ZAR" | "XOF" => Some(100),
        "KES" => Some(300),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{amount, currency};

    #[test]
    fn an_amount_is_whole_kobo_as_number_or_digits() {
        assert_eq!(amount(&json!({"amount": 2_500_000})), Ok(2_500_000));
        assert_eq!(amount(&json!({"amount": "2500000"})), Ok(2_500_000));
        for bad in [json!(777.5), json!("777.00"), json!(0), json!(-5), json!("-5"), json!(true), json!("")] {
            assert!(amount(&json!({"amount": bad})).is_err(), "{bad}");
        }
        assert_eq!(
            amount(&json!({})).map_err(|refusal| refusal.message),
            Err("Amount is required".to_owned())
        );
        assert!(amount(&json!({"amount": i64::MAX})).is_err());
    }

    #[test]
    fn the_currency_defaults_to_naira_and_unknown_ones_are_refused() {
        assert_eq!(currency(&json!({})), Ok("NGN"));
        assert_eq!(currency(&json!({"currency": "USD"})), Ok("USD"));
        assert!(currency(&json!({"currency": "ngn"})).is_err());
        assert!(currency(&json!({"currency": 566})).is_err());
    }
}
