//! Products and stock. P1 a product with its stock; P2 an artisan's products; P3 a category's products; P5 a product with its stock
//! and pictures; P8 the newest of a category and its parts, or of all; P9 several products; P10 what came into a category between two moments; P11 the
//! oldest of each category.

mod imports;

pub use imports::{ImportQueue, import_key};

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValuesOnConditionCheckFailure};
use domain::artisans::Artisan;
use domain::catalogue::{Product, Stock};
use domain::reviews::{Rating, RatingOf};
use domain::uploads::pictures::Picture;
use domain::{ArtisanId, ProductId, Timestamp, TypedId as _, UploadId};
use futures::future::try_join_all;

use super::parties::{Parties, party_keys};
use super::reviews::{Ratings, rating_key, take_rating};
use super::uploads::{picture_keys, take_pictures};
use crate::change::{AsRead, Guard};
use crate::item::{Item, from_item, number};
use crate::page::{encode_cursor, merge};
use crate::table::Items;
use crate::{
    Audited, Change, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled,
};

/// `PRODUCT#prd_… / PRODUCT`
pub fn product_key(id: ProductId) -> Key {
    Key::new(format!("PRODUCT#{id}"), "PRODUCT")
}

/// `PRODUCT#prd_… / STOCK`
pub fn stock_key(id: ProductId) -> Key {
    Key::new(format!("PRODUCT#{id}"), "STOCK")
}

impl Stored for Product {
    fn key(&self) -> Key {
        product_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        let kind_and_time = format!("PRODUCT#{}", self.id);
        let on_sale =
            self.is_on_sale().then(|| (format!("CATEGORY#{}", self.offer.category), kind_and_time.clone()));
        Indexes {
            gsi1: Some((format!("ARTISAN#{}", self.artisan_id), kind_and_time)),
            gsi2: on_sale,
            due: None,
        }
    }
}

impl Audited for Product {}

compiled::audited!(Product);

impl Stored for Stock {
    fn key(&self) -> Key {
        stock_key(self.product_id)
    }
}

compiled::stored!(Stock);

repository! {
    /// The products in the table.
    Products, products
}

