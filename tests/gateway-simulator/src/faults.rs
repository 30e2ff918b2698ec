//! Misbehaviour on request: what goes wrong, where, how often, and for whom.

use serde::{Deserialize, Serialize};

use crate::{
    courses::{RefundCourse, TransferCourse},
    gateway::Gateway,
    paystack::rules::fields,
};

/// An operation of a gateway's API, under the name that faults and the request log use. What both gateways do has one
/// name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `POST /transaction/initialize`, `POST /v3/payments`
    TransactionInitialize,
    /// `GET /transaction/verify/{reference}`, `GET /v3/transactions/{id}/verify`, `…/verify_by_reference`
    TransactionVerify,
    /// `GET /transaction`, `GET /v3/transactions`
    TransactionList,
    /// `POST /v3/transactions/{id}/resend-hook`
    TransactionResendHook,
    /// `POST /v3/payments/link/disable`
    LinkDisable,
    /// `POST /refund`, `POST /v3/transactions/{id}/refund`
    RefundCreate,
    /// `GET /refund/{id}`, `GET /v3/refunds/{id}`
    RefundFetch,
    /// `GET /refund`, `GET /v3/refunds`
    RefundList,
    /// `POST /refund/retry_with_customer_details/{id}`
    RefundRetry,
    /// `GET /dispute`
    DisputeList,
    /// `GET /dispute/{id}`
    DisputeFetch,
    /// `GET /dispute/transaction/{id}`
    DisputeOfTransaction,
    /// `PUT /dispute/{id}/resolve`
    DisputeResolve,
    /// `POST /dispute/{id}/evidence`
    DisputeEvidence,
    /// `GET /dispute/{id}/upload_url`
    DisputeUploadUrl,
    /// `GET /bank`, `GET /v3/banks/NG`
    BankList,
    /// `GET /bank/resolve`, `POST /v3/accounts/resolve`
    BankResolve,
    /// `POST /transferrecipient`, `POST /v3/beneficiaries`
    RecipientCreate,
    /// `GET /v3/beneficiaries/{id}`
    RecipientFetch,
    /// `GET /v3/beneficiaries`
    RecipientList,
    /// `POST /transfer`, `POST /v3/transfers`
    TransferCreate,
    /// `GET /transfer/verify/{reference}`
    TransferVerify,
    /// `GET /transfer/{id_or_code}`, `GET /v3/transfers/{id}`
    TransferFetch,
    /// `GET /transfer`, `GET /v3/transfers`
    TransferList,
    /// `GET /v3/transfers/fee`
    TransferFee,
    /// `POST /transfer/finalize_transfer`
    TransferFinalize,
    /// `GET /balance`, `GET /v3/balances`, `GET /v3/balances/{currency}`
    BalanceFetch,
    /// `GET /balance/ledger`
    BalanceLedger,
}

impl Operation {
    /// Every operation.
    pub const ALL: [Operation; 28] = [
        Operation::TransactionInitialize,
        Operation::TransactionVerify,
        Operation::TransactionList,
        Operation::TransactionResendHook,
        Operation::LinkDisable,
        Operation::RefundCreate,
        Operation::RefundFetch,
        Operation::RefundList,
        Operation::RefundRetry,
        Operation::DisputeList,
        Operation::DisputeFetch,
        Operation::DisputeOfTransaction,
        Operation::DisputeResolve,
        Operation::DisputeEvidence,
        Operation::DisputeUploadUrl,
        Operation::BankList,
        Operation::BankResolve,
        Operation::RecipientCreate,
        Operation::RecipientFetch,
        Operation::RecipientList,
        Operation::TransferCreate,
        Operation::TransferVerify,
        Operation::TransferFetch,
        Operation::TransferList,
        Operation::TransferFee,
        Operation::TransferFinalize,
        Operation::BalanceFetch,
        Operation::BalanceLedger,
    ];

