//! What each side, and an administrator, may do in a dispute now.

use serde::{Deserialize, Serialize};

use crate::disputes::{Dispute, DisputeParty, DisputeStatus};
use crate::escrow::Split;
use crate::{Action, Money, Reason, Timestamp, UserId};

/// Something that can be done in a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeAction {
    /// The other side says what it has to say.
    Answer,
    /// One side shows more.
    AddEvidence,
    /// One side says how it would divide the money: the parts add up to `held`.
    Propose,
    /// One side takes what the other proposed: the proposal `number`.
    AcceptProposal,
    /// Whoever opened it takes it back.
    Withdraw,
    /// One side asks for a decision.
    Escalate,
    /// One side has something against the decision.
    Appeal,
    /// The buyer says that the goods are on their way back.
    SendReturn,
    /// The artisan has the goods and nothing against them: both get what was agreed.
    ConfirmReturn,
    /// The artisan says that the goods came back damaged, or not at all.
    RejectReturn,
    /// An administrator decides: the parts add up to `held`.
    Decide,
}

impl DisputeAction {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Answer,
        Self::AddEvidence,
        Self::Propose,
        Self::AcceptProposal,
        Self::Withdraw,
        Self::Escalate,
        Self::Appeal,
        Self::SendReturn,
        Self::ConfirmReturn,
        Self::RejectReturn,
        Self::Decide,
    ];
}

impl Dispute {
    /// What `party` may do at `at`, and until it is over, what it may not do yet. Each is the answer of the rule that decides
    /// when the command comes.
    pub fn actions(&self, party: DisputeParty, at: Timestamp) -> Vec<Action<DisputeAction>> {
        let user = party.user();
        let respondent = self.as_respondent(user).ok();
        let opener = self.as_opener(user).ok();
        let number = self.proposals.of(party.side().other()).map(|proposal| proposal.number);
        let proposed = self.proposals.of(party.side()).map(|proposal| proposal.split);
        let can_return = self.may_return(Split::all_back(self.held)).is_ok();
        let offered = [
            respondent.and_then(|by| {
                Action::of(DisputeAction::Answer, self.answer(by, String::new(), Vec::new(), at))
            }),
            Action::of(
                DisputeAction::AddEvidence,
                self.add_evidence(party, String::new(), Vec::new(), None, at),
            ),
            Action::of(DisputeAction::Propose, self.propose(party, self.another_split(proposed), at))
                .map(|action| action.with("held", self.held).with("after_return", can_return)),
            Action::of(DisputeAction::AcceptProposal, self.accept(party, number.unwrap_or_default(), at))
                .map(|action| action.with("number", number)),
            opener.and_then(|by| Action::of(DisputeAction::Withdraw, self.withdraw(by, at))),
            Action::of(DisputeAction::Escalate, self.escalate(party, at)),
            Action::of(DisputeAction::Appeal, self.appeal(party, String::new(), at)),
        ];
        let over = matches!(self.status, DisputeStatus::Resolved | DisputeStatus::Withdrawn);
        let offered = self.actions_of_return(party, at).chain(offered).flatten();
        offered.filter(|action| action.allowed || !over).collect()
    }

    /// What is done about goods that go back: named while they do.
    fn actions_of_return(
        &self,
        party: DisputeParty,
        at: Timestamp,
    ) -> impl Iterator<Item = Option<Action<DisputeAction>>> {
        let user = party.user();
        let on = self.returning().is_some();
        let buyer = self.as_buyer(user).ok().filter(|_| on);
        let artisan = self.as_artisan(user).ok().filter(|_| on);
        let words = String::new;
        [
            buyer.and_then(|by| {
                Action::of(DisputeAction::SendReturn, self.send_return(by, words(), Vec::new(), at))
            }),
            artisan.and_then(|by| Action::of(DisputeAction::ConfirmReturn, self.confirm_return(by, at))),
            artisan.and_then(|by| {
                Action::of(DisputeAction::RejectReturn, self.reject_return(by, words(), Vec::new(), at))
            }),
        ]
        .into_iter()
    }

    /// What the administrator `admin` may do at `at`, or why not.
    pub fn actions_of_admin(&self, admin: UserId, at: Timestamp) -> Vec<Action<DisputeAction>> {
        let action = match self.as_arbiter(admin) {
            Ok(arbiter) => {
                let decided = self.decide(arbiter, Split::all_back(self.held), String::new(), at);
                Action::of(DisputeAction::Decide, decided).map(|action| action.with("held", self.held))
            }
            Err(_) => Some(Action::own_case(DisputeAction::Decide)),
        };
        action.into_iter().collect()
    }

    /// A split that has not been proposed already.
    fn another_split(&self, proposed: Option<Split>) -> Split {
        let all_back = Split::all_back(self.held);
        if proposed == Some(all_back) {
            Split { to_buyer: Money::zero(self.held.currency), to_artisan: self.held }
        } else {
            all_back
        }
    }

    /// Why most of what is refused is: that follows from how far it is.
    pub(super) const fn standing(&self) -> Reason {
        match self.status {
            DisputeStatus::Open => Reason::NotAnswered,
            DisputeStatus::Answered => Reason::NotEscalated,
            DisputeStatus::Escalated => Reason::NotDecided,
            DisputeStatus::Decided => Reason::Decided,
            DisputeStatus::Appealed => Reason::Appealed,
            DisputeStatus::AwaitingReturn => Reason::ReturnAwaited,
            DisputeStatus::ReturnSent => Reason::ReturnSent,
            DisputeStatus::Resolved | DisputeStatus::Withdrawn => Reason::Over,
        }
    }
}
