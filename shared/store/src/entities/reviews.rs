//! Reviews and ratings. V1 an order with its reviews, and pictures; V2 a review; V3 what buyers say of an artisan; V4 what they say of a
//! product; V5 how somebody or something is rated, beside what else is read of them; V6 whether orders of a page are reviewed.

use std::collections::{BTreeSet, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::types::builders::{ConditionCheckBuilder, UpdateBuilder};
use domain::artisans::Artisan;
use domain::catalogue::Product;
use domain::orders::{Order, Side};
use domain::reviews::{Rating, RatingOf, Review, Stars, Tally, review_id};
use domain::uploads::pictures::Picture;
use domain::{ArtisanId, OrderId, Outcome, ProductId, ReviewId, Timestamp, UploadId, UserId};
use serde::{Deserialize, Serialize};

use super::parties::{Parties, party_keys, rating_keys};
use super::uploads::{picture_keys, take_pictures};
use super::{artisan_key, order_key, product_key};
use crate::change::AsRead;
use crate::table::Items;
use crate::{
    Audited, Change, Error, Index, Indexes, Key, Loaded, Once, Page, PageRequest, Stored, Table, compiled,
};

/// `REVIEW#rev_… / REVIEW`
pub fn review_key(id: ReviewId) -> Key {
    Key::new(format!("REVIEW#{id}"), "REVIEW")
}

/// `ARTISAN#art_… / RATING`, `PRODUCT#prd_… / RATING` or `USER#usr_… / RATING`: beside what it is of.
pub fn rating_key(of: RatingOf) -> Key {
    let partition = match of {
        RatingOf::Artisan(id) => format!("ARTISAN#{id}"),
        RatingOf::Product(id) => format!("PRODUCT#{id}"),
        RatingOf::Buyer(id) => format!("USER#{id}"),
    };
    Key::new(partition, "RATING")
}

impl Stored for Review {
    fn key(&self) -> Key {
        review_key(self.id)
    }

    fn indexes(&self) -> Indexes {
        // Those of buyers are told to everybody; by when they were first shown, so that one which is restored stands where it stood.
        let listed = self.shown_at.filter(|_| self.is_shown() && self.by == Side::Buyer);
        let of_artisan = |at: Timestamp| (format!("ARTISAN#{}", self.artisan_id), place(at, self.id));
        Indexes { gsi1: listed.map(of_artisan), gsi2: None, due: self.due }
    }
}

impl Audited for Review {
    const WITHHELD: &'static [&'static str] = &["opinion", "reply"];
}

compiled::audited!(Review);

/// `REVIEW#2026-11-22T10:17:56.123Z#rev_…`: the later ones come after.
fn place(shown_at: Timestamp, id: ReviewId) -> String {
    format!("REVIEW#{shown_at}#{id}")
}

impl Stored for Rating {
    const SAID_BY_KEYS: &'static [(&'static str, &'static str)] = &[("of", "pk")];

    fn key(&self) -> Key {
        rating_key(self.of)
    }
}

compiled::stored!(Rating);

/// That a review rates a product: what the product's list is read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductReview {
    /// Which product.
    pub product_id: ProductId,
    /// Which review.
    pub review_id: ReviewId,
    /// Who wrote it.
    pub buyer_id: UserId,
    /// When it was first shown.
    pub shown_at: Timestamp,
}

impl Stored for ProductReview {
    fn key(&self) -> Key {
        Key::new(format!("PRODUCT#{}", self.product_id), place(self.shown_at, self.review_id))
    }
}

compiled::stored!(ProductReview);

/// Ratings, to be found by whom or what they are of.
#[derive(Debug, Clone, Default)]
pub struct Ratings(HashMap<RatingOf, Rating>);

impl Ratings {
    /// How `of` is rated; `None` where nobody has reviewed it.
    pub fn of(&self, of: RatingOf) -> Option<&Rating> {
        self.0.get(&of)
    }

    pub(crate) fn take(items: &mut Items, of: impl Iterator<Item = RatingOf>) -> Result<Self, Error> {
        let mut ratings = HashMap::new();
        for of in of {
            ratings.extend(take_rating(items, of)?.map(|rating| (of, rating)));
        }
        Ok(Self(ratings))
    }
}

/// The rating of `of` among what was read; `None` where nobody has reviewed it.
pub(super) fn take_rating(items: &mut Items, of: RatingOf) -> Result<Option<Rating>, Error> {
    Ok(items.take::<Rating>(&rating_key(of))?.map(Loaded::into_inner))
}

