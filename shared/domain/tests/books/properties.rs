//! Random histories.

use std::collections::BTreeSet;

use domain::artisans::{PayoutMode, Tier};
use domain::chargebacks::{ChargebackReport, Verdict};
use domain::disputes::DisputeStatus;
use domain::escrow::EscrowStatus;
use domain::orders::{Order, OrderStatus, Side};
use domain::payouts::TransferReport;
use domain::refunds::RefundReport;
use domain::{Currency, Money, OrderId, TypedId};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::gateway::{Network, TRANSFER_FEE};
use crate::many;
use crate::timers::Timed;
use crate::world::{ARTISANS, Command, DAY, Done, HOUR, LIMITS, Move, Who, World, artisan};

/// Histories that together reach everything.
const ENOUGH: usize = 1_000;
const ORDERS_MAX: usize = 6;

/// How much is paid on an order's page.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Paid {
    AsDue,
    TooMuch(i64),
    TooLittle,
    InDollars,
}

/// One thing that happens. A number names an order, a refund or a payout, modulo how many there are.
#[derive(Debug, Clone)]
pub(crate) enum Op {
    Wait(u64),
    Place(u8, i64),
    /// One checkout of products of two or three artisans.
    PlaceTogether(u8, Vec<i64>),
    /// Whatever comes next for an order that goes well.
    Proceed(u8),
    Pay(u8, Paid),
    PayUnderAnUnknownReference(u8, i64),
    Webhook(u8),
    /// The buyer pays, and it goes back before we hear of it.
    PayAndTakeBack(u8),
    /// What can no longer be paid because another order of its payment was cancelled is called off.
    CallOff(u8),
    Act(u8, Who, Command),
    Fire(u8),
    /// Time passes until the order's timer runs out, and the sweep hands it to its step.
    Sweep(u8),
    /// The sweep hands all that is due to its steps.
    SweepAll(Network),
    /// What kept an order's money is said to be over.
    Free(u8),
    /// One side disputes the order.
    Dispute(u8, Who),
    /// A person does something in the order's dispute.
    Play(u8, Who, Move),
    /// One side of the order's dispute proposes that the goods go back, and the other accepts; perhaps they are sent, and the
    /// artisan has nothing or something against them.
    AgreeOnReturn(u8, Who, u8, Option<bool>),
    /// An administrator gives the buyer so many percent.
    Decide(u8, u8),
    FireDispute(u8),
    /// Time passes until the timer of the order's dispute runs out, and the sweep hands it to its step.
    SweepDispute(u8),
    Conclude(u8),
    Release(u8),
    GiveBack(u8),
    /// So many thousandths of the total are offered back.
    OfferRefund(u8, Who, i64),
    AcceptRefund(u8, Who),
    /// The artisan offers, and the buyer accepts.
    AgreeOnRefund(u8, i64),
    DropRefundOffer(u8, Who),
    /// The artisan offers, and one side says no.
    OfferInVain(u8, bool, i64),
    OrderRefund(u8, i64),
    /// An administrator gives something back, and the step books it.
    OrderAndBookRefund(u8, i64),
    BookRefund(u8),
    RetryRefund(u8, bool),
    MarkRefundPaid(u8),
    RefundByHand(u8),
    ConfirmRefund(u8),
    CloseRefund(u8),
    /// The bank takes what a refund gives back at the same moment, and that fails. It may be closed for that, and the bank
    /// decide anew.
    RefundBesideChargeback(u8, bool),
    SendRefund(u8, Network),
    MoveRefund(u8, RefundReport),
    ReportRefund(u8, usize),
    /// A refund is sent, the gateway decides, and we hear of it.
    EndRefund(u8, RefundReport),
    /// The buyer asks the bank for so many thousandths of the payment.
    AskBank(u8, i64),
    HearOfChargeback(u8),
    AnswerChargeback(u8, Verdict, Network),
    /// An operator answers, and the gateway does not take it.
    AnswerInVain(u8, Verdict),
    /// The bank decides, perhaps anew.
    DecideDispute(u8, bool),
    /// The bank decides, and we hear of it.
    EndChargeback(u8, bool),
    StartPayout(u8),
    SendPayout(u8, Network),
    MoveTransfer(u8, TransferReport),
    ReportPayout(u8, usize),
    /// A payout is sent, the bank decides, and we hear of it.
    EndPayout(u8, TransferReport),
    /// The artisan sets the payout account of a number: again, or another.
    SetAccount(u8, u8),
    /// A payout is looked at an hour later, and there is no news of it.
    NoNews(u8),
    SetMode(u8, PayoutMode),
    SetTier(u8, Tier),
    /// The artisan asks for an amount, or for all that may be paid out.
    Withdraw(u8, Option<i64>),
    /// The wallet's timer runs out, if it has one, and the sweep comes by.
    LookAtWallet(u8),
    /// Time passes until the next day begins.
    Midnight,
}

