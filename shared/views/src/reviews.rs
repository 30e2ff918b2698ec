//! Reviews and ratings.

use domain::artisans::Artisan;
use domain::catalogue::Product;
use domain::orders::{Party, Side};
use domain::reviews::{RatedGoods, Rating, Reply, Review, ReviewAction, ReviewState, Stars};
use domain::{Action, ArtisanId, OrderId, ProductId, ReviewId, Timestamp, UserId};
use serde::Serialize;
use store::entities::{Parties, Reviewed, Told};

use crate::{ArtisanSummaryView, BuyerView, ImageView};

/// How somebody or something is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RatingView {
    /// The average in tenths of a star, rounded once.
    average_tenths: u64,
    count: u64,
}

impl RatingView {
    /// Of `rating`; `None` while there is no review.
    pub fn new(rating: Option<&Rating>) -> Option<Self> {
        let rating = rating?;
        Some(Self { average_tenths: rating.average_tenths()?, count: rating.count() })
    }
}

/// A rating with how many gave how many stars.
#[derive(Debug, Clone, Serialize)]
struct RatingByStarView {
    /// None while there is no review.
    average_tenths: Option<u64>,
    count: u64,
    /// With one star, two, and so on.
    by_star: [u64; 5],
}

impl RatingByStarView {
    /// Of `rating`, which there is none of while there is no review.
    fn new(rating: Option<&Rating>) -> Self {
        Self {
            average_tenths: rating.and_then(Rating::average_tenths),
            count: rating.map_or(0, Rating::count),
            by_star: Stars::ALL.map(|stars| rating.map_or(0, |rating| rating.with(stars))),
        }
    }
}

/// What a buyer says, as everybody sees it.
#[derive(Debug, Clone, Serialize)]
struct ReviewView<'a> {
    id: ReviewId,
    /// What it gives whom or what the list is of.
    stars: Stars,
    /// What was bought.
    title: &'a str,
    lines: usize,
    words: &'a str,
    pictures: Vec<ImageView>,
    /// The author's first name, and the first letter of the next; none when they have gone.
    author: Option<String>,
    written_at: Timestamp,
    shown_at: Option<Timestamp>,
    reply: Option<&'a Reply>,
}

impl<'a> ReviewView<'a> {
    /// What `review` says of its artisan; its author is among `authors`, its pictures below `images_url`.
    fn of_artisan(review: &'a Review, authors: &Parties, images_url: Option<&str>) -> Self {
        Self::new(review, review.opinion.stars, authors, images_url)
    }

    /// What it says of the product `id`; `None` where it rates it not.
    fn of_product(
        review: &'a Review,
        id: ProductId,
        authors: &Parties,
        images_url: Option<&str>,
    ) -> Option<Self> {
        let goods = review.opinion.goods.iter().find(|goods| goods.product_id == id)?;
        Some(Self::new(review, goods.stars, authors, images_url))
    }

    fn new(review: &'a Review, stars: Stars, authors: &Parties, images_url: Option<&str>) -> Self {
        Self {
            id: review.id,
            stars,
            title: &review.title,
            lines: review.lines,
            words: &review.opinion.words,
            pictures: pictures(review, images_url),
            author: authors.user(review.buyer_id).map(|user| short(&user.name)),
            written_at: review.written_at,
            shown_at: review.shown_at,
            reply: review.reply.as_ref(),
        }
    }
}

/// A page of what buyers say of an artisan or a product, with how many gave how many stars.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewPageView<'a> {
    items: Vec<ReviewView<'a>>,
    next_cursor: Option<&'a str>,
    rating: RatingByStarView,
}

impl<'a> ReviewPageView<'a> {
    /// What was `told` of an artisan; pictures lie below `images_url`.
    pub fn of_artisan(told: &'a Told<Artisan>, images_url: Option<&str>) -> Self {
        Self::new(told, |review| Some(ReviewView::of_artisan(review, &told.authors, images_url)))
    }

    /// What was `told` of the product `id`, as far as it rates it.
    pub fn of_product(told: &'a Told<Product>, id: ProductId, images_url: Option<&str>) -> Self {
        Self::new(told, |review| ReviewView::of_product(review, id, &told.authors, images_url))
    }

    fn new<T>(told: &'a Told<T>, shown: impl Fn(&'a Review) -> Option<ReviewView<'a>>) -> Self {
        Self {
            items: told.reviews.items.iter().filter_map(|review| shown(review)).collect(),
            next_cursor: told.reviews.next_cursor.as_deref(),
            rating: RatingByStarView::new(told.rating.as_ref()),
        }
    }
}

fn pictures(review: &Review, images_url: Option<&str>) -> Vec<ImageView> {
    let image = |picture| ImageView::new(picture, review.author(), images_url);
    review.opinion.pictures.iter().map(image).collect()
}

/// `Ada O.`: who wrote is told from others, and not found by it.
fn short(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    match words.next().and_then(|next| next.chars().next()) {
        Some(letter) => format!("{first} {letter}."),
        None => first.to_owned(),
    }
}

