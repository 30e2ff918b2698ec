//! A payment that the buyer's bank asks back. The gateway reports it, an operator answers, the bank decides. While it is open
//! the money of its orders rests; what is lost leaves the gateway's balance, and the books take it from where it is.

pub mod actions;
pub mod events;

use serde::{Deserialize, Serialize};

use crate::change::backoff_seconds;
use crate::chargebacks::events::{ChargebackEvent, ChargebackFacts};
use crate::escrow::Taken;
use crate::event::Entity;
use crate::orders::Order;
use crate::payments::{Payment, PaymentState};
use crate::refunds::{Closing, Refund};
use crate::wallet::Wallet;
use crate::{
    Account, ArtisanId, ChargebackId, Decision, Due, Money, OrderId, Outcome, PaymentId, Posting, RefundId,
    Refused, Step, Timestamp, TypedId, UserId, is_default,
};

const FIRST_WAIT_SECONDS: u64 = 5 * 60;
const MOST_WAIT_SECONDS: u64 = 6 * 60 * 60;

/// How far a chargeback is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChargebackStatus {
    /// An operator has to answer before its deadline.
    Open,
    /// An operator has answered; the gateway does not know yet, or we do not know whether it does.
    Answering,
    /// The bank looks at the answer.
    Answered,
    /// The money stays. Final, unless the bank decides anew.
    Won,
    /// The money is gone. Final, unless the bank decides anew.
    Lost,
}

impl ChargebackStatus {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 5] = [Self::Open, Self::Answering, Self::Answered, Self::Won, Self::Lost];

    /// Whether the bank has decided.
    pub const fn is_decided(self) -> bool {
        matches!(self, Self::Won | Self::Lost)
    }
}

/// What the gateway says about a chargeback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChargebackReport {
    /// It waits for the platform's answer.
    Open,
    /// It was answered, and the bank has not decided.
    Answered,
    /// The money stays.
    Won,
    /// The money left the balance.
    Lost,
}

/// Whether the platform gives in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The buyer is right.
    Accept,
    /// The buyer has what was promised.
    Contest,
}

/// What an operator answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargebackAnswer {
    /// Whether the platform gives in.
    pub verdict: Verdict,
    /// For the bank.
    pub note: String,
    /// The gateway's name of the file that was uploaded as evidence.
    pub evidence: Option<String>,
    /// Who says so.
    pub answered_by: UserId,
    /// When.
    pub at: Timestamp,
}

/// A chargeback that pays for a refund, and the refund, closed; committed together.
pub type Cover = (Outcome<Chargeback>, Outcome<Refund>);

impl ChargebackAnswer {
    /// Whether it says the same, whoever said it and whenever.
    fn says_as(&self, other: &Self) -> bool {
        (self.verdict, &self.note, &self.evidence) == (other.verdict, &other.note, &other.evidence)
    }
}

/// An order whose money is asked back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargebackPart {
    /// The order.
    pub order_id: OrderId,
    /// Whose it is.
    pub artisan_id: ArtisanId,
    /// Its part of the payment, by which the amount is divided.
    pub paid: Money,
    /// What the bank took of it, once it is lost.
    pub taken: Option<Taken>,
}

/// One chargeback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chargeback {
    /// Which one; derived from the gateway's name and its identifier.
    pub id: ChargebackId,
    /// The gateway's name.
    pub gateway: String,
    /// The gateway's identifier of it.
    pub gateway_id: String,
    /// Our reference of the transaction at the gateway.
    pub transaction_reference: String,
    /// The payment, when it is one of ours.
    pub payment_id: Option<PaymentId>,
    /// Who paid.
    pub buyer_id: Option<UserId>,
    /// What is asked back; what was taken, once it is lost.
    pub amount: Money,
    /// In the gateway's words, such as `fraud`.
    pub category: Option<String>,
    /// The orders that were funded by it; none, if it funded none.
    pub parts: Vec<ChargebackPart>,
    /// How far it is.
    pub status: ChargebackStatus,
    /// Until when it can be answered.
    pub answer_by: Option<Timestamp>,
    /// What the operator answered last.
    pub answer: Option<ChargebackAnswer>,
    /// What the bank took that no order had any more, once it is lost.
    pub uncovered: Option<Money>,
    /// Refunds that were closed without paying, since their money went this way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covered: Vec<CoveredRefund>,
    /// Its payment was settled as taken back, so that what the bank takes has left the books already. What it gives back after
    /// that is nobody's, and shows as drift.
    #[serde(default, skip_serializing_if = "is_default")]
    pub booked_before: bool,
    /// How often the answer was sent without one, or the gateway asked without news.
    pub attempts: u32,
    /// The last thing that went wrong, for operators.
    pub last_error: Option<String>,
    /// When we heard of it.
    pub created_at: Timestamp,
    /// When the state last changed.
    pub changed_at: Timestamp,
    /// When the gateway is told or asked next.
    pub due: Option<Due>,
}

