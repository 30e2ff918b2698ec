//! What people are told of a payout.

use crate::notice::{Notice, WALLET, notice, quoted, sentence, silent};
use crate::payouts::events::{PayoutEvent, PayoutReturned};

impl PayoutReturned {
    /// What went wrong and what happens now.
    fn setback(&self) -> Option<String> {
        let why = sentence(self.payout.failure.as_deref()?);
        let next = match self.retry_at {
            Some(at) => format!(
                "We try again after {}. If your bank account has changed, set your payout account now.",
                at.for_people()
            ),
            None if self.on_request => {
                "Ask for it again when you like. If your bank account has changed, set your \
                                        payout account first."
                    .to_owned()
            }
            None => "Set your payout account again, and we try again.".to_owned(),
        };
        let recovered = self.recovered;
        let kept = match recovered.is_positive() {
            true => format!(" We kept {recovered} of it for what you owed us."),
            false => String::new(),
        };
        Some(format!("{why} The money is back in your wallet.{kept} {next}"))
    }
}

impl PayoutReturned {
    /// The platform did not let it go: the artisan's account is as good as before.
    fn late_by_us(&self) -> String {
        let next = match self.retry_at {
            Some(at) => format!("We try again after {}.", at.for_people()),
            None => "You can ask for it again.".to_owned(),
        };
        let recovered = self.recovered;
        let kept = match recovered.is_positive() {
            true => format!(" We kept {recovered} of it for what you owed us."),
            false => String::new(),
        };
        format!(
            "We did not send it, because of a fault on our side that has nothing to do with your bank account. The money is \
             back in your wallet.{kept} {next} We are looking into it."
        )
    }
}

/// Who is told what; `None` where the facts lack what the sentence needs.
pub(crate) fn notices(event: &PayoutEvent) -> Option<Vec<Notice>> {
    let facts = match event {
        PayoutEvent::Requested(facts) | PayoutEvent::Delayed(facts) | PayoutEvent::Succeeded(facts) => facts,
        PayoutEvent::Failed(event) | PayoutEvent::NotApproved(event) | PayoutEvent::Reversed(event) => {
            &event.payout
        }
        PayoutEvent::Sent(_) => return Some(silent("payout.requested told them, payout.succeeded will")),
    };
    let amount = facts.amount;
    let account = format!("{}, account ending in {}", quoted(&facts.bank_name), quoted(&facts.account_last4));
    let (title, body) = match event {
        PayoutEvent::Requested(_) => (
            format!("{amount} is on its way to your bank"),
            format!("We are sending it to {account}. We tell you when it has arrived."),
        ),
        PayoutEvent::Delayed(_) => (
            format!("Your payout of {amount} takes longer than usual"),
            format!(
                "We are still waiting for word that it arrived at {account}. The money is safe, and we go on trying; you \
                 need do nothing."
            ),
        ),
        PayoutEvent::Succeeded(_) => {
            (format!("{amount} has been paid out"), format!("It was paid to {account}."))
        }
        PayoutEvent::Failed(event) => (format!("Your payout of {amount} did not arrive"), event.setback()?),
        PayoutEvent::NotApproved(event) => {
            (format!("Your payout of {amount} is late, and the fault is ours"), event.late_by_us())
        }
        PayoutEvent::Reversed(event) => {
            (format!("Your bank returned your payout of {amount}"), event.setback()?)
        }
        PayoutEvent::Sent(_) => return None,
    };
    Some(vec![notice(facts.artisan_id.user(), title, body, WALLET)])
}
