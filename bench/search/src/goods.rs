//! Generated listings: words as frequent as in a language, a few of them as buyers type them, and as much text as artisans write.

use std::collections::{BTreeMap, BTreeSet};

use domain::area::AREAS;
use domain::artisans::Tier;
use domain::catalogue::categories;
use domain::{ArtisanId, ProductId, Timestamp, TypedId};
use fastrand::Rng;
use search::{Document, Kind};

/// What titles are mostly made of, and what is asked for.
pub(crate) const GOODS: [&str; 120] = [
    "cement",
    "roofing",
    "sheet",
    "tile",
    "plank",
    "door",
    "window",
    "frame",
    "handle",
    "hinge",
    "lock",
    "paint",
    "brush",
    "roller",
    "primer",
    "varnish",
    "sand",
    "gravel",
    "block",
    "brick",
    "iron",
    "rod",
    "steel",
    "pipe",
    "fitting",
    "valve",
    "tap",
    "basin",
    "sink",
    "toilet",
    "shower",
    "tank",
    "pump",
    "wire",
    "cable",
    "switch",
    "socket",
    "breaker",
    "lamp",
    "bulb",
    "chandelier",
    "fan",
    "generator",
    "inverter",
    "battery",
    "solar",
    "panel",
    "table",
    "chair",
    "sofa",
    "bed",
    "mattress",
    "wardrobe",
    "shelf",
    "cabinet",
    "drawer",
    "mirror",
    "curtain",
    "blind",
    "rug",
    "carpet",
    "cushion",
    "upholstery",
    "leather",
    "fabric",
    "mahogany",
    "teak",
    "plywood",
    "veneer",
    "laminate",
    "marble",
    "granite",
    "ceramic",
    "porcelain",
    "mosaic",
    "grout",
    "adhesive",
    "sealant",
    "nail",
    "screw",
    "bolt",
    "hammer",
    "drill",
    "saw",
    "grinder",
    "ladder",
    "wheelbarrow",
    "shovel",
    "trowel",
    "level",
    "gate",
    "fence",
    "railing",
    "staircase",
    "welded",
    "carved",
    "handmade",
    "outdoor",
    "kitchen",
    "bathroom",
    "garden",
    "waterproof",
    "heavy",
    "duty",
    "galvanised",
    "aluminium",
    "polished",
    "matte",
    "gloss",
    "white",
    "black",
    "brown",
    "grey",
    "blue",
    "green",
    "red",
    "large",
    "small",
    "custom",
    "wooden",
];
/// Words of the language, the goods among them.
const WORDS: usize = 60_000;
/// Products of one artisan, in the middle.
const OF_AN_ARTISAN: u64 = 20;
/// The highest price, in minor units.
const PRICE_MAX: usize = 50_000_000;

/// A language, and a market that speaks it.
pub(crate) struct Market {
    words: Vec<String>,
}

/// What says whether a product is new, or has been changed since.
#[derive(Clone, Copy)]
pub(crate) enum State {
    First,
    Changed,
}

impl Market {
    pub(crate) fn new() -> Self {
        let (heads, vowels, tails) = (
            ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr", "pl", "gr"],
            ["a", "e", "i", "o", "u", "ai", "ou", "ea"],
            ["", "n", "r", "l", "s", "t", "m", "ck", "nd", "st"],
        );
        let mut random = Rng::with_seed(42);
        let mut words: Vec<String> = GOODS.map(str::to_owned).to_vec();
        let mut seen: BTreeSet<String> = words.iter().cloned().collect();
        while words.len() < WORDS {
            let mut word = String::new();
            for _ in 0..random.usize(2..5) {
                for part in [&heads[..], &vowels, &tails] {
                    word += part[random.usize(..part.len())];
                }
            }
            if seen.insert(word.clone()) {
                words.push(word);
            }
        }
        Self { words }
    }

    /// How many artisans sell so many products.
    pub(crate) const fn artisans(products: u64) -> u64 {
        products.div_ceil(OF_AN_ARTISAN)
    }

