//! What people are told of an artisan's verification and payout account.

use crate::artisans::events::ArtisanEvent;
use crate::notice::{Notice, notice, quoted, sentence, silent};

/// Who is told what; `None` where the facts lack what the sentence needs.
pub(crate) fn notices(event: &ArtisanEvent) -> Option<Vec<Notice>> {
    let (facts, title, body) = match event {
        ArtisanEvent::Verified(facts) => (
            facts,
            "You are verified",
            "You can sell now. Set your payout account, if you have not yet, and create your first product."
                .to_owned(),
        ),
        ArtisanEvent::Rejected(facts) => (
            facts,
            "We could not verify you yet",
            format!(
                "Reason: {} Please put it right and submit your documents again.",
                sentence(facts.reason.as_deref()?)
            ),
        ),
        ArtisanEvent::PayoutAccountSet(facts) => (
            facts,
            "Your payout account was set",
            format!(
                "Your payouts now go to {}, account ending in {}.{} If this was not you, change your password and \
                 write to support at once.",
                quoted(facts.bank_name.as_deref()?),
                quoted(facts.account_last4.as_deref()?),
                match facts.payouts_on_hold_until {
                    Some(until) => format!(
                        " As it replaces another account, nothing is paid out before {}; then payouts go on by \
                         themselves.",
                        until.for_people()
                    ),
                    None => String::new(),
                }
            ),
        ),
        ArtisanEvent::TierSet(event) => (
            &event.artisan,
            "What can be paid out to you in a day has changed",
            "Your wallet shows the new daily limit. You need do nothing.".to_owned(),
        ),
        ArtisanEvent::Created(_)
        | ArtisanEvent::Updated(_)
        | ArtisanEvent::Submitted(_)
        | ArtisanEvent::PayoutModeSet(_) => return Some(silent("they did it themselves")),
    };
    Some(vec![notice(facts.artisan_id.user(), title, body, "/me/artisan")])
}
