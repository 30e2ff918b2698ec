//! How an order goes on: paid, accepted, shipped, delivered, confirmed; or called off by one side.

use serde::{Deserialize, Serialize};

use crate::change::repeated;
use crate::escrow::Moved;
use crate::orders::clock::{due, still_held};
use crate::orders::events::OrderEvent;
use crate::orders::{Confirmation, Order, OrderArtisan, OrderStatus, Party, PaymentStatus};
use crate::pace::Pace;
use crate::{Decision, Outcome, Refused, Step, Timestamp, UploadId};

/// Photos that show a delivery, at most.
pub const PHOTOS_MAX: usize = 6;

/// How a parcel travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tracking {
    /// In the artisan's words: the rider's name, a waybill number, a link.
    pub note: String,
}

/// What shows that it arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// In the artisan's words.
    pub note: String,
    /// Photos.
    pub uploads: Vec<UploadId>,
}

/// What has happened to an order so far, and what was said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Progress {
    pub(super) paid_at: Option<Timestamp>,
    pub(super) accepted_at: Option<Timestamp>,
    pub(super) shipped_at: Option<Timestamp>,
    pub(super) tracking: Option<Tracking>,
    pub(super) delivered_at: Option<Timestamp>,
    pub(super) proof: Option<Proof>,
    pub(super) closed_at: Option<Timestamp>,
    /// Why it was called off.
    pub(super) reason: Option<String>,
    /// Who called it off.
    pub(super) cancelled_by: Option<CancelledBy>,
}

/// Who called an order off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelledBy {
    /// The buyer.
    Buyer,
    /// The artisan.
    Artisan,
    /// Nobody: a deadline passed, or another order of the same checkout was called off.
    Platform,
}

impl From<Party> for CancelledBy {
    fn from(party: Party) -> Self {
        match party {
            Party::Buyer(_) => Self::Buyer,
            Party::Artisan(_) => Self::Artisan,
        }
    }
}

impl Order {
    /// A payment over the total was verified.
    pub fn fund(&self, gateway: &str, at: Timestamp) -> Decision<Self> {
        match self.status {
            OrderStatus::PendingPayment => {
                let Some(Moved { escrow, postings, .. }) = self.escrow.fund(gateway)? else {
                    return Ok(None);
                };
                let mut order =
                    self.clone().with_timer(due(at.plus_seconds(self.sale.terms.accept_within_seconds)));
                order.status = OrderStatus::Paid;
                order.payment_status = PaymentStatus::Paid;
                order.escrow = escrow;
                order.progress.paid_at = Some(at);
                Ok(Some(Outcome { postings, ..order.outcome(OrderEvent::Paid) }))
            }
            OrderStatus::Expired | OrderStatus::Cancelled if self.payment_status == PaymentStatus::Void => {
                Err(self.refused("was closed before it was paid"))
            }
            OrderStatus::Paid
            | OrderStatus::Accepted
            | OrderStatus::Shipped
            | OrderStatus::Delivered
            | OrderStatus::Completed
            | OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Disputed
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => Ok(None),
        }
    }

    /// The artisan takes the order on.
    pub fn accept(&self, _by: OrderArtisan, at: Timestamp) -> Decision<Self> {
        match self.status {
            OrderStatus::Paid => {
                let until = at.plus_seconds(self.sale.terms.deliver_at_latest_seconds);
                let mut order = self.clone().with_timer(due(until));
                order.status = OrderStatus::Accepted;
                order.progress.accepted_at = Some(at);
                Ok(Some(order.outcome(OrderEvent::Accepted)))
            }
            OrderStatus::Accepted
            | OrderStatus::Shipped
            | OrderStatus::Delivered
            | OrderStatus::Completed => Ok(None),
            OrderStatus::PendingPayment => Err(self.refused("has not been paid yet; wait until it is")),
            OrderStatus::Disputed => Err(self.disputed()),
            OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => Err(self.refused("can no longer be accepted")),
        }
    }