    /// The `number`th artisan.
    pub(crate) fn artisan(&self, number: u64) -> Document {
        let mut random = Rng::with_seed(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 1);
        let states = (0..random.usize(1..4)).map(|_| AREAS[ranked(&mut random, AREAS.len())].to_owned());
        let states: BTreeSet<String> = states.collect();
        Document {
            id: artisan_id(number).to_string(),
            kind: Kind::Artisan,
            artisan_id: artisan_id(number).to_string(),
            title: self.text(&mut random, 2),
            labels: goods(&mut random, 2),
            maker: String::new(),
            description: self.text(&mut random, 40),
            categories: Vec::new(),
            attributes: Vec::new(),
            numbers: BTreeMap::new(),
            states: states.into_iter().collect(),
            tier: [Tier::New, Tier::Established, Tier::Trusted][random.usize(..3)],
            price: 0,
            in_stock: true,
            created_at: number,
            rating: 0,
            rank: 0,
        }
    }

    /// The `number`th of so many products.
    pub(crate) fn product(&self, number: u64, products: u64, state: State) -> Document {
        let mut random = Rng::with_seed(number.wrapping_mul(0xBF58_476D_1CE4_E5B9) ^ 2);
        let artisan = self.artisan(random.u64(..Self::artisans(products)));
        let category = &categories()[ranked(&mut random, categories().len())];
        let (of_goods, of_all) = (random.usize(3..6), random.usize(1..3));
        let (description, price) = (random.usize(70..130), ranked(&mut random, PRICE_MAX));
        let price = u64::try_from(10_000 + price).unwrap_or(u64::MAX);
        Document {
            id: ProductId::derived(Timestamp::from_millis(0), &number.to_string()).to_string(),
            kind: Kind::Product,
            title: format!("{} {}", goods(&mut random, of_goods), self.text(&mut random, of_all)),
            labels: search::words(category.name).join(" "),
            maker: artisan.title,
            description: self.text(&mut random, description),
            categories: category.lineage().iter().map(|of| of.slug.to_owned()).collect(),
            price: match state {
                State::First => price,
                State::Changed => price + 1,
            },
            in_stock: random.usize(..5) > 0,
            created_at: number.wrapping_mul(37) % 60_000_000,
            rating: 0,
            rank: 0,
            ..artisan
        }
    }

    fn text(&self, random: &mut Rng, words: usize) -> String {
        let words: Vec<&str> =
            (0..words).map(|_| self.words[ranked(random, self.words.len())].as_str()).collect();
        words.join(" ")
    }
}

fn artisan_id(number: u64) -> ArtisanId {
    ArtisanId::derived(Timestamp::from_millis(0), &number.to_string())
}

fn goods(random: &mut Rng, words: usize) -> String {
    let words: Vec<&str> = (0..words).map(|_| GOODS[ranked(random, GOODS.len())]).collect();
    words.join(" ")
}

/// One of the first `count` numbers, each about as frequent as one by its place.
fn ranked(random: &mut Rng, count: usize) -> usize {
    loop {
        // Each doubling of the place is as frequent as the one before.
        let first = 1_usize << random.u32(..=count.ilog2());
        let place = random.usize(first..first * 2) - 1;
        if place < count {
            return place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_the_same_each_time_and_another_when_it_has_changed() {
        let market = Market::new();
        let of = |number, state| market.product(number, 1_000, state);
        assert_eq!(of(7, State::First), of(7, State::First));
        assert_ne!(of(7, State::First).id, of(8, State::First).id);
        assert_eq!(of(7, State::First).id, of(7, State::Changed).id);
        assert_ne!(of(7, State::First), of(7, State::Changed));
    }

    #[test]
    fn the_first_places_are_the_frequent_ones() {
        let mut random = Rng::with_seed(1);
        let mut counts = [0; 100];
        for _ in 0..10_000 {
            counts[ranked(&mut random, 100)] += 1;
        }
        assert!(counts[0] > 1_200 && counts[9] < counts[0] / 4 && counts[99] > 0, "{counts:?}");
    }
}
