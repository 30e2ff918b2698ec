//! E-mail addresses as people give them.

use std::fmt;

use domain::identity::credentials::Email;
use serde::Deserialize;

/// Characters of what stands before the at sign, at most (RFC 5321, 4.5.3.1).
const LOCAL_MAX: usize = 64;
/// Characters of an address at most (RFC 5321, errata 1690).
const ADDRESS_MAX: usize = 254;

/// An address that somebody gives us and that mail can be sent to: what SES takes, and nothing that it refuses only when the mail
/// is sent, which nobody would hear of. Its domain is in the spelling of the network: `münchen.example` is
/// `xn--mnchen-3ya.example`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct GivenEmail(Email);

/// Why an address is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidEmail {
    /// It is no address.
    #[error("takes an e-mail address such as ada@example.com")]
    NotAnAddress,
    /// SES does not send to it.
    #[error(
        "takes plain letters, digits and signs before the @: we cannot send mail to others. Use another address"
    )]
    Unreachable,
    /// What stands after the at sign is no domain.
    #[error("takes a domain such as example.com after the @")]
    Domain,
}

impl GivenEmail {
    /// The address.
    pub fn into_inner(self) -> Email {
        self.0
    }
}

impl TryFrom<String> for GivenEmail {
    type Error = InvalidEmail;

    fn try_from(text: String) -> Result<Self, InvalidEmail> {
        let (local, domain) = text.trim().rsplit_once('@').ok_or(InvalidEmail::NotAnAddress)?;
        let domain = reachable(domain).ok_or(InvalidEmail::Domain)?;
        if !local.is_ascii() {
            return Err(InvalidEmail::Unreachable);
        }
        let words = local.len() <= LOCAL_MAX && local.split('.').all(is_word);
        let address = format!("{}@{domain}", local.to_ascii_lowercase());
        if !words || address.len() > ADDRESS_MAX {
            return Err(InvalidEmail::NotAnAddress);
        }
        Email::try_from(address).map(Self).map_err(|_| InvalidEmail::NotAnAddress)
    }
}

/// What may stand between dots before the at sign (RFC 5322, `atext`).
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|c| c.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&c))
}

/// A domain as the network spells it (UTS 46, RFC 1035): letters, digits and hyphens, labels of up to 63, and a last one that
/// is no number.
fn reachable(domain: &str) -> Option<String> {
    // They would be left out without a word, and the address be another one than is seen.
    if domain.chars().any(is_invisible) {
        return None;
    }
    let domain = idna::domain_to_ascii_strict(domain).ok()?;
    let (_, last) = domain.rsplit_once('.')?;
    (last.len() >= 2 && !last.bytes().all(|c| c.is_ascii_digit())).then_some(domain)
}

/// What takes no room: soft hyphens, joiners, marks of direction, and the like.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

impl fmt::Display for GivenEmail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: &str) -> Result<String, InvalidEmail> {
        GivenEmail::try_from(text.to_owned()).map(|given| given.to_string())
    }

    #[test]
    fn an_address_has_the_spelling_of_the_network() {
        for (text, address) in [
            (" Ada@Example.COM ", "ada@example.com"),
            ("ada.obi+homify@mail.example.co.uk", "ada.obi+homify@mail.example.co.uk"),
            ("o'neil_1@example.ng", "o'neil_1@example.ng"),
            ("ada@münchen.example", "ada@xn--mnchen-3ya.example"),
            ("ada@MÜNCHEN.example", "ada@xn--mnchen-3ya.example"),
            ("ada@mu\u{308}nchen.example", "ada@xn--mnchen-3ya.example"),
            ("ada@例え.テスト", "ada@xn--r8jz45g.xn--zckzah"),
            ("ada@ｅｘａｍｐｌｅ.com", "ada@example.com"),
        ] {
            assert_eq!(given(text).as_deref(), Ok(address), "{text}");
        }
    }

    #[test]
    fn an_address_that_no_mail_reaches_is_refused() {
        let label = "a".repeat(64);
        let long = format!("ada@{}.com", vec!["a".repeat(62); 4].join("."));
        for text in [
            "",
            "ada",
            "@example.com",
            "ada@",
            "ada@example",
            "ada.@example.com",
            ".ada@example.com",
            "a..b@example.com",
            "a b@example.com",
            "a@b@example.com",
            "ada@example..com",
            "ada@.example.com",
            "ada@example.com.",
            "ada@-example.com",
            "ada@example-.com",
            "ada@exa_mple.com",
            "ada@127.0.0.1",
            "ada@[127.0.0.1]",
            "ada@example.c",
            "ada@example.123",
            "\"ada\"@example.com",
            "ada<x@example.com",
            "a\r\n@example.com",
            "añá@example.com",
            "ad\u{200b}a@example.com",
            "ada@exam\u{200b}ple.com",
            "ada@exa\u{ad}mple.com",
            "ada@example.com\u{202e}",
            "аda@example.com",
            &format!("{label}a@example.com"),
            &format!("ada@{label}.com"),
            &long,
        ] {
            assert!(given(text).is_err(), "{text:?}: {:?}", given(text));
        }
        assert_eq!(given("añá@example.com"), Err(InvalidEmail::Unreachable));
        assert_eq!(given("ada@example"), Err(InvalidEmail::Domain));
        assert!(given(&format!("{}@example.com", "a".repeat(64))).is_ok());
        assert!(given(&format!("ada@{}.com", "a".repeat(63))).is_ok());
    }
}
