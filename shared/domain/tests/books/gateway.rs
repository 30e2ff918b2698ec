//! A gateway that keeps its own books: what was paid, refunded and transferred, whether we heard of it or not.

use std::collections::{BTreeMap, BTreeSet};

use domain::chargebacks::ChargebackReport;
use domain::payments::Charge;
use domain::payouts::TransferReport;
use domain::refunds::RefundReport;
use domain::{BasisPoints, Currency, Money, PaymentId, Timestamp, TypedId};

/// What becomes of one call to the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Network {
    /// It arrives and is answered.
    Fine,
    /// It never arrives.
    RequestLost,
    /// It takes effect; the answer never comes back, or whoever asked has died.
    AnswerLost,
}

/// A refund at the gateway, with all that was ever reported of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RefundThere {
    pub(crate) amount: Money,
    pub(crate) reports: Vec<RefundReport>,
}

/// A transfer at the gateway, with all that was ever reported of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TransferThere {
    pub(crate) amount: Money,
    pub(crate) reports: Vec<TransferReport>,
}

/// The gateway.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Gateway {
    pub(crate) charges: BTreeMap<String, Charge>,
    /// By the note that we send; it does not notice when the same one is sent twice.
    pub(crate) refunds: BTreeMap<String, Vec<RefundThere>>,
    /// Refunds, by their identifiers, in whose place somebody refunded by hand.
    pub(crate) refunded_by_hand: BTreeSet<String>,
    /// Charges that went back without a refund or a chargeback.
    pub(crate) taken_back: BTreeSet<String>,
    /// By our reference, which it takes only once.
    pub(crate) transfers: BTreeMap<String, TransferThere>,
    /// By the reference of the payment.
    pub(crate) chargebacks: BTreeMap<String, (Money, ChargebackReport)>,
    pub(crate) balance: BTreeMap<Currency, i64>,
}

/// What it keeps of a transfer, in minor units.
pub(crate) const TRANSFER_FEE: i64 = 2_500;

impl Gateway {
    /// Somebody pays on the page; a page is paid once. Answers whether this was the time.
    pub(crate) fn pay(&mut self, reference: &str, amount: Money, at: Timestamp) -> bool {
        self.pay_a_page_of(reference, PaymentId::from_reference(reference), amount, at)
    }

    /// The same, on a page that was opened for `opened_for`, or by somebody else.
    pub(crate) fn pay_a_page_of(
        &mut self,
        reference: &str,
        opened_for: Option<PaymentId>,
        amount: Money,
        at: Timestamp,
    ) -> bool {
        if self.charges.contains_key(reference) {
            return false;
        }
        let fee = BasisPoints::try_from(150).unwrap().of(amount);
        let transaction_id = format!("{}", self.charges.len() + 1);
        let charge = Charge { amount, fee: Some(fee), transaction_id, paid_at: at, opened_for };
        self.charges.insert(reference.to_owned(), charge);
        self.move_balance(amount, 1);
        self.move_balance(fee, -1);
        true
    }

    /// What was paid goes back, by the bank or by hand. Answers whether that was news.
    pub(crate) fn take_back(&mut self, reference: &str) -> bool {
        let Some(charge) = self.charges.get(reference) else { return false };
        let amount = charge.amount;
        if self.chargebacks.contains_key(reference) || !self.taken_back.insert(reference.to_owned()) {
            return false;
        }
        self.move_balance(amount, -1);
        true
    }

    /// Whether it shows the charge as paid and gone since.
    pub(crate) fn is_reversed(&self, reference: &str) -> bool {
        let lost = |(amount, report): &(Money, ChargebackReport)| {
            *report == ChargebackReport::Lost && *amount == self.charges[reference].amount
        };
        self.taken_back.contains(reference) || self.chargebacks.get(reference).is_some_and(lost)
    }

    /// Takes a refund, and takes it again when asked again.
    pub(crate) fn create_refund(&mut self, note: &str, amount: Money) {
        let there = RefundThere { amount, reports: vec![RefundReport::Pending] };
        self.refunds.entry(note.to_owned()).or_default().push(there);
    }

