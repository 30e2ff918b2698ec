//! A change: all that one decision leads to, committed in one transaction or not at all.
//!
//! It is a unit of work and nothing else. What writes more than an entity or a stored item (a stock, a gateway's circuit, the
//! claim of an address) is a function beside its entity, which adds an action to a change and says what it means that the
//! action's condition does not hold.

use std::fmt::Debug;

use aws_sdk_dynamodb::types::builders::{ConditionCheckBuilder, DeleteBuilder, PutBuilder, UpdateBuilder};
use aws_sdk_dynamodb::types::{
    AttributeValue, ConditionCheck, Delete, Put, ReturnValuesOnConditionCheckFailure, TransactWriteItem,
    Update,
};
use aws_smithy_types::error::operation::BuildError;
use domain::history::{Entry, GENESIS, changes};
use domain::{Actor, DomainEvent, Outcome, Timestamp, Zone};
use serde_json::{Map, Value};

use crate::entities::ledger_partition;
use crate::history::entry_item;
use crate::item::{Item, from_item, number, put, to_item};
use crate::once::StoredAnswer;
use crate::{Answer, Audited, Error, Key, Loaded, Once, Stored};

/// DynamoDB takes at most 100 actions in a transaction.
const ACTIONS_MAX: usize = 100;

/// A change under construction. Nothing is written before [`crate::Table::commit`].
#[derive(Debug)]
#[must_use = "a change that is not committed has not happened"]
pub struct Change {
    actor: Actor,
    at: Timestamp,
    correlation_id: String,
    actions: Vec<Result<Guarded, Error>>,
}

/// What it means that an action's condition does not hold.
pub(crate) trait Guard: Debug + Send + Sync {
    /// Why the change is refused. `stored` is the item as it is, where the action asks for it.
    fn refusal(&self, stored: Option<Item>) -> Error;

    /// Whether this explains whatever else does not hold.
    fn explains_the_rest(&self) -> bool {
        false
    }
}

/// Whatever was read is as it was read.
#[derive(Debug)]
pub(crate) struct AsRead;

impl Guard for AsRead {
    fn refusal(&self, _: Option<Item>) -> Error {
        Error::Conflict
    }
}

/// No answer is stored for the key of a request.
#[derive(Debug)]
struct Unanswered {
    fingerprint: String,
}

impl Guard for Unanswered {
    fn refusal(&self, stored: Option<Item>) -> Error {
        match stored.map(from_item::<StoredAnswer>) {
            Some(Ok(stored)) => stored.entity.replay(&self.fingerprint),
            Some(Err(error)) => error,
            None => Error::Conflict,
        }
    }

    /// The request was served meanwhile: what it took is not there a second time.
    fn explains_the_rest(&self) -> bool {
        true
    }
}

/// One of the writes of a transaction, the table not named yet.
#[derive(Debug)]
enum Action {
    Put(PutBuilder),
    /// An entry with postings, which stands in the ledger under its day.
    Post {
        put: PutBuilder,
        at: Timestamp,
        subject: String,
    },
    Update(UpdateBuilder),
    Check(ConditionCheckBuilder),
    Delete(DeleteBuilder),
}

/// An action with its guard.
type Guarded = (Action, Box<dyn Guard>);

impl Change {
    /// A change by `actor` at `at`; `correlation_id` ties together all that one request leads to.
    pub fn new(actor: Actor, at: Timestamp, correlation_id: &str) -> Self {
        Self { actor, at, correlation_id: correlation_id.to_owned(), actions: Vec::new() }
    }

    /// When it happens.
    pub(crate) fn at(&self) -> Timestamp {
        self.at
    }

    /// Creates an entity with the first entry of its history.
    pub fn create<E: Audited>(&mut self, outcome: Outcome<E>) -> Loaded<E> {
        let fresh: Loaded<Option<E>> = Loaded::new(None);
        self.write(fresh.version, &fresh.head, None, outcome)
    }

