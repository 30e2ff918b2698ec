//! What an artisan offers.

use domain::area::Area;
use domain::artisans::delivery::{
    AREA_FEES_MAX, AreaFee, Courier, DAYS_MAX, DeliveryOptions, OwnDelivery, PickUp,
};
use domain::market::TOTAL_MAX;
use serde::Deserialize;
use web::{Amount, ListOf, OneLine, Text, Whole};

type Days = Whole<1, { DAYS_MAX as i64 }>;
type Fee = Amount<0, TOTAL_MAX>;
type FreeFrom = Amount<1, TOTAL_MAX>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    pick_up: Option<NewPickUp>,
    own_delivery: Option<NewOwnDelivery>,
    courier: Option<NewCourier>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewPickUp {
    place: Text<5, 300>,
    days: Days,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewOwnDelivery {
    areas: ListOf<NewAreaFee, AREA_FEES_MAX>,
    free_from: Option<FreeFrom>,
    days: Days,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewAreaFee {
    area: Area,
    town: Option<OneLine<2, 80>>,
    fee: Fee,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewCourier {
    note: Text<3, 300>,
    fee: Fee,
    free_from: Option<FreeFrom>,
    days: Days,
}

impl From<Body> for DeliveryOptions {
    fn from(body: Body) -> Self {
        Self {
            pick_up: body
                .pick_up
                .map(|NewPickUp { place, days }| PickUp { place: place.into(), days: whole(days) }),
            own_delivery: body.own_delivery.map(|NewOwnDelivery { areas, free_from, days }| OwnDelivery {
                areas: areas.into_iter().map(AreaFee::from).collect(),
                free_from: free_from.map(Amount::money),
                days: whole(days),
            }),
            courier: body.courier.map(|NewCourier { note, fee, free_from, days }| Courier {
                note: note.into(),
                fee: fee.money(),
                free_from: free_from.map(Amount::money),
                days: whole(days),
            }),
        }
    }
}

impl From<NewAreaFee> for AreaFee {
    fn from(NewAreaFee { area, town, fee }: NewAreaFee) -> Self {
        Self { area: area.code().to_owned(), town: town.map(String::from), fee: fee.money() }
    }
}

fn whole(days: Days) -> u32 {
    u32::try_from(days.get()).unwrap_or(DAYS_MAX)
}
