//! The test cards Flutterwave documents, and how a payment with each goes.

use serde::{Deserialize, Serialize};

/// A documented test card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Card {
    /// A Mastercard with a PIN that pays.
    Mastercard,
    /// A Visa card that pays.
    Visa,
    /// A Verve card that pays.
    Verve,
    /// A card without enough money.
    InsufficientFunds,
    /// A card the bank does not honour.
    DoNotHonour,
    /// A card that is suspected of fraud.
    Fraud,
}

impl Card {
    /// Every card, in the order the payment page offers them.
    pub const ALL: [Card; 6] =
        [Card::Mastercard, Card::Visa, Card::Verve, Card::InsufficientFunds, Card::DoNotHonour, Card::Fraud];

    /// The card with this number, spaces ignored.
    pub fn by_number(number: &str) -> Option<Card> {
        let digits: String = number.chars().filter(|c| !c.is_whitespace()).collect();
        Card::ALL.into_iter().find(|card| card.number() == digits)
    }

    /// The number printed on it.
    pub const fn number(self) -> &'static str {
        match self {
            Card::Mastercard => "5531886652142950",
            Card::Visa => "4187427415564246",
            Card::Verve => "5061460166976054667",
            Card::InsufficientFunds => "5258585922666506",
            Card::DoNotHonour => "5143010522339965",
            Card::Fraud => "5590131743294314",
        }
    }

    /// What a person sees of it.
    pub const fn description(self) -> &'static str {
        match self {
            Card::Mastercard => "Mastercard: pays",
            Card::Visa => "Visa: pays",
            Card::Verve => "Verve: pays",
            Card::InsufficientFunds => "not enough money on it",
            Card::DoNotHonour => "not honoured by the bank",
            Card::Fraud => "suspected of fraud",
        }
    }

    /// `card.type`.
    pub const fn brand(self) -> &'static str {
        match self {
            Card::Visa => "VISA",
            Card::Verve => "VERVE",
            Card::Mastercard | Card::InsufficientFunds | Card::DoNotHonour | Card::Fraud => "MASTERCARD",
        }
    }

    /// The bank's answer when it does not pay, as `processor_response` shows it.
    pub const fn refusal(self) -> Option<&'static str> {
        match self {
            Card::InsufficientFunds => Some("Insufficient Funds"),
            Card::DoNotHonour => Some("Do Not Honour"),
            Card::Fraud => Some("Fraudulent. Transaction could not be completed"),
            Card::Mastercard | Card::Visa | Card::Verve => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Card;

    #[test]
    fn a_card_is_found_by_its_number_with_or_without_spaces() {
        assert_eq!(Card::by_number("5258 5859 2266 6506"), Some(Card::InsufficientFunds));
        assert_eq!(Card::by_number("5531886652142950"), Some(Card::Mastercard));
        assert_eq!(Card::by_number("4084084084084081"), None, "Paystack's");
    }
}
