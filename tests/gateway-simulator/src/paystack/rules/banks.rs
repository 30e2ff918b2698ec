//! The Nigerian banks, with the codes Paystack lists them under. Codes are strings: leading zeros count.

/// A bank as `GET /bank` lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bank {
    /// Paystack's number of the bank, used by `bank_id` fields.
    pub id: u64,
    /// The CBN code, 3 to 6 digits.
    pub code: &'static str,
    /// The name shown to people.
    pub name: &'static str,
}

const fn bank(id: u64, code: &'static str, name: &'static str) -> Bank {
    Bank { id, code, name }
}

/// All banks, by name. One code appears under two names, as in the real list.
pub const BANKS: &[Bank] = &[
    bank(302, "120001", "9mobile 9Payment Service Bank"),
    bank(1, "044", "Access Bank"),
    bank(3, "023", "Citibank Nigeria"),
    bank(4, "050", "Ecobank Nigeria"),
    bank(6, "070", "Fidelity Bank"),
    bank(7, "011", "First Bank of Nigeria"),
    bank(8, "214", "First City Monument Bank"),
    bank(70, "00103", "Globus Bank"),
    bank(9, "058", "Guaranty Trust Bank"),
    bank(10, "030", "Heritage Bank"),
    bank(22, "301", "Jaiz Bank"),
    bank(11, "082", "Keystone Bank"),
    bank(67, "50211", "Kuda Bank"),
    bank(233, "303", "Lotus Bank"),
    bank(169, "50515", "Moniepoint MFB"),
    bank(170, "999992", "OPay Digital Services Limited (OPay)"),
    bank(171, "999992", "Paycom"),
    bank(229, "999991", "PalmPay"),
    bank(26, "104", "Parallex Bank"),
    bank(13, "076", "Polaris Bank"),
    bank(194, "105", "PremiumTrust Bank"),
    bank(25, "101", "Providus Bank"),
    bank(109, "125", "Rubies MFB"),
    bank(82, "51310", "Sparkle Microfinance Bank"),
    bank(14, "221", "Stanbic IBTC Bank"),
    bank(15, "068", "Standard Chartered Bank"),
    bank(16, "232", "Sterling Bank"),
    bank(23, "100", "Suntrust Bank"),
    bank(68, "302", "TAJ Bank"),
    bank(50, "102", "Titan Bank"),
    bank(17, "032", "Union Bank of Nigeria"),
    bank(18, "033", "United Bank For Africa"),
    bank(19, "215", "Unity Bank"),
    bank(110, "566", "VFD Microfinance Bank Limited"),
    bank(20, "035", "Wema Bank"),
    bank(21, "057", "Zenith Bank"),
];

/// The bank with a code; the first when several share it.
pub fn by_code(code: &str) -> Option<&'static Bank> {
    BANKS.iter().find(|bank| bank.code == code)
}

/// The bank with Paystack's number.
pub fn by_id(id: u64) -> Option<&'static Bank> {
    BANKS.iter().find(|bank| bank.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{BANKS, by_code};

    #[test]
    fn codes_are_three_to_six_digits_and_ids_are_unique() {
        assert!(BANKS.iter().all(|bank| (3..=6).contains(&bank.code.len())));
        assert!(BANKS.iter().all(|bank| bank.code.bytes().all(|b| b.is_ascii_digit())));
        assert_eq!(BANKS.iter().map(|bank| bank.id).collect::<BTreeSet<_>>().len(), BANKS.len());
    }

    #[test]
    fn a_bank_is_found_by_its_exact_code() {
        assert_eq!(by_code("058").map(|bank| bank.name), Some("Guaranty Trust Bank"));
        assert_eq!(by_code("58"), None);
    }
}
