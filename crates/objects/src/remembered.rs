//! Values that inline caches refer to by a number: what was found through a class.

use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use crate::threading::Locked;
use crate::{Slot, Value, Visitor, Word};

const MOST: usize = 0xffff;

/// A row that only grows, until all of it is forgotten. Reading takes no lock.
#[derive(Default)]
pub struct Remembered {
    newest: AtomicPtr<Slot>,
    rows: Locked<Rows>,
}

#[derive(Default)]
struct Rows {
    len: usize,
    newest: Box<[Slot]>,
    /// Rows that the newest was copied from: readers may still look into them. They own no references.
    before: Vec<Box<[Slot]>>,
}

impl Remembered {
    /// Remembers a value and gives its number; the same for the same value. `None` when there are too many.
    pub fn add(&self, value: Value) -> Option<u32> {
        let mut rows = self.rows.lock();
        let rows = &mut *rows;
        if let Some(index) = rows.newest[..rows.len].iter().position(|known| known.word() == value.word()) {
            return Some(index as u32);
        }
        if rows.len >= MOST {
            return None;
        }
        if rows.len == rows.newest.len() {
            let mut grown: Vec<Slot> = Vec::with_capacity((rows.len * 2).max(4));
            // SAFETY: the references move to the new row; the old one is emptied, unread, before it is dropped.
            grown.extend(rows.newest.iter().map(|slot| Slot::new(unsafe { Value::from_word(slot.word()) })));
            grown.resize_with(grown.capacity(), Slot::empty);
            let old = std::mem::replace(&mut rows.newest, grown.into_boxed_slice());
            rows.before.push(old);
            self.newest.store(rows.newest.as_mut_ptr(), Ordering::Release);
        }
        rows.newest[rows.len].start(value);
        rows.len += 1;
        Some(rows.len as u32 - 1)
    }

    /// The word under a number.
    ///
    /// # Safety
    /// [`Remembered::add`] gave the number, and nothing was forgotten since.
    #[inline(always)]
    pub unsafe fn word(&self, index: u32) -> Word {
        // SAFETY: as the caller says; the row lives at least until all is forgotten.
        unsafe { (*self.newest.load(Ordering::Relaxed).add(index as usize)).word() }
    }

    /// The value under a number; `None` when it was forgotten.
    pub fn get(&self, index: u32) -> Option<Value> {
        self.rows.lock().newest.get(index as usize)?.get().non_null()
    }

    /// Forgets all values and gives them out. No other thread may be between finding a number and using it: the
    /// world is stopped, or there is only one thread.
    pub fn forget(&self) -> Vec<Value> {
        let mut rows = self.rows.lock();
        let rows = std::mem::take(&mut *rows);
        self.newest.store(ptr::null_mut(), Ordering::Release);
        rows.before.into_iter().flatten().for_each(Slot::abandon);
        rows.newest.iter().map(Slot::take).filter(|value| !value.is_null()).collect()
    }

    /// Shows the values to a visitor.
    pub fn visit(&self, visitor: &mut Visitor<'_>) {
        self.rows.lock().newest.iter().for_each(|slot| slot.visit(visitor));
    }
}

impl Drop for Remembered {
    fn drop(&mut self) {
        drop(self.forget());
    }
}
