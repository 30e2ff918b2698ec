//! What people are told of a dispute.

use crate::disputes::events::{DisputeEvent, DisputeFacts, DisputeProposed, DisputeReturn};
use crate::disputes::{DisputeStatus, ResolvedBy};
use crate::escrow::Split;
use crate::notice::{Notice, goods, notice, sentence, silent, until};
use crate::orders::Side;
use crate::{AppPage, Zone};

impl DisputeFacts {
    fn to(&self, side: Side, title: &str, body: impl Into<String>) -> Notice {
        let user = side.user(self.buyer_id, self.artisan_id);
        let title = format!("{title}: {}", goods(&self.title, self.lines));
        notice(user, title, body.into(), AppPage::Dispute(self.dispute_id))
    }

    fn to_both(&self, title: &str, body: &str) -> Vec<Notice> {
        vec![self.to(Side::Buyer, title, body), self.to(Side::Artisan, title, body)]
    }

    /// What happens if nobody decides.
    fn end(&self, zone: Zone) -> String {
        let (ends_at, held) = (self.ends_at.for_people(zone), self.held);
        match self.status {
            DisputeStatus::Appealed => {
                format!("If nothing is decided by {ends_at}, the first decision stands.")
            }
            DisputeStatus::ReturnSent => {
                format!("If nothing is said by {ends_at}, the money is divided as you agreed.")
            }
            DisputeStatus::Open
            | DisputeStatus::Answered
            | DisputeStatus::Escalated
            | DisputeStatus::Decided
            | DisputeStatus::AwaitingReturn
            | DisputeStatus::Resolved
            | DisputeStatus::Withdrawn => {
                format!("If nothing is decided by {ends_at}, the buyer gets {held} back.")
            }
        }
    }
}

/// Who is told what; `None` where the facts lack what the sentence needs.
pub(crate) fn notices(event: &DisputeEvent, zone: Zone) -> Option<Vec<Notice>> {
    let facts = event.dispute();
    let held = facts.held;
    let told = match event {
        DisputeEvent::Opened(_) => {
            let answer_by = facts.answer_by.for_people(zone);
            let who = facts.opened_by.name();
            let to_opener = format!(
                "We hold {held} until it is over, and nobody can move it. The other side has until {answer_by} to \
                 answer; after that an administrator decides. The two of you can agree at any time."
            );
            let to_other = format!(
                "The {who} disputes this order. We hold {held} until it is over, and nobody can move it. Answer by \
                 {answer_by} and show your side, or an administrator decides without it. You can also propose how to \
                 divide the money."
            );
            vec![
                facts.to(facts.opened_by, "You opened a dispute", to_opener),
                facts.to(facts.opened_by.other(), "A dispute was opened. Please answer", to_other),
            ]
        }
        DisputeEvent::Answered(_) => {
            let next = format!(
                "Agree by accepting a proposal of the other side, or ask an administrator to decide. {}",
                facts.end(zone)
            );
            let to_opener = format!("The other side has answered. Read what it says. {next}");
            vec![
                facts.to(facts.opened_by, "Your dispute was answered", to_opener),
                facts.to(facts.opened_by.other(), "We passed on your answer", next),
            ]
        }
        DisputeEvent::EvidenceAdded(event) => vec![facts.to(
            event.by.other(),
            "New evidence in your dispute",
            "The other side has added evidence. Look at it, and add any that you have.",
        )],
        DisputeEvent::Proposed(event) => vec![facts.to(
            event.by.other(),
            "A proposal in your dispute",
            proposed(event),
        )],
        DisputeEvent::Escalated(_) => facts.to_both(
            "An administrator will decide",
            &format!(
                "A decision is due by {}. Until then you can add evidence, and still agree. {}",
                until(facts.decide_by, zone)?,
                facts.end(zone)
            ),
        ),
        DisputeEvent::Overdue(_) => facts.to_both(
            "The decision is taking longer than planned",
            &format!("We are sorry about the delay. {held} is safe with us, and our team has been reminded. {}", facts.end(zone)),
        ),
        DisputeEvent::Decided(event) => facts.to_both(
            "Your dispute was decided",
            &format!(
                "This was decided: {} Reason: {} Each of you can appeal until {}; otherwise the decision is final.",
                divided(event.split),
                sentence(&event.note),
                until(facts.due_at, zone)?
            ),
        ),
        DisputeEvent::Appealed(_) => facts.to_both(
            "The decision was appealed",
            &format!(
                "An administrator will decide once more, by {}, and that decision is final. Until then you can add \
                 evidence, and still agree. {}",
                until(facts.decide_by, zone)?,
                facts.end(zone)
            ),
        ),
        DisputeEvent::Resolved(event) => {
            let why = match event.resolved_by {
                ResolvedBy::Agreement => "You agreed",
                ResolvedBy::Decision => "The decision is final",
                ResolvedBy::Default => "Nobody decided in time",
                ResolvedBy::Returned => "The artisan has the goods back",
                ResolvedBy::ReturnUnanswered => {
                    "The goods were sent back, and the artisan said nothing against it in time"
                }
            };
            let body = format!("{why}: {} The money is being moved now.", divided(event.split));
            facts.to_both("Your dispute is over", &body)
        }
        DisputeEvent::Withdrawn(_) => silent("order.resumed, which follows from it, tells both"),
        DisputeEvent::ReturnAgreed(event) => return_agreed(event, zone)?,
        DisputeEvent::ReturnSent(event) => return_sent(event, zone)?,
        DisputeEvent::ReturnRejected(_) => return_rejected(facts, zone)?,
        DisputeEvent::ReturnNotSent(_) => return_not_sent(facts, zone)?,
    };
    Some(told)
}

