//! E-mail addresses, links and the handles of networks.

use super::Span;
use super::folded::{Folded, Word};

/// How the names of hosts end, as they are written in this market.
const ENDINGS: [&str; 24] = [
    "com", "net", "org", "ng", "co", "io", "ly", "uk", "info", "biz", "shop", "store", "app", "link", "site",
    "online", "xyz", "africa", "tv", "page", "dev", "gg", "example", "gh",
];
/// Hosts whose ending is a word as well.
const SHORT_HOSTS: [&str; 4] = ["wa", "t", "m", "fb"];
const PROVIDERS: [&str; 8] =
    ["gmail", "yahoo", "ymail", "hotmail", "outlook", "icloud", "protonmail", "googlemail"];
const NETWORKS: [&str; 15] = [
    "instagram",
    "insta",
    "ig",
    "facebook",
    "fb",
    "telegram",
    "tiktok",
    "snapchat",
    "snap",
    "twitter",
    "whatsapp",
    "linkedin",
    "signal",
    "skype",
    "messenger",
];
/// Words between a network and the name there; the first of them say that a name comes.
const SAYS_NAME: [&str; 6] = ["is", "handle", "username", "id", "as", "called"];
const FILLS: [&str; 9] = ["me", "on", "at", "my", "name", "page", "account", "us", "its"];

pub(super) fn spans(text: &Folded) -> Vec<Span> {
    let words = text.words();
    let names = Names { text, words: &words };
    let mut spans = names.at_signs();
    for index in 0..words.len() {
        spans.extend(names.link(index));
        spans.extend(names.host(index));
        spans.extend(names.mailbox(index));
        spans.extend(names.handle(index));
    }
    spans
}

struct Names<'a> {
    text: &'a Folded,
    words: &'a [Word],
}

