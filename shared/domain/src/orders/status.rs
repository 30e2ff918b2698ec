//! How far an order is, and the buyer's side of its money.

use serde::{Deserialize, Serialize};

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