/// What whoever can accept a proposal is told of it.
fn proposed(event: &DisputeProposed) -> String {
    let split = divided(event.split);
    if event.after_return {
        format!(
            "The other side proposes that the buyer sends the goods back, and that then: {split} If you accept, the \
             money stays frozen until they are back. If not, you can propose something else."
        )
    } else {
        format!(
            "The other side proposes: {split} If you accept, the dispute is over at once. If not, you can propose \
             something else."
        )
    }
}

/// Who does what next, and by when.
fn return_agreed(event: &DisputeReturn, zone: Zone) -> Option<Vec<Notice>> {
    let (facts, split) = (&event.dispute, divided(event.split));
    let (held, send_by) = (facts.held, until(facts.due_at, zone)?);
    let to_buyer = format!(
        "You agreed that this happens once the goods are back: {split} Send them by {send_by}, and say so on this page \
         with a photo of the parcel or its receipt. If you do not, an administrator decides. We hold {held} until then."
    );
    let to_artisan = format!(
        "You agreed that this happens once the goods are back: {split} The buyer has until {send_by} to send them, and \
         we tell you when that is done. If they come without a word, confirm that you have them. We hold {held} until \
         then."
    );
    Some(vec![
        facts.to(Side::Buyer, "You agreed. Please send the goods back", to_buyer),
        facts.to(Side::Artisan, "You agreed. The buyer sends the goods back", to_artisan),
    ])
}

fn return_sent(event: &DisputeReturn, zone: Zone) -> Option<Vec<Notice>> {
    let (facts, split) = (&event.dispute, divided(event.split));
    let inspect_by = until(facts.due_at, zone)?;
    let to_buyer = format!(
        "We told the artisan, who has until {inspect_by} to say that something is wrong. If the artisan says nothing, \
         this happens then: {split} Keep the receipt until it is over."
    );
    let to_artisan = format!(
        "The buyer says that they were sent. Look at them when they arrive, and confirm that you have them. If they \
         are damaged, or have not come, say so by {inspect_by}. If you say nothing, this happens then: {split}"
    );
    Some(vec![
        facts.to(Side::Buyer, "You sent the goods back", to_buyer),
        facts.to(Side::Artisan, "The goods are on their way back. Please look at them", to_artisan),
    ])
}

fn return_rejected(facts: &DisputeFacts, zone: Zone) -> Option<Vec<Notice>> {
    let next = decided_after_return(facts, zone)?;
    let to_buyer = format!(
        "Read what the artisan says, and show your side: photos of the goods, the receipt of whoever carried \
         them. {next}"
    );
    let to_artisan = format!("We passed on what you say. {next}");
    Some(vec![
        facts.to(Side::Buyer, "The artisan says that something is wrong with what came back", to_buyer),
        facts.to(Side::Artisan, "An administrator will look at what came back", to_artisan),
    ])
}

fn return_not_sent(facts: &DisputeFacts, zone: Zone) -> Option<Vec<Notice>> {
    let next = decided_after_return(facts, zone)?;
    let to_buyer = format!(
        "You agreed to send them back and did not say in time that you had, so that what you agreed on does \
         not hold any more. If you did send them, add the receipt as evidence. {next}"
    );
    let to_artisan = format!(
        "The buyer did not say in time that they were sent, so that what you agreed on does not hold any \
         more. {next}"
    );
    Some(vec![
        facts.to(Side::Buyer, "The goods were not sent back in time", to_buyer),
        facts.to(Side::Artisan, "The goods were not sent back in time", to_artisan),
    ])
}

/// What follows where a return came to nothing.
fn decided_after_return(facts: &DisputeFacts, zone: Zone) -> Option<String> {
    let decide_by = until(facts.decide_by, zone)?;
    let end = facts.end(zone);
    Some(format!(
        "An administrator decides by {decide_by}. Until then you can add evidence, and still agree. {end}"
    ))
}

/// Who gets what.
fn divided(split: Split) -> String {
    let Split { to_buyer, to_artisan } = split;
    match (to_buyer.is_positive(), to_artisan.is_positive()) {
        (_, false) => format!("all of it, {to_buyer}, goes back to the buyer."),
        (false, true) => format!("all of it, {to_artisan}, goes to the artisan, less our fee."),
        (true, true) => {
            format!("{to_buyer} goes back to the buyer and {to_artisan} to the artisan, less our fee.")
        }
    }
}
