//! Who has to do with what a page shows. A4 artisans and people by their identifiers.

use std::collections::{BTreeSet, HashMap};

use domain::artisans::Artisan;
use domain::users::User;
use domain::{ArtisanId, UserId};

use super::{artisan_key, user_key};
use crate::{Error, Items, Key, Loaded, Table};

/// Artisans and people, to be found by their identifiers. Whoever has gone is not among them.
#[derive(Debug, Clone, Default)]
pub struct Parties {
    artisans: HashMap<ArtisanId, Artisan>,
    users: HashMap<UserId, User>,
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

    pub(crate) fn take(
        items: &mut Items,
        artisans: &BTreeSet<ArtisanId>,
        users: &BTreeSet<UserId>,
    ) -> Result<Self, Error> {
        let mut parties = Self::default();
        for id in artisans {
            let found = items.take::<Artisan>(&artisan_key(*id))?.map(Loaded::into_inner);
            parties.artisans.extend(found.map(|artisan| (*id, artisan)));
        }
        for id in users {
            let found = items.take::<User>(&user_key(*id))?.map(Loaded::into_inner);
            parties.users.extend(found.map(|user| (*id, user)));
        }
        Ok(parties)
    }
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
}
