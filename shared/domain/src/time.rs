//! Moments, as an argument of every decision.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;

/// A moment in UTC with millisecond precision. Written as `2026-11-22T10:17:56.123Z`: fixed width, so that text sorts
/// as time does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp(i64);

/// The last moment that the fixed-width text can show: the end of the year 9999, in milliseconds since 1970.
const LAST_MILLISECOND: i64 = 253_402_300_799_999;

impl Timestamp {
    /// From milliseconds since 1970; what lies outside the years 1970 to 9999 becomes the nearest moment inside.
    pub fn from_millis(millis: i64) -> Self {
        Self(millis.clamp(0, LAST_MILLISECOND))
    }

    /// Milliseconds since 1970.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970.
    pub const fn seconds(self) -> i64 {
        self.0 / 1_000
    }

    /// This moment, `seconds` later.
    pub fn plus_seconds(self, seconds: u64) -> Self {
        let millis = i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(1_000);
        Self::from_millis(self.0.saturating_add(millis))
    }

    /// This moment, `seconds` earlier.
    pub fn minus_seconds(self, seconds: u64) -> Self {
        let millis = i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(1_000);
        Self::from_millis(self.0.saturating_sub(millis))
    }

    /// How long ago `earlier` was; zero when it lies ahead.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0 - earlier.0).unwrap_or(0))
    }

    /// How many seconds ago `earlier` was, one that is not over included; zero when it lies ahead.
    pub fn seconds_since(self, earlier: Self) -> u64 {
        u64::try_from(self.0 - earlier.0).unwrap_or(0).div_ceil(1_000)
    }

    /// The midnight in `zone` after this moment: when another day begins there.
    pub fn next_day(self, zone: Zone) -> Self {
        zone.end_of(zone.day_of(self))
    }

    /// The UTC day, as `2026-11-22`, for what others count so: a gateway, a signature. A day of ours is the market's:
    /// [`Zone::day_of`].
    pub fn day(self) -> String {
        let mut text = self.to_string();
        text.truncate(10);
        text
    }

    /// As people in `zone` write it: `22 November 2026, 11:17 WAT`.
    pub fn for_people(self, zone: Zone) -> String {
        let format = format_description!("[day padding:none] [month repr:long] [year], [hour]:[minute]");
        // Nearly every moment that a timestamp can hold has a year of four digits there, too, so neither step fails.
        OffsetDateTime::from_unix_timestamp(self.seconds() + zone.offset_seconds)
            .ok()
            .and_then(|moment| moment.format(&format).ok())
            .map_or_else(|| self.to_string(), |moment| format!("{moment} {}", zone.abbreviation))
    }
}

/// The time of a market's people, by its name in the tz database. Zones that move their clocks twice a year are not among them:
/// each would need its rules for every year, and no market of ours is in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    name: &'static str,
    abbreviation: &'static str,
    offset_seconds: i64,
}

/// The name is of no zone that is known here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no zone of time that is known here; Africa/Lagos is one")]
pub struct UnknownZone(String);

impl Zone {
    /// What the machines use.
    pub const UTC: Self = Self::new("UTC", "UTC", 0);
    /// Nigeria's.
    pub const LAGOS: Self = Self::new("Africa/Lagos", "WAT", 1);

    /// <https://www.iana.org/time-zones>: each has had this offset for decades.
    const ALL: [Self; 16] = [
        Self::UTC,
        Self::LAGOS,
        Self::new("Africa/Abidjan", "GMT", 0),
        Self::new("Africa/Accra", "GMT", 0),
        Self::new("Africa/Dakar", "GMT", 0),
        Self::new("Africa/Douala", "WAT", 1),
        Self::new("Africa/Kinshasa", "WAT", 1),
        Self::new("Africa/Luanda", "WAT", 1),
        Self::new("Africa/Harare", "CAT", 2),
        Self::new("Africa/Johannesburg", "SAST", 2),
        Self::new("Africa/Kigali", "CAT", 2),
        Self::new("Africa/Lusaka", "CAT", 2),
        Self::new("Africa/Maputo", "CAT", 2),
        Self::new("Africa/Addis_Ababa", "EAT", 3),
        Self::new("Africa/Kampala", "EAT", 3),
        Self::new("Africa/Nairobi", "EAT", 3),
    ];

    const fn new(name: &'static str, abbreviation: &'static str, hours: i64) -> Self {
        Self { name, abbreviation, offset_seconds: hours * 60 * 60 }
    }

