//! What people write: one form for all of it, and what may not be in it.
//!
//! A text is shown to somebody else, in a page, in the subject of a mail, beside an amount of ours. So it has something to see, it
//! cannot turn around what stands beside it, and nothing in it is hidden. Line breaks and tabs are mended, since people paste from
//! anywhere. What joins letters and emoji is kept.

/// Why a text is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It has more or fewer characters than it may.
    #[error("takes {}, has {has}", characters(.min, .max))]
    Length {
        /// How many at least.
        min: usize,
        /// How many at most.
        max: usize,
        /// How many there are.
        has: usize,
    },
    /// There is nothing to see.
    #[error("takes at least one letter, digit or sign that can be seen")]
    Invisible,
    /// It has characters that are no part of a text.
    #[error("takes no control characters")]
    Control,
}

/// `3 to 80 characters`, `6 characters`, `at most 1 character`.
fn characters(min: &usize, max: &usize) -> String {
    let unit = if *max == 1 { "character" } else { "characters" };
    match min {
        0 => format!("at most {max} {unit}"),
        _ if min == max => format!("{max} {unit}"),
        _ => format!("{min} to {max} {unit}"),
    }
}

/// How a text may be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// A name or a title. What breaks a line becomes a space.
    One,
    /// Prose.
    Several,
}

/// The one form of `text`: trimmed, its line breaks and tabs mended, without what nobody sees and what turns the direction of
/// writing around; with `min` to `max` characters, of which one at least can be seen.
///
/// # Errors
/// [`Unfit`].
pub fn fit(text: &str, lines: Lines, min: usize, max: usize) -> Result<String, Unfit> {
    let mended = mended(text, lines);
    if mended.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Unfit::Control);
    }
    // A sign may end in how it is to be shown, in colour or in black.
    let trimmed = mended.trim_start_matches(|c: char| c.is_whitespace() || is_unseen(c));
    let trimmed = trimmed.trim_end_matches(|c: char| c.is_whitespace() || is_unseen(c) && !is_variant(c));
    let has = trimmed.chars().count();
    if min > 0 && has > 0 && !trimmed.chars().any(is_seen) {
        return Err(Unfit::Invisible);
    }
    if !(min..=max).contains(&has) {
        return Err(Unfit::Length { min, max, has });
    }
    Ok(trimmed.to_owned())
}

/// `text` with one kind of line break, spaces for tabs, and without what is hidden or turns the direction around.
fn mended(text: &str, lines: Lines) -> String {
    let line_break = match lines {
        Lines::One => ' ',
        Lines::Several => '\n',
    };
    let mut mended = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                mended.push(line_break);
            }
            '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => mended.push(line_break),
            '\t' => mended.push(' '),
            hidden if is_hidden(hidden) => {}
            // The letters of a flag, of a region: they are part of it, and hidden anywhere else.
            tag @ '\u{E0020}'..='\u{E007F}' => {
                if mended.ends_with(|last: char| matches!(last, '\u{1F3F4}' | '\u{E0020}'..='\u{E007E}')) {
                    mended.push(tag);
                }
            }
            other => mended.push(other),
        }
    }
    mended
}

/// What embeds, overrides or isolates a direction of writing, and what has no width and joins nothing: a text reads the same
/// without.
const fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E001F}'
    )
}

/// What stays in a text, for what stands beside it, but is nothing to see by itself: joiners, marks of direction, variants, and
/// letters that are blank.
const fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180D}'
            | '\u{200C}'..='\u{200F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

const fn is_variant(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}')
}

fn is_seen(character: char) -> bool {
    !character.is_whitespace() && !character.is_control() && !is_unseen(character)
}

/// Whether a shop may not be called `name`, since it would pass for the platform: it has our name in it, however it is spelt, or
/// says nothing but what a platform's own people are called.
pub fn is_reserved_name(name: &str) -> bool {
    const OURS: &str = "homify";
    const OFFICES: [&str; 22] = [
        "admin",
        "administration",
        "administrator",
        "care",
        "centre",
        "center",
        "customer",
        "desk",
        "escrow",
        "help",
        "helpdesk",
        "moderator",
        "official",
        "payment",
        "payments",
        "payout",
        "refund",
        "refunds",
        "service",
        "staff",
        "support",
        "team",
    ];
    let folded: String = name.chars().flat_map(char::to_lowercase).filter_map(folded).collect();
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    words.concat().contains(OURS) || (!words.is_empty() && words.iter().all(|word| OFFICES.contains(word)))
}

/// A letter by what it looks like, a space for what parts words, nothing for what is set on a letter.
const fn folded(character: char) -> Option<char> {
    match character {
        'a'..='z' | '2'..='9' => Some(character),
        '0' | 'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ọ' | 'ο' | 'о' | 'օ' | 'ѳ' => Some('o'),
        '1' | '!' | '|' | 'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ị' | 'ı' | 'ι' | 'і' | 'ӏ' => Some('i'),
        'ý' | 'ÿ' | 'ỳ' | 'ỵ' | 'ү' | 'у' | 'γ' => Some('y'),
        'м' | 'ḿ' | 'ṃ' | 'ɱ' => Some('m'),
        'һ' | 'հ' | 'ḥ' | 'ħ' => Some('h'),
        'ƒ' | 'ф' | 'ḟ' => Some('f'),
        'à'..='å' | 'ā' | 'ạ' | 'а' | 'α' | '@' => Some('a'),
        'è'..='ë' | 'ē' | 'ẹ' | 'е' | 'ё' | 'є' => Some('e'),
        'ѕ' | '$' | 'ṣ' => Some('s'),
        'р' | 'ρ' => Some('p'),
        'с' | 'ç' => Some('c'),
        'т' | 'τ' => Some('t'),
        'ù'..='ü' | 'ū' | 'ụ' | 'υ' => Some('u'),
        // Accents that were typed by themselves.
        '\u{300}'..='\u{36F}' => None,
        _ => Some(' '),
    }
}

