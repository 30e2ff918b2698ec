//! Prices that were agreed on, at checkout.

use crate::cart::{Shelf, Wanted};
use crate::offers::PriceOffer;
use crate::{Outcome, PaymentId, Refused, Timestamp, UserId};

/// Offers whose prices one checkout takes, at most.
pub const OFFERS_IN_CHECKOUT_MAX: usize = 10;

/// Puts the prices on which `buyer` agreed in `offers` on the `shelves`, which stand in the order of `wanted`, for the checkout that
/// `payment_id` is for: what is ordered then costs that. Answers what becomes of each offer, in their order; an offer is `None` when
/// there is no such one.
///
/// # Errors
/// [`Refused`] `offer-over` or `offer-quantity`, by the first offer whose price cannot be had.
pub fn at_agreed_prices<'a>(
    offers: impl IntoIterator<Item = Option<&'a PriceOffer>>,
    buyer: UserId,
    payment_id: PaymentId,
    wanted: &[Wanted],
    shelves: &mut [Option<Shelf>],
    at: Timestamp,
) -> Result<Vec<Outcome<PriceOffer>>, Refused> {
    let mut used = Vec::new();
    for offer in offers {
        let offer = offer.filter(|offer| offer.buyer_id == buyer).ok_or_else(unknown)?;
        let mut lines = wanted.iter().zip(shelves.iter_mut());
        let Some((wanted, shelf)) = lines.find(|(wanted, _)| wanted.product_id == offer.product_id) else {
            let detail =
                format!("You offered a price for “{}”, which is not among what you order.", offer.title);
            return Err(Refused::new("offer-over", detail).with("product_id", offer.product_id));
        };
        // What is not there any more is refused by what fills the cart.
        let Some(shelf) = shelf else { continue };
        let (price, outcome) = offer.use_up(&shelf.product, wanted.quantity, payment_id, at)?;
        shelf.product.offer.price = price;
        used.push(outcome);
    }
    Ok(used)
}

fn unknown() -> Refused {
    Refused::new(
        "offer-over",
        "You have no such offer. Leave it out, or read your offers again. Nothing was ordered.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offers::OfferState;
    use crate::samples::*;
    use crate::{ProductId, TypedId};

    fn wanted(quantity: u32) -> [Wanted; 1] {
        [Wanted { product_id: bargain().product.id, quantity, unit_price: None }]
    }

    fn order(offer: Option<&PriceOffer>, buyer: UserId, wanted: &[Wanted]) -> Result<i64, &'static str> {
        let mut shelves = [Some(bargain())];
        let used = at_agreed_prices([offer], buyer, payment_id(), wanted, &mut shelves, start());
        let used = used.map_err(|refused| refused.problem)?;
        assert_eq!((used.len(), used[0].entity.state), (1, OfferState::Used));
        assert_eq!(used[0].entity.payment_id, Some(payment_id()));
        Ok(shelves[0].as_ref().unwrap().product.offer.price.amount)
    }

    #[test]
    fn what_was_agreed_on_stands_on_the_shelf_of_its_buyer() {
        let offer = bargained(2_000);
        assert_eq!(order(Some(&offer), buyer_id(), &wanted(2)), Ok(200_000));
        assert_eq!(order(Some(&offer), buyer_id(), &wanted(3)), Err("offer-quantity"));
        assert_eq!(order(Some(&offer), artisan_id().user(), &wanted(2)), Err("offer-over"), "another's");
        assert_eq!(order(None, buyer_id(), &wanted(2)), Err("offer-over"));
        let [line] = wanted(2);
        let other = [Wanted { product_id: ProductId::new(start(), [98; 10]), ..line }];
        assert_eq!(order(Some(&offer), buyer_id(), &other), Err("offer-over"), "of what is not ordered");
    }

    #[test]
    fn what_is_not_there_any_more_is_left_to_the_cart() {
        let mut shelves = [None];
        let offer = bargained(2_000);
        let used =
            at_agreed_prices([Some(&offer)], buyer_id(), payment_id(), &wanted(1), &mut shelves, start());
        assert_eq!(used, Ok(Vec::new()));
    }
}
