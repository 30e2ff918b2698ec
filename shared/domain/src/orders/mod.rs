//! Orders: one buyer, one artisan, and the escrow that holds the money; refunds and chargebacks as an order sees them.

mod actions;
pub mod chargeback;
mod clock;
mod code;
mod dispute;
mod escrow;
pub mod events;
mod line;
pub(crate) mod notices;
mod order;
mod party;
mod progress;
pub mod refund;
mod reviewing;
mod status;
mod terms;
mod unsettled;
mod written;

pub use actions::OrderAction;
pub use clock::ANSWER_SECONDS_MOST;
pub use code::{CodeCheck, RELEASE_CODE_ATTEMPTS_MAX, RELEASE_CODE_DIGITS, ReleaseCode};
pub use dispute::{DISPUTES_MAX, Divided, RESUMED_SECONDS_LEAST};
pub use escrow::{GivenBack, Release};
pub use line::{DeliveryLine, Line, ProductLine};
pub use order::{Order, Placement};
pub use party::{Confirmation, NoParty, OrderArtisan, OrderBuyer, Party, Side};
#[cfg(test)]
pub(crate) use progress::tests::transitions;
pub use progress::{CancelledBy, PHOTOS_MAX, Proof, Tracking};
pub use reviewing::REVIEW_WINDOW_SECONDS;
pub use status::{OrderStatus, PaymentStatus};
pub use terms::Terms;
pub use unsettled::Unsettled;