/// A review as its order's sides and administrators see it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OrderReviewView<'a> {
    id: ReviewId,
    by: Side,
    state: ReviewState,
    /// What it gives the other side.
    stars: Stars,
    goods: &'a [RatedGoods],
    words: &'a str,
    pictures: Vec<ImageView>,
    written_at: Timestamp,
    shown_at: Option<Timestamp>,
    reply: Option<&'a Reply>,
    /// Why it is out of sight; only for its author and administrators.
    hidden_reason: Option<&'a str>,
}

impl<'a> OrderReviewView<'a> {
    /// All of `review`, for its author; for others once it was shown.
    fn new(review: &'a Review, images_url: Option<&str>) -> Self {
        Self {
            id: review.id,
            by: review.by,
            state: review.state,
            stars: review.opinion.stars,
            goods: &review.opinion.goods,
            words: &review.opinion.words,
            pictures: pictures(review, images_url),
            written_at: review.written_at,
            shown_at: review.shown_at,
            reply: review.reply.as_ref(),
            hidden_reason: review.hidden.as_ref().map(|hidden| hidden.reason.as_str()),
        }
    }
}

/// What the sides of an order say of each other, as far as whoever is shown it may know.
#[derive(Debug, Clone, Serialize)]
pub struct OrderReviewsView<'a> {
    order_id: OrderId,
    /// The buyer's.
    by_buyer: Option<OrderReviewView<'a>>,
    /// The artisan's.
    by_artisan: Option<OrderReviewView<'a>>,
    /// Whose is written and shown to nobody else yet.
    waiting: Vec<Side>,
    /// Until when they can be written; none where that is not possible, or not any more.
    until: Option<Timestamp>,
    actions: Vec<Action<ReviewAction>>,
}

impl<'a> OrderReviewsView<'a> {
    /// For `party`: all of its own, and of the other side's what is shown.
    pub fn for_party(reviewed: &'a Reviewed, party: Party, images_url: Option<&str>, at: Timestamp) -> Self {
        let side = Side::from(party);
        let [own, other] = [side, side.other()].map(|side| reviewed.by(side).map(|review| &**review));
        let seen = |review: &&Review| review.by == side || review.is_shown();
        let actions = Review::actions(&reviewed.order, party, own, other, at);
        Self::new(reviewed, seen, actions, images_url, at)
    }

    /// For an administrator: what was shown, also if it is hidden. What waits, they do not read either.
    pub fn for_admin(reviewed: &'a Reviewed, images_url: Option<&str>, at: Timestamp) -> Self {
        let seen = |review: &&Review| review.was_shown();
        Self::new(reviewed, seen, Vec::new(), images_url, at)
    }

    fn new(
        reviewed: &'a Reviewed,
        seen: impl Fn(&&Review) -> bool,
        actions: Vec<Action<ReviewAction>>,
        images_url: Option<&str>,
        at: Timestamp,
    ) -> Self {
        let Reviewed { order, by_buyer, by_artisan } = reviewed;
        let written = [by_buyer.as_deref(), by_artisan.as_deref()];
        let waits = |review: &&Review| !review.was_shown();
        let waiting = written.into_iter().flatten().filter(waits).map(|review| review.by).collect();
        let [by_buyer, by_artisan] =
            written.map(|review| review.filter(&seen).map(|review| OrderReviewView::new(review, images_url)));
        let until = order.review_until(at).ok();
        Self { order_id: order.id(), by_buyer, by_artisan, waiting, until, actions }
    }
}

/// A review with whom it is about, as administrators see it.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewWithPartiesView<'a> {
    #[serde(flatten)]
    review: OrderReviewView<'a>,
    order_id: OrderId,
    buyer_id: UserId,
    artisan_id: ArtisanId,
    title: &'a str,
    buyer: BuyerView<'a>,
    artisan: ArtisanSummaryView<'a>,
}

impl<'a> ReviewWithPartiesView<'a> {
    /// `review` with its sides among `parties`.
    pub fn new(review: &'a Review, parties: &'a Parties, images_url: Option<&str>) -> Self {
        Self {
            review: OrderReviewView::new(review, images_url),
            order_id: review.order_id,
            buyer_id: review.buyer_id,
            artisan_id: review.artisan_id,
            title: &review.title,
            buyer: BuyerView::new(review.buyer_id, parties.user(review.buyer_id)),
            artisan: ArtisanSummaryView::new(review.artisan_id, parties),
        }
    }
}

/// A review after an administrator decided about it, or its other side replied.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewStandingView<'a> {
    #[serde(flatten)]
    review: OrderReviewView<'a>,
    order_id: OrderId,
}

impl<'a> ReviewStandingView<'a> {
    /// Of `review`, which has been shown; its pictures are below `images_url`.
    pub fn new(review: &'a Review, images_url: Option<&str>) -> Self {
        Self { review: OrderReviewView::new(review, images_url), order_id: review.order_id }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_is_called_by_the_first_name() {
        for (name, shown) in
            [("Ada Obi", "Ada O."), ("Ngozi", "Ngozi"), ("Ọlá  Bímpé Àjàyí", "Ọlá B."), ("", "")]
        {
            assert_eq!(short(name), shown);
        }
    }
}
