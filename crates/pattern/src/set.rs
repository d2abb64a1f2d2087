//! Sets of characters in the libraries' notation, with Python's idea of what is in them.

use crate::tree::{Category, Fold, Item, Set};

/// What a text is made of, and so how sets are spelled out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alphabet {
    /// Text of ASCII characters only, whatever the pattern speaks of: automata over it are small and fast.
    Ascii,
    /// Octets.
    Bytes,
    /// Any text.
    Unicode,
}

/// A set that nothing is in.
pub(crate) const NOTHING: &str = "[a&&b]";
/// Python's `str.isspace` has these beside Unicode's white space.
const MORE_SPACES: &str = r"\x1C-\x1F";
/// `i`, and what CPython takes for it when case does not matter beside `I`.
const KINDS_OF_I: [u32; 4] = ['i' as u32, 'I' as u32, 'İ' as u32, 'ı' as u32];

impl Alphabet {
    /// How many characters there are, if they are few enough to be asked one by one.
    fn size(self) -> Option<u32> {
        match self {
            Alphabet::Ascii => Some(128),
            Alphabet::Bytes => Some(256),
            Alphabet::Unicode => None,
        }
    }
}

/// Writes a set.
pub(crate) fn write_set(out: &mut String, set: &Set, alphabet: Alphabet) {
    match alphabet.size() {
        Some(size) => write_members(out, set, size),
        None => write_ranges(out, set),
    }
}

/// Writes one character, or what is the same but for its case.
pub(crate) fn write_literal(out: &mut String, code: u32, fold: Fold, alphabet: Alphabet) {
    let folded = is_folded(code, fold);
    let size = alphabet.size().unwrap_or(u32::MAX);
    if !folded && code < size && char::from_u32(code).is_some() {
        write_code(out, code);
        return;
    }
    let items = vec![Item::Range(code, code)];
    write_set(out, &Set { items, negated: false, fold, ascii: true }, alphabet);
}

/// Whether a character also stands for another that differs by its case.
pub(crate) fn is_folded(code: u32, fold: Fold) -> bool {
    fold != Fold::Exact && char::from_u32(code).is_some_and(char::is_alphabetic)
}

/// Whether a character of ASCII, or an octet, matches a set.
pub(crate) fn is_member(set: &Set, code: u32) -> bool {
    contains(set, code) != set.negated
}

fn write_code(out: &mut String, code: u32) {
    match char::from_u32(code) {
        Some(c) if c.is_ascii_alphanumeric() => out.push(c),
        _ if code < 256 => *out += &format!("\\x{code:02X}"),
        _ => *out += &format!("\\x{{{code:X}}}"),
    }
}

/// Asks every character of a small alphabet whether it is in the set.
fn write_members(out: &mut String, set: &Set, size: u32) {
    let is_in = |code: u32| is_member(set, code);
    let mut text = String::new();
    let mut code = 0;
    while code < size {
        if !is_in(code) {
            code += 1;
            continue;
        }
        let low = code;
        while code < size && is_in(code) {
            code += 1;
        }
        write_range(&mut text, low, code - 1);
    }
    if text.is_empty() {
        *out += NOTHING;
    } else {
        out.extend(["[", &text, "]"]);
    }
}

fn contains(set: &Set, code: u32) -> bool {
    let plainly = |code: u32| set.items.iter().any(|item| item_contains(*item, code, set.ascii));
    let named = |code: u32| set.items.iter().any(|item| is_among(*item, code));
    let swapped = || char::from_u32(code).filter(char::is_ascii_alphabetic).map(|c| c as u32 ^ 0x20);
    match set.fold {
        Fold::Exact => plainly(code),
        Fold::Ascii => plainly(code) || swapped().is_some_and(plainly),
        Fold::Unicode => {
            // Characters beyond ASCII whose case makes them the same as one in it.
            let beyond: &[char] = match char::from_u32(code).map(|c| c.to_ascii_lowercase()) {
                Some('i') => &['İ', 'ı'],
                Some('k') => &['\u{212A}'],
                Some('s') => &['ſ'],
                _ => &[],
            };
            plainly(code) || swapped().is_some_and(plainly) || beyond.iter().any(|&c| named(c as u32))
        }
    }
}

