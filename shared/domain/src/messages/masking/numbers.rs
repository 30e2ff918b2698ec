//! Telephone numbers and bank accounts: seven digits or more with no word between them, however each is spelt.

use super::Span;
use super::folded::{Folded, Word};

/// The fewest digits that are hidden: the shortest telephone number.
const DIGITS_MIN: usize = 7;
/// How many of them have to be digits or their words; what only looks like one may be a letter.
const SURE_MIN: usize = 3;
/// The most digits of an amount, before its point.
const AMOUNT_DIGITS_MAX: usize = 8;

/// Words that are a digit: English and its leet, what Pidgin makes of them, Yoruba, Hausa, Igbo; without accents.
const ONE_DIGIT: [&str; 64] = [
    "zero", "oh", "nought", "naught", "nil", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "wan", "won", "tu", "tri", "tree", "fo", "foh", "faiv", "siks", "sevin", "eit", "nain", "niner",
    "odo", "ookan", "okan", "eji", "meji", "eta", "meta", "erin", "merin", "arun", "marun", "efa", "mefa",
    "eje", "meje", "ejo", "mejo", "esan", "mesan", "sifili", "daya", "biyu", "uku", "hudu", "biyar", "shida",
    "bakwai", "takwas", "tara", "efu", "otu", "abuo", "ato", "ano", "ise", "asaa", "asato",
];
/// Words that are two digits.
const TWO_DIGITS: [&str; 19] = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fourty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
];
/// Words between digits that part nothing.
const BETWEEN: [&str; 10] =
    ["dash", "hyphen", "dot", "point", "space", "slash", "then", "plus", "stroke", "comma"];
const CURRENCIES: [&str; 7] = ["ngn", "naira", "n", "usd", "eur", "gbp", "ghs"];

/// What stands at a place of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// So many digits; sure ones or what may be letters.
    Digits { count: usize, sure: bool },
    /// What may stand between digits.
    Between,
    /// A word: no number goes on behind it.
    Ends,
}

/// Digits that belong together.
#[derive(Debug, Clone, Default)]
struct Run {
    units: Vec<(Word, usize, bool)>,
}

pub(super) fn spans(text: &Folded) -> Vec<Span> {
    let identifiers = identifiers(text);
    let pieces = text.pieces();
    let mut spans = Vec::new();
    let mut run = Run::default();
    for (index, piece) in pieces.iter().enumerate() {
        if identifiers.iter().any(|id| id.contains(&piece.start)) {
            spans.extend(std::mem::take(&mut run).hidden(text));
            continue;
        }
        if run.units.last().is_some_and(|(last, ..)| parts_amounts(text, last.end, piece.start)) {
            spans.extend(std::mem::take(&mut run).hidden(text));
        }
        match part(text, &pieces, index) {
            Part::Digits { count, sure } => run.units.push((*piece, count, sure)),
            Part::Between => {}
            Part::Ends => spans.extend(std::mem::take(&mut run).hidden(text)),
        }
    }
    spans.extend(run.hidden(text));
    spans
}

/// Our identifiers, such as `ord_01JD9Z…`: they have letters among their digits, and lead nowhere else.
fn identifiers(text: &Folded) -> Vec<Span> {
    const PREFIX: usize = 3;
    const ULID: usize = 26;
    const LETTERS_MIN: usize = 5;
    let is_id = |start: usize| {
        let id = text.characters.get(start..start + PREFIX + 1 + ULID)?;
        let (prefix, ulid) = (&id[..PREFIX], &id[PREFIX + 1..]);
        let ends = text.at(start + id.len()).is_none_or(|next| !next.is_ascii_alphanumeric());
        let begins = start.checked_sub(1).and_then(|before| text.at(before));
        let letters = ulid.iter().filter(|c| c.is_ascii_lowercase()).count();
        (prefix.iter().all(char::is_ascii_lowercase)
            && id[PREFIX] == '_'
            && ulid.iter().all(char::is_ascii_alphanumeric)
            && letters >= LETTERS_MIN
            && ends
            && begins.is_none_or(|before| !before.is_ascii_alphanumeric()))
        .then_some(start..start + id.len())
    };
    (0..text.characters.len()).filter_map(is_id).collect()
}

/// Whether another amount begins between two places.
fn parts_amounts(text: &Folded, from: usize, to: usize) -> bool {
    text.characters[from..to].iter().any(|c| matches!(c, '₦' | '$' | '€' | '£' | '₵' | '%' | '•'))
}

