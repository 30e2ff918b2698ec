//! Refunds of an order, of all or of a part: offered by the artisan and accepted by the buyer, or ordered by an
//! administrator. Each is decided first and booked by the step `refunds-send`, one after the other.

use serde::{Deserialize, Serialize};

use crate::escrow::EscrowStatus;
use crate::orders::events::{EscrowRefunded, OrderEvent, OrderFacts, OrderRefundFacts, OrderTaken};
use crate::orders::{GivenBack, Order, OrderArtisan, OrderBuyer, OrderStatus, Party, PaymentStatus};
use crate::refunds::{Refund, RefundRequest};
use crate::wallet::{Reclaimed, Wallet};
use crate::{Decided, Decision, Money, Outcome, Reason, RefundId, Refused, Timestamp, TypedId};

/// How far one refund of an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundStage {
    /// Decided; the money is still where it was.
    Decided,
    /// In the refund's account, on its way to the buyer.
    Booked,
    /// The buyer has it.
    Arrived,
}

/// One refund of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRefund {
    /// Which one.
    pub id: RefundId,
    /// How much.
    pub amount: Money,
    /// How far it is.
    pub stage: RefundStage,
}

/// What the artisan offers to give back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundOffer {
    /// Which refund it becomes when it is accepted. Another offer is another refund.
    pub id: RefundId,
    /// How much.
    pub amount: Money,
    /// In the artisan's words.
    pub reason: String,
    /// When it was made.
    pub offered_at: Timestamp,
}

/// An order with a refund that was just decided, changed together.
pub type RefundDecided = (Outcome<Order>, Outcome<Refund>);

impl OrderRefund {
    /// One whose money has been moved.
    pub(super) fn booked(id: RefundId, amount: Money) -> Self {
        Self { id, amount, stage: RefundStage::Booked }
    }
}

/// What goes back to the buyer while the order lives, or is offered to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Returns {
    /// What the artisan offers to give back, until the buyer answers.
    pub(super) offer: Option<RefundOffer>,
    /// What was decided to go back, oldest first.
    pub(super) refunds: Vec<OrderRefund>,
}

impl Returns {
    fn has(&self, id: RefundId) -> bool {
        self.refunds.iter().any(|refund| refund.id == id)
    }
}

impl Order {
    /// The artisan offers to give back `amount` of what is held. Another offer takes its place. The buyer is told each time, so that an
    /// hour takes only a few.
    pub fn offer_refund(
        &self,
        _by: OrderArtisan,
        id: RefundId,
        amount: Money,
        reason: String,
        at: Timestamp,
    ) -> Decision<Self> {
        self.may_agree_on_refund()?;
        if self.returns.offer.as_ref().is_some_and(|offer| offer.amount == amount && offer.reason == reason) {
            return Ok(None);
        }
        self.check_refund(amount)?;
        let offer = RefundOffer { id, amount, reason, offered_at: at };
        let order = self.telling_the_buyer(at)?.with_offer(Some(offer.clone()));
        Ok(Some(order.outcome_of(OrderEvent::RefundOffered, &offer)))
    }

    /// The buyer takes the offer `id`: it becomes a refund.
    pub fn accept_refund(
        &self,
        _by: OrderBuyer,
        id: RefundId,
        at: Timestamp,
    ) -> Result<Option<RefundDecided>, Refused> {
        if self.returns.has(id) {
            return Ok(None);
        }
        self.may_agree_on_refund()?;
        let offer = self.standing_offer(id)?;
        self.decide_refund(offer, OrderEvent::RefundAccepted, at).map(Some)
    }

    /// The buyer declines the offer `id`, or the artisan takes it back.
    pub fn drop_refund_offer(&self, by: Party, id: RefundId) -> Decision<Self> {
        if self.returns.has(id) {
            return Err(self.refused("has that refund already; an offer that was accepted stands"));
        }
        let Ok(offer) = self.standing_offer(id) else { return Ok(None) };
        let event = match by {
            Party::Buyer(_) => OrderEvent::RefundDeclined,
            Party::Artisan(_) => OrderEvent::RefundWithdrawn,
        };
        Ok(Some(self.clone().with_offer(None).outcome_of(event, offer)))
    }

