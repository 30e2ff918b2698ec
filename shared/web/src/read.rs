//! Reads what was sent into a type, and names every fault at once, in words for people.
//!
//! serde stops at the first fault. So a type with a fault is read again, with what is known to be wrong put last at each level:
//! either another fault comes first, or everything else is good. What was not sent is offered as nothing, so that what is missing is
//! found beside what is wrong. A read that succeeds costs one pass.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};

use crate::problem::FieldError;
use crate::tree::Tree;

/// Faults that are told at most.
const FAULTS_MAX: usize = 20;
/// Passes at most, whatever is sent.
const PASSES_MAX: usize = 200;
/// The name by which [`crate::Nullable`] asks for a value that may be `null`.
pub(crate) const NULLABLE: &str = "$nullable";

/// How values are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Each in its own type.
    Json,
    /// All as texts.
    Query,
}

/// Reads `tree`.
///
/// # Errors
/// All that is wrong with it; one fault at least.
pub(crate) fn read<T: DeserializeOwned>(tree: &Tree, form: Form) -> Result<T, Vec<Fault>> {
    let mut known = Known::default();
    let first = match T::deserialize(Reader { sent: Some(tree), form, at: Place::Root, known: &known }) {
        Ok(value) => return Ok(value),
        Err(fault) => fault,
    };
    let mut next = Some(first);
    for _ in 0..PASSES_MAX {
        match next.take() {
            Some(fault) if known.has(&fault.place()) => {
                if known.exhaust(&fault.place()) {
                    break;
                }
            }
            Some(fault) => known.faults.push(fault),
            // Only what is put last can be wrong, so this does not happen.
            None => break,
        }
        if known.faults.len() == FAULTS_MAX {
            break;
        }
        next = T::deserialize(Reader { sent: Some(tree), form, at: Place::Root, known: &known }).err();
    }
    Err(known.faults)
}

/// Something that is wrong.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Whether it is a field that nobody knows.
    pub(crate) is_unknown: bool,
    /// Where, once that is known.
    place: Option<String>,
    /// A field of the object there.
    field: Option<String>,
    detail: String,
}

impl Fault {
    fn new(detail: impl Into<String>) -> Self {
        Self { is_unknown: false, place: None, field: None, detail: detail.into() }
    }

    /// The fault at `place`, unless it is known to be further inside.
    fn at(self, place: &Place<'_>) -> Self {
        if self.place.is_some() {
            return self;
        }
        let place = match &self.field {
            Some(field) => Place::Field(place, field).to_string(),
            None => place.to_string(),
        };
        Self { place: Some(place), ..self }
    }

    fn place(&self) -> String {
        self.place.clone().or_else(|| self.field.clone()).unwrap_or_default()
    }

    /// For the answer.
    pub(crate) fn told(&self) -> FieldError {
        FieldError { field: self.place(), detail: self.detail.clone() }
    }
}

/// What was found in the passes before.
#[derive(Default)]
struct Known {
    faults: Vec<Fault>,
    /// Places in which nothing else is wrong.
    exhausted: BTreeSet<String>,
}

impl Known {
    fn is_known(&self) -> bool {
        !self.faults.is_empty()
    }

    fn has(&self, place: &str) -> bool {
        self.faults.iter().any(|fault| fault.place() == place)
    }

    /// When a place is read: first what may be wrong, last what is.
    fn turn(&self, place: &str) -> u8 {
        let is_inside = |fault: &Fault| {
            fault
                .place()
                .strip_prefix(place)
                .is_some_and(|rest| rest.starts_with('.') || rest.starts_with('['))
        };
        if self.exhausted.contains(place) || self.has(place) {
            2
        } else {
            u8::from(self.faults.iter().any(is_inside))
        }
    }

    /// A pass ended at a fault that was known: nothing else is wrong around it. Whether that is so of everything.
    fn exhaust(&mut self, place: &str) -> bool {
        let mut around = place;
        while let Some(end) = around.rfind(['.', '[']) {
            around = &around[..end];
            if self.exhausted.insert(around.to_owned()) {
                return false;
            }
        }
        true
    }
}

