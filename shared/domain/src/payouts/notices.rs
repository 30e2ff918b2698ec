//! What people are told of a payout.

use crate::notice::{Notice, notice, quoted, sentence, silent};
use crate::payouts::events::{PayoutEvent, PayoutReturned};
use crate::{AppPage, Zone};

impl PayoutReturned {
    /// What went wrong and what happens now.
    fn setback(&self, zone: Zone) -> Option<String> {
        let why = sentence(self.payout.failure.as_deref()?);
        let next = match self.retry_at {
            Some(at) => format!(
                "We will try again after {}. If your bank account has changed, set your payout account now.",
                at.for_people(zone)
            ),
            None if self.on_request => {
                "Ask for it again whenever you like. If your bank account has changed, set your \
                                        payout account first."
                    .to_owned()
            }
            None => "Set your payout account again, and we will try again.".to_owned(),
        };
        let kept = self.kept();
        Some(format!("{why} The money is back in your wallet.{kept} {next}"))
    }

    /// The platform did not let it go: the artisan's account is as good as before.
    fn late_by_us(&self, zone: Zone) -> String {
        let next = match self.retry_at {
            Some(at) => {
                format!("We will try again after {}. You don't need to do anything.", at.for_people(zone))
            }
            None => "You can ask for it again.".to_owned(),
        };
        let kept = self.kept();
        format!(
            "We did not send it, because of a fault on our side that has nothing to do with your bank account. The money is \
             back in your wallet.{kept} {next}"
        )
    }

    fn kept(&self) -> String {
        match self.recovered.is_positive() {
            true => format!(" We kept {} of it for what you owed us.", self.recovered),
            false => String::new(),
        }
    }
}

/// Who is told what; `None` where the facts lack what the sentence needs.
pub(crate) fn notices(event: &PayoutEvent, zone: Zone) -> Option<Vec<Notice>> {
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
            format!("We are sending it to {account}, and will let you know when it arrives."),
        ),
        PayoutEvent::Delayed(_) => (
            format!("Your payout of {amount} is taking longer than usual"),
            format!(
                "We are still waiting to hear that it arrived at {account}. The money is safe, and we keep trying. You \
                 don't need to do anything."
            ),
        ),
        PayoutEvent::Succeeded(_) => {
            (format!("{amount} has been paid out"), format!("It was paid to {account}."))
        }
        PayoutEvent::Failed(event) => {
            (format!("Your payout of {amount} did not arrive"), event.setback(zone)?)
        }
        PayoutEvent::NotApproved(event) => {
            (format!("Your payout of {amount} is late, and the fault is ours"), event.late_by_us(zone))
        }
        PayoutEvent::Reversed(event) => {
            (format!("Your bank returned your payout of {amount}"), event.setback(zone)?)
        }
        PayoutEvent::Sent(_) => return None,
    };
    Some(vec![notice(facts.artisan_id.user(), title, body, AppPage::Wallet)])
}
