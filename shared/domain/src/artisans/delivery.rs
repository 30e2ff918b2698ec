//! How an artisan's goods get to buyers: what they offer, what it costs, and how many days they promise.

use serde::{Deserialize, Serialize};

use crate::artisans::Artisan;
use crate::artisans::events::ArtisanEvent;
use crate::time::DAY_SECONDS;
use crate::{Currency, Money, Outcome, Refused};

/// Days that an option may promise, at most; a deployment may allow fewer.
pub const DAYS_MAX: u32 = 60;
/// Places that an artisan names a fee for, at most.
pub const AREA_FEES_MAX: usize = 60;

/// The ways in which goods get to a buyer. An artisan offers each once at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryKind {
    /// The buyer comes for them.
    PickUp,
    /// The artisan brings them.
    OwnDelivery,
    /// Somebody else brings them.
    Courier,
}

/// What an artisan offers. Nothing at all means that delivery is agreed between the two, without a fee.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DeliveryOptions {
    /// Where the goods can be picked up, if they can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pick_up: Option<PickUp>,
    /// Where the artisan brings them, if anywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_delivery: Option<OwnDelivery>,
    /// Who else brings them, anywhere in the country, if anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub courier: Option<Courier>,
}

/// The buyer comes for the goods; that costs nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickUp {
    /// Where, in the artisan's words.
    pub place: String,
    /// Days from acceptance until they are ready.
    pub days: u32,
}

/// The artisan brings the goods, to the places that they name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDelivery {
    /// Where to, and for what; no place twice.
    pub areas: Vec<AreaFee>,
    /// The price of the goods from which on it is free.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_from: Option<Money>,
    /// Days from acceptance until they are there.
    pub days: u32,
}

/// What it costs to bring goods to one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaFee {
    /// A state, as an ISO 3166-2 code such as `NG-LA`.
    pub area: String,
    /// A town in it, whose fee goes before that of the state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
    /// The fee.
    pub fee: Money,
}

/// Somebody else brings the goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Courier {
    /// Who, and how it goes, in the artisan's words.
    pub note: String,
    /// What the artisan takes for it.
    pub fee: Money,
    /// The price of the goods from which on it is free.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_from: Option<Money>,
    /// Days from acceptance until they are there.
    pub days: u32,
}

/// Where goods are to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Destination<'a> {
    /// A state, as an ISO 3166-2 code.
    pub area: &'a str,
    /// A town in it, as the buyer writes it.
    pub town: &'a str,
}

/// One option, for certain goods and a certain place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Which option.
    pub kind: DeliveryKind,
    /// What it costs.
    pub fee: Money,
    /// The place to pick up at, or who the courier is.
    pub words: Option<String>,
    /// Days from acceptance that are promised.
    pub days: u32,
}

impl DeliveryKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::PickUp, Self::OwnDelivery, Self::Courier];

    /// What a line of an order says.
    pub const fn title(self) -> &'static str {
        match self {
            Self::PickUp => "Pick-up",
            Self::OwnDelivery => "Delivery by the artisan",
            Self::Courier => "Delivery by courier",
        }
    }
}

impl DeliveryOptions {
    /// Whether the artisan said nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Refuses what cannot be carried out in a market of `currency` where a delivery takes `within_seconds` at most.
    ///
    /// # Errors
    /// [`Refused`] `amount` for another currency; `delivery-options` for a place that stands twice, or for more days than
    /// `maximum_days`.
    pub fn check(&self, currency: Currency, within_seconds: u64) -> Result<(), Refused> {
        let own = self.own_delivery.iter();
        let fees = own.clone().flat_map(|own| own.areas.iter().map(|place| place.fee).chain(own.free_from));
        let courier =
            self.courier.iter().flat_map(|courier| [courier.fee].into_iter().chain(courier.free_from));
        if let Some(foreign) = fees.chain(courier).find(|money| money.currency != currency) {
            let detail = format!("Fees are in {currency} here, not in {}.", foreign.currency);
            return Err(Refused::new("amount", detail));
        }
        for own in own {
            if own.areas.is_empty() {
                let detail =
                    "Name the places that you bring goods to, each with its fee; or take this way out.";
                return Err(Refused::new("delivery-options", detail));
            }
            let twice = own.areas.iter().enumerate().find(|(index, place)| {
                own.areas[..*index]
                    .iter()
                    .any(|before| before.area == place.area && before.names_same_town(place))
            });
            if let Some((_, place)) = twice {
                let name = place.town.as_deref().unwrap_or(&place.area);
                let detail =
                    format!("“{name}” stands in your list twice. Name each place once, with one fee.");
                return Err(Refused::new("delivery-options", detail));
            }
        }
        let most = u32::try_from(within_seconds / DAY_SECONDS).unwrap_or(DAYS_MAX).min(DAYS_MAX);
        match self.days().max() {
            Some(days) if days > most => Err(Refused::new(
                "delivery-options",
                format!("A delivery takes {most} days at most, and you promise {days}. Promise fewer."),
            )
            .with("maximum_days", most)),
            _ => Ok(()),
        }
    }

