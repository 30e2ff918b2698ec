//! How each kind of item is read and written, compiled once.
//!
//! What is generic is compiled in each crate that uses it. For an order that takes longer than to compile a function, and most
//! functions read or write one. What is named here is compiled with this crate, and functions are linked to it.

#![allow(dead_code, reason = "nothing calls these: that they are here has them compiled")]

use domain::Outcome;
use domain::artisan::Artisan;
use domain::audit::{Audit, AuditProgress};
use domain::catalogue::{Product, Stock};
use domain::chargeback::Chargeback;
use domain::circuit::Circuit;
use domain::credentials::{Credentials, LoginAttempts};
use domain::dispute::Dispute;
use domain::notification::Notification;
use domain::order::Order;
use domain::payment::Payment;
use domain::payout::Payout;
use domain::reconciliation::Difference;
use domain::refund::Refund;
use domain::session::Session;
use domain::upload::Upload;
use domain::user::User;
use domain::wallet::Wallet;

use crate::entities::{DayTotals, Delivery, EmailToken, Mark, RefundAccount, Segment};
use crate::item::{Item, from_item, to_item};
use crate::once::StoredAnswer;
use crate::{Change, Error, Loaded};

macro_rules! stored {
    ($($entity:ty),* $(,)?) => {$(
        const _: () = {
            static READ: fn(Item) -> Result<Loaded<$entity>, Error> = from_item;
            static WRITE: fn(&$entity, u64, &str) -> Result<Item, Error> = to_item;
        };
    )*};
}

// Creating does the same below.
macro_rules! audited {
    ($($entity:ty),* $(,)?) => {$(
        const _: () = {
            static SAVE: fn(&mut Change, &Loaded<$entity>, Outcome<$entity>) -> Loaded<$entity> = Change::save;
        };
    )*};
}

stored!(
    Artisan,
    Audit,
    AuditProgress,
    Chargeback,
    Circuit,
    Credentials,
    DayTotals,
    Delivery,
    Difference,
    Dispute,
    EmailToken,
    LoginAttempts,
    Mark,
    Notification,
    Order,
    Payment,
    Payout,
    Product,
    Refund,
    RefundAccount,
    Segment,
    Session,
    Stock,
    StoredAnswer,
    Upload,
    User,
    Wallet,
);
audited!(
    Artisan, Audit, Chargeback, Difference, Dispute, Order, Payment, Payout, Product, Refund, User, Wallet
);
