//! Writing: a new state of the index, made over the one that is published.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use domain::ArtisanId;
use tantivy::directory::OwnedBytes;
use tantivy::index::SegmentId;
use tantivy::indexer::NoMergePolicy;
use tantivy::{DocSet, Index, IndexReader, IndexWriter, ReloadPolicy, TERMINATED, Term};

use super::bundle::pack;
use super::directory::{Bundles, Object};
use super::{Fields, prepared};
use crate::{Document, Error};

/// Bytes of what is added before the engine makes a segment of it: the least that it takes, and enough for a batch.
const MEMORY_OF_A_BATCH: usize = 15_000_000;
/// The same, for who makes the whole index anew.
const MEMORY_OF_A_REBUILD: usize = 120_000_000;
/// So many segments of about one size become one. A search looks into each segment, and a segment costs an object.
const MERGED_AT: usize = 8;

/// A state of the index under construction. Nothing of it counts before it is published.
pub struct Writing {
    directory: Bundles,
    fields: Fields,
    reader: IndexReader,
    writer: IndexWriter,
    changed: bool,
}

/// A new state of the index.
#[derive(Debug)]
pub struct Publication {
    /// The engine's list of what there is.
    pub manifest: String,
    /// The objects that stay, by name.
    pub kept: BTreeSet<String>,
    /// What becomes an object each.
    pub new: Vec<Vec<u8>>,
    /// How many products and artisans can be found.
    pub documents: u64,
}

impl Writing {
    /// Over the published `objects` and their `manifest`.
    ///
    /// # Errors
    /// [`Error::Index`] when they are no index.
    pub fn over(objects: &[Object], manifest: &str) -> Result<Self, Error> {
        let directory = Bundles::new(objects, Some(manifest))?;
        let index = Index::open(directory.clone())?;
        Self::new(directory, index, MEMORY_OF_A_BATCH)
    }

    /// Of an index that is empty so far, for all that there is.
    ///
    /// # Errors
    /// [`Error::Index`].
    pub fn anew() -> Result<Self, Error> {
        let directory = Bundles::new(&[], None)?;
        let index =
            Index::create(directory.clone(), Fields::new().schema, tantivy::IndexSettings::default())?;
        let writing = Self::new(directory, index, MEMORY_OF_A_REBUILD)?;
        Ok(Self { changed: true, ..writing })
    }

    fn new(directory: Bundles, index: Index, memory: usize) -> Result<Self, Error> {
        let index = prepared(index);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let writer = index.writer_with_num_threads(1, memory)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(Self { directory, fields: Fields::new(), reader, writer, changed: false })
    }

    /// Has `document` in the index, once. Of what is there already with the same content nothing is written.
    ///
    /// # Errors
    /// [`Error::Index`].
    pub fn put(&mut self, document: &Document) -> Result<(), Error> {
        let known = self.digest_of(&document.id)?;
        if known == Some(document.digest()) {
            return Ok(());
        }
        if known.is_some() {
            self.writer.delete_term(Term::from_field_text(self.fields.id, &document.id));
        }
        self.writer.add_document(self.fields.document(document))?;
        self.changed = true;
        Ok(())
    }

    /// Has `document` under its `id` in the index, or nothing.
    ///
    /// # Errors
    /// [`Error::Index`].
    pub fn say(&mut self, id: &str, document: Option<&Document>) -> Result<(), Error> {
        match document {
            Some(document) => self.put(document),
            None => self.remove_all(Term::from_field_text(self.fields.id, id)),
        }
    }

    /// Has neither `artisan` nor anything that they sell in the index.
    ///
    /// # Errors
    /// [`Error::Index`].
    pub fn remove_artisan(&mut self, artisan: ArtisanId) -> Result<(), Error> {
        self.remove_all(Term::from_field_text(self.fields.artisan_id, &artisan.to_string()))
    }

    fn remove_all(&mut self, term: Term) -> Result<(), Error> {
        if self.reader.searcher().doc_freq(&term)? > 0 {
            self.writer.delete_term(term);
            self.changed = true;
        }
        Ok(())
    }

