//! The rules of Homify, as pure functions: what may happen to money, orders, refunds and payouts, and what follows.
//!
//! Nothing here does I/O, reads a clock or draws a random number: time and randomness are arguments. A `decide`-like
//! method takes the state and a command and answers a [`Decision`]: nothing to do, an [`Outcome`] to be committed
//! whole, or a [`Refused`].

pub mod action;
pub mod actor;
pub mod app_page;
pub mod area;
pub mod artisans;
pub mod books;
pub mod cart;
pub mod catalogue;
pub mod change;
pub mod chargebacks;
pub mod disputes;
#[cfg(test)]
mod documented;
pub mod escrow;
pub mod event;
pub mod history;
pub mod id;
pub mod identity;
pub mod ledger;
pub mod market;
pub mod messages;
pub mod money;
pub mod notice;
pub mod notifications;
pub mod offers;
pub mod orders;
pub mod pace;
pub mod payments;
pub mod payouts;
pub mod refunds;
pub mod reports;
pub mod reviews;
#[cfg(test)]
mod samples;
pub mod search;
pub mod steps;
pub mod text;
pub mod time;
pub mod uploads;
pub mod users;
pub mod wallet;

pub use action::{Action, Reason};
pub use actor::{Actor, Role};
pub use app_page::AppPage;
pub use books::totals::Totals;
pub use change::{Decided, Decision, Due, Facts, Outcome, Refused, Step, Timer};
pub use event::{DomainEvent, Entity};
pub use id::{
    ArtisanId, AuditId, ChargebackId, ConversationId, DifferenceId, DisputeId, EmailChangeId, EscrowId,
    ImportId, NotificationId, OfferId, OrderId, PaymentId, PayoutId, ProductId, RefundId, ReportId, ReviewId,
    SessionId, TypedId, UploadId, UserId,
};
pub use ledger::{Account, Posting};
pub use market::Market;
pub use money::{BasisPoints, Currency, Money, Proceeds};
pub use time::{Day, Timestamp, UnknownZone, Zone, minutes_in_words};

/// Whether a value is what its type starts with: such a field is not written, and read back when it is missing.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
