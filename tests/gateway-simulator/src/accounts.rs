//! Bank accounts that exist in the simulated world, and the endings of account numbers that misbehave.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{courses::TransferCourse, gateway::Gateway};

/// A bank account and the name the bank knows it by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Whose code the bank has here; absent: Paystack's, and the account is opened under Flutterwave's code too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gateway: Option<Gateway>,
    /// The bank's code, as the gateway lists it.
    pub bank_code: String,
    /// Ten digits.
    pub account_number: String,
    /// The holder; answered in capitals, as banks do.
    pub account_name: String,
}

/// All accounts that resolve to a name at one gateway.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Accounts {
    /// Keyed by `bank_code/account_number`.
    names: BTreeMap<String, String>,
}

impl Accounts {
    /// Opens an account, or renames it.
    pub fn open(&mut self, bank_code: &str, account_number: &str, account_name: &str) {
        self.names.insert(format!("{bank_code}/{account_number}"), account_name.trim().to_uppercase());
    }

    /// The holder's name in capitals; `None` when no such account is open, or it ends in the digits that never
    /// resolve.
    pub fn resolve(&self, bank_code: &str, account_number: &str) -> Option<&str> {
        let name = self.names.get(&format!("{bank_code}/{account_number}"))?;
        (Magic::of(account_number) != Some(Magic::Unresolvable)).then_some(name)
    }

    /// Every open account, as one of a gateway.
    pub fn list(&self, gateway: Option<Gateway>) -> Vec<Account> {
        self.names
            .iter()
            .filter_map(|(key, name)| {
                let (bank_code, account_number) = key.split_once('/')?;
                Some(Account {
                    gateway,
                    bank_code: bank_code.to_owned(),
                    account_number: account_number.to_owned(),
                    account_name: name.clone(),
                })
            })
            .collect()
    }
}

/// What the last four digits of an account number make happen, so that a person can see a failure without the
/// control interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Magic {
    /// The name never resolves and no recipient can be made of it.
    Unresolvable,
    /// Transfers to it take this course.
    Transfer(TransferCourse),
}

impl Magic {
    /// Every ending and what it does, for the rule and for the page that explains it.
    pub const ENDINGS: [(&'static str, Magic, &'static str); 9] = [
        ("9900", Magic::Unresolvable, "the account name cannot be resolved"),
        ("9901", Magic::Transfer(TransferCourse::Failed), "the transfer fails"),
        ("9902", Magic::Transfer(TransferCourse::Reversed), "the transfer succeeds and is then reversed"),
        ("9903", Magic::Transfer(TransferCourse::Otp), "the transfer waits for an OTP"),
        ("9904", Magic::Transfer(TransferCourse::Received), "the transfer waits for an approval"),
        (
            "9905",
            Magic::Transfer(TransferCourse::Pending),
            "the transfer stays pending until it is settled by hand",
        ),
        ("9906", Magic::Transfer(TransferCourse::InsufficientBalance), "refused: the balance is not enough"),
        (
            "9907",
            Magic::Transfer(TransferCourse::Blocked),
            "the transfer waits for an approval and is blocked",
        ),
        (
            "9908",
            Magic::Transfer(TransferCourse::Rejected),
            "the transfer waits for an approval and is rejected",
        ),
    ];

    /// The rule for an account number, if its ending has one.
    pub fn of(account_number: &str) -> Option<Magic> {
        Magic::ENDINGS
            .iter()
            .find(|(ending, ..)| account_number.ends_with(ending))
            .map(|(_, magic, _)| *magic)
    }
}

#[cfg(test)]
mod tests {
    use super::{Accounts, Magic};
    use crate::courses::TransferCourse;

    #[test]
    fn open_accounts_resolve_in_capitals_and_unknown_ones_do_not() {
        let mut accounts = Accounts::default();
        accounts.open("044", "2233445566", " Adaeze Nwosu ");
        assert_eq!(accounts.resolve("044", "2233445566"), Some("ADAEZE NWOSU"));
        assert_eq!(accounts.resolve("058", "2233445566"), None, "another bank");
    }

    #[test]
    fn endings_choose_what_happens() {
        let mut accounts = Accounts::default();
        accounts.open("058", "0000009900", "Nobody");
        assert_eq!(accounts.resolve("058", "0000009900"), None);
        assert_eq!(Magic::of("0123459901"), Some(Magic::Transfer(TransferCourse::Failed)));
        assert_eq!(Magic::of("0123456789"), None);
    }
}
