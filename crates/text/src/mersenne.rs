//! The generator behind Python's `random`: MT19937 of Matsumoto and Nishimura, seeded and read as
//! `Modules/_randommodule.c` and `Lib/random.py` do it.

use num_bigint::{BigInt, BigUint};
use sha2::{Digest, Sha512};

use crate::error::{Error, Result};

/// Words of state.
pub const STATE_WORDS: usize = 624;
/// How far apart the words are that are mixed.
const MIDDLE: usize = 397;
const UPPER_BIT: u32 = 0x8000_0000;
const LOWER_BITS: u32 = 0x7fff_ffff;
const TWIST: u32 = 0x9908_b0df;

/// The state of one `random.Random`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MersenneTwister {
    state: [u32; STATE_WORDS],
    /// The next word to give out; at the end all are made anew.
    index: usize,
}

impl MersenneTwister {
    /// The generator that `random.seed(int)` makes, by the int's absolute value.
    pub fn from_int(seed: &BigInt) -> MersenneTwister {
        MersenneTwister::from_magnitude(seed.magnitude())
    }

    /// The generator that `random.seed(bytes)` makes, or that of a str by its UTF-8: the bytes and their SHA-512
    /// are the digits of one number.
    pub fn from_bytes(seed: &[u8]) -> MersenneTwister {
        let mut digits = seed.to_vec();
        digits.extend_from_slice(&Sha512::digest(seed));
        MersenneTwister::from_magnitude(&BigUint::from_bytes_be(&digits))
    }

    fn from_magnitude(seed: &BigUint) -> MersenneTwister {
        // Of zero this is the one word zero.
        MersenneTwister::from_words(&seed.to_u32_digits())
    }

    /// The reference implementation's `init_genrand`.
    fn from_word(seed: u32) -> MersenneTwister {
        let mut state = [seed; STATE_WORDS];
        for at in 1..STATE_WORDS {
            let before = state[at - 1];
            state[at] = 1_812_433_253u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(at as u32);
        }
        MersenneTwister { state, index: STATE_WORDS }
    }

    /// The reference implementation's `init_by_array`; no words are the one word zero.
    fn from_words(key: &[u32]) -> MersenneTwister {
        let key = if key.is_empty() { &[0] } else { key };
        let mut twister = MersenneTwister::from_word(19_650_218);
        let state = &mut twister.state;
        let mixed = |before: u32, factor: u32| (before ^ (before >> 30)).wrapping_mul(factor);
        let (mut at, mut key_at) = (1, 0);
        for _ in 0..STATE_WORDS.max(key.len()) {
            let added = key[key_at].wrapping_add(key_at as u32);
            state[at] = (state[at] ^ mixed(state[at - 1], 1_664_525)).wrapping_add(added);
            (at, key_at) = (at + 1, key_at + 1);
            if key_at == key.len() {
                key_at = 0;
            }
            if at == STATE_WORDS {
                state[0] = state[STATE_WORDS - 1];
                at = 1;
            }
        }
        for _ in 1..STATE_WORDS {
            state[at] = (state[at] ^ mixed(state[at - 1], 1_566_083_941)).wrapping_sub(at as u32);
            at += 1;
            if at == STATE_WORDS {
                state[0] = state[STATE_WORDS - 1];
                at = 1;
            }
        }
        state[0] = UPPER_BIT;
        twister
    }

    fn make_words(&mut self) {
        let state = &mut self.state;
        for at in 0..STATE_WORDS {
            let joined = (state[at] & UPPER_BIT) | (state[(at + 1) % STATE_WORDS] & LOWER_BITS);
            let twist = if joined & 1 == 1 { TWIST } else { 0 };
            state[at] = state[(at + MIDDLE) % STATE_WORDS] ^ (joined >> 1) ^ twist;
        }
        self.index = 0;
    }

    /// The next 32 random bits.
    #[inline]
    pub fn next_word(&mut self) -> u32 {
        if self.index >= STATE_WORDS {
            self.make_words();
        }
        let mut word = self.state[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    /// `random.random()`: 53 random bits, at least 0 and below 1.
    #[inline]
    pub fn random(&mut self) -> f64 {
        let high = f64::from(self.next_word() >> 5);
        let low = f64::from(self.next_word() >> 6);
        (high * 67_108_864.0 + low) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `random.getrandbits(bits)` for up to 64 bits; more are cut to that.
    #[inline]
    pub fn small_bits(&mut self, bits: u32) -> u64 {
        match bits {
            0 => 0,
            1..=32 => u64::from(self.next_word() >> (32 - bits)),
            _ => {
                let low = u64::from(self.next_word());
                low | u64::from(self.next_word() >> (64 - bits.min(64))) << 32
            }
        }
    }

    /// `random.getrandbits(bits)`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn bits(&mut self, bits: usize) -> Result<BigUint> {
        let mut words = Vec::new();
        let count = bits.div_ceil(32);
        words.try_reserve_exact(count).map_err(|_| crate::error::memory_error())?;
        for at in 0..count {
            let wanted = (bits - at * 32).min(32) as u32;
            words.push(self.next_word() >> (32 - wanted));
        }
        Ok(BigUint::new(words))
    }

    /// The words of `random.getstate()`, without the last, which is [`MersenneTwister::index`].
    pub fn state(&self) -> &[u32; STATE_WORDS] {
        &self.state
    }

    /// How many words of the state are given out.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The generator with the state that `random.setstate()` is given.
    ///
    /// # Errors
    /// ValueError for a wrong number of words or a wrong index.
    pub fn from_state(words: &[u32], index: i64) -> Result<MersenneTwister> {
        let state = words.try_into().map_err(|_| Error::value("state vector is the wrong size"))?;
        let index = usize::try_from(index).ok().filter(|&index| index <= STATE_WORDS);
        let index = index.ok_or_else(|| Error::value("invalid state"))?;
        Ok(MersenneTwister { state, index })
    }
}
