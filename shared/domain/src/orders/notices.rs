//! What people are told of an order.

use crate::notice::{Notice, goods, notice, sentence, silent, until, words};
use crate::orders::PaymentStatus;
use crate::orders::events::{ChargeRestored, OrderEvent, OrderFacts, OrderRefundFacts, OrderTaken};
use crate::{AppPage, Money, Zone};

impl OrderFacts {
    /// What is at stake: the total, less what has gone back.
    fn at_stake(&self) -> Money {
        if self.held.is_positive() { self.held } else { self.total }
    }

    /// What was bought, in quotes: `“Oak stool” and 2 more`.
    fn goods(&self) -> String {
        goods(&self.title, self.lines)
    }

    fn buyer(&self, title: impl Into<String>, body: String) -> Notice {
        notice(self.buyer_id, title, body, AppPage::Order(self.order_id))
    }

    fn artisan(&self, title: impl Into<String>, body: String) -> Notice {
        notice(self.artisan_id.user(), title, body, AppPage::Order(self.order_id))
    }
}

/// Who is told what; `None` where the facts lack what the sentence needs.
pub(crate) fn notices(event: &OrderEvent, zone: Zone) -> Option<Vec<Notice>> {
    let facts = event.order();
    let (goods, total, at_stake) = (facts.goods(), facts.total, facts.at_stake());
    let told = match event {
        OrderEvent::Paid(_) => vec![
            facts.artisan(
                format!("New order: {goods}"),
                format!(
                    "The buyer paid {total}, and we hold it for you. Accept the order by {}, or it is cancelled and the \
                     buyer gets the money back.",
                    until(facts.due_at, zone)?
                ),
            ),
            facts.buyer(
                format!("We received your payment of {total}"),
                format!(
                    "We hold the money for {goods} until you have what you ordered. The artisan has until {} to accept; \
                     otherwise you get it all back.",
                    until(facts.due_at, zone)?
                ),
            ),
        ],
        OrderEvent::Accepted(_) => vec![facts.buyer(
            format!("The artisan accepted your order: {goods}"),
            format!(
                "They are working on it. If it has not been delivered by {}, the order is cancelled and you get {at_stake} \
                 back.",
                until(facts.due_at, zone)?
            ),
        )],
        OrderEvent::Shipped(_) => vec![facts.buyer(
            format!("On its way: {goods}"),
            "Open the order to follow it. Once you have it and it is what was promised, confirm the \
             order, or give the artisan its release code. Do not give the code to anybody before that."
                .to_owned(),
        )],
        OrderEvent::TrackingChanged(_) => vec![facts.buyer(
            format!("New tracking details: {goods}"),
            "The artisan changed how your order is being sent. Open the order to see the details.".to_owned(),
        )],
        OrderEvent::ProofAdded(_) => vec![facts.buyer(
            format!("More on the delivery: {goods}"),
            format!(
                "The artisan added to the proof of delivery; open the order to see it. As before, {at_stake} will be \
                 released to the artisan on {} if you do nothing.",
                until(facts.release_at, zone)?
            ),
        )],
        OrderEvent::Delivered(_) => vec![facts.buyer(
            format!("Delivered: {goods}. Please confirm"),
            format!(
                "The artisan says that your order arrived. If it is what was promised, confirm it. If you do nothing, \
                 {at_stake} will be released to the artisan on {}. If something is wrong, open a dispute before then.",
                until(facts.release_at, zone)?
            ),
        )],
        OrderEvent::Reminded(_) => vec![facts.buyer(
            format!("Have you received {goods}?"),
            format!(
                "Please confirm the order if it is what was promised. If you do nothing, {at_stake} is released to the \
                 artisan on {}. If something is wrong, open a dispute before then.",
                until(facts.release_at, zone)?
            ),
        )],
        OrderEvent::Completed(_) => vec![
            facts.buyer(
                format!("Completed: {goods}"),
                format!(
                    "Your order is complete, and {at_stake} is released to the artisan. Thank you for buying here. How was it? \
                     You have 14 days to review the artisan and the goods; open the order to do so."
                ),
            ),
            facts.artisan(
                format!("Completed: {goods}"),
                "The order is complete. Its money is being added to your wallet, less our fee. You have 14 days to review \
                 the buyer, as they can review you; open the order to do so."
                    .to_owned(),
            ),
        ],
        OrderEvent::Cancelled(_) => of_cancelled(facts, &goods),
        OrderEvent::Expired(_) => vec![facts.buyer(
            format!("Your order expired: {goods}"),
            "It was not paid in time, and you have not been charged. If you paid after all, you get the money back. You \
             can order again if the goods are still there."
                .to_owned(),
        )],
        OrderEvent::Resumed(_) => of_resumed(facts, &goods, zone)?,
        OrderEvent::EscrowReleased(released) => {
            vec![of_released(facts, released.gross, released.net, released.recovered)?]
        }
        // Of the buyer's part `refund.requested` tells, of the same change.
        OrderEvent::EscrowDivided(divided) if divided.net.is_positive() => {
            vec![of_released(facts, divided.to_artisan, divided.net, divided.recovered)?]
        }
        OrderEvent::EscrowDivided(_) => silent("refund.requested, of the same change, tells the buyer"),
        OrderEvent::EscrowTakenBack(taken) => vec![of_taken_back(taken, &goods)?],
        OrderEvent::ChargeDisputed(_) => vec![facts.artisan(
            format!("The buyer's bank wants the money back: {goods}"),
            "We will answer the bank. Until it decides, this order's money stays where it is. Keep everything that shows \
             that the buyer has the goods, and send it to support."
                .to_owned(),
        )],
        OrderEvent::ChargeStands(_) => vec![facts.artisan(
            format!("The bank decided in your favour: {goods}"),
            "The money stays with you, and the order continues as before.".to_owned(),
        )],
        OrderEvent::ChargedBack(taken) => vec![of_charged_back(taken, &goods)],
        OrderEvent::ChargeRestored(restored) => vec![of_charge_restored(restored, &goods)?],
        OrderEvent::RefundOffered(refund)
        | OrderEvent::RefundAccepted(refund)
        | OrderEvent::RefundDeclined(refund)
        | OrderEvent::RefundWithdrawn(refund)
        | OrderEvent::RefundOrdered(refund) => of_refund(event, refund, &goods),
        OrderEvent::Placed(_) => {
            silent("payment.initialised, of the same change, tells the buyer, once for all orders")
        }
        OrderEvent::Disputed(_) => silent("dispute.opened, of the same change, tells both"),
        OrderEvent::ReleaseCodeRefused(_) => silent("whoever entered the code has the answer"),
        OrderEvent::RefundArrived(_) | OrderEvent::Refunded(_) => {
            silent("refund.processed, of the same change, tells the buyer")
        }
        OrderEvent::EscrowRefunded(_) => {
            silent("refund.requested, of the same change, tells the buyer; what led to it told the artisan")
        }
    };
    Some(told)
}

