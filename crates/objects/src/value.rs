//! A value in one machine word.
//!
//! | low bits | meaning |
//! |---|---|
//! | `...1` | int of 63 bits, in place |
//! | `..10` | float in place: the exponent rotated, as in CRuby's flonum |
//! | `.100` | a singleton (below 4096), or a pointer to an object whose references are not counted |
//! | `.000` | a pointer to a counted object |

use std::marker::PhantomData;
use std::num::NonZeroU64;

use crate::header::{Header, Payload};
use crate::object;

/// Smallest int held in place.
pub const SMALL_INT_MIN: i64 = -(1 << 62);
/// Largest int held in place.
pub const SMALL_INT_MAX: i64 = (1 << 62) - 1;

const UNCOUNTED_TAG: u64 = 0b100;
const FLOAT_ZERO: u64 = 0x8000_0000_0000_0002;

/// The bits of a value, without ownership: what the interpreter loop and slots move around. They are
/// never all zero, so that an `Option` costs no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Word(NonZeroU64);

impl Word {
    /// No value: an empty slot, an absent argument.
    pub const NULL: Word = Word::of(0x004);
    /// `None`
    pub const NONE: Word = Word::of(0x00c);
    /// `False`
    pub const FALSE: Word = Word::of(0x014);
    /// `True`
    pub const TRUE: Word = Word::of(0x01c);
    /// `NotImplemented`
    pub const NOT_IMPLEMENTED: Word = Word::of(0x024);
    /// `...`
    pub const ELLIPSIS: Word = Word::of(0x02c);

    const LAST_SINGLETON: u64 = 0xfff;

    /// From bits that [`Word::bits`] gave.
    ///
    /// # Safety
    /// They did: they are not all zero.
    #[inline(always)]
    pub const unsafe fn from_bits(bits: u64) -> Word {
        // SAFETY: as the caller says.
        Word(unsafe { NonZeroU64::new_unchecked(bits) })
    }

    /// From bits one of which is set, which the optimiser sees where it matters.
    #[inline(always)]
    const fn of(bits: u64) -> Word {
        match NonZeroU64::new(bits) {
            Some(bits) => Word(bits),
            None => unreachable!(),
        }
    }

    /// The bits.
    #[inline(always)]
    pub const fn bits(self) -> u64 {
        self.0.get()
    }

    /// `True` or `False`.
    #[inline(always)]
    pub const fn bool(value: bool) -> Word {
        Word::of(0x014 + 8 * value as u64)
    }

    /// An int in place; the caller knows that it fits in 63 bits.
    #[inline(always)]
    pub const fn small_int(value: i64) -> Word {
        Word::of(((value as u64) << 1) | 1)
    }

    /// Whether it is an int in place.
    #[inline(always)]
    pub const fn is_small_int(self) -> bool {
        self.bits() & 1 == 1
    }

    /// Whether both are ints in place.
    #[inline(always)]
    pub const fn both_small_ints(self, other: Word) -> bool {
        self.bits() & other.bits() & 1 == 1
    }

    /// The number of an int in place; meaningless for other words.
    #[inline(always)]
    pub const fn small_int_value(self) -> i64 {
        (self.bits() as i64) >> 1
    }

    /// Whether it is a float in place.
    #[inline(always)]
    pub const fn is_small_float(self) -> bool {
        self.bits() & 3 == 2
    }

    /// The number of a float in place; meaningless for other words.
    #[inline(always)]
    pub const fn small_float_value(self) -> f64 {
        if self.bits() == FLOAT_ZERO {
            return 0.0;
        }
        let top = 2 - (self.bits() >> 63);
        f64::from_bits((top | (self.bits() & !3)).rotate_right(3))
    }

    /// A float in place, when its exponent is one of the usual ones.
    #[inline(always)]
    pub const fn small_float(value: f64) -> Option<Word> {
        let bits = value.to_bits();
        // Exponents whose top three bits are 011 or 100, the range around 1.0 (about 1e-77 to 1e77).
        if bits != 0x3000_0000_0000_0000 && matches!((bits >> 60) & 7, 3 | 4) {
            return Some(Word::of((bits.rotate_left(3) & !3) | 2));
        }
        if bits == 0 { Some(Word::of(FLOAT_ZERO)) } else { None }
    }

