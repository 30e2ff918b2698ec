//! Orders. O1 an order with its delivery address; O2 a buyer's orders; O3 an artisan's orders; O4 an order's history.

use domain::history::Entry;
use domain::orders::{Order, OrderStatus};
use domain::uploads::Upload;
use domain::wallet::Wallet;
use domain::{ArtisanId, Currency, OrderId, UploadId, UserId};
use serde::{Deserialize, Serialize};

use super::uploads::{take_uploads, upload_keys};
use super::wallet::{take_wallet, wallet_key};
use crate::table::Filter;
use crate::{Audited, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled};

/// `ORDER#ord_… / ORDER`
pub fn order_key(id: OrderId) -> Key {
    Key::new(format!("ORDER#{id}"), "ORDER")
}

/// `ORDER#ord_… / DELIVERY`
pub fn delivery_key(id: OrderId) -> Key {
    Key::new(format!("ORDER#{id}"), "DELIVERY")
}

/// Where the goods go to. Personal: apart from the order, so that it can be erased while the books stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Of which order.
    pub order_id: OrderId,
    /// Who receives.
    pub recipient: String,
    /// Whom to call on the way.
    pub phone: String,
    /// Street, number, landmark.
    pub address: String,
    /// Town or city.
    pub city: String,
    /// ISO 3166-2, such as `NG-LA`.
    pub area: String,
    /// What is near it and everybody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub landmark: Option<String>,
    /// The place itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin: Option<Pin>,
    /// The place to pick up at, or who the courier is, as the artisan said it then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option_words: Option<String>,
}

/// A point on the map, in millionths of a degree: a tenth of a metre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// North of the equator; south of it is negative.
    pub latitude: i64,
    /// East of Greenwich; west of it is negative.
    pub longitude: i64,
}

impl Stored for Delivery {
    fn key(&self) -> Key {
        delivery_key(self.order_id)
    }
}

compiled::stored!(Delivery);

impl Stored for Order {
    const SAID_BY_KEYS: &'static [(&'static str, &'static str)] =
        &[("id", "pk"), ("buyer_id", "gsi1pk"), ("artisan_id", "gsi2pk")];

    fn key(&self) -> Key {
        order_key(self.id())
    }

    fn indexes(&self) -> Indexes {
        let kind_and_time = format!("ORDER#{}", self.id());
        Indexes {
            gsi1: Some((format!("BUYER#{}", self.buyer_id()), kind_and_time.clone())),
            gsi2: Some((format!("ARTISAN#{}", self.artisan_id()), kind_and_time)),
            due: self.due(),
        }
    }
}

impl Audited for Order {
    const WITHHELD: &'static [&'static str] = &["release_code"];
    const SHARED: bool = true;
}

compiled::audited!(Order);

/// An order with where it goes to; the address is gone once it was erased.
#[derive(Debug, Clone)]
pub struct OrderWithDelivery {
    /// The order.
    pub order: Loaded<Order>,
    /// Where it goes to.
    pub delivery: Option<Delivery>,
}

repository! {
    /// The orders in the table.
    Orders, orders
}

impl Orders {
    /// The order alone, as of now.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load(&self, id: OrderId) -> Result<Loaded<Order>, Error> {
        self.0.load(&order_key(id)).await
    }

    /// As [`Orders::load`]; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find(&self, id: OrderId) -> Result<Option<Loaded<Order>>, Error> {
        self.0.get(&order_key(id)).await
    }

    /// The order, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; and as [`Table::get_many_once`].
    pub async fn load_once(&self, once: &Once, id: OrderId) -> Result<Loaded<Order>, Error> {
        self.0.load_once(once, &order_key(id)).await
    }

    /// The order and the uploads `ids` of `owner`, in that order, for a request that must happen once; one round trip.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no order; and as [`Table::get_many_once`].
    pub async fn load_once_with_uploads(
        &self,
        once: &Once,
        id: OrderId,
        owner: UserId,
        ids: &[UploadId],
    ) -> Result<(Loaded<Order>, Vec<Option<Upload>>), Error> {
        let keys: Vec<Key> = upload_keys(owner, ids).chain([order_key(id)]).collect();
        let mut items = self.0.get_many_once(once, &keys).await?;
        let uploads = take_uploads(&mut items, owner, ids)?;
        Ok((items.require(&order_key(id))?, uploads))
    }

    /// O1: the order with where it goes to, in one round trip.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no order; [`Error::Unavailable`].
    pub async fn load_with_delivery(&self, id: OrderId) -> Result<OrderWithDelivery, Error> {
        let (order, delivery) = (order_key(id), delivery_key(id));
        let mut items = self.0.get_many(&[order.clone(), delivery.clone()]).await?;
        let delivery = items.take(&delivery)?.map(Loaded::into_inner);
        Ok(OrderWithDelivery { order: items.require(&order)?, delivery })
    }

    /// O2: what a buyer ordered, newest first; with `statuses` only what is so far.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_buyer(
        &self,
        buyer: UserId,
        statuses: &[OrderStatus],
        page: &PageRequest,
    ) -> Result<Page<Loaded<Order>>, Error> {
        self.of(Index::Gsi1, &format!("BUYER#{buyer}"), statuses, page).await
    }

    /// O3: what was ordered from an artisan, newest first; with `statuses` only what is so far.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_artisan(
        &self,
        artisan: ArtisanId,
        statuses: &[OrderStatus],
        page: &PageRequest,
    ) -> Result<Page<Loaded<Order>>, Error> {
        self.of(Index::Gsi2, &format!("ARTISAN#{artisan}"), statuses, page).await
    }

    async fn of(
        &self,
        index: Index,
        partition: &str,
        statuses: &[OrderStatus],
        page: &PageRequest,
    ) -> Result<Page<Loaded<Order>>, Error> {
        let filter = Filter::of("status", statuses)?;
        self.0.query_where(index, partition, "ORDER#", filter.as_ref(), page).await
    }

    /// O4: what happened to an order, oldest first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn history(&self, id: OrderId, page: &PageRequest) -> Result<Page<Entry>, Error> {
        self.0.history(&order_key(id), true, page).await
    }
}

/// Orders, each with its artisan's wallet, in one round trip and in the order of `parts`; `None` for an order that is not
/// there.
///
/// # Errors
/// [`Error::Unavailable`].
pub(super) async fn with_wallets(
    table: &Table,
    parts: impl Iterator<Item = (OrderId, ArtisanId)> + Clone,
    currency: Currency,
) -> Result<Vec<Option<(Loaded<Order>, Loaded<Wallet>)>>, Error> {
    let keys: Vec<Key> = parts
        .clone()
        .flat_map(|(order, artisan)| [order_key(order), wallet_key(artisan, currency)])
        .collect();
    let mut items = table.get_many(&keys).await?;
    let mut found = Vec::with_capacity(keys.len() / 2);
    for (order, artisan) in parts {
        let wallet = take_wallet(&mut items, artisan, currency)?;
        found.push(items.take(&order_key(order))?.map(|order| (order, wallet)));
    }
    Ok(found)
}
