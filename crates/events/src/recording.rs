//! A run that is recorded: what its threads share while they write their streams.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use sync::ThreadId;

use crate::event::{CodeId, SlotId};
use crate::observer::{Clock, Recorder, Stream};

/// Collects the streams of a run, and counts how often each shared slot was written.
pub struct Recording {
    clock: Clock,
    streams: Mutex<Vec<Stream>>,
    numbers: Mutex<Numbers>,
    contention: Mutex<Vec<Contention>>,
}

/// A lock that the interpreter itself has for an object, and how often threads waited for it. Without the GIL only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contention {
    /// The address of the object; `None` for all that is no object: tables of the interpreter.
    pub object: Option<u64>,
    /// The name of its class.
    pub class: String,
    /// How often a thread found the lock taken.
    pub waits: u64,
}

#[derive(Default)]
struct Numbers {
    versions: HashMap<SlotId, u64>,
    codes: HashMap<usize, CodeId>,
}

impl Recording {
    /// A recording whose times come from a clock.
    pub fn new(clock: Clock) -> Recording {
        Recording { clock, streams: Mutex::default(), numbers: Mutex::default(), contention: Mutex::default() }
    }

    /// A recorder for one thread.
    pub fn recorder(&self, thread: ThreadId) -> Recorder {
        Recorder::new(thread, self.clock.clone())
    }

    /// Takes a thread's stream at its end.
    pub fn hand_in(&self, recorder: Recorder) {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner).push(recorder.finish());
    }

    /// The streams handed in since the last time, in the order in which threads ended.
    pub fn take_streams(&self) -> Vec<Stream> {
        std::mem::take(&mut *self.streams.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes what is known of locks at the end of the run.
    pub fn hand_in_contention(&self, contention: Vec<Contention>) {
        *self.contention.lock().unwrap_or_else(PoisonError::into_inner) = contention;
    }

    /// The objects whose locks threads waited for, those waited for most first.
    pub fn take_contention(&self) -> Vec<Contention> {
        std::mem::take(&mut *self.contention.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The version of a slot: how often it was written while somebody looked.
    pub fn version(&self, slot: SlotId) -> u64 {
        self.numbers().versions.get(&slot).copied().unwrap_or(0)
    }

    /// The version that a write makes.
    pub fn next_version(&self, slot: SlotId) -> u64 {
        let mut numbers = self.numbers();
        let version = numbers.versions.entry(slot).or_insert(0);
        *version += 1;
        *version
    }

    /// The number of a code object, known by its address.
    pub fn code(&self, address: usize) -> CodeId {
        let mut numbers = self.numbers();
        let next = CodeId(numbers.codes.len() as u32);
        *numbers.codes.entry(address).or_insert(next)
    }

    fn numbers(&self) -> std::sync::MutexGuard<'_, Numbers> {
        self.numbers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Recording {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recording")
    }
}