    /// Whether it is a pointer to a counted object.
    #[inline(always)]
    pub const fn is_counted(self) -> bool {
        self.bits() & 7 == 0
    }

    /// Whether it is a pointer to an object of either kind.
    #[inline(always)]
    pub const fn is_pointer(self) -> bool {
        // In two steps: most are counted, and singletons are not.
        self.is_counted() || self.bits() & 3 == 0 && self.bits() > Self::LAST_SINGLETON
    }

    /// Whether it is no value.
    #[inline(always)]
    pub const fn is_null(self) -> bool {
        self.bits() == Self::NULL.bits()
    }

    /// The object's header; the caller has checked [`Word::is_pointer`] and owns or borrows a reference.
    #[inline(always)]
    pub const fn header_ptr(self) -> *mut Header {
        (self.bits() & !UNCOUNTED_TAG) as *mut Header
    }

    /// A word for an object.
    #[inline(always)]
    pub(crate) fn from_header(header: *mut Header, uncounted: bool) -> Word {
        // SAFETY: the address of an object is not null.
        unsafe { Word::from_bits(header as u64 | if uncounted { UNCOUNTED_TAG } else { 0 }) }
    }

    /// The contents of an object whose type the caller knows.
    ///
    /// # Safety
    /// The word points to an object with this payload, which lives as long as the result is used.
    #[inline(always)]
    pub unsafe fn payload<'a, T: Payload>(self) -> &'a T {
        // SAFETY: as the caller says.
        unsafe { object::payload(&*self.header_ptr()) }
    }

    /// Adds a reference.
    ///
    /// # Safety
    /// A counted word points to a live object, and this thread is attached.
    #[inline(always)]
    pub unsafe fn retain(self) {
        if self.is_counted() {
            // SAFETY: the caller says the object lives.
            unsafe { (*self.header_ptr()).counts().retain() }
        }
    }

    /// Gives a reference back and tells whether it was the last one.
    ///
    /// # Safety
    /// As for [`Word::release`].
    #[inline(always)]
    pub unsafe fn release_last(self) -> bool {
        // SAFETY: the caller owns a reference to a live object.
        self.is_counted() && unsafe { object::release(self.header_ptr()) }
    }

    /// As [`Word::retain`], where it is known when compiling whether threads run without a GIL (`FREE`).
    ///
    /// # Safety
    /// As there; without `FREE`, this thread is attached to an interpreter with a GIL.
    #[inline(always)]
    pub unsafe fn retain_as<const FREE: bool>(self) {
        if FREE {
            if self.is_counted() {
                // SAFETY: the caller says the object lives.
                unsafe { (*self.header_ptr()).counts().retain_free() }
            }
        } else if self.is_counted() {
            // SAFETY: the caller says the object lives.
            unsafe { (*self.header_ptr()).counts().retain_own() }
        }
    }

    /// As [`Word::release_last`], where it is known when compiling whether threads run without a GIL (`FREE`).
    ///
    /// # Safety
    /// As there; without `FREE`, this thread is attached to an interpreter with a GIL.
    #[inline(always)]
    pub unsafe fn release_last_as<const FREE: bool>(self) -> bool {
        if FREE {
            // SAFETY: the caller owns a reference to a live object.
            return self.is_counted() && unsafe { object::release_free(self.header_ptr()) };
        }
        // SAFETY: the caller owns a reference to a live object.
        self.is_counted() && unsafe { object::release_own(self.header_ptr()) }
    }

    /// Gives a reference back; the object may be freed.
    ///
    /// # Safety
    /// The caller owns a reference and does not use the word as its owner again.
    #[inline(always)]
    pub unsafe fn release(self) {
        if self.is_counted() {
            // SAFETY: the caller owns a reference to a live object.
            unsafe { object::release(self.header_ptr()) };
        }
    }
}

/// A value that owns its reference: cloning adds one, dropping gives it back.
///
/// It cannot leave its thread except in a slot of an object (`Value` is not `Send`), so code that
/// runs detached from the interpreter cannot hold one.
#[repr(transparent)]
pub struct Value {
    word: Word,
    not_send: PhantomData<*mut ()>,
}

