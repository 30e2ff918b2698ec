//! Moments and the pace of simulated time. Everything that decides takes the moment as an argument.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, format_description::well_known::Rfc3339, macros::format_description};

/// A point in time, in whole milliseconds since 1970-01-01 UTC; written as RFC 3339.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Moment(i64);

impl From<Moment> for String {
    fn from(moment: Moment) -> String {
        moment.rfc3339()
    }
}

impl TryFrom<String> for Moment {
    type Error = String;

    fn try_from(text: String) -> Result<Moment, String> {
        Moment::parse(&text).ok_or_else(|| format!("`{text}` is not a time"))
    }
}

impl Moment {
    /// The moment that many milliseconds after 1970-01-01 UTC.
    pub const fn from_millis(millis: i64) -> Moment {
        Moment(millis)
    }

    /// The present, by the clock of this machine.
    pub fn now() -> Moment {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Moment(i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The moment `millis` later.
    pub const fn plus(self, millis: i64) -> Moment {
        Moment(self.0.saturating_add(millis))
    }

    /// The gateways' way to write a time: `2026-11-28T10:00:09.000Z`.
    pub fn rfc3339(self) -> String {
        let form = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .ok()
            .and_then(|moment| moment.format(&form).ok())
            .unwrap_or_else(|| "1970-01-01T00:00:00.000Z".to_owned())
    }

    /// Reads an RFC 3339 time, or a date alone as its first moment.
    pub fn parse(text: &str) -> Option<Moment> {
        let full = if text.len() == 10 { format!("{text}T00:00:00Z") } else { text.to_owned() };
        let moment = OffsetDateTime::parse(&full, &Rfc3339).ok()?;
        i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).ok().map(Moment)
    }
}

/// How many simulated seconds pass in one real second. It shortens the delays a gateway documents (webhook
/// retries, the half hour of an OTP); a value given in real milliseconds is never scaled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TimeScale(u32);

impl TimeScale {
    /// Simulated time runs as fast as real time.
    pub const REAL: TimeScale = TimeScale(1);

    /// A scale; `None` for 0, which would stop the clock.
    pub const fn new(simulated_seconds_per_second: u32) -> Option<TimeScale> {
        match simulated_seconds_per_second {
            0 => None,
            seconds => Some(TimeScale(seconds)),
        }
    }

    /// Simulated seconds per real second.
    pub const fn factor(self) -> u32 {
        self.0
    }

    /// The real milliseconds that a simulated span takes, at least one.
    pub const fn real_millis(self, simulated_millis: i64) -> i64 {
        let real = simulated_millis / self.0 as i64;
        if real < 1 { 1 } else { real }
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, TimeScale};

    #[test]
    fn a_moment_is_written_as_the_gateways_write_it() {
        assert_eq!(Moment::from_millis(1_795_860_009_000).rfc3339(), "2026-11-28T10:00:09.000Z");
        assert_eq!(Moment::parse("2026-11-28T10:00:09.000Z"), Some(Moment::from_millis(1_795_860_009_000)));
        assert_eq!(
            Moment::parse("2026-11-28").map(Moment::rfc3339).as_deref(),
            Some("2026-11-28T00:00:00.000Z")
        );
        assert_eq!(Moment::parse("yesterday"), None);
    }

    #[test]
    fn a_scaled_minute_lasts_milliseconds() {
        let scale = TimeScale::new(6_000).expect("not zero");
        assert_eq!(scale.real_millis(60_000), 10);
        assert_eq!(scale.real_millis(1), 1);
        assert_eq!(TimeScale::new(0), None);
    }
}
