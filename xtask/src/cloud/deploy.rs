//! Deploys the template to the emulator: keys and secrets, parameters, and the deploy itself by `infra/local/deploy.py`.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::instance::{Instance, random_hex};
use super::stack::Stack;
use super::{docs, emulator, simulator, stage, web};
use crate::http::Client;
use crate::python::Environment;
use crate::{progress, workspace};

const STACK_NAME: &str = "homify";
const REGION: &str = "us-east-1";
/// The secrets, by name.
const GOOGLE_SECRET: &str = "homify/google-client-secret";
const PAYSTACK_SECRET: &str = "homify/paystack-secret-key";
const FLUTTERWAVE_SECRET: &str = "homify/flutterwave-secret-key";
const FLUTTERWAVE_HASH: &str = "homify/flutterwave-webhook-hash";
const SIGNING_KEY: &str = "homify/access-token-signing-key";
const SECOND_FACTOR_KEY: &str = "homify/second-factor-key";
/// The sender of mails. `.example` is reserved: no mail to it could ever leave the machine.
const MAIL_FROM: &str = "no-reply@homify.example";
/// Where people who need help write to.
const SUPPORT_EMAIL: &str = "help@homify.example";

/// Deploys, unless exactly this is deployed.
///
/// `overrides` are template parameters that are set differently from what the local cloud would choose.
///
/// # Errors
/// When the stack cannot be deployed; the message has the reason that the emulator gave.
pub(crate) fn deploy(instance: &mut Instance, overrides: &[(String, String)]) -> Result<Stack> {
    ensure_keys(instance)?;
    let request = request(instance, overrides);
    let wanted = fingerprint(&request)?;
    if instance.memory.deployed.as_deref() == Some(&wanted)
        && let Ok(stack) = Stack::read(&instance.stack_file())
        && answers(&stack)
    {
        return Ok(stack);
    }
    progress::step("deploying the template", || run(&request))?;
    instance.memory.deployed = Some(wanted);
    instance.save()?;
    Stack::read(&instance.stack_file())
}

fn request(instance: &Instance, overrides: &[(String, String)]) -> Value {
    let mut parameters: BTreeMap<&str, Value> = BTreeMap::from([
        ("Stage", json!("local")),
        ("AppOrigin", json!(web::url(instance))),
        ("CheckoutReturnUrl", json!(format!("{}/checkout/return", web::url(instance)))),
        ("SupportEmail", json!(SUPPORT_EMAIL)),
        ("Architecture", json!(if cfg!(target_arch = "aarch64") { "arm64" } else { "x86_64" })),
        ("MailFrom", json!(MAIL_FROM)),
        ("PaystackBaseUrl", json!(simulator::url(instance))),
        ("PaystackMode", json!("test")),
        ("PaystackSecretArn", json!({ "secret": PAYSTACK_SECRET })),
        ("PaymentGateways", json!("paystack,flutterwave")),
        ("FlutterwaveBaseUrl", json!(simulator::flutterwave_url(instance))),
        ("FlutterwaveMode", json!("test")),
        ("FlutterwaveSecretArn", json!({ "secret": FLUTTERWAVE_SECRET })),
        ("FlutterwaveWebhookSecretArn", json!({ "secret": FLUTTERWAVE_HASH })),
        ("GoogleClientId", json!(simulator::GOOGLE_CLIENT_ID)),
        ("GoogleClientSecretArn", json!({ "secret": GOOGLE_SECRET })),
        ("GoogleBaseUrl", json!(simulator::google_url(instance))),
        ("AccessTokenKeySecretArn", json!({ "secret": SIGNING_KEY })),
        ("SecondFactorKeySecretArn", json!({ "secret": SECOND_FACTOR_KEY })),
        ("AccessTokenJwks", json!(instance.memory.public_keys)),
        ("UploadsEndpoint", json!(emulator::endpoint(instance))),
        // `reset` deletes the table with everything else.
        ("TableDeletionProtection", json!("false")),
    ]);
    for (name, value) in overrides {
        parameters.insert(name, json!(value));
    }
    json!({
        "template": workspace::template(),
        "stack_name": STACK_NAME,
        "endpoint": emulator::endpoint(instance),
        "region": REGION,
        "out": instance.stack_file(),
        "parameters": parameters,
        "declared": overrides.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "secrets": {
            PAYSTACK_SECRET: instance.memory.paystack_secret,
            FLUTTERWAVE_SECRET: simulator::FLUTTERWAVE_SECRET,
            FLUTTERWAVE_HASH: simulator::FLUTTERWAVE_HASH,
            GOOGLE_SECRET: simulator::GOOGLE_CLIENT_SECRET,
            SIGNING_KEY: instance.memory.signing_key,
            SECOND_FACTOR_KEY: instance.memory.second_factor_key,
        },
        "senders": [MAIL_FROM],
        "extra": {
            "simulator_url": simulator::url(instance),
            "paystack_secret": instance.memory.paystack_secret,
            "docs_url": docs::url(instance),
        },
    })
}

/// Makes the key that signs access tokens, and that of second factors, once.
fn ensure_keys(instance: &mut Instance) -> Result<()> {
    if instance.memory.second_factor_key.is_none() {
        instance.memory.second_factor_key = Some(random_hex::<32>()?);
        instance.save()?;
    }
    if instance.memory.signing_key.is_none() {
        let keys = new_signing_key()?;
        instance.memory.signing_key = Some(keys.private);
        instance.memory.public_keys = Some(keys.public);
        instance.save()?;
    }
    Ok(())
}

/// A new key that signs access tokens.
pub(crate) struct SigningKey {
    /// The private key as a JWK.
    pub(crate) private: String,
    /// The public key as a JWK set.
    pub(crate) public: String,
}

/// Makes a key that signs access tokens.
///
/// # Errors
/// When the script that makes it fails.
pub(crate) fn new_signing_key() -> Result<SigningKey> {
    let output = Environment::Emulator.script("signing_key.py").output().context("cannot start Python")?;
    if !output.status.success() {
        bail!("no signing key: {}", String::from_utf8_lossy(&output.stderr));
    }
    let keys: Value = serde_json::from_slice(&output.stdout)?;
    Ok(SigningKey { private: keys["private"].to_string(), public: keys["public"].to_string() })
}

fn run(request: &Value) -> Result<()> {
    let mut child = Environment::Emulator
        .script("deploy.py")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start Python")?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    stdin.context("no pipe to Python")?.write_all(request.to_string().as_bytes())?;
    for line in BufReader::new(stdout.context("no pipe from Python")?).lines() {
        progress::detail(&line?);
    }
    if !child.wait()?.success() {
        bail!("the deploy failed, see above");
    }
    Ok(())
}

/// Whether the stack is there: the emulator could have lost it.
fn answers(stack: &Stack) -> bool {
    let health = format!("{}/health", stack.api_url);
    Client::new(Duration::from_secs(10)).get(&health).is_ok_and(|answer| answer.status == 200)
}

/// Changes with anything that the deployed stack depends on. Big files count by size and time of change.
fn fingerprint(request: &Value) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    request.to_string().hash(&mut hasher);
    for path in workspace::templates()?.into_iter().chain(files(&workspace::scripts(), "py")?) {
        let content = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        (&path, content).hash(&mut hasher);
    }
    for name in workspace::functions()? {
        let staged = stage::folder().join(name).join("bootstrap").metadata()?;
        (staged.len(), staged.modified()?).hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn files(folder: &Path, extension: &str) -> Result<Vec<std::path::PathBuf>> {
    let mut paths = Vec::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == extension) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