impl Value {
    /// No value.
    pub const NULL: Value = Value::constant(Word::NULL);
    /// `None`
    pub const NONE: Value = Value::constant(Word::NONE);
    /// `True`
    pub const TRUE: Value = Value::constant(Word::TRUE);
    /// `False`
    pub const FALSE: Value = Value::constant(Word::FALSE);
    /// `NotImplemented`
    pub const NOT_IMPLEMENTED: Value = Value::constant(Word::NOT_IMPLEMENTED);
    /// `...`
    pub const ELLIPSIS: Value = Value::constant(Word::ELLIPSIS);

    #[inline(always)]
    const fn constant(word: Word) -> Value {
        Value { word, not_send: PhantomData }
    }

    /// `True` or `False`.
    #[inline(always)]
    pub const fn bool(value: bool) -> Value {
        Value::constant(Word::bool(value))
    }

    /// An int, when it fits in place.
    #[inline(always)]
    pub const fn small_int(value: i64) -> Option<Value> {
        if value >= SMALL_INT_MIN && value <= SMALL_INT_MAX {
            Some(Value::constant(Word::small_int(value)))
        } else {
            None
        }
    }

    /// An int of at most 32 bits, which always fits.
    #[inline(always)]
    pub const fn from_i32(value: i32) -> Value {
        Value::constant(Word::small_int(value as i64))
    }

    /// A length or index; those of anything in memory fit.
    #[inline(always)]
    pub const fn from_len(value: usize) -> Value {
        Value::constant(Word::small_int(value as i64))
    }

    /// A float, when it fits in place.
    #[inline(always)]
    pub const fn small_float(value: f64) -> Option<Value> {
        match Word::small_float(value) {
            Some(word) => Some(Value::constant(word)),
            None => None,
        }
    }

    /// Takes over the reference that a word stands for.
    ///
    /// # Safety
    /// The caller owns that reference and gives it up.
    #[inline(always)]
    pub const unsafe fn from_word(word: Word) -> Value {
        Value::constant(word)
    }

    /// A new reference to what a word points to.
    ///
    /// # Safety
    /// A pointer's object is alive, and this thread is attached.
    #[inline(always)]
    pub unsafe fn borrow_word(word: Word) -> Value {
        // SAFETY: as the caller says.
        unsafe { word.retain() };
        Value::constant(word)
    }

    /// As `clone`, where it is known when compiling whether threads run without a GIL (`FREE`).
    ///
    /// # Safety
    /// Without `FREE`, this thread is attached to an interpreter with a GIL.
    #[inline(always)]
    #[must_use]
    pub unsafe fn clone_as<const FREE: bool>(&self) -> Value {
        // SAFETY: `self` keeps the object alive; the rest as the caller says.
        unsafe { self.word.retain_as::<FREE>() };
        Value::constant(self.word)
    }

    /// The bits; `self` stays the owner.
    #[inline(always)]
    pub const fn word(&self) -> Word {
        self.word
    }

    /// Gives the reference up to the word.
    #[inline(always)]
    pub const fn into_word(self) -> Word {
        let word = self.word;
        std::mem::forget(self);
        word
    }

    /// Whether it is no value.
    #[inline(always)]
    pub const fn is_null(&self) -> bool {
        self.word.is_null()
    }

    /// `Some(self)` unless it is no value.
    #[inline(always)]
    pub fn non_null(self) -> Option<Value> {
        if self.is_null() { None } else { Some(self) }
    }

