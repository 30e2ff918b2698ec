//! How often an artisan had the bank asked whose an account is. The bank's answer is somebody's name: without a limit, anybody
//! with a shop could read names off numbers.

use serde::{Deserialize, Serialize};

use crate::{ArtisanId, Refused, Timestamp};

/// How often in a day.
pub const ACCOUNT_LOOKUPS_MAX: u32 = 10;
const DAY_SECONDS: u64 = 24 * 60 * 60;

/// What an artisan asked in the last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountLookups {
    /// Who asked.
    pub artisan_id: ArtisanId,
    /// How often.
    pub asked: u32,
    /// Since when they are counted.
    pub since: Timestamp,
}

impl AccountLookups {
    /// None yet.
    pub fn none(artisan_id: ArtisanId, at: Timestamp) -> Self {
        Self { artisan_id, asked: 0, since: at }
    }

    /// With one more. To be saved before the bank is asked: of many at once, no more are answered than one after another.
    ///
    /// # Errors
    /// When there were as many as a day takes.
    pub fn one_more(&self, at: Timestamp) -> Result<Self, Refused> {
        let possible_at = self.forgotten_at();
        if possible_at <= at {
            return Ok(Self { asked: 1, ..Self::none(self.artisan_id, at) });
        }
        if self.asked >= ACCOUNT_LOOKUPS_MAX {
            let detail = format!(
                "You have named {ACCOUNT_LOOKUPS_MAX} bank accounts in a day. Try again tomorrow, or write to support."
            );
            return Err(Refused::new("account-lookups", detail).with("possible_at", possible_at));
        }
        Ok(Self { asked: self.asked + 1, ..self.clone() })
    }

    /// From when on they count no more.
    pub fn forgotten_at(&self) -> Timestamp {
        self.since.plus_seconds(DAY_SECONDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;

    #[test]
    fn whose_an_account_is_may_be_asked_ten_times_in_a_day() {
        let at = Timestamp::from_millis(1_000);
        let mut lookups = AccountLookups::none(ArtisanId::new(at, [1; 10]), at);
        for asked in 1..=ACCOUNT_LOOKUPS_MAX {
            lookups = lookups.one_more(at.plus_seconds(60)).unwrap();
            assert_eq!(lookups.asked, asked);
        }
        let refused = lookups.one_more(at.plus_seconds(DAY_SECONDS - 1)).unwrap_err();
        assert_eq!(refused.problem, "account-lookups");
        assert_eq!(refused.facts["possible_at"], serde_json::json!(at.plus_seconds(DAY_SECONDS)));
        assert_eq!(lookups.one_more(at.plus_seconds(DAY_SECONDS)).unwrap().asked, 1);
    }
}
