//! An artisan takes no orders for some days. It ends by itself: nothing has to happen on the day.

use crate::artisans::Artisan;
use crate::artisans::events::{ArtisanAway, ArtisanEvent};
use crate::time::DAY_SECONDS;
use crate::{Decision, Outcome, Refused, Timestamp};

/// Days that an artisan may be away at a time, at most.
pub const AWAY_DAYS_MAX: u64 = 60;

impl Artisan {
    /// When the artisan takes orders again, if they take none at `at`.
    pub fn is_away(&self, at: Timestamp) -> Option<Timestamp> {
        self.away_until.filter(|until| *until > at)
    }

    /// Takes no orders from `at` until `until`; or takes them again, without a day. The orders that there are go on. `None` when
    /// that is so already.
    pub fn set_away(&self, until: Option<Timestamp>, at: Timestamp) -> Decision<Self> {
        if until == self.is_away(at) {
            return Ok(None);
        }
        let latest = at.plus_seconds(AWAY_DAYS_MAX * DAY_SECONDS);
        if until.is_some_and(|until| until <= at || until > latest) {
            return Err(Refused::new(
                "away-day",
                format!(
                    "Choose a day after today, {AWAY_DAYS_MAX} days ahead at most. You can move it later."
                ),
            )
            .with("maximum_days", AWAY_DAYS_MAX));
        }
        Ok(Some(self.away(until)))
    }

    /// The artisan takes no orders for as long as one may say ahead, since they leave.
    pub fn set_away_while_leaving(&self, at: Timestamp) -> Outcome<Self> {
        self.away(Some(at.plus_seconds(AWAY_DAYS_MAX * DAY_SECONDS)))
    }

    fn away(&self, until: Option<Timestamp>) -> Outcome<Self> {
        let artisan = Self { away_until: until, ..self.clone() };
        artisan.outcome(|artisan| ArtisanEvent::AwaySet(ArtisanAway { artisan, away_until: until }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DomainEvent;
    use crate::samples::*;

    #[test]
    fn who_is_away_comes_back_by_themselves_or_earlier() {
        let (day, later) = (start().plus_seconds(DAY), start().plus_seconds(9 * DAY));
        let away = done(selling().set_away(Some(later), start()));
        assert_eq!(away.event, ArtisanEvent::read("artisan.away_set", &away.event.facts()).unwrap());
        let away = away.entity;
        assert_eq!(away.set_away(Some(later), day), Ok(None), "a repeat is no error");
        assert_eq!((away.is_away(day), away.is_away(later)), (Some(later), None));
        assert!(away.may_sell(), "it says nothing of what the platform vouches for");
        assert_eq!(done(away.set_away(None, day)).entity.is_away(day), None);
        assert_eq!(away.set_away(None, later), Ok(None), "they are back");
        assert_eq!(selling().set_away(None, day), Ok(None));
    }

    #[test]
    fn nobody_is_away_for_ever_nor_since_yesterday() {
        for (days, taken) in [(0, false), (1, true), (AWAY_DAYS_MAX, true), (AWAY_DAYS_MAX + 1, false)] {
            let refused = selling().set_away(Some(start().plus_seconds(days * DAY)), start()).err();
            assert_eq!(refused.map(|refused| refused.problem), (!taken).then_some("away-day"), "{days}");
        }
    }
}