    fn days(&self) -> impl Iterator<Item = u32> + '_ {
        let (pick_up, own) = (self.pick_up.iter(), self.own_delivery.iter());
        pick_up
            .map(|option| option.days)
            .chain(own.map(|option| option.days))
            .chain(self.courier.iter().map(|option| option.days))
    }

    /// Whether the artisan offers it at all.
    pub const fn offers(&self, kind: DeliveryKind) -> bool {
        match kind {
            DeliveryKind::PickUp => self.pick_up.is_some(),
            DeliveryKind::OwnDelivery => self.own_delivery.is_some(),
            DeliveryKind::Courier => self.courier.is_some(),
        }
    }

    /// The option `kind` for `goods` that cost so much and go to `to`; `None` where the artisan does not offer it, or not there.
    pub fn offer(&self, kind: DeliveryKind, to: Destination<'_>, goods: Money) -> Option<Offered> {
        let free = Money::zero(goods.currency);
        let unless_free = |fee, free_from: Option<Money>| {
            if free_from.is_some_and(|from| from.amount <= goods.amount) { free } else { fee }
        };
        let (fee, words, days) = match kind {
            DeliveryKind::PickUp => {
                let option = self.pick_up.as_ref()?;
                (free, Some(option.place.clone()), option.days)
            }
            DeliveryKind::OwnDelivery => {
                let option = self.own_delivery.as_ref()?;
                (unless_free(option.fee_to(to)?, option.free_from), None, option.days)
            }
            DeliveryKind::Courier => {
                let option = self.courier.as_ref()?;
                (unless_free(option.fee, option.free_from), Some(option.note.clone()), option.days)
            }
        };
        Some(Offered { kind, fee, words, days })
    }
}

impl Artisan {
    /// Says how their goods get to buyers; checked with [`DeliveryOptions::check`]. Orders that were placed keep what was agreed.
    /// `None` when that was said before.
    pub fn set_delivery_options(&self, delivery_options: DeliveryOptions) -> Option<Outcome<Self>> {
        (self.delivery_options != delivery_options).then(|| {
            let artisan = Self { delivery_options, ..self.clone() };
            artisan.outcome(ArtisanEvent::DeliveryOptionsSet)
        })
    }
}

impl OwnDelivery {
    /// What it costs to bring goods to a place: the fee of the town, or else that of its state.
    fn fee_to(&self, to: Destination<'_>) -> Option<Money> {
        let in_area = || self.areas.iter().filter(|place| place.area == to.area);
        let of_town =
            in_area().find(|place| place.town.as_deref().is_some_and(|town| same_town(town, to.town)));
        of_town.or_else(|| in_area().find(|place| place.town.is_none())).map(|place| place.fee)
    }
}

