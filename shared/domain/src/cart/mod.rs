//! From what a buyer wants to the lines of orders, one for each artisan.

mod delivery;
pub mod reservations;
pub mod saved;

pub use self::delivery::{Arranged, Picked};
use self::reservations::Reservations;
use crate::artisans::delivery::Offered;
use crate::catalogue::{Product, Stock};
use crate::orders::{Line, ProductLine};
use crate::{ArtisanId, Market, Money, ProductId, Refused, Timestamp};

/// Different products in one checkout, at most: one read takes 100 items, two of each product.
pub const LINES_MAX: usize = 40;
/// Artisans in one checkout, at most: each is an order of its own, paid by a part of one payment.
pub const ARTISANS_MAX: usize = 15;
/// Pieces of one product in one checkout, at most.
pub const QUANTITY_MAX: u32 = 1_000;

/// What one transaction of the table takes.
const ACTIONS_MAX: usize = 100;

/// What a buyer wants of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Which one.
    pub product_id: ProductId,
    /// How many pieces.
    pub quantity: u32,
    /// The price of a piece that the buyer was shown. Who does not say it takes the product at whatever it costs.
    pub unit_price: Option<Money>,
}

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
    /// What is bought, and how it gets to the buyer, where that was chosen.
    pub lines: Vec<Line>,
    /// What it costs.
    pub total: Money,
    /// The option that was chosen; none where the two agree on it.
    pub delivery: Option<Offered>,
}