fn part(text: &Folded, pieces: &[Word], index: usize) -> Part {
    let piece = pieces[index];
    let word = text.text(piece.start..piece.end);
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Part::Digits { count: word.len(), sure: true };
    }
    let sure = |count| Part::Digits { count, sure: true };
    let touches = |other: Option<&Word>| {
        other.is_some_and(|other| other.end == piece.start || other.start == piece.end)
    };
    let before = index.checked_sub(1).and_then(|index| pieces.get(index)).filter(|word| touches(Some(word)));
    let after = pieces.get(index + 1).filter(|word| touches(Some(word)));
    if let Some(count) = digits_of(&word) {
        return sure(count);
    }
    if before.or(after).is_some() && is_leet(text, piece) {
        return sure(0);
    }
    let is_like = word.chars().all(|c| "oilsbzgq".contains(c));
    if before.or(after).is_some() && is_like && word.len() <= 3 {
        return Part::Digits { count: word.len(), sure: false };
    }
    if before.is_none() && after.is_none() && passes_for_digits(text, piece, &word) {
        return Part::Digits { count: word.len(), sure: false };
    }
    if word == "x" || BETWEEN.contains(&word.as_str()) { Part::Between } else { Part::Ends }
}

/// Whether a word of its own is letters that pass for digits, and is no word.
fn passes_for_digits(text: &Folded, piece: Word, word: &str) -> bool {
    const WORDS: [&str; 17] = [
        "is", "so", "oil", "lol", "ill", "lib", "sob", "sis", "bib", "loo", "boo", "zoo", "lb", "lbs", "biz",
        "oz", "bio",
    ];
    let is_like = word.chars().all(|c| "oilsbz".contains(c));
    let is_odd = (piece.start + 1..piece.end).any(|at| text.is_capital(at));
    let is_no_word = !WORDS.contains(&word) && (word.len() <= 3 || !word.contains(['o', 'i']));
    is_like && (is_odd || is_no_word)
}

/// How many digits a word says, or several written as one.
fn digits_of(word: &str) -> Option<usize> {
    if word.is_empty() {
        return Some(0);
    }
    let known = [(&ONE_DIGIT[..], 1), (&TWO_DIGITS[..], 2), (&["double"], 1), (&["triple"], 2)];
    known.iter().flat_map(|(words, count)| words.iter().map(move |known| (*known, *count))).find_map(
        |(known, count)| {
            let rest = word.strip_prefix(known)?;
            // A short word of another language may begin a longer one of ours.
            digits_of(rest).filter(|_| rest.is_empty() || known.len() > 2).map(|more| more + count)
        },
    )
}

/// Whether a piece is part of a word like `thr33` or `e1ght`; its digits count as one each, which is as many or more.
fn is_leet(text: &Folded, piece: Word) -> bool {
    let is_part = |at: &usize| text.at(*at).is_some_and(char::is_alphanumeric);
    let start = (0..piece.start).rev().take_while(is_part).last().unwrap_or(piece.start);
    let end = (piece.end..).take_while(is_part).last().map_or(piece.end, |last| last + 1);
    let spelt: String = text.characters[start..end]
        .iter()
        .map(|c| match c {
            '0' => 'o',
            '1' => 'i',
            '3' => 'e',
            '4' => 'f',
            '5' => 's',
            '7' => 't',
            other => *other,
        })
        .collect();
    ONE_DIGIT.contains(&spelt.as_str())
}

impl Run {
    /// Where it is hidden; nothing for few digits and for what is another kind of number.
    fn hidden(mut self, text: &Folded) -> Option<Span> {
        // At an end, `I` is who writes.
        let is_pronoun = |(word, _, sure): &(Word, usize, bool)| {
            let is_letter =
                |at: Option<usize>| at.and_then(|at| text.at(at)).is_some_and(char::is_alphanumeric);
            let alone = !is_letter(word.start.checked_sub(1)) && !is_letter(Some(word.end));
            !sure && alone && text.text(word.start..word.end) == "i"
        };
        while self.units.last().is_some_and(is_pronoun) {
            self.units.pop();
        }
        while self.units.first().is_some_and(is_pronoun) {
            self.units.remove(0);
        }
        self.drop_amount(text);
        let digits: usize = self.units.iter().map(|(_, count, _)| count).sum();
        let sure: usize = self.units.iter().filter(|(.., sure)| *sure).map(|(_, count, _)| count).sum();
        if digits < DIGITS_MIN || sure < SURE_MIN || self.is_other_number(text) {
            return None;
        }
        self.span()
    }

    fn span(&self) -> Option<Span> {
        Some(self.units.first()?.0.start..self.units.last()?.0.end)
    }