    /// The refund's next state, where there is a way to it. Answers whether there was.
    pub(crate) fn move_refund(&mut self, note: &str, to: RefundReport) -> bool {
        let Some(refund) = self.refunds.get_mut(note).and_then(|all| all.last_mut()) else { return false };
        let may = match refund.reports.last().unwrap() {
            RefundReport::Pending => to != RefundReport::Pending,
            RefundReport::NeedsAttention => to != RefundReport::NeedsAttention,
            // An operator sent it by hand.
            RefundReport::Failed => to == RefundReport::Processed,
            RefundReport::Processed | RefundReport::RefundedAlready => false,
        };
        if may {
            refund.reports.push(to);
            let amount = refund.amount;
            if to == RefundReport::Processed {
                self.move_balance(amount, -1);
            }
        }
        may
    }

    /// The buyer gets what is under way.
    pub(crate) fn finish_refund(&mut self, note: &str) {
        let refund = self.refunds.get(note).and_then(|all| all.last());
        if refund.is_some_and(|there| there.reports.last() == Some(&RefundReport::Pending)) {
            self.move_refund(note, RefundReport::Processed);
        }
    }

    /// Takes a transfer; one with a reference that it has is the one it has.
    pub(crate) fn transfer(&mut self, reference: &str, amount: Money) {
        let there = TransferThere { amount, reports: vec![TransferReport::Pending] };
        self.transfers.entry(reference.to_owned()).or_insert(there);
    }

    /// The transfer's next state, where there is a way to it. Answers whether there was.
    pub(crate) fn move_transfer(&mut self, reference: &str, to: &TransferReport) -> bool {
        let Some(transfer) = self.transfers.get_mut(reference) else { return false };
        let (from, amount) = (transfer.reports.last().unwrap().clone(), transfer.amount);
        let may = match (&from, to) {
            (TransferReport::Pending, to) => *to != TransferReport::Pending,
            (TransferReport::Succeeded { .. }, TransferReport::Reversed { .. }) => true,
            (
                TransferReport::Succeeded { .. }
                | TransferReport::Failed { .. }
                | TransferReport::NotApproved { .. }
                | TransferReport::Reversed { .. },
                _,
            ) => false,
        };
        if may {
            transfer.reports.push(to.clone());
            match (from, to) {
                (_, TransferReport::Succeeded { fee }) => {
                    self.move_balance(amount, -1);
                    self.move_balance(fee.unwrap(), -1);
                }
                (TransferReport::Succeeded { .. }, _) => self.move_balance(amount, 1),
                _ => {}
            }
        }
        may
    }

    /// The buyer asks the bank for so many thousandths of what was paid. Answers whether that was news.
    pub(crate) fn dispute(&mut self, reference: &str, thousandths: i64) -> bool {
        let Some(charge) = self.charges.get(reference) else { return false };
        let amount = Money::new(charge.amount.amount * thousandths / 1_000, charge.amount.currency);
        if !amount.is_positive()
            || self.chargebacks.contains_key(reference)
            || self.taken_back.contains(reference)
        {
            return false;
        }
        self.chargebacks.insert(reference.to_owned(), (amount, ChargebackReport::Open));
        true
    }

    /// The bank decides, or decides anew. Answers whether that was news.
    pub(crate) fn decide_dispute(&mut self, reference: &str, to: ChargebackReport) -> bool {
        let Some((amount, from)) = self.chargebacks.get(reference).copied() else { return false };
        let decided = matches!(from, ChargebackReport::Won | ChargebackReport::Lost);
        if from == to || (decided && !matches!(to, ChargebackReport::Won | ChargebackReport::Lost)) {
            return false;
        }
        self.chargebacks.insert(reference.to_owned(), (amount, to));
        match (from, to) {
            (_, ChargebackReport::Lost) => self.move_balance(amount, -1),
            (ChargebackReport::Lost, _) => self.move_balance(amount, 1),
            _ => {}
        }
        true
    }

    /// Money leaves by hand.
    pub(crate) fn pay_out(&mut self, amount: Money) {
        self.move_balance(amount, -1);
    }

    fn move_balance(&mut self, money: Money, sign: i64) {
        *self.balance.entry(money.currency).or_insert(0) += sign * money.amount;
    }
}
