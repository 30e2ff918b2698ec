//! What is reported, and how whoever reports it sees it.

use serde::{Deserialize, Serialize};

use super::Seen;
use crate::artisans::Artisan;
use crate::catalogue::Product;
use crate::messages::{Contacts, Conversation, Correspondent, Message};
use crate::orders::Side;
use crate::reviews::Review;
use crate::{ArtisanId, ConversationId, ProductId, ReportId, ReviewId, TypedId, UserId};

/// Something that can be reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Thing {
    /// What somebody sells.
    Product {
        /// Which product.
        product_id: ProductId,
    },
    /// An artisan, as their page shows them.
    Artisan {
        /// Which artisan.
        artisan_id: ArtisanId,
    },
    /// A buyer, as an artisan knows one.
    Buyer {
        /// Which person.
        buyer_id: UserId,
        /// Where the two write to each other; of several, the one that it was first reported from.
        conversation_id: ConversationId,
    },
    /// What somebody wrote to whoever reports it.
    Message {
        /// In which conversation.
        conversation_id: ConversationId,
        /// Which message.
        number: u32,
    },
    /// What one side of an order says of the other.
    Review {
        /// Which review.
        review_id: ReviewId,
    },
}

impl Thing {
    /// The one report of it, whether there is one or not.
    pub fn report_id(self) -> ReportId {
        let (at, cause) = match self {
            Self::Product { product_id } => (product_id.created_at(), product_id.to_string()),
            Self::Artisan { artisan_id } => (artisan_id.created_at(), artisan_id.to_string()),
            Self::Buyer { buyer_id, .. } => (buyer_id.created_at(), buyer_id.to_string()),
            Self::Message { conversation_id, number } => {
                (conversation_id.created_at(), format!("{conversation_id}:{number}"))
            }
            Self::Review { review_id } => (review_id.created_at(), review_id.to_string()),
        };
        ReportId::derived(at, &cause)
    }
}

/// A thing as whoever reports it sees it now. Only they who may see it get one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What.
    pub(super) thing: Thing,
    /// Who answers for it.
    pub(super) person_id: UserId,
    /// What it is called; empty where it has no name of its own.
    pub(super) title: String,
    /// How it looks.
    pub(super) seen: Seen,
}

impl Found {
    /// `product`, if it is on sale.
    pub fn product(product: &Product) -> Option<Self> {
        let offer = &product.offer;
        product.is_on_sale().then(|| Self {
            thing: Thing::Product { product_id: product.id },
            person_id: product.artisan_id.user(),
            title: offer.title.clone(),
            seen: Seen { pictures: offer.images.clone(), ..Seen::words(&offer.description) },
        })
    }

    /// `artisan`, if they may sell.
    pub fn artisan(artisan: &Artisan) -> Option<Self> {
        artisan.may_sell().then(|| Self {
            thing: Thing::Artisan { artisan_id: artisan.id },
            person_id: artisan.id.user(),
            title: artisan.profile.display_name.clone(),
            seen: Seen::words(&artisan.profile.about),
        })
    }

    /// The buyer of `conversation`, if `by` is its artisan.
    pub fn buyer(conversation: &Conversation, by: Correspondent) -> Option<Self> {
        (by.side() == Side::Artisan).then(|| Self {
            thing: Thing::Buyer { buyer_id: conversation.buyer_id, conversation_id: conversation.id },
            person_id: conversation.buyer_id,
            title: String::new(),
            seen: Seen::words(""),
        })
    }

    /// `message` of `conversation`, as `contacts` lets it be read; `_by` takes part.
    pub fn message(
        conversation: &Conversation,
        message: &Message,
        _by: Correspondent,
        contacts: Contacts,
    ) -> Self {
        let shown = message.shown(contacts);
        Self {
            thing: Thing::Message { conversation_id: conversation.id, number: message.number },
            person_id: conversation.person(message.by),
            title: conversation.title.clone(),
            seen: Seen {
                hides_contacts: shown.hides_contacts,
                files: message.uploads.clone(),
                ..Seen::words(&shown.text)
            },
        }
    }

    /// `review`, if it is shown, and to `user`: what an artisan says of a buyer, that order's sides alone read.
    pub fn review(review: &Review, user: UserId) -> Option<Self> {
        let is_side = user == review.buyer_id || user.artisan() == review.artisan_id;
        (review.is_shown() && (review.by == Side::Buyer || is_side)).then(|| Self {
            thing: Thing::Review { review_id: review.id },
            person_id: review.author(),
            title: review.title.clone(),
            seen: Seen { pictures: review.opinion.pictures.clone(), ..Seen::words(&review.opinion.words) },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_named_with_nothing_more() {
        let read = |json: &str| serde_json::from_str::<Thing>(json);
        let id = "prd_01K90A7GQ2S5V8YB3E6H9KMNPR";
        let product = read(&format!(r#"{{"kind":"product","product_id":"{id}"}}"#)).unwrap();
        assert_eq!(product.report_id().to_string(), "rpt_01K90A7GQ2NBJBNCRNQP0B8RWS");
        for wrong in [
            format!(r#"{{"kind":"product","product_id":"{id}","surplus":1}}"#),
            format!(r#"{{"kind":"artisan","product_id":"{id}"}}"#),
            format!(r#"{{"product_id":"{id}"}}"#),
            r#"{"kind":"moon"}"#.to_owned(),
            "[]".to_owned(),
        ] {
            assert!(read(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_buyer_has_one_report_wherever_it_comes_from() {
        use crate::samples::*;
        let of = |seed: u8| Thing::Buyer {
            buyer_id: buyer_id(),
            conversation_id: ConversationId::new(start(), [seed; 10]),
        };
        assert_eq!(of(1).report_id(), of(2).report_id());
    }
}
