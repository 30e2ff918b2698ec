//! Products.

mod imports;

pub use imports::ImportView;

use domain::artisans::Artisan;
use domain::catalogue::actions::ProductAction;
use domain::catalogue::attributes::{AttributeValue, Decimal};
use domain::catalogue::{Category, Product, ProductStatus};
use domain::reviews::{Rating, RatingOf};
use domain::uploads::pictures::{Colour, PictureForm, ReadyPicture, size_key};
use domain::{Action, ArtisanId, BasisPoints, Money, Proceeds, ProductId, Timestamp, UploadId, UserId};
use serde::Serialize;
use store::entities::Parties;

use crate::{ArtisanSummaryView, RatingView};

/// A product with what is left of it.
#[derive(Debug, Clone, Serialize)]
pub struct ProductView<'a> {
    id: ProductId,
    artisan_id: ArtisanId,
    title: &'a str,
    description: &'a str,
    /// A category's slug.
    category: &'a str,
    /// Of one piece.
    price: Money,
    images: Vec<ImageView>,
    /// In the order of its category; left out where it says none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attributes: Vec<AttributeView<'a>>,
    /// Pieces that nobody has reserved.
    stock: i64,
    /// Where it stands; what is not on sale, only its artisan sees.
    status: ProductStatus,
    created_at: Timestamp,
    updated_at: Timestamp,
    /// Whether buyers may offer less than its price; left out where they may not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    takes_offers: bool,
    /// By buyers; left out where it was not read, or nobody has reviewed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<RatingView>,
    #[serde(flatten)]
    own: Option<OwnProduct>,
}

/// What a product says of one attribute of its category.
#[derive(Debug, Clone, Serialize)]
struct AttributeView<'a> {
    key: &'static str,
    /// For people.
    name: &'static str,
    /// As it is sent.
    value: ValueView<'a>,
    /// The value for people, with its unit.
    words: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum ValueView<'a> {
    Text(&'a str),
    Number(Decimal),
    YesNo(bool),
}

/// What only its artisan is shown of a product.
#[derive(Debug, Clone, Serialize)]
struct OwnProduct {
    /// What the price of one piece brings.
    proceeds: Proceeds,
    /// How little of the price buyers may offer, in percent; left out where no offers are taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    lowest_offer_percent: Option<u8>,
    actions: Vec<Action<ProductAction>>,
}

/// A product with who offers it.
#[derive(Debug, Clone, Serialize)]
pub struct ProductWithArtisanView<'a> {
    #[serde(flatten)]
    product: ProductView<'a>,
    artisan: ArtisanSummaryView<'a>,
}

impl<'a> ProductWithArtisanView<'a> {
    /// `product` of `artisan`, who may have gone, and whom buyers rate so.
    pub fn new(product: ProductView<'a>, artisan: Option<&'a Artisan>, rating: Option<&Rating>) -> Self {
        let artisan = ArtisanSummaryView::of(product.artisan_id, artisan, rating);
        Self { product, artisan }
    }

    /// `product` in a list, `available` of it left: its artisan is among `parties`, with how both are rated; pictures lie below
    /// `images_url`.
    pub fn listed(
        product: &'a Product,
        available: i64,
        parties: &'a Parties,
        images_url: Option<&str>,
    ) -> Self {
        let rating = parties.rating(RatingOf::Product(product.id));
        let artisan = ArtisanSummaryView::new(product.artisan_id, parties);
        Self { product: ProductView::new(product, available, images_url).rated(rating), artisan }
    }
}

/// A picture that everybody may see.
#[derive(Debug, Clone, Serialize)]
pub struct ImageView {
    id: UploadId,
    /// Of the whole picture, in pixels.
    width: u32,
    height: u32,
    /// What is shown until it is there.
    colour: Colour,
    /// What it shows, for those who do not see it; left out where nobody wrote that.
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<String>,
    /// The smallest first; none where pictures are not published.
    sizes: Vec<SizeView>,
}

/// One size of a picture, in each form.
#[derive(Debug, Clone, Serialize)]
struct SizeView {
    width: u32,
    height: u32,
    webp: String,
    jpeg: String,
}

impl ImageView {
    /// `picture` of `owner`, below `images_url`.
    pub(crate) fn new(picture: &ReadyPicture, owner: UserId, images_url: Option<&str>) -> Self {
        let base = images_url.map(|url| url.trim_end_matches('/'));
        let sizes = base.into_iter().flat_map(|base| {
            picture.sizes().into_iter().map(move |(width, height)| {
                let url = |form| format!("{base}/{}", size_key(owner, picture.id, width, form));
                SizeView { width, height, webp: url(PictureForm::Webp), jpeg: url(PictureForm::Jpeg) }
            })
        });
        Self {
            id: picture.id,
            width: picture.width,
            height: picture.height,
            colour: picture.colour.clone(),
            alt: picture.alt.clone(),
            sizes: sizes.collect(),
        }
    }
}

impl<'a> ProductView<'a> {
    /// `product`, of which `stock` pieces are left, with its pictures below `images_url`.
    pub fn new(product: &'a Product, stock: i64, images_url: Option<&str>) -> Self {
        let image = |picture| ImageView::new(picture, product.artisan_id.user(), images_url);
        Self {
            id: product.id,
            artisan_id: product.artisan_id,
            title: &product.offer.title,
            description: &product.offer.description,
            category: &product.offer.category,
            price: product.offer.price,
            images: product.offer.images.iter().map(image).collect(),
            attributes: attributes(product),
            stock,
            status: product.status,
            created_at: product.created_at,
            updated_at: product.updated_at,
            takes_offers: product.lowest_offer_percent.is_some(),
            rating: None,
            own: None,
        }
    }

    /// With how buyers rate it.
    #[must_use]
    pub fn rated(self, rating: Option<&Rating>) -> Self {
        Self { rating: RatingView::new(rating), ..self }
    }

    /// As its artisan sees it at `at`, in a market where the platform keeps `fee`.
    #[must_use]
    pub fn for_its_artisan(mut self, product: &Product, fee: BasisPoints, at: Timestamp) -> Self {
        self.own = Some(OwnProduct {
            proceeds: fee.proceeds(product.offer.price),
            lowest_offer_percent: product.lowest_offer_percent,
            actions: product.actions(at),
        });
        self
    }
}

fn attributes(product: &Product) -> Vec<AttributeView<'_>> {
    let Ok(category) = product.offer.category.parse::<Category>() else { return Vec::new() };
    let said = category.in_words(&product.offer.attributes);
    said.map(|(attribute, value, words)| {
        let value = match value {
            AttributeValue::Choice(text) | AttributeValue::Text(text) => ValueView::Text(text),
            AttributeValue::Number(hundredths) => ValueView::Number(Decimal::of_hundredths(*hundredths)),
            AttributeValue::YesNo(value) => ValueView::YesNo(*value),
        };
        AttributeView { key: attribute.key, name: attribute.name, value, words }
    })
    .collect()
}
