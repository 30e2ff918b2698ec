//! Orders and their escrows.

use domain::artisans::delivery::DeliveryKind;
use domain::escrow::{Escrow, EscrowStatus};
use domain::orders::refund::{OrderRefund, RefundOffer};
use domain::orders::{
    CancelledBy, DeliveryLine, Line, Order, OrderAction, OrderStatus, Party, PaymentStatus, Proof, Tracking,
};
use domain::reviews::RatingOf;
use domain::uploads::FileLink;
use domain::{
    Action, ArtisanId, BasisPoints, ConversationId, DisputeId, EscrowId, Money, OrderId, PaymentId, Proceeds,
    ProductId, Timestamp, UploadId, UserId,
};
use serde::Serialize;
use store::entities::{Delivery, Parties, Pin};

use crate::{ArtisanSummaryView, BuyerView, ImageView};

/// An order as one of its parties sees it.
#[derive(Debug, Clone, Serialize)]
pub struct OrderView<'a> {
    id: OrderId,
    status: OrderStatus,
    payment_status: PaymentStatus,
    escrow_status: EscrowStatus,
    escrow_id: EscrowId,
    buyer_id: UserId,
    artisan_id: ArtisanId,
    payment_id: PaymentId,
    lines: Vec<LineView<'a>>,
    total: Money,
    tracking: Option<&'a Tracking>,
    proof: Option<ProofView<'a>>,
    reason: Option<&'a str>,
    cancelled_by: Option<CancelledBy>,
    /// The dispute about it; of several the last.
    dispute_id: Option<DisputeId>,
    /// What its two sides write to each other.
    conversation_id: ConversationId,
    /// What the artisan offers to give back, until the buyer answers.
    refund_offer: Option<&'a RefundOffer>,
    /// What goes back, or has gone.
    refunds: &'a [OrderRefund],
    /// Whether the buyer's bank asks for the money.
    payment_disputed: bool,
    created_at: Timestamp,
    paid_at: Option<Timestamp>,
    accepted_at: Option<Timestamp>,
    shipped_at: Option<Timestamp>,
    delivered_at: Option<Timestamp>,
    closed_at: Option<Timestamp>,
    /// By when the artisan promised to deliver; none until it is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    deliver_by: Option<Timestamp>,
    /// When something happens by itself if nobody acts.
    due_at: Option<Timestamp>,
    /// What the platform keeps of what is released.
    fee_basis_points: BasisPoints,
    /// What its release would bring the artisan; not for the buyer.
    #[serde(skip_serializing_if = "Option::is_none")]
    proceeds: Option<Proceeds>,
    /// What whoever is shown it may do.
    actions: Vec<Action<OrderAction>>,
    /// Only for the buyer, while it can be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    release_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<DeliveryView<'a>>,
    /// That is for the artisan and administrators.
    #[serde(skip)]
    tells_how_buyer_is_rated: bool,
}

/// A line of an order, as it was sold.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum LineView<'a> {
    Product {
        product_id: ProductId,
        title: &'a str,
        unit_price: Money,
        quantity: u32,
        /// Its first picture; none where it had none, or pictures are not published.
        image: Option<ImageView>,
    },
    Delivery {
        option: DeliveryKind,
        title: &'static str,
        unit_price: Money,
        quantity: u32,
    },
}

/// An order with the names of its sides.
#[derive(Debug, Clone, Serialize)]
pub struct OrderWithPartiesView<'a> {
    #[serde(flatten)]
    order: OrderView<'a>,
    buyer: BuyerView<'a>,
    artisan: ArtisanSummaryView<'a>,
}

impl<'a> OrderWithPartiesView<'a> {
    /// `order` with its sides among `parties`.
    pub fn new(order: OrderView<'a>, parties: &'a Parties) -> Self {
        let mut buyer = BuyerView::new(order.buyer_id, parties.user(order.buyer_id));
        if order.tells_how_buyer_is_rated {
            buyer = buyer.rated(parties.rating(RatingOf::Buyer(order.buyer_id)));
        }
        let artisan = ArtisanSummaryView::new(order.artisan_id, parties);
        Self { order, buyer, artisan }
    }
}

impl<'a> LineView<'a> {
    fn new(line: &'a Line, artisan: ArtisanId, images_url: Option<&str>) -> Self {
        match line {
            Line::Product(line) => Self::Product {
                product_id: line.product_id,
                title: &line.title,
                unit_price: line.unit_price,
                quantity: line.quantity,
                image: line.image.as_ref().map(|picture| ImageView::new(picture, artisan.user(), images_url)),
            },
            Line::Delivery(DeliveryLine { option, fee }) => {
                Self::Delivery { option: *option, title: option.title(), unit_price: *fee, quantity: 1 }
            }
        }
    }
}

/// What shows that an order arrived.
#[derive(Debug, Clone, Serialize)]
struct ProofView<'a> {
    #[serde(flatten)]
    proof: &'a Proof,
    /// The photos, where whoever reads the order can open them.
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<Vec<FileLink>>,
}

