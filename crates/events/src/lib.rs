//! What happened in a run: one closed [`Event`] enum, recorded by each thread for itself and [merged](merge()) into
//! one story, of which every report is a function.
//!
//! This crate knows no machine: code, slots and locks are numbers here, which the machine hands out.

mod event;
mod merge;
mod observer;
mod recording;

pub use event::{CodeId, Event, LockId, Output, Site, SlotId};
pub use merge::{Disorder, Happening, merge};
pub use observer::{Clock, Observer, Recorded, Recorder, Stream};
pub use recording::{Contention, Recording};
