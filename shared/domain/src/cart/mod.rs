//! From what a buyer wants to the lines of orders, one for each artisan.

use crate::catalogue::{Product, Stock};
use crate::orders::Line;
use crate::{ArtisanId, Money, ProductId, Refused, UserId};

/// Different products in one checkout, at most: one read takes 100 items, two of each product.
pub const LINES_MAX: usize = 40;
/// Artisans in one checkout, at most: each is an order of its own, paid by a part of one payment.
pub const ARTISANS_MAX: usize = 15;
/// Pieces of one product in one checkout, at most.
pub const QUANTITY_MAX: u32 = 1_000;
/// The least that the gateways take for a payment, in minor units (Paystack: NGN 50.00, NGN 100.00 by bank transfer).
pub const TOTAL_MIN: i64 = 10_000;
/// The most that one payment may be, in minor units. Paystack's error text names 10,000,000 units for a transaction.
pub const TOTAL_MAX: i64 = 1_000_000_000;

/// What one transaction of the table takes.
const ACTIONS_MAX: usize = 100;

/// A product with the stock that it is sold from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// What is offered.
    pub product: Product,
    /// What is left.
    pub stock: Stock,
}

/// Checked lines, by artisan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cart {
    /// What is bought from each artisan, in the order in which they were named.
    pub parts: Vec<CartPart>,
    /// What all of it costs.
    pub total: Money,
}

/// Checked lines of one artisan: what becomes one order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CartPart {
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
    let mut parts: Vec<CartPart> = Vec::new();
    let mut total: Option<Money> = None;
    for ((product_id, quantity), shelf) in wanted.iter().zip(shelves) {
        let Some(Shelf { product, stock }) = shelf.as_ref().filter(|shelf| shelf.stock.open) else {
            return Err(Refused::new(
                "product-unavailable",
                format!("The product {product_id} is not sold any more."),
            )
            .with("product_id", product_id));
        };
        if stock.available < i64::from(*quantity) {
            return Err(out_of_stock(*product_id, &product.offer.title, stock.available));
        }
        if product.artisan_id == buyer.artisan() {
            return Err(Refused::new("own-product", "You cannot buy your own products.")
                .with("product_id", product_id));
        }
        let price = product.offer.price.times(*quantity)?;
        total = Some(total.map_or(Ok(price), |sum| sum.plus(price))?);
        let line = Line {
            product_id: *product_id,
            title: product.offer.title.clone(),
            unit_price: product.offer.price,
            quantity: *quantity,
            image: product.offer.images.first().copied(),
        };
        match parts.iter_mut().find(|part| part.artisan_id == product.artisan_id) {
            Some(part) => {
                part.total = part.total.plus(price)?;
                part.lines.push(line);
            }
            None => {
                let artisan_id = product.artisan_id;
                parts.push(CartPart { artisan_id, lines: vec![line], total: price });
            }
        }
    }
    let Some(total) = total else {
        return Err(Refused::new("cart-empty", "There is nothing to check out."));
    };
    if total.amount < TOTAL_MIN || total.amount > TOTAL_MAX {
        let (least, most) = (Money::new(TOTAL_MIN, total.currency), Money::new(TOTAL_MAX, total.currency));
        return Err(Refused::new(
            "order-total",
            format!("A checkout costs between {least} and {most}; this one {total}."),
        )
        .with("minimum", least)
        .with("maximum", most));
    }
    check_size(wanted.len(), parts.len())?;
    Ok(Cart { parts, total })
}

/// Refuses what no transaction takes whole: not the checkout, nor what follows from it.
fn check_size(lines: usize, artisans: usize) -> Result<(), Refused> {
    if artisans > ARTISANS_MAX {
        return Err(Refused::new(
            "checkout-too-large",
            format!(
                "These products are of {artisans} artisans, and one checkout takes those of {ARTISANS_MAX} at most. \
                 Check out the products of some of them now and the rest after."
            ),
        ));
    }
    if actions(lines, artisans) > ACTIONS_MAX {
        let most = (0..lines).rev().find(|fewer| actions(*fewer, artisans) <= ACTIONS_MAX).unwrap_or(0);
        return Err(Refused::new(
            "checkout-too-large",
            format!(
                "These are {lines} products of {artisans} artisans. From as many artisans, one checkout takes {most} \
                 products at most. Check out some of them now and the rest after."
            ),
        ));
    }
    Ok(())
}

