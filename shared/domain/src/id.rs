//! Typed identifiers: a prefix and a ULID, such as `ord_01JD9Z…`. They sort by time of creation and are safe in URLs.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ulid::Ulid;

use crate::Timestamp;

/// What all identifiers can do.
pub trait TypedId: Copy + fmt::Display + FromStr<Err = InvalidId> {
    /// What stands before the underscore.
    const PREFIX: &'static str;

    /// The identifier that carries `ulid`.
    fn from_ulid(ulid: Ulid) -> Self;

    /// The ULID without its prefix.
    fn ulid(self) -> Ulid;

    /// A new identifier, made at `at` with 80 random bits.
    fn new(at: Timestamp, random: [u8; 10]) -> Self {
        let mut wide = [0; 16];
        wide[6..].copy_from_slice(&random);
        let millis = u64::try_from(at.millis()).unwrap_or(0);
        Self::from_ulid(Ulid::from_parts(millis, u128::from_be_bytes(wide)))
    }

    /// The identifier of the one thing that `cause` brings about: a step that runs twice makes the same one again.
    fn derived(at: Timestamp, cause: &str) -> Self {
        let digest = Sha256::digest(format!("{}:{cause}", Self::PREFIX));
        let mut random = [0; 10];
        random.copy_from_slice(&digest[..10]);
        Self::new(at, random)
    }

    /// When it was made.
    fn created_at(self) -> Timestamp {
        Timestamp::from_millis(i64::try_from(self.ulid().timestamp_ms()).unwrap_or(i64::MAX))
    }

    /// The form that both gateways take as a reference of ours: `pay-01jd9z…`, lower case, at most 50 characters.
    fn reference(self) -> String {
        format!("{}-{}", Self::PREFIX, self.ulid().to_string().to_ascii_lowercase())
    }

    /// The identifier that a gateway's reference was made from, if it is one of ours.
    fn from_reference(reference: &str) -> Option<Self> {
        let ulid = reference.strip_prefix(Self::PREFIX)?.strip_prefix('-')?;
        let id = Self::from_ulid(Ulid::from_string(&ulid.to_ascii_uppercase()).ok()?);
        (id.reference() == reference).then_some(id)
    }
}

/// The text is no identifier of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an identifier of this kind is {0}_ and 26 letters and digits")]
pub struct InvalidId(pub &'static str);

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Ulid);

        impl TypedId for $name {
            const PREFIX: &'static str = $prefix;

            fn from_ulid(ulid: Ulid) -> Self {
                Self(ulid)
            }

            fn ulid(self) -> Ulid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}_{}", $prefix, self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                text.strip_prefix(concat!($prefix, "_"))
                    .and_then(|ulid| Ulid::from_string(ulid).ok())
                    .map(Self)
                    // One identifier has one spelling: no lower case, no letters that merely decode.
                    .filter(|id| id.to_string() == text)
                    .ok_or(InvalidId($prefix))
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
    )*};
}

typed_ids! {
    /// A person with a log-in.
    UserId = "usr";
    /// An artisan; carries the ULID of the user behind it.
    ArtisanId = "art";
    /// A product of one artisan.
    ProductId = "prd";
    /// A file of products that is worked off.
    ImportId = "imp";
    /// An order from one buyer to one artisan.
    OrderId = "ord";
    /// The escrow of an order; carries the order's ULID.
    EscrowId = "esc";
    /// One payment, for one or more orders of a checkout.
    PaymentId = "pay";
    /// Money on its way back to a buyer.
    RefundId = "ref";
    /// A payment that the buyer's bank asks back.
    ChargebackId = "chb";
    /// Money on its way to an artisan's bank.
    PayoutId = "pyt";
    /// A file that its owner may upload.
    UploadId = "upl";
    /// Something that a person is told.
    NotificationId = "ntf";
    /// A dispute about an order.
    DisputeId = "dsp";
    /// What one side of an order says of the other.
    ReviewId = "rev";
    /// What one buyer would pay for one product.
    OfferId = "ofr";
    /// What buyer and artisan write to each other about one thing; of an order, it carries the order's ULID.
    ConversationId = "cnv";
    /// What people told administrators of one thing.
    ReportId = "rpt";
    /// A log-in on one device: a family of refresh tokens.
    SessionId = "ses";
    /// A person's wish to have another e-mail address.
    EmailChangeId = "emc";
    /// Something on which the gateway and we, or two of our own books, do not agree.
    DifferenceId = "dif";
    /// A pass over the whole ledger, on request.
    AuditId = "aud";
}

impl ArtisanId {
    /// The user behind the artisan.
    pub fn user(self) -> UserId {
        UserId::from_ulid(self.0)
    }
}

impl UserId {
    /// The artisan that this user is or may become.
    pub fn artisan(self) -> ArtisanId {
        ArtisanId::from_ulid(self.0)
    }
}

impl OrderId {
    /// The order's escrow.
    pub fn escrow(self) -> EscrowId {
        EscrowId::from_ulid(self.0)
    }

    /// The conversation about the order.
    pub fn conversation(self) -> ConversationId {
        ConversationId::from_ulid(self.0)
    }
}

impl ConversationId {
    /// The order that it is about, if it is about one.
    pub fn order(self) -> OrderId {
        OrderId::from_ulid(self.0)
    }
}

impl EscrowId {
    /// The order whose money this is.
    pub fn order(self) -> OrderId {
        OrderId::from_ulid(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: i64 = 1_795_342_676_123;

    #[test]
    fn an_identifier_comes_back_from_its_text_and_from_its_gateway_reference() {
        let id = PaymentId::new(Timestamp::from_millis(AT), [7; 10]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(PaymentId::from_reference(&id.reference()), Some(id));
        assert_eq!(id.created_at(), Timestamp::from_millis(AT));
    }

    #[test]
    fn a_reference_fits_the_narrower_rule_of_both_gateways() {
        let reference = PayoutId::new(Timestamp::from_millis(AT), [255; 10]).reference();
        assert!((16..=50).contains(&reference.len()));
        assert!(reference.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
    }

    #[test]
    fn another_kind_or_another_spelling_is_refused() {
        let id = OrderId::new(Timestamp::from_millis(AT), [1; 10]);
        let text = id.to_string();
        for wrong in ["", "ord_", &text.to_lowercase(), &text.replace("ord", "pay"), &format!("{text}0")] {
            assert_eq!(wrong.parse::<OrderId>(), Err(InvalidId("ord")), "{wrong}");
        }
        assert_eq!(PaymentId::from_reference("pay-x"), None);
    }

    #[test]
    fn one_cause_makes_one_identifier() {
        let at = Timestamp::from_millis(AT);
        assert_eq!(RefundId::derived(at, "ord_1"), RefundId::derived(at, "ord_1"));
        assert_ne!(RefundId::derived(at, "ord_1"), RefundId::derived(at, "ord_2"));
    }
}
