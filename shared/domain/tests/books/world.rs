//! Orders, payments, wallets, refunds and payouts beside a gateway, with each step applying decisions as its function
//! does: read, decide, write whole.

use std::collections::BTreeMap;

use domain::artisans::{Artisan, PayoutAccount, PayoutMode, Profile, Tier, Verification};
use domain::books::audit::{self, Fault};
use domain::chargebacks::{
    Chargeback, ChargebackAnswer, ChargebackChange, ChargebackReport, ChargebackStatus, ShownChargeback,
    Verdict,
};
use domain::disputes::{Dispute, DisputeStatus, DisputeTerms, NoSide, Opening};
use domain::escrow::EscrowStatus;
use domain::escrow::Split;
use domain::history::{Entry, GENESIS};
use domain::ledger::{self, Account, Posting};
use domain::orders::refund::RefundStage;
use domain::orders::{
    CodeCheck, Confirmation, Line, NoParty, Order, OrderStatus, Placement, Proof, Terms, Tracking,
};
use domain::payments::{Payment, PaymentPart, PaymentState};
use domain::payouts::payable::{Obstacle, Payable, PayoutLimits};
use domain::payouts::{Payout, PayoutChange, PayoutStatus, TransferReport};
use domain::refunds::{Refund, RefundReport, RefundStatus, Settlement};
use domain::wallet::{PAYOUT_FAILURES_MAX, Wallet};
use domain::{
    Actor, ArtisanId, BasisPoints, Currency, DisputeId, DomainEvent, Entity, Facts, Money, OrderId, Outcome,
    PaymentId, PayoutId, ProductId, RefundId, Refused, Timestamp, Totals, TypedId, UserId,
};

use crate::gateway::{Gateway, Network};
use crate::shared::Shared;

pub(crate) const HOUR: u64 = 60 * 60;
pub(crate) const DAY: u64 = 24 * HOUR;

/// Whether something changed, or the name of the problem.
pub(crate) type Done = Result<bool, &'static str>;

/// Who sends a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    Buyer,
    Artisan,
    Stranger,
}

/// What a person does to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    Accept,
    Ship,
    Deliver,
    Confirm,
    EnterTheCode,
    EnterAWrongCode,
    Cancel,
}

/// What a side does in a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    AddEvidence,
    Answer,
    /// So many percent for the buyer.
    Propose(u8),
    /// Accepts what the other side proposes now.
    Accept,
    Withdraw,
    Escalate,
    Appeal,
}

/// All of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct World {
    pub(crate) now: Timestamp,
    pub(crate) orders: Shared<BTreeMap<OrderId, Order>>,
    pub(crate) payments: Shared<BTreeMap<PaymentId, Payment>>,
    pub(crate) artisans: Shared<BTreeMap<ArtisanId, Artisan>>,
    pub(crate) wallets: Shared<BTreeMap<ArtisanId, Wallet>>,
    pub(crate) refunds: Shared<BTreeMap<RefundId, Refund>>,
    pub(crate) payouts: Shared<BTreeMap<PayoutId, Payout>>,
    pub(crate) disputes: Shared<BTreeMap<DisputeId, Dispute>>,
    pub(crate) chargebacks: Shared<BTreeMap<PaymentId, Chargeback>>,
    pub(crate) journal: Shared<Vec<Posting>>,
    /// What happened to each entity, as the table keeps it.
    histories: Shared<BTreeMap<String, Shared<Vec<Entry>>>>,
    /// Changes so far: what belongs together has the same.
    change: u64,
    /// What happened, in order.
    pub(crate) actions: Vec<&'static str>,
    pub(crate) gateway: Shared<Gateway>,
    /// What the gateway has told us of its balance: what came in less what went out.
    told: Shared<BTreeMap<Currency, i64>>,
    /// Fees of transfers of which we heard the reversal before the success.
    pub(crate) fees_not_told: i64,
    made: u64,
}

pub(crate) fn naira(naira: i64) -> Money {
    Money::new(naira * 100, Currency::NGN)
}

fn buyer() -> UserId {
    UserId::new(Timestamp::from_millis(1), [1; 10])
}

fn admin() -> UserId {
    UserId::new(Timestamp::from_millis(1), [8; 10])
}

fn stranger() -> UserId {
    UserId::new(Timestamp::from_millis(1), [9; 10])
}

/// Artisans there are.
pub(crate) const ARTISANS: u8 = 3;

/// One of three artisans; the second owes the platform NGN 1,000.00.
pub(crate) fn artisan(number: u8) -> ArtisanId {
    ArtisanId::new(Timestamp::from_millis(1), [2 + number % ARTISANS; 10])
}

fn terms() -> Terms {
    Terms {
        payment_window_seconds: HOUR / 2,
        accept_within_seconds: 2 * DAY,
        deliver_within_seconds: 14 * DAY,
        deliver_at_latest_seconds: 21 * DAY,
        confirm_within_seconds: 7 * DAY,
        first_reminder_seconds: 5 * DAY,
        second_reminder_seconds: 6 * DAY,
        fee: BasisPoints::try_from(525).unwrap(),
    }
}

fn dispute_terms() -> DisputeTerms {
    DisputeTerms {
        answer_within_seconds: 5 * DAY,
        decide_within_seconds: 14 * DAY,
        appeal_within_seconds: 3 * DAY,
        end_within_seconds: 60 * DAY,
    }
}

/// `percent` of what is held for the buyer, the rest for the artisan.
fn split(held: Money, percent: u8) -> Split {
    let to_buyer = Money::new(held.amount * i64::from(percent.min(100)) / 100, held.currency);
    Split { to_buyer, to_artisan: held.minus(to_buyer).unwrap() }
}

/// The account of a number at the bank.
fn account(number: u8, set_at: Timestamp) -> PayoutAccount {
    PayoutAccount {
        gateway: "paystack".into(),
        recipient_code: format!("RCP_{number}"),
        bank_code: "058".into(),
        bank_name: "Bank".into(),
        account_last4: "6789".into(),
        account_name: "ADA OKAFOR".into(),
        set_at,
    }
}

/// A verified artisan with an account.
fn selling(id: ArtisanId, at: Timestamp) -> Artisan {
    let profile = Profile {
        display_name: "Ada".into(),
        legal_name: "Ada Okafor".into(),
        trades: Vec::new(),
        areas: Vec::new(),
        about: String::new(),
    };
    let verification = Verification::Verified;
    let artisan = Artisan { verification, ..Artisan::create(id, profile, at).entity };
    artisan.set_payout_account(account(0, at), HOLD).unwrap().unwrap().entity
}

/// How long payouts wait after an account was replaced.
pub(crate) const HOLD: u64 = DAY;

