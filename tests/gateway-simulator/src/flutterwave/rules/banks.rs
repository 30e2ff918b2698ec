//! The Nigerian banks, with the codes Flutterwave lists them under: the old banks' are Paystack's, the newer ones' not.

/// A bank as `GET /v3/banks/NG` lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bank {
    /// Flutterwave's number of the bank.
    pub id: u64,
    /// Flutterwave's code.
    pub code: &'static str,
    /// The name shown to people.
    pub name: &'static str,
    /// The code of the same bank at Paystack.
    pub paystack_code: &'static str,
}

const fn bank(id: u64, code: &'static str, name: &'static str, paystack_code: &'static str) -> Bank {
    Bank { id, code, name, paystack_code }
}

/// All banks, by name.
pub const BANKS: &[Bank] = &[
    bank(302, "120001", "9 Payment Service Bank", "120001"),
    bank(1, "044", "Access Bank", "044"),
    bank(2, "023", "Citi Bank", "023"),
    bank(4, "050", "EcoBank PLC", "050"),
    bank(6, "070", "Fidelity Bank", "070"),
    bank(7, "011", "First Bank of Nigeria", "011"),
    bank(8, "214", "First City Monument Bank", "214"),
    bank(183, "000027", "Globus Bank", "00103"),
    bank(9, "058", "GTBank Plc", "058"),
    bank(10, "030", "Heritage Bank", "030"),
    bank(22, "301", "JAIZ Bank", "301"),
    bank(11, "082", "Keystone Bank", "082"),
    bank(170, "090267", "Kuda Microfinance Bank", "50211"),
    bank(233, "000029", "Lotus Bank", "303"),
    bank(188, "090405", "Moniepoint Microfinance Bank", "50515"),
    bank(171, "100004", "OPay Digital Services Limited", "999992"),
    bank(172, "100033", "PalmPay Limited", "999991"),
    bank(26, "000030", "Parallex Bank", "104"),
    bank(13, "076", "Polaris Bank", "076"),
    bank(194, "000031", "Premium Trust Bank", "105"),
    bank(25, "101", "Providus Bank", "101"),
    bank(109, "090175", "Rubies Microfinance Bank", "125"),
    bank(82, "090325", "Sparkle Microfinance Bank", "51310"),
    bank(14, "221", "Stanbic IBTC Bank", "221"),
    bank(15, "068", "Standard Chartered Bank", "068"),
    bank(16, "232", "Sterling Bank", "232"),
    bank(23, "100", "SunTrust Bank", "100"),
    bank(68, "000026", "TAJ Bank", "302"),
    bank(50, "000025", "Titan Bank", "102"),
    bank(17, "032", "Union Bank PLC", "032"),
    bank(18, "033", "United Bank for Africa", "033"),
    bank(19, "215", "Unity Bank PLC", "215"),
    bank(110, "090110", "VFD Microfinance Bank", "566"),
    bank(20, "035", "Wema Bank PLC", "035"),
    bank(21, "057", "Zenith Bank", "057"),
];

/// The bank with a code.
pub fn by_code(code: &str) -> Option<&'static Bank> {
    BANKS.iter().find(|bank| bank.code == code)
}

/// The bank that has a code at Paystack.
pub fn by_paystack_code(code: &str) -> Option<&'static Bank> {
    BANKS.iter().find(|bank| bank.paystack_code == code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{BANKS, by_code, by_paystack_code};
    use crate::paystack::rules::banks as paystack;

    #[test]
    fn codes_and_numbers_are_unique_and_every_bank_of_paystack_is_here() {
        for unique in [
            BANKS.iter().map(|bank| bank.code.to_owned()).collect::<BTreeSet<_>>(),
            BANKS.iter().map(|bank| bank.paystack_code.to_owned()).collect(),
            BANKS.iter().map(|bank| bank.id.to_string()).collect(),
        ] {
            assert_eq!(unique.len(), BANKS.len());
        }
        assert!(paystack::BANKS.iter().all(|bank| by_paystack_code(bank.code).is_some()));
    }

    #[test]
    fn some_banks_have_another_code_here() {
        assert_eq!(by_paystack_code("50211").map(|bank| bank.code), Some("090267"));
        assert_eq!(by_code("50211"), None);
        assert_eq!(by_paystack_code("058").map(|bank| bank.code), Some("058"));
    }
}
