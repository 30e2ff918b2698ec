//! An order from one buyer to one artisan, and the escrow that holds its money.

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::change::LOST_EVENT_SECONDS;
use crate::escrow::{Escrow, Moved, Split};
use crate::event::Entity;
use crate::orders::events::{EscrowRefunded, EscrowReleased, EscrowSettled, OrderEvent, OrderFacts};
use crate::orders::refund::{OrderRefund, RefundOffer};
use crate::refunds::Refund;
use crate::wallet::{Credited, Wallet};
use crate::{
    Actor, ArtisanId, BasisPoints, ChargebackId, Decided, Decision, DisputeId, Due, Money, OrderId, Outcome,
    PaymentId, ProductId, RefundId, Refused, Step, Timestamp, TypedId, UploadId, UserId, is_default,
};

/// Wrong release codes after which the code is no longer taken; the buyer can still confirm.
pub const RELEASE_CODE_ATTEMPTS_MAX: u8 = 5;
/// Digits of a release code.
pub const RELEASE_CODE_DIGITS: usize = 6;
/// How often each side can dispute one order: a dispute that is withdrawn can be opened again, but not for ever. What one side
/// opened is never counted against the other, which would lose its say in what becomes of the money.
pub const DISPUTES_MAX: u8 = 3;
/// Seconds that an order whose time to pay is over waits before the gateway is asked again whether it was paid.
const ANSWER_WAIT_SECONDS: u64 = 5 * 60;
/// Seconds beyond its time to pay that an order waits at most for the gateway to say that it was not paid.
pub const ANSWER_SECONDS_MOST: u64 = 60 * 60;
/// Seconds that an order's last deadline is away at least when a dispute about it is withdrawn.
pub const RESUMED_SECONDS_LEAST: u64 = 48 * 60 * 60;

/// How far an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// Stock is reserved until the buyer has paid.
    PendingPayment,
    /// Paid; the artisan has not answered yet.
    Paid,
    /// The artisan is working on it.
    Accepted,
    /// On its way.
    Shipped,
    /// The artisan says that it arrived.
    Delivered,
    /// The buyer has what was promised. Terminal.
    Completed,
    /// Never paid. Terminal.
    Expired,
    /// Called off by one side or by a timer. Terminal.
    Cancelled,
    /// The parties disagree; the escrow is frozen.
    Disputed,
    /// The buyer was given everything back, by a dispute, by agreement or by an administrator. Terminal.
    Refunded,
    /// The buyer's bank took everything back. Terminal, unless the bank gives it back.
    ChargedBack,
}

impl OrderStatus {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 11] = [
        Self::PendingPayment,
        Self::Paid,
        Self::Accepted,
        Self::Shipped,
        Self::Delivered,
        Self::Completed,
        Self::Expired,
        Self::Cancelled,
        Self::Disputed,
        Self::Refunded,
        Self::ChargedBack,
    ];
}

/// The buyer's side of the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    /// Waiting for the buyer.
    Pending,
    /// Verified at the gateway.
    Paid,
    /// On its way back to the buyer.
    Refunding,
    /// Back with the buyer.
    Refunded,
    /// A part of it is back with the buyer, and nothing is on its way.
    PartlyRefunded,
    /// The buyer's bank took back what had not been refunded.
    ChargedBack,
    /// Never came, and is not waited for any more.
    Void,
}

/// The deadlines and the fee that an order was placed under. They stay with the order when configuration changes, and are
/// written as a list, in this order: their names would be an eighth of the order's item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenTerms", into = "WrittenTerms")]
pub struct Terms {
    /// Seconds that stock is reserved for a payment.
    pub payment_window_seconds: u64,
    /// Seconds from payment in which the artisan accepts.
    pub accept_within_seconds: u64,
    /// Seconds from acceptance after which the buyer may cancel an undelivered order.
    pub deliver_within_seconds: u64,
    /// Seconds from acceptance after which an undelivered order is cancelled.
    pub deliver_at_latest_seconds: u64,
    /// Seconds from delivery after which the escrow is released to the artisan.
    pub confirm_within_seconds: u64,
    /// Seconds from delivery to the first reminder.
    pub first_reminder_seconds: u64,
    /// Seconds from delivery to the second reminder.
    pub second_reminder_seconds: u64,
    /// What the platform keeps of what is released.
    pub fee: BasisPoints,
}

#[derive(Serialize, Deserialize)]
struct WrittenTerms(u64, u64, u64, u64, u64, u64, u64, BasisPoints);

impl From<Terms> for WrittenTerms {
    fn from(terms: Terms) -> Self {
        Self(
            terms.payment_window_seconds,
            terms.accept_within_seconds,
            terms.deliver_within_seconds,
            terms.deliver_at_latest_seconds,
            terms.confirm_within_seconds,
            terms.first_reminder_seconds,
            terms.second_reminder_seconds,
            terms.fee,
        )
    }
}

impl From<WrittenTerms> for Terms {
    fn from(written: WrittenTerms) -> Self {
        Self {
            payment_window_seconds: written.0,
            accept_within_seconds: written.1,
            deliver_within_seconds: written.2,
            deliver_at_latest_seconds: written.3,
            confirm_within_seconds: written.4,
            first_reminder_seconds: written.5,
            second_reminder_seconds: written.6,
            fee: written.7,
        }
    }
}

/// One product of an order, as it was sold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The product.
    pub product_id: ProductId,
    /// Its title when it was sold.
    pub title: String,
    /// Its price when it was sold.
    pub unit_price: Money,
    /// How many.
    pub quantity: u32,
}

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