    /// The identifiers that are published, in their order: `limit` at most, those that follow `after`.
    ///
    /// # Errors
    /// [`Error::Index`].
    pub fn published(&self, after: Option<&str>, limit: usize) -> Result<Vec<String>, Error> {
        let mut ids = BTreeSet::new();
        for segment in self.reader.searcher().segment_readers() {
            let index = segment.inverted_index(self.fields.id)?;
            let range = index.terms().range();
            let range = match after {
                Some(after) => range.gt(after),
                None => range,
            };
            let mut terms = range.into_stream().map_err(Error::index)?;
            let mut taken = 0;
            while taken < limit && terms.advance() {
                let id = String::from_utf8_lossy(terms.key()).into_owned();
                // Segments keep what was deleted until they are merged.
                if self.digest_of(&id)?.is_some() {
                    taken += 1;
                    ids.insert(id);
                }
            }
        }
        Ok(ids.into_iter().take(limit).collect())
    }

    /// The digest of the published document `id`.
    ///
    /// # Errors
    /// [`Error::Index`].
    pub fn digest_of(&self, id: &str) -> Result<Option<u64>, Error> {
        let term = Term::from_field_text(self.fields.id, id);
        for segment in self.reader.searcher().segment_readers() {
            let index = segment.inverted_index(self.fields.id)?;
            let postings = index.read_postings(&term, tantivy::schema::IndexRecordOption::Basic);
            let Some(mut postings) = postings.map_err(Error::index)? else { continue };
            while postings.doc() != TERMINATED {
                if !segment.is_deleted(postings.doc()) {
                    return Ok(segment.fast_fields().u64("digest")?.first(postings.doc()));
                }
                postings.advance();
            }
        }
        Ok(None)
    }

    /// What is to be published; `None` when nothing has changed.
    ///
    /// # Errors
    /// [`Error::Index`].
    pub fn finish(mut self) -> Result<Option<Publication>, Error> {
        if !self.changed {
            return Ok(None);
        }
        self.writer.commit()?;
        while let Some(segments) = self.mergeable()? {
            self.writer.merge(&segments).wait()?;
        }
        let index = self.writer.index().clone();
        self.writer.wait_merging_threads()?;
        publication(&self.directory, &index).map(Some)
    }

    /// Segments of about one size, if there are enough of them.
    fn mergeable(&self) -> Result<Option<Vec<SegmentId>>, Error> {
        let mut sizes: BTreeMap<u32, Vec<SegmentId>> = BTreeMap::new();
        for segment in self.writer.index().searchable_segment_metas()? {
            sizes.entry(segment.num_docs().max(1).ilog(8)).or_default().push(segment.id());
        }
        Ok(sizes.into_values().find(|segments| segments.len() >= MERGED_AT))
    }
}

fn publication(directory: &Bundles, index: &Index) -> Result<Publication, Error> {
    let metas = index.load_metas()?;
    let mut kept = BTreeSet::new();
    let mut fresh: BTreeMap<(String, bool), Vec<(PathBuf, OwnedBytes)>> = BTreeMap::new();
    for path in metas.list_segment_files() {
        if let Some(object) = directory.object_of(&path) {
            kept.insert(object.to_owned());
        } else if let Some(file) = directory.written(&path)? {
            let segment = path.to_string_lossy().split('.').next().unwrap_or_default().to_owned();
            // Which documents are deleted changes with every commit, and the segment itself never does: each is an object.
            let is_of_deletes = path.extension().is_some_and(|extension| extension == "del");
            fresh.entry((segment, is_of_deletes)).or_default().push((path, file));
        }
    }
    let new = fresh.values().map(|files| pack(files)).collect::<Result<_, _>>()?;
    let documents = metas.segments.iter().map(|segment| u64::from(segment.num_docs())).sum();
    Ok(Publication { manifest: directory.manifest()?, kept, new, documents })
}