    /// The artisan sent it off; or, while it is on its way, says anew how it travels.
    pub fn ship(&self, _by: OrderArtisan, tracking: Tracking, at: Timestamp) -> Decision<Self> {
        match self.status {
            OrderStatus::Accepted => {
                let mut order = self.clone();
                order.status = OrderStatus::Shipped;
                order.progress.tracking = Some(tracking);
                order.progress.shipped_at = Some(at);
                Ok(Some(order.outcome(OrderEvent::Shipped)))
            }
            OrderStatus::Shipped if self.progress.tracking.as_ref() != Some(&tracking) => {
                let mut order = self.telling_the_buyer(at)?;
                order.progress.tracking = Some(tracking);
                Ok(Some(order.outcome(OrderEvent::TrackingChanged)))
            }
            OrderStatus::Shipped => Ok(None),
            OrderStatus::Delivered | OrderStatus::Completed => {
                repeated(self.progress.tracking.as_ref() == Some(&tracking), || {
                    self.refused("has been delivered already; how it travelled is not changed any more")
                })
            }
            OrderStatus::PendingPayment => {
                Err(self.refused("has not been paid yet; ship nothing before it is"))
            }
            OrderStatus::Paid => Err(self.refused("has not been accepted; accept it first")),
            OrderStatus::Disputed => Err(self.disputed()),
            OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => Err(self.refused("is closed; ship nothing")),
        }
    }

    /// The same, with one more time that the artisan had the buyer told something.
    ///
    /// # Errors
    /// `too-often` when that would be more than an hour takes.
    pub(super) fn telling_the_buyer(&self, at: Timestamp) -> Result<Self, Refused> {
        let pace = Pace::once_more(self.artisan_pace, at)?;
        Ok(Self { artisan_pace: Some(pace), ..self.clone() })
    }

    /// The artisan says that it arrived: the release clock starts. Until the buyer has confirmed, the artisan can add photos and say it
    /// better; the clock goes on.
    pub fn deliver(&self, _by: OrderArtisan, proof: Proof, at: Timestamp) -> Decision<Self> {
        match self.status {
            // Goods that are handed over in person are never shipped.
            OrderStatus::Accepted | OrderStatus::Shipped => {
                let mut order = self.clone();
                order.status = OrderStatus::Delivered;
                order.progress.proof = Some(proof);
                order.progress.shipped_at = self.progress.shipped_at.or(Some(at));
                order.progress.delivered_at = Some(at);
                // The release clock is a new one.
                order.clock.paused_seconds = 0;
                Ok(Some(order.with_next_reminder().outcome(OrderEvent::Delivered)))
            }
            OrderStatus::Delivered => match self.completed(proof)? {
                Some(proof) => {
                    let mut order = self.telling_the_buyer(at)?;
                    order.progress.proof = Some(proof);
                    Ok(Some(order.outcome(OrderEvent::ProofAdded)))
                }
                None => Ok(None),
            },
            OrderStatus::Completed => repeated(self.completed(proof)?.is_none(), || {
                self.refused("has been confirmed already; its proof is not changed any more")
            }),
            OrderStatus::PendingPayment => Err(self.refused("has not been paid yet")),
            OrderStatus::Paid => Err(self.refused("has not been accepted; accept it first")),
            OrderStatus::Disputed => Err(self.disputed()),
            OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => Err(self.refused("is closed")),
        }
    }

    /// The proof with what `more` adds to it: its note, and the photos that are not there yet. None if that is nothing.
    fn completed(&self, more: Proof) -> Result<Option<Proof>, Refused> {
        let Some(before) = &self.progress.proof else { return Ok(Some(more)) };
        let mut uploads = before.uploads.clone();
        uploads.extend(more.uploads.into_iter().filter(|photo| !before.uploads.contains(photo)));
        if uploads.len() > PHOTOS_MAX {
            let detail = format!(
                "A delivery is shown by {PHOTOS_MAX} photos at most, and this would be {}.",
                uploads.len()
            );
            return Err(Refused::new("order-state", detail).with("limit", PHOTOS_MAX));
        }
        let proof = Proof { note: more.note, uploads };
        Ok((proof != *before).then_some(proof))
    }

    /// The buyer has what was promised. The step `escrow-release` moves the money.
    pub fn confirm(&self, _by: Confirmation, at: Timestamp) -> Decision<Self> {
        Ok(self.awaits_confirmation()?.then(|| self.complete(at)))
    }

