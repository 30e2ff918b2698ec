//! The gateway as the system sees it: requests, answers and errors that name no provider.

use std::{collections::BTreeMap, fmt, future::Future, str::FromStr, time::Duration};

use domain::{Currency, Money, Timestamp};
use serde::{Deserialize, Serialize};

/// A gateway: collects from buyers, refunds them, pays artisans.
///
/// Every method is one question or one order to the provider. Reads may be retried by the adapter once; orders never
/// are. A second provider is a second implementation, chosen by configuration.
pub trait Gateway: Send + Sync {
    /// The provider's name in the ledger and the history, such as `paystack`.
    fn name(&self) -> &'static str;

    /// Opens a payment and returns the page where the buyer pays.
    ///
    /// # Errors
    /// [`GatewayError::DuplicateReference`] when this reference was opened before: the payment exists, so use the page
    /// stored then or [`verify`](Self::verify) it.
    fn initialise(
        &self,
        request: &Initialise,
    ) -> impl Future<Output = Result<HostedPayment, GatewayError>> + Send;

    /// Asks what became of the payment with this reference. A payment is settled by this answer only, never by a
    /// webhook.
    ///
    /// # Errors
    /// [`GatewayError::WrongMode`] when test money is reported to a live system or the reverse.
    fn verify(&self, reference: &str) -> impl Future<Output = Result<Verification, GatewayError>> + Send;

