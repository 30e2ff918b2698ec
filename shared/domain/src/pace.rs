//! How often one person may have another told something.

use serde::{Deserialize, Serialize};

use crate::{Refused, Timestamp, minutes_in_words};

/// What one side can have the other told about one thing in an hour.
pub const TOLD_IN_AN_HOUR_MAX: u8 = 6;

const HOUR_SECONDS: u64 = 60 * 60;

/// How often somebody had somebody else told something in the last hour that they did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// When that hour began.
    since: Timestamp,
    /// How often.
    times: u8,
}

impl Pace {
    /// Once more, at `at`, after `before`.
    ///
    /// # Errors
    /// [`Refused`] when that would be more than [`TOLD_IN_AN_HOUR_MAX`] in an hour; it says when it is possible again.
    pub fn once_more(before: Option<Self>, at: Timestamp) -> Result<Self, Refused> {
        Self::within(before, TOLD_IN_AN_HOUR_MAX, HOUR_SECONDS, at).map_err(|possible_at| {
            let detail = format!(
                "The other side was notified of what you did {TOLD_IN_AN_HOUR_MAX} times in the last hour. Try again in {}.",
                minutes_until(possible_at, at)
            );
            Refused::new("too-often", detail).with("possible_at", possible_at)
        })
    }

    /// Once more, at `at`, after `before`, of at most `most` times in `seconds`.
    ///
    /// # Errors
    /// With when it is possible again.
    pub fn within(before: Option<Self>, most: u8, seconds: u64, at: Timestamp) -> Result<Self, Timestamp> {
        match before.filter(|before| before.since.plus_seconds(seconds) > at) {
            None => Ok(Self { since: at, times: 1 }),
            Some(before) if before.times < most => Ok(Self { times: before.times + 1, ..before }),
            Some(before) => Err(before.since.plus_seconds(seconds)),
        }
    }

    /// From when on these times count no more, of a window of `seconds`.
    pub fn over_at(self, seconds: u64) -> Timestamp {
        self.since.plus_seconds(seconds)
    }
}

/// How long it is from `at` to `possible_at`, for people: `5 minutes`.
pub(crate) fn minutes_until(possible_at: Timestamp, at: Timestamp) -> String {
    minutes_in_words(possible_at.seconds_since(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seventh_time_in_an_hour_has_to_wait() {
        let at = Timestamp::from_millis(1_795_342_676_123);
        let mut pace = None;
        for _ in 0..TOLD_IN_AN_HOUR_MAX {
            pace = Some(Pace::once_more(pace, at).unwrap());
        }
        let refused = Pace::once_more(pace, at.plus_seconds(59 * 60)).unwrap_err();
        assert!(refused.problem == "too-often" && refused.detail.ends_with("in 1 minute."), "{refused}");
        assert_eq!(refused.facts["possible_at"], serde_json::json!(at.plus_seconds(HOUR_SECONDS)));
        let later = Pace::once_more(pace, at.plus_seconds(HOUR_SECONDS)).unwrap();
        assert_eq!(later.times, 1, "another hour");
    }
}
