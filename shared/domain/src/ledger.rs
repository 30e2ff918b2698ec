//! Double entry: whose money the gateways hold for us.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{ArtisanId, Currency, EscrowId, Money, RefundId};

/// An account of the ledger. Written as `escrow:esc_01J…`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Account {
    /// Asset: our balance at a payment gateway, by its name.
    Gateway(String),
    /// Liability: held for an order until it is released, refunded or divided.
    Escrow(EscrowId),
    /// Liability: an artisan's to have paid out.
    Available(ArtisanId),
    /// Liability: on its way to an artisan's bank.
    Transit(ArtisanId),
    /// Asset: owed to us by an artisan, of whom more was taken back than was there.
    Debt(ArtisanId),
    /// Liability: on its way back to a buyer.
    Refund(RefundId),
    /// Liability: money that belongs nowhere yet.
    Suspense,
    /// Revenue: the platform's fees.
    Fees,
    /// Expense: the gateways' fees.
    GatewayFees,
    /// Expense: what chargebacks took that no order had any more.
    Losses,
    /// Asset: the platform's own bank account, as far as operators paid somebody from it by hand.
    Operations,
}

impl Account {
    /// Whose it is, if it is an artisan's.
    pub const fn artisan(&self) -> Option<ArtisanId> {
        match self {
            Self::Available(id) | Self::Transit(id) | Self::Debt(id) => Some(*id),
            Self::Gateway(_)
            | Self::Escrow(_)
            | Self::Refund(_)
            | Self::Suspense
            | Self::Fees
            | Self::GatewayFees
            | Self::Losses
            | Self::Operations => None,
        }
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gateway(name) => write!(f, "gateway:{name}"),
            Self::Escrow(id) => write!(f, "escrow:{id}"),
            Self::Available(id) => write!(f, "artisan:{id}:available"),
            Self::Transit(id) => write!(f, "artisan:{id}:transit"),
            Self::Debt(id) => write!(f, "artisan:{id}:debt"),
            Self::Refund(id) => write!(f, "refund:{id}"),
            Self::Suspense => f.write_str("suspense"),
            Self::Fees => f.write_str("fees"),
            Self::GatewayFees => f.write_str("gateway_fees"),
            Self::Losses => f.write_str("losses"),
            Self::Operations => f.write_str("operations"),
        }
    }
}

impl FromStr for Account {
    type Err = InvalidAccount;

    fn from_str(text: &str) -> Result<Self, InvalidAccount> {
        let parts: Vec<&str> = text.split(':').collect();
        let parsed = match parts[..] {
            ["gateway", name] if !name.is_empty() => Some(Self::Gateway(name.to_owned())),
            ["escrow", id] => id.parse().ok().map(Self::Escrow),
            ["artisan", id, "available"] => id.parse().ok().map(Self::Available),
            ["artisan", id, "transit"] => id.parse().ok().map(Self::Transit),
            ["artisan", id, "debt"] => id.parse().ok().map(Self::Debt),
            ["refund", id] => id.parse().ok().map(Self::Refund),
            ["suspense"] => Some(Self::Suspense),
            ["fees"] => Some(Self::Fees),
            ["gateway_fees"] => Some(Self::GatewayFees),
            ["losses"] => Some(Self::Losses),
            ["operations"] => Some(Self::Operations),
            _ => None,
        };
        parsed.ok_or(InvalidAccount)
    }
}

impl TryFrom<String> for Account {
    type Error = InvalidAccount;

    fn try_from(text: String) -> Result<Self, InvalidAccount> {
        text.parse()
    }
}

impl From<Account> for String {
    fn from(account: Account) -> Self {
        account.to_string()
    }
}

/// The text names no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an account of the ledger")]
pub struct InvalidAccount;

/// One movement: `amount` is debited to one account and credited to another, so that every posting sums to zero by
/// construction. Never edited; a correction is a posting of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// The account that is debited.
    pub debit: Account,
    /// The account that is credited.
    pub credit: Account,
    /// Minor units, more than zero.
    pub amount: i64,
    /// The currency of the amount.
    pub currency: Currency,
}

impl Posting {
    /// A movement of `money` from `debit` to `credit`; `None` for nothing, since zero postings are not written.
    pub fn new(debit: Account, credit: Account, money: Money) -> Option<Self> {
        debug_assert!(money.amount >= 0, "a posting moves forward");
        money.is_positive().then_some(Self { debit, credit, amount: money.amount, currency: money.currency })
    }
}

/// Balances by account and currency: debits less credits. An asset or an expense is positive, a liability or revenue
/// negative, and all of one currency add up to zero.
pub fn balances<'a>(postings: impl IntoIterator<Item = &'a Posting>) -> BTreeMap<(Currency, Account), i64> {
    let mut balances = BTreeMap::new();
    for posting in postings {
        *balances.entry((posting.currency, posting.debit.clone())).or_insert(0) += posting.amount;
        *balances.entry((posting.currency, posting.credit.clone())).or_insert(0) -= posting.amount;
    }
    balances
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Timestamp, TypedId};

    #[test]
    fn every_account_comes_back_from_its_text() {
        let at = Timestamp::from_millis(1);
        let artisan = ArtisanId::new(at, [1; 10]);
        for account in [
            Account::Gateway("paystack".into()),
            Account::Escrow(EscrowId::new(at, [2; 10])),
            Account::Available(artisan),
            Account::Transit(artisan),
            Account::Debt(artisan),
            Account::Refund(RefundId::new(at, [3; 10])),
            Account::Suspense,
            Account::Fees,
            Account::GatewayFees,
            Account::Losses,
            Account::Operations,
        ] {
            assert_eq!(serde_json::to_value(&account).unwrap(), account.to_string());
            assert_eq!(account.to_string().parse(), Ok(account));
        }
        for wrong in ["escrow:ord_1", "gateway:", "debt"] {
            assert_eq!(wrong.parse::<Account>(), Err(InvalidAccount), "{wrong}");
        }
    }

    #[test]
    fn nothing_is_not_posted() {
        assert_eq!(Posting::new(Account::Suspense, Account::Fees, Money::zero(Currency::NGN)), None);
    }
}
