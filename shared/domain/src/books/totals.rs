//! Sums of postings, as a report shows them: the platform's own accounts by name, those of orders, artisans and refunds
//! summed by kind. They are added up part by part, and any part adds up to nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Account, Currency, Posting};

/// What was debited and credited to one line of a report, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Turnover {
    /// What came in.
    pub debit: i64,
    /// What went out.
    pub credit: i64,
}

impl Turnover {
    /// Debits less credits: positive for an asset or an expense, negative for a liability or revenue.
    pub const fn balance(self) -> i64 {
        self.debit - self.credit
    }
}

/// Turnovers by currency and line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Totals(pub BTreeMap<String, BTreeMap<String, Turnover>>);

impl Totals {
    /// The turnovers of `postings`.
    pub fn of<'a>(postings: impl IntoIterator<Item = &'a Posting>) -> Self {
        let mut totals = Self::default();
        for posting in postings {
            totals.line(posting.currency, &posting.debit).debit += posting.amount;
            totals.line(posting.currency, &posting.credit).credit += posting.amount;
        }
        totals
    }

    /// Adds other turnovers.
    pub fn add(&mut self, other: &Self) {
        for (currency, lines) in &other.0 {
            for (line, turnover) in lines {
                let own = self.0.entry(currency.clone()).or_default().entry(line.clone()).or_default();
                own.debit += turnover.debit;
                own.credit += turnover.credit;
            }
        }
    }

    /// The balance of one line; zero when nothing was posted to it.
    pub fn balance(&self, currency: Currency, line: &str) -> i64 {
        self.0.get(currency.code()).and_then(|lines| lines.get(line)).map_or(0, |turnover| turnover.balance())
    }

    /// What was debited to one line.
    pub fn debit(&self, currency: Currency, line: &str) -> i64 {
        self.0.get(currency.code()).and_then(|lines| lines.get(line)).map_or(0, |turnover| turnover.debit)
    }

    /// What all lines of each currency add up to: nothing, unless something is wrong.
    pub fn sums(&self) -> impl Iterator<Item = (&str, i64)> {
        self.0.iter().map(|(currency, lines)| {
            (currency.as_str(), lines.values().map(|turnover| turnover.balance()).sum())
        })
    }

    fn line(&mut self, currency: Currency, account: &Account) -> &mut Turnover {
        self.0.entry(currency.code().to_owned()).or_default().entry(line_of(account)).or_default()
    }
}

/// The line that an account is part of.
pub fn line_of(account: &Account) -> String {
    match account {
        Account::Escrow(_) => "escrow".to_owned(),
        Account::Available(_) => "artisan:available".to_owned(),
        Account::Transit(_) => "artisan:transit".to_owned(),
        Account::Debt(_) => "artisan:debt".to_owned(),
        Account::Refund(_) => "refund".to_owned(),
        Account::Gateway(_)
        | Account::Suspense
        | Account::Fees
        | Account::GatewayFees
        | Account::Losses
        | Account::Operations => account.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Money, samples};

    #[test]
    fn any_part_adds_up_to_nothing_and_parts_to_the_whole() {
        let postings: Vec<Posting> = samples::events().into_iter().flat_map(|event| event.postings).collect();
        let whole = Totals::of(&postings);
        let mut parts = Totals::default();
        for part in postings.chunks(2) {
            let part = Totals::of(part);
            assert!(part.sums().all(|(_, sum)| sum == 0));
            parts.add(&part);
        }
        assert_eq!(parts, whole);
        assert!(whole.sums().count() > 0);
    }

    #[test]
    fn orders_are_summed_and_the_platform_is_named() {
        let escrow = |byte| Account::Escrow(crate::TypedId::new(samples::start(), [byte; 10]));
        let paid = |escrow| {
            let asset = Account::Gateway("paystack".to_owned());
            Posting::new(asset, escrow, Money::new(100, Currency::NGN)).unwrap()
        };
        let totals = Totals::of(&[paid(escrow(1)), paid(escrow(2))]);
        assert_eq!(totals.balance(Currency::NGN, "escrow"), -200);
        assert_eq!(totals.balance(Currency::NGN, "gateway:paystack"), 200);
        assert_eq!(totals.balance(Currency::NGN, "fees"), 0);
    }
}