impl Entity for Chargeback {
    type Event = ChargebackEvent;
}

/// A chargeback as the gateway shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownChargeback {
    /// The gateway's identifier.
    pub gateway_id: String,
    /// Our reference of the transaction.
    pub transaction_reference: String,
    /// What is asked back, or was taken.
    pub amount: Money,
    /// In the gateway's words.
    pub category: Option<String>,
    /// Until when it can be answered.
    pub answer_by: Option<Timestamp>,
    /// How far it is there.
    pub report: ChargebackReport,
}

/// A refund that was closed without paying, since this took the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoveredRefund {
    /// Which one.
    pub id: RefundId,
    /// How much of the loss it undid.
    pub amount: Money,
}

/// All that follows from what the gateway says; committed together. The parts are those that change, by their place.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargebackChange {
    /// The chargeback.
    pub chargeback: Outcome<Chargeback>,
    /// Its orders.
    pub orders: Vec<Option<Outcome<Order>>>,
    /// Their artisans' wallets.
    pub wallets: Vec<Option<Outcome<Wallet>>>,
    /// Refunds that were closed without paying and are owed again.
    pub reopened: Vec<Outcome<Refund>>,
}

impl Chargeback {
    /// The identifier of what `gateway` calls `gateway_id`: however often it is reported, it is one.
    pub fn id_of(gateway: &str, gateway_id: &str) -> ChargebackId {
        ChargebackId::derived(Timestamp::from_millis(0), &format!("{gateway}:{gateway_id}"))
    }

    /// A chargeback that the gateway shows for the first time. The money of the payment's `orders` rests from now on.
    pub fn open(
        gateway: &str,
        shown: &ShownChargeback,
        payment: Option<&Payment>,
        orders: &[Order],
        at: Timestamp,
    ) -> ChargebackChange {
        let id = Self::id_of(gateway, &shown.gateway_id);
        let funded = payment.filter(|payment| payment.status == PaymentState::Succeeded);
        let parts = funded.map_or(&[][..], |payment| &payment.parts).iter().map(|part| ChargebackPart {
            order_id: part.order_id,
            artisan_id: part.artisan_id,
            paid: part.amount,
            taken: None,
        });
        let chargeback = Self {
            id,
            gateway: gateway.to_owned(),
            gateway_id: shown.gateway_id.clone(),
            transaction_reference: shown.transaction_reference.clone(),
            payment_id: payment.map(|payment| payment.id),
            buyer_id: payment.map(|payment| payment.buyer_id),
            amount: shown.amount,
            category: shown.category.clone(),
            parts: parts.collect(),
            status: ChargebackStatus::Open,
            answer_by: shown.answer_by,
            answer: None,
            uncovered: None,
            covered: Vec::new(),
            booked_before: Self::is_booked(payment),
            attempts: 0,
            last_error: None,
            created_at: at,
            changed_at: at,
            due: first_look(at),
        };
        let wallets = orders.iter().map(|_| None).collect();
        let orders = orders.iter().map(|order| order.dispute_charge(id)).collect();
        ChargebackChange {
            chargeback: chargeback.outcome(ChargebackEvent::Opened, Vec::new()),
            orders,
            wallets,
            reopened: Vec::new(),
        }
    }

