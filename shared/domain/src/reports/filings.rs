//! How much a person reports in a day: enough for who meets a swindler, too little to bury the queue.

use serde::{Deserialize, Serialize};

use crate::pace::Pace;
use crate::{Refused, Timestamp, UserId};

/// Things that one person can report in a day.
pub const FILINGS_IN_A_DAY_MAX: u8 = 10;
const DAY_SECONDS: u64 = 24 * 60 * 60;

/// What a person reported lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filings {
    /// Who.
    pub user_id: UserId,
    /// How much in a day; nothing yet.
    pace: Option<Pace>,
}

impl Filings {
    /// Nothing yet.
    pub const fn none(user_id: UserId) -> Self {
        Self { user_id, pace: None }
    }

    /// With one more.
    ///
    /// # Errors
    /// `too-many-reports` when there were as many as a day takes.
    pub fn one_more(&self, at: Timestamp) -> Result<Self, Refused> {
        match Pace::within(self.pace, FILINGS_IN_A_DAY_MAX, DAY_SECONDS, at) {
            Ok(pace) => Ok(Self { pace: Some(pace), ..self.clone() }),
            Err(possible_at) => {
                let detail = format!(
                    "You have reported {FILINGS_IN_A_DAY_MAX} things in a day. We look at those first; report another tomorrow."
                );
                Err(Refused::new("too-many-reports", detail).with("possible_at", possible_at))
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
    fn a_day_takes_ten_reports() {
        let mut filings = Filings::none(buyer_id());
        for _ in 0..FILINGS_IN_A_DAY_MAX {
            filings = filings.one_more(start()).unwrap();
        }
        let refused = filings.one_more(start().plus_seconds(DAY - 1)).unwrap_err();
        assert_eq!(refused.problem, "too-many-reports");
        assert_eq!(refused.facts["possible_at"], serde_json::json!(start().plus_seconds(DAY)));
        assert!(filings.one_more(start().plus_seconds(DAY)).is_ok());
    }
}
