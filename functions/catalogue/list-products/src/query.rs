//! What is asked for.

use domain::catalogue::Category;
use domain::{ArtisanId, ProductId};
use serde::Deserialize;
use web::{Problem, problem};

/// Products that can be asked for at once.
const IDS_MAX: usize = 40;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Query {
    category: Option<Category>,
    artisan_id: Option<ArtisanId>,
    ids: Option<Ids>,
    #[serde(default)]
    pub(crate) in_stock: bool,
}

/// Which products.
pub(crate) enum Wanted {
    All,
    Of(Category),
    By(ArtisanId),
    These(Vec<ProductId>),
}

impl Query {
    /// # Errors
    /// `invalid-query` where more than one thing is asked for.
    pub(crate) fn wanted(&mut self) -> Result<Wanted, Problem> {
        match (self.category.take(), self.artisan_id.take(), self.ids.take()) {
            (None, None, None) => Ok(Wanted::All),
            (Some(category), None, None) => Ok(Wanted::Of(category)),
            (None, Some(artisan_id), None) => Ok(Wanted::By(artisan_id)),
            (None, None, Some(Ids(ids))) => Ok(Wanted::These(ids)),
            (Some(_), _, _) | (None, Some(_), Some(_)) => Err(Problem::new(
                problem::INVALID_QUERY,
                "Ask by one of category, artisan_id and ids only: category=furniture, artisan_id=art_… or ids=prd_…,prd_…",
            )),
        }
    }
}

/// Identifiers with commas between them.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Ids(Vec<ProductId>);

impl TryFrom<String> for Ids {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut ids: Vec<ProductId> = Vec::new();
        for word in text.split(',') {
            let id = word.parse().map_err(|_| format!("{word:?} is not the identifier of a product"))?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if ids.len() > IDS_MAX { Err(format!("takes at most {IDS_MAX} identifiers")) } else { Ok(Self(ids)) }
    }
}