    /// Whether its money had gone back when its payment was settled, so that its loss is booked.
    fn is_booked(payment: Option<&Payment>) -> bool {
        payment.is_some_and(|payment| payment.status == PaymentState::Reversed)
    }

    /// An operator closes a refund without paying it: the bank took the same money, which no order had any more and which was
    /// booked as a loss. `Ok(None)` when it is closed.
    ///
    /// # Errors
    /// When the bank did not take that money, or so much of it.
    pub fn cover(&self, refund: &Refund, closing: Closing) -> Result<Option<Cover>, Refused> {
        let at = closing.at;
        let Some(closed) = refund.close(closing)? else { return Ok(None) };
        let same =
            self.gateway == refund.gateway && self.transaction_reference == refund.transaction_reference;
        if !same {
            return Err(Refused::new("refund-state", "This chargeback is about another payment."));
        }
        if self.status != ChargebackStatus::Lost {
            return Err(Refused::new(
                "chargeback-state",
                "The bank has not taken the money; a refund is closed only once the chargeback is lost.",
            ));
        }
        let covered = self
            .covered
            .iter()
            .try_fold(Money::zero(refund.amount.currency), |sum, covered| sum.plus(covered.amount))?;
        let rest = self.uncovered.unwrap_or(Money::zero(refund.amount.currency)).minus(covered)?;
        if rest.minus(refund.amount)?.amount < 0 {
            return Err(Refused::new(
                "refund-state",
                format!(
                    "The bank took {rest} of what was to be refunded, and this refund is {}.",
                    refund.amount
                ),
            ));
        }
        let mut chargeback = Self { changed_at: at, ..self.clone() };
        chargeback.covered.push(CoveredRefund { id: refund.id, amount: refund.amount });
        Ok(Some((chargeback.outcome(ChargebackEvent::RefundClosed, Vec::new()), closed)))
    }

    /// An operator answers. The step `chargebacks-settle` then tells the gateway.
    pub fn answer(&self, answer: ChargebackAnswer) -> Decision<Self> {
        match self.status {
            ChargebackStatus::Open => {
                let at = answer.at;
                let chargeback = Self {
                    status: ChargebackStatus::Answering,
                    answer: Some(answer),
                    attempts: 0,
                    last_error: None,
                    changed_at: at,
                    due: first_look(at),
                    ..self.clone()
                };
                Ok(Some(chargeback.outcome(ChargebackEvent::AnswerDecided, Vec::new())))
            }
            ChargebackStatus::Answering | ChargebackStatus::Answered
                if self.answer.as_ref().is_some_and(|given| given.says_as(&answer)) =>
            {
                Ok(None)
            }
            ChargebackStatus::Answering | ChargebackStatus::Answered => {
                Err(Refused::new("chargeback-state", "This chargeback has been answered."))
            }
            ChargebackStatus::Won | ChargebackStatus::Lost => {
                Err(Refused::new("chargeback-state", "The bank has decided this chargeback."))
            }
        }
    }

    /// The gateway did not take the answer: an operator gives another.
    pub fn refuse_answer(&self, why: &str, at: Timestamp) -> Option<Outcome<Self>> {
        (self.status == ChargebackStatus::Answering).then(|| {
            let chargeback = Self {
                status: ChargebackStatus::Open,
                attempts: 0,
                last_error: Some(why.to_owned()),
                changed_at: at,
                due: first_look(at),
                ..self.clone()
            };
            chargeback.outcome(ChargebackEvent::AnswerRefused, Vec::new())
        })
    }

