//! Why something was found: its text, which is the table's, with what was looked for marked.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::words::{is_of_a_word, words};

/// A piece of a text. All pieces one after the other are the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// As it is written.
    pub text: String,
    /// Whether it was looked for.
    pub marked: bool,
}

/// Characters of an excerpt that stand before the first marked word, at most.
const BEFORE: usize = 40;

/// `text` in pieces, the words marked whose stem is one of `stems`.
pub fn highlight(text: &str, stems: &BTreeSet<String>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (text, is_word) in runs(text) {
        let marked = is_word && words(text).iter().any(|word| stems.contains(&crate::stem(word)));
        match pieces.last_mut() {
            Some(last) if last.marked == marked => last.text.push_str(text),
            Some(_) | None => pieces.push(Piece { text: text.to_owned(), marked }),
        }
    }
    pieces
}

/// The part of `text` round its first marked word, with some `characters` of it, cut between words.
pub fn excerpt(text: &str, stems: &BTreeSet<String>, characters: usize) -> Vec<Piece> {
    let pieces = highlight(text, stems);
    let before: usize =
        pieces.iter().take_while(|piece| !piece.marked).map(|piece| piece.text.chars().count()).sum();
    let all = text.chars().count();
    let start = if all <= characters || before <= BEFORE || before == all { 0 } else { before - BEFORE };
    let cut = cut(text, start, characters);
    let mut pieces = highlight(cut, stems);
    if start > 0 {
        pieces.insert(0, Piece { text: "… ".to_owned(), marked: false });
    }
    if !text.ends_with(cut) {
        pieces.push(Piece { text: " …".to_owned(), marked: false });
    }
    pieces
}

/// `characters` of `text` after the first `start`, without the words that these would cut.
fn cut(text: &str, start: usize, characters: usize) -> &str {
    let place = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(place, _)| place);
    let (from, to) = (place(start), place(start + characters));
    let from = match text[from..to].find(char::is_whitespace) {
        Some(space) if from > 0 => from + space,
        Some(_) | None => from,
    };
    let to = match text[from..to].rfind(char::is_whitespace) {
        Some(space) if to < text.len() && space > 0 => from + space,
        Some(_) | None => to,
    };
    text[from..to].trim()
}

/// The words of `text` and what is between them, in turn.
fn runs(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = is_of_a_word(rest.chars().next()?);
        let end = rest.find(|c| is_of_a_word(c) != is_word).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some((run, is_word))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stems(text: &str) -> BTreeSet<String> {
        words(text).iter().map(|word| crate::stem(word)).collect()
    }

    fn shown(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    #[test]
    fn what_was_looked_for_is_marked_as_it_is_written() {
        assert_eq!(
            shown(&highlight("Agbádá robes, hand-sewn", &stems("agbada robe"))),
            "[Agbádá] [robes], hand-sewn"
        );
        assert_eq!(shown(&highlight("agba\u{301}da", &stems("agbada"))), "[agba\u{301}da]");
        assert_eq!(shown(&highlight("<b>oak</b>", &stems("oak"))), "<b>[oak]</b>");
    }

    #[test]
    fn an_excerpt_is_round_the_first_hit() {
        let text = format!("{} carved mahogany door {}", "plain words ".repeat(20), "more words ".repeat(30));
        let pieces = excerpt(&text, &stems("mahogany"), 120);
        let whole = shown(&pieces);
        assert!(whole.starts_with("… ") && whole.ends_with(" …") && whole.contains("[mahogany]"), "{whole}");
        assert!(whole.chars().count() <= 130, "{whole}");
        assert_eq!(shown(&excerpt("A short text.", &stems("nothing"), 120)), "A short text.");
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "\\PC{0,80}", looked_for in "\\PC{0,10}") {
            let pieces = highlight(&text, &stems(&looked_for));
            prop_assert_eq!(pieces.into_iter().map(|piece| piece.text).collect::<String>(), text);
        }

        #[test]
        fn any_text_has_an_excerpt(text in "\\PC{0,300}", looked_for in "\\PC{0,10}", characters in 1_usize..100) {
            let pieces = excerpt(&text, &stems(&looked_for), characters);
            let has: usize = pieces.iter().map(|piece| piece.text.chars().count()).sum();
            prop_assert!(has <= characters + 4);
        }
    }
}
