//! What happens to an artisan's profile, verification and payout account.

use serde::{Deserialize, Serialize};

use crate::artisans::{PayoutMode, Tier, Verification};
use crate::event::events;
use crate::{ArtisanId, Timestamp};

/// What each event of an artisan carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtisanFacts {
    /// Which artisan.
    pub artisan_id: ArtisanId,
    /// Whether the platform vouches for them after the event.
    pub verification: Verification,
    /// Why they were turned down, if they were.
    pub reason: Option<String>,
    /// The bank of the payout account, if one is set.
    pub bank_name: Option<String>,
    /// The last four digits of the payout account, if one is set.
    pub account_last4: Option<String>,
    /// How payouts come about.
    pub payout_mode: PayoutMode,
    /// Until when payouts wait, after the account was replaced.
    pub payouts_on_hold_until: Option<Timestamp>,
    /// How much trust they have earned.
    pub tier: Tier,
}

/// What [`ArtisanEvent::TierSet`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtisanTierSet {
    /// The artisan.
    #[serde(flatten)]
    pub artisan: ArtisanFacts,
    /// Why, in the administrator's words.
    pub tier_reason: String,
}

/// What [`ArtisanEvent::Suspended`] carries; the reason is the artisan's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtisanSuspended {
    /// The artisan.
    #[serde(flatten)]
    pub artisan: ArtisanFacts,
    /// Whether payouts wait until the suspension is over.
    pub payouts_held: bool,
}

/// What [`ArtisanEvent::Restored`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtisanRestored {
    /// The artisan.
    #[serde(flatten)]
    pub artisan: ArtisanFacts,
    /// Why the suspension is over, in the administrator's words.
    pub restored_because: String,
}

/// What [`ArtisanEvent::AccountConfirmed`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtisanAccountConfirmed {
    /// The artisan.
    #[serde(flatten)]
    pub artisan: ArtisanFacts,
    /// Why it is theirs, in the administrator's words.
    pub confirmed_because: String,
}

/// What [`ArtisanEvent::AwaySet`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtisanAway {
    /// The artisan.
    #[serde(flatten)]
    pub artisan: ArtisanFacts,
    /// When they take orders again; none where they do now.
    pub away_until: Option<Timestamp>,
}

events! {
    /// What happens to an artisan.
    pub enum ArtisanEvent {
        /// The profile was written for the first time.
        Created(ArtisanFacts) = "artisan.created",
        /// The profile was written again.
        Updated(ArtisanFacts) = "artisan.updated",
        /// Documents were handed in for review.
        Submitted(ArtisanFacts) = "artisan.submitted",
        /// They may sell.
        Verified(ArtisanFacts) = "artisan.verified",
        /// They were turned down.
        Rejected(ArtisanFacts) = "artisan.rejected",
        /// The account that payouts go to was set, again or another.
        PayoutAccountSet(ArtisanFacts) = "artisan.payout_account_set",
        /// An administrator confirmed an account that the bank knows by another name.
        AccountConfirmed(ArtisanAccountConfirmed) = "artisan.account_confirmed",
        /// They said how payouts come about.
        PayoutModeSet(ArtisanFacts) = "artisan.payout_mode_set",
        /// An administrator said how much trust they have earned.
        TierSet(ArtisanTierSet) = "artisan.tier_set",
        /// An administrator stopped them from selling, or changed the terms of that.
        Suspended(ArtisanSuspended) = "artisan.suspended",
        /// An administrator let them sell again.
        Restored(ArtisanRestored) = "artisan.restored",
        /// They said how their goods get to buyers.
        DeliveryOptionsSet(ArtisanFacts) = "artisan.delivery_options_set",
        /// They take no orders until a day, or take them again.
        AwaySet(ArtisanAway) = "artisan.away_set",
        /// They left: who they are was erased.
        Left(ArtisanFacts) = "artisan.left",
    }
}