    /// Whether it can change anything.
    pub const fn is_read(self) -> bool {
        match self {
            Operation::TransactionVerify
            | Operation::TransactionList
            | Operation::RefundFetch
            | Operation::RefundList
            | Operation::DisputeList
            | Operation::DisputeFetch
            | Operation::DisputeOfTransaction
            | Operation::DisputeUploadUrl
            | Operation::BankList
            | Operation::BankResolve
            | Operation::RecipientFetch
            | Operation::RecipientList
            | Operation::TransferVerify
            | Operation::TransferFetch
            | Operation::TransferList
            | Operation::TransferFee
            | Operation::BalanceFetch
            | Operation::BalanceLedger => true,
            Operation::TransactionInitialize
            | Operation::TransactionResendHook
            | Operation::LinkDisable
            | Operation::RefundCreate
            | Operation::RefundRetry
            | Operation::DisputeResolve
            | Operation::DisputeEvidence
            | Operation::RecipientCreate
            | Operation::TransferCreate
            | Operation::TransferFinalize => false,
        }
    }

    /// Its name in faults and in the request log.
    pub const fn name(self) -> &'static str {
        match self {
            Operation::TransactionInitialize => "transaction.initialize",
            Operation::TransactionVerify => "transaction.verify",
            Operation::TransactionList => "transaction.list",
            Operation::TransactionResendHook => "transaction.resend_hook",
            Operation::LinkDisable => "link.disable",
            Operation::RefundCreate => "refund.create",
            Operation::RefundFetch => "refund.fetch",
            Operation::RefundList => "refund.list",
            Operation::RefundRetry => "refund.retry",
            Operation::DisputeList => "dispute.list",
            Operation::DisputeFetch => "dispute.fetch",
            Operation::DisputeOfTransaction => "dispute.transaction",
            Operation::DisputeResolve => "dispute.resolve",
            Operation::DisputeEvidence => "dispute.evidence",
            Operation::DisputeUploadUrl => "dispute.upload_url",
            Operation::BankList => "bank.list",
            Operation::BankResolve => "bank.resolve",
            Operation::RecipientCreate => "transferrecipient.create",
            Operation::RecipientFetch => "transferrecipient.fetch",
            Operation::RecipientList => "transferrecipient.list",
            Operation::TransferCreate => "transfer.create",
            Operation::TransferVerify => "transfer.verify",
            Operation::TransferFetch => "transfer.fetch",
            Operation::TransferList => "transfer.list",
            Operation::TransferFee => "transfer.fee",
            Operation::TransferFinalize => "transfer.finalize",
            Operation::BalanceFetch => "balance.fetch",
            Operation::BalanceLedger => "balance.ledger",
        }
    }
}

/// A fault as it is asked for: flat JSON, so that it can be typed by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FaultSpec {
    /// Where: an operation's name, `*` for any operation, or `payment`, `transfer`, `refund`, `webhook`.
    pub on: String,
    /// What: see [`Action`].
    #[serde(rename = "do")]
    pub action: String,
    /// Only at this gateway; absent: at any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gateway: Option<Gateway>,
    /// How many times; absent: until removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// Only for this transaction or transfer reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Only for this account number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Only for webhooks of this name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// The HTTP status to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Real milliseconds to wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ms: Option<u32>,
    /// How many further copies of a webhook are sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copies: Option<u32>,
    /// The amount that is paid, in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// By how much the amount that is paid differs from the amount asked for, in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<i64>,
    /// The currency that is paid in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The bank's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// What a fault does, once understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// To a request: see [`RequestFault`].
    Request(RequestFault),
    /// To a customer's payment.
    Payment(PaymentFault),
    /// To a transfer at its creation.
    Transfer(TransferFault),
    /// To a refund at its creation.
    Refund(RefundCourse),
    /// To a webhook when it is about to be queued.
    Webhook(WebhookFault),
}

/// What goes wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestFault {
    /// `error`: this status, and nothing was done.
    Error(u16),
    /// `error_after`: this status, but it was done.
    ErrorAfter(u16),
    /// `hang`: no answer for so long, then 504; nothing was done.
    Hang(u32),
    /// `hang_after`: it was done, then no answer for so long, then 504.
    HangAfter(u32),
    /// `close`: the connection closes without an answer; nothing was done.
    Close,
    /// `close_after`: it was done, then the connection closes without an answer.
    CloseAfter,
    /// `slow`: done and answered, so much later.
    Slow(u32),
    /// `rate_limit`: 429.
    RateLimit,
    /// `unauthorized`: 401, as after a key was rotated.
    Unauthorized,
}

