//! `<<` and `>>`.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::{Result, Thread};

/// `a << b` where no bit is lost; `b` is below 64.
#[inline]
pub(super) fn left_small(a: i64, b: u32) -> Option<i64> {
    let shifted = a << b;
    (shifted >> b == a).then_some(shifted)
}

/// `left << right`
///
/// # Errors
/// ValueError for a negative count, OverflowError and MemoryError for a huge one.
pub(super) fn left(t: &mut Thread, left: &BigInt, right: &BigInt) -> Result<BigInt> {
    let count = count(t, right)?;
    if left.is_zero() {
        return Ok(BigInt::zero());
    }
    let Some(count) = count else { return Err(t.overflow_error("too many digits in integer")) };
    t.check_room(left.bits().saturating_add(count))?;
    Ok(left << count)
}

/// `left >> right`, rounded down.
///
/// # Errors
/// ValueError for a negative count.
pub(super) fn right(t: &mut Thread, left: &BigInt, right: &BigInt) -> Result<BigInt> {
    match count(t, right)? {
        Some(count) if count < left.bits() => Ok(left >> count),
        _ => Ok(BigInt::from(if left.is_negative() { -1 } else { 0 })),
    }
}

/// The count; `None` beyond 64 bits.
fn count(t: &mut Thread, count: &BigInt) -> Result<Option<u64>> {
    if count.is_negative() {
        return Err(t.value_error("negative shift count"));
    }
    Ok(count.to_u64())
}

impl Thread {
    /// Fails when there is no memory for a number of so many bits.
    ///
    /// # Errors
    /// MemoryError.
    pub(super) fn check_room(&mut self, bits: u64) -> Result<()> {
        let bytes = usize::try_from(bits / 8).unwrap_or(usize::MAX);
        match Vec::<u8>::new().try_reserve_exact(bytes) {
            Ok(()) => Ok(()),
            Err(_) => Err(self.memory_error()),
        }
    }
}
