//! What an artisan writes.

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

/// A region by its ISO 3166-2 code: `NG-LA` is Lagos.
#[derive(Deserialize, PartialEq)]
#[serde(try_from = "String")]
struct Area(String);

impl TryFrom<String> for Area {
    type Error = &'static str;

    fn try_from(code: String) -> Result<Self, &'static str> {
        let is_code = code.split_once('-').is_some_and(|(country, region)| {
            country.len() == 2
                && country.bytes().all(|byte| byte.is_ascii_uppercase())
                && (1..=3).contains(&region.len())
                && region.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        });
        if is_code { Ok(Self(code)) } else { Err("takes an ISO 3166-2 code, such as NG-LA") }
    }
}

impl From<Body> for Profile {
    fn from(body: Body) -> Self {
        Self {
            display_name: body.display_name.0,
            legal_name: body.legal_name.into(),
            trades: body.trades.into_vec().into_iter().map(String::from).collect(),
            areas: body.areas.into_vec().into_iter().map(|area| area.0).collect(),
            about: body.about.into(),
        }
    }
}
