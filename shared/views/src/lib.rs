//! What the API shows of artisans, products, orders, disputes, payments and money. Several functions show the same thing; it looks
//! the same in each.

mod artisan;
mod books;
mod chargeback;
mod dispute;
mod notification;
mod order;
mod payment;
mod payout;
mod product;
mod refund;
mod user;
mod wallet;

pub use artisan::{ArtisanView, OwnArtisanView, PayoutAccountView};
pub use books::{AuditView, DifferenceView};
pub use chargeback::ChargebackView;
pub use dispute::DisputeView;
pub use notification::NotificationView;
pub use order::{DeliveryView, EscrowView, OrderView};
pub use payment::PaymentView;
pub use payout::PayoutView;
pub use product::{ImageView, ProductView};
pub use refund::RefundView;
pub use user::UserView;
pub use wallet::{StatementLine, WalletView};