    /// Asks what became of one attempt to pay under this reference, which a webhook has named. The same as
    /// [`verify`](Self::verify) where a reference is paid in one attempt.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    fn verify_attempt(
        &self,
        reference: &str,
        _attempt: &TransactionId,
    ) -> impl Future<Output = Result<Verification, GatewayError>> + Send {
        self.verify(reference)
    }

    /// Orders a refund, of the whole payment or of a part.
    ///
    /// Providers have no idempotency key for refunds: two equal orders are two refunds. After an error that
    /// [may have happened](GatewayError::may_have_happened), look with [`find_refund_by_note`](Self::find_refund_by_note)
    /// before ordering again.
    ///
    /// # Errors
    /// [`GatewayError::InsufficientBalance`], [`GatewayError::AlreadyRefunded`].
    fn create_refund(
        &self,
        request: &RefundRequest,
    ) -> impl Future<Output = Result<Refund, GatewayError>> + Send;

    /// Every refund of one transaction, in the provider's order.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn find_refunds(
        &self,
        transaction: &TransactionId,
    ) -> impl Future<Output = Result<Vec<Refund>, GatewayError>> + Send;

    /// The refund of `transaction` that was ordered with this note, if the provider knows it.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn find_refund_by_note(
        &self,
        transaction: &TransactionId,
        note: &str,
    ) -> impl Future<Output = Result<Option<Refund>, GatewayError>> + Send {
        async move {
            let refunds = self.find_refunds(transaction).await?;
            Ok(refunds.into_iter().find(|refund| refund.note.as_deref() == Some(note)))
        }
    }

    /// One refund by the provider's id, or `None` when the provider has no such refund.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn refund(
        &self,
        id: &GatewayRefundId,
    ) -> impl Future<Output = Result<Option<Refund>, GatewayError>> + Send;

    /// Sends a refund that [needs attention](RefundStatus::NeedsAttention) to the bank account the buyer named.
    ///
    /// # Errors
    /// [`GatewayError::Refused`] when the refund is in another state.
    fn retry_refund(
        &self,
        id: &GatewayRefundId,
        account: &RefundAccount,
    ) -> impl Future<Output = Result<Refund, GatewayError>> + Send;

    /// The banks that can be paid in this currency.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn banks(&self, currency: Currency) -> impl Future<Output = Result<Vec<Bank>, GatewayError>> + Send;

    /// The name the bank holds for an account, or `None` when number and bank do not belong together.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn resolve_account(
        &self,
        account_number: &str,
        bank_code: &str,
    ) -> impl Future<Output = Result<Option<AccountName>, GatewayError>> + Send;

    /// Registers a bank account as somewhere money can be sent. The same account again gives the same code.
    ///
    /// # Errors
    /// [`GatewayError::Refused`] when the provider does not take the account.
    fn create_recipient(
        &self,
        request: &RecipientRequest,
    ) -> impl Future<Output = Result<RecipientCode, GatewayError>> + Send;

    /// Orders a transfer from the balance to a recipient. The reference makes it idempotent: after an unknown outcome
    /// repeat it with the same reference, and take a new one only after a conclusive end without payment.
    ///
    /// # Errors
    /// [`GatewayError::DuplicateReference`]: the transfer exists, so ask with [`find_transfer`](Self::find_transfer);
    /// it is never a rejection. [`GatewayError::InsufficientBalance`]: nothing was sent.
    fn transfer(
        &self,
        request: &TransferRequest,
    ) -> impl Future<Output = Result<Transfer, GatewayError>> + Send;

    /// The transfer with this reference. `None` is not proof of absence for one that was just sent: the provider may
    /// still be validating it.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn find_transfer(
        &self,
        reference: &str,
    ) -> impl Future<Output = Result<Option<Transfer>, GatewayError>> + Send;

    /// A page of the payments that were opened in `period`, whatever became of them; the first is page 1. To compare both
    /// sides: nothing is settled by a list.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn list_transactions(
        &self,
        period: &Period,
        page: u32,
    ) -> impl Future<Output = Result<Listed<ListedTransaction>, GatewayError>> + Send;

    /// A page of the refunds that were ordered in `period`, ours and those that were made by hand.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn list_refunds(
        &self,
        period: &Period,
        page: u32,
    ) -> impl Future<Output = Result<Listed<Refund>, GatewayError>> + Send;

    /// A page of the transfers that were ordered in `period`, ours and those that were made by hand.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn list_transfers(
        &self,
        period: &Period,
        page: u32,
    ) -> impl Future<Output = Result<Listed<Transfer>, GatewayError>> + Send;

    /// A page of the chargebacks that were opened in `period`, whatever became of them. Empty at a provider without an API for
    /// chargebacks.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn list_chargebacks(
        &self,
        _period: &Period,
        _page: u32,
    ) -> impl Future<Output = Result<Listed<Chargeback>, GatewayError>> + Send {
        async { Ok(Listed { items: Vec::new(), more: false }) }
    }

    /// Days within which a charge shows in what can be spent. None where it does at once.
    fn settlement_days(&self) -> u64 {
        0
    }

    /// A chargeback by the provider's id, or `None` when the provider has no such thing. A provider without an API for
    /// chargebacks refuses; an operator looks at its dashboard.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn find_chargeback(
        &self,
        _id: &GatewayChargebackId,
    ) -> impl Future<Output = Result<Option<Chargeback>, GatewayError>> + Send {
        async { Err(GatewayError::Refused(no_chargebacks())) }
    }

    /// Where a file can be put that shows that a chargeback is wrong.
    ///
    /// # Errors
    /// [`GatewayError::Refused`] when the provider takes none.
    fn evidence_upload(
        &self,
        _id: &GatewayChargebackId,
        _file_name: &str,
    ) -> impl Future<Output = Result<EvidenceUpload, GatewayError>> + Send {
        async { Err(GatewayError::Refused(no_chargebacks())) }
    }

    /// Accepts or contests a chargeback. Answering twice is refused: after an unknown outcome look with
    /// [`find_chargeback`](Self::find_chargeback) before answering again.
    ///
    /// # Errors
    /// [`GatewayError::Refused`] when it does not wait for an answer, or the answer lacks something.
    fn answer_chargeback(
        &self,
        _id: &GatewayChargebackId,
        _answer: &ChargebackAnswer,
    ) -> impl Future<Output = Result<Chargeback, GatewayError>> + Send {
        async { Err(GatewayError::Refused(no_chargebacks())) }
    }

    /// What the platform can spend in this currency; zero when it has no balance in it.
    ///
    /// # Errors
    /// Those of any read; see [`GatewayError`].
    fn balance(&self, currency: Currency) -> impl Future<Output = Result<Money, GatewayError>> + Send;
}

