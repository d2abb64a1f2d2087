//! Names and their values in a module or class: cells that never move, so that an instruction can
//! remember where a global lies.

use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicUsize, Ordering};

use source::Name;

use crate::threading::Locked;
use crate::{NameMap, Slot, Value, Version, Versions, Visitor};

const CHUNK: usize = 32;

type Chunk = *mut [Slot; CHUNK];

#[derive(Default)]
struct Table {
    names: Vec<Name>,
    /// The directory of chunks, and those it was copied from when it grew: readers may still look into them.
    directories: Vec<Box<[Chunk]>>,
}

// SAFETY: the pointers are the namespace's own.
unsafe impl Send for Table {}

/// An ordered table from names to cells.
///
/// Its version changes when a name comes or goes, not when a value changes. Cells are found without a lock;
/// names come and go under the table's.
pub struct Namespace {
    version: AtomicU32,
    /// The numbers of the cells of names that are bound; changed under the table's lock.
    index: NameMap<u32>,
    table: Locked<Table>,
    /// The newest directory.
    chunks: AtomicPtr<Chunk>,
    /// How many cells there are.
    cells: AtomicUsize,
}

impl Namespace {
    /// An empty one.
    pub fn new(versions: &Versions) -> Namespace {
        Namespace {
            version: AtomicU32::new(versions.next()),
            index: NameMap::default(),
            table: Locked::default(),
            chunks: AtomicPtr::new(ptr::null_mut()),
            cells: AtomicUsize::new(0),
        }
    }

    /// What inline caches compare.
    #[inline(always)]
    pub fn version(&self) -> Version {
        self.version.load(Ordering::Relaxed)
    }

    /// The number of a name's cell.
    #[inline]
    pub fn find(&self, name: Name) -> Option<u32> {
        self.index.get(name)
    }

    /// A cell; it is empty when its name was removed.
    #[inline(always)]
    pub fn cell(&self, index: u32) -> Option<&Slot> {
        if (index as usize) < self.positions() {
            // SAFETY: just checked.
            return Some(unsafe { self.cell_unchecked(index) });
        }
        None
    }

    /// A cell that is known to exist.
    ///
    /// # Safety
    /// The index came from [`Namespace::find`] or [`Namespace::set`] of this namespace.
    #[inline(always)]
    pub unsafe fn cell_unchecked(&self, index: u32) -> &Slot {
        // SAFETY: as the caller says; a directory lives as long as the namespace, as do the chunks, which never move.
        unsafe {
            let chunk = *self.chunks.load(Ordering::Relaxed).add(index as usize / CHUNK);
            &*chunk.cast::<Slot>().add(index as usize % CHUNK)
        }
    }

    /// The value of a name.
    #[inline]
    pub fn get(&self, name: Name) -> Option<Value> {
        self.cell(self.find(name)?)?.get().non_null()
    }

    /// Binds a name and gives the old value out (NULL when the name is new).
    #[must_use = "drop the old value outside of any borrow"]
    pub fn set(&self, name: Name, value: Value, versions: &Versions) -> Value {
        let mut table = self.table.lock();
        if let Some(cell) = self.index.get(name).and_then(|index| self.cell(index)) {
            return cell.replace(value);
        }
        self.add(&mut table, name, value, versions)
    }

    /// The value of a name, which is bound if it was not.
    pub fn get_or_set(&self, name: Name, value: Value, versions: &Versions) -> Value {
        let mut table = self.table.lock();
        if let Some(cell) = self.index.get(name).and_then(|index| self.cell(index)) {
            return cell.get_or_fill(value);
        }
        drop(self.add(&mut table, name, value.clone(), versions));
        value
    }

    fn add(&self, table: &mut Table, name: Name, value: Value, versions: &Versions) -> Value {
        if let Some(index) = self.freed_cell(table, name) {
            // SAFETY: a position of this namespace.
            let old = unsafe { self.cell_unchecked(index) }.replace(value);
            self.index.insert(name, index);
            self.version.store(versions.next(), Ordering::Release);
            return old;
        }
        let index = table.names.len();
        if index.is_multiple_of(CHUNK) {
            self.add_chunk(table, index / CHUNK);
        }
        // SAFETY: there is room for this cell now, and nobody knows it yet.
        let old = unsafe { self.cell_unchecked(index as u32) }.replace(value);
        self.cells.store(index + 1, Ordering::Release);
        table.names.push(name);
        self.index.insert(name, index as u32);
        self.version.store(versions.next(), Ordering::Release);
        old
    }

