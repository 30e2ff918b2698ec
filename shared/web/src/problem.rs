//! Problems, as RFC 9457 wants them told: the catalogue of their kinds, and one occurrence.

use domain::Refused;
use domain::disputes::NoSide;
use domain::messages::NoCorrespondent;
use domain::offers::NoOffer;
use domain::orders::NoParty;
use serde::Serialize;
use serde_json::{Map, Value};

/// What the `type` of every problem starts with; the name follows.
pub const TYPE_BASE: &str = "https://homify.example/problems/";

/// A kind of problem. Its name is part of the API: clients decide by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The last part of the type's URI.
    pub name: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The same few words at every occurrence.
    pub title: &'static str,
    /// What it means and what to do, for who reads the documentation.
    pub explanation: &'static str,
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $constant:ident = $status:literal $name:literal, $title:literal, $explanation:literal;)*) => {
        $(
            #[doc = $explanation]
            pub const $constant: Kind =
                Kind { name: $name, status: $status, title: $title, explanation: $explanation };
        )*

        /// All kinds, by subject.
        pub const CATALOGUE: &[Kind] = &[$($constant),*];
    };
}

catalogue! {
    // The request itself.
    INVALID_BODY = 400 "invalid-body", "The body is not valid",
        "The body is missing, is not JSON, or a field breaks a rule. `errors` names each field with what is wrong; fix it and send again.";
    UNKNOWN_FIELD = 400 "unknown-field", "The body has an unknown field",
        "The body has a field that this route does not know, perhaps misspelt. Unknown fields are refused, so that a typing error never passes as a missing option. `errors` names the field.";
    INVALID_QUERY = 400 "invalid-query", "The query is not valid",
        "A query parameter is unknown, missing, or breaks a rule; or `cursor` was made for another list. Take `cursor` from `next_cursor` as it is, with the other parameters unchanged.";
    IDEMPOTENCY_KEY_MISSING = 400 "idempotency-key-missing", "An Idempotency-Key is needed",
        "This request creates or moves money, so it needs an `Idempotency-Key` header of 8 to 128 visible ASCII characters, such as a UUID. Make one for each thing you want done, and send the same one when you repeat the request: it is then done once.";
    IDEMPOTENCY_KEY_REUSED = 422 "idempotency-key-reused", "The Idempotency-Key was used for another request",
        "The `Idempotency-Key` was sent before with another method, path or body. A repetition must be the same in all of them; something new needs a new key.";
    PAYLOAD_TOO_LARGE = 413 "payload-too-large", "The body is too large",
        "A body has at most 64 KiB. Files go to the address that `POST /uploads` gives.";
    UNSUPPORTED_MEDIA_TYPE = 415 "unsupported-media-type", "The body is not JSON",
        "Bodies are JSON. Send `Content-Type: application/json`.";
    NOT_FOUND = 404 "not-found", "Not found",
        "There is no such thing, or it is not yours to know of.";
    TRY_AGAIN = 409 "try-again", "Somebody else was faster",
        "The same thing was being changed by somebody else, several times in a row. Nothing was changed by this request; send it again.";
    INTERNAL = 500 "internal", "Something went wrong on our side",
        "The request failed because of a fault on our side. Try again; if it happens again, write to support with `request_id`.";
    CHANGED_MEANWHILE = 412 "changed-meanwhile", "It was changed meanwhile",
        "What you edit has another version than your `If-Match` names. Nothing was changed; read it again, then decide.";
    UNAVAILABLE = 503 "unavailable", "Not available at the moment",
        "A service that we depend on is not answering. What you asked for may or may not have happened: repeat the request, with the same `Idempotency-Key` if it has one.";

    // Who asks.
    UNAUTHENTICATED = 401 "unauthenticated", "You are not logged in",
        "This route needs an access token: `Authorization: Bearer …`, from `POST /auth/login`.";
    TOKEN_INVALID = 401 "token-invalid", "The access token is not valid",
        "The access token is damaged, was signed with a key that is not trusted any more, or is not for this API. Log in again.";
    TOKEN_EXPIRED = 401 "token-expired", "The access token has expired",
        "Access tokens live for 15 minutes. Get a new one from `POST /auth/refresh`.";
    FORBIDDEN = 403 "forbidden", "You may not do this",
        "You are known, but this is for somebody else: another role, or the other party of the order.";
    WRONG_CREDENTIALS = 401 "wrong-credentials", "E-mail address or password is wrong",
        "There is no account with this e-mail address and password. We do not say which of them is wrong.";
    SECOND_FACTOR_REQUIRED = 401 "second-factor-required", "A second factor is needed",
        "Administrators log in with a code of an app as well. Until one is set up with `POST /me/second-factor`, or where a log-in was without its code, an access token opens that and nothing else.";
    CODE_NEEDED = 401 "code-needed", "A code is needed",
        "The password is right, and this account has a second factor. Send `challenge` with the code of the app, or a recovery code, to `POST /auth/login/code` within five minutes.";
    CHALLENGE_OVER = 422 "challenge-over", "The log-in took too long",
        "A code has to follow on the password within five minutes and five attempts. Log in with the password again.";
    CODE_WRONG = 422 "code-wrong", "The code is wrong",
        "The code is not the one that the app shows now, or was used before: each is good once. Wait for the next one, or use a recovery code. After five wrong ones in a row, codes of the app are not taken for a while, and the session in which they were typed ends.";
    STEP_UP_REQUIRED = 403 "step-up-required", "Confirm that it is you",
        "What moves an account, or the address of its money, needs a proof of the last ten minutes. Send the password, or a code where there is a second factor, to `POST /auth/step-up`; then send the same request again, with the access token that it answers and the same `Idempotency-Key`.";
    SECOND_FACTOR_STATE = 409 "second-factor-state", "The second factor is in another state",
        "What was asked for does not fit how the second factor stands; `detail` says what that is. `GET /me/second-factor` shows it.";
    TOO_MANY_ATTEMPTS = 429 "too-many-attempts", "Too many attempts",
        "Too many wrong passwords. No more are accepted from this place for a while; `Retry-After` says for how many seconds, where it is known. A device that was there before gets in by its `device_token`, and anybody who reads the address by a new password.";
    TOO_OFTEN = 429 "too-often", "Too often in an hour",
        "Each time another person is told, so an hour takes only a few. `possible_at` says when it is possible again.";
    EMAIL_NOT_VERIFIED = 403 "email-not-verified", "The e-mail address is not verified",
        "Follow the link in the mail that was sent at sign-up, or ask for another with `POST /auth/email/resend`.";
    EMAIL_TAKEN = 409 "email-taken", "The e-mail address has an account",
        "Log in instead.";
    REFRESH_TOKEN_INVALID = 401 "refresh-token-invalid", "The refresh token is not valid",
        "The refresh token is damaged, its session has ended, or it was not used for 30 days. Log in again.";
    REFRESH_TOKEN_REUSED = 401 "refresh-token-reused", "The refresh token was used before",
        "Each refresh token is good for one use; the answer to it has the next. For a minute, the one just before gets the same answer again; one that is used later ends the session on that device, because one of the two uses may not have been yours. Log in again.";
    VERIFICATION_TOKEN_INVALID = 422 "verification-token-invalid", "The verification link is not valid",
        "The link is damaged, has expired, or a newer one was sent. Ask for another with `POST /auth/email/resend`.";
    LINK_INVALID = 422 "link-invalid", "The link is not valid",
        "The link is damaged, was used or has expired, or a newer change made it void. Ask for another one.";
    PASSWORD_WRONG = 422 "password-wrong", "The password is wrong",
        "The password that was typed to confirm a change is not that of the account. After five wrong ones the session ends.";
    PROVIDER_OFF = 409 "provider-off", "Signing in with it is not set up",
        "This platform does not take sign-ins of this provider. `GET /auth/providers` names those that it takes; a password works in any case.";
    SIGN_IN_OVER = 422 "sign-in-over", "The sign-in is over",
        "A sign-in ends on the device that began it, within ten minutes and once. Begin again with `POST /auth/providers/{provider}/begin`.";
    SIGN_IN_REFUSED = 422 "sign-in-refused", "The sign-in could not be confirmed",
        "The provider does not take the code, or what it says of who sent it is not to be believed. Begin again with `POST /auth/providers/{provider}/begin`.";
    PROVIDER_UNAVAILABLE = 503 "provider-unavailable", "The provider does not answer",
        "The provider who says who you are does not answer at the moment, or not as it should. The code may be used up: begin again, or log in with the password.";
    ACCOUNT_NOT_LINKED = 409 "account-not-linked", "The address has an account that is not linked",
        "The provider's word alone does not open an account that is there. Log in with the password, then link the two with `PUT /me/providers/{provider}`. Who knows no password chooses one by a link in a mail.";
    ADDRESS_NEEDED = 422 "address-needed", "An e-mail address is needed",
        "The provider says no address that it made sure of. Send `sign_up` with one to `POST /auth/providers/{provider}/sign-up` before `answer_until`; it is verified by mail as at any sign-up.";
    ADDRESS_DIFFERS = 422 "address-differs", "The account there has another address",
        "Only an account whose provider vouches for the address that the account here has is linked to it. Choose the one with that address there, or change the address here first.";
    PROVIDER_LINKED = 409 "provider-linked", "It is linked to another account",
        "The account at the provider opens another account here. Log in by it, and unlink it there first.";
    PASSWORD_NOT_SET = 409 "password-not-set", "The account has no password",
        "Whoever signed up by a provider has none until they choose one: `POST /auth/password/forgot` mails a link.";
    SIGNATURE_INVALID = 401 "signature-invalid", "The signature is not valid",
        "The webhook's signature is missing or does not fit its body, so it was not sent by the gateway.";

    ACCOUNT_IN_USE = 409 "account-in-use", "The account cannot be deleted now",
        "An account is deleted when nobody's money depends on it: no order runs, nothing is held, on its way, owed or asked back, and the wallet is empty. What an administrator decided has to stay somebody's, so that their account is not deleted. `GET /me/deletion` lists what stands in the way.";

    // Artisans.
    ARTISAN_PROFILE_MISSING = 409 "artisan-profile-missing", "There is no artisan profile yet",
        "Write the profile first, with `PUT /me/artisan`.";
    ARTISAN_NOT_VERIFIED = 403 "artisan-not-verified", "The artisan is not verified",
        "Only verified artisans sell. Hand in documents with `POST /me/artisan/verification` and wait for the decision.";
    ARTISAN_AWAY = 409 "artisan-away", "The artisan is away",
        "The artisan takes no orders for some days. `back_on` says from which day on they do; orders that there are go on.";
    AWAY_DAY = 422 "away-day", "Nobody can be away until that day",
        "The day on which an artisan is back lies after today, and not too far ahead. `maximum_days` says how far.";
    DELIVERY_OPTIONS = 422 "delivery-options", "These ways of delivery do not work",
        "A place stands in the list twice, or more days are promised than a delivery may take. `detail` says which; `maximum_days` says how many days are possible.";
    VERIFICATION_STATE = 409 "verification-state", "The verification has moved on",
        "What was asked for does not fit the state of the verification; `detail` says what that is.";
    LEGAL_NAME_VERIFIED = 409 "legal-name-verified", "The legal name was submitted",
        "The legal name is what documents and bank account are checked against; it stays once documents are submitted.";
    ACCOUNT_NAME_MISMATCH = 422 "account-name-mismatch", "The bank account is in another name",
        "The name that the bank knows the account by is not the legal name of the profile. Payouts go to the artisan's own account only; an administrator can confirm one in another name.";
    ACCOUNT_LOOKUPS = 429 "account-lookups", "Too many bank accounts in a day",
        "Each account that is named makes the bank say whose it is, so a day takes only a few. `possible_at` says when it is possible again.";
    ACCOUNT_NOT_FOUND = 422 "account-not-found", "The bank does not know this account",
        "The gateway found no account with this number at this bank. Check both.";
    UPLOAD_UNKNOWN = 422 "upload-unknown", "An upload is not there",
        "An upload does not exist, is not yours, or is for another purpose. Ask for one with `POST /uploads` and send the file first.";
    UPLOAD_INCOMPLETE = 422 "upload-incomplete", "A file has not arrived",
        "Send the file with the form that `POST /uploads` answered, then say that it is there with `POST /uploads/{upload_id}/complete`. A picture of a product is there once `GET /uploads/{upload_id}` says that it is `ready`.";
    UPLOAD_INVALID = 422 "upload-invalid", "A file is not what it says",
        "`detail` says what it is, or that it is damaged. Send another file with the same form while it lives, or ask for a new one.";

    FAVOURITES_FULL = 409 "favourites-full", "There are too many favourites",
        "As many products, or artisans, as `limit` says are kept already. Remove one first.";

    // Products and checkout.
    IMPORT_FILE = 422 "import-file", "The file is no list of products",
        "`detail` says what is wrong with the file as a whole: its encoding, a column that is unknown or missing, or too many lines. Nothing was changed; correct the file, upload it and begin again.";
    TOO_MANY_IMPORTS = 429 "too-many-imports", "Too many files in a day",
        "A day takes a few files of products of one artisan. `possible_at` says when another is possible.";
    PRODUCT_ARCHIVED = 409 "product-archived", "The product is archived",
        "Restore it first with `POST /products/{product_id}/restore`; then it can be changed and published.";
    PRODUCT_ATTRIBUTES = 422 "product-attributes", "The category takes no such attribute",
        "A product says something of an attribute that its category does not have, or that takes something else. `attribute` names it, `detail` says what it takes; `GET /categories/{slug}` has them all.";
    PRODUCT_UNAVAILABLE = 409 "product-unavailable", "A product is no longer sold",
        "Remove it from the cart.";
    PRODUCT_CHANGED = 409 "product-changed", "A product was changed just now",
        "Price or description may be different from what was shown. `product_id` says which; read it again, then decide.";
    OUT_OF_STOCK = 409 "out-of-stock", "Not enough in stock",
        "Fewer pieces are left than were asked for. `product_id` and `left` say of what, and how many, where they are known. `payment_id`, where it is there, is your own checkout that waits for its payment and holds pieces of it.";
    PRICE_CHANGED = 409 "price-changed", "A price has changed",
        "A piece no longer costs the `unit_price` that was sent. `product_id` says which product it is, `unit_price` what it costs now; ask the buyer, then send that.";
    CART_FULL = 422 "cart-full", "The cart is full",
        "A cart takes a limited number of different products. `limit` says how many; order some of them, or take one out.";
    DELIVERY_CHANGED = 409 "delivery-changed", "A delivery costs something else, or goes another way",
        "What was chosen of an artisan's ways of delivery is not offered any more, costs something else than the `fee` that was sent, or nothing was chosen where there is a choice. `artisan_id` says whose, `fee` what it costs now; read the artisan again, ask the buyer, then send that.";
    DELIVERY_NOT_SERVED = 422 "delivery-not-served", "The artisan does not bring goods there",
        "The way that was chosen does not go to the address. `artisan_id` says whose; choose another way of theirs, or another address.";
    PRICE_LIMITS = 422 "price-limits", "Nobody could pay this price",
        "A price lies outside of what one payment may be. `minimum` and `maximum` say what that is.";
    TOO_MANY_UNPAID = 429 "too-many-unpaid", "Too many orders that are not paid",
        "Orders that are not paid hold pieces that others cannot buy. Pay for one or cancel one; `limit` says how many there may be, `possible_at` when another is possible without that.";
    TOO_MANY_CANCELLED = 429 "too-many-cancelled", "Too many paid orders were cancelled",
        "Each order that is paid and cancelled costs a payment fee that is not refunded. `possible_at` says when another order is possible.";
    CART_EMPTY = 422 "cart-empty", "There is nothing to check out",
        "A checkout needs at least one product.";
    CHECKOUT_TOO_LARGE = 422 "checkout-too-large", "This is too much for one checkout",
        "All orders of a checkout are placed, and paid, together, and there is a limit to what goes together. `detail` says how many artisans or products are too many; check out some of them now and the rest after.";
    OWN_PRODUCT = 422 "own-product", "The product is your own",
        "Artisans cannot buy from themselves.";
    ORDER_TOTAL = 422 "order-total", "The checkout is too small or too large",
        "The total lies outside of what one checkout may cost; `detail` has the bounds.";
    AMOUNT = 422 "amount", "The amounts do not work out",
        "Amounts of different currencies, or beyond what can be counted, were put together.";

    // Offers on a price.
    OFFERS_NOT_TAKEN = 409 "offers-not-taken", "The artisan takes no offers on this",
        "The product is sold at its price. An artisan can take offers with `PUT /products/{product_id}/offer-limit`.";
    OFFER_PRICE = 422 "offer-price", "The price is not between",
        "A buyer offers less than a piece costs, or than the artisan asks for; an artisan asks for more than was offered and less than it cost. `detail` says which prices these are.";
    OFFER_TOO_LOW = 422 "offer-too-low", "The price is too low for this artisan",
        "The artisan is not asked about prices below a limit of theirs, which is told to nobody. Each try counts towards those of a day.";
    OFFER_STATE = 409 "offer-state", "The offer has moved on",
        "What was asked for does not fit the state of the offer; `detail` says what that is. Read the offer again.";
    TOO_MANY_OFFERS = 429 "too-many-offers", "Too many offers in a day",
        "A day takes a few prices of one buyer on one product, and on all. `possible_at` says when another is possible.";
    OFFER_OVER = 409 "offer-over", "The price that was agreed on is not good any more",
        "An offer named at checkout is not there, was not accepted, has been ordered, ran out, or is on a product that is not ordered or has left the shop since. `product_id` says on which, where it is known. Leave it out of `offers`, and order at the price as it is.";
    OFFER_QUANTITY = 422 "offer-quantity", "The agreed price is for fewer pieces",
        "The price that was agreed on is good for `maximum` pieces of `product_id`. Order as many at most, or leave the offer out.";

    // Disputes.
    ORDER_DISPUTED = 409 "order-disputed", "The order is disputed",
        "While an order is disputed its money is frozen, and nothing else can be done to it. `detail` names the dispute; end it there, by agreeing, by a decision, or by withdrawing it.";
    DISPUTE_STATE = 409 "dispute-state", "The dispute has moved on",
        "What was asked for does not fit the state of the dispute; `detail` says what that is. Read the dispute again.";
    EVIDENCE_LIMIT = 409 "evidence-limit", "There is enough evidence",
        "Each side can add evidence ten times.";
    PROPOSAL_UNKNOWN = 409 "proposal-unknown", "The proposal no longer stands",
        "The other side has made no proposal of this number, or another one since. Read the dispute again before you accept.";

    // Reviews.
    REVIEW_STATE = 409 "review-state", "The review has moved on",
        "What was asked for does not fit the state of the review, or the time to write one is over; `detail` says which. Read the reviews of the order again.";
    REVIEW_GOODS = 422 "review-goods", "This is not yours to rate",
        "A buyer rates products of the order, each once; an artisan rates the buyer alone. `detail` says what does not fit.";
    // Reports.
    OWN_REPORT = 422 "own-report", "This is your own",
        "Nobody reports what they offer, write or do themselves.";
    TOO_MANY_REPORTS = 429 "too-many-reports", "Too many reports in a day",
        "A day takes a few reports of one person. `possible_at` says when another is possible.";
    REPORT_STATE = 409 "report-state", "The report is decided",
        "Another administrator has decided it otherwise. Read the queue again.";
    REPORT_ACT = 422 "report-act", "This cannot be done about what was reported",
        "A product is hidden where a product was reported, a review where a review was, and suspended is the artisan who answers for it. Read the report again.";

    // Messages.
    MESSAGE_EMPTY = 422 "message-empty", "There is nothing in the message",
        "A message has words, or files, or both.";
    MESSAGES_BLOCKED = 403 "messages-blocked", "Messages are blocked",
        "One of the two has blocked the other; `detail` says which. What is written about an order that is paid and not over gets through all the same.";
    MESSAGE_UNKNOWN = 422 "message-unknown", "There is no such message",
        "The conversation has no message of this number, or is not one of the two sides of the dispute.";
    TOO_MANY_QUESTIONS = 429 "too-many-questions", "Too many new questions in a day",
        "A day takes a few new questions of one person. Go on in the conversations that there are; `possible_at` says when another question is possible.";

    // Orders and money.
    ORDER_STATE = 409 "order-state", "The order has moved on",
        "What was asked for does not fit the state of the order; `detail` says what that is. Read the order again.";
    RELEASE_CODE_WRONG = 422 "release-code-wrong", "The release code is wrong",
        "It is not the code that the buyer was shown. `detail` says how many attempts are left.";
    RELEASE_CODE_LOCKED = 409 "release-code-locked", "The release code is no longer accepted",
        "Too many wrong codes were entered. The buyer can still confirm the order.";
    ESCROW_STATE = 409 "escrow-state", "The escrow has moved on",
        "The money of this order is not where it would have to be; `detail` says where it is.";
    REFUND_AMOUNT = 422 "refund-amount", "The refund does not fit what is left",
        "A refund is more than nothing and at most what was paid and has not gone back; `detail` says how much that is.";
    REFUND_OFFER_GONE = 409 "refund-offer-gone", "The offer no longer stands",
        "The artisan took the offer back or made another. Read the order again, and answer the offer that stands.";
    REFUND_STATE = 409 "refund-state", "The refund has moved on",
        "What was asked for does not fit the state of the refund; `detail` says what that is.";
    CHARGEBACK_STATE = 409 "chargeback-state", "The chargeback has moved on",
        "It has been answered, or the bank has decided; or the gateway does not take what was asked for. `detail` says which.";
    SPLIT_AMOUNT = 422 "split-amount", "The parts do not add up",
        "The parts of a split add up to what is held. Where the goods go back first, the buyer gets a part.";
    WALLET_BALANCE = 409 "wallet-balance", "The wallet does not hold that much",
        "Read the wallet again.";
    PAYOUT_ACCOUNT_MISSING = 409 "payout-account-missing", "There is no payout account",
        "Set it first, with `PUT /me/artisan/payout-account`.";
    PAYOUTS_ON_HOLD = 409 "payouts-on-hold", "Payouts are on hold",
        "The payout account was replaced; for a while nothing is paid out, so that somebody else's change is noticed in time. `detail` says until when. Then payouts continue automatically.";
    PAYOUTS_PAUSED = 409 "payouts-paused", "Payouts are paused",
        "The bank refused several payouts in a row. Set the payout account again, the same or another.";
    PAYOUT_MINIMUM = 409 "payout-minimum", "This is too little for a payout",
        "`detail` says what the least amount is. Wait until more is available.";
    PAYOUT_LIMIT = 409 "payout-limit", "The day's limit is reached",
        "`detail` says how much can be paid out in a day where the market is, how much is left today, and when the next day begins.";
    PAYMENT_REFUSED = 422 "payment-refused", "The payment gateway does not take this payment",
        "The gateway refused it, most often because of the e-mail address of the account. Nothing was ordered, and sending the same again will not help: change what was refused first.";
    GATEWAY_UNAVAILABLE = 503 "gateway-unavailable", "The payment gateway does not answer",
        "Try again in a moment, with the same `Idempotency-Key` if the request has one.";

    // Operators.
    DIFFERENCE_AGREED = 409 "difference-agreed", "The sides agree now",
        "A later look found that the gateway and our books agree. There is nothing left to explain.";
    DIFFERENCE_RESOLVED = 409 "difference-resolved", "The difference has been explained",
        "An explanation stands as long as the sides tell the same. Another one was not taken.";
    AUDIT_DAYS = 422 "audit-days", "An audit takes other days",
        "The last day is before the first, or there are more days than one audit takes; `detail` says how many it does.";
    NOT_DUE = 409 "not-due", "It does not wait for this step",
        "There is no such thing, it waits for another step or for none, or its time has not come. `GET /admin/stuck` lists what waits.";
}