    /// What the gateway says. `orders` are those of the parts, each with its artisan's wallet, in the same order. `Ok(None)`
    /// when that is no news. `covered` are the refunds that were [closed](Self::cover) for it.
    pub fn report(
        &self,
        shown: &ShownChargeback,
        orders: &[(Order, Wallet)],
        covered: &[Refund],
        at: Timestamp,
    ) -> Result<Option<ChargebackChange>, Refused> {
        use ChargebackStatus::{Answered, Answering, Lost, Open, Won};
        match (self.status, shown.report) {
            (Open | Answering, ChargebackReport::Answered) => {
                let chargeback = self.moved(Answered, at, first_look(at));
                let orders: Vec<_> = orders.iter().map(|_| None).collect();
                let wallets = orders.iter().map(|_| None).collect();
                let chargeback = chargeback.outcome(ChargebackEvent::Answered, Vec::new());
                Ok(Some(ChargebackChange { chargeback, orders, wallets, reopened: Vec::new() }))
            }
            (Open | Answering | Answered, ChargebackReport::Won) => Ok(Some(self.win(orders, at))),
            (Open | Answering | Answered | Won, ChargebackReport::Lost) => {
                self.lose(shown.amount, orders, at).map(Some)
            }
            (Lost, ChargebackReport::Won) => self.restore(orders, covered, at).map(Some),
            (Open | Answering | Answered | Won | Lost, ChargebackReport::Open)
            | (Answered | Won | Lost, ChargebackReport::Answered)
            | (Won, ChargebackReport::Won)
            | (Lost, ChargebackReport::Lost) => Ok(None),
        }
    }

    /// The gateway is about to be told, or there is no news: when to look again. Not a change worth a line of history.
    #[must_use]
    pub fn look_again(&self, at: Timestamp) -> Self {
        let attempts = self.attempts + 1;
        let wait = backoff_seconds(attempts, FIRST_WAIT_SECONDS, MOST_WAIT_SECONDS);
        let due = Some(Due { at: at.plus_seconds(wait), step: Step::ChargebacksSettle });
        Self { attempts, due: due.filter(|_| !self.status.is_decided()), ..self.clone() }
    }

    fn win(&self, orders: &[(Order, Wallet)], at: Timestamp) -> ChargebackChange {
        ChargebackChange {
            chargeback: self.moved(ChargebackStatus::Won, at, None).outcome(ChargebackEvent::Won, Vec::new()),
            wallets: orders.iter().map(|_| None).collect(),
            orders: orders.iter().map(|(order, _)| order.charge_stands(self.id, at)).collect(),
            reopened: Vec::new(),
        }
    }

    /// Each order bears its part, by what was paid for it; what none has any more is the platform's loss.
    fn lose(
        &self,
        amount: Money,
        orders: &[(Order, Wallet)],
        at: Timestamp,
    ) -> Result<ChargebackChange, Refused> {
        let mut chargeback = Self { amount, ..self.moved(ChargebackStatus::Lost, at, None) };
        let weights: Vec<u64> = self.parts.iter().map(|part| part.paid.amount.unsigned_abs()).collect();
        let mut uncovered = if self.parts.is_empty() { amount } else { Money::zero(amount.currency) };
        let (mut changed, mut wallets) = (Vec::new(), Vec::new());
        let shares = chargeback.parts.iter_mut().zip(amount.split(&weights));
        for ((part, share), (order, wallet)) in shares.zip(orders) {
            let (order, wallet, taken, missing) = order.charge_back(self.id, share, wallet, at)?;
            part.taken = Some(taken);
            uncovered = uncovered.plus(missing)?;
            changed.push(Some(order));
            wallets.push(Some(wallet));
        }
        if self.booked_before {
            uncovered = Money::zero(amount.currency);
        }
        let loss = Posting::new(Account::Losses, self.asset(), uncovered);
        chargeback.uncovered = Some(uncovered);
        let chargeback = chargeback.outcome(ChargebackEvent::Lost, loss.into_iter().collect());
        Ok(ChargebackChange { chargeback, orders: changed, wallets, reopened: Vec::new() })
    }

