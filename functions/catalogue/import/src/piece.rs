//! Some lines at a time, each in a change of its own.

use domain::catalogue::import::{Import, Worked};
use domain::catalogue::sheet::{Fault, Line};
use domain::catalogue::{Product, STOCK_MAX, Stock};
use domain::{Actor, ProductId};
use messaging::Message;
use store::Loaded;
use store::entities::{recount_stock, tie_stock};

use crate::Desk;

/// The next lines, whose products are read at once.
pub(crate) async fn work_off<'a>(
    desk: &Desk,
    import: &Import,
    lines: impl Iterator<Item = &'a Result<Line, Fault>>,
    message: &Message,
) -> messaging::Result<Vec<Worked>> {
    let lines: Vec<_> = lines.collect();
    let subject = |line: &Line| line.product_id.unwrap_or_else(|| import.product_of(line.number));
    let ids: Vec<ProductId> = lines.iter().filter_map(|line| line.as_ref().ok()).map(subject).collect();
    let mut found = desk.table.imports().products(&ids).await?.into_iter();
    let mut worked = Vec::with_capacity(lines.len());
    for line in lines {
        worked.push(match line {
            Ok(line) => one(desk, import, line, found.next().flatten(), message).await?,
            Err(fault) => Worked::Failed(fault.clone()),
        });
    }
    Ok(worked)
}

/// What becomes of `line`; `found` is the product that it names or has begun before.
async fn one(
    desk: &Desk,
    import: &Import,
    line: &Line,
    found: Option<(Loaded<Product>, Stock)>,
    message: &Message,
) -> messaging::Result<Worked> {
    let found = found.filter(|(product, _)| product.artisan_id == import.artisan_id);
    match (line.product_id, found) {
        (None, None) => begin(desk, import, line, message).await,
        // The same file came before, or the same message: what became of the draft since stays.
        (None, Some(_)) if import.id != import.origin => Ok(Worked::Unchanged),
        (None, Some(_)) => Ok(Worked::Created),
        (Some(_), Some((product, stock))) => revise(desk, line, (product, stock), message).await,
        (Some(_), None) => Ok(Worked::Failed(line.no_such_product())),
    }
}

async fn begin(desk: &Desk, import: &Import, line: &Line, message: &Message) -> messaging::Result<Worked> {
    let (offer, available) = match line.begin() {
        Ok(begun) => begun,
        Err(fault) => return Ok(Worked::Failed(fault)),
    };
    let draft = Product::draft(import.product_of(line.number), import.artisan_id, offer, message.at);
    let mut change = message.change(Actor::Artisan(import.artisan_id));
    let product = change.create(draft);
    change.insert(&Stock {
        product_id: product.id,
        available,
        product_version: product.version(),
        open: product.is_on_sale(),
    });
    desk.table.commit(change).await?;
    Ok(Worked::Created)
}

async fn revise(
    desk: &Desk,
    line: &Line,
    (product, stock): (Loaded<Product>, Stock),
    message: &Message,
) -> messaging::Result<Worked> {
    let revision = match line.revise(&product, stock.available) {
        Ok(revision) => revision,
        Err(fault) => return Ok(Worked::Failed(fault)),
    };
    // Also of one that is archived, which takes no change.
    if revision.offer == product.offer && revision.delta == 0 {
        return Ok(Worked::Unchanged);
    }
    let updated = match product.update(revision.offer, message.at) {
        Ok(updated) => updated,
        Err(refused) => return Ok(Worked::Failed(line.refused(refused))),
    };
    let author = Actor::Artisan(product.artisan_id);
    let mut worked = Worked::Unchanged;
    let mut product = product;
    if let Some(updated) = updated {
        let mut change = message.change(author.clone());
        product = change.save(&product, updated);
        tie_stock(&mut change, product.id, product.version(), product.is_on_sale());
        desk.table.commit(change).await?;
        worked = Worked::Changed;
    }
    if revision.delta == 0 {
        return Ok(worked);
    }
    let adjusted = match product.adjust_stock(revision.delta, message.at) {
        Ok(adjusted) => adjusted,
        Err(refused) => return Ok(Worked::Failed(line.refused(refused))),
    };
    let available = (stock.available + revision.delta).clamp(0, STOCK_MAX);
    let mut change = message.change(author);
    let product = change.save(&product, adjusted);
    recount_stock(&mut change, &stock, available, product.version());
    desk.table.commit(change).await?;
    Ok(Worked::Changed)
}
