//! From hints to a new state of the index.

use std::collections::BTreeSet;

use domain::reviews::RatingOf;
use domain::search::requests::{ObjectsPart, SearchRequest};
use domain::{Actor, ArtisanId, OrderId, ProductId, Timestamp};
use messaging::Event;
use search::{Document, IndexSession, Session, Writer};
use store::{Change, PageRequest};

use crate::hint::{About, Hint};
use crate::{Desk, NAME, audit};

/// What one message looks at of what an artisan sells, or of another list.
pub(crate) const PAGE: u32 = 100;
/// Objects that one message deletes, at most.
const OBJECTS_MAX: usize = 100;
/// Until when no reader fetches any more what the pointer named before: the longest that a queue keeps a message back.
const OBJECTS_KEPT_SECONDS: i32 = 900;
/// When to look again at what changed while all of the index is made anew.
const AGAIN_SECONDS: i32 = 60;

/// What the hints lead to.
#[derive(Default)]
pub(crate) struct Wanted {
    pub(crate) products: BTreeSet<ProductId>,
    pub(crate) artisans: BTreeSet<ArtisanId>,
    next: Vec<Event>,
}

pub(crate) async fn apply(desk: &Desk, hints: &[Hint], at: Timestamp) -> messaging::Result {
    let correlation = hints.first().map_or(NAME, |hint| hint.message.correlation_id());
    let change = || Change::new(Actor::system(NAME), at, correlation);
    // First, so that all that is read of the table is younger than the state which the write is conditioned on.
    let mut session = desk.index.begin(change, at).await.map_err(store::Error::from)?;
    let mut wanted = gather(desk, hints, at).await?;
    look_at_artisans(desk, &mut session, &mut wanted, hints).await?;
    let products: Vec<ProductId> = wanted.products.iter().copied().collect();
    session.say_products(&desk.table, &products).await.map_err(store::Error::from)?;
    let differed = audit::put_right(desk, &mut session, &wanted, hints).await?;
    let look_again = audit::compare(desk, &session, hints).await?;
    let is_rebuilt = session.is_rebuilt(at);
    session.publish(at).await.map_err(store::Error::from)?;
    audit::tell(&differed);
    wanted.next.extend(look_again.next);
    desk.queue.send(&wanted.next).await?;
    desk.queue.send_later(&look_again.later, audit::AGAIN_SECONDS).await?;
    if is_rebuilt {
        let again: Vec<Event> =
            hints.iter().filter(|hint| hint.changes()).map(|hint| hint.message.event.clone()).collect();
        desk.queue.send_later(&again, AGAIN_SECONDS).await?;
    }
    let unnamed: Vec<Event> = desk
        .index
        .take_unnamed()
        .chunks(OBJECTS_MAX)
        .map(|names| {
            let request = SearchRequest::Objects(ObjectsPart { names: names.to_vec() });
            Event::asked(&request, NAME, at, correlation)
        })
        .collect();
    desk.queue.send_later(&unnamed, OBJECTS_KEPT_SECONDS).await
}

/// What the hints are about: what orders are made of, and the pages of what artisans sell, are looked up.
async fn gather(desk: &Desk, hints: &[Hint], at: Timestamp) -> messaging::Result<Wanted> {
    let mut wanted = Wanted::default();
    let mut orders: BTreeSet<OrderId> = BTreeSet::new();
    for hint in hints {
        match &hint.about {
            About::Product(id) => {
                wanted.products.insert(*id);
            }
            About::Artisan(id) => {
                wanted.artisans.insert(*id);
            }
            About::Rated(id, products) => {
                wanted.artisans.insert(*id);
                wanted.products.extend(products);
            }
            About::Order(id) => {
                orders.insert(*id);
            }
            About::Listings(part) => {
                let page = PageRequest { limit: PAGE, cursor: part.cursor.clone() };
                let page = desk.table.products().of_artisan(part.artisan_id, &page).await?;
                wanted.products.extend(page.items.iter().map(|product| product.id));
                wanted.next.extend(page.next_cursor.map(|next| hint.listings(part.artisan_id, Some(next))));
            }
            About::Objects(part) => desk.index.delete(&part.names, at).await.map_err(store::Error::from)?,
            // They look only, see `audit`.
            About::Audit(_) | About::Differing(_) => {}
        }
    }
    wanted.products.extend(desk.table.searches().ordered(&orders).await?);
    Ok(wanted)
}

async fn look_at_artisans(
    desk: &Desk,
    session: &mut IndexSession<'_>,
    wanted: &mut Wanted,
    hints: &[Hint],
) -> messaging::Result {
    let found = desk.table.searches().artisans(&wanted.artisans).await?;
    for id in &wanted.artisans {
        let rating = found.ratings.of(RatingOf::Artisan(*id));
        match found.artisans.get(id).and_then(|artisan| Document::of_artisan(artisan, rating)) {
            Some(document) => session.say(&document.id, Some(&document)).await,
            None => session.remove_artisan(*id).await,
        }
        .map_err(store::Error::from)?;
        // Also of who may not sell: another writer may be about to write what the index does not know as theirs yet.
        let hint = hints.iter().find(|hint| matches!(&hint.about, About::Artisan(of) if of == id));
        wanted.next.extend(hint.map(|hint| hint.listings(*id, None)));
    }
    Ok(())
}

impl Hint {
    /// Whether something changed by which the index may have to.
    fn changes(&self) -> bool {
        match self.about {
            About::Product(_)
            | About::Artisan(_)
            | About::Rated(..)
            | About::Order(_)
            | About::Listings(_) => true,
            About::Objects(_) | About::Audit(_) | About::Differing(_) => false,
        }
    }
}
