//! Reports on a run: pure functions from what was recorded to text of 80 columns, or to JSON.
//!
//! A report is data first ([`stats::Stats`], [`timeline::Timeline`], [`lost::Lost`], [`refs::Refs`]), computed from a [`events::Run`] alone; its text
//! and its JSON are two ways to write that. Files for other programs ([`trace`],
//! [`profile`]) are written as they are computed. This crate knows no machine, no files and no terminal: whoever calls says
//! whether there is colour, and gives the texts of programs.

mod calls;
mod lives;
mod page;
mod place;
mod setting;

pub mod html;
pub mod lost;
pub mod profile;
pub mod races;
pub mod refs;
pub mod seeds;
pub mod stats;
pub mod timeline;
pub mod trace;

pub use page::{Page, WIDTH, clean, counted, cut, cut_inside, grouped, padded, thread_name};
pub use place::Sources;
pub use setting::{Next, Order, Setting};

use events::Run;

/// What reports are made of.
pub struct Input<'a> {
    /// What was recorded.
    pub run: &'a Run,
    /// How the program was run.
    pub setting: &'a Setting,
    /// Texts of programs, to quote from.
    pub sources: &'a dyn Sources,
}
