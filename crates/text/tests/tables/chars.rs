use text::{casing, classify, repr};

use super::{check, latin_1};

type Question = fn(&str) -> bool;
type Change = fn(&str) -> String;

const QUESTIONS: [(&str, Question); 11] = [
    ("isalpha", classify::is_alpha),
    ("isalnum", classify::is_alnum),
    ("isdecimal", classify::is_decimal),
    ("isdigit", classify::is_digit),
    ("isnumeric", classify::is_numeric),
    ("isspace", classify::is_space),
    ("isprintable", classify::is_printable),
    ("isidentifier", classify::is_identifier),
    ("islower", classify::is_lower),
    ("isupper", classify::is_upper),
    ("istitle", classify::is_title),
];

const CHANGES: [(&str, Change); 8] = [
    ("lower", casing::lower),
    ("upper", casing::upper),
    ("title", casing::title),
    ("capitalize", casing::capitalize),
    ("swapcase", casing::swapcase),
    ("casefold", casing::casefold),
    ("repr", repr::str_repr),
    ("ascii", repr::str_ascii),
];

fn crc32(bytes: impl Iterator<Item = u8>) -> u32 {
    let step = |crc: u32, byte: u8| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    };
    !bytes.fold(!0, step)
}

fn every_char() -> impl Iterator<Item = String> {
    ('\0'..=char::MAX).map(String::from)
}

/// A checksum of what an operation answers for each character there is.
fn digest(name: &str) -> u32 {
    if let Some((_, question)) = QUESTIONS.iter().find(|(known, _)| *known == name) {
        return crc32(every_char().map(|c| question(&c).into()));
    }
    let (_, change) = CHANGES.iter().find(|(known, _)| *known == name).unwrap();
    crc32(every_char().flat_map(|c| change(&c).into_bytes()))
}

#[test]
fn characters_are_known_as_in_cpython() {
    check(include_str!("../data/chars.tsv"), |op, args| match op {
        "questions" => QUESTIONS.iter().map(|(_, question)| if question(&args[0]) { '1' } else { '0' }).collect(),
        "bytes_repr" => repr::bytes_repr(&latin_1(&args[0])),
        "all" => digest(&args[0]).to_string(),
        _ => CHANGES.iter().find(|(known, _)| *known == op).unwrap().1(&args[0]),
    });
}

#[test]
fn the_ascii_form_of_any_repr_is_ascii() {
    assert_eq!(repr::escape_non_ascii("['é', '漢', '😀']"), r"['\xe9', '\u6f22', '\U0001f600']");
}
