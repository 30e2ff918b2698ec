//! Who acts on an order. A permission is an argument that only a check here makes.

use serde::{Deserialize, Serialize};

use crate::orders::{Order, ReleaseCode};
use crate::{Actor, ArtisanId, UserId};

/// Proof that the caller is the order's buyer. Only [`Order::as_buyer`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderBuyer(UserId);

/// Proof that the caller is the order's artisan. Only [`Order::as_artisan`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderArtisan(ArtisanId);

/// Either party of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// The buyer.
    Buyer(OrderBuyer),
    /// The artisan.
    Artisan(OrderArtisan),
}

/// One of the two sides of an order, and of what goes with one: a dispute, a conversation, a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The buyer's.
    Buyer,
    /// The artisan's.
    Artisan,
}

/// What permits the release of the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// The buyer says so.
    Buyer(OrderBuyer),
    /// The buyer gave the artisan the code.
    Code(ReleaseCode),
}

/// Why a caller may not act on an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoParty {
    /// Neither buyer nor artisan: the order is not theirs to know of.
    Stranger,
    /// The other party: knows the order but may not do this.
    OtherParty,
}

impl Confirmation {
    /// Who confirmed, as the author of the change.
    pub fn actor(self) -> Actor {
        match self {
            Self::Buyer(OrderBuyer(user)) => Actor::Buyer(user),
            Self::Code(code) => code.entered_by().actor(),
        }
    }
}

impl Party {
    /// The party as the author of a change.
    pub fn actor(self) -> Actor {
        match self {
            Self::Buyer(OrderBuyer(user)) => Actor::Buyer(user),
            Self::Artisan(OrderArtisan(artisan)) => Actor::Artisan(artisan),
        }
    }
}

impl Side {
    /// The one across.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Buyer => Self::Artisan,
            Self::Artisan => Self::Buyer,
        }
    }

    /// As it is written, and called in a sentence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Artisan => "artisan",
        }
    }

    /// Who is on it, where `buyer` has to do with `artisan`.
    pub fn user(self, buyer: UserId, artisan: ArtisanId) -> UserId {
        match self {
            Self::Buyer => buyer,
            Self::Artisan => artisan.user(),
        }
    }

    /// `user`, who is on it, as the author of a change.
    pub fn actor(self, user: UserId) -> Actor {
        match self {
            Self::Buyer => Actor::Buyer(user),
            Self::Artisan => Actor::Artisan(user.artisan()),
        }
    }
}

impl From<Party> for Side {
    fn from(party: Party) -> Self {
        match party {
            Party::Buyer(_) => Self::Buyer,
            Party::Artisan(_) => Self::Artisan,
        }
    }
}

impl OrderBuyer {
    /// The buyer as the author of a change.
    pub fn actor(self) -> Actor {
        Actor::Buyer(self.0)
    }
}

impl OrderArtisan {
    /// The artisan as the author of a change.
    pub fn actor(self) -> Actor {
        Actor::Artisan(self.0)
    }
}

impl Order {
    /// The caller as the buyer.
    pub fn as_buyer(&self, user: UserId) -> Result<OrderBuyer, NoParty> {
        match self.as_party(user)? {
            Party::Buyer(buyer) => Ok(buyer),
            Party::Artisan(_) => Err(NoParty::OtherParty),
        }
    }

    /// The caller as the artisan.
    pub fn as_artisan(&self, user: UserId) -> Result<OrderArtisan, NoParty> {
        match self.as_party(user)? {
            Party::Artisan(artisan) => Ok(artisan),
            Party::Buyer(_) => Err(NoParty::OtherParty),
        }
    }

    /// The caller as either party.
    pub fn as_party(&self, user: UserId) -> Result<Party, NoParty> {
        if user == self.sale.buyer_id {
            Ok(Party::Buyer(OrderBuyer(user)))
        } else if user.artisan() == self.sale.artisan_id {
            Ok(Party::Artisan(OrderArtisan(self.sale.artisan_id)))
        } else {
            Err(NoParty::Stranger)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;
    use crate::samples::*;

    #[test]
    fn a_stranger_does_not_know_the_order_and_each_party_does_only_its_own() {
        let order = placed().entity;
        let stranger = UserId::new(start(), [99; 10]);
        assert_eq!(order.as_party(stranger), Err(NoParty::Stranger));
        assert_eq!(order.as_buyer(stranger), Err(NoParty::Stranger));
        assert_eq!(order.as_artisan(stranger), Err(NoParty::Stranger));
        assert_eq!(order.as_artisan(order.buyer_id()), Err(NoParty::OtherParty));
        assert_eq!(order.as_buyer(order.artisan_id().user()), Err(NoParty::OtherParty));
    }
}
