//! Where a person has things brought, so that nobody types it twice.

use serde::{Deserialize, Serialize};

use crate::UserId;

/// Addresses that a person keeps at most.
pub const ADDRESSES_MAX: usize = 10;

/// Where goods go to, and to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedAddress {
    /// Who receives.
    pub recipient: String,
    /// Whom to call on the way.
    pub phone: String,
    /// Street, number, landmark.
    pub address: String,
    /// Town or city.
    pub city: String,
    /// ISO 3166-2, such as `NG-LA`.
    pub area: String,
}

/// A person's addresses; the first is the one that a checkout begins with. Personal, and no part of any order: what an order was sent to
/// stays with the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressBook {
    /// Whose.
    pub user_id: UserId,
    /// The addresses.
    pub addresses: Vec<SavedAddress>,
}

impl AddressBook {
    /// None yet.
    pub fn none(user_id: UserId) -> Self {
        Self { user_id, addresses: Vec::new() }
    }

    /// With `addresses` in place of those before; `None` when nothing is different.
    pub fn rewrite(&self, addresses: Vec<SavedAddress>) -> Option<Self> {
        (addresses != self.addresses).then_some(Self { user_id: self.user_id, addresses })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Timestamp, TypedId};

    #[test]
    fn a_book_is_rewritten_as_a_whole_and_only_if_it_differs() {
        let none = AddressBook::none(UserId::new(Timestamp::from_millis(1), [1; 10]));
        assert_eq!(none.rewrite(Vec::new()), None);
        let home = SavedAddress {
            recipient: "Ada Obi".to_owned(),
            phone: "+2348012345678".to_owned(),
            address: "12 Allen Avenue".to_owned(),
            city: "Ikeja".to_owned(),
            area: "NG-LA".to_owned(),
        };
        let work = SavedAddress { city: "Yaba".to_owned(), ..home.clone() };
        let book = none.rewrite(vec![home.clone(), work.clone()]).unwrap();
        assert_eq!(book.rewrite(vec![home.clone(), work.clone()]), None);
        let turned = book.rewrite(vec![work, home]).unwrap();
        assert_eq!(turned.addresses[0].city, "Yaba", "the first is another one");
    }
}
