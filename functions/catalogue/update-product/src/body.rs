//! What an artisan changes of a product.

use domain::UploadId;
use domain::catalogue::{Category, IMAGES_MAX, Offer};
use domain::market::TOTAL_MAX;
use domain::uploads::pictures::ReadyPicture;
use serde::Deserialize;
use web::{Amount, OneLine, SetOf, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    title: Option<OneLine<3, 120>>,
    description: Option<Text<0, 4000>>,
    category: Option<Category>,
    price: Option<Amount<1, TOTAL_MAX>>,
    /// All pictures, those that stay too.
    images: Option<SetOf<UploadId, 0, IMAGES_MAX>>,
}

impl Body {
    /// The pictures that are named.
    pub(crate) fn images(&self) -> &[UploadId] {
        self.images.as_deref().unwrap_or_default()
    }

    /// `offer` with what is changed; `named` are the pictures that are named.
    pub(crate) fn applied_to(self, offer: &Offer, named: Vec<ReadyPicture>) -> Offer {
        let Offer { title, description, category, price, images } = offer.clone();
        Offer {
            title: self.title.map_or(title, String::from),
            description: self.description.map_or(description, String::from),
            category: self.category.map_or(category, |category| category.slug.to_owned()),
            price: self.price.map_or(price, Amount::money),
            images: if self.images.is_some() { named } else { images },
        }
    }
}
