//! What buyer and artisan write to each other: a conversation for each order, and for questions before anything is ordered.
//!
//! A message has a number, which follows from the conversation's: of two that are sent at once one is first, and both sides read them
//! in that order. What a message says is kept as it was written, and shown through [`Contacts`] only: before an order is paid, contact
//! details are hidden. Each side has a [`Seat`], which knows how far it has read and is what its own list is made of.

mod block;
mod conversation;
pub mod events;
mod masking;
mod message;
pub(crate) mod notices;
mod questions;
mod response;
mod seat;

pub use block::Block;
pub use conversation::{Conversation, Correspondent, NoCorrespondent, PART, Sent, Subject, part};
pub use message::{Contacts, FILES_MAX, Letter, Message, Shown};
pub use questions::Questions;
pub use response::{ResponseTime, Responses};
pub use seat::{LastLine, MESSAGES_IN_AN_HOUR_MAX, Seat};
