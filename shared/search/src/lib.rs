//! Full text over products and artisans.
//!
//! What is asked ([`Query`]), what an index knows ([`Document`]) and what is found ([`Found`]) are the same for every [`Engine`].
//! Words are folded and synonyms expanded here, so that engines differ in nothing that people see. An engine answers
//! identifiers and an order; whoever shows something reads it from the table, and marks in that text why it was found
//! ([`highlight()`]). A [`Writer`] has its index say what the table says.
//!
//! [`embedded`] is the engine that runs inside of a function; [`published`] is how its index gets from the one step that writes it
//! to whoever searches. [`opensearch`] is the engine that is a service. [`Index`] is the one that was chosen.

mod attributes;
mod chosen;
mod document;
pub mod embedded;
mod highlight;
pub mod opensearch;
pub mod published;
mod query;
mod source;
pub mod synonyms;
mod wanted;
mod words;
mod write;

pub use attributes::{AttributeFilter, AttributeFilters, read_filters};
pub use chosen::{Index, IndexSession};
pub use document::Document;
pub use highlight::{Piece, excerpt, highlight};
pub use query::{Facets, Filters, Found, Hit, Kind, OFFSET_MAX, Query, Sort, TEXT_CHARACTERS_MAX, WORDS_MAX};
pub use words::{WORD_CHARACTERS_MAX, words};
pub use write::{Session, Writer};

pub(crate) use embedded::stem;

use std::future::Future;

use domain::Timestamp;

/// Something that finds.
pub trait Engine {
    /// What fits `query`, as of some seconds before `at`.
    ///
    /// # Errors
    /// [`Error`].
    fn search(&self, query: &Query, at: Timestamp) -> impl Future<Output = Result<Found, Error>>;

    /// How what is `typed` may go on, the most frequent first, `limit` at most: each finds something on sale.
    ///
    /// # Errors
    /// [`Error`].
    fn suggest(
        &self,
        typed: &str,
        limit: usize,
        at: Timestamp,
    ) -> impl Future<Output = Result<Vec<String>, Error>>;
}

/// Why nothing was searched or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The table.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The objects of the index.
    #[error(transparent)]
    Objects(#[from] uploads::Unavailable),
    /// The index is not what it should be.
    #[error("the index: {0}")]
    Index(String),
    /// The service did not answer in time, or has too much to do: what was asked for may or may not have happened.
    #[error("the search service: {0}")]
    Unavailable(String),
}

impl Error {
    pub(crate) fn index(error: impl std::fmt::Display) -> Self {
        Self::Index(error.to_string())
    }
}

/// To whoever asks it is one: what is searched in was not there.
impl From<Error> for store::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::Store(error) => error,
            Error::Objects(_) | Error::Index(_) | Error::Unavailable(_) => Self::Unavailable(Box::new(error)),
        }
    }
}