/// The kind named `name`. A refusal that is not in the catalogue is told as a conflict; a test keeps that from happening.
fn kind(name: &'static str) -> Kind {
    CATALOGUE.iter().copied().find(|kind| kind.name == name).unwrap_or(Kind {
        name,
        status: 409,
        title: "This is not possible now",
        explanation: "",
    })
}

/// What is wrong with one field of a body, or one parameter of a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// Where: `items[0].quantity`; empty for the body as a whole.
    pub field: String,
    /// What is wrong with it.
    pub detail: String,
}

/// One occurrence of a problem.
#[derive(Debug)]
pub struct Problem(Box<Parts>);

#[derive(Debug)]
struct Parts {
    kind: Kind,
    detail: String,
    errors: Vec<FieldError>,
    members: Map<String, Value>,
    retry_after: Option<u64>,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Problem {
    /// A problem of `kind`; `detail` tells people what happened and what to do.
    pub fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self(Box::new(Parts {
            kind,
            detail: detail.into(),
            errors: Vec::new(),
            members: Map::new(),
            retry_after: None,
            cause: None,
        }))
    }

    /// `404`: there is none, or it is not theirs to know of. `what` is told: `There is no such order.`
    pub fn not_found(what: impl Into<String>) -> Self {
        Self::new(NOT_FOUND, what)
    }

