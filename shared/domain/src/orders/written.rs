//! How an order is written: flat, in the table and in the history alike. The parts of [`Order`] are for its rules; what is
//! stored does not follow them when they move.

use serde::{Deserialize, Serialize};

use crate::escrow::Escrow;
use crate::orders::chargeback::Chargebacks;
use crate::orders::clock::Clock;
use crate::orders::code::Code;
use crate::orders::dispute::{BeforeDispute, Disputes, DisputesOpened};
use crate::orders::order::Sale;
use crate::orders::progress::{CancelledBy, Progress, Proof, Tracking};
use crate::orders::refund::{OrderRefund, RefundOffer, Returns};
use crate::orders::{Line, Order, OrderStatus, PaymentStatus, Terms};
use crate::pace::Pace;
use crate::{
    ArtisanId, ChargebackId, DisputeId, Due, Money, OrderId, PaymentId, Timestamp, UserId, is_default,
};

/// The order's item. A field without a value that is not written is one that most orders have not.
#[derive(Serialize, Deserialize)]
pub(super) struct Written {
    id: OrderId,
    buyer_id: UserId,
    artisan_id: ArtisanId,
    payment_id: PaymentId,
    gateway: String,
    lines: Vec<Line>,
    total: Money,
    status: OrderStatus,
    payment_status: PaymentStatus,
    escrow: Escrow,
    terms: Terms,
    release_code: String,
    #[serde(default, skip_serializing_if = "is_default")]
    wrong_codes: u8,
    #[serde(default, skip_serializing_if = "is_default")]
    reminders: u8,
    tracking: Option<Tracking>,
    proof: Option<Proof>,
    reason: Option<String>,
    #[serde(default)]
    offer: Option<RefundOffer>,
    #[serde(default, skip_serializing_if = "is_default")]
    refunds: Vec<OrderRefund>,
    #[serde(default, skip_serializing_if = "is_default")]
    chargebacks: Vec<ChargebackId>,
    #[serde(default)]
    ended_from: Option<OrderStatus>,
    created_at: Timestamp,
    paid_at: Option<Timestamp>,
    accepted_at: Option<Timestamp>,
    shipped_at: Option<Timestamp>,
    delivered_at: Option<Timestamp>,
    closed_at: Option<Timestamp>,
    #[serde(default)]
    cancelled_by: Option<CancelledBy>,
    dispute_id: Option<DisputeId>,
    #[serde(default, skip_serializing_if = "is_default")]
    disputes_opened: DisputesOpened,
    before_dispute: Option<BeforeDispute>,
    #[serde(default, skip_serializing_if = "is_default")]
    paused_seconds: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    artisan_pace: Option<Pace>,
    due: Option<Due>,
}

// Each part is taken apart by name, without a rest: a field that is not written does not compile.
impl From<Order> for Written {
    fn from(order: Order) -> Self {
        let Order {
            id,
            sale,
            status,
            payment_status,
            escrow,
            progress,
            code,
            clock,
            returns,
            disputes,
            chargebacks,
            artisan_pace,
        } = order;
        let Sale { buyer_id, artisan_id, payment_id, gateway, lines, total, terms, created_at } = sale;
        let Progress {
            paid_at,
            accepted_at,
            shipped_at,
            tracking,
            delivered_at,
            proof,
            closed_at,
            reason,
            cancelled_by,
        } = progress;
        let Code { digits: release_code, wrong: wrong_codes } = code;
        let Clock { due, reminders, paused_seconds } = clock;
        let Returns { offer, refunds } = returns;
        let Disputes { last: dispute_id, opened: disputes_opened, before: before_dispute } = disputes;
        let Chargebacks { open: chargebacks, ended_from } = chargebacks;
        Self {
            id,
            buyer_id,
            artisan_id,
            payment_id,
            gateway,
            lines,
            total,
            status,
            payment_status,
            escrow,
            terms,
            release_code,
            wrong_codes,
            reminders,
            tracking,
            proof,
            reason,
            offer,
            refunds,
            chargebacks,
            ended_from,
            created_at,
            paid_at,
            accepted_at,
            shipped_at,
            delivered_at,
            closed_at,
            cancelled_by,
            dispute_id,
            disputes_opened,
            before_dispute,
            paused_seconds,
            artisan_pace,
            due,
        }
    }
}

impl From<Written> for Order {
    fn from(written: Written) -> Self {
        Self {
            id: written.id,
            sale: Sale {
                buyer_id: written.buyer_id,
                artisan_id: written.artisan_id,
                payment_id: written.payment_id,
                gateway: written.gateway,
                lines: written.lines,
                total: written.total,
                terms: written.terms,
                created_at: written.created_at,
            },
            status: written.status,
            payment_status: written.payment_status,
            escrow: written.escrow,
            progress: Progress {
                paid_at: written.paid_at,
                accepted_at: written.accepted_at,
                shipped_at: written.shipped_at,
                tracking: written.tracking,
                delivered_at: written.delivered_at,
                proof: written.proof,
                closed_at: written.closed_at,
                reason: written.reason,
                cancelled_by: written.cancelled_by,
            },
            code: Code { digits: written.release_code, wrong: written.wrong_codes },
            clock: Clock {
                due: written.due,
                reminders: written.reminders,
                paused_seconds: written.paused_seconds,
            },
            returns: Returns { offer: written.offer, refunds: written.refunds },
            disputes: Disputes {
                last: written.dispute_id,
                opened: written.disputes_opened,
                before: written.before_dispute,
            },
            chargebacks: Chargebacks { open: written.chargebacks, ended_from: written.ended_from },
            artisan_pace: written.artisan_pace,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;

    #[test]
    fn an_order_is_read_as_it_was_written_in_every_state() {
        for status in OrderStatus::ALL {
            let order = order_in(status);
            let written = serde_json::to_string(&order).unwrap();
            assert_eq!(serde_json::from_str::<Order>(&written).unwrap(), order, "{status:?}");
        }
    }
}
