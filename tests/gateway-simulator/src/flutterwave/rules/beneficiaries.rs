//! Beneficiaries: bank accounts kept to be paid later. Optional: a transfer can name the account itself.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{banks, fields, merchant::Merchant, refusal::Refusal};
use crate::clock::Moment;

/// A kept bank account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beneficiary {
    /// Flutterwave's number.
    pub id: u64,
    /// Ten digits.
    pub account_number: String,
    /// Flutterwave's code of the bank.
    pub bank_code: String,
    /// The bank's name.
    pub bank_name: String,
    /// As the merchant wrote it, or as the bank knows the holder.
    pub full_name: String,
    /// When it was kept.
    pub created_at: Moment,
}

impl Merchant {
    /// `POST /v3/beneficiaries`. The same account again gives the same beneficiary.
    ///
    /// # Errors
    /// When a field is missing, or the account does not resolve.
    pub fn keep_beneficiary(&mut self, body: &Value, now: Moment) -> Result<Beneficiary, Refusal> {
        let account_number = fields::required(body, "account_number")?;
        let bank_code = fields::required(body, "account_bank")?;
        let bank = banks::by_code(bank_code).ok_or_else(|| Refusal::bad("account_bank is not known"))?;
        let holder = self.resolve(account_number, bank_code)?.to_owned();
        let same =
            |known: &&Beneficiary| known.account_number == account_number && known.bank_code == bank_code;
        if let Some(known) = self.beneficiaries.values().find(same) {
            return Ok(known.clone());
        }
        let beneficiary = Beneficiary {
            id: self.ids.number(3_644),
            account_number: account_number.to_owned(),
            bank_code: bank_code.to_owned(),
            bank_name: bank.name.to_uppercase(),
            full_name: fields::text(body, "beneficiary_name").map_or(holder, str::to_owned),
            created_at: now,
        };
        self.beneficiaries.insert(beneficiary.id, beneficiary.clone());
        Ok(beneficiary)
    }

    /// The beneficiary with Flutterwave's number.
    ///
    /// # Errors
    /// 404 if there is none.
    pub fn beneficiary(&self, id: u64) -> Result<&Beneficiary, Refusal> {
        self.beneficiaries.get(&id).ok_or_else(|| Refusal::not_found("Beneficiary not found"))
    }

    /// `POST /v3/accounts/resolve`: the name behind an account number.
    ///
    /// # Errors
    /// When the account does not resolve.
    pub fn resolve(&self, account_number: &str, bank_code: &str) -> Result<&str, Refusal> {
        let message = "Sorry, recipient account could not be validated. Please try again";
        self.accounts.resolve(bank_code, account_number).ok_or_else(|| Refusal::bad(message))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Merchant;
    use crate::clock::Moment;

    #[test]
    fn the_same_account_gives_the_same_beneficiary_and_an_unknown_one_none() {
        let mut merchant = Merchant::new("Homify", 1);
        let now = Moment::from_millis(0);
        let body = json!({"account_number": "0690000034", "account_bank": "044", "beneficiary_name": "Musa"});
        let first = merchant.keep_beneficiary(&body, now).expect("a known account");
        assert_eq!(merchant.keep_beneficiary(&body, now), Ok(first));
        for unknown in [
            json!({"account_number": "0690000099", "account_bank": "044"}),
            json!({"account_number": "0690000034", "account_bank": "50211"}),
            json!({"account_number": "0690000034"}),
        ] {
            assert!(merchant.keep_beneficiary(&unknown, now).is_err(), "{unknown}");
        }
    }
}
