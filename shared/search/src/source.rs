//! What an index should have: what the table says.

use std::collections::{BTreeMap, BTreeSet};

use domain::catalogue::categories;
use domain::reviews::RatingOf;
use domain::search::IndexPointer;
use domain::{ArtisanId, ProductId, Timestamp};
use store::entities::VERIFIED_SHARDS;
use store::{Change, Loaded, PageRequest, Table};

use crate::{Document, Error, Session};

/// Products or artisans that a rebuild reads at once.
const REBUILD_PAGE: u32 = 100;

/// What the table says of these, by identifier; `None` of what is not to be found.
pub(crate) async fn documents(
    table: &Table,
    products: &[ProductId],
    artisans: &BTreeSet<ArtisanId>,
) -> Result<BTreeMap<String, Option<Document>>, Error> {
    let listed = table.searches().listings(products, &BTreeSet::new()).await?;
    let makers = listed.products.values().map(|(product, _)| product.artisan_id);
    let makers = makers.chain(artisans.iter().copied()).collect();
    let known = table.searches().artisans(&makers).await?;
    let of_product = |id: &ProductId| {
        let (product, available) = listed.products.get(id)?;
        let rating = listed.ratings.of(RatingOf::Product(*id));
        Document::of_product(product, *available, known.artisans.get(&product.artisan_id)?, rating)
    };
    let products = products.iter().map(|id| (id.to_string(), of_product(id)));
    let of_artisan = |id: &ArtisanId| {
        Document::of_artisan(known.artisans.get(id)?, known.ratings.of(RatingOf::Artisan(*id)))
    };
    let artisans = artisans.iter().map(|id| (id.to_string(), of_artisan(id)));
    Ok(products.chain(artisans).collect())
}

/// Puts all that can be found into `session`. Products are found by their categories, artisans by the shards of those who may sell.
pub(crate) async fn put_all(table: &Table, session: &mut impl Session) -> Result<(), Error> {
    let mut artisan_ids = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for category in categories() {
        let mut page = PageRequest { limit: REBUILD_PAGE, cursor: None };
        loop {
            let found = table.products().of_category(category.slug, &page).await?;
            let fresh: Vec<ProductId> =
                found.items.iter().map(|product| product.id).filter(|id| seen.insert(*id)).collect();
            artisan_ids.extend(found.items.iter().map(|product| product.artisan_id));
            session.say_products(table, &fresh).await?;
            match found.next_cursor {
                Some(next) => page.cursor = Some(next),
                None => break,
            }
        }
    }
    for shard in 0..VERIFIED_SHARDS {
        let mut page = PageRequest { limit: REBUILD_PAGE, cursor: None };
        loop {
            let found = table.searches().verified(shard, &page).await?;
            artisan_ids.extend(found.items.iter().map(|artisan| artisan.id));
            match found.next_cursor {
                Some(next) => page.cursor = Some(next),
                None => break,
            }
        }
    }
    for document in documents(table, &[], &artisan_ids).await?.into_values().flatten() {
        session.say(&document.id, Some(&document)).await?;
    }
    Ok(())
}

/// Writes what `next` makes of the pointer of the form `schema`, and answers it as it was before: again, until nobody else was faster.
pub(crate) async fn point(
    table: &Table,
    schema: u32,
    change: impl Fn() -> Change,
    at: Timestamp,
    next: impl Fn(&IndexPointer) -> Result<IndexPointer, Error>,
) -> Result<Loaded<IndexPointer>, Error> {
    loop {
        let pointer = table.searches().pointer(schema, at).await?;
        let mut written = change();
        written.replace(&pointer, &next(&pointer)?);
        match table.commit_put(written).await {
            Err(store::Error::Conflict) => {}
            outcome => return outcome.map(|()| pointer).map_err(Error::from),
        }
    }
}

/// Why a rebuild that was begun at `since` may not end any more, if so.
pub(crate) fn ended(pointer: &IndexPointer, since: Timestamp) -> Result<IndexPointer, Error> {
    if pointer.rebuilt_since == Some(since) {
        Ok(pointer.end_rebuild())
    } else {
        Err(Error::index("another rebuild was begun meanwhile"))
    }
}