/// What somebody else wrote, as our mails repeat it: on one line, `max` characters at most, and with no link in it, neither one
/// that is meant as one nor one that a mail program would make of a word.
pub fn repeated(text: &str, max: usize) -> String {
    let mended = mended(text, Lines::One);
    let words = mended.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    shortened(words.map(without_link).collect::<Vec<_>>().join(" "), max)
}

/// `line`, or how it begins: `max` characters of it, and a sign that there are more.
pub(crate) fn shortened(line: String, max: usize) -> String {
    match line.char_indices().nth(max) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// A word that is no link: one that names a scheme or the web is left out, and what looks like a host is taken apart.
fn without_link(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.contains("://") || lower.contains("www.") || lower.contains("mailto:") || lower.contains("tel:")
    {
        return "(link left out)".to_owned();
    }
    let mut parted = String::with_capacity(word.len() + 4);
    let mut characters = word.chars().peekable();
    let mut last = ' ';
    while let Some(character) = characters.next() {
        parted.push(character);
        let parts = character == '.' && last.is_alphanumeric();
        if parts && characters.peek().is_some_and(|next| next.is_alphabetic()) {
            parted.push(' ');
        }
        last = character;
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Result<String, Unfit> {
        fit(text, Lines::One, 1, 80)
    }

    #[test]
    fn a_name_has_something_to_see() {
        for nothing in ["\u{200B}", "\u{200D}", "\u{3164}", "\u{FE0F}\u{200E}", "\u{2800}", " \u{2060} "] {
            assert!(one(nothing).is_err(), "{nothing:?}");
        }
        for (name, taken) in [
            ("Ọ", "Ọ"),
            ("  Ada \u{200B}Obi\u{FEFF} ", "Ada Obi"),
            ("李", "李"),
            ("👩‍🔧 Ada", "👩‍🔧 Ada"),
            ("Ada ❤\u{FE0F} ", "Ada ❤\u{FE0F}"),
            ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴\u{E0067}\u{E0062}\u{E007F}"),
            ("می‌خواهم", "می‌خواهم"),
        ] {
            assert_eq!(one(name).as_deref(), Ok(taken), "{name:?}");
        }
    }

    #[test]
    fn nothing_turns_what_stands_beside_it_around() {
        assert_eq!(one("Stool \u{202E}000,05 NGN").as_deref(), Ok("Stool 000,05 NGN"));
        assert_eq!(one("\u{2067}Stool\u{2069}").as_deref(), Ok("Stool"));
        assert_eq!(one("Hidden\u{E0041}\u{E0042}").as_deref(), Ok("Hidden"), "letters that nobody sees");
    }

    #[test]
    fn line_breaks_and_tabs_are_mended_and_other_controls_refused() {
        let prose = "One\r\ntwo\rthree\u{B}four\u{2028}five\tsix";
        assert_eq!(fit(prose, Lines::Several, 1, 80).as_deref(), Ok("One\ntwo\nthree\nfour\nfive six"));
        assert_eq!(one("Ada\nObi").as_deref(), Ok("Ada Obi"));
        assert_eq!(one("Ada\u{7}"), Err(Unfit::Control));
    }

    #[test]
    fn length_counts_what_is_kept() {
        assert_eq!(fit("ab", Lines::One, 3, 5), Err(Unfit::Length { min: 3, max: 5, has: 2 }));
        assert_eq!(fit("", Lines::Several, 0, 5).as_deref(), Ok(""));
        assert_eq!(fit(" \u{200B} ", Lines::Several, 0, 5).as_deref(), Ok(""));
        let empty = fit("", Lines::One, 1, 5).unwrap_err();
        assert_eq!(empty.to_string(), "takes 1 to 5 characters, has 0");
        assert_eq!(fit("1", Lines::One, 6, 6).unwrap_err().to_string(), "takes 6 characters, has 1");
        assert_eq!(
            fit("abc", Lines::One, 0, 2).unwrap_err().to_string(),
            "takes at most 2 characters, has 3"
        );
    }

    #[test]
    fn nobody_is_called_as_we_are() {
        for ours in [
            "Homify Support",
            "H0MIFY",
            "h o m i f y",
            "Hоmify Store",
            "Hömïfy",
            "Customer Care",
            "SUPPORT",
            "Official Team",
        ] {
            assert!(is_reserved_name(ours), "{ours}");
        }
        for theirs in
            ["Ada's Woodwork", "Home Fixers", "Support Beams Ltd", "Ọlá Homes", "Care Bears Nursery", "李"]
        {
            assert!(!is_reserved_name(theirs), "{theirs}");
        }
    }

    #[test]
    fn what_others_wrote_carries_no_link_in_our_mails() {
        for (written, repeated_as) in [
            ("See https://evil.example/x now", "See (link left out) now"),
            ("Pay at www.evil.example", "Pay at (link left out)"),
            ("Write to ada@evil.com", "Write to ada@evil. com"),
            ("evil.com", "evil. com"),
            ("Stool No.5, 3.5kg. Of oak", "Stool No.5, 3.5kg. Of oak"),
            ("Two\nlines\u{202E}", "Two lines"),
        ] {
            assert_eq!(repeated(written, 200), repeated_as);
        }
        assert_eq!(repeated(&"ọ".repeat(300), 200).chars().count(), 201);
    }
}