/// A gateway's text identifiers: opaque, the provider's own, kept as they came.
macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The identifier as the provider writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The identifier as the provider writes it, owned.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

identifiers! {
    /// The provider's id of a payment it took. A number at Paystack, beyond 32 bits.
    TransactionId;
    /// The provider's id of a refund.
    GatewayRefundId;
    /// The provider's id of a chargeback.
    GatewayChargebackId;
    /// The provider's code of a transfer (`TRF_…` at Paystack).
    TransferCode;
    /// The provider's code of a bank account that can be paid (`RCP_…` at Paystack).
    RecipientCode;
    /// The account holder's name as the bank spells it.
    AccountName;
}

/// Whether real money moves. The secret key decides it at the provider; configuration says which one we expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Sandbox money.
    Test,
    /// Real money.
    Live,
}

impl Mode {
    /// `test` or `live`, as configuration and providers write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Live => "live",
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Mode {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, ConfigError> {
        match text {
            "test" => Ok(Self::Test),
            "live" => Ok(Self::Live),
            _ => Err(ConfigError(format!("the mode is `test` or `live`, not `{text}`"))),
        }
    }
}

/// Why a gateway cannot be set up. It never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("gateway configuration: {0}")]
pub struct ConfigError(pub(crate) String);

/// A stretch of time by the provider's clock, at most some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// From here on.
    pub from: Timestamp,
    /// To here. What lies on the border may be in both of two neighbours.
    pub to: Timestamp,
}

/// A page of a provider's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    /// In the provider's order.
    pub items: Vec<T>,
    /// Whether another page may follow; it can turn out to be empty.
    pub more: bool,
}

impl<T> Listed<T> {
    /// The same page of something made from each item.
    ///
    /// # Errors
    /// That of the first item of which nothing can be made.
    pub fn try_map<U, E>(self, make: impl FnMut(T) -> Result<U, E>) -> Result<Listed<U>, E> {
        let items = self.items.into_iter().map(make).collect::<Result<_, _>>()?;
        Ok(Listed { items, more: self.more })
    }
}

/// A payment as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedTransaction {
    /// The reference it was opened with; ours, unless somebody opened it by other means.
    pub reference: String,
    /// What became of it.
    pub outcome: Verification,
}

/// What our payment's identifier is called in the metadata that a payment is opened with.
pub const PAYMENT_ID: &str = "payment_id";

/// A payment to open.
#[derive(Clone, Debug)]
pub struct Initialise {
    /// Ours, unique for ever: `[a-z0-9-]{16,50}` suits every provider.
    pub reference: String,
    /// The buyer's e-mail address; the provider sends its receipt there.
    pub email: String,
    /// What the buyer is to pay.
    pub amount: Money,
    /// Where the browser goes afterwards.
    pub callback_url: String,
    /// Attached to the payment, and told with it: our [`PAYMENT_ID`] says that it is ours.
    pub metadata: BTreeMap<String, String>,
}

/// A payment that is open: the buyer can pay it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostedPayment {
    /// The provider's page.
    pub payment_url: String,
    /// The provider's code of this page, for its in-app widgets.
    pub access_code: String,
}

/// What the provider says of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// Paid. Whether amount and currency are those of the order is for the caller to compare.
    Succeeded(Charge),
    /// Paid once and given back since: refunded in full, or lost to a chargeback.
    Reversed(Charge),
    /// The last attempt failed. Final only once the payment window is over: the buyer may try again on the same page.
    Failed {
        /// The provider's words, if it gave any.
        reason: Option<String>,
    },
    /// Nothing decided yet; ask again.
    Pending(PendingCharge),
    /// The provider has no payment with this reference.
    NotFound,
    /// A status nobody documented. Treat it as pending and unverified.
    Unknown(String),
}