    /// An administrator gives back `amount`: of what is held, or after the release of what artisan and platform have.
    pub fn order_refund(
        &self,
        id: RefundId,
        amount: Money,
        reason: String,
        at: Timestamp,
    ) -> Result<RefundDecided, Refused> {
        match self.status {
            OrderStatus::Paid
            | OrderStatus::Accepted
            | OrderStatus::Shipped
            | OrderStatus::Delivered
            | OrderStatus::Completed
            | OrderStatus::Refunded => {}
            OrderStatus::PendingPayment => return Err(self.refused("has not been paid yet")),
            OrderStatus::Expired => return Err(self.refused("was never paid")),
            OrderStatus::ChargedBack => {
                return Err(self.refused("was charged back by the buyer's bank"));
            }
            OrderStatus::Cancelled => {
                return Err(self.refused("was cancelled; all that was paid goes back already"));
            }
            OrderStatus::Disputed => return Err(self.disputed()),
        }
        let ordered = RefundOffer { id, amount, reason, offered_at: at };
        self.decide_refund(&ordered, OrderEvent::RefundOrdered, at)
    }

    /// The refund that was decided and whose money is still where it was. There is one at most.
    pub fn refund_to_book(&self) -> Option<&OrderRefund> {
        self.returns.refunds.iter().find(|refund| refund.stage == RefundStage::Decided)
    }

    /// Moves the money of a decided refund: from the escrow, or after the release from artisan and platform. Not now while
    /// the escrow is frozen or the buyer's bank asks for it.
    pub fn book_refund(
        &self,
        refund: &Refund,
        wallet: &Wallet,
        at: Timestamp,
    ) -> Result<Decided<GivenBack>, Refused> {
        let own = self.refund_to_book().filter(|own| own.id == refund.id);
        let (Some(OrderRefund { id, amount, .. }), Some(booked)) = (own.copied(), refund.book(at)) else {
            return Ok(Decided::Done);
        };
        if !self.chargebacks.open.is_empty() {
            return Ok(Decided::NotNow);
        }
        let (escrow, postings, wallet, taken_back) = match self.escrow.status {
            EscrowStatus::Held => {
                let Some(moved) = self.escrow.refund(amount, id)? else { return Ok(Decided::Done) };
                (moved.escrow, moved.postings, wallet.give_back(self.id, amount)?, None)
            }
            EscrowStatus::Released | EscrowStatus::Divided => {
                let taken = self.escrow.take_back(amount, id, self.sale.artisan_id, wallet.available())?;
                let Some(taken) = taken else { return Ok(Decided::Done) };
                let from_artisan = taken.from_artisan;
                let Reclaimed { outcome: wallet, owed } = wallet.reclaim(self.id, from_artisan)?;
                (taken.escrow, taken.postings, wallet, Some((from_artisan, owed)))
            }
            EscrowStatus::Frozen => return Ok(Decided::NotNow),
            EscrowStatus::Pending
            | EscrowStatus::Void
            | EscrowStatus::Refunded
            | EscrowStatus::ChargedBack => {
                return Err(self.refused("has nothing left to refund"));
            }
        };
        let order =
            Self { escrow, ..self.clone() }.with_refund(OrderRefund::booked(id, amount)).closed_if_empty(at);
        let event = |order| match taken_back {
            None => OrderEvent::EscrowRefunded(EscrowRefunded { order, taken_amount: Some(amount) }),
            Some((taken_amount, taken_owed)) => {
                OrderEvent::EscrowTakenBack(OrderTaken { order, taken_amount, taken_owed })
            }
        };
        Ok(Decided::Do((Outcome { postings, ..order.outcome(event) }, wallet, booked)))
    }

