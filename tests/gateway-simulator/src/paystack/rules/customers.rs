//! The people who pay, one record per e-mail address.

use serde::{Deserialize, Serialize};

use super::integration::Integration;

/// A customer. Paystack knows a name or a number only if the merchant sent one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Paystack's number.
    pub id: u64,
    /// `CUS_…`.
    pub code: String,
    /// As sent at initialisation.
    pub email: String,
    /// As sent, if it was.
    pub first_name: Option<String>,
    /// As sent, if it was.
    pub last_name: Option<String>,
    /// As sent, if it was.
    pub phone: Option<String>,
}

/// What a merchant may say about a customer besides the e-mail address.
#[derive(Clone, Copy, Debug, Default)]
pub struct Person<'a> {
    /// Given name.
    pub first_name: Option<&'a str>,
    /// Family name.
    pub last_name: Option<&'a str>,
    /// Telephone number in international form.
    pub phone: Option<&'a str>,
}

impl Integration {
    /// Finds or creates the customer with an e-mail address and fills in what is newly known.
    pub fn meet_customer(&mut self, email: &str, person: Person<'_>) -> u64 {
        let key = email.to_lowercase();
        if !self.customers.contains_key(&key) {
            let id = self.ids.number(190_011_223);
            let code = self.ids.code("CUS_", 15);
            let email = email.to_owned();
            let customer = Customer { id, code, email, first_name: None, last_name: None, phone: None };
            self.customers.insert(key.clone(), customer);
        }
        let Some(customer) = self.customers.get_mut(&key) else { return 0 };
        let learn = |known: &mut Option<String>, said: Option<&str>| {
            if let Some(said) = said {
                *known = Some(said.to_owned());
            }
        };
        learn(&mut customer.first_name, person.first_name);
        learn(&mut customer.last_name, person.last_name);
        learn(&mut customer.phone, person.phone);
        customer.id
    }

    /// The customer of an e-mail address.
    pub fn customer(&self, email: &str) -> Option<&Customer> {
        self.customers.get(&email.to_lowercase())
    }
}
