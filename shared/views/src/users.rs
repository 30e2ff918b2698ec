//! People.

use domain::identity::credentials::Email;
use domain::orders::{Side, Unsettled};
use domain::reviews::Rating;
use domain::users::addresses::{AddressBook, SavedAddress};
use domain::users::favourites::{Favourites, Kept};
use domain::users::leaving::GRACE_DAYS;
use domain::users::{Phone, User};
use domain::{ArtisanId, Money, OrderId, ProductId, Role, Timestamp, UserId};
use serde::Serialize;
use store::entities::Open;

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

/// Orders that are named of what stands in the way of a deletion, at most.
const OPEN_ORDERS_SHOWN: usize = 20;

/// What stands in the way of an account's deletion.
#[derive(Debug, Clone, Serialize)]
pub struct DeletionView {
    /// Whether nothing does.
    possible: bool,
    /// Days in which a log-in takes it back.
    grace_days: u64,
    /// Whether it does that they are an administrator.
    is_administrator: bool,
    /// The orders whose money is not where it belongs, the newest first.
    orders: Vec<OpenOrderView>,
    /// Whether there are more of them.
    more_orders: bool,
    /// The wallet, if something is in it, on its way or owed.
    wallet: Option<OpenWalletView>,
}

#[derive(Debug, Clone, Serialize)]
struct OpenOrderView {
    order_id: OrderId,
    /// Whose side they are on.
    side: Side,
    why: Unsettled,
}

#[derive(Debug, Clone, Serialize)]
struct OpenWalletView {
    held: Money,
    available: Money,
    in_transit: Money,
    debt: Money,
}

impl DeletionView {
    /// For `user`, of whom this is `open`.
    pub fn new(user: &User, open: &Open) -> Self {
        let is_administrator = user.roles.contains(&Role::Admin);
        let shown = open.orders.iter().take(OPEN_ORDERS_SHOWN);
        Self {
            possible: !is_administrator && open.is_empty(),
            grace_days: GRACE_DAYS,
            is_administrator,
            orders: shown
                .map(|(order_id, side, why)| OpenOrderView { order_id: *order_id, side: *side, why: *why })
                .collect(),
            more_orders: open.orders.len() > OPEN_ORDERS_SHOWN,
            wallet: open.wallet.as_ref().map(|wallet| OpenWalletView {
                held: wallet.money(wallet.held),
                available: wallet.available(),
                in_transit: wallet.money(wallet.in_transit),
                debt: wallet.debt(),
            }),
        }
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