/// Money the provider took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The provider's id, which refunds are listed by.
    pub transaction_id: TransactionId,
    /// What was paid.
    pub amount: Money,
    /// What the provider keeps of it, in the same currency, when it says so.
    pub fee: Option<Money>,
    /// When it was paid, by the provider's clock, when it says so.
    pub paid_at: Option<Timestamp>,
    /// The [`PAYMENT_ID`] of the metadata that it was opened with, if it was by us. A list need not say it.
    pub payment_id: Option<String>,
}

/// Why a payment is not decided yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PendingCharge {
    /// The buyer has not finished, and still may.
    Abandoned,
    /// Waiting for the buyer's code or transfer.
    Ongoing,
    /// The provider is at work.
    Pending,
    /// A direct debit is under way.
    Processing,
    /// Waiting in a batch.
    Queued,
}

/// A refund to order.
#[derive(Clone, Debug)]
pub struct RefundRequest {
    /// Our reference of the payment, or the provider's transaction id.
    pub transaction: String,
    /// How much to give back; at most what was paid.
    pub amount: Money,
    /// Ours, unique for each refund intended: the only thing the refund can be found by after an unknown outcome.
    pub note: String,
    /// What the buyer is told.
    pub customer_note: Option<String>,
}

/// A refund as the provider knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// The provider's id.
    pub id: GatewayRefundId,
    /// The payment it belongs to, when the provider says so.
    pub transaction_id: Option<TransactionId>,
    /// How much goes back.
    pub amount: Money,
    /// How far it is.
    pub status: RefundStatus,
    /// The note it was ordered with.
    pub note: Option<String>,
}

/// How far a refund is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundStatus {
    /// Accepted.
    Pending,
    /// At the buyer's bank.
    Processing,
    /// The buyer has the money.
    Processed,
    /// The money is back in the platform's balance; somebody must decide.
    Failed,
    /// The buyer's bank details are needed; see [`Gateway::retry_refund`].
    NeedsAttention,
    /// A status nobody documented. Treat it as pending.
    Unknown(String),
}

impl RefundStatus {
    /// One word, for logs and history.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "pending",
            Self::Processing => "processing",
            Self::Processed => "processed",
            Self::Failed => "failed",
            Self::NeedsAttention => "needs-attention",
            Self::Unknown(status) => status,
        }
    }
}

/// A payment that the buyer's bank asks back, as the provider knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chargeback {
    /// The provider's id.
    pub id: GatewayChargebackId,
    /// Our reference of the payment.
    pub transaction_reference: String,
    /// What is asked back, or was taken.
    pub amount: Money,
    /// In the provider's words, such as `fraud`.
    pub category: Option<String>,
    /// How far it is.
    pub status: ChargebackStatus,
    /// Until when it can be answered, when the provider says so.
    pub answer_by: Option<Timestamp>,
}

/// How far a chargeback is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChargebackStatus {
    /// It waits for the platform's answer.
    Open,
    /// It was answered; the bank has not decided.
    Answered,
    /// The money stays.
    Won,
    /// The money left the balance: accepted, not answered in time, or decided so by the bank.
    Lost,
    /// A status nobody documented. It decides nothing.
    Unknown(String),
}

/// What the platform answers to a chargeback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChargebackAnswer {
    /// Whether the buyer gets the money.
    pub accept: bool,
    /// What is asked back.
    pub amount: Money,
    /// For the bank.
    pub note: String,
    /// The provider's name of the file that was [uploaded](EvidenceUpload).
    pub evidence: Option<String>,
}

/// Where a file can be put, once, with `PUT`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceUpload {
    /// Where.
    pub url: String,
    /// What to call it in the [answer](ChargebackAnswer).
    pub evidence: String,
}

fn no_chargebacks() -> Refusal {
    Refusal {
        http_status: 501,
        code: None,
        message: "this gateway has no API for chargebacks".to_owned(),
        conclusive: true,
    }
}