    /// The buyer has the money of `refund` back. One payment can have several refunds: only the order's own count, not
    /// that of an amount paid too much.
    pub fn refund_arrived(&self, refund: RefundId) -> Option<Outcome<Self>> {
        let mut refunds = self.returns.refunds.iter();
        let arrived = refunds.find(|own| own.id == refund && own.stage == RefundStage::Booked)?;
        let order = self.clone().with_refund(OrderRefund { stage: RefundStage::Arrived, ..*arrived });
        let event = match order.payment_status {
            PaymentStatus::Refunded => OrderEvent::Refunded,
            PaymentStatus::Pending
            | PaymentStatus::Paid
            | PaymentStatus::Refunding
            | PaymentStatus::PartlyRefunded
            | PaymentStatus::ChargedBack
            | PaymentStatus::Void => OrderEvent::RefundArrived,
        };
        Some(order.outcome(event))
    }

    /// What the gateway is asked for.
    pub(super) fn refund_request(&self, amount: Money, reason: String) -> RefundRequest {
        RefundRequest {
            payment_id: Some(self.sale.payment_id),
            order_id: Some(self.id),
            buyer_id: Some(self.sale.buyer_id),
            gateway: self.sale.gateway.clone(),
            transaction_reference: self.sale.payment_id.reference(),
            amount,
            reason,
        }
    }

    /// With `refund` as it is now, and the payment's state that follows from all of them.
    pub(super) fn with_refund(mut self, refund: OrderRefund) -> Self {
        match self.returns.refunds.iter_mut().find(|own| own.id == refund.id) {
            Some(own) => *own = refund,
            None => self.returns.refunds.push(refund),
        }
        self.with_payment_status()
    }

    /// With the payment's state as it follows from what went back.
    pub(super) fn with_payment_status(mut self) -> Self {
        let under_way = self.returns.refunds.iter().any(|own| own.stage != RefundStage::Arrived);
        let (refunded, charged_back) = (self.escrow.refunded.amount, self.escrow.charged_back().amount);
        self.payment_status = if under_way {
            PaymentStatus::Refunding
        } else if refunded == self.escrow.amount.amount {
            PaymentStatus::Refunded
        } else if refunded + charged_back == self.escrow.amount.amount {
            PaymentStatus::ChargedBack
        } else if refunded + charged_back > 0 {
            PaymentStatus::PartlyRefunded
        } else {
            PaymentStatus::Paid
        };
        self
    }

    /// Artisan and buyer agree on refunds while the money is held and nothing is under way that moves it.
    fn may_agree_on_refund(&self) -> Result<(), Refused> {
        match self.status {
            OrderStatus::Paid | OrderStatus::Accepted | OrderStatus::Shipped | OrderStatus::Delivered => {
                Ok(())
            }
            OrderStatus::PendingPayment => Err(self.refused("has not been paid yet")),
            OrderStatus::Completed => {
                Err(self.refused("is completed; write to support if something has to go back"))
            }
            OrderStatus::Disputed => Err(self.disputed()),
            OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => Err(self.refused("is closed")),
        }
    }

    /// A refund is at most what was paid and has not gone back, and waits until the one before it was booked.
    fn check_refund(&self, amount: Money) -> Result<(), Refused> {
        if self.refund_to_book().is_some() {
            return Err(self.being_booked());
        }
        if !self.chargebacks.open.is_empty() {
            let refused = self.refused("is being charged back by the buyer's bank; that has to end first");
            return Err(refused.because(Reason::BankAsks));
        }
        let left = self.escrow.left()?;
        if !amount.is_positive() || left.minus(amount)?.amount < 0 {
            return Err(Refused::new(
                "refund-amount",
                format!("A refund is more than nothing and at most {left}."),
            )
            .because(Reason::NothingLeft)
            .with("maximum", left));
        }
        Ok(())
    }

    /// A refund was decided a moment ago.
    pub(super) fn being_booked(&self) -> Refused {
        self.refused("has a refund that is just being booked; try again in a moment")
            .because(Reason::RefundUnderWay)
    }

