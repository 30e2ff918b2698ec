//! Search: which state of its index counts.

pub mod requests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// After this a rebuild that has not ended has died.
pub const REBUILD_SECONDS: u64 = 2 * 60 * 60;

/// Says which state of the index counts: the objects that it is in, and the engine's list of what they hold. One item for each
/// form of the index; its version is the index's generation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexPointer {
    /// The form of the index.
    pub schema: u32,
    /// The objects, by name.
    pub objects: BTreeSet<String>,
    /// The engine's list, in its own words. `None` before anything was indexed.
    pub manifest: Option<String>,
    /// How many products and artisans can be found.
    pub documents: u64,
    /// When it was published, or a writer began to.
    pub published_at: Timestamp,
    /// Since when all of it is made anew, while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rebuilt_since: Option<Timestamp>,
}

/// A new state of the index, as its writer made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexState {
    /// All objects that it is in, by name.
    pub objects: BTreeSet<String>,
    /// The engine's list.
    pub manifest: String,
    /// How many products and artisans can be found.
    pub documents: u64,
}

impl IndexPointer {
    /// Of an index in which nothing is yet.
    pub fn none(schema: u32, at: Timestamp) -> Self {
        Self {
            schema,
            objects: BTreeSet::new(),
            manifest: None,
            documents: 0,
            published_at: at,
            rebuilt_since: None,
        }
    }

    /// Names `state` instead; and answers with it the objects that nothing names then. Whoever has read the pointer before may still
    /// fetch them for a while.
    pub fn publish(&self, state: IndexState, at: Timestamp) -> (Self, BTreeSet<String>) {
        let IndexState { objects, manifest, documents } = state;
        let gone = self.objects.difference(&objects).cloned().collect();
        (Self { objects, manifest: Some(manifest), documents, published_at: at, ..self.clone() }, gone)
    }

    /// The same once more, so that whoever writes it has a generation of their own: of two that write, the one with the higher has read
    /// the table later than the other began.
    #[must_use]
    pub fn claim(&self, at: Timestamp) -> Self {
        Self { published_at: at, ..self.clone() }
    }

    /// All of it is made anew from now on. What is published meanwhile is also asked for again, since the new state may lack it.
    #[must_use]
    pub fn begin_rebuild(&self, at: Timestamp) -> Self {
        Self { rebuilt_since: Some(at), ..self.clone() }
    }

    /// It has been made anew.
    #[must_use]
    pub fn end_rebuild(&self) -> Self {
        Self { rebuilt_since: None, ..self.clone() }
    }

    /// Whether all of it is being made anew.
    pub fn is_rebuilt(&self, at: Timestamp) -> bool {
        self.rebuilt_since.is_some_and(|since| at < since.plus_seconds(REBUILD_SECONDS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Timestamp {
        Timestamp::from_millis(0).plus_seconds(seconds)
    }

    fn state(names: &[&str]) -> IndexState {
        let objects = names.iter().map(|name| (*name).to_owned()).collect();
        IndexState { objects, manifest: names.join("+"), documents: 1 }
    }

    #[test]
    fn a_new_state_says_what_nothing_names_any_more() {
        let (first, gone) = IndexPointer::none(1, at(0)).publish(state(&["a", "b"]), at(10));
        assert_eq!((first.manifest.as_deref(), gone.len()), (Some("a+b"), 0));
        let (second, gone) = first.publish(state(&["b", "c"]), at(20));
        assert_eq!(gone, BTreeSet::from(["a".to_owned()]));
        assert_eq!((second.manifest.as_deref(), second.published_at), (Some("b+c"), at(20)));
    }

    #[test]
    fn a_claim_changes_nothing_but_whose_turn_it_is() {
        let (named, _) = IndexPointer::none(1, at(0)).publish(state(&["a"]), at(10));
        let claimed = named.begin_rebuild(at(15)).claim(at(20));
        assert_eq!(claimed.published_at, at(20));
        assert!(claimed.is_rebuilt(at(20)), "a rebuild goes on");
        assert_eq!(IndexPointer { published_at: at(10), rebuilt_since: None, ..claimed }, named);
    }

    #[test]
    fn a_rebuild_that_died_does_not_count_for_ever() {
        let begun = IndexPointer::none(1, at(0)).begin_rebuild(at(5));
        assert!(begun.is_rebuilt(at(5)) && begun.is_rebuilt(at(4 + REBUILD_SECONDS)));
        assert!(!begun.is_rebuilt(at(5 + REBUILD_SECONDS)));
        assert!(!begun.end_rebuild().is_rebuilt(at(5)));
    }
}
