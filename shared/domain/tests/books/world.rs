//! Orders, payments, wallets, refunds and payouts beside a gateway, and the shelf with the goods. Each step is played as its
//! function does it: load, call the step in `domain::steps`, apply its plan.

use std::collections::{BTreeMap, BTreeSet};

use domain::artisans::delivery::DeliveryKind;
use domain::artisans::{Artisan, PayoutAccount, PayoutMode, Profile, Tier, Verification};
use domain::chargebacks::{
    Chargeback, ChargebackAnswer, ChargebackReport, ChargebackStatus, ShownChargeback, Verdict,
};
use domain::disputes::{Dispute, DisputeAction, DisputeTerms, NoSide, Opening};
use domain::escrow::Split;
use domain::history::{Entry, GENESIS};
use domain::ledger::{Account, Posting};
use domain::orders::{
    CodeCheck, Confirmation, DeliveryLine, Line, NoParty, Order, OrderAction, OrderStatus, Placement,
    ProductLine, Proof, Terms, Tracking,
};
use domain::payments::{Charge, Payment, PaymentPart};
use domain::payouts::payable::{Payable, PayoutLimits};
use domain::payouts::{Payout, PayoutStatus, TransferReport};
use domain::refunds::{ByHand, Closing, ClosingReason, Refund, RefundReport, RefundStatus};
use domain::steps::payments::{LastAnswer, Stray};
use domain::steps::{self, Plan, Trigger, Write, Written};
use domain::wallet::Wallet;
use domain::{
    Actor, ArtisanId, BasisPoints, Currency, Decision, DisputeId, DomainEvent, Entity, Facts, Money, OrderId,
    Outcome, PaymentId, PayoutId, ProductId, RefundId, Refused, Timestamp, TypedId, UserId,
};

use crate::broken_plans::LeftOut;
use crate::gateway::{Gateway, Network};
use crate::shared::Shared;

pub(crate) const HOUR: u64 = 60 * 60;
pub(crate) const DAY: u64 = 24 * HOUR;
/// The release code of every order.
const CODE: &str = "472913";

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
    /// The same, once the goods are back; a hundredth of a unit at least.
    ProposeReturn(u8),
    /// Accepts what the other side proposes now.
    Accept,
    Withdraw,
    Escalate,
    Appeal,
    SendReturn,
    ConfirmReturn,
    RejectReturn,
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
    pub(crate) histories: Shared<BTreeMap<String, Shared<Vec<Entry>>>>,
    /// Changes so far: what belongs together has the same.
    change: u64,
    /// What happened, in order.
    pub(crate) actions: Vec<&'static str>,
    pub(crate) gateway: Shared<Gateway>,
    /// What the gateway has told us of its balance: what came in less what went out.
    pub(crate) told: Shared<BTreeMap<Currency, i64>>,
    /// Pieces on the shelf.
    pub(crate) stock: Shared<BTreeMap<ProductId, i64>>,
    /// What is left out of each plan, to see whether that is noticed.
    pub(crate) left_out: Option<LeftOut>,
    /// References of charges that lead to no payment.
    pub(crate) strays: Shared<BTreeSet<String>>,
    /// What the gateway holds that is none of ours.
    pub(crate) of_others: Shared<BTreeMap<String, Money>>,
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

/// Pieces of each product that there are: on the shelf, in an order, or sold.
pub(crate) const PIECES: i64 = 12;

/// What an artisan sells.
fn product(artisan: ArtisanId) -> ProductId {
    ProductId::derived(Timestamp::from_millis(1), &artisan.to_string())
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
        return_within_seconds: 7 * DAY,
        inspect_within_seconds: 10 * DAY,
    }
}

/// `percent` of what is held for the buyer, the rest for the artisan.
fn split(held: Money, percent: u8) -> Split {
    let to_buyer = Money::new(held.amount * i64::from(percent.min(100)) / 100, held.currency);
    Split { to_buyer, to_artisan: held.minus(to_buyer).unwrap() }
}

/// The same, with something for the buyer.
fn split_after_return(held: Money, percent: u8) -> Split {
    let part = split(held, percent).to_buyer.amount.max(1);
    let to_buyer = Money::new(part.min(held.amount), held.currency);
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
    zone: domain::Zone::LAGOS,
};

