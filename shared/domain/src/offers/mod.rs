//! Offers on a price: a buyer proposes to pay less for a product than it costs, as far as its artisan lets them; the artisan accepts,
//! declines or asks for something between. What is agreed on is good for that buyer, as many pieces and a day.

mod actions;
mod agreed;
pub mod events;
pub(crate) mod notices;
mod offer;
mod proposals;

pub use actions::OfferAction;
pub use agreed::{OFFERS_IN_CHECKOUT_MAX, at_agreed_prices};
pub use offer::{
    Bid, NoOffer, OfferArtisan, OfferBuyer, OfferParty, OfferState, PriceOffer, ROUNDS_MAX, offer_id, propose,
};
pub use proposals::Proposals;
