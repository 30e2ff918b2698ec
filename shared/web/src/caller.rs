//! Who asks.

use domain::identity::session::is_fresh;
use domain::{Actor, ArtisanId, Role, SessionId, Timestamp, UserId};

use crate::Problem;
use crate::problem::STEP_UP_REQUIRED;
use crate::token::{Claims, Method};

/// A signed-in user, as the access token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Who it is.
    pub user_id: UserId,
    /// What they may do.
    pub roles: Vec<Role>,
    /// The log-in that the token was issued to.
    pub session_id: SessionId,
    /// When they last proved who they are.
    pub proved_at: Timestamp,
    /// Whether with a second factor.
    pub second_factor: bool,
}

impl From<Claims> for Caller {
    fn from(claims: Claims) -> Self {
        Self {
            user_id: claims.sub,
            roles: claims.roles,
            session_id: claims.sid,
            proved_at: Timestamp::from_millis(claims.auth_time.saturating_mul(1_000)),
            second_factor: claims.amr.contains(&Method::Otp),
        }
    }
}

impl Caller {
    /// Whether they have `role`.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// They proved who they are a moment ago, as has to be for what moves an account, or the address of its money.
    ///
    /// # Errors
    /// [`STEP_UP_REQUIRED`], else.
    pub fn require_proof(&self, at: Timestamp) -> Result<(), Problem> {
        if is_fresh(self.proved_at, at) {
            return Ok(());
        }
        let how = if self.second_factor { "a code of your app" } else { "your password" };
        let detail = format!("Confirm with {how} that it is you, then send the same request again.");
        Err(Problem::new(STEP_UP_REQUIRED, detail))
    }

    /// Whether they may do nothing yet but set up a second factor: what an administrator can do is too much for a password alone.
    pub(crate) fn lacks_second_factor(&self) -> bool {
        self.is(Role::Admin) && !self.second_factor
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
