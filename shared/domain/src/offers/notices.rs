//! What people are told of offers on a price.

use crate::notice::{Notice, notice, silent, until, words};
use crate::offers::events::{OfferAnswered, OfferEvent, OfferExpired, OfferFacts};
use crate::orders::Side;
use crate::{AppPage, Zone};

impl OfferFacts {
    fn tell(&self, side: Side, title: String, body: String) -> Notice {
        let page = match side {
            Side::Buyer => AppPage::OwnOffers,
            Side::Artisan => AppPage::Offers,
        };
        notice(side.user(self.buyer_id, self.artisan_id), title, body, page)
    }

    fn goods(&self) -> String {
        words(&self.title)
    }

    /// `NGN 2,000.00 a piece for 3`
    fn terms(&self) -> String {
        match self.quantity {
            1 => self.unit_price.to_string(),
            more => format!("{} a piece for {more}", self.unit_price),
        }
    }
}

/// Who is told what; `None` where the facts lack what the sentence needs.
pub(crate) fn notices(event: &OfferEvent, zone: Zone) -> Option<Vec<Notice>> {
    let told = match event {
        OfferEvent::Proposed(offer) => vec![offer.tell(
            Side::Artisan,
            format!("A buyer offers {} for {}", offer.unit_price, offer.goods()),
            format!(
                "They would pay {}. Accept it, decline it, or ask for something between, until {}. What you accept is held in escrow \
                 as with any order, and our fee is of the lower price.",
                offer.terms(),
                until(offer.until, zone)?
            ),
        )],
        OfferEvent::Countered(offer) => vec![offer.tell(
            Side::Buyer,
            format!("The artisan asks for {} for {}", offer.unit_price, offer.goods()),
            format!(
                "They do not take what you offered, and would sell for {}. Accept it, decline it, or offer something else, until {}.",
                offer.terms(),
                until(offer.until, zone)?
            ),
        )],
        OfferEvent::Accepted(accepted) => vec![agreed(accepted, zone)?],
        OfferEvent::Declined(declined) => vec![refused(declined)],
        OfferEvent::Withdrawn(offer) => vec![offer.tell(
            Side::Artisan,
            format!("The buyer took an offer back: {}", offer.goods()),
            format!("They no longer offer {}. You have nothing to do.", offer.terms()),
        )],
        OfferEvent::Expired(expired) => ran_out(expired),
        OfferEvent::Used(_) => silent("the artisan hears of the order once it is paid, and the buyer ordered it"),
    };
    Some(told)
}

/// To the side that waited for the answer.
fn agreed(accepted: &OfferAnswered, zone: Zone) -> Option<Notice> {
    let offer = &accepted.offer;
    let by_when = until(offer.until, zone)?;
    Some(match accepted.by {
        Side::Artisan => offer.tell(
            Side::Buyer,
            format!("Your price was accepted: {}", offer.goods()),
            format!(
                "You can order at {} until {by_when}, once. No piece is kept for you meanwhile. Pay only here: we hold your \
                 money until you have what you ordered.",
                offer.terms()
            ),
        ),
        Side::Buyer => offer.tell(
            Side::Artisan,
            format!("The buyer accepts your price: {}", offer.goods()),
            format!(
                "They can order at {} until {by_when}. You will hear from us when the order is paid; until then nothing is \
                 ordered, and anybody can buy it.",
                offer.terms()
            ),
        ),
    })
}

fn refused(declined: &OfferAnswered) -> Notice {
    let offer = &declined.offer;
    match declined.by {
        Side::Artisan => offer.tell(
            Side::Buyer,
            format!("Your price was declined: {}", offer.goods()),
            format!(
                "The artisan does not sell it for {}. You can offer another price, or order it as it is.",
                offer.unit_price
            ),
        ),
        Side::Buyer => offer.tell(
            Side::Artisan,
            format!("The buyer declined your price: {}", offer.goods()),
            format!("They do not pay {}. Nothing was ordered, and you have nothing to do.", offer.unit_price),
        ),
    }
}

/// To both: who was slow, and who waited.
fn ran_out(expired: &OfferExpired) -> Vec<Notice> {
    let offer = &expired.offer;
    let title = |what: &str| format!("{what}: {}", offer.goods());
    match expired.waited_for {
        Some(Side::Artisan) => vec![
            offer.tell(
                Side::Buyer,
                title("Your offer was not answered"),
                format!(
                    "The artisan did not answer in time, so {} is not offered any more. You can offer again, or order it as \
                     it is.",
                    offer.unit_price
                ),
            ),
            offer.tell(
                Side::Artisan,
                title("An offer ran out"),
                format!(
                    "You did not answer the buyer who offered {} in time. If you do not want offers on it, turn them off \
                     where you edit the product.",
                    offer.terms()
                ),
            ),
        ],
        Some(Side::Buyer) => vec![
            offer.tell(
                Side::Buyer,
                title("The artisan's price ran out"),
                format!(
                    "You did not answer in time, and {} does not stand any more. You can offer again, or order it as it is.",
                    offer.unit_price
                ),
            ),
            offer.tell(
                Side::Artisan,
                title("Your price was not answered"),
                format!("The buyer did not say whether they pay {}. You have nothing to do.", offer.terms()),
            ),
        ],
        None => vec![
            offer.tell(
                Side::Buyer,
                title("The price that you agreed on ran out"),
                format!(
                    "You did not order in time, so {} is not good any more. You can offer again, or order it as it is.",
                    offer.unit_price
                ),
            ),
            offer.tell(
                Side::Artisan,
                title("A price that you agreed on ran out"),
                format!("The buyer did not order at {} in time. You have nothing to do.", offer.terms()),
            ),
        ],
    }
}
