//! What people are told of an artisan's verification and payout account.

use crate::artisans::events::ArtisanEvent;
use crate::notice::{Notice, notice, quoted, sentence, silent};
use crate::{AppPage, Zone};

/// Who is told what; `None` where the facts lack what the sentence needs.
pub(crate) fn notices(event: &ArtisanEvent, zone: Zone) -> Option<Vec<Notice>> {
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
                "Reason: {} Please correct this and submit your documents again.",
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
                        " As it replaces another account, nothing is paid out before {}; then payouts continue \
                         automatically.",
                        until.for_people(zone)
                    ),
                    None => String::new(),
                }
            ),
        ),
        ArtisanEvent::AccountConfirmed(event) => (
            &event.artisan,
            "Your bank account is confirmed",
            format!(
                "We have confirmed that the account is yours, though your bank knows it by another name. Reason: {} Set it \
                 as your payout account now. If you did not ask for this, change your password and write to support at once.",
                sentence(&event.confirmed_because)
            ),
        ),
        ArtisanEvent::TierSet(event) => (
            &event.artisan,
            "Your daily payout limit has changed",
            "Your wallet shows the new daily limit. You don't need to do anything.".to_owned(),
        ),
        ArtisanEvent::Suspended(event) => (
            &event.artisan,
            "Your shop is suspended",
            format!(
                "Reason: {} Your products are hidden and nothing new can be ordered. Please finish the orders that you \
                 have; they go on as before. {} If you think this is a mistake, write to support.",
                sentence(event.artisan.reason.as_deref()?),
                match event.payouts_held {
                    true => "Your money stays in your wallet until the suspension is over.",
                    false => "Your payouts go on.",
                }
            ),
        ),
        ArtisanEvent::Restored(event) => (
            &event.artisan,
            "You can sell again",
            format!(
                "The suspension is over. Reason: {} Your products are on sale again, and your payouts go on.",
                sentence(&event.restored_because)
            ),
        ),
        ArtisanEvent::Created(_)
        | ArtisanEvent::Updated(_)
        | ArtisanEvent::Submitted(_)
        | ArtisanEvent::PayoutModeSet(_)
        | ArtisanEvent::DeliveryOptionsSet(_)
        | ArtisanEvent::AwaySet(_)
        | ArtisanEvent::Left(_) => return Some(silent("they did it themselves")),
    };
    Some(vec![notice(facts.artisan_id.user(), title, body, AppPage::OwnArtisan)])
}