/// Where a refund goes that cannot go back the way the money came.
#[derive(Clone, Debug)]
pub struct RefundAccount {
    /// Of the account.
    pub currency: Currency,
    /// The buyer's account number.
    pub account_number: String,
    /// The provider's id of the bank ([`Bank::id`]), not its code.
    pub bank_id: String,
}

/// A bank that can be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    /// The provider's id.
    pub id: Option<String>,
    /// The national code: text, leading zeros count.
    pub code: String,
    /// The name people know it by.
    pub name: String,
}

/// A bank account to register for payouts.
#[derive(Clone, Debug)]
pub struct RecipientRequest {
    /// The account holder.
    pub name: String,
    /// Digits, leading zeros count.
    pub account_number: String,
    /// [`Bank::code`].
    pub bank_code: String,
    /// Of the account.
    pub currency: Currency,
    /// Shown on the provider's dashboard.
    pub description: Option<String>,
}

/// A transfer to order.
#[derive(Clone, Debug)]
pub struct TransferRequest {
    /// Ours, unique for each payout intended: `[a-z0-9-]{16,50}`.
    pub reference: String,
    /// What the recipient gets; the provider's fee comes on top.
    pub amount: Money,
    /// Who gets it.
    pub recipient: RecipientCode,
    /// Shown to the recipient by many banks.
    pub reason: String,
}

/// A transfer as the provider knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Ours.
    pub reference: String,
    /// The provider's code.
    pub code: Option<TransferCode>,
    /// What the recipient gets.
    pub amount: Money,
    /// How far it is.
    pub status: TransferStatus,
}

/// How far a transfer is. [`conclusion`](Self::conclusion) says what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransferStatus {
    /// Under way.
    Pending,
    /// Sent. The bank may credit it later, and it can still be reversed.
    Succeeded {
        /// What the provider charged for it, when it says so.
        fee: Option<Money>,
    },
    /// The bank did not take it.
    Failed {
        /// The provider's words, if it gave any.
        reason: Option<String>,
    },
    /// The money came back, perhaps after a success.
    Reversed,
    /// Waits for a one-time code that nobody will type: an operator must switch these codes off at the provider.
    Otp,
    /// The code was never given.
    Abandoned,
    /// Waits for the platform's own approval endpoint.
    Received,
    /// The approval endpoint did not answer in time.
    Blocked,
    /// The approval endpoint said no.
    Rejected,
    /// A status nobody documented. Treat it as pending.
    Unknown(String),
}

/// What follows from a transfer's status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conclusion {
    /// The artisan has the money, or will.
    Paid,
    /// The platform has the money again; another try takes a new reference.
    NotPaid,
    /// Ask again; never send it under another reference.
    Undecided,
}

impl TransferStatus {
    /// One word, for logs and history.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "pending",
            Self::Succeeded { .. } => "success",
            Self::Failed { .. } => "failed",
            Self::Reversed => "reversed",
            Self::Otp => "otp",
            Self::Abandoned => "abandoned",
            Self::Received => "received",
            Self::Blocked => "blocked",
            Self::Rejected => "rejected",
            Self::Unknown(status) => status,
        }
    }

    /// What follows from this status. `Paid` is not the last word: a reversal can follow it.
    #[must_use]
    pub fn conclusion(&self) -> Conclusion {
        match self {
            Self::Succeeded { .. } => Conclusion::Paid,
            Self::Failed { .. } | Self::Reversed | Self::Abandoned | Self::Blocked | Self::Rejected => {
                Conclusion::NotPaid
            }
            Self::Pending | Self::Otp | Self::Received | Self::Unknown(_) => Conclusion::Undecided,
        }
    }
}

