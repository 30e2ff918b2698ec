//! What is asked, and what is answered.

use std::collections::BTreeSet;

use domain::area::Area;
use domain::artisans::delivery::{DeliveryKind, Destination, Offered};
use domain::cart::{ARTISANS_MAX, Cart, LINES_MAX, Picked};
use domain::market::TOTAL_MAX;
use domain::offers::OFFERS_IN_CHECKOUT_MAX;
use domain::orders::{NoParty, Order};
use domain::payments::Payment;
use domain::users::{NewPhone, Phone};
use domain::{ArtisanId, Money, OfferId, OrderId, PaymentId, Timestamp, UserId};
use serde::{Deserialize, Serialize};
use store::Loaded;
use store::entities::{Delivery, Pin};
use views::OrderView;
use web::{Amount, ListOf, OneLine, Problem, SetOf, Text, WantedLine, Whole};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Checkout {
    pub(crate) items: ListOf<WantedLine, LINES_MAX>,
    pub(crate) delivery: Address,
    /// How the goods of each artisan get there; of one who is not named, as the two agree.
    pub(crate) delivery_options: Option<ListOf<Pick, ARTISANS_MAX>>,
    /// The offers whose prices are taken.
    #[serde(default)]
    pub(crate) offers: SetOf<OfferId, 0, OFFERS_IN_CHECKOUT_MAX>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pick {
    artisan_id: ArtisanId,
    option: DeliveryKind,
    /// What the buyer was shown.
    fee: Amount<0, TOTAL_MAX>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Address {
    recipient: OneLine<1, 100>,
    phone: NewPhone,
    address: Text<5, 300>,
    city: OneLine<2, 80>,
    area: Area,
    /// What is near it and everybody knows.
    landmark: Option<OneLine<2, 200>>,
    pin: Option<Point>,
}

/// A point on the map, in millionths of a degree.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Point {
    latitude: Whole<-90_000_000, 90_000_000>,
    longitude: Whole<-180_000_000, 180_000_000>,
}

impl Address {
    /// Each order has its own: one can be erased while another is under way.
    pub(crate) fn to(&self, order_id: OrderId, chosen: Option<Offered>) -> Delivery {
        Delivery {
            order_id,
            recipient: self.recipient.to_string(),
            phone: Phone::from(self.phone.clone()).into(),
            address: self.address.to_string(),
            city: self.city.to_string(),
            area: self.area.code().to_owned(),
            landmark: self.landmark.as_deref().map(str::to_owned),
            pin: self.pin.as_ref().map(|Point { latitude, longitude }| Pin {
                latitude: latitude.get(),
                longitude: longitude.get(),
            }),
            option_words: chosen.and_then(|offered| offered.words),
        }
    }

    pub(crate) fn destination(&self) -> Destination<'_> {
        Destination { area: self.area.code(), town: &self.city }
    }
}

/// What was chosen, no artisan twice.
pub(crate) fn picked(options: Option<ListOf<Pick, ARTISANS_MAX>>) -> Result<Vec<Picked>, Problem> {
    let mut seen = BTreeSet::new();
    let picks = options.into_iter().flatten().enumerate();
    picks
        .map(|(index, Pick { artisan_id, option, fee })| match seen.insert(artisan_id) {
            true => Ok(Picked { artisan_id, option, fee: fee.money() }),
            false => {
                let field = format!("delivery_options[{index}].artisan_id");
                Err(Problem::field(field, "names an artisan who stands here already; choose one way"))
            }
        })
        .collect()
}

/// Refuses a choice for somebody of whom nothing is ordered: it was meant for somebody else.
pub(crate) fn each_is_of_an_order(picked: &[Picked], cart: &Cart) -> Result<(), Problem> {
    let is_strange = |picked: &Picked| cart.parts.iter().all(|part| part.artisan_id != picked.artisan_id);
    match picked.iter().position(is_strange) {
        Some(index) => {
            let field = format!("delivery_options[{index}].artisan_id");
            Err(Problem::field(field, "names an artisan of whom nothing is ordered"))
        }
        None => Ok(()),
    }
}

#[derive(Serialize)]
pub(crate) struct Answer<'a> {
    /// One for each artisan, in the order in which their products were named.
    orders: Vec<OrderView<'a>>,
    payment_id: PaymentId,
    /// Where the buyer pays.
    payment_url: &'a str,
    amount: Money,
    /// Until when the stock is reserved.
    expires_at: Timestamp,
}

impl<'a> Answer<'a> {
    pub(crate) fn new(
        orders: &'a [Loaded<Order>],
        payment: &'a Payment,
        buyer: UserId,
        images_url: Option<&str>,
        at: Timestamp,
    ) -> Result<Self, NoParty> {
        let orders =
            orders.iter().map(|order| Ok(OrderView::new(order, order.as_party(buyer)?, images_url, at)));
        Ok(Self {
            orders: orders.collect::<Result<_, NoParty>>()?,
            payment_id: payment.id,
            payment_url: &payment.payment_url,
            amount: payment.amount,
            expires_at: payment.expires_at,
        })
    }
}
