//! Which references Paystack accepts. Transactions and transfers follow different rules.

use super::refusal::Refusal;

/// Fewest characters of a transfer reference.
pub const TRANSFER_REFERENCE_LENGTH_MIN: usize = 16;
/// Most characters of a transfer reference.
pub const TRANSFER_REFERENCE_LENGTH_MAX: usize = 50;

/// A transaction reference is made of letters, digits, `-`, `.` and `=`; an underscore is refused.
///
/// # Errors
/// A validation error naming the characters that are allowed.
pub fn check_transaction_reference(reference: &str) -> Result<(), Refusal> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '=');
    if !reference.is_empty() && reference.chars().all(allowed) {
        return Ok(());
    }
    Err(Refusal::invalid(
        400,
        "invalid_params",
        "Invalid character in transaction reference",
        "Ensure that you aren't using any characters that aren't alphanumeric or contained in \"-,., =\" in your \
         transaction reference",
    ))
}

/// A transfer reference has 16 to 50 characters of `a-z`, `0-9`, `-` and `_`; capitals and dots are refused.
///
/// # Errors
/// A validation error.
pub fn check_transfer_reference(reference: &str) -> Result<(), Refusal> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    if !reference.chars().all(allowed) {
        return Err(Refusal::invalid(
            400,
            "invalid_params",
            "Your reference contains illegal special characters",
            "Ensure that the reference contains only lowercase alphanumeric characters and the only special \
             characters are hyphen (\"-\") and underscore ( \"_\") ",
        ));
    }
    if !(TRANSFER_REFERENCE_LENGTH_MIN..=TRANSFER_REFERENCE_LENGTH_MAX).contains(&reference.len()) {
        return Err(Refusal::params("Reference must be between 16 and 50 characters"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{check_transaction_reference, check_transfer_reference};

    #[test]
    fn transaction_references_take_capitals_and_dots_but_no_underscore() {
        for good in ["pay-01h8z4q2k7", "PAY.01=x", "a"] {
            assert!(check_transaction_reference(good).is_ok(), "{good}");
        }
        for bad in ["", "pay_01h8z4q2k7", "pay 1", "pay/1", "paÿ"] {
            assert!(check_transaction_reference(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn transfer_references_take_an_underscore_but_no_capitals_or_dots() {
        for good in ["pyt-01h8z4q2k7-bkg01j9z8", "1234567890123456", "pyt_01h8z4q2k7_01"] {
            assert!(check_transfer_reference(good).is_ok(), "{good}");
        }
        let too_long = "a".repeat(51);
        for bad in ["", "123456789012345", "PYT-01h8z4q2k7-01", "pyt.01h8z4q2k7.01", too_long.as_str()] {
            assert!(check_transfer_reference(bad).is_err(), "{bad}");
        }
        assert!(check_transfer_reference(&"a".repeat(50)).is_ok());
    }
}
