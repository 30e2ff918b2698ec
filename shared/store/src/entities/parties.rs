//! Who has to do with what a page shows. A4 artisans and people by their identifiers; V5 how they are rated.

use std::collections::{BTreeSet, HashMap};

use domain::artisans::Artisan;
use domain::reviews::{Rating, RatingOf};
use domain::users::User;
use domain::{ArtisanId, UserId};

use super::reviews::{Ratings, rating_key};
use super::{artisan_key, user_key};
use crate::{Error, Items, Key, Loaded, Table};

/// Artisans and people, to be found by their identifiers, with how they and what they sell are rated, where that was read. Whoever has
/// gone is not among them.
#[derive(Debug, Clone, Default)]
pub struct Parties {
    artisans: HashMap<ArtisanId, Artisan>,
    users: HashMap<UserId, User>,
    ratings: Ratings,
}

impl Parties {
    /// The artisan `id`, unless they have gone.
    pub fn artisan(&self, id: ArtisanId) -> Option<&Artisan> {
        self.artisans.get(&id)
    }

    /// The person `id`, unless they have gone.
    pub fn user(&self, id: UserId) -> Option<&User> {
        self.users.get(&id)
    }

    /// How `of` is rated; `None` where nobody has reviewed it.
    pub fn rating(&self, of: RatingOf) -> Option<&Rating> {
        self.ratings.of(of)
    }

    pub(crate) fn take(
        items: &mut Items,
        artisans: &BTreeSet<ArtisanId>,
        users: &BTreeSet<UserId>,
    ) -> Result<Self, Error> {
        let mut parties = Self::default();
        for id in artisans {
            let found = items.take::<Artisan>(&artisan_key(*id))?.map(Loaded::into_inner);
            let there = found.filter(|artisan| artisan.left_at.is_none());
            parties.artisans.extend(there.map(|artisan| (*id, artisan)));
        }
        for id in users {
            let found = items.take::<User>(&user_key(*id))?.map(Loaded::into_inner);
            parties.users.extend(found.filter(|user| !user.has_left()).map(|user| (*id, user)));
        }
        Ok(parties)
    }

    /// The same, with how they, or what they sell, are rated.
    pub(super) fn rated(self, ratings: Ratings) -> Self {
        Self { ratings, ..self }
    }

    /// As [`Parties::take`], with how they are rated, as far as that was read.
    pub(crate) fn take_rated(
        items: &mut Items,
        artisans: &BTreeSet<ArtisanId>,
        users: &BTreeSet<UserId>,
    ) -> Result<Self, Error> {
        let ratings = Ratings::take(items, rated(artisans, users))?;
        Ok(Self::take(items, artisans, users)?.rated(ratings))
    }
}

fn rated(artisans: &BTreeSet<ArtisanId>, users: &BTreeSet<UserId>) -> impl Iterator<Item = RatingOf> {
    artisans.iter().copied().map(RatingOf::Artisan).chain(users.iter().copied().map(RatingOf::Buyer))
}

/// The keys under which the ratings of [`Parties`] lie.
pub(crate) fn rating_keys(artisans: &BTreeSet<ArtisanId>, users: &BTreeSet<UserId>) -> Vec<Key> {
    rated(artisans, users).map(rating_key).collect()
}

/// The keys under which [`Parties`] lie.
pub(crate) fn party_keys(artisans: &BTreeSet<ArtisanId>, users: &BTreeSet<UserId>) -> Vec<Key> {
    artisans.iter().map(|id| artisan_key(*id)).chain(users.iter().map(|id| user_key(*id))).collect()
}

impl Table {
    /// A4: artisans and people by their identifiers, each read once.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn parties(
        &self,
        artisans: impl IntoIterator<Item = ArtisanId>,
        users: impl IntoIterator<Item = UserId>,
    ) -> Result<Parties, Error> {
        let (artisans, users) = (artisans.into_iter().collect(), users.into_iter().collect());
        let mut items = self.get_many(&party_keys(&artisans, &users)).await?;
        Parties::take(&mut items, &artisans, &users)
    }

    /// A4 with V5: artisans and people by their identifiers, with how the artisans are rated; one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn parties_with_ratings(
        &self,
        artisans: impl IntoIterator<Item = ArtisanId>,
        users: impl IntoIterator<Item = UserId>,
    ) -> Result<Parties, Error> {
        let (artisans, users) = (artisans.into_iter().collect(), users.into_iter().collect());
        let mut keys = party_keys(&artisans, &users);
        keys.extend(rating_keys(&artisans, &BTreeSet::new()));
        let mut items = self.get_many(&keys).await?;
        Parties::take_rated(&mut items, &artisans, &users)
    }
}
