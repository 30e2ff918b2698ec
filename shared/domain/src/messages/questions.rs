//! How many artisans and products a person asks about in a day: enough to choose, too few to advertise.

use serde::{Deserialize, Serialize};

use crate::pace::Pace;
use crate::{Refused, Timestamp, UserId};

/// New questions of one person in a day. To go on with one that was asked is none.
const QUESTIONS_MAX: u8 = 10;
const DAY_SECONDS: u64 = 24 * 60 * 60;

/// What a person asked anew lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// Who asks.
    pub user_id: UserId,
    /// How much in a day; nothing yet.
    pace: Option<Pace>,
}

impl Questions {
    /// Nothing yet.
    pub const fn none(user_id: UserId) -> Self {
        Self { user_id, pace: None }
    }

    /// With one more.
    ///
    /// # Errors
    /// When there were as many as a day takes.
    pub fn one_more(&self, at: Timestamp) -> Result<Self, Refused> {
        match Pace::within(self.pace, QUESTIONS_MAX, DAY_SECONDS, at) {
            Ok(pace) => Ok(Self { pace: Some(pace), ..self.clone() }),
            Err(possible_at) => {
                let detail = format!(
                    "You have asked {QUESTIONS_MAX} new questions in a day. Go on with those, or ask another tomorrow."
                );
                Err(Refused::new("too-many-questions", detail).with("possible_at", possible_at))
            }
        }
    }

    /// From when on they count no more.
    pub fn forgotten_at(&self) -> Option<Timestamp> {
        self.pace.map(|pace| pace.over_at(DAY_SECONDS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;

    #[test]
    fn a_day_takes_ten_new_questions() {
        let mut questions = Questions::none(buyer_id());
        for _ in 0..QUESTIONS_MAX {
            questions = questions.one_more(start()).unwrap();
        }
        let refused = questions.one_more(start().plus_seconds(DAY - 1)).unwrap_err();
        assert_eq!(refused.problem, "too-many-questions");
        assert_eq!(refused.facts["possible_at"], serde_json::json!(start().plus_seconds(DAY)));
        assert!(questions.one_more(start().plus_seconds(DAY)).is_ok());
    }
}
