//! How often a buyer proposes prices in a day: enough to bargain, too few to find out what an artisan does not say.

use serde::{Deserialize, Serialize};

use crate::pace::Pace;
use crate::time::DAY_SECONDS;
use crate::{ProductId, Refused, Timestamp, UserId};

/// Prices that one person proposes in a day.
const PROPOSALS_MAX: u8 = 20;
/// Of these on one product, with those that were too low: bargaining takes three, and looking for the lowest price that is taken more.
const ON_ONE_MAX: u8 = 4;

/// What a person proposed lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposals {
    /// Who proposes.
    pub user_id: UserId,
    /// How much in a day; nothing yet.
    pace: Option<Pace>,
    /// How much of it on which product.
    on: Vec<(ProductId, Pace)>,
}

impl Proposals {
    /// Nothing yet.
    pub const fn none(user_id: UserId) -> Self {
        Self { user_id, pace: None, on: Vec::new() }
    }

    /// With one more, on `product`.
    ///
    /// # Errors
    /// [`Refused`] `too-many-offers` when there were as many as a day takes; it says when it is possible again.
    pub fn one_more(&self, product: ProductId, at: Timestamp) -> Result<Self, Refused> {
        let refused = |detail: String| {
            |possible_at: Timestamp| Refused::new("too-many-offers", detail).with("possible_at", possible_at)
        };
        let before = self.on.iter().find(|(on, _)| *on == product).map(|(_, pace)| *pace);
        let one = Pace::within(before, ON_ONE_MAX, DAY_SECONDS, at).map_err(refused(format!(
            "You have offered {ON_ONE_MAX} prices for this in a day. Order it as it is, or offer again tomorrow."
        )))?;
        let pace = Pace::within(self.pace, PROPOSALS_MAX, DAY_SECONDS, at).map_err(refused(format!(
            "You have offered {PROPOSALS_MAX} prices in a day. See what comes of those, or offer again tomorrow."
        )))?;
        let still = |(on, pace): &&(ProductId, Pace)| *on != product && pace.over_at(DAY_SECONDS) > at;
        let on = self.on.iter().filter(still).copied().chain([(product, one)]).collect();
        Ok(Self { pace: Some(pace), on, ..self.clone() })
    }

    /// From when on they count no more.
    pub fn forgotten_at(&self) -> Option<Timestamp> {
        self.on.iter().map(|(_, pace)| pace.over_at(DAY_SECONDS)).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;
    use crate::samples::*;

    fn product(seed: u8) -> ProductId {
        ProductId::new(start(), [seed; 10])
    }

    #[test]
    fn a_day_takes_four_prices_on_one_product_and_twenty_on_all() {
        let mut proposals = Proposals::none(buyer_id());
        for _ in 0..ON_ONE_MAX {
            proposals = proposals.one_more(product(1), start()).unwrap();
        }
        let late = start().plus_seconds(DAY - 1);
        let refused = proposals.one_more(product(1), late).unwrap_err();
        assert_eq!(refused.problem, "too-many-offers");
        assert_eq!(refused.facts["possible_at"], serde_json::json!(start().plus_seconds(DAY)));
        for seed in 0..PROPOSALS_MAX - ON_ONE_MAX {
            proposals = proposals.one_more(product(seed + 2), late).unwrap();
        }
        assert_eq!(proposals.one_more(product(99), late).unwrap_err().problem, "too-many-offers");
        let next = proposals.one_more(product(1), start().plus_seconds(DAY)).unwrap();
        assert_eq!(next.on.iter().filter(|(on, _)| *on == product(1)).count(), 1);
    }

    #[test]
    fn what_is_a_day_old_is_forgotten() {
        let once = Proposals::none(buyer_id()).one_more(product(1), start()).unwrap();
        let later = once.one_more(product(2), start().plus_seconds(DAY)).unwrap();
        assert_eq!(later.on.len(), 1);
        assert_eq!(later.forgotten_at(), Some(start().plus_seconds(2 * DAY)));
    }
}
