//! What the two sides of a journey do, kind by kind. What follows from it by itself is not waited for, unless somebody has to
//! see it before they go on.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use domain::escrow::EscrowStatus;
use domain::orders::{Order, OrderStatus};
use futures::future::{self, Either};
use futures::pin_mut;
use gateway_simulator::FLUTTERWAVE_SECRET;
use gateway_simulator::control::payments::PayRequest;
use gateway_simulator::gateway::Gateway as At;
use journey::{Address, Person, Sold, money};
use payments::flutterwave::Flutterwave;
use payments::paystack::Paystack;
use payments::{Gateway as _, Initialise, Mode, PAYMENT_ID};
use serde_json::{Value, json};
use store::entities::order_key;
use tests::timers;

use crate::client::Client;
use crate::dice::Dice;
use crate::gateway_faults;
use crate::kinds::Kind;
use crate::world::{PRICE, Shop, World, patiently};

/// How often a buyer tries to pay, when a card is declined.
const PAY_ATTEMPTS_MAX: u32 = 5;
/// What the artisan gives back in part, in kobo.
const PART: i64 = PRICE / 4;
/// How long an unpaid order waits here to ask its gateway again.
const ASKS_AGAIN: Duration = Duration::from_secs(10);
/// A buyer is reminded so often before the money goes.
const REMINDERS: u8 = 2;

/// One journey.
pub(crate) struct Story<'a> {
    pub(crate) kind: Kind,
    world: &'a World,
    dice: Dice,
    buyer: &'a Client,
    /// The artisan of each order, in their order.
    shops: Vec<&'a Shop>,
    sold: Option<Sold>,
}

impl<'a> Story<'a> {
    /// The journey of this `number`.
    pub(crate) fn new(world: &'a World, number: u64, dice: Dice) -> Self {
        let kind = Kind::of(number);
        let buyer = world.buyer_of(number);
        let first = usize::try_from(dice.below(world.shops.len() as u64)).unwrap_or_default();
        let count = if kind == Kind::TwoArtisans { 2 } else { 1 };
        let shops = world.shops.iter().cycle().skip(first).take(count).collect();
        Self { kind, world, dice, buyer, shops, sold: None }
    }

    /// Its orders, once it is open.
    pub(crate) fn order_ids(&self) -> &[String] {
        self.sold.as_ref().map(|sold| sold.order_ids.as_slice()).unwrap_or_default()
    }

    /// Checks out.
    pub(crate) async fn open(&mut self) -> Result<()> {
        let lines: Vec<(&str, i64)> = self.shops.iter().map(|shop| (shop.product.as_str(), 1)).collect();
        let address =
            Address { recipient: "Tola Martins".into(), city: "Ikeja".into(), area: "NG-LA".into() };
        let cart = Person::cart(&lines, &address);
        let answer = self.world.post(self.buyer, "/checkout", &cart).await?;
        self.sold = Some(Sold::of(&answer)?);
        let gateway = self.gateway().await?;
        gateway_faults::trouble(self.world, &self.dice, gateway, &self.sold()?.reference).await
    }

    /// The rest of it.
    pub(crate) async fn tell(&self) -> Result<()> {
        let done = async {
            match self.kind {
                Kind::Confirmed => {
                    self.delivered(0).await?;
                    self.buyer_does(0, "confirm", &json!({})).await
                }
                Kind::Code => self.by_code().await,
                Kind::Silent => self.silent().await,
                Kind::Cancelled => {
                    self.paid().await?;
                    self.buyer_does(0, "cancel", &reason()).await
                }
                Kind::Declined => {
                    self.paid().await?;
                    self.artisan_does(0, "cancel", &reason()).await
                }
                Kind::Unanswered => {
                    self.paid().await?;
                    self.deadline_passes(OrderStatus::Paid, 0).await
                }
                Kind::Unpaid => self.deadline_passes(OrderStatus::PendingPayment, 0).await,
                Kind::PaidLate => {
                    self.deadline_passes(OrderStatus::PendingPayment, 0).await?;
                    self.wait(0, "expired", |order| order.status() == OrderStatus::Expired).await?;
                    self.pay().await
                }
                Kind::PaidTwice => {
                    self.pay_at_the_other_gateway().await?;
                    self.delivered(0).await?;
                    self.buyer_does(0, "confirm", &json!({})).await
                }
                Kind::Agreed => self.agreed().await,
                Kind::PartRefunded => self.part_refunded().await,
                Kind::TwoArtisans => {
                    self.paid().await?;
                    self.artisan_does(1, "cancel", &reason()).await?;
                    self.send(0).await?;
                    self.buyer_does(0, "confirm", &json!({})).await
                }
            }
        };
        done.await.with_context(|| format!("a journey {} of {:?}", self.kind, self.order_ids()))
    }

