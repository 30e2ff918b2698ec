//! What is asked, by kind.

use anyhow::Result;
use domain::area::AREAS;
use domain::catalogue::categories;
use search::embedded::Reading;
use search::{Filters, Query, Sort};

use crate::goods::GOODS;
use crate::processor_time;

/// As many as a page has, and as are suggested.
const PAGE: u32 = 20;
const SUGGESTIONS: usize = 8;
/// Letters that are typed before something is suggested.
const TYPED: usize = 4;

/// A kind of query. Each but the suggestions has a page, its total and all facets.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Word,
    TwoWords,
    Narrowed,
    Suggestions,
    Category,
    Everything,
}

impl Kind {
    pub(crate) const ALL: [Self; 6] =
        [Self::Word, Self::TwoWords, Self::Narrowed, Self::Suggestions, Self::Category, Self::Everything];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Word => "one word",
            Self::TwoWords => "two words, one with a slip",
            Self::Narrowed => "a word with a slip, four filters",
            Self::Suggestions => "suggestions",
            Self::Category => "a category, newest first",
            Self::Everything => "everything, cheapest first",
        }
    }

    /// Asks for the `round`th time, each time something else; answers how much was found.
    pub(crate) fn ask(self, reading: &Reading, round: u64) -> Result<u64> {
        let word = |step: u64| *pick(&GOODS, round * step);
        let asked = |text: Option<String>| Query {
            kind: search::Kind::Product,
            text,
            filters: Filters::default(),
            sort: Sort::Relevance,
            offset: 0,
            limit: PAGE,
        };
        let query = match self {
            Self::Suggestions => {
                let typed: String = misspelt(word(31), round).chars().take(TYPED).collect();
                return Ok(u64::try_from(reading.suggest(&typed, SUGGESTIONS)?.len())?);
            }
            Self::Word => asked(Some(word(31).to_owned())),
            Self::TwoWords => asked(Some(format!("{} {}", misspelt(word(31), round), word(17)))),
            Self::Narrowed => Query {
                filters: Filters {
                    category: Some(pick(categories(), round % 4).slug.to_owned()),
                    price_min: Some(20_000),
                    price_max: Some(5_000_000),
                    state: Some((*pick(&AREAS, round % 3)).to_owned()),
                    in_stock: true,
                    ..Filters::default()
                },
                ..asked(Some(misspelt(word(31), round)))
            },
            Self::Category => Query {
                filters: Filters {
                    category: Some(pick(categories(), round).slug.to_owned()),
                    ..Filters::default()
                },
                sort: Sort::Newest,
                ..asked(None)
            },
            Self::Everything => Query { sort: Sort::PriceUp, ..asked(None) },
        };
        Ok(reading.search(&query)?.total)
    }
}

/// The processor times of a kind's queries, in nanoseconds: the middle one, and the one that one in a hundred takes longer than.
pub(crate) fn percentiles(kind: Kind, reading: &Reading, rounds: u64) -> Result<[u64; 2]> {
    kind.ask(reading, 0)?;
    let mut times = Vec::new();
    for round in 1..=rounds.max(1) {
        let before = processor_time()?;
        kind.ask(reading, round)?;
        times.push(processor_time()?.saturating_sub(before));
    }
    times.sort_unstable();
    Ok([50, 99].map(|percent| times[(times.len() - 1) * percent / 100]))
}

fn pick<T>(from: &[T], number: u64) -> &T {
    &from[usize::try_from(number).unwrap_or_default() % from.len()]
}

/// `word` with a letter left out, one too many, or two of them exchanged.
fn misspelt(word: &str, round: u64) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + usize::try_from(round).unwrap_or_default() * 7 % (letters.len() - 1);
    match round % 3 {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, 'x'),
        _ => letters.swap(at - 1, at),
    }
    letters.into_iter().collect()
}
