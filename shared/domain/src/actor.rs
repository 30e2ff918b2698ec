//! Who did it.

use serde::{Deserialize, Serialize};

use crate::{ArtisanId, UserId};

/// What a person may do on the platform. An artisan can also buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Orders and pays.
    Buyer,
    /// Sells, once verified.
    Artisan,
    /// Reviews, decides, repairs.
    Admin,
}

/// The author of a change, as the history records it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// A user, about themselves.
    User(UserId),
    /// A user, as the buyer.
    Buyer(UserId),
    /// A user, as the artisan.
    Artisan(ArtisanId),
    /// A user, as an administrator.
    Admin(UserId),
    /// A payment gateway, by its name, verified.
    Gateway(String),
    /// A step or timer of ours, by the function's name.
    System(String),
}

impl Actor {
    /// The function `name` itself, acting on a timer or an event.
    pub fn system(name: &str) -> Self {
        Self::System(name.to_owned())
    }
}
