//! One believable order with its payment, refund and payout, in every state: what the tests and the documents show.

use crate::artisans::delivery::{AreaFee, DeliveryOptions, OwnDelivery, PickUp};
use crate::artisans::{
    Artisan, ConfirmedAccount, PayoutAccount, PayoutMode, Profile, Tier, VerificationDecision,
};
use crate::books::audit::Audit;
use crate::books::reconciliation::{About, Difference, DifferenceKind, Finding, Side, Standing};
use crate::cart::Shelf;
use crate::catalogue::{Offer, Product, Stock};
use crate::chargebacks::{
    Chargeback, ChargebackAnswer, ChargebackChange, ChargebackReport, ChargebackStatus, ShownChargeback,
    Verdict,
};
use crate::disputes::{
    Arbiter, Conclusion, Dispute, DisputeArtisan, DisputeBuyer, DisputeParty, DisputeStatus, DisputeTerms,
    Opener, Opening, Respondent,
};
use crate::escrow::Split;
use crate::identity::credentials::Email;
use crate::identity::provider::Provider;
use crate::messages::{Contacts, Conversation, Letter, Seat};
use crate::notice::Notice;
use crate::notifications::Notification;
use crate::offers::{self, Bid, OfferParty, PriceOffer};
use crate::orders::refund::RefundDecided;
use crate::orders::{
    CodeCheck, Confirmation, Line, Order, OrderStatus, Party, Placement, ProductLine, Proof, Terms, Tracking,
};
use crate::payments::{Charge, Payment, PaymentPart, PaymentState};
use crate::payouts::payable::{Payable, PayoutLimits};
use crate::payouts::{Payout, PayoutChange, PayoutStatus, TransferReport};
use crate::refunds::{ByHand, Closing, ClosingReason, Refund, RefundReport, RefundStatus};
use crate::reports::{Filing, Found, Report, ReportKind, Ruling};
use crate::reviews::{self, Opinion, RatedGoods, Review, Stars};
use crate::uploads::pictures::{Colour, Picture, PictureRefusal};
use crate::uploads::{MediaType, Upload, UploadPurpose};
use crate::users::events::{MailTo, UserSign};
use crate::users::leaving::GRACE_DAYS;
use crate::users::{AddressMail, User};
use crate::wallet::Wallet;
use crate::{
    ArtisanId, AuditId, BasisPoints, ChargebackId, Currency, Day, DisputeId, DomainEvent, EmailChangeId,
    Entity, Facts, Money, OrderId, Outcome, PaymentId, PayoutId, Posting, ProductId, RefundId, Role,
    SessionId, Timestamp, TypedId, UploadId, UserId,
};

pub(crate) const MINUTE: u64 = 60;
pub(crate) const HOUR: u64 = 60 * MINUTE;
pub(crate) const DAY: u64 = 24 * HOUR;

/// The buyer's six digits.
pub(crate) const CODE: &str = "472913";

/// 22 November 2026, 10:17 UTC: everything in these samples happens at this moment, unless it says otherwise.
pub(crate) fn start() -> Timestamp {
    Timestamp::from_millis(1_795_342_620_000)
}

pub(crate) fn naira(naira: i64) -> Money {
    Money::new(naira * 100, Currency::NGN)
}

pub(crate) fn buyer_id() -> UserId {
    UserId::new(start(), [1; 10])
}

pub(crate) fn artisan_id() -> ArtisanId {
    ArtisanId::new(start(), [2; 10])
}

pub(crate) fn order_id() -> OrderId {
    OrderId::new(start(), [3; 10])
}

pub(crate) fn payment_id() -> PaymentId {
    PaymentId::new(start(), [4; 10])
}

pub(crate) fn dispute_id() -> DisputeId {
    DisputeId::new(start(), [10; 10])
}

pub(crate) fn payout_id() -> PayoutId {
    PayoutId::new(start(), [5; 10])
}

/// The defaults of the template.
pub(crate) fn terms() -> Terms {
    Terms {
        payment_window_seconds: 30 * MINUTE,
        accept_within_seconds: 48 * HOUR,
        deliver_within_seconds: 14 * DAY,
        deliver_at_latest_seconds: 21 * DAY,
        confirm_within_seconds: 7 * DAY,
        first_reminder_seconds: 5 * DAY,
        second_reminder_seconds: 6 * DAY,
        fee: BasisPoints::try_from(500).unwrap(),
    }
}

/// NGN 10,000.00 for two stools and a table.
pub(crate) fn placed() -> Outcome<Order> {
    let line = |seed, title: &str, price, quantity| {
        Line::Product(ProductLine {
            product_id: ProductId::new(start(), [seed; 10]),
            title: title.to_owned(),
            unit_price: naira(price),
            quantity,
            image: None,
        })
    };
    let placement = Placement {
        id: order_id(),
        buyer_id: buyer_id(),
        artisan_id: artisan_id(),
        payment_id: payment_id(),
        gateway: "paystack".to_owned(),
        lines: vec![line(6, "Oak stool", 2_500, 2), line(7, "Side table", 5_000, 1)],
        total: naira(10_000),
        terms: terms(),
        release_code: CODE.to_owned(),
    };
    Order::place(placement, start())
}

pub(crate) fn as_buyer(order: &Order) -> Party {
    order.as_party(order.buyer_id()).unwrap()
}

pub(crate) fn as_artisan(order: &Order) -> Party {
    order.as_party(order.artisan_id().user()).unwrap()
}

pub(crate) fn by_buyer(order: &Order) -> Confirmation {
    Confirmation::Buyer(order.as_buyer(order.buyer_id()).unwrap())
}

pub(crate) fn by_code(order: &Order) -> Confirmation {
    match order.check_code(order.as_artisan(order.artisan_id().user()).unwrap(), CODE).unwrap() {
        CodeCheck::Right(code) => Confirmation::Code(code),
        CodeCheck::Wrong(..) => panic!("it is the order's own code"),
    }
}

pub(crate) fn tracking() -> Tracking {
    Tracking { note: "With Musa, 0803…".to_owned() }
}

pub(crate) fn proof() -> Proof {
    Proof { note: "At the gate".to_owned(), uploads: vec![UploadId::new(start(), [8; 10])] }
}

/// What a decision that must do something leads to.
pub(crate) fn done<E: Entity>(decision: crate::Decision<E>) -> Outcome<E> {
    decision.unwrap().unwrap()
}

/// What a decision that must move money leads to.
pub(crate) fn moved<T: std::fmt::Debug>(decided: Result<crate::Decided<T>, crate::Refused>) -> T {
    match decided {
        Ok(crate::Decided::Do(what)) => what,
        other => panic!("{other:?}"),
    }
}

/// The order's artisan, who may act.
pub(crate) fn artisan_of(order: &Order) -> crate::orders::OrderArtisan {
    order.as_artisan(order.artisan_id().user()).unwrap()
}

/// The order, brought to `status` by its own commands and its dispute's.
pub(crate) fn order_in(status: OrderStatus) -> Order {
    let at = start();
    let placed = placed().entity;
    let paid = done(placed.fund("paystack", at)).entity;
    let accepted = done(paid.accept(artisan_of(&paid), at)).entity;
    let shipped = done(accepted.ship(artisan_of(&accepted), tracking(), at)).entity;
    let delivered = done(shipped.deliver(artisan_of(&shipped), proof(), at)).entity;
    match status {
        OrderStatus::PendingPayment => placed,
        OrderStatus::Paid => paid,
        OrderStatus::Accepted => accepted,
        OrderStatus::Shipped => shipped,
        OrderStatus::Delivered => delivered,
        OrderStatus::Completed => done(delivered.confirm(by_buyer(&delivered), at)).entity,
        OrderStatus::Expired => done(placed.time_out(at.plus_seconds(30 * MINUTE))).entity,
        OrderStatus::Cancelled => done(paid.cancel(as_artisan(&paid), "Out of wood".to_owned(), at)).entity,
        OrderStatus::Disputed => opened(&delivered).0.entity,
        OrderStatus::Refunded => {
            concluded(&opened(&delivered).0.entity, &agreed(Split::all_back(naira(10_000)))).order.entity
        }
        OrderStatus::ChargedBack => {
            let (order, wallet) = (delivered.clone(), wallet_holding(&delivered));
            let id = ChargebackId::new(at, [15; 10]);
            order.charge_back(id, order.total(), &wallet, at).unwrap().0.entity
        }
    }
}