pub(crate) fn paystack() -> Account {
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

/// What a command is called where it is announced; nobody is told that they may enter a wrong code.
fn announced(command: Command, status: OrderStatus) -> Option<OrderAction> {
    match command {
        Command::Ship if status == OrderStatus::Shipped => Some(OrderAction::ChangeTracking),
        Command::Deliver if status == OrderStatus::Delivered => Some(OrderAction::AddProof),
        Command::Accept => Some(OrderAction::Accept),
        Command::Ship => Some(OrderAction::Ship),
        Command::Deliver => Some(OrderAction::Deliver),
        Command::Confirm => Some(OrderAction::Confirm),
        Command::EnterTheCode => Some(OrderAction::EnterReleaseCode),
        Command::EnterAWrongCode => None,
        Command::Cancel => Some(OrderAction::Cancel),
    }
}

fn user(order: &Order, who: Who) -> UserId {
    match who {
        Who::Buyer => order.buyer_id(),
        Who::Artisan => order.artisan_id().user(),
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
            stock: (0..ARTISANS)
                .map(|number| (product(artisan(number)), PIECES))
                .collect::<BTreeMap<_, _>>()
                .into(),
            left_out: None,
            gateway: gateway.into(),
            strays: Shared::default(),
            of_others: Shared::default(),
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
            salt: None,
            previous_hash: history.last().map_or(GENESIS, |last| &last.hash).to_owned(),
            hash: String::new(),
        };
        history.push(entry.sealed());
    }

    /// Applies what a step has planned, as one change. Answers whether there was anything to do.
    pub(crate) fn apply(&mut self, plan: Plan) -> bool {
        let plan = match self.left_out {
            Some(left_out) => left_out.without(plan),
            None => plan,
        };
        if plan.is_empty() || plan.writes().iter().any(|write| self.conflicts(write)) {
            return false;
        }
        self.change += 1;
        for write in plan.into_writes() {
            match write {
                Write::Order(written) => {
                    let order = self.written(written.entity().id().to_string(), written);
                    self.orders.insert(order.id(), order);
                }
                Write::Wallet(written) => {
                    let wallet = self.written(written.entity().artisan_id.to_string(), written);
                    self.wallets.insert(wallet.artisan_id, wallet);
                }
                Write::Payment(written) => {
                    let payment = self.written(written.entity().id.to_string(), written);
                    self.payments.insert(payment.id, payment);
                }
                Write::Refund(written) => {
                    let refund = self.written(written.entity().id.to_string(), written);
                    self.refunds.insert(refund.id, refund);
                }
                Write::Dispute(written) => {
                    let dispute = self.written(written.entity().id.to_string(), written);
                    self.disputes.insert(dispute.id, dispute);
                }
                Write::Chargeback(written) => {
                    let chargeback = self.written(written.entity().id.to_string(), written);
                    self.chargebacks.insert(chargeback.payment_id.unwrap(), chargeback);
                }
                Write::Payout(written) => {
                    let payout = self.written(written.entity().id.to_string(), written);
                    self.payouts.insert(payout.id, payout);
                }
                Write::Stock(returned) => {
                    *self.stock.get_mut(&returned.product_id).unwrap() += i64::from(returned.quantity);
                }
            }
        }
        true
    }

    /// Whether it creates what is there: the table refuses the whole change, and the message comes again later. Identifiers
    /// that follow from a moment and a cause meet only within a millisecond.
    fn conflicts(&self, write: &Write) -> bool {
        match write {
            Write::Refund(Written::Created(refund)) => self.refunds.contains_key(&refund.entity.id),
            Write::Payout(Written::Created(payout)) => self.payouts.contains_key(&payout.entity.id),
            _ => false,
        }
    }

    fn written<E: Entity>(&mut self, subject: String, written: Written<E>) -> E {
        match written {
            Written::Created(outcome) => {
                assert!(!self.histories.contains_key(&subject), "{subject} is there already");
                self.log(subject, outcome)
            }
            Written::Changed(outcome) => self.log(subject, outcome),
            Written::Rescheduled(entity) => entity,
        }
    }

    /// What a step does: its plan is applied, or it is refused.
    fn carry_out(&mut self, plan: Result<Plan, Refused>) -> Done {
        Ok(self.apply(plan.map_err(problem)?))
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
            let product_id = product(artisan_id);
            // Every third is brought for a tenth of what it costs.
            let fee = if total.amount % 3 == 0 { total.amount / 10 } else { 0 };
            let goods = total.amount - fee;
            let quantity = if goods % 2 == 0 { 2 } else { 1 };
            let unit_price = Money::new(goods / i64::from(quantity), total.currency);
            let mut lines = vec![Line::Product(ProductLine {
                product_id,
                title: "Stool".into(),
                unit_price,
                quantity,
                image: None,
            })];
            if fee > 0 {
                let fee = Money::new(fee, total.currency);
                lines.push(Line::Delivery(DeliveryLine { option: DeliveryKind::OwnDelivery, fee }));
            }
            *self.stock.get_mut(&product_id).unwrap() -= i64::from(quantity);
            let placement = Placement {
                id: order_id,
                buyer_id: buyer(),
                artisan_id,
                payment_id,
                gateway: "paystack".into(),
                lines,
                total,
                terms: terms(),
                release_code: CODE.into(),
            };
            parts.push(PaymentPart { order_id, artisan_id, amount: total });
            let placed = Plan::nothing().create(Some(Order::place(placement, self.now)));
            self.apply(placed);
        }
        let ids = parts.iter().map(|part| part.order_id).collect();
        let total = Money::new(parts.iter().map(|part| part.amount.amount).sum(), Currency::NGN);
        let until = self.now.plus_seconds(HOUR / 2);
        let page = "https://pay.example".to_owned();
        let payment =
            Payment::initialise(payment_id, buyer(), parts, total, "paystack", page, until, self.now);
        self.apply(Plan::nothing().create(Some(payment)));
        ids
    }

    /// The payment that funds an order.
    pub(crate) fn payment_of(&self, order: OrderId) -> &Payment {
        &self.payments[&self.orders[&order].payment_id()]
    }

    /// The buyer pays `amount` on the order's page.
    pub(crate) fn pay(&mut self, order: OrderId, amount: Money) -> bool {
        let reference = self.orders[&order].payment_id().reference();
        self.gateway.pay(&reference, amount, self.now)
    }

    /// The orders of a payment, each with its artisan's wallet.
    fn parts(&self, orders: impl Iterator<Item = OrderId>) -> Vec<(&Order, &Wallet)> {
        let orders = orders.map(|id| &self.orders[&id]);
        orders.map(|order| (order, &self.wallets[&order.artisan_id()])).collect()
    }

    /// The step `payments-settle`, after a webhook or a poll: asks the gateway and applies what it says.
    pub(crate) fn settle(&mut self, order: OrderId) -> Done {
        let payment = self.payment_of(order);
        let reversed = self.gateway.is_reversed(&payment.reference);
        let Some(charge) = self.gateway.charges.get(&payment.reference).cloned() else { return Ok(false) };
        let parts = self.parts(payment.parts.iter().map(|part| part.order_id));
        let orders: Vec<_> = parts.iter().map(|(order, _)| *order).collect();
        let settled = self.carry_out(match reversed {
            true => steps::payments::reverse(payment, &charge, &orders, self.now),
            false => steps::payments::settle(payment, &charge, &parts, self.now),
        })?;
        if settled {
            self.told_of(&charge, reversed);
        }
        Ok(settled)
    }

    /// What the gateway took in, less its fee; and gave back, if it did.
    fn told_of(&mut self, charge: &Charge, reversed: bool) {
        if !reversed {
            self.told(charge.amount, 1);
        }
        self.told(charge.fee.unwrap(), -1);
    }

    /// The step `payments-settle`, when nobody has reported the payment.
    pub(crate) fn poll(&mut self, id: PaymentId) -> Done {
        let payment = &self.payments[&id];
        if payment.settled_at.is_some() {
            return Ok(false);
        }
        if self.gateway.charges.contains_key(&payment.reference) {
            return self.settle(payment.parts[0].order_id);
        }
        self.carry_out(Ok(steps::payments::no_news(payment, self.now)))
    }

    /// The step `payments-settle`, when the time to pay an order is over: asks the gateway before it expires.
    pub(crate) fn expire(&mut self, order: OrderId, network: Network) -> Done {
        let payment = self.payment_of(order);
        let reversed = self.gateway.is_reversed(&payment.reference);
        let charge = self.gateway.charges.get(&payment.reference).filter(|_| payment.settled_at.is_none());
        let answer = match (network, charge.cloned()) {
            (Network::Fine, Some(charge)) if reversed => LastAnswer::TakenBack(charge),
            (Network::Fine, Some(charge)) => LastAnswer::Paid(charge),
            (Network::Fine, None) => LastAnswer::Unpaid,
            (Network::RequestLost | Network::AnswerLost, _) => LastAnswer::Uncertain,
        };
        let parts = self.parts(payment.parts.iter().map(|part| part.order_id));
        let done = self.carry_out(steps::payments::time_out(payment, &answer, &parts, self.now))?;
        if let LastAnswer::Paid(charge) | LastAnswer::TakenBack(charge) = answer {
            self.told_of(&charge, reversed);
        }
        Ok(done)
    }

    /// The step `payments-settle`, told of a cancelled order: what can no longer be paid with it is called off.
    pub(crate) fn call_off(&mut self, order: OrderId) -> Done {
        if self.orders[&order].status() != OrderStatus::Cancelled {
            return Ok(false);
        }
        let payment = self.payment_of(order);
        let orders = payment.parts.iter().map(|part| &self.orders[&part.order_id]);
        self.carry_out(steps::payments::call_off(payment, orders, self.now))
    }

    /// The step `payments-settle`, told of a charge under a reference that no payment has.
    pub(crate) fn settle_stray(&mut self, reference: &str) -> Done {
        let Some(charge) = self.gateway.charges.get(reference).cloned() else { return Ok(false) };
        match steps::payments::stray(&charge, "paystack", reference, reference, self.now) {
            Stray::GiveBack(plan) => {
                if self.refunds.contains_key(&Refund::stray_id("paystack", reference)) {
                    return Ok(false);
                }
                self.apply(plan);
                self.told_of(&charge, false);
                Ok(true)
            }
            Stray::Unknown(finding) => {
                assert_eq!(finding.theirs.unwrap().amount, Some(charge.amount), "an operator sees how much");
                let theirs = charge.amount.minus(charge.fee.unwrap()).unwrap();
                let known = self.of_others.insert(reference.to_owned(), theirs).is_some();
                Ok(!known)
            }
        }
    }

    /// Somebody pays on a page that no payment of ours leads to: one that a checkout opened before it failed, or one of
    /// another business that is paid at the same account.
    pub(crate) fn pay_a_stray(&mut self, page: u8, amount: Money) -> String {
        let failed = PaymentId::derived(Timestamp::from_millis(1), &format!("page {}", page / 2));
        let (reference, opened_for) = match page {
            0 | 1 => (failed.reference(), Some(failed)),
            // The reference looks like one of ours.
            2 => (failed.reference(), None),
            _ => (format!("T{page}"), None),
        };
        self.gateway.pay_a_page_of(&reference, opened_for, amount, self.now);
        self.strays.insert(reference.clone());
        reference
    }

    /// A person sends a command, which is taken if they were told that it would be.
    pub(crate) fn act(&mut self, id: OrderId, who: Who, command: Command) -> Done {
        let action = announced(command, self.orders[&id].status());
        let told = action.map(|action| self.is_offered(id, who, action));
        let done = self.carry_out_act(id, who, command);
        // What can be said anew can be said again as it is.
        let says_anew = matches!(action, Some(OrderAction::ChangeTracking | OrderAction::AddProof));
        let taken = if says_anew { done.is_ok() } else { done == Ok(true) };
        assert!(told.is_none_or(|told| told == taken), "{who:?} {command:?}: {told:?}, {done:?}");
        done
    }

    /// Whether a person is told that they may do this to an order.
    fn is_offered(&self, id: OrderId, who: Who, action: OrderAction) -> bool {
        let order = &self.orders[&id];
        let Ok(party) = order.as_party(user(order, who)) else { return false };
        order.actions(party, self.now).iter().any(|told| told.action == action && told.allowed)
    }

    /// A person sends a command.
    fn carry_out_act(&mut self, id: OrderId, who: Who, command: Command) -> Done {
        let (order, now) = (self.orders[&id].clone(), self.now);
        let user = user(&order, who);
        let decided = match command {
            Command::Accept => order.accept(order.as_artisan(user).map_err(no_party)?, now),
            Command::Ship => {
                // Said again a moment later, it is said anew.
                let tracking = Tracking { note: format!("Rider {}", now.millis()) };
                order.ship(order.as_artisan(user).map_err(no_party)?, tracking, now)
            }
            Command::Deliver => {
                let proof = Proof { note: format!("At gate {}", now.millis()), uploads: Vec::new() };
                order.deliver(order.as_artisan(user).map_err(no_party)?, proof, now)
            }
            Command::Confirm => {
                order.confirm(Confirmation::Buyer(order.as_buyer(user).map_err(no_party)?), now)
            }
            Command::Cancel => {
                let party = order.as_party(user).map_err(no_party)?;
                return self.carry_out(steps::orders::cancel(&order, party, "No more".into(), now));
            }
            Command::EnterTheCode | Command::EnterAWrongCode => {
                let by = order.as_artisan(user).map_err(no_party)?;
                let code = if command == Command::EnterTheCode { CODE } else { "000000" };
                match order.check_code(by, code).map_err(problem)? {
                    CodeCheck::Right(code) => order.confirm(Confirmation::Code(code), now),
                    CodeCheck::Wrong(outcome, refused) => {
                        self.apply(Plan::nothing().change(&order, outcome));
                        return Err(refused.problem);
                    }
                }
            }
        };
        self.save_decided(id, decided)
    }

    /// What was decided about an order, by a route.
    pub(crate) fn save_decided(&mut self, id: OrderId, decided: Decision<Order>) -> Done {
        let plan = decided.map(|outcome| Plan::nothing().change(&self.orders[&id], outcome));
        self.carry_out(plan)
    }

    /// The step `orders-time-out`.
    pub(crate) fn time_out(&mut self, order: OrderId) -> Done {
        self.carry_out(steps::orders::time_out(&self.orders[&order], self.now))
    }

    /// One side disputes the order, which it can if it was told so.
    pub(crate) fn dispute(&mut self, id: OrderId, who: Who) -> Done {
        let told = self.is_offered(id, who, OrderAction::OpenDispute);
        let done = self.open_dispute(id, who);
        assert_eq!(told, done == Ok(true), "{who:?}: {done:?}");
        done
    }

    /// One side disputes the order.
    fn open_dispute(&mut self, id: OrderId, who: Who) -> Done {
        let order = self.orders[&id].clone();
        let by = order.as_party(user(&order, who)).map_err(no_party)?;
        let made = self.made;
        let dispute_id = DisputeId::new(self.now, self.random());
        let claim = "It is broken".to_owned();
        let opening = Opening { id: dispute_id, claim, uploads: Vec::new(), terms: dispute_terms() };
        match Dispute::open(&order, by, opening, self.now) {
            Ok((disputed, dispute)) => {
                self.carry_out(Ok(Plan::nothing().change(&order, disputed).create(Some(dispute))))
            }
            Err(refused) => {
                self.made = made;
                Err(refused.problem)
            }
        }
    }

    /// The order's dispute, the last one if there were several.
    pub(crate) fn dispute_of(&self, order: OrderId) -> Result<Dispute, &'static str> {
        self.orders[&order].dispute_id().map(|id| self.disputes[&id].clone()).ok_or("there is none")
    }

    /// A person does something in the order's dispute, which is taken if they were told that it would be. What was said before
    /// in the same words is no news, though one may say more.
    pub(crate) fn play(&mut self, order: OrderId, who: Who, what: Move) -> Done {
        let action = match what {
            Move::AddEvidence => DisputeAction::AddEvidence,
            Move::Answer => DisputeAction::Answer,
            Move::Propose(_) | Move::ProposeReturn(_) => DisputeAction::Propose,
            Move::Accept => DisputeAction::AcceptProposal,
            Move::Withdraw => DisputeAction::Withdraw,
            Move::Escalate => DisputeAction::Escalate,
            Move::Appeal => DisputeAction::Appeal,
            Move::SendReturn => DisputeAction::SendReturn,
            Move::ConfirmReturn => DisputeAction::ConfirmReturn,
            Move::RejectReturn => DisputeAction::RejectReturn,
        };
        let told = self.dispute_of(order).is_ok_and(|dispute| {
            let party = dispute.as_party(user(&self.orders[&order], who));
            let actions = party.map(|party| dispute.actions(party, self.now)).unwrap_or_default();
            let told = actions.iter().find(|told| told.action == action && told.allowed);
            let after_return = |facts: &Facts| facts.get("after_return") == Some(&true.into());
            told.is_some_and(|told| !matches!(what, Move::ProposeReturn(_)) || after_return(&told.facts))
        });
        let done = self.carry_out_move(order, who, what);
        let says_more = matches!(what, Move::AddEvidence | Move::Propose(_) | Move::ProposeReturn(_));
        let no_news = done == Ok(false) && says_more;
        assert!(no_news || told == (done == Ok(true)), "{who:?} {what:?}: {told}, {done:?}");
        done
    }

    /// A person does something in the order's dispute.
    fn carry_out_move(&mut self, order: OrderId, who: Who, what: Move) -> Done {
        let (dispute, now) = (self.dispute_of(order)?, self.now);
        let user = user(&self.orders[&order], who);
        let by = dispute.as_party(user).map_err(no_side)?;
        let words = || "So it was".to_owned();
        let decided = match what {
            Move::AddEvidence => dispute.add_evidence(by, words(), Vec::new(), None, now),
            Move::Answer => {
                dispute.answer(dispute.as_respondent(user).map_err(no_side)?, words(), Vec::new(), now)
            }
            Move::Propose(percent) => dispute.propose(by, split(dispute.held, percent), now),
            Move::ProposeReturn(percent) => {
                dispute.propose_return(by, split_after_return(dispute.held, percent), now)
            }
            Move::Accept => {
                let other = by.side().other();
                // Of goods that go back, what was agreed on is no proposal any more; whoever repeats it names it.
                let agreed = dispute.returning().filter(|known| known.proposed_by == other);
                let stands = dispute.proposals.of(other).map(|proposal| proposal.number);
                let number = stands.or(agreed.map(|known| known.proposal)).unwrap_or(0);
                dispute.accept(by, number, now)
            }
            Move::Withdraw => dispute.withdraw(dispute.as_opener(user).map_err(no_side)?, now),
            Move::Escalate => dispute.escalate(by, now),
            Move::Appeal => dispute.appeal(by, words(), now),
            Move::SendReturn => {
                dispute.send_return(dispute.as_buyer(user).map_err(no_side)?, words(), Vec::new(), now)
            }
            Move::ConfirmReturn => dispute.confirm_return(dispute.as_artisan(user).map_err(no_side)?, now),
            Move::RejectReturn => {
                dispute.reject_return(dispute.as_artisan(user).map_err(no_side)?, words(), Vec::new(), now)
            }
        };
        self.save_move(&dispute, decided)
    }

    /// An administrator decides, if they were told that they may.
    pub(crate) fn decide(&mut self, order: OrderId, percent: u8) -> Done {
        let told = self.dispute_of(order).is_ok_and(|dispute| {
            let actions = dispute.actions_of_admin(admin(), self.now);
            actions.iter().any(|told| told.action == DisputeAction::Decide && told.allowed)
        });
        let done = self.carry_out_decision(order, percent);
        assert_eq!(told, done == Ok(true), "{done:?}");
        done
    }

    /// An administrator decides.
    fn carry_out_decision(&mut self, order: OrderId, percent: u8) -> Done {
        let dispute = self.dispute_of(order)?;
        let by = dispute.as_arbiter(admin()).map_err(no_side)?;
        let decided = dispute.decide(by, split(dispute.held, percent), "So it is".to_owned(), self.now);
        self.save_move(&dispute, decided)
    }

    /// The step `disputes-time-out`.
    pub(crate) fn time_out_dispute(&mut self, dispute: DisputeId) -> Done {
        self.carry_out(steps::disputes::time_out(&self.disputes[&dispute], self.now))
    }

    fn save_move(&mut self, dispute: &Dispute, decided: Decision<Dispute>) -> Done {
        self.carry_out(decided.map(|outcome| Plan::nothing().change(dispute, outcome)))
    }

    /// The step `escrow-divide`, told of the order's dispute.
    pub(crate) fn conclude(&mut self, order: OrderId) -> Done {
        let dispute = self.dispute_of(order)?.id;
        self.divide(dispute)
    }

    /// The step `escrow-divide`.
    pub(crate) fn divide(&mut self, dispute: DisputeId) -> Done {
        let dispute = &self.disputes[&dispute];
        let order = &self.orders[&dispute.order_id];
        let wallet = &self.wallets[&order.artisan_id()];
        self.carry_out(steps::escrow::divide(dispute, order, wallet, self.now))
    }

    /// The step `escrow-release`, told that the order is completed.
    pub(crate) fn release(&mut self, order: OrderId) -> Done {
        self.release_by(order, Trigger::Closed)
    }

    fn release_by(&mut self, order: OrderId, trigger: Trigger) -> Done {
        let order = &self.orders[&order];
        self.carry_out(steps::escrow::release(order, &self.wallets[&order.artisan_id()], trigger, self.now))
    }

    /// The step `refunds-send`, told of a cancelled order.
    pub(crate) fn give_back(&mut self, order: OrderId) -> Done {
        self.give_back_by(order, Trigger::Closed)
    }

    fn give_back_by(&mut self, order: OrderId, trigger: Trigger) -> Done {
        let order = &self.orders[&order];
        self.carry_out(steps::refunds::give_back(
            order,
            &self.wallets[&order.artisan_id()],
            trigger,
            self.now,
        ))
    }

    /// The steps `escrow-release` and `refunds-send`, told that a refund or a chargeback that kept the order's money is over.
    /// They take it of any order.
    pub(crate) fn free(&mut self, order: OrderId) -> Done {
        let released = self.release_by(order, Trigger::Freed).expect("whatever the order is");
        let given_back = self.give_back_by(order, Trigger::Freed).expect("whatever the order is");
        Ok(released || given_back)
    }

    /// The artisan offers to give something back, if they were told that they may; how much, they were told as well.
    pub(crate) fn offer_refund(&mut self, order: OrderId, who: Who, amount: Money) -> Done {
        let told = self.is_offered(order, who, OrderAction::OfferRefund);
        let done = self.carry_out_offer(order, who, amount);
        let other_amount = matches!(done, Err("refund-amount" | "amount") | Ok(false));
        assert!(other_amount || told == (done == Ok(true)), "{who:?}: {told}, {done:?}");
        done
    }

    /// The artisan offers to give something back.
    fn carry_out_offer(&mut self, order: OrderId, who: Who, amount: Money) -> Done {
        let id = RefundId::new(self.now, self.random());
        let order = self.orders[&order].clone();
        let (order_id, user) = (order.id(), user(&order, who));
        let offered = order.as_artisan(user).map_err(no_party).and_then(|artisan| {
            order.offer_refund(artisan, id, amount, "Scratched".into(), self.now).map_err(problem)
        });
        if !matches!(offered, Ok(Some(_))) {
            self.made -= 1;
        }
        self.save_decided(order_id, Ok(offered?))
    }

    /// The buyer accepts an offer, if they were told that they may.
    pub(crate) fn accept_refund(&mut self, order: OrderId, who: Who) -> Done {
        let told = self.is_offered(order, who, OrderAction::AcceptRefund);
        let done = self.carry_out_acceptance(order, who);
        assert_eq!(told, done == Ok(true), "{who:?}: {done:?}");
        done
    }

    /// The buyer accepts the offer that stands, or again the one that stood.
    fn carry_out_acceptance(&mut self, order: OrderId, who: Who) -> Done {
        let order = self.orders[&order].clone();
        let buyer = order.as_buyer(user(&order, who)).map_err(no_party)?;
        let standing = order.offer().map(|offer| offer.id);
        let id = standing.or(order.refunds().last().map(|refund| refund.id)).ok_or("there is none")?;
        let accepted = order.accept_refund(buyer, id, self.now).map_err(problem)?;
        let Some((decided, refund)) = accepted else { return Ok(false) };
        self.carry_out(Ok(Plan::nothing().change(&order, decided).create(Some(refund))))
    }

    /// One side says no to an offer, if it was told that it may.
    pub(crate) fn drop_refund_offer(&mut self, order: OrderId, who: Who) -> Done {
        let told = [OrderAction::DeclineRefund, OrderAction::WithdrawRefundOffer]
            .into_iter()
            .any(|action| self.is_offered(order, who, action));
        let done = self.carry_out_no(order, who);
        assert_eq!(told, done == Ok(true), "{who:?}: {done:?}");
        done
    }

    /// The buyer declines the offer that stands, or the artisan takes it back.
    fn carry_out_no(&mut self, order: OrderId, who: Who) -> Done {
        let order = self.orders[&order].clone();
        let party = order.as_party(user(&order, who)).map_err(no_party)?;
        let Some(offer) = order.offer() else { return Ok(false) };
        self.save_decided(order.id(), order.drop_refund_offer(party, offer.id))
    }

    /// An administrator gives something back, if they were told that they may; how much, they were told as well.
    pub(crate) fn order_refund(&mut self, order: OrderId, amount: Money) -> Done {
        let actions = self.orders[&order].actions_of_admin(admin(), self.now);
        let told = actions.iter().any(|told| told.action == OrderAction::Refund && told.allowed);
        let done = self.carry_out_refund(order, amount);
        let other_amount = matches!(done, Err("refund-amount" | "amount"));
        assert!(other_amount || told == (done == Ok(true)), "{told}, {done:?}");
        done
    }

    /// An administrator gives something back.
    fn carry_out_refund(&mut self, order: OrderId, amount: Money) -> Done {
        let id = RefundId::new(self.now, self.random());
        let order = self.orders[&order].clone();
        let ordered = order.order_refund(id, amount, "Broken".into(), self.now);
        let (decided, refund) = ordered.map_err(|refused| {
            self.made -= 1;
            problem(refused)
        })?;
        self.carry_out(Ok(Plan::nothing().change(&order, decided).create(Some(refund))))
    }

    /// The step `refunds-send`, told of a refund that was decided or settled.
    pub(crate) fn book_refund(&mut self, id: RefundId) -> Done {
        let refund = &self.refunds[&id];
        let order = refund.order_id.map(|order| &self.orders[&order]);
        match (refund.status, order) {
            (RefundStatus::Decided, Some(order)) => {
                let wallet = &self.wallets[&order.artisan_id()];
                self.carry_out(steps::refunds::book(refund, order, wallet, self.now))
            }
            (_, order) => self.carry_out(Ok(steps::refunds::tell_order(refund, order))),
        }
    }

    /// An administrator sends a refund again.
    pub(crate) fn retry_refund(&mut self, id: RefundId, with_account: bool) -> Done {
        let retried = self.refunds[&id].retry(with_account, self.now).map_err(problem)?;
        self.carry_out(Ok(Plan::nothing().change(&self.refunds[&id], retried)))
    }

    /// Somebody refunds the buyer at the gateway's dashboard, before our refund comes there: it makes none for ours.
    pub(crate) fn refund_by_hand(&mut self, id: RefundId) -> Done {
        let refund = &self.refunds[&id];
        let (note, amount) = (refund.note(), refund.amount);
        if refund.status != RefundStatus::Requested
            || refund.notes().any(|note| self.gateway.refunds.contains_key(&note))
        {
            return Ok(false);
        }
        if self.gateway.refunded_by_hand.insert(note.split('.').next().unwrap().to_owned()) {
            self.gateway.pay_out(amount);
        }
        self.apply_report(id, RefundReport::RefundedAlready)
    }

    fn closing(&self, reason: ClosingReason) -> Closing {
        Closing { reason, note: "The dashboard shows it".into(), closed_by: admin(), at: self.now }
    }

    /// An administrator closes a refund without paying: the buyer's bank took the money.
    pub(crate) fn close_refund(&mut self, id: RefundId) -> Done {
        let refund = &self.refunds[&id];
        // Who closes it has looked at the dashboard: there it was given back, too.
        if self.gateway.refunded_by_hand.contains(&id.to_string()) {
            return Err("refunded there");
        }
        let chargeback = refund.payment_id.and_then(|payment| self.chargebacks.get(&payment));
        let chargeback = chargeback.ok_or("there is none")?;
        let closing = self.closing(ClosingReason::ChargedBack);
        self.carry_out(steps::chargebacks::close_refund(chargeback, refund, closing))
    }

    /// An administrator has seen that the gateway refunded it: by hand, or ours without telling us.
    pub(crate) fn confirm_refund(&mut self, id: RefundId) -> Done {
        let refund = self.refunds[&id].clone();
        let closing = self.closing(ClosingReason::RefundedAtGateway);
        let news = self.carry_out(steps::refunds::confirm(&refund, closing))?;
        if news {
            self.gateway.move_refund(&refund.note(), RefundReport::Processed);
            self.told(refund.amount, -1);
        }
        Ok(news)
    }

    /// The step `chargebacks-settle`, when the gateway does not take the answer.
    pub(crate) fn refuse_answer(&mut self, order: OrderId) -> Done {
        let payment = self.orders[&order].payment_id();
        let chargeback = self.chargebacks.get(&payment).ok_or("there is none")?;
        self.carry_out(Ok(steps::chargebacks::refuse_answer(chargeback, "It came too late", self.now)))
    }

    /// An administrator has paid the buyer by hand, or got back what was paid twice.
    pub(crate) fn mark_refund_paid(&mut self, id: RefundId) -> Done {
        let note = "In cash".to_owned();
        let by_hand = ByHand { note, proof: Vec::new(), entered_by: stranger(), at: self.now };
        let marked = self.refunds[&id].mark_paid(by_hand).map_err(problem)?;
        self.carry_out(Ok(Plan::nothing().change(&self.refunds[&id], marked)))
    }

    /// The step `refunds-send`, told of a refund that is to be sent. One that was tried before is sent by its timer, once
    /// that has run out.
    pub(crate) fn send_refund(&mut self, id: RefundId, network: Network) -> Done {
        let refund = &self.refunds[&id];
        let tried = refund.attempts > 0;
        let waits = matches!(refund.status, RefundStatus::Requested | RefundStatus::Rerouted);
        if let Some(due) = refund.due.filter(|_| tried && waits) {
            self.now = self.now.max(due.at);
        }
        self.ask_for_refund(id, !tried, network)
    }

    /// The step `refunds-send`, told of a request or by the timer: claims the refund, looks for it, and sends it.
    pub(crate) fn ask_for_refund(&mut self, id: RefundId, begins: bool, network: Network) -> Done {
        let claim = steps::refunds::claim(&self.refunds[&id], begins, self.now);
        if !self.apply(claim) {
            return Ok(false);
        }
        let refund = self.refunds[&id].clone();
        let again = steps::refunds::claim(&refund, begins, self.now);
        assert!(again.is_empty(), "of two deliveries one calls the gateway: {refund:?}");
        if network == Network::RequestLost {
            return Ok(true);
        }
        let note = refund.note();
        let report = match (refund.status, self.found(&refund)) {
            (RefundStatus::Rerouted, Some(RefundReport::NeedsAttention)) => {
                self.gateway.move_refund(&note, RefundReport::Pending);
                RefundReport::Pending
            }
            (_, Some(there)) => there,
            (_, None) if self.gateway.refunded_by_hand.contains(&id.to_string()) => {
                RefundReport::RefundedAlready
            }
            (_, None) => {
                self.gateway.create_refund(&note, refund.amount);
                RefundReport::Pending
            }
        };
        if network == Network::Fine {
            self.apply_report(id, report)?;
        }
        Ok(true)
    }

    /// How it stands at the gateway: of this attempt, or of an earlier one that did not fail after all.
    fn found(&self, refund: &Refund) -> Option<RefundReport> {
        let current = refund.note();
        refund.notes().find_map(|note| {
            let there = self.gateway.refunds.get(&note)?.first()?;
            let report = *there.reports.last()?;
            (note == current || report != RefundReport::Failed).then_some(report)
        })
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

    fn apply_report(&mut self, id: RefundId, report: RefundReport) -> Done {
        let refund = &self.refunds[&id];
        let (amount, processed) = (refund.amount, report == RefundReport::Processed);
        let order = refund.order_id.filter(|_| processed).map(|order| &self.orders[&order]);
        let reported = self.carry_out(steps::refunds::report(refund, order, report, "17", None, self.now))?;
        if reported && processed {
            self.told(amount, -1);
        }
        Ok(reported)
    }

    fn shown(&self, order: OrderId) -> Option<ShownChargeback> {
        let reference = self.orders[&order].payment_id().reference();
        let (amount, report) = self.gateway.chargebacks.get(&reference).copied()?;
        let gateway_id = reference.clone();
        let (transaction_reference, answer_by) = (reference, None);
        Some(ShownChargeback { gateway_id, transaction_reference, amount, category: None, answer_by, report })
    }

    /// The step `chargebacks-settle`, after a report: asks the gateway and applies what it says.
    pub(crate) fn hear_of_chargeback(&mut self, order: OrderId) -> Done {
        let payment = self.payment_of(order);
        let Some(shown) = self.shown(order).filter(|_| payment.settled_at.is_some()) else {
            return Ok(false);
        };
        let id = payment.id;
        let mut changed = false;
        if !self.chargebacks.contains_key(&id) {
            let parts = self.parts(payment.parts.iter().map(|part| part.order_id));
            let opened = steps::chargebacks::open("paystack", &shown, Some(payment), &parts, self.now);
            changed = self.apply(opened);
        }
        Ok(self.report_chargeback(id, &shown)? || changed)
    }

    fn report_chargeback(&mut self, payment: PaymentId, shown: &ShownChargeback) -> Done {
        let chargeback = &self.chargebacks[&payment];
        let before = chargeback.status;
        let parts = self.parts(chargeback.parts.iter().map(|part| part.order_id));
        let covered: Vec<_> = chargeback.covered.iter().map(|covered| &self.refunds[&covered.id]).collect();
        let reported = steps::chargebacks::report(chargeback, shown, &parts, &covered, self.now);
        let reported = self.carry_out(reported)?;
        match (before, self.chargebacks[&payment].status) {
            (ChargebackStatus::Lost, ChargebackStatus::Lost) => {}
            (_, after) if self.chargebacks[&payment].booked_before => {
                // What came back after its payment was settled is nobody's, and shows as drift.
                match after == ChargebackStatus::Won {
                    true => self.of_others.insert(payment.reference(), shown.amount),
                    false => self.of_others.remove(&payment.reference()),
                };
            }
            (_, ChargebackStatus::Lost) => self.told(shown.amount, -1),
            (ChargebackStatus::Lost, ChargebackStatus::Won) => self.told(shown.amount, 1),
            _ => {}
        }
        Ok(reported)
    }

    /// An operator answers; the step `chargebacks-settle` tells the gateway.
    pub(crate) fn answer_chargeback(&mut self, order: OrderId, verdict: Verdict, network: Network) -> Done {
        let payment = self.orders[&order].payment_id();
        let chargeback = self.chargebacks.get(&payment).ok_or("there is none")?;
        let (note, answered_by) = ("Delivered".to_owned(), stranger());
        let answer = ChargebackAnswer { verdict, note, evidence: None, answered_by, at: self.now };
        let answered = chargeback.answer(answer).map_err(problem)?;
        let answered = self.carry_out(Ok(Plan::nothing().change(&self.chargebacks[&payment], answered)))?;
        Ok(self.ask_about_chargeback(payment, true, network)? || answered)
    }

    /// The step `chargebacks-settle`, told of an answer or by the timer: claims the chargeback, and answers or asks.
    pub(crate) fn ask_about_chargeback(&mut self, id: PaymentId, answered: bool, network: Network) -> Done {
        let claim = steps::chargebacks::claim(&self.chargebacks[&id], answered, self.now);
        if !self.apply(claim) {
            return Ok(false);
        }
        let chargeback = &self.chargebacks[&id];
        let again = steps::chargebacks::claim(chargeback, answered, self.now);
        assert!(again.is_empty(), "of two deliveries one calls the gateway: {chargeback:?}");
        if network == Network::RequestLost {
            return Ok(true);
        }
        let order = self.payments[&id].parts[0].order_id;
        let open = self.shown(order).is_some_and(|shown| shown.report == ChargebackReport::Open);
        let answer = chargeback.answer.as_ref().filter(|_| chargeback.status == ChargebackStatus::Answering);
        if let Some(answer) = answer.filter(|_| open) {
            let to = match answer.verdict {
                Verdict::Accept => ChargebackReport::Lost,
                Verdict::Contest => ChargebackReport::Answered,
            };
            self.gateway.decide_dispute(&id.reference(), to);
        }
        if let Some(shown) = self.shown(order).filter(|_| network == Network::Fine) {
            self.report_chargeback(id, &shown)?;
        }
        Ok(true)
    }

    /// The step `payouts-send`, told of an artisan who has money.
    pub(crate) fn start_payout(&mut self, artisan: ArtisanId) -> Done {
        let id = PayoutId::derived(self.now, &format!("{artisan}:{}", self.payouts.len()));
        let (wallet, of) = (&self.wallets[&artisan], &self.artisans[&artisan]);
        let started = self.carry_out(steps::payouts::start(wallet, of, &LIMITS, id, self.now))?;
        self.check_limits(id);
        Ok(started)
    }

    /// The artisan asks for a payout.
    pub(crate) fn withdraw(&mut self, artisan: ArtisanId, wanted: Option<Money>) -> Done {
        let wallet = self.wallets[&artisan].clone();
        let payable = Payable::requested(&wallet, &self.artisans[&artisan], &LIMITS, wanted, self.now)
            .map_err(problem)?;
        let id = PayoutId::derived(self.now, &format!("{artisan}:{}", self.payouts.len()));
        let (payout, in_transit) = Payout::start(payable, id, self.now).map_err(problem)?;
        let started = self.carry_out(Ok(Plan::nothing().create(Some(payout)).change(&wallet, in_transit)));
        self.check_limits(id);
        started
    }

    /// A payout that was started keeps to the limits.
    fn check_limits(&self, id: PayoutId) {
        let Some(payout) = self.payouts.get(&id) else { return };
        let wallet = &self.wallets[&payout.artisan_id];
        let limit = LIMITS.daily(self.artisans[&payout.artisan_id].tier);
        assert!(wallet.started_on_day_of(self.now) <= limit, "{wallet:?}");
        assert!(payout.amount.amount >= LIMITS.minimum, "{payout:?}");
    }

    /// The step `payouts-send`, told of a payout that is to be sent.
    pub(crate) fn send_payout(&mut self, id: PayoutId, network: Network) -> Done {
        let payout = self.payouts[&id].clone();
        if payout.status != PayoutStatus::Requested {
            return Ok(false);
        }
        if network != Network::RequestLost {
            self.gateway.transfer(&payout.reference, payout.amount);
        }
        let plan = match network {
            Network::Fine => steps::payouts::sent(&payout, self.now),
            Network::RequestLost | Network::AnswerLost => steps::payouts::no_news(&payout, self.now),
        };
        self.carry_out(Ok(plan))
    }

    /// The step `payouts-settle`, when there was no news of a payout for a while.
    pub(crate) fn ask_for_payout(&mut self, id: PayoutId, network: Network) -> Done {
        if network != Network::Fine {
            return self.carry_out(Ok(steps::payouts::no_news(&self.payouts[&id], self.now)));
        }
        self.settle_payout(id, usize::MAX, true)
    }

    /// The step `payouts-settle`, told of the `nth` report, or of the last one.
    pub(crate) fn report_payout(&mut self, id: PayoutId, nth: usize) -> Done {
        self.settle_payout(id, nth, false)
    }

    fn settle_payout(&mut self, id: PayoutId, nth: usize, due: bool) -> Done {
        let payout = self.payouts[&id].clone();
        let there = self.gateway.transfers.get(&payout.reference).cloned();
        let reports = there.map_or_else(Vec::new, |there| there.reports);
        let report = reports.get(nth).or(reports.last()).cloned().unwrap_or(TransferReport::Pending);
        let wallet = &self.wallets[&payout.artisan_id];
        let changed = self.carry_out(steps::payouts::report(&payout, &report, wallet, due, self.now))?;
        let settled = self.payouts[&id].clone();
        if settled.status == payout.status {
            return Ok(changed);
        }
        match settled.status {
            PayoutStatus::Succeeded => {
                self.told(payout.amount, -1);
                self.told(settled.fee.unwrap(), -1);
            }
            PayoutStatus::Reversed => self.told(payout.amount, 1),
            PayoutStatus::Failed => {
                for report in &reports {
                    if let TransferReport::Succeeded { fee: Some(fee) } = report {
                        self.fees_not_told += fee.amount;
                    }
                }
            }
            PayoutStatus::Requested | PayoutStatus::Sent => {}
        }
        Ok(changed)
    }

    /// The artisan sets the payout account of a number: again, or another.
    pub(crate) fn set_account(&mut self, artisan: ArtisanId, number: u8) -> Done {
        let set =
            self.artisans[&artisan].set_payout_account(account(number, self.now), HOLD).map_err(problem)?;
        self.save_artisan(set.unwrap());
        let plan = steps::payouts::account_set(&self.wallets[&artisan], self.now);
        self.apply(plan);
        Ok(true)
    }

    /// The artisan says how payouts come about.
    pub(crate) fn set_mode(&mut self, artisan: ArtisanId, mode: PayoutMode) -> Done {
        let Some(set) = self.artisans[&artisan].set_payout_mode(mode) else { return Ok(false) };
        self.save_artisan(set);
        let plan = steps::payouts::wake(&self.wallets[&artisan], self.now);
        self.apply(plan);
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
}