/// So low that a single order may take several days.
pub(crate) const LIMITS: PayoutLimits = PayoutLimits {
    minimum: 20_000,
    new_daily: 1_500_000,
    established_daily: 3_000_000,
    trusted_daily: 10_000_000,
};

fn paystack() -> Account {
    Account::Gateway("paystack".into())
}

fn no_party(why: NoParty) -> &'static str {
    match why {
        NoParty::Stranger => "stranger",
        NoParty::OtherParty => "other-party",
    }
}

fn no_side(why: NoSide) -> &'static str {
    match why {
        NoSide::Stranger => "stranger",
        NoSide::OtherSide => "other-side",
        NoSide::Partial => "partial",
    }
}

fn problem(refused: Refused) -> &'static str {
    refused.problem
}

fn user(order: &Order, who: Who) -> UserId {
    match who {
        Who::Buyer => order.buyer_id,
        Who::Artisan => order.artisan_id.user(),
        Who::Stranger => stranger(),
    }
}

impl World {
    pub(crate) fn new() -> Self {
        let debt = naira(1_000);
        let mut wallets: BTreeMap<_, _> =
            (0..ARTISANS).map(artisan).map(|id| (id, Wallet::empty(id, Currency::NGN))).collect();
        wallets.entry(artisan(1)).and_modify(|owing| owing.debt = debt.amount);
        let mut gateway = Gateway::default();
        gateway.balance.insert(Currency::NGN, -debt.amount);
        let now = Timestamp::from_millis(1_795_342_620_000);
        let artisans: BTreeMap<_, _> = (0..ARTISANS).map(artisan).map(|id| (id, selling(id, now))).collect();
        let journal: Vec<_> = Posting::new(Account::Debt(artisan(1)), paystack(), debt).into_iter().collect();
        let mut world = Self {
            now,
            artisans: artisans.into(),
            orders: Shared::default(),
            payments: Shared::default(),
            wallets: wallets.into(),
            refunds: Shared::default(),
            payouts: Shared::default(),
            disputes: Shared::default(),
            chargebacks: Shared::default(),
            journal: journal.into(),
            histories: Shared::default(),
            change: 0,
            actions: Vec::new(),
            told: gateway.balance.clone().into(),
            gateway: gateway.into(),
            fees_not_told: 0,
            made: 0,
        };
        // The wallets' first lines, with what is in them from the start.
        for wallet in world.wallets.values().cloned().collect::<Vec<_>>() {
            let nothing = wallet.hold(OrderId::new(world.now, [0; 10]), naira(0)).unwrap();
            world.keep(wallet.artisan_id.to_string(), &nothing);
        }
        world
    }

    pub(crate) fn wait(&mut self, seconds: u64) {
        self.now = self.now.plus_seconds(seconds);
    }

    fn random(&mut self) -> [u8; 10] {
        self.made += 1;
        let mut random = [0; 10];
        random[2..].copy_from_slice(&self.made.to_be_bytes());
        random
    }

    /// Takes over what a decision led to.
    fn log<E: Entity>(&mut self, subject: String, outcome: Outcome<E>) -> E {
        self.keep(subject, &outcome);
        self.actions.push(outcome.event.action());
        self.journal.extend(outcome.postings);
        outcome.entity
    }

    fn keep<E: Entity>(&mut self, subject: String, outcome: &Outcome<E>) {
        let history = self.histories.entry(subject.clone()).or_default();
        let entry = Entry {
            subject,
            seq: u64::try_from(history.len()).unwrap() + 1,
            at: self.now,
            actor: Actor::system("test"),
            action: outcome.event.action().to_owned(),
            facts: outcome.event.facts(),
            changed: Facts::new(),
            postings: outcome.postings.clone(),
            correlation_id: self.change.to_string(),
            previous_hash: history.last().map_or(GENESIS, |last| &last.hash).to_owned(),
            hash: String::new(),
        };
        history.push(entry.sealed());
    }

    /// A change of a wallet is a part of that of the order or payout before it.
    fn save_order(&mut self, outcome: Outcome<Order>) {
        self.change += 1;
        let order = self.log(outcome.entity.id.to_string(), outcome);
        self.orders.insert(order.id, order);
    }

    fn save_wallet(&mut self, outcome: Outcome<Wallet>) {
        let wallet = self.log(outcome.entity.artisan_id.to_string(), outcome);
        self.wallets.insert(wallet.artisan_id, wallet);
    }

    fn save_refund(&mut self, outcome: Outcome<Refund>) {
        let refund = self.log(outcome.entity.id.to_string(), outcome);
        self.refunds.insert(refund.id, refund);
    }

    fn save_payout(&mut self, outcome: Outcome<Payout>) {
        self.change += 1;
        let payout = self.log(outcome.entity.id.to_string(), outcome);
        self.payouts.insert(payout.id, payout);
    }

    fn save_dispute(&mut self, outcome: Outcome<Dispute>) {
        let dispute = self.log(outcome.entity.id.to_string(), outcome);
        self.disputes.insert(dispute.id, dispute);
    }

    fn told(&mut self, money: Money, sign: i64) {
        *self.told.entry(money.currency).or_insert(0) += sign * money.amount;
    }

    /// The buyer checks out what one artisan sells.
    pub(crate) fn place(&mut self, artisan_id: ArtisanId, total: Money) -> OrderId {
        self.place_together(&[(artisan_id, total)])[0]
    }

    /// The buyer checks out what several artisans sell: an order of each, and one payment.
    pub(crate) fn place_together(&mut self, cart: &[(ArtisanId, Money)]) -> Vec<OrderId> {
        let payment_id = PaymentId::new(self.now, self.random());
        let mut parts = Vec::new();
        for (artisan_id, total) in cart.iter().copied() {
            let order_id = OrderId::new(self.now, self.random());
            let product_id = ProductId::new(self.now, [7; 10]);
            let line = Line { product_id, title: "Stool".into(), unit_price: total, quantity: 1 };
            let placement = Placement {
                id: order_id,
                buyer_id: buyer(),
                artisan_id,
                payment_id,
                gateway: "paystack".into(),
                lines: vec![line],
                total,
                terms: terms(),
                release_code: "472913".into(),
            };
            parts.push(PaymentPart { order_id, artisan_id, amount: total });
            self.save_order(Order::place(placement, self.now));
        }
        let ids = parts.iter().map(|part| part.order_id).collect();
        let total = Money::new(parts.iter().map(|part| part.amount.amount).sum(), Currency::NGN);
        let until = self.now.plus_seconds(HOUR / 2);
        let page = "https://pay.example".to_owned();
        let payment =
            Payment::initialise(payment_id, buyer(), parts, total, "paystack", page, until, self.now);
        let payment = self.log(payment.entity.id.to_string(), payment);
        self.payments.insert(payment_id, payment);
        ids
    }

