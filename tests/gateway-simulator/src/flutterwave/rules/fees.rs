//! What Flutterwave charges, in thousandths of a naira.
//!
//! Charges: 1.4% of local payments, at most ₦2,000; 4.8% of others. What is kept is that and its VAT of 7.5%, rounded up
//! to the kobo; `app_fee` shows it without the VAT, `amount_settled` what is left after both. Transfers: ₦10 up to
//! ₦5,000, ₦25 up to ₦50,000, ₦50 above, VAT included; others are free. How the third decimal is rounded is not
//! documented; here a begun kobo is a whole one.

use super::amounts::Mills;

/// The most a local charge costs before VAT.
const CHARGE_FEE_MAX: Mills = Mills(2_000_000);

/// What a charge costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChargeFee {
    /// The fee without VAT, as `app_fee` shows it.
    pub app_fee: Mills,
    /// What is kept, VAT included, in kobo.
    pub kept: i64,
}

/// The fee kept from a charge of so many minor units.
pub const fn charge_fee(amount: i64, is_local: bool) -> ChargeFee {
    let per_mille = if is_local { 14 } else { 48 };
    let mut fee = (amount * per_mille + 99) / 100;
    if is_local && fee > CHARGE_FEE_MAX.0 {
        fee = CHARGE_FEE_MAX.0;
    }
    ChargeFee { app_fee: Mills(fee), kept: (fee * 1_075 + 9_999) / 10_000 }
}

/// The fee taken from the balance together with a transfer's amount.
pub fn transfer_fee(amount: i64, currency: &str) -> Mills {
    match (currency, amount) {
        ("NGN", ..=500_000) => Mills(10_750),
        ("NGN", ..=5_000_000) => Mills(26_875),
        ("NGN", _) => Mills(53_750),
        _ => Mills(0),
    }
}

#[cfg(test)]
mod tests {
    use super::{ChargeFee, Mills, charge_fee, transfer_fee};

    #[test]
    fn local_charges_cost_what_the_samples_say() {
        for (amount, app_fee, kept) in [
            (2_500_050, 350_007, 37_626), // ₦25,000.50: 350.01, settled 24,624.24
            (10_000, 1_400, 151),         // ₦100: 1.4 and its VAT of 0.105
            (2_500_000, 350_000, 37_625),
            (20_000_000, 2_000_000, 215_000), // capped
            (1, 1, 1),
        ] {
            assert_eq!(
                charge_fee(amount, true),
                ChargeFee { app_fee: Mills(app_fee), kept },
                "{amount} kobo"
            );
        }
    }

    #[test]
    fn foreign_charges_have_no_cap() {
        assert_eq!(charge_fee(100_000_000, false).app_fee, Mills(48_000_000));
    }

    #[test]
    fn transfers_cost_by_band() {
        for (amount, fee) in [(500_000, 10_750), (500_001, 26_875), (5_000_000, 26_875), (5_000_001, 53_750)]
        {
            assert_eq!(transfer_fee(amount, "NGN"), Mills(fee), "transfer of {amount} kobo");
        }
    }
}