/// The order, delivered, of which the buyer was reminded `reminders` times.
pub(crate) fn delivered_and_reminded(reminders: u8) -> Order {
    (0..reminders).fold(order_in(OrderStatus::Delivered), |order, _| {
        let due = order.due().unwrap();
        done(order.time_out(due.at)).entity
    })
}

/// The defaults of the template.
pub(crate) fn dispute_terms() -> DisputeTerms {
    DisputeTerms {
        answer_within_seconds: 5 * DAY,
        decide_within_seconds: 14 * DAY,
        appeal_within_seconds: 3 * DAY,
        end_within_seconds: 60 * DAY,
        return_within_seconds: 7 * DAY,
        inspect_within_seconds: 10 * DAY,
    }
}

/// NGN 4,000.00 back to the buyer, NGN 6,000.00 to the artisan.
pub(crate) fn split() -> Split {
    Split { to_buyer: naira(4_000), to_artisan: naira(6_000) }
}

/// The order, disputed by its buyer.
pub(crate) fn opened(order: &Order) -> (Outcome<Order>, Outcome<Dispute>) {
    let opening = Opening {
        id: dispute_id(),
        claim: "One leg is broken".to_owned(),
        uploads: vec![UploadId::new(start(), [11; 10])],
        terms: dispute_terms(),
    };
    Dispute::open(order, as_buyer(order), opening, start()).unwrap()
}

pub(crate) fn side(user: UserId) -> DisputeParty {
    opened(&order_in(OrderStatus::Delivered)).1.entity.as_party(user).unwrap()
}

pub(crate) fn opener() -> Opener {
    opened(&order_in(OrderStatus::Delivered)).1.entity.as_opener(buyer_id()).unwrap()
}

pub(crate) fn respondent() -> Respondent {
    opened(&order_in(OrderStatus::Delivered)).1.entity.as_respondent(artisan_id().user()).unwrap()
}

pub(crate) fn arbiter() -> Arbiter {
    opened(&order_in(OrderStatus::Delivered)).1.entity.as_arbiter(UserId::new(start(), [12; 10])).unwrap()
}

/// The buyer of the dispute, who sends the goods back.
pub(crate) fn sender() -> DisputeBuyer {
    opened(&order_in(OrderStatus::Delivered)).1.entity.as_buyer(buyer_id()).unwrap()
}

/// The artisan of the dispute, to whom the goods come back.
pub(crate) fn receiver() -> DisputeArtisan {
    opened(&order_in(OrderStatus::Delivered)).1.entity.as_artisan(artisan_id().user()).unwrap()
}

/// `dispute`, in which the buyer accepted that the goods go back before the money is divided.
pub(crate) fn to_be_returned(dispute: &Dispute, split: Split) -> Dispute {
    let proposed = done(dispute.propose_return(side(artisan_id().user()), split, start())).entity;
    done(proposed.accept(side(buyer_id()), proposed.proposals.made, start())).entity
}

/// `dispute`, whose goods the buyer has sent back.
pub(crate) fn sent_back(dispute: &Dispute) -> Dispute {
    let receipt = vec![UploadId::new(start(), [31; 10])];
    done(dispute.send_return(sender(), "With GIG, waybill 1204483".to_owned(), receipt, start())).entity
}

/// The dispute, answered, ended by the artisan's accepting what the buyer proposed.
pub(crate) fn agreed(split: Split) -> Dispute {
    let proposed = done(dispute_in(DisputeStatus::Answered).propose(side(buyer_id()), split, start())).entity;
    done(proposed.accept(side(artisan_id().user()), proposed.proposals.made, start())).entity
}

/// The dispute about the delivered order, brought to `status` by its own commands.
pub(crate) fn dispute_in(status: DisputeStatus) -> Dispute {
    let at = start();
    let open = opened(&order_in(OrderStatus::Delivered)).1.entity;
    let answered = done(open.answer(respondent(), "It was whole".to_owned(), Vec::new(), at)).entity;
    let escalated = done(answered.escalate(side(buyer_id()), at)).entity;
    let decided = done(escalated.decide(arbiter(), split(), "The photos show it".to_owned(), at)).entity;
    match status {
        DisputeStatus::Open => open,
        DisputeStatus::Answered => answered,
        DisputeStatus::Escalated => escalated,
        DisputeStatus::Decided => decided,
        DisputeStatus::Appealed => {
            done(decided.appeal(side(artisan_id().user()), "Not mine".to_owned(), at)).entity
        }
        DisputeStatus::AwaitingReturn => to_be_returned(&answered, split()),
        DisputeStatus::ReturnSent => sent_back(&to_be_returned(&answered, split())),
        DisputeStatus::Resolved => agreed(split()),
        DisputeStatus::Withdrawn => done(open.withdraw(opener(), at)).entity,
    }
}

/// The dispute's end, done to its order.
pub(crate) fn concluded(order: &Order, dispute: &Dispute) -> Conclusion {
    moved(dispute.conclude(order, &wallet_holding(order), start()))
}

/// A wallet that holds the money of the order.
pub(crate) fn wallet_holding(order: &Order) -> Wallet {
    let empty = Wallet::empty(order.artisan_id(), Currency::NGN);
    empty.hold(order.id(), order.escrow().held).unwrap().entity
}

pub(crate) fn payment() -> Outcome<Payment> {
    let parts = vec![PaymentPart { order_id: order_id(), artisan_id: artisan_id(), amount: naira(10_000) }];
    let until = start().plus_seconds(30 * MINUTE);
    let url = "https://checkout.paystack.com/abc".to_owned();
    Payment::initialise(payment_id(), buyer_id(), parts, naira(10_000), "paystack", url, until, start())
}

/// A payment for as many orders, each of another artisan.
pub(crate) fn payment_for(orders: u8) -> Outcome<Payment> {
    let part = |seed: u8| PaymentPart {
        order_id: OrderId::new(start(), [30 + seed; 10]),
        artisan_id: ArtisanId::new(start(), [40 + seed; 10]),
        amount: naira(10_000),
    };
    let total = naira(10_000 * i64::from(orders));
    let until = start().plus_seconds(30 * MINUTE);
    let url = "https://checkout.paystack.com/abc".to_owned();
    let parts = (0..orders).map(part).collect();
    Payment::initialise(payment_id(), buyer_id(), parts, total, "paystack", url, until, start())
}

/// The payment, brought to `status` by a charge.
pub(crate) fn payment_in(status: PaymentState) -> Payment {
    let pending = payment().entity;
    let settle =
        |amount| pending.settle(&charge(amount), &shelf(&placed().entity), start()).unwrap().unwrap();
    match status {
        PaymentState::Pending => pending,
        PaymentState::Closed => pending.close().unwrap().entity,
        PaymentState::Succeeded => settle(naira(10_000)).payment.entity,
        PaymentState::Suspended => settle(naira(9_000)).payment.entity,
        PaymentState::Reversed => reversed_payment().entity,
    }
}

