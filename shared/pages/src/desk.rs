//! Answering who asks for a page.

use domain::Timestamp;
use futures::future::join;
use store::{Error, Table};
use web::{Response, Stop, document, missing_document};

use crate::shell::Shell;

/// What every request for a page needs.
pub struct Desk {
    /// Where it is read.
    pub table: Table,
    /// Where the app is: `https://app.homify.example`.
    pub origin: String,
    /// Below what pictures are published; `None` where they are not.
    pub images_url: Option<String>,
    shell: Shell,
}

impl Desk {
    /// As the function's environment says.
    ///
    /// # Panics
    /// When a variable is missing.
    pub fn from_env() -> Self {
        Self {
            table: Table::from_env(),
            origin: aws::required("APP_ORIGIN"),
            images_url: aws::variable("UPLOADS_PUBLIC_URL"),
            shell: Shell::from_env(),
        }
    }

    /// Answers with the page of what `finding` finds, which `within` puts into the app's document; with 404 and the app alone when that is
    /// nothing. While the table does not answer, the page is the app alone, which says so itself.
    ///
    /// # Errors
    /// As [`Shell::read`].
    pub async fn answer<F>(
        &self,
        at: Timestamp,
        finding: impl Future<Output = Result<Option<F>, Error>>,
        within: impl FnOnce(&F, &str) -> String,
    ) -> Result<Response, Stop> {
        let (shell, found) = join(self.shell.read(at), finding).await;
        let shell = shell?;
        Ok(match found {
            Ok(Some(found)) => document(within(&found, &shell)).public(),
            Ok(None) => missing_document(shell.to_string()),
            Err(error) => {
                tracing::warn!(%error, "the page is the app alone");
                document(shell.to_string())
            }
        })
    }
}
