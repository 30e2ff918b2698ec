//! Pictures that everybody may see, made ready by a step before anybody does.
//!
//! What an owner hands in is the original, and stays private. A step reads it and draws it anew in a few sizes; these are what is
//! shown. A picture is waiting, then ready or refused, and stays so.

use serde::{Deserialize, Serialize};

use crate::change::LOST_EVENT_SECONDS;
use crate::event::Entity;
use crate::uploads::events::{PictureEvent, PictureFacts, PictureRefused};
use crate::uploads::{MediaType, Upload, UploadPurpose, object_key};
use crate::{Due, Outcome, Refused, Step, Timestamp, UploadId, UserId};

/// How wide the sizes are, in pixels: a row of a list, a card on a telephone, a page.
pub const WIDTHS: [u32; 3] = [320, 640, 1280];
/// The most pixels of an original: what the cameras of telephones take, and what fits a function's memory.
pub const PIXELS_MAX: u64 = 50_000_000;
/// The most pixels of an original's side: WebP has no longer ones.
pub const SIDE_MAX: u32 = 16_383;
/// Deliveries after which a picture that stops the step each time is given up on.
pub const ATTEMPTS_MAX: u32 = 3;

/// In which forms each size is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureForm {
    /// What browsers take: half as large.
    Webp,
    /// What everything takes, such as what shows a link in a chat.
    Jpeg,
}

impl PictureForm {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Webp, Self::Jpeg];

    /// As HTTP has it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Webp => MediaType::Webp.as_str(),
            Self::Jpeg => MediaType::Jpeg.as_str(),
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
        }
    }
}

/// A colour of a screen, as `#a0522d`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Colour(String);

impl Colour {
    /// Of so much red, green and blue.
    pub fn new([red, green, blue]: [u8; 3]) -> Self {
        Self(format!("#{red:02x}{green:02x}{blue:02x}"))
    }
}

/// What is known of a picture that is ready. Whatever shows it keeps this, so that a list of many needs no read for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyPicture {
    /// Which upload it was.
    pub id: UploadId,
    /// Of the original held upright, in pixels.
    pub width: u32,
    /// The same.
    pub height: u32,
    /// Its main colour: what is shown until it is there.
    pub colour: Colour,
    /// What it shows, for those who do not see it, if somebody wrote that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
}

impl ReadyPicture {
    /// Its sizes, width and height, the smallest first.
    pub fn sizes(&self) -> Vec<(u32, u32)> {
        sizes(self.width, self.height)
    }
}

/// In which sizes a picture of `width` and `height` is shown, the smallest first. None is larger than the picture.
pub fn sizes(width: u32, height: u32) -> Vec<(u32, u32)> {
    let narrower = WIDTHS.into_iter().filter(|size| *size < width);
    let whole = (width <= WIDTHS[WIDTHS.len() - 1]).then_some(width);
    let of = |size: u32| {
        let (size, width, height) = (u64::from(size), u64::from(width.max(1)), u64::from(height));
        u32::try_from((height * size + width / 2) / width).unwrap_or(u32::MAX).max(1)
    };
    narrower.chain(whole).map(|size| (size, of(size))).collect()
}

/// The key of one size of the picture that `owner` uploaded as `id`. All that lies below `pictures/` is published; it is
/// by owner, so that erasing a person is erasing a prefix.
pub fn size_key(owner: UserId, id: UploadId, width: u32, form: PictureForm) -> String {
    format!("pictures/{owner}/{id}/{width}.{}", form.extension())
}

/// Why a picture is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureRefusal {
    /// It does not go on as it begins.
    Damaged,
    /// It has more pixels than can be read.
    TooLarge,
    /// Reading it was tried and never came to an end.
    Unreadable,
}

impl PictureRefusal {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Damaged, Self::TooLarge, Self::Unreadable];

    /// For its owner: what is wrong, and what to do.
    pub fn detail(self) -> String {
        match self {
            Self::Damaged => {
                "This picture is damaged: it begins well and cannot be read to its end. Take it again, or \
                              choose another one."
                    .to_owned()
            }
            Self::TooLarge => format!(
                "This picture is too large: at most {} million pixels, and {SIDE_MAX} on a side, can be read. Send a \
                 smaller copy.",
                PIXELS_MAX / 1_000_000
            ),
            Self::Unreadable => {
                "This picture could not be read, though we tried several times. Open it, save it as JPEG, \
                                 and send that; or choose another one."
                    .to_owned()
            }
        }
    }
}

