//! Products and their stock.

pub mod actions;
pub mod attributes;
pub mod categories;
pub mod events;
pub mod import;
pub mod pictures;
pub mod sheet;

pub use categories::{Catalogue, Category, UnknownCategory, categories};

use serde::{Deserialize, Serialize};

use crate::catalogue::attributes::AttributeValues;
use crate::catalogue::events::{ProductEvent, ProductFacts, StockAdjusted};
use crate::event::Entity;
use crate::uploads::pictures::ReadyPicture;
use crate::{ArtisanId, Decision, Money, Outcome, ProductId, Reason, Refused, Timestamp};

/// The most pieces of one product.
pub const STOCK_MAX: i64 = 1_000_000;
/// Pictures of one product, at most.
pub const IMAGES_MAX: usize = 8;
/// The least that an artisan can say of the price that buyers may offer, in percent of what a piece costs: who would sell for less, asks
/// for less.
pub const LOWEST_OFFER_PERCENT_MIN: u8 = 50;
/// The most that an artisan can say of it.
pub const LOWEST_OFFER_PERCENT_MAX: u8 = 95;

/// What an artisan says of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// In one line.
    pub title: String,
    /// In the artisan's words.
    pub description: String,
    /// The slug of a category.
    pub category: String,
    /// Of one piece.
    pub price: Money,
    /// Pictures, in the order in which they are shown.
    pub images: Vec<ReadyPicture>,
    /// What it says of the attributes of its category.
    #[serde(default, skip_serializing_if = "AttributeValues::is_empty")]
    pub attributes: AttributeValues,
}

/// Where a product stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductStatus {
    /// It is being written. Only its artisan sees it.
    Draft,
    /// It is in the shop.
    OnSale,
    /// It is out of the shop for a while. Only its artisan sees it.
    Hidden,
    /// It is put away: it cannot be changed, and comes back hidden.
    Archived,
}

impl ProductStatus {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Draft, Self::OnSale, Self::Hidden, Self::Archived];
}

/// A product of one artisan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Which one.
    pub id: ProductId,
    /// Whose.
    pub artisan_id: ArtisanId,
    /// What is offered.
    pub offer: Offer,
    /// Where it stands.
    pub status: ProductStatus,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// How little of its price buyers may offer, in percent; none where no offers are taken. Only its artisan knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest_offer_percent: Option<u8>,
    /// When it last left the shop: offers that were made before are over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_shop_at: Option<Timestamp>,
}

impl Entity for Product {
    type Event = ProductEvent;
}

/// How many pieces can be sold. A counter beside the product, so that buyers of one product do not wait for each other;
/// it knows the version of the product that it sells, so that nobody buys at a price that has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    /// Of which product.
    pub product_id: ProductId,
    /// Pieces that nobody has reserved.
    pub available: i64,
    /// The product's version that a reservation must name.
    pub product_version: u64,
    /// Whether the product can be bought at all.
    pub open: bool,
}

impl Product {
    /// A new product, in the shop at once.
    pub fn create(id: ProductId, artisan_id: ArtisanId, offer: Offer, at: Timestamp) -> Outcome<Self> {
        Self::begin(id, artisan_id, offer, ProductStatus::OnSale, at)
    }

    /// A new product that its artisan goes on writing before anybody sees it.
    pub fn draft(id: ProductId, artisan_id: ArtisanId, offer: Offer, at: Timestamp) -> Outcome<Self> {
        Self::begin(id, artisan_id, offer, ProductStatus::Draft, at)
    }

    fn begin(
        id: ProductId,
        artisan_id: ArtisanId,
        offer: Offer,
        status: ProductStatus,
        at: Timestamp,
    ) -> Outcome<Self> {
        let product = Self {
            id,
            artisan_id,
            offer,
            status,
            created_at: at,
            updated_at: at,
            lowest_offer_percent: None,
            left_shop_at: None,
        };
        product.outcome(ProductEvent::Created)
    }

    /// Whether it is in the shop: everybody sees it, and who wants can buy it while its artisan may sell.
    pub fn is_on_sale(&self) -> bool {
        self.status == ProductStatus::OnSale
    }

    /// Changes what is offered. Orders that exist keep the price that they were placed at.
    pub fn update(&self, offer: Offer, at: Timestamp) -> Decision<Self> {
        self.not_archived()?;
        if offer == self.offer {
            return Ok(None);
        }
        Ok(Some(Self { offer, updated_at: at, ..self.clone() }.outcome(ProductEvent::Updated)))
    }

