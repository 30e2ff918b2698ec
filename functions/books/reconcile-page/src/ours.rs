//! What our books say about what the gateway lists.

use domain::books::reconciliation::{About, Movement, Named};
use domain::refunds::Refund;

use crate::Desk;

impl Desk {
    /// Ours of each, which is known by its reference, and of a transaction by the gateway's own number as well.
    ///
    /// Money that came twice has the reference of a payment of ours, perhaps of one that another gateway took. It is a stray
    /// here, by the number where a reference can be paid in several attempts, else by the reference.
    pub(crate) async fn look_up(
        &self,
        gateway: &str,
        about: About,
        names: &[(&str, Option<&str>)],
    ) -> Result<Vec<Option<Movement>>, store::Error> {
        let references: Vec<String> = names.iter().map(|(reference, _)| (*reference).to_owned()).collect();
        let mut ours = self.table.movements().named(gateway, about, &references).await?;
        for movement in &mut ours {
            movement.take_if(|movement| movement.gateway() != gateway);
        }
        if about != About::Transaction {
            return Ok(ours);
        }
        let by_number = names.iter().map(|(_, number)| *number);
        let by_reference = names.iter().map(|(reference, _)| Some(*reference));
        for names in [by_number.collect::<Vec<_>>(), by_reference.collect()] {
            let strays: Vec<Option<Named>> = ours
                .iter()
                .zip(names)
                .map(|(known, name)| name.filter(|_| known.is_none()))
                .map(|name| name.map(|name| Named::Stray(Refund::stray_id(gateway, name))))
                .collect();
            if strays.iter().all(Option::is_none) {
                continue;
            }
            for (known, stray) in ours.iter_mut().zip(self.table.movements().load(&strays).await?) {
                *known = known.take().or(stray);
            }
        }
        Ok(ours)
    }
}