/// What goes wrong with a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaymentFault {
    /// `declined`, in the bank's words.
    Declined(String),
    /// `wrong_amount`: exactly this is paid.
    Amount(i64),
    /// `wrong_amount`: so much more (or less) than asked for is paid.
    Difference(i64),
    /// `wrong_currency`: the same number, of another currency.
    Currency(String),
    /// `pending`: under way; succeeds after so many milliseconds, or never by itself.
    Pending(Option<u32>),
    /// `abandoned`: the customer leaves.
    Abandoned,
}

/// What goes wrong with a transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransferFault {
    /// It takes this course.
    Course(TransferCourse),
    /// `invisible`: it works, but asking for it answers 404 for so many milliseconds.
    Invisible(u32),
}

/// What goes wrong with a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookFault {
    /// `lose`: never sent.
    Lose,
    /// `delay`: sent so much later.
    Delay(u32),
    /// `duplicate`: sent so many more times, all at once.
    Duplicate(u32),
    /// `forge`: a copy with a wrong signature goes out first.
    Forge,
    /// `reorder`: held back until the next webhook has been sent, or so many milliseconds have passed.
    Reorder(u32),
}

impl FaultSpec {
    /// What the fault does.
    ///
    /// # Errors
    /// A sentence that names what is possible, when `on` and `do` do not fit together.
    pub fn understand(&self) -> Result<Action, String> {
        match self.on.as_str() {
            "payment" => self.payment().map(Action::Payment),
            "transfer" => self.transfer().map(Action::Transfer),
            "refund" => self.refund().map(Action::Refund),
            "webhook" => self.webhook().map(Action::Webhook),
            "*" => self.request().map(Action::Request),
            name if Operation::ALL.iter().any(|operation| operation.name() == name) => {
                self.request().map(Action::Request)
            }
            other => {
                let names: Vec<&str> = Operation::ALL.iter().map(|operation| operation.name()).collect();
                Err(format!(
                    "`on` is `{other}`; use payment, transfer, refund, webhook, * or {}",
                    names.join(", ")
                ))
            }
        }
    }

    /// Whether it is something that a gateway does.
    fn happens_at(&self, gateway: Gateway) -> bool {
        match self.understand() {
            Ok(Action::Transfer(TransferFault::Course(course))) => course.happens_at(gateway),
            Ok(Action::Refund(course)) => course.happens_at(gateway),
            Ok(Action::Transfer(TransferFault::Invisible(_))) => true,
            Ok(Action::Request(_) | Action::Payment(_) | Action::Webhook(_)) => true,
            Err(_) => false,
        }
    }

    fn request(&self) -> Result<RequestFault, String> {
        let status = self.status.unwrap_or(500);
        if !(500..=599).contains(&status) {
            return Err("`status` is 500 to 599".to_owned());
        }
        let minute = self.ms.unwrap_or(60_000);
        match self.action.as_str() {
            "error" => Ok(RequestFault::Error(status)),
            "error_after" => Ok(RequestFault::ErrorAfter(status)),
            "hang" => Ok(RequestFault::Hang(minute)),
            "hang_after" => Ok(RequestFault::HangAfter(minute)),
            "close" => Ok(RequestFault::Close),
            "close_after" => Ok(RequestFault::CloseAfter),
            "slow" => Ok(RequestFault::Slow(self.ms.unwrap_or(1_000))),
            "rate_limit" => Ok(RequestFault::RateLimit),
            "unauthorized" => Ok(RequestFault::Unauthorized),
            other => Err(unknown(
                other,
                "error, error_after, hang, hang_after, close, close_after, slow, rate_limit, unauthorized",
            )),
        }
    }

    fn payment(&self) -> Result<PaymentFault, String> {
        match (self.action.as_str(), self.amount, self.difference) {
            ("declined", ..) => {
                Ok(PaymentFault::Declined(self.message.clone().unwrap_or("Declined".to_owned())))
            }
            ("wrong_amount", Some(amount), None) if (1..=fields::AMOUNT_MAX).contains(&amount) => {
                Ok(PaymentFault::Amount(amount))
            }
            ("wrong_amount", None, Some(difference)) => Ok(PaymentFault::Difference(difference)),
            ("wrong_amount", ..) => {
                Err("wrong_amount needs a positive `amount` or a `difference`".to_owned())
            }
            ("wrong_currency", ..) => self.other_currency().map(PaymentFault::Currency),
            ("pending", ..) => Ok(PaymentFault::Pending(self.ms)),
            ("abandoned", ..) => Ok(PaymentFault::Abandoned),
            (other, ..) => Err(unknown(other, "declined, wrong_amount, wrong_currency, pending, abandoned")),
        }
    }