    /// It was lost, and the bank gave the money back.
    fn restore(
        &self,
        orders: &[(Order, Wallet)],
        covered: &[Refund],
        at: Timestamp,
    ) -> Result<ChargebackChange, Refused> {
        let mut chargeback = self.moved(ChargebackStatus::Won, at, None);
        let (mut changed, mut wallets) = (Vec::new(), Vec::new());
        for (part, (order, wallet)) in chargeback.parts.iter_mut().zip(orders) {
            match part.taken.take() {
                Some(taken) => {
                    let (order, wallet) = order.restore_charge(&taken, wallet, at)?;
                    changed.push(Some(order));
                    wallets.push(Some(wallet));
                }
                None => {
                    changed.push(None);
                    wallets.push(None);
                }
            }
        }
        let reopened: Vec<_> = covered.iter().filter_map(|refund| refund.reopen(at)).collect();
        chargeback.covered.retain(|covered| reopened.iter().all(|refund| refund.entity.id != covered.id));
        let back = chargeback.uncovered.take();
        let back = back.and_then(|back| Posting::new(self.asset(), Account::Losses, back));
        let chargeback = chargeback.outcome(ChargebackEvent::Reversed, back.into_iter().collect());
        Ok(ChargebackChange { chargeback, orders: changed, wallets, reopened })
    }

    fn moved(&self, status: ChargebackStatus, at: Timestamp, due: Option<Due>) -> Self {
        Self { status, attempts: 0, changed_at: at, due, ..self.clone() }
    }

    fn asset(&self) -> Account {
        Account::Gateway(self.gateway.clone())
    }

    fn outcome(
        self,
        event: impl FnOnce(ChargebackFacts) -> ChargebackEvent,
        postings: Vec<Posting>,
    ) -> Outcome<Self> {
        let facts = ChargebackFacts {
            chargeback_id: self.id,
            payment_id: self.payment_id,
            order_ids: self.parts.iter().map(|part| part.order_id).collect(),
            amount: self.amount,
            status: self.status,
            answer_by: self.answer_by,
        };
        Outcome { entity: self, event: event(facts), postings }
    }
}