fn op() -> impl Strategy<Value = Op> {
    let waits = prop::sample::select(vec![60, HOUR / 2, HOUR, DAY, 3 * DAY, 5 * DAY, 15 * DAY]);
    let paid = prop_oneof![
        6 => Just(Paid::AsDue),
        1 => (1i64..500_000).prop_map(Paid::TooMuch),
        1 => Just(Paid::TooLittle),
        1 => Just(Paid::InDollars),
    ];
    let who = prop_oneof![4 => Just(Who::Buyer), 4 => Just(Who::Artisan), 1 => Just(Who::Stranger)];
    let verdict = prop::sample::select(vec![Verdict::Accept, Verdict::Contest]);
    let part = prop::sample::select(vec![0, 1, 333, 500, 999, 1_000, 1_001]);
    let command = prop::sample::select(vec![
        Command::Accept,
        Command::Ship,
        Command::Deliver,
        Command::Confirm,
        Command::EnterTheCode,
        Command::EnterAWrongCode,
        Command::Cancel,
    ]);
    let percent = prop::sample::select(vec![0, 1, 33, 50, 99, 100]);
    let moves = prop_oneof![
        1 => Just(Move::AddEvidence),
        2 => Just(Move::Answer),
        2 => percent.clone().prop_map(Move::Propose),
        2 => Just(Move::Accept),
        1 => percent.clone().prop_map(Move::ProposeReturn),
        1 => Just(Move::SendReturn),
        1 => Just(Move::ConfirmReturn),
        1 => Just(Move::RejectReturn),
        6 => Just(Move::Withdraw),
        2 => Just(Move::Escalate),
        2 => Just(Move::Appeal),
    ];
    let network = prop::sample::select(vec![Network::Fine, Network::RequestLost, Network::AnswerLost]);
    let refund = prop::sample::select(vec![
        RefundReport::Pending,
        RefundReport::Processed,
        RefundReport::Failed,
        RefundReport::NeedsAttention,
    ]);
    let transfer = prop::sample::select(vec![
        TransferReport::Succeeded { fee: Some(Money::new(TRANSFER_FEE, Currency::NGN)) },
        TransferReport::Failed { reason: "No such account".into() },
        TransferReport::Reversed { reason: "Returned".into() },
        TransferReport::NotApproved { reason: "Nobody confirmed it".into() },
    ]);
    let mode = prop::sample::select(vec![PayoutMode::Automatic, PayoutMode::OnRequest]);
    let tier = prop::sample::select(vec![Tier::New, Tier::Established, Tier::Trusted]);
    let any = any::<u8>;
    prop_oneof![
        3 => waits.prop_map(Op::Wait),
        2 => (any(), 10_000i64..5_000_000).prop_map(|(artisan, kobo)| Op::Place(artisan, kobo)),
        2 => (any(), prop::collection::vec(10_000i64..5_000_000, 2..=usize::from(ARTISANS)))
            .prop_map(|(first, kobo)| Op::PlaceTogether(first, kobo)),
        20 => any().prop_map(Op::Proceed),
        2 => (any(), paid).prop_map(|(order, paid)| Op::Pay(order, paid)),
        1 => (0u8..4, 1i64..1_000_000).prop_map(|(page, kobo)| Op::PayUnderAnUnknownReference(page, kobo)),
        2 => any().prop_map(Op::Webhook),
        1 => any().prop_map(Op::PayAndTakeBack),
        2 => any().prop_map(Op::CallOff),
        8 => (any(), who.clone()).prop_map(|(order, who)| Op::Dispute(order, who)),
        2 => (any(), who.clone(), percent.clone(), prop::option::of(prop::bool::ANY))
            .prop_map(|(order, who, percent, fine)| Op::AgreeOnReturn(order, who, percent, fine)),
        12 => (any(), who.clone(), moves).prop_map(|(order, who, what)| Op::Play(order, who, what)),
        2 => (any(), percent).prop_map(|(order, percent)| Op::Decide(order, percent)),
        1 => any().prop_map(Op::FireDispute),
        7 => any().prop_map(Op::SweepDispute),
        3 => any().prop_map(Op::Conclude),
        10 => (any(), who.clone(), command).prop_map(|(order, who, command)| Op::Act(order, who, command)),
        2 => any().prop_map(Op::Fire),
        4 => any().prop_map(Op::Sweep),
        3 => network.clone().prop_map(Op::SweepAll),
        2 => any().prop_map(Op::Free),
        2 => any().prop_map(Op::Release),
        3 => any().prop_map(Op::GiveBack),
        5 => (any(), who.clone(), part.clone()).prop_map(|(order, who, part)| Op::OfferRefund(order, who, part)),
        3 => (any(), who.clone()).prop_map(|(order, who)| Op::AcceptRefund(order, who)),
        3 => (any(), part.clone()).prop_map(|(order, part)| Op::AgreeOnRefund(order, part)),
        3 => (any(), prop::bool::ANY, part.clone()).prop_map(|(order, declined, part)| Op::OfferInVain(order, declined, part)),
        1 => (any(), who.clone()).prop_map(|(order, who)| Op::DropRefundOffer(order, who)),
        2 => (any(), part.clone()).prop_map(|(order, part)| Op::OrderRefund(order, part)),
        6 => (any(), part.clone()).prop_map(|(order, part)| Op::OrderAndBookRefund(order, part)),
        5 => any().prop_map(Op::BookRefund),
        2 => (any(), prop::bool::ANY).prop_map(|(refund, account)| Op::RetryRefund(refund, account)),
        1 => any().prop_map(Op::MarkRefundPaid),
        1 => any().prop_map(Op::RefundByHand),
        2 => any().prop_map(Op::ConfirmRefund),
        2 => any().prop_map(Op::CloseRefund),
        3 => (any(), prop::bool::ANY).prop_map(|(refund, anew)| Op::RefundBesideChargeback(refund, anew)),
        3 => (any(), network.clone()).prop_map(|(refund, network)| Op::SendRefund(refund, network)),
        2 => (any(), refund.clone()).prop_map(|(refund, report)| Op::MoveRefund(refund, report)),
        3 => (any(), refund).prop_map(|(refund, report)| Op::EndRefund(refund, report)),
        3 => (any(), 0usize..4).prop_map(|(refund, nth)| Op::ReportRefund(refund, nth)),
        2 => (any(), part.clone()).prop_map(|(order, part)| Op::AskBank(order, part)),
        4 => any().prop_map(Op::HearOfChargeback),
        1 => (any(), verdict.clone()).prop_map(|(order, verdict)| Op::AnswerInVain(order, verdict)),
        2 => (any(), verdict, network.clone())
            .prop_map(|(order, verdict, network)| Op::AnswerChargeback(order, verdict, network)),
        2 => (any(), prop::bool::ANY).prop_map(|(order, won)| Op::DecideDispute(order, won)),
        3 => (any(), prop::bool::ANY).prop_map(|(order, won)| Op::EndChargeback(order, won)),
        4 => any().prop_map(Op::StartPayout),
        3 => (any(), network).prop_map(|(payout, network)| Op::SendPayout(payout, network)),
        2 => (any(), transfer.clone()).prop_map(|(payout, report)| Op::MoveTransfer(payout, report)),
        8 => (any(), transfer).prop_map(|(payout, report)| Op::EndPayout(payout, report)),
        3 => (any(), 0usize..4).prop_map(|(payout, nth)| Op::ReportPayout(payout, nth)),
        1 => (any(), 0u8..2).prop_map(|(artisan, number)| Op::SetAccount(artisan, number)),
        1 => (any(), mode).prop_map(|(artisan, mode)| Op::SetMode(artisan, mode)),
        1 => (any(), tier).prop_map(|(artisan, tier)| Op::SetTier(artisan, tier)),
        4 => (any(), prop::option::of(1i64..4_000_000))
            .prop_map(|(artisan, kobo)| Op::Withdraw(artisan, kobo)),
        3 => any().prop_map(Op::NoNews),
        3 => any().prop_map(Op::LookAtWallet),
        1 => Just(Op::Midnight),
    ]
}