    /// `403`: `detail` says for whom it is.
    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(FORBIDDEN, detail)
    }

    /// `400`: a rule that a type cannot hold is broken by `field`.
    pub fn field(field: impl Into<String>, detail: impl Into<String>) -> Self {
        let error = FieldError { field: field.into(), detail: detail.into() };
        Self::new(INVALID_BODY, error.sentence()).with_error(error)
    }

    /// `500`: a fault of ours. The cause goes to the log and to nobody else.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let detail =
            "The request failed for a reason that is ours. If trying again does not help, write to support.";
        Self::new(INTERNAL, detail).caused_by(cause)
    }

    /// Adds a member of its own to the problem, such as `left` of `out-of-stock`.
    pub fn with(mut self, member: &str, value: impl Serialize) -> Self {
        let value = serde_json::to_value(value).unwrap_or(Value::Null);
        self.0.members.insert(member.to_owned(), value);
        self
    }

    /// Adds what is wrong with one field.
    pub(crate) fn with_error(mut self, error: FieldError) -> Self {
        self.0.errors.push(error);
        self
    }

    /// Says after how many seconds it is worth trying again.
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    /// Notes the cause for the log. It is never told.
    pub fn caused_by(mut self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.0.cause = Some(cause.into());
        self
    }

    /// Of what kind it is.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The sentence for people.
    pub fn detail(&self) -> &str {
        &self.0.detail
    }

    /// After how many seconds it is worth trying again.
    pub(crate) fn retry_after_seconds(&self) -> Option<u64> {
        self.0.retry_after
    }

    /// The cause, with all that caused it, for the log.
    pub(crate) fn cause(&self) -> Option<String> {
        let outermost: &dyn std::error::Error = self.0.cause.as_deref()?;
        let causes = std::iter::successors(Some(outermost), |error| error.source());
        Some(causes.map(ToString::to_string).collect::<Vec<_>>().join(": "))
    }

    /// The document, as `application/problem+json`.
    pub(crate) fn document(&self, request_id: &str) -> String {
        let Parts { kind, detail, errors, members, .. } = &*self.0;
        let document = Document {
            problem_type: format!("{TYPE_BASE}{}", kind.name),
            title: kind.title,
            status: kind.status,
            detail,
            request_id,
            errors,
            members,
        };
        serde_json::to_string(&document).unwrap_or_default()
    }
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "type")]
    problem_type: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    request_id: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [FieldError],
    #[serde(flatten)]
    members: &'a Map<String, Value>,
}

