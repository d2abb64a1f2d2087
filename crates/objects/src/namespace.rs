//! Names and their values in a module or class: cells that never move, so that an instruction can
//! remember where a global lies.

use std::cell::{Cell, UnsafeCell};

use source::Name;

use crate::{Slot, Value, Version, Versions, Visitor};

const CHUNK: usize = 32;

#[derive(Default)]
struct Table {
    index: rustc_hash::FxHashMap<Name, u32>,
    names: Vec<Name>,
}

/// An ordered table from names to cells.
///
/// Its version changes when a name comes or goes, not when a value changes.
#[allow(clippy::vec_box)] // chunks must not move when more are added
pub struct Namespace {
    version: Cell<Version>,
    table: UnsafeCell<Table>,
    chunks: UnsafeCell<Vec<Box<[Slot; CHUNK]>>>,
}

impl Namespace {
    /// An empty one.
    pub fn new(versions: &Versions) -> Namespace {
        Namespace { version: Cell::new(versions.next()), table: UnsafeCell::default(), chunks: UnsafeCell::default() }
    }

    /// What inline caches compare.
    #[inline(always)]
    pub fn version(&self) -> Version {
        self.version.get()
    }

    fn table(&self) -> &Table {
        // SAFETY: changed only in `set` and `remove`, by an attached thread that keeps no borrow of it.
        unsafe { &*self.table.get() }
    }

    /// The number of a name's cell.
    #[inline]
    pub fn find(&self, name: Name) -> Option<u32> {
        self.table().index.get(&name).copied()
    }

    /// A cell; it is empty when its name was removed.
    #[inline(always)]
    pub fn cell(&self, index: u32) -> Option<&Slot> {
        // SAFETY: chunks are only added, and the boxes do not move.
        let chunks = unsafe { &*self.chunks.get() };
        chunks.get(index as usize / CHUNK).map(|chunk| &chunk[index as usize % CHUNK])
    }

    /// A cell that is known to exist.
    ///
    /// # Safety
    /// The index came from [`Namespace::find`] or [`Namespace::set`] of this namespace.
    #[inline(always)]
    pub unsafe fn cell_unchecked(&self, index: u32) -> &Slot {
        // SAFETY: as the caller says.
        unsafe {
            let chunks = &*self.chunks.get();
            chunks.get_unchecked(index as usize / CHUNK).get_unchecked(index as usize % CHUNK)
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
        if let Some(cell) = self.find(name).and_then(|index| self.cell(index)) {
            return cell.replace(value);
        }
        // SAFETY: only attached threads come here, and no borrow of table or chunks is kept.
        let (table, chunks) = unsafe { (&mut *self.table.get(), &mut *self.chunks.get()) };
        let index = table.names.len();
        if index / CHUNK == chunks.len() {
            chunks.push(Box::new([const { Slot::empty() }; CHUNK]));
        }
        table.names.push(name);
        table.index.insert(name, index as u32);
        self.version.set(versions.next());
        chunks[index / CHUNK][index % CHUNK].replace(value)
    }

    /// Unbinds a name and gives its value out.
    #[must_use = "drop the old value outside of any borrow"]
    pub fn remove(&self, name: Name, versions: &Versions) -> Option<Value> {
        // SAFETY: as in `set`.
        let index = unsafe { &mut *self.table.get() }.index.remove(&name)?;
        self.version.set(versions.next());
        self.cell(index).map(Slot::take)
    }

    /// How many names are bound.
    pub fn len(&self) -> usize {
        self.table().index.len()
    }

    /// Whether no name is bound.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first bound name at or after a position, in the order of binding; positions are those of cells.
    pub fn next_from(&self, position: usize) -> Option<(usize, Name)> {
        let names = &self.table().names;
        (position..names.len()).find(|&at| self.is_bound_at(at)).map(|at| (at, names[at]))
    }

    /// The last bound name before a position.
    pub fn last_before(&self, position: usize) -> Option<(usize, Name)> {
        let names = &self.table().names;
        (0..position.min(names.len())).rev().find(|&at| self.is_bound_at(at)).map(|at| (at, names[at]))
    }

    fn is_bound_at(&self, position: usize) -> bool {
        self.cell(position as u32).is_some_and(|cell| !cell.is_empty())
    }

    /// How many cells there are; positions are below this.
    pub fn positions(&self) -> usize {
        self.table().names.len()
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
        // SAFETY: as in `set`.
        unsafe { &mut *self.table.get() }.index.clear();
        for index in 0..self.positions() {
            if let Some(cell) = self.cell(index as u32) {
                out.extend([cell.take()]);
            }
        }
    }
}
