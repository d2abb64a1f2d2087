//! What happened in a run: one closed [`Event`] enum, recorded by each thread for itself and [merged](merge()) into
//! one story, of which every report is a function. How much is recorded is a [`Detail`]; what needs no events but
//! their sums has a [`Tally`].
//!
//! This crate knows no machine: code, slots and locks are numbers here, which the machine hands out.

mod detail;
mod event;
mod known;
mod lineage;
mod lives;
mod merge;
mod observer;
mod races;
mod recording;
mod run;
mod stacks;
mod tally;
mod updates;
mod watch;

pub use detail::Detail;
pub use event::{Awaited, CodeId, Event, Kind, LockId, ObjectId, Output, References, Site, SlotId, StackId};
pub use known::Known;
pub use lineage::{Author, Content, Depth, Losses, Lost, MOST_STORED, Pair, Reading, Store, Stored};
pub use lives::{Counted, Life, LifeId, Lives, MOST_CHANGES, MOST_LIVES, Parts};
pub use merge::{Disorder, Happening, merge};
pub use observer::{Clock, Observer, Recorded, Recorder, Stream};
pub use races::{Access as RaceAccess, Conflict, Cycle, Race, Races, RacesFound, Seen, Side, Taking, Watcher, Window};
pub use recording::Recording;
pub use run::{CodeFacts, Contention, Extent, InstructionFacts, Others, Run, Traffic};
pub use stacks::Stacks;
pub use tally::{ByReason, Doing, Spot, Tally, Waits};
pub use updates::{Place, SlotName, Updates};
pub use watch::{Key, Watch};