    fn other_currency(&self) -> Result<String, String> {
        let currency = self.currency.as_deref().unwrap_or("USD");
        match fields::minimum(currency) {
            Some(_) => Ok(currency.to_owned()),
            None => Err(format!("`{currency}` is not a currency of this gateway")),
        }
    }

    fn transfer(&self) -> Result<TransferFault, String> {
        match self.action.as_str() {
            "invisible" => Ok(TransferFault::Invisible(self.ms.unwrap_or(2_000))),
            action => transfer_course(action).map(TransferFault::Course),
        }
    }

    fn refund(&self) -> Result<RefundCourse, String> {
        match self.action.as_str() {
            "processed" => Ok(RefundCourse::Processed),
            "pending" => Ok(RefundCourse::Pending),
            "processing" => Ok(RefundCourse::Processing),
            "failed" => Ok(RefundCourse::Failed),
            "needs_attention" | "needs-attention" => Ok(RefundCourse::NeedsAttention),
            "insufficient_balance" => Ok(RefundCourse::InsufficientBalance),
            other => Err(unknown(
                other,
                "processed, pending, processing, failed, needs_attention, insufficient_balance",
            )),
        }
    }

    fn webhook(&self) -> Result<WebhookFault, String> {
        match self.action.as_str() {
            "lose" => Ok(WebhookFault::Lose),
            "delay" => Ok(WebhookFault::Delay(self.ms.unwrap_or(5_000))),
            "duplicate" => Ok(WebhookFault::Duplicate(self.copies.unwrap_or(1).min(100))),
            "forge" => Ok(WebhookFault::Forge),
            "reorder" => Ok(WebhookFault::Reorder(self.ms.unwrap_or(10_000))),
            other => Err(unknown(other, "lose, delay, duplicate, forge, reorder")),
        }
    }
}

fn transfer_course(action: &str) -> Result<TransferCourse, String> {
    match action {
        "success" => Ok(TransferCourse::Success),
        "success_at_once" => Ok(TransferCourse::SuccessAtOnce),
        "failed" => Ok(TransferCourse::Failed),
        "reversed" => Ok(TransferCourse::Reversed),
        "reversed_before_success" => Ok(TransferCourse::ReversedBeforeSuccess),
        "otp" => Ok(TransferCourse::Otp),
        "received" => Ok(TransferCourse::Received),
        "blocked" => Ok(TransferCourse::Blocked),
        "rejected" => Ok(TransferCourse::Rejected),
        "pending" => Ok(TransferCourse::Pending),
        "insufficient_balance" => Ok(TransferCourse::InsufficientBalance),
        other => Err(unknown(
            other,
            "success, success_at_once, failed, reversed, reversed_before_success, otp, received, blocked, rejected, \
             pending, insufficient_balance, invisible",
        )),
    }
}

fn unknown(action: &str, possible: &str) -> String {
    format!("`do` is `{action}`; here it can be {possible}")
}

/// What a request, payment, transfer, refund or webhook is about, for matching.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    /// Where it is.
    pub gateway: Gateway,
    /// The transaction or transfer reference.
    pub reference: Option<String>,
    /// The account number.
    pub account: Option<String>,
    /// The webhook's name.
    pub event: Option<String>,
}

impl Subject {
    /// About a reference at Paystack.
    pub fn of(reference: &str) -> Subject {
        Subject::at(Gateway::Paystack, reference)
    }

    /// About a reference at a gateway.
    pub fn at(gateway: Gateway, reference: &str) -> Subject {
        Subject { gateway, reference: Some(reference.to_owned()), ..Subject::default() }
    }
}

/// A fault in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Number to remove it by.
    pub id: u64,
    /// What was asked for.
    pub fault: FaultSpec,
    /// How many times it will still act; null: until removed.
    pub times_left: Option<u32>,
    /// How many times it has acted.
    pub used: u32,
}