/// The payment, which came and had gone back before we heard of it.
pub(crate) fn reversed_payment() -> Outcome<Payment> {
    let order = placed().entity;
    payment().entity.reverse(&charge(naira(10_000)), [&order], start()).unwrap().unwrap().payment
}

/// A charge of which the gateway keeps NGN 250.00.
pub(crate) fn charge(amount: Money) -> Charge {
    Charge {
        amount,
        fee: Some(Money::new(25_000, amount.currency)),
        transaction_id: "4099260516".to_owned(),
        paid_at: start(),
        opened_for: Some(payment_id()),
    }
}

/// The order with an empty wallet, as a payment is settled with.
pub(crate) fn shelf(order: &Order) -> Vec<(Order, Wallet)> {
    vec![(order.clone(), Wallet::empty(order.artisan_id(), Currency::NGN))]
}

pub(crate) fn refund() -> Outcome<Refund> {
    let cancelled = order_in(OrderStatus::Cancelled);
    let (_, _, refund) = moved(cancelled.refund(&wallet_holding(&cancelled), start()));
    refund
}

/// The refund, brought to `status` by the gateway's reports.
pub(crate) fn refund_in(status: RefundStatus) -> Refund {
    let requested = refund().entity;
    let report = |report| done(requested.report(report, "17", start())).entity;
    match status {
        RefundStatus::Decided => decided_refund(OrderStatus::Delivered).1.entity,
        RefundStatus::Rerouted => done(report(RefundReport::NeedsAttention).retry(true, start())).entity,
        RefundStatus::PaidByHand => done(report(RefundReport::Failed).mark_paid(by_hand())).entity,
        RefundStatus::Closed => {
            done(report(RefundReport::Failed).close(closing(ClosingReason::ChargedBack))).entity
        }
        RefundStatus::PaidTwice => {
            let paid = done(report(RefundReport::Failed).mark_paid(by_hand())).entity;
            done(paid.report(RefundReport::Processed, "17", start())).entity
        }
        RefundStatus::Requested => requested,
        RefundStatus::Sent => report(RefundReport::Pending),
        RefundStatus::Processed => report(RefundReport::Processed),
        RefundStatus::Failed => report(RefundReport::Failed),
        RefundStatus::NeedsAttention => report(RefundReport::NeedsAttention),
    }
}

pub(crate) fn by_hand() -> ByHand {
    ByHand {
        note: "Paid in cash at the office".to_owned(),
        proof: vec![UploadId::new(start(), [11; 10])],
        entered_by: UserId::new(start(), [12; 10]),
        at: start(),
    }
}

pub(crate) fn closing(reason: ClosingReason) -> Closing {
    let note = "The dispute at the dashboard".to_owned();
    Closing { reason, note, closed_by: UserId::new(start(), [12; 10]), at: start() }
}

/// A refund of NGN 4,000.00 that an administrator decided, with its order.
pub(crate) fn decided_refund(status: OrderStatus) -> RefundDecided {
    let id = RefundId::new(start(), [13; 10]);
    order_in(status).order_refund(id, naira(4_000), "One stool is broken".to_owned(), start()).unwrap()
}

pub(crate) fn shown(report: ChargebackReport, amount: Money) -> ShownChargeback {
    ShownChargeback {
        gateway_id: "458951".to_owned(),
        transaction_reference: payment_id().reference(),
        amount,
        category: Some("chargeback".to_owned()),
        answer_by: Some(start().plus_seconds(DAY)),
        report,
    }
}

pub(crate) fn chargeback_answer(verdict: Verdict) -> ChargebackAnswer {
    ChargebackAnswer {
        verdict,
        note: "Delivered, with a photo at the gate".to_owned(),
        evidence: Some("evd8a4df1xejihd9x5q".to_owned()),
        answered_by: UserId::new(start(), [12; 10]),
        at: start(),
    }
}

fn open_chargeback(order: &Order, wallet: Wallet) -> (ChargebackChange, Vec<(Order, Wallet)>) {
    let payment = payment_in(PaymentState::Succeeded);
    let shown = shown(ChargebackReport::Open, naira(10_000));
    let change = Chargeback::open("paystack", &shown, Some(&payment), std::slice::from_ref(order), start());
    let flagged = change.orders[0].clone().unwrap().entity;
    (change, vec![(flagged, wallet)])
}

/// The chargeback of an order that was in `order` when it was opened, brought to `status`; with the order and its wallet.
pub(crate) fn chargeback_in(
    status: ChargebackStatus,
    order: OrderStatus,
) -> (Chargeback, Vec<(Order, Wallet)>) {
    let order = order_in(order);
    let (opened, orders) = open_chargeback(&order, wallet_holding(&order));
    let open = opened.chargeback.entity;
    let answering = || done(open.answer(chargeback_answer(Verdict::Contest))).entity;
    let report = |chargeback: Chargeback, report| {
        let change =
            chargeback.report(&shown(report, naira(10_000)), &orders, &[], start()).unwrap().unwrap();
        let (order, wallet) = (change.orders[0].clone(), change.wallets[0].clone());
        let order = order.map_or_else(|| orders[0].0.clone(), |outcome| outcome.entity);
        let wallet = wallet.map_or_else(|| orders[0].1.clone(), |outcome| outcome.entity);
        (change.chargeback.entity, vec![(order, wallet)])
    };
    match status {
        ChargebackStatus::Open => (open, orders),
        ChargebackStatus::Answering => (answering(), orders),
        ChargebackStatus::Answered => report(answering(), ChargebackReport::Answered),
        ChargebackStatus::Won => report(open, ChargebackReport::Won),
        ChargebackStatus::Lost => report(open, ChargebackReport::Lost),
    }
}

/// A chargeback of an order whose money the artisan was given, and has `available` minor units left of.
pub(crate) fn released_and_charged_back(available: i64) -> (Chargeback, Vec<(Order, Wallet)>) {
    let completed = order_in(OrderStatus::Completed);
    let (released, wallet) = moved(completed.release(&wallet_holding(&completed), start()));
    let wallet = Wallet { available, ..wallet.entity };
    let (opened, orders) = open_chargeback(&released.entity, wallet);
    (opened.chargeback.entity, orders)
}

pub(crate) fn payout_account() -> PayoutAccount {
    PayoutAccount {
        gateway: "paystack".to_owned(),
        recipient_code: "RCP_2x5j67tnnw1t98k".to_owned(),
        bank_code: "058".to_owned(),
        bank_name: "Guaranty Trust Bank".to_owned(),
        account_last4: "6789".to_owned(),
        account_name: "OKAFOR ADAEZE".to_owned(),
        set_at: start(),
    }
}

pub(crate) fn other_account() -> PayoutAccount {
    PayoutAccount { recipient_code: "RCP_0t9rkq1w".into(), account_last4: "4321".into(), ..payout_account() }
}

/// A payout of NGN 9,500.00, which is all that the wallet has.
pub(crate) fn payout() -> PayoutChange {
    let wallet = Wallet { available: 950_000, ..Wallet::empty(artisan_id(), Currency::NGN) };
    let artisan = selling();
    let payable = Payable::automatic(&wallet, &artisan, &payout_limits(), start()).unwrap();
    Payout::start(payable, payout_id(), start()).unwrap()
}

/// The defaults of the template.
pub(crate) fn payout_limits() -> PayoutLimits {
    PayoutLimits {
        minimum: 100_000,
        new_daily: 100_000_000,
        established_daily: 500_000_000,
        trusted_daily: 2_000_000_000,
        zone: crate::Zone::LAGOS,
    }
}

pub(crate) fn succeeded() -> TransferReport {
    TransferReport::Succeeded { fee: Some(Money::new(2_500, Currency::NGN)) }
}

