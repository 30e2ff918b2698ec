//! Reading a request body the way Flutterwave does: amounts in naira, as a number or as text.

use serde_json::Value;

use super::{
    amounts::{AMOUNT_MAX, kobo},
    refusal::Refusal,
};

/// The currencies that are taken here, a few of Flutterwave's.
const CURRENCIES: [&str; 6] = ["NGN", "USD", "GHS", "KES", "ZAR", "XOF"];

/// A non-empty string field, trimmed.
pub fn text<'a>(body: &'a Value, name: &str) -> Option<&'a str> {
    body.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// A non-empty string field, or the refusal that says it is missing.
///
/// # Errors
/// `<name> is required`.
pub fn required<'a>(body: &'a Value, name: &str) -> Result<&'a str, Refusal> {
    text(body, name).ok_or_else(|| Refusal::bad(&format!("{name} is required")))
}

/// A positive amount in naira, sent as `25000.5` or as `"25000.50"`; answered in kobo.
///
/// # Errors
/// When the field is absent, no such number, not positive, or has a fraction of a kobo.
pub fn amount(body: &Value) -> Result<i64, Refusal> {
    let sent = match body.get("amount") {
        None | Some(Value::Null) => return Err(Refusal::bad("amount is required")),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(_) => return Err(Refusal::bad("amount must be a number")),
    };
    match kobo(&sent) {
        None => Err(Refusal::bad("amount must be a number")),
        Some(amount) if (1..=AMOUNT_MAX).contains(&amount) => Ok(amount),
        Some(_) => Err(Refusal::bad("amount is out of range")),
    }
}

/// The currency field, or NGN.
///
/// # Errors
/// When it names a currency that is not taken.
pub fn currency(body: &Value) -> Result<&str, Refusal> {
    match body.get("currency") {
        None | Some(Value::Null) => Ok("NGN"),
        Some(Value::String(code)) if is_currency(code) => Ok(code),
        Some(_) => Err(Refusal::bad("currency is not supported")),
    }
}

/// Whether a currency is taken.
pub fn is_currency(code: &str) -> bool {
    CURRENCIES.contains(&code)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{amount, currency};

    #[test]
    fn an_amount_is_naira_as_a_number_or_as_text() {
        for (sent, kobo) in [
            (json!(25000.5), 2_500_050),
            (json!("25000.50"), 2_500_050),
            (json!(22500), 2_250_000),
            (json!("7500"), 750_000),
            (json!(0.07), 7),
        ] {
            assert_eq!(amount(&json!({"amount": sent})), Ok(kobo), "{sent}");
        }
        for bad in [json!(0), json!(-5), json!("5 naira"), json!(1.005), json!(true), json!(null)] {
            assert!(amount(&json!({"amount": bad})).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_currency_defaults_to_naira_and_unknown_ones_are_refused() {
        assert_eq!(currency(&json!({})), Ok("NGN"));
        assert_eq!(currency(&json!({"currency": "USD"})), Ok("USD"));
        assert!(currency(&json!({"currency": "ngn"})).is_err());
    }
}
