//! A shared place for a value: a global, an attribute, an item, a cell.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::collect::FOREIGN;
use crate::threading::is_concurrent;
use crate::{Value, Visitor, Word, local};

/// One machine word that holds a value, read and written whole: no reader can see half a value.
///
/// The word is an atomic in every build; loads and stores of it are plain moves on the machines we run on.
/// A reader loads the word and then counts it. So that the writer drops the last reference in between in no
/// case, what is taken out of a slot while other threads run is dropped after a grace period only.
///
/// Loads are relaxed: whoever looks into the object goes by the address that was loaded, which orders the two (the
/// stores release).
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
        // SAFETY: the slot owned a reference at the load, which is not dropped before our next check point.
        unsafe { Value::borrow_word(self.word()) }
    }

    /// Puts a value in and gives the old one out, so that the caller drops it where it may.
    #[inline(always)]
    #[must_use = "the old value should be dropped outside of any borrow"]
    pub fn replace(&self, value: Value) -> Value {
        if is_concurrent() {
            check_home(value.word());
            return self.swap(value.into_word());
        }
        // SAFETY: no other thread touches objects.
        unsafe { self.replace_as::<false>(value) }
    }

    /// As `replace`, where it is known when compiling whether threads run without a GIL (`FREE`).
    ///
    /// # Safety
    /// Without `FREE`, no other thread touches objects meanwhile.
    #[inline(always)]
    #[must_use = "the old value should be dropped outside of any borrow"]
    pub unsafe fn replace_as<const FREE: bool>(&self, value: Value) -> Value {
        if FREE {
            return self.replace(value);
        }
        check_home(value.word());
        let new = value.into_word();
        let old = self.word();
        self.0.store(new.bits(), Ordering::Release);
        // SAFETY: the slot owned this reference and has given it up by the store.
        unsafe { Value::from_word(old) }
    }

    /// As `replace`, among threads: the slot's reference goes to limbo, the result is another.
    #[cold]
    #[inline(never)]
    fn swap(&self, new: Word) -> Value {
        // SAFETY: only bits of words are stored.
        let old = unsafe { Word::from_bits(self.0.swap(new.bits(), Ordering::AcqRel)) };
        // SAFETY: the slot's reference, which is ours now, keeps the object.
        let value = unsafe { Value::borrow_word(old) };
        if old.is_counted() {
            local::retire(old);
        }
        value
    }

    /// Puts a value in the place of one that was read before, if that is still there: else another thread was faster.
    /// Tells whether it is in.
    pub fn exchange(&self, known: &Value, value: Value) -> bool {
        if !is_concurrent() {
            self.set(value);
            return true;
        }
        check_home(value.word());
        let (old, new) = (known.word(), value.into_word());
        if self.0.compare_exchange(old.bits(), new.bits(), Ordering::AcqRel, Ordering::Relaxed).is_err() {
            // SAFETY: the reference that was made for the slot, which does not take it.
            drop(unsafe { Value::from_word(new) });
            return false;
        }
        if old.is_counted() {
            local::retire(old);
        }
        true
    }

    /// A new reference to the content, which is this value if the slot was empty.
    pub fn get_or_fill(&self, value: Value) -> Value {
        check_home(value.word());
        loop {
            if let Some(content) = self.get().non_null() {
                return content;
            }
            let new = value.clone().into_word();
            if self.0.compare_exchange(Word::NULL.bits(), new.bits(), Ordering::AcqRel, Ordering::Relaxed).is_ok() {
                return value;
            }
            // SAFETY: the reference that was made for the slot, which does not take it.
            drop(unsafe { Value::from_word(new) });
        }
    }

    /// Takes the content out and leaves the slot empty.
    #[inline(always)]
    pub fn take(&self) -> Value {
        self.replace(Value::NULL)
    }

    /// As `take`, out of a slot of `whole`: at once, if only this thread refers to that.
    pub fn take_from(&self, whole: &Value) -> Value {
        if whole.is_unique() {
            // SAFETY: the one reference is the caller's, so no other thread looks into the slot.
            return unsafe { self.replace_as::<false>(Value::NULL) };
        }
        self.take()
    }

    /// Puts a value in and drops the old one.
    #[inline(always)]
    pub fn set(&self, value: Value) {
        drop(self.replace(value));
    }

    /// Fills an empty slot.
    pub(crate) fn start(&self, value: Value) {
        self.0.store(value.into_word().bits(), Ordering::Release);
    }

    /// Ends without giving up a reference: it went elsewhere.
    pub(crate) fn abandon(self) {
        std::mem::forget(self);
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
        // Nobody else can reach it any more.
        // SAFETY: the bits are a word's, and the slot gives its reference up.
        drop(unsafe { Value::from_word(Word::from_bits(*self.0.get_mut())) });
    }
}

impl Default for Slot {
    fn default() -> Self {
        Slot::empty()
    }
}
