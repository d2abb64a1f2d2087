//! Operators on values in place, without a call.

use bytecode::number;
use objects::Word;

use crate::fuse::ORDERS;

/// Arithmetic on two words in place, when the result is in place too.
#[inline(always)]
pub(super) fn quick_binary(op: u8, left: Word, right: Word) -> Option<Word> {
    let (a, b) = (left.bits() as i64, right.bits() as i64);
    if left.both_small_ints(right) {
        // The tag bit takes part: (2x+1) + 2y = 2(x+y)+1.
        let bits = match op {
            number::BINARY_ADD => a.checked_add(b - 1)?,
            number::BINARY_SUBTRACT => a.checked_sub(b - 1)?,
            number::BINARY_MULTIPLY => (a >> 1).checked_mul(b - 1)?.checked_add(1)?,
            number::BINARY_AND => a & b,
            _ => return None,
        };
        // SAFETY: the tag bit is set.
        return Some(unsafe { Word::from_bits(bits as u64) });
    }
    if left.is_small_float() && right.is_small_float() {
        let (x, y) = (left.small_float_value(), right.small_float_value());
        return match op {
            number::BINARY_ADD => Word::small_float(x + y),
            number::BINARY_SUBTRACT => Word::small_float(x - y),
            number::BINARY_MULTIPLY => Word::small_float(x * y),
            _ => None,
        };
    }
    None
}

/// The number of a word in place as a float, when it is one exactly.
#[inline(always)]
pub(super) fn as_float(word: Word) -> Option<f64> {
    if word.is_small_float() {
        return Some(word.small_float_value());
    }
    let number = word.small_int_value();
    (word.is_small_int() && number.unsigned_abs() <= 1 << 53).then_some(number as f64)
}

/// Arithmetic on two words in place of which one is a float, and division of any two.
#[inline]
pub(super) fn mixed_binary(op: u8, left: Word, right: Word) -> Option<Word> {
    let (x, y) = (as_float(left)?, as_float(right)?);
    if op == number::BINARY_TRUE_DIVIDE {
        return if y == 0.0 { None } else { Word::small_float(x / y) };
    }
    if left.both_small_ints(right) {
        return None;
    }
    match op {
        number::BINARY_ADD => Word::small_float(x + y),
        number::BINARY_SUBTRACT => Word::small_float(x - y),
        number::BINARY_MULTIPLY => Word::small_float(x * y),
        _ => None,
    }
}

/// A comparison of two words in place: no branch on the operator.
#[inline(always)]
pub(super) fn quick_compare(op: u32, left: Word, right: Word) -> Option<bool> {
    const HOLDS: u32 = {
        let (mut bits, mut at) = (0, 0);
        while at < 6 {
            bits |= ORDERS[at] << (3 * at);
            at += 1;
        }
        bits
    };
    quick_order(left, right).map(|order| (HOLDS >> (3 * op + order)) & 1 != 0)
}

/// Whether a word in place is less than (0), equal to (1) or greater than (2) another one.
#[inline(always)]
pub(super) fn quick_order(left: Word, right: Word) -> Option<u32> {
    if left.both_small_ints(right) {
        let (a, b) = (left.bits() as i64, right.bits() as i64);
        return Some(u32::from(a >= b) + u32::from(a > b));
    }
    if left.is_small_float() && right.is_small_float() {
        // In place there is no NaN: all are ordered.
        let (a, b) = (left.small_float_value(), right.small_float_value());
        return Some(u32::from(a >= b) + u32::from(a > b));
    }
    None
}

/// The truth of a word in place.
#[inline(always)]
pub(super) fn quick_truth(word: Word) -> Option<bool> {
    match word {
        Word::TRUE => Some(true),
        Word::FALSE | Word::NONE => Some(false),
        word if word.is_small_int() => Some(word.small_int_value() != 0),
        _ => None,
    }
}
