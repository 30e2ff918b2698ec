//! How those are rated who and which were reviewed: counts by star, and their average in whole numbers.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::id::InvalidId;
use crate::reviews::Review;
use crate::{ArtisanId, ProductId, UserId};

/// One to five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Stars {
    /// The worst.
    One,
    /// Poor.
    Two,
    /// As one expects.
    Three,
    /// Good.
    Four,
    /// The best.
    Five,
}

impl Stars {
    /// All of them, the worst first.
    pub const ALL: [Self; 5] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Five];
}

impl From<Stars> for u8 {
    fn from(stars: Stars) -> Self {
        match stars {
            Stars::One => 1,
            Stars::Two => 2,
            Stars::Three => 3,
            Stars::Four => 4,
            Stars::Five => 5,
        }
    }
}

impl TryFrom<u8> for Stars {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, &'static str> {
        let stars = Self::ALL.into_iter().find(|stars| u8::from(*stars) == number);
        stars.ok_or("takes one to five stars")
    }
}

/// Who or what is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum RatingOf {
    /// An artisan, by buyers.
    Artisan(ArtisanId),
    /// A product, by buyers.
    Product(ProductId),
    /// A buyer, by artisans.
    Buyer(UserId),
}

impl fmt::Display for RatingOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Artisan(id) => id.fmt(f),
            Self::Product(id) => id.fmt(f),
            Self::Buyer(id) => id.fmt(f),
        }
    }
}

impl FromStr for RatingOf {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let artisan = text.parse().map(Self::Artisan);
        artisan.or_else(|_| text.parse().map(Self::Product)).or_else(|_| text.parse().map(Self::Buyer))
    }
}

impl TryFrom<String> for RatingOf {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<RatingOf> for String {
    fn from(of: RatingOf) -> Self {
        of.to_string()
    }
}

/// How many reviews that are shown gave how many stars. A counter beside what it is of, so that reviews do not wait for each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Who or what.
    pub of: RatingOf,
    /// With one star.
    #[serde(default)]
    pub one: u64,
    /// With two.
    #[serde(default)]
    pub two: u64,
    /// With three.
    #[serde(default)]
    pub three: u64,
    /// With four.
    #[serde(default)]
    pub four: u64,
    /// With five.
    #[serde(default)]
    pub five: u64,
}

/// What the best of two that are rated alike is told by: so many reviews of [`PRIOR_TENTHS`] that nobody wrote are counted with those
/// that there are, so that one happy buyer does not come before fifty.
const PRIOR_COUNT: u64 = 5;
/// In tenths of a star.
const PRIOR_TENTHS: u64 = 35;

impl Rating {
    /// Of whom or what nobody has reviewed.
    pub const fn none(of: RatingOf) -> Self {
        Self { of, one: 0, two: 0, three: 0, four: 0, five: 0 }
    }

    /// How many reviews gave so many stars.
    pub const fn with(&self, stars: Stars) -> u64 {
        match stars {
            Stars::One => self.one,
            Stars::Two => self.two,
            Stars::Three => self.three,
            Stars::Four => self.four,
            Stars::Five => self.five,
        }
    }

    /// How many reviews there are.
    pub fn count(&self) -> u64 {
        Stars::ALL.into_iter().map(|stars| self.with(stars)).sum()
    }

    /// All stars together.
    pub fn sum(&self) -> u64 {
        Stars::ALL.into_iter().map(|stars| u64::from(u8::from(stars)) * self.with(stars)).sum()
    }

    /// The average in tenths of a star, rounded half up once; `None` while there is no review.
    pub fn average_tenths(&self) -> Option<u64> {
        let count = self.count();
        (count > 0).then(|| (self.sum() * 10 + count / 2) / count)
    }

    /// By what the best rated come first: the average in thousandths of a star, drawn towards the middle while there are few reviews. Zero
    /// without any, which come last.
    pub fn rank(&self) -> u64 {
        let count = self.count();
        if count == 0 {
            return 0;
        }
        (self.sum() * 1_000 + PRIOR_COUNT * PRIOR_TENTHS * 100) / (count + PRIOR_COUNT)
    }
}

/// That one review more, or one less, counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// In whose rating.
    pub of: RatingOf,
    /// With how many stars.
    pub stars: Stars,
    /// Whether it is one more.
    pub more: bool,
}

impl Review {
    /// What it counts for while it is shown.
    fn counts_for(&self) -> Vec<(RatingOf, Stars)> {
        if !self.is_shown() {
            return Vec::new();
        }
        let mut counts = vec![(self.about(), self.opinion.stars)];
        counts.extend(
            self.opinion.goods.iter().map(|goods| (RatingOf::Product(goods.product_id), goods.stars)),
        );
        counts
    }

    /// How ratings change when it becomes `self`, after what it was `before`. They are written in the change that makes it so.
    pub fn tallies(&self, before: Option<&Self>) -> Vec<Tally> {
        let (old, new) = (before.map(Self::counts_for).unwrap_or_default(), self.counts_for());
        if old == new {
            return Vec::new();
        }
        let tally = |more| move |(of, stars)| Tally { of, stars, more };
        old.into_iter().map(tally(false)).chain(new.into_iter().map(tally(true))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;

    fn rating(counts: [u64; 5]) -> Rating {
        let [one, two, three, four, five] = counts;
        Rating { of: RatingOf::Artisan(artisan_id()), one, two, three, four, five }
    }

    #[test]
    fn an_average_is_rounded_once_and_none_without_a_review() {
        for (counts, tenths) in [
            ([0, 0, 0, 0, 0], None),
            ([0, 0, 0, 0, 1], Some(50)),
            ([1, 0, 0, 0, 0], Some(10)),
            ([0, 0, 0, 1, 1], Some(45)),
            ([0, 0, 0, 2, 1], Some(43)),
            ([0, 0, 0, 1, 2], Some(47)),
            ([1, 0, 0, 0, 19], Some(48)),
            ([1, 0, 0, 0, 78], Some(49)),
            ([1, 0, 0, 0, 79], Some(50)),
        ] {
            assert_eq!(rating(counts).average_tenths(), tenths, "{counts:?}");
        }
    }

    #[test]
    fn many_good_reviews_come_before_one_and_none_comes_last() {
        let in_order = [
            rating([0, 0, 0, 2, 48]),
            rating([0, 0, 0, 0, 3]),
            rating([0, 0, 0, 0, 1]),
            rating([1, 0, 0, 0, 0]),
            rating([20, 0, 0, 0, 0]),
            rating([0; 5]),
        ];
        let ranks = in_order.map(|rating| rating.rank());
        assert!(ranks.is_sorted_by(|one, next| one > next), "{ranks:?}");
    }

    #[test]
    fn who_or_what_is_rated_is_read_back_and_stars_are_one_to_five() {
        for of in [
            RatingOf::Artisan(artisan_id()),
            RatingOf::Buyer(buyer_id()),
            RatingOf::Product(placed().entity.products().next().unwrap().product_id),
        ] {
            assert_eq!(of.to_string().parse(), Ok(of));
        }
        assert!(order_id().to_string().parse::<RatingOf>().is_err());
        assert!(Stars::try_from(0).is_err() && Stars::try_from(6).is_err());
        assert_eq!(Stars::try_from(4), Ok(Stars::Four));
    }
}