pub(crate) fn failed() -> TransferReport {
    TransferReport::Failed { reason: "Account number is invalid".to_owned() }
}

pub(crate) fn not_approved() -> TransferReport {
    TransferReport::NotApproved { reason: "The transfer was not confirmed".to_owned() }
}

pub(crate) fn reversed() -> TransferReport {
    TransferReport::Reversed { reason: "Returned by the bank".to_owned() }
}

/// The payout, brought to `status` by the gateway's reports, with its wallet.
pub(crate) fn payout_in(status: PayoutStatus) -> (Payout, Wallet) {
    let (requested, wallet) = payout();
    let (requested, wallet) = (requested.entity, wallet.entity);
    let sent = requested.sent(start()).unwrap().entity;
    let report = |payout: &Payout, wallet: &Wallet, report| {
        let (payout, wallet) = payout.report(&report, wallet, start()).unwrap().unwrap();
        (payout.entity, wallet.entity)
    };
    match status {
        PayoutStatus::Requested => (requested, wallet),
        PayoutStatus::Sent => (sent, wallet),
        PayoutStatus::Succeeded => report(&sent, &wallet, succeeded()),
        PayoutStatus::Failed => report(&sent, &wallet, failed()),
        PayoutStatus::Reversed => {
            let (paid, wallet) = report(&sent, &wallet, succeeded());
            report(&paid, &wallet, reversed())
        }
    }
}

pub(crate) fn artisan() -> Artisan {
    let profile = Profile {
        display_name: "Ada's Woodwork".to_owned(),
        legal_name: "Adaeze Okafor".to_owned(),
        trades: vec!["carpentry".to_owned()],
        areas: vec!["NG-LA".to_owned()],
        about: String::new(),
    };
    let artisan = Artisan::create(artisan_id(), profile, start()).entity;
    done(artisan.submit(vec![UploadId::new(start(), [9; 10])], start())).entity
}

/// Pick-up in Surulere, and the artisan's own delivery within Lagos for NGN 3,000.00.
pub(crate) fn delivery_options() -> DeliveryOptions {
    let lagos = AreaFee { area: "NG-LA".to_owned(), town: None, fee: naira(3_000) };
    DeliveryOptions {
        pick_up: Some(PickUp { place: "14 Bode Thomas Street, Surulere".to_owned(), days: 2 }),
        own_delivery: Some(OwnDelivery { areas: vec![lagos], free_from: None, days: 5 }),
        courier: None,
    }
}

/// The artisan, verified and with an account that payouts go to.
pub(crate) fn selling() -> Artisan {
    let verified = done(artisan().decide(VerificationDecision::Approve, start())).entity;
    done(verified.set_payout_account(payout_account(), DAY)).entity
}

/// Something that happened, as its event tells it.
pub(crate) struct Event {
    /// What happened.
    pub(crate) action: &'static str,
    /// In which case, where one action has several.
    pub(crate) case: &'static str,
    /// What the event carries.
    pub(crate) facts: Facts,
    /// How money moved.
    pub(crate) postings: Vec<Posting>,
    /// Whether it is read back from what is stored of it.
    pub(crate) reads_back: bool,
}

fn event<E: Entity>(case: &'static str, outcome: Outcome<E>) -> Event {
    stored(case, &outcome.event, outcome.postings)
}

fn stored<E: DomainEvent>(case: &'static str, event: &E, postings: Vec<Posting>) -> Event {
    let (action, facts) = (event.action(), event.facts());
    let reads_back = E::read(action, &facts).unwrap() == *event;
    Event { action, case, facts, postings, reads_back }
}

/// Everything that happens, each from a real decision.
pub(crate) fn events() -> Vec<Event> {
    let mut events = order_events();
    events.extend(payment_events());
    events.extend(escrow_events());
    events.extend(dispute_events());
    events.extend(refund_events());
    events.extend(order_refund_events());
    events.extend(chargeback_events());
    events.extend(payout_events());
    events.extend(artisan_events());
    events.extend(wallet_events());
    events.extend(catalogue_events());
    events.extend(user_events());
    events.extend(books_events());
    events.extend(account_events());
    events.extend(suspension_events());
    events.push(became_artisan());
    events.push(event("", reversed_payment()));
    let (sent, wallet) = payout_in(PayoutStatus::Sent);
    events.push(event("", sent.report(&not_approved(), &wallet, start()).unwrap().unwrap().0));
    events.extend(closing_events());
    events.extend(said_again());
    events.push(event("", payment().entity.close().unwrap()));
    let confirmed = ConfirmedAccount { account_last4: "6789".into(), account_name: "Adaeze Nwosu".into() };
    events.push(event("", done(selling().confirm_account(confirmed, "Her married name"))));
    events.extend(picture_events());
    events.extend(shelf_events());
    events.extend(second_factor_events());
    events.extend(review_events());
    events.push(event("", selling().set_delivery_options(delivery_options()).unwrap()));
    events.push(event("", done(selling().set_away(Some(start().plus_seconds(9 * DAY)), start()))));
    events.extend(message_events());
    events.extend(provider_events());
    events.extend(return_events());
    events.extend(report_events());
    events.extend(leaving_events());
    events.extend(offer_events());
    events
}

/// Of goods that go back in a dispute.
fn return_events() -> Vec<Event> {
    let at = start();
    let answered = dispute_in(DisputeStatus::Answered);
    let (awaited, sent) = (dispute_in(DisputeStatus::AwaitingReturn), dispute_in(DisputeStatus::ReturnSent));
    let proposed = done(answered.propose_return(side(buyer_id()), split(), at));
    let agreed = done(proposed.entity.accept(side(artisan_id().user()), proposed.entity.proposals.made, at));
    let words = || "One leg is missing".to_owned();
    vec![
        event("that the goods go back", proposed),
        event("", agreed),
        event("", done(awaited.send_return(sender(), "With GIG".to_owned(), Vec::new(), at))),
        event("", done(sent.reject_return(receiver(), words(), Vec::new(), at))),
        event("", done(awaited.time_out(at.plus_seconds(7 * DAY)))),
        event("the goods are back", done(sent.confirm_return(receiver(), at))),
        event("the artisan said nothing of the goods", done(sent.time_out(at.plus_seconds(10 * DAY)))),
    ]
}

/// Of a product that comes into the shop, and goes, and comes back.
fn shelf_events() -> Vec<Event> {
    let published = done(product().publish(start()));
    let hidden = done(published.entity.hide(start()));
    let archived = hidden.entity.archive(start()).unwrap();
    vec![event("", published), event("", hidden), event("", archived.entity.restore(start()).unwrap())]
}

/// A product as it is offered.
pub(crate) fn product() -> Product {
    let offer = Offer {
        title: "Oak stool".to_owned(),
        description: "Of oak".to_owned(),
        category: "furniture".to_owned(),
        price: naira(2_500),
        images: Vec::new(),
        attributes: std::collections::BTreeMap::new(),
    };
    Product::draft(ProductId::new(start(), [6; 10]), artisan_id(), offer, start()).entity
}

/// The product in the shop, as somebody reports it.
pub(crate) fn product_on_sale() -> Product {
    done(product().publish(start())).entity
}

