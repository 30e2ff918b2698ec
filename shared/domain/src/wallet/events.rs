//! What happens to a wallet: each a change of its balances.

use serde::{Deserialize, Serialize};

use crate::event::events;
use crate::{ArtisanId, Money, OrderId, PayoutId};

/// What each event of a wallet carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalletFacts {
    /// Whose wallet.
    pub artisan_id: ArtisanId,
    /// How much it is about.
    pub amount: Money,
    /// What waits for a payout after the event.
    pub available_after: Money,
    /// What is held after the event.
    pub held_after: Money,
    /// What is on its way to the bank after the event.
    pub in_transit_after: Money,
    /// What has arrived at the bank after the event, over all time.
    pub paid_out_after: Money,
    /// What the artisan owes after the event.
    pub debt_after: Money,
}

/// What an event about money in escrow carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalletHeld {
    /// The wallet.
    #[serde(flatten)]
    pub wallet: WalletFacts,
    /// The order that the money is of.
    pub order_id: OrderId,
}

/// What an event carries that brings money of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalletCredited {
    /// The wallet.
    #[serde(flatten)]
    pub wallet: WalletFacts,
    /// The order that the money is of.
    pub order_id: OrderId,
    /// What was kept for a debt.
    pub recovered: Money,
}

/// What an event carries that takes money of an order again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalletTaken {
    /// The wallet.
    #[serde(flatten)]
    pub wallet: WalletFacts,
    /// The order that the money was of.
    pub order_id: OrderId,
    /// What was not there and is owed.
    pub owed: Money,
}

/// What an event about a payout carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalletPayout {
    /// The wallet.
    #[serde(flatten)]
    pub wallet: WalletFacts,
    /// The payout.
    pub payout_id: PayoutId,
}

/// What [`WalletEvent::PayoutReturned`] carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalletPayoutReturned {
    /// The wallet.
    #[serde(flatten)]
    pub wallet: WalletFacts,
    /// The payout.
    pub payout_id: PayoutId,
    /// What was kept for a debt.
    pub recovered: Money,
}

events! {
    /// What happens to a wallet.
    pub enum WalletEvent {
        /// A buyer paid for an order.
        Held(WalletHeld) = "wallet.held",
        /// What was held goes back to the buyer.
        GivenBack(WalletHeld) = "wallet.given_back",
        /// What was held is the artisan's.
        Credited(WalletCredited) = "wallet.credited",
        /// What an order had brought is taken again.
        TakenBack(WalletTaken) = "wallet.taken_back",
        /// The buyer's bank took what an order had brought.
        ChargedBack(WalletTaken) = "wallet.charged_back",
        /// The bank gave it back.
        Restored(WalletCredited) = "wallet.restored",
        /// A payout started.
        PayoutStarted(WalletPayout) = "wallet.payout_started",
        /// A payout arrived.
        PaidOut(WalletPayout) = "wallet.paid_out",
        /// A payout came back.
        PayoutReturned(WalletPayoutReturned) = "wallet.payout_returned",
        /// Payouts that the bank refused are tried again.
        PayoutsResumed(WalletFacts) = "wallet.payouts_resumed",
    }
}

impl WalletEvent {
    /// The wallet after the event.
    pub fn wallet(&self) -> &WalletFacts {
        match self {
            Self::Held(event) | Self::GivenBack(event) => &event.wallet,
            Self::Credited(event) | Self::Restored(event) => &event.wallet,
            Self::TakenBack(event) | Self::ChargedBack(event) => &event.wallet,
            Self::PayoutStarted(event) | Self::PaidOut(event) => &event.wallet,
            Self::PayoutReturned(event) => &event.wallet,
            Self::PayoutsResumed(wallet) => wallet,
        }
    }
}
