//! Requests that another author's program, [Schemathesis](https://schemathesis.readthedocs.io), makes of the description of the API,
//! good ones and bad ones: whoever sends them, the answer is one that the description names, and none of 5xx.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::disputes::answered;
use crate::world::{Shop, shop, world};

/// Where `cargo xtask test` has installed it.
const PROGRAM: &str = "HOMIFY_SCHEMATHESIS";
/// Requests of a role to an operation, beside the description's examples, at most, without [`EXAMPLES`] in the environment: of
/// good ones as many as of bad ones.
const EXAMPLES_USUAL: &str = "2";
/// To look further.
const EXAMPLES: &str = "DESCRIBED_EXAMPLES";
/// What they are made from: fixed, so that a change fails by what it changes and not by chance.
const SEED: &str = "1";
/// What each answer is held against.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance,negative_data_rejection";
/// The same, and that nobody gets without a token what is said to need one: for who has none.
const CHECKS_OF_STRANGERS: &str = "ignored_auth";
/// Documents of the web app, which is published elsewhere: `web/e2e/journeys/links.spec.ts` reads them.
const WITH_THE_APP: &str = "pages";
/// How often a parameter names something that exists.
const REAL: f64 = 0.6;

#[tokio::test]
#[ignore = "runs when the others have: it does whatever the description lets one do"]
async fn whatever_is_asked_by_whomever_the_answer_is_described() {
    let shop = shop().await;
    let named = named(&shop).await;
    let admin = world().await.admin;
    let roles = [
        ("stranger", None),
        ("buyer", Some(&shop.buyer)),
        ("artisan", Some(&shop.artisan)),
        ("administrator", Some(&admin)),
    ];
    let mut wrong = Vec::new();
    for (role, person) in roles {
        let token = person.map(|person| person.access_token.as_str());
        let answered = ask(&shop.api.stack.api_url, &named, token);
        if !answered.status.success() {
            wrong.push(format!("as {role}:\n{}", String::from_utf8_lossy(&answered.stdout)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What parameters may name of what is there.
async fn named(shop: &Shop) -> Value {
    let (paid, delivered) = (shop.paid_order().await, shop.delivered_order().await);
    let (disputed, dispute) = answered(shop).await;
    json!({
        "order_id": [paid.order_id, delivered.order_id, disputed],
        "product_id": [shop.product],
        "artisan_id": [shop.artisan.artisan_id()],
        "payment_id": [paid.payment_id],
        "dispute_id": [dispute],
        "subject": [shop.product, paid.order_id],
    })
}

/// Sends requests of all kinds to `url`, with `token` if somebody is logged in.
fn ask(url: &str, named: &Value, token: Option<&str>) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("schemathesis.toml");
    std::fs::write(&settings, self::settings(named)).unwrap();
    let program = PathBuf::from(std::env::var(PROGRAM).expect("run by `cargo xtask test --only e2e`"));
    let description = Path::new("../infra/openapi.yaml").canonicalize().unwrap();
    let examples = std::env::var(EXAMPLES).unwrap_or_else(|_| EXAMPLES_USUAL.to_owned());
    let checks = if token.is_none() { format!("{CHECKS},{CHECKS_OF_STRANGERS}") } else { CHECKS.to_owned() };
    let mut command = Command::new(program);
    command
        .arg("--config-file")
        .arg(settings)
        .arg("run")
        .arg(description)
        .args(["--url", url, "--phases", "examples,fuzzing", "--exclude-tag", WITH_THE_APP])
        .args(["--checks", &checks])
        .args(["--seed", SEED, "--max-examples", &examples, "--generation-database", "none"])
        .args(["--continue-on-failure", "--no-color", "--warnings", "off", "--workers", "2"])
        // It would ask a proxy for this machine.
        .env("NO_PROXY", "127.0.0.1,localhost")
        .current_dir(folder.path());
    if let Some(token) = token {
        command.args(["--header", &format!("authorization: Bearer {token}")]);
    }
    command.output().unwrap()
}

/// The program's configuration: `named` as dictionaries that parameters are taken from.
fn settings(named: &Value) -> String {
    let named = named.as_object().unwrap();
    let dictionaries: Vec<_> =
        named.iter().map(|(name, values)| format!("{name} = {{ values = {values} }}")).collect();
    let parameters: Vec<_> = named
        .keys()
        .map(|name| format!("\"path.{name}\" = {{ dictionary = \"{name}\", probability = {REAL} }}"))
        .collect();
    format!("[dictionaries]\n{}\n\n[parameters]\n{}\n", dictionaries.join("\n"), parameters.join("\n"))
}