    /// Changes an entity that was read, and adds to its history. One that is not stored yet is created.
    pub fn save<E: Audited>(&mut self, before: &Loaded<E>, outcome: Outcome<E>) -> Loaded<E> {
        let old = (before.version > 0).then_some(&before.entity);
        self.write(before.version, &before.head, old, outcome)
    }

    /// Writes an event that is not the change of any entity: the first and only entry of `subject`'s history. Once it is
    /// there, writing it again is [`Error::Conflict`]. `body` is kept with it, unhashed, until `expires_at`.
    pub fn record(&mut self, subject: &Key, event: &impl DomainEvent, body: &str, expires_at: Timestamp) {
        let entry = self.entry(subject, 1, GENESIS, event).sealed();
        let item = entry_item(subject, &entry).map(|mut item| {
            put(&mut item, "body", body.to_owned());
            let expires = AttributeValue::N(expires_at.seconds().to_string());
            item.insert("expires_at_seconds".to_owned(), expires);
            item
        });
        self.put(item, 0, AsRead);
    }

    /// Writes something that has no history, if it is not there yet.
    pub fn insert<T: Stored>(&mut self, new: &T) {
        self.replace(&Loaded::new(new.clone()), new);
    }

    /// Writes something that has no history over what was read.
    pub fn replace<T: Stored>(&mut self, before: &Loaded<T>, after: &T) {
        self.put(to_item(after, before.version + 1, &before.head), before.version, AsRead);
    }

    /// Takes out of an entity what is a person's who has left, without a line of history: of such fields the history has only the names.
    /// Its version and head stay what the history says.
    pub fn erase<E: Audited>(&mut self, before: &Loaded<E>, after: &E) {
        self.put(to_item(after, before.version, &before.head), before.version, AsRead);
    }

    /// Moves the timer of an entity without a line of history: there was nothing to do. Its version stays. Of several
    /// that move the same timer one goes through, so that this is also how a step claims an entity until it is due again.
    pub fn reschedule<E: Audited>(&mut self, before: &Loaded<E>, after: &E) {
        let item = to_item(after, before.version, &before.head);
        let due = before.entity.indexes().due;
        let action = item.map(|item| {
            let put = Put::builder()
                .set_item(Some(item))
                .expression_attribute_values(":version", number(before.version));
            Action::Put(match due {
                Some(due) => put
                    .condition_expression("version = :version AND gsi3sk = :due")
                    .expression_attribute_values(":due", AttributeValue::S(due.at.to_string())),
                None => put.condition_expression("version = :version AND attribute_not_exists(gsi3sk)"),
            })
        });
        self.add(action, AsRead);
    }

    /// Deletes something that was read.
    pub fn delete<T: Stored>(&mut self, before: &Loaded<T>) {
        let delete = Delete::builder()
            .set_key(Some(before.entity.key().attributes()))
            .condition_expression("version = :version")
            .expression_attribute_values(":version", number(before.version));
        self.add(Ok(Action::Delete(delete)), AsRead);
    }

    /// Stores what the request is answered with, so that its repetition gets the same.
    pub fn answer(&mut self, once: &Once, answer: Answer) {
        let stored = once.stored(answer, self.at);
        let guard = Unanswered { fingerprint: once.fingerprint.clone() };
        self.put(to_item(&stored, 1, GENESIS), 0, guard);
    }

    /// It cannot be committed any more.
    pub(crate) fn fail(&mut self, why: Error) {
        self.actions.push(Err(why));
    }

    /// Puts an item, if the stored one still has `version`; zero means that there is none.
    pub(crate) fn put(&mut self, item: Result<Item, Error>, version: u64, guard: impl Guard + 'static) {
        let action = item.map(|item| {
            Action::Put(if version == 0 {
                put_new(item)
            } else {
                put_telling(item)
                    .condition_expression("version = :version")
                    .expression_attribute_values(":version", number(version))
            })
        });
        self.add(action, guard);
    }

    /// Puts an item, if the stored one is as `condition` says.
    pub(crate) fn put_if(&mut self, item: Result<Item, Error>, condition: &str, guard: impl Guard + 'static) {
        let action =
            item.map(|item| Action::Put(Put::builder().set_item(Some(item)).condition_expression(condition)));
        self.add(action, guard);
    }

