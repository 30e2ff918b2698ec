//! What a person has put aside to buy: one cart over all their devices, until it is bought or taken out.

use serde::{Deserialize, Serialize};

use crate::artisans::Artisan;
use crate::cart::{LINES_MAX, QUANTITY_MAX, Shelf, Wanted};
use crate::time::DAY_SECONDS;
use crate::{ArtisanId, Money, ProductId, Refused, Timestamp, UserId};

/// Merges that are remembered: so many devices in a row may send theirs again.
const MERGES_MAX: usize = 20;
/// Seconds after its last change that a cart is kept.
const KEPT_SECONDS: u64 = 180 * DAY_SECONDS;

/// A person's cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedCart {
    /// Whose.
    pub user_id: UserId,
    /// What is in it, in the order in which it came; no product twice.
    pub lines: Vec<SavedLine>,
    /// The merges that it has taken lately, the oldest first.
    merges: Vec<String>,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

/// Pieces of one product in a cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedLine {
    /// Of what.
    pub product_id: ProductId,
    /// Who makes it; of one product that never changes.
    pub artisan_id: ArtisanId,
    /// How many.
    pub quantity: u32,
    /// The price of a piece that the person was shown last.
    pub unit_price: Money,
}

/// What is otherwise with a line than when it was put there, the worst of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineChange {
    /// It is not sold any more, or its artisan may not sell, or none is left.
    Unavailable,
    /// Its artisan takes no orders for some days.
    Away,
    /// Fewer are left.
    Stock,
    /// It costs something else.
    Price,
}

/// What a merge did otherwise than to add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MergeNote {
    /// With what.
    pub product_id: ProductId,
    /// What was done.
    pub what: Merged,
    /// How many are in the cart now.
    pub quantity: u32,
}

/// What was done with a line of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Merged {
    /// The sum was more than there is.
    Cut,
    /// It cannot be bought, or not by them.
    Unavailable,
    /// The cart was full.
    Full,
}

impl SavedLine {
    /// What has changed at `at`, by what is on the shelf and who makes it.
    pub fn change(
        &self,
        shelf: Option<&Shelf>,
        artisan: Option<&Artisan>,
        at: Timestamp,
    ) -> Option<LineChange> {
        let (Some(shelf), Some(artisan)) = (shelf, artisan) else { return Some(LineChange::Unavailable) };
        if !shelf.stock.open || shelf.stock.available < 1 || !artisan.may_sell() {
            Some(LineChange::Unavailable)
        } else if artisan.is_away(at).is_some() {
            Some(LineChange::Away)
        } else if shelf.stock.available < i64::from(self.quantity) {
            Some(LineChange::Stock)
        } else {
            (shelf.product.offer.price != self.unit_price).then_some(LineChange::Price)
        }
    }
}

impl SavedCart {
    /// Of somebody who has put nothing aside.
    pub const fn empty(user_id: UserId, at: Timestamp) -> Self {
        Self { user_id, lines: Vec::new(), merges: Vec::new(), changed_at: at }
    }

    /// When it is forgotten, unless it is changed.
    pub fn forgotten_at(&self) -> Timestamp {
        self.changed_at.plus_seconds(KEPT_SECONDS)
    }

    /// With more of a product: the sum, and the price that was shown last.
    ///
    /// # Errors
    /// [`Refused`] `product-unavailable`, `own-product`, or `cart-full` with the `limit`.
    pub fn add(&self, wanted: &Wanted, shelf: Option<&Shelf>, at: Timestamp) -> Result<Self, Refused> {
        let Some(shelf) = shelf.filter(|shelf| shelf.stock.open) else {
            return Err(Refused::new("product-unavailable", "This is not sold any more.")
                .with("product_id", wanted.product_id));
        };
        let artisan_id = shelf.product.artisan_id;
        if artisan_id == self.user_id.artisan() {
            return Err(Refused::new("own-product", "You cannot buy your own products.")
                .with("product_id", wanted.product_id));
        }
        let unit_price = wanted.unit_price.unwrap_or(shelf.product.offer.price);
        let mut cart = Self { changed_at: at, ..self.clone() };
        if let Some(line) = cart.line_mut(wanted.product_id) {
            line.quantity = line.quantity.saturating_add(wanted.quantity).min(QUANTITY_MAX);
            line.unit_price = unit_price;
            return Ok(cart);
        }
        if cart.lines.len() >= LINES_MAX {
            let detail = format!(
                "Your cart has {LINES_MAX} products, which is as many as it takes. Order some of them, or take one out."
            );
            return Err(Refused::new("cart-full", detail).with("limit", LINES_MAX));
        }
        cart.lines.push(SavedLine {
            product_id: wanted.product_id,
            artisan_id,
            quantity: wanted.quantity,
            unit_price,
        });
        Ok(cart)
    }

    /// With so many of a product that is in it, at the price that was shown; none takes it out. `None` when that is so already, or
    /// the product is not here.
    pub fn set(
        &self,
        product_id: ProductId,
        quantity: u32,
        unit_price: Option<Money>,
        at: Timestamp,
    ) -> Option<Self> {
        if quantity == 0 {
            return self.without(&[product_id], at);
        }
        let mut cart = Self { changed_at: at, ..self.clone() };
        let line = cart.line_mut(product_id)?;
        line.quantity = quantity;
        line.unit_price = unit_price.unwrap_or(line.unit_price);
        (cart.lines != self.lines).then_some(cart)
    }

