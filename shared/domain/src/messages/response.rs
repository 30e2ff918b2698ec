//! How fast an artisan answers, from how long their last first answers took.

use serde::{Deserialize, Serialize};

use crate::{ArtisanId, Timestamp};

/// Answers that are remembered, at most: the item stays small, and of somebody busy these are the newest.
const ANSWERS_MAX: usize = 100;
/// The fewest answers that say something.
const ANSWERS_MIN: usize = 5;
const HOUR_SECONDS: u64 = 60 * 60;
const DAY_SECONDS: u64 = 24 * HOUR_SECONDS;
const COUNTED_SECONDS: u64 = 90 * DAY_SECONDS;

/// How fast an artisan usually answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResponseTime {
    /// Within an hour.
    AnHour,
    /// Within a day.
    ADay,
}

impl ResponseTime {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::AnHour, Self::ADay];
}

/// One first answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Answered {
    at: Timestamp,
    /// Seconds.
    took: u64,
}

/// The first answers of an artisan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Responses {
    /// Whose.
    pub artisan_id: ArtisanId,
    /// The newest last.
    answers: Vec<Answered>,
}

impl Responses {
    /// None yet.
    pub const fn none(artisan_id: ArtisanId) -> Self {
        Self { artisan_id, answers: Vec::new() }
    }

    /// With one that came at `at`, after `took` seconds.
    #[must_use]
    pub fn with(&self, took: u64, at: Timestamp) -> Self {
        let mut answers = self.answers.clone();
        answers.push(Answered { at, took });
        let surplus = answers.len().saturating_sub(ANSWERS_MAX);
        answers.drain(..surplus);
        Self { answers, ..self.clone() }
    }

    /// How fast they usually answer: the median of 90 days before `at`. `None` for too few answers, and for slow ones.
    pub fn usual(&self, at: Timestamp) -> Option<ResponseTime> {
        let counts = |answer: &&Answered| answer.at.plus_seconds(COUNTED_SECONDS) > at;
        let mut took: Vec<u64> = self.answers.iter().filter(counts).map(|answer| answer.took).collect();
        if took.len() < ANSWERS_MIN {
            return None;
        }
        took.sort_unstable();
        // Of an even number, the slower one of the middle: what is promised is kept.
        let usual = took[took.len() / 2];
        if usual <= HOUR_SECONDS {
            Some(ResponseTime::AnHour)
        } else {
            (usual <= DAY_SECONDS).then_some(ResponseTime::ADay)
        }
    }

    /// From when on they say nothing any more.
    pub fn forgotten_at(&self) -> Option<Timestamp> {
        self.answers.last().map(|answer| answer.at.plus_seconds(COUNTED_SECONDS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;

    fn after(took: &[u64]) -> Responses {
        took.iter().fold(Responses::none(artisan_id()), |responses, took| responses.with(*took, start()))
    }

    #[test]
    fn the_median_of_enough_answers_is_told() {
        let slow = 3 * DAY;
        for (took, usual) in [
            (vec![60; 4], None),
            (vec![60; 5], Some(ResponseTime::AnHour)),
            (vec![60, 60, HOUR, slow, slow], Some(ResponseTime::AnHour)),
            (vec![60, 60, HOUR + 1, slow, slow], Some(ResponseTime::ADay)),
            (vec![60, 60, 60, DAY, slow, slow], Some(ResponseTime::ADay)),
            (vec![60, 60, slow, slow, slow], None),
        ] {
            assert_eq!(after(&took).usual(start()), usual, "{took:?}");
        }
    }

    #[test]
    fn answers_of_ninety_days_count_and_a_hundred_are_remembered() {
        let responses = after(&[60; 5]);
        assert_eq!(responses.usual(start().plus_seconds(90 * DAY - 1)), Some(ResponseTime::AnHour));
        assert_eq!(responses.usual(start().plus_seconds(90 * DAY)), None);
        let many = after(&[[3 * DAY; 100].as_slice(), &[60; 60]].concat());
        assert_eq!(many.answers.len(), ANSWERS_MAX);
        assert_eq!(many.usual(start()), Some(ResponseTime::AnHour), "the newest");
    }
}
