//! Moments and the pace of simulated time. Everything that decides takes the moment as an argument.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, format_description::well_known::Rfc3339, macros::format_description};

/// `2026-11-28`.
const DATE_LENGTH: usize = 10;
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;

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
        let full = if text.len() == DATE_LENGTH { format!("{text}T00:00:00Z") } else { text.to_owned() };
        let moment = OffsetDateTime::parse(&full, &Rfc3339).ok()?;
        i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).ok().map(Moment)
    }
}

/// From when to when a list reaches, both ends included; an end that is absent does not bound it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    from: Option<Moment>,
    to: Option<Moment>,
}

impl Span {
    /// Reads the ends as RFC 3339 times or as dates. A date is its first moment as `from` and its last as `to`;
    /// what is neither does not bound the list.
    pub fn read(from: Option<&str>, to: Option<&str>) -> Span {
        let last = |text: &str| {
            let moment = Moment::parse(text)?;
            Some(if text.len() == DATE_LENGTH { moment.plus(DAY_MILLIS - 1) } else { moment })
        };
        Span { from: from.and_then(Moment::parse), to: to.and_then(last) }
    }

    /// Whether a moment lies within.
    pub fn covers(self, moment: Moment) -> bool {
        self.from.is_none_or(|from| from <= moment) && self.to.is_none_or(|to| moment <= to)
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
    use super::{Moment, Span, TimeScale};

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
    fn a_day_reaches_from_its_first_moment_to_its_last() {
        let day = Span::read(Some("2026-11-28"), Some("2026-11-28"));
        for (moment, inside) in [
            ("2026-11-27T23:59:59.999Z", false),
            ("2026-11-28T00:00:00.000Z", true),
            ("2026-11-28T23:59:59.999Z", true),
            ("2026-11-29T00:00:00.000Z", false),
        ] {
            assert_eq!(day.covers(Moment::parse(moment).expect("a time")), inside, "{moment}");
        }
        let until_ten = Span::read(None, Some("2026-11-28T10:00:00.000Z"));
        assert!(until_ten.covers(Moment::parse("2026-11-28T10:00:00Z").expect("a time")));
        assert!(!until_ten.covers(Moment::parse("2026-11-28T10:00:01Z").expect("a time")));
        assert!(Span::read(Some("yesterday"), None).covers(Moment::from_millis(0)));
    }

    #[test]
    fn a_scaled_minute_lasts_milliseconds() {
        let scale = TimeScale::new(6_000).expect("not zero");
        assert_eq!(scale.real_millis(60_000), 10);
        assert_eq!(scale.real_millis(1), 1);
        assert_eq!(TimeScale::new(0), None);
    }
}
