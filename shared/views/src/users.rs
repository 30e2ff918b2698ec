//! People.

use domain::identity::credentials::Email;
use domain::users::{Phone, User};
use domain::{Role, Timestamp, UserId};
use serde::Serialize;

/// A user as they see themselves.
#[derive(Debug, Clone, Serialize)]
pub struct UserView<'a> {
    id: UserId,
    email: &'a Email,
    name: &'a str,
    phone: Option<&'a Phone>,
    roles: &'a [Role],
    email_verified_at: Option<Timestamp>,
    created_at: Timestamp,
}

impl<'a> UserView<'a> {
    /// All that the user may see of `user`.
    pub fn new(user: &'a User) -> Self {
        Self {
            id: user.id,
            email: &user.email,
            name: &user.name,
            phone: user.phone.as_ref(),
            roles: &user.roles,
            email_verified_at: user.email_verified_at,
            created_at: user.created_at,
        }
    }
}