/// Of a product, the artisan and a message of theirs, as the buyer reports them; and what is decided of each.
fn report_events() -> Vec<Event> {
    let at = start();
    let file = |found| {
        let words = "The picture is mine".to_owned();
        let filing = Filing { by: buyer_id(), sells: false, kind: ReportKind::Misleading, words };
        done(Report::file(None, found, filing, at))
    };
    let decide = |filed: &Outcome<Report>, ruling| {
        let report = &filed.entity;
        let judge = report.as_judge(UserId::new(at, [12; 10])).unwrap();
        done(report.decide(judge, ruling, "The picture is of somebody else's work".to_owned(), at))
    };
    let product = product_on_sale();
    let of_product = file(Found::product(&product).unwrap());
    let of_artisan = file(Found::artisan(&selling()).unwrap());
    let conversation = Conversation::question(buyer_id(), artisan_id(), None, at).unwrap();
    let by = conversation.as_correspondent(artisan_id().user()).unwrap();
    let [own, other] =
        [crate::orders::Side::Artisan, crate::orders::Side::Buyer].map(|side| Seat::of(&conversation, side));
    let letter = Letter { text: "Pay me in cash".to_owned(), uploads: Vec::new() };
    let message = conversation.send(by, letter, (&own, &other), at).unwrap().message;
    let reader = conversation.as_correspondent(buyer_id()).unwrap();
    let of_message = file(Found::message(&conversation, &message, reader, Contacts::Hidden));
    vec![
        event("of a product", of_product.clone()),
        event("the product is hidden", decide(&of_product, Ruling::HideProduct(product.id))),
        event("nothing is done", decide(&of_artisan, Ruling::Dismiss)),
        event("somebody is warned", decide(&of_message, Ruling::Warn)),
    ]
}

/// Of a question, its answer, and a word about an order; and of what nobody is told.
fn message_events() -> Vec<Event> {
    let question = Conversation::question(buyer_id(), artisan_id(), Some(&product()), start()).unwrap();
    let general = Conversation::question(buyer_id(), artisan_id(), None, start()).unwrap();
    let about_order = Conversation::of_order(&order_in(OrderStatus::Paid));
    let said = |conversation: &Conversation, by: UserId| {
        let by = conversation.as_correspondent(by).unwrap();
        let [own, other] = [by.side(), by.side().other()].map(|side| Seat::of(conversation, side));
        let letter = Letter { text: "Hello".to_owned(), uploads: Vec::new() };
        conversation.send(by, letter, (&own, &other), start()).unwrap().conversation
    };
    vec![
        event("a buyer asks about a product", said(&question, buyer_id())),
        event("a buyer asks about the work", said(&general, buyer_id())),
        event("about an order", said(&about_order, buyer_id())),
    ]
}

/// What a buyer says of the artisan and of the first product of `order`.
pub(crate) fn opinion(stars: Stars, order: &Order) -> Opinion {
    let line = order.products().next().expect("an order is of something");
    let goods = RatedGoods { product_id: line.product_id, title: line.title.clone(), stars: Stars::Five };
    Opinion { stars, goods: vec![goods], words: "Solid, and in time".to_owned(), pictures: Vec::new() }
}

/// What an artisan says of a buyer.
pub(crate) fn of_buyer(stars: Stars) -> Opinion {
    Opinion { stars, goods: Vec::new(), words: "Was at home".to_owned(), pictures: Vec::new() }
}

/// Of both reviews of an order: written, changed, shown, replied to, hidden and restored.
fn review_events() -> Vec<Event> {
    let (order, at) = (order_in(OrderStatus::Completed), start());
    let write = |party, opinion, own: Option<&Review>, other: Option<&Review>| {
        reviews::write(&order, party, opinion, own, other, at).unwrap().unwrap()
    };
    let (buyer, artisan) = (as_buyer(&order), as_artisan(&order));
    let first = write(buyer, opinion(Stars::Three, &order), None, None).own;
    let changed = write(buyer, opinion(Stars::Four, &order), Some(&first.entity), None).own;
    let second = write(artisan, of_buyer(Stars::Five), None, Some(&changed.entity));
    let shown = second.other.unwrap();
    let reviewed = shown.entity.as_reviewed(artisan_id().user()).unwrap();
    let moderator = shown.entity.as_moderator(UserId::new(at, [12; 10])).unwrap();
    let hidden = done(shown.entity.hide(moderator, "It names a neighbour".to_owned(), at));
    let of_artisan = write(artisan, of_buyer(Stars::One), None, None).own;
    vec![
        event("by the buyer", first),
        event("by the artisan", of_artisan),
        event("", changed),
        event("of the artisan", shown.clone()),
        event("of the buyer", second.own),
        event("", done(shown.entity.reply(reviewed, "Thank you".to_owned(), at))),
        event("", done(hidden.entity.restore(moderator))),
        event("", hidden),
    ]
}

/// A product on sale at 2,500 naira, five of it left, of which buyers may offer at least 70 %.
pub(crate) fn bargain() -> Shelf {
    let on_sale = done(product().publish(start())).entity;
    let product = done(on_sale.set_lowest_offer(Some(70), start())).entity;
    let stock = Stock { product_id: product.id, available: 5, product_version: 3, open: true };
    Shelf { product, stock }
}

/// What the buyer offers for two pieces of it: so many naira each.
pub(crate) fn offer_of(price: i64, before: Option<&PriceOffer>) -> Outcome<PriceOffer> {
    let bid = Bid { unit_price: naira(price), quantity: 2 };
    done(offers::propose(before, &bargain(), buyer_id(), bid, start()))
}

pub(crate) fn offer_buyer(offer: &PriceOffer) -> OfferParty {
    offer.as_party(buyer_id()).unwrap()
}

pub(crate) fn offer_artisan(offer: &PriceOffer) -> OfferParty {
    offer.as_party(artisan_id().user()).unwrap()
}

/// What the artisan asks for instead: so many naira a piece.
pub(crate) fn countered(offer: &PriceOffer, asked: i64) -> Outcome<PriceOffer> {
    let OfferParty::Artisan(artisan) = offer_artisan(offer) else { panic!("the artisan is no buyer") };
    done(offer.counter(artisan, naira(asked), start()))
}

/// An offer that the artisan accepted.
pub(crate) fn bargained(price: i64) -> PriceOffer {
    let offer = offer_of(price, None).entity;
    done(offer.accept(offer_artisan(&offer), naira(price), start())).entity
}

/// Of an offer on a price, with each way in which it goes on.
fn offer_events() -> Vec<Event> {
    let (proposed, at, late) = (offer_of(2_000, None), start(), start().plus_seconds(3 * DAY));
    let offer = proposed.entity.clone();
    let asked = countered(&offer, 2_200);
    let (buyer, artisan) = (offer_buyer(&offer), offer_artisan(&offer));
    let OfferParty::Buyer(owner) = buyer else { panic!("the buyer is no artisan") };
    let agreed = bargained(2_000);
    let (_, used) = agreed.use_up(&bargain().product, 2, payment_id(), at).unwrap();
    vec![
        event("", proposed),
        event("", asked.clone()),
        event("by the artisan", done(offer.accept(artisan, naira(2_000), at))),
        event("by the buyer", done(asked.entity.accept(buyer, naira(2_200), at))),
        event("by the artisan", done(offer.decline(artisan, at))),
        event("by the buyer", done(asked.entity.decline(buyer, at))),
        event("", done(offer.withdraw(owner, at))),
        event("the artisan did not answer", offer.time_out(late).unwrap()),
        event("the buyer did not answer", asked.entity.time_out(late).unwrap()),
        event("nothing was ordered", agreed.time_out(late).unwrap()),
        event("", used),
    ]
}

/// Of a product's picture, which is ready or refused.
fn picture_events() -> Vec<Event> {
    let upload = Upload {
        id: UploadId::new(start(), [13; 10]),
        owner_id: artisan_id().user(),
        purpose: UploadPurpose::ProductImage,
        media_type: MediaType::Jpeg,
        created_at: start(),
        file: None,
    };
    let handed_in = Picture::hand_in(&upload, start());
    let picture = handed_in.entity.clone();
    vec![
        event("", handed_in),
        event("", picture.make_ready(1_600, 1_200, Colour::new([160, 82, 45])).unwrap()),
        event("", picture.refuse(PictureRefusal::Damaged).unwrap()),
    ]
}