impl Products {
    /// The product alone; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find(&self, id: ProductId) -> Result<Option<Loaded<Product>>, Error> {
        self.0.get(&product_key(id)).await
    }

    /// P1: a product and what is left of it, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find_with_stock(&self, id: ProductId) -> Result<Option<(Loaded<Product>, Stock)>, Error> {
        let (product, stock) = (product_key(id), stock_key(id));
        let mut items = self.0.get_many(&[product.clone(), stock.clone()]).await?;
        let stock = items.take::<Stock>(&stock)?;
        Ok(items.take(&product)?.zip(stock.map(Loaded::into_inner)))
    }

    /// P1 with V5: a product, what is left of it and how it is rated, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find_rated_with_stock(
        &self,
        id: ProductId,
    ) -> Result<Option<(Loaded<Product>, Stock, Option<Rating>)>, Error> {
        let (product, stock, of) = (product_key(id), stock_key(id), RatingOf::Product(id));
        let mut items = self.0.get_many(&[product.clone(), stock.clone(), rating_key(of)]).await?;
        let rating = take_rating(&mut items, of)?;
        let stock = items.take::<Stock>(&stock)?.map(Loaded::into_inner);
        Ok(items.take(&product)?.zip(stock).map(|(product, stock)| (product, stock, rating)))
    }

    /// P1, for a request that must happen once.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn find_with_stock_once(
        &self,
        once: &Once,
        id: ProductId,
    ) -> Result<Option<(Loaded<Product>, Stock)>, Error> {
        let (product, stock) = (product_key(id), stock_key(id));
        let mut items = self.0.get_many_once(once, &[product.clone(), stock.clone()]).await?;
        let stock = items.take::<Stock>(&stock)?;
        Ok(items.take(&product)?.zip(stock.map(Loaded::into_inner)))
    }

    /// P5: a product with its stock, and the pictures `ids` in that order; one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn find_with_stock_and_pictures(
        &self,
        id: ProductId,
        ids: &[UploadId],
    ) -> Result<Option<(Loaded<Product>, Stock, Vec<Option<Picture>>)>, Error> {
        let (product, stock) = (product_key(id), stock_key(id));
        let mut keys = vec![product.clone(), stock.clone()];
        keys.extend(picture_keys(ids));
        let mut items = self.0.get_many(&keys).await?;
        let pictures = take_pictures(&mut items, ids)?;
        let stock = items.take::<Stock>(&stock)?.map(Loaded::into_inner);
        Ok(items.take(&product)?.zip(stock).map(|(product, stock)| (product, stock, pictures)))
    }

    /// P2: an artisan's products, newest first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_artisan(
        &self,
        artisan: ArtisanId,
        page: &PageRequest,
    ) -> Result<Page<Loaded<Product>>, Error> {
        self.0.query(Index::Gsi1, &format!("ARTISAN#{artisan}"), "PRODUCT#", false, page).await
    }

    /// P3: what is on sale in a category, newest first.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_category(&self, slug: &str, page: &PageRequest) -> Result<Page<Loaded<Product>>, Error> {
        self.0.query(Index::Gsi2, &format!("CATEGORY#{slug}"), "PRODUCT#", false, page).await
    }

    /// P8: what is on sale in any of `categories`, newest first: the newest of each at the same time, in the order of their
    /// identifiers, which is that of time. The cursor is the last product shown.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn newest(
        &self,
        categories: &[&str],
        page: &PageRequest,
    ) -> Result<Page<Loaded<Product>>, Error> {
        let before: Option<ProductId> =
            page.cursor.as_deref().map(|id| id.parse().map_err(|_| Error::BadCursor)).transpose()?;
        let pages = try_join_all(categories.iter().map(async |slug| {
            let cursor = before.and_then(|id| after_product(slug, id));
            // One more than is shown: a list that ends here is told from one that goes on.
            self.of_category(slug, &PageRequest { limit: page.limit + 1, cursor }).await
        }));
        let (items, more) = merge(pages.await?, page.limit, |product| product.id);
        let next_cursor = items.last().filter(|_| more).map(|product| product.id.to_string());
        Ok(Page { items, next_cursor })
    }

    /// P9: several products, in the order of `ids`; those that are not there are left out.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn several(&self, ids: &[ProductId]) -> Result<Vec<Loaded<Product>>, Error> {
        let keys: Vec<Key> = ids.iter().map(|id| product_key(*id)).collect();
        let mut items = self.0.get_many(&keys).await?;
        keys.iter().filter_map(|key| items.take(key).transpose()).collect()
    }

    /// P10: what is on sale in a category and was offered from `from` to `to`, the oldest first; `limit` at most.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn of_category_between(
        &self,
        slug: &str,
        from: Timestamp,
        to: Timestamp,
        limit: u32,
    ) -> Result<Vec<Loaded<Product>>, Error> {
        // Of identifiers of one moment, these are the first and the last.
        let place = |at, random| format!("PRODUCT#{}", ProductId::new(at, [random; 10]));
        let (partition, from, to) = (format!("CATEGORY#{slug}"), place(from, u8::MIN), place(to, u8::MAX));
        let items = self.0.query_between(Index::Gsi2, &partition, &from, &to, limit).await?;
        items.into_iter().map(from_item).collect()
    }

    /// P11: since when there is something on sale in each of `categories`, all at the same time.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn oldest(&self, categories: &[&str]) -> Result<Vec<Option<Timestamp>>, Error> {
        let first = PageRequest { limit: 1, cursor: None };
        try_join_all(categories.iter().map(async |slug| {
            let partition = format!("CATEGORY#{slug}");
            let page = self.0.query::<Product>(Index::Gsi2, &partition, "PRODUCT#", true, &first).await?;
            Ok(page.items.first().map(|product| product.id.created_at()))
        }))
        .await
    }

    /// How many pieces of each product of a page can be sold, in one round trip; a product without stock has none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn with_stock(
        &self,
        page: Page<Loaded<Product>>,
    ) -> Result<Page<(Loaded<Product>, i64)>, Error> {
        let keys: Vec<Key> = page.items.iter().map(|product| stock_key(product.id)).collect();
        take_stock(page, &mut self.0.get_many(&keys).await?)
    }

    /// P2, P3, P8, P9, with V5: the products of a page whose artisans may sell, each with how many pieces of it can be sold, and those
    /// artisans, with how both are rated; one round trip. What somebody offers who may not is left out, so that a page may be shorter.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn with_artisans_and_stock(
        &self,
        page: Page<Loaded<Product>>,
    ) -> Result<(Page<(Loaded<Product>, i64)>, Parties), Error> {
        let artisans: BTreeSet<_> = page.items.iter().map(|product| product.artisan_id).collect();
        let nobody = BTreeSet::new();
        let mut keys = party_keys(&artisans, &nobody);
        keys.extend(page.items.iter().map(|product| stock_key(product.id)));
        let products = page.items.iter().map(|product| RatingOf::Product(product.id));
        let rated: Vec<RatingOf> = artisans.iter().map(|id| RatingOf::Artisan(*id)).chain(products).collect();
        keys.extend(rated.iter().copied().map(rating_key));
        let mut found = self.0.get_many(&keys).await?;
        let ratings = Ratings::take(&mut found, rated.into_iter())?;
        let artisans = Parties::take(&mut found, &artisans, &nobody)?.rated(ratings);
        let may_sell = |id| artisans.artisan(id).is_some_and(Artisan::may_sell);
        let items = page.items.into_iter().filter(|product| may_sell(product.artisan_id)).collect();
        Ok((take_stock(Page { items, next_cursor: page.next_cursor }, &mut found)?, artisans))
    }
}