    /// Puts an item over whatever is there.
    pub(crate) fn overwrite(&mut self, item: Result<Item, Error>) {
        self.add(item.map(|item| Action::Put(Put::builder().set_item(Some(item)))), AsRead);
    }

    /// Deletes the item at `key`, whatever it is.
    pub(crate) fn remove(&mut self, key: &Key) {
        self.add(Ok(Action::Delete(Delete::builder().set_key(Some(key.attributes())))), AsRead);
    }

    /// Updates the item at `key`, as `update` says.
    pub(crate) fn update(
        &mut self,
        key: &Key,
        update: impl FnOnce(UpdateBuilder) -> UpdateBuilder,
        guard: impl Guard + 'static,
    ) {
        let action = update(Update::builder().set_key(Some(key.attributes())));
        self.add(Ok(Action::Update(action)), guard);
    }

    /// Goes through only while the item at `key` is as `check` says.
    pub(crate) fn check(
        &mut self,
        key: &Key,
        check: impl FnOnce(ConditionCheckBuilder) -> ConditionCheckBuilder,
        guard: impl Guard + 'static,
    ) {
        let action = check(ConditionCheck::builder().set_key(Some(key.attributes())));
        self.add(Ok(Action::Check(action)), guard);
    }

    fn add(&mut self, action: Result<Action, Error>, guard: impl Guard + 'static) {
        self.actions.push(action.map(|action| -> Guarded { (action, Box::new(guard)) }));
    }

    /// The transaction's actions on `table`, each with its guard; or the first reason why there is none. The days of its
    /// ledger are those of `zone`.
    pub(crate) fn on_table(self, table: &str, zone: Zone) -> Result<(Vec<TransactWriteItem>, Guards), Error> {
        if self.actions.len() > ACTIONS_MAX {
            return Err(Error::invalid(format!("a change of {} actions does not fit", self.actions.len())));
        }
        let mut actions = Vec::with_capacity(self.actions.len());
        let mut guards = Vec::with_capacity(self.actions.len());
        for action in self.actions {
            let (action, guard) = action?;
            actions.push(action.on_table(table, zone).map_err(Error::invalid)?);
            guards.push(guard);
        }
        Ok((actions, Guards(guards)))
    }

    fn write<E: Audited>(
        &mut self,
        version: u64,
        head: &str,
        old: Option<&E>,
        outcome: Outcome<E>,
    ) -> Loaded<E> {
        let Outcome { entity, event, postings } = outcome;
        let key = entity.key();
        let seq = version + 1;
        let before = old.and_then(as_map);
        let changed =
            as_map(&entity).map(|after| changes(before.as_ref(), &after, E::WITHHELD)).unwrap_or_default();
        let mut entry = Entry { changed, postings, ..self.entry(&key, seq, head, &event) };
        if E::SHARED && entry.has_private_part() {
            entry.salt = match salt() {
                Ok(salt) => Some(salt),
                Err(error) => {
                    self.fail(error);
                    None
                }
            };
        }
        let entry = entry.sealed();
        self.put(to_item(&entity, seq, &entry.hash), version, AsRead);
        self.append(&key, &entry);
        Loaded { entity, version: seq, head: entry.hash }
    }

    /// Puts an entry into the history of the entity at `key`.
    fn append(&mut self, key: &Key, entry: &Entry) {
        let action = entry_item(key, entry).map(|item| {
            let put = put_new(item);
            if entry.postings.is_empty() {
                return Action::Put(put);
            }
            Action::Post { put, at: entry.at, subject: key.pk.clone() }
        });
        self.add(action, AsRead);
    }

    /// An entry of `subject`'s history, to be sealed.
    fn entry(&self, subject: &Key, seq: u64, head: &str, event: &impl DomainEvent) -> Entry {
        Entry {
            subject: subject.pk.clone(),
            seq,
            at: self.at,
            actor: self.actor.clone(),
            action: event.action().to_owned(),
            facts: event.facts(),
            changed: Map::new(),
            postings: Vec::new(),
            correlation_id: self.correlation_id.clone(),
            salt: None,
            previous_hash: head.to_owned(),
            hash: String::new(),
        }
    }
}

