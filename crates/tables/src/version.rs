//! Versions that an inline cache can trust.

use std::sync::atomic::{AtomicU32, Ordering};

/// Gives each state of each table's keys its own number; one source per interpreter.
///
/// A number is given once: after `u32::MAX` every answer is 0, "unversioned", which a cache must not store.
#[derive(Debug, Default)]
pub struct VersionSource(AtomicU32);

impl VersionSource {
    /// A source that begins with 1.
    pub const fn new() -> Self {
        Self(AtomicU32::new(0))
    }

    /// A number that was not given before, or 0 when there is none left.
    pub fn next(&self) -> u32 {
        let next = |last: u32| last.checked_add(1);
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).map_or(0, |last| last + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spent_source_gives_no_number_twice() {
        let source = VersionSource(AtomicU32::new(u32::MAX - 1));
        assert_eq!([source.next(), source.next(), source.next()], [u32::MAX, 0, 0]);
    }
}
