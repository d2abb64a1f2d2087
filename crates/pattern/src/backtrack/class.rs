//! Sets of characters that one character is looked up in.

use std::sync::OnceLock;

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class as HirClass, HirKind};

use crate::set::{Alphabet, is_member, write_set};
use crate::tree::Set;

/// Which characters match at one place.
pub(super) struct Class {
    /// Those below 256; in text only those of ASCII are asked for here.
    low: [bool; 256],
    beyond: Beyond,
}

/// Characters beyond ASCII.
enum Beyond {
    All,
    None,
    /// Those of a set in the notation of the libraries; its ranges are worked out when first needed.
    Of(String, OnceLock<Box<[(u32, u32)]>>),
}

impl Class {
    /// `.`
    pub(super) fn any(newline: bool) -> Class {
        let mut low = [true; 256];
        low[usize::from(b'\n')] = newline;
        Class { low, beyond: Beyond::All }
    }

    pub(super) fn of(set: &Set, alphabet: Alphabet) -> Class {
        let low = std::array::from_fn(|code| is_member(set, code as u32));
        let beyond = match alphabet {
            Alphabet::Unicode => {
                let mut text = String::new();
                write_set(&mut text, set, alphabet);
                Beyond::Of(text, OnceLock::new())
            }
            Alphabet::Ascii | Alphabet::Bytes => Beyond::None,
        };
        Class { low, beyond }
    }

    /// Whether it has a character of ASCII, or an octet.
    pub(super) fn has_low(&self, octet: u8) -> bool {
        self.low[usize::from(octet)]
    }

    /// Whether it has a character beyond ASCII.
    pub(super) fn has_beyond(&self, code: u32) -> bool {
        match &self.beyond {
            Beyond::All => true,
            Beyond::None => false,
            Beyond::Of(text, ranges) => {
                let ranges = ranges.get_or_init(|| ranges_of(text));
                let at = ranges.partition_point(|&(_, high)| high < code);
                ranges.get(at).is_some_and(|&(low, _)| low <= code)
            }
        }
    }
}

fn ranges_of(text: &str) -> Box<[(u32, u32)]> {
    let Ok(hir) = ParserBuilder::new().build().parse(text) else { return Box::default() };
    match hir.kind() {
        HirKind::Class(HirClass::Unicode(class)) => {
            class.ranges().iter().map(|range| (range.start() as u32, range.end() as u32)).collect()
        }
        // A set of one character is read as that character.
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).unwrap_or_default();
            text.chars().map(|c| (c as u32, c as u32)).collect()
        }
        _ => Box::default(),
    }
}
