//! The test cards Paystack documents, and how a payment with each goes.

use serde::{Deserialize, Serialize};

use crate::courses::RefundCourse;

/// A documented test card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Card {
    /// A Visa card that pays.
    Visa,
    /// A Verve card that pays.
    Verve,
    /// A card the bank declines.
    Declined,
    /// A card without enough money.
    InsufficientFunds,
    /// It pays, and refunds to it fail.
    RefundFails,
    /// It pays, and refunds to it need the customer's bank details.
    RefundNeedsAttention,
}

impl Card {
    /// Every card, in the order the payment page offers them.
    pub const ALL: [Card; 6] = [
        Card::Visa,
        Card::Verve,
        Card::Declined,
        Card::InsufficientFunds,
        Card::RefundFails,
        Card::RefundNeedsAttention,
    ];

    /// The card with this number, spaces ignored.
    pub fn by_number(number: &str) -> Option<Card> {
        let digits: String = number.chars().filter(|c| !c.is_whitespace()).collect();
        Card::ALL.into_iter().find(|card| card.number() == digits)
    }

    /// The number printed on it.
    pub const fn number(self) -> &'static str {
        match self {
            Card::Visa => "4084084084084081",
            Card::Verve => "507850785078507812",
            Card::Declined => "4084080000005408",
            Card::InsufficientFunds => "4084080000670037",
            Card::RefundFails => "4084080000671803",
            Card::RefundNeedsAttention => "4084080000671902",
        }
    }

    /// What a person sees of it.
    pub const fn description(self) -> &'static str {
        match self {
            Card::Visa => "Visa: pays",
            Card::Verve => "Verve: pays",
            Card::Declined => "declined by the bank",
            Card::InsufficientFunds => "not enough money on it",
            Card::RefundFails => "pays; refunds fail",
            Card::RefundNeedsAttention => "pays; refunds need bank details",
        }
    }

    /// `authorization.brand`.
    pub const fn brand(self) -> &'static str {
        match self {
            Card::Verve => "verve",
            _ => "visa",
        }
    }

    /// The bank's answer when it does not pay, as `gateway_response` shows it.
    pub const fn refusal(self) -> Option<&'static str> {
        match self {
            Card::Declined => Some("Declined"),
            Card::InsufficientFunds => Some("Insufficient Funds"),
            Card::Visa | Card::Verve | Card::RefundFails | Card::RefundNeedsAttention => None,
        }
    }

    /// How a refund to it goes.
    pub const fn refund_course(self) -> RefundCourse {
        match self {
            Card::RefundFails => RefundCourse::Failed,
            Card::RefundNeedsAttention => RefundCourse::NeedsAttention,
            Card::Visa | Card::Verve | Card::Declined | Card::InsufficientFunds => RefundCourse::Processed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Card;

    #[test]
    fn a_card_is_found_by_its_number_with_or_without_spaces() {
        assert_eq!(Card::by_number("4084 0800 0000 5408"), Some(Card::Declined));
        assert_eq!(Card::by_number("4084084084084081"), Some(Card::Visa));
        assert_eq!(Card::by_number("4111111111111111"), None);
    }
}
