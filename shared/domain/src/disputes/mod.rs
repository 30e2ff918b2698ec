//! A dispute about an order. What the order's escrow holds is frozen until both sides agree, an administrator decides, or
//! time does; then the step `escrow-divide` moves it, or thaws it when the dispute was withdrawn. Both can also agree that the
//! goods go back first.

mod actions;
mod agreement;
mod conclusion;
mod course;
mod decision;
mod dispute;
pub mod events;
pub(crate) mod notices;
mod returns;
mod side;

pub use actions::DisputeAction;
pub use agreement::{Proposal, Proposals};
pub use conclusion::Conclusion;
#[cfg(test)]
pub(crate) use conclusion::tests::transitions as order_transitions;
#[cfg(test)]
pub(crate) use course::tests::transitions;
pub use decision::{Appeal, Ruling};
pub use dispute::{
    Dispute, DisputeStatus, DisputeTerms, EVIDENCE_FILES_MAX, EVIDENCE_MAX, Evidence, Opening, QuotedMessage,
    Resolution, ResolvedBy, Statement,
};
pub use returns::{RETURNS_MAX, Return, ReturnEnd, ReturnOutcome};
pub use side::{Arbiter, DisputeArtisan, DisputeBuyer, DisputeParty, NoSide, Opener, Respondent};
