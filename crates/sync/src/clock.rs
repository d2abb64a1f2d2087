//! The only place of this crate that reads the machine's clock.

use std::time::Instant;

/// The present moment of the monotonic clock.
#[inline]
pub fn now() -> Instant {
    Instant::now()
}
