//! Transfer recipients: a bank account made ready to be paid. The same account gives the same recipient.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{banks, fields, integration::Integration, refusal::Refusal};
use crate::clock::Moment;

/// A recipient of transfers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Paystack's number.
    pub id: u64,
    /// `RCP_…`.
    pub code: String,
    /// As the merchant wrote it.
    pub name: String,
    /// Ten digits.
    pub account_number: String,
    /// As the bank knows the holder.
    pub account_name: String,
    /// The bank's code.
    pub bank_code: String,
    /// The bank's name.
    pub bank_name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// As the merchant wrote it, or empty.
    pub description: String,
    /// As the merchant sent it, or null.
    pub metadata: Value,
    /// When it was created.
    pub created_at: Moment,
}

/// A recipient, and whether the request made it.
#[derive(Clone, Debug)]
pub struct Registered {
    /// The recipient.
    pub recipient: Recipient,
    /// `false` when the account was known already.
    pub is_new: bool,
}

impl Integration {
    /// `POST /transferrecipient`.
    ///
    /// # Errors
    /// When a field is missing, the type is not `nuban`, or the account does not exist.
    pub fn register_recipient(&mut self, body: &Value, now: Moment) -> Result<Registered, Refusal> {
        let kind = fields::required(body, "type", "Type is required")?;
        if kind != "nuban" {
            return Err(Refusal::params("Recipient type is not supported by this simulator; use nuban"));
        }
        let name = fields::required(body, "name", "Name is required")?;
        let account_number = fields::required(body, "account_number", "Account number is required")?;
        let bank_code = fields::required(body, "bank_code", "bank_code is required")?;
        let currency = fields::currency(body)?;
        let bank = banks::by_code(bank_code).ok_or_else(|| Refusal::params("Unknown bank code"))?;
        if account_number.len() != 10 || !account_number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Refusal::params("Account number is invalid"));
        }
        if let Some(known) = self.recipient_of_account(bank_code, account_number, currency) {
            return Ok(Registered { recipient: known.clone(), is_new: false });
        }
        let account_name = match self.accounts.resolve(bank_code, account_number) {
            Some(account_name) => account_name.to_owned(),
            None => return Err(Refusal::params("Cannot resolve account")),
        };
        let recipient = Recipient {
            id: self.ids.number(60_124_455),
            code: self.ids.code("RCP_", 15),
            name: name.to_owned(),
            account_number: account_number.to_owned(),
            account_name,
            bank_code: bank_code.to_owned(),
            bank_name: bank.name.to_owned(),
            currency: currency.to_owned(),
            description: fields::text(body, "description").unwrap_or_default().to_owned(),
            metadata: body.get("metadata").cloned().unwrap_or(Value::Null),
            created_at: now,
        };
        self.recipients.insert(recipient.code.clone(), recipient.clone());
        Ok(Registered { recipient, is_new: true })
    }

    fn recipient_of_account(
        &self,
        bank_code: &str,
        account_number: &str,
        currency: &str,
    ) -> Option<&Recipient> {
        self.recipients.values().find(|known| {
            known.bank_code == bank_code
                && known.account_number == account_number
                && known.currency == currency
        })
    }

    /// The recipient with Paystack's number.
    pub fn recipient_by_id(&self, id: u64) -> Option<&Recipient> {
        self.recipients.values().find(|recipient| recipient.id == id)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::{
        clock::Moment,
        paystack::rules::integration::{Domain, Integration},
    };

    #[test]
    fn the_same_account_gives_the_same_recipient() {
        let mut integration = Integration::new(Domain::Test, "Homify", 1);
        let body = json!({
            "type": "nuban", "name": "Musa Bello", "account_number": "0123456789", "bank_code": "058",
            "currency": "NGN"
        });
        let now = Moment::from_millis(0);
        let first = integration.register_recipient(&body, now).expect("a known account");
        let second = integration.register_recipient(&body, now).expect("a known account");
        assert!(first.is_new && !second.is_new);
        assert_eq!(first.recipient, second.recipient);
        assert_eq!(first.recipient.account_name, "MUSA BELLO");
    }

    #[test]
    fn an_account_that_does_not_exist_is_refused() {
        let mut integration = Integration::new(Domain::Test, "Homify", 1);
        for (bank_code, account_number, message) in [
            ("058", "9999999999", "Cannot resolve account"),
            ("999", "0123456789", "Unknown bank code"),
            ("058", "12345", "Account number is invalid"),
        ] {
            let body = json!({
                "type": "nuban", "name": "X", "account_number": account_number, "bank_code": bank_code
            });
            let refusal = integration.register_recipient(&body, Moment::from_millis(0)).expect_err(message);
            assert_eq!(refusal.message, message);
        }
    }
}
