//! What the API shows of orders, payments and money. Several functions show the same thing; it looks the same in each.

mod order;
mod payment;
mod wallet;

pub use order::{DeliveryView, EscrowView, OrderView};
pub use payment::PaymentView;
pub use wallet::{StatementLine, WalletView};