    /// The cell that a removed name had, if no name was bound after it that still is: taken again, it keeps the order,
    /// and whoever binds and unbinds a few names for ever needs no more cells. It is never another name's, as threads
    /// may be about to read it.
    fn freed_cell(&self, table: &Table, name: Name) -> Option<u32> {
        let free = |at: &usize| self.index.get(table.names[*at]).is_none();
        let mut last = (0..table.names.len()).rev().take(CHUNK).take_while(free);
        last.find(|&at| table.names[at] == name).map(|at| at as u32)
    }

    fn add_chunk(&self, table: &mut Table, at: usize) {
        let full = table.directories.last().is_none_or(|directory| at == directory.len());
        if full {
            let mut grown = vec![ptr::null_mut(); (at * 2).max(4)].into_boxed_slice();
            if let Some(last) = table.directories.last() {
                grown[..at].copy_from_slice(last);
            }
            table.directories.push(grown);
        }
        if let Some(directory) = table.directories.last_mut() {
            directory[at] = Box::into_raw(Box::new([const { Slot::empty() }; CHUNK]));
            self.chunks.store(directory.as_mut_ptr(), Ordering::Release);
        }
    }

    /// Unbinds a name and gives its value out.
    #[must_use = "drop the old value outside of any borrow"]
    pub fn remove(&self, name: Name, versions: &Versions) -> Option<Value> {
        let _table = self.table.lock();
        let index = self.index.remove(name)?;
        self.version.store(versions.next(), Ordering::Release);
        self.cell(index).map(Slot::take)
    }

    /// Gives it a new version: caches look again.
    pub fn renew(&self, versions: &Versions) {
        self.version.store(versions.next(), Ordering::Release);
    }

    /// How many names are bound.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether no name is bound.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first bound name at or after a position, in the order of binding; positions are those of cells.
    pub fn next_from(&self, position: usize) -> Option<(usize, Name)> {
        let table = self.table.lock();
        (position..table.names.len()).find(|&at| self.is_bound_at(&table, at)).map(|at| (at, table.names[at]))
    }

    /// The last bound name before a position.
    pub fn last_before(&self, position: usize) -> Option<(usize, Name)> {
        let table = self.table.lock();
        let end = position.min(table.names.len());
        (0..end).rev().find(|&at| self.is_bound_at(&table, at)).map(|at| (at, table.names[at]))
    }

    fn is_bound_at(&self, table: &Table, at: usize) -> bool {
        // A name that was removed and bound again has a cell further on.
        self.index.get(table.names[at]) == Some(at as u32) && self.cell(at as u32).is_some_and(|cell| !cell.is_empty())
    }

    /// How many cells there are; positions are below this.
    #[inline(always)]
    pub fn positions(&self) -> usize {
        self.cells.load(Ordering::Acquire)
    }

    /// Shows all values.
    pub fn visit(&self, visitor: &mut Visitor<'_>) {
        for index in 0..self.positions() {
            if let Some(cell) = self.cell(index as u32) {
                cell.visit(visitor);
            }
        }
    }

    /// Moves all values out; the names stay, their cells are empty.
    pub fn clear(&self, out: &mut impl Extend<Value>) {
        self.index.clear();
        for index in 0..self.positions() {
            if let Some(cell) = self.cell(index as u32) {
                out.extend([cell.take()]);
            }
        }
    }
}

impl Drop for Namespace {
    fn drop(&mut self) {
        for &chunk in self.table.lock().directories.last().into_iter().flatten().filter(|chunk| !chunk.is_null()) {
            // SAFETY: made by `add_chunk`; nobody can reach the namespace any more.
            drop(unsafe { Box::from_raw(chunk) });
        }
    }
}