fn history() -> impl Strategy<Value = Vec<Op>> {
    prop::collection::vec(op(), 0..160)
}

/// Whether doing it twice is meant to be doing it once.
fn repeats_harmlessly(op: &Op) -> bool {
    match op {
        Op::Act(_, _, Command::EnterAWrongCode)
        | Op::SendRefund(_, Network::RequestLost | Network::AnswerLost)
        | Op::SendPayout(_, Network::RequestLost | Network::AnswerLost)
        | Op::Wait(_)
        | Op::Place(..)
        | Op::PlaceTogether(..)
        | Op::Proceed(_)
        | Op::Fire(_)
        | Op::Sweep(_)
        | Op::SweepAll(_)
        // What is disputed is refused.
        | Op::Dispute(..)
        | Op::FireDispute(_)
        | Op::SweepDispute(_)
        // Another proposal is another agreement.
        | Op::AgreeOnReturn(..)
        | Op::AgreeOnRefund(..)
        | Op::OfferInVain(..)
        | Op::OrderRefund(..)
        | Op::OrderAndBookRefund(..)
        | Op::MoveRefund(..)
        | Op::EndRefund(..)
        | Op::AnswerChargeback(..)
        | Op::AnswerInVain(..)
        | Op::RefundBesideChargeback(..)
        | Op::EndChargeback(..)
        | Op::MoveTransfer(..)
        | Op::EndPayout(..)
        | Op::SetAccount(..)
        | Op::Withdraw(..)
        | Op::LookAtWallet(_)
        | Op::NoNews(_)
        | Op::Midnight => false,
        Op::Pay(..)
        | Op::PayUnderAnUnknownReference(..)
        | Op::Webhook(_)
        | Op::PayAndTakeBack(_)
        | Op::CallOff(_)
        | Op::Act(..)
        | Op::Play(..)
        | Op::Decide(..)
        | Op::Conclude(_)
        | Op::Free(_)
        | Op::Release(_)
        | Op::GiveBack(_)
        | Op::OfferRefund(..)
        | Op::AcceptRefund(..)
        | Op::DropRefundOffer(..)
        | Op::BookRefund(_)
        | Op::RetryRefund(..)
        | Op::MarkRefundPaid(_)
        | Op::RefundByHand(_)
        | Op::ConfirmRefund(_)
        | Op::CloseRefund(_)
        | Op::SendRefund(..)
        | Op::ReportRefund(..)
        | Op::AskBank(..)
        | Op::HearOfChargeback(_)
        | Op::DecideDispute(..)
        | Op::StartPayout(_)
        | Op::SendPayout(..)
        | Op::ReportPayout(..)
        | Op::SetMode(..)
        | Op::SetTier(..) => true,
    }
}

