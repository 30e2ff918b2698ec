//! What is asked, and what is answered.

use domain::ArtisanId;
use domain::artisans::{Artisan, Tier};
use serde::{Deserialize, Serialize};
use web::Text;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Body {
    pub(crate) tier: Tier,
    /// Kept in the artisan's history, and told to nobody.
    pub(crate) reason: Text<3, 500>,
}

#[derive(Serialize)]
pub(crate) struct View {
    artisan_id: ArtisanId,
    tier: Tier,
}

impl View {
    pub(crate) fn new(artisan: &Artisan) -> Self {
        Self { artisan_id: artisan.id, tier: artisan.tier }
    }
}
