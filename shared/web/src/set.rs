//! Lists in which nothing stands twice.

use std::fmt;
use std::ops::Deref;

use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

/// `MIN` to `MAX` different things, in the order in which they were sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetOf<T, const MIN: usize, const MAX: usize>(Vec<T>);

impl<T, const MAX: usize> Default for SetOf<T, 0, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const MIN: usize, const MAX: usize> SetOf<T, MIN, MAX> {
    /// The things.
    pub fn into_vec(self) -> Vec<T> {
        self.0
    }
}

impl<T, const MIN: usize, const MAX: usize> Deref for SetOf<T, MIN, MAX> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de> + PartialEq, const MIN: usize, const MAX: usize> Deserialize<'de>
    for SetOf<T, MIN, MAX>
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Things<T, const MIN: usize, const MAX: usize>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de> + PartialEq, const MIN: usize, const MAX: usize> Visitor<'de>
            for Things<T, MIN, MAX>
        {
            type Value = SetOf<T, MIN, MAX>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list of {MIN} to {MAX} different items")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut things = Vec::new();
                while let Some(thing) = list.next_element()? {
                    if things.len() == MAX || things.contains(&thing) {
                        return Err(A::Error::custom(format!(
                            "takes a list of {MIN} to {MAX} different items"
                        )));
                    }
                    things.push(thing);
                }
                if things.len() < MIN {
                    return Err(A::Error::custom(format!("takes a list of {MIN} to {MAX} different items")));
                }
                Ok(SetOf(things))
            }
        }

        deserializer.deserialize_seq(Things(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_its_size_and_nothing_twice() {
        let read = |json: &str| serde_json::from_str::<SetOf<u8, 1, 2>>(json);
        assert_eq!(&*read("[2,1]").unwrap(), [2, 1]);
        for wrong in ["[]", "[1,1]", "[1,2,3]"] {
            let error = read(wrong).unwrap_err().to_string();
            assert!(error.starts_with("takes a list of 1 to 2 different items"), "{wrong}: {error}");
        }
    }
}
