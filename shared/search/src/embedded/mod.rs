//! The engine that runs inside of a function: tantivy, over an index of immutable bundles.

mod bundle;
mod directory;
mod facets;
mod find;
mod plan;
mod write;

pub use find::Reading;
pub use write::{Publication, Writing};

use std::cell::RefCell;
use std::collections::BTreeMap;

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{
    Language, Stemmer, TextAnalyzer, Token, TokenStream, TokenizerManager, WhitespaceTokenizer,
};
use tantivy::{Index, TantivyDocument};

use crate::attributes::{number_field, number_keys};
use crate::document::{kind_name, tier_name};
use crate::{Document, Error};

/// The form of the index. Another one is built beside it, and switched to when it is whole: raise it with every change of what is
/// indexed or how.
///
/// It has a field for each number that products say of themselves: a new one in the file of categories is such a change.
pub const SCHEMA: u32 = 3;

/// Words by their stem.
const STEMMED: &str = "stemmed";
/// Words as they are.
const PLAIN: &str = "plain";

/// What of a document is indexed, and how.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    schema: Schema,
    id: Field,
    kind: Field,
    artisan_id: Field,
    title: Field,
    labels: Field,
    maker: Field,
    description: Field,
    /// The words of title, labels and maker without their stemming: how a beginning may go on.
    words: Field,
    category: Field,
    state: Field,
    tier: Field,
    price: Field,
    in_stock: Field,
    created_at: Field,
    rating: Field,
    rank: Field,
    digest: Field,
    attributes: Field,
    /// By the keys of attributes.
    numbers: BTreeMap<&'static str, Field>,
}

impl Fields {
    fn new() -> Self {
        let indexed = |tokenizer: &str, option, norms| {
            let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option);
            TextOptions::default().set_indexing_options(indexing.set_fieldnorms(norms))
        };
        let text = || indexed(STEMMED, IndexRecordOption::WithFreqs, true);
        let label = || indexed("raw", IndexRecordOption::Basic, false).set_fast("raw");
        let mut schema = Schema::builder();
        Self {
            id: schema.add_text_field("id", STRING | STORED),
            kind: schema.add_text_field("kind", indexed("raw", IndexRecordOption::Basic, false)),
            artisan_id: schema.add_text_field("artisan_id", label()),
            title: schema.add_text_field("title", text()),
            labels: schema.add_text_field("labels", text()),
            maker: schema.add_text_field("maker", text()),
            description: schema.add_text_field("description", text()),
            words: schema.add_text_field("words", indexed(PLAIN, IndexRecordOption::Basic, false)),
            category: schema.add_text_field("category", label()),
            state: schema.add_text_field("state", label()),
            tier: schema.add_text_field("tier", label()),
            price: schema.add_u64_field("price", FAST),
            in_stock: schema.add_u64_field("in_stock", FAST),
            created_at: schema.add_u64_field("created_at", FAST),
            rating: schema.add_u64_field("rating", FAST),
            rank: schema.add_u64_field("rank", FAST),
            digest: schema.add_u64_field("digest", FAST),
            attributes: schema.add_text_field("attributes", label()),
            numbers: number_keys()
                .into_iter()
                .map(|key| (key, schema.add_u64_field(&number_field(key), FAST)))
                .collect(),
            schema: schema.build(),
        }
    }

    fn document(&self, of: &Document) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_text(self.id, &of.id);
        document.add_text(self.kind, kind_name(of.kind));
        document.add_text(self.artisan_id, &of.artisan_id);
        document.add_text(self.title, &of.title);
        document.add_text(self.labels, &of.labels);
        document.add_text(self.maker, &of.maker);
        document.add_text(self.description, &of.description);
        for text in [&of.title, &of.labels, &of.maker] {
            document.add_text(self.words, text);
        }
        for category in &of.categories {
            document.add_text(self.category, category);
        }
        for state in &of.states {
            document.add_text(self.state, state);
        }
        document.add_text(self.tier, tier_name(of.tier));
        document.add_u64(self.price, of.price);
        document.add_u64(self.in_stock, u64::from(of.in_stock));
        document.add_u64(self.created_at, of.created_at);
        document.add_u64(self.rating, of.rating);
        document.add_u64(self.rank, of.rank);
        document.add_u64(self.digest, of.digest());
        for label in &of.attributes {
            document.add_text(self.attributes, label);
        }
        for (key, number) in &of.numbers {
            if let Some(field) = self.numbers.get(key.as_str()) {
                document.add_u64(*field, *number);
            }
        }
        document
    }
}

fn prepared(mut index: Index) -> Index {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(STEMMED, stemmer());
    tokenizers.register(PLAIN, TextAnalyzer::from(WhitespaceTokenizer::default()));
    index.set_tokenizers(tokenizers);
    index
}

fn stemmer() -> TextAnalyzer {
    TextAnalyzer::builder(WhitespaceTokenizer::default()).filter(Stemmer::new(Language::English)).build()
}

/// What `word` is indexed as, so that `tables` finds `table`.
pub(crate) fn stem(word: &str) -> String {
    thread_local! {
        static STEMMER: RefCell<TextAnalyzer> = RefCell::new(stemmer());
    }
    STEMMER.with_borrow_mut(|stemmer| {
        let mut stemmed = word.to_owned();
        stemmer.token_stream(word).process(&mut |token: &Token| stemmed.clone_from(&token.text));
        stemmed
    })
}

impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::index(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_of_this_form_has_these_numbers() {
        let numbers = number_keys().into_iter().collect::<Vec<_>>().join(" ");
        let form = "depth diameter height length power seats thickness volume weight width";
        assert_eq!((SCHEMA, numbers.as_str()), (3, form), "raise SCHEMA, and FORM of the other engine");
    }
}
