//! How far a file of products is that an artisan sent, and what was wrong with it.

use serde::{Deserialize, Serialize};

use crate::catalogue::sheet::Fault;
use crate::change::LOST_EVENT_SECONDS;
use crate::pace::Pace;
use crate::{ArtisanId, Due, ImportId, ProductId, Refused, Step, Timestamp, TypedId as _, UploadId, UserId};

/// Lines that one message works off before it says how far it is.
pub const PIECE: usize = 25;
/// Faults of one file that are kept, at most; those that follow are counted.
pub const FAULTS_MAX: usize = 200;
/// Characters of what is wrong with a line that are kept, at most: it can name what the line says, which is as long as somebody makes it.
const DETAIL_MAX: usize = 300;
/// Files that one artisan can send in a day.
pub const IMPORTS_IN_A_DAY_MAX: u8 = 20;
/// Files that are known again, the latest ones.
const FILES_MAX: usize = 50;
const DAY_SECONDS: u64 = 24 * 60 * 60;
/// For how long an artisan can look at what was wrong.
const KEPT_DAYS: u64 = 90;

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worked {
    /// There is a draft more.
    Created,
    /// A product is as it says.
    Changed,
    /// A product was so before.
    Unchanged,
    /// It is not taken.
    Failed(Fault),
}

/// A file of products that is worked off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Which one.
    pub id: ImportId,
    /// Whose products.
    pub artisan_id: ArtisanId,
    /// The file.
    pub upload_id: UploadId,
    /// The first import of the same file: what its lines begin is named after that, so that the file begins it once.
    pub origin: ImportId,
    /// Lines of the file.
    pub lines: u32,
    /// How many of them are worked off.
    pub done: u32,
    /// Drafts that they began.
    pub created: u32,
    /// Products that they changed. After a fault of ours one may be counted as unchanged.
    pub changed: u32,
    /// Lines that say what was so before.
    pub unchanged: u32,
    /// Lines that are not taken.
    pub failed: u32,
    /// What is wrong with the first of these.
    pub faults: Vec<Fault>,
    /// When it was sent.
    pub created_at: Timestamp,
    /// When somebody looks whether it goes on.
    #[serde(default)]
    pub due: Option<Due>,
}

impl Import {
    /// The file `upload_id` of so many `lines`, which is to be worked off; `origin` is the first import of the same file, if it is not this one.
    pub fn begin(
        id: ImportId,
        artisan_id: ArtisanId,
        upload_id: UploadId,
        origin: Option<ImportId>,
        lines: usize,
        at: Timestamp,
    ) -> Self {
        Self {
            id,
            artisan_id,
            upload_id,
            origin: origin.unwrap_or(id),
            lines: u32::try_from(lines).unwrap_or(u32::MAX),
            done: 0,
            created: 0,
            changed: 0,
            unchanged: 0,
            failed: 0,
            faults: Vec::new(),
            created_at: at,
            due: Some(Due { at, step: Step::CatalogueImport }),
        }
    }

    /// Whether all lines are worked off.
    pub fn is_done(&self) -> bool {
        self.done >= self.lines
    }

    /// The product that line `number` begins: the same one each time the file is worked off.
    pub fn product_of(&self, number: u32) -> ProductId {
        ProductId::derived(self.origin.created_at(), &format!("{}/{number}", self.origin))
    }

    /// With the next lines worked off at `at`. Until all are, it is looked at again should the message be lost that goes on.
    #[must_use]
    pub fn with(&self, worked: Vec<Worked>, at: Timestamp) -> Self {
        let mut after = self.clone();
        for line in worked {
            after.done += 1;
            match line {
                Worked::Created => after.created += 1,
                Worked::Changed => after.changed += 1,
                Worked::Unchanged => after.unchanged += 1,
                Worked::Failed(mut fault) => {
                    after.failed += 1;
                    if after.faults.len() < FAULTS_MAX {
                        if let Some((end, _)) = fault.detail.char_indices().nth(DETAIL_MAX) {
                            fault.detail.truncate(end);
                            fault.detail.push('…');
                        }
                        after.faults.push(fault);
                    }
                }
            }
        }
        let again = Due { at: at.plus_seconds(LOST_EVENT_SECONDS), step: Step::CatalogueImport };
        after.due = (!after.is_done()).then_some(again);
        after
    }

    /// When it may be forgotten.
    pub fn forgotten_at(&self) -> Timestamp {
        self.created_at.plus_seconds(KEPT_DAYS * DAY_SECONDS)
    }
}