impl Fault {
    fn fits(&self, on: &[&str], subject: &Subject) -> bool {
        let equal = |wanted: &Option<String>, is: &Option<String>| wanted.is_none() || wanted == is;
        on.contains(&self.fault.on.as_str())
            && self.times_left != Some(0)
            && self.fault.gateway.is_none_or(|gateway| gateway == subject.gateway)
            && self.fault.happens_at(subject.gateway)
            && equal(&self.fault.reference, &subject.reference)
            && equal(&self.fault.account, &subject.account)
            && equal(&self.fault.event, &subject.event)
    }

    fn filters(&self) -> usize {
        let filters = [&self.fault.reference, &self.fault.account, &self.fault.event];
        filters.into_iter().filter(|filter| filter.is_some()).count()
            + usize::from(self.fault.gateway.is_some())
    }

    fn act(&mut self) -> Option<Action> {
        self.used += 1;
        self.times_left = self.times_left.map(|left| left - 1);
        self.fault.understand().ok()
    }
}

/// All faults in force.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Faults {
    last_id: u64,
    faults: Vec<Fault>,
}

impl Faults {
    /// Puts a fault in force.
    ///
    /// # Errors
    /// When it makes no sense; see [`FaultSpec::understand`].
    pub fn add(&mut self, spec: FaultSpec) -> Result<Fault, String> {
        spec.understand()?;
        if let Some(gateway) = spec.gateway.filter(|gateway| !spec.happens_at(*gateway)) {
            return Err(format!("`do` is `{}`, which {gateway} does not do", spec.action));
        }
        self.last_id += 1;
        let fault = Fault { id: self.last_id, times_left: spec.times, fault: spec, used: 0 };
        self.faults.push(fault.clone());
        Ok(fault)
    }

    /// All that were put in force and not removed, used up or not.
    pub fn list(&self) -> &[Fault] {
        &self.faults
    }

    /// Removes one; `false` if there was none.
    pub fn remove(&mut self, id: u64) -> bool {
        let before = self.faults.len();
        self.faults.retain(|fault| fault.id != id);
        self.faults.len() < before
    }

    /// Removes all.
    pub fn clear(&mut self) {
        self.faults.clear();
    }

    /// The fault that hits a request, if one does.
    pub fn hit_request(&mut self, operation: Operation, subject: &Subject) -> Option<RequestFault> {
        match self.hit(&[operation.name(), "*"], subject)? {
            Action::Request(fault) => Some(fault),
            _ => None,
        }
    }

    /// The fault that hits a payment, if one does.
    pub fn hit_payment(&mut self, subject: &Subject) -> Option<PaymentFault> {
        match self.hit(&["payment"], subject)? {
            Action::Payment(fault) => Some(fault),
            _ => None,
        }
    }

    /// The fault that hits a transfer, if one does.
    pub fn hit_transfer(&mut self, subject: &Subject) -> Option<TransferFault> {
        match self.hit(&["transfer"], subject)? {
            Action::Transfer(fault) => Some(fault),
            _ => None,
        }
    }

    /// The course that a fault sends a refund on, if one does.
    pub fn hit_refund(&mut self, subject: &Subject) -> Option<RefundCourse> {
        match self.hit(&["refund"], subject)? {
            Action::Refund(course) => Some(course),
            _ => None,
        }
    }

    /// All faults that hit a webhook: they add up.
    pub fn hit_webhook(&mut self, subject: &Subject) -> Vec<WebhookFault> {
        let fitting = self.faults.iter_mut().filter(|fault| fault.fits(&["webhook"], subject));
        fitting
            .filter_map(|fault| match fault.act() {
                Some(Action::Webhook(webhook)) => Some(webhook),
                _ => None,
            })
            .collect()
    }