/// What operators see to of refunds that the gateway does not end.
fn closing_events() -> Vec<Event> {
    let (open, orders) = chargeback_in(ChargebackStatus::Open, OrderStatus::Cancelled);
    let (order, wallet) = &orders[0];
    let unflagged = order.clone().without_chargebacks();
    let (refunded, wallet, _) = moved(unflagged.refund(wallet, start()));
    let orders = [(refunded.entity, wallet.entity)];
    let lost = open.report(&shown(ChargebackReport::Lost, naira(10_000)), &orders, &[], start());
    let lost = lost.unwrap().unwrap().chargeback.entity;
    let failed = refund_in(RefundStatus::Failed);
    let delayed = refund_in(RefundStatus::Sent).delay(start().plus_seconds(15 * DAY)).unwrap();
    let confirmed = done(delayed.entity.confirm(closing(ClosingReason::RefundedAtGateway)));
    let (covering, closed) = lost.cover(&failed, closing(ClosingReason::ChargedBack)).unwrap().unwrap();
    let reopened = closed.entity.reopen(start()).unwrap();
    vec![
        event("", delayed),
        event("", confirmed),
        event("", covering),
        event("", closed),
        event("", reopened),
    ]
}

fn order_events() -> Vec<Event> {
    let at = start();
    let [pending, paid, accepted, shipped, delivered] = [
        OrderStatus::PendingPayment,
        OrderStatus::Paid,
        OrderStatus::Accepted,
        OrderStatus::Shipped,
        OrderStatus::Delivered,
    ]
    .map(order_in);
    let reason = || "Found it cheaper".to_owned();
    let wrong = match delivered.check_code(artisan_of(&delivered), "000000").unwrap() {
        CodeCheck::Wrong(outcome, _) => outcome,
        CodeCheck::Right(_) => panic!("it is another order's code"),
    };
    let cancelled = order_in(OrderStatus::Cancelled);
    let (refunding, _, refund) = moved(cancelled.refund(&wallet_holding(&cancelled), at));
    vec![
        event("", placed()),
        event("", done(paid_by(&pending))),
        event("", done(paid.accept(artisan_of(&paid), at))),
        event("", done(accepted.ship(artisan_of(&accepted), tracking(), at))),
        event("", done(shipped.deliver(artisan_of(&shipped), proof(), at))),
        event("", done(delivered.time_out(at.plus_seconds(5 * DAY)))),
        event("", wrong),
        event("", done(delivered.confirm(by_buyer(&delivered), at))),
        event("", done(pending.time_out(at.plus_seconds(30 * MINUTE)))),
        event("before it was paid", done(pending.cancel(as_buyer(&pending), reason(), at))),
        event("after it was paid", done(paid.cancel(as_buyer(&paid), reason(), at))),
        event("", refunding.entity.refund_arrived(refund.entity.id).unwrap()),
    ]
}

/// What the artisan says better later.
fn said_again() -> Vec<Event> {
    let (shipped, delivered) = (order_in(OrderStatus::Shipped), order_in(OrderStatus::Delivered));
    let tracking = Tracking { note: "With Sule".to_owned() };
    let proof = Proof { note: "At the gate, with her brother".to_owned(), ..proof() };
    vec![
        event("", done(shipped.ship(artisan_of(&shipped), tracking, start()))),
        event("", done(delivered.deliver(artisan_of(&delivered), proof, start()))),
    ]
}

fn paid_by(order: &Order) -> crate::Decision<Order> {
    order.fund("paystack", start())
}

fn payment_events() -> Vec<Event> {
    let pending = payment().entity;
    let open = order_in(OrderStatus::PendingPayment);
    let settle =
        |amount, order: &Order| pending.settle(&charge(amount), &shelf(order), start()).unwrap().unwrap();
    let exact = settle(naira(10_000), &open);
    let over = settle(naira(11_000), &open);
    let under = settle(naira(9_000), &open);
    let late = settle(naira(10_000), &order_in(OrderStatus::Expired));
    let waiting = done(open.call_off_with_payment(
        "Another order of the same checkout was cancelled, and they are paid together.",
        start(),
    ));
    vec![
        event("", payment()),
        event("for orders of three artisans", payment_for(3)),
        event("with another order of its payment", waiting),
        event("", exact.payment),
        event("paid too much", over.payment),
        event("what was paid too much", over.refund.unwrap()),
        event("paid too little, or in another currency", under.payment),
        event("paid too little, or in another currency", under.refund.unwrap()),
        event("paid after the order was closed", late.payment),
        event("paid after the order was closed", late.refund.unwrap()),
        event(
            "of a payment that is none of ours",
            charge(naira(700)).give_back_stray("paystack", "x", start()),
        ),
    ]
}

fn escrow_events() -> Vec<Event> {
    let completed = order_in(OrderStatus::Completed);
    let wallet = wallet_holding(&completed);
    let owing = Wallet { debt: 300_000, ..wallet.clone() };
    let cancelled = order_in(OrderStatus::Cancelled);
    let (refunded, _, request) = moved(cancelled.refund(&wallet_holding(&cancelled), start()));
    vec![
        event("", moved(completed.release(&wallet, start())).0),
        event("to an artisan who owes NGN 3,000.00", moved(completed.release(&owing, start())).0),
        event("", refunded),
        event("of a cancelled order", request),
    ]
}

fn dispute_events() -> Vec<Event> {
    let at = start();
    let (disputed, opened) = opened(&order_in(OrderStatus::Delivered));
    let [open, answered, escalated, decided, appealed] = [
        DisputeStatus::Open,
        DisputeStatus::Answered,
        DisputeStatus::Escalated,
        DisputeStatus::Decided,
        DisputeStatus::Appealed,
    ]
    .map(dispute_in);
    let note = || "The photos show it".to_owned();
    let divided_by = |split| concluded(&disputed.entity, &agreed(split));
    let all_released = Split { to_buyer: naira(0), to_artisan: naira(10_000) };
    let divided = divided_by(split());
    let withdrawn = done(open.withdraw(opener(), at));
    let resumed = |status| {
        let order = self::opened(&order_in(status)).0.entity;
        concluded(&order, &withdrawn.entity).order
    };
    let accepted = {
        let proposed = done(answered.propose(side(buyer_id()), split(), at)).entity;
        done(proposed.accept(side(artisan_id().user()), 1, at))
    };
    let mut events = vec![
        event("", opened),
        event("", done(open.answer(respondent(), "It was whole".to_owned(), Vec::new(), at))),
        event("", done(open.add_evidence(side(buyer_id()), "A photo".to_owned(), Vec::new(), None, at))),
        event("", done(answered.propose(side(buyer_id()), split(), at))),
        event("", done(answered.escalate(side(buyer_id()), at))),
        event("", done(escalated.time_out(at.plus_seconds(14 * DAY)))),
        event("", done(escalated.decide(arbiter(), split(), note(), at))),
        event("", done(decided.appeal(side(artisan_id().user()), "Not mine".to_owned(), at))),
        event("both agreed", accepted),
        event("an administrator decided", done(decided.time_out(at.plus_seconds(3 * DAY)))),
        event("after an appeal", done(appealed.decide(arbiter(), all_released, note(), at))),
        event("nobody decided in time", done(answered.time_out(at.plus_seconds(60 * DAY)))),
        event("divided", divided.order),
        event("divided", divided.refund.unwrap()),
        event("all to the artisan", divided_by(all_released).order),
        event("all back to the buyer", divided_by(Split::all_back(naira(10_000))).order),
        event("of a delivered order", resumed(OrderStatus::Delivered)),
        event("of a shipped order", resumed(OrderStatus::Shipped)),
        event("", disputed),
    ];
    events.push(event("", withdrawn));
    events
}