/// The actions of the largest transaction that a checkout leads to.
fn actions(lines: usize, artisans: usize) -> usize {
    // Stock; the payment and the answer; of each artisan the check, the order and where it goes to.
    let placed = lines + 3 + 4 * artisans;
    // Each order and wallet; the payment, and a refund of what was paid too much.
    let settled = 4 * artisans + 4;
    // Each order, and its stock.
    let called_off = 2 * artisans + lines;
    placed.max(settled).max(called_off)
}

/// Somebody else was faster.
pub fn out_of_stock(product_id: ProductId, title: &str, left: i64) -> Refused {
    let left = left.max(0);
    Refused::new(
        "out-of-stock",
        format!("There are {left} left of “{title}”. Order fewer, or something else."),
    )
    .with("product_id", product_id)
    .with("left", left)
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
        assert_eq!(cart.parts.len(), 1);
        assert_eq!((cart.parts[0].total, cart.parts[0].lines.len()), (cart.total, 2));
    }

    #[test]
    fn each_artisan_gets_an_order_in_the_order_in_which_they_were_named() {
        let shelves =
            [shelf(1, 2, 30_000, 5), shelf(2, 1, 20_000, 5), shelf(3, 2, 10_000, 5), shelf(4, 3, 40_000, 5)];
        let cart = fill(&shelves, 1).unwrap();
        let parts: Vec<_> =
            cart.parts.iter().map(|part| (part.artisan_id, part.lines.len(), part.total.amount)).collect();
        let artisan = |seed| ArtisanId::new(Timestamp::from_millis(1), [seed; 10]);
        assert_eq!(parts, [(artisan(2), 2, 40_000), (artisan(1), 1, 20_000), (artisan(3), 1, 40_000)]);
        assert_eq!(cart.total, Money::new(100_000, Currency::NGN));
        assert!(
            fill(&[shelf(1, 1, 5_000, 5), shelf(2, 2, 5_000, 5)], 1).is_ok(),
            "the total is the payment's"
        );
    }

    #[test]
    fn what_no_transaction_takes_is_refused_with_what_one_takes() {
        for (lines, artisans, told) in [
            (LINES_MAX, 1, None),
            (LINES_MAX, 14, None),
            (
                LINES_MAX,
                15,
                Some("40 products of 15 artisans. From as many artisans, one checkout takes 37 "),
            ),
            (37, ARTISANS_MAX, None),
            (25, ARTISANS_MAX + 1, Some("of 16 artisans, and one checkout takes those of 15 at most")),
        ] {
            let refused = check_size(lines, artisans).err();
            assert_eq!(refused.as_ref().map(|refused| refused.problem), told.map(|_| "checkout-too-large"));
            let detail = refused.map(|refused| refused.detail).unwrap_or_default();
            assert!(detail.contains(told.unwrap_or_default()), "{lines} of {artisans}: {detail}");
        }
        assert!(actions(ARTISANS_MAX, ARTISANS_MAX) <= ACTIONS_MAX, "one product of each always fits");
    }

    #[test]
    fn what_cannot_be_sold_is_refused_by_name() {
        let closed = shelf(1, 1, 30_000, 5).map(|s| Shelf { stock: Stock { open: false, ..s.stock }, ..s });
        for (shelves, quantity, problem) in [
            (vec![], 1, "cart-empty"),
            (vec![None], 1, "product-unavailable"),
            (vec![closed], 1, "product-unavailable"),
            (vec![shelf(1, 1, 30_000, 5)], 6, "out-of-stock"),
            (vec![shelf(1, 7, 30_000, 5)], 1, "own-product"),
            (vec![shelf(1, 1, 30_000, 5), shelf(2, 7, 30_000, 5)], 1, "own-product"),
            ((1..=16).map(|seed| shelf(seed, seed + 100, 30_000, 5)).collect(), 1, "checkout-too-large"),
            (vec![shelf(1, 1, 9_999, 5)], 1, "order-total"),
            (vec![shelf(1, 1, 900_000_000, 5)], 2, "order-total"),
            (vec![shelf(1, 1, i64::MAX, 5)], 2, "amount"),
        ] {
            assert_eq!(fill(&shelves, quantity).unwrap_err().problem, problem);
        }
    }
}