impl Action {
    fn on_table(self, table: &str, zone: Zone) -> Result<TransactWriteItem, BuildError> {
        let action = TransactWriteItem::builder();
        let action = match self {
            Self::Put(put) => action.put(put.table_name(table).build()?),
            Self::Post { put, at, subject } => {
                let partition = ledger_partition(zone.day_of(at), &subject);
                action.put(put.item("gsi2pk", AttributeValue::S(partition)).table_name(table).build()?)
            }
            Self::Update(update) => action.update(update.table_name(table).build()?),
            Self::Check(check) => action.condition_check(check.table_name(table).build()?),
            Self::Delete(delete) => action.delete(delete.table_name(table).build()?),
        };
        Ok(action.build())
    }
}

/// Puts an item where none is.
fn put_new(item: Item) -> PutBuilder {
    put_telling(item).condition_expression("attribute_not_exists(pk)")
}

/// Puts an item, and when its condition does not hold, answers the stored one.
fn put_telling(item: Item) -> PutBuilder {
    Put::builder()
        .set_item(Some(item))
        .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
}

/// The guards of a transaction's actions, in their order.
#[derive(Debug)]
pub(crate) struct Guards(Vec<Box<dyn Guard>>);

impl Guards {
    /// What the failed conditions mean: a stored answer before all else, then the first. `reasons` are the code and the stored
    /// item of each action.
    pub(crate) fn refusal(&self, reasons: Vec<(String, Option<Item>)>) -> Error {
        let failed = self.0.iter().zip(reasons).filter(|(_, (code, _))| code == CONDITION_FAILED);
        let told = failed.min_by_key(|(guard, _)| !guard.explains_the_rest());
        told.map_or(Error::Conflict, |(guard, (_, stored))| guard.refusal(stored))
    }
}

/// The code of an action whose condition does not hold.
pub(crate) const CONDITION_FAILED: &str = "ConditionalCheckFailed";

/// 128 random bits, in hexadecimal.
fn salt() -> Result<String, Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(Error::unavailable)?;
    Ok(hex::encode(bytes))
}