    fn with_offer(mut self, offer: Option<RefundOffer>) -> Self {
        self.returns.offer = offer;
        self
    }

    fn standing_offer(&self, id: RefundId) -> Result<&RefundOffer, Refused> {
        self.returns.offer.as_ref().filter(|offer| offer.id == id).ok_or_else(|| {
            Refused::new(
                "refund-offer-gone",
                "This offer does not stand any more. Read the order again, and answer the one that does.",
            )
            .because(Reason::NoOffer)
        })
    }

    fn decide_refund(
        &self,
        decided: &RefundOffer,
        event: fn(OrderRefundFacts) -> OrderEvent,
        at: Timestamp,
    ) -> Result<RefundDecided, Refused> {
        self.check_refund(decided.amount)?;
        let RefundOffer { id, amount, .. } = *decided;
        let refund = Refund::decide(id, self.refund_request(amount, decided.reason.clone()), at);
        let offer = self.returns.offer.clone().filter(|offer| offer.id != id);
        let stage = RefundStage::Decided;
        let order = self.clone().with_offer(offer).with_refund(OrderRefund { id, amount, stage });
        Ok((order.outcome_of(event, decided), refund))
    }

    /// Nothing is held any more: an order that was still open ends, and no deadline is left.
    fn closed_if_empty(self, at: Timestamp) -> Self {
        if self.escrow.status != EscrowStatus::Refunded || !self.escrow.held.is_zero() {
            return self;
        }
        match self.status {
            OrderStatus::Paid | OrderStatus::Accepted | OrderStatus::Shipped | OrderStatus::Delivered => {
                let mut order = self.with_offer(None).with_timer(None);
                order.status = OrderStatus::Refunded;
                order.progress.closed_at = Some(at);
                order
            }
            OrderStatus::PendingPayment
            | OrderStatus::Completed
            | OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Disputed
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => self.with_timer(None),
        }
    }

