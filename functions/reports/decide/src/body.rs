//! What is sent.

use domain::reports::Ruling;
use domain::{ArtisanId, ProductId, ReviewId};
use serde::Deserialize;
use web::Text;

#[derive(Deserialize)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Body {
    Dismiss {
        /// Kept, and told to nobody.
        reason: Text<3, 500>,
    },
    Warn {
        /// Who answers for the thing is told it.
        reason: Text<3, 500>,
    },
    HideProduct {
        product_id: ProductId,
        /// The artisan is told it.
        reason: Text<3, 500>,
    },
    HideReview {
        review_id: ReviewId,
        /// Its author is told it.
        reason: Text<3, 500>,
    },
    Suspend {
        artisan_id: ArtisanId,
        payouts: Payouts,
        /// The artisan is told it.
        reason: Text<3, 500>,
    },
}

/// What becomes of the artisan's money meanwhile.
#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Payouts {
    /// It stays in the wallet until the artisan is restored.
    Hold,
    /// It is paid out as before.
    Continue,
}

/// What is decided.
pub(crate) struct Decision {
    pub(crate) ruling: Ruling,
    pub(crate) reason: String,
    /// Whether the money of who is suspended stays in the wallet.
    pub(crate) holds_payouts: bool,
}

impl From<Body> for Decision {
    fn from(body: Body) -> Self {
        let (ruling, reason, payouts) = match body {
            Body::Dismiss { reason } => (Ruling::Dismiss, reason, Payouts::Continue),
            Body::Warn { reason } => (Ruling::Warn, reason, Payouts::Continue),
            Body::HideProduct { product_id, reason } => {
                (Ruling::HideProduct(product_id), reason, Payouts::Continue)
            }
            Body::HideReview { review_id, reason } => {
                (Ruling::HideReview(review_id), reason, Payouts::Continue)
            }
            Body::Suspend { artisan_id, payouts, reason } => (Ruling::Suspend(artisan_id), reason, payouts),
        };
        Self { ruling, reason: reason.into(), holds_payouts: payouts == Payouts::Hold }
    }
}
