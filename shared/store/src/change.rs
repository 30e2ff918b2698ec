//! A change: all that one decision leads to, committed in one transaction or not at all.

use aws_sdk_dynamodb::types::{
    AttributeValue, ConditionCheck, Delete, Put, ReturnValuesOnConditionCheckFailure, TransactWriteItem,
    Update,
};
use domain::catalogue::Stock;
use domain::history::{Entry, GENESIS, changes};
use domain::identity::credentials::Email;
use domain::payments::circuit::Circuit;
use domain::{Actor, ArtisanId, DomainEvent, Outcome, ProductId, Timestamp};
use serde_json::{Map, Value};

use crate::entities::{artisan_key, circuit_key, credentials_key, stock_key};
use crate::history::entry_item;
use crate::item::{Item, from_item, moment, put, to_item};
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
    actions: Vec<(TransactWriteItem, Guard)>,
    broken: Option<Error>,
}

/// What it means when an action's condition does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Guard {
    Version,
    Stock { product_id: ProductId, version: u64 },
    Seller,
    Email,
    Answer { fingerprint: String },
}

impl Change {
    /// A change by `actor` at `at`; `correlation_id` ties together all that one request leads to.
    pub fn new(actor: Actor, at: Timestamp, correlation_id: &str) -> Self {
        Self { actor, at, correlation_id: correlation_id.to_owned(), actions: Vec::new(), broken: None }
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
        let entry = self.entry(subject, 1, GENESIS, event, Map::new(), Vec::new());
        match entry_item(subject, &entry) {
            Ok(mut item) => {
                put(&mut item, "body", body.to_owned());
                let expires = AttributeValue::N(expires_at.seconds().to_string());
                item.insert("expires_at_seconds".to_owned(), expires);
                self.put(item, 0, Guard::Version);
            }
            Err(error) => self.broken = Some(error),
        }
    }

    /// Writes something that has no history, if it is not there yet.
    pub fn insert<T: Stored>(&mut self, new: &T) {
        self.replace(&Loaded::new(new.clone()), new);
    }

    /// Writes something that has no history over what was read.
    pub fn replace<T: Stored>(&mut self, before: &Loaded<T>, after: &T) {
        match to_item(after, before.version + 1, &before.head) {
            Ok(item) => self.put(item, before.version, Guard::Version),
            Err(error) => self.broken = Some(error),
        }
    }

    /// Moves the timer of an entity without a line of history: there was nothing to do. Its version stays. Of several
    /// that move the same timer one goes through, so that this is also how a step claims an entity until it is due again.
    pub fn reschedule<E: Audited>(&mut self, before: &Loaded<E>, after: &E) {
        let item = match to_item(after, before.version, &before.head) {
            Ok(item) => item,
            Err(error) => return self.broken = Some(error),
        };
        let put = Put::builder()
            .table_name("")
            .set_item(Some(item))
            .expression_attribute_values(":version", number(before.version));
        let put = match before.entity.indexes().due {
            Some(due) => put
                .condition_expression("version = :version AND gsi3sk = :due")
                .expression_attribute_values(":due", AttributeValue::S(due.at.to_string())),
            None => put.condition_expression("version = :version AND attribute_not_exists(gsi3sk)"),
        };
        self.push(put.build().map(|put| TransactWriteItem::builder().put(put).build()), Guard::Version);
    }

    /// Claims an e-mail address by its credentials; somebody else's claim is [`Error::EmailTaken`].
    pub fn claim_email<T: Stored>(&mut self, credentials: &T) {
        match to_item(credentials, 1, GENESIS) {
            Ok(item) => self.put(item, 0, Guard::Email),
            Err(error) => self.broken = Some(error),
        }
    }

