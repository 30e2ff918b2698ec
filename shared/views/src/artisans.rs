//! Artisans, as buyers and as they themselves see them.

use domain::artisans::delivery::DeliveryOptions;
use domain::artisans::{Artisan, PayoutAccount, PayoutMode, Tier, Verification};
use domain::messages::ResponseTime;
use domain::reviews::{Rating, RatingOf};
use domain::{ArtisanId, Timestamp, UploadId};
use serde::Serialize;
use store::entities::{Parties, ShownArtisan};

use crate::RatingView;

/// An artisan as anybody sees them.
#[derive(Debug, Clone, Serialize)]
pub struct ArtisanView<'a> {
    id: ArtisanId,
    display_name: &'a str,
    trades: &'a [String],
    areas: &'a [String],
    about: &'a str,
    /// Whether they may sell.
    verified: bool,
    /// How fast they usually answer; none where too little is known, or they are slow.
    answers_within: Option<ResponseTime>,
    created_at: Timestamp,
    /// By buyers; left out where it was not read, or nobody has reviewed them.
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<RatingView>,
    /// When they take orders again, if they take none; may have passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    away_until: Option<Timestamp>,
    /// How their goods get to buyers; none where the two agree on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery_options: Option<&'a DeliveryOptions>,
}

/// An artisan beside something of theirs.
#[derive(Debug, Clone, Serialize)]
pub struct ArtisanSummaryView<'a> {
    id: ArtisanId,
    /// None when they have gone.
    display_name: Option<&'a str>,
    /// Whether they may sell.
    verified: bool,
    tier: Tier,
    /// By buyers; left out while there is no review.
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<RatingView>,
    /// When they take orders again, if they take none; may have passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    away_until: Option<Timestamp>,
}

/// An artisan as they see themselves.
#[derive(Debug, Clone, Serialize)]
pub struct OwnArtisanView<'a> {
    #[serde(flatten)]
    shown: ArtisanView<'a>,
    legal_name: &'a str,
    verification: Verification,
    /// Why they were turned down or suspended.
    reason: Option<&'a str>,
    documents: &'a [UploadId],
    submitted_at: Option<Timestamp>,
    decided_at: Option<Timestamp>,
    payout_account: Option<PayoutAccountView<'a>>,
    payout_mode: PayoutMode,
    /// Until when payouts wait, after the account was replaced.
    payouts_on_hold_until: Option<Timestamp>,
    /// Whether they wait until a suspension is over.
    payouts_held: bool,
    tier: Tier,
}

/// Whether an artisan may sell, and what was decided last, as administrators see it.
#[derive(Debug, Clone, Serialize)]
pub struct ArtisanStandingView<'a> {
    artisan_id: ArtisanId,
    verification: Verification,
    /// Why they were turned down or suspended.
    reason: Option<&'a str>,
    /// Whether payouts wait until a suspension is over.
    payouts_held: bool,
    decided_at: Option<Timestamp>,
}

/// Where payouts go: enough of it to be recognised.
#[derive(Debug, Clone, Serialize)]
pub struct PayoutAccountView<'a> {
    bank_code: &'a str,
    bank_name: &'a str,
    account_last4: &'a str,
    account_name: &'a str,
    set_at: Timestamp,
}

impl<'a> ArtisanView<'a> {
    /// What buyers may know of `artisan`.
    pub fn new(artisan: &'a Artisan) -> Self {
        Self {
            id: artisan.id,
            display_name: &artisan.profile.display_name,
            trades: &artisan.profile.trades,
            areas: &artisan.profile.areas,
            about: &artisan.profile.about,
            verified: artisan.may_sell(),
            answers_within: None,
            created_at: artisan.created_at,
            rating: None,
            away_until: artisan.away_until,
            delivery_options: Some(&artisan.delivery_options).filter(|options| !options.is_empty()),
        }
    }

    /// What their page shows of them, at `at`: with how buyers rate them, and how fast they usually answer.
    pub fn shown(found: &'a ShownArtisan, at: Timestamp) -> Self {
        let answers_within = found.answers_within(at);
        Self { answers_within, ..Self::new(&found.artisan).rated(found.rating.as_ref()) }
    }

    /// With how buyers rate them.
    #[must_use]
    pub fn rated(self, rating: Option<&Rating>) -> Self {
        Self { rating: RatingView::new(rating), ..self }
    }
}

impl<'a> ArtisanSummaryView<'a> {
    /// The artisan `id`, as far as they are still among `parties`, with how they are rated there.
    pub fn new(id: ArtisanId, parties: &'a Parties) -> Self {
        Self::of(id, parties.artisan(id), parties.rating(RatingOf::Artisan(id)))
    }

    /// The artisan `id`, as far as `artisan` is still there, and how buyers rate them.
    pub fn of(id: ArtisanId, artisan: Option<&'a Artisan>, rating: Option<&Rating>) -> Self {
        let artisan = artisan.filter(|artisan| artisan.left_at.is_none());
        Self {
            id,
            display_name: artisan.map(|artisan| artisan.profile.display_name.as_str()),
            verified: artisan.is_some_and(Artisan::may_sell),
            tier: artisan.map(|artisan| artisan.tier).unwrap_or_default(),
            rating: RatingView::new(rating),
            away_until: artisan.and_then(|artisan| artisan.away_until),
        }
    }
}

impl<'a> OwnArtisanView<'a> {
    /// With how fast they usually answer.
    #[must_use]
    pub const fn answering(mut self, within: Option<ResponseTime>) -> Self {
        self.shown.answers_within = within;
        self
    }

    /// All that `artisan` may know of themselves.
    pub fn new(artisan: &'a Artisan) -> Self {
        Self {
            shown: ArtisanView::new(artisan),
            legal_name: &artisan.profile.legal_name,
            verification: artisan.verification,
            reason: artisan.reason.as_deref(),
            documents: &artisan.documents,
            submitted_at: artisan.submitted_at,
            decided_at: artisan.decided_at,
            payout_account: artisan.payout_account.as_ref().map(PayoutAccountView::new),
            payout_mode: artisan.payout_mode,
            payouts_on_hold_until: artisan.payouts_on_hold_until,
            payouts_held: artisan.payouts_held,
            tier: artisan.tier,
        }
    }
}

impl<'a> ArtisanStandingView<'a> {
    /// Of `artisan`.
    pub fn new(artisan: &'a Artisan) -> Self {
        Self {
            artisan_id: artisan.id,
            verification: artisan.verification,
            reason: artisan.reason.as_deref(),
            payouts_held: artisan.payouts_held,
            decided_at: artisan.decided_at,
        }
    }
}

impl<'a> PayoutAccountView<'a> {
    fn new(account: &'a PayoutAccount) -> Self {
        Self {
            bank_code: &account.bank_code,
            bank_name: &account.bank_name,
            account_last4: &account.account_last4,
            account_name: &account.account_name,
            set_at: account.set_at,
        }
    }
}