/// Why a call to the gateway gave no answer that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GatewayError {
    /// No connection was made, so nothing was sent. Try again later.
    #[error("the gateway cannot be reached: {0}")]
    Unreachable(String),
    /// Time-out, broken connection or a fault on the gateway's side: the outcome is unknown.
    #[error("the gateway gave no answer: {0}")]
    Unavailable(String),
    /// An answer that does not read as documented: the outcome is unknown.
    #[error("the gateway's answer cannot be read: {0}")]
    Malformed(String),
    /// The gateway reports the other mode's money. Key and configuration disagree: an operator must look.
    #[error("the gateway answered in {found} mode, expected {expected}")]
    WrongMode {
        /// Configured here.
        expected: Mode,
        /// What the answer said.
        found: String,
    },
    /// Too many calls. Nothing happened.
    #[error("the gateway limits the rate of calls")]
    RateLimited {
        /// How long to wait, when the gateway says so.
        retry_after: Option<Duration>,
    },
    /// The key is not accepted, or not for this. Says nothing about the request; an operator must look.
    #[error("the gateway does not accept the key: {0}")]
    Unauthorized(String),
    /// The reference was used before: what it names exists. Ask for it.
    #[error("the gateway has this reference already")]
    DuplicateReference,
    /// The platform's balance is too low. Nothing happened; it works once topped up.
    #[error("the balance at the gateway is too low")]
    InsufficientBalance,
    /// The payment has been given back in full before.
    #[error("the payment is refunded already")]
    AlreadyRefunded,
    /// The gateway has no such service. Nothing was sent.
    #[error("the gateway does not offer it: {0}")]
    NotOffered(&'static str),
    /// The gateway understood and said no.
    #[error("the gateway refused: {0}")]
    Refused(Refusal),
}

/// The gateway's no, in its own words. For logs and operators, not for users.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} (HTTP {http_status}, code {})", code.as_deref().unwrap_or("none"))]
pub struct Refusal {
    /// The HTTP status it came with.
    pub http_status: u16,
    /// The gateway's code, when it gave one.
    pub code: Option<String>,
    /// The gateway's words.
    pub message: String,
    /// Whether the gateway blames the request. If not (its own fault, or its bank's), the outcome is not certain.
    pub conclusive: bool,
}

impl Refusal {
    /// Whether a transfer was refused because of the account that it goes to, and not because of the platform's own standing
    /// with the gateway, such as transfers that are not switched on.
    #[must_use]
    pub fn blames_account(&self) -> bool {
        let words = self.message.to_lowercase();
        self.code.as_deref() == Some("invalid_transfer_recipient")
            || ["recipient", "beneficiary", "account number", "blacklisted"]
                .iter()
                .any(|part| words.contains(part))
    }
}

impl GatewayError {
    /// Whether what was ordered may exist at the gateway all the same. If so, ask by reference before anything else.
    #[must_use]
    pub fn may_have_happened(&self) -> bool {
        match self {
            Self::Unavailable(_)
            | Self::Malformed(_)
            | Self::WrongMode { .. }
            | Self::DuplicateReference
            | Self::AlreadyRefunded => true,
            Self::Unreachable(_)
            | Self::RateLimited { .. }
            | Self::Unauthorized(_)
            | Self::InsufficientBalance
            | Self::NotOffered(_) => false,
            Self::Refused(refusal) => !refusal.conclusive,
        }
    }

    /// Whether the same call can work later without anybody changing the request.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Unreachable(_)
            | Self::Unavailable(_)
            | Self::RateLimited { .. }
            | Self::InsufficientBalance => true,
            Self::Malformed(_)
            | Self::WrongMode { .. }
            | Self::Unauthorized(_)
            | Self::DuplicateReference
            | Self::AlreadyRefunded
            | Self::NotOffered(_) => false,
            Self::Refused(refusal) => !refusal.conclusive,
        }
    }

    /// Whether it says that the gateway is in trouble, or unusable with our key, whatever was asked: another gateway may
    /// work.
    #[must_use]
    pub fn is_outage(&self) -> bool {
        match self {
            Self::Unreachable(_)
            | Self::Unavailable(_)
            | Self::Malformed(_)
            | Self::WrongMode { .. }
            | Self::RateLimited { .. }
            | Self::Unauthorized(_) => true,
            Self::DuplicateReference
            | Self::InsufficientBalance
            | Self::AlreadyRefunded
            | Self::NotOffered(_)
            | Self::Refused(_) => false,
        }
    }
}
