//! What the API shows of artisans, products, orders, payments and money. Several functions show the same thing; it looks
//! the same in each.

mod artisan;
mod order;
mod payment;
mod product;
mod wallet;

pub use artisan::{ArtisanView, OwnArtisanView, PayoutAccountView};
pub use order::{DeliveryView, EscrowView, OrderView};
pub use payment::PaymentView;
pub use product::{ImageView, ProductView};
pub use wallet::{StatementLine, WalletView};