/// An order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Which one.
    pub id: OrderId,
    /// Who buys.
    pub buyer_id: UserId,
    /// Who sells.
    pub artisan_id: ArtisanId,
    /// The payment that funds it.
    pub payment_id: PaymentId,
    /// The gateway that the payment is made at.
    pub gateway: String,
    /// What is bought.
    pub lines: Vec<Line>,
    /// What it costs.
    pub total: Money,
    /// How far it is.
    pub status: OrderStatus,
    /// The buyer's side of the money.
    pub payment_status: PaymentStatus,
    /// The money.
    pub escrow: Escrow,
    /// Deadlines and fee.
    pub terms: Terms,
    /// Six digits that only the buyer is shown; whoever tells them to the artisan has the goods.
    pub release_code: String,
    /// How often a wrong code was entered.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wrong_codes: u8,
    /// How often the buyer was reminded to confirm.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reminders: u8,
    /// How it travels.
    pub tracking: Option<Tracking>,
    /// What shows that it arrived.
    pub proof: Option<Proof>,
    /// Why it was called off.
    pub reason: Option<String>,
    /// What the artisan offers to give back, until the buyer answers.
    #[serde(default)]
    pub offer: Option<RefundOffer>,
    /// What was decided to go back to the buyer, oldest first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub refunds: Vec<OrderRefund>,
    /// Open chargebacks: while there is one, none of the order's money moves.
    #[serde(default, skip_serializing_if = "is_default")]
    pub chargebacks: Vec<ChargebackId>,
    /// What the order was when a lost chargeback ended it.
    #[serde(default)]
    pub ended_from: Option<OrderStatus>,
    /// When it was placed.
    pub created_at: Timestamp,
    /// When the payment was verified.
    pub paid_at: Option<Timestamp>,
    /// When the artisan accepted.
    pub accepted_at: Option<Timestamp>,
    /// When it left.
    pub shipped_at: Option<Timestamp>,
    /// When it arrived.
    pub delivered_at: Option<Timestamp>,
    /// When it ended.
    pub closed_at: Option<Timestamp>,
    /// The dispute about it; of several the last.
    pub dispute_id: Option<DisputeId>,
    /// How often each side disputed it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub disputes_opened: DisputesOpened,
    /// How it stood when the dispute was opened, while there is one.
    pub before_dispute: Option<BeforeDispute>,
    /// Seconds that its deadlines have moved by because its clock stood still; the release clock starts without any.
    #[serde(default, skip_serializing_if = "is_default")]
    pub paused_seconds: u64,
    /// The next deadline.
    pub due: Option<Due>,
}

impl Entity for Order {
    type Event = OrderEvent;
}

/// What a disputed order goes back to when the dispute is withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeforeDispute {
    /// How far it was.
    pub status: OrderStatus,
    /// When its clocks stopped.
    pub at: Timestamp,
}

/// How often each side disputed an order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputesOpened {
    /// The buyer.
    pub buyer: u8,
    /// The artisan.
    pub artisan: u8,
}

impl DisputesOpened {
    /// With one more by `by`, unless that is more than a side may open.
    fn one_more(self, by: Party) -> Option<Self> {
        let more = match by {
            Party::Buyer(_) => Self { buyer: self.buyer + 1, ..self },
            Party::Artisan(_) => Self { artisan: self.artisan + 1, ..self },
        };
        (more.buyer <= DISPUTES_MAX && more.artisan <= DISPUTES_MAX).then_some(more)
    }
}

/// Proof that the caller is the order's buyer. Only [`Order::as_buyer`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderBuyer(UserId);

/// Proof that the caller is the order's artisan. Only [`Order::as_artisan`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderArtisan(ArtisanId);

/// Proof that somebody entered the code that only the buyer was shown. Only [`Order::check_code`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleaseCode(OrderArtisan);

/// Either party of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// The buyer.
    Buyer(OrderBuyer),
    /// The artisan.
    Artisan(OrderArtisan),
}

/// What permits the release of the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// The buyer says so.
    Buyer(OrderBuyer),
    /// The buyer gave the artisan the code.
    Code(ReleaseCode),
}

/// Why a caller may not act on an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoParty {
    /// Neither buyer nor artisan: the order is not theirs to know of.
    Stranger,
    /// The other party: knows the order but may not do this.
    OtherParty,
}

/// The answer to an entered code.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "it lives for the length of one match")]
pub enum CodeCheck {
    /// It is the buyer's.
    Right(ReleaseCode),
    /// It is not; the attempt is to be saved.
    Wrong(Outcome<Order>, Refused),
}

/// A completed order and its artisan's wallet, changed together.
pub type Release = (Outcome<Order>, Outcome<Wallet>);
/// A cancelled order, its artisan's wallet and the refund, changed together.
pub type GivenBack = (Outcome<Order>, Outcome<Wallet>, Outcome<Refund>);
/// A disputed order, its artisan's wallet, and the refund if the buyer gets something, changed together.
pub type Settled = (Outcome<Order>, Outcome<Wallet>, Option<Outcome<Refund>>);

impl Confirmation {
    /// Who confirmed, as the author of the change.
    pub fn actor(self) -> Actor {
        match self {
            Self::Buyer(OrderBuyer(user)) => Actor::Buyer(user),
            Self::Code(ReleaseCode(OrderArtisan(artisan))) => Actor::Artisan(artisan),
        }
    }
}

impl Party {
    /// The party as the author of a change.
    pub fn actor(self) -> Actor {
        match self {
            Self::Buyer(OrderBuyer(user)) => Actor::Buyer(user),
            Self::Artisan(OrderArtisan(artisan)) => Actor::Artisan(artisan),
        }
    }
}