/// An order with what its sides say of each other.
#[derive(Debug)]
pub struct Reviewed {
    /// The order.
    pub order: Loaded<Order>,
    /// What the buyer wrote.
    pub by_buyer: Option<Loaded<Review>>,
    /// What the artisan wrote.
    pub by_artisan: Option<Loaded<Review>>,
}

impl Reviewed {
    /// What `side` wrote.
    pub const fn by(&self, side: Side) -> Option<&Loaded<Review>> {
        match side {
            Side::Buyer => self.by_buyer.as_ref(),
            Side::Artisan => self.by_artisan.as_ref(),
        }
    }
}

/// A page of what buyers say of `about`, with how it is rated, and the people who wrote.
#[derive(Debug)]
pub struct Told<T> {
    /// Whom or what it is about; `None` when there is none.
    pub about: Option<Loaded<T>>,
    /// How it is rated; `None` where nobody has reviewed it.
    pub rating: Option<Rating>,
    /// The newest first.
    pub reviews: Page<Loaded<Review>>,
    /// Who wrote.
    pub authors: Parties,
}

repository! {
    /// The reviews in the table.
    Reviews, reviews
}

impl Reviews {
    /// V1: an order with both reviews of it, and the pictures `ids` in that order; one round trip.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no order; [`Error::Unavailable`].
    pub async fn of_order(
        &self,
        id: OrderId,
        ids: &[UploadId],
    ) -> Result<(Reviewed, Vec<Option<Picture>>), Error> {
        let [by_buyer, by_artisan] = [Side::Buyer, Side::Artisan].map(|side| review_key(review_id(id, side)));
        let mut keys = vec![order_key(id), by_buyer.clone(), by_artisan.clone()];
        keys.extend(picture_keys(ids));
        let mut items = self.0.get_many(&keys).await?;
        let pictures = take_pictures(&mut items, ids)?;
        let (by_buyer, by_artisan) = (items.take(&by_buyer)?, items.take(&by_artisan)?);
        Ok((Reviewed { order: items.require(&order_key(id))?, by_buyer, by_artisan }, pictures))
    }

    /// V2: a review.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Unavailable`].
    pub async fn load(&self, id: ReviewId) -> Result<Loaded<Review>, Error> {
        self.0.load(&review_key(id)).await
    }

    /// V2, for a request that must happen once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; and as [`Table::get_many_once`].
    pub async fn load_once(&self, once: &Once, id: ReviewId) -> Result<Loaded<Review>, Error> {
        self.0.load_once(once, &review_key(id)).await
    }