impl Names<'_> {
    fn word(&self, index: usize) -> String {
        self.words.get(index).map(|word| self.text.text(word.start..word.end)).unwrap_or_default()
    }

    /// What stands before the word at `index`, since the one before it.
    fn gap(&self, index: usize) -> String {
        let from = index.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.end);
        self.words.get(index).map(|word| self.text.text(from..word.start)).unwrap_or_default()
    }

    fn is_joint(character: char) -> bool {
        matches!(character, '.' | '_' | '-' | '+' | '/')
    }

    /// The first character of the name that ends at `end`.
    fn begin(&self, end: usize) -> usize {
        let part = |at: &usize| self.text.at(*at).is_some_and(|c| c.is_alphanumeric() || Self::is_joint(c));
        (0..end).rev().take_while(part).last().unwrap_or(end)
    }

    /// Behind the last character of the name that begins at `start`, without what ends a sentence.
    fn end(&self, start: usize) -> usize {
        let is_part = |c: char| {
            c.is_alphanumeric() || Self::is_joint(c) || matches!(c, '?' | '=' | '&' | '%' | '#' | '~')
        };
        let mut end = start;
        while self.text.at(end).is_some_and(is_part) {
            end += 1;
        }
        while end > start && self.text.at(end - 1).is_some_and(|c| !c.is_alphanumeric()) {
            end -= 1;
        }
        end
    }

    /// Addresses and handles by their sign.
    fn at_signs(&self) -> Vec<Span> {
        let signs = (0..self.text.characters.len()).filter(|at| self.text.at(*at) == Some('@'));
        let hidden = |sign: usize| {
            let from = (sign + 1..sign + 3).find(|at| self.text.at(*at).is_some_and(|c| c != ' '))?;
            let end = self.end(from);
            let name = self.text.text(from..end);
            // A price each, or nothing.
            if !name.contains(|c: char| c.is_alphabetic()) || (from > sign + 1 && !self.goes_on_as_host(from))
            {
                return None;
            }
            let left = (0..sign).rev().take(2).find(|at| self.text.at(*at).is_some_and(|c| c != ' '));
            let joined = left.filter(|left| left + 1 == sign || self.goes_on_as_host(from));
            let start = joined.map_or(sign, |left| self.begin(left + 1));
            Some(start.min(sign)..end)
        };
        signs.filter_map(hidden).collect()
    }

    /// Whether the word that begins at `start` is followed by the ending of a host.
    fn goes_on_as_host(&self, start: usize) -> bool {
        let index = self.words.iter().position(|word| word.start == start);
        index.is_some_and(|index| {
            PROVIDERS.contains(&self.word(index).as_str()) || self.ending_after(index).is_some()
        })
    }

    /// The word that ends a host whose name ends with the word at `index`.
    fn ending_after(&self, index: usize) -> Option<usize> {
        let next = index + 1;
        if self.is_dot_word(next)
            && ENDINGS.contains(&self.word(next + 1).as_str())
            && next + 1 < self.words.len()
        {
            return Some(next + 1);
        }
        let (gap, ending) = (self.gap(next), self.word(next));
        let is_dot = gap.trim() == "." && (gap == "." || gap.starts_with(' ') || ending == "com");
        (is_dot && ENDINGS.contains(&ending.as_str())).then_some(next)
    }

    /// Whether the word at `index` is spelt for a point, with nothing but brackets and spaces around it.
    fn is_dot_word(&self, index: usize) -> bool {
        let is_around = |gap: String| gap.chars().all(|c| " ([{<)]}>*_-".contains(c));
        matches!(self.word(index).as_str(), "dot" | "d0t" | "doht")
            && is_around(self.gap(index))
            && is_around(self.gap(index + 1))
    }

    fn link(&self, index: usize) -> Option<Span> {
        let word = self.words[index];
        let is_scheme =
            matches!(self.word(index).as_str(), "http" | "https" | "hxxp" | "hxxps" | "tel" | "mailto")
                && self.text.at(word.end) == Some(':');
        let is_web = self.word(index) == "www";
        let blank = |at: &usize| self.text.at(*at).is_none_or(char::is_whitespace);
        let end = (word.end..=self.text.characters.len()).find(blank)?;
        let goes_on = end > word.end + 1;
        ((is_scheme || is_web) && goes_on).then_some(word.start..end)
    }

    fn host(&self, index: usize) -> Option<Span> {
        let word = self.words[index];
        let is_short = SHORT_HOSTS.contains(&self.word(index).as_str())
            && self.word(index + 1) == "me"
            && self.gap(index + 1) == ".";
        let mut last = if is_short { index + 1 } else { self.ending_after(index)? };
        while let Some(next) = self.ending_after(last) {
            last = next;
        }
        let end = self.end(self.words[last].start);
        let mut start = self.begin(word.end);
        // `ada at example dot com`
        let first = self.words.iter().position(|word| word.start >= start)?;
        if let Some(name) = first.checked_sub(2).filter(|_| self.is_at_word(first - 1)) {
            start = self.begin(self.words[name].end);
        }
        Some(start..end)
    }

    fn is_at_word(&self, index: usize) -> bool {
        self.word(index) == "at"
    }

    /// `ada at gmail`
    fn mailbox(&self, index: usize) -> Option<Span> {
        let name = index.checked_sub(2)?;
        let is_box = PROVIDERS.contains(&self.word(index).as_str()) && self.is_at_word(index - 1);
        is_box.then(|| self.begin(self.words[name].end)..self.words[index].end)
    }

    /// What somebody is called at a network.
    fn handle(&self, index: usize) -> Option<Span> {
        if !NETWORKS.contains(&self.word(index).as_str()) {
            return None;
        }
        let mut named = false;
        let mut next = index + 1;
        while next < self.words.len() && next <= index + 3 {
            let word = self.word(next);
            named |= SAYS_NAME.contains(&word.as_str());
            if !SAYS_NAME.contains(&word.as_str()) && !FILLS.contains(&word.as_str()) {
                break;
            }
            next += 1;
        }
        let candidate = self.words.get(next)?;
        let end = self.end(candidate.start);
        let name = self.text.text(candidate.start..end);
        let gap = self.gap(next);
        let is_marked = gap.contains([':', '=', '@']) || gap.contains(" -");
        let is_odd = name.contains(['_', '.'])
            || (name.contains(|c: char| c.is_ascii_digit()) && name.contains(|c: char| c.is_alphabetic()));
        let sentence_ends = gap.contains(['.', '!', '?', '\n', '•']);
        (!sentence_ends && (named || is_marked || is_odd)).then_some(candidate.start..end)
    }
}