impl OrderBuyer {
    /// The buyer as the author of a change.
    pub fn actor(self) -> Actor {
        Actor::Buyer(self.0)
    }
}

impl OrderArtisan {
    /// The artisan as the author of a change.
    pub fn actor(self) -> Actor {
        Actor::Artisan(self.0)
    }
}

/// What an order is placed with; the rest follows.
#[derive(Debug, Clone)]
pub struct Placement {
    /// The new order's identifier.
    pub id: OrderId,
    /// Who buys.
    pub buyer_id: UserId,
    /// Who sells.
    pub artisan_id: ArtisanId,
    /// The payment that will fund it.
    pub payment_id: PaymentId,
    /// The gateway that the payment is made at.
    pub gateway: String,
    /// What is bought: at least one line, no product twice.
    pub lines: Vec<Line>,
    /// The sum of the lines.
    pub total: Money,
    /// Deadlines and fee.
    pub terms: Terms,
    /// Six random digits.
    pub release_code: String,
}

impl Order {
    /// A new order that waits for its payment.
    pub fn place(placement: Placement, at: Timestamp) -> Outcome<Self> {
        let order = Self {
            id: placement.id,
            buyer_id: placement.buyer_id,
            artisan_id: placement.artisan_id,
            payment_id: placement.payment_id,
            gateway: placement.gateway,
            lines: placement.lines,
            total: placement.total,
            status: OrderStatus::PendingPayment,
            payment_status: PaymentStatus::Pending,
            escrow: Escrow::open(placement.id.escrow(), placement.total),
            terms: placement.terms,
            release_code: placement.release_code,
            wrong_codes: 0,
            reminders: 0,
            tracking: None,
            proof: None,
            reason: None,
            offer: None,
            refunds: Vec::new(),
            chargebacks: Vec::new(),
            ended_from: None,
            created_at: at,
            paid_at: None,
            accepted_at: None,
            shipped_at: None,
            delivered_at: None,
            closed_at: None,
            dispute_id: None,
            disputes_opened: DisputesOpened::default(),
            before_dispute: None,
            paused_seconds: 0,
            due: unpaid(at.plus_seconds(placement.terms.payment_window_seconds)),
        };
        order.outcome(OrderEvent::Placed)
    }

    /// The caller as the buyer.
    pub fn as_buyer(&self, user: UserId) -> Result<OrderBuyer, NoParty> {
        match self.as_party(user)? {
            Party::Buyer(buyer) => Ok(buyer),
            Party::Artisan(_) => Err(NoParty::OtherParty),
        }
    }

    /// The caller as the artisan.
    pub fn as_artisan(&self, user: UserId) -> Result<OrderArtisan, NoParty> {
        match self.as_party(user)? {
            Party::Artisan(artisan) => Ok(artisan),
            Party::Buyer(_) => Err(NoParty::OtherParty),
        }
    }

    /// The caller as either party.
    pub fn as_party(&self, user: UserId) -> Result<Party, NoParty> {
        if user == self.buyer_id {
            Ok(Party::Buyer(OrderBuyer(user)))
        } else if user.artisan() == self.artisan_id {
            Ok(Party::Artisan(OrderArtisan(self.artisan_id)))
        } else {
            Err(NoParty::Stranger)
        }
    }

    /// Whether a payment may still fund it.
    pub fn awaits_payment(&self) -> bool {
        self.status == OrderStatus::PendingPayment
    }

    /// Whether its goods are to be put back on the shelf: it ended before they left the artisan.
    pub fn returns_stock(&self) -> bool {
        matches!(self.status, OrderStatus::Expired | OrderStatus::Cancelled | OrderStatus::Refunded)
            && self.shipped_at.is_none()
    }

