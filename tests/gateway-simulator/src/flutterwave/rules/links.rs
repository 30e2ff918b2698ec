//! Payment links: what a customer is asked to pay, under the merchant's reference. Nothing has a number yet.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{fields, merchant::Merchant, refusal::Refusal};
use crate::clock::Moment;

/// A hosted payment link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The merchant's reference.
    pub tx_ref: String,
    /// The last part of the payment page's address.
    pub code: String,
    /// What is asked for, in minor units.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// Where the payment page sends the customer afterwards.
    pub redirect_url: Option<String>,
    /// Who pays.
    pub email: String,
    /// What the page shows above the amount.
    pub title: Option<String>,
    /// What the merchant attached: an object, or null.
    pub meta: Value,
    /// Whether it was switched off.
    pub disabled: bool,
    /// When it was made.
    pub created_at: Moment,
}

/// Someone who pays, one record per e-mail address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Flutterwave's number.
    pub id: u64,
    /// As sent.
    pub email: String,
    /// As sent, if it was.
    pub name: Option<String>,
    /// As sent, if it was.
    pub phone: Option<String>,
    /// When he was first met.
    pub created_at: Moment,
}

impl Merchant {
    /// `POST /v3/payments`.
    ///
    /// # Errors
    /// When a field is missing or wrong, or the reference was used before.
    pub fn create_link(&mut self, body: &Value, now: Moment) -> Result<&Link, Refusal> {
        let tx_ref = fields::required(body, "tx_ref")?.to_owned();
        let amount = fields::amount(body)?;
        let currency = fields::currency(body)?.to_owned();
        let nothing = Value::Null;
        let customer = body.get("customer").unwrap_or(&nothing);
        let email = fields::text(customer, "email").filter(|email| email.contains('@'));
        let email = email.ok_or_else(|| Refusal::bad("customer.email is required"))?;
        if self.links.contains_key(&tx_ref) {
            return Err(Refusal::bad("Transaction reference already exist"));
        }
        self.meet_customer(email, customer, now);
        let customizations = body.get("customizations").unwrap_or(&nothing);
        let link = Link {
            code: self.ids.code("flwlnk-", 26),
            amount,
            currency,
            redirect_url: fields::text(body, "redirect_url").map(str::to_owned),
            email: email.to_owned(),
            title: fields::text(customizations, "title").map(str::to_owned),
            meta: body.get("meta").filter(|meta| meta.is_object()).cloned().unwrap_or(Value::Null),
            disabled: false,
            created_at: now,
            tx_ref: tx_ref.clone(),
        };
        Ok(self.links.entry(tx_ref).or_insert(link))
    }

    /// `POST /v3/payments/link/disable`.
    ///
    /// # Errors
    /// When there is no such link, or it is off.
    pub fn disable_link(&mut self, body: &Value) -> Result<(), Refusal> {
        let address = fields::required(body, "link")?;
        let code = address.rsplit('/').next().unwrap_or_default();
        let link = self.links.values_mut().find(|link| link.code == code && !link.disabled);
        let link = link.ok_or_else(|| Refusal::bad("This payment link is currently inactive"))?;
        link.disabled = true;
        Ok(())
    }

    /// The link whose page has this address.
    pub fn link_by_code(&self, code: &str) -> Option<&Link> {
        self.links.values().find(|link| link.code == code)
    }

    /// The customer of an e-mail address.
    pub fn customer(&self, email: &str) -> Option<&Customer> {
        self.customers.get(&email.to_lowercase())
    }

    fn meet_customer(&mut self, email: &str, said: &Value, now: Moment) {
        let key = email.to_lowercase();
        if !self.customers.contains_key(&key) {
            let id = self.ids.number(2_362_222);
            let (email, created_at) = (email.to_owned(), now);
            self.customers.insert(key.clone(), Customer { id, email, name: None, phone: None, created_at });
        }
        let Some(customer) = self.customers.get_mut(&key) else { return };
        if let Some(name) = fields::text(said, "name") {
            customer.name = Some(name.to_owned());
        }
        if let Some(phone) = fields::text(said, "phonenumber") {
            customer.phone = Some(phone.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Merchant;
    use crate::clock::Moment;

    const NOW: Moment = Moment::from_millis(1_000);

    fn asked() -> Value {
        json!({"tx_ref": "pay-1", "amount": "25000.50", "customer": {"email": "a@example.com", "name": "A"}})
    }

    #[test]
    fn a_reference_makes_one_link_and_a_customer_is_one_person() {
        let mut merchant = Merchant::new("Homify", 1);
        let link = merchant.create_link(&asked(), NOW).expect("complete");
        assert_eq!((link.amount, link.currency.as_str()), (2_500_050, "NGN"));
        let again = merchant.create_link(&asked(), NOW).expect_err("used");
        assert!(again.message.contains("already exist"));
        let mut other = asked();
        other["tx_ref"] = json!("pay-2");
        other["customer"] = json!({"email": "A@Example.com", "phonenumber": "0800"});
        merchant.create_link(&other, NOW).expect("complete");
        let customer = merchant.customer("a@example.com").expect("known");
        assert_eq!((customer.name.as_deref(), customer.phone.as_deref()), (Some("A"), Some("0800")));
        assert_eq!(merchant.customers.len(), 1);
    }

    #[test]
    fn what_is_missing_is_said() {
        let mut merchant = Merchant::new("Homify", 1);
        for (field, message) in [
            ("tx_ref", "tx_ref is required"),
            ("amount", "amount is required"),
            ("customer", "customer.email is required"),
        ] {
            let mut body = asked();
            body[field] = Value::Null;
            let refusal = merchant.create_link(&body, NOW).expect_err(message);
            assert_eq!((refusal.status, refusal.message.as_str()), (400, message));
        }
    }

    #[test]
    fn a_link_is_switched_off_once() {
        let mut merchant = Merchant::new("Homify", 1);
        let code = merchant.create_link(&asked(), NOW).expect("complete").code.clone();
        let body = json!({"link": format!("http://127.0.0.1/flutterwave/pay/{code}")});
        merchant.disable_link(&body).expect("on");
        assert!(merchant.disable_link(&body).is_err());
        assert!(merchant.links["pay-1"].disabled);
    }
}