/// A file that was sent before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct SentFile {
    sha256: String,
    import_id: ImportId,
}

/// Which files a person sent lately, and how many in a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imports {
    /// Who.
    pub user_id: UserId,
    pace: Option<Pace>,
    files: Vec<SentFile>,
}

impl Imports {
    /// None yet.
    pub const fn none(user_id: UserId) -> Self {
        Self { user_id, pace: None, files: Vec::new() }
    }

    /// The first import of the file whose SHA-256 is `sha256`.
    pub fn origin(&self, sha256: &str) -> Option<ImportId> {
        self.files.iter().find(|file| file.sha256 == sha256).map(|file| file.import_id)
    }

    /// With the import `import_id` of the file whose SHA-256 is `sha256`.
    ///
    /// # Errors
    /// `too-many-imports` when there were as many as a day takes.
    pub fn one_more(&self, import_id: ImportId, sha256: &str, at: Timestamp) -> Result<Self, Refused> {
        let pace = Pace::within(self.pace, IMPORTS_IN_A_DAY_MAX, DAY_SECONDS, at).map_err(|possible_at| {
            let detail =
                format!("You have sent {IMPORTS_IN_A_DAY_MAX} files in a day. Send the next one tomorrow.");
            Refused::new("too-many-imports", detail).with("possible_at", possible_at)
        })?;
        let mut files = self.files.clone();
        if self.origin(sha256).is_none() {
            files.insert(0, SentFile { sha256: sha256.to_owned(), import_id });
            files.truncate(FILES_MAX);
        }
        Ok(Self { user_id: self.user_id, pace: Some(pace), files })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Timestamp {
        Timestamp::from_millis(1_795_342_676_123)
    }

    fn import(random: u8, origin: Option<ImportId>, lines: usize) -> Import {
        let (artisan, upload) = (ArtisanId::new(start(), [2; 10]), UploadId::new(start(), [3; 10]));
        Import::begin(ImportId::new(start(), [random; 10]), artisan, upload, origin, lines, start())
    }

    #[test]
    fn an_import_counts_its_lines_and_waits_until_all_are_worked_off() {
        let fault = Fault { line: 3, column: None, detail: "x".to_owned() };
        let first = import(1, None, 5).with(vec![Worked::Created, Worked::Failed(fault.clone())], start());
        assert_eq!((first.done, first.created, first.failed, first.is_done()), (2, 1, 1, false));
        assert_eq!(first.due.map(|due| due.at), Some(start().plus_seconds(LOST_EVENT_SECONDS)));
        let all = first.with(vec![Worked::Changed, Worked::Unchanged, Worked::Unchanged], start());
        assert_eq!((all.done, all.changed, all.unchanged, all.due), (5, 1, 2, None));
        assert_eq!(all.faults, std::slice::from_ref(&fault));
        let long = Fault { detail: "ọ".repeat(100_000), ..fault };
        let many = import(1, None, 300).with(vec![Worked::Failed(long); 300], start());
        assert_eq!((many.failed, many.faults.len()), (300, FAULTS_MAX));
        assert_eq!(
            many.faults[0].detail.chars().count(),
            DETAIL_MAX + 1,
            "an item of the table takes 400 kB"
        );
    }

    #[test]
    fn the_same_file_begins_the_same_products() {
        let first = import(1, None, 5);
        let again = import(4, Some(first.id), 5);
        assert_eq!(first.product_of(2), again.product_of(2));
        assert_ne!(first.product_of(2), first.product_of(3));
        assert_ne!(first.product_of(2), import(4, None, 5).product_of(2), "another file");
    }

    #[test]
    fn a_file_is_known_again_and_a_day_takes_twenty() {
        let id = |random| ImportId::new(start(), [random; 10]);
        let mut sent = Imports::none(UserId::new(start(), [2; 10])).one_more(id(1), "ab", start()).unwrap();
        sent = sent.one_more(id(2), "ab", start()).unwrap();
        assert_eq!((sent.origin("ab"), sent.origin("cd"), sent.files.len()), (Some(id(1)), None, 1));
        for number in 2..IMPORTS_IN_A_DAY_MAX {
            sent = sent.one_more(id(number), &number.to_string(), start()).unwrap();
        }
        let refused = sent.one_more(id(99), "x", start()).unwrap_err();
        assert_eq!(refused.problem, "too-many-imports");
        assert!(sent.one_more(id(99), "x", start().plus_seconds(DAY_SECONDS)).is_ok());
    }
}
