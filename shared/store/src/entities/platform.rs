//! What should have been done long ago. T1 over all shards of some steps; B5 the entities behind.

use domain::{Step, Timestamp};
use futures::future::try_join_all;

use super::DUE_SHARDS;
use crate::item::{Item, due_of};
use crate::{Error, Key, Once, Table};

/// Items of one shard and step that are looked at. More than that many stuck ones are not counted to the last.
const DUE_MAX: u32 = 100;

/// An entity whose timer ran out and was not served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overdue {
    /// Who should have looked.
    pub step: Step,
    /// The entity.
    pub key: Key,
    /// Since when.
    pub due_at: Timestamp,
    /// How often it was tried, where the entity counts.
    pub attempts: u64,
    /// What went wrong last, where the entity says.
    pub last_error: Option<String>,
}

repository! {
    /// The timers in the table.
    Timers, timers
}

impl Timers {
    /// T1: how many entities have waited for each of `steps` since `at` or longer, all shards at once; those that have an
    /// hundred or more in one shard are counted no further.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn count(&self, steps: &[Step], at: Timestamp) -> Result<Vec<(Step, usize)>, Error> {
        let due = self.due(steps, at).await?;
        let of = |step: Step| due.iter().filter(|(_, found, _)| *found == step).count();
        Ok(steps.iter().map(|step| (*step, of(*step))).collect())
    }

    /// T1 and B5: up to a hundred entities that have waited for any of `steps` since `at` or longer, the longest waiting
    /// first. What moved on in the meantime is left out.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn overdue(&self, steps: &[Step], at: Timestamp) -> Result<Vec<Overdue>, Error> {
        let mut due = self.due(steps, at).await?;
        due.sort_by(|one, other| one.0.cmp(&other.0));
        due.truncate(usize::try_from(DUE_MAX).unwrap_or(usize::MAX));
        let keys: Vec<Key> = due.iter().map(|(_, _, key)| key.clone()).collect();
        let items = self.0.get_many(&keys).await?;
        let found = due.into_iter().filter_map(|(_, step, key)| overdue(step, &key, items.raw(&key)?));
        Ok(found.filter(|overdue| overdue.due_at <= at).collect())
    }

    async fn due(&self, steps: &[Step], at: Timestamp) -> Result<Vec<(String, Step, Key)>, Error> {
        let places = steps.iter().flat_map(|step| (0..DUE_SHARDS).map(move |shard| (*step, shard)));
        let queries = places.map(async |(step, shard)| {
            let found = self.0.due_since(step, shard, at, DUE_MAX).await?;
            Ok::<_, Error>(found.into_iter().map(move |(since, key)| (since, step, key)).collect::<Vec<_>>())
        });
        Ok(try_join_all(queries).await?.into_iter().flatten().collect())
    }

    /// B5: one entity with its timer, for a request that must happen once. `None` when it is not there, or waits for
    /// another step or for none.
    ///
    /// # Errors
    /// As [`Table::get_many_once`].
    pub async fn find_once(&self, once: &Once, key: &Key, step: Step) -> Result<Option<Overdue>, Error> {
        let items = self.0.get_many_once(once, std::slice::from_ref(key)).await?;
        Ok(items.raw(key).and_then(|item| overdue(step, key, item)))
    }
}

/// What the item says about its timer, if that is for `step`.
fn overdue(step: Step, key: &Key, item: &Item) -> Option<Overdue> {
    let text = |name: &str| item.get(name).and_then(|value| value.as_s().ok());
    let number = |name: &str| item.get(name).and_then(|value| value.as_n().ok()?.parse().ok());
    let due = due_of(item).filter(|due| due.step == step)?;
    Some(Overdue {
        step,
        key: key.clone(),
        due_at: due.at,
        attempts: number("attempts").or_else(|| number("payout_failures")).unwrap_or(0),
        last_error: text("last_error").or_else(|| text("failure")).cloned(),
    })
}
