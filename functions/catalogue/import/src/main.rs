//! Step `catalogue-import`: a file of products is worked off, some lines at a time, each in a change of its own.
//!
//! Takes `import.due`, of `platform-sweep` and of itself. Reads C7 and the file, then C8 for each piece; writes drafts and changed products
//! with their stock, then how far the file is. Emits `product.created`, `product.updated` and `product.stock_adjusted`. Safe to repeat: what
//! a line begins is named after the file and the line, and a line that says what is so already changes nothing; of two runs one says how far it is.

mod piece;

use std::time::{Duration, Instant};

use domain::catalogue::import::{Import, PIECE};
use domain::uploads::{UploadPurpose, object_key};
use domain::{Actor, ImportId, Market, Step, Timer};
use messaging::{Error, Event, Message, Queue};
use store::entities::import_key;
use store::{Loaded, Table};
use uploads::Bucket;

/// After this a message begins no other piece: a third of the function's time-out. The next message goes on.
const WORKS_FOR: Duration = Duration::from_secs(10);

messaging::takes! {
    /// What this step takes.
    enum Taken {
        Due = Timer::Import,
    }
}

/// What every line needs.
struct Desk {
    table: Table,
    bucket: Bucket,
    queue: Queue,
    market: Market,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let limit = |name: &str| aws::required(name).parse::<i64>();
    let currency = aws::required("MARKET_CURRENCY").parse()?;
    let desk = Desk {
        table: Table::from_env(),
        bucket: Bucket::from_env(),
        queue: Queue::from_env("CATALOGUE_IMPORT_QUEUE_URL"),
        market: Market::new(currency, limit("PAYMENT_MINIMUM")?, limit("PAYMENT_MAXIMUM")?)?,
    };
    messaging::serve(async |message| match Taken::of(&message)? {
        Taken::Due => work_off(&desk, &message).await,
    })
    .await
}

async fn work_off(desk: &Desk, message: &Message) -> messaging::Result {
    let id = message.subject::<ImportId>()?;
    let Some(import) = desk.table.imports().find(id).await? else { return Ok(()) };
    if import.is_done() {
        return Ok(());
    }
    let key = object_key(UploadPurpose::ProductSheet, import.artisan_id.user(), import.upload_id);
    let file = desk.bucket.read(&key, message.at).await.map_err(Error::other)?;
    // The file of somebody who has left is deleted: there is nobody whose products these would be.
    let Some(file) = file else { return give_up(desk, &import, message).await };
    let lines = sheet::read(&file).map_err(Error::other)?.read(&desk.market);
    let began = Instant::now();
    let mut import = import;
    while began.elapsed() <= WORKS_FOR {
        let done = usize::try_from(import.done).unwrap_or(usize::MAX);
        let worked = piece::work_off(desk, &import, lines.iter().skip(done).take(PIECE), message).await?;
        let mut change = message.change(Actor::system("catalogue-import"));
        change.replace(&import, &import.with(worked, message.at));
        desk.table.commit(change).await?;
        let Some(further) = desk.table.imports().find(id).await?.filter(|import| !import.is_done()) else {
            return Ok(());
        };
        import = further;
    }
    let next = Event::due(import_key(id).subject(), Step::CatalogueImport, message.at);
    desk.queue.send(&[next]).await
}

async fn give_up(desk: &Desk, import: &Loaded<Import>, message: &Message) -> messaging::Result {
    let mut change = message.change(Actor::system("catalogue-import"));
    change.delete(import);
    Ok(desk.table.commit(change).await?)
}
