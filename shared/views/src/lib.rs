//! What the API shows of artisans, products, orders, disputes, payments and money. Several functions show the same thing; it looks
//! the same in each.

mod artisans;
mod books;
mod cart;
mod catalogue;
mod chargebacks;
mod disputes;
mod messages;
mod notifications;
mod offers;
mod orders;
mod payments;
mod payouts;
mod refunds;
mod reports;
mod reviews;
mod uploads;
mod users;
mod wallet;

pub use artisans::{ArtisanStandingView, ArtisanSummaryView, ArtisanView, OwnArtisanView, PayoutAccountView};
pub use books::{AuditView, DifferenceView, EntryView};
pub use cart::{CartLinesView, CartView};
pub use catalogue::{ImageView, ImportView, ProductView, ProductWithArtisanView};
pub use chargebacks::ChargebackView;
pub use disputes::{DisputeView, DisputeWithPartiesView};
pub use messages::{BlockView, ConversationLineView, ConversationView, MessageView, TalkView};
pub use notifications::{NotificationView, ReadMarkView};
pub use offers::{OfferView, OfferWithPartiesView, OwnOfferView};
pub use orders::{DeliveryView, EscrowView, OrderView, OrderWithPartiesView};
pub use payments::PaymentView;
pub use payouts::PayoutView;
pub use refunds::RefundView;
pub use reports::{FiledView, ReportStandingView, ReportView};
pub use reviews::{OrderReviewsView, RatingView, ReviewPageView, ReviewStandingView, ReviewWithPartiesView};
pub use uploads::UploadView;
pub use users::{AddressBookView, BuyerView, DeletionView, FavouritesView, MeView, UserView};
pub use wallet::{StatementLine, WalletView};
