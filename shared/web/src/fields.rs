//! Types for the fields of bodies and queries. Each refuses what breaks its rule and says what the rule is.

use std::fmt;
use std::ops::Deref;

use domain::text::{self, Lines};
use domain::{Currency, Money};
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::read::NULLABLE;

/// Prose of `MIN` to `MAX` characters, in the form of [`domain::text`]; may have several lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text<const MIN: usize, const MAX: usize>(String);

/// A name or title of `MIN` to `MAX` characters on one line, in the form of [`domain::text`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OneLine<const MIN: usize, const MAX: usize>(String);

/// A Nigerian bank account number (NUBAN): ten digits, leading zeros count. Not for `Debug`: a log must never have it.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct AccountNumber(String);

/// A whole number from `MIN` to `MAX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Whole<const MIN: i64, const MAX: i64>(i64);

/// An amount of money from `MIN` to `MAX` minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount<const MIN: i64, const MAX: i64> {
    amount: Whole<MIN, MAX>,
    currency: Currency,
}

/// A field that may be left out, and that may be `null`, which is something else. Its field has `#[serde(default)]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Nullable<T> {
    /// It was left out.
    #[default]
    Absent,
    /// It is `null`.
    Null,
    /// It has a value.
    Value(T),
}

/// At most `MAX` of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListOf<T, const MAX: usize>(Vec<T>);

impl AccountNumber {
    /// Enough to recognise it.
    pub fn last4(&self) -> &str {
        &self.0[6..]
    }
}

impl TryFrom<String> for AccountNumber {
    type Error = &'static str;

    fn try_from(number: String) -> Result<Self, &'static str> {
        let is_number = number.len() == 10 && number.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { Ok(Self(number)) } else { Err("takes an account number of ten digits") }
    }
}

impl From<AccountNumber> for String {
    fn from(number: AccountNumber) -> Self {
        number.0
    }
}

impl Deref for AccountNumber {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MIN: i64, const MAX: i64> Whole<MIN, MAX> {
    /// The number.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl<const MIN: i64, const MAX: i64> Amount<MIN, MAX> {
    /// The money.
    pub fn money(self) -> Money {
        Money::new(self.amount.get(), self.currency)
    }
}

impl<T, const MAX: usize> ListOf<T, MAX> {
    /// The things.
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }
}

impl<T, const MAX: usize> Default for ListOf<T, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const MAX: usize> Deref for ListOf<T, MAX> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T, const MAX: usize> IntoIterator for ListOf<T, MAX> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

macro_rules! text {
    ($name:ident, $lines:expr) => {
        impl<const MIN: usize, const MAX: usize> Deref for $name<MIN, MAX> {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl<const MIN: usize, const MAX: usize> From<$name<MIN, MAX>> for String {
            fn from(text: $name<MIN, MAX>) -> Self {
                text.0
            }
        }

        impl<'de, const MIN: usize, const MAX: usize> Deserialize<'de> for $name<MIN, MAX> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text::fit(&text, $lines, MIN, MAX).map(Self).map_err(D::Error::custom)
            }
        }
    };
}

text!(Text, Lines::Several);
text!(OneLine, Lines::One);

impl<'de, const MIN: i64, const MAX: i64> Deserialize<'de> for Whole<MIN, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        if number < MIN {
            return Err(D::Error::custom(format!("is too small; the least is {}", grouped(MIN))));
        }
        if number > MAX {
            return Err(D::Error::custom(format!("is too large; the most is {}", grouped(MAX))));
        }
        Ok(Self(number))
    }
}

/// `-12,500` for -12500.
fn grouped(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", domain::money::grouped(number.unsigned_abs()))
}

impl<'de, T: Deserialize<'de>, const MAX: usize> Deserialize<'de> for ListOf<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T, const MAX: usize>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>, const MAX: usize> Visitor<'de> for Items<T, MAX> {
            type Value = ListOf<T, MAX>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list of at most {MAX}")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    if items.len() == MAX {
                        return Err(A::Error::custom(format!("takes a list of at most {MAX}")));
                    }
                    items.push(item);
                }
                Ok(ListOf(items))
            }
        }

        deserializer.deserialize_seq(Items(std::marker::PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsSent<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for AsSent<T> {
            type Value = Nullable<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value or null")
            }

            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Ok(Nullable::Absent)
            }

            fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
                Ok(Nullable::Null)
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<Self::Value, D::Error> {
                T::deserialize(value).map(Nullable::Value)
            }
        }

        deserializer.deserialize_newtype_struct(NULLABLE, AsSent(std::marker::PhantomData))
    }
}
