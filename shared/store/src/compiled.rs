//! How each kind of item is read and written, compiled once.
//!
//! What is generic is compiled in each crate that uses it. For an order that takes longer than to compile a function, and most
//! functions read or write one. What is named here is compiled with this crate, and functions are linked to it.

#![allow(dead_code, reason = "nothing calls these: that they are here has them compiled")]

use domain::Outcome;
use domain::artisans::Artisan;
use domain::books::audit::{Audit, AuditProgress};
use domain::books::reconciliation::Difference;
use domain::catalogue::{Product, Stock};
use domain::chargebacks::Chargeback;
use domain::disputes::Dispute;
use domain::identity::credentials::{Credentials, LoginAttempts};
use domain::identity::session::Session;
use domain::notifications::Notification;
use domain::orders::Order;
use domain::payments::Payment;
use domain::payments::circuit::Circuit;
use domain::payouts::Payout;
use domain::refunds::Refund;
use domain::uploads::Upload;
use domain::users::User;
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
