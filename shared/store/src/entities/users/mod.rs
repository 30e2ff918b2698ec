//! People. U1 a user; U11 those with an address or a telephone number.

mod leaving;
mod own;

use domain::identity::credentials::Email;
use domain::users::{Phone, User};
use domain::{Timestamp, UserId};

pub use leaving::{
    Departures, Leaver, ORDER_CALLS_MAX, Open, OrderTraces, come_back, erase_all, erase_log_in,
    erase_order_traces, set_leaving,
};
pub use own::Own;

use super::identity::unverified_until;
use crate::{Audited, Error, Index, Indexes, Key, Loaded, PageRequest, Stored, Table, compiled};

/// People who gave one telephone number and are shown together, at most: one transaction notes the look at each.
const SHARED_PHONE_MAX: u32 = 20;

/// `USER#usr_… / USER`
pub fn user_key(id: UserId) -> Key {
    Key::new(format!("USER#{id}"), "USER")
}

impl Stored for User {
    fn key(&self) -> Key {
        user_key(self.id)
    }

    fn expires_at(&self) -> Option<Timestamp> {
        unverified_until(self.id, self.email_verified_at)
    }

    fn indexes(&self) -> Indexes {
        let whose = format!("USER#{}", self.id);
        if self.has_left() {
            return Indexes { due: self.due, ..Indexes::default() };
        }
        Indexes {
            gsi1: Some((format!("PERSON#{}", self.email.as_str()), whose.clone())),
            gsi2: self.phone.as_ref().map(|phone| (format!("PERSON#{}", phone.as_str()), whose)),
            due: self.due,
        }
    }
}

impl Audited for User {
    const WITHHELD: &'static [&'static str] = &["email", "name", "phone"];
}

compiled::audited!(User);

repository! {
    /// The people in the table.
    Users, users
}

impl Users {
    /// U1: a user; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find(&self, id: UserId) -> Result<Option<Loaded<User>>, Error> {
        self.0.get(&user_key(id)).await
    }

    /// U11: whose address `email` is: one person at most, as the claim of the address has it.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn of_email(&self, email: &Email) -> Result<Vec<Loaded<User>>, Error> {
        self.known_by(Index::Gsi1, email.as_str()).await
    }

    /// U11: who gave `phone`; several may share one, of whom the first are shown.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn of_phone(&self, phone: &Phone) -> Result<Vec<Loaded<User>>, Error> {
        self.known_by(Index::Gsi2, phone.as_str()).await
    }

    async fn known_by(&self, index: Index, text: &str) -> Result<Vec<Loaded<User>>, Error> {
        let page = PageRequest { limit: SHARED_PHONE_MAX, cursor: None };
        Ok(self.0.query(index, &format!("PERSON#{text}"), "USER#", true, &page).await?.items)
    }
}
