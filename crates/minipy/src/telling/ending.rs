//! What is told when a run has ended, and the exit status that comes of it.

use std::sync::{Arc, OnceLock};

use events::Run;
use machine::config::Config;
use machine::waits::Deadlock;

use super::Teller;
use super::files::Filled;
use crate::{INTERRUPTED, bench, deadlock};

/// The exit status when a file that was asked for could not be written, at its beginning or later.
pub(crate) const UNWRITTEN: i32 = 2;

/// The recording of a run (`--record`) that could not be written, if that is so.
pub(crate) type Unrecorded = Arc<OnceLock<Filled>>;

/// All who have something to tell.
#[derive(Clone, Default)]
pub(crate) struct Ending {
    pub(crate) teller: Option<Arc<Teller>>,
    pub(crate) unrecorded: Unrecorded,
}

impl Ending {
    /// Tells of a deadlock, with the reports where all are one object.
    pub(crate) fn deadlock(&self, found: &Deadlock, config: &Config) {
        match self.teller.as_deref().filter(|teller| teller.is_one_object()) {
            Some(teller) => teller.add_deadlock(deadlock::value(found, config)),
            None => deadlock::tell(found, config),
        }
    }

    /// Whether other interleavings are looked for, which Ctrl-C ends.
    pub(crate) fn explores(&self) -> bool {
        self.teller.as_deref().is_some_and(Teller::explores)
    }

    /// Tells of a run that was recorded. Gives the exit status, where the program's own is that one.
    pub(crate) fn tell(&self, run: Option<&Run>, status: i32) -> i32 {
        let (mut is_complete, mut has_found) = (self.unrecorded.get().is_none(), false);
        if let (Some(teller), Some(run)) = (&self.teller, run) {
            if status == INTERRUPTED {
                teller.was_interrupted();
            }
            teller.tell(run, self.unrecorded.get());
            is_complete &= teller.is_complete();
            has_found = teller.has_found();
        }
        match status {
            0 if !is_complete => UNWRITTEN,
            0 if has_found => bench::WRONG_ANSWERS,
            status => status,
        }
    }
}
