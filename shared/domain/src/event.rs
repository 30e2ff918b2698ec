//! Events as types: an enum a domain, a variant an event, with what it carries.
//!
//! What is stored and sent is a name, such as `order.paid`, and [`Facts`]. Both are declared here, once, for whoever makes an
//! event and whoever takes it. A request of one function to another is declared in the same way, beside whoever serves it.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Facts;

/// The events of one domain, of an entity, or the requests that a step serves.
pub trait DomainEvent: Clone + PartialEq + fmt::Debug {
    /// The names of all of them.
    const ACTIONS: &'static [&'static str];

    /// What happened, in past tense: `order.delivered`. The history's action and the event's type.
    fn action(&self) -> &'static str;

    /// What the event carries, as it is stored and sent.
    fn facts(&self) -> Facts;

    /// The event named `action` that carries `facts`.
    ///
    /// # Errors
    /// [`NoEvent`].
    fn read(action: &str, facts: &Facts) -> Result<Self, NoEvent>;
}

/// Something whose changes are events.
pub trait Entity {
    /// What happens to it.
    type Event: DomainEvent;
}

/// A name and facts that are none of the events which were looked for.
#[derive(Debug, thiserror::Error)]
pub enum NoEvent {
    /// None of them has this name.
    #[error("{0} is not expected here")]
    Unknown(String),
    /// The one of this name carries something else.
    #[error("what {action} carries: {error}")]
    Malformed {
        /// The name.
        action: String,
        /// What is missing or of another type.
        error: serde_json::Error,
    },
}

/// What an event carries that says everything by its name and subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoFacts {}

/// `carried` as it is stored.
pub(crate) fn written(carried: &impl Serialize) -> Facts {
    match serde_json::to_value(carried) {
        Ok(Value::Object(facts)) => facts,
        Ok(_) | Err(_) => Facts::new(),
    }
}

/// What the event `action` carries, from how it is stored.
pub(crate) fn parsed<T: DeserializeOwned>(action: &str, facts: &Facts) -> Result<T, NoEvent> {
    serde_json::from_value(Value::Object(facts.clone()))
        .map_err(|error| NoEvent::Malformed { action: action.to_owned(), error })
}

/// Declares an enum of events: each variant has what it carries, and its name as it is stored and sent.
macro_rules! events {
    (
        $(#[$about:meta])*
        $visibility:vis enum $name:ident {
            $($(#[$meaning:meta])* $variant:ident($carried:ty) = $action:literal,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq)]
        $visibility enum $name {
            $($(#[$meaning])* $variant($carried),)+
        }

        impl $crate::event::DomainEvent for $name {
            const ACTIONS: &'static [&'static str] = &[$($action),+];

            fn action(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $action,)+
                }
            }

            fn facts(&self) -> $crate::Facts {
                match self {
                    $(Self::$variant(carried) => $crate::event::written(carried),)+
                }
            }

            fn read(action: &str, facts: &$crate::Facts) -> Result<Self, $crate::event::NoEvent> {
                match action {
                    $($action => $crate::event::parsed(action, facts).map(Self::$variant),)+
                    other => Err($crate::event::NoEvent::Unknown(other.to_owned())),
                }
            }
        }
    };
}

pub(crate) use events;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Value, json};

    use super::*;
    use crate::artisans::events::ArtisanEvent;
    use crate::books::events::{AuditEvent, DifferenceEvent};
    use crate::catalogue::events::ProductEvent;
    use crate::chargebacks::events::ChargebackEvent;
    use crate::disputes::events::DisputeEvent;
    use crate::messages::events::MessageEvent;
    use crate::notifications::events::NotificationEvent;
    use crate::offers::events::OfferEvent;
    use crate::orders::events::OrderEvent;
    use crate::payments::events::PaymentEvent;
    use crate::payouts::events::PayoutEvent;
    use crate::refunds::events::RefundEvent;
    use crate::reports::events::ReportEvent;
    use crate::reviews::events::ReviewEvent;
    use crate::samples::events as samples;
    use crate::uploads::events::PictureEvent;
    use crate::users::events::{MailRequest, UserEvent, UserSign};
    use crate::wallet::events::WalletEvent;

    /// One line an event: its action, in which case, and its facts as they lie in histories.
    const STORED: &str = include_str!("../tests/stored_events.json");

    #[test]
    fn events_are_stored_as_they_always_were() {
        let stored: Vec<Value> = serde_json::from_str(STORED).unwrap();
        let mut fresh = samples().into_iter();
        for stored in stored {
            let event = fresh.next().unwrap();
            let fresh = json!({ "action": event.action, "case": event.case, "facts": event.facts });
            assert_eq!(fresh, stored, "what is stored and hashed cannot change");
        }
        let added =
            fresh.map(|event| json!({ "action": event.action, "case": event.case, "facts": event.facts }));
        assert_eq!(added.collect::<Vec<_>>(), Vec::<Value>::new(), "add new events to the end of the file");
    }

    #[test]
    fn what_is_stored_of_an_event_is_read_back_as_the_same() {
        for event in samples() {
            assert!(event.reads_back, "{} {}", event.action, event.case);
        }
    }

    #[test]
    fn each_event_has_a_name_of_its_own_and_a_sample() {
        let all = [
            ArtisanEvent::ACTIONS,
            AuditEvent::ACTIONS,
            ChargebackEvent::ACTIONS,
            DifferenceEvent::ACTIONS,
            DisputeEvent::ACTIONS,
            MailRequest::ACTIONS,
            MessageEvent::ACTIONS,
            NotificationEvent::ACTIONS,
            OfferEvent::ACTIONS,
            OrderEvent::ACTIONS,
            PaymentEvent::ACTIONS,
            PayoutEvent::ACTIONS,
            PictureEvent::ACTIONS,
            ProductEvent::ACTIONS,
            RefundEvent::ACTIONS,
            ReportEvent::ACTIONS,
            ReviewEvent::ACTIONS,
            UserEvent::ACTIONS,
            UserSign::ACTIONS,
            WalletEvent::ACTIONS,
        ]
        .concat();
        let named: BTreeSet<_> = all.iter().copied().collect();
        assert_eq!(named.len(), all.len(), "one name, one event");
        let shown: BTreeSet<_> = samples().iter().map(|event| event.action).collect();
        assert_eq!(named, shown);
    }

    #[test]
    fn a_name_of_another_domain_and_facts_of_another_event_are_no_event() {
        let paid = samples().into_iter().find(|event| event.action == "order.paid").unwrap();
        for action in ["", "order", "order.", "order.vanished", "refund.sent", "ORDER.PAID"] {
            let read = OrderEvent::read(action, &paid.facts);
            assert!(matches!(read, Err(NoEvent::Unknown(unknown)) if unknown == action));
        }
        let lacking = Facts::new();
        assert!(matches!(OrderEvent::read("order.paid", &lacking), Err(NoEvent::Malformed { .. })));
    }
}