    fn outcome_of(self, event: fn(OrderRefundFacts) -> OrderEvent, about: &RefundOffer) -> Outcome<Self> {
        self.outcome(|order: OrderFacts| {
            event(OrderRefundFacts {
                order,
                refund_id: about.id,
                refund_amount: about.amount,
                refund_reason: about.reason.clone(),
            })
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::DomainEvent;
    use crate::UserId;
    use crate::documented::{Table, answer, asked, name};
    use crate::orders::{Proof, Tracking};
    use crate::samples::*;

    fn refund_id(number: u8) -> RefundId {
        RefundId::new(start(), [number; 10])
    }

    fn buyer(order: &Order) -> OrderBuyer {
        order.as_buyer(order.buyer_id()).unwrap()
    }

    fn artisan(order: &Order) -> OrderArtisan {
        order.as_artisan(order.artisan_id().user()).unwrap()
    }

    /// The order as it stands, with an offer of NGN 4,000.00 whether it could be made now or not.
    fn offered(order: &Order) -> Order {
        let offer = RefundOffer {
            id: refund_id(40),
            amount: naira(4_000),
            reason: "One stool is scratched".to_owned(),
            offered_at: start(),
        };
        order.clone().with_offer(Some(offer))
    }

    #[test]
    fn the_seventh_time_in_an_hour_that_the_buyer_would_be_told_has_to_wait() {
        let mut order = order_in(OrderStatus::Shipped);
        let artisan = order.as_artisan(artisan_id().user()).unwrap();
        let offer = |order: &Order, kobo: i64, at| {
            let (id, amount) = (RefundId::new(at, [7; 10]), Money::new(kobo, crate::Currency::NGN));
            order.offer_refund(artisan, id, amount, "A scratch".to_owned(), at)
        };
        let track =
            |order: &Order, note: &str, at| order.ship(artisan, Tracking { note: note.to_owned() }, at);
        for kobo in 1..=4 {
            order = done(offer(&order, kobo, start())).entity;
        }
        order = done(track(&order, "With Sule", start())).entity;
        order = done(track(&order, "With Musa", start())).entity;
        assert_eq!(offer(&order, 5, start()).unwrap_err().problem, "too-often");
        assert_eq!(track(&order, "With Ade", start()).unwrap_err().problem, "too-often");
        assert_eq!(offer(&order, 4, start()), Ok(None), "nobody is told of a repeat");
        assert_eq!(track(&order, "With Musa", start()), Ok(None));
        let mut proof = Proof { note: "At the gate".to_owned(), uploads: Vec::new() };
        let delivered = done(order.deliver(artisan, proof.clone(), start())).entity;
        proof.note.push('!');
        assert_eq!(delivered.deliver(artisan, proof, start()).unwrap_err().problem, "too-often");
        let later = start().plus_seconds(60 * 60);
        assert!(offer(&order, 5, later).is_ok() && track(&order, "With Ade", later).is_ok());
    }

    #[test]
    fn a_dispute_takes_the_place_of_an_offer() {
        let order = offered(&order_in(OrderStatus::Delivered));
        assert!(order.offer().is_some());
        let disputed = order.open_dispute(as_buyer(&order), dispute_id(), start()).unwrap().entity;
        assert_eq!(disputed.offer(), None);
    }

    /// The order with a refund that an administrator decided, booked.
    fn booked(order: &Order, amount: Money, number: u8) -> Result<Decided<GivenBack>, Refused> {
        let wallet = match order.escrow.status {
            EscrowStatus::Released => Wallet { available: 950_000, ..wallet_holding(order) },
            _ => wallet_holding(order),
        };
        let (order, refund) = order.order_refund(refund_id(number), amount, "Broken".to_owned(), start())?;
        order.entity.book_refund(&refund.entity, &wallet, start())
    }

    pub(crate) fn transitions() -> Table {
        let mut table = Table::new(&[
            "state",
            "artisan offers",
            "buyer accepts",
            "buyer declines",
            "artisan withdraws",
            "administrator refunds a part",
            "administrator refunds all",
        ]);
        let mut rows: Vec<_> = OrderStatus::ALL.map(|status| (name(status), order_in(status))).into();
        let completed = order_in(OrderStatus::Completed);
        let released = moved(completed.release(&wallet_holding(&completed), start())).0.entity;
        rows.insert(6, ("completed and released".to_owned(), released));
        for (state, order) in rows {
            let reason = || "Scratched".to_owned();
            let offer = order.offer_refund(artisan(&order), refund_id(41), naira(4_000), reason(), start());
            let standing = offered(&order);
            let accepted = standing.accept_refund(buyer(&order), refund_id(40), start());
            let verb = |outcome: &Outcome<Order>| {
                outcome.event.action().trim_start_matches("order.refund_").to_owned()
            };
            let status = |given: &GivenBack| name(given.0.entity.status);
            table.row(
                state,
                [
                    answer(offer, verb),
                    answer(accepted, |(order, _)| verb(order)),
                    answer(standing.drop_refund_offer(as_buyer(&order), refund_id(40)), verb),
                    answer(standing.drop_refund_offer(as_artisan(&order), refund_id(40)), verb),
                    answer(asked(booked(&order, naira(4_000), 42)), status),
                    answer(asked(booked(&order, naira(10_000), 42)), status),
                ],
            );
        }
        table
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "pending_payment: x x declined withdrawn x x\n\
             paid: offered accepted declined withdrawn paid refunded\n\
             accepted: offered accepted declined withdrawn accepted refunded\n\
             shipped: offered accepted declined withdrawn shipped refunded\n\
             delivered: offered accepted declined withdrawn delivered refunded\n\
             completed: x x declined withdrawn completed completed\n\
             completed and released: x x declined withdrawn completed completed\n\
             expired: x x declined withdrawn x x\n\
             cancelled: x x declined withdrawn x x\n\
             disputed: x x declined withdrawn x x\n\
             refunded: x x declined withdrawn x x\n\
             charged_back: x x declined withdrawn x x\n"
        );
    }

    #[test]
    fn an_offer_is_accepted_as_it_was_shown_and_once() {
        let order = order_in(OrderStatus::Delivered);
        let offer = |order: &Order, number, amount| {
            done(order.offer_refund(artisan(order), refund_id(number), amount, "Late".to_owned(), start()))
                .entity
        };
        let first = offer(&order, 1, naira(1_000));
        let repeated =
            first.offer_refund(artisan(&order), refund_id(9), naira(1_000), "Late".to_owned(), start());
        assert_eq!(repeated, Ok(None), "the same offer stands");
        let second = offer(&first, 2, naira(500));
        let refused = second.accept_refund(buyer(&order), refund_id(1), start()).unwrap_err();
        assert_eq!(refused.problem, "refund-offer-gone", "it was replaced by a smaller one");
        let (accepted, refund) = second.accept_refund(buyer(&order), refund_id(2), start()).unwrap().unwrap();
        assert_eq!((refund.entity.id, refund.entity.amount), (refund_id(2), naira(500)));
        assert_eq!(
            (accepted.entity.offer(), accepted.entity.payment_status),
            (None, PaymentStatus::Refunding)
        );
        assert_eq!(accepted.entity.accept_refund(buyer(&order), refund_id(2), start()), Ok(None));
        let late = accepted.entity.drop_refund_offer(as_buyer(&order), refund_id(2)).unwrap_err();
        assert_eq!(late.problem, "order-state");
    }

    #[test]
    fn an_offer_is_of_what_is_held() {
        let order = order_in(OrderStatus::Paid);
        for wrong in
            [naira(0), Money::new(-1, order.total().currency), Money::new(1_000_001, order.total().currency)]
        {
            let offered =
                order.offer_refund(artisan(&order), refund_id(1), wrong, "Late".to_owned(), start());
            assert_eq!(offered.unwrap_err().problem, "refund-amount", "{wrong}");
        }
        let dollars = Money::new(1, "USD".parse().unwrap());
        let offered = order.offer_refund(artisan(&order), refund_id(1), dollars, "Late".to_owned(), start());
        assert_eq!(offered.unwrap_err().problem, "amount");
    }

    #[test]
    fn several_refunds_end_the_order_when_nothing_is_held() {
        let order = order_in(OrderStatus::Accepted);
        let (first, wallet, refund) = moved(booked(&order, naira(4_000), 1));
        assert_eq!((first.event.action(), wallet.entity.held), ("escrow.refunded", 600_000));
        assert_eq!((first.entity.escrow.held, first.entity.status), (naira(6_000), OrderStatus::Accepted));
        assert_eq!(refund.event.action(), "refund.requested");
        let (first, deadline) = (first.entity, order.due());
        assert_eq!((first.payment_status, first.due()), (PaymentStatus::Refunding, deadline));
        let arrived = first.refund_arrived(refund_id(1)).unwrap();
        assert_eq!(arrived.event.action(), "order.refund_arrived");
        assert_eq!(arrived.entity.payment_status, PaymentStatus::PartlyRefunded);
        let (last, _, _) = moved(booked(&arrived.entity, naira(6_000), 2));
        assert_eq!((last.entity.status, last.entity.due()), (OrderStatus::Refunded, None));
        assert!(last.entity.returns_stock(), "the goods never left");
        let arrived = last.entity.refund_arrived(refund_id(2)).unwrap();
        assert_eq!(
            (arrived.event.action(), arrived.entity.payment_status),
            ("order.refunded", PaymentStatus::Refunded)
        );
        assert_eq!(booked(&arrived.entity, naira(1), 3).unwrap_err().problem, "refund-amount");
    }

    #[test]
    fn what_is_left_after_a_refund_is_released_less_the_fee_of_it() {
        let order = order_in(OrderStatus::Completed);
        let (decided, refund) =
            order.order_refund(refund_id(1), naira(4_000), "Broken".to_owned(), start()).unwrap();
        let wallet = wallet_holding(&order);
        assert_eq!(
            decided.entity.release(&wallet, start()),
            Ok(Decided::NotNow),
            "not before the refund is booked"
        );
        let (booked, wallet, _) = moved(decided.entity.book_refund(&refund.entity, &wallet, start()));
        let (released, wallet) = moved(booked.entity.release(&wallet.entity, start()));
        assert_eq!(
            (released.event.facts()["gross"].clone(), released.event.facts()["net"].clone()),
            (json!(naira(6_000)), json!(naira(5_700)))
        );
        assert_eq!((wallet.entity.held, wallet.entity.available), (0, 570_000));
        assert_eq!(released.entity.escrow.fees, naira(300));
    }

    #[test]
    fn what_was_decided_before_a_cancellation_is_not_given_back_twice() {
        let order = order_in(OrderStatus::Paid);
        let (decided, refund) =
            order.order_refund(refund_id(1), naira(4_000), "Broken".to_owned(), start()).unwrap();
        let cancelled = done(decided.entity.cancel(as_buyer(&order), "Too late".to_owned(), start())).entity;
        let (rest, wallet, given) = moved(cancelled.refund(&wallet_holding(&order), start()));
        assert_eq!((given.entity.amount, wallet.entity.held), (naira(6_000), 400_000));
        assert_eq!(
            rest.entity.refund(&wallet.entity, start()),
            Ok(Decided::NotNow),
            "what is left is booked first"
        );
        let (all, wallet, _) = moved(rest.entity.book_refund(&refund.entity, &wallet.entity, start()));
        assert_eq!((all.entity.escrow.status, wallet.entity.held), (EscrowStatus::Refunded, 0));
        assert_eq!((all.entity.status, all.entity.refunds().len()), (OrderStatus::Cancelled, 2));
    }

    #[test]
    fn one_refund_is_booked_at_a_time_and_each_once() {
        let order = order_in(OrderStatus::Shipped);
        let (decided, refund) =
            order.order_refund(refund_id(1), naira(1_000), "Broken".to_owned(), start()).unwrap();
        let next = decided.entity.order_refund(refund_id(2), naira(1_000), "Broken".to_owned(), start());
        assert_eq!(next.unwrap_err().problem, "order-state");
        let (booked, wallet, requested) =
            moved(decided.entity.book_refund(&refund.entity, &wallet_holding(&order), start()));
        for seen in [&refund.entity, &requested.entity] {
            assert_eq!(booked.entity.book_refund(seen, &wallet.entity, start()), Ok(Decided::Done));
        }
    }

    #[test]
    fn a_refund_after_the_release_takes_the_fee_back_in_proportion() {
        let completed = order_in(OrderStatus::Completed);
        let released = moved(completed.release(&wallet_holding(&completed), start())).0.entity;
        let (taken, wallet, _) = moved(booked(&released, naira(4_000), 1));
        assert_eq!(taken.event.action(), "escrow.taken_back");
        assert_eq!(
            (&taken.event.facts()["taken_amount"], &taken.event.facts()["taken_owed"]),
            (&json!(naira(3_800)), &json!(naira(0)))
        );
        assert_eq!(wallet.entity.available, 950_000 - 380_000);
        let escrow = &taken.entity.escrow;
        assert_eq!((escrow.released, escrow.fees, escrow.refunded), (naira(5_700), naira(300), naira(4_000)));
        let (all, ..) = moved(booked(&taken.entity, naira(6_000), 2));
        assert_eq!(all.entity.escrow.status, EscrowStatus::Refunded);
        assert_eq!(all.entity.status, OrderStatus::Completed, "the goods are with the buyer");
    }

    #[test]
    fn a_stranger_has_nothing_to_accept_with() {
        let stranger = UserId::new(start(), [99; 10]);
        assert!(order_in(OrderStatus::Paid).as_buyer(stranger).is_err());
    }
}