    /// Says how little of its price buyers may offer, in percent; `None` where no offers are taken.
    pub fn set_lowest_offer(&self, percent: Option<u8>, at: Timestamp) -> Decision<Self> {
        self.not_archived()?;
        if percent == self.lowest_offer_percent {
            return Ok(None);
        }
        let product = Self { lowest_offer_percent: percent, updated_at: at, ..self.clone() };
        Ok(Some(product.outcome(ProductEvent::Updated)))
    }

    /// The least that may be offered for a piece, in whole minor units; `None` where no offers are taken.
    pub fn lowest_offer(&self) -> Option<Money> {
        let percent = i64::from(self.lowest_offer_percent?);
        let Money { amount, currency } = self.offer.price;
        // Of a rest the artisan gets the more.
        Some(Money::new(amount.saturating_mul(percent).saturating_add(99) / 100, currency))
    }

    /// Puts a draft or a hidden product into the shop.
    pub fn publish(&self, at: Timestamp) -> Decision<Self> {
        self.not_archived()?;
        Ok(match self.status {
            ProductStatus::Draft | ProductStatus::Hidden => {
                Some(self.moved(ProductStatus::OnSale, at).outcome(ProductEvent::Published))
            }
            ProductStatus::OnSale | ProductStatus::Archived => None,
        })
    }

    /// Takes the product out of the shop until it is published again. Nobody sees a draft as it is.
    pub fn hide(&self, at: Timestamp) -> Decision<Self> {
        self.not_archived()?;
        Ok(match self.status {
            ProductStatus::OnSale => {
                Some(self.moved(ProductStatus::Hidden, at).outcome(ProductEvent::Hidden))
            }
            ProductStatus::Draft | ProductStatus::Hidden | ProductStatus::Archived => None,
        })
    }

    /// Puts the product away.
    pub fn archive(&self, at: Timestamp) -> Option<Outcome<Self>> {
        match self.status {
            ProductStatus::Draft | ProductStatus::OnSale | ProductStatus::Hidden => {
                Some(self.moved(ProductStatus::Archived, at).outcome(ProductEvent::Archived))
            }
            ProductStatus::Archived => None,
        }
    }

    /// Gets an archived product back, hidden: what it says may not be true any more, so its artisan looks at it first.
    pub fn restore(&self, at: Timestamp) -> Option<Outcome<Self>> {
        match self.status {
            ProductStatus::Archived => {
                Some(self.moved(ProductStatus::Hidden, at).outcome(ProductEvent::Restored))
            }
            ProductStatus::Draft | ProductStatus::OnSale | ProductStatus::Hidden => None,
        }
    }

    /// Records that the artisan changed the stock by `delta` pieces.
    pub fn adjust_stock(&self, delta: i64, at: Timestamp) -> Result<Outcome<Self>, Refused> {
        self.not_archived()?;
        let adjusted = |product| ProductEvent::StockAdjusted(StockAdjusted { product, delta });
        Ok(Self { updated_at: at, ..self.clone() }.outcome(adjusted))
    }

    fn not_archived(&self) -> Result<(), Refused> {
        match self.status {
            ProductStatus::Draft | ProductStatus::OnSale | ProductStatus::Hidden => Ok(()),
            ProductStatus::Archived => {
                Err(Refused::new("product-archived", "This product is archived. Restore it first.")
                    .because(Reason::Archived))
            }
        }
    }

    fn moved(&self, status: ProductStatus, at: Timestamp) -> Self {
        let left_shop_at = if self.is_on_sale() { Some(at) } else { self.left_shop_at };
        Self { status, updated_at: at, left_shop_at, ..self.clone() }
    }

    fn outcome(self, event: impl FnOnce(ProductFacts) -> ProductEvent) -> Outcome<Self> {
        let facts = ProductFacts {
            product_id: self.id,
            artisan_id: self.artisan_id,
            category: self.offer.category.clone(),
            title: self.offer.title.clone(),
            price: self.offer.price,
            archived: self.status == ProductStatus::Archived,
        };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Currency, TypedId};

    fn offer() -> Offer {
        Offer {
            title: "Stool".into(),
            description: String::new(),
            category: "furniture".into(),
            price: Money::new(100_000, Currency::NGN),
            images: Vec::new(),
            attributes: AttributeValues::new(),
        }
    }

    fn product(status: ProductStatus) -> Product {
        let at = Timestamp::from_millis(1);
        let (id, artisan_id) = (ProductId::new(at, [1; 10]), ArtisanId::new(at, [2; 10]));
        Product::begin(id, artisan_id, offer(), status, at).entity
    }

