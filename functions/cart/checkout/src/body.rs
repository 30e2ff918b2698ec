//! What is asked, and what is answered.

use std::collections::BTreeSet;

use domain::cart::{LINES_MAX, QUANTITY_MAX};
use domain::orders::{NoParty, Order};
use domain::payments::Payment;
use domain::users::Phone;
use domain::{Money, OrderId, PaymentId, ProductId, Timestamp, UserId};
use serde::{Deserialize, Serialize};
use store::Loaded;
use store::entities::Delivery;
use views::OrderView;
use web::{ListOf, OneLine, Problem, Text, Whole};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Checkout {
    pub(crate) items: ListOf<Item, LINES_MAX>,
    pub(crate) delivery: Address,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Item {
    product_id: ProductId,
    quantity: Whole<1, { QUANTITY_MAX as i64 }>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Address {
    recipient: OneLine<1, 100>,
    phone: Phone,
    address: Text<5, 300>,
    city: OneLine<2, 80>,
    area: OneLine<2, 10>,
}

impl Address {
    /// Each order has its own: one can be erased while another is under way.
    pub(crate) fn to(&self, order_id: OrderId) -> Delivery {
        Delivery {
            order_id,
            recipient: self.recipient.to_string(),
            phone: self.phone.as_str().to_owned(),
            address: self.address.to_string(),
            city: self.city.to_string(),
            area: self.area.to_string(),
        }
    }
}

/// The lines, no product twice: a transaction has one action per item.
pub(crate) fn wanted(items: ListOf<Item, LINES_MAX>) -> Result<Vec<(ProductId, u32)>, Problem> {
    let mut seen = BTreeSet::new();
    items
        .into_iter()
        .enumerate()
        .map(|(index, item)| {
            if !seen.insert(item.product_id) {
                let field = format!("items[{index}].product_id");
                return Err(Problem::field(
                    field,
                    "names a product that stands here already; add up its quantity",
                ));
            }
            Ok((item.product_id, u32::try_from(item.quantity.get()).unwrap_or(QUANTITY_MAX)))
        })
        .collect()
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
