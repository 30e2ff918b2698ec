//! What people are told of reports: those who reported a thing that it was looked at, and who answers for it what was done. Never who told.

use crate::AppPage;
use crate::notice::{Notice, notice, sentence, silent, words};
use crate::reports::events::{ReportDecided, ReportEvent, ReportFacts};
use crate::reports::{Act, Thing};

impl ReportFacts {
    /// The thing, as part of a sentence.
    fn thing_in_words(&self) -> String {
        match self.thing {
            Thing::Product { .. } => words(&self.title),
            Thing::Artisan { .. } => format!("the shop {}", words(&self.title)),
            Thing::Buyer { .. } => "a buyer".to_owned(),
            Thing::Message { .. } => "a message".to_owned(),
            Thing::Review { .. } => "a review".to_owned(),
        }
    }
}

/// Who is told what.
pub(crate) fn notices(event: &ReportEvent) -> Vec<Notice> {
    match event {
        ReportEvent::Filed(_) => silent("administrators have a queue"),
        ReportEvent::Decided(decided) => {
            let told = decided.reporters.iter().map(|reporter| to_reporter(*reporter, decided));
            told.chain(to_person(decided)).collect()
        }
    }
}

fn to_reporter(reporter: crate::UserId, decided: &ReportDecided) -> Notice {
    let body = match decided.act {
        Act::Dismiss => {
            "We found nothing in it that breaks our rules, so it stays. Thank you for telling us. If you do not want to hear from \
             somebody, block them in your conversation with them."
        }
        Act::Warn | Act::HideProduct | Act::HideReview | Act::Suspend => {
            "It broke our rules, and we have done something about it. Nobody learns that it was you who told us. Thank you."
        }
    };
    let title = format!("We looked at what you reported: {}", decided.report.thing_in_words());
    notice(reporter, title, body.to_owned(), AppPage::Notifications)
}

/// What was hidden or suspended is told by that itself, but for a product, which artisans hide themselves as well.
fn to_person(decided: &ReportDecided) -> Option<Notice> {
    let (report, reason) = (&decided.report, sentence(&decided.reason));
    let person = report.person_id;
    match decided.act {
        Act::Warn => Some(notice(
            person,
            format!("A warning about {}", own(report)),
            format!(
                "It breaks our rules. Reason: {reason} Please put it right, and do not do it again: otherwise we have to hide \
                 what you offer or write, or suspend your shop. If you think this is wrong, write to support."
            ),
            AppPage::Notifications,
        )),
        Act::HideProduct => Some(notice(
            person,
            format!("Your product was taken out of the shop: {}", words(&report.title)),
            format!(
                "It breaks our rules. Reason: {reason} Orders that you have go on. Correct it, then publish it again. If you \
                 think this is wrong, write to support."
            ),
            AppPage::OwnProducts,
        )),
        Act::Dismiss | Act::HideReview | Act::Suspend => None,
    }
}

/// The thing, to who answers for it.
fn own(report: &ReportFacts) -> String {
    match report.thing {
        Thing::Product { .. } => words(&report.title),
        Thing::Artisan { .. } => "your shop".to_owned(),
        Thing::Buyer { .. } => "what you do here".to_owned(),
        Thing::Message { .. } => "a message of yours".to_owned(),
        Thing::Review { .. } => "a review of yours".to_owned(),
    }
}
