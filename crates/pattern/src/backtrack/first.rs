//! Which octets a match can begin with: elsewhere it need not be tried.

use super::code::{Code, Step};

/// Where matches can begin.
pub(super) enum First {
    /// Anywhere.
    Any,
    /// Only where the search begins.
    Start,
    One(u8),
    Among(Box<[bool; 256]>),
}

impl First {
    pub(super) fn of(code: &Code) -> First {
        if starts_at_start(code) {
            return First::Start;
        }
        let mut octets = [false; 256];
        let mut seen = vec![false; code.steps.len()];
        if !collect(code, 0, &mut octets, &mut seen) {
            return First::Any;
        }
        let mut members = (0..=u8::MAX).filter(|&octet| octets[usize::from(octet)]);
        match (members.next(), members.next()) {
            (Some(one), None) => First::One(one),
            _ => First::Among(Box::new(octets)),
        }
    }

    /// The first place from one on where a match can begin.
    pub(super) fn next(&self, octets: &[u8], at: usize) -> Option<usize> {
        let rest = octets.get(at..)?;
        match self {
            First::Any | First::Start => Some(at),
            First::One(octet) => memchr::memchr(*octet, rest).map(|found| at + found),
            First::Among(set) => rest.iter().position(|&octet| set[usize::from(octet)]).map(|found| at + found),
        }
    }
}

fn starts_at_start(code: &Code) -> bool {
    let first = code.steps.iter().find(|step| !matches!(step, Step::Save(_)));
    matches!(first, Some(Step::Anchor(crate::tree::Anchor::Start)))
}

/// Adds the octets that can be matched first from a step on; false if a match may be empty, or anything.
fn collect(code: &Code, step: usize, octets: &mut [bool; 256], seen: &mut [bool]) -> bool {
    let mut at = step;
    loop {
        if std::mem::replace(&mut seen[at], true) {
            match code.steps[at] {
                // Here again with nothing matched: a round may be empty.
                Step::Loop { after, .. } => at = after,
                _ => return true,
            }
            continue;
        }
        match &code.steps[at] {
            Step::Octet(octet) => octets[usize::from(*octet)] = true,
            Step::Octets(row) => row.iter().take(1).for_each(|octet| octets[usize::from(*octet)] = true),
            Step::One(class) => add_class(code, *class, octets),
            Step::Many { class, min, .. } | Step::Few { class, min, .. } | Step::All { class, min, .. } => {
                add_class(code, *class, octets);
                if *min == 0 {
                    at += 1;
                    continue;
                }
            }
            Step::Save(_) | Step::Anchor(_) | Step::Enter(_) | Step::Accept | Step::Atomic { .. } => {
                at += 1;
                continue;
            }
            Step::Jump(place) | Step::Look { after: place, .. } => {
                at = *place;
                continue;
            }
            Step::Split { first, other } => {
                return collect(code, *first, octets, seen) && collect(code, *other, octets, seen);
            }
            Step::Loop { min, after, .. } => {
                let body = collect(code, at + 1, octets, seen);
                return body && (*min > 0 || collect(code, *after, octets, seen));
            }
            Step::Fail => {}
            Step::BackReference { .. } | Step::Condition { .. } | Step::Match => return false,
        }
        return true;
    }
}

fn add_class(code: &Code, class: usize, octets: &mut [bool; 256]) {
    let is_wide = code.alphabet == crate::set::Alphabet::Unicode;
    for octet in 0..=u8::MAX {
        let is_beyond = is_wide && octet >= 0x80;
        octets[usize::from(octet)] |= is_beyond || code.classes[class].has_low(octet);
    }
}