    /// Whether there is something to confirm: not when it is completed already. Asked before a release code is looked
    /// at, so that no attempt is counted when the code could do nothing.
    pub fn awaits_confirmation(&self) -> Result<bool, Refused> {
        match self.status {
            OrderStatus::Shipped | OrderStatus::Delivered => Ok(true),
            OrderStatus::Completed => Ok(false),
            OrderStatus::PendingPayment => Err(self.refused("has not been paid yet")),
            OrderStatus::Paid => Err(self.refused("has not been accepted by the artisan yet")),
            OrderStatus::Accepted => Err(self.refused("has not been shipped or delivered yet")),
            OrderStatus::Disputed => Err(self.disputed()),
            OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => Err(self.refused("is closed")),
        }
    }

    /// One side calls the order off. The buyer may until the artisan accepts, and again when delivery is late; the
    /// artisan may until it is shipped.
    pub fn cancel(&self, by: Party, reason: String, at: Timestamp) -> Decision<Self> {
        match (self.status, by) {
            (OrderStatus::PendingPayment | OrderStatus::Paid, Party::Buyer(_))
            | (OrderStatus::Paid | OrderStatus::Accepted, Party::Artisan(_)) => {
                self.call_off(by.into(), reason, at).map(Some)
            }
            (OrderStatus::Accepted | OrderStatus::Shipped, Party::Buyer(_)) if self.is_late(at) => {
                self.call_off(by.into(), reason, at).map(Some)
            }
            (OrderStatus::Cancelled, _) => {
                let own = self.progress.cancelled_by.is_none_or(|canceller| canceller == by.into());
                let same = own && self.progress.reason.as_ref() == Some(&reason);
                repeated(same, || self.refused("has been cancelled already; the reason that was given stands"))
            }
            (OrderStatus::Accepted | OrderStatus::Shipped, Party::Buyer(_)) => Err(self.not_late(Refused::new(
                "order-state",
                format!(
                    "The artisan has accepted this order. You can cancel it if it has not been delivered by {}.",
                    self.late_at().map(|at| at.to_string()).unwrap_or_default()
                ),
            ))),
            (OrderStatus::PendingPayment, Party::Artisan(_)) => {
                Err(self.refused("has not been paid yet; it expires by itself if it never is"))
            }
            (OrderStatus::Shipped, Party::Artisan(_)) => {
                Err(self.refused("has been shipped; agree with the buyer on what happens to it"))
            }
            (OrderStatus::Disputed, _) => Err(self.disputed()),
            (
                OrderStatus::Delivered
                | OrderStatus::Completed
                | OrderStatus::Expired
                | OrderStatus::Refunded
                | OrderStatus::ChargedBack,
                _,
            ) => Err(self.refused("can no longer be cancelled")),
        }
    }

    /// Whether the platform loses the gateway's fee because `by` cancels: the buyer, after paying and before the artisan accepted.
    pub fn costs_a_fee_to_cancel(&self, by: Party) -> bool {
        matches!((self.status, by), (OrderStatus::Paid, Party::Buyer(_)))
    }

    /// Its payment cannot come any more, for the reason `why`.
    pub fn call_off_with_payment(&self, why: &str, at: Timestamp) -> Decision<Self> {
        match self.status {
            OrderStatus::PendingPayment => self.call_off(CancelledBy::Platform, why.to_owned(), at).map(Some),
            OrderStatus::Paid
            | OrderStatus::Accepted
            | OrderStatus::Shipped
            | OrderStatus::Delivered
            | OrderStatus::Completed
            | OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Disputed
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => Ok(None),
        }
    }

    /// It ends as promised. Its timer is the money's: should the event be lost, the money is not.
    pub(super) fn complete(&self, at: Timestamp) -> Outcome<Self> {
        let mut order = self.clone().with_timer(still_held(Step::EscrowRelease, at));
        order.status = OrderStatus::Completed;
        order.returns.offer = None;
        order.progress.closed_at = Some(at);
        order.outcome(OrderEvent::Completed)
    }

