//! What an artisan says of a new product.

use domain::catalogue::{Category, IMAGES_MAX, Offer, STOCK_MAX};
use domain::market::TOTAL_MAX;
use domain::uploads::pictures::ReadyPicture;
use domain::{Money, UploadId};
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
    /// Whether its artisan goes on writing it before anybody sees it.
    #[serde(default)]
    pub(crate) draft: bool,
    #[serde(default)]
    images: SetOf<UploadId, 0, IMAGES_MAX>,
}

impl Body {
    /// Of one piece.
    pub(crate) fn price(&self) -> Money {
        self.price.money()
    }

    /// The pictures that are named.
    pub(crate) fn images(&self) -> &[UploadId] {
        &self.images
    }

    /// The offer with the pictures `images`, and how many pieces there are.
    pub(crate) fn into_offer(self, images: Vec<ReadyPicture>) -> (Offer, i64) {
        let offer = Offer {
            title: self.title.into(),
            description: self.description.into(),
            category: self.category.slug.to_owned(),
            price: self.price.money(),
            images,
        };
        (offer, self.stock.get())
    }
}