    fn sold(&self) -> Result<&Sold> {
        self.sold.as_ref().context("the journey is open")
    }

    fn order(&self, index: usize) -> Result<&str> {
        self.order_ids().get(index).map(String::as_str).context("the journey has such an order")
    }

    async fn wait(&self, index: usize, what: &str, is: impl Fn(&Order) -> bool) -> Result<Order> {
        self.world.wait(self.order(index)?, what, is).await
    }

    async fn buyer_does(&self, index: usize, action: &str, body: &Value) -> Result<()> {
        let path = format!("/orders/{}/{action}", self.order(index)?);
        self.world.post(self.buyer, &path, body).await.map(drop)
    }

    async fn artisan_does(&self, index: usize, action: &str, body: &Value) -> Result<()> {
        let path = format!("/orders/{}/{action}", self.order(index)?);
        self.world.post(&self.shops[index].artisan, &path, body).await.map(drop)
    }

    /// Where the buyer was sent to pay.
    async fn gateway(&self) -> Result<At> {
        let order = self.world.order(self.order(0)?).await?;
        [At::Paystack, At::Flutterwave]
            .into_iter()
            .find(|at| at.name() == order.gateway())
            .with_context(|| format!("there is no gateway {}", order.gateway()))
    }

    /// The buyer pays, and again when it is declined.
    async fn pay(&self) -> Result<()> {
        let request = PayRequest { gateway: Some(self.gateway().await?), ..PayRequest::default() };
        let reference = &self.sold()?.reference;
        for _ in 0..PAY_ATTEMPTS_MAX {
            let answer = self.world.api.gateway.pay_with(reference, &request).await?;
            if answer["status"].as_str().is_some_and(|status| status.starts_with("success")) {
                return Ok(());
            }
        }
        bail!("{reference} cannot be paid")
    }

    /// The buyer has paid, and all orders know.
    async fn paid(&self) -> Result<()> {
        self.pay().await?;
        for index in 0..self.order_ids().len() {
            self.wait(index, "paid", |order| order.escrow().status == EscrowStatus::Held).await?;
        }
        Ok(())
    }

    /// As if the buyer had been sent to both gateways, and had paid at both.
    async fn pay_at_the_other_gateway(&self) -> Result<()> {
        let (stack, sold) = (&self.world.api.stack, self.sold()?);
        let order = self.world.order(self.order(0)?).await?;
        let request = Initialise {
            reference: sold.reference.clone(),
            email: "tola@homify.example".to_owned(),
            amount: order.total(),
            callback_url: "https://homify.example".to_owned(),
            // As the platform opens it: what it did not open is not given back by itself.
            metadata: BTreeMap::from([(PAYMENT_ID.to_owned(), order.payment_id().to_string())]),
        };
        let url = &stack.simulator_url;
        let paystack = Paystack::new(url, &stack.paystack_secret, Mode::Test)?;
        let flutterwave = Flutterwave::new(&format!("{url}/flutterwave"), FLUTTERWAVE_SECRET, Mode::Test)?;
        let first = self.gateway().await?;
        for _ in 0..PAY_ATTEMPTS_MAX {
            // A fault for whoever comes next may meet this one; and a page that the platform has opened there, got no answer
            // about and given up is as good.
            let (other, _) = match first {
                At::Paystack => (At::Flutterwave, flutterwave.initialise(&request).await),
                At::Flutterwave => (At::Paystack, paystack.initialise(&request).await),
            };
            let there = PayRequest { gateway: Some(other), ..PayRequest::default() };
            if self.world.api.gateway.pay_with(&sold.reference, &there).await.is_ok() {
                return Ok(());
            }
        }
        bail!("{} cannot be paid at the other gateway", sold.reference)
    }

