//! One sentence or two for one person, and the words that the domains' notices share.

use crate::{AppPage, Timestamp, UserId, Zone, text};

/// The most characters of what somebody else wrote (a title, a reason) that a notice repeats.
const QUOTED_CHARACTERS_MAX: usize = 200;

/// One sentence or two for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Who is told.
    pub user_id: UserId,
    /// The event that it tells of.
    pub about: String,
    /// One line: what happened.
    pub title: String,
    /// What it means and what to do next.
    pub body: String,
    /// Where in the app it leads.
    pub link: String,
}

/// Tells nobody, for the reason that is given for whoever reads the code.
pub(crate) fn silent(_why: &'static str) -> Vec<Notice> {
    Vec::new()
}

/// `about` is filled in by [`notices`], for all alike.
pub(crate) fn notice(user_id: UserId, title: impl Into<String>, body: String, page: AppPage) -> Notice {
    Notice { user_id, about: String::new(), title: title.into(), body, link: page.to_string() }
}

pub(crate) fn goods(title: &str, lines: usize) -> String {
    let title = quoted(title);
    match lines.saturating_sub(1) {
        0 => format!("“{title}”"),
        more => format!("“{title}” and {more} more"),
    }
}

pub(crate) fn until(at: Option<Timestamp>, zone: Zone) -> Option<String> {
    at.map(|at| at.for_people(zone))
}

/// What somebody else wrote, on one line, not too long and without a link: it ends up in the subject of an e-mail.
pub(crate) fn quoted(text: &str) -> String {
    text::repeated(text, QUOTED_CHARACTERS_MAX)
}

/// What somebody else wrote, marked as theirs.
pub(crate) fn words(text: &str) -> String {
    format!("“{}”", quoted(text))
}

/// [`quoted`], and ending as a sentence does.
pub(crate) fn sentence(text: &str) -> String {
    let text = quoted(text);
    if text.ends_with(['.', '!', '?', '…']) { text } else { format!("{text}.") }
}
