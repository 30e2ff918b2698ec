//! Postal addresses: a number, a name and what a street is called.

use super::Span;
use super::folded::{Folded, Word};

/// Words that stand in a street's name and in no other sentence behind a number.
const STREETS: [&str; 13] = [
    "street",
    "str",
    "road",
    "rd",
    "avenue",
    "ave",
    "crescent",
    "cres",
    "lane",
    "boulevard",
    "expressway",
    "highway",
    "estate",
];
/// Words that are common ones as well: a name before them is written with a capital.
const COMMON: [&str; 6] = ["close", "drive", "way", "court", "st", "layout"];
/// What is no part of a street's name.
const NO_NAMES: [&str; 34] = [
    "day", "days", "week", "weeks", "hour", "hours", "minute", "minutes", "month", "months", "km", "m", "cm",
    "mm", "on", "the", "of", "by", "in", "for", "to", "at", "from", "and", "or", "per", "pieces", "x", "a",
    "is", "it", "with", "off", "along",
];
/// Words before a number that say that it is a house's.
const HOUSES: [&str; 6] = ["no", "plot", "block", "flat", "house", "number"];
/// Words of a street's name, at most.
const NAME_WORDS_MAX: usize = 3;

pub(super) fn spans(text: &Folded) -> Vec<Span> {
    let words = text.words();
    (0..words.len()).filter_map(|index| address(text, &words, index)).collect()
}

fn address(text: &Folded, words: &[Word], index: usize) -> Option<Span> {
    let word = |index: usize| words.get(index).map(|word| text.text(word.start..word.end));
    let number = word(index)?;
    let digits = number.chars().take_while(char::is_ascii_digit).count();
    if !(1..=4).contains(&digits) || number.len() > digits + 1 {
        return None;
    }
    let mut capitals = true;
    for next in index + 1..=index + 1 + NAME_WORDS_MAX {
        let gap = text.text(words[next - 1].end..words.get(next)?.start);
        if !gap.chars().all(|c| matches!(c, ' ' | ',' | '.' | '-' | '\'' | '’')) {
            return None;
        }
        let name = word(next)?;
        let is_street = STREETS.contains(&name.as_str()) || (capitals && COMMON.contains(&name.as_str()));
        if is_street && next > index + 1 {
            let named = index
                .checked_sub(1)
                .filter(|before| word(*before).is_some_and(|word| HOUSES.contains(&word.as_str())));
            return Some(words[named.unwrap_or(index)].start..words[next].end);
        }
        if NO_NAMES.contains(&name.as_str()) || name.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        capitals &= text.is_capital(words[next].start);
    }
    None
}
