//! What a person wants to find again: products and artisans.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::id::InvalidId;
use crate::{ArtisanId, ProductId, Refused, Timestamp, UserId};

/// Of each kind, as many are kept.
pub const FAVOURITES_MAX: usize = 200;

/// Something that may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Favourite {
    /// `prd_…`
    Product(ProductId),
    /// `art_…`
    Artisan(ArtisanId),
}

impl FromStr for Favourite {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        text.parse().map(Self::Product).or_else(|_| text.parse().map(Self::Artisan))
    }
}

/// One that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept<Id> {
    /// Which one.
    pub id: Id,
    /// Since when.
    pub kept_at: Timestamp,
}

/// All that a person keeps, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Favourites {
    /// Whose.
    pub user_id: UserId,
    /// Products.
    pub products: Vec<Kept<ProductId>>,
    /// Artisans.
    pub artisans: Vec<Kept<ArtisanId>>,
}

impl Favourites {
    /// None yet.
    pub fn none(user_id: UserId) -> Self {
        Self { user_id, products: Vec::new(), artisans: Vec::new() }
    }

    /// With one more; `None` when it is there.
    ///
    /// # Errors
    /// [`Refused`] when there are [`FAVOURITES_MAX`] of its kind.
    pub fn keep(&self, what: Favourite, at: Timestamp) -> Result<Option<Self>, Refused> {
        let mut kept = self.clone();
        let is_new = match what {
            Favourite::Product(id) => add(&mut kept.products, id, at)?,
            Favourite::Artisan(id) => add(&mut kept.artisans, id, at)?,
        };
        Ok(is_new.then_some(kept))
    }

    /// Without one; `None` when it is not there.
    pub fn drop(&self, what: Favourite) -> Option<Self> {
        let mut left = self.clone();
        match what {
            Favourite::Product(id) => left.products.retain(|one| one.id != id),
            Favourite::Artisan(id) => left.artisans.retain(|one| one.id != id),
        }
        (left != *self).then_some(left)
    }
}

/// Whether it was not there.
fn add<Id: PartialEq>(list: &mut Vec<Kept<Id>>, id: Id, at: Timestamp) -> Result<bool, Refused> {
    if list.iter().any(|one| one.id == id) {
        return Ok(false);
    }
    if list.len() >= FAVOURITES_MAX {
        let detail =
            format!("You keep {FAVOURITES_MAX} of these already. Remove one that you do not need any more.");
        return Err(Refused::new("favourites-full", detail).with("limit", FAVOURITES_MAX));
    }
    list.insert(0, Kept { id, kept_at: at });
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;

    fn at(n: i64) -> Timestamp {
        Timestamp::from_millis(1_795_342_676_123 + n)
    }

    fn product(n: u8) -> Favourite {
        Favourite::Product(ProductId::new(at(0), [n; 10]))
    }

    fn artisan(n: u8) -> Favourite {
        Favourite::Artisan(ArtisanId::new(at(0), [n; 10]))
    }

    #[test]
    fn the_newest_comes_first_and_each_is_there_once() {
        let none = Favourites::none(UserId::new(at(0), [1; 10]));
        let one = none.keep(product(1), at(1)).unwrap().unwrap();
        assert_eq!(one.keep(product(1), at(2)), Ok(None));
        let two = one.keep(product(2), at(2)).unwrap().unwrap().keep(artisan(1), at(3)).unwrap().unwrap();
        assert_eq!(two.products.iter().map(|one| one.kept_at).collect::<Vec<_>>(), [at(2), at(1)]);
        assert_eq!(two.artisans.len(), 1);
        let less = two.drop(product(1)).unwrap();
        assert_eq!((less.products.len(), less.artisans.len()), (1, 1));
        assert_eq!(less.drop(product(1)), None);
        assert_eq!(less.drop(artisan(2)), None);
    }

    #[test]
    fn there_is_a_limit_of_each_kind() {
        let mut all = Favourites::none(UserId::new(at(0), [1; 10]));
        for n in 0..FAVOURITES_MAX {
            let n = u8::try_from(n).unwrap();
            all = all.keep(product(n), at(0)).unwrap().unwrap();
        }
        assert_eq!(all.keep(product(1), at(1)), Ok(None), "it is there");
        let refused = all.keep(product(250), at(1)).unwrap_err();
        assert_eq!((refused.problem, refused.facts["limit"].as_u64()), ("favourites-full", Some(200)));
        assert!(all.keep(artisan(1), at(1)).is_ok());
        let room = all.drop(product(7)).unwrap();
        assert!(room.keep(product(250), at(1)).is_ok());
    }

    #[test]
    fn a_favourite_is_named_by_its_identifier() {
        assert!(matches!(ProductId::new(at(0), [1; 10]).to_string().parse(), Ok(Favourite::Product(_))));
        assert!(matches!(ArtisanId::new(at(0), [1; 10]).to_string().parse(), Ok(Favourite::Artisan(_))));
        assert!("ord_01JD9ZK5T8M3Q4W6X7Y8Z9A0BC".parse::<Favourite>().is_err());
    }
}
