//! What one side says of the other.

use domain::cart::LINES_MAX;
use domain::orders::Order;
use domain::reviews::{Opinion, PICTURES_MAX, RatedGoods, Stars};
use domain::uploads::pictures::ReadyPicture;
use domain::{ProductId, UploadId};
use serde::Deserialize;
use web::{ListOf, Problem, SetOf, Text, Whole};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    /// What the other side gets.
    stars: Whole<1, 5>,
    /// What products of the order get; only of a buyer.
    #[serde(default)]
    goods: ListOf<Goods, LINES_MAX>,
    #[serde(default)]
    words: Option<Text<0, 2000>>,
    /// Only of a buyer.
    #[serde(default)]
    pictures: SetOf<UploadId, 0, PICTURES_MAX>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Goods {
    product_id: ProductId,
    stars: Whole<1, 5>,
}

impl Body {
    /// The pictures that are named.
    pub(crate) fn pictures(&self) -> &[UploadId] {
        &self.pictures
    }

    /// What it says of `order`, with its `pictures`.
    pub(crate) fn into_opinion(self, order: &Order, pictures: Vec<ReadyPicture>) -> Result<Opinion, Problem> {
        let goods = self.goods.into_iter().map(|Goods { product_id, stars }| {
            let line = order.products().find(|line| line.product_id == product_id);
            let title = line.map(|line| line.title.clone()).unwrap_or_default();
            Ok(RatedGoods { product_id, title, stars: of(stars)? })
        });
        Ok(Opinion {
            stars: of(self.stars)?,
            goods: goods.collect::<Result<_, Problem>>()?,
            words: self.words.map(String::from).unwrap_or_default(),
            pictures,
        })
    }
}

fn of(number: Whole<1, 5>) -> Result<Stars, Problem> {
    let number = u8::try_from(number.get()).unwrap_or_default();
    Stars::try_from(number).map_err(|error| Problem::field("stars", error))
}
