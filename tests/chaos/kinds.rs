//! The kinds of journeys, and how the orders of each end.

use std::fmt;

use domain::escrow::EscrowStatus;
use domain::orders::{Order, OrderStatus, PaymentStatus};

/// What happens to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The buyer confirms.
    Confirmed,
    /// The artisan enters the release code.
    Code,
    /// The buyer says nothing until the time is up.
    Silent,
    /// The buyer calls it off before it is accepted.
    Cancelled,
    /// The artisan calls it off.
    Declined,
    /// The artisan says nothing until the time is up.
    Unanswered,
    /// Nobody pays.
    Unpaid,
    /// It is paid when it has expired.
    PaidLate,
    /// It is paid at both gateways.
    PaidTwice,
    /// The two dispute it and agree how to divide the money.
    Agreed,
    /// The artisan offers a part of the money, and the buyer takes it.
    PartRefunded,
    /// One checkout from two artisans, of whom one declines.
    TwoArtisans,
}

/// The states that an order has at its end.
pub(crate) type End = (OrderStatus, EscrowStatus, PaymentStatus);

const COMPLETED: End = (OrderStatus::Completed, EscrowStatus::Released, PaymentStatus::Paid);
const CALLED_OFF: End = (OrderStatus::Cancelled, EscrowStatus::Refunded, PaymentStatus::Refunded);
const EXPIRED: End = (OrderStatus::Expired, EscrowStatus::Void, PaymentStatus::Void);

impl Kind {
    const ALL: [Self; 12] = [
        Self::Confirmed,
        Self::Code,
        Self::Silent,
        Self::Cancelled,
        Self::Declined,
        Self::Unanswered,
        Self::Unpaid,
        Self::PaidLate,
        Self::PaidTwice,
        Self::Agreed,
        Self::PartRefunded,
        Self::TwoArtisans,
    ];

    /// That of journey `number`: each in turn, so that every run has all of them.
    pub(crate) fn of(number: u64) -> Self {
        let index = usize::try_from(number).unwrap_or_default() % Self::ALL.len();
        Self::ALL[index]
    }

    /// How its order number `index` ends.
    pub(crate) fn end(self, index: usize) -> End {
        match self {
            Self::Confirmed | Self::Code | Self::Silent | Self::PaidTwice => COMPLETED,
            Self::Cancelled | Self::Declined | Self::Unanswered => CALLED_OFF,
            Self::Unpaid | Self::PaidLate => EXPIRED,
            Self::Agreed => (OrderStatus::Completed, EscrowStatus::Divided, PaymentStatus::PartlyRefunded),
            Self::PartRefunded => {
                (OrderStatus::Completed, EscrowStatus::Released, PaymentStatus::PartlyRefunded)
            }
            Self::TwoArtisans if index == 0 => COMPLETED,
            Self::TwoArtisans => CALLED_OFF,
        }
    }
}

/// The states that an order has.
pub(crate) fn state(order: &Order) -> End {
    (order.status(), order.escrow().status, order.payment_status())
}

/// A state in the words of the API: `completed, released, paid`.
pub(crate) fn words((order, escrow, payment): End) -> String {
    let word = |value: serde_json::Result<serde_json::Value>| {
        value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let all = [serde_json::to_value(order), serde_json::to_value(escrow), serde_json::to_value(payment)];
    all.map(word).join(", ")
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Confirmed => "confirmed",
            Self::Code => "by release code",
            Self::Silent => "silent buyer",
            Self::Cancelled => "cancelled by the buyer",
            Self::Declined => "declined by the artisan",
            Self::Unanswered => "never accepted",
            Self::Unpaid => "never paid",
            Self::PaidLate => "paid late",
            Self::PaidTwice => "paid twice",
            Self::Agreed => "disputed and agreed",
            Self::PartRefunded => "partly refunded",
            Self::TwoArtisans => "two artisans",
        })
    }
}