    /// With what a device had in its own cart: the sum of each product, cut to what is there. `None` when this merge was taken
    /// before; with what was done otherwise than to add.
    pub fn merge(
        &self,
        merge_id: &str,
        theirs: &[Wanted],
        shelves: &[Option<Shelf>],
        at: Timestamp,
    ) -> Option<(Self, Vec<MergeNote>)> {
        if self.merges.iter().any(|taken| taken == merge_id) {
            return None;
        }
        let (mut cart, mut notes) = (Self { changed_at: at, ..self.clone() }, Vec::new());
        for (wanted, shelf) in theirs.iter().zip(shelves) {
            let product_id = wanted.product_id;
            let before = cart.quantity_of(product_id);
            let mut note = |what, quantity| notes.push(MergeNote { product_id, what, quantity });
            let shelf = shelf.as_ref().filter(|shelf| shelf.stock.available > 0);
            match cart.add(wanted, shelf, at) {
                Ok(more) => cart = more,
                Err(refused) if refused.problem == "cart-full" => {
                    note(Merged::Full, before);
                    continue;
                }
                Err(_) => {
                    note(Merged::Unavailable, before);
                    continue;
                }
            }
            let there = shelf.map_or(0, |shelf| shelf.stock.available);
            let there = u32::try_from(there).unwrap_or(QUANTITY_MAX);
            if let Some(line) = cart.line_mut(product_id)
                && line.quantity > there
            {
                line.quantity = there;
                note(Merged::Cut, there);
            }
        }
        cart.merges.push(merge_id.to_owned());
        let old = cart.merges.len().saturating_sub(MERGES_MAX);
        cart.merges.drain(..old);
        Some((cart, notes))
    }

    /// Without what was bought or taken out; `None` when nothing of it is here.
    pub fn without(&self, products: &[ProductId], at: Timestamp) -> Option<Self> {
        let mut cart = Self { changed_at: at, ..self.clone() };
        cart.lines.retain(|line| !products.contains(&line.product_id));
        (cart.lines.len() < self.lines.len()).then_some(cart)
    }

    fn line_mut(&mut self, product_id: ProductId) -> Option<&mut SavedLine> {
        self.lines.iter_mut().find(|line| line.product_id == product_id)
    }

