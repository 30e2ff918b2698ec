//! What a person keeps for themselves. U14 their favourites; U15 their favourites with the product or artisan that is to be one; U16
//! their address book.

use domain::UserId;
use domain::artisans::Artisan;
use domain::catalogue::Product;
use domain::users::addresses::AddressBook;
use domain::users::favourites::{Favourite, Favourites};

use crate::entities::{artisan_key, product_key};
use crate::{Error, Key, Loaded, Stored, Table, compiled};

/// `USER#usr_… / FAVOURITES`
fn favourites_key(user: UserId) -> Key {
    Key::new(format!("USER#{user}"), "FAVOURITES")
}

/// `USER#usr_… / ADDRESSES`
fn addresses_key(user: UserId) -> Key {
    Key::new(format!("USER#{user}"), "ADDRESSES")
}

impl Stored for Favourites {
    fn key(&self) -> Key {
        favourites_key(self.user_id)
    }
}

compiled::stored!(Favourites);

impl Stored for AddressBook {
    fn key(&self) -> Key {
        addresses_key(self.user_id)
    }
}

compiled::stored!(AddressBook);

repository! {
    /// What people keep for themselves.
    Own, own
}

impl Own {
    /// U14: what a person keeps; nothing, if they kept nothing yet.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn favourites(&self, user: UserId) -> Result<Loaded<Favourites>, Error> {
        let found = self.0.get(&favourites_key(user)).await?;
        Ok(found.unwrap_or_else(|| Loaded::new(Favourites::none(user))))
    }

    /// U15: the same, and whether what is to be kept is there for everybody to see, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn favourites_with(
        &self,
        user: UserId,
        what: Favourite,
    ) -> Result<(Loaded<Favourites>, bool), Error> {
        let favourites = favourites_key(user);
        let subject = match what {
            Favourite::Product(id) => product_key(id),
            Favourite::Artisan(id) => artisan_key(id),
        };
        let mut items = self.0.get_many(&[favourites.clone(), subject.clone()]).await?;
        let kept = items.take(&favourites)?.unwrap_or_else(|| Loaded::new(Favourites::none(user)));
        let is_there = match what {
            Favourite::Product(_) => {
                items.take::<Product>(&subject)?.is_some_and(|product| product.is_on_sale())
            }
            Favourite::Artisan(_) => items.take::<Artisan>(&subject)?.is_some(),
        };
        Ok((kept, is_there))
    }

    /// U16: a person's addresses; an empty book, if they kept none yet.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn addresses(&self, user: UserId) -> Result<Loaded<AddressBook>, Error> {
        let found = self.0.get(&addresses_key(user)).await?;
        Ok(found.unwrap_or_else(|| Loaded::new(AddressBook::none(user))))
    }
}
