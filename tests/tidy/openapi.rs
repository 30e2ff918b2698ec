//! `infra/openapi.yaml` against the template and the functions: what the code does is what the API's description says.
//! Whether it is valid OpenAPI, and whether its examples fit its schemas, is checked by `cargo xtask test`.

use std::collections::BTreeSet;

use domain::Reason;
use domain::area::AREAS;
use domain::artisans::DOCUMENTS_MAX;
use domain::cart::{LINES_MAX, QUANTITY_MAX};
use domain::catalogue::actions::ProductAction;
use domain::catalogue::categories::slugs;
use domain::catalogue::import::FAULTS_MAX;
use domain::catalogue::sheet::{Column, LINES_MAX as SHEET_LINES_MAX};
use domain::catalogue::{IMAGES_MAX, ProductStatus, STOCK_MAX};
use domain::chargebacks::ChargebackStatus;
use domain::chargebacks::actions::ChargebackAction;
use domain::disputes::{
    DisputeAction, DisputeStatus, EVIDENCE_FILES_MAX, RETURNS_MAX, ResolvedBy, ReturnOutcome,
};
use domain::escrow::EscrowStatus;
use domain::market::TOTAL_MAX;
use domain::messages::{FILES_MAX, ResponseTime};
use domain::offers::{OfferAction, OfferState};
use domain::orders::{OrderAction, OrderStatus};
use domain::payouts::payable::WalletAction;
use domain::refunds::RefundStatus;
use domain::refunds::actions::RefundAction;
use domain::reports::{Act, ReportKind, ReportState, STATEMENTS_MAX};
use domain::reviews::{PICTURES_MAX, ReviewAction, ReviewState};
use domain::uploads::UploadPurpose;
use domain::uploads::pictures::{PictureRefusal, WIDTHS};
use serde_json::{Value, json};
use web::problem::{CATALOGUE, Kind, TYPE_BASE};