fn refund_events() -> Vec<Event> {
    let mut events: Vec<Event> =
        [RefundReport::Pending, RefundReport::Processed, RefundReport::Failed, RefundReport::NeedsAttention]
            .map(|report| event("", done(refund().entity.report(report, "17", start()))))
            .into();
    let [failed, rerouted, paid, twice] =
        [RefundStatus::Failed, RefundStatus::Rerouted, RefundStatus::PaidByHand, RefundStatus::PaidTwice]
            .map(refund_in);
    events.extend([
        event("", done(failed.retry(false, start()))),
        event("", rerouted.refuse_account("No such account", start()).unwrap()),
        event("", done(failed.mark_paid(by_hand()))),
        event("", done(paid.report(RefundReport::Processed, "17", start()))),
        event("", done(twice.mark_paid(by_hand()))),
    ]);
    events
}

fn order_refund_events() -> Vec<Event> {
    let at = start();
    let delivered = order_in(OrderStatus::Delivered);
    let id = RefundId::new(at, [14; 10]);
    let reason = || "One stool is scratched".to_owned();
    let offered = done(delivered.offer_refund(artisan_of(&delivered), id, naira(1_500), reason(), at));
    let standing = offered.entity.clone();
    let buyer = standing.as_buyer(standing.buyer_id()).unwrap();
    let (accepted, decided) = standing.accept_refund(buyer, id, at).unwrap().unwrap();
    let book = |(order, refund): RefundDecided, wallet: &Wallet| {
        moved(order.entity.book_refund(&refund.entity, wallet, at))
    };
    let (held, _, requested) = book(decided_refund(OrderStatus::Delivered), &wallet_holding(&delivered));
    let completed = order_in(OrderStatus::Completed);
    let (released, wallet) = moved(completed.release(&wallet_holding(&completed), at));
    let decide = || {
        let id = RefundId::new(at, [13; 10]);
        released.entity.order_refund(id, naira(4_000), "One stool is broken".to_owned(), at).unwrap()
    };
    let paid_out = Wallet { available: 100_000, ..wallet.entity.clone() };
    vec![
        event("", offered),
        event("", accepted),
        event("", decided),
        event("", done(standing.drop_refund_offer(as_buyer(&standing), id))),
        event("", done(standing.drop_refund_offer(as_artisan(&standing), id))),
        event("", decided_refund(OrderStatus::Delivered).0),
        event("of a part", held.clone()),
        event("of a part", requested),
        event("", held.entity.refund_arrived(RefundId::new(at, [13; 10])).unwrap()),
        event("after the release", book(decide(), &wallet.entity).0),
        event("after the release, of an artisan with NGN 1,000.00 left", book(decide(), &paid_out).0),
    ]
}

fn chargeback_events() -> Vec<Event> {
    let delivered = order_in(OrderStatus::Delivered);
    let (opened, orders) = open_chargeback(&delivered, wallet_holding(&delivered));
    let open = opened.chargeback.entity.clone();
    let answered = done(open.answer(chargeback_answer(Verdict::Contest)));
    let refused = answered.entity.refuse_answer("The file is not there", start()).unwrap();
    let report = |chargeback: &Chargeback, orders: &[(Order, Wallet)], report| {
        chargeback.report(&shown(report, naira(10_000)), orders, &[], start()).unwrap().unwrap()
    };
    let all = |case, change: ChargebackChange| {
        let orders = change.orders.into_iter().flatten().map(move |order| event(case, order));
        std::iter::once(event(case, change.chargeback)).chain(orders).collect::<Vec<_>>()
    };
    let (lost, after) = chargeback_in(ChargebackStatus::Lost, OrderStatus::Delivered);
    let (of_released, released) = released_and_charged_back(100_000);
    let (of_refunded, cancelled) = chargeback_in(ChargebackStatus::Open, OrderStatus::Cancelled);
    let (order, wallet) = &cancelled[0];
    let before = order.clone().without_chargebacks();
    let (refunded, balance, _) = moved(before.refund(wallet, start()));
    let refunded = [(refunded.entity, balance.entity)];
    let gone = report(&of_refunded, &refunded, ChargebackReport::Lost).chargeback;
    let mut events = all("", opened);
    events.extend([event("", refused)]);
    events.extend(all("", report(&answered.entity, &orders, ChargebackReport::Answered)));
    events.extend([event("", answered)]);
    events.extend(all("", report(&open, &orders, ChargebackReport::Won)));
    events.extend(all("while it is held", report(&open, &orders, ChargebackReport::Lost)));
    let case = "after the release, of an artisan with NGN 1,000.00 left";
    events.extend(all(case, report(&of_released, &released, ChargebackReport::Lost)));
    events.extend([event("of what was refunded before", gone)]);
    events.extend(all("it was held", report(&lost, &after, ChargebackReport::Won)));
    events
}

fn payout_events() -> Vec<Event> {
    let (sent, wallet) = payout_in(PayoutStatus::Sent);
    let (paid, after) = payout_in(PayoutStatus::Succeeded);
    let requested = payout_in(PayoutStatus::Requested).0;
    let on_request = Payout { mode: PayoutMode::OnRequest, ..sent.clone() };
    let third = Wallet { payout_failures: 2, ..wallet.clone() };
    let owing = Wallet { debt: 300_000, ..wallet.clone() };
    let case = |case, payout: &Payout, wallet: &Wallet| {
        event(case, payout.report(&failed(), wallet, start()).unwrap().unwrap().0)
    };
    let report = |payout: &Payout, wallet: &Wallet, report| {
        event("", payout.report(&report, wallet, start()).unwrap().unwrap().0)
    };
    vec![
        event("", payout().0),
        event("", requested.sent(start()).unwrap()),
        report(&sent, &wallet, succeeded()),
        event("", sent.delay(start().plus_seconds(HOUR)).unwrap()),
        report(&sent, &wallet, failed()),
        case("to an artisan who asks for payouts", &on_request, &wallet),
        case("for the third time in a row", &sent, &third),
        case("to an artisan who owes NGN 3,000.00", &sent, &owing),
        report(&paid, &after, reversed()),
    ]
}

fn artisan_events() -> Vec<Event> {
    let submitted = artisan();
    let decide = |decision| event("", done(submitted.decide(decision, start())));
    let created = Artisan::create(artisan_id(), submitted.profile.clone(), start());
    let renamed = Profile { display_name: "Ada's Oak".to_owned(), ..submitted.profile.clone() };
    vec![
        event("", created.entity.submit(vec![UploadId::new(start(), [9; 10])], start()).unwrap().unwrap()),
        event("", created),
        event("", done(submitted.write_profile(renamed))),
        decide(VerificationDecision::Approve),
        decide(VerificationDecision::Reject("The photo is blurred".to_owned())),
        event("", done(submitted.set_payout_account(payout_account(), DAY))),
        event("in place of another", done(selling().set_payout_account(other_account(), DAY))),
        event("", selling().set_payout_mode(PayoutMode::OnRequest).unwrap()),
        event("", selling().set_tier(Tier::Established, "A year without a complaint").unwrap()),
    ]
}

/// Of an artisan who is stopped and restored.
fn suspension_events() -> Vec<Event> {
    let suspend = |payouts_held| done(selling().suspend("Two buyers got fakes", payouts_held, start()));
    vec![
        event("and their money waits", suspend(true)),
        event("and their money is paid out", suspend(false)),
        event("", suspend(true).entity.restore("They were not fakes", start()).unwrap()),
    ]
}