    /// Notes in the credentials of `email`, unread, that the address was shown to be the user's.
    pub fn mark_email_verified(&mut self, email: &Email, at: Timestamp) {
        let update = Update::builder()
            .table_name("")
            .set_key(Some(credentials_key(email).attributes()))
            .update_expression("SET email_verified_at = :at, version = version + :one")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":at", moment(at))
            .expression_attribute_values(":one", number(1))
            .build();
        self.push(update.map(|update| TransactWriteItem::builder().update(update).build()), Guard::Version);
    }

    /// Deletes something that was read.
    pub fn delete<T: Stored>(&mut self, before: &Loaded<T>) {
        let delete = Delete::builder()
            .table_name("")
            .set_key(Some(before.entity.key().attributes()))
            .condition_expression("version = :version")
            .expression_attribute_values(":version", number(before.version))
            .build();
        self.push(delete.map(|delete| TransactWriteItem::builder().delete(delete).build()), Guard::Version);
    }

    /// Takes `quantity` pieces off the shelf, if there are as many and the product is still as it was read.
    pub fn reserve_stock(&mut self, stock: &Stock, quantity: u32) {
        let update = stock_update(stock.product_id)
            .update_expression("SET available = available - :quantity")
            .condition_expression(
                "available >= :quantity AND product_version = :product_version AND #open = :open",
            )
            .expression_attribute_names("#open", "open")
            .expression_attribute_values(":quantity", AttributeValue::N(quantity.to_string()))
            .expression_attribute_values(":product_version", number(stock.product_version))
            .expression_attribute_values(":open", AttributeValue::Bool(true))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .build();
        let guard = Guard::Stock { product_id: stock.product_id, version: stock.product_version };
        self.push(update.map(|update| TransactWriteItem::builder().update(update).build()), guard);
    }

    /// Puts `quantity` pieces back. Guarded by the order that is closed in the same change.
    pub fn return_stock(&mut self, product_id: ProductId, quantity: u32) {
        let update = stock_update(product_id)
            .update_expression("SET available = available + :quantity")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":quantity", AttributeValue::N(quantity.to_string()))
            .build();
        self.push(update.map(|update| TransactWriteItem::builder().update(update).build()), Guard::Version);
    }

    /// Ties the stock to the product's new version, so that nobody buys it as it was before. The pieces stay.
    pub fn tie_stock(&mut self, product_id: ProductId, product_version: u64, open: bool) {
        let update = stock_update(product_id)
            .update_expression("SET product_version = :product_version, #open = :open")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_names("#open", "open")
            .expression_attribute_values(":product_version", number(product_version))
            .expression_attribute_values(":open", AttributeValue::Bool(open))
            .build();
        self.push(update.map(|update| TransactWriteItem::builder().update(update).build()), Guard::Version);
    }

    /// Writes how many pieces there are, and ties them to the product's new version. Goes through only while there are
    /// as many as were read, so that what is written is exact although buyers reserve at the same time.
    pub fn recount_stock(&mut self, before: &Stock, available: i64, product_version: u64) {
        let update = stock_update(before.product_id)
            .update_expression("SET available = :available, product_version = :product_version")
            .condition_expression("available = :before")
            .expression_attribute_values(":available", AttributeValue::N(available.to_string()))
            .expression_attribute_values(":before", AttributeValue::N(before.available.to_string()))
            .expression_attribute_values(":product_version", number(product_version))
            .build();
        self.push(update.map(|update| TransactWriteItem::builder().update(update).build()), Guard::Version);
    }

    /// Writes what became of a gateway's circuit. On no condition, so that nothing else in this change is held up by it: a
    /// failure after others is added to what is there, whatever that is by now.
    pub fn mark_circuit(&mut self, circuit: &Circuit) {
        if circuit.failures <= 1 {
            match to_item(circuit, 1, GENESIS) {
                Ok(item) => {
                    let put = Put::builder().table_name("").set_item(Some(item)).build();
                    self.push(put.map(|put| TransactWriteItem::builder().put(put).build()), Guard::Version);
                }
                Err(error) => self.broken = Some(error),
            }
            return;
        }
        let text = |value: String| AttributeValue::S(value);
        let (since, failed) = (circuit.failing_since, circuit.last_failed_at);
        let update = Update::builder()
            .table_name("")
            .set_key(Some(circuit_key(&circuit.gateway).attributes()))
            .update_expression(
                "SET gateway = :gateway, failures = if_not_exists(failures, :none) + :one, \
                 failing_since = if_not_exists(failing_since, :since), last_failed_at = :at, last_error = :error",
            )
            .expression_attribute_values(":gateway", text(circuit.gateway.clone()))
            .expression_attribute_values(":none", number(0))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":since", text(since.unwrap_or(self.at).to_string()))
            .expression_attribute_values(":at", moment(failed.unwrap_or(self.at)))
            .expression_attribute_values(":error", text(circuit.last_error.clone().unwrap_or_default()))
            .build();
        self.push(update.map(|update| TransactWriteItem::builder().update(update).build()), Guard::Version);
    }

    /// Goes through only while the artisan may sell.
    pub fn require_verified(&mut self, artisan: ArtisanId) {
        let check = ConditionCheck::builder()
            .table_name("")
            .set_key(Some(artisan_key(artisan).attributes()))
            .condition_expression("verification = :verified")
            .expression_attribute_values(":verified", AttributeValue::S("verified".to_owned()))
            .build();
        self.push(
            check.map(|check| TransactWriteItem::builder().condition_check(check).build()),
            Guard::Seller,
        );
    }

    /// Stores what the request is answered with, so that its repetition gets the same.
    pub fn answer(&mut self, once: &Once, answer: Answer) {
        let stored = once.stored(answer, self.at);
        let guard = Guard::Answer { fingerprint: once.fingerprint.clone() };
        match to_item(&stored, 1, GENESIS) {
            Ok(item) => self.put(item, 0, guard),
            Err(error) => self.broken = Some(error),
        }
    }

    /// The transaction's actions on `table`, or why there is none.
    pub(crate) fn actions(&mut self, table: &str) -> Result<Vec<TransactWriteItem>, Error> {
        if let Some(error) = self.broken.take() {
            return Err(error);
        }
        if self.actions.len() > ACTIONS_MAX {
            return Err(Error::unavailable(format!(
                "a change of {} actions does not fit",
                self.actions.len()
            )));
        }
        Ok(self.actions.iter().map(|(action, _)| on_table(action.clone(), table)).collect())
    }

    /// What the first failed condition means. `reasons` are the code and the old item of each action.
    pub(crate) fn explain(&self, reasons: Vec<(String, Option<Item>)>) -> Error {
        for ((_, guard), (code, old)) in self.actions.iter().zip(reasons) {
            if code == "ConditionalCheckFailed" {
                return guard.explain(old);
            }
        }
        Error::Conflict
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
        let entry = self.entry(&key, seq, head, &event, changed, postings);
        match (to_item(&entity, seq, &entry.hash), entry_item(&key, &entry)) {
            (Ok(item), Ok(history)) => {
                self.put(item, version, Guard::Version);
                self.put(history, 0, Guard::Version);
            }
            (Err(error), _) | (_, Err(error)) => self.broken = Some(error),
        }
        Loaded { entity, version: seq, head: entry.hash }
    }

    fn entry(
        &self,
        subject: &Key,
        seq: u64,
        head: &str,
        event: &impl DomainEvent,
        changed: Map<String, Value>,
        postings: Vec<domain::Posting>,
    ) -> Entry {
        let entry = Entry {
            subject: subject.pk.clone(),
            seq,
            at: self.at,
            actor: self.actor.clone(),
            action: event.action().to_owned(),
            facts: event.facts(),
            changed,
            postings,
            correlation_id: self.correlation_id.clone(),
            previous_hash: head.to_owned(),
            hash: String::new(),
        };
        entry.sealed()
    }

    /// Puts an item, if the stored one still has `version`; zero means that there is none.
    fn put(&mut self, item: Item, version: u64, guard: Guard) {
        let put = Put::builder()
            .table_name("")
            .set_item(Some(item))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
        let put = if version == 0 {
            put.condition_expression("attribute_not_exists(pk)")
        } else {
            put.condition_expression("version = :version")
                .expression_attribute_values(":version", number(version))
        };
        self.push(put.build().map(|put| TransactWriteItem::builder().put(put).build()), guard);
    }

    fn push(
        &mut self,
        action: Result<TransactWriteItem, aws_smithy_types::error::operation::BuildError>,
        guard: Guard,
    ) {
        match action {
            Ok(action) => self.actions.push((action, guard)),
            Err(error) => self.broken = Some(Error::unavailable(error)),
        }
    }
}