    /// How many pieces of a product are in it.
    pub fn quantity_of(&self, product_id: ProductId) -> u32 {
        self.lines.iter().find(|line| line.product_id == product_id).map_or(0, |line| line.quantity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TypedId;
    use crate::catalogue::{Offer, Product, Stock};
    use crate::samples::*;

    fn product(seed: u8) -> ProductId {
        ProductId::new(start(), [seed; 10])
    }

    fn shelf(seed: u8, available: i64) -> Shelf {
        let offer = Offer {
            title: "Oak stool".to_owned(),
            description: String::new(),
            category: "furniture".to_owned(),
            price: naira(2_500),
            images: Vec::new(),
            attributes: std::collections::BTreeMap::new(),
        };
        let product_id = product(seed);
        let product = Product::create(product_id, artisan_id(), offer, start()).entity;
        Shelf { product, stock: Stock { product_id, available, product_version: 1, open: true } }
    }

    fn wanted(seed: u8, quantity: u32) -> Wanted {
        Wanted { product_id: product(seed), quantity, unit_price: None }
    }

    fn with(seed: u8, quantity: u32) -> SavedCart {
        SavedCart::empty(buyer_id(), start())
            .add(&wanted(seed, quantity), Some(&shelf(seed, 10)), start())
            .unwrap()
    }

    fn quantities(cart: &SavedCart) -> Vec<u32> {
        cart.lines.iter().map(|line| line.quantity).collect()
    }

    #[test]
    fn more_of_a_product_is_the_sum_and_what_was_shown_last() {
        let shown = Wanted { unit_price: Some(naira(2_400)), ..wanted(1, 2) };
        let cart = with(1, 3).add(&shown, Some(&shelf(1, 10)), start()).unwrap();
        assert_eq!((quantities(&cart), cart.lines[0].unit_price), (vec![5], naira(2_400)));
        let most = cart.add(&wanted(1, QUANTITY_MAX), Some(&shelf(1, 10)), start()).unwrap();
        assert_eq!(quantities(&most), [QUANTITY_MAX]);
    }

    #[test]
    fn what_cannot_be_bought_is_not_put_in() {
        let cart = with(1, 1);
        let closed = Shelf { stock: Stock { open: false, ..shelf(2, 1).stock }, ..shelf(2, 1) };
        for (cart, shelf, problem) in [
            (cart.clone(), None, "product-unavailable"),
            (cart.clone(), Some(closed), "product-unavailable"),
            (SavedCart { user_id: artisan_id().user(), ..cart }, Some(shelf(2, 1)), "own-product"),
        ] {
            assert_eq!(cart.add(&wanted(2, 1), shelf.as_ref(), start()).unwrap_err().problem, problem);
        }
    }

    #[test]
    fn a_cart_takes_forty_products() {
        let mut cart = SavedCart::empty(buyer_id(), start());
        for seed in 0..40 {
            cart = cart.add(&wanted(seed, 1), Some(&shelf(seed, 10)), start()).unwrap();
        }
        let refused = cart.add(&wanted(40, 1), Some(&shelf(40, 10)), start()).unwrap_err();
        assert_eq!((refused.problem, refused.facts["limit"].as_u64()), ("cart-full", Some(40)));
        assert!(cart.add(&wanted(39, 1), Some(&shelf(39, 10)), start()).is_ok(), "more of what is there");
    }

    #[test]
    fn a_quantity_is_set_and_none_takes_the_product_out() {
        let cart = with(1, 3);
        assert_eq!(cart.set(product(1), 3, None, start()), None);
        assert_eq!(quantities(&cart.set(product(1), 7, None, start()).unwrap()), [7]);
        let seen = cart.set(product(1), 3, Some(naira(9)), start()).unwrap();
        assert_eq!(seen.lines[0].unit_price, naira(9));
        assert_eq!(quantities(&cart.set(product(1), 0, None, start()).unwrap()), [0; 0]);
        for quantity in [0, 1] {
            assert_eq!(cart.set(product(2), quantity, None, start()), None, "it is not here");
        }
        assert_eq!((cart.quantity_of(product(1)), cart.quantity_of(product(2))), (3, 0));
    }

    #[test]
    fn a_merge_is_the_sum_cut_to_what_is_there_and_says_so() {
        let shelves = [Some(shelf(1, 10)), Some(shelf(2, 4)), None, Some(shelf(4, 0))];
        let theirs = [wanted(1, 9), wanted(2, 4), wanted(3, 1), wanted(4, 1)];
        let (cart, notes) = with(1, 3).merge("a", &theirs, &shelves, start()).unwrap();
        assert_eq!(quantities(&cart), [10, 4]);
        let said: Vec<_> = notes.iter().map(|note| (note.product_id, note.what, note.quantity)).collect();
        assert_eq!(
            said,
            [
                (product(1), Merged::Cut, 10),
                (product(3), Merged::Unavailable, 0),
                (product(4), Merged::Unavailable, 0),
            ]
        );
    }

    #[test]
    fn merging_twice_is_merging_once_and_another_device_is_another_merge() {
        let shelves = [Some(shelf(1, 10))];
        let (once, _) = with(1, 3).merge("a", &[wanted(1, 2)], &shelves, start()).unwrap();
        assert_eq!(once.merge("a", &[wanted(1, 2)], &shelves, start()), None);
        let (twice, _) = once.merge("b", &[wanted(1, 2)], &shelves, start()).unwrap();
        assert_eq!((quantities(&once), quantities(&twice)), (vec![5], vec![7]));
        let mut cart = twice;
        for device in 0..MERGES_MAX {
            cart = cart.merge(&device.to_string(), &[], &[], start()).unwrap().0;
        }
        assert_eq!(cart.merges.len(), MERGES_MAX);
        assert_eq!(cart.merge("0", &[], &[], start()), None);
    }

    #[test]
    fn what_was_bought_is_taken_out_and_the_rest_stays() {
        let cart = with(1, 3).add(&wanted(2, 1), Some(&shelf(2, 10)), start()).unwrap();
        assert_eq!(cart.without(&[product(1), product(9)], start()).unwrap().lines, cart.lines[1..]);
        assert_eq!(cart.without(&[product(9)], start()), None);
    }

    #[test]
    fn a_line_says_what_has_changed_since_the_worst_first() {
        let line = &with(1, 3).lines[0];
        let away = done(selling().set_away(Some(start().plus_seconds(DAY)), start())).entity;
        let suspended = done(selling().suspend("Two fakes", true, start())).entity;
        let dearer = SavedLine { unit_price: naira(2_400), ..line.clone() };
        let closed = Shelf { stock: Stock { open: false, ..shelf(1, 10).stock }, ..shelf(1, 10) };
        use LineChange::{Away, Price, Stock as Fewer, Unavailable};
        for (line, shelf, artisan, change) in [
            (line, Some(shelf(1, 3)), Some(selling()), None),
            (&dearer, Some(shelf(1, 3)), Some(selling()), Some(Price)),
            (&dearer, Some(shelf(1, 2)), Some(selling()), Some(Fewer)),
            (&dearer, Some(shelf(1, 2)), Some(away.clone()), Some(Away)),
            (line, Some(shelf(1, 0)), Some(away), Some(Unavailable)),
            (line, Some(closed), Some(selling()), Some(Unavailable)),
            (line, Some(shelf(1, 3)), Some(suspended), Some(Unavailable)),
            (line, Some(shelf(1, 3)), None, Some(Unavailable)),
            (line, None, Some(selling()), Some(Unavailable)),
        ] {
            assert_eq!(line.change(shelf.as_ref(), artisan.as_ref(), start()), change);
        }
    }
}