fn pick<K: Copy, V>(of: &std::collections::BTreeMap<K, V>, number: u8) -> Result<K, &'static str> {
    of.keys().nth(usize::from(number) % of.len().max(1)).copied().ok_or("there is none")
}

fn happen(world: &mut World, op: &Op) -> Done {
    match op {
        Op::Wait(seconds) => {
            world.wait(*seconds);
            Ok(true)
        }
        Op::Place(number, kobo) => {
            let room = world.orders.len() < ORDERS_MAX;
            if room {
                world.place(artisan(*number), Money::new(*kobo, Currency::NGN));
            }
            Ok(room)
        }
        Op::PlaceTogether(first, kobo) => {
            let room = world.orders.len() + kobo.len() <= ORDERS_MAX;
            if room {
                let cart: Vec<_> = (*first % ARTISANS..)
                    .zip(kobo)
                    .map(|(number, kobo)| (artisan(number), Money::new(*kobo, Currency::NGN)))
                    .collect();
                world.place_together(&cart);
            }
            Ok(room)
        }
        Op::Proceed(order) => proceed(world, *order),
        Op::Pay(order, paid) => {
            let order = pick(&world.orders, *order)?;
            let due = world.payment_of(order).amount;
            let amount = match paid {
                Paid::AsDue => due,
                Paid::TooMuch(more) => Money::new(due.amount + more, due.currency),
                Paid::TooLittle => Money::new(due.amount - 1, due.currency),
                Paid::InDollars => Money::new(due.amount, "USD".parse().unwrap()),
            };
            Ok(world.pay(order, amount))
        }
        Op::PayUnderAnUnknownReference(page, kobo) => {
            let reference = world.pay_a_stray(*page, Money::new(*kobo, Currency::NGN));
            world.settle_stray(&reference)
        }
        Op::PayAndTakeBack(order) => {
            let order = pick(&world.orders, *order)?;
            let payment = world.payment_of(order);
            let (reference, due) = (payment.reference.clone(), payment.amount);
            if payment.settled_at.is_some() {
                return Ok(false);
            }
            world.pay(order, due);
            world.gateway.take_back(&reference);
            world.settle(order)
        }
        Op::Webhook(order) => world.settle(pick(&world.orders, *order)?),
        Op::CallOff(order) => world.call_off(pick(&world.orders, *order)?),
        Op::Act(order, who, command) => world.act(pick(&world.orders, *order)?, *who, *command),
        Op::Fire(order) => world.time_out(pick(&world.orders, *order)?),
        Op::Sweep(order) => {
            let order = pick(&world.orders, *order)?;
            world.await_timer(Timed::Order(order))
        }
        Op::SweepAll(network) => world.sweep(*network),
        Op::Free(order) => world.free(pick(&world.orders, *order)?),
        Op::Dispute(order, who) => world.dispute(pick(&world.orders, *order)?, *who),
        Op::Play(order, who, what) => world.play(pick(&world.orders, *order)?, *who, *what),
        Op::AgreeOnReturn(order, who, percent, fine) => {
            let order = pick(&world.orders, *order)?;
            let other = match who {
                Who::Buyer => Who::Artisan,
                Who::Artisan => Who::Buyer,
                Who::Stranger => return Err("a stranger"),
            };
            world.play(order, *who, Move::ProposeReturn(*percent))?;
            let agreed = world.play(order, other, Move::Accept)?;
            let Some(fine) = fine else { return Ok(agreed) };
            world.play(order, Who::Buyer, Move::SendReturn)?;
            world.play(order, Who::Artisan, if *fine { Move::ConfirmReturn } else { Move::RejectReturn })
        }
        Op::Decide(order, percent) => world.decide(pick(&world.orders, *order)?, *percent),
        Op::FireDispute(order) => {
            let dispute = world.dispute_of(pick(&world.orders, *order)?)?.id;
            world.time_out_dispute(dispute)
        }
        Op::SweepDispute(order) => {
            let order = pick(&world.orders, *order)?;
            let dispute = world.dispute_of(order)?.id;
            world.await_timer(Timed::Dispute(dispute))
        }
        Op::Conclude(order) => world.conclude(pick(&world.orders, *order)?),
        Op::Release(order) => world.release(pick(&world.orders, *order)?),
        Op::GiveBack(order) => world.give_back(pick(&world.orders, *order)?),
        Op::OfferRefund(order, who, part) => {
            let order = pick(&world.orders, *order)?;
            world.offer_refund(order, *who, thousandths(world.orders[&order].total(), *part))
        }
        Op::AgreeOnRefund(order, part) => {
            let order = pick(&world.orders, *order)?;
            world.offer_refund(order, Who::Artisan, thousandths(world.orders[&order].total(), *part))?;
            world.accept_refund(order, Who::Buyer)
        }
        Op::OfferInVain(order, declined, part) => {
            let order = pick(&world.orders, *order)?;
            world.offer_refund(order, Who::Artisan, thousandths(world.orders[&order].total(), *part))?;
            world.drop_refund_offer(order, if *declined { Who::Buyer } else { Who::Artisan })
        }
        Op::AcceptRefund(order, who) => world.accept_refund(pick(&world.orders, *order)?, *who),
        Op::DropRefundOffer(order, who) => world.drop_refund_offer(pick(&world.orders, *order)?, *who),
        Op::OrderRefund(order, part) => {
            let order = pick(&world.orders, *order)?;
            world.order_refund(order, thousandths(world.orders[&order].total(), *part))
        }
        Op::OrderAndBookRefund(order, part) => {
            // Rather one that is released: these are rare.
            let released = |order: &&Order| order.escrow().status == EscrowStatus::Released;
            let found = world.orders.values().find(released).map(|order| order.id());
            let order = found.map_or_else(|| pick(&world.orders, *order), Ok)?;
            world.order_refund(order, thousandths(world.orders[&order].total(), *part))?;
            let decided = world.orders[&order].refund_to_book().map(|refund| refund.id);
            world.book_refund(decided.ok_or("there is none")?)
        }
        Op::BookRefund(refund) => world.book_refund(pick(&world.refunds, *refund)?),
        Op::RetryRefund(refund, account) => world.retry_refund(pick(&world.refunds, *refund)?, *account),
        Op::RefundByHand(refund) => world.refund_by_hand(pick(&world.refunds, *refund)?),
        Op::ConfirmRefund(refund) => world.confirm_refund(pick(&world.refunds, *refund)?),
        Op::CloseRefund(refund) => world.close_refund(pick(&world.refunds, *refund)?),
        Op::RefundBesideChargeback(refund, anew) => {
            let refund = pick(&world.refunds, *refund)?;
            let Some(order) = world.refunds[&refund].order_id else { return Ok(false) };
            world.send_refund(refund, Network::Fine)?;
            world.gateway.dispute(&world.orders[&order].payment_id().reference(), 1_000);
            decide(world, order, false);
            world.hear_of_chargeback(order)?;
            world.move_refund(refund, RefundReport::Failed);
            let failed = world.report_refund(refund, usize::MAX)?;
            if !anew || world.close_refund(refund).is_err() {
                return Ok(failed);
            }
            decide(world, order, true);
            world.hear_of_chargeback(order)
        }
        Op::MarkRefundPaid(refund) => world.mark_refund_paid(pick(&world.refunds, *refund)?),
        Op::SendRefund(refund, network) => world.send_refund(pick(&world.refunds, *refund)?, *network),
        Op::MoveRefund(refund, to) => {
            let refund = pick(&world.refunds, *refund)?;
            Ok(world.move_refund(refund, *to))
        }
        Op::ReportRefund(refund, nth) => world.report_refund(pick(&world.refunds, *refund)?, *nth),
        Op::EndRefund(refund, report) => {
            let refund = pick(&world.refunds, *refund)?;
            world.send_refund(refund, Network::Fine)?;
            world.move_refund(refund, *report);
            world.report_refund(refund, usize::MAX)
        }
        Op::AskBank(order, part) => {
            let order = pick(&world.orders, *order)?;
            Ok(world.gateway.dispute(&world.orders[&order].payment_id().reference(), *part))
        }
        Op::HearOfChargeback(order) => world.hear_of_chargeback(pick(&world.orders, *order)?),
        Op::AnswerChargeback(order, verdict, network) => {
            world.answer_chargeback(pick(&world.orders, *order)?, *verdict, *network)
        }
        Op::AnswerInVain(order, verdict) => {
            let order = pick(&world.orders, *order)?;
            let answered = world.answer_chargeback(order, *verdict, Network::RequestLost)?;
            Ok(world.refuse_answer(order)? || answered)
        }
        Op::DecideDispute(order, won) => Ok(decide(world, pick(&world.orders, *order)?, *won)),
        Op::EndChargeback(order, won) => {
            let order = pick(&world.orders, *order)?;
            decide(world, order, *won);
            world.hear_of_chargeback(order)
        }
        Op::StartPayout(number) => world.start_payout(artisan(*number)),
        Op::SendPayout(payout, network) => world.send_payout(pick(&world.payouts, *payout)?, *network),
        Op::MoveTransfer(payout, to) => {
            let payout = pick(&world.payouts, *payout)?;
            Ok(world.gateway.move_transfer(&payout.reference(), to))
        }
        Op::ReportPayout(payout, nth) => world.report_payout(pick(&world.payouts, *payout)?, *nth),
        Op::EndPayout(payout, report) => {
            let payout = pick(&world.payouts, *payout)?;
            world.send_payout(payout, Network::Fine)?;
            if matches!(report, TransferReport::Reversed { .. }) {
                let fee = Some(Money::new(TRANSFER_FEE, Currency::NGN));
                world.gateway.move_transfer(&payout.reference(), &TransferReport::Succeeded { fee });
                world.report_payout(payout, usize::MAX)?;
            }
            world.gateway.move_transfer(&payout.reference(), report);
            world.report_payout(payout, usize::MAX)
        }
        Op::SetAccount(number, account) => world.set_account(artisan(*number), *account),
        Op::NoNews(payout) => {
            let payout = pick(&world.payouts, *payout)?;
            world.wait(HOUR);
            world.fire(Timed::Payout(payout), Network::RequestLost)
        }
        Op::SetMode(number, mode) => world.set_mode(artisan(*number), *mode),
        Op::SetTier(number, tier) => world.set_tier(artisan(*number), *tier),
        Op::Withdraw(number, kobo) => {
            world.withdraw(artisan(*number), kobo.map(|kobo| Money::new(kobo, Currency::NGN)))
        }
        Op::LookAtWallet(number) => world.await_timer(Timed::Wallet(artisan(*number))),
        Op::Midnight => {
            world.now = world.now.next_day(LIMITS.zone);
            Ok(true)
        }
    }
}

