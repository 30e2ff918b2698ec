//! A request that Paystack turns down: status, message and, on newer endpoints, what to do about it.

/// Why a request was refused, as the wire says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// The `message` of the body.
    pub message: String,
    /// `meta`, `type` and `code`, which many of Paystack's error bodies lack.
    pub detail: Option<Detail>,
}

/// The optional half of an error body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// `meta.nextStep`.
    pub next_step: String,
    /// `type`: `api_error`, `validation_error` or `processor_error`.
    pub kind: &'static str,
    /// `code`.
    pub code: &'static str,
}

impl Refusal {
    /// A body of `status` and `message` alone, as the older endpoints answer.
    pub fn bare(status: u16, message: &str) -> Refusal {
        Refusal { status, message: message.to_owned(), detail: None }
    }

    /// The merchant sent something wrong.
    pub fn invalid(status: u16, code: &'static str, message: &str, next_step: &str) -> Refusal {
        Refusal::detailed(status, "validation_error", code, message, next_step)
    }

    /// The request was well formed, but the gateway cannot do it now.
    pub fn unable(status: u16, code: &'static str, message: &str, next_step: &str) -> Refusal {
        Refusal::detailed(status, "api_error", code, message, next_step)
    }

    /// A required field is absent.
    pub fn missing(message: &str) -> Refusal {
        Refusal::invalid(400, "missing_params", message, "Provide all required params")
    }

    /// A field is there, but its value is not acceptable.
    pub fn params(message: &str) -> Refusal {
        Refusal::invalid(400, "invalid_params", message, "Ensure that the value(s) you're passing are valid.")
    }

    fn detailed(
        status: u16,
        kind: &'static str,
        code: &'static str,
        message: &str,
        next_step: &str,
    ) -> Refusal {
        let detail = Detail { next_step: next_step.to_owned(), kind, code };
        Refusal { status, message: message.to_owned(), detail: Some(detail) }
    }
}
