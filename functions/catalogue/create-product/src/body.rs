//! What an artisan says of a new product.

use domain::catalogue::attributes::ATTRIBUTES_MAX;
use domain::catalogue::pictures::described;
use domain::catalogue::{Category, IMAGES_MAX, Offer, STOCK_MAX};
use domain::market::TOTAL_MAX;
use domain::uploads::pictures::ReadyPicture;
use domain::{Money, UploadId};
use serde::Deserialize;
use web::{
    Amount, ListOf, OneLine, SentAlt, SentAttribute, SetOf, Stop, Text, Whole, sent_alts, sent_attributes,
};

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
    /// What the pictures show.
    #[serde(default)]
    alts: ListOf<SentAlt, IMAGES_MAX>,
    /// Of the category.
    #[serde(default)]
    attributes: ListOf<SentAttribute, ATTRIBUTES_MAX>,
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
    ///
    /// # Errors
    /// What of its attributes the category does not take; words for other pictures.
    pub(crate) fn into_offer(self, images: Vec<ReadyPicture>) -> Result<(Offer, i64), Stop> {
        let attributes = self.category.values(&sent_attributes(self.attributes)?)?;
        let images = described(images, &[], &sent_alts(self.alts)?)?;
        let offer = Offer {
            title: self.title.into(),
            description: self.description.into(),
            category: self.category.slug.to_owned(),
            price: self.price.money(),
            images,
            attributes,
        };
        Ok((offer, self.stock.get()))
    }
}
