//! How both sides come to agree: each proposes, the other accepts.

use serde::{Deserialize, Serialize};

use crate::disputes::events::{DisputeEvent, DisputeProposed};
use crate::disputes::{Dispute, DisputeParty, Resolution, ResolvedBy, Return, ReturnOutcome};
use crate::escrow::Split;
use crate::orders::Side;
use crate::pace::Pace;
use crate::{Decision, Reason, Refused, Timestamp, is_default};

/// How one side would divide the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Counts the proposals of both sides, so that nobody accepts one that was replaced while they read it.
    pub number: u32,
    /// Who gets what.
    pub split: Split,
    /// Whether the goods go back first, and the money is divided then.
    #[serde(default, skip_serializing_if = "is_default")]
    pub after_return: bool,
    /// When.
    pub at: Timestamp,
}

/// The latest proposal of each side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposals {
    /// How many were made by both.
    pub made: u32,
    /// The buyer's.
    pub buyer: Option<Proposal>,
    /// The artisan's.
    pub artisan: Option<Proposal>,
    /// How often the buyer made one lately.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    buyer_pace: Option<Pace>,
    /// How often the artisan made one lately.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    artisan_pace: Option<Pace>,
}

impl Proposals {
    /// The latest of `side`.
    pub const fn of(&self, side: Side) -> Option<Proposal> {
        match side {
            Side::Buyer => self.buyer,
            Side::Artisan => self.artisan,
        }
    }

    /// None stands any more, and numbers and limits go on.
    pub(super) const fn lapsed(self) -> Self {
        Self { buyer: None, artisan: None, ..self }
    }

    fn with(self, side: Side, split: Split, after_return: bool, at: Timestamp) -> Result<Self, Refused> {
        let made = self.made + 1;
        let proposal = Some(Proposal { number: made, split, after_return, at });
        Ok(match side {
            Side::Buyer => {
                let buyer_pace = Some(Pace::once_more(self.buyer_pace, at)?);
                Self { made, buyer: proposal, buyer_pace, ..self }
            }
            Side::Artisan => {
                let artisan_pace = Some(Pace::once_more(self.artisan_pace, at)?);
                Self { made, artisan: proposal, artisan_pace, ..self }
            }
        })
    }
}

impl Dispute {
    /// One side says how it would divide the money. Its former proposal is replaced.
    pub fn propose(&self, by: DisputeParty, split: Split, at: Timestamp) -> Decision<Self> {
        self.undecided()?;
        split.check(self.held)?;
        self.offer(by, split, false, at)
    }

    /// One side says how it would divide the money once the buyer has sent the goods back. Its former proposal is replaced.
    pub fn propose_return(&self, by: DisputeParty, split: Split, at: Timestamp) -> Decision<Self> {
        self.undecided()?;
        split.check(self.held)?;
        self.may_return(split)?;
        self.offer(by, split, true, at)
    }

    fn offer(&self, by: DisputeParty, split: Split, after_return: bool, at: Timestamp) -> Decision<Self> {
        let stands = self.proposals.of(by.side());
        if stands.is_some_and(|known| (known.split, known.after_return) == (split, after_return)) {
            return Ok(None);
        }
        let proposals = self.proposals.with(by.side(), split, after_return, at)?;
        let proposed =
            |dispute| DisputeEvent::Proposed(DisputeProposed { dispute, by: by.side(), split, after_return });
        Ok(Some(Self { proposals, ..self.clone() }.outcome(proposed)))
    }

    /// One side accepts the proposal `number` of the other: both agree. It is over, or waits for the goods to come back.
    pub fn accept(&self, by: DisputeParty, number: u32, at: Timestamp) -> Decision<Self> {
        let proposal = self.proposals.of(by.side().other()).filter(|proposal| proposal.number == number);
        let agreed = |resolution: Resolution| {
            resolution.by == ResolvedBy::Agreement
                && proposal.is_some_and(|proposal| proposal.split == resolution.split)
        };
        let other = by.side().other();
        let returns = |known: &Return| (known.proposal, known.proposed_by) == (number, other);
        if self.resolution.is_some_and(agreed) || self.returns.iter().any(returns) {
            return Ok(None);
        }
        self.undecided()?;
        let Some(proposal) = proposal else {
            return Err(Refused::new(
                "proposal-unknown",
                "The other side has no proposal of this number, or has replaced it. Read the dispute again.",
            )
            .because(Reason::NoProposal));
        };
        if proposal.after_return {
            return Ok(Some(self.await_return(proposal, other, at)));
        }
        let ended = self.without_return(ReturnOutcome::Replaced, at);
        Ok(Some(ended.resolve(proposal.split, ResolvedBy::Agreement, at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Money;
    use crate::disputes::DisputeStatus;
    use crate::samples::*;

    #[test]
    fn the_seventh_proposal_in_an_hour_has_to_wait_and_the_other_side_does_not() {
        let mut dispute = dispute_in(DisputeStatus::Answered);
        let (buyer, artisan) = (side(buyer_id()), side(artisan_id().user()));
        let split = |kobo| {
            let to_buyer = Money::new(kobo, crate::Currency::NGN);
            Split { to_buyer, to_artisan: naira(10_000).minus(to_buyer).unwrap() }
        };
        for kobo in 1..=6 {
            dispute = done(dispute.propose(artisan, split(kobo), start())).entity;
        }
        let refused = dispute.propose(artisan, split(7), start()).unwrap_err();
        assert_eq!(refused.problem, "too-often");
        assert_eq!(dispute.propose(artisan, split(6), start()), Ok(None), "nobody is told of a repeat");
        assert!(dispute.propose(buyer, split(7), start()).is_ok());
        assert!(dispute.propose(artisan, split(7), start().plus_seconds(60 * 60)).is_ok());
    }

    #[test]
    fn the_parts_of_a_split_are_all_that_is_held_and_none_is_negative() {
        let dispute = dispute_in(DisputeStatus::Answered);
        let dollars = Money::new(0, "USD".parse().unwrap());
        for (to_buyer, to_artisan, problem) in [
            (naira(4_000), naira(5_999), "split-amount"),
            (naira(4_000), naira(6_001), "split-amount"),
            (naira(-1), naira(10_001), "split-amount"),
            (naira(10_001), naira(-1), "split-amount"),
            (naira(10_000), dollars, "amount"),
        ] {
            let refused =
                dispute.propose(side(buyer_id()), Split { to_buyer, to_artisan }, start()).unwrap_err();
            assert_eq!(refused.problem, problem);
        }
        for all in [0, 10_000] {
            let split = Split { to_buyer: naira(all), to_artisan: naira(10_000 - all) };
            assert!(dispute.propose(side(buyer_id()), split, start()).is_ok());
        }
    }

    #[test]
    fn a_proposal_that_was_replaced_cannot_be_accepted_any_more() {
        let dispute = dispute_in(DisputeStatus::Answered);
        let first = done(dispute.propose(side(artisan_id().user()), split(), start())).entity;
        let second =
            done(first.propose(side(artisan_id().user()), Split::all_back(naira(10_000)), start())).entity;
        assert_eq!(second.accept(side(buyer_id()), 1, start()).unwrap_err().problem, "proposal-unknown");
        assert_eq!(
            second.accept(side(artisan_id().user()), 2, start()).unwrap_err().problem,
            "proposal-unknown",
            "their own"
        );
        let agreed = done(second.accept(side(buyer_id()), 2, start())).entity;
        assert_eq!(agreed.accept(side(buyer_id()), 2, start()), Ok(None));
        assert_eq!(agreed.accept(side(buyer_id()), 1, start()).unwrap_err().problem, "dispute-state");
    }
}
