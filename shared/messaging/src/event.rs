//! The envelope: CloudEvents 1.0 in structured JSON (<https://github.com/cloudevents/spec>).

use domain::history::Entry;
use domain::{Actor, DomainEvent, Facts, Step, Timestamp};
use serde::{Deserialize, Serialize};
use store::Change;
use store::entities::subject_id;

/// Something that happened, or is due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// `1.0`
    pub specversion: String,
    /// Names the event: the history entry that it is, so that a repeat has the same.
    pub id: String,
    /// `homify`
    pub source: String,
    /// What happened: `order.delivered`.
    #[serde(rename = "type")]
    pub kind: String,
    /// To what: the entity's identifier.
    pub subject: String,
    /// When.
    pub time: Timestamp,
    /// `application/json`
    pub datacontenttype: String,
    /// Ties together all that one request led to.
    pub correlationid: String,
    /// What the event carries.
    pub data: Facts,
}

impl Event {
    /// The event that a history entry is.
    pub fn from_entry(entry: Entry) -> Self {
        Self::new(
            format!("{}/{}", entry.subject, entry.seq),
            entry.action,
            subject_id(&entry.subject),
            entry.at,
            entry.correlation_id,
            entry.facts,
        )
    }

    /// A timer of the entity in `partition` (`ORDER#ord_01J…`) that has run out, as `order.due`.
    pub fn due(partition: &str, step: Step, at: Timestamp) -> Self {
        let kind = partition.split('#').next().unwrap_or_default().to_ascii_lowercase();
        let id = format!("due/{}/{partition}/{at}", step.name());
        let correlation = id.clone();
        Self::new(id, format!("{kind}.due"), subject_id(partition), at, correlation, Facts::new())
    }

    /// What a step is asked to do, such as a part of a larger work. `run` ties together all parts.
    pub fn asked(request: &impl DomainEvent, subject: &str, at: Timestamp, run: &str) -> Self {
        let (kind, data) = (request.action(), request.facts());
        let id = format!("{run}/{kind}/{subject}/{}", serde_json::Value::Object(data.clone()));
        Self::new(id, kind.to_owned(), subject, at, run.to_owned(), data)
    }

    /// The same event as a part of what `correlation_id` ties together.
    #[must_use]
    pub fn correlated(self, correlation_id: &str) -> Self {
        Self { correlationid: correlation_id.to_owned(), ..self }
    }

    /// An event that `self` leads to straight away, without a change of its own.
    pub fn followed_by(&self, next: &impl DomainEvent, subject: &str) -> Self {
        let kind = next.action();
        let id = format!("{}/{kind}/{subject}", self.id);
        Self::new(id, kind.to_owned(), subject, self.time, self.correlationid.clone(), next.facts())
    }

    /// The kind of the subject: what stands before the dot of the type.
    pub fn subject_kind(&self) -> &str {
        self.kind.split('.').next().unwrap_or_default()
    }

    fn new(
        id: String,
        kind: String,
        subject: &str,
        time: Timestamp,
        correlationid: String,
        data: Facts,
    ) -> Self {
        Self {
            specversion: "1.0".to_owned(),
            id,
            source: "homify".to_owned(),
            kind,
            subject: subject.to_owned(),
            time,
            datacontenttype: "application/json".to_owned(),
            correlationid,
            data,
        }
    }
}

/// An event as a step gets it.
#[derive(Debug, Clone)]
pub struct Message {
    /// What happened.
    pub event: Event,
    /// The time of this delivery.
    pub at: Timestamp,
    /// How often it was delivered, this time included.
    pub deliveries: u32,
}

impl Message {
    /// The type of the event.
    pub fn kind(&self) -> &str {
        &self.event.kind
    }

    /// The subject as an identifier.
    ///
    /// # Errors
    /// When the subject is of another kind: the queue's filter lets through what it should not.
    pub fn subject<T: std::str::FromStr>(&self) -> crate::Result<T> {
        self.event.subject.parse().map_err(|_| {
            crate::Error::Malformed(format!("{} is no subject of this step", self.event.subject))
        })
    }

