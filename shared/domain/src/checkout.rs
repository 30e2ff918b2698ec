//! From what a buyer wants to the lines of an order.

use std::collections::BTreeSet;

use crate::catalogue::{Product, Stock};
use crate::order::Line;
use crate::{ArtisanId, Money, ProductId, Refused, UserId};

/// Different products in one checkout, at most: each is an action of the one transaction, which takes 100.
pub const LINES_MAX: usize = 40;
/// Pieces of one product in one checkout, at most.
pub const QUANTITY_MAX: u32 = 1_000;
/// The least that the gateways take for a payment, in minor units (Paystack: NGN 50.00, NGN 100.00 by bank transfer).
pub const TOTAL_MIN: i64 = 10_000;
/// The most that one payment may be, in minor units. Paystack's error text names 10,000,000 units for a transaction.
pub const TOTAL_MAX: i64 = 1_000_000_000;

/// A product with the stock that it is sold from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// What is offered.
    pub product: Product,
    /// What is left.
    pub stock: Stock,
}

/// Checked lines of one artisan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cart {
    /// Who sells.
    pub artisan_id: ArtisanId,
    /// What is bought.
    pub lines: Vec<Line>,
    /// What it costs.
    pub total: Money,
}

/// Checks what `buyer` wants against the shelves, which stand in the order of `wanted`; a shelf is `None` when there is
/// no such product.
pub fn fill_cart(
    buyer: UserId,
    wanted: &[(ProductId, u32)],
    shelves: &[Option<Shelf>],
) -> Result<Cart, Refused> {
    let mut lines = Vec::with_capacity(wanted.len());
    let mut artisans = BTreeSet::new();
    let mut total: Option<Money> = None;
    for ((product_id, quantity), shelf) in wanted.iter().zip(shelves) {
        let Some(Shelf { product, stock }) = shelf.as_ref().filter(|shelf| shelf.stock.open) else {
            return Err(Refused::new(
                "product-unavailable",
                format!("The product {product_id} is not sold any more."),
            ));
        };
        if stock.available < i64::from(*quantity) {
            return Err(out_of_stock(&product.offer.title, stock.available));
        }
        artisans.insert(product.artisan_id);
        let price = product.offer.price.times(*quantity)?;
        total = Some(total.map_or(Ok(price), |sum| sum.plus(price))?);
        lines.push(Line {
            product_id: *product_id,
            title: product.offer.title.clone(),
            unit_price: product.offer.price,
            quantity: *quantity,
        });
    }
    let (Some(artisan_id), Some(total)) = (artisans.pop_first(), total) else {
        return Err(Refused::new("cart-empty", "There is nothing to check out."));
    };
    if !artisans.is_empty() {
        return Err(Refused::new(
            "several-artisans",
            "These products are of different artisans. Check out the products of one artisan at a time.",
        ));
    }
    if artisan_id == buyer.artisan() {
        return Err(Refused::new("own-product", "You cannot buy your own products."));
    }
    if total.amount < TOTAL_MIN || total.amount > TOTAL_MAX {
        let (least, most) = (Money::new(TOTAL_MIN, total.currency), Money::new(TOTAL_MAX, total.currency));
        return Err(Refused::new(
            "order-total",
            format!("An order costs between {least} and {most}; this one {total}."),
        ));
    }
    Ok(Cart { artisan_id, lines, total })
}

/// Somebody else was faster.
pub fn out_of_stock(title: &str, left: i64) -> Refused {
    let left = left.max(0);
    Refused::new(
        "out-of-stock",
        format!("There are {left} left of “{title}”. Order fewer, or something else."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Offer;
    use crate::{Currency, Timestamp, TypedId};

    fn shelf(seed: u8, artisan: u8, price: i64, available: i64) -> Option<Shelf> {
        let at = Timestamp::from_millis(1);
        let offer = Offer {
            title: format!("Product {seed}"),
            description: String::new(),
            category: "furniture".into(),
            price: Money::new(price, Currency::NGN),
            images: Vec::new(),
        };
        let id = ProductId::new(at, [seed; 10]);
        let product = Product::create(id, ArtisanId::new(at, [artisan; 10]), offer, at).entity;
        Some(Shelf { product, stock: Stock { product_id: id, available, product_version: 1, open: true } })
    }

    fn fill(shelves: &[Option<Shelf>], quantity: u32) -> Result<Cart, Refused> {
        let at = Timestamp::from_millis(1);
        let wanted: Vec<_> = (0..shelves.len())
            .map(|index| {
                (shelves[index].as_ref().map_or(ProductId::new(at, [99; 10]), |s| s.product.id), quantity)
            })
            .collect();
        fill_cart(UserId::new(at, [7; 10]), &wanted, shelves)
    }

    #[test]
    fn the_total_is_the_sum_of_the_lines() {
        let cart = fill(&[shelf(1, 1, 30_000, 5), shelf(2, 1, 20_000, 5)], 2).unwrap();
        assert_eq!(cart.total, Money::new(100_000, Currency::NGN));
        assert_eq!(cart.lines.len(), 2);
    }

    #[test]
    fn what_cannot_be_sold_is_refused_by_name() {
        let closed = shelf(1, 1, 30_000, 5).map(|s| Shelf { stock: Stock { open: false, ..s.stock }, ..s });
        for (shelves, quantity, problem) in [
            (vec![], 1, "cart-empty"),
            (vec![None], 1, "product-unavailable"),
            (vec![closed], 1, "product-unavailable"),
            (vec![shelf(1, 1, 30_000, 5)], 6, "out-of-stock"),
            (vec![shelf(1, 1, 30_000, 5), shelf(2, 2, 30_000, 5)], 1, "several-artisans"),
            (vec![shelf(1, 7, 30_000, 5)], 1, "own-product"),
            (vec![shelf(1, 1, 9_999, 5)], 1, "order-total"),
            (vec![shelf(1, 1, 900_000_000, 5)], 2, "order-total"),
            (vec![shelf(1, 1, i64::MAX, 5)], 2, "amount"),
        ] {
            assert_eq!(fill(&shelves, quantity).unwrap_err().problem, problem);
        }
    }
}