    /// The artisan accepts, ships and delivers.
    async fn send(&self, index: usize) -> Result<()> {
        self.artisan_does(index, "accept", &json!({})).await?;
        self.artisan_does(index, "ship", &json!({ "tracking_note": "by rider" })).await?;
        self.artisan_does(index, "deliver", &json!({ "note": "at the gate" })).await
    }

    async fn delivered(&self, index: usize) -> Result<()> {
        self.paid().await?;
        self.send(index).await
    }

    async fn by_code(&self) -> Result<()> {
        self.delivered(0).await?;
        let order = self.world.get(self.buyer, &format!("/orders/{}", self.order(0)?)).await?;
        let code = order["release_code"].as_str().context("the buyer has a release code")?;
        self.artisan_does(0, "confirm", &json!({ "release_code": code })).await
    }

    async fn silent(&self) -> Result<()> {
        self.delivered(0).await?;
        for reminders in 0..=REMINDERS {
            self.deadline_passes(OrderStatus::Delivered, reminders).await?;
        }
        Ok(())
    }

    /// Lets the order's deadline pass, and waits until that has had its effect. The sweep finds it.
    async fn deadline_passes(&self, status: OrderStatus, reminders: u8) -> Result<()> {
        let id = self.order(0)?;
        let key = order_key(self.world.order(id).await?.id());
        let pass = async || patiently(async || timers::pass::<Order>(&self.world.table, &key).await).await;
        pass().await?;
        let moved_on = |order: &Order| order.status() != status || order.reminders() > reminders;
        let moves_on = self.wait(0, "past its deadline", moved_on);
        // An order whose gateway gave no answer asks again, minutes later: a timer of a step, which passes faster here.
        let asks_again = async || -> Result<Infallible> {
            loop {
                tokio::time::sleep(ASKS_AGAIN).await;
                if self.world.order(id).await?.status() == OrderStatus::PendingPayment {
                    pass().await?;
                }
            }
        };
        let asks_again = asks_again();
        pin_mut!(moves_on, asks_again);
        match future::select(moves_on, asks_again).await {
            Either::Left((moved, _)) => moved.map(drop),
            Either::Right((Err(failed), _)) => Err(failed),
        }
    }

    async fn agreed(&self) -> Result<()> {
        self.delivered(0).await?;
        let (world, artisan) = (self.world, &self.shops[0].artisan);
        let claim = json!({ "claim": "One leg is split from the foot to the top.", "evidence": [] });
        let path = format!("/orders/{}/disputes", self.order(0)?);
        let dispute = world.post(self.buyer, &path, &claim).await?;
        let path = format!("/disputes/{}", dispute["id"].as_str().context("a dispute has an id")?);
        let statement = json!({ "statement": "It was whole when it left." });
        world.post(artisan, &format!("{path}/answer"), &statement).await?;
        let split = json!({ "to_buyer": money(PART), "to_artisan": money(PRICE - PART) });
        world.post(artisan, &format!("{path}/proposals"), &split).await?;
        world.post(self.buyer, &format!("{path}/proposals/1/accept"), &json!({})).await.map(drop)
    }

    async fn part_refunded(&self) -> Result<()> {
        self.delivered(0).await?;
        let offer = json!({ "amount": money(PART), "reason": "One leg is scratched." });
        let path = format!("/orders/{}/refunds", self.order(0)?);
        let offered = self.world.post(&self.shops[0].artisan, &path, &offer).await?;
        let id = offered["refund_offer"]["id"].as_str().context("an offer has an id")?;
        self.buyer_does(0, &format!("refunds/{id}/accept"), &json!({})).await?;
        self.buyer_does(0, "confirm", &json!({})).await
    }
}

fn reason() -> Value {
    json!({ "reason": "Something came up." })
}
