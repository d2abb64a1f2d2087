//! Numbers for things that are told of, given when somebody first tells.

use std::sync::atomic::Ordering;

use crate::primitives::AtomicU64;

/// A number that is given once; 0 before.
#[derive(Default)]
pub struct Number(AtomicU64);

impl Number {
    /// The number, or `next`, which is not 0, if there is none yet. Of two that give one at once the first wins.
    pub fn get_or(&self, next: impl FnOnce() -> u64) -> u64 {
        match self.0.load(Ordering::Relaxed) {
            0 => {
                let next = next();
                self.0.compare_exchange(0, next, Ordering::Relaxed, Ordering::Relaxed).err().unwrap_or(next)
            }
            known => known,
        }
    }
}