use crate::description::{WHOLE, description};
use crate::printed::named;
use crate::sources::{FunctionSource, deployment};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// What of a function's code leads to which problems. What is not here is named by its constant: `problem::…`.
const LEADS_TO: &[(&str, &[&str])] = &[
    // The HTTP edge
    ("request.body", &["invalid-body", "unknown-field", "payload-too-large", "unsupported-media-type"]),
    ("request.raw_body(", &["invalid-body", "payload-too-large"]),
    (".once(&", &["idempotency-key-missing", "idempotency-key-reused", "payload-too-large"]),
    ("request.query(", &["invalid-query"]),
    ("request.page(", &["invalid-query"]),
    ("request.query_and_page", &["invalid-query"]),
    ("request.path", &["not-found"]),
    ("request.require(", &["forbidden"]),
    (".require_proof(", &["step-up-required"]),
    (
        "live.prove(",
        &[
            "password-wrong",
            "password-not-set",
            "code-wrong",
            "too-many-attempts",
            "invalid-body",
            "try-again",
        ],
    ),
    ("code_needed(", &["code-needed"]),
    ("providers.find(", &["provider-off"]),
    (".attempt(&request)", &["sign-in-over"]),
    (".exchange(", &["provider-off", "sign-in-refused", "provider-unavailable"]),
    (".unlink(provider)", &["password-not-set"]),
    ("live.refuse(", &["too-many-attempts", "try-again"]),
    ("take_code(", &["code-wrong", "too-many-attempts"]),
    ("sent_attributes(", &["invalid-body", "product-attributes"]),
    ("sent_alts(", &["invalid-body", "upload-unknown"]),
    ("favourites.keep(", &["favourites-full"]),
    (".turn_second_factor_off(", &["second-factor-state"]),
    (".ask_deletion(", &["account-in-use"]),
    ("Problem::not_found(", &["not-found"]),
    ("Problem::forbidden(", &["forbidden"]),
    ("Problem::field(", &["invalid-body"]),
    // The store
    ("Table::from_env(", &["unavailable"]),
    ("pages::Desk", &["unavailable"]),
    (".commit(change)", &["try-again"]),
    (".commit_put(change)", &["try-again"]),
    ("reserve_stock(", &["out-of-stock", "product-changed"]),
    ("require_verified(", &["artisan-not-verified"]),
    ("require_selling(", &["artisan-not-verified", "artisan-away", "delivery-changed"]),
    // The domain
    (".as_artisan(caller", &["forbidden"]),
    (".as_buyer(caller", &["forbidden"]),
    ("order.accept(", &["order-state", "order-disputed"]),
    ("order.ship(", &["order-state", "order-disputed", "too-often"]),
    ("order.deliver(", &["order-state", "order-disputed", "too-often"]),
    ("order.confirm(", &["order-state", "order-disputed"]),
    ("steps::orders::cancel(", &["order-state", "order-disputed"]),
    ("order.offer_refund(", &["order-state", "order-disputed", "refund-amount", "amount", "too-often"]),
    (
        "order.accept_refund(",
        &["order-state", "order-disputed", "refund-offer-gone", "refund-amount", "amount"],
    ),
    ("order.drop_refund_offer(", &["order-state"]),
    ("order.order_refund(", &["order-state", "order-disputed", "refund-amount", "amount"]),
    ("refund.retry(", &["refund-state"]),
    ("chargeback.answer(", &["chargeback-state"]),
    ("refund.mark_paid(", &["refund-state"]),
    ("steps::refunds::confirm(", &["refund-state"]),
    ("steps::chargebacks::close_refund(", &["refund-state", "chargeback-state", "amount"]),
    ("order.check_code(", &["release-code-wrong", "release-code-locked"]),
    ("difference.resolve(", &["difference-agreed", "difference-resolved"]),
    ("Audit::start(", &["audit-days"]),
    ("Dispute::open(", &["order-state", "order-disputed"]),
    (".as_opener(caller", &["forbidden"]),
    (".as_respondent(caller", &["forbidden"]),
    (".as_arbiter(caller", &["forbidden"]),
    ("dispute.add_evidence(", &["dispute-state", "evidence-limit"]),
    ("dispute.answer(", &["dispute-state"]),
    ("dispute.propose(", &["dispute-state", "split-amount", "amount", "too-often"]),
    ("dispute.propose_return(", &["dispute-state", "split-amount", "amount", "too-often"]),
    ("dispute.accept(", &["dispute-state", "proposal-unknown"]),
    ("dispute.send_return(", &["dispute-state"]),
    ("dispute.confirm_return(", &["dispute-state"]),
    ("dispute.reject_return(", &["dispute-state"]),
    ("dispute.withdraw(", &["dispute-state"]),
    ("dispute.escalate(", &["dispute-state"]),
    ("dispute.decide(", &["dispute-state", "split-amount", "amount"]),
    ("dispute.appeal(", &["dispute-state"]),
    ("artisan.submit(", &["verification-state"]),
    ("artisan.decide(", &["verification-state"]),
    ("artisan.suspend(", &["verification-state"]),
    ("artisan.restore(", &["verification-state"]),
    ("artisan.confirm_account(", &["verification-state"]),
    ("lookups.one_more(", &["account-lookups"]),
    (".become_artisan(", &["email-not-verified"]),
    (".may_set_payout_account(", &["verification-state"]),
    (".holds_account_of(", &["account-name-mismatch"]),
    (".write_profile(", &["legal-name-verified"]),
    ("cart.add(", &["product-unavailable", "own-product", "cart-full"]),
    ("options.check(", &["delivery-options", "amount"]),
    ("artisan.set_away(", &["away-day"]),
    (
        "Payable::requested(",
        &[
            "verification-state",
            "payout-account-missing",
            "payouts-on-hold",
            "payouts-paused",
            "payout-minimum",
            "payout-limit",
            "wallet-balance",
            "amount",
        ],
    ),
    ("reviews::write(", &["order-state", "review-state", "review-goods"]),
    ("review.reply(", &["review-state"]),
    ("review.hide(", &["review-state"]),
    ("review.restore(", &["review-state"]),
    ("Report::file(", &["own-report"]),
    ("filings.one_more(", &["too-many-reports"]),
    ("report.decide(", &["report-state", "report-act"]),
    (
        "propose(found.offer",
        &[
            "own-product",
            "offers-not-taken",
            "out-of-stock",
            "offer-price",
            "amount",
            "offer-state",
            "offer-too-low",
        ],
    ),
    ("proposals.one_more(", &["too-many-offers"]),
    ("offer.accept(", &["offer-state"]),
    ("offer.counter(", &["offer-state", "offer-price", "amount"]),
    ("offer.decline(", &["offer-state"]),
    ("offer.withdraw(", &["offer-state"]),
    ("require_on_sale(", &["product-changed"]),
    ("require_bargaining(", &["artisan-not-verified", "artisan-away", "messages-blocked"]),
    ("at_agreed_prices(", &["offer-over", "offer-quantity"]),
    ("product.set_lowest_offer(", &["product-archived"]),
    ("UploadPurpose::ProductSheet.check(", &["upload-unknown", "upload-incomplete"]),
    ("imports.one_more(", &["too-many-imports"]),
    ("sheet::read(", &["import-file"]),
    ("product.update(", &["product-archived"]),
    ("product.adjust_stock(", &["product-archived"]),
    ("product.publish(", &["product-archived"]),
    ("product.hide(", &["product-archived"]),
    (".check_price(", &["amount", "price-limits"]),
    (".if_match(", &["changed-meanwhile"]),
    ("reservations.reserve(", &["too-many-unpaid", "too-many-cancelled"]),
    (".is_what_it_says(", &["upload-invalid"]),
    ("UploadPurpose::VerificationDocument.check(", &["upload-unknown", "upload-incomplete"]),
    ("all_ready(", &["upload-unknown", "upload-incomplete", "upload-invalid"]),
    ("UploadPurpose::DeliveryProof.check(", &["upload-unknown", "upload-incomplete"]),
    ("UploadPurpose::Evidence.check(", &["upload-unknown", "upload-incomplete"]),
    ("UploadPurpose::MessageFile.check(", &["upload-unknown", "upload-incomplete"]),
    ("questions.one_more(", &["too-many-questions"]),
    ("Conversation::question(", &["own-product", "product-unavailable"]),
    ("talk.conversation.send(", &["message-empty", "too-often"]),
    ("add_message(", &["messages-blocked"]),
    ("UploadPurpose::PaymentProof.check(", &["upload-unknown", "upload-incomplete"]),
    (
        "fill_cart(",
        &[
            "product-unavailable",
            "out-of-stock",
            "price-changed",
            "cart-empty",
            "checkout-too-large",
            "own-product",
            "delivery-changed",
            "delivery-not-served",
            "order-total",
            "amount",
        ],
    ),
];