/// Checks what the buyer of `reservations` wants in `market` at `at` against the shelves, which stand in the order of `wanted`; a
/// shelf is `None` when there is no such product. `arranged` is how it gets to them.
///
/// # Errors
/// [`Refused`] by the first thing that cannot be had as it is wanted.
pub fn fill_cart(
    market: &Market,
    reservations: &Reservations,
    wanted: &[Wanted],
    shelves: &[Option<Shelf>],
    arranged: &Arranged<'_>,
    at: Timestamp,
) -> Result<Cart, Refused> {
    let mut parts: Vec<CartPart> = Vec::new();
    for (Wanted { product_id, quantity, unit_price }, shelf) in wanted.iter().zip(shelves) {
        let Some(Shelf { product, stock }) = shelf.as_ref().filter(|shelf| shelf.stock.open) else {
            return Err(Refused::new(
                "product-unavailable",
                format!("The product {product_id} is not sold any more."),
            )
            .with("product_id", product_id));
        };
        if stock.available < i64::from(*quantity) {
            let refused = out_of_stock(*product_id, &product.offer.title, stock.available);
            return Err(match reservations.holding(*product_id, at) {
                Some(own) => refused.with("payment_id", own),
                None => refused,
            });
        }
        if product.artisan_id == reservations.buyer_id.artisan() {
            return Err(Refused::new("own-product", "You cannot buy your own products.")
                .with("product_id", product_id));
        }
        if unit_price.is_some_and(|shown| shown != product.offer.price) {
            return Err(price_changed(product));
        }
        let price = product.offer.price.times(*quantity)?;
        let line = Line::Product(ProductLine {
            product_id: *product_id,
            title: product.offer.title.clone(),
            unit_price: product.offer.price,
            quantity: *quantity,
            image: product.offer.images.first().cloned(),
        });
        match parts.iter_mut().find(|part| part.artisan_id == product.artisan_id) {
            Some(part) => {
                part.total = part.total.plus(price)?;
                part.lines.push(line);
            }
            None => {
                let artisan_id = product.artisan_id;
                parts.push(CartPart { artisan_id, lines: vec![line], total: price, delivery: None });
            }
        }
    }
    for part in &mut parts {
        arranged.deliver(part)?;
    }
    let [first, others @ ..] = &parts[..] else {
        return Err(Refused::new("cart-empty", "There is nothing to check out."));
    };
    let total = others.iter().try_fold(first.total, |sum, part| sum.plus(part.total))?;
    market.check_total(total)?;
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

impl Cart {
    /// Refuses more offers on a price than the transaction has room for, beside the rest: each is two actions.
    ///
    /// # Errors
    /// [`Refused`] `checkout-too-large`.
    pub fn check_offers(&self, offers: usize) -> Result<(), Refused> {
        let lines = self.parts.iter().flat_map(|part| &part.lines);
        let products = lines.filter(|line| matches!(line, Line::Product(_))).count();
        if offers == 0 || actions(products, self.parts.len()) + 2 * offers <= ACTIONS_MAX {
            return Ok(());
        }
        Err(Refused::new(
            "checkout-too-large",
            format!(
                "These are {products} products of {} artisans, with {offers} prices that you agreed on. Check out those now, and the \
                 rest after.",
                self.parts.len()
            ),
        ))
    }
}

/// The actions of the largest transaction that a checkout leads to.
fn actions(lines: usize, artisans: usize) -> usize {
    // Stock; the payment, the buyer's reservations, their cart and the answer; of each artisan the check, the order and where it goes to.
    let placed = lines + 5 + 4 * artisans;
    // Each order and wallet; the payment, and a refund of what was paid too much.
    let settled = 4 * artisans + 4;
    // Each order, and its stock.
    let called_off = 2 * artisans + lines;
    placed.max(settled).max(called_off)
}

/// It costs something else than the buyer was shown.
fn price_changed(product: &Product) -> Refused {
    let price = product.offer.price;
    Refused::new(
        "price-changed",
        format!("One piece of “{}” costs {price} now. Nothing was ordered.", product.offer.title),
    )
    .with("product_id", product.id)
    .with("unit_price", price)
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
    use crate::artisans::delivery::Destination;
    use crate::catalogue::Offer;
    use crate::market::tests::market;
    use crate::{Currency, TypedId, UserId};

    fn shelf(seed: u8, artisan: u8, price: i64, available: i64) -> Option<Shelf> {
        let at = Timestamp::from_millis(1);
        let offer = Offer {
            title: format!("Product {seed}"),
            description: String::new(),
            category: "furniture".into(),
            price: Money::new(price, Currency::NGN),
            images: Vec::new(),
            attributes: std::collections::BTreeMap::new(),
        };
        let id = ProductId::new(at, [seed; 10]);
        let product = Product::create(id, ArtisanId::new(at, [artisan; 10]), offer, at).entity;
        Some(Shelf { product, stock: Stock { product_id: id, available, product_version: 1, open: true } })
    }

    /// Nobody chose anything, since no artisan offers anything.
    fn agreed() -> Arranged<'static> {
        Arranged { to: Destination { area: "NG-LA", town: "Ikeja" }, picked: &[], artisans: &[] }
    }

    fn fill(shelves: &[Option<Shelf>], quantity: u32) -> Result<Cart, Refused> {
        let at = Timestamp::from_millis(1);
        let wanted: Vec<_> = shelves
            .iter()
            .map(|shelf| Wanted {
                product_id: shelf.as_ref().map_or(ProductId::new(at, [99; 10]), |s| s.product.id),
                quantity,
                unit_price: None,
            })
            .collect();
        fill_cart(&market(), &Reservations::none(UserId::new(at, [7; 10])), &wanted, shelves, &agreed(), at)
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
    fn what_costs_something_else_than_the_buyer_was_shown_is_not_ordered() {
        let shelves = [shelf(1, 1, 30_000, 5)];
        let product_id = shelves[0].as_ref().unwrap().product.id;
        let at = Timestamp::from_millis(1);
        let buyer = Reservations::none(UserId::new(at, [7; 10]));
        for (shown, ordered) in
            [(None, true), (Some(30_000), true), (Some(29_999), false), (Some(30_001), false)]
        {
            let unit_price = shown.map(|amount| Money::new(amount, Currency::NGN));
            let wanted = [Wanted { product_id, quantity: 2, unit_price }];
            let filled = fill_cart(&market(), &buyer, &wanted, &shelves, &agreed(), at);
            assert_eq!(filled.is_ok(), ordered, "{shown:?}");
            if let Err(refused) = filled {
                assert_eq!(refused.problem, "price-changed");
                assert_eq!(refused.facts["unit_price"]["amount"], 30_000);
            }
        }
    }

    #[test]
    fn what_no_transaction_takes_is_refused_with_what_one_takes() {
        for (lines, artisans, told) in [
            (LINES_MAX, 1, None),
            (LINES_MAX, 13, None),
            (
                LINES_MAX,
                15,
                Some("40 products of 15 artisans. From as many artisans, one checkout takes 35 "),
            ),
            (35, ARTISANS_MAX, None),
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
