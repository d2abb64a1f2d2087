//! Hashes of containers from the hashes of their elements.

use super::{NONE, int};

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;
const INSTEAD_OF_MINUS_ONE: i64 = 1_546_275_796;

/// The rounds of xxHash that `Objects/tupleobject.c` makes.
fn rounds(elements: impl IntoIterator<Item = i64>) -> (u64, u64) {
    let mut count = 0;
    let mut hash = PRIME_5;
    for element in elements {
        hash = hash.wrapping_add((element as u64).wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
        count += 1;
    }
    (hash, count)
}

fn finish(hash: u64) -> i64 {
    if hash == u64::MAX { INSTEAD_OF_MINUS_ONE } else { hash.cast_signed() }
}

/// `hash(tuple)` from the hashes of the elements.
pub fn tuple(elements: impl IntoIterator<Item = i64>) -> i64 {
    let (hash, count) = rounds(elements);
    finish(hash.wrapping_add(count ^ (PRIME_5 ^ 3_527_539)))
}

/// `hash(slice)` from the hashes of its start, stop and step.
pub fn slice(start: i64, stop: i64, step: i64) -> i64 {
    finish(rounds([start, stop, step]).0)
}

/// `hash(range)` from the range's length, if that is 0 or 1, and the hashes of its length, start and step.
pub fn range(short_length: Option<u8>, length: i64, start: i64, step: i64) -> i64 {
    match short_length {
        Some(0) => tuple([int(0), NONE, NONE]),
        Some(1) => tuple([int(1), start, NONE]),
        _ => tuple([length, start, step]),
    }
}

/// `hash(frozenset)` from the hashes of the elements, in any order (`Objects/setobject.c`).
pub fn frozenset(elements: impl IntoIterator<Item = i64>) -> i64 {
    let mut hash = 0u64;
    let mut count = 0u64;
    for element in elements {
        let element = element as u64;
        hash ^= (element ^ 89_869_747 ^ (element << 16)).wrapping_mul(3_644_798_167);
        count += 1;
    }
    hash ^= (count + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash.cast_signed() }
}