    /// The most specific fault that fits acts; of equals the oldest.
    fn hit(&mut self, on: &[&str], subject: &Subject) -> Option<Action> {
        let fitting = self.faults.iter_mut().filter(|fault| fault.fits(on, subject));
        fitting.min_by_key(|fault| std::cmp::Reverse(fault.filters()))?.act()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{
        FaultSpec, Faults, Gateway, Operation, PaymentFault, RequestFault, Subject, TransferCourse,
        TransferFault, WebhookFault,
    };

    fn faults(specs: &[Value]) -> Faults {
        let mut faults = Faults::default();
        for spec in specs {
            let spec: FaultSpec = serde_json::from_value(spec.clone()).expect("a fault");
            faults.add(spec).expect("it makes sense");
        }
        faults
    }

    #[test]
    fn a_fault_acts_as_often_as_asked() {
        let mut faults =
            faults(&[json!({"on": "transfer.create", "do": "error", "status": 503, "times": 2})]);
        let mut hit = || faults.hit_request(Operation::TransferCreate, &Subject::of("pyt-1"));
        assert_eq!(hit(), Some(RequestFault::Error(503)));
        assert_eq!(hit(), Some(RequestFault::Error(503)));
        assert_eq!(hit(), None);
    }

    #[test]
    fn the_most_specific_fault_wins() {
        let mut faults = faults(&[
            json!({"on": "payment", "do": "abandoned"}),
            json!({"on": "payment", "do": "wrong_amount", "difference": -100, "reference": "pay-1"}),
        ]);
        assert_eq!(faults.hit_payment(&Subject::of("pay-1")), Some(PaymentFault::Difference(-100)));
        assert_eq!(faults.hit_payment(&Subject::of("pay-2")), Some(PaymentFault::Abandoned));
    }

    #[test]
    fn a_fault_of_one_gateway_spares_the_other_and_one_that_it_does_not_know() {
        let mut faults = faults(&[
            json!({"on": "transfer", "do": "failed", "gateway": "flutterwave"}),
            json!({"on": "transfer", "do": "otp"}),
        ]);
        let otp = Some(TransferFault::Course(TransferCourse::Otp));
        assert_eq!(faults.hit_transfer(&Subject::of("pyt-1")), otp);
        let failed = Some(TransferFault::Course(TransferCourse::Failed));
        let there = Subject::at(Gateway::Flutterwave, "pyt-1");
        assert_eq!(faults.hit_transfer(&there), failed);
        faults.remove(1);
        assert_eq!(faults.hit_transfer(&there), None, "Flutterwave asks for no OTP");
        let spec = json!({"on": "transfer", "do": "otp", "gateway": "flutterwave"});
        let refused = faults.add(serde_json::from_value(spec).expect("well formed")).expect_err("not there");
        assert!(refused.contains("Flutterwave does not do"), "{refused}");
    }

    #[test]
    fn a_star_hits_any_request_but_no_outcome() {
        let mut faults = faults(&[json!({"on": "*", "do": "rate_limit"})]);
        for operation in Operation::ALL {
            assert_eq!(faults.hit_request(operation, &Subject::default()), Some(RequestFault::RateLimit));
        }
        assert_eq!(faults.hit_payment(&Subject::default()), None);
    }

    #[test]
    fn faults_on_one_webhook_add_up() {
        let mut faults = faults(&[
            json!({"on": "webhook", "do": "forge", "event": "charge.success"}),
            json!({"on": "webhook", "do": "lose", "times": 1}),
        ]);
        let event = Subject { event: Some("charge.success".to_owned()), ..Subject::of("pay-1") };
        assert_eq!(faults.hit_webhook(&event), [WebhookFault::Forge, WebhookFault::Lose]);
        assert_eq!(faults.hit_webhook(&event), [WebhookFault::Forge]);
    }

    #[test]
    fn nonsense_is_refused_with_what_would_be_possible() {
        for (spec, said) in [
            (json!({"on": "transfer", "do": "lose"}), "reversed_before_success"),
            (json!({"on": "moon", "do": "error"}), "transaction.initialize"),
            (json!({"on": "payment", "do": "wrong_amount"}), "`difference`"),
            (json!({"on": "*", "do": "error", "status": 200}), "500 to 599"),
            (json!({"on": "payment", "do": "wrong_currency", "currency": "XYZ"}), "XYZ"),
        ] {
            let spec: FaultSpec = serde_json::from_value(spec).expect("well formed");
            let refused = Faults::default().add(spec).expect_err(said);
            assert!(refused.contains(said), "{refused}");
        }
        assert!(serde_json::from_value::<FaultSpec>(json!({"on": "*", "do": "error", "time": 1})).is_err());
    }
}
