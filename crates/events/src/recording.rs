//! A run that is recorded: what its threads share while they write their streams.

use std::any::Any;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sync::ThreadId;

use crate::detail::Detail;
use crate::event::{CodeId, LockId, Site, SlotId, StackId};
use crate::known::Known;
use crate::lineage::{Reading, Store};
use crate::lives::Lives;
use crate::observer::{Clock, Recorder, Room, SharedStream, Stream, open};
use crate::races::Races;
use crate::run::{CodeFacts, Contention, Others, Run, Traffic};
use crate::stacks::StackTable;
use crate::updates::{SlotName, Slots};
use crate::watch::Watch;

/// The most threads that have ended whose streams are kept apart. The sums of others are added up.
const MOST_ENDED: usize = 2048;

/// Collects the streams of a run, and counts how often each shared slot was written.
pub struct Recording {
    clock: Clock,
    detail: Detail,
    room: Arc<Room>,
    fine: Arc<Room>,
    threads: Mutex<Threads>,
    slots: Slots,
    watch: Watch,
    lives: Lives,
    numbers: Mutex<Numbers>,
    stacks: Mutex<StackTable>,
    locks: AtomicU64,
    contention: Mutex<(Vec<Contention>, Option<Traffic>)>,
    races: Option<Arc<Races>>,
}

#[derive(Default)]
struct Threads {
    /// In the order in which they began.
    streams: Vec<SharedStream>,
    others: Others,
}

