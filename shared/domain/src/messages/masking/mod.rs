//! Contact details in what people write before anything is paid.
//!
//! Who is led away from here before paying has no escrow. So telephone numbers, addresses, accounts, links and handles are hidden, also
//! as people spell them who know that. What is hidden is one mark, whatever its length: nobody learns how many digits there were.

mod addresses;
mod folded;
mod names;
mod numbers;

use folded::Folded;

/// What stands where something is hidden.
const HIDDEN: &str = "•••";

/// A text with what it lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Masked {
    /// What may be shown.
    pub(super) text: String,
    /// Whether anything is hidden.
    pub(super) hides: bool,
}

/// Characters of a text from the first on, up to the one that is not part of it.
type Span = std::ops::Range<usize>;

/// `text` without contact details.
pub(super) fn mask(text: &str) -> Masked {
    let folded = Folded::of(text);
    let mut spans = numbers::spans(&folded);
    spans.extend(names::spans(&folded));
    spans.extend(addresses::spans(&folded));
    let mut spans: Vec<Span> = spans.into_iter().filter_map(|span| folded.original(span)).collect();
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut masked = String::with_capacity(text.len());
    let mut shown_from = 0;
    let mut hides = false;
    let characters: Vec<char> = text.chars().collect();
    for span in spans {
        if span.end <= shown_from {
            continue;
        }
        if span.start >= shown_from && (span.start > shown_from || !hides) {
            masked.extend(&characters[shown_from..span.start]);
            masked.push_str(HIDDEN);
        }
        hides = true;
        shown_from = span.end;
    }
    masked.extend(&characters[shown_from..]);
    Masked { text: masked, hides }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What is written, and what is left of it.
    const HIDES: &[(&str, &str)] = &[
        ("Call me on 08031234567 please", "Call me on ••• please"),
        ("Call 0803 123 4567", "Call •••"),
        ("0803-123-4567", "•••"),
        ("(0803) 123.4567!", "(•••!"),
        ("+234 803 123 4567", "+•••"),
        ("call08031234567now", "call•••now"),
        ("080\n3123\n4567", "•••"),
        ("0 8 0 3 1 2 3 4 5 6 7", "•••"),
        ("0.8.0.3.1.2.3.4.5.6.7", "•••"),
        ("0_8_0_3_1_2_3_4_5_6_7", "•••"),
        ("0*8*0*3*1*2*3*4*5*6*7", "•••"),
        ("zero eight zero three one two three four five six seven", "•••"),
        ("Zero-Eight-Zero, three one two! three four", "•••"),
        ("0 eight 0 three 12 three 4five", "•••"),
        ("zeroeightzerothree one two three", "•••"),
        ("oh eight oh three one two three four", "•••"),
        ("eighty thirty-one twenty three forty-five", "•••"),
        ("zer0 e1ght zer0 thr33 one two thr33", "•••"),
        ("o8o3 I23 4S67", "•••"),
        ("O8O3l234567", "•••"),
        ("０８０３１２３４５６７", "•••"),
        ("𝟎𝟖𝟎𝟑𝟏𝟐𝟑𝟒𝟓𝟔𝟕", "•••"),
        ("⓪⑧⓪③①②③④⑤⑥⑦", "•••"),
        ("0️⃣8️⃣0️⃣3️⃣1️⃣2️⃣3️⃣", "•••"),
        ("٠٨٠٣١٢٣٤٥٦٧", "•••"),
        ("08\u{200C}03\u{200D}123\u{2060}4567", "•••"),
        ("eight double zero three triple one four", "•••"),
        ("080 dash 312 dash 34567", "•••"),
        ("ẹ̀jọ ookan eji eta erin arun efa", "•••"),
        ("sifili takwas sifili uku daya biyu uku", "•••"),
        ("efu asato efu ato otu abuo ato", "•••"),
        ("zero eight zero tree wan two tri", "•••"),
        ("GTB 0123456789 Ada Obi", "GTB ••• Ada Obi"),
        ("My account is 2 0 1 5 5 5 1 2 3 4", "My account is •••"),
        ("Write to ada.obi@gmail.com today", "Write to ••• today"),
        ("ada.obi @ gmail . com", "•••"),
        ("ada＠example．com", "•••"),
        ("ada at gmail dot com", "•••"),
        ("ada (at) gmail (dot) com", "•••"),
        ("ada[at]example[dot]com[dot]ng", "•••"),
        ("ada at gmail", "•••"),
        ("see https://wa.me/2348031234567 there", "see ••• there"),
        ("see hxxp://evil.example/x", "see •••"),
        ("wa.me/ada", "•••"),
        ("bit.ly/abc and so on", "••• and so on"),
        ("www.ada-wood.com.ng", "•••"),
        ("my shop is adawood.com", "my shop is •••"),
        ("adawood dot com dot ng", "•••"),
        ("adawood . com", "•••"),
        ("find @ada_wood on IG", "find ••• on IG"),
        ("IG: ada.wood", "IG: •••"),
        ("my instagram is adawood", "my instagram is •••"),
        ("snapchat ada_wood99", "snapchat •••"),
        ("telegram - adawood", "telegram - •••"),
        ("Come to 12 Allen Avenue, Ikeja", "Come to •••, Ikeja"),
        ("No. 7b, Herbert Macaulay Way", "•••"),
        ("15 awolowo road ikoyi", "••• ikoyi"),
        ("Plot 14 Admiralty Road", "•••"),
        ("₦25,000 then 08031234567", "₦25,000 then •••"),
        ("NGN 25,000 0803 123 4567", "NGN 25,000 •••"),
        ("08031234567 or 08099999999", "••• or •••"),
        ("ord_08031234567000000000000000", "ord_•••"),
        ("080x3123x4567", "•••"),
    ];

    /// What stays as it is.
    const SHOWS: &[&str] = &[
        "",
        "NGN 25,000",
        "₦1,250,000.00 for six",
        "N1,250,000",
        "NGN1250000",
        "#25000000",
        "1,250,000 naira",
        "It is 25,000 - 30,000, or 25,000 to 30,000",
        "₦25,000-₦30,000",
        "between 20,000 and 25,000",
        "120x60x75",
        "120 x 60 x 75 cm",
        "120×60×75",
        "1200mm by 600mm by 750mm",
        "1200 x 1600 x 1750",
        "2.5m x 1.2m",
        "from 2019 to 2026",
        "2019-2026",
        "2024, 2025, 2026",
        "on 12/05/2026 at 14:30",
        "2026-05-12",
        "12/05/2026 - 14/05/2026",
        "open 8:00 - 17:00",
        "my order ord_01K9DJ8FSSZ5AWSH8VHTPRE95B",
        "prd_01JD9ZK5T8M3Q4W6X7Y8Z9A0BC",
        "order 01JD9ZK5",
        "6 chairs, 2 tables and 1 stool",
        "one or two pieces, three at most",
        "I want 5 of the 10 in 2 weeks",
        "Can you make it for 4 people? I have 2 rooms.",
        "50% now, 50% later",
        "iroko, 25mm thick, 3kg",
        "5 pieces @ 2000 each",
        "It is fine.Me and my wife want it.",
        "Is it on the road? 2 days on the road is long.",
        "I saw it on Instagram yesterday",
        "Do you have an account on WhatsApp?",
        "meet at home, or at the shop",
        "a 30 minutes drive from the road",
        "It comes in oak. Come and see!",
        "size 42, 43 or 44",
        "0.5 litre",
        "Ẹ káàárọ̀, ṣé ó wà?",
        "Is 14 days possible?",
    ];

    #[test]
    fn contact_details_by_words_and_look_alikes_are_hidden() {
        for (written, shown) in HIDES {
            let masked = mask(written);
            assert_eq!((masked.text.as_str(), masked.hides), (*shown, true), "{written}");
        }
    }

    #[test]
    fn prices_sizes_dates_and_order_numbers_are_not() {
        for written in SHOWS {
            assert_eq!(mask(written), Masked { text: (*written).to_owned(), hides: false });
        }
    }

    /// How people write a digit so that a program does not see it.
    fn spelt(digit: usize, how: usize) -> String {
        const WORDS: [&str; 10] =
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        const LIKE: [&str; 10] = ["O", "l", "Z", "3", "4", "S", "6", "7", "B", "9"];
        let ascii = digit.to_string();
        let moved = |base: u32| char::from_u32(base + u32::try_from(digit).unwrap()).unwrap().to_string();
        match how {
            0 => format!(" {} ", WORDS[digit]),
            1 => format!(" {} ", WORDS[digit].to_uppercase()),
            2 => LIKE[digit].to_owned(),
            3 => moved(0xFF10),
            4 => moved(0x1D7CE),
            5 => moved(0x0660),
            6 => format!("{ascii}\u{FE0F}\u{20E3}"),
            _ => ascii,
        }
    }

    proptest! {
        #[test]
        fn no_telephone_number_survives_in_any_spelling_that_we_know(
            digits in prop::collection::vec((0..10_usize, 0..12_usize, 0..12_usize), 9..13),
        ) {
            // As telephone numbers begin: a run of look-alikes alone is a word.
            let mut written = "0803".to_owned();
            for (digit, how, gap) in digits {
                written += [" ", ".", "-", " - ", "/", "\n", "_", ", ", "", "", "", ""][gap];
                written += &spelt(digit, how);
            }
            let masked = mask(&format!("Call {written} please"));
            prop_assert!(masked.hides);
            let left: usize = masked.text.chars().filter(|c| c.is_numeric()).count();
            prop_assert!(left < 7, "{} of {written}", masked.text);
            prop_assert!(masked.text.starts_with("Call ") && masked.text.ends_with(" please"));
            prop_assert!(masked.text.chars().count() < 30, "{} of {written}", masked.text);
        }

        #[test]
        fn what_is_masked_has_nothing_more_to_hide(text in "[ -~\n]{0,60}|\\PC{0,40}") {
            let once = mask(&text);
            let twice = mask(&once.text);
            prop_assert_eq!(&twice.text, &once.text);
        }

        #[test]
        fn seven_digits_in_a_row_never_stay(before in "[a-z ]{0,12}", digits in "0[0-9]{6,14}", after in "[a-z ]{0,12}") {
            let masked = mask(&format!("{before}{digits}{after}"));
            prop_assert!(!masked.text.contains(&digits), "{}", masked.text);
        }
    }
}