fn as_map<T: serde::Serialize>(entity: &T) -> Option<Map<String, Value>> {
    match serde_json::to_value(entity) {
        Ok(Value::Object(map)) => Some(map),
        Ok(_) | Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use domain::users::events::{UserEvent, UserFacts};
    use domain::{Account, Currency, Money, Posting, TypedId, UserId};

    use super::*;

    /// An item as it would be written, and one that cannot be.
    fn writable() -> Result<Item, Error> {
        Ok(Key::new("ORDER#ord_1", "ORDER").attributes())
    }

    fn change() -> Change {
        Change::new(Actor::system("a-test"), Timestamp::from_millis(0), "a-test")
    }

    #[test]
    fn the_first_thing_that_cannot_be_written_is_told() {
        let mut change = change();
        change.put(writable(), 0, AsRead);
        change.put(Err(Error::invalid("the first")), 0, AsRead);
        change.put(Err(Error::invalid("the second")), 0, AsRead);
        let error = change.on_table("homify", Zone::LAGOS).unwrap_err();
        assert_eq!(error.to_string(), "the table does not take this: the first");
    }

    #[test]
    fn every_action_is_on_the_table_that_it_is_committed_to() {
        let mut change = change();
        let key = Key::new("PRODUCT#prd_1", "STOCK");
        change.put(writable(), 1, AsRead);
        change.overwrite(writable());
        change.update(&key, |update| update.update_expression("SET available = :none"), AsRead);
        change.check(&key, |check| check.condition_expression("attribute_exists(pk)"), AsRead);
        let (actions, _) = change.on_table("homify", Zone::LAGOS).unwrap();
        let tables: Vec<&str> = actions
            .iter()
            .map(|action| {
                let put = action.put().map(Put::table_name);
                let update = action.update().map(Update::table_name);
                let check = action.condition_check().map(ConditionCheck::table_name);
                put.or(update).or(check).unwrap()
            })
            .collect();
        assert_eq!(tables, ["homify"; 4]);
    }

    #[test]
    fn a_posting_stands_under_the_day_that_it_is_at_the_market() {
        let fee = Money::new(25_000, Currency::NGN);
        let key = Key::new("PAYMENT#pay_1", "PAYMENT");
        let facts = UserFacts { user_id: UserId::new(Timestamp::from_millis(0), [1; 10]), roles: Vec::new() };
        for (at, zone, day) in [
            ("2026-11-22T22:59:59.999Z", Zone::LAGOS, "2026-11-22"),
            ("2026-11-22T23:30:00.000Z", Zone::LAGOS, "2026-11-23"),
            ("2026-11-22T23:30:00.000Z", Zone::UTC, "2026-11-22"),
        ] {
            let mut change = Change::new(Actor::system("a-test"), at.parse().unwrap(), "a-test");
            let asset = Account::Gateway("paystack".to_owned());
            let entry = change.entry(&key, 1, GENESIS, &UserEvent::LookedUp(facts.clone()));
            let postings = Posting::new(Account::GatewayFees, asset, fee).into_iter().collect();
            change.append(&key, &Entry { postings, ..entry }.sealed());
            let (actions, _) = change.on_table("homify", zone).unwrap();
            let item = actions[0].put().unwrap().item();
            let stands = item["gsi2pk"].as_s().unwrap();
            assert!(stands.starts_with(&format!("LEDGER#{day}#")), "{at} {zone:?}: {stands}");
            assert!(item["gsi2sk"].as_s().unwrap().starts_with(at), "in a day, the order is that of time");
        }
    }

    #[test]
    fn more_actions_than_a_transaction_takes_are_refused_unsent() {
        for (actions, fits) in [(ACTIONS_MAX, true), (ACTIONS_MAX + 1, false)] {
            let mut change = change();
            (0..actions).for_each(|_| change.put(writable(), 0, AsRead));
            assert_eq!(change.on_table("homify", Zone::LAGOS).is_ok(), fits, "{actions}");
        }
    }

    /// What somebody else took.
    #[derive(Debug)]
    struct Taken;

    impl Guard for Taken {
        fn refusal(&self, _: Option<Item>) -> Error {
            Error::EmailTaken
        }
    }

    fn failed(stored: Item) -> (String, Option<Item>) {
        (CONDITION_FAILED.to_owned(), Some(stored))
    }

    #[test]
    fn of_several_failed_conditions_the_first_is_explained_by_its_own_guard() {
        let mut change = change();
        change.put(writable(), 0, Taken);
        change.put(writable(), 0, AsRead);
        let (_, guards) = change.on_table("homify", Zone::LAGOS).unwrap();
        let none = || ("None".to_owned(), None);
        assert!(matches!(guards.refusal(vec![failed(Item::new()), failed(Item::new())]), Error::EmailTaken));
        assert!(matches!(guards.refusal(vec![none(), failed(Item::new())]), Error::Conflict));
    }

    #[test]
    fn a_double_click_gets_the_stored_answer_and_not_that_the_first_click_took_the_last_piece() {
        let once = Once {
            user_id: UserId::new(Timestamp::from_millis(0), [1; 10]),
            key: "a-double-click".into(),
            fingerprint: "one".into(),
        };
        let answer = Answer { status: 201, body: "{}".to_owned(), location: None };
        let stored = || to_item(&once.stored(answer.clone(), Timestamp::from_millis(0)), 1, "").unwrap();
        let refusal = |fingerprint: &str| {
            let mut change = change();
            change.put(writable(), 0, Taken);
            change.put(writable(), 0, Unanswered { fingerprint: fingerprint.to_owned() });
            let (_, guards) = change.on_table("homify", Zone::LAGOS).unwrap();
            guards.refusal(vec![failed(Item::new()), failed(stored())])
        };
        assert!(matches!(refusal("one"), Error::Answered(given) if given == answer));
        assert!(matches!(refusal("another"), Error::KeyReused));
    }
}
