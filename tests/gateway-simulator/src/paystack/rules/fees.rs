//! What Paystack charges, in minor units.
//!
//! Local cards and transfers in NGN: 1.5% + ₦100, the ₦100 waived under ₦2,500, at most ₦2,000. Transfers:
//! ₦10 up to ₦5,000, ₦25 up to ₦50,000, ₦50 above. Fractions of a kobo are rounded half up (Paystack does not
//! say). Other currencies are charged like international cards, 3.9%, and their transfers are free: enough to
//! see that a foreign payment does not pass for a local one.

/// The flat part of the fee on a local charge.
const FLAT_KOBO: i64 = 10_000;
/// Charges below this are free of the flat part.
const FLAT_WAIVED_BELOW_KOBO: i64 = 250_000;
/// The most a local charge costs.
const CHARGE_FEE_MAX_KOBO: i64 = 200_000;

/// The fee kept from a successful charge.
pub fn charge_fee(amount: i64, currency: &str) -> i64 {
    if currency != "NGN" {
        return per_mille(amount, 39);
    }
    let flat = if amount < FLAT_WAIVED_BELOW_KOBO { 0 } else { FLAT_KOBO };
    (per_mille(amount, 15) + flat).min(CHARGE_FEE_MAX_KOBO)
}

/// The fee taken from the balance together with a transfer's amount.
pub fn transfer_fee(amount: i64, currency: &str) -> i64 {
    match (currency, amount) {
        ("NGN", ..=500_000) => 1_000,
        ("NGN", ..=5_000_000) => 2_500,
        ("NGN", _) => 5_000,
        _ => 0,
    }
}

const fn per_mille(amount: i64, rate: i64) -> i64 {
    (amount * rate + 500) / 1_000
}

#[cfg(test)]
mod tests {
    use super::{charge_fee, transfer_fee};

    #[test]
    fn local_charges_cost_what_the_price_list_says() {
        for (amount, fee) in [
            (2_500_000, 47_500),   // ₦25,000 → ₦475
            (240_000, 3_600),      // ₦2,400 → ₦36: no flat part
            (249_999, 3_750),      // 3,749.985 rounds up
            (250_000, 13_750),     // the flat part starts at ₦2,500
            (20_000_000, 200_000), // ₦200,000 → capped
            (12_666_666, 200_000), // just under the cap: 199,999.99 rounds to it
            (12_600_000, 199_000),
            (1, 0),
            (34, 1), // 0.51 kobo
        ] {
            assert_eq!(charge_fee(amount, "NGN"), fee, "charge of {amount} kobo");
        }
    }

    #[test]
    fn foreign_charges_have_no_cap() {
        assert_eq!(charge_fee(100_000_000, "USD"), 3_900_000);
    }

    #[test]
    fn transfers_cost_by_band() {
        for (amount, fee) in
            [(100_000, 1_000), (500_000, 1_000), (500_001, 2_500), (5_000_000, 2_500), (5_000_001, 5_000)]
        {
            assert_eq!(transfer_fee(amount, "NGN"), fee, "transfer of {amount} kobo");
        }
    }
}