    /// The payment that funds an order.
    pub(crate) fn payment_of(&self, order: OrderId) -> &Payment {
        &self.payments[&self.orders[&order].payment_id]
    }

    /// The buyer pays `amount` on the order's page.
    pub(crate) fn pay(&mut self, order: OrderId, amount: Money) -> bool {
        let reference = self.orders[&order].payment_id.reference();
        self.gateway.pay(&reference, amount, self.now)
    }

    /// The step `payments-settle`, after a webhook or a poll: asks the gateway and applies what it says.
    pub(crate) fn settle(&mut self, order: OrderId) -> Done {
        let payment = self.payment_of(order).clone();
        let Some(charge) = self.gateway.charges.get(&payment.reference).cloned() else { return Ok(false) };
        let parts = payment.parts.iter().map(|part| (part.order_id, part.artisan_id));
        let orders: Vec<_> = parts
            .map(|(order, artisan)| (self.orders[&order].clone(), self.wallets[&artisan].clone()))
            .collect();
        let settled = payment.settle(&charge, &orders, self.now).map_err(problem)?;
        let Some(settlement) = settled else { return Ok(false) };
        let payment = self.log(settlement.payment.entity.id.to_string(), settlement.payment);
        self.payments.insert(payment.id, payment);
        for (order, wallet) in settlement.funded {
            self.save_order(order);
            self.save_wallet(wallet);
        }
        if let Some(refund) = settlement.refund {
            self.save_refund(refund);
        }
        self.told(charge.amount, 1);
        self.told(charge.fee.unwrap(), -1);
        Ok(true)
    }

    /// The step `payments-settle`, told of a cancelled order: what can no longer be paid with it is called off.
    pub(crate) fn call_off(&mut self, order: OrderId) -> Done {
        let payment = self.payment_of(order).clone();
        if self.orders[&order].status != OrderStatus::Cancelled || payment.settled_at.is_some() {
            return Ok(false);
        }
        let mut changed = false;
        for part in payment.parts {
            let called_off = self.orders[&part.order_id].call_off_with_payment(self.now);
            changed |= self.save_decided(called_off)?;
        }
        Ok(changed)
    }

    /// The same for a payment whose reference is none of ours.
    pub(crate) fn settle_stray(&mut self, reference: &str) -> Done {
        let Some(charge) = self.gateway.charges.get(reference).cloned() else { return Ok(false) };
        let refund = charge.give_back_stray("paystack", reference, self.now);
        if self.refunds.contains_key(&refund.entity.id) {
            return Ok(false);
        }
        self.save_refund(refund);
        self.told(charge.amount, 1);
        self.told(charge.fee.unwrap(), -1);
        Ok(true)
    }

    /// A person sends a command.
    pub(crate) fn act(&mut self, id: OrderId, who: Who, command: Command) -> Done {
        let (order, now) = (self.orders[&id].clone(), self.now);
        let user = user(&order, who);
        let decided = match command {
            Command::Accept => order.accept(order.as_artisan(user).map_err(no_party)?, now),
            Command::Ship => {
                order.ship(order.as_artisan(user).map_err(no_party)?, Tracking { note: "Musa".into() }, now)
            }
            Command::Deliver => {
                let proof = Proof { note: "At the gate".into(), uploads: Vec::new() };
                order.deliver(order.as_artisan(user).map_err(no_party)?, proof, now)
            }
            Command::Confirm => {
                order.confirm(Confirmation::Buyer(order.as_buyer(user).map_err(no_party)?), now)
            }
            Command::Cancel => order.cancel(order.as_party(user).map_err(no_party)?, "No more".into(), now),
            Command::EnterTheCode | Command::EnterAWrongCode => {
                let by = order.as_artisan(user).map_err(no_party)?;
                let code =
                    if command == Command::EnterTheCode { order.release_code.as_str() } else { "000000" };
                match order.check_code(by, code).map_err(problem)? {
                    CodeCheck::Right(code) => order.confirm(Confirmation::Code(code), now),
                    CodeCheck::Wrong(outcome, refused) => {
                        self.save_order(outcome);
                        return Err(refused.problem);
                    }
                }
            }
        };
        self.save_decided(decided)
    }

    /// The step `orders-time-out`.
    pub(crate) fn time_out(&mut self, order: OrderId) -> Done {
        let decided = self.orders[&order].time_out(self.now);
        self.save_decided(decided)
    }

    /// One side disputes the order.
    pub(crate) fn dispute(&mut self, id: OrderId, who: Who) -> Done {
        let order = self.orders[&id].clone();
        let by = order.as_party(user(&order, who)).map_err(no_party)?;
        let made = self.made;
        let dispute_id = DisputeId::new(self.now, self.random());
        let claim = "It is broken".to_owned();
        let opening = Opening { id: dispute_id, claim, uploads: Vec::new(), terms: dispute_terms() };
        match Dispute::open(&order, by, opening, self.now) {
            Ok((order, dispute)) => {
                self.save_order(order);
                self.save_dispute(dispute);
                Ok(true)
            }
            Err(refused) => {
                self.made = made;
                Err(refused.problem)
            }
        }
    }

