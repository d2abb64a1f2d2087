//! The process that runs the program: at each choice it tells how things stand, and waits for a move.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::num::NonZeroU64;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use machine::stepping::{Stepper, View, Wish};
use sync::ThreadId;

use super::wire::{Lane, Move, Snapshot, Told, Unit, Wire};
use crate::arguments::StepOptions;
use crate::{Hooks, end_with_parent, run_with};

/// Runs the program for the process that waits at a socket. Gives the exit status.
pub(super) fn serve(options: &StepOptions, socket: &Path) -> i32 {
    end_with_parent();
    let Ok(stream) = UnixStream::connect(socket) else { return 1 };
    let mut wire = Wire::new(stream);
    let Ok(Some(visible)) = wire.receive::<Option<HashSet<String>>>() else { return 1 };
    // The main thread goes first, until it waits, and long: it may have much to do before it starts others.
    let first = Move { thread: ThreadId::MAIN.0, unit: Unit::Block };
    let state = State {
        wire,
        lanes: BTreeMap::new(),
        shared: Vec::new(),
        on: Some((first, None)),
        left: 10 * MOST_TURNS,
        went_long: false,
    };
    let stepper = Arc::new(Server { visible, state: Mutex::new(state) });
    run_with(&options.run(), Hooks { stepper: Some(stepper), ..Hooks::default() })
}

struct Server {
    /// The slots whose accesses are told, if any are.
    visible: Option<HashSet<String>>,
    state: Mutex<State>,
}

struct State {
    wire: Wire,
    lanes: BTreeMap<u32, Lane>,
    shared: Vec<(String, String)>,
    /// The move that is under way, and where its thread was when it began.
    on: Option<(Move, Option<(String, u32, String)>)>,
    /// How many turns it may take still in the program's own code, of one instruction each; a longer one counts for
    /// several.
    left: u32,
    /// Whether its last turn was a longer one.
    went_long: bool,
}

/// The most turns of a move: a thread may go round for ever.
const MOST_TURNS: u32 = 1000;
/// The most instructions of a turn, and for how many it counts.
const LONG: NonZeroU64 = machine::stepping::FIRST;
const COUNTS: u32 = 50;

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Server")
    }
}

impl Server {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stepper for Server {
    fn stopped(&self, view: View) {
        let mut state = self.state();
        state.shared.clone_from(&view.shared);
        let mut lane: Lane = view.into();
        // The program forgets the name of a thread that has ended.
        if let Some(known) = state.lanes.get(&lane.thread).filter(|_| lane.has_ended) {
            lane.name.clone_from(&known.name);
        }
        state.went_long &= lane.waits.is_none();
        state.lanes.insert(lane.thread, lane);
    }

    fn next(&self, able: &[ThreadId]) -> Option<Wish> {
        let mut state = self.state();
        let able: Vec<u32> = able.iter().map(|id| id.0).collect();
        if let Some(wish) = state.unasked(&able) {
            return Some(wish);
        }
        if able.is_empty() {
            let shared = state.shared.clone();
            state.tell(&Told::End(shared));
            return None;
        }
        state.ask(&able)
    }

    fn visible(&self) -> Option<HashSet<String>> {
        self.visible.clone()
    }

    fn did(&self, thread: ThreadId) {
        self.state().tell(&Told::Did(thread.0));
    }

    fn ended(&self, shared: Vec<(String, String)>) {
        self.state().tell(&Told::End(shared));
    }
}

/// Ends the process: the one that shows it has gone.
fn nobody_looks() -> ! {
    std::process::exit(0)
}

impl State {
    fn tell(&mut self, told: &Told) {
        if self.wire.send(told).is_err() {
            nobody_looks();
        }
    }

    /// Who goes on without a question: a move that is not over, and threads on their way to the program's own code.
    fn unasked(&mut self, able: &[u32]) -> Option<Wish> {
        if let Some((on, from)) = &self.on
            && let Some(lane) = self.lanes.get(&on.thread)
            && able.contains(&on.thread)
            && !lane.has_ended
            && lane.waits.is_none()
        {
            let goes_on = match on.unit {
                _ if lane.in_library => true,
                Unit::Instruction => false,
                Unit::Line => lane.place == *from,
                Unit::Block => true,
            };
            if goes_on && self.left > 0 {
                let is_long = on.unit == Unit::Block;
                let counts = match (is_long, self.went_long) {
                    (true, true) => COUNTS,
                    // The one before it was not used up: the thread has waited in between.
                    (true, false) => 0,
                    (false, _) => u32::from(!lane.in_library),
                };
                self.left = self.left.saturating_sub(counts);
                self.went_long = is_long;
                return Some(wish(on.thread, is_long));
            }
        }
        let is_on_its_way = |lane: &Lane| match &lane.waits {
            Some(what) => what.contains("for a thread"),
            None => lane.in_library,
        };
        let hidden = able.iter().find(|id| self.lanes.get(id).is_none_or(is_on_its_way));
        hidden.map(|id| wish(*id, false))
    }

    fn ask(&mut self, able: &[u32]) -> Option<Wish> {
        for (id, lane) in &mut self.lanes {
            if able.contains(id) {
                lane.waits = None;
            }
        }
        let threads = self.lanes.values().cloned().collect();
        let was_long = self.left == 0;
        let snapshot = Snapshot { threads, able: able.to_vec(), shared: self.shared.clone(), was_long };
        let chosen = self.wire.send(&Told::Choice(snapshot)).and_then(|()| self.wire.receive::<Move>());
        let Ok(Some(chosen)) = chosen else { nobody_looks() };
        let from = self.lanes.get(&chosen.thread).and_then(|lane| lane.place.clone());
        self.on = Some((chosen, from));
        self.left = MOST_TURNS;
        self.went_long = false;
        Some(wish(chosen.thread, chosen.unit == Unit::Block))
    }
}

fn wish(thread: u32, is_long: bool) -> Wish {
    (ThreadId(thread), if is_long { Some(LONG) } else { NonZeroU64::new(1) })
}
