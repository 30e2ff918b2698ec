//! The pages of an app that notices, mails and gateways lead to: an app has to serve each of them.

use std::fmt;

use crate::{ConversationId, DisputeId, OrderId, PaymentId};

/// A page of the app, with what it shows. Displayed, it is its path: `/orders/ord_01J…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppPage {
    /// An order, for both sides.
    Order(OrderId),
    /// A dispute, for both sides.
    Dispute(DisputeId),
    /// What two people write to each other.
    Conversation(ConversationId),
    /// A payment with its orders.
    Payment(PaymentId),
    /// What a buyer offered for products.
    OwnOffers,
    /// What was offered for what an artisan sells.
    Offers,
    /// The artisan's wallet.
    Wallet,
    /// The artisan's products.
    OwnProducts,
    /// All that somebody was told.
    Notifications,
    /// The artisan's profile, with verification and payout account.
    OwnArtisan,
    /// Where one logs in.
    LogIn,
    /// Where one asks for a link to a new password.
    ForgotPassword,
    /// Where a link to an address leads, at sign-up and after a change; with `token`.
    VerifyEmail,
    /// Where one chooses a new password; with `token`.
    ResetPassword,
    /// Where one takes back an account whose address somebody changed; with `token`.
    RestoreEmail,
}

/// Every path, and what leads there: the pages in their order, and the one that gateways are configured to lead back to. What stands in
/// braces is an identifier.
pub const APP_PATHS: [(&str, &str); 16] = [
    ("/orders/{order_id}", "notices of an order and of its refunds"),
    ("/disputes/{dispute_id}", "notices of a dispute"),
    ("/conversations/{conversation_id}", "notices of a message"),
    ("/payments/{payment_id}", "notices of a payment, and of a refund of no order"),
    ("/offers", "notices of an offer on a price, to the buyer"),
    ("/me/offers", "notices of an offer on a price, to the artisan"),
    ("/me/wallet", "notices of a wallet and of payouts"),
    ("/me/products", "notices of a product that an administrator hid"),
    ("/notifications", "notices of what was reported, which may not be there any more"),
    ("/me/artisan", "notices of an artisan's account"),
    ("/login", "the mail to an address that has an account already, and the one about a deletion"),
    ("/forgot", "the mails about what was changed of an account"),
    ("/verify-email?token=…", "the mail to an address that is to be confirmed"),
    ("/reset-password?token=…", "the mail with the way to a new password"),
    ("/restore-email?token=…", "the mail to an address that was replaced"),
    ("/checkout/return?reference=…", "the gateway's page, after the payment: `CheckoutReturnUrl`"),
];

impl fmt::Display for AppPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Order(id) => write!(f, "/orders/{id}"),
            Self::Dispute(id) => write!(f, "/disputes/{id}"),
            Self::Conversation(id) => write!(f, "/conversations/{id}"),
            Self::Payment(id) => write!(f, "/payments/{id}"),
            Self::OwnOffers => f.write_str("/offers"),
            Self::Offers => f.write_str("/me/offers"),
            Self::Wallet => f.write_str("/me/wallet"),
            Self::OwnProducts => f.write_str("/me/products"),
            Self::Notifications => f.write_str("/notifications"),
            Self::OwnArtisan => f.write_str("/me/artisan"),
            Self::LogIn => f.write_str("/login"),
            Self::ForgotPassword => f.write_str("/forgot"),
            Self::VerifyEmail => f.write_str("/verify-email"),
            Self::ResetPassword => f.write_str("/reset-password"),
            Self::RestoreEmail => f.write_str("/restore-email"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::*;
    use crate::{Timestamp, TypedId};

    #[test]
    fn every_page_stands_in_the_list_under_its_path() {
        let payment = PaymentId::new(Timestamp::from_millis(1), [1; 10]);
        let pages = [
            AppPage::Order(order_id()),
            AppPage::Dispute(dispute_id()),
            AppPage::Conversation(order_id().conversation()),
            AppPage::Payment(payment),
            AppPage::OwnOffers,
            AppPage::Offers,
            AppPage::Wallet,
            AppPage::OwnProducts,
            AppPage::Notifications,
            AppPage::OwnArtisan,
            AppPage::LogIn,
            AppPage::ForgotPassword,
            AppPage::VerifyEmail,
            AppPage::ResetPassword,
            AppPage::RestoreEmail,
        ];
        for (page, (path, _)) in pages.into_iter().zip(APP_PATHS) {
            let fixed = path.split(['{', '?']).next().unwrap_or_default();
            let path = page.to_string();
            assert!(path == fixed || (fixed.ends_with('/') && path.starts_with(fixed)), "{path}");
        }
    }
}