    /// The order's dispute, the last one if there were several.
    pub(crate) fn dispute_of(&self, order: OrderId) -> Result<Dispute, &'static str> {
        self.orders[&order].dispute_id.map(|id| self.disputes[&id].clone()).ok_or("there is none")
    }

    /// A person does something in the order's dispute.
    pub(crate) fn play(&mut self, order: OrderId, who: Who, what: Move) -> Done {
        let (dispute, now) = (self.dispute_of(order)?, self.now);
        let user = user(&self.orders[&order], who);
        let by = dispute.as_party(user).map_err(no_side)?;
        let words = || "So it was".to_owned();
        let decided = match what {
            Move::AddEvidence => dispute.add_evidence(by, words(), Vec::new(), now),
            Move::Answer => {
                dispute.answer(dispute.as_respondent(user).map_err(no_side)?, words(), Vec::new(), now)
            }
            Move::Propose(percent) => dispute.propose(by, split(dispute.held, percent), now),
            Move::Accept => {
                let number = dispute.proposals.of(by.side().other()).map_or(0, |proposal| proposal.number);
                dispute.accept(by, number, now)
            }
            Move::Withdraw => dispute.withdraw(dispute.as_opener(user).map_err(no_side)?, now),
            Move::Escalate => dispute.escalate(by, now),
            Move::Appeal => dispute.appeal(by, words(), now),
        };
        self.save_move(decided)
    }

    /// An administrator decides.
    pub(crate) fn decide(&mut self, order: OrderId, percent: u8) -> Done {
        let dispute = self.dispute_of(order)?;
        let by = dispute.as_arbiter(admin()).map_err(no_side)?;
        let decided = dispute.decide(by, split(dispute.held, percent), "So it is".to_owned(), self.now);
        self.save_move(decided)
    }

    /// The step `orders-time-out`, told of the order's dispute.
    pub(crate) fn fire_dispute(&mut self, order: OrderId) -> Done {
        let decided = self.dispute_of(order)?.time_out(self.now);
        self.save_move(decided)
    }

    fn save_move(&mut self, decided: domain::Decision<Dispute>) -> Done {
        let decided = decided.map_err(problem)?;
        let changed = decided.is_some();
        if let Some(outcome) = decided {
            self.save_dispute(outcome);
        }
        Ok(changed)
    }

    /// The step `escrow-divide`.
    pub(crate) fn conclude(&mut self, order: OrderId) -> Done {
        let (dispute, order) = (self.dispute_of(order)?, &self.orders[&order]);
        let concluded =
            dispute.conclude(order, &self.wallets[&order.artisan_id], self.now).map_err(problem)?;
        let Some(conclusion) = concluded else {
            let later = dispute.wait_for_bank(order, self.now);
            return Ok(later.is_some_and(|later| self.disputes.insert(later.id, later).is_some()));
        };
        self.save_order(conclusion.order);
        if let Some(wallet) = conclusion.wallet {
            self.save_wallet(wallet);
        }
        if let Some(refund) = conclusion.refund {
            self.save_refund(refund);
        }
        self.disputes.insert(conclusion.dispute.id, conclusion.dispute);
        Ok(true)
    }

    pub(crate) fn save_decided(&mut self, decided: domain::Decision<Order>) -> Done {
        let decided = decided.map_err(problem)?;
        let changed = decided.is_some();
        if let Some(outcome) = decided {
            self.save_order(outcome);
        }
        Ok(changed)
    }

    /// The step `escrow-release`.
    pub(crate) fn release(&mut self, order: OrderId) -> Done {
        let order = &self.orders[&order];
        let Some((order, wallet)) =
            order.release(&self.wallets[&order.artisan_id], self.now).map_err(problem)?
        else {
            return Ok(false);
        };
        self.save_order(order);
        self.save_wallet(wallet);
        Ok(true)
    }

    /// The step `refunds-send`, told of a cancelled order.
    pub(crate) fn give_back(&mut self, order: OrderId) -> Done {
        let order = &self.orders[&order];
        let given = order.refund(&self.wallets[&order.artisan_id], self.now).map_err(problem)?;
        let Some((order, wallet, refund)) = given else { return Ok(false) };
        self.save_order(order);
        self.save_wallet(wallet);
        self.save_refund(refund);
        Ok(true)
    }

    /// The artisan offers to give something back.
    pub(crate) fn offer_refund(&mut self, order: OrderId, who: Who, amount: Money) -> Done {
        let id = RefundId::new(self.now, self.random());
        let order = self.orders[&order].clone();
        let user = user(&order, who);
        let offered = order.as_artisan(user).map_err(no_party).and_then(|artisan| {
            order.offer_refund(artisan, id, amount, "Scratched".into(), self.now).map_err(problem)
        });
        if !matches!(offered, Ok(Some(_))) {
            self.made -= 1;
        }
        self.save_decided(Ok(offered?))
    }

    /// The buyer accepts the offer that stands, or again the one that stood.
    pub(crate) fn accept_refund(&mut self, order: OrderId, who: Who) -> Done {
        let order = self.orders[&order].clone();
        let buyer = order.as_buyer(user(&order, who)).map_err(no_party)?;
        let standing = order.offer.as_ref().map(|offer| offer.id);
        let id = standing.or(order.refunds.last().map(|refund| refund.id)).ok_or("there is none")?;
        let accepted = order.accept_refund(buyer, id, self.now).map_err(problem)?;
        let Some((order, refund)) = accepted else { return Ok(false) };
        self.save_order(order);
        self.save_refund(refund);
        Ok(true)
    }

    /// The buyer declines the offer that stands, or the artisan takes it back.
    pub(crate) fn drop_refund_offer(&mut self, order: OrderId, who: Who) -> Done {
        let order = self.orders[&order].clone();
        let party = order.as_party(user(&order, who)).map_err(no_party)?;
        let Some(offer) = &order.offer else { return Ok(false) };
        self.save_decided(order.drop_refund_offer(party, offer.id))
    }

    /// An administrator gives something back.
    pub(crate) fn order_refund(&mut self, order: OrderId, amount: Money) -> Done {
        let id = RefundId::new(self.now, self.random());
        let ordered = self.orders[&order].order_refund(id, amount, "Broken".into(), self.now);
        let (order, refund) = ordered.map_err(|refused| {
            self.made -= 1;
            problem(refused)
        })?;
        self.save_order(order);
        self.save_refund(refund);
        Ok(true)
    }

    /// The step `refunds-send`, told of a refund that was decided or settled.
    pub(crate) fn book_refund(&mut self, id: RefundId) -> Done {
        let refund = self.refunds[&id].clone();
        let Some(order) = refund.order_id.and_then(|order| self.orders.get(&order)).cloned() else {
            return Ok(false);
        };
        match refund.status {
            RefundStatus::Decided => {
                let wallet = &self.wallets[&order.artisan_id];
                let booked = order.book_refund(&refund, wallet, self.now).map_err(problem)?;
                let Some((order, wallet, refund)) = booked else { return Ok(false) };
                self.save_order(order);
                self.save_wallet(wallet);
                self.save_refund(refund);
                Ok(true)
            }
            RefundStatus::Settled if refund.due.is_some() => {
                self.refunds.insert(id, refund.order_told());
                if let Some(arrived) = order.refund_arrived(id) {
                    self.save_order(arrived);
                }
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// An administrator sends a refund again.
    pub(crate) fn retry_refund(&mut self, id: RefundId, with_account: bool) -> Done {
        let retried = self.refunds[&id].retry(with_account, self.now).map_err(problem)?;
        let Some(outcome) = retried else { return Ok(false) };
        self.save_refund(outcome);
        Ok(true)
    }

    /// An administrator has paid the buyer by hand, or got back what was paid twice.
    pub(crate) fn settle_refund(&mut self, id: RefundId) -> Done {
        let note = "In cash".to_owned();
        let settlement = Settlement { note, proof: Vec::new(), settled_by: stranger(), at: self.now };
        let settled = self.refunds[&id].settle(settlement).map_err(problem)?;
        let Some(outcome) = settled else { return Ok(false) };
        self.save_refund(outcome);
        Ok(true)
    }

    /// The step `refunds-send`, told of a refund that is to be sent.
    pub(crate) fn send_refund(&mut self, id: RefundId, network: Network) -> Done {
        let refund = self.refunds[&id].clone();
        let note = refund.note();
        match refund.status {
            RefundStatus::Requested => {}
            RefundStatus::Rerouted => {
                if network != Network::RequestLost {
                    self.gateway.move_refund(&note, RefundReport::Pending);
                }
                if network == Network::Fine {
                    return self.report_refund(id, usize::MAX);
                }
                self.refunds.insert(id, refund.look_again(self.now));
                return Ok(true);
            }
            _ => return Ok(false),
        }
        // An earlier attempt that did not fail after all is this refund.
        if network != Network::RequestLost && self.earlier_attempt_arrived(&refund) {
            return self.apply_report(id, RefundReport::Processed);
        }
        if refund.may_have_been_sent()
            && network != Network::RequestLost
            && self.gateway.refunds.contains_key(&note)
        {
            return self.report_refund(id, usize::MAX);
        }
        self.refunds.insert(id, refund.look_again(self.now));
        match network {
            Network::RequestLost => {}
            Network::AnswerLost => self.gateway.create_refund(&note, refund.amount),
            Network::Fine => {
                self.gateway.create_refund(&note, refund.amount);
                self.report_refund(id, 0)?;
            }
        }
        Ok(true)
    }

    /// What becomes of the refund at the gateway.
    pub(crate) fn move_refund(&mut self, id: RefundId, to: RefundReport) -> bool {
        let note = self.refunds[&id].note();
        self.gateway.move_refund(&note, to)
    }

    /// The step `refunds-send`, told of the `nth` report, or of the last one: they may come late, twice, out of order.
    pub(crate) fn report_refund(&mut self, id: RefundId, nth: usize) -> Done {
        let note = self.refunds[&id].note();
        let Some(there) = self.gateway.refunds.get(&note).and_then(|all| all.first()) else {
            return Ok(false);
        };
        let report = there.reports[nth.min(there.reports.len() - 1)];
        self.apply_report(id, report)
    }

    fn earlier_attempt_arrived(&self, refund: &Refund) -> bool {
        let earlier = (1..refund.round).map(|round| Refund { round, ..refund.clone() }.note());
        earlier
            .filter_map(|note| self.gateway.refunds.get(&note))
            .flatten()
            .any(|there| there.reports.last() == Some(&RefundReport::Processed))
    }

    fn apply_report(&mut self, id: RefundId, report: RefundReport) -> Done {
        let Some(outcome) = self.refunds[&id].report(report, "17", self.now).map_err(problem)? else {
            return Ok(false);
        };
        let amount = outcome.entity.amount;
        let order = outcome.entity.order_id.and_then(|order| self.orders.get(&order).cloned());
        self.save_refund(outcome);
        if report == RefundReport::Processed {
            self.told(amount, -1);
            if let Some(arrived) = order.and_then(|order| order.refund_arrived(id)) {
                self.save_order(arrived);
            }
        }
        Ok(true)
    }

    fn shown(&self, order: OrderId) -> Option<ShownChargeback> {
        let reference = self.orders[&order].payment_id.reference();
        let (amount, report) = self.gateway.chargebacks.get(&reference).copied()?;
        let gateway_id = reference.clone();
        let (transaction_reference, answer_by) = (reference, None);
        Some(ShownChargeback { gateway_id, transaction_reference, amount, category: None, answer_by, report })
    }

    /// The orders of a payment, each with its artisan's wallet.
    fn parts(&self, parts: &[OrderId]) -> Vec<(Order, Wallet)> {
        let orders = parts.iter().map(|id| self.orders[id].clone());
        orders.map(|order| (order.clone(), self.wallets[&order.artisan_id].clone())).collect()
    }

    /// The step `chargebacks-settle`, after a report or by its timer: asks the gateway and applies what it says.
    pub(crate) fn hear_of_chargeback(&mut self, order: OrderId) -> Done {
        let payment = self.payments[&self.orders[&order].payment_id].clone();
        let Some(shown) = self.shown(order).filter(|_| payment.settled_at.is_some()) else {
            return Ok(false);
        };
        let mut changed = false;
        if !self.chargebacks.contains_key(&payment.id) {
            let funded = Some(&payment).filter(|payment| payment.status == PaymentState::Succeeded);
            let parts: Vec<_> =
                funded.iter().flat_map(|payment| &payment.parts).map(|p| p.order_id).collect();
            let orders: Vec<_> = self.parts(&parts).into_iter().map(|(order, _)| order).collect();
            let opened = Chargeback::open("paystack", &shown, Some(&payment), &orders, self.now);
            self.save_chargeback(payment.id, opened);
            changed = true;
        }
        let chargeback = self.chargebacks[&payment.id].clone();
        let parts: Vec<_> = chargeback.parts.iter().map(|part| part.order_id).collect();
        let parts = self.parts(&parts);
        let Some(change) = chargeback.report(&shown, &parts, self.now).map_err(problem)? else {
            return Ok(changed);
        };
        match (chargeback.status, change.chargeback.entity.status) {
            (_, ChargebackStatus::Lost) => self.told(shown.amount, -1),
            (ChargebackStatus::Lost, ChargebackStatus::Won) => self.told(shown.amount, 1),
            _ => {}
        }
        self.save_chargeback(payment.id, change);
        Ok(true)
    }

    fn save_chargeback(&mut self, payment: PaymentId, change: ChargebackChange) {
        let chargeback = self.log(change.chargeback.entity.id.to_string(), change.chargeback);
        self.chargebacks.insert(payment, chargeback);
        for (order, wallet) in change.orders.into_iter().zip(change.wallets) {
            order.into_iter().for_each(|order| self.save_order(order));
            wallet.into_iter().for_each(|wallet| self.save_wallet(wallet));
        }
    }

    /// An operator answers, and the gateway is told.
    pub(crate) fn answer_chargeback(&mut self, order: OrderId, verdict: Verdict) -> Done {
        let payment = self.orders[&order].payment_id;
        let chargeback = self.chargebacks.get(&payment).ok_or("there is none")?;
        let (note, answered_by) = ("Delivered".to_owned(), stranger());
        let answer = ChargebackAnswer { verdict, note, evidence: None, answered_by, at: self.now };
        let Some(outcome) = chargeback.answer(answer).map_err(problem)? else { return Ok(false) };
        let chargeback = self.log(outcome.entity.id.to_string(), outcome);
        self.chargebacks.insert(payment, chargeback);
        let to = match verdict {
            Verdict::Accept => ChargebackReport::Lost,
            Verdict::Contest => ChargebackReport::Answered,
        };
        self.gateway.decide_dispute(&payment.reference(), to);
        Ok(true)
    }

    /// The step `payouts-send`, told of an artisan who has money.
    pub(crate) fn start_payout(&mut self, artisan: ArtisanId) -> Done {
        let wallet = self.wallets[&artisan].clone();
        let payable = Payable::automatic(&wallet, &self.artisans[&artisan], &LIMITS, self.now);
        let obstacle = match payable {
            Ok(payable) => {
                let id = PayoutId::derived(self.now, &format!("{artisan}:{}", self.payouts.len()));
                let started = Payout::start(payable, id, self.now).map_err(problem)?;
                self.save_started(started);
                return Ok(true);
            }
            Err(obstacle) => obstacle,
        };
        self.rest(&wallet, obstacle);
        Ok(false)
    }

    /// What the step does about the timer when nothing can be paid out.
    fn rest(&mut self, wallet: &Wallet, obstacle: Obstacle) {
        let next = obstacle.look_again_at(self.now).filter(|_| wallet.available > 0);
        if wallet.due.is_none_or(|due| due.at <= self.now) {
            self.wallets.insert(wallet.artisan_id, wallet.look_again(next));
        }
    }

    /// The sweep comes by, and the wallet's timer has run out.
    pub(crate) fn look_at_wallet(&mut self, artisan: ArtisanId) -> Done {
        match self.wallets[&artisan].due {
            Some(due) if due.at <= self.now => self.start_payout(artisan),
            Some(_) | None => Ok(false),
        }
    }

    /// The artisan asks for a payout.
    pub(crate) fn withdraw(&mut self, artisan: ArtisanId, wanted: Option<Money>) -> Done {
        let wallet = self.wallets[&artisan].clone();
        let payable = Payable::requested(&wallet, &self.artisans[&artisan], &LIMITS, wanted, self.now)
            .map_err(problem)?;
        let id = PayoutId::derived(self.now, &format!("{artisan}:{}", self.payouts.len()));
        let started = Payout::start(payable, id, self.now).map_err(problem)?;
        self.save_started(started);
        Ok(true)
    }

    fn save_started(&mut self, (payout, wallet): PayoutChange) {
        let limit = LIMITS.daily(self.artisans[&wallet.entity.artisan_id].tier);
        assert!(wallet.entity.started_on(&self.now.day()) <= limit, "{:?}", wallet.entity);
        assert!(payout.entity.amount.amount >= LIMITS.minimum, "{:?}", payout.entity);
        self.save_payout(payout);
        self.save_wallet(wallet);
    }

    /// The step `payouts-send`, told of a payout that is to be sent.
    pub(crate) fn send_payout(&mut self, id: PayoutId, network: Network) -> Done {
        let payout = self.payouts[&id].clone();
        if payout.status != PayoutStatus::Requested {
            return Ok(false);
        }
        match network {
            Network::RequestLost => {
                self.look_again(&payout);
            }
            Network::AnswerLost => {
                self.gateway.transfer(&payout.reference, payout.amount);
                self.look_again(&payout);
            }
            Network::Fine => {
                self.gateway.transfer(&payout.reference, payout.amount);
                self.save_payout(payout.sent(self.now).unwrap());
            }
        }
        Ok(true)
    }

    /// A payout is looked at, and the gateway has nothing new to say.
    pub(crate) fn no_news(&mut self, id: PayoutId) -> bool {
        let payout = self.payouts[&id].clone();
        let waits = payout.due.is_some_and(|due| due.at <= self.now);
        if waits {
            self.look_again(&payout);
        }
        waits
    }

    /// What the steps do without news.
    fn look_again(&mut self, payout: &Payout) {
        match payout.delay(self.now) {
            Some(delayed) => self.save_payout(delayed),
            None => drop(self.payouts.insert(payout.id, payout.look_again(self.now))),
        }
    }

    /// The step `payouts-settle`, told of the `nth` report, or of the last one.
    pub(crate) fn report_payout(&mut self, id: PayoutId, nth: usize) -> Done {
        let payout = self.payouts[&id].clone();
        let Some(there) = self.gateway.transfers.get(&payout.reference).cloned() else { return Ok(false) };
        let report = &there.reports[nth.min(there.reports.len() - 1)];
        let wallet = self.wallets[&payout.artisan_id].clone();
        let Some((outcome, wallet)) = payout.report(report, &wallet, self.now).map_err(problem)? else {
            return Ok(false);
        };
        match outcome.entity.status {
            PayoutStatus::Succeeded => {
                self.told(payout.amount, -1);
                self.told(outcome.entity.fee.unwrap(), -1);
            }
            PayoutStatus::Reversed => self.told(payout.amount, 1),
            PayoutStatus::Failed => {
                for report in &there.reports {
                    if let TransferReport::Succeeded { fee: Some(fee) } = report {
                        self.fees_not_told += fee.amount;
                    }
                }
            }
            PayoutStatus::Requested | PayoutStatus::Sent => {}
        }
        self.save_payout(outcome);
        self.save_wallet(wallet);
        Ok(true)
    }

    /// The artisan sets the payout account of a number: again, or another.
    pub(crate) fn set_account(&mut self, artisan: ArtisanId, number: u8) -> Done {
        let set =
            self.artisans[&artisan].set_payout_account(account(number, self.now), HOLD).map_err(problem)?;
        self.save_artisan(set.unwrap());
        let wallet = self.wallets[&artisan].clone();
        match (wallet.forget_failures(self.now), wallet.wake(self.now)) {
            (Some(resumed), _) => self.save_wallet(resumed),
            (None, Some(woken)) => drop(self.wallets.insert(artisan, woken)),
            (None, None) => {}
        }
        Ok(true)
    }

    /// The artisan says how payouts come about.
    pub(crate) fn set_mode(&mut self, artisan: ArtisanId, mode: PayoutMode) -> Done {
        let Some(set) = self.artisans[&artisan].set_payout_mode(mode) else { return Ok(false) };
        self.save_artisan(set);
        if let Some(woken) = self.wallets[&artisan].wake(self.now) {
            self.wallets.insert(artisan, woken);
        }
        Ok(true)
    }

    /// An administrator says how far the artisan is trusted.
    pub(crate) fn set_tier(&mut self, artisan: ArtisanId, tier: Tier) -> Done {
        let Some(set) = self.artisans[&artisan].set_tier(tier, "So it is") else { return Ok(false) };
        self.save_artisan(set);
        Ok(true)
    }

    fn save_artisan(&mut self, outcome: Outcome<Artisan>) {
        let artisan = self.log(format!("artisan {}", outcome.entity.id), outcome);
        self.artisans.insert(artisan.id, artisan);
    }

    /// Every invariant that holds at any moment.
    pub(crate) fn check(&self) {
        let balances = ledger::balances(self.journal.iter());
        let of = |currency, account| balances.get(&(currency, account)).copied().unwrap_or(0);
        let kobo = |account| of(Currency::NGN, account);

        let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
        for ((currency, _), balance) in &balances {
            *sums.entry(*currency).or_insert(0) += balance;
        }
        assert!(sums.values().all(|sum| *sum == 0), "the balances of a currency sum to zero: {sums:?}");

        for order in self.orders.values() {
            self.check_escrow(order);
            assert_eq!(kobo(Account::Escrow(order.escrow.id)), -order.escrow.held.amount, "{}", order.id);
        }
        for wallet in self.wallets.values() {
            let artisan = wallet.artisan_id;
            let held: i64 =
                self.orders.values().filter(|o| o.artisan_id == artisan).map(|o| o.escrow.held.amount).sum();
            assert_eq!(wallet.held, held);
            assert_eq!(wallet.available, -kobo(Account::Available(artisan)));
            assert_eq!(wallet.in_transit, -kobo(Account::Transit(artisan)));
            assert_eq!(wallet.debt, kobo(Account::Debt(artisan)));
            let amounts = [wallet.held, wallet.available, wallet.in_transit, wallet.paid_out, wallet.debt];
            assert!(amounts.iter().all(|amount| *amount >= 0), "{wallet:?}");
            let paid =
                |payout: &&Payout| payout.artisan_id == artisan && payout.status == PayoutStatus::Succeeded;
            let paid_out: i64 = self.payouts.values().filter(paid).map(|payout| payout.amount.amount).sum();
            assert_eq!(wallet.paid_out, paid_out);
            assert!(wallet.debt == 0 || wallet.available == 0, "who owes has nothing available: {wallet:?}");
            self.check_day(wallet);
        }
        for payment in self.payments.values() {
            let funded = payment.parts.iter().filter(|part| self.orders[&part.order_id].paid_at.is_some());
            let all = if payment.status == PaymentState::Succeeded { payment.parts.len() } else { 0 };
            assert_eq!(funded.count(), all, "together or not at all: {payment:?}");
        }
        for refund in self.refunds.values() {
            let waiting = match refund.status {
                RefundStatus::Decided | RefundStatus::Processed | RefundStatus::Settled => 0,
                RefundStatus::PaidTwice => -refund.amount.amount,
                RefundStatus::Requested
                | RefundStatus::Sent
                | RefundStatus::Rerouted
                | RefundStatus::NeedsAttention
                | RefundStatus::Failed => refund.amount.amount,
            };
            assert_eq!(of(refund.amount.currency, Account::Refund(refund.id)), -waiting, "{refund:?}");
        }
        let by_hand =
            |refund: &&Refund| matches!(refund.status, RefundStatus::Settled | RefundStatus::PaidTwice);
        for currency in sums.keys() {
            let refunds = self.refunds.values().filter(by_hand).map(|refund| refund.amount);
            let paid: i64 = refunds.filter(|paid| paid.currency == *currency).map(|paid| paid.amount).sum();
            assert_eq!(of(*currency, Account::Operations), -paid, "what operators paid by hand");
        }
        for currency in sums.keys() {
            let lost = self.chargebacks.values().filter_map(|chargeback| chargeback.uncovered);
            let losses: i64 = lost.filter(|lost| lost.currency == *currency).map(|lost| lost.amount).sum();
            assert_eq!(of(*currency, Account::Losses), losses, "what no order had any more");
        }
        for (note, sent) in &self.gateway.refunds {
            assert_eq!(sent.len(), 1, "{note} was sent more than once");
        }
        for currency in sums.keys() {
            assert_eq!(of(*currency, Account::Suspense), 0, "nothing stays in suspense");
            let told = self.told.get(currency).copied().unwrap_or(0);
            assert_eq!(of(*currency, paystack()), told, "what came in less what went out");
        }
    }

    /// The wallet counts what started today and did not come back.
    fn check_day(&self, wallet: &Wallet) {
        let today = self.now.day();
        let counts = |payout: &&Payout| {
            payout.artisan_id == wallet.artisan_id
                && payout.created_at.day() == today
                && !matches!(payout.status, PayoutStatus::Failed | PayoutStatus::Reversed)
        };
        let total: i64 = self.payouts.values().filter(counts).map(|payout| payout.amount.amount).sum();
        assert_eq!(wallet.started_on(&today), total, "{wallet:?}");
    }

    /// What the audit of the books would find: nothing, whatever happened.
    pub(crate) fn check_the_audit(&self) {
        let history = |subject: String| self.histories.get(&subject).cloned().unwrap_or_default();
        let mut faults: Vec<Fault> = self
            .histories
            .values()
            .filter_map(|entries| audit::chain("any", entries, entries.last()?.seq, &entries.last()?.hash))
            .collect();
        for entry in self.histories.values().flat_map(|history| history.iter()) {
            faults.extend(audit::entry(&entry.subject, entry));
            for (artisan, currency) in audit::artisans(entry) {
                faults.extend(audit::mirrored(entry, artisan, currency, &history(artisan.to_string()), true));
            }
        }
        for order in self.orders.values() {
            faults.extend(audit::escrow(order, &history(order.id.to_string())));
        }
        for refund in self.refunds.values() {
            let order = refund.order_id.map(|id| history(id.to_string()));
            let payment = refund.payment_id.map(|id| history(id.to_string()));
            let parts = [Some(history(refund.id.to_string())), order, payment];
            let entries: Vec<_> =
                parts.iter().flatten().flat_map(|history| history.iter().cloned()).collect();
            faults.extend(audit::refund(refund, &entries));
        }
        for wallet in self.wallets.values() {
            faults.extend(audit::wallet(wallet, history(wallet.artisan_id.to_string()).last()));
        }
        faults.extend(audit::totals("all", &Totals::of(self.journal.iter())));
        assert_eq!(faults, []);
    }

    fn check_escrow(&self, order: &Order) {
        let escrow = &order.escrow;
        let parts = [escrow.held, escrow.released, escrow.fees, escrow.refunded, escrow.charged_back()];
        let parts = parts.map(|part| part.amount);
        let funded = order.paid_at.map_or(0, |_| order.total.amount);
        assert_eq!(parts.iter().sum::<i64>(), funded, "{escrow:?}");
        assert!(parts.iter().all(|part| *part >= 0), "{escrow:?}");
        assert!(!escrow.status.is_terminal() || escrow.held.is_zero(), "{escrow:?}");
        // Each refund after the release may round once, and what a bank takes and gives back likewise.
        let fee = order.terms.fee.of(escrow.released.plus(escrow.fees).unwrap()).amount;
        let by_bank = if self.chargebacks.contains_key(&order.payment_id) { 3 } else { 0 };
        let rounded = i64::try_from(order.refunds.len()).unwrap() + by_bank;
        let as_agreed = (escrow.fees.amount - fee).abs() <= rounded;
        assert!(escrow.status != EscrowStatus::Released || as_agreed, "{escrow:?}");
        let moved = order.refunds.iter().filter(|refund| refund.stage != RefundStage::Decided);
        let refunded: i64 = moved.map(|refund| refund.amount.amount).sum();
        assert_eq!(refunded, escrow.refunded.amount, "{order:?}");
        for refund in &order.refunds {
            let decided = self.refunds[&refund.id].status == RefundStatus::Decided;
            assert_eq!(refund.stage == RefundStage::Decided, decided, "{refund:?}");
        }
        let disputed = order.status == OrderStatus::Disputed;
        assert_eq!(escrow.status == EscrowStatus::Frozen, disputed, "{escrow:?}");
        assert!(!disputed || (order.due.is_none() && order.dispute_id.is_some()));
        if let Ok(dispute) = self.dispute_of(order.id) {
            self.check_dispute(order, &dispute);
        }
    }

    /// Nothing of what is disputed moves before the dispute is over, and then as it ended; but a bank takes what it takes.
    fn check_dispute(&self, order: &Order, dispute: &Dispute) {
        let escrow = &order.escrow;
        let by_bank = self.chargebacks.contains_key(&order.payment_id);
        if order.status == OrderStatus::Disputed {
            assert!(dispute.due.is_some(), "somebody or something ends it: {dispute:?}");
        }
        if by_bank {
            return;
        }
        let refunded_before = order.total.minus(dispute.held).unwrap();
        if order.status == OrderStatus::Disputed {
            assert_eq!((escrow.held, escrow.refunded), (dispute.held, refunded_before));
        } else {
            assert!(matches!(dispute.status, DisputeStatus::Resolved | DisputeStatus::Withdrawn));
            assert_eq!(dispute.due, None);
        }
        if escrow.status == EscrowStatus::Settled {
            let split = dispute.resolution.unwrap().split;
            let refunded_then = refunded_before.plus(split.to_buyer).unwrap();
            let refunded_after = escrow.refunded.minus(refunded_then).unwrap();
            let given = escrow.released.plus(escrow.fees).unwrap();
            assert!(refunded_after.amount >= 0, "{escrow:?}");
            assert_eq!(given, split.to_artisan.minus(refunded_after).unwrap());
            assert!(!refunded_after.is_zero() || escrow.fees == order.terms.fee.of(given), "{escrow:?}");
            let all_back = order.status == OrderStatus::Refunded;
            assert_eq!(split.to_artisan.is_zero(), all_back, "{:?}", order.status);
        }
    }

    /// Lets time pass and everybody answer until nothing more happens.
    pub(crate) fn let_everything_end(&mut self) {
        for _ in 0..100 {
            let before = self.clone();
            // Longer than anything waits: a dispute, for sixty days.
            self.wait(61 * DAY);
            self.deliver_all_messages();
            self.check();
            if (Self { now: self.now, ..before }) == *self {
                return;
            }
        }
        panic!("it never ends");
    }

    fn deliver_all_messages(&mut self) {
        let stray: Vec<_> = self.gateway.charges.keys().filter(|key| key.starts_with('T')).cloned().collect();
        for reference in stray {
            self.settle_stray(&reference).unwrap();
        }
        for order in self.orders.keys().copied().collect::<Vec<_>>() {
            self.settle(order).unwrap();
            self.call_off(order).unwrap();
            let payment = self.orders[&order].payment_id;
            if self.chargebacks.get(&payment).is_none_or(|chargeback| !chargeback.status.is_decided()) {
                self.gateway.decide_dispute(&payment.reference(), ChargebackReport::Won);
            }
            self.hear_of_chargeback(order).unwrap();
            self.time_out(order).unwrap();
            // Refused until the order is completed or cancelled.
            let _: Done = self.release(order);
            let _: Done = self.give_back(order);
            if self.orders[&order].status == OrderStatus::Disputed {
                self.fire_dispute(order).unwrap();
                // Refused until the dispute is over.
                let _: Done = self.conclude(order);
            }
        }
        for refund in self.refunds.keys().copied().collect::<Vec<_>>() {
            self.book_refund(refund).unwrap();
            // Refused unless it failed.
            let _: Done = self.retry_refund(refund, false);
            self.send_refund(refund, Network::Fine).unwrap();
            self.move_refund(refund, RefundReport::Processed);
            self.report_refund(refund, usize::MAX).unwrap();
            if self.refunds[&refund].status == RefundStatus::PaidTwice {
                self.settle_refund(refund).unwrap();
            }
        }
        // Every event that starts a payout is lost: the timers find what waits, once nothing but time keeps it.
        for artisan in (0..ARTISANS).map(artisan) {
            if self.wallets[&artisan].payout_failures >= PAYOUT_FAILURES_MAX {
                self.set_account(artisan, 0).unwrap();
            }
            self.set_mode(artisan, PayoutMode::Automatic).unwrap();
            self.look_at_wallet(artisan).unwrap();
        }
        for (id, reference) in self.payouts.values().map(|p| (p.id, p.reference.clone())).collect::<Vec<_>>()
        {
            self.send_payout(id, Network::Fine).unwrap();
            let fee = Some(Money::new(crate::gateway::TRANSFER_FEE, Currency::NGN));
            self.gateway.move_transfer(&reference, &TransferReport::Succeeded { fee });
            self.report_payout(id, usize::MAX).unwrap();
        }
    }

    /// Every invariant of a world in which everything has ended.
    pub(crate) fn check_the_end(&self) {
        self.check_the_audit();
        for order in self.orders.values() {
            let closed = [
                OrderStatus::Completed,
                OrderStatus::Cancelled,
                OrderStatus::Expired,
                OrderStatus::Refunded,
                OrderStatus::ChargedBack,
            ];
            assert!(order.refunds.iter().all(|refund| refund.stage == RefundStage::Arrived), "{order:?}");
            assert!(closed.contains(&order.status) && order.closed_at.is_some(), "{:?}", order.status);
            assert!(order.escrow.status.is_terminal(), "{:?}", order.escrow);
        }
        let balances = ledger::balances(self.journal.iter());
        for ((currency, account), balance) in balances {
            match account {
                Account::Gateway(_) => {
                    let missing = if currency == Currency::NGN { self.fees_not_told } else { 0 };
                    assert_eq!(
                        balance,
                        self.gateway.balance[&currency] + missing,
                        "our books and the gateway's"
                    );
                }
                Account::Escrow(_) | Account::Transit(_) | Account::Refund(_) | Account::Suspense => {
                    assert_eq!(balance, 0, "{account} of {currency}")
                }
                // What is less than the minimum waits for more.
                Account::Available(_) => assert!(-balance < LIMITS.minimum, "{account}: {balance}"),
                Account::Debt(_)
                | Account::Fees
                | Account::GatewayFees
                | Account::Losses
                | Account::Operations => {}
            }
        }
    }
}