    pub(super) fn call_off(
        &self,
        by: CancelledBy,
        reason: String,
        at: Timestamp,
    ) -> Result<Outcome<Self>, Refused> {
        let mut order = self.clone();
        if self.progress.paid_at.is_some() {
            order.clock.due = still_held(Step::RefundsSend, at);
        } else {
            order.payment_status = PaymentStatus::Void;
            order.clock.due = None;
            if let Some(moved) = self.escrow.void()? {
                order.escrow = moved.escrow;
            }
        }
        order.status = OrderStatus::Cancelled;
        order.returns.offer = None;
        order.progress.reason = Some(reason);
        order.progress.cancelled_by = Some(by);
        order.progress.closed_at = Some(at);
        Ok(order.outcome(OrderEvent::Cancelled))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::documented::{Table, answer, name};
    use crate::samples::*;

    pub(crate) fn transitions() -> Table {
        let mut table = Table::new(&[
            "state",
            "paid",
            "accept",
            "ship",
            "deliver",
            "buyer confirms",
            "code entered",
            "buyer cancels",
            "buyer cancels, delivery late",
            "artisan cancels",
            "deadline passes",
        ]);
        let mut rows: Vec<_> = OrderStatus::ALL.map(|status| (name(status), order_in(status))).into();
        rows.insert(5, ("delivered, reminded twice".to_owned(), delivered_and_reminded(2)));
        for (state, order) in rows {
            let (soon, late) = (start().plus_seconds(HOUR), start().plus_seconds(14 * DAY));
            let artisan = artisan_of(&order);
            let why = || "Changed my mind".to_owned();
            let answers = [
                order.fund("paystack", soon),
                order.accept(artisan, soon),
                order.ship(artisan, tracking(), soon),
                order.deliver(artisan, proof(), soon),
                order.confirm(by_buyer(&order), soon),
                order.confirm(by_code(&order), soon),
                order.cancel(as_buyer(&order), why(), soon),
                order.cancel(as_buyer(&order), why(), late),
                order.cancel(as_artisan(&order), why(), soon),
                order.time_out(order.due().map_or(late, |due| due.at)),
            ];
            table.row(state, answers.map(|decision| answer(decision, |outcome| name(outcome.entity.status))));
        }
        table
    }

    #[test]
    fn what_the_artisan_says_of_the_parcel_is_kept() {
        assert_eq!(order_in(OrderStatus::Shipped).tracking(), Some(&tracking()));
        assert_eq!(order_in(OrderStatus::Delivered).proof(), Some(&proof()));
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "pending_payment: paid x x x x x cancelled cancelled x expired\n\
             paid: - accepted x x x x cancelled cancelled cancelled cancelled\n\
             accepted: - - shipped delivered x x x cancelled cancelled cancelled\n\
             shipped: - - - delivered completed completed x cancelled x cancelled\n\
             delivered: - - - - completed completed x x x delivered\n\
             delivered, reminded twice: - - - - completed completed x x x completed\n\
             completed: - - - - - - x x x -\n\
             expired: x x x x x x x x x -\n\
             cancelled: - x x x x x x x x -\n\
             disputed: - x x x x x x x x -\n\
             refunded: - x x x x x x x x -\n\
             charged_back: - x x x x x x x x -\n"
        );
    }

    #[test]
    fn an_order_is_called_off_with_its_payment_only_while_it_waits_for_it() {
        for status in OrderStatus::ALL {
            let called_off =
                order_in(status).call_off_with_payment("They are paid together", start()).unwrap();
            let next = called_off.map(|outcome| (outcome.entity.status, outcome.entity.payment_status));
            let expected = (status == OrderStatus::PendingPayment)
                .then_some((OrderStatus::Cancelled, PaymentStatus::Void));
            assert_eq!(next, expected, "{status:?}");
        }
    }

    #[test]
    fn the_buyer_may_cancel_from_the_moment_that_delivery_is_late() {
        let order = order_in(OrderStatus::Shipped);
        let late = start().plus_seconds(14 * DAY);
        let just_before = Timestamp::from_millis(late.millis() - 1);
        let why = || "It never came".to_owned();
        let refused = order.cancel(as_buyer(&order), why(), just_before).unwrap_err();
        assert!(refused.detail.contains(&late.to_string()), "{refused}");
        assert_eq!(done(order.cancel(as_buyer(&order), why(), late)).entity.status, OrderStatus::Cancelled);
    }
}
