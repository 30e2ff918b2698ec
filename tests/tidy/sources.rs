//! The functions as their source says: what their folders are called, what their first lines tell, what their code calls.

use serde_json::json;
use testing::Parameters;
use testing::template::stack::Stack;
use testing::template::{self, Deployment};

use crate::tree;

/// The stack's name, for what the template names after it.
pub(crate) const STACK: &str = "homify";

/// The stack that the template makes.
pub(crate) fn stack() -> Stack {
    template::root(STACK, parameters())
}

/// What the template deploys.
pub(crate) fn deployment() -> Deployment {
    Deployment::of(STACK, parameters())
}

/// What a stack is made with that has nothing out of the ordinary.
pub(crate) fn parameters() -> Parameters {
    let secret = |name: &str| json!(format!("arn:aws:secretsmanager:us-east-1:000000000000:secret:{name}"));
    Parameters::from([
        ("AppOrigin".to_owned(), json!("https://app.homify.example")),
        ("AccessTokenJwks".to_owned(), json!(r#"{"keys":[{}]}"#)),
        ("AccessTokenKeySecretArn".to_owned(), secret("access-token-key")),
        ("SecondFactorKeySecretArn".to_owned(), secret("second-factor-key")),
        ("PaystackSecretArn".to_owned(), secret("paystack")),
        ("FlutterwaveSecretArn".to_owned(), secret("flutterwave")),
        ("FlutterwaveWebhookSecretArn".to_owned(), secret("flutterwave-webhook")),
        ("GoogleClientSecretArn".to_owned(), secret("google")),
        ("CheckoutReturnUrl".to_owned(), json!("https://app.homify.example/checkout/done")),
        ("MailFrom".to_owned(), json!("hello@homify.example")),
    ])
}

/// A function's source.
pub(crate) struct FunctionSource {
    /// `orders-confirm`
    pub(crate) name: String,
    /// `orders`
    pub(crate) domain: String,
    /// `functions/orders/confirm`
    pub(crate) folder: String,
    /// The paragraphs of `main.rs`'s first comment, each in one line.
    pub(crate) paragraphs: Vec<String>,
    /// All of `src/`, without comments.
    pub(crate) code: String,
}

impl FunctionSource {
    /// All functions, by name.
    pub(crate) fn all() -> Vec<Self> {
        let read = |function: tree::FunctionCrate| {
            let domain = tree::name_of(function.folder.parent().unwrap());
            let folder = format!("functions/{domain}/{}", tree::name_of(&function.folder));
            let files = tree::sources(&[&format!("{folder}/src")]);
            let main =
                files.iter().find(|file| file.path.ends_with("/main.rs")).expect("a function has a main.rs");
            let comment = main.text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
            let comment: Vec<&str> = comment.collect();
            let paragraphs = comment.split(|line| line.is_empty()).map(|lines| lines.join(" ")).collect();
            let code =
                files.iter().flat_map(|file| file.code()).map(|(_, line)| format!("{line}\n")).collect();
            Self { name: function.name, domain, folder, paragraphs, code }
        };
        tree::functions().into_iter().map(read).collect()
    }

    /// `OrdersConfirm`
    pub(crate) fn logical_id(&self) -> String {
        self.name.split('-').map(capitalised).collect()
    }

    /// `ordersConfirm`
    pub(crate) fn operation_id(&self) -> String {
        let id = self.logical_id();
        id[..1].to_lowercase() + &id[1..]
    }

    /// What the first paragraph says after route or trigger: `The buyer has what was promised; …`
    pub(crate) fn purpose(&self) -> String {
        let first = self.paragraphs.first().map_or("", String::as_str);
        capitalised(first.split_once(": ").map_or(first, |(_, purpose)| purpose))
    }

    /// The first sentence of [`FunctionSource::purpose`], without its full stop.
    pub(crate) fn summary(&self) -> String {
        let purpose = self.purpose();
        purpose.split_once(". ").map_or(purpose.trim_end_matches('.'), |(sentence, _)| sentence).to_owned()
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
