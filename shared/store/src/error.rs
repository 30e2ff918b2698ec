//! Why the table did not do what was asked.

use domain::{ArtisanId, Day, ProductId};

use crate::{Answer, Key};

/// A read or a change that did not happen. No change happens in part.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another change was faster: load again and decide again.
    #[error("another change was faster")]
    Conflict,
    /// What was asked for by its identifier is not there.
    #[error("there is no {} in {}", .0.noun(), .0.subject())]
    NotFound(Key),
    /// The same request was answered before; this is the answer.
    #[error("the request was answered before")]
    Answered(Answer),
    /// The idempotency key was used with another request.
    #[error("the idempotency key was used with another request")]
    KeyReused,
    /// Fewer pieces are left than were wanted.
    #[error("{left} left of {product_id}")]
    OutOfStock {
        /// Of what.
        product_id: ProductId,
        /// How many are left.
        left: i64,
    },
    /// The product was changed or archived since it was read.
    #[error("{product_id} was changed")]
    ProductChanged {
        /// Which one.
        product_id: ProductId,
    },
    /// The artisan may not sell.
    #[error("the artisan is not verified")]
    ArtisanNotVerified,
    /// The artisan takes no orders for some days.
    #[error("{artisan_id} is away until {until}")]
    ArtisanAway {
        /// Who.
        artisan_id: ArtisanId,
        /// The day from which on they take orders again.
        until: Day,
    },
    /// The artisan says how their goods get to buyers, and the buyer chose nothing of it.
    #[error("{artisan_id} offers ways of delivery")]
    DeliveryNotChosen {
        /// Who.
        artisan_id: ArtisanId,
    },
    /// One of two people takes no messages of the other.
    #[error("one of them takes no messages of the other")]
    Blocked {
        /// Whether it is the sender who blocks.
        by_sender: bool,
    },
    /// The e-mail address has an account.
    #[error("the e-mail address has an account")]
    EmailTaken,
    /// The account at a provider opens another person's account.
    #[error("the account at the provider is linked to another person's")]
    ProviderLinked,
    /// The cursor was not made for this list.
    #[error("the cursor was not made for this list")]
    BadCursor,
    /// The table did not answer, or with something that cannot be read.
    #[error("the table is unavailable: {0}")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The table does not take the change as it is: a fault of ours, which no repetition mends. Nothing happened.
    #[error("the table does not take this: {0}")]
    Invalid(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    pub(crate) fn unavailable(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Unavailable(source.into())
    }

    pub(crate) fn invalid(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Invalid(source.into())
    }
}
