//! People. U1 a user.

use domain::users::User;
use domain::{Timestamp, UserId};

use super::identity::unverified_until;
use crate::{Audited, Error, Key, Loaded, Stored, Table, compiled};

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
}