    /// The day that a moment belongs to here.
    pub fn day_of(self, at: Timestamp) -> Day {
        let local = Timestamp::from_millis(at.0 + self.offset_seconds * 1_000);
        Day(Timestamp(local.0 - local.0 % DAY_MILLISECONDS))
    }

    /// The first moment of a day here.
    pub fn start_of(self, day: Day) -> Timestamp {
        Timestamp::from_millis(day.0.0 - self.offset_seconds * 1_000)
    }

    /// The first moment of the next day here.
    pub fn end_of(self, day: Day) -> Timestamp {
        self.start_of(day.next())
    }
}

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        Self::ALL.into_iter().find(|zone| zone.name == name).ok_or_else(|| UnknownZone(name.to_owned()))
    }
}

/// How long to wait, as people say it: `1 minute`, `15 minutes`; never less than it takes.
pub fn minutes_in_words(seconds: u64) -> String {
    match seconds.div_ceil(60) {
        0 | 1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let format =
            format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");
        let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .map_err(|_| fmt::Error)?;
        f.write_str(&moment.format(&format).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    /// Takes any RFC 3339 time.
    fn from_str(text: &str) -> Result<Self, InvalidTimestamp> {
        let moment = OffsetDateTime::parse(text, &Rfc3339).map_err(|_| InvalidTimestamp)?;
        i64::try_from(moment.unix_timestamp_nanos() / 1_000_000)
            .map(Self::from_millis)
            .map_err(|_| InvalidTimestamp)
    }
}

impl TryFrom<String> for Timestamp {
    type Error = InvalidTimestamp;

    fn try_from(text: String) -> Result<Self, InvalidTimestamp> {
        text.parse()
    }
}

impl From<Timestamp> for String {
    fn from(at: Timestamp) -> Self {
        at.to_string()
    }
}

/// A day of the calendar, written as `2026-11-22`. When it begins is its [`Zone`]'s to say. Kept as the moment at which it
/// begins in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Timestamp);

/// A day that no clock is changed on, in seconds.
pub(crate) const DAY_SECONDS: u64 = 24 * 60 * 60;

const DAY_MILLISECONDS: i64 = 24 * 60 * 60 * 1_000;

impl Day {
    /// The day that is so many days earlier.
    #[must_use]
    pub fn back(self, days: u64) -> Self {
        Self(self.0.minus_seconds(days.saturating_mul(DAY_SECONDS)))
    }

    /// The day after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.plus_seconds(DAY_SECONDS))
    }

    /// All days from this one to `last`; none if that is earlier. At most `most` of them.
    pub fn through(self, last: Self, most: usize) -> Vec<Self> {
        std::iter::successors(Some(self), |day| Some(day.next()))
            .take_while(|day| *day <= last)
            .take(most)
            .collect()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.day())
    }
}

impl FromStr for Day {
    type Err = InvalidDay;

    fn from_str(text: &str) -> Result<Self, InvalidDay> {
        let start: Timestamp = format!("{text}T00:00:00Z").parse().map_err(|_| InvalidDay)?;
        Some(Self(start)).filter(|day| day.to_string() == text).ok_or(InvalidDay)
    }
}

impl TryFrom<String> for Day {
    type Error = InvalidDay;

    fn try_from(text: String) -> Result<Self, InvalidDay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

/// The text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a day is written as 2026-11-22")]
pub struct InvalidDay;

/// The text is no RFC 3339 time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time is written as 2026-11-22T10:17:56Z")]
pub struct InvalidTimestamp;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_has_a_fixed_width_and_comes_back() {
        for millis in [0, 1_795_342_676_123, LAST_MILLISECOND] {
            let at = Timestamp::from_millis(millis);
            assert_eq!(at.to_string().len(), 24);
            assert_eq!(at.to_string().parse(), Ok(at));
        }
        assert_eq!(Timestamp::from_millis(1_795_342_676_123).day(), "2026-11-22");
        let midnight = Timestamp::from_millis(1_795_342_676_123).next_day(Zone::UTC);
        assert_eq!(midnight.to_string(), "2026-11-23T00:00:00.000Z");
        assert_eq!(
            midnight.next_day(Zone::UTC).to_string(),
            "2026-11-24T00:00:00.000Z",
            "a day begins with its midnight"
        );
        let (some, utc) = (Timestamp::from_millis(1_795_342_676_123), Zone::UTC);
        assert_eq!(some.for_people(utc), "22 November 2026, 10:17 UTC");
        assert_eq!(some.for_people("Africa/Lagos".parse().unwrap()), "22 November 2026, 11:17 WAT");
        assert_eq!(some.plus_seconds(13 * 60 * 60).for_people(Zone::LAGOS), "23 November 2026, 00:17 WAT");
        assert_eq!("Mars/Olympus".parse::<Zone>(), Err(UnknownZone("Mars/Olympus".to_owned())));
        assert_eq!(Timestamp::from_millis(0).for_people(utc), "1 January 1970, 00:00 UTC");
        let waits = [0, 1, 60, 61, 900].map(minutes_in_words);
        assert_eq!(waits, ["1 minute", "1 minute", "1 minute", "2 minutes", "15 minutes"]);
        assert_eq!("2026-11-22T11:17:56+01:00".parse(), Ok(Timestamp::from_millis(1_795_342_676_000)));
        assert_eq!("yesterday".parse::<Timestamp>(), Err(InvalidTimestamp));
    }

