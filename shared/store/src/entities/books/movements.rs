//! Movements of money at a gateway, as our books have them. B4 those that a page of a gateway's list names.

use domain::books::reconciliation::{About, Movement, Named};

use crate::entities::{payment_key, payout_key, refund_key};
use crate::{Error, Key, Loaded, Table};

repository! {
    /// The movements in the table.
    Movements, movements
}

impl Movements {
    /// B4: what up to a hundred of a gateway's references lead to, in their order, in one round trip.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn named(
        &self,
        gateway: &str,
        about: About,
        references: &[String],
    ) -> Result<Vec<Option<Movement>>, Error> {
        let named: Vec<Option<Named>> =
            references.iter().map(|reference| Named::of(gateway, about, reference)).collect();
        self.load(&named).await
    }

    /// B4: up to a hundred movements, in their order; `None` for what is not there.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn load(&self, named: &[Option<Named>]) -> Result<Vec<Option<Movement>>, Error> {
        let keys: Vec<Key> = named.iter().flatten().map(key).collect();
        let mut items = self.0.get_many(&keys).await?;
        let mut found: Vec<(Named, Movement)> = Vec::with_capacity(keys.len());
        for named in named.iter().flatten() {
            let key = key(named);
            let movement = match named {
                Named::Payment(_) => items.take(&key)?.map(Loaded::into_inner).map(Movement::Payment),
                Named::Stray(_) => items.take(&key)?.map(Loaded::into_inner).map(Movement::Stray),
                Named::Refund(_) => items.take(&key)?.map(Loaded::into_inner).map(Movement::Refund),
                Named::Payout(_) => items.take(&key)?.map(Loaded::into_inner).map(Movement::Payout),
            };
            found.extend(movement.map(|movement| (*named, movement)));
        }
        // A list that changes while it is paged may name one twice.
        let of = |named: &Named| found.iter().find(|(name, _)| name == named).map(|(_, found)| found.clone());
        Ok(named.iter().map(|named| named.as_ref().and_then(of)).collect())
    }
}

fn key(named: &Named) -> Key {
    match named {
        Named::Payment(id) => payment_key(*id),
        Named::Stray(id) | Named::Refund(id) => refund_key(*id),
        Named::Payout(id) => payout_key(*id),
    }
}