fn decide(world: &mut World, order: OrderId, won: bool) -> bool {
    let reference = world.orders[&order].payment_id().reference();
    world.gateway.decide_dispute(&reference, if won { ChargebackReport::Won } else { ChargebackReport::Lost })
}

fn thousandths(total: Money, part: i64) -> Money {
    Money::new(total.amount * part / 1_000, total.currency)
}

fn proceed(world: &mut World, order: u8) -> Done {
    let id = pick(&world.orders, order)?;
    let order = world.orders[&id].clone();
    match order.status() {
        OrderStatus::PendingPayment => {
            let due = world.payment_of(id).amount;
            world.pay(id, due);
            world.settle(id)
        }
        OrderStatus::Paid => world.act(id, Who::Artisan, Command::Accept),
        OrderStatus::Accepted => world.act(id, Who::Artisan, Command::Ship),
        OrderStatus::Shipped => world.act(id, Who::Artisan, Command::Deliver),
        OrderStatus::Delivered => world.act(id, Who::Buyer, Command::Confirm),
        OrderStatus::Completed => {
            world.release(id)?;
            world.start_payout(order.artisan_id())
        }
        OrderStatus::Cancelled => match order.refunds().last().map(|refund| refund.id) {
            None => world.give_back(id),
            Some(refund) => {
                world.send_refund(refund, Network::Fine)?;
                world.move_refund(refund, RefundReport::Processed);
                world.report_refund(refund, usize::MAX)
            }
        },
        OrderStatus::Disputed => proceed_in_dispute(world, id),
        OrderStatus::Expired | OrderStatus::Refunded | OrderStatus::ChargedBack => Ok(false),
    }
}

