//! Threads and what they wait for: the GIL, its policies, parking, locks, the clock of the single driver, Ctrl-C.
//!
//! This crate knows no values, no objects and no bytecode.
//!
//! Start with [`Gil`]: it is the lock that CPython has, and the module says how it works. A Python thread is known
//! here by its [`ThreadControl`].
//!
//! ```
//! # use std::{sync::Arc, time::Duration};
//! use minipy_sync::{Bit, Gil, GilPolicy, Reason, ThreadControl, ThreadId};
//!
//! let gil = Gil::new(GilPolicy::Interval, Duration::from_micros(500));
//! let me = Arc::new(ThreadControl::new(ThreadId::MAIN));
//! gil.take(&me);
//! for _instruction in 0..1000 {
//!     if me.breaker().has(Bit::GilDropRequest) {
//!         gil.release(&me, Reason::Requested);
//!         gil.take(&me);
//!     }
//! }
//! gil.release(&me, Reason::End);
//! assert_eq!(me.totals().takes, 1);
//! ```

mod breaker;
pub mod clock;
mod crew;
mod gil;
pub mod interrupt;
mod lock;
mod number;
mod parker;
pub mod policy;
mod primitives;
mod prng;
mod record;
mod semaphore;
pub mod single;
mod thread;
mod wait;
mod world;

#[cfg(test)]
mod model;

pub use breaker::{Bit, Breaker};
pub use crew::Crew;
pub use gil::{Closed, Gil, Reason, Taken};
pub use lock::{Acquisition, Done, NotHeld, RawLock, RawRLock};
pub use number::Number;
pub use parker::{Parker, Wake};
pub use policy::{GilPolicy, PolicyError};
pub use prng::SplitMix64;
pub use record::Totals;
pub use semaphore::RawSemaphore;
pub use single::SingleScheduler;
pub use thread::{ThreadControl, ThreadId};
pub use wait::{Nothing, WaitEnd, WaitQueue, Waitable, wait};
pub use world::{Seat, World};
