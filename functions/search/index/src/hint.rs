//! What a message says about where to look.

use domain::artisans::events::ArtisanEvent;
use domain::catalogue::events::ProductEvent;
use domain::orders::events::OrderEvent;
use domain::reviews::events::{ReviewCounted, ReviewEvent, ReviewHidden};
use domain::search::requests::{AuditPart, DifferingPart, ListingsPart, ObjectsPart, SearchRequest};
use domain::{ArtisanId, OrderId, ProductId};
use messaging::{Event, Message};

/// Something that may have changed.
#[derive(Clone)]
pub(crate) struct Hint {
    pub(crate) about: About,
    /// The message itself, from which others follow.
    pub(crate) message: Message,
}

/// What it is about.
#[derive(Clone)]
pub(crate) enum About {
    Product(ProductId),
    /// All that they sell has to be looked at, too.
    Artisan(ArtisanId),
    /// What it is made of: its stock went or came.
    Order(OrderId),
    /// How they are rated; the artisan alone, since what else they sell says nothing of that.
    Rated(ArtisanId, Vec<ProductId>),
    Listings(ListingsPart),
    Objects(ObjectsPart),
    Audit(AuditPart),
    Differing(DifferingPart),
}

messaging::takes! {
    /// The events that the queue lets through.
    enum Taken {
        Created = ProductEvent::Created,
        Updated = ProductEvent::Updated,
        StockAdjusted = ProductEvent::StockAdjusted,
        Archived = ProductEvent::Archived,
        Published = ProductEvent::Published,
        Hidden = ProductEvent::Hidden,
        Placed = OrderEvent::Placed,
        Expired = OrderEvent::Expired,
        Cancelled = OrderEvent::Cancelled,
        ProfileUpdated = ArtisanEvent::Updated,
        Verified = ArtisanEvent::Verified,
        TierSet = ArtisanEvent::TierSet,
        Suspended = ArtisanEvent::Suspended,
        Restored = ArtisanEvent::Restored,
        Left = ArtisanEvent::Left,
        Reviewed(ReviewCounted) = ReviewEvent::Shown,
        ReviewHidden(ReviewHidden) = ReviewEvent::Hidden,
        ReviewRestored(ReviewCounted) = ReviewEvent::Restored,
        Listings(ListingsPart) = SearchRequest::Listings,
        Objects(ObjectsPart) = SearchRequest::Objects,
        Audit(AuditPart) = SearchRequest::Audit,
        Differing(DifferingPart) = SearchRequest::Differing,
    }
}

impl About {
    fn rated(ReviewCounted { review, product_ids, .. }: ReviewCounted) -> Self {
        Self::Rated(review.artisan_id, product_ids)
    }
}

impl Hint {
    pub(crate) fn of(message: &Message) -> messaging::Result<Self> {
        let about = match Taken::of(message)? {
            Taken::Created
            | Taken::Updated
            | Taken::StockAdjusted
            | Taken::Archived
            | Taken::Published
            | Taken::Hidden => About::Product(message.subject()?),
            Taken::Placed | Taken::Expired | Taken::Cancelled => About::Order(message.subject()?),
            Taken::ProfileUpdated
            | Taken::Verified
            | Taken::TierSet
            | Taken::Suspended
            | Taken::Restored
            | Taken::Left => About::Artisan(message.subject()?),
            Taken::Reviewed(counted) | Taken::ReviewRestored(counted) => About::rated(counted),
            Taken::ReviewHidden(hidden) => About::rated(hidden.review),
            Taken::Listings(part) => About::Listings(part),
            Taken::Objects(part) => About::Objects(part),
            Taken::Audit(part) => About::Audit(part),
            Taken::Differing(part) => About::Differing(part),
        };
        Ok(Self { about, message: message.clone() })
    }

    /// What is asked for next about `artisan`: the page of what they sell that begins at `cursor`.
    pub(crate) fn listings(&self, artisan_id: ArtisanId, cursor: Option<String>) -> Event {
        let request = SearchRequest::Listings(ListingsPart { artisan_id, cursor });
        self.asked(&request, &artisan_id.to_string())
    }

    /// What is asked for as a part of what this hint belongs to.
    pub(crate) fn asked(&self, request: &SearchRequest, subject: &str) -> Event {
        Event::asked(request, subject, self.message.at, self.message.correlation_id())
    }
}