    #[test]
    fn a_day_begins_at_the_midnight_of_its_zone() {
        let (lagos, nairobi) = (Zone::LAGOS, "Africa/Nairobi".parse().unwrap());
        for (moment, zone, midnight) in [
            ("2026-11-22T22:59:59.999Z", lagos, "2026-11-22T23:00:00.000Z"),
            ("2026-11-22T23:00:00.000Z", lagos, "2026-11-23T23:00:00.000Z"),
            ("2026-11-23T00:30:00.000Z", lagos, "2026-11-23T23:00:00.000Z"),
            ("2026-11-22T20:59:59.999Z", nairobi, "2026-11-22T21:00:00.000Z"),
            ("2026-11-22T21:00:00.000Z", nairobi, "2026-11-23T21:00:00.000Z"),
            ("2026-11-22T23:30:00.000Z", Zone::UTC, "2026-11-23T00:00:00.000Z"),
        ] {
            let at: Timestamp = moment.parse().unwrap();
            assert_eq!(at.next_day(zone).to_string(), midnight, "{moment} {zone:?}");
        }
    }

    #[test]
    fn a_moment_belongs_to_the_day_of_its_zone() {
        let nairobi = "Africa/Nairobi".parse().unwrap();
        for (moment, zone, day) in [
            ("2026-12-31T22:59:59.999Z", Zone::LAGOS, "2026-12-31"),
            ("2026-12-31T23:00:00.000Z", Zone::LAGOS, "2027-01-01"),
            ("2026-12-31T23:30:00.000Z", Zone::LAGOS, "2027-01-01"),
            ("2026-12-31T23:59:59.999Z", Zone::UTC, "2026-12-31"),
            ("2026-12-31T21:00:00.000Z", nairobi, "2027-01-01"),
            ("1970-01-01T00:00:00.000Z", Zone::LAGOS, "1970-01-01"),
        ] {
            let at: Timestamp = moment.parse().unwrap();
            let found = zone.day_of(at);
            assert_eq!(found.to_string(), day, "{moment} {zone:?}");
            assert_eq!(zone.day_of(zone.start_of(found)), found, "{moment} {zone:?}");
            assert!((zone.start_of(found)..=zone.end_of(found)).contains(&at), "{moment} {zone:?}");
        }
        assert_eq!(Zone::LAGOS.day_of(Timestamp::from_millis(LAST_MILLISECOND)).to_string(), "9999-12-31");
        let day = "2027-01-01".parse().unwrap();
        assert_eq!(Zone::LAGOS.start_of(day).to_string(), "2026-12-31T23:00:00.000Z");
        assert_eq!(Zone::LAGOS.end_of(day).to_string(), "2027-01-01T23:00:00.000Z");
    }

    #[test]
    fn a_day_has_a_next_and_those_before_it() {
        let day: Day = "2026-12-31".parse().unwrap();
        let days = |last: &str, most| {
            let days = day.through(last.parse().unwrap(), most);
            days.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(days("2027-01-02", 9), ["2026-12-31", "2027-01-01", "2027-01-02"]);
        assert_eq!(days("2027-01-02", 1), ["2026-12-31"]);
        assert!(days("2026-12-30", 9).is_empty());
        assert_eq!(day.back(31).to_string(), "2026-11-30");
        for wrong in ["", "2026-02-30", "2026-2-3", "26-02-03", "2026-12-31T00:00:00Z", "+2026-12-31"] {
            assert_eq!(wrong.parse::<Day>(), Err(InvalidDay), "{wrong}");
        }
    }
}
