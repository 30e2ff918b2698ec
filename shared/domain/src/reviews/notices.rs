//! What people are told of reviews.

use crate::notice::{Notice, goods, notice, sentence, silent, until};
use crate::orders::Side;
use crate::reviews::Stars;
use crate::reviews::events::{ReviewEvent, ReviewFacts};
use crate::{AppPage, Zone};

impl ReviewFacts {
    fn goods(&self) -> String {
        goods(&self.title, self.lines)
    }

    fn tell(&self, side: Side, title: String, body: String) -> Notice {
        notice(side.user(self.buyer_id, self.artisan_id), title, body, AppPage::Order(self.order_id))
    }

    /// Whoever wrote it, as the other side calls them.
    const fn author(&self) -> &'static str {
        match self.by {
            Side::Buyer => "The buyer",
            Side::Artisan => "The artisan",
        }
    }
}

/// Who is told what; `None` where the facts lack what the sentence needs.
pub(crate) fn notices(event: &ReviewEvent, zone: Zone) -> Option<Vec<Notice>> {
    let told = match event {
        ReviewEvent::Written(review) => vec![review.tell(
            review.by.other(),
            format!("A review waits for yours: {}", review.goods()),
            format!(
                "{} has reviewed this order. Write your review, and each of you can read the other's. If you do not, theirs \
                 is shown on {}, and you can no longer write one.",
                review.author(),
                until(review.until, zone)?
            ),
        )],
        ReviewEvent::Changed(_) => silent("what waits is told of when it is shown"),
        ReviewEvent::Shown(shown) => {
            let (review, stars) = (&shown.review, in_words(shown.stars));
            vec![match review.by {
                Side::Buyer => review.tell(
                    Side::Artisan,
                    format!("{stars} for you: {}", review.goods()),
                    "The buyer's review is on your page now. Open the order to read it; you can reply once, and everybody \
                     sees the reply."
                        .to_owned(),
                ),
                Side::Artisan => review.tell(
                    Side::Buyer,
                    format!("{stars} for you: {}", review.goods()),
                    "Open the order to read what the artisan says of you. Only artisans whom you order from see how you are \
                     rated."
                        .to_owned(),
                ),
            }]
        }
        ReviewEvent::Replied(review) => vec![review.tell(
            review.by,
            format!("A reply to your review: {}", review.goods()),
            "The other side answered what you wrote. Open the order to read it.".to_owned(),
        )],
        ReviewEvent::Hidden(hidden) => {
            let review = &hidden.review.review;
            vec![review.tell(
                review.by,
                format!("Your review was hidden: {}", review.goods()),
                format!(
                    "Nobody else sees it any more, and it does not count. Reason: {} If you think this is wrong, write to \
                     support.",
                    sentence(&hidden.reason)
                ),
            )]
        }
        ReviewEvent::Restored(restored) => {
            let review = &restored.review;
            vec![review.tell(
                review.by,
                format!("Your review is shown again: {}", review.goods()),
                "We looked at it once more. It stands where it stood, and counts.".to_owned(),
            )]
        }
    };
    Some(told)
}

fn in_words(stars: Stars) -> String {
    match stars {
        Stars::One => "1 star".to_owned(),
        Stars::Two | Stars::Three | Stars::Four | Stars::Five => format!("{} stars", u8::from(stars)),
    }
}
