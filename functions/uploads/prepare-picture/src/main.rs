//! Step `uploads-prepare-picture`: a picture that everybody is to see was handed in. It is read, held upright and drawn anew in a few sizes,
//! which are published; or it is refused with the reason.
//!
//! Takes `picture.handed_in`, and `picture.due` should that be lost. Reads F2 and the original; writes each size once, then the picture.
//! Emits `picture.ready` or `picture.refused`. Safe to repeat: a picture that is ready or refused stays so, and of one original
//! the same sizes are drawn each time. A picture that stops the step every time is refused by its fourth delivery.

use domain::Actor;
use domain::uploads::events::PictureEvent;
use domain::uploads::pictures::{ATTEMPTS_MAX, Picture, PictureRefusal, size_key};
use domain::{Timer, Timestamp, UploadId};
use futures::future::try_join_all;
use imaging::{File, Prepared, prepare};
use messaging::{Error, Message};
use store::Table;
use uploads::Bucket;

messaging::takes! {
    /// What this step takes.
    enum Taken {
        HandedIn = PictureEvent::HandedIn,
        Due = Timer::Picture,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), messaging::RuntimeError> {
    let table = Table::from_env();
    let bucket = Bucket::from_env();
    messaging::serve(async |message| prepare_picture(&table, &bucket, &message).await).await
}

async fn prepare_picture(table: &Table, bucket: &Bucket, message: &Message) -> messaging::Result {
    match Taken::of(message)? {
        Taken::HandedIn | Taken::Due => {}
    }
    let picture = table.uploads().load_picture(message.subject::<UploadId>()?).await?;
    if !picture.is_waiting() {
        return Ok(());
    }
    let drawn = if message.deliveries > ATTEMPTS_MAX {
        Err(PictureRefusal::Unreadable)
    } else {
        prepare(picture.media_type, &original(&picture, bucket, message.at).await?)
    };
    let outcome = match drawn {
        Ok(Prepared { width, height, colour, files }) => {
            publish(&picture, files, bucket, message.at).await?;
            picture.make_ready(width, height, colour)
        }
        Err(reason) => picture.refuse(reason),
    };
    let Some(outcome) = outcome else { return Ok(()) };
    let mut change = message.change(Actor::system("uploads-prepare-picture"));
    change.save(&picture, outcome);
    Ok(table.commit(change).await?)
}

async fn original(picture: &Picture, bucket: &Bucket, at: Timestamp) -> messaging::Result<Vec<u8>> {
    let key = picture.original_key();
    let file = bucket.read(&key, at).await.map_err(Error::other)?;
    file.ok_or_else(|| Error::other(format!("{key} is not there")))
}

/// Puts each size where everybody can see it. What lies there already is the same, from a run that ended before it said so.
async fn publish(picture: &Picture, files: Vec<File>, bucket: &Bucket, at: Timestamp) -> messaging::Result {
    let written = files.into_iter().map(async |File { width, form, bytes }| {
        let key = size_key(picture.owner_id, picture.id, width, form);
        bucket.write_once(&key, form.media_type(), bytes, at).await
    });
    try_join_all(written).await.map_err(Error::other)?;
    Ok(())
}
