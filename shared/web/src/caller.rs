//! Who asks.

use domain::{Actor, ArtisanId, Role, SessionId, UserId};

/// A signed-in user, as the access token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Who it is.
    pub user_id: UserId,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The log-in that the token was issued to.
    pub session_id: SessionId,
}

impl Caller {
    /// Whether they have `role`.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The artisan that they are, if they have the role.
    pub fn artisan_id(&self) -> ArtisanId {
        self.user_id.artisan()
    }

    /// They, as the author of a change about themselves.
    pub fn as_user(&self) -> Actor {
        Actor::User(self.user_id)
    }

    /// They, as the buyer.
    pub fn as_buyer(&self) -> Actor {
        Actor::Buyer(self.user_id)
    }

    /// They, as the artisan.
    pub fn as_artisan(&self) -> Actor {
        Actor::Artisan(self.artisan_id())
    }

    /// They, as an administrator.
    pub fn as_admin(&self) -> Actor {
        Actor::Admin(self.user_id)
    }
}
