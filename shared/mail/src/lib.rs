//! Mail by SES, as text and as HTML. No address, subject or text gets into an error, and so into no log.

mod html;

use aws_sdk_sesv2::Client;
use aws_sdk_sesv2::error::{BuildError, ProvideErrorMetadata, SdkError};
use aws_sdk_sesv2::operation::send_email::SendEmailError;
use aws_sdk_sesv2::types::{Body, Content, Destination, EmailContent, Message};
use domain::identity::credentials::Email;
use domain::notifications::Mail;

/// Sends mail.
#[derive(Debug, Clone)]
pub struct Mailer {
    client: Client,
    from: String,
}

/// Why a mail was not sent.
#[derive(Debug, thiserror::Error)]
pub enum Unsent {
    /// SES does not take this mail, now or later: to such an address, or from such a sender.
    #[error("SES refuses the mail: {0}")]
    Refused(String),
    /// SES takes no mail at the moment, or does not answer.
    #[error("SES takes no mail now: {0}")]
    Later(String),
}

impl Mailer {
    /// Sends from the address in `MAIL_FROM`.
    ///
    /// # Panics
    /// When the variable is missing.
    pub fn from_env() -> Self {
        Self {
            client: Client::new(&aws::config_for("email")),
            from: format!("Homify <{}>", aws::required("MAIL_FROM")),
        }
    }

    /// Hands a mail over to SES. What is handed over may be sent twice when the answer is lost.
    ///
    /// # Errors
    /// [`Unsent`].
    pub async fn send(&self, to: &Email, mail: &Mail) -> Result<(), Unsent> {
        let body = Body::builder().text(content(&mail.text)?).html(content(&html::of(&mail.text))?).build();
        let message = Message::builder().subject(content(&mail.subject)?).body(body).build();
        let sending = self
            .client
            .send_email()
            .from_email_address(&self.from)
            .destination(Destination::builder().to_addresses(to.as_str()).build())
            .content(EmailContent::builder().simple(message).build());
        sending.send().await.map(|_| ()).map_err(|error| unsent(&error))
    }
}

fn content(text: &str) -> Result<Content, Unsent> {
    let content = Content::builder().data(text).charset("UTF-8").build();
    content.map_err(|error: BuildError| Unsent::Refused(error.to_string()))
}

/// Names the error by its code alone: SES repeats addresses in its messages.
fn unsent<R>(error: &SdkError<SendEmailError, R>) -> Unsent {
    match error {
        SdkError::ServiceError(failed) => {
            let code = failed.err().code().unwrap_or("no code").to_owned();
            match failed.err() {
                SendEmailError::MessageRejected(_) | SendEmailError::BadRequestException(_) => {
                    Unsent::Refused(code)
                }
                // The account, its quota or its sender: an operator's to put right, and then the mail is sent.
                _ => Unsent::Later(code),
            }
        }
        SdkError::TimeoutError(_) => Unsent::Later("it did not answer in time".to_owned()),
        SdkError::DispatchFailure(_) => Unsent::Later("it cannot be reached".to_owned()),
        _ => Unsent::Later("its answer cannot be read".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use aws_sdk_sesv2::error::ErrorMetadata;
    use aws_sdk_sesv2::types::error::{MessageRejected, TooManyRequestsException};

    use super::*;

    fn answered(error: SendEmailError) -> Unsent {
        unsent(&SdkError::service_error(error, ()))
    }

    #[test]
    fn a_rejected_mail_is_given_up_and_its_address_not_told() {
        let meta = ErrorMetadata::builder()
            .code("MessageRejected")
            .message("ada@example.com is not verified")
            .build();
        let error = answered(SendEmailError::MessageRejected(MessageRejected::builder().meta(meta).build()));
        assert!(matches!(error, Unsent::Refused(_)));
        assert_eq!(error.to_string(), "SES refuses the mail: MessageRejected");
    }

    #[test]
    fn what_passes_is_tried_again() {
        let throttled = SendEmailError::TooManyRequestsException(TooManyRequestsException::builder().build());
        assert!(matches!(answered(throttled), Unsent::Later(_)));
        let unknown = SendEmailError::generic(ErrorMetadata::builder().code("InternalFailure").build());
        assert_eq!(answered(unknown).to_string(), "SES takes no mail now: InternalFailure");
        let late: SdkError<SendEmailError, ()> = SdkError::timeout_error("late");
        assert!(matches!(unsent(&late), Unsent::Later(_)));
    }
}
