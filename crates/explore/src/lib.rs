//! Every interleaving of a program: its states as a graph, the ways through it counted, the simplest way to each end.
//!
//! This crate knows no interpreter: a [`Runner`] takes a program along a schedule and tells what it [found](Found).
//! Equal states are one node, so that a graph of some thousand nodes stands for billions of interleavings.

mod count;
mod cycles;
mod graph;
mod odds;
mod outcome;
mod parts;
mod sample;
mod schedule;
mod search;
mod simplest;

pub use count::{Counted, count, count_up_to};
pub use cycles::{Cycles, cycles};
pub use graph::{Digest, Ending, Found, Graph, Node, NodeId, Turn};
pub use odds::{Fate, Odds};
pub use outcome::{Bounded, Outcome, Outcomes};
pub use parts::{Part, Parts};
pub use sample::{Sampled, sample};
pub use schedule::{BadSchedule, Item, Length, Schedule, letter, thread_of};
pub use search::{Failure, Progress, Runner, Search, Stopped, work};
pub use simplest::{Simplest, simplest};
