//! The deadlines and the fee that new orders are placed under, from the environment.

use std::str::FromStr;
use std::time::Duration;

use domain::orders::Terms;
use domain::users::User;
use domain::{Market, Money, PaymentId, TypedId};
use payments::{Initialise, PAYMENT_ID};

/// How long one gateway may take to open a payment: with two of them, the buyer still gets an answer.
pub(crate) const CALL_TIMEOUT: Duration = Duration::from_secs(8);

/// What an operator configures of a checkout.
pub(crate) struct Config {
    /// Where the gateway sends the buyer's browser after the payment.
    pub(crate) return_url: String,
    /// Where pictures can be seen; none where they are not published.
    pub(crate) images_url: Option<String>,
    pub(crate) terms: Terms,
    pub(crate) market: Market,
}

impl Config {
    /// Fails when a variable is missing, is no number, or the deadlines contradict each other.
    pub(crate) fn from_env() -> Result<Self, web::Error> {
        let terms = Terms {
            payment_window_seconds: number("PAYMENT_WINDOW_SECONDS")?,
            accept_within_seconds: number("ACCEPT_WITHIN_SECONDS")?,
            deliver_within_seconds: number("DELIVER_WITHIN_SECONDS")?,
            deliver_at_latest_seconds: number("DELIVER_AT_LATEST_SECONDS")?,
            confirm_within_seconds: number("CONFIRM_WITHIN_SECONDS")?,
            first_reminder_seconds: number("FIRST_REMINDER_SECONDS")?,
            second_reminder_seconds: number("SECOND_REMINDER_SECONDS")?,
            fee: web::fee()?,
        };
        let reminders_first = terms.first_reminder_seconds <= terms.second_reminder_seconds
            && terms.second_reminder_seconds <= terms.confirm_within_seconds;
        if !reminders_first || terms.deliver_within_seconds > terms.deliver_at_latest_seconds {
            return Err("the deadlines contradict each other: reminders come before the release, \
                        and a buyer may cancel before an order is cancelled by itself"
                .into());
        }
        let return_url = aws::required("CHECKOUT_RETURN_URL");
        Ok(Self {
            return_url,
            images_url: aws::variable("UPLOADS_PUBLIC_URL"),
            terms,
            market: web::market()?,
        })
    }

    /// The payment of `amount` that a gateway is asked to open for `buyer`.
    pub(crate) fn payment(&self, id: PaymentId, buyer: &User, amount: Money) -> Initialise {
        Initialise {
            reference: id.reference(),
            email: buyer.email.as_str().to_owned(),
            amount,
            callback_url: self.return_url.clone(),
            metadata: [(PAYMENT_ID.to_owned(), id.to_string())].into(),
        }
    }
}

fn number<N: FromStr>(name: &str) -> Result<N, web::Error> {
    let text = aws::required(name);
    text.parse().map_err(|_| format!("{name} is {text:?}, which is no number that fits").into())
}
