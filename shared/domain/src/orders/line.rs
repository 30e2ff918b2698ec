//! What an order is made of.

use serde::{Deserialize, Serialize};

use crate::artisans::delivery::DeliveryKind;
use crate::money::MoneyError;
use crate::uploads::pictures::ReadyPicture;
use crate::{Money, ProductId};

/// One line of an order, as it was sold. What reads lines matches on the kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WrittenLine", into = "WrittenLine")]
pub enum Line {
    /// Pieces of a product.
    Product(ProductLine),
    /// How the products get to the buyer.
    Delivery(DeliveryLine),
}

/// Pieces of a product, as they were sold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductLine {
    /// The product.
    pub product_id: ProductId,
    /// Its title when it was sold.
    pub title: String,
    /// Its price when it was sold.
    pub unit_price: Money,
    /// How many.
    pub quantity: u32,
    /// Its first picture when it was sold.
    pub image: Option<ReadyPicture>,
}

/// How the products get to the buyer. Where from, or by whom, is personal and lies with the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeliveryLine {
    /// Which of the artisan's options the buyer chose.
    pub option: DeliveryKind,
    /// What it costs; may be nothing.
    pub fee: Money,
}

/// A line as it is written: flat, a product as it was before there were other kinds.
#[derive(Serialize, Deserialize)]
struct WrittenLine {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    product_id: Option<ProductId>,
    title: String,
    unit_price: Money,
    quantity: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    image: Option<ReadyPicture>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    delivery: Option<DeliveryKind>,
}

impl Line {
    /// What it costs.
    ///
    /// # Errors
    /// When the amount is too large.
    pub fn total(&self) -> Result<Money, MoneyError> {
        match self {
            Self::Product(line) => line.unit_price.times(line.quantity),
            Self::Delivery(line) => Ok(line.fee),
        }
    }

    /// The product that it is of.
    pub const fn product(&self) -> Option<&ProductLine> {
        match self {
            Self::Product(line) => Some(line),
            Self::Delivery(_) => None,
        }
    }
}

impl From<Line> for WrittenLine {
    fn from(line: Line) -> Self {
        match line {
            Line::Product(ProductLine { product_id, title, unit_price, quantity, image }) => {
                Self { product_id: Some(product_id), title, unit_price, quantity, image, delivery: None }
            }
            Line::Delivery(DeliveryLine { option, fee }) => Self {
                product_id: None,
                title: option.title().to_owned(),
                unit_price: fee,
                quantity: 1,
                image: None,
                delivery: Some(option),
            },
        }
    }
}

impl TryFrom<WrittenLine> for Line {
    type Error = &'static str;

    fn try_from(written: WrittenLine) -> Result<Self, &'static str> {
        let WrittenLine { product_id, title, unit_price, quantity, image, delivery } = written;
        match (product_id, delivery) {
            (Some(product_id), None) => {
                Ok(Self::Product(ProductLine { product_id, title, unit_price, quantity, image }))
            }
            (None, Some(option)) => Ok(Self::Delivery(DeliveryLine { option, fee: unit_price })),
            (None, None) | (Some(_), Some(_)) => Err("a line is of a product or of a delivery"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::samples::*;

    #[test]
    fn a_line_is_read_as_it_was_written_and_as_it_was_before_there_were_kinds() {
        let product = placed().entity.lines()[0].clone();
        let written = serde_json::to_value(&product).unwrap();
        let fields: Vec<_> = written.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(fields, ["product_id", "quantity", "title", "unit_price"]);
        assert_eq!(serde_json::from_value::<Line>(written).unwrap(), product);
        let delivery = Line::Delivery(DeliveryLine { option: DeliveryKind::OwnDelivery, fee: naira(3_000) });
        let written = serde_json::to_value(&delivery).unwrap();
        assert_eq!(
            (&written["delivery"], &written["title"]),
            (&json!("own_delivery"), &json!("Delivery by the artisan"))
        );
        assert_eq!(serde_json::from_value::<Line>(written).unwrap(), delivery);
        let neither = json!({ "title": "Work", "unit_price": naira(1), "quantity": 1 });
        assert!(serde_json::from_value::<Line>(neither).is_err());
    }

    #[test]
    fn a_line_costs_its_pieces_or_its_fee() {
        let delivery = Line::Delivery(DeliveryLine { option: DeliveryKind::PickUp, fee: naira(0) });
        let lines = placed().entity.lines().to_vec();
        let totals: Vec<_> = lines.iter().chain([&delivery]).map(|line| line.total().unwrap()).collect();
        assert_eq!(totals, [naira(5_000), naira(5_000), naira(0)]);
    }
}