    /// V3: what buyers say of an artisan, the newest first; two round trips.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_artisan(&self, id: ArtisanId, page: &PageRequest) -> Result<Told<Artisan>, Error> {
        let partition = format!("ARTISAN#{id}");
        let reviews: Page<Loaded<Review>> =
            self.0.query(Index::Gsi1, &partition, "REVIEW#", false, page).await?;
        let authors: BTreeSet<_> = reviews.items.iter().map(|review| review.buyer_id).collect();
        let (nobody, of) = (BTreeSet::new(), RatingOf::Artisan(id));
        let mut keys = party_keys(&nobody, &authors);
        keys.extend([artisan_key(id), rating_key(of)]);
        let mut items = self.0.get_many(&keys).await?;
        let (about, rating) = (items.take(&artisan_key(id))?, take_rating(&mut items, of)?);
        Ok(Told { about, rating, reviews, authors: Parties::take(&mut items, &nobody, &authors)? })
    }

    /// V4: what buyers say of a product, the newest first; two round trips. What was hidden between the two is left out.
    ///
    /// # Errors
    /// [`Error::BadCursor`]; [`Error::Unavailable`].
    pub async fn of_product(&self, id: ProductId, page: &PageRequest) -> Result<Told<Product>, Error> {
        let partition = format!("PRODUCT#{id}");
        let listed: Page<Loaded<ProductReview>> =
            self.0.query(Index::Table, &partition, "REVIEW#", false, page).await?;
        let authors: BTreeSet<_> = listed.items.iter().map(|listed| listed.buyer_id).collect();
        let (nobody, of) = (BTreeSet::new(), RatingOf::Product(id));
        let mut keys = party_keys(&nobody, &authors);
        keys.extend([product_key(id), rating_key(of)]);
        keys.extend(listed.items.iter().map(|listed| review_key(listed.review_id)));
        let mut items = self.0.get_many(&keys).await?;
        let (about, rating) = (items.take(&product_key(id))?, take_rating(&mut items, of)?);
        let mut shown = Vec::with_capacity(listed.items.len());
        for listed in &listed.items {
            let review = items.take::<Review>(&review_key(listed.review_id))?;
            shown.extend(review.filter(|review| review.is_shown()));
        }
        let reviews = Page { items: shown, next_cursor: listed.next_cursor };
        Ok(Told { about, rating, reviews, authors: Parties::take(&mut items, &nobody, &authors)? })
    }

    /// V6, with A4 and V5: the sides of `orders`, how they are rated, and of which orders `side` has reviewed the other and been shown; one
    /// round trip. Only orders that can still be reviewed at `at` are looked up.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn beside_orders<'a>(
        &self,
        orders: impl Iterator<Item = &'a Order> + Clone,
        side: Option<Side>,
        at: Timestamp,
    ) -> Result<(Parties, BTreeSet<OrderId>), Error> {
        let artisans: BTreeSet<_> = orders.clone().map(Order::artisan_id).collect();
        let users: BTreeSet<_> = orders.clone().map(Order::buyer_id).collect();
        let open = orders.filter(|order| order.review_until(at).is_ok());
        let own: Vec<(OrderId, Key)> = side
            .into_iter()
            .flat_map(|side| {
                open.clone().map(move |order| (order.id(), review_key(review_id(order.id(), side))))
            })
            .collect();
        let mut keys = party_keys(&artisans, &users);
        keys.extend(rating_keys(&artisans, &users));
        keys.extend(own.iter().map(|(_, key)| key.clone()));
        let mut items = self.0.get_many(&keys).await?;
        let mut reviewed = BTreeSet::new();
        for (order, key) in own {
            reviewed.extend(items.take::<Review>(&key)?.filter(|review| review.was_shown()).map(|_| order));
        }
        Ok((Parties::take_rated(&mut items, &artisans, &users)?, reviewed))
    }
}

/// Adds to `change` what became of a review, with what follows from it: how whom and what it rates are rated, and its place in the lists
/// of those products.
pub fn put_review(
    change: &mut Change,
    before: Option<&Loaded<Review>>,
    outcome: Outcome<Review>,
) -> Loaded<Review> {
    let old = before.map(|before| &before.entity);
    for tally in outcome.entity.tallies(old) {
        count(change, tally);
    }
    let (was, is) = (old.is_some_and(Review::is_shown), outcome.entity.is_shown());
    if was != is {
        list(change, &outcome.entity, is);
    }
    match before {
        Some(before) => change.save(before, outcome),
        None => change.create(outcome),
    }
}

/// Adds to `change` that it goes through only while `side` of `order` has written nothing.
pub fn require_no_review(change: &mut Change, order: OrderId, side: Side) {
    let none = |check: ConditionCheckBuilder| check.condition_expression("attribute_not_exists(pk)");
    change.check(&review_key(review_id(order, side)), none, AsRead);
}

/// One more or one less, whatever the count is by now, so that no review waits for another. It happens once by what else is in the change:
/// the review, of the version that was read.
fn count(change: &mut Change, Tally { of, stars, more }: Tally) {
    let add = |update: UpdateBuilder| {
        let one = if more { "1" } else { "-1" };
        update
            .update_expression("ADD #stars :one")
            .expression_attribute_names("#stars", field(stars))
            .expression_attribute_values(":one", AttributeValue::N(one.to_owned()))
    };
    change.update(&rating_key(of), add, AsRead);
}

/// Puts a review into the lists of the products that it rates, or takes it out.
fn list(change: &mut Change, review: &Review, shown: bool) {
    let Some(shown_at) = review.shown_at else { return };
    for goods in &review.opinion.goods {
        let (product_id, review_id, buyer_id) = (goods.product_id, review.id, review.buyer_id);
        let listed = ProductReview { product_id, review_id, buyer_id, shown_at };
        if shown {
            change.insert(&listed);
        } else {
            // It is written once, and never changed.
            change.delete(&Loaded { version: 1, ..Loaded::new(listed) });
        }
    }
}

/// The field of a [`Rating`] that counts so many stars.
const fn field(stars: Stars) -> &'static str {
    match stars {
        Stars::One => "one",
        Stars::Two => "two",
        Stars::Three => "three",
        Stars::Four => "four",
        Stars::Five => "five",
    }
}
