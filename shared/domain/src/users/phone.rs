//! Telephone numbers as people enter them.

use serde::Deserialize;

use super::{InvalidPhone, Phone};

/// The country codes that are assigned (ITU-T E.164, list of 2024), in ranges. No code is the beginning of another.
const COUNTRY_CODES: &[std::ops::RangeInclusive<u16>] = &[
    1..=1,
    7..=7,
    20..=20,
    27..=27,
    30..=34,
    36..=36,
    39..=41,
    43..=49,
    51..=58,
    60..=66,
    81..=82,
    84..=84,
    86..=86,
    90..=95,
    98..=98,
    211..=213,
    216..=216,
    218..=218,
    220..=258,
    260..=269,
    290..=291,
    297..=299,
    350..=359,
    370..=378,
    380..=383,
    385..=387,
    389..=389,
    420..=421,
    423..=423,
    500..=509,
    590..=599,
    670..=670,
    672..=683,
    685..=692,
    800..=800,
    808..=808,
    850..=850,
    852..=853,
    855..=856,
    870..=870,
    878..=878,
    880..=883,
    886..=886,
    888..=888,
    960..=968,
    970..=977,
    979..=979,
    992..=996,
    998..=998,
];

/// A number that somebody gives: in international form, of a country that there is, and, in Nigeria, of a form that the numbering plan
/// has. Stricter than what is stored, since rules change and people stay.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct NewPhone(Phone);

impl From<NewPhone> for Phone {
    fn from(phone: NewPhone) -> Self {
        phone.0
    }
}

impl TryFrom<String> for NewPhone {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        let phone = Phone::try_from(text).map_err(|InvalidPhone| {
            "takes a telephone number with a plus and the country code, without spaces: +2348012345678"
        })?;
        let digits = phone.as_str().trim_start_matches('+');
        let is_assigned = |length: usize| {
            digits.get(..length).and_then(|code| code.parse().ok()).is_some_and(|code: u16| {
                code >= LEAST[length - 1] && COUNTRY_CODES.iter().any(|range| range.contains(&code))
            })
        };
        if !(1..=3).any(is_assigned) {
            return Err("takes a telephone number that begins with the code of a country: +2348012345678");
        }
        match digits.strip_prefix("234") {
            Some(national) if national.starts_with('0') => {
                Err("takes a telephone number without the 0 after the country code: +2348012345678")
            }
            Some(national) if !is_nigerian(national) => Err(
                "takes a whole number of Nigeria: ten digits after +234, or seven or eight of a fixed line",
            ),
            _ => Ok(Self(phone)),
        }
    }
}

/// The least number with one, two or three digits.
const LEAST: [u16; 3] = [1, 10, 100];

/// Mobile numbers begin with 70 to 91 and have ten digits, as have fixed lines of the newer plan, which begin with 20; older ones have
/// seven or eight.
fn is_nigerian(national: &str) -> bool {
    let bytes = national.as_bytes();
    match bytes.len() {
        10 => matches!(bytes[0], b'7'..=b'9') && matches!(bytes[1], b'0' | b'1') || bytes.starts_with(b"20"),
        7 | 8 => matches!(bytes[0], b'1'..=b'9'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_that_can_be_called() {
        for good in [
            "+2348031234567",
            "+2347012345678",
            "+2349112345678",
            "+2342012345678",
            "+23412345678",
            "+14155552671",
            "+447911123456",
            "+233241234567",
            "+35312345678",
        ] {
            assert_eq!(Phone::from(NewPhone::try_from(good.to_owned()).unwrap()).as_str(), good);
        }
        for wrong in [
            "",
            "+",
            "08031234567",
            "2348031234567",
            "+234 803 123 4567",
            "+23408031234567",
            "+99912345678",
            "+9991234567",
            "+234803123456",
            "+23480312345678",
            "+2346012345678",
            "+21012345678",
            "+2348031234567x",
            "+٢٣٤٨٠٣١٢٣٤٥٦٧",
        ] {
            assert!(NewPhone::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
