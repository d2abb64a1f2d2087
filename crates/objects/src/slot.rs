//! A shared place for a value: a global, an attribute, an item, a cell.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::collect::FOREIGN;
use crate::{Value, Visitor, Word};

/// One machine word that holds a value, read and written whole: no reader can see half a value.
///
/// The word is an atomic in every build; relaxed loads and stores of it are plain moves on the
/// machines we run on. Who may take a reference out of a slot while another thread replaces it is
/// decided by the lock around it: the GIL.
#[repr(transparent)]
pub struct Slot(AtomicU64);

impl Slot {
    /// A slot that holds a value.
    pub fn new(value: Value) -> Slot {
        check_home(value.word());
        Slot(AtomicU64::new(value.into_word().bits()))
    }

    /// An empty slot.
    pub const fn empty() -> Slot {
        Slot(AtomicU64::new(Word::NULL.bits()))
    }

    /// The bits, without a reference.
    #[inline(always)]
    pub fn word(&self) -> Word {
        // SAFETY: only bits of words are stored.
        unsafe { Word::from_bits(self.0.load(Ordering::Relaxed)) }
    }

    /// A new reference to the content; NULL when empty.
    #[inline(always)]
    pub fn get(&self) -> Value {
        // SAFETY: the slot owns a reference, and with the GIL held nobody takes it out meanwhile.
        unsafe { Value::borrow_word(self.word()) }
    }

    /// Puts a value in and gives the old one out, so that the caller drops it where it may.
    #[inline(always)]
    #[must_use = "the old value should be dropped outside of any borrow"]
    pub fn replace(&self, value: Value) -> Value {
        check_home(value.word());
        let old = self.word();
        self.0.store(value.into_word().bits(), Ordering::Relaxed);
        // SAFETY: the slot owned this reference and has given it up by the store.
        unsafe { Value::from_word(old) }
    }

    /// Takes the content out and leaves the slot empty.
    #[inline(always)]
    pub fn take(&self) -> Value {
        self.replace(Value::NULL)
    }

    /// Puts a value in and drops the old one.
    #[inline(always)]
    pub fn set(&self, value: Value) {
        drop(self.replace(value));
    }

    /// Whether it is empty.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.word().is_null()
    }

    /// Shows the content to a visitor.
    pub fn visit(&self, visitor: &mut Visitor<'_>) {
        let word = self.word();
        if word.is_pointer() {
            // SAFETY: the slot owns the reference; `ManuallyDrop` keeps this look from giving it back.
            let value = std::mem::ManuallyDrop::new(unsafe { Value::from_word(word) });
            visitor.see(&value);
        }
    }
}

/// In debug builds, stops where a value is put into a slot of another interpreter than its own.
#[inline(always)]
fn check_home(word: Word) {
    if !cfg!(debug_assertions) {
        return;
    }
    // SAFETY: `current` gives null or the state that this thread is attached with.
    if let Some(local) = unsafe { crate::local::current().as_ref() } {
        assert!(local.heap().owns(word), "{FOREIGN}");
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        drop(self.take());
    }
}

impl Default for Slot {
    fn default() -> Self {
        Slot::empty()
    }
}