fn wallet_events() -> Vec<Event> {
    let at = start();
    let order = order_id();
    let holding = wallet_holding(&order_in(OrderStatus::Delivered));
    let owing = Wallet { debt: 300_000, ..holding.clone() };
    let earned = holding.credit(order, naira(10_000), naira(9_500), at).unwrap().outcome;
    let started = earned.entity.start_payout(payout_id(), naira(9_500), crate::Zone::LAGOS, at).unwrap();
    let arrived = started.entity.finish_payout(payout_id(), naira(9_500), at).unwrap();
    let returned = started.entity.fail_payout(payout_id(), naira(9_500), at, at).unwrap().outcome;
    let resumed = returned.entity.forget_failures(at).unwrap();
    let taken = earned.entity.reclaim(order, naira(10_000)).unwrap().outcome;
    let charged = earned.entity.charge_back(order, naira(0), naira(10_000)).unwrap().outcome;
    let restored = charged.entity.restore(order, naira(2_000), naira(8_000), at).unwrap();
    let empty = Wallet::empty(artisan_id(), Currency::NGN);
    vec![
        event("", empty.hold(order, naira(10_000)).unwrap()),
        event("", holding.give_back(order, naira(4_000)).unwrap()),
        event("", earned),
        event(
            "of who owes NGN 3,000.00",
            owing.credit(order, naira(10_000), naira(9_500), at).unwrap().outcome,
        ),
        event("", taken),
        event("", charged),
        event("", restored),
        event("", started),
        event("", arrived.clone()),
        event("", returned),
        event("reversed", arrived.entity.reverse_payout(payout_id(), naira(9_500), at, at).unwrap().outcome),
        event("", resumed),
    ]
}

fn catalogue_events() -> Vec<Event> {
    let offer = |price| Offer {
        title: "Oak stool".to_owned(),
        description: "Of oak".to_owned(),
        category: "furniture".to_owned(),
        price: naira(price),
        images: Vec::new(),
        attributes: std::collections::BTreeMap::new(),
    };
    let created = Product::create(ProductId::new(start(), [6; 10]), artisan_id(), offer(2_500), start());
    let product = created.entity.clone();
    vec![
        event("", created),
        event("", done(product.update(offer(3_000), start()))),
        event("", product.adjust_stock(-2, start()).unwrap()),
        event("", product.archive(start()).unwrap()),
    ]
}

fn user_events() -> Vec<Event> {
    let email = || Email::try_from("ada@example.com".to_owned()).unwrap();
    let signed_up = User::sign_up(buyer_id(), email(), "Ada".to_owned(), vec![Role::Buyer], start());
    let user = signed_up.entity.clone();
    vec![
        event("", signed_up),
        event("", User::appoint(UserId::new(start(), [12; 10]), email(), "Ngozi".to_owned(), start())),
        event("", user.verify_email(start()).unwrap()),
        event("", user.update("Adaeze".to_owned(), None).unwrap()),
        asked_mail(AddressMail::Verification),
        asked_mail(AddressMail::AlreadyRegistered),
    ]
}

/// Of people, added later: what is stored keeps its place.
fn account_events() -> Vec<Event> {
    let email = Email::try_from("ada@example.com".to_owned()).unwrap();
    let user = User::sign_up(buyer_id(), email, "Ada".to_owned(), vec![Role::Buyer], start()).entity;
    let to = Email::try_from("ada@example.org".to_owned()).unwrap();
    let change_id = EmailChangeId::new(start(), [17; 10]);
    vec![
        event("", user.end_sessions(None, start())),
        event("", user.change_password(None, start())),
        event("", user.change_email(to.clone(), change_id, start())),
        event("", user.restore_email(to, start())),
        asked_mail(AddressMail::PasswordReset),
        asked_mail(AddressMail::EmailChange(change_id)),
        event("", user.look_up()),
    ]
}

fn second_factor_events() -> Vec<Event> {
    let email = Email::try_from("ada@example.com".to_owned()).unwrap();
    let user = User::sign_up(buyer_id(), email, "Ada".to_owned(), vec![Role::Buyer], start()).entity;
    vec![
        event("turned on", user.turn_second_factor_on(SessionId::new(start(), [18; 10]), start())),
        event("turned off", user.turn_second_factor_off().unwrap()),
        event("new codes", user.renew_recovery_codes()),
        event("a code used", user.use_recovery_code()),
        event("too many guesses", user.lock_codes()),
    ]
}

fn provider_events() -> Vec<Event> {
    let email = Email::try_from("ada@example.com".to_owned()).unwrap();
    let (google, roles) = (Provider::Google, vec![Role::Buyer]);
    let signed_up = User::sign_up_by(google, buyer_id(), email, "Ada".to_owned(), roles, start());
    let user = signed_up.entity.clone();
    vec![
        event("signed up by Google", signed_up),
        event("Google linked", user.link_provider(google, None, SessionId::new(start(), [18; 10]), start())),
        event("Google unlinked", user.unlink_provider(google, SessionId::new(start(), [18; 10]), start())),
    ]
}

/// Of a person and an artisan who leave.
fn leaving_events() -> Vec<Event> {
    let email = Email::try_from("ada@example.com".to_owned()).unwrap();
    let user = User::sign_up(buyer_id(), email, "Ada".to_owned(), vec![Role::Buyer], start()).entity;
    let asked = user.ask_deletion(false, None, start()).unwrap();
    let leaving = asked.entity.clone();
    let begun = leaving.begin_erasure(start().plus_seconds(GRACE_DAYS * DAY)).unwrap();
    vec![
        event("", asked),
        stored("", &UserSign::Returned(MailTo { user_id: buyer_id() }), Vec::new()),
        event("", leaving.take_deletion_back().unwrap()),
        event("", begun.clone()),
        event("", selling().leave(start()).unwrap()),
        event("", begun.entity.erased()),
    ]
}

fn became_artisan() -> Event {
    let email = Email::try_from("ada@example.com".to_owned()).unwrap();
    let user = User::sign_up(buyer_id(), email, "Ada".to_owned(), vec![Role::Buyer], start()).entity;
    event("", done(user.verify_email(start()).unwrap().entity.become_artisan()))
}

fn asked_mail(mail: AddressMail) -> Event {
    stored("", &mail.request(buyer_id()), Vec::new())
}

fn books_events() -> Vec<Event> {
    let side = |told: &str, amount| Side {
        standing: Standing::Done,
        told: told.to_owned(),
        amount: Some(naira(amount)),
        fee: None,
    };
    let finding = |amount| Finding {
        gateway: "paystack".to_owned(),
        about: About::Transaction,
        reference: payment_id().reference(),
        kind: DifferenceKind::Amount,
        subject: Some(payment_id().to_string()),
        theirs: Some(side("success", amount)),
        ours: Some(side("succeeded", 10_000)),
        detail: "The gateway moved another amount than was booked.".to_owned(),
    };
    let found = Difference::open(finding(9_000), start());
    let open = found.entity.clone();
    let day = |text: &str| text.parse::<Day>().unwrap();
    let (first, last) = (day("2026-11-21"), day("2026-11-22"));
    let audit = Audit::start(AuditId::new(start(), [16; 10]), buyer_id(), first, last, 4, start());
    let notice = Notice {
        user_id: buyer_id(),
        about: "order.paid".to_owned(),
        title: "We received your payment".to_owned(),
        body: "We hold the money.".to_owned(),
        link: format!("/orders/{}", order_id()),
    };
    vec![
        event("", found),
        event("", open.seen(&finding(8_000), start()).unwrap()),
        event("", open.agree(start()).unwrap()),
        event("", done(open.resolve("A fee.".to_owned(), buyer_id(), start()))),
        event("", audit.unwrap()),
        event("", Notification::tell("ORDER#ord_1/2", notice, start())),
    ]
}