    /// A payment over the total was verified.
    pub fn fund(&self, gateway: &str, at: Timestamp) -> Decision<Self> {
        match self.status {
            OrderStatus::PendingPayment => {
                let Some(Moved { escrow, postings, .. }) = self.escrow.fund(gateway)? else {
                    return Ok(None);
                };
                let order = Self {
                    status: OrderStatus::Paid,
                    payment_status: PaymentStatus::Paid,
                    escrow,
                    paid_at: Some(at),
                    due: due(at.plus_seconds(self.terms.accept_within_seconds)),
                    ..self.clone()
                };
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
                let order = Self {
                    status: OrderStatus::Accepted,
                    accepted_at: Some(at),
                    due: due(at.plus_seconds(self.terms.deliver_at_latest_seconds)),
                    ..self.clone()
                };
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

    /// The artisan sent it off.
    pub fn ship(&self, _by: OrderArtisan, tracking: Tracking, at: Timestamp) -> Decision<Self> {
        match self.status {
            OrderStatus::Accepted => {
                let order = Self {
                    status: OrderStatus::Shipped,
                    tracking: Some(tracking),
                    shipped_at: Some(at),
                    ..self.clone()
                };
                Ok(Some(order.outcome(OrderEvent::Shipped)))
            }
            OrderStatus::Shipped | OrderStatus::Delivered | OrderStatus::Completed => Ok(None),
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

    /// The artisan says that it arrived. The release clock starts here.
    pub fn deliver(&self, _by: OrderArtisan, proof: Proof, at: Timestamp) -> Decision<Self> {
        match self.status {
            // Goods that are handed over in person are never shipped.
            OrderStatus::Accepted | OrderStatus::Shipped => {
                let order = Self {
                    status: OrderStatus::Delivered,
                    proof: Some(proof),
                    shipped_at: self.shipped_at.or(Some(at)),
                    delivered_at: Some(at),
                    // The release clock is a new one.
                    paused_seconds: 0,
                    ..self.clone()
                };
                Ok(Some(order.with_next_reminder().outcome(OrderEvent::Delivered)))
            }
            OrderStatus::Delivered | OrderStatus::Completed => Ok(None),
            OrderStatus::PendingPayment => Err(self.refused("has not been paid yet")),
            OrderStatus::Paid => Err(self.refused("has not been accepted; accept it first")),
            OrderStatus::Disputed => Err(self.disputed()),
            OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => Err(self.refused("is closed")),
        }
    }

    /// Whether `code` is the one that the buyer was shown. Compared in constant time; attempts are counted.
    pub fn check_code(&self, by: OrderArtisan, code: &str) -> Result<CodeCheck, Refused> {
        if self.wrong_codes >= RELEASE_CODE_ATTEMPTS_MAX {
            return Err(Refused::new(
                "release-code-locked",
                "Too many wrong codes were entered. Ask the buyer to confirm the order instead.",
            ));
        }
        if bool::from(self.release_code.as_bytes().ct_eq(code.as_bytes())) {
            return Ok(CodeCheck::Right(ReleaseCode(by)));
        }
        let order = Self { wrong_codes: self.wrong_codes + 1, ..self.clone() };
        let left = RELEASE_CODE_ATTEMPTS_MAX - order.wrong_codes;
        let refused = Refused::new(
            "release-code-wrong",
            format!("This is not the buyer's code. Attempts left: {left}."),
        );
        Ok(CodeCheck::Wrong(order.outcome(OrderEvent::ReleaseCodeRefused), refused))
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
                self.call_off(reason, at).map(Some)
            }
            (OrderStatus::Accepted | OrderStatus::Shipped, Party::Buyer(_)) if self.is_late(at) => {
                self.call_off(reason, at).map(Some)
            }
            (OrderStatus::Cancelled, _) => Ok(None),
            (OrderStatus::Accepted | OrderStatus::Shipped, Party::Buyer(_)) => Err(Refused::new(
                "order-state",
                format!(
                    "The artisan has accepted this order. You can cancel it if it has not been delivered by {}.",
                    self.late_at().map(|at| at.to_string()).unwrap_or_default()
                ),
            )),
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

    /// Its payment cannot come any more, for the reason `why`.
    pub fn call_off_with_payment(&self, why: &str, at: Timestamp) -> Decision<Self> {
        match self.status {
            OrderStatus::PendingPayment => self.call_off(why.to_owned(), at).map(Some),
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

    /// When something happens by itself if neither party acts; `None` once it is closed.
    pub fn deadline(&self) -> Option<Timestamp> {
        self.due.filter(|due| due.step == Step::OrdersTimeOut || self.awaits_payment()).map(|due| due.at)
    }

    /// The time to pay is over, and the gateway has not said that nothing was paid: when it is asked again. `None` when the
    /// order does not wait, or has waited for [`ANSWER_SECONDS_MOST`] and expires without that word. Not a change worth a
    /// line of history.
    pub fn await_answer(&self, at: Timestamp) -> Option<Self> {
        let last = self.created_at.plus_seconds(self.terms.payment_window_seconds + ANSWER_SECONDS_MOST);
        let next = at.plus_seconds(ANSWER_WAIT_SECONDS);
        (self.awaits_payment() && next <= last).then(|| Self { due: unpaid(next), ..self.clone() })
    }

    /// A deadline passed. Answers `None` when it has not, or when nothing depends on it any more.
    pub fn time_out(&self, at: Timestamp) -> Decision<Self> {
        if self.due.is_none_or(|due| due.at > at) {
            return Ok(None);
        }
        match self.status {
            OrderStatus::PendingPayment => self.expire(at).map(Some),
            OrderStatus::Paid => {
                self.call_off("The artisan did not accept the order in time.".to_owned(), at).map(Some)
            }
            OrderStatus::Accepted | OrderStatus::Shipped => {
                self.call_off("The order was not delivered in time.".to_owned(), at).map(Some)
            }
            OrderStatus::Delivered if self.reminders < 2 => {
                let order = Self { reminders: self.reminders + 1, ..self.clone() }.with_next_reminder();
                Ok(Some(order.outcome(OrderEvent::Reminded)))
            }
            OrderStatus::Delivered => Ok(Some(self.complete(at))),
            OrderStatus::Completed
            | OrderStatus::Expired
            | OrderStatus::Cancelled
            | OrderStatus::Disputed
            | OrderStatus::Refunded
            | OrderStatus::ChargedBack => Ok(None),
        }
    }

    /// Gives the artisan the money of a completed order. Not now while the buyer's bank asks for it, or a refund has to be
    /// booked, which is taken from what is held and comes first.
    pub fn release(&self, wallet: &Wallet, at: Timestamp) -> Result<Decided<Release>, Refused> {
        if self.status != OrderStatus::Completed {
            return Err(self.refused("is not completed"));
        }
        if self.escrow.status.is_terminal() {
            return Ok(Decided::Done);
        }
        if self.refund_to_book().is_some() || !self.chargebacks.is_empty() {
            return Ok(Decided::NotNow);
        }
        let gross = self.escrow.held;
        let Some(moved) = self.escrow.release(self.artisan_id, self.terms.fee, wallet.debt())? else {
            return Ok(Decided::Done);
        };
        let net = moved.net;
        let Credited { outcome: wallet, recovered } = wallet.credit(self.id, gross, net, at)?;
        let order = Self { escrow: moved.escrow, due: None, ..self.clone() };
        let released = |order| OrderEvent::EscrowReleased(EscrowReleased { order, gross, net, recovered });
        Ok(Decided::Do((Outcome { postings: moved.postings, ..order.outcome(released) }, wallet)))
    }

    /// Gives the buyer of a cancelled order the money back: the books first, the gateway after. Not now while the buyer's
    /// bank asks for it, or while all of it waits to be booked for a refund that was decided before.
    pub fn refund(&self, wallet: &Wallet, at: Timestamp) -> Result<Decided<GivenBack>, Refused> {
        if self.status != OrderStatus::Cancelled {
            return Err(self.refused("is not cancelled"));
        }
        if self.escrow.status.is_terminal() {
            return Ok(Decided::Done);
        }
        if !self.chargebacks.is_empty() {
            return Ok(Decided::NotNow);
        }
        // What was decided before has refunds of its own.
        let decided = self.refund_to_book().map_or(Money::zero(self.total.currency), |refund| refund.amount);
        let amount = self.escrow.held.minus(decided)?;
        if amount.is_zero() {
            return Ok(Decided::NotNow);
        }
        let id = RefundId::derived(at, &format!("order:{}", self.id));
        let Some(moved) = self.escrow.refund(amount, id)? else { return Ok(Decided::Done) };
        let wallet = wallet.give_back(self.id, amount)?;
        let reason = self.reason.clone().unwrap_or_else(|| "The order was cancelled.".to_owned());
        let refund = Refund::request(id, self.refund_request(amount, reason), Vec::new(), at);
        let order = Self { escrow: moved.escrow, due: None, ..self.clone() };
        let order = order.with_refund(OrderRefund::booked(id, amount));
        let refunded = |order| OrderEvent::EscrowRefunded(EscrowRefunded { order, taken_amount: None });
        let outcome = Outcome { postings: moved.postings, ..order.outcome(refunded) };
        Ok(Decided::Do((outcome, wallet, refund)))
    }

    /// One side disputes the order: its money is frozen, and its clocks stand still until the dispute is over. Each may
    /// once it was sent, for as long as the money is held; the buyer also when delivery is late.
    pub fn open_dispute(
        &self,
        by: Party,
        dispute: DisputeId,
        at: Timestamp,
    ) -> Result<Outcome<Self>, Refused> {
        match (self.status, by) {
            (OrderStatus::Shipped | OrderStatus::Delivered, Party::Buyer(_) | Party::Artisan(_)) => {
                self.freeze(by, dispute, at)
            }
            (OrderStatus::Accepted, Party::Buyer(_)) if self.is_late(at) => self.freeze(by, dispute, at),
            (OrderStatus::Accepted, Party::Buyer(_)) => Err(self.refused(&format!(
                "is being worked on. You can dispute it once it was sent, or if it has not been delivered by {}",
                self.late_at().map(|at| at.to_string()).unwrap_or_default()
            ))),
            (OrderStatus::Accepted, Party::Artisan(_)) => {
                Err(self.refused("has not been sent yet; send it, or cancel it"))
            }
            (OrderStatus::PendingPayment, _) => {
                Err(self.refused("has not been paid yet; there is nothing to dispute"))
            }
            (OrderStatus::Paid, _) => Err(self.refused("has not been accepted yet; cancel it instead")),
            (OrderStatus::Disputed, _) => Err(self.disputed()),
            (
                OrderStatus::Completed
                | OrderStatus::Expired
                | OrderStatus::Cancelled
                | OrderStatus::Refunded
                | OrderStatus::ChargedBack,
                _,
            ) => Err(self.refused("is closed; none of its money is held any more")),
        }
    }

    fn freeze(&self, by: Party, dispute: DisputeId, at: Timestamp) -> Result<Outcome<Self>, Refused> {
        let Some(disputes_opened) = self.disputes_opened.one_more(by) else {
            return Err(self.refused(&format!(
                "can be disputed {DISPUTES_MAX} times by each side, and you have. Write to support if something is wrong"
            )));
        };
        if self.refund_to_book().is_some() {
            return Err(self.refused("has a refund that is just being booked; try again in a moment"));
        }
        let escrow = self.escrow.freeze()?.ok_or_else(|| self.disputed())?.escrow;
        let order = Self {
            status: OrderStatus::Disputed,
            escrow,
            offer: None,
            dispute_id: Some(dispute),
            disputes_opened,
            before_dispute: Some(BeforeDispute { status: self.status, at }),
            due: None,
            ..self.clone()
        };
        Ok(order.outcome(OrderEvent::Disputed))
    }

    /// The dispute was withdrawn: the order goes on as it stood. Its clocks stood still, and its last deadline is
    /// [`RESUMED_SECONDS_LEAST`] away at least, so that nobody loses the time to act. `None` when it went on already.
    pub(crate) fn resume(&self, dispute: DisputeId, at: Timestamp) -> Decision<Self> {
        let stands = self.status == OrderStatus::Disputed && self.dispute_id == Some(dispute);
        let Some(before) = self.before_dispute.filter(|_| stands) else { return Ok(None) };
        let escrow = self.escrow.thaw()?.map_or_else(|| self.escrow.clone(), |moved| moved.escrow);
        let stood = at.since(before.at).as_secs();
        let order = Self {
            status: before.status,
            escrow,
            before_dispute: None,
            paused_seconds: self.paused_seconds + stood,
            ..self.clone()
        };
        let least = at.plus_seconds(RESUMED_SECONDS_LEAST);
        let missing = order.last_deadline().map_or(0, |last| least.since(last).as_millis().div_ceil(1_000));
        let missing = u64::try_from(missing).unwrap_or(0);
        let order = Self { paused_seconds: order.paused_seconds + missing, ..order };
        let order = if order.status == OrderStatus::Delivered {
            order.with_next_reminder()
        } else {
            Self { due: order.last_deadline().and_then(due), ..order }
        };
        Ok(Some(order.outcome(OrderEvent::Resumed)))
    }

    /// The dispute is resolved: divides what is held between buyer and artisan, in the books first. Done when the order is
    /// no longer disputed by it; not now while the buyer's bank asks for the money.
    pub(crate) fn settle(
        &self,
        dispute: DisputeId,
        split: Split,
        wallet: &Wallet,
        at: Timestamp,
    ) -> Result<Decided<Settled>, Refused> {
        let disputed = self.dispute_id.ok_or_else(|| self.refused("is not disputed"))?;
        if disputed != dispute || self.status != OrderStatus::Disputed {
            return Ok(Decided::Done);
        }
        if !self.chargebacks.is_empty() {
            return Ok(Decided::NotNow);
        }
        let held = self.escrow.held;
        let split = split.of_rest(held)?;
        let id = RefundId::derived(at, &format!("dispute:{dispute}"));
        let (fee, debt) = (self.terms.fee, wallet.debt());
        let Some(moved) = self.escrow.settle(split.to_buyer, id, self.artisan_id, fee, debt)? else {
            return Ok(Decided::Done);
        };
        split.check(held)?;
        let net = moved.net;
        let (wallet, recovered) = if split.to_artisan.is_zero() {
            (wallet.give_back(self.id, held)?, Money::zero(net.currency))
        } else {
            let credited = wallet.credit(self.id, held, net, at)?;
            (credited.outcome, credited.recovered)
        };
        let refund = split.to_buyer.is_positive().then(|| {
            let reason = "This is your part of the order that was disputed.".to_owned();
            let request = self.refund_request(split.to_buyer, reason);
            Refund::request(id, request, Vec::new(), at)
        });
        let all_back = split.to_artisan.is_zero();
        let order = Self {
            status: if all_back { OrderStatus::Refunded } else { OrderStatus::Completed },
            escrow: moved.escrow,
            before_dispute: None,
            closed_at: Some(at),
            due: None,
            ..self.clone()
        };
        let order = match &refund {
            Some(refund) => order.with_refund(OrderRefund::booked(id, refund.entity.amount)),
            None => order,
        };
        let Split { to_buyer, to_artisan } = split;
        let settled =
            |order| OrderEvent::EscrowSettled(EscrowSettled { order, to_buyer, to_artisan, net, recovered });
        Ok(Decided::Do((Outcome { postings: moved.postings, ..order.outcome(settled) }, wallet, refund)))
    }

    fn complete(&self, at: Timestamp) -> Outcome<Self> {
        let order = Self {
            status: OrderStatus::Completed,
            offer: None,
            closed_at: Some(at),
            // Should the event be lost, the money is not.
            due: still_held(Step::EscrowRelease, at),
            ..self.clone()
        };
        order.outcome(OrderEvent::Completed)
    }

    fn expire(&self, at: Timestamp) -> Result<Outcome<Self>, Refused> {
        let escrow = self.escrow.void()?.map_or_else(|| self.escrow.clone(), |moved| moved.escrow);
        let order = Self {
            status: OrderStatus::Expired,
            payment_status: PaymentStatus::Void,
            escrow,
            reason: Some("The order was not paid in time.".to_owned()),
            closed_at: Some(at),
            due: None,
            ..self.clone()
        };
        Ok(order.outcome(OrderEvent::Expired))
    }

    fn call_off(&self, reason: String, at: Timestamp) -> Result<Outcome<Self>, Refused> {
        let paid = self.paid_at.is_some();
        let escrow = if paid { None } else { self.escrow.void()? };
        let order = Self {
            status: OrderStatus::Cancelled,
            payment_status: if paid { self.payment_status } else { PaymentStatus::Void },
            offer: None,
            escrow: escrow.map_or_else(|| self.escrow.clone(), |moved| moved.escrow),
            reason: Some(reason),
            closed_at: Some(at),
            due: if paid { still_held(Step::RefundsSend, at) } else { None },
            ..self.clone()
        };
        Ok(order.outcome(OrderEvent::Cancelled))
    }

    pub(crate) fn with_next_reminder(self) -> Self {
        let Some(delivered_at) = self.delivered_at else { return self };
        let wait = match self.reminders {
            0 => self.terms.first_reminder_seconds,
            1 => self.terms.second_reminder_seconds,
            _ => self.terms.confirm_within_seconds,
        };
        Self { due: due(delivered_at.plus_seconds(wait + self.paused_seconds)), ..self }
    }

    /// When it ends by itself, if nobody acts until then.
    fn last_deadline(&self) -> Option<Timestamp> {
        match self.delivered_at {
            Some(_) => self.release_at(),
            None => {
                let wait = self.terms.deliver_at_latest_seconds + self.paused_seconds;
                self.accepted_at.map(|at| at.plus_seconds(wait))
            }
        }
    }

    /// When the money goes to the artisan if the buyer stays silent; the reminders come before.
    fn release_at(&self) -> Option<Timestamp> {
        let delivered_at = self.delivered_at.filter(|_| self.status == OrderStatus::Delivered)?;
        Some(delivered_at.plus_seconds(self.terms.confirm_within_seconds + self.paused_seconds))
    }

    fn late_at(&self) -> Option<Timestamp> {
        let wait = self.terms.deliver_within_seconds + self.paused_seconds;
        self.accepted_at.map(|at| at.plus_seconds(wait))
    }

    fn is_late(&self, at: Timestamp) -> bool {
        self.late_at().is_some_and(|late| late <= at)
    }

    pub(crate) fn disputed(&self) -> Refused {
        let dispute = self.dispute_id.map(|id| id.to_string()).unwrap_or_default();
        Refused::new(
            "order-disputed",
            format!(
                "This order is disputed: nothing else can be done to it until the dispute is over. See {dispute}."
            ),
        )
    }

    pub(crate) fn refused(&self, why: &str) -> Refused {
        Refused::new("order-state", format!("This order {why}."))
    }

    pub(crate) fn outcome(self, event: impl FnOnce(OrderFacts) -> OrderEvent) -> Outcome<Self> {
        let facts = OrderFacts {
            order_id: self.id,
            buyer_id: self.buyer_id,
            artisan_id: self.artisan_id,
            payment_id: self.payment_id,
            total: self.total,
            held: self.escrow.held,
            title: self.lines.first().map(|line| line.title.clone()).unwrap_or_default(),
            lines: self.lines.len(),
            status: self.status,
            payment_status: self.payment_status,
            reason: self.reason.clone(),
            due_at: self.deadline(),
            release_at: self.release_at(),
        };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }
}

pub(crate) fn still_held(step: Step, at: Timestamp) -> Option<Due> {
    Some(Due { at: at.plus_seconds(LOST_EVENT_SECONDS), step })
}

pub(crate) fn due(at: Timestamp) -> Option<Due> {
    Some(Due { at, step: Step::OrdersTimeOut })
}

/// An unpaid order expires only once the gateway was asked, by the step that asks it.
fn unpaid(at: Timestamp) -> Option<Due> {
    Some(Due { at, step: Step::PaymentsSettle })
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::DomainEvent;
    use crate::documented::{Table, answer, name};
    use crate::escrow::EscrowStatus;
    use crate::samples::*;

    fn artisan_of(order: &Order) -> OrderArtisan {
        order.as_artisan(order.artisan_id.user()).unwrap()
    }

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
                order.time_out(order.due.map_or(late, |due| due.at)),
            ];
            table.row(state, answers.map(|decision| answer(decision, |outcome| name(outcome.entity.status))));
        }
        table
    }

    #[test]
    fn what_the_artisan_says_of_the_parcel_is_kept() {
        assert_eq!(order_in(OrderStatus::Shipped).tracking, Some(tracking()));
        assert_eq!(order_in(OrderStatus::Delivered).proof, Some(proof()));
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
             cancelled: - x x x x x - - - -\n\
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
    fn a_stranger_does_not_know_the_order_and_each_party_does_only_its_own() {
        let order = placed().entity;
        let stranger = UserId::new(start(), [99; 10]);
        assert_eq!(order.as_party(stranger), Err(NoParty::Stranger));
        assert_eq!(order.as_buyer(stranger), Err(NoParty::Stranger));
        assert_eq!(order.as_artisan(stranger), Err(NoParty::Stranger));
        assert_eq!(order.as_artisan(order.buyer_id), Err(NoParty::OtherParty));
        assert_eq!(order.as_buyer(order.artisan_id.user()), Err(NoParty::OtherParty));
    }

    #[test]
    fn nothing_fires_a_moment_too_early() {
        for status in OrderStatus::ALL {
            let order = order_in(status);
            if let Some(due) = order.due {
                assert_eq!(
                    order.time_out(Timestamp::from_millis(due.at.millis() - 1)),
                    Ok(None),
                    "{status:?}"
                );
            }
        }
    }

    #[test]
    fn an_open_order_has_a_deadline_and_a_closed_one_waits_only_while_money_is_held() {
        for status in OrderStatus::ALL {
            let order = order_in(status);
            let open = matches!(
                status,
                OrderStatus::PendingPayment
                    | OrderStatus::Paid
                    | OrderStatus::Accepted
                    | OrderStatus::Shipped
                    | OrderStatus::Delivered
            );
            assert_eq!(order.deadline().is_some(), open, "{status:?}");
            let step = order.due.map(|due| due.step);
            match status {
                OrderStatus::Completed => {
                    assert_eq!(step, Some(Step::EscrowRelease), "its event may be lost")
                }
                OrderStatus::Cancelled => assert_eq!(step, Some(Step::RefundsSend), "its event may be lost"),
                _ => assert_eq!(step.is_some(), open, "{status:?}"),
            }
        }
        let completed = order_in(OrderStatus::Completed);
        let (released, wallet) = moved(completed.release(&wallet_holding(&completed), start()));
        assert_eq!(released.entity.due, None);
        assert_eq!(wallet.entity.due.map(|due| due.step), Some(Step::PayoutsSend), "so may the release's");
        let cancelled = order_in(OrderStatus::Cancelled);
        let (refunded, ..) = moved(cancelled.refund(&wallet_holding(&cancelled), start()));
        assert_eq!(refunded.entity.due, None);
    }

    #[test]
    fn the_release_clock_starts_at_delivery() {
        let accepted = order_in(OrderStatus::Accepted);
        let weeks_later = start().plus_seconds(20 * DAY);
        let delivered = done(accepted.deliver(artisan_of(&accepted), proof(), weeks_later));
        assert_eq!(delivered.entity.due.unwrap().at, weeks_later.plus_seconds(5 * DAY));
        assert_eq!(delivered.event.facts()["release_at"], json!(weeks_later.plus_seconds(7 * DAY)));
        assert_eq!(delivered.entity.shipped_at, Some(weeks_later), "handed over in person");
    }

    #[test]
    fn a_silent_buyer_is_reminded_twice_before_the_release_even_when_the_sweep_comes_late() {
        let months_later = start().plus_seconds(90 * DAY);
        let mut order = order_in(OrderStatus::Delivered);
        let mut actions = Vec::new();
        while let Some(outcome) = order.time_out(months_later).unwrap() {
            actions.push(outcome.event.action());
            order = outcome.entity;
        }
        assert_eq!(actions, ["order.reminded", "order.reminded", "order.completed"]);
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

    #[test]
    fn five_wrong_codes_lock_the_code_but_not_the_buyer() {
        let mut order = order_in(OrderStatus::Delivered);
        for left in (0..RELEASE_CODE_ATTEMPTS_MAX).rev() {
            match order.check_code(artisan_of(&order), "000000").unwrap() {
                CodeCheck::Wrong(outcome, refused) => {
                    assert_eq!(refused.problem, "release-code-wrong");
                    assert!(refused.detail.contains(&format!("left: {left}")), "{refused}");
                    order = outcome.entity;
                }
                CodeCheck::Right(_) => panic!("it is not the code"),
            }
        }
        assert_eq!(order.check_code(artisan_of(&order), CODE).unwrap_err().problem, "release-code-locked");
        assert_eq!(done(order.confirm(by_buyer(&order), start())).entity.status, OrderStatus::Completed);
    }

    #[test]
    fn a_code_of_another_length_is_merely_wrong() {
        let order = order_in(OrderStatus::Delivered);
        for code in ["", "47291", "4729130", "472 913"] {
            assert!(matches!(order.check_code(artisan_of(&order), code), Ok(CodeCheck::Wrong(..))), "{code}");
        }
    }

    #[test]
    fn no_event_tells_the_release_code() {
        for event in events() {
            let told = serde_json::to_string(&event.facts).unwrap();
            assert!(!told.contains(CODE), "{}: {told}", event.action);
        }
    }

    #[test]
    fn only_a_completed_order_is_released_and_only_a_cancelled_one_is_refunded() {
        for status in OrderStatus::ALL {
            let order = order_in(status);
            let wallet = wallet_holding(&order);
            let released = matches!(order.release(&wallet, start()), Ok(Decided::Do(_)));
            let refunded = matches!(order.refund(&wallet, start()), Ok(Decided::Do(_)));
            assert_eq!(released, status == OrderStatus::Completed, "{status:?}");
            assert_eq!(refunded, status == OrderStatus::Cancelled, "{status:?}");
        }
    }

    #[test]
    fn a_release_gives_the_artisan_all_but_the_fee_once() {
        let order = order_in(OrderStatus::Completed);
        let (order, wallet) = moved(order.release(&wallet_holding(&order), start()));
        assert_eq!(order.event.facts()["net"], json!(naira(9_500)));
        assert_eq!((wallet.entity.held, wallet.entity.available), (0, 950_000));
        assert_eq!(order.entity.escrow.fees, naira(500));
        assert_eq!(order.entity.release(&wallet.entity, start()), Ok(Decided::Done));
    }

    #[test]
    fn a_refund_gives_the_buyer_everything_once() {
        let order = order_in(OrderStatus::Cancelled);
        let (order, wallet, refund) = moved(order.refund(&wallet_holding(&order), start()));
        assert_eq!((order.entity.payment_status, wallet.entity.held), (PaymentStatus::Refunding, 0));
        assert_eq!((refund.entity.amount, refund.entity.buyer_id), (naira(10_000), Some(buyer_id())));
        assert_eq!(refund.entity.reason, "Out of wood");
        assert_eq!(order.entity.refund(&wallet.entity, start().plus_seconds(DAY)), Ok(Decided::Done));
    }

    #[test]
    fn an_order_that_was_never_paid_has_nothing_to_refund() {
        let pending = order_in(OrderStatus::PendingPayment);
        let cancelled = done(pending.cancel(as_buyer(&pending), "Too slow".to_owned(), start())).entity;
        assert_eq!(cancelled.escrow.status, EscrowStatus::Void);
        assert_eq!(cancelled.refund(&wallet_holding(&cancelled), start()), Ok(Decided::Done));
        assert_eq!(cancelled.fund("paystack", start()).unwrap_err().problem, "order-state");
    }

    #[test]
    fn only_its_own_refund_ends_the_refunding_of_an_order() {
        let cancelled = order_in(OrderStatus::Cancelled);
        let (order, _, refund) = moved(cancelled.refund(&wallet_holding(&cancelled), start()));
        let of_too_much = RefundId::new(start(), [77; 10]);
        assert_eq!(order.entity.refund_arrived(of_too_much), None, "it belongs to the payment");
        let refunded = order.entity.refund_arrived(refund.entity.id).unwrap().entity;
        assert_eq!(refunded.payment_status, PaymentStatus::Refunded);
        assert_eq!(refunded.refund_arrived(refund.entity.id), None, "once");
    }

    #[test]
    fn goods_that_have_left_do_not_go_back_on_the_shelf() {
        for status in OrderStatus::ALL {
            let returns = matches!(status, OrderStatus::Expired | OrderStatus::Cancelled);
            assert_eq!(order_in(status).returns_stock(), returns, "{status:?}");
        }
        let shipped = order_in(OrderStatus::Shipped);
        let lost = done(shipped.time_out(start().plus_seconds(21 * DAY))).entity;
        assert_eq!(lost.status, OrderStatus::Cancelled);
        assert!(!lost.returns_stock());
    }
}
