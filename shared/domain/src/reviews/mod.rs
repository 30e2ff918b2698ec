//! Reviews: what the sides of an order say of each other once it has ended. Neither is shown before both are there, or the time to write
//! is over. What is shown counts in the rating of whom and what it is about.

mod actions;
pub mod events;
pub(crate) mod notices;
mod rating;
mod review;

pub use actions::ReviewAction;
pub use rating::{Rating, RatingOf, Stars, Tally};
pub use review::{
    Hidden, Moderator, Opinion, PICTURES_MAX, RatedGoods, Reply, Review, ReviewState, Reviewed, Written,
    review_id, write,
};