impl FieldError {
    /// Field and fault in one sentence.
    pub(crate) fn sentence(&self) -> String {
        match self.field.as_str() {
            "" => format!("The body: {}.", self.detail),
            field => format!("{field}: {}.", self.detail),
        }
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        let mut problem = Self::new(kind(refused.problem), refused.detail);
        problem.0.members = refused.facts;
        match refused.reason {
            Some(reason) => problem.with("reason", reason),
            None => problem,
        }
    }
}

impl From<NoSide> for Problem {
    fn from(no_side: NoSide) -> Self {
        match no_side {
            NoSide::Stranger => Self::not_found("There is no such dispute."),
            NoSide::OtherSide => Self::forbidden("Only the other side of this dispute may do this."),
            NoSide::Partial => Self::forbidden("Somebody else has to decide over your own order."),
        }
    }
}

impl From<NoCorrespondent> for Problem {
    fn from(NoCorrespondent: NoCorrespondent) -> Self {
        Self::not_found("There is no such conversation.")
    }
}

impl From<NoOffer> for Problem {
    fn from(NoOffer: NoOffer) -> Self {
        Self::not_found("There is no such offer.")
    }
}

impl From<NoParty> for Problem {
    fn from(no_party: NoParty) -> Self {
        match no_party {
            NoParty::Stranger => Self::not_found("There is no such order."),
            NoParty::OtherParty => Self::forbidden("Only the other party of this order may do this."),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    fn root() -> PathBuf {
        // Tests run in their package's folder.
        PathBuf::from("../..")
    }

    /// The names that stand after `Refused::new(` in the domain, and how many stand there that are no literal.
    fn refusals() -> (BTreeSet<String>, usize) {
        let mut names = BTreeSet::new();
        let mut unreadable = 0;
        let mut unread = vec![root().join("shared/domain/src")];
        while let Some(path) = unread.pop() {
            if path.is_dir() {
                unread.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
                continue;
            }
            let source = fs::read_to_string(path).unwrap();
            let calls = ["Refused::new(", "Self::new(\"amount\""].map(|call| source.match_indices(call));
            for (at, call) in calls.into_iter().flatten() {
                let from = if call.ends_with('"') { at } else { at + call.len() };
                match source[from..].trim_start_matches("Self::new(").trim_start().strip_prefix('"') {
                    Some(rest) => names.insert(rest.split('"').next().unwrap().to_owned()),
                    None => {
                        unreadable += 1;
                        false
                    }
                };
            }
        }
        (names, unreadable)
    }

    #[test]
    fn every_refusal_of_the_domain_is_in_the_catalogue() {
        let (names, unreadable) = refusals();
        assert_eq!(unreadable, 0, "a refusal is named by a literal");
        assert!(names.contains("order-state") && names.contains("amount"), "{names:?}");
        let missing: Vec<_> =
            names.iter().filter(|name| CATALOGUE.iter().all(|kind| kind.name != **name)).collect();
        assert!(missing.is_empty(), "not in the catalogue: {missing:?}");
    }

    #[test]
    fn names_are_unique_and_statuses_are_errors() {
        let names: BTreeSet<_> = CATALOGUE.iter().map(|kind| kind.name).collect();
        assert_eq!(names.len(), CATALOGUE.len());
        assert!(CATALOGUE.iter().all(|kind| (400..600).contains(&kind.status)));
    }

    #[test]
    fn the_documentation_is_current() {
        let mut text = String::from(
            "# Problems\n\n\
             Errors are [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problem details, \
             `application/problem+json`:\n\n\
             ```json\n{ \"type\": \"https://homify.example/problems/out-of-stock\", \"title\": \"Not enough in stock\", \
             \"status\": 409,\n  \"detail\": \"There are 2 left. Order fewer, or something else.\", \
             \"request_id\": \"JKJaXmPLvHcESHA=\",\n  \"product_id\": \"prd_01JD9ZK5T8M3Q4W6X7Y8Z9A0BC\", \"left\": 2 }\n```\n\n\
             Decide by `type`: it stays, while `title` and `detail` are for people and may be reworded. `errors`, where \
             present, names fields. `request_id` finds the request in the logs.\n\n\
             This page is written from `shared/web/src/problem.rs` by `UPDATE_DOCS=1 cargo test -p web`.\n\n\
             | name | status | title | what it means and what to do |\n|---|---|---|---|\n",
        );
        for kind in CATALOGUE {
            text +=
                &format!("| `{}` | {} | {} | {} |\n", kind.name, kind.status, kind.title, kind.explanation);
        }
        let path = root().join("docs/problems.md");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let current = fs::read_to_string(&path).unwrap_or_default();
        assert!(current == text, "docs/problems.md is out of date: UPDATE_DOCS=1 cargo test -p web");
    }

    #[test]
    fn a_problem_is_told_as_the_standard_wants() {
        let problem = Problem::new(OUT_OF_STOCK, "There are 2 left.").with("left", 2);
        let document: Value = serde_json::from_str(&problem.document("req-1")).unwrap();
        assert_eq!(
            document,
            serde_json::json!({
                "type": "https://homify.example/problems/out-of-stock",
                "title": "Not enough in stock",
                "status": 409,
                "detail": "There are 2 left.",
                "request_id": "req-1",
                "left": 2,
            })
        );
    }

    #[test]
    fn a_refusal_tells_programs_what_its_sentence_tells_people() {
        let refused = Refused::new("release-code-wrong", "Attempts left: 4.").with("attempts_left", 4);
        let refused = refused.because(domain::Reason::Disputed);
        let document: Value = serde_json::from_str(&Problem::from(refused).document("req-1")).unwrap();
        assert_eq!(
            (&document["attempts_left"], &document["reason"]),
            (&Value::from(4), &Value::from("disputed"))
        );
    }

    #[test]
    fn a_cause_is_for_the_log_only() {
        let problem = Problem::internal("the password is hunter2");
        assert_eq!(problem.cause().unwrap(), "the password is hunter2");
        assert!(!problem.document("req-1").contains("hunter2"));
    }

    #[test]
    fn a_stranger_sees_nothing_and_the_other_party_is_refused() {
        assert_eq!(Problem::from(NoParty::Stranger).kind(), NOT_FOUND);
        assert_eq!(Problem::from(NoParty::OtherParty).kind(), FORBIDDEN);
        assert_eq!(Problem::from(NoSide::Stranger).kind(), NOT_FOUND);
        assert_eq!(Problem::from(NoSide::OtherSide).kind(), FORBIDDEN);
        assert_eq!(Problem::from(NoSide::Partial).kind(), FORBIDDEN);
        assert_eq!(Problem::from(NoCorrespondent).kind(), NOT_FOUND);
        assert_eq!(Problem::from(Refused::new("order-state", "No.")).kind(), ORDER_STATE);
    }
}