/// An operation with the function behind it.
struct Operation {
    source: FunctionSource,
    /// `POST /orders/{order_id}/confirm`
    route: String,
    /// As it stands in the description, with the parameters of its path.
    value: Value,
}

fn resolved(node: &Value) -> Value {
    tests::description::resolved(&description(), node)
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn members(value: &Value) -> Vec<(String, Value)> {
    value.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// All operations that are described, by route.
pub(crate) fn described() -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for (path, item) in members(&description()["paths"]) {
        for method in METHODS {
            let mut operation = item[method].clone();
            if operation.is_null() {
                continue;
            }
            let parameters = [list(&item["parameters"]), list(&operation["parameters"])].concat();
            operation["parameters"] = parameters.iter().map(resolved).collect();
            all.push((format!("{} {path}", method.to_uppercase()), operation));
        }
    }
    all
}

/// Whether `operation` is a read that anybody may make. Such a one answers `HEAD` as well, which is not described once more.
pub(crate) fn is_public_read(route: &str, operation: &Value) -> bool {
    let security = &operation["security"];
    route.starts_with("GET ") && (*security == json!([]) || list(security).contains(&json!({})))
}

/// The operations of all routes; those that are missing are another test's.
fn operations() -> Vec<Operation> {
    let (deployment, described) = (deployment(), described());
    FunctionSource::all()
        .into_iter()
        .filter_map(|source| {
            let route = deployment.functions[&source.name].routes.first()?.key();
            let (_, value) = described.iter().find(|(described, _)| *described == route)?;
            Some(Operation { source, route, value: value.clone() })
        })
        .collect()
}

impl Operation {
    fn calls(&self, what: &str) -> bool {
        self.source.code.contains(what)
    }

    fn has_caller(&self) -> bool {
        self.calls("request.caller(")
            || self.calls("request.require(")
            || self.calls("request.caller_setting_up(")
            || self.caller_is_optional()
    }

    /// Who is known if they say who they are, and served also if they do not.
    fn caller_is_optional(&self) -> bool {
        self.calls("request.known_caller(")
    }

    /// Whether its answer may be kept and asked about.
    fn can_be_kept(&self) -> bool {
        self.calls("cacheable(") || self.calls(".public()") || self.calls("desk.answer(")
    }

    /// Status and response, references resolved.
    fn responses(&self) -> Vec<(u16, Value)> {
        let responses = members(&self.value["responses"]).into_iter();
        responses.map(|(status, response)| (status.parse().expect("a status"), resolved(&response))).collect()
    }

    /// Those of them that the function gives; what is answered in front of it is none.
    fn own_responses(&self) -> Vec<(u16, Value)> {
        let is_own = |(status, response): &(u16, Value)| {
            *status < 400 || response["content"]["application/problem+json"].is_object()
        };
        self.responses().into_iter().filter(is_own).collect()
    }

    fn body(&self) -> Value {
        self.value["requestBody"]["content"]["application/json"]["schema"].clone()
    }

    /// The parameters in `place`, by name.
    fn parameters(&self, place: &str) -> BTreeSet<String> {
        let of_place =
            list(&self.value["parameters"]).into_iter().filter(|parameter| parameter["in"] == json!(place));
        of_place.map(|parameter| text(&parameter["name"])).collect()
    }

    /// The problems that the code leads to.
    fn problems(&self) -> BTreeSet<&'static str> {
        let mut names = BTreeSet::from(["internal"]);
        names
            .extend(LEADS_TO.iter().filter(|(call, _)| self.calls(call)).flat_map(|(_, names)| names.iter()));
        if self.has_caller() && !self.caller_is_optional() {
            names.extend(["unauthenticated", "token-invalid", "token-expired"]);
            names.extend((!self.calls("request.caller_setting_up(")).then_some("second-factor-required"));
        }
        // Who claims an address answers that it is taken, or does something about it.
        names.extend(
            (self.calls("claim_email(") && !self.calls("Error::EmailTaken")).then_some("email-taken"),
        );
        names.extend(
            (self.calls("claim_accounts(") && !self.calls("Error::ProviderLinked"))
                .then_some("provider-linked"),
        );
        names.extend(CATALOGUE.iter().filter(|kind| self.names_problem(kind)).map(|kind| kind.name));
        names
    }

    fn names_problem(&self, kind: &Kind) -> bool {
        let constant = format!("problem::{}", kind.name.to_uppercase().replace('-', "_"));
        let ends = |rest: &str| !rest.starts_with(|next: char| next == '_' || next.is_ascii_alphanumeric());
        self.source
            .code
            .match_indices(&constant)
            .any(|(at, _)| ends(&self.source.code[at + constant.len()..]))
    }

    /// The statuses that the code answers when nothing is wrong.
    fn successes(&self) -> BTreeSet<u16> {
        let answers = [
            ("ok(", 200),
            ("logged_in(", 200),
            ("page(", 200),
            ("cacheable(", 200),
            ("document(", 200),
            ("desk.answer(", 200),
            ("xml(", 200),
            ("download(", 200),
            ("created(", 201),
            ("accepted(", 202),
            ("no_content(", 204),
        ];
        let is_word = |at: usize| {
            !self.source.code[..at].ends_with(|last: char| last.is_alphanumeric() || "._".contains(last))
        };
        let calls = |call: &str| self.source.code.match_indices(call).any(|(at, _)| is_word(at));
        let known = self.can_be_kept().then_some(304);
        answers.into_iter().filter(|(call, _)| calls(call)).map(|(_, status)| status).chain(known).collect()
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Runs `check` on every operation; it says what is wrong.
fn each(check: impl Fn(&Operation, &mut Vec<String>)) {
    let mut wrong = Vec::new();
    for operation in operations() {
        let mut here = Vec::new();
        check(&operation, &mut here);
        wrong.extend(
            here.into_iter().map(|what| format!("{} ({}): {what}", operation.route, operation.source.folder)),
        );
    }
    assert!(wrong.is_empty(), "{WHOLE}:\n{}", wrong.join("\n"));
}

#[test]
fn every_route_is_described_once_under_its_functions_name() {
    let deployment = deployment();
    let deployed: BTreeSet<(String, String, String)> = FunctionSource::all()
        .iter()
        .flat_map(|source| {
            let routes =
                deployment.functions[&source.name].routes.iter().filter(|route| route.method != "HEAD");
            routes.map(|route| (route.key(), source.operation_id(), source.domain.clone()))
        })
        .collect();
    let described: BTreeSet<_> = described()
        .into_iter()
        .map(|(route, operation)| (route, text(&operation["operationId"]), text(&operation["tags"][0])))
        .collect();
    let missing: Vec<_> = deployed.difference(&described).collect();
    let left_over: Vec<_> = described.difference(&deployed).collect();
    assert!(
        missing.is_empty() && left_over.is_empty(),
        "{WHOLE} lacks {missing:?}, and has {left_over:?} of no function"
    );
}

#[test]
fn every_domain_with_a_route_has_a_tag() {
    let api = description();
    let tags: Vec<_> = list(&api["tags"]).iter().map(|tag| text(&tag["name"])).collect();
    let used: BTreeSet<_> = operations().into_iter().map(|operation| operation.source.domain).collect();
    assert_eq!(tags.iter().cloned().collect::<BTreeSet<_>>(), used);
    assert_eq!(tags.len(), used.len(), "each once");
    assert_eq!(text(&api["info"]["version"]), env!("CARGO_PKG_VERSION"));
}

#[test]
fn a_summary_is_the_first_sentence_of_the_function() {
    each(|operation, wrong| {
        let (summary, told) = (text(&operation.value["summary"]), operation.source.summary());
        if summary != told {
            wrong.push(format!("the summary is {summary:?}, the function says {told:?}"));
        }
    });
}

#[test]
fn access_is_as_the_code_checks_it() {
    each(|operation, wrong| {
        let token = json!({ "accessToken": [] });
        let checked = if operation.calls("webhook::verify_signature(") {
            json!([{ "paystackSignature": [] }])
        } else if operation.calls("webhook::verify_sender(") {
            json!([{ "flutterwaveHash": [] }, { "flutterwaveSignature": [] }])
        } else if operation.has_caller() && operation.caller_is_optional() {
            json!([{}, token])
        } else if operation.has_caller() {
            json!([token])
        } else {
            json!([])
        };
        let security =
            operation.value.get("security").cloned().unwrap_or_else(|| description()["security"].clone());
        if security != checked {
            wrong.push(format!("security is {security}, the code checks {checked}"));
        }
    });
}

#[test]
fn parameters_are_those_that_the_code_reads() {
    each(|operation, wrong| {
        let in_path: BTreeSet<_> =
            operation.route.split(['{', '}']).skip(1).step_by(2).map(str::to_owned).collect();
        if operation.parameters("path") != in_path {
            wrong.push(format!("the path has {in_path:?}, described are {:?}", operation.parameters("path")));
        }
        let in_header: BTreeSet<_> = [
            (operation.calls(".once(&"), "Idempotency-Key"),
            (operation.calls(".if_match("), "If-Match"),
            (operation.can_be_kept(), "If-None-Match"),
        ]
        .into_iter()
        .filter(|(reads, _)| *reads)
        .map(|(_, name)| name.to_owned())
        .collect();
        if operation.parameters("header") != in_header {
            wrong.push(format!(
                "the code reads {in_header:?}, described are {:?}",
                operation.parameters("header")
            ));
        }
        let optional = |parameter: &&Value| {
            parameter["in"] == json!("header")
                && parameter["required"] != json!(true)
                && !["If-Match", "If-None-Match"].iter().any(|name| parameter["name"] == json!(name))
        };
        if list(&operation.value["parameters"]).iter().any(|parameter| optional(&parameter)) {
            wrong.push("a header that the code insists on is not required".to_owned());
        }
        let paged = operation.calls("request.page(") || operation.calls("request.query_and_page");
        // A file is as long as its parts are.
        let is_in_parts = operation.calls(".followed_by(");
        let has_paging = ["limit", "cursor"].map(|name| operation.parameters("query").contains(name));
        if has_paging != [paged, paged || is_in_parts] {
            wrong.push("limit and cursor are the parameters of a list".to_owned());
        }
        let reads_body = operation.calls("request.body") || operation.calls("request.raw_body(");
        if operation.body().is_null() == reads_body {
            wrong.push(format!("the code {} a body", if reads_body { "reads" } else { "does not read" }));
        }
        let is_required = operation.value["requestBody"]["required"] == json!(true);
        if reads_body && is_required == operation.calls("request.body_if_any(") {
            wrong.push("a body is required in the description where it is in the code".to_owned());
        }
    });
}

#[test]
fn answers_have_the_statuses_and_headers_that_the_code_gives_them() {
    each(|operation, wrong| {
        let successes =
            operation.responses().iter().map(|(status, _)| *status).filter(|status| *status < 400).collect();
        if operation.successes() != successes {
            wrong.push(format!("the code answers {:?}, described are {successes:?}", operation.successes()));
        }
        for (status, response) in operation.own_responses() {
            let names = named(&response);
            let tells = |some: &[&str]| some.iter().any(|name| names.contains(*name));
            let succeeds = status < 400;
            let expected = [
                ("x-request-id", true),
                (
                    "retry-after",
                    tells(&["try-again", "unavailable", "gateway-unavailable", "too-many-attempts"]),
                ),
                ("www-authenticate", tells(&["unauthenticated", "token-invalid", "token-expired"])),
                ("idempotent-replayed", succeeds && operation.calls(".once(&")),
                ("location", status == 201),
                ("content-disposition", succeeds && operation.calls("download(")),
                ("link", succeeds && operation.calls(".followed_by(")),
                ("cache-control", succeeds && operation.can_be_kept()),
                (
                    "etag",
                    status == 304
                        || status == 200 && (operation.can_be_kept() || operation.calls(".of_version(")),
                ),
                (
                    "set-cookie",
                    succeeds && (operation.calls(".with_cookie(") || operation.calls("logged_in(")),
                ),
            ];
            let wanted: BTreeSet<_> =
                expected.into_iter().filter(|(_, wanted)| *wanted).map(|(name, _)| name.to_owned()).collect();
            let described: BTreeSet<_> =
                members(&response["headers"]).into_iter().map(|(name, _)| name).collect();
            if described != wanted {
                wrong.push(format!("{status} has the headers {wanted:?}, described are {described:?}"));
            }
        }
    });
}

#[test]
fn problems_are_those_that_the_code_leads_to() {
    each(|operation, wrong| {
        let mut described = BTreeSet::new();
        for (status, response) in operation.own_responses().into_iter().filter(|(status, _)| *status >= 400) {
            let names = named(&response);
            if names.is_empty() {
                wrong.push(format!("{status} names no problem"));
            }
            for name in names {
                match CATALOGUE.iter().find(|kind| kind.name == name) {
                    None => wrong.push(format!("{name} is no problem of the catalogue")),
                    Some(kind) if kind.status != status => {
                        wrong.push(format!("{name} is a {}, described as {status}", kind.status));
                    }
                    Some(kind) => {
                        described.insert(kind.name);
                    }
                }
            }
        }
        let problems = operation.problems();
        if described != problems {
            let missing: Vec<_> = problems.difference(&described).collect();
            let left_over: Vec<_> = described.difference(&problems).collect();
            wrong.push(format!(
                "problems that are missing: {missing:?}; that the code does not lead to: {left_over:?}"
            ));
        }
    });
}

#[test]
fn examples_of_problems_are_told_as_the_code_tells_them() {
    each(|operation, wrong| {
        for (status, response) in operation.own_responses().into_iter().filter(|(status, _)| *status >= 400) {
            let media = &response["content"]["application/problem+json"];
            let several =
                members(&media["examples"]).into_iter().map(|(_, example)| example["value"].clone());
            for example in several.chain(media.get("example").cloned()) {
                let kind = CATALOGUE
                    .iter()
                    .find(|kind| example["type"] == json!(format!("{TYPE_BASE}{}", kind.name)));
                let Some(kind) = kind else {
                    wrong.push(format!("the example of {status} has the type {}", example["type"]));
                    continue;
                };
                // A shared example shows one of the problems; a route that names others does not say so of each.
                let fits = example["title"] == json!(kind.title) && example["status"] == json!(kind.status);
                if !fits || kind.status != status {
                    wrong.push(format!("the example of {status} is not as {} is told: {example}", kind.name));
                }
            }
        }
    });
}

#[test]
fn unknown_fields_of_a_body_are_refused() {
    fn open_objects(schema: &Value, path: &str, found: &mut Vec<String>) {
        let schema = resolved(schema);
        if schema["type"] == json!("object") && schema["additionalProperties"] != json!(false) {
            found.push(path.to_owned());
        }
        for (name, inner) in members(&schema["properties"]) {
            open_objects(&inner, &format!("{path}.{name}"), found);
        }
        for inner in [list(&schema["oneOf"]), list(&schema["anyOf"]), list(&schema["allOf"])].concat() {
            open_objects(&inner, path, found);
        }
        if schema["items"].is_object() {
            open_objects(&schema["items"], &format!("{path}[]"), found);
        }
    }
    each(|operation, wrong| {
        if operation.calls("request.body") {
            open_objects(&operation.body(), "body", wrong);
        }
    });
}

#[test]
fn lengths_of_texts_are_those_of_the_code() {
    /// `name: Option<OneLine<2, 80>>,` as name, least and most.
    fn limits(line: &str) -> Option<(String, u64, u64)> {
        let (field, of_type) = line.trim().trim_start_matches("pub(crate) ").split_once(": ")?;
        let (_, numbers) = of_type.split_once("OneLine<").or_else(|| of_type.split_once("Text<"))?;
        let (least, most) = numbers.split_once('>')?.0.split_once(", ")?;
        Some((field.to_owned(), least.parse().ok()?, most.parse().ok()?))
    }
    fn properties(schema: &Value, name: &str, found: &mut Vec<Value>) {
        let schema = resolved(schema);
        for (property, inner) in members(&schema["properties"]) {
            if property == name {
                let inner = resolved(&inner);
                found.push(if inner["items"].is_object() { resolved(&inner["items"]) } else { inner });
            } else {
                properties(&inner, name, found);
            }
        }
        list(&schema["oneOf"]).iter().for_each(|inner| properties(inner, name, found));
        if schema["items"].is_object() {
            properties(&schema["items"], name, found);
        }
    }
    each(|operation, wrong| {
        for (name, least, most) in operation.source.code.lines().filter_map(limits) {
            let mut found = Vec::new();
            properties(&operation.body(), &name, &mut found);
            let parameters = list(&operation.value["parameters"]);
            let of_query =
                parameters.iter().map(resolved).filter(|parameter| parameter["name"] == json!(name));
            found.extend(of_query.map(|parameter| resolved(&parameter["schema"])));
            if found.is_empty() {
                wrong.push(format!("{name} is not described"));
            }
            for schema in found.iter().filter(|schema| schema.get("enum").is_none()) {
                let described =
                    (schema["minLength"].as_u64().unwrap_or(0), schema["maxLength"].as_u64().unwrap_or(0));
                if described != (least, most) {
                    wrong.push(format!(
                        "{name} takes {least} to {most} characters, described are {described:?}"
                    ));
                }
            }
        }
    });
}

#[test]
fn limits_and_states_are_those_of_the_domain() {
    let api = description();
    let schemas = |pointer: &str| api["components"]["schemas"].pointer(pointer).cloned().unwrap_or_default();
    let [document, image, proof] =
        [UploadPurpose::VerificationDocument, UploadPurpose::ProductImage, UploadPurpose::DeliveryProof];
    let evidence = UploadPurpose::Evidence;
    let message = UploadPurpose::MessageFile;
    let receipt = UploadPurpose::PaymentProof;
    let review = UploadPurpose::ReviewPicture;
    let sheet = UploadPurpose::ProductSheet;
    for like in [proof, review] {
        assert_eq!((image.bytes_max(), image.media_types()), (like.bytes_max(), like.media_types()));
    }
    assert_eq!(
        (document.bytes_max(), document.media_types()),
        (evidence.bytes_max(), evidence.media_types())
    );
    assert_eq!((message.bytes_max(), message.media_types()), (evidence.bytes_max(), evidence.media_types()));
    for (described, told) in [
        (schemas("/Area/enum"), json!(AREAS.as_slice())),
        (schemas("/Category/enum"), json!(slugs())),
        (schemas("/OrderStatus/enum"), json!(OrderStatus::ALL)),
        (schemas("/EscrowStatus/enum"), json!(EscrowStatus::ALL)),
        (schemas("/Reason/enum"), json!(&Reason::ALL[..])),
        (schemas("/OrderActionName/enum"), json!(OrderAction::ALL)),
        (schemas("/DisputeActionName/enum"), json!(DisputeAction::ALL)),
        (schemas("/ProductActionName/enum"), json!(ProductAction::ALL)),
        (schemas("/ProductStatus/enum"), json!(ProductStatus::ALL)),
        (schemas("/RefundActionName/enum"), json!(RefundAction::ALL)),
        (schemas("/ChargebackActionName/enum"), json!(ChargebackAction::ALL)),
        (schemas("/WalletActionName/enum"), json!(WalletAction::ALL)),
        (schemas("/OfferActionName/enum"), json!(OfferAction::ALL)),
        (schemas("/OfferState/enum"), json!(OfferState::ALL)),
        (schemas("/ReviewActionName/enum"), json!(ReviewAction::ALL)),
        (schemas("/ReviewState/enum"), json!(ReviewState::ALL)),
        (schemas("/NewReview/properties/goods/maxItems"), json!(LINES_MAX)),
        (schemas("/NewReview/properties/pictures/maxItems"), json!(PICTURES_MAX)),
        (schemas("/ReportAct/enum"), json!(Act::ALL)),
        (schemas("/ReportKind/enum"), json!(ReportKind::ALL)),
        (schemas("/ReportState/enum"), json!(ReportState::ALL)),
        (schemas("/Report/properties/people/maximum"), json!(STATEMENTS_MAX)),
        (schemas("/DisputeStatus/enum"), json!(DisputeStatus::ALL)),
        (schemas("/ReturnOutcome/enum"), json!(ReturnOutcome::ALL)),
        (schemas("/Resolution/properties/by/enum"), json!(ResolvedBy::ALL)),
        (schemas("/Dispute/properties/returns/maxItems"), json!(RETURNS_MAX)),
        (schemas("/PictureRefusal/enum"), json!(PictureRefusal::ALL)),
        (schemas("/ImageSize/properties/width/maximum"), json!(WIDTHS.last())),
        (schemas("/EvidenceFiles/maxItems"), json!(EVIDENCE_FILES_MAX)),
        (schemas("/MessageFiles/maxItems"), json!(FILES_MAX)),
        (schemas("/ResponseTime/enum"), json!(ResponseTime::ALL)),
        (schemas("/NewProposal/properties/to_buyer/properties/amount/maximum"), json!(TOTAL_MAX)),
        (schemas("/NewDecision/properties/to_artisan/properties/amount/maximum"), json!(TOTAL_MAX)),
        (schemas("/NewProduct/properties/price/properties/amount/maximum"), json!(TOTAL_MAX)),
        (schemas("/CheckoutLine/properties/unit_price/properties/amount/maximum"), json!(TOTAL_MAX)),
        (schemas("/NewProduct/properties/stock/maximum"), json!(STOCK_MAX)),
        (schemas("/ProductImages/maxItems"), json!(IMAGES_MAX)),
        (schemas("/Checkout/properties/items/maxItems"), json!(LINES_MAX)),
        (schemas("/CheckoutLine/properties/quantity/maximum"), json!(QUANTITY_MAX)),
        (schemas("/DocumentUpload/properties/purpose/enum"), json!([document, evidence, message])),
        (schemas("/DocumentUpload/properties/bytes/maximum"), json!(document.bytes_max())),
        (schemas("/DocumentUpload/properties/media_type/examples"), json!(document.media_types())),
        (schemas("/PictureUpload/properties/purpose/enum"), json!([image, proof, review])),
        (schemas("/PictureUpload/properties/bytes/maximum"), json!(image.bytes_max())),
        (schemas("/PictureUpload/properties/media_type/examples"), json!(image.media_types())),
        (schemas("/ReceiptUpload/properties/purpose/const"), json!(receipt)),
        (schemas("/ReceiptUpload/properties/bytes/maximum"), json!(receipt.bytes_max())),
        (schemas("/ReceiptUpload/properties/media_type/examples"), json!(receipt.media_types())),
        (schemas("/SheetUpload/properties/purpose/const"), json!(sheet)),
        (schemas("/SheetUpload/properties/bytes/maximum"), json!(sheet.bytes_max())),
        (schemas("/SheetUpload/properties/media_type/examples"), json!(sheet.media_types())),
        (schemas("/SheetColumn/enum"), json!(Column::ALL)),
        (schemas("/Import/properties/lines/maximum"), json!(SHEET_LINES_MAX)),
        (schemas("/Import/properties/errors/maxItems"), json!(FAULTS_MAX)),
        (schemas("/Chargeback/properties/status/enum"), json!(ChargebackStatus::ALL)),
        (schemas("/Refund/properties/status/enum"), json!(RefundStatus::ALL)),
        (schemas("/VerificationDocuments/properties/documents/maxItems"), json!(DOCUMENTS_MAX)),
        (schemas("/StockAdjustment/properties/delta/minimum"), json!(-STOCK_MAX)),
        (schemas("/StockAdjustment/properties/delta/maximum"), json!(STOCK_MAX)),
    ] {
        assert_eq!(described, told);
    }
}

#[test]
fn each_body_and_answer_has_a_named_schema_and_an_example() {
    let mut wrong = Vec::new();
    for (route, operation) in described() {
        let body = members(&operation["requestBody"]["content"])
            .into_iter()
            .map(|(_, media)| ("body".to_owned(), media));
        let answers = members(&operation["responses"]).into_iter().flat_map(|(status, response)| {
            let content = members(&resolved(&response)["content"]).into_iter();
            content.map(move |(_, media)| (status.clone(), media)).collect::<Vec<_>>()
        });
        for (what, media) in body.chain(answers) {
            // A union of problems is closed by its discriminator.
            if media["schema"]["$ref"].is_null() && media["schema"]["discriminator"].is_null() {
                wrong.push(format!("{route}: {what} has a schema without a name"));
            }
            if media.get("example").or(media.get("examples")).is_none() {
                wrong.push(format!("{route}: {what} has no example"));
            }
        }
    }
    assert!(wrong.is_empty(), "{WHOLE}:\n{}", wrong.join("\n"));
}

#[test]
fn an_object_inside_of_another_has_a_name_and_money_is_one_class() {
    /// Objects with members of their own below `schema`; what adds to a reference is none.
    fn nameless(schema: &Value, at: &str, found: &mut Vec<String>) {
        if !schema.is_object() {
            return;
        }
        let has_members = schema["type"] == json!("object") && schema["properties"].is_object();
        if has_members && schema["$ref"].is_null() {
            found.push(at.to_owned());
        }
        inner(schema, at, found);
    }
    fn inner(schema: &Value, at: &str, found: &mut Vec<String>) {
        for (name, property) in members(&schema["properties"]) {
            nameless(&property, &format!("{at}.{name}"), found);
        }
        nameless(&schema["items"], &format!("{at}[]"), found);
        nameless(&schema["additionalProperties"], &format!("{at}[..]"), found);
        for alternative in [list(&schema["oneOf"]), list(&schema["anyOf"])].concat() {
            nameless(&alternative, at, found);
        }
        // What is added to a named schema.
        list(&schema["allOf"]).iter().for_each(|part| inner(part, at, found));
    }
    let (mut found, mut monies) = (Vec::new(), Vec::new());
    for (name, schema) in members(&description()["components"]["schemas"]) {
        inner(&schema, &name, &mut found);
        let fields: BTreeSet<String> =
            members(&schema["properties"]).into_iter().map(|(field, _)| field).collect();
        if fields == BTreeSet::from(["amount".to_owned(), "currency".to_owned()]) {
            monies.push(name);
        }
    }
    assert_eq!(found, Vec::<String>::new(), "give it a schema of its own");
    assert_eq!(monies, ["Money"]);
}

#[test]
fn a_choice_between_objects_says_by_which_field_it_is_made() {
    let mut wrong = Vec::new();
    for (name, schema) in members(&description()["components"]["schemas"]) {
        let choices = list(&schema["oneOf"]);
        let objects = choices.iter().filter(|choice| resolved(choice)["type"] == json!("object")).count();
        if objects > 1 && schema["discriminator"]["propertyName"].is_null() {
            wrong.push(name);
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
