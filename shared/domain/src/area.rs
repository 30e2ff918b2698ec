//! Areas of the market, by code.

use serde::Deserialize;

/// The states of Nigeria and its capital territory, by ISO 3166-2.
pub const AREAS: [&str; 37] = [
    "NG-AB", "NG-AD", "NG-AK", "NG-AN", "NG-BA", "NG-BE", "NG-BO", "NG-BY", "NG-CR", "NG-DE", "NG-EB",
    "NG-ED", "NG-EK", "NG-EN", "NG-FC", "NG-GO", "NG-IM", "NG-JI", "NG-KD", "NG-KE", "NG-KN", "NG-KO",
    "NG-KT", "NG-KW", "NG-LA", "NG-NA", "NG-NI", "NG-OG", "NG-ON", "NG-OS", "NG-OY", "NG-PL", "NG-RI",
    "NG-SO", "NG-TA", "NG-YO", "NG-ZA",
];

/// One of [`AREAS`], by its place there: `NG-LA` is Lagos.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Area(usize);

impl Area {
    /// Its code.
    pub const fn code(self) -> &'static str {
        AREAS[self.0]
    }
}

impl TryFrom<String> for Area {
    type Error = &'static str;

    fn try_from(code: String) -> Result<Self, &'static str> {
        let known = AREAS.iter().position(|area| *area == code);
        known.map(Self).ok_or("takes the ISO 3166-2 code of a state of Nigeria, such as NG-LA for Lagos")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_one_of_the_list() {
        for code in ["NG-LA", "NG-FC", "NG-ZA"] {
            assert_eq!(Area::try_from(code.to_owned()).unwrap().code(), code);
        }
        for wrong in ["", "Lagos", "XX-ZZ9", "NG-XX", "ng-la", "NG-LA ", "NG", "GH-AA"] {
            assert!(Area::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
        assert!(AREAS.is_sorted() && AREAS.iter().all(|area| area.starts_with("NG-")));
    }
}
