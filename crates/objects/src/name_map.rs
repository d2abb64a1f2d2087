//! What names stand for: looked up all the time, by any thread, and changed rarely.

use rustc_hash::FxHashMap;
use source::Name;

use crate::guarded::{Guarded, Reading};

/// A table from names to small values. It is read without a lock where many threads read it.
pub struct NameMap<V: Copy + 'static>(Guarded<FxHashMap<Name, V>, Copied>);

/// Tables that are copied when they are changed while others may be reading.
struct Copied;

impl<V: Copy> Reading<FxHashMap<Name, V>> for Copied {
    fn weight(table: &FxHashMap<Name, V>) -> usize {
        table.len()
    }

    fn take(table: &mut FxHashMap<Name, V>) -> Option<FxHashMap<Name, V>> {
        Some(std::mem::take(table))
    }

    fn copy(table: &FxHashMap<Name, V>) -> Option<FxHashMap<Name, V>> {
        Some(table.clone())
    }
}

impl<V: Copy> Default for NameMap<V> {
    fn default() -> Self {
        NameMap(Guarded::new(FxHashMap::default()))
    }
}

impl<V: Copy> NameMap<V> {
    fn look<R>(&self, look: impl FnOnce(&FxHashMap<Name, V>) -> R) -> R {
        // SAFETY: the closures of this file do not come back to the table.
        unsafe { self.0.look(look) }
    }

    fn change<R>(&self, change: impl FnOnce(&mut FxHashMap<Name, V>) -> R) -> R {
        // SAFETY: as above.
        unsafe { self.0.change(change) }
    }

    /// What a name stands for.
    #[inline]
    pub fn get(&self, name: Name) -> Option<V> {
        self.look(|table| table.get(&name).copied())
    }

    /// Makes a name stand for something.
    pub fn insert(&self, name: Name, value: V) {
        self.change(|table| table.insert(name, value));
    }

    /// Forgets a name and tells what it stood for.
    pub fn remove(&self, name: Name) -> Option<V> {
        self.change(|table| table.remove(&name))
    }

    /// Forgets all names.
    pub fn clear(&self) {
        self.change(FxHashMap::clear);
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.look(FxHashMap::len)
    }

    /// Whether there is no name.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