/// Where an order goes to.
#[derive(Debug, Clone, Serialize)]
pub struct DeliveryView<'a> {
    recipient: &'a str,
    phone: &'a str,
    address: &'a str,
    city: &'a str,
    area: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    landmark: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<Pin>,
    /// The place to pick up at, or who the courier is.
    #[serde(skip_serializing_if = "Option::is_none")]
    option_words: Option<&'a str>,
}

/// The money of an order.
#[derive(Debug, Clone, Serialize)]
pub struct EscrowView {
    id: EscrowId,
    order_id: OrderId,
    status: EscrowStatus,
    amount: Money,
    held: Money,
    released: Money,
    fees: Money,
    refunded: Money,
    charged_back: Money,
}

impl<'a> OrderView<'a> {
    /// For `party`, with its pictures below `images_url`. The release code is the buyer's alone.
    pub fn new(order: &'a Order, party: Party, images_url: Option<&str>, at: Timestamp) -> Self {
        let usable = matches!(
            order.status(),
            OrderStatus::Paid | OrderStatus::Accepted | OrderStatus::Shipped | OrderStatus::Delivered
        );
        let (release_code, proceeds) = match party {
            Party::Buyer(buyer) => (usable.then(|| order.release_code(buyer)), None),
            Party::Artisan(_) => (None, order.proceeds()),
        };
        let tells_how_buyer_is_rated = matches!(party, Party::Artisan(_));
        Self {
            release_code,
            proceeds,
            tells_how_buyer_is_rated,
            ..Self::shown(order, order.actions(party, at), images_url)
        }
    }

    /// Of whoever has reviewed the other side, and cannot change it any more.
    #[must_use]
    pub fn reviewed(mut self, is_reviewed: bool) -> Self {
        self.actions.retain(|action| !is_reviewed || action.action != OrderAction::Review);
        self
    }

    /// For the administrator `admin`.
    pub fn for_admin(order: &'a Order, admin: UserId, images_url: Option<&str>, at: Timestamp) -> Self {
        Self::shown(order, order.actions_of_admin(admin, at), images_url)
    }

    fn shown(order: &'a Order, actions: Vec<Action<OrderAction>>, images_url: Option<&str>) -> Self {
        let lines = order.lines().iter();
        Self {
            id: order.id(),
            status: order.status(),
            payment_status: order.payment_status(),
            escrow_status: order.escrow().status,
            escrow_id: order.escrow().id,
            buyer_id: order.buyer_id(),
            artisan_id: order.artisan_id(),
            payment_id: order.payment_id(),
            lines: lines.map(|line| LineView::new(line, order.artisan_id(), images_url)).collect(),
            total: order.total(),
            tracking: order.tracking(),
            proof: order.proof().map(|proof| ProofView { proof, files: None }),
            reason: order.reason(),
            cancelled_by: order.cancelled_by(),
            dispute_id: order.dispute_id(),
            conversation_id: order.id().conversation(),
            refund_offer: order.offer(),
            refunds: order.refunds(),
            payment_disputed: !order.chargebacks().is_empty(),
            created_at: order.created_at(),
            paid_at: order.paid_at(),
            accepted_at: order.accepted_at(),
            shipped_at: order.shipped_at(),
            delivered_at: order.delivered_at(),
            closed_at: order.closed_at(),
            deliver_by: order.deliver_by(),
            due_at: order.deadline(),
            fee_basis_points: order.terms().fee,
            proceeds: order.proceeds(),
            actions,
            release_code: None,
            delivery: None,
            tells_how_buyer_is_rated: true,
        }
    }

    /// With the photos of its delivery, each where `link` says.
    #[must_use]
    pub fn with_photos(mut self, link: impl Fn(UploadId) -> FileLink) -> Self {
        if let Some(shown) = &mut self.proof {
            shown.files = Some(shown.proof.uploads.iter().map(|id| link(*id)).collect());
        }
        self
    }

    /// With where it goes to. An artisan is shown it from acceptance on, while there is something to deliver or to answer for:
    /// of an order that was called off, the buyer's address is none of theirs.
    #[must_use]
    pub fn with_delivery(mut self, delivery: Option<&'a Delivery>, party: Option<Party>) -> Self {
        let concerns_artisan = self.accepted_at.is_some() && self.status != OrderStatus::Cancelled;
        let shown = !matches!(party, Some(Party::Artisan(_))) || concerns_artisan;
        self.delivery = delivery.filter(|_| shown).map(DeliveryView::new);
        self
    }
}

impl<'a> DeliveryView<'a> {
    fn new(delivery: &'a Delivery) -> Self {
        Self {
            recipient: &delivery.recipient,
            phone: &delivery.phone,
            address: &delivery.address,
            city: &delivery.city,
            area: &delivery.area,
            landmark: delivery.landmark.as_deref(),
            pin: delivery.pin,
            option_words: delivery.option_words.as_deref(),
        }
    }
}

impl EscrowView {
    /// The same for both parties.
    pub fn new(escrow: &Escrow) -> Self {
        Self {
            id: escrow.id,
            order_id: escrow.id.order(),
            status: escrow.status,
            amount: escrow.amount,
            held: escrow.held,
            released: escrow.released,
            fees: escrow.fees,
            refunded: escrow.refunded,
            charged_back: escrow.charged_back(),
        }
    }
}
