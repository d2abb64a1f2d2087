//! Threads and what they wait for: the GIL, its policies, parking, locks, the clock of the single driver, Ctrl-C.
//!
//! This crate knows no values, no objects and no bytecode.
//!
//! Start with [`Gil`]: it is the lock that CPython has, and the module says how it works. A Python thread is known
//! here by its [`ThreadControl`].

mod breaker;
pub mod clock;
mod gil;
mod parker;
pub mod policy;
mod primitives;
mod record;
mod thread;

#[cfg(test)]
mod model;

pub use breaker::{Bit, Breaker};
pub use gil::{Closed, Gil, Reason, Taken};
pub use parker::{Parker, Wake};
pub use policy::{GilPolicy, PolicyError};
pub use record::Totals;
pub use thread::{ThreadControl, ThreadId};