fn of_refund(event: &OrderEvent, refund: &OrderRefundFacts, goods: &str) -> Vec<Notice> {
    let (facts, amount) = (&refund.order, refund.refund_amount);
    let (reason, theirs) = (sentence(&refund.refund_reason), words(&refund.refund_reason));
    let told = match event {
        OrderEvent::RefundOffered(_) => facts.buyer(
            format!("You are offered a refund of {amount}"),
            format!(
                "The artisan offers to give you {amount} of the price of {goods} back, and writes: {theirs} Open the order to \
                 accept or decline. If you accept, you get it back the way you paid, and the order continues with the \
                 rest, if there is one."
            ),
        ),
        OrderEvent::RefundAccepted(_) => facts.artisan(
            format!("Your offer of {amount} was accepted"),
            format!(
                "The buyer gets {amount} of the price of {goods} back. The order continues with the rest, if there is one."
            ),
        ),
        OrderEvent::RefundDeclined(_) => facts.artisan(
            format!("Your offer of {amount} was declined"),
            format!("The buyer declined to take {amount} of the price of {goods} back. Nothing has changed."),
        ),
        OrderEvent::RefundWithdrawn(_) => facts.buyer(
            format!("The offer of {amount} was withdrawn"),
            format!("The artisan no longer offers to give {amount} of the price of {goods} back."),
        ),
        OrderEvent::RefundOrdered(_) => facts.artisan(
            format!("The buyer gets {amount} back"),
            format!(
                "We decided that {amount} of the price of {goods} goes back to the buyer. Reason: {reason} If you \
                 think this is wrong, write to support."
            ),
        ),
        _ => return Vec::new(),
    };
    vec![told]
}

