//! What an artisan says of a new product.

use domain::catalogue::{Category, IMAGES_MAX, Offer, PRICE_MAX, PRICE_MIN, STOCK_MAX};
use domain::{Currency, Money, UploadId};
use serde::Deserialize;
use web::{OneLine, SetOf, Text, Whole};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    title: OneLine<3, 120>,
    description: Text<0, 4000>,
    category: Category,
    price: Price,
    stock: Whole<0, STOCK_MAX>,
    #[serde(default)]
    images: SetOf<UploadId, 0, IMAGES_MAX>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Price {
    amount: Whole<PRICE_MIN, PRICE_MAX>,
    currency: Currency,
}

impl Body {
    /// The offer, and how many pieces there are.
    pub(crate) fn into_offer(self) -> (Offer, i64) {
        let offer = Offer {
            title: self.title.into(),
            description: self.description.into(),
            category: self.category.slug.to_owned(),
            price: Money::new(self.price.amount.get(), self.price.currency),
            images: self.images.into_vec(),
        };
        (offer, self.stock.get())
    }
}
