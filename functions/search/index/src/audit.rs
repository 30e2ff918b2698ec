//! The index compared with the table, page by page. What differs may only be on its way: it is looked at once more, when
//! everything that happened before has long been indexed. What still differs then is put right, and said.

use domain::search::requests::{AuditPart, DifferingPart, SearchRequest};
use messaging::Event;
use search::{IndexSession, Session};
use store::PageRequest;
use telemetry::Unit;

use crate::apply::{PAGE, Wanted};
use crate::hint::{About, Hint};
use crate::{Desk, NAME};

/// When what differs is looked at again: the longest that a queue keeps a message back. A change that has waited as long rings
/// the step's own alarm.
pub(crate) const AGAIN_SECONDS: i32 = 900;

/// What follows from a comparison.
#[derive(Default)]
pub(crate) struct LookAgain {
    /// The pages that come next.
    pub(crate) next: Vec<Event>,
    /// What differs.
    pub(crate) later: Vec<Event>,
}

/// Compares the pages that are asked for.
pub(crate) async fn compare(
    desk: &Desk,
    session: &IndexSession<'_>,
    hints: &[Hint],
) -> messaging::Result<LookAgain> {
    let mut found = LookAgain::default();
    for hint in hints {
        let About::Audit(part) = &hint.about else { continue };
        let (page, next) = read(desk, session, part).await?;
        found.next.extend(next.map(|next| hint.asked(&SearchRequest::Audit(next), NAME)));
        let differing = session.differing(&desk.table, &page).await.map_err(store::Error::from)?;
        let part = named(differing.keys());
        if part != DifferingPart::default() {
            found.later.push(hint.asked(&SearchRequest::Differing(part), NAME));
        }
    }
    Ok(found)
}

/// One page, and what is asked for next.
async fn read(
    desk: &Desk,
    session: &IndexSession<'_>,
    part: &AuditPart,
) -> messaging::Result<(DifferingPart, Option<AuditPart>)> {
    let mut page = DifferingPart::default();
    let next = match part {
        AuditPart::Category { slug, cursor } => {
            let from = PageRequest { limit: PAGE, cursor: cursor.clone() };
            let found = desk.table.products().of_category(slug, &from).await?;
            page.products.extend(found.items.iter().map(|product| product.id));
            let next = found.next_cursor.map(Some);
            next.map(|cursor| AuditPart::Category { slug: slug.clone(), cursor })
        }
        AuditPart::Artisans { shard, cursor } => {
            let from = PageRequest { limit: PAGE, cursor: cursor.clone() };
            let found = desk.table.searches().verified(*shard, &from).await?;
            page.artisans.extend(found.items.iter().map(|artisan| artisan.id));
            found.next_cursor.map(Some).map(|cursor| AuditPart::Artisans { shard: *shard, cursor })
        }
        AuditPart::Indexed { after } => {
            let limit = usize::try_from(PAGE).unwrap_or(usize::MAX);
            let ids = session.published(after.as_deref(), limit).await.map_err(store::Error::from)?;
            page = named(ids.iter());
            let last = ids.last().filter(|_| ids.len() == limit).cloned();
            last.map(|last| AuditPart::Indexed { after: Some(last) })
        }
    };
    Ok((page, next))
}

/// The products and artisans of these identifiers.
fn named<'a>(ids: impl Iterator<Item = &'a String> + Clone) -> DifferingPart {
    DifferingPart {
        products: ids.clone().filter_map(|id| id.parse().ok()).collect(),
        artisans: ids.filter_map(|id| id.parse().ok()).collect(),
    }
}

/// Has the index say what the table says of what is looked at again; answers of what it did not. What is among `wanted` has just
/// changed, and is indexed anyway.
pub(crate) async fn put_right(
    desk: &Desk,
    session: &mut IndexSession<'_>,
    wanted: &Wanted,
    hints: &[Hint],
) -> messaging::Result<Vec<String>> {
    let mut again = DifferingPart::default();
    for hint in hints {
        if let About::Differing(part) = &hint.about {
            again.products.extend(part.products.difference(&wanted.products));
            again.artisans.extend(part.artisans.difference(&wanted.artisans));
        }
    }
    let differing = session.differing(&desk.table, &again).await.map_err(store::Error::from)?;
    for (id, document) in &differing {
        session.say(id, document.as_ref()).await.map_err(store::Error::from)?;
    }
    Ok(differing.into_keys().collect())
}

/// Says what differed.
pub(crate) fn tell(differed: &[String]) {
    for id in differed {
        tracing::warn!(id, "the index said something else than the table");
    }
    if !differed.is_empty() {
        let count = u64::try_from(differed.len()).unwrap_or(u64::MAX);
        telemetry::metric("SearchIndexDifference", count, Unit::Count);
    }
}
