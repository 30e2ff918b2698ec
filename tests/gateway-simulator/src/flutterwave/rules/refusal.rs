//! A request that Flutterwave turns down: a status and a message.

/// Why a request was refused, as the wire says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// The `message` of the body.
    pub message: String,
}

impl Refusal {
    /// 400 with a message.
    pub fn bad(message: &str) -> Refusal {
        Refusal { status: 400, message: message.to_owned() }
    }

    /// 404 with a message.
    pub fn not_found(message: &str) -> Refusal {
        Refusal { status: 404, message: message.to_owned() }
    }

    /// 401 for a key that is missing or not the merchant's.
    pub fn unauthorized() -> Refusal {
        Refusal { status: 401, message: "Invalid authorization key".to_owned() }
    }
}
