//! What a side may do with an offer.

use serde::{Deserialize, Serialize};

use crate::cart::Shelf;
use crate::offers::{Bid, OfferParty, PriceOffer, propose};
use crate::{Action, Money, Timestamp, UserId};

/// Something that can be done with an offer on a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferAction {
    /// The buyer says what they would pay, for the first time or instead of what the artisan asks.
    Propose,
    /// Whom it waits for agrees; `until` says how long they may.
    Accept,
    /// The artisan asks for something between; `until` says how long they may.
    Counter,
    /// Whom it waits for says no; `until` says how long they may.
    Decline,
    /// The buyer takes it back.
    Withdraw,
}

impl OfferAction {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Propose, Self::Accept, Self::Counter, Self::Decline, Self::Withdraw];

    /// Whether `buyer` may propose a price for a piece of what is on `shelf` at `at`, whose offer on it is `before`; and why not.
    pub fn propose(
        before: Option<&PriceOffer>,
        shelf: &Shelf,
        buyer: UserId,
        at: Timestamp,
    ) -> Option<Action<Self>> {
        // Less than what stands, if only a little: nobody is told how low is too low before they ask.
        let price = shelf.product.offer.price;
        let stands = before.and_then(|before| before.asked).unwrap_or(price);
        let least = shelf.product.lowest_offer().unwrap_or(price).amount;
        let amount = stands.amount.saturating_sub(1).max(least);
        let bid = Bid { unit_price: Money { amount, ..price }, quantity: 1 };
        Action::of(Self::Propose, propose(before, shelf, buyer, bid, at))
    }
}

impl PriceOffer {
    /// What `party` may do with it at `at`. Each is the answer of the rule that decides when the command comes.
    pub fn actions(&self, party: OfferParty, at: Timestamp) -> Vec<Action<OfferAction>> {
        let between = Money { amount: self.list_price.amount.saturating_sub(1), ..self.list_price };
        let own = match party {
            OfferParty::Buyer(buyer) => Action::of(OfferAction::Withdraw, self.withdraw(buyer, at)),
            OfferParty::Artisan(artisan) => {
                Action::of(OfferAction::Counter, self.counter(artisan, between, at))
            }
        };
        let offered = [
            Action::of(OfferAction::Accept, self.accept(party, self.unit_price(), at)),
            own,
            Action::of(OfferAction::Decline, self.decline(party, at)),
        ];
        let until = |action: Action<OfferAction>| action.with("until", self.until());
        offered.into_iter().flatten().filter(|action| action.allowed).map(until).collect()
    }
}
