//! What an artisan says of a new product.

use domain::UploadId;
use domain::catalogue::{Category, IMAGES_MAX, Offer, STOCK_MAX};
use domain::market::TOTAL_MAX;
use serde::Deserialize;
use web::{Amount, OneLine, SetOf, Text, Whole};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    title: OneLine<3, 120>,
    description: Text<0, 4000>,
    category: Category,
    price: Amount<1, TOTAL_MAX>,
    stock: Whole<0, STOCK_MAX>,
    #[serde(default)]
    images: SetOf<UploadId, 0, IMAGES_MAX>,
}

impl Body {
    /// The offer, and how many pieces there are.
    pub(crate) fn into_offer(self) -> (Offer, i64) {
        let offer = Offer {
            title: self.title.into(),
            description: self.description.into(),
            category: self.category.slug.to_owned(),
            price: self.price.money(),
            images: self.images.into_vec(),
        };
        (offer, self.stock.get())
    }
}
