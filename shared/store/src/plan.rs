//! Applying a plan: what the rules want written, conditioned on what was read.

use domain::chargebacks::Chargeback;
use domain::disputes::Dispute;
use domain::orders::Order;
use domain::payments::Payment;
use domain::payouts::Payout;
use domain::refunds::Refund;
use domain::steps::{Plan, Write, Written};
use domain::wallet::Wallet;

use crate::entities::return_stock;
use crate::{Audited, Change, Error, Loaded, Stored};

macro_rules! planned {
    ($($kind:ident),*) => {
        /// An entity that a plan was made from: what the plan changes of it is written only if it still has the version that
        /// was read.
        #[derive(Debug, Clone, Copy)]
        pub enum Read<'a> {
            $(
                #[doc = concat!("A `", stringify!($kind), "`.")]
                $kind(&'a Loaded<$kind>)
            ),*
        }

        $(
            impl<'a> From<&'a Loaded<$kind>> for Read<'a> {
                fn from(loaded: &'a Loaded<$kind>) -> Self {
                    Self::$kind(loaded)
                }
            }
        )*

        impl Change {
            /// Adds all that `plan` writes. `read` is what it was made from; a plan that changes something else is broken, and
            /// with it the change.
            pub fn apply(&mut self, plan: Plan, read: &[Read<'_>]) {
                for write in plan.into_writes() {
                    match write {
                        $(
                            Write::$kind(written) => {
                                let key = written.entity().key();
                                let before = read.iter().find_map(|read| match read {
                                    Read::$kind(loaded) if loaded.entity.key() == key => Some(*loaded),
                                    _ => None,
                                });
                                self.write_planned(before, written);
                            }
                        )*
                        Write::Stock(returned) => return_stock(self, returned.product_id, returned.quantity),
                    }
                }
            }
        }
    };
}

planned!(Order, Wallet, Payment, Refund, Dispute, Chargeback, Payout);

impl Change {
    fn write_planned<E: Audited>(&mut self, before: Option<&Loaded<E>>, written: Written<E>) {
        match (written, before) {
            (Written::Created(outcome), _) => {
                self.create(outcome);
            }
            (Written::Changed(outcome), Some(before)) => {
                self.save(before, outcome);
            }
            (Written::Rescheduled(later), Some(before)) => self.reschedule(before, &later),
            (written @ (Written::Changed(_) | Written::Rescheduled(_)), None) => {
                let key = written.entity().key();
                self.fail(Error::invalid(format!("a plan changes {}, which was not read", key.subject())));
            }
        }
    }
}
