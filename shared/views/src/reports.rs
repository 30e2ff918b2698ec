//! Reports.

use domain::reports::{Act, Report, ReportKind, ReportState, Seen, Statement, Thing, Verdict};
use domain::uploads::FileLink;
use domain::{ReportId, Timestamp, UploadId, UserId};
use serde::Serialize;
use store::entities::Parties;

use crate::{ArtisanSummaryView, BuyerView, ImageView};

/// That something was reported, for whoever did.
#[derive(Debug, Clone, Serialize)]
pub struct FiledView {
    thing: Thing,
    state: ReportState,
    /// When they reported it first.
    reported_at: Timestamp,
}

impl FiledView {
    /// Of `report`, which `user` filed, or would have at `at` if enough others had not; `thing` as they named it: the report may name it
    /// by a conversation of somebody else's.
    pub fn new(thing: Thing, report: &Report, user: UserId, at: Timestamp) -> Self {
        let said = report.statement_of(user).map(|statement| statement.at);
        Self { thing, state: report.state, reported_at: said.unwrap_or(at) }
    }
}

/// A report after an administrator decided.
#[derive(Debug, Clone, Serialize)]
pub struct ReportStandingView<'a> {
    id: ReportId,
    state: ReportState,
    verdict: Option<&'a Verdict>,
}

impl<'a> ReportStandingView<'a> {
    /// Of `report`.
    pub fn new(report: &'a Report) -> Self {
        Self { id: report.id, state: report.state, verdict: report.verdict.as_ref() }
    }
}

/// A report as administrators see it.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView<'a> {
    id: ReportId,
    thing: Thing,
    /// What it was called; empty where it has no name of its own.
    title: &'a str,
    /// Who answers for it.
    person: BuyerView<'a>,
    /// Their shop; none where they have none.
    artisan: Option<ArtisanSummaryView<'a>>,
    state: ReportState,
    /// How many people have reported it since it was decided last.
    people: usize,
    /// What they said and saw, and those who did before it was decided last; the first one first.
    statements: Vec<StatementView<'a>>,
    opened_at: Timestamp,
    /// What was decided last time.
    verdict: Option<&'a Verdict>,
    /// What whoever is shown it can do; nothing for who has part in it. Who has no shop is not suspended.
    acts: Vec<Act>,
}

#[derive(Debug, Clone, Serialize)]
struct StatementView<'a> {
    by: BuyerView<'a>,
    /// Whether they sell here, too.
    sells: bool,
    kind: ReportKind,
    words: &'a str,
    /// None where it was the same as in the statement before.
    seen: Option<SeenView<'a>>,
    at: Timestamp,
}

#[derive(Debug, Clone, Serialize)]
struct SeenView<'a> {
    text: &'a str,
    hides_contacts: bool,
    pictures: Vec<ImageView>,
    files: Vec<FileLink>,
}

impl<'a> ReportView<'a> {
    /// `report` for the administrator `admin`: who is in it is among `parties`, pictures lie below `images_url`, and a file of somebody is
    /// where `link` says.
    pub fn for_admin(
        report: &'a Report,
        admin: UserId,
        parties: &'a Parties,
        images_url: Option<&str>,
        link: impl Fn(UserId, UploadId) -> FileLink,
    ) -> Self {
        let person = report.person_id;
        let seen = |seen: &'a Seen| SeenView {
            text: &seen.text,
            hides_contacts: seen.hides_contacts,
            pictures: seen.pictures.iter().map(|one| ImageView::new(one, person, images_url)).collect(),
            files: seen.files.iter().map(|id| link(person, *id)).collect(),
        };
        let statement = |said: &'a Statement| StatementView {
            by: BuyerView::new(said.by, parties.user(said.by)),
            sells: said.sells,
            kind: said.kind,
            words: &said.words,
            seen: said.seen.as_ref().map(seen),
            at: said.at,
        };
        let shop = parties.artisan(person.artisan());
        let acts = report.acts().into_iter().filter(|act| *act != Act::Suspend || shop.is_some()).collect();
        Self {
            id: report.id,
            thing: report.thing,
            title: &report.title,
            person: BuyerView::new(person, parties.user(person)),
            artisan: shop.map(|shop| ArtisanSummaryView::new(shop.id, parties)),
            state: report.state,
            people: report.people(),
            statements: report.statements.iter().map(statement).collect(),
            opened_at: report.opened_at,
            verdict: report.verdict.as_ref(),
            acts: report.as_judge(admin).map(|_| acts).unwrap_or_default(),
        }
    }
}
