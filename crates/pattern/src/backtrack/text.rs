//! The text that is matched: octets that are characters, or UTF-8.

use super::class::Class;
use super::code::ENDLESS;
use crate::program::Subject;
use crate::tree::Fold;

/// A text.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    octets: &'a [u8],
    /// Whether characters may have several octets.
    is_wide: bool,
}

/// Characters of a class in a row.
pub(super) struct Found {
    pub count: u32,
    pub end: usize,
}

impl<'a> Text<'a> {
    pub(super) fn of(subject: Subject<'a>) -> Text<'a> {
        match subject {
            Subject::Ascii(text) => Text { octets: text.as_bytes(), is_wide: false },
            Subject::Unicode(text) => Text { octets: text.as_bytes(), is_wide: true },
            Subject::Bytes(octets) => Text { octets, is_wide: false },
        }
    }

    pub(super) fn len(&self) -> usize {
        self.octets.len()
    }

    pub(super) fn octet(&self, at: usize) -> Option<u8> {
        self.octets.get(at).copied()
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'a [u8] {
        self.octets.get(start..end).unwrap_or_default()
    }

    pub(super) fn starts_with(&self, at: usize, octets: &[u8]) -> bool {
        self.octets.get(at..).is_some_and(|rest| rest.starts_with(octets))
    }

    /// The place after one character of a class.
    pub(super) fn one(&self, class: &Class, at: usize) -> Option<usize> {
        let octet = self.octet(at)?;
        if self.is_wide && octet >= 0x80 {
            let (code, after) = self.character(at)?;
            return class.has_beyond(code).then_some(after);
        }
        class.has_low(octet).then_some(at + 1)
    }

    /// As many characters of a class as there are, up to a number.
    pub(super) fn several(&self, class: &Class, at: usize, most: u32) -> Option<Found> {
        let rest = self.octets.get(at..)?;
        if !self.is_wide {
            let rest = if most == ENDLESS { rest } else { &rest[..rest.len().min(most as usize)] };
            let count = rest.iter().position(|&octet| !class.has_low(octet)).unwrap_or(rest.len());
            let counted = u32::try_from(count).unwrap_or(ENDLESS);
            return Some(Found { count: counted, end: at + count });
        }
        let mut found = Found { count: 0, end: at };
        while found.count < most {
            let Some(end) = self.one(class, found.end) else { break };
            found = Found { count: found.count.saturating_add(1), end };
        }
        Some(found)
    }

    /// A character, and the place after it.
    pub(super) fn character(&self, at: usize) -> Option<(u32, usize)> {
        let first = self.octet(at)?;
        if !self.is_wide || first < 0x80 {
            return Some((u32::from(first), at + 1));
        }
        let (length, bits) = match first {
            0xF0.. => (4, first & 0x07),
            0xE0.. => (3, first & 0x0F),
            _ => (2, first & 0x1F),
        };
        let more = self.octets.get(at + 1..at + length)?;
        let code = more.iter().fold(u32::from(bits), |code, octet| code << 6 | u32::from(octet & 0x3F));
        Some((code, at + length))
    }

    /// The place one character back.
    pub(super) fn back_one(&self, at: usize) -> usize {
        let mut at = at.saturating_sub(1);
        while self.is_wide && at > 0 && self.octets[at] & 0xC0 == 0x80 {
            at -= 1;
        }
        at
    }

    /// The place so many characters back, if there are as many.
    pub(super) fn before(&self, at: usize, count: usize) -> Option<usize> {
        if !self.is_wide {
            return at.checked_sub(count);
        }
        let mut at = at;
        for _ in 0..count {
            if at == 0 {
                return None;
            }
            at = self.back_one(at);
        }
        Some(at)
    }

    /// The place so many characters further, which are there.
    pub(super) fn skip(&self, at: usize, count: u32) -> usize {
        if !self.is_wide {
            return at + count as usize;
        }
        (0..count).fold(at, |at, _| self.character(at).map_or(at, |(_, after)| after))
    }
}

/// A character's lower case, as far as it is one character.
pub(super) fn lower(code: u32, fold: Fold) -> u32 {
    match (char::from_u32(code), fold) {
        (Some(c), Fold::Unicode) => c.to_lowercase().next().map_or(code, u32::from),
        (Some(c), _) => u32::from(c.to_ascii_lowercase()),
        (None, _) => code,
    }
}