    /// Leaves out an amount at the beginning that something else follows.
    fn drop_amount(&mut self, text: &Folded) {
        let Some(span) = self.span() else { return };
        if !has_currency_before(text, span.start) {
            return;
        }
        let end = (span.start..span.end).find(|at| text.characters[*at].is_whitespace());
        let Some(end) = end else { return };
        if amount_digits(&text.text(span.start..end)).is_some_and(|digits| digits <= AMOUNT_DIGITS_MAX) {
            self.units.retain(|(word, ..)| word.start >= end);
        }
    }

    fn is_other_number(&self, text: &Folded) -> bool {
        let Some(span) = self.span() else { return true };
        let written = text.text(span.clone());
        is_amount(text, &span, &written) || is_size(&written) || is_date(&written)
    }
}

fn has_currency_before(text: &Folded, start: usize) -> bool {
    let before: String = text.characters[..start].iter().rev().take(8).collect();
    let before = before.trim_start();
    let word: String = before.chars().take_while(|c| c.is_ascii_alphabetic()).collect();
    let word: String = word.chars().rev().collect();
    before.starts_with(['₦', '$', '€', '£', '₵', '#']) || CURRENCIES.contains(&word.as_str())
}

fn has_currency_after(text: &Folded, end: usize) -> bool {
    let after: String = text.characters[end..].iter().take(8).collect();
    let word: String = after.trim_start().chars().take_while(|c| c.is_ascii_alphabetic()).collect();
    CURRENCIES.contains(&word.as_str())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// How many digits an amount has before its point; `None` when it is written as none is.
fn amount_digits(written: &str) -> Option<usize> {
    let (whole, cents) = written.split_once('.').unwrap_or((written, "00"));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.iter().all(|group| group.len() == 3 && is_digits(group));
    let begins = is_digits(first) && !first.starts_with('0') && (rest.is_empty() || first.len() <= 3);
    (begins && grouped && cents.len() == 2 && is_digits(cents)).then(|| first.len() + 3 * rest.len())
}

/// An amount with its currency; a round one with its thousands parted; or two of them, from and to.
fn is_amount(text: &Folded, span: &Span, written: &str) -> bool {
    let fits = |amount: &str| amount_digits(amount).is_some_and(|digits| digits <= AMOUNT_DIGITS_MAX);
    let is_round = |amount: &str| fits(amount) && amount.contains(',') && amount.ends_with("00");
    if fits(written) && (has_currency_before(text, span.start) || has_currency_after(text, span.end)) {
        return true;
    }
    let ends: Vec<&str> = written.split(['-', '–', '—']).map(str::trim).collect();
    ends.len() <= 2 && ends.iter().all(|end| is_round(end))
}

/// Two or three lengths.
fn is_size(written: &str) -> bool {
    let is_length = |text: &str| {
        let text = text.trim();
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        is_digits(whole) && is_digits(part) && whole.len() <= 4 && part.len() <= 2 && !whole.starts_with('0')
    };
    let lengths: Vec<&str> = written.split(['x', '×', '*']).collect();
    (2..=3).contains(&lengths.len()) && lengths.into_iter().all(is_length)
}

/// Years; or dates and times of day, two of each at most.
fn is_date(written: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 4);
    let is_year =
        |text: &str| text.len() == 4 && number(text).is_some_and(|year| (1900..2100).contains(&year));
    let is_day = |text: &str| {
        let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
        let [first, month, last] = parts[..] else { return false };
        let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
        let within = |text, most| number(text).is_some_and(|number| (1..=most).contains(&number));
        is_year(year) && within(month, 31) && within(day, 31) && day.len() <= 2 && month.len() <= 2
    };
    let is_time = |text: &str| {
        let parts = text.split_once(':').and_then(|(hour, minute)| Some((number(hour)?, minute)));
        parts.is_some_and(|(hour, minute)| {
            hour < 24 && minute.len() == 2 && number(minute).is_some_and(|minute| minute < 60)
        })
    };
    if written.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).all(is_year) {
        return written.chars().all(|c| !c.is_alphabetic());
    }
    let parts: Vec<&str> =
        written.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty()).collect();
    let times: Vec<&str> = parts
        .iter()
        .flat_map(|part| if part.contains(':') { part.split(['-', '–']).collect() } else { vec![*part] })
        .filter(|part| !part.is_empty() && !matches!(*part, "-" | "–"))
        .collect();
    let (days, times): (Vec<&str>, Vec<&str>) = times.into_iter().partition(|part| is_day(part));
    days.len() <= 2 && times.len() <= 2 && times.into_iter().all(is_time)
}
