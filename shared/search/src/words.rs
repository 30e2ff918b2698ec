//! What of a text is looked for: its words, without accents, case and signs.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of a word, at most: what is longer is no word that somebody looks for.
pub const WORD_CHARACTERS_MAX: usize = 40;

/// The words of `text` as they are indexed and looked for: `Agbádá, 2×` is `agbada` and `2x`.
pub fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| (1..=WORD_CHARACTERS_MAX).contains(&word.chars().count()));
    words.map(str::to_owned).collect()
}

/// Whether `character` is a part of a word as people write it. A mark above a letter is, and so is what stands in `carpenter's`.
pub(crate) fn is_of_a_word(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character) || is_apostrophe(character)
}

fn folded(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c));
    let mut folded = String::with_capacity(text.len());
    for letter in letters.flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    folded
}

const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{2BC}')
}

/// Letters that are no letter with a mark, among them those of Hausa, and the sign in `60 × 40`.
const fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ɓ' => "b",
        'ɗ' | 'đ' => "d",
        'ƙ' => "k",
        'ƴ' => "y",
        'ŋ' => "n",
        'ǝ' | 'ə' => "e",
        'ø' => "o",
        'ł' => "l",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        '×' => "x",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accents_and_case_make_no_difference() {
        for same in ["agbada", "Agbádá", "AGBÁDÁ", "agba\u{301}da\u{301}"] {
            assert_eq!(words(same), ["agbada"], "{same}");
        }
        assert_eq!(words("Ọ̀ṣun ɗakin Straße"), ["osun", "dakin", "strasse"]);
        assert_eq!(words("carpenter's 60×40"), ["carpenters", "60x40"]);
    }

    #[test]
    fn signs_are_no_words() {
        for nothing in ["%", "_", "\"*\"", "🪑", "\u{202E}", "\0", "- + && ||", ""] {
            assert_eq!(words(nothing), Vec::<String>::new(), "{nothing:?}");
        }
        assert_eq!(words(&"a".repeat(WORD_CHARACTERS_MAX + 1)), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn what_is_folded_stays_as_it_is(text in "\\PC{0,60}") {
            let once = words(&text);
            prop_assert_eq!(words(&once.join(" ")), once);
        }
    }
}