fn proceed_in_dispute(world: &mut World, order: OrderId) -> Done {
    let dispute = world.dispute_of(order)?;
    let other = match dispute.opened_by {
        Side::Buyer => Who::Artisan,
        Side::Artisan => Who::Buyer,
    };
    match dispute.status {
        DisputeStatus::Open => world.play(order, other, Move::Answer),
        DisputeStatus::Answered => world.play(order, other, Move::Escalate),
        DisputeStatus::Escalated => world.decide(order, 40),
        DisputeStatus::Decided => world.play(order, other, Move::Appeal),
        DisputeStatus::Appealed => world.decide(order, 60),
        DisputeStatus::AwaitingReturn => world.play(order, Who::Buyer, Move::SendReturn),
        DisputeStatus::ReturnSent => world.play(order, Who::Artisan, Move::ConfirmReturn),
        DisputeStatus::Resolved | DisputeStatus::Withdrawn => world.conclude(order),
    }
}

/// Plays a history in a new world, and answers how that is at its end.
fn play(history: &[Op]) -> World {
    let mut world = World::new();
    play_in(&mut world, history);
    world
}

/// The same histories each time.
pub(crate) fn histories(count: usize) -> Vec<Vec<Op>> {
    let mut runner = TestRunner::deterministic();
    let strategy = history();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

/// Plays a history, and checks the books after each thing that happens.
pub(crate) fn play_in(world: &mut World, history: &[Op]) {
    for op in history {
        let before = world.clone();
        let done = happen(world, op);
        world.check();
        match (&done, op) {
            (
                _,
                Op::Act(_, Who::Stranger, _)
                | Op::Dispute(_, Who::Stranger)
                | Op::Play(_, Who::Stranger, _)
                | Op::OfferRefund(_, Who::Stranger, _)
                | Op::AcceptRefund(_, Who::Stranger)
                | Op::DropRefundOffer(_, Who::Stranger),
            ) => assert_eq!(*world, before, "a stranger changes nothing"),
            (Err(problem), _) if *problem != "release-code-wrong" => {
                assert_eq!(*world, before, "what is refused changes nothing: {problem}");
            }
            _ => {}
        }
        if done.is_ok() && repeats_harmlessly(op) {
            let once = world.clone();
            assert_eq!(happen(world, op), Ok(false), "a repeat is no error and no change: {op:?}");
            assert_eq!(*world, once, "{op:?}");
        }
    }
}

#[test]
fn the_books_balance_whatever_happens_and_everything_ends() {
    many::hold(history, |history| {
        let mut world = play(&history);
        world.let_everything_end();
        world.check_the_end();
        world.actions
    });
}

#[test]
fn the_random_histories_reach_every_event() {
    let seen: BTreeSet<_> = histories(ENOUGH).iter().flat_map(|history| play(history).actions).collect();
    for action in [
        "order.placed",
        "order.paid",
        "order.accepted",
        "order.shipped",
        "order.tracking_changed",
        "order.delivered",
        "order.proof_added",
        "order.reminded",
        "order.completed",
        "order.cancelled",
        "order.expired",
        "order.refunded",
        "order.release_code_refused",
        "order.disputed",
        "order.resumed",
        "dispute.opened",
        "dispute.answered",
        "dispute.evidence_added",
        "dispute.proposed",
        "dispute.escalated",
        "dispute.overdue",
        "dispute.decided",
        "dispute.appealed",
        "dispute.resolved",
        "dispute.withdrawn",
        "dispute.return_agreed",
        "dispute.return_sent",
        "dispute.return_rejected",
        "dispute.return_not_sent",
        "escrow.divided",
        "payment.succeeded",
        "payment.suspended",
        "payment.closed",
        "payment.reversed",
        "escrow.released",
        "escrow.refunded",
        "escrow.taken_back",
        "order.refund_offered",
        "order.refund_accepted",
        "order.refund_declined",
        "order.refund_withdrawn",
        "order.refund_ordered",
        "order.refund_arrived",
        "refund.decided",
        "refund.retried",
        "refund.paid_by_hand",
        "refund.requested",
        "refund.sent",
        "refund.processed",
        "refund.failed",
        "refund.needs_attention",
        "chargeback.opened",
        "chargeback.answer_decided",
        "chargeback.answered",
        "chargeback.answer_refused",
        "chargeback.refund_closed",
        "refund.closed",
        "refund.confirmed",
        "refund.delayed",
        "refund.reopened",
        "chargeback.won",
        "chargeback.lost",
        "chargeback.reversed",
        "order.charge_disputed",
        "order.charge_stands",
        "order.charged_back",
        "order.charge_restored",
        "payout.requested",
        "payout.sent",
        "payout.succeeded",
        "payout.failed",
        "payout.not_approved",
        "payout.reversed",
        "payout.delayed",
        "wallet.payouts_resumed",
        "artisan.payout_account_set",
        "artisan.payout_mode_set",
        "artisan.tier_set",
    ] {
        assert!(seen.contains(action), "{action} never happened");
    }
}
