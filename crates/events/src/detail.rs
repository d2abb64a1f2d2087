//! How much of a run is recorded.

use crate::event::Kind;

/// What a recording keeps, so that a report asks only for what it needs. Who runs and who waits is always added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Locks that are taken and released without a wait.
    pub locks: bool,
    /// Reads and writes of shared slots; the program runs many times slower.
    pub accesses: bool,
    /// Which store to a shared slot was computed from which, added up; the program runs many times slower.
    pub updates: bool,
    /// The counts of the objects that are bound to a name; the program runs many times slower.
    pub counts: bool,
    /// Which accesses nothing orders; the program runs some times slower.
    pub races: bool,
    /// The values of shared slots and of variables, with `accesses` and `calls`.
    pub values: bool,
    /// Calls and returns; the program runs many times slower.
    pub calls: bool,
    /// Where threads are now and then, with all their frames: a thousand times a second, and whenever they let the GIL go.
    pub samples: bool,
    /// What is written to streams.
    pub output: bool,
    /// How many accesses, values, calls and returns of all threads together are recorded, the first.
    pub fine: usize,
    /// How many events of all threads together are kept, the newest of each; 0 adds up only.
    pub events: usize,
}

impl Detail {
    /// Sums only: what costs next to nothing.
    pub const SUMS: Detail = Detail {
        locks: false,
        accesses: false,
        updates: false,
        counts: false,
        races: false,
        values: false,
        calls: false,
        samples: false,
        output: false,
        fine: usize::MAX,
        events: 0,
    };

    /// Who runs and who waits, event by event, within some 200 MiB.
    pub const TIMING: Detail = Detail { events: 1 << 22, ..Detail::SUMS };

    /// As `TIMING` within some 50 MiB, for files that other programs must be able to open.
    pub const FILES: Detail = Detail { events: 1 << 20, ..Detail::SUMS };

    /// All there is, however long the run. Who knows every call needs no samples.
    pub const ALL: Detail = Detail {
        locks: true,
        accesses: true,
        updates: true,
        calls: true,
        output: true,
        events: usize::MAX,
        ..Detail::SUMS
    };

    /// Whether events of a kind are recorded.
    pub fn wants(&self, kind: Kind) -> bool {
        match kind {
            Kind::Timing => true,
            Kind::Lock => self.locks,
            Kind::Access => self.accesses,
            Kind::Value => self.values,
            Kind::Count => self.counts,
            Kind::Call => self.calls,
            Kind::Sample => self.samples,
            Kind::Output => self.output,
        }
    }

    /// Whether the loop has to be the one that tells of single instructions.
    pub fn watches_instructions(&self) -> bool {
        self.follows_values() || self.calls || self.counts
    }

    /// Whether it has to follow what values were computed from.
    pub fn follows_values(&self) -> bool {
        self.keeps_accesses() || self.races
    }

    /// Whether it has to keep which store was computed from which.
    pub fn keeps_accesses(&self) -> bool {
        self.accesses || self.updates
    }

    /// What two reports of the same run need together.
    #[must_use]
    pub fn with(self, other: Detail) -> Detail {
        Detail {
            locks: self.locks || other.locks,
            accesses: self.accesses || other.accesses,
            updates: self.updates || other.updates,
            counts: self.counts || other.counts,
            races: self.races || other.races,
            values: self.values || other.values,
            calls: self.calls || other.calls,
            samples: self.samples || other.samples,
            output: self.output || other.output,
            fine: self.fine.min(other.fine),
            events: self.events.max(other.events),
        }
    }
}
