//! What an artisan writes.

use domain::area::Area;
use domain::artisans::Profile;
use domain::text::is_reserved_name;
use serde::Deserialize;
use web::{OneLine, SetOf, Text};

const TRADES_MAX: usize = 10;
/// More than any country of ours has regions.
const AREAS_MAX: usize = 50;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    display_name: ShopName,
    legal_name: OneLine<1, 120>,
    trades: SetOf<OneLine<2, 40>, 1, TRADES_MAX>,
    areas: SetOf<Area, 1, AREAS_MAX>,
    about: Text<0, 2000>,
}

/// What a shop is called; not what would pass for the platform.
#[derive(Deserialize)]
#[serde(try_from = "Name")]
struct ShopName(String);

type Name = OneLine<1, 80>;

impl TryFrom<Name> for ShopName {
    type Error = &'static str;

    fn try_from(name: Name) -> Result<Self, &'static str> {
        if is_reserved_name(&name) {
            return Err("sounds like Homify itself, which could mislead buyers. Choose another name");
        }
        Ok(Self(name.into()))
    }
}

impl From<Body> for Profile {
    fn from(body: Body) -> Self {
        Self {
            display_name: body.display_name.0,
            legal_name: body.legal_name.into(),
            trades: body.trades.into_vec().into_iter().map(String::from).collect(),
            areas: body.areas.into_vec().into_iter().map(|area| area.code().to_owned()).collect(),
            about: body.about.into(),
        }
    }
}