/// How far a picture is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum PictureState {
    /// The step has not read it yet.
    Waiting,
    /// It can be shown.
    Ready(ReadyPicture),
    /// It cannot be shown.
    Refused {
        /// Why.
        reason: PictureRefusal,
    },
}

/// An upload that is to be shown to everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Which upload.
    pub id: UploadId,
    /// Whose.
    pub owner_id: UserId,
    /// What it is for, which is part of the original's key.
    pub purpose: UploadPurpose,
    /// What the original is.
    pub media_type: MediaType,
    /// How far it is.
    pub state: PictureState,
    /// When its owner handed it in.
    pub created_at: Timestamp,
    /// While it waits: the step is started anew should its event be lost.
    pub due: Option<Due>,
}

impl Entity for Picture {
    type Event = PictureEvent;
}

impl Picture {
    /// The picture that `upload` is, whose file is there since `at`.
    pub fn hand_in(upload: &Upload, at: Timestamp) -> Outcome<Self> {
        let picture = Self {
            id: upload.id,
            owner_id: upload.owner_id,
            purpose: upload.purpose,
            media_type: upload.media_type,
            state: PictureState::Waiting,
            created_at: at,
            due: Some(Due { at: at.plus_seconds(LOST_EVENT_SECONDS), step: Step::UploadsPreparePicture }),
        };
        picture.outcome(PictureEvent::HandedIn)
    }

    /// The key of the original.
    pub fn original_key(&self) -> String {
        object_key(self.purpose, self.owner_id, self.id)
    }

    /// Whether the step has still to read it.
    pub fn is_waiting(&self) -> bool {
        self.state == PictureState::Waiting
    }

    /// Its sizes are there. Nothing if that, or that it is refused, was said before.
    pub fn make_ready(&self, width: u32, height: u32, colour: Colour) -> Option<Outcome<Self>> {
        let ready = PictureState::Ready(ReadyPicture { id: self.id, width, height, colour, alt: None });
        self.is_waiting().then(|| self.ended(ready).outcome(PictureEvent::Ready))
    }

    /// It cannot be shown. Nothing if that, or that it is ready, was said before.
    pub fn refuse(&self, reason: PictureRefusal) -> Option<Outcome<Self>> {
        let refused = |picture| PictureEvent::Refused(PictureRefused { picture, reason });
        self.is_waiting().then(|| self.ended(PictureState::Refused { reason }).outcome(refused))
    }

    fn ended(&self, state: PictureState) -> Self {
        Self { state, due: None, ..self.clone() }
    }

    fn outcome(self, event: impl FnOnce(PictureFacts) -> PictureEvent) -> Outcome<Self> {
        let facts = PictureFacts { upload_id: self.id, owner_id: self.owner_id };
        Outcome { entity: self, event: event(facts), postings: Vec::new() }
    }
}