/// Where a value stands.
#[derive(Clone, Copy)]
enum Place<'a> {
    Root,
    Field(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Self::Root, name) => f.write_str(name),
            Self::Field(inside, name) => write!(f, "{inside}.{name}"),
            Self::Item(inside, index) => write!(f, "{inside}[{index}]"),
        }
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl de::Error for Fault {
    fn custom<M: fmt::Display>(message: M) -> Self {
        Self::new(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!("takes {}, not {}", wanted(&expected.to_string()), told(found)))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!("takes {}", wanted(&expected.to_string())))
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::new(format!("takes {}", wanted(&expected.to_string())))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(format!("takes {}", either(expected)))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let detail = if expected.is_empty() {
            "is not known here; nothing is expected".to_owned()
        } else {
            format!("is not known here; expected {}", either(expected))
        };
        Self { is_unknown: true, field: Some(field.to_owned()), ..Self::new(detail) }
    }

    fn missing_field(field: &'static str) -> Self {
        Self { field: Some(field.to_owned()), ..Self::new("is missing") }
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self { field: Some(field.to_owned()), ..Self::new("stands twice") }
    }
}

/// What a type takes, in the word of whoever fills in a form: serde's own are for programmers.
fn wanted(expected: &str) -> &str {
    match expected {
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" | "isize" => "a whole number",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "a map" => "an object",
        _ if expected.starts_with("struct ") || expected.starts_with("internally tagged") => "an object",
        _ if expected.contains("string")
            || expected.contains("identifier")
            || expected.starts_with("enum ") =>
        {
            "a text"
        }
        _ => expected,
    }
}

fn told(found: Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "true or false",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "a number",
        Unexpected::Float(_) => "a fraction",
        Unexpected::Unit | Unexpected::Option => "null",
        Unexpected::Seq => "a list",
        Unexpected::Map => "an object",
        _ => "a text",
    }
}

/// `` `a`, `b` or `c` ``
fn either(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => "nothing".to_owned(),
    }
}

/// Reads one value.
#[derive(Clone, Copy)]
struct Reader<'a> {
    /// Nothing where a field is absent, and is asked for all the same to find out whether it may be.
    sent: Option<&'a Tree>,
    form: Form,
    at: Place<'a>,
    known: &'a Known,
}

impl<'a> Reader<'a> {
    fn unexpected(&self) -> Option<Unexpected<'a>> {
        Some(match self.sent? {
            Tree::Null => Unexpected::Unit,
            Tree::Bool(value) => Unexpected::Bool(*value),
            Tree::Whole(number) => Unexpected::Signed(*number),
            Tree::Huge(number) => Unexpected::Unsigned(*number),
            Tree::Fraction(number) => Unexpected::Float(*number),
            Tree::Text(text) => Unexpected::Str(text),
            Tree::List(_) => Unexpected::Seq,
            Tree::Object(_) => Unexpected::Map,
        })
    }

    fn not(&self, expected: &dyn Expected) -> Fault {
        match self.unexpected() {
            Some(found) => de::Error::invalid_type(found, expected),
            None => Fault::new("is missing"),
        }
    }

    fn whole<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match (self.sent, self.form) {
            (Some(Tree::Whole(number)), Form::Json) => visitor.visit_i64(*number),
            (Some(Tree::Huge(number)), Form::Json) => visitor.visit_u64(*number),
            (Some(Tree::Text(text)), Form::Query) => {
                // As JSON writes numbers: no plus, no zero in front.
                let number = text.parse::<i64>().ok().filter(|number| number.to_string() == *text);
                let number = number.ok_or_else(|| Fault::new("takes a whole number"))?;
                visitor.visit_i64(number)
            }
            (Some(_), _) => Err(self.not(&"a whole number")),
            (None, _) => Err(Fault::new("is missing")),
        }
    }

    fn object<'de, V: Visitor<'de>>(self, fields: &[&'static str], visitor: V) -> Result<V::Value, Fault> {
        let Some(Tree::Object(members)) = self.sent else { return Err(self.not(&"an object")) };
        let mut members: Vec<(&str, Option<&Tree>)> =
            members.iter().map(|(name, value)| (name.as_str(), Some(value))).collect();
        if self.known.is_known() {
            let is_absent = |field: &&&str| members.iter().all(|(name, _)| *name != **field);
            let absent: Vec<&str> = fields.iter().filter(is_absent).copied().collect();
            let unasked = |field: &&str| !self.known.has(&Place::Field(&self.at, field).to_string());
            let asked: Vec<_> = absent.into_iter().filter(unasked).map(|field| (field, None)).collect();
            members.extend(asked);
            members.sort_by_key(|(name, _)| self.known.turn(&Place::Field(&self.at, name).to_string()));
        }
        visitor.visit_map(Members { members: members.into_iter(), value: ("", None), of: self })
    }

    fn list<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let items = match self.sent {
            Some(Tree::List(items)) => items.as_slice(),
            Some(_) => return Err(self.not(&visitor)),
            None => &[],
        };
        let mut items: Vec<(usize, &Tree)> = items.iter().enumerate().collect();
        if self.known.is_known() {
            items.sort_by_key(|(index, _)| self.known.turn(&Place::Item(&self.at, *index).to_string()));
        }
        visitor.visit_seq(Items { items: items.into_iter(), of: self })
    }
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.whole(visitor)
        })*
    };
}