#[derive(Default)]
struct Numbers {
    codes: HashMap<usize, CodeId>,
    facts: Vec<CodeFacts>,
    /// Keeps the keys of `codes` from being given to other code.
    kept: Vec<Arc<dyn Any + Send + Sync>>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Recording {
    /// A recording of everything, whose times come from a clock.
    pub fn new(clock: Clock) -> Recording {
        Recording::with(clock, Detail::ALL)
    }

    /// A recording of a part.
    pub fn with(clock: Clock, detail: Detail) -> Recording {
        Recording {
            clock,
            detail,
            room: Room::new(detail.events),
            fine: Room::new(detail.fine),
            threads: Mutex::default(),
            slots: Slots::new(),
            watch: Watch::All,
            lives: Lives::default(),
            numbers: Mutex::default(),
            stacks: Mutex::default(),
            locks: AtomicU64::new(0),
            contention: Mutex::default(),
            races: detail.races.then(|| Arc::new(Races::new())),
        }
    }

    /// The same, of which only some places are watched.
    #[must_use]
    pub fn watching(self, watch: Watch) -> Recording {
        Recording { watch, ..self }
    }

    /// The same, with the objects that are bound to this name watched, if any.
    #[must_use]
    pub fn counting(self, name: Option<Watch>) -> Recording {
        Recording { lives: Lives::of(name), ..self }
    }

    /// The objects that are watched.
    pub fn lives(&self) -> &Lives {
        &self.lives
    }

    /// Which shared places are watched.
    pub fn watch(&self) -> &Watch {
        &self.watch
    }

    /// What is recorded.
    pub fn detail(&self) -> Detail {
        self.detail
    }

    /// The time on the recording's clock.
    pub fn now(&self) -> Duration {
        (self.clock)()
    }

    /// A recorder for a thread that comes to be at this time. Its stream belongs to the recording from now on.
    pub fn recorder(&self, thread: ThreadId, at: Duration) -> Recorder {
        let recorder =
            Recorder::within(thread, self.clock.clone(), at, self.detail, self.room.clone(), self.fine.clone());
        let mut threads = locked(&self.threads);
        threads.streams.push(recorder.stream().clone());
        if threads.streams.len() > 2 * MOST_ENDED {
            threads.forget_ended();
        }
        recorder
    }

    /// What a thread is called from now on.
    pub fn name(&self, thread: ThreadId, name: &str) {
        for stream in locked(&self.threads).streams.iter().rev() {
            let mut stream = open(stream);
            if stream.thread == thread {
                stream.name = Some(name.to_owned());
                return;
            }
        }
    }

    /// The streams so far, in the order in which threads began.
    pub fn take_streams(&self) -> Vec<Stream> {
        let threads = std::mem::take(&mut *locked(&self.threads));
        threads.streams.iter().map(|stream| open(stream).clone()).collect()
    }

    /// All that was recorded up to now. Threads that have not ended go on with what they do until `at`.
    pub fn run(&self, at: Duration) -> Run {
        let threads = locked(&self.threads);
        let mut streams: Vec<Stream> = threads.streams.iter().map(|stream| open(stream).clone()).collect();
        streams.iter_mut().for_each(|stream| stream.tally.pass(at));
        let codes = locked(&self.numbers).facts.clone();
        let (contention, traffic) = locked(&self.contention).clone();
        let (others, stacks) = (threads.others.clone(), locked(&self.stacks).stacks().clone());
        let updates = self.detail.updates.then(|| self.slots.updates());
        let (lives, more_lives) = self.lives.all();
        let (detail, races) = (self.detail, self.races.as_ref().map(|races| races.found()));
        Run {
            ended: at,
            streams,
            others,
            codes,
            stacks,
            detail,
            contention,
            traffic,
            updates,
            lives,
            more_lives,
            races,
        }
    }

    /// What threads share that look for races, if they do.
    pub fn races(&self) -> Option<&Arc<Races>> {
        self.races.as_ref()
    }

    /// Takes what is known of locks of objects and of their counts at the end of the run.
    pub fn hand_in_contention(&self, contention: Vec<Contention>, traffic: Option<Traffic>) {
        *locked(&self.contention) = (contention, traffic);
    }

    /// The objects whose locks threads waited for, those waited for most first.
    pub fn take_contention(&self) -> Vec<Contention> {
        std::mem::take(&mut locked(&self.contention).0)
    }

    /// What a thread knows that reads a slot now. Its version is how often it was written while somebody looked.
    #[inline]
    pub fn read(&self, slot: SlotId, site: Site, known: &mut Known) -> Reading {
        Reading::of(slot, self.slots.read(slot, known), site)
    }

    /// Whether a slot was written before.
    pub fn is_known(&self, slot: SlotId, known: &mut Known) -> bool {
        self.slots.is_known(slot, known)
    }

    /// Writes a store to a slot down, whose content it takes: its version, and the version that it was computed from. A slot that is new gets
    /// its name.
    pub fn write(
        &self,
        slot: SlotId,
        store: &mut Store,
        known: &mut Known,
        name: impl FnOnce() -> SlotName,
    ) -> (u64, Option<u64>) {
        self.slots.write(slot, store, known, name)
    }

    /// Without a GIL: keeps other threads from observing accesses to the slot until [`Recording::let_go`], so that an
    /// access and what is written of it are one step. Whether that could be done at once.
    pub fn hold(&self, slot: SlotId) -> bool {
        self.slots.hold(slot)
    }

    /// Ends what [`Recording::hold`] began.
    pub fn let_go(&self, slot: SlotId) {
        self.slots.let_go(slot);
    }

    /// The number of some code, known by its address, and what there is to know of it. `keep` keeps the address from
    /// being given to other code.
    pub fn code(&self, address: usize, keep: Arc<dyn Any + Send + Sync>, facts: impl FnOnce() -> CodeFacts) -> CodeId {
        let mut numbers = locked(&self.numbers);
        if let Some(&known) = numbers.codes.get(&address) {
            return known;
        }
        let next = CodeId(u32::try_from(numbers.facts.len()).unwrap_or(u32::MAX));
        numbers.facts.push(facts());
        numbers.kept.push(keep);
        numbers.codes.insert(address, next);
        next
    }

    /// The number of a frame at an instruction, called by the frame `below`. Where there are too many, that of the one
    /// below.
    pub fn stack(&self, below: Option<StackId>, site: Site) -> Option<StackId> {
        locked(&self.stacks).push(below, site)
    }

    /// The number of a lock that has none yet.
    pub fn next_lock(&self) -> LockId {
        LockId(self.locks.fetch_add(1, Ordering::Relaxed) + 1)
    }
}

impl Threads {
    /// Adds up the sums of those that ended first, and drops their streams.
    fn forget_ended(&mut self) {
        let mut excess = self.streams.len() - MOST_ENDED;
        let others = &mut self.others;
        self.streams.retain(|stream| {
            let stream = open(stream);
            let forgotten = excess > 0 && stream.tally.ended.is_some();
            if forgotten {
                others.add(&stream);
                excess -= 1;
            }
            !forgotten
        });
    }
}

impl std::fmt::Debug for Recording {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recording")
    }
}