/// An artisan hears of an order when it is paid: of one that never was, only the buyer hears that it is off.
fn of_cancelled(facts: &OrderFacts, goods: &str) -> Vec<Notice> {
    let (title, total) = (format!("Cancelled: {goods}"), facts.at_stake());
    let reason = facts
        .reason
        .as_deref()
        .map(|reason| format!("The reason given: {} ", words(reason)))
        .unwrap_or_default();
    if facts.payment_status == PaymentStatus::Void {
        let body =
            format!("{reason}You have not been charged. If you paid after all, you get the money back.");
        return vec![facts.buyer(title, body)];
    }
    let to_buyer =
        format!("{reason}You get {total} back the way you paid; we will let you know when it is on its way.");
    let to_artisan =
        format!("{reason}The buyer gets {total} back. If you have not sent the goods, keep them.");
    vec![facts.buyer(title.clone(), to_buyer), facts.artisan(title, to_artisan)]
}

fn of_released(facts: &OrderFacts, gross: Money, net: Money, recovered: Money) -> Option<Notice> {
    let goods = facts.goods();
    let credited = net.minus(recovered).ok()?;
    let kept = match recovered.is_positive() {
        true => format!(" We kept {recovered} of it for what you owed us."),
        false => String::new(),
    };
    let body = format!(
        "Your share of {gross} for {goods} is {net}.{kept} What is in your wallet goes to your bank account with the next \
         payout; unless you chose to ask for payouts, you don't need to do anything.",
    );
    Some(notice(
        facts.artisan_id.user(),
        format!("{credited} was added to your wallet"),
        body,
        AppPage::Wallet,
    ))
}

fn of_resumed(facts: &OrderFacts, goods: &str, zone: Zone) -> Option<Vec<Notice>> {
    let total = facts.total;
    let next = match facts.release_at {
        Some(at) => format!(
            "If the buyer neither confirms nor opens a dispute by {}, {total} is released to the artisan.",
            at.for_people(zone)
        ),
        None => {
            format!("If it is not delivered by {}, the buyer gets {total} back.", until(facts.due_at, zone)?)
        }
    };
    let title = format!("The dispute was withdrawn: {goods}");
    let body = format!("The order continues where it stood. Its deadlines have moved. {next}");
    Some(vec![facts.buyer(title.clone(), body.clone()), facts.artisan(title, body)])
}

fn of_taken_back(event: &OrderTaken, goods: &str) -> Option<Notice> {
    let (taken, owed) = (event.taken_amount, event.taken_owed);
    let there = taken.minus(owed).ok()?;
    let body = match owed.is_positive() {
        true => format!(
            "Your share of what the buyer of {goods} gets back is {taken}. We took {there} from your wallet; the \
             {owed} that was not there will be taken from your next orders."
        ),
        false => {
            format!("Your share of what the buyer of {goods} gets back is {taken}. It came from your wallet.")
        }
    };
    Some(notice(event.order.artisan_id.user(), format!("{taken} was taken back"), body, AppPage::Wallet))
}

/// Only the artisan is told: the buyer hears from the bank.
fn of_charged_back(event: &OrderTaken, goods: &str) -> Notice {
    let (taken, owed) = (event.taken_amount, event.taken_owed);
    let owes = match owed.is_positive() {
        true => format!(" {owed} of it was not in your wallet; we will take it from your next orders."),
        false => String::new(),
    };
    let body = format!(
        "The bank decided in the buyer's favour and took the money back. {taken} of it was yours or held for you.{owes} \
         If you have not sent the goods, keep them."
    );
    event.order.artisan(format!("The buyer's bank took the money back: {goods}"), body)
}

fn of_charge_restored(event: &ChargeRestored, goods: &str) -> Option<Notice> {
    let all = event.restored_held.plus(event.restored_net).ok()?;
    let body = format!(
        "The bank decided in your favour after all. {all} is back, in your wallet or held for the order as before; what \
         you owed was taken from it first."
    );
    Some(event.order.artisan(format!("The bank gave the money back: {goods}"), body))
}
