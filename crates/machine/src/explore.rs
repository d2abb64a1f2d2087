//! Runs in which somebody outside decides, operation by operation, which thread goes on: exploration and replay.
//!
//! All threads run under the single driver. In code of the program each stops just before an instruction that touches
//! what others touch too (a *visible operation*, see `touch`); when all have stopped, the [`Director`] is shown the
//! [`Situation`] and chooses. What threads do in between nobody can see, so its order does not matter. Functions of the
//! library run through until they return or wait.

mod describe;
mod encode;
mod follow;
pub mod fork;
mod key;
mod schedule;
mod stop;
mod touch;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use objects::Value;
use sync::ThreadId;

use crate::Thread;

pub use describe::{Doing, Spot};
pub(crate) use encode::Pins;
pub use encode::{StateParts, ThreadPart, digest};
pub(crate) use follow::Followed;
pub use key::{Access, Mode};
pub(crate) use stop::Stopping;
pub use stop::TOO_LONG;

/// Decides who goes on.
pub trait Director: Send + Sync + fmt::Debug {
    /// The slots whose accesses are visible operations, by the keys of earlier [`Access`]es.
    fn visible(&self) -> HashSet<String>;

    /// Chooses one of the situation's choices, by its index; called on the main thread's stack.
    fn choose(&self, t: &mut Thread, situation: &Situation) -> usize;

    /// All threads wait for each other. Does not return.
    fn deadlock(&self, t: &mut Thread, situation: &Situation) -> !;

    /// The program does what cannot be explored. Does not return.
    fn refuse(&self, t: &mut Thread, reason: &str) -> !;
}

/// Every thread has stopped.
#[derive(Debug, Default)]
pub struct Situation {
    /// Who can go on, in start order.
    pub choices: Vec<ThreadId>,
    /// The threads that have not ended, in start order.
    pub threads: Vec<ThreadId>,
}

/// How a thread stands with the scheduler.
#[derive(Clone, Default)]
enum Status {
    /// It has not begun.
    #[default]
    Fresh,
    /// It has its turn.
    Running,
    /// It is about to do something visible.
    At(stop::Announced),
    /// It waits; for what, it has posted.
    Waits,
}

/// What a directed run knows of one thread.
#[derive(Default)]
struct Entry {
    status: Status,
    /// The instruction it stands at has been announced, and is to be run.
    passes: bool,
    thread: Option<*const Thread>,
    /// Who started it.
    parent: Option<ThreadId>,
    /// Threads that it knows to have ended.
    joined: u64,
}

/// Part of an object that came to be after the first thread was started.
struct Young {
    /// Nobody would notice that it is kept.
    _object: Option<Value>,
    accesses: Vec<Access>,
}

/// The state of a directed run.
pub(crate) struct Directed {
    director: Arc<dyn Director>,
    visible: HashSet<String>,
    threads: RefCell<BTreeMap<ThreadId, Entry>>,
    pins: RefCell<Pins>,
    /// Whether the objects of the first choice have their numbers.
    is_pinned: Cell<bool>,
    /// How many instructions of the program, private ones aside, the turn has taken.
    done: Cell<u32>,
    /// How often a turn was ended because it took too long.
    slices: Cell<u32>,
    /// Whether the program's newest instruction is known to print.
    prints: Cell<bool>,
    /// All that was printed: descriptor and text.
    output: RefCell<Vec<(i32, String)>>,
    /// Accesses to slots that are not visible, since somebody asked.
    accesses: RefCell<Vec<Access>>,
    known: RefCell<HashSet<Access>>,
    /// Accesses to parts of objects that have no number, by address and part.
    young: RefCell<HashMap<(u64, String), Young>>,
    /// Keys of slots that turned out to be shared, since somebody asked.
    shared: RefCell<BTreeSet<String>>,
    /// Threads that were ever started, as bits.
    started: Cell<u64>,
    /// For what code prints as: its contents as a number.
    codes: RefCell<HashMap<u32, u64>>,
    /// For modules: whether they came with the machine. They are kept, so that their addresses stay theirs.
    library: RefCell<HashMap<u64, (Value, bool)>>,
}

impl Directed {
    pub(crate) fn new(director: Arc<dyn Director>) -> Directed {
        Directed {
            visible: director.visible(),
            director,
            threads: RefCell::default(),
            pins: RefCell::default(),
            is_pinned: Cell::new(false),
            done: Cell::new(0),
            slices: Cell::new(0),
            prints: Cell::new(false),
            output: RefCell::default(),
            accesses: RefCell::default(),
            known: RefCell::default(),
            young: RefCell::default(),
            shared: RefCell::default(),
            started: Cell::new(0),
            codes: RefCell::default(),
            library: RefCell::default(),
        }
    }
}

/// So many instructions a turn may take before others are let run, to see whether the thread waits for them.
const LONG_RUN: u32 = 300_000;
/// The same, once that has happened.
const SLICE: u32 = 20_000;

impl Directed {
    /// Counts an instruction; says whether the turn takes too long.
    fn runs_long(&self) -> bool {
        let done = self.done.get() + 1;
        let is_long = done > if self.slices.get() == 0 { LONG_RUN } else { SLICE };
        self.done.set(if is_long { 0 } else { done });
        is_long
    }
}

impl Thread {
    /// Whether threads are only run to find out what they share, for one of them runs too long.
    pub fn only_looks(&self) -> bool {
        self.interpreter.directed.as_ref().is_some_and(|directed| directed.slices.get() > 0)
    }

    /// Whether somebody outside decides who goes on.
    #[inline]
    pub(crate) fn is_directed(&self) -> bool {
        self.interpreter.directed.is_some()
    }

    /// Gives a directed run up when there is no memory for what it does: how much there is is not the program's affair.
    pub(crate) fn refuse_for_memory(&mut self) {
        if let Some(directed) = &self.interpreter.directed {
            let director = directed.director.clone();
            director.refuse(self, "it asks for more memory than there is");
        }
    }

    /// Keeps what the program prints, instead of writing it. Says whether the run is one where that is done.
    pub(crate) fn keep_output(&self, descriptor: i32, text: &[u8]) -> bool {
        let Some(directed) = self.interpreter.directed.as_ref().filter(|_| matches!(descriptor, 1 | 2)) else {
            return false;
        };
        let text = String::from_utf8_lossy(text).into_owned();
        directed.output.borrow_mut().push((descriptor, text));
        self.note_output();
        true
    }

    /// What the program has printed to stdout (1) or stderr (2) in a directed run.
    pub fn kept_output(&self, descriptor: i32) -> String {
        let Some(directed) = &self.interpreter.directed else { return String::new() };
        let output = directed.output.borrow();
        output.iter().filter(|(to, _)| *to == descriptor).map(|(_, text)| text.as_str()).collect()
    }

    /// Keys of slots that turned out to be shared, and were not told before.
    pub fn take_shared(&self) -> BTreeSet<String> {
        self.interpreter.directed.as_ref().map(|directed| directed.shared.take()).unwrap_or_default()
    }

    /// Accesses to slots that are not visible and were not told before.
    pub fn take_accesses(&self) -> Vec<Access> {
        self.interpreter.directed.as_ref().map(|directed| directed.accesses.take()).unwrap_or_default()
    }
}
