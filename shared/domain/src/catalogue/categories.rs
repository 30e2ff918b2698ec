//! The categories of the market: a tree, with the attributes that products of each have. It is data, in `categories.json`.

use std::str::FromStr;
use std::sync::LazyLock;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

use crate::catalogue::attributes::Attribute;

static TREE: LazyLock<Tree> = LazyLock::new(|| {
    // A test reads the file, too, so that no program is made of one that cannot be read.
    serde_json::from_str::<File>(include_str!("categories.json"))
        .expect("the file is a tree of categories")
        .into()
});

/// A category: a stable slug and its name for people. Requests name it by its slug alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Category {
    /// In paths and queries.
    pub slug: &'static str,
    /// For people.
    pub name: &'static str,
    /// The slug of the one that it is a part of, unless it stands for itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<&'static str>,
}

/// All categories, in the order in which they are shown: what is a part of one follows it.
pub fn categories() -> &'static [Category] {
    &TREE.categories
}

/// The slugs of all categories.
pub fn slugs() -> Vec<&'static str> {
    categories().iter().map(|category| category.slug).collect()
}

/// All categories with the version of their file, as the API answers them.
#[derive(Debug, Serialize)]
pub struct Catalogue {
    /// Raised with each change of the file.
    pub version: u32,
    /// All of them.
    pub items: &'static [Category],
}

impl Catalogue {
    /// As it is now.
    pub fn current() -> Self {
        Self { version: TREE.version, items: categories() }
    }
}

impl Category {
    /// The ones that it is a part of, the outermost first, then itself.
    pub fn lineage(self) -> Vec<Self> {
        let mut line = vec![self];
        while let Some(parent) = line[0].parent.and_then(|slug| slug.parse().ok()) {
            line.insert(0, parent);
        }
        line
    }

    /// Itself, then all that are parts of it.
    pub fn within(self) -> Vec<Self> {
        categories().iter().copied().filter(|category| category.lineage().contains(&self)).collect()
    }

    /// The slugs of [`Self::within`]: where what is in it lies.
    pub fn slugs_within(self) -> Vec<&'static str> {
        self.within().into_iter().map(|category| category.slug).collect()
    }

    /// What products of it may say of themselves: what those say of which it is a part, then its own.
    pub fn attributes(self) -> impl Iterator<Item = &'static Attribute> {
        let of = |category: Self| TREE.attributes.iter().filter(move |(slug, _)| *slug == category.slug);
        self.lineage().into_iter().flat_map(of).map(|(_, attribute)| attribute)
    }

    /// Its attribute `key`.
    pub fn attribute(self, key: &str) -> Option<&'static Attribute> {
        self.attributes().find(|attribute| attribute.key == key)
    }
}

/// All attributes that any category has, each key once.
pub fn all_attributes() -> Vec<&'static Attribute> {
    let mut all: Vec<&Attribute> = Vec::new();
    for (_, attribute) in &TREE.attributes {
        if !all.iter().any(|one| one.key == attribute.key) {
            all.push(attribute);
        }
    }
    all
}

impl FromStr for Category {
    type Err = UnknownCategory;

    fn from_str(slug: &str) -> Result<Self, UnknownCategory> {
        categories().iter().find(|category| category.slug == slug).copied().ok_or(UnknownCategory)
    }
}

