//! What an administrator may do about a chargeback now.

use serde::{Deserialize, Serialize};

use crate::chargebacks::{Chargeback, ChargebackAnswer, Verdict};
use crate::{Action, Timestamp, UserId};

/// Something that an administrator can do about a chargeback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChargebackAction {
    /// They give in.
    Accept,
    /// They show that the buyer has what was promised.
    Contest,
}

impl ChargebackAction {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Accept, Self::Contest];
}

impl Chargeback {
    /// Whether `user` bought or sold what is asked back, and so has no say in it.
    pub fn is_own_case_of(&self, user: UserId) -> bool {
        self.buyer_id == Some(user) || self.parts.iter().any(|part| part.artisan_id.user() == user)
    }

    /// What the administrator `admin` may do at `at`, and until the bank has decided, what they may not do. Each is the answer of the
    /// rule that decides when the command comes.
    pub fn actions(&self, admin: UserId, at: Timestamp) -> Vec<Action<ChargebackAction>> {
        let answer = |action, verdict| {
            if self.is_own_case_of(admin) {
                return Some(Action::own_case(action));
            }
            let answer =
                ChargebackAnswer { verdict, note: String::new(), evidence: None, answered_by: admin, at };
            Action::of(action, self.answer(answer))
        };
        let offered = [
            answer(ChargebackAction::Accept, Verdict::Accept),
            answer(ChargebackAction::Contest, Verdict::Contest),
        ];
        let open = !self.status.is_decided();
        offered.into_iter().flatten().filter(|action| action.allowed || open).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chargebacks::ChargebackStatus;
    use crate::orders::OrderStatus;
    use crate::samples::*;
    use crate::{Reason, TypedId};

    #[test]
    fn an_administrator_is_told_whether_an_answer_is_waited_for_and_none_decides_their_own() {
        let told = |status, admin| {
            let (chargeback, _) = chargeback_in(status, OrderStatus::Delivered);
            let actions = chargeback.actions(admin, start());
            actions.into_iter().map(|action| (action.action, action.reason)).collect::<Vec<_>>()
        };
        let admin = UserId::new(start(), [99; 10]);
        let both = |why| ChargebackAction::ALL.map(|action| (action, why)).to_vec();
        assert_eq!(told(ChargebackStatus::Open, admin), both(None));
        assert_eq!(told(ChargebackStatus::Answered, admin), both(Some(Reason::Other)));
        for side in [buyer_id(), artisan_id().user()] {
            assert_eq!(told(ChargebackStatus::Open, side), both(Some(Reason::OwnCase)));
        }
        assert_eq!(told(ChargebackStatus::Lost, admin), []);
    }
}
