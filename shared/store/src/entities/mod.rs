//! The entities: their keys, their places in the indexes, and a typed repository for each. Keys are made nowhere else.

/// Declares the repository of an entity, and how a [`Table`](crate::Table) gives it. `Table` is in scope where it is used.
macro_rules! repository {
    ($(#[$doc:meta])* $name:ident, $of_table:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(Table);

        impl Table {
            $(#[$doc])*
            pub fn $of_table(&self) -> $name {
                $name(self.clone())
            }
        }
    };
}

mod artisans;
mod books;
mod cart;
mod catalogue;
mod chargebacks;
mod disputes;
mod identity;
mod messages;
mod notifications;
mod offers;
mod orders;
mod parties;
mod payments;
mod payouts;
mod platform;
mod refunds;
mod reports;
mod reviews;
mod search;
mod uploads;
mod users;
mod wallet;

pub use artisans::{Artisans, ShownArtisan, artisan_key, require_selling, require_verified};
pub use books::{
    Audits, Books, DayTotals, Differences, LedgerEntry, Mark, Movements, Segment, Touched, UnderWay,
    audit_key, difference_key,
};
pub use cart::{CartNow, Carts, ForCheckout, Named, cart_key, reservations_key};
pub(crate) use catalogue::return_stock;
pub use catalogue::{
    ImportQueue, Products, import_key, product_key, recount_stock, reserve_stock, stock_key, tie_stock,
};
pub use chargebacks::{Chargebacks, chargeback_key};
pub use disputes::{Disputes, OwnDispute, dispute_key, list_dispute};
pub use identity::{
    Challenged, Follower, Identity, Proofs, SignInRead, SignUp, Tried, ask_mail, challenge_key,
    claim_account, claim_accounts, claim_email, credentials_key, email_token_key, forget_attempts,
    keep_email_change, pending_key, release_account, require_account, require_unchanged, session_key,
    set_roles, sign_up_key,
};
pub use messages::{
    ForQuestion, Messages, Talk, UNREAD_CONVERSATIONS_MAX, add_message, conversation_key, lift_block,
    set_block,
};
pub use notifications::{Notifications, UNREAD_MAX};
pub use offers::{BesideOffers, ForOffer, Offers, offer_key, require_bargaining, require_on_sale};
pub use orders::{Delivery, OrderWithDelivery, Orders, Pin, delivery_key, order_key};
pub use parties::Parties;
pub use payments::{Circuits, Inbox, Payments, circuit_key, mark_circuit, payment_key};
pub use payouts::{Payouts, payout_key};
pub use platform::{Overdue, Timers};
pub use refunds::{RefundAccount, Refunds, refund_account_key, refund_key};
pub use reports::{ForDecision, ForFiling, Reports, report_key};
pub use reviews::{
    ProductReview, Ratings, Reviewed, Reviews, Told, put_review, rating_key, require_no_review, review_key,
};
pub use search::{InStock, Listings, Searches, index_pointer_key};
pub use uploads::{Uploads, picture_key, upload_key};
pub use users::{
    Departures, Leaver, ORDER_CALLS_MAX, Open, OrderTraces, Own, Users, come_back, erase_all, erase_log_in,
    erase_order_traces, set_leaving, user_key,
};
pub use wallet::{Wallets, wallet_key};

pub use crate::item::{DUE_SHARDS, LEDGER_SHARDS, VERIFIED_SHARDS, due_partition, due_step};

use domain::Day;

use crate::Key;
use crate::item::shard;

/// `LEDGER#2026-11-22#7`: the postings of a day of the market, spread by the entity that they belong to.
pub fn ledger_partition(day: Day, subject: &str) -> String {
    format!("LEDGER#{day}#{}", shard(subject, LEDGER_SHARDS))
}

/// The text of the identifier in an entity's partition: `ord_01J…` of `ORDER#ord_01J…`.
pub fn subject_id(partition: &str) -> &str {
    partition.split('#').nth(1).unwrap_or(partition)
}

/// What [`key_of_text`] leads back from: `ord_01J…`, or `art_01J…:NGN` for a wallet.
pub fn text_of_key(key: &Key) -> String {
    key.subject().split('#').skip(1).collect::<Vec<_>>().join(":")
}

/// The entity that an identifier names, for operators: `ord_01J…`, or `art_01J…/NGN` for a wallet, in a path `art_01J…:NGN`.
pub fn key_of_text(text: &str) -> Option<Key> {
    if let Some((artisan, currency)) = text.split_once(['/', ':']) {
        return Some(wallet_key(artisan.parse().ok()?, currency.parse().ok()?));
    }
    match text.split('_').next()? {
        "cnv" => text.parse().ok().map(conversation_key),
        "dsp" => text.parse().ok().map(dispute_key),
        "ord" => text.parse().ok().map(order_key),
        "pay" => text.parse().ok().map(payment_key),
        "chb" => text.parse().ok().map(chargeback_key),
        "ref" => text.parse().ok().map(refund_key),
        "pyt" => text.parse().ok().map(payout_key),
        "usr" => text.parse().ok().map(user_key),
        "art" => text.parse().ok().map(artisan_key),
        "prd" => text.parse().ok().map(product_key),
        "dif" => text.parse().ok().map(difference_key),
        "upl" => text.parse().ok().map(picture_key),
        "imp" => text.parse().ok().map(import_key),
        "rpt" => text.parse().ok().map(report_key),
        "ofr" => text.parse().ok().map(offer_key),
        "rev" => text.parse().ok().map(review_key),
        "aud" => text.parse().ok().map(audit_key),
        _ => None,
    }
}