// By hand: derived, it would borrow its texts from what it is read from.
impl<'de> Deserialize<'de> for Category {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// The text is no category's slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("names no category that there is")]
pub struct UnknownCategory;

/// The file, as it is written. What is read of it borrows its texts, which are part of the program.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct File {
    version: u32,
    categories: Vec<Node>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Node {
    slug: &'static str,
    name: &'static str,
    #[serde(default)]
    attributes: Vec<Attribute>,
    #[serde(default)]
    below: Vec<Node>,
}

/// The file, as it is looked into.
struct Tree {
    version: u32,
    categories: Vec<Category>,
    /// Each with the slug of the category whose own it is.
    attributes: Vec<(&'static str, Attribute)>,
}

impl From<File> for Tree {
    fn from(file: File) -> Self {
        let mut tree = Self { version: file.version, categories: Vec::new(), attributes: Vec::new() };
        tree.add(file.categories, None);
        tree
    }
}

impl Tree {
    fn add(&mut self, nodes: Vec<Node>, parent: Option<&'static str>) {
        for Node { slug, name, attributes, below } in nodes {
            self.categories.push(Category { slug, name, parent });
            self.attributes.extend(attributes.into_iter().map(|attribute| (slug, attribute)));
            self.add(below, Some(slug));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use sha2::{Digest, Sha256};

    use super::*;
    use crate::catalogue::attributes::{ATTRIBUTES_MAX, AttributeKind};

    /// Version and digest of the file. Who changes it raises the version: clients keep lists of their own by it.
    const FILE: (u32, &str) = (1, "e856cee5");

    fn category(slug: &str) -> Category {
        slug.parse().unwrap()
    }

    #[test]
    fn a_changed_file_has_another_version() {
        let digest = Sha256::digest(include_str!("categories.json"));
        let digest = digest.iter().take(4).fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        assert_eq!((Catalogue::current().version, digest.as_str()), FILE);
    }

    #[test]
    fn a_category_is_read_from_its_slug() {
        let read: Category = serde_json::from_str(r#""garden""#).unwrap();
        assert_eq!(read.name, "Garden and outdoor");
        assert_eq!("Garden".parse::<Category>(), Err(UnknownCategory));
    }

    #[test]
    fn what_was_offered_before_there_was_a_tree_is_where_it_was() {
        for slug in [
            "furniture",
            "doors-windows",
            "tiles-flooring",
            "paint-finishes",
            "plumbing",
            "electrical",
            "lighting",
            "roofing",
            "metalwork",
            "textiles",
            "garden",
            "tools",
        ] {
            assert_eq!(category(slug).parent, None, "{slug}");
        }
    }

    #[test]
    fn slugs_are_unique_fit_a_path_and_lie_three_deep_at_most() {
        let all: BTreeSet<_> = slugs().into_iter().collect();
        assert_eq!(all.len(), categories().len());
        for category in categories() {
            let fits = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(
                category.slug.chars().all(fits),
                "{}: the app reads no other in an address",
                category.slug
            );
            assert!(category.lineage().len() <= 3, "{}", category.slug);
        }
    }

    #[test]
    fn a_parent_has_what_is_below_it_and_a_child_what_is_above() {
        let furniture = category("furniture");
        assert_eq!(furniture.slugs_within(), ["furniture", "tables-desks", "seating", "beds", "storage"]);
        assert_eq!(category("beds").slugs_within(), ["beds"]);
        assert_eq!(category("beds").lineage(), [furniture, category("beds")]);
        let keys: Vec<_> = category("beds").attributes().map(|attribute| attribute.key).collect();
        assert_eq!(keys, ["material", "width", "depth", "height", "colour", "mattress"]);
        assert!(furniture.attribute("mattress").is_none(), "what only a part of it has");
    }

    #[test]
    fn attributes_are_unique_in_a_line_bounded_and_mean_the_same_everywhere() {
        let mut units = BTreeMap::new();
        for category in categories() {
            let keys: Vec<_> = category.attributes().map(|attribute| attribute.key).collect();
            assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{}", category.slug);
            assert!(keys.len() <= ATTRIBUTES_MAX, "{}", category.slug);
            for attribute in category.attributes() {
                assert!(attribute.key.chars().all(|c| c.is_ascii_lowercase()), "{}", attribute.key);
                let means = match &attribute.kind {
                    AttributeKind::Choice { choices } => {
                        let values: BTreeSet<_> = choices.iter().map(|choice| choice.value).collect();
                        assert_eq!(values.len(), choices.len(), "{}", attribute.key);
                        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                        assert!(values.iter().all(|value| value.chars().all(fits)), "{values:?}");
                        "a choice"
                    }
                    AttributeKind::Number { unit, minimum, maximum } => {
                        assert!(minimum.hundredths() >= 0 && minimum < maximum, "{}", attribute.key);
                        unit
                    }
                    AttributeKind::YesNo => "yes or no",
                    AttributeKind::Text { .. } => "a text",
                };
                assert_eq!(*units.entry(attribute.key).or_insert(means), means, "{}", attribute.key);
            }
        }
    }
}
