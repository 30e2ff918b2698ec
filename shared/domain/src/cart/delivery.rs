//! How what is bought gets to the buyer: what they chose, against what the artisans offer.

use crate::artisans::Artisan;
use crate::artisans::delivery::{DeliveryKind, Destination};
use crate::cart::CartPart;
use crate::orders::{DeliveryLine, Line};
use crate::{ArtisanId, Money, Refused};

/// What a buyer chose for the goods of one artisan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picked {
    /// Whose goods.
    pub artisan_id: ArtisanId,
    /// Which of their options.
    pub option: DeliveryKind,
    /// What it costs, as the buyer was shown.
    pub fee: Money,
}

/// How all of a checkout gets to its buyer. Goods of an artisan for whom nothing was chosen get there as the two agree; that
/// such a one offers nothing is for the table to check.
#[derive(Debug, Clone, Copy)]
pub struct Arranged<'a> {
    /// Where to.
    pub to: Destination<'a>,
    /// What was chosen, one for each artisan at most.
    pub picked: &'a [Picked],
    /// The artisans for whom something was chosen, in the order of `picked`; `None` for one who is not there.
    pub artisans: &'a [Option<Artisan>],
}

impl Arranged<'_> {
    /// Adds to `part` the line of what was chosen for it.
    pub(super) fn deliver(&self, part: &mut CartPart) -> Result<(), Refused> {
        let mut chosen = self.picked.iter().zip(self.artisans);
        let Some((picked, artisan)) = chosen.find(|(picked, _)| picked.artisan_id == part.artisan_id) else {
            return Ok(());
        };
        let Some(artisan) = artisan else { return Err(changed(picked, "This artisan", None)) };
        let (name, options) = (&artisan.profile.display_name, &artisan.delivery_options);
        let Some(offered) = options.offer(picked.option, self.to, part.total) else {
            return Err(match options.offers(picked.option) {
                true => not_served(picked, name),
                false => changed(picked, name, None),
            });
        };
        if offered.fee != picked.fee {
            return Err(changed(picked, name, Some(offered.fee)));
        }
        part.lines.push(Line::Delivery(DeliveryLine { option: offered.kind, fee: offered.fee }));
        part.total = part.total.plus(offered.fee)?;
        part.delivery = Some(offered);
        Ok(())
    }
}

/// It costs something else than the buyer was shown, or is not offered any more.
fn changed(picked: &Picked, name: &str, fee: Option<Money>) -> Refused {
    let what = match fee {
        Some(fee) => format!("{} from {name} costs {fee} now.", picked.option.title()),
        None => format!("{name} does not offer “{}” any more. Choose another way.", picked.option.title()),
    };
    let refused = Refused::new("delivery-changed", format!("{what} Nothing was ordered."))
        .with("artisan_id", picked.artisan_id);
    match fee {
        Some(fee) => refused.with("fee", fee),
        None => refused,
    }
}

fn not_served(picked: &Picked, name: &str) -> Refused {
    let detail = format!(
        "{name} does not bring goods to this address. Choose another way to get them, or another address, or order from somebody \
         nearer. Nothing was ordered."
    );
    Refused::new("delivery-not-served", detail).with("artisan_id", picked.artisan_id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::ProductLine;
    use crate::samples::*;
    use crate::{ProductId, TypedId};

    fn part() -> CartPart {
        let line = Line::Product(ProductLine {
            product_id: ProductId::new(start(), [6; 10]),
            title: "Oak stool".to_owned(),
            unit_price: naira(2_500),
            quantity: 2,
            image: None,
        });
        CartPart { artisan_id: artisan_id(), lines: vec![line], total: naira(5_000), delivery: None }
    }

    fn deliver(option: DeliveryKind, fee: i64, area: &str) -> Result<CartPart, Refused> {
        let artisan = selling().set_delivery_options(delivery_options()).unwrap().entity;
        let picked = [Picked { artisan_id: artisan_id(), option, fee: naira(fee) }];
        let artisans = [Some(artisan)];
        let mut part = part();
        let to = Destination { area, town: "Ikeja" };
        Arranged { to, picked: &picked, artisans: &artisans }.deliver(&mut part)?;
        Ok(part)
    }

    #[test]
    fn the_fee_is_a_line_of_the_order_also_when_it_is_nothing() {
        for (option, fee, total) in
            [(DeliveryKind::OwnDelivery, 3_000, 8_000), (DeliveryKind::PickUp, 0, 5_000)]
        {
            let part = deliver(option, fee, "NG-LA").unwrap();
            assert_eq!((part.total, part.lines.len()), (naira(total), 2));
            assert_eq!(part.lines[1], Line::Delivery(DeliveryLine { option, fee: naira(fee) }));
            let sum: i64 = part.lines.iter().map(|line| line.total().unwrap().amount).sum();
            assert_eq!(sum, part.total.amount);
            assert_eq!(part.delivery.unwrap().kind, option);
        }
    }

    #[test]
    fn another_fee_than_was_shown_and_a_place_that_is_not_served_order_nothing() {
        use DeliveryKind::{Courier, OwnDelivery, PickUp};
        for (option, fee, area, problem, told) in [
            (OwnDelivery, 2_999, "NG-LA", "delivery-changed", Some(300_000)),
            (OwnDelivery, 0, "NG-LA", "delivery-changed", Some(300_000)),
            (PickUp, 1, "NG-LA", "delivery-changed", Some(0)),
            (Courier, 3_000, "NG-LA", "delivery-changed", None),
            (OwnDelivery, 3_000, "NG-KN", "delivery-not-served", None),
        ] {
            let refused = deliver(option, fee, area).unwrap_err();
            assert_eq!(refused.problem, problem, "{option:?} for {fee} to {area}");
            assert_eq!(refused.facts["artisan_id"], serde_json::json!(artisan_id()));
            assert_eq!(refused.facts.get("fee").and_then(|fee| fee["amount"].as_i64()), told);
        }
    }

    #[test]
    fn goods_for_which_nothing_was_chosen_have_no_line_for_it() {
        let mut part = part();
        let to = Destination { area: "NG-LA", town: "Ikeja" };
        let others = Picked { artisan_id: buyer_id().artisan(), option: DeliveryKind::PickUp, fee: naira(0) };
        Arranged { to, picked: &[others], artisans: &[None] }.deliver(&mut part).unwrap();
        assert_eq!(part, self::part());
    }
}