/// Whether an item has a character of ASCII, or an octet.
fn item_contains(item: Item, code: u32, ascii: bool) -> bool {
    match item {
        Item::Range(low, high) => (low..=high).contains(&code),
        Item::Category { category, negated } => {
            let c = char::from_u32(code).filter(char::is_ascii);
            let is_in = c.is_some_and(|c| match category {
                Category::Digit => c.is_ascii_digit(),
                Category::Space => matches!(c, ' ' | '\t'..='\r') || !ascii && matches!(c, '\x1C'..='\x1F'),
                Category::Word => c.is_ascii_alphanumeric() || c == '_',
            });
            is_in != negated
        }
    }
}

/// Spells a set out for any text.
fn write_ranges(out: &mut String, set: &Set) {
    let mut text = String::new();
    for item in &set.items {
        match *item {
            Item::Range(low, high) => write_scalars(&mut text, low, high),
            Item::Category { category, negated } => write_category(&mut text, category, negated, set.ascii),
        }
    }
    if set.fold == Fold::Unicode && KINDS_OF_I.iter().any(|code| set.items.iter().any(|item| is_among(*item, *code))) {
        text += "iIİı";
    }
    match (text.is_empty(), set.negated) {
        (true, false) => *out += NOTHING,
        (true, true) => *out += r"[\x00-\x{10FFFF}]",
        (false, _) => {
            let sign = if set.negated { "^" } else { "" };
            // Categories hold both cases as they are.
            let folds = set.fold == Fold::Unicode && set.items.iter().any(|item| matches!(item, Item::Range(..)));
            let (before, after) = if folds { ("(?i:", ")") } else { ("", "") };
            if set.fold == Fold::Ascii {
                write_ascii_folds(&mut text, set);
            }
            out.extend([before, "[", sign, &text, "]", after]);
        }
    }
}

fn is_among(item: Item, code: u32) -> bool {
    matches!(item, Item::Range(low, high) if (low..=high).contains(&code))
}

/// Adds the other case of the ASCII letters in a set.
fn write_ascii_folds(text: &mut String, set: &Set) {
    for c in ('a'..='z').chain('A'..='Z') {
        let code = c as u32 ^ 0x20;
        if set.items.iter().any(|item| is_among(*item, code)) {
            write_code(text, c as u32);
        }
    }
}

/// Writes a range without the surrogates, which no text has.
fn write_scalars(out: &mut String, low: u32, high: u32) {
    const BELOW: u32 = 0xD7FF;
    const ABOVE: u32 = 0xE000;
    if low <= BELOW {
        write_range(out, low, high.min(BELOW));
    }
    if high >= ABOVE {
        write_range(out, low.max(ABOVE), high);
    }
}

fn write_range(out: &mut String, low: u32, high: u32) {
    write_code(out, low);
    if high > low {
        out.push('-');
        write_code(out, high);
    }
}

fn write_category(out: &mut String, category: Category, negated: bool, ascii: bool) {
    let text = match (category, ascii) {
        (Category::Digit, true) => "0-9",
        (Category::Digit, false) => r"\p{Nd}",
        (Category::Space, true) => r"\x09-\x0D\x20",
        (Category::Space, false) => r"\p{White_Space}",
        (Category::Word, true) => r"0-9A-Z\x5Fa-z",
        (Category::Word, false) => r"\p{L}\p{N}\x5F",
    };
    let more = if category == Category::Space && !ascii { MORE_SPACES } else { "" };
    if negated {
        out.extend(["[^", text, more, "]"]);
    } else {
        out.extend([text, more]);
    }
}
