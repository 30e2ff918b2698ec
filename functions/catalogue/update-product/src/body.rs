//! What an artisan changes of a product.

use domain::UploadId;
use domain::catalogue::attributes::{ATTRIBUTES_MAX, AttributeValues};
use domain::catalogue::pictures::described;
use domain::catalogue::{Category, IMAGES_MAX, Offer};
use domain::market::TOTAL_MAX;
use domain::uploads::pictures::ReadyPicture;
use serde::Deserialize;
use web::{Amount, ListOf, OneLine, SentAlt, SentAttribute, SetOf, Stop, Text, sent_alts, sent_attributes};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    title: Option<OneLine<3, 120>>,
    description: Option<Text<0, 4000>>,
    category: Option<Category>,
    price: Option<Amount<1, TOTAL_MAX>>,
    /// All pictures, those that stay too.
    images: Option<SetOf<UploadId, 0, IMAGES_MAX>>,
    /// What pictures show; those that are not named keep their words.
    #[serde(default)]
    alts: ListOf<SentAlt, IMAGES_MAX>,
    /// All attributes, those that stay too.
    attributes: Option<ListOf<SentAttribute, ATTRIBUTES_MAX>>,
}

impl Body {
    /// The pictures that are named.
    pub(crate) fn images(&self) -> &[UploadId] {
        self.images.as_deref().unwrap_or_default()
    }

    /// `offer` with what is changed; `named` are the pictures that are named.
    ///
    /// # Errors
    /// What of the attributes the category does not take; words for other pictures.
    pub(crate) fn applied_to(self, offer: &Offer, named: Vec<ReadyPicture>) -> Result<Offer, Stop> {
        let Offer { title, description, category, price, images, attributes } = offer.clone();
        let category = self.category.map_or(category, |category| category.slug.to_owned());
        let kept = if self.images.is_some() { named } else { images.clone() };
        let attributes = match (category.parse::<Category>(), self.attributes) {
            (Ok(category), Some(sent)) => category.values(&sent_attributes(sent)?)?,
            (Ok(category), None) => category.keeping(&attributes),
            // Of a category that there is no more: nothing is known of what it takes.
            (Err(_), _) => AttributeValues::new(),
        };
        Ok(Offer {
            title: self.title.map_or(title, String::from),
            description: self.description.map_or(description, String::from),
            category,
            price: self.price.map_or(price, Amount::money),
            images: described(kept, &images, &sent_alts(self.alts)?)?,
            attributes,
        })
    }
}
