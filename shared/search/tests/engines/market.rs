//! Listings, in the index of each engine: what these tests ask of one they ask of the other.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::artisans::Tier;
use domain::{ArtisanId, ProductId, Timestamp, TypedId};
use search::embedded::{Reading, Writing};
use search::opensearch::Remote;
use search::{Document, Filters, Found, Hit, Kind, Query, Sort, words};
use serde::Deserialize;
use tantivy::directory::OwnedBytes;
use testing::OpenSearch;
use tokio::runtime::{Builder, Runtime};

#[derive(Deserialize)]
struct Listing {
    name: String,
    title: String,
    description: String,
    category: String,
    maker: String,
    states: Vec<String>,
    tier: Tier,
    price: u64,
    stock: u64,
}

/// One for all tests of a program, since the connections that they share live in it.
pub(crate) static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_current_thread().enable_all().build().unwrap());
/// It ends with the program.
pub(crate) static SERVER: LazyLock<OpenSearch> = LazyLock::new(OpenSearch::start);
/// Numbers what nobody else has: indices, and objects.
static NUMBERS: AtomicU32 = AtomicU32::new(0);

/// An index that is nobody else's, in the server that all tests share.
pub(crate) fn remote() -> Remote {
    let name = format!("Test{}", NUMBERS.fetch_add(1, Ordering::Relaxed));
    let credentials = aws::Credentials::new("id", "secret", None, None, "a test");
    Remote::at(SERVER.url(), &name, "eu-west-1", credentials)
}

/// The index of one engine.
pub(crate) enum Index {
    Embedded { objects: BTreeMap<String, OwnedBytes>, manifest: String, reading: Reading },
    OpenSearch { remote: Remote, generation: u64 },
}

/// An index with the listings in it, by the names that the tests have for them.
pub(crate) struct Market {
    pub(crate) index: Index,
    pub(crate) documents: BTreeMap<String, Document>,
    names: BTreeMap<String, String>,
}

pub(crate) fn at(seconds: u64) -> Timestamp {
    Timestamp::from_millis(1_795_342_620_000).plus_seconds(seconds)
}

/// The listings, by the names that the tests have for them.
pub(crate) fn documents() -> BTreeMap<String, Document> {
    let listings: Vec<Listing> = serde_json::from_str(include_str!("../listings.json")).unwrap();
    let document = |(second, listing): (u64, &Listing)| {
        let plain = |text: &str| words(text).join(" ");
        let slug = &listing.category;
        let category: domain::catalogue::Category = slug.parse().unwrap();
        let document = Document {
            id: ProductId::derived(at(second), &listing.name).to_string(),
            kind: Kind::Product,
            artisan_id: ArtisanId::derived(at(0), &listing.maker).to_string(),
            title: plain(&listing.title),
            labels: plain(category.name),
            maker: plain(&listing.maker),
            description: plain(&listing.description),
            categories: category.lineage().iter().map(|of| of.slug.to_owned()).collect(),
            attributes: Vec::new(),
            numbers: BTreeMap::new(),
            states: listing.states.clone(),
            tier: listing.tier,
            price: listing.price,
            in_stock: listing.stock > 0,
            created_at: second,
            rating: 0,
            rank: 0,
        };
        (listing.name.clone(), document)
    };
    (0..).zip(&listings).map(document).collect()
}

/// The listings in each engine.
pub(crate) fn markets() -> [Market; 2] {
    [embedded(), opensearch()]
}

/// The listings, in an index that went through its objects.
pub(crate) fn embedded() -> Market {
    let index = Index::Embedded {
        objects: BTreeMap::new(),
        manifest: String::new(),
        reading: {
            let publication = Writing::anew().unwrap().finish().unwrap().unwrap();
            Reading::open(&[], &publication.manifest).unwrap()
        },
    };
    filled(index)
}

/// The listings, in an index of the service.
pub(crate) fn opensearch() -> Market {
    filled(Index::OpenSearch { remote: remote(), generation: 0 })
}

fn filled(index: Index) -> Market {
    let documents = documents();
    let names = documents.iter().map(|(name, document)| (document.id.clone(), name.clone())).collect();
    let mut market = Market { index, documents: documents.clone(), names };
    let mut all: Vec<&Document> = documents.values().collect();
    all.sort_by_key(|document| document.created_at);
    market.say(&all.into_iter().map(|document| (document.id.as_str(), Some(document))).collect::<Vec<_>>());
    market
}

pub(crate) fn query(text: &str) -> Query {
    Query {
        kind: Kind::Product,
        text: Some(text.to_owned()),
        filters: Filters::default(),
        sort: Sort::Relevance,
        offset: 0,
        limit: 10,
    }
}

impl Market {
    /// The engine's name.
    pub(crate) fn engine(&self) -> &'static str {
        match self.index {
            Index::Embedded { .. } => "embedded",
            Index::OpenSearch { .. } => "opensearch",
        }
    }

    /// Writes the documents, or that there is none, as one change.
    pub(crate) fn say(&mut self, said: &[(&str, Option<&Document>)]) {
        match &mut self.index {
            Index::Embedded { objects, manifest, reading } => {
                let there: Vec<_> =
                    objects.iter().map(|(name, object)| (name.clone(), object.clone())).collect();
                let mut writing =
                    if there.is_empty() { Writing::anew() } else { Writing::over(&there, manifest) }.unwrap();
                for (id, document) in said {
                    writing.say(id, *document).unwrap();
                }
                let publication = writing.finish().unwrap().expect("something is new");
                objects.retain(|name, _| publication.kept.contains(name));
                for object in publication.new {
                    let name = NUMBERS.fetch_add(1, Ordering::Relaxed).to_string();
                    objects.insert(name, OwnedBytes::new(object));
                }
                let there: Vec<_> =
                    objects.iter().map(|(name, object)| (name.clone(), object.clone())).collect();
                *reading = Reading::open(&there, &publication.manifest).unwrap();
                *manifest = publication.manifest;
            }
            Index::OpenSearch { remote, generation } => RUNTIME.block_on(async {
                *generation += 1;
                let mut writing = remote.writing(*generation);
                for (id, document) in said {
                    writing.say(id, *document).await.unwrap();
                }
                writing.flush().await.unwrap();
                remote.refresh().await.unwrap();
            }),
        }
    }

    pub(crate) fn find(&self, query: &Query) -> Found {
        match &self.index {
            Index::Embedded { reading, .. } => reading.search(query).unwrap(),
            Index::OpenSearch { remote, .. } => RUNTIME.block_on(remote.search(query)).unwrap(),
        }
    }

    pub(crate) fn suggest(&self, typed: &str) -> Vec<String> {
        match &self.index {
            Index::Embedded { reading, .. } => reading.suggest(typed, 8).unwrap(),
            Index::OpenSearch { remote, .. } => RUNTIME.block_on(remote.suggest(typed, 8)).unwrap(),
        }
    }

    pub(crate) fn names(&self, found: &Found) -> Vec<String> {
        let name = |hit: &Hit| match hit {
            Hit::Product(id, _) => self.names[&id.to_string()].clone(),
            Hit::Artisan(id) => id.to_string(),
        };
        found.hits.iter().map(name).collect()
    }
}
