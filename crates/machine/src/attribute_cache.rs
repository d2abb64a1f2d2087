//! Attributes that an instruction found in objects of other shapes than its inline cache knows: cache
//! entries by shape version and name, a table for each thread (source: the type cache of CPython's
//! Objects/typeobject.c).

use objects::Version;
use source::Name;

use crate::inline_cache;

const LINES: usize = 1024;

/// What an instruction does with the attribute; each has entries of its own.
#[derive(Clone, Copy)]
pub(crate) enum Access {
    /// LOAD_ATTR
    Load,
    /// LOAD_METHOD
    Method,
    /// STORE_ATTR
    Store,
}

/// The table: a line holds a name with its access, and the entry, which tells the version.
pub(crate) struct AttributeCache {
    lines: Vec<(u32, u64)>,
}

impl AttributeCache {
    /// An empty table: most threads are over before they need lines.
    pub(crate) const fn new() -> AttributeCache {
        AttributeCache { lines: Vec::new() }
    }

    fn key(name: Name, access: Access) -> u32 {
        ((name.index() as u32) << 2) | access as u32
    }

    fn line(version: Version, key: u32) -> usize {
        (version ^ key.wrapping_mul(0x9e37_79b1) >> 20) as usize % LINES
    }

    /// The entry for objects of a shape.
    pub(crate) fn get(&self, version: Version, name: Name, access: Access) -> Option<u64> {
        let key = Self::key(name, access);
        let (known, entry) = *self.lines.get(Self::line(version, key))?;
        (known == key && entry != 0 && inline_cache::version(entry) == version).then_some(entry)
    }

    /// Keeps an entry, in place of the one that was in its line.
    pub(crate) fn put(&mut self, name: Name, access: Access, entry: u64) {
        if self.lines.is_empty() {
            self.lines = vec![(0, 0); LINES];
        }
        let key = Self::key(name, access);
        self.lines[Self::line(inline_cache::version(entry), key)] = (key, entry);
    }
}
