//! What a developer sets of the template, looked at before anything is built for it.

use anyhow::{Context as _, Result, bail};

use crate::python::Environment;
use crate::workspace;

/// Refuses parameters that the template does not have, and values that it does not take.
///
/// # Errors
/// When there are any; the message says which, and what the template takes.
pub(crate) fn require_allowed(overrides: &[(String, String)]) -> Result<()> {
    if overrides.is_empty() {
        return Ok(());
    }
    let output = Environment::Emulator
        .script("parameters.py")
        .arg(workspace::template())
        .args(overrides.iter().map(|(name, value)| format!("{name}={value}")))
        .output()
        .context("cannot start Python")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(name: &str, value: &str) -> String {
        Environment::Emulator.ensure().unwrap();
        require_allowed(&[(name.to_owned(), value.to_owned())]).unwrap_err().to_string()
    }

    #[test]
    fn a_parameter_is_one_of_the_template_with_a_value_that_it_takes() {
        Environment::Emulator.ensure().unwrap();
        require_allowed(&[("PaymentWindowSeconds".to_owned(), "60".to_owned())]).unwrap();
        let unknown = refused("PaymentWindow", "60");
        assert!(unknown.contains("PaymentWindow;") && unknown.contains("PaymentWindowSeconds"), "{unknown}");
        assert!(refused("PaymentWindowSeconds", "soon").contains("a number, not `soon`"));
        assert!(refused("PaystackMode", "dead").contains("one of test, live"));
    }
}