macro_rules! texts {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.sent {
                Some(Tree::Text(text)) => visitor.visit_str(text),
                _ => Err(self.not(&"a text")),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Fault;

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32
        deserialize_u64
    }

    texts! {
        deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf deserialize_identifier
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.sent {
            Some(Tree::Null) => visitor.visit_unit(),
            Some(Tree::Bool(value)) => visitor.visit_bool(*value),
            Some(Tree::Whole(number)) => visitor.visit_i64(*number),
            Some(Tree::Huge(number)) => visitor.visit_u64(*number),
            Some(Tree::Fraction(number)) => visitor.visit_f64(*number),
            Some(Tree::Text(text)) => visitor.visit_str(text),
            Some(Tree::List(_)) => self.list(visitor),
            Some(Tree::Object(_)) => self.object(&[], visitor),
            None => Err(Fault::new("is missing")),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match (self.sent, self.form) {
            (Some(Tree::Bool(value)), _) => visitor.visit_bool(*value),
            (Some(Tree::Text(text)), Form::Query) if text == "true" || text == "false" => {
                visitor.visit_bool(text == "true")
            }
            (Some(_), _) => Err(self.not(&"true or false")),
            // One that may be absent is not set.
            (None, _) => visitor.visit_bool(false),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_any(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.sent {
            None => visitor.visit_none(),
            // What is left out and what is `null` are two things; only a field that says so takes the second.
            Some(Tree::Null) => Err(Fault::new("is null; leave it out instead")),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.sent {
            Some(Tree::Null) => visitor.visit_unit(),
            _ => Err(self.not(&"null")),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.sent {
            Some(Tree::Null) if name == NULLABLE => visitor.visit_none(),
            None if name == NULLABLE => visitor.visit_unit(),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.object(&[], visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.object(fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.sent {
            Some(Tree::Text(text)) => {
                let variant: StrDeserializer<'_, Fault> = text.as_str().into_deserializer();
                visitor.visit_enum(variant)
            }
            _ => Err(self.not(&"a text")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }
}

/// The members of an object.
struct Members<'a> {
    members: std::vec::IntoIter<(&'a str, Option<&'a Tree>)>,
    value: (&'a str, Option<&'a Tree>),
    of: Reader<'a>,
}

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some(member) = self.members.next() else { return Ok(None) };
        self.value = member;
        let name: StrDeserializer<'_, Fault> = member.0.into_deserializer();
        seed.deserialize(name).map(Some).map_err(|fault| fault.at(&self.of.at))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (name, sent) = self.value;
        let at = Place::Field(&self.of.at, name);
        let read = seed.deserialize(Reader { sent, at, ..self.of });
        read.map_err(|fault| if sent.is_none() { Fault::new("is missing") } else { fault }.at(&at))
    }
}

/// The items of a list.
struct Items<'a> {
    items: std::vec::IntoIter<(usize, &'a Tree)>,
    of: Reader<'a>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some((index, sent)) = self.items.next() else { return Ok(None) };
        let at = Place::Item(&self.of.at, index);
        let read = seed.deserialize(Reader { sent: Some(sent), at, ..self.of });
        read.map(Some).map_err(|fault| fault.at(&at))
    }
}