fn first_look(at: Timestamp) -> Option<Due> {
    Some(Due { at: at.plus_seconds(FIRST_WAIT_SECONDS), step: Step::ChargebacksSettle })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::documented::{Table, answer, name};
    use crate::escrow::EscrowStatus;
    use crate::orders::{OrderStatus, PaymentStatus};
    use crate::refunds::{ClosingReason, RefundReport, RefundStatus};
    use crate::samples::*;
    use crate::{Currency, Decided, TypedId, ledger};

    pub(crate) fn transitions() -> Table {
        let mut table = Table::new(&[
            "state",
            "operator accepts",
            "operator contests",
            "answer refused",
            "reported open",
            "reported answered",
            "reported won",
            "reported lost",
        ]);
        for status in ChargebackStatus::ALL {
            let (chargeback, orders) = chargeback_in(status, OrderStatus::Delivered);
            let answered = |verdict| {
                let decision = chargeback.answer(chargeback_answer(verdict));
                answer(decision, |outcome| name(outcome.entity.status))
            };
            let refused = Ok(chargeback.refuse_answer("It came too late", start()));
            let reported = |report| {
                let change = chargeback.report(&shown(report, naira(10_000)), &orders, &[], start());
                answer(change, |change| name(change.chargeback.entity.status))
            };
            table.row(
                name(status),
                [
                    answered(Verdict::Accept),
                    answered(Verdict::Contest),
                    answer(refused, |outcome| name(outcome.entity.status)),
                    reported(ChargebackReport::Open),
                    reported(ChargebackReport::Answered),
                    reported(ChargebackReport::Won),
                    reported(ChargebackReport::Lost),
                ],
            );
        }
        table
    }

    #[test]
    fn the_transition_table_is_as_the_design_shows() {
        assert_eq!(
            transitions().compact(),
            "open: answering answering - - answered won lost\n\
             answering: x - open - answered won lost\n\
             answered: x - - - - won lost\n\
             won: x x - - - - lost\n\
             lost: x x - - - won -\n"
        );
    }

    fn applied(change: &ChargebackChange, before: &[(Order, Wallet)]) -> Vec<(Order, Wallet)> {
        let changed = change.orders.iter().zip(&change.wallets).zip(before);
        changed
            .map(|((order, wallet), (old, balance))| {
                let order = order.as_ref().map_or_else(|| old.clone(), |outcome| outcome.entity.clone());
                let wallet =
                    wallet.as_ref().map_or_else(|| balance.clone(), |outcome| outcome.entity.clone());
                (order, wallet)
            })
            .collect()
    }

    fn postings(change: &ChargebackChange) -> Vec<Posting> {
        let orders = change.orders.iter().flatten().flat_map(|order| order.postings.clone());
        change.chargeback.postings.iter().cloned().chain(orders).collect()
    }

    fn report(
        chargeback: &Chargeback,
        report: ChargebackReport,
        orders: &[(Order, Wallet)],
    ) -> (Chargeback, Vec<(Order, Wallet)>, Vec<Posting>) {
        let change = chargeback.report(&shown(report, naira(10_000)), orders, &[], start()).unwrap().unwrap();
        (change.chargeback.entity.clone(), applied(&change, orders), postings(&change))
    }

    #[test]
    fn nothing_of_the_order_moves_while_it_is_open_and_all_goes_on_when_it_is_won() {
        for status in [OrderStatus::Completed, OrderStatus::Cancelled] {
            let (chargeback, orders) = chargeback_in(ChargebackStatus::Open, status);
            let (order, wallet) = &orders[0];
            let moves = |order: &Order| match order.status() {
                OrderStatus::Completed => {
                    order.release(wallet, start()).is_ok_and(|decided| matches!(decided, Decided::Do(_)))
                }
                _ => order.refund(wallet, start()).is_ok_and(|decided| matches!(decided, Decided::Do(_))),
            };
            assert!(!moves(order), "{status:?}");
            let late = start().plus_seconds(DAY);
            let again = order.look_again(late).unwrap();
            assert!(again.due().unwrap().at > late, "it is not looked at every minute");
            let (won, orders, postings) = report(&chargeback, ChargebackReport::Won, &orders);
            assert_eq!((won.status, won.due, postings), (ChargebackStatus::Won, None, Vec::new()));
            assert!(moves(&orders[0].0), "{status:?}");
            assert!(orders[0].0.due().is_some(), "its event may be lost");
        }
    }

    #[test]
    fn lost_while_it_is_held_ends_the_order_and_won_after_all_it_goes_on_with_its_deadlines_anew() {
        for status in [OrderStatus::Paid, OrderStatus::Accepted, OrderStatus::Shipped, OrderStatus::Delivered]
        {
            let (chargeback, orders) = chargeback_in(ChargebackStatus::Open, status);
            let (lost, after, taken) = report(&chargeback, ChargebackReport::Lost, &orders);
            let (order, wallet) = &after[0];
            assert_eq!(order.status(), OrderStatus::ChargedBack, "{status:?}");
            assert_eq!((order.payment_status(), order.due()), (PaymentStatus::ChargedBack, None));
            assert_eq!((order.escrow().status, wallet.held), (EscrowStatus::ChargedBack, 0));
            let gateway = Account::Gateway("paystack".to_owned());
            let escrow = Account::Escrow(order.escrow().id);
            assert_eq!(taken, [Posting::new(escrow, gateway, naira(10_000)).unwrap()]);
            let later = start().plus_seconds(30 * DAY);
            let won = shown(ChargebackReport::Won, naira(10_000));
            let change = lost.report(&won, &after, &[], later).unwrap().unwrap();
            let (order, wallet) = &applied(&change, &after)[0];
            assert_eq!((order.status(), wallet.held), (status, 1_000_000));
            assert_eq!(order.payment_status(), PaymentStatus::Paid);
            assert!(order.due().unwrap().at > later, "{status:?}");
            let all = ledger::balances(taken.iter().chain(&postings(&change)));
            assert!(all.values().all(|balance| *balance == 0), "{all:?}");
        }
    }

    #[test]
    fn lost_after_the_release_is_taken_from_the_wallet_the_rest_is_owed_and_the_fee_goes_back() {
        let (chargeback, orders) = released_and_charged_back(100_000);
        let (lost, after, _) = report(&chargeback, ChargebackReport::Lost, &orders);
        let (order, wallet) = &after[0];
        assert_eq!((wallet.available, wallet.debt), (0, 850_000));
        assert_eq!(
            (order.status(), order.payment_status()),
            (OrderStatus::Completed, PaymentStatus::ChargedBack)
        );
        assert_eq!(order.escrow().fees, naira(0));
        let (won, back, _) = report(&lost, ChargebackReport::Won, &after);
        assert_eq!((won.status, back[0].1.available, back[0].1.debt), (ChargebackStatus::Won, 100_000, 0));
        assert_eq!(back[0].0.escrow(), orders[0].0.escrow());
    }

    #[test]
    fn what_no_order_has_any_more_is_the_platforms_loss() {
        let (chargeback, orders) = chargeback_in(ChargebackStatus::Open, OrderStatus::Cancelled);
        let (order, wallet) = &orders[0];
        let unflagged = order.clone().without_chargebacks();
        let (refunded, wallet, _) = moved(unflagged.refund(wallet, start()));
        let orders = [(refunded.entity, wallet.entity)];
        let (lost, after, taken) = report(&chargeback, ChargebackReport::Lost, &orders);
        assert_eq!(lost.uncovered, Some(naira(10_000)));
        let gateway = || Account::Gateway("paystack".to_owned());
        assert_eq!(taken, [Posting::new(Account::Losses, gateway(), naira(10_000)).unwrap()]);
        let (_, _, back) = report(&lost, ChargebackReport::Won, &after);
        assert_eq!(back, [Posting::new(gateway(), Account::Losses, naira(10_000)).unwrap()]);
    }

    #[test]
    fn a_payment_that_funded_nothing_is_lost_by_the_platform() {
        for payment in [None, Some(payment_in(PaymentState::Suspended))] {
            let shown = shown(ChargebackReport::Lost, naira(700));
            let opened = Chargeback::open("paystack", &shown, payment.as_ref(), &[], start());
            let lost = opened.chargeback.entity.report(&shown, &[], &[], start()).unwrap().unwrap();
            assert_eq!(lost.chargeback.entity.uncovered, Some(naira(700)));
        }
    }

    /// A refund that failed, and the chargeback of the same money, which is lost.
    fn failed_and_lost() -> (Refund, Chargeback) {
        let (chargeback, orders) = chargeback_in(ChargebackStatus::Open, OrderStatus::Cancelled);
        let (order, wallet) = &orders[0];
        let unflagged = order.clone().without_chargebacks();
        let (refunded, wallet, refund) = moved(unflagged.refund(wallet, start()));
        let (lost, ..) = report(&chargeback, ChargebackReport::Lost, &[(refunded.entity, wallet.entity)]);
        let failed = done(refund.entity.report(RefundReport::Failed, "17", start())).entity;
        (failed, lost)
    }

    fn closing_now() -> Closing {
        closing(ClosingReason::ChargedBack)
    }

    #[test]
    fn a_refund_of_what_the_bank_took_is_closed_without_paying_and_undoes_the_loss_once() {
        let (failed, lost) = failed_and_lost();
        let (covering, closed) = lost.cover(&failed, closing_now()).unwrap().unwrap();
        assert_eq!(closed.entity.status, RefundStatus::Closed);
        let undone = Posting::new(Account::Refund(failed.id), Account::Losses, naira(10_000)).unwrap();
        assert_eq!((closed.postings, covering.postings), (vec![undone], vec![]));
        assert_eq!(covering.entity.cover(&closed.entity, closing_now()), Ok(None), "once");
        let other = Refund { id: RefundId::new(start(), [66; 10]), ..failed.clone() };
        let refused = covering.entity.cover(&other, closing_now()).unwrap_err();
        assert_eq!(refused.problem, "refund-state", "the bank took that money once: {refused}");
    }

    #[test]
    fn a_refund_is_closed_only_for_a_lost_chargeback_of_the_same_payment_that_took_as_much() {
        let (failed, lost) = failed_and_lost();
        for status in ChargebackStatus::ALL.into_iter().filter(|status| *status != ChargebackStatus::Lost) {
            let open = Chargeback { status, ..lost.clone() };
            let refused = open.cover(&failed, closing_now()).unwrap_err();
            assert_eq!(refused.problem, "chargeback-state", "{status:?}");
        }
        let elsewhere = Chargeback { transaction_reference: "pay-other".to_owned(), ..lost.clone() };
        let less = Chargeback { uncovered: Some(naira(9_999)), ..lost.clone() };
        let from_orders = Chargeback { uncovered: Some(naira(0)), ..lost };
        for chargeback in [elsewhere, less, from_orders] {
            assert_eq!(chargeback.cover(&failed, closing_now()).unwrap_err().problem, "refund-state");
        }
    }

    #[test]
    fn what_was_closed_for_a_chargeback_is_owed_again_when_the_bank_decides_anew() {
        let (failed, lost) = failed_and_lost();
        let (covering, closed) = lost.cover(&failed, closing_now()).unwrap().unwrap();
        let won = shown(ChargebackReport::Won, naira(10_000));
        let (_, orders) = chargeback_in(ChargebackStatus::Lost, OrderStatus::Cancelled);
        let change = covering.entity.report(&won, &orders, &[closed.entity], start()).unwrap().unwrap();
        let reopened = &change.reopened[0];
        assert_eq!(
            (reopened.entity.status, change.chargeback.entity.covered),
            (RefundStatus::Failed, vec![])
        );
        let owed = Posting::new(Account::Losses, Account::Refund(failed.id), naira(10_000)).unwrap();
        assert_eq!(reopened.postings, [owed]);
        assert!(done(reopened.entity.mark_paid(by_hand())).entity.status == RefundStatus::PaidByHand);
    }

    #[test]
    fn what_was_settled_as_taken_back_is_not_lost_once_more() {
        let payment = payment_in(PaymentState::Reversed);
        let shown = shown(ChargebackReport::Lost, naira(10_000));
        let opened = Chargeback::open("paystack", &shown, Some(&payment), &[], start());
        let lost = opened.chargeback.entity.report(&shown, &[], &[], start()).unwrap().unwrap();
        assert_eq!((lost.chargeback.entity.uncovered, lost.chargeback.postings), (Some(naira(0)), vec![]));
    }

    #[test]
    fn several_orders_of_one_payment_bear_it_by_what_was_paid_for_each() {
        let (mut chargeback, orders) = chargeback_in(ChargebackStatus::Open, OrderStatus::Delivered);
        let other = orders[0].0.clone().with_id(OrderId::new(start(), [30; 10]));
        chargeback.parts.push(ChargebackPart {
            order_id: other.id(),
            paid: naira(5_000),
            ..chargeback.parts[0].clone()
        });
        let both = [orders[0].clone(), (other, orders[0].1.clone())];
        let shown = shown(ChargebackReport::Lost, Money::new(100_000, Currency::NGN));
        let change = chargeback.report(&shown, &both, &[], start()).unwrap().unwrap();
        let held = change.chargeback.entity.parts.iter().map(|part| part.taken.unwrap().held.amount);
        assert_eq!(held.collect::<Vec<_>>(), [66_667, 33_333]);
        let still_open = change.orders.iter().flatten().map(|order| order.entity.status());
        assert_eq!(still_open.collect::<Vec<_>>(), [OrderStatus::Delivered; 2], "most is still held");
    }

    #[test]
    fn reported_twice_it_is_one_and_a_decided_one_is_not_asked_about() {
        assert_eq!(Chargeback::id_of("paystack", "458951"), Chargeback::id_of("paystack", "458951"));
        assert_ne!(Chargeback::id_of("paystack", "458951"), Chargeback::id_of("flutterwave", "458951"));
        for status in ChargebackStatus::ALL {
            let (chargeback, _) = chargeback_in(status, OrderStatus::Delivered);
            assert_eq!(chargeback.due.is_some(), !status.is_decided(), "{status:?}");
            assert_eq!(chargeback.look_again(start()).due.is_some(), !status.is_decided(), "{status:?}");
        }
    }

    #[test]
    fn an_order_under_a_chargeback_takes_no_refund() {
        let (_, orders) = chargeback_in(ChargebackStatus::Open, OrderStatus::Delivered);
        let refused = orders[0].0.order_refund(
            crate::RefundId::new(start(), [1; 10]),
            naira(1_000),
            "Broken".to_owned(),
            start(),
        );
        assert_eq!(refused.unwrap_err().problem, "order-state");
    }
}
