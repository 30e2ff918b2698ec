//! People.

use domain::identity::credentials::Email;
use domain::reviews::Rating;
use domain::users::addresses::{AddressBook, SavedAddress};
use domain::users::favourites::{Favourites, Kept};
use domain::users::{Phone, User};
use domain::{ArtisanId, ProductId, Role, Timestamp, UserId};
use serde::Serialize;

use crate::RatingView;

/// A user as they see themselves.
#[derive(Debug, Clone, Serialize)]
pub struct UserView<'a> {
    id: UserId,
    /// What they are called as an artisan, if they are one.
    artisan_id: Option<ArtisanId>,
    email: &'a Email,
    name: &'a str,
    phone: Option<&'a Phone>,
    roles: &'a [Role],
    email_verified_at: Option<Timestamp>,
    created_at: Timestamp,
}

impl<'a> UserView<'a> {
    /// All that the user may see of `user`.
    pub fn new(user: &'a User) -> Self {
        Self {
            id: user.id,
            artisan_id: user.roles.contains(&Role::Artisan).then(|| user.id.artisan()),
            email: &user.email,
            name: &user.name,
            phone: user.phone.as_ref(),
            roles: &user.roles,
            email_verified_at: user.email_verified_at,
            created_at: user.created_at,
        }
    }
}

/// What a user keeps, the newest first.
#[derive(Debug, Clone, Serialize)]
pub struct FavouritesView<'a> {
    products: &'a [Kept<ProductId>],
    artisans: &'a [Kept<ArtisanId>],
}

impl<'a> FavouritesView<'a> {
    /// All of `favourites`.
    pub fn new(favourites: &'a Favourites) -> Self {
        Self { products: &favourites.products, artisans: &favourites.artisans }
    }
}

/// Where a user has things brought; the first is the one that a checkout begins with.
#[derive(Debug, Clone, Serialize)]
pub struct AddressBookView<'a> {
    addresses: &'a [SavedAddress],
}

impl<'a> AddressBookView<'a> {
    /// All of `book`.
    pub fn new(book: &'a AddressBook) -> Self {
        Self { addresses: &book.addresses }
    }
}

/// The signed-in user.
#[derive(Debug, Clone, Serialize)]
pub struct MeView<'a> {
    #[serde(flatten)]
    user: UserView<'a>,
    /// Notifications that were not read, of the newest hundred.
    unread_notifications: usize,
    /// Messages that were not read, in the newest hundred conversations that have any.
    unread_messages: u32,
}

impl<'a> MeView<'a> {
    /// `user`, who has so many of the newest notifications to read, and so many messages.
    pub fn new(user: &'a User, unread_notifications: usize, unread_messages: u32) -> Self {
        Self { user: UserView::new(user), unread_notifications, unread_messages }
    }
}

/// A buyer beside something of theirs.
#[derive(Debug, Clone, Serialize)]
pub struct BuyerView<'a> {
    id: UserId,
    /// None when they have gone.
    name: Option<&'a str>,
    /// By artisans, and only for them and administrators; left out while there is no review.
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<RatingView>,
}

impl<'a> BuyerView<'a> {
    /// The buyer `id`, as far as `user` is still there.
    pub fn new(id: UserId, user: Option<&'a User>) -> Self {
        Self { id, name: user.map(|user| user.name.as_str()), rating: None }
    }

    /// With how artisans rate them.
    #[must_use]
    pub fn rated(self, rating: Option<&Rating>) -> Self {
        Self { rating: RatingView::new(rating), ..self }
    }
}