impl AreaFee {
    fn names_same_town(&self, other: &Self) -> bool {
        match (&self.town, &other.town) {
            (Some(one), Some(other)) => same_town(one, other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// Whether two spellings name one town: capitals, spaces and hyphens aside.
fn same_town(one: &str, other: &str) -> bool {
    let letters = |town: &str| -> String {
        town.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DomainEvent;
    use crate::samples::{DAY, naira, selling};

    fn place(area: &str, town: Option<&str>, fee: i64) -> AreaFee {
        AreaFee { area: area.into(), town: town.map(str::to_owned), fee: naira(fee) }
    }

    fn options() -> DeliveryOptions {
        DeliveryOptions {
            pick_up: Some(PickUp { place: "14 Bode Thomas Street, Surulere".into(), days: 2 }),
            own_delivery: Some(OwnDelivery {
                areas: vec![
                    place("NG-LA", None, 3_000),
                    place("NG-LA", Some("Ikorodu"), 5_000),
                    place("NG-OG", Some("Ota"), 6_000),
                ],
                free_from: Some(naira(100_000)),
                days: 5,
            }),
            courier: Some(Courier {
                note: "GIG Logistics".into(),
                fee: naira(8_000),
                free_from: None,
                days: 7,
            }),
        }
    }

    #[test]
    fn the_fee_is_that_of_the_town_or_else_of_its_state_and_free_from_an_amount_on() {
        use DeliveryKind::{Courier, OwnDelivery, PickUp};
        for (kind, area, town, goods, fee) in [
            (PickUp, "NG-ZA", "Gusau", 1_000, Some(0)),
            (OwnDelivery, "NG-LA", "Ikeja", 1_000, Some(3_000)),
            (OwnDelivery, "NG-LA", " ikorodu ", 1_000, Some(5_000)),
            (OwnDelivery, "NG-LA", "Ikorodu", 99_999, Some(5_000)),
            (OwnDelivery, "NG-LA", "Ikorodu", 100_000, Some(0)),
            (OwnDelivery, "NG-OG", "OTA", 1_000, Some(6_000)),
            (OwnDelivery, "NG-OG", "Abeokuta", 1_000, None),
            (OwnDelivery, "NG-OG", "Abeokuta", 200_000, None),
            (OwnDelivery, "NG-KN", "Kano", 1_000, None),
            (Courier, "NG-KN", "Kano", 900_000, Some(8_000)),
        ] {
            let offered = options().offer(kind, Destination { area, town }, naira(goods));
            assert_eq!(offered.map(|offered| offered.fee), fee.map(naira), "{kind:?} to {town}, {area}");
        }
    }

    #[test]
    fn what_is_said_again_is_no_news() {
        let said = selling().set_delivery_options(options()).unwrap();
        assert_eq!(said.event.action(), "artisan.delivery_options_set");
        assert_eq!(said.entity.set_delivery_options(options()), None);
        let taken_back = said.entity.set_delivery_options(DeliveryOptions::default()).unwrap().entity;
        assert_eq!(taken_back, selling());
    }

    #[test]
    fn who_said_nothing_offers_nothing_and_that_is_taken() {
        let nothing = DeliveryOptions::default();
        assert!(nothing.is_empty() && !options().is_empty());
        assert_eq!(nothing.check(Currency::NGN, 14 * DAY), Ok(()));
        for kind in DeliveryKind::ALL {
            assert_eq!(nothing.offer(kind, Destination { area: "NG-LA", town: "Ikeja" }, naira(1)), None);
        }
    }

    #[test]
    fn what_cannot_be_carried_out_is_refused_when_it_is_said() {
        assert_eq!(options().check(Currency::NGN, 14 * DAY), Ok(()));
        let refused = options().check(Currency::NGN, 6 * DAY).unwrap_err();
        assert_eq!((refused.problem, refused.facts["maximum_days"].as_u64()), ("delivery-options", Some(6)));
        assert!(options().check(Currency::NGN, 7 * DAY).is_ok(), "the last day is one of them");
        assert_eq!(options().check("USD".parse().unwrap(), 14 * DAY).unwrap_err().problem, "amount");
        let mut nowhere = options();
        nowhere.own_delivery.as_mut().unwrap().areas.clear();
        assert_eq!(nowhere.check(Currency::NGN, 14 * DAY).unwrap_err().problem, "delivery-options");
        for (town, twice) in [(Some("IKO RODU"), true), (Some("Ikeja"), false), (None, true)] {
            let mut options = options();
            options.own_delivery.as_mut().unwrap().areas.push(place("NG-LA", town, 1));
            let checked = options.check(Currency::NGN, 14 * DAY);
            assert_eq!(
                checked.map_err(|refused| refused.problem).err(),
                twice.then_some("delivery-options"),
                "{town:?}"
            );
        }
    }
}
