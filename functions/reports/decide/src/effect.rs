//! What a decision does, by the commands that there are for it without a report.

use domain::reports::Ruling;
use domain::{Timestamp, UserId};
use store::Change;
use store::entities::{ForDecision, put_review, tie_stock};
use web::{Problem, Stop};

use crate::body::Decision;

/// Adds to `change` what `decision` does to what was read with the report. What is so already, stays so.
pub(crate) fn take_effect(
    change: &mut Change,
    found: &ForDecision,
    decision: &Decision,
    admin: UserId,
    at: Timestamp,
) -> Result<(), Stop> {
    match decision.ruling {
        Ruling::Dismiss | Ruling::Warn => {}
        Ruling::HideProduct(id) => {
            let gone = || Problem::not_found("There is no such product any more.");
            let product = found.product.as_ref().ok_or_else(gone)?;
            // What its artisan has put away since is out of the shop, too.
            if product.is_on_sale()
                && let Some(hidden) = product.hide(at)?
            {
                let product = change.save(product, hidden);
                tie_stock(change, id, product.version(), product.is_on_sale());
            }
        }
        Ruling::HideReview(_) => {
            let gone = || Problem::not_found("There is no such review any more.");
            let review = found.review.as_ref().ok_or_else(gone)?;
            let own = || Problem::forbidden("Somebody else has to decide over a review of your own order.");
            let moderator = review.as_moderator(admin).ok_or_else(own)?;
            // It may have been hidden without the report, for a reason of its own.
            if review.is_shown()
                && let Some(hidden) = review.hide(moderator, decision.reason.clone(), at)?
            {
                put_review(change, Some(review), hidden);
            }
        }
        Ruling::Suspend(_) => {
            let none = || Problem::not_found("They have no shop to suspend.");
            let artisan = found.artisan.as_ref().ok_or_else(none)?;
            if let Some(suspended) = artisan.suspend(&decision.reason, decision.holds_payouts, at)? {
                change.save(artisan, suspended);
            }
        }
    }
    Ok(())
}