    /// Whether it is one of the events `E`.
    pub fn is<E: DomainEvent>(&self) -> bool {
        E::ACTIONS.contains(&self.kind())
    }

    /// What happened, as one of the events `E`.
    ///
    /// # Errors
    /// When it is none of them, or carries something else: the queue's filter lets through what it should not.
    pub fn event<E: DomainEvent>(&self) -> crate::Result<E> {
        E::read(self.kind(), &self.event.data).map_err(|error| crate::Error::Malformed(error.to_string()))
    }

    /// Why an event is malformed that this step does not take.
    pub fn unexpected(&self) -> crate::Error {
        crate::Error::Malformed(format!("this step does not take {}", self.kind()))
    }

    /// The next part of the work that this message is a part of.
    pub fn next_part(&self, request: &impl DomainEvent) -> Event {
        Event::asked(request, &self.event.subject, self.at, self.correlation_id())
    }

    /// A change that this message leads to.
    pub fn change(&self, actor: Actor) -> Change {
        Change::new(actor, self.at, self.correlation_id())
    }

    /// Ties together all that one request led to.
    pub fn correlation_id(&self) -> &str {
        &self.event.correlationid
    }
}

#[cfg(test)]
mod tests {
    use domain::Timer;
    use domain::event::NoFacts;

    use super::*;

    #[test]
    fn an_entry_is_an_event_and_its_repeat_the_same() {
        let entry = Entry {
            subject: "ORDER#ord_1".into(),
            seq: 3,
            at: Timestamp::from_millis(1),
            actor: domain::Actor::system("test"),
            action: "order.paid".into(),
            facts: Facts::new(),
            changed: serde_json::Map::new(),
            postings: Vec::new(),
            correlation_id: "c".into(),
            salt: None,
            previous_hash: String::new(),
            hash: String::new(),
        };
        let event = Event::from_entry(entry.clone());
        assert_eq!(event, Event::from_entry(entry));
        assert_eq!((event.id.as_str(), event.subject.as_str()), ("ORDER#ord_1/3", "ord_1"));
        assert_eq!(event.subject_kind(), "order");
        let json = serde_json::to_value(&event).unwrap();
        assert_eq!(json["type"], "order.paid");
        assert_eq!(json["specversion"], "1.0");
    }

    #[test]
    fn each_timer_is_read_back() {
        for action in Timer::ACTIONS {
            let kind = action.trim_end_matches(".due").to_ascii_uppercase();
            let due = Event::due(&format!("{kind}#1"), Step::PayoutsSend, Timestamp::from_millis(1));
            let message = Message { event: due, at: Timestamp::from_millis(1), deliveries: 1 };
            assert_eq!(message.event::<Timer>().unwrap().action(), *action);
        }
    }

    #[test]
    fn a_step_takes_what_it_declares_and_nothing_else() {
        crate::takes! {
            /// What a step takes.
            #[derive(Debug, PartialEq)]
            enum Taken {
                Order = Timer::Order,
                Wallet(NoFacts) = Timer::Wallet,
            }
        }
        let taken = |partition| {
            let event = Event::due(partition, Step::PayoutsSend, Timestamp::from_millis(1));
            Taken::of(&Message { event, at: Timestamp::from_millis(1), deliveries: 1 })
        };
        assert_eq!(taken("ORDER#1").unwrap(), Taken::Order);
        assert_eq!(taken("WALLET#1").unwrap(), Taken::Wallet(NoFacts {}));
        for other in ["PAYOUT#1", "MOON#1"] {
            assert!(matches!(taken(other), Err(crate::Error::Malformed(_))), "{other}");
        }
    }

    #[test]
    fn a_timer_is_an_event_of_its_entity() {
        let event = Event::due("WALLET#art_1#NGN", Step::PayoutsSend, Timestamp::from_millis(1));
        assert_eq!((event.kind.as_str(), event.subject.as_str()), ("wallet.due", "art_1"));
    }
}
