//! A text as it looks, each character with the place that it has in what was written.

use unicode_normalization::UnicodeNormalization;

use super::Span;

/// Small Latin letters, digits and signs; accents, marks and what nobody sees are left out.
pub(super) struct Folded {
    pub(super) characters: Vec<char>,
    /// Whether a capital was written there.
    capitals: Vec<bool>,
    /// Where each was written.
    places: Vec<usize>,
    /// How many characters were written.
    written: usize,
}

/// A run of letters, or one of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        let mut folded =
            Self { characters: Vec::new(), capitals: Vec::new(), places: Vec::new(), written: 0 };
        for (place, written) in text.chars().enumerate() {
            folded.written = place + 1;
            if let Some(digit) = digit(written) {
                folded.push(digit, false, place);
                continue;
            }
            for part in std::iter::once(written).nfkd() {
                if is_unseen(part) {
                    continue;
                }
                let capital = part.is_uppercase();
                for small in part.to_lowercase().filter(|small| !is_unseen(*small)) {
                    folded.push(latin(small), capital, place);
                }
            }
        }
        folded
    }

    fn push(&mut self, character: char, capital: bool, place: usize) {
        self.characters.push(character);
        self.capitals.push(capital);
        self.places.push(place);
    }

    /// Where `span` was written, with what is not seen in between; `None` for nothing.
    pub(super) fn original(&self, span: Span) -> Option<Span> {
        let last = span.end.checked_sub(1).filter(|last| *last >= span.start)?;
        let next = self.places.get(span.end).copied().unwrap_or(self.written);
        Some(*self.places.get(span.start)?..next.max(*self.places.get(last)? + 1))
    }

    pub(super) fn at(&self, index: usize) -> Option<char> {
        self.characters.get(index).copied()
    }

    pub(super) fn text(&self, span: Span) -> String {
        self.characters[span].iter().collect()
    }

    pub(super) fn is_capital(&self, index: usize) -> bool {
        self.capitals.get(index).copied().unwrap_or(false)
    }

    /// Runs of letters and digits.
    pub(super) fn words(&self) -> Vec<Word> {
        self.runs(|_, _| true)
    }

    /// Runs of letters, and runs of digits.
    pub(super) fn pieces(&self) -> Vec<Word> {
        self.runs(|before, after| before.is_ascii_digit() == after.is_ascii_digit())
    }

    fn runs(&self, together: impl Fn(char, char) -> bool) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        for (index, character) in self.characters.iter().enumerate() {
            if !character.is_alphanumeric() {
                continue;
            }
            match words.last_mut() {
                Some(word) if word.end == index && together(self.characters[index - 1], *character) => {
                    word.end = index + 1;
                }
                Some(_) | None => words.push(Word { start: index, end: index + 1 }),
            }
        }
        words
    }
}

/// The digit that a character is, of whatever script.
fn digit(character: char) -> Option<char> {
    /// Where the digits of a script begin with its zero.
    const ZEROS: [u32; 19] = [
        0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50,
        0xED0, 0xF20, 0x1040, 0x17E0, 0x1810,
    ];
    /// Where signs that show the digits from one on begin.
    const ONES: [u32; 4] = [0x24F5, 0x2776, 0x2780, 0x278A];
    let code = u32::from(character);
    if code == 0x24FF || code == 0x1F10B {
        return Some('0');
    }
    let zero = ZEROS.into_iter().find(|zero| (*zero..zero + 10).contains(&code)).map(|zero| code - zero);
    let one = ONES.into_iter().find(|one| (*one..one + 9).contains(&code)).map(|one| code - one + 1);
    char::from_digit(zero.or(one)?, 10)
}

/// What is set on a letter, joins, or takes no room.
const fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{20D0}'..='\u{20FF}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E01EF}'
    )
}

/// A letter of another script by the Latin one that it passes for.
const fn latin(character: char) -> char {
    match character {
        'а' | 'α' => 'a',
        'в' | 'ь' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'є' | 'ε' => 'e',
        'ɡ' => 'g',
        'һ' | 'н' | 'η' => 'h',
        'і' | 'ı' | 'ι' | 'ӏ' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ⅼ' => 'l',
        'м' | 'μ' => 'm',
        'п' => 'n',
        'о' | 'ο' | 'օ' | 'ø' | '🅾' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' => 'v',
        'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'з' => '3',
        other => other,
    }
}