/// The pictures `ids` that `owner` uploaded for `purpose`, all of them ready, in that order. `found` are those that there are.
///
/// # Errors
/// `upload-unknown`, also for what was never handed in; `upload-incomplete` while one waits; `upload-invalid` with its reason where one
/// was refused.
pub fn all_ready(
    owner: UserId,
    purpose: UploadPurpose,
    ids: &[UploadId],
    found: &[Option<Picture>],
) -> Result<Vec<ReadyPicture>, Refused> {
    let ready = |id: &UploadId| {
        let of_owner =
            |picture: &&Picture| picture.id == *id && picture.owner_id == owner && picture.purpose == purpose;
        let Some(picture) = found.iter().flatten().find(of_owner) else {
            let detail = format!(
                "{id} is not {} that you uploaded and handed in. Upload the file once more.",
                purpose.in_words()
            );
            return Err(Refused::new("upload-unknown", detail).with("upload_id", id));
        };
        match &picture.state {
            PictureState::Ready(ready) => Ok(ready.clone()),
            PictureState::Waiting => {
                let detail =
                    format!("The picture {id} is still being made ready. Try again in a few seconds.");
                Err(Refused::new("upload-incomplete", detail).with("upload_id", id))
            }
            PictureState::Refused { reason } => {
                Err(Refused::new("upload-invalid", reason.detail()).with("upload_id", id))
            }
        }
    };
    ids.iter().map(ready).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DomainEvent, TypedId};

    fn upload() -> Upload {
        let at = Timestamp::from_millis(1);
        Upload {
            id: UploadId::new(at, [1; 10]),
            owner_id: UserId::new(at, [9; 10]),
            purpose: UploadPurpose::ProductImage,
            media_type: MediaType::Png,
            created_at: at,
            file: None,
        }
    }

    fn colour() -> Colour {
        Colour::new([160, 82, 45])
    }

    #[test]
    fn a_picture_is_read_once_whatever_comes_again() {
        type Command = fn(&Picture) -> Option<Outcome<Picture>>;
        let ready: Command = |picture| picture.make_ready(800, 600, colour());
        let refuse: Command = |picture| picture.refuse(PictureRefusal::Damaged);
        let waiting = Picture::hand_in(&upload(), Timestamp::from_millis(2));
        assert_eq!(waiting.event.action(), "picture.handed_in");
        assert!(waiting.entity.due.is_some());
        let is_ready = ready(&waiting.entity).unwrap();
        let is_refused = refuse(&waiting.entity).unwrap();
        for (state, command, then) in [
            (&waiting.entity, ready, Some("picture.ready")),
            (&waiting.entity, refuse, Some("picture.refused")),
            (&is_ready.entity, ready, None),
            (&is_ready.entity, refuse, None),
            (&is_refused.entity, ready, None),
            (&is_refused.entity, refuse, None),
        ] {
            let outcome = command(state);
            assert_eq!(outcome.as_ref().map(|outcome| outcome.event.action()), then);
            assert!(outcome.is_none_or(|outcome| outcome.entity.due.is_none()), "nothing is due any more");
        }
    }

    #[test]
    fn no_size_is_larger_than_the_picture_and_each_has_its_shape() {
        for ((width, height), expected) in [
            ((4000, 3000), vec![(320, 240), (640, 480), (1280, 960)]),
            ((1280, 960), vec![(320, 240), (640, 480), (1280, 960)]),
            ((1281, 1), vec![(320, 1), (640, 1), (1280, 1)]),
            ((640, 640), vec![(320, 320), (640, 640)]),
            ((500, 333), vec![(320, 213), (500, 333)]),
            ((1, 1), vec![(1, 1)]),
        ] {
            assert_eq!(sizes(width, height), expected, "{width} × {height}");
        }
    }

    #[test]
    fn only_what_its_owner_handed_in_and_what_is_ready_is_taken() {
        let upload = upload();
        let (owner, ids) = (upload.owner_id, [upload.id]);
        let waiting = Picture::hand_in(&upload, Timestamp::from_millis(2)).entity;
        let ready = waiting.make_ready(800, 600, colour()).unwrap().entity;
        let shown = all_ready(owner, UploadPurpose::ProductImage, &ids, &[Some(ready.clone())]).unwrap();
        assert_eq!((shown[0].id, shown[0].width, shown[0].colour.0.as_str()), (upload.id, 800, "#a0522d"));
        assert_eq!(all_ready(owner, UploadPurpose::ProductImage, &[], &[]), Ok(Vec::new()));
        let stranger = UserId::new(upload.created_at, [7; 10]);
        for (who, found, problem) in [
            (owner, None, "upload-unknown"),
            (stranger, Some(ready), "upload-unknown"),
            (owner, Some(waiting.clone()), "upload-incomplete"),
            (owner, Some(waiting.refuse(PictureRefusal::TooLarge).unwrap().entity), "upload-invalid"),
        ] {
            let refused = all_ready(who, UploadPurpose::ProductImage, &ids, &[found]).unwrap_err();
            assert_eq!(refused.problem, problem);
            assert_eq!(refused.facts["upload_id"], upload.id.to_string());
        }
    }
}