    #[test]
    fn each_command_has_an_answer_in_every_state() {
        use ProductStatus::{Archived, Draft, Hidden, OnSale};
        type Command = fn(&Product, Timestamp) -> Decision<Product>;
        let commands: [(&str, Command); 4] = [
            ("publish", Product::publish),
            ("hide", Product::hide),
            ("archive", |product, at| Ok(product.archive(at))),
            ("restore", |product, at| Ok(product.restore(at))),
        ];
        let (nothing, refused) = (Ok(None), Err("product-archived"));
        for (status, expected) in [
            (Draft, [Ok(Some(OnSale)), nothing, Ok(Some(Archived)), nothing]),
            (OnSale, [nothing, Ok(Some(Hidden)), Ok(Some(Archived)), nothing]),
            (Hidden, [Ok(Some(OnSale)), nothing, Ok(Some(Archived)), nothing]),
            (Archived, [refused, refused, nothing, Ok(Some(Hidden))]),
        ] {
            for ((name, command), expected) in commands.iter().zip(expected) {
                let answer = command(&product(status), Timestamp::from_millis(2));
                let answer = answer.map(|outcome| outcome.map(|outcome| outcome.entity.status));
                assert_eq!(answer.map_err(|refused| refused.problem), expected, "{name} of {status:?}");
            }
        }
    }

    #[test]
    fn the_lowest_offer_is_a_part_of_the_price_rounded_up_and_none_unless_said() {
        let at = Timestamp::from_millis(2);
        let on_sale = product(ProductStatus::OnSale);
        assert_eq!(on_sale.lowest_offer(), None);
        let mut taken = on_sale.set_lowest_offer(Some(70), at).unwrap().unwrap().entity;
        assert_eq!(taken.lowest_offer(), Some(Money::new(70_000, Currency::NGN)));
        assert_eq!(taken.set_lowest_offer(Some(70), at), Ok(None));
        taken.offer.price = Money::new(101, Currency::NGN);
        assert_eq!(taken.lowest_offer(), Some(Money::new(71, Currency::NGN)));
        assert_eq!(taken.set_lowest_offer(None, at).unwrap().unwrap().entity.lowest_offer(), None);
        let archived = product(ProductStatus::Archived);
        assert_eq!(archived.set_lowest_offer(Some(70), at).unwrap_err().problem, "product-archived");
    }

    #[test]
    fn a_product_knows_when_it_last_left_the_shop() {
        let [first, second, third] = [2, 3, 4].map(Timestamp::from_millis);
        let hidden = product(ProductStatus::OnSale).hide(first).unwrap().unwrap().entity;
        assert_eq!(hidden.left_shop_at, Some(first));
        assert_eq!(hidden.archive(second).unwrap().entity.left_shop_at, Some(first), "it had left before");
        let back = hidden.publish(second).unwrap().unwrap().entity;
        assert_eq!(back.left_shop_at, Some(first));
        assert_eq!(back.archive(third).unwrap().entity.left_shop_at, Some(third));
        assert_eq!(product(ProductStatus::Draft).publish(first).unwrap().unwrap().entity.left_shop_at, None);
    }

    #[test]
    fn an_artisan_is_offered_what_leads_anywhere() {
        use ProductStatus::{Archived, Draft, Hidden, OnSale};
        use actions::ProductAction::{AdjustStock, Archive, Edit, Hide, Publish, Restore};
        for (status, expected) in [
            (Draft, vec![Edit, AdjustStock, Publish, Archive]),
            (OnSale, vec![Edit, AdjustStock, Hide, Archive]),
            (Hidden, vec![Edit, AdjustStock, Publish, Archive]),
            (Archived, vec![Restore]),
        ] {
            let offered = product(status).actions(Timestamp::from_millis(2));
            assert!(offered.iter().all(|action| action.allowed), "{status:?}");
            assert_eq!(offered.into_iter().map(|action| action.action).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn what_is_archived_is_not_changed_and_the_same_offer_is_no_change() {
        let at = Timestamp::from_millis(2);
        for status in [ProductStatus::Draft, ProductStatus::OnSale, ProductStatus::Hidden] {
            assert_eq!(product(status).update(offer(), at), Ok(None));
            assert_eq!(product(status).adjust_stock(1, at).unwrap().entity.status, status);
        }
        let archived = product(ProductStatus::Archived);
        assert_eq!(archived.update(offer(), at).unwrap_err().problem, "product-archived");
        assert_eq!(archived.adjust_stock(1, at).unwrap_err().problem, "product-archived");
    }
}
