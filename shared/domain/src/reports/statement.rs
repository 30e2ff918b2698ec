//! What one person says of a thing that they report.

use serde::{Deserialize, Serialize};

use crate::text::shortened;
use crate::uploads::pictures::ReadyPicture;
use crate::{Timestamp, UploadId, UserId};

/// Characters of what was seen that are kept; the thing itself may be longer.
const SEEN_CHARACTERS_MAX: usize = 2_000;

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// It looks like a fraud or a fake.
    Scam,
    /// It must not be sold.
    Prohibited,
    /// It is not what it says, or shows what is somebody else's.
    Misleading,
    /// Somebody is to pay, or to go on talking, outside.
    Outside,
    /// It insults, threatens or hates.
    Abuse,
    /// It shows what is nobody's business.
    Private,
    /// It is an advertisement, or the same over and over.
    Spam,
    /// Something else, which words say.
    Other,
}

impl ReportKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Scam,
        Self::Prohibited,
        Self::Misleading,
        Self::Outside,
        Self::Abuse,
        Self::Private,
        Self::Spam,
        Self::Other,
    ];

    /// Whether it says nothing without words.
    pub const fn needs_words(self) -> bool {
        match self {
            Self::Other => true,
            Self::Scam
            | Self::Prohibited
            | Self::Misleading
            | Self::Outside
            | Self::Abuse
            | Self::Private
            | Self::Spam => false,
        }
    }
}

/// How a thing looked to somebody. It stays so, whatever becomes of the thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Its words, as that person could read them, or how they begin.
    pub text: String,
    /// Whether contact details in it were hidden, since nothing was paid: somebody tried to lead away from here.
    pub hides_contacts: bool,
    /// Pictures that everybody may see.
    pub pictures: Vec<ReadyPicture>,
    /// Files that went with a message, of whoever answers for it.
    pub files: Vec<UploadId>,
}

impl Seen {
    /// Nothing but words.
    pub(super) fn words(text: &str) -> Self {
        Self {
            text: shortened(text.to_owned(), SEEN_CHARACTERS_MAX),
            hides_contacts: false,
            pictures: Vec::new(),
            files: Vec::new(),
        }
    }
}

/// What somebody says as they report a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// Who.
    pub by: UserId,
    /// Whether they sell here, too: then it may be of somebody whom they compete with.
    pub sells: bool,
    /// What is wrong.
    pub kind: ReportKind,
    /// In their words; may be empty.
    pub words: String,
}

/// What one person said, in one round of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// In which round: each decision ends one.
    pub round: u32,
    /// Who.
    pub by: UserId,
    /// Whether they sell here, too.
    pub sells: bool,
    /// What is wrong.
    pub kind: ReportKind,
    /// In their words; may be empty.
    pub words: String,
    /// What they saw; none where it was the same as in the statement before.
    pub seen: Option<Seen>,
    /// When.
    pub at: Timestamp,
}