/// The cursor of a category's list that begins after the product `id`, which need not be in it: keys are compared, not looked up.
fn after_product(slug: &str, id: ProductId) -> Option<String> {
    let place = [("gsi2pk", format!("CATEGORY#{slug}")), ("gsi2sk", format!("PRODUCT#{id}"))];
    let mut last = product_key(id).attributes();
    last.extend(place.map(|(name, value)| (name.to_owned(), AttributeValue::S(value))));
    encode_cursor(&last)
}

/// The products of a page with how many pieces of each can be sold, by their stock among what was read.
fn take_stock(page: Page<Loaded<Product>>, read: &mut Items) -> Result<Page<(Loaded<Product>, i64)>, Error> {
    let left = |product: Loaded<Product>| {
        let available = take_available(product.id, read)?;
        Ok((product, available))
    };
    let items = page.items.into_iter().map(left).collect::<Result<_, Error>>()?;
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// How many pieces of a product can be sold, by its stock among what was read; a product without stock has none.
pub(super) fn take_available(id: ProductId, read: &mut Items) -> Result<i64, Error> {
    Ok(read.take::<Stock>(&stock_key(id))?.map_or(0, |stock| stock.available))
}

/// Adds to `change` that `quantity` pieces are taken off the shelf, if there are as many and the product is still as it was
/// read; else it is [`Error::OutOfStock`] or [`Error::ProductChanged`].
pub fn reserve_stock(change: &mut Change, stock: &Stock, quantity: u32) {
    let reserve = |update: UpdateBuilder| {
        update
            .update_expression("SET available = available - :quantity")
            .condition_expression(
                "available >= :quantity AND product_version = :product_version AND #open = :open",
            )
            .expression_attribute_names("#open", "open")
            .expression_attribute_values(":quantity", number(quantity.into()))
            .expression_attribute_values(":product_version", number(stock.product_version))
            .expression_attribute_values(":open", AttributeValue::Bool(true))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
    };
    let guard = Enough { product_id: stock.product_id, product_version: stock.product_version };
    change.update(&stock_key(stock.product_id), reserve, guard);
}

/// Adds to `change` that `quantity` pieces are put back. It happens once by what else is in the change: the order that is closed.
pub(crate) fn return_stock(change: &mut Change, product_id: ProductId, quantity: u32) {
    let put_back = |update: UpdateBuilder| {
        update
            .update_expression("SET available = available + :quantity")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":quantity", number(quantity.into()))
    };
    change.update(&stock_key(product_id), put_back, AsRead);
}

/// Adds to `change` that the stock is tied to the product's new version, so that nobody buys it as it was before. The pieces
/// stay.
pub fn tie_stock(change: &mut Change, product_id: ProductId, product_version: u64, open: bool) {
    let tie = |update: UpdateBuilder| {
        update
            .update_expression("SET product_version = :product_version, #open = :open")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_names("#open", "open")
            .expression_attribute_values(":product_version", number(product_version))
            .expression_attribute_values(":open", AttributeValue::Bool(open))
    };
    change.update(&stock_key(product_id), tie, AsRead);
}

/// Adds to `change` how many pieces there are, tied to the product's new version. It goes through only while there are as
/// many as were read, so that what is written is exact although buyers reserve at the same time.
pub fn recount_stock(change: &mut Change, before: &Stock, available: i64, product_version: u64) {
    let recount = |update: UpdateBuilder| {
        update
            .update_expression("SET available = :available, product_version = :product_version")
            .condition_expression("available = :before")
            .expression_attribute_values(":available", AttributeValue::N(available.to_string()))
            .expression_attribute_values(":before", AttributeValue::N(before.available.to_string()))
            .expression_attribute_values(":product_version", number(product_version))
    };
    change.update(&stock_key(before.product_id), recount, AsRead);
}

/// There are as many pieces as are wanted, of the product as it was read.
#[derive(Debug)]
struct Enough {
    product_id: ProductId,
    product_version: u64,
}

impl Guard for Enough {
    fn refusal(&self, stored: Option<Item>) -> Error {
        let product_id = self.product_id;
        match stored.map(from_item::<Stock>) {
            Some(Ok(stock)) if stock.product_version == self.product_version && stock.open => {
                Error::OutOfStock { product_id, left: stock.available }
            }
            Some(Ok(_)) | None => Error::ProductChanged { product_id },
            Some(Err(error)) => error,
        }
    }
}
