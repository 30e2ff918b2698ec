//! What buyers want: how it becomes orders, and how it gets to them.

mod checkout;
mod delivery;
mod saved;