impl Guard {
    fn explain(&self, old: Option<Item>) -> Error {
        match self {
            Self::Version => Error::Conflict,
            Self::Seller => Error::ArtisanNotVerified,
            Self::Email => Error::EmailTaken,
            Self::Stock { product_id, version } => {
                let product_id = *product_id;
                match old.map(from_item::<Stock>) {
                    Some(Ok(stock)) if stock.product_version == *version && stock.open => {
                        Error::OutOfStock { product_id, left: stock.available }
                    }
                    Some(Ok(_)) | None => Error::ProductChanged { product_id },
                    Some(Err(error)) => error,
                }
            }
            Self::Answer { fingerprint } => match old.map(from_item::<StoredAnswer>) {
                Some(Ok(stored)) => stored.entity.replay(fingerprint),
                Some(Err(error)) => error,
                None => Error::Conflict,
            },
        }
    }
}

fn as_map<T: serde::Serialize>(entity: &T) -> Option<Map<String, Value>> {
    match serde_json::to_value(entity) {
        Ok(Value::Object(map)) => Some(map),
        Ok(_) | Err(_) => None,
    }
}

fn number(value: u64) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

fn stock_update(product_id: ProductId) -> aws_sdk_dynamodb::types::builders::UpdateBuilder {
    Update::builder().table_name("").set_key(Some(stock_key(product_id).attributes()))
}

fn on_table(mut action: TransactWriteItem, table: &str) -> TransactWriteItem {
    let table = table.to_owned();
    if let Some(put) = &mut action.put {
        put.table_name = table;
    } else if let Some(update) = &mut action.update {
        update.table_name = table;
    } else if let Some(delete) = &mut action.delete {
        delete.table_name = table;
    } else if let Some(check) = &mut action.condition_check {
        check.table_name = table;
    }
    action
}