    /// Whether it is `None`.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.word == Word::NONE
    }

    /// Identity, as `is` sees it.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.word == other.word
    }

    /// The number, if it is an int in place.
    #[inline(always)]
    pub fn as_small_int(&self) -> Option<i64> {
        self.word.is_small_int().then(|| self.word.small_int_value())
    }

    /// The number, if it is a float in place.
    #[inline(always)]
    pub fn as_small_float(&self) -> Option<f64> {
        self.word.is_small_float().then(|| self.word.small_float_value())
    }

    /// `True` or `False` as Rust's.
    #[inline(always)]
    pub fn as_bool(&self) -> Option<bool> {
        match self.word {
            Word::TRUE => Some(true),
            Word::FALSE => Some(false),
            _ => None,
        }
    }

    /// The header, if it is a pointer.
    #[inline(always)]
    pub fn header(&self) -> Option<&Header> {
        if self.word.is_pointer() {
            // SAFETY: `self` owns a reference, so the object lives as long as the borrow.
            Some(unsafe { &*self.word.header_ptr() })
        } else {
            None
        }
    }

    /// The contents, if it is an object of that layout (of the type itself or of a subclass).
    #[inline(always)]
    pub fn get<T: Payload>(&self) -> Option<&T> {
        let header = self.header()?;
        if header.kind() == T::KIND {
            // SAFETY: a kind belongs to one payload type (promised by `Payload`).
            Some(unsafe { object::payload(header) })
        } else {
            None
        }
    }

    /// The contents, if it is an object of that layout whose class is a builtin type, not one derived from it.
    #[inline(always)]
    pub fn get_exact<T: Payload>(&self) -> Option<&T> {
        let header = self.header()?;
        if header.kind() == T::KIND && !header.flags().contains(crate::Flags::PREFIXED) {
            // SAFETY: as in `get`. Instances of derived classes have a prefix.
            return Some(unsafe { object::payload(header) });
        }
        None
    }

    /// Whether it is an object of that layout.
    #[inline(always)]
    pub fn has<T: Payload>(&self) -> bool {
        self.header().is_some_and(|header| header.kind() == T::KIND)
    }

    /// How many references there are; `None` when they are not counted.
    pub fn count(&self) -> Option<u32> {
        if self.word.is_counted() { self.header().map(Header::count) } else { None }
    }

    /// Where in the rows of all threads each counts the references to the object for itself, if it does: [`Value::count`]
    /// is not all then.
    pub fn place_in_rows(&self) -> Option<u16> {
        self.header().filter(|_| self.word.is_counted())?.counts().split(false)?.place
    }

    /// Stops counting references to an object without a GIL: it lives as long as the interpreter. Called by the thread
    /// that made it, or while no other thread runs; does nothing under a GIL, or for another thread's object.
    pub fn immortalize(&self) {
        if let Some(header) = self.header().filter(|_| self.word.is_counted()) {
            header.counts().make_immortal();
        }
    }

    /// Whether this is the only reference to a counted object, so that nobody sees it change.
    #[inline(always)]
    pub fn is_unique(&self) -> bool {
        self.word.is_counted() && self.header().is_some_and(|header| header.counts().is_unique())
    }

    /// The address of an object, or the bits of another value: what `id()` is made of.
    pub fn address(&self) -> u64 {
        self.word.bits()
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        // SAFETY: `self` keeps the object alive.
        unsafe { Value::borrow_word(self.word) }
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: `self` owns this reference and ends here.
        unsafe { self.word.release() }
    }
}

impl Default for Value {
    fn default() -> Value {
        Value::NULL
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.word {
            Word::NULL => f.write_str("NULL"),
            Word::NONE => f.write_str("None"),
            Word::TRUE => f.write_str("True"),
            Word::FALSE => f.write_str("False"),
            word if word.is_small_int() => write!(f, "{}", word.small_int_value()),
            word if word.is_small_float() => write!(f, "{}", word.small_float_value()),
            word => write!(f, "<{:#x}>", word.bits()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_survive_the_round_trip() {
        for value in [0, 1, -1, SMALL_INT_MIN, SMALL_INT_MAX, 1 << 40] {
            assert_eq!(Value::small_int(value).unwrap().as_small_int(), Some(value));
        }
        assert!(Value::small_int(SMALL_INT_MAX + 1).is_none());
        assert!(Value::small_int(SMALL_INT_MIN - 1).is_none());
    }

    #[test]
    fn floats_in_place_survive_the_round_trip() {
        for value in [0.0, 1.0, -1.0, 0.1, 1e70, -1e-70, 3.5e10, f64::EPSILON] {
            let word = Word::small_float(value).unwrap();
            assert!(word.is_small_float() && !word.is_pointer() && !word.is_small_int());
            assert_eq!(word.small_float_value().to_bits(), value.to_bits());
        }
        for value in [-0.0, f64::INFINITY, f64::NAN, 1e300, 1e-300] {
            assert!(Word::small_float(value).is_none());
        }
    }

    #[test]
    fn singletons_are_no_pointers() {
        for word in [Word::NULL, Word::NONE, Word::TRUE, Word::FALSE, Word::NOT_IMPLEMENTED, Word::ELLIPSIS] {
            assert!(!word.is_pointer() && !word.is_counted() && !word.is_small_float());
        }
        assert_eq!(Word::bool(true), Word::TRUE);
        assert_eq!(Word::bool(false), Word::FALSE);
    }
}
