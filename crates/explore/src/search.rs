//! The search for all states: workers take programs along ways that nobody has gone yet.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use rustc_hash::FxHashMap;

use crate::graph::{Digest, Found, Graph, NodeId, Turn};
use crate::parts::Effect;

/// Takes a program along a schedule.
pub trait Runner {
    /// Why it cannot go on at all.
    type Error;

    /// Begins anew, with these steps.
    ///
    /// # Errors
    /// The program cannot be run, or cannot be explored.
    fn begin(&mut self, path: &[Turn]) -> Result<Found, Self::Error>;

    /// Goes on with a step of one thread.
    ///
    /// # Errors
    /// As of [`begin`](Self::begin).
    fn step(&mut self, turn: Turn) -> Result<Found, Self::Error>;
}

/// Why a search was ended before all states were known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The time was over.
    Time,
    /// There were too many states.
    States,
    /// Somebody asked for the end.
    Asked,
}

/// What all workers of a search share.
pub struct Search {
    state: Mutex<State>,
    changed: Condvar,
    most_states: usize,
    until: Option<Instant>,
}

#[derive(Default)]
struct State {
    graph: Graph,
    /// Steps that nobody has gone yet; the last are gone first, so that few are open at a time.
    open: Vec<(NodeId, Turn)>,
    working: usize,
    stopped: Option<Stopped>,
    /// What steps do, by the shared part and the thread's own.
    effects: FxHashMap<(Digest, Digest, Turn), Effect>,
    /// How many steps were gone, and not known from others.
    gone: usize,
}

/// Why a search failed.
#[derive(Debug)]
pub enum Failure<E> {
    /// The runner failed.
    Runner(E),
    /// The same steps led to another state than before.
    Diverged(Vec<Turn>),
}

impl<E> From<E> for Failure<E> {
    fn from(error: E) -> Failure<E> {
        Failure::Runner(error)
    }
}

/// A step that is to be gone.
struct Job {
    node: NodeId,
    turn: Turn,
    /// How to get there.
    path: Vec<Turn>,
    /// The state there.
    digest: Digest,
}

impl Search {
    /// A search that ends when the time has come or so many states are known.
    pub fn new(most_states: usize, until: Option<Instant>) -> Search {
        Search { state: Mutex::default(), changed: Condvar::new(), most_states, until }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the search as soon as may be.
    pub fn stop(&self, why: Stopped) {
        self.state().stopped.get_or_insert(why);
        self.changed.notify_all();
    }

    /// Why it was ended, if it was.
    pub fn stopped(&self) -> Option<Stopped> {
        self.state().stopped
    }

    /// How many states are known, and how many steps are still to be gone.
    pub fn progress(&self) -> (usize, usize) {
        let state = self.state();
        (state.graph.nodes().len(), state.open.len())
    }

    /// The graph, after the search.
    pub fn into_graph(self) -> Graph {
        self.state.into_inner().unwrap_or_else(PoisonError::into_inner).graph
    }

    /// A look at the graph as it is now.
    pub fn look<R>(&self, look: impl FnOnce(&Graph) -> R) -> R {
        look(&self.state().graph)
    }

    /// Enters the first state, if it is not there yet.
    fn enter_root(&self, found: Found) {
        let mut state = self.state();
        if state.graph.nodes().is_empty() {
            state.meet(found, None);
        }
    }

    /// A step to go; `None` when there are none left.
    fn next(&self) -> Option<Job> {
        let mut state = self.state();
        loop {
            if state.stopped.is_some() {
                return None;
            }
            if let Some((node, turn)) = state.open.pop() {
                if state.go_as_known(node, turn) {
                    self.look_at_limits(&mut state);
                    continue;
                }
                state.working += 1;
                let (path, digest) = (state.graph.path(node), state.graph.node(node).digest);
                return Some(Job { node, turn, path, digest });
            }
            if state.working == 0 {
                self.changed.notify_all();
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn look_at_limits(&self, state: &mut State) {
        if state.graph.nodes().len() > self.most_states {
            state.stopped.get_or_insert(Stopped::States);
        } else if self.until.is_some_and(|until| Instant::now() >= until) {
            state.stopped.get_or_insert(Stopped::Time);
        }
    }

    /// How many steps were really gone.
    pub fn steps_gone(&self) -> usize {
        self.state().gone
    }

    /// Takes note of where a step led; gives the step to go on with from there, if one is open.
    fn arrive(&self, from: NodeId, turn: Turn, found: Found) -> Option<(NodeId, Turn)> {
        let mut state = self.state();
        state.gone += 1;
        state.learn(from, turn, &found);
        let (node, is_new) = state.meet(found, Some((from, turn)));
        state.graph.connect(from, turn, node);
        self.look_at_limits(&mut state);
        if state.stopped.is_some() || !is_new {
            return None;
        }
        self.changed.notify_all();
        while let Some((_, turn)) = state.open.pop_if(|(open, _)| *open == node) {
            if !state.go_as_known(node, turn) {
                return Some((node, turn));
            }
        }
        None
    }

    fn end_job(&self) {
        self.state().working -= 1;
        self.changed.notify_all();
    }
}

impl State {
    /// Takes note of what a step did.
    fn learn(&mut self, from: NodeId, turn: Turn, found: &Found) {
        if let (Some(before), Some(after)) = (&self.graph.node(from).parts, &found.parts)
            && let (Some(own), Some(effect)) = (before.own(turn), Effect::of(before, after, turn))
        {
            self.effects.insert((before.shared, own.digest, turn), effect);
        }
    }

    /// Goes a step that is known from where other threads stood elsewhere; says whether it is.
    fn go_as_known(&mut self, from: NodeId, turn: Turn) -> bool {
        let Some(before) = &self.graph.node(from).parts else { return false };
        let Some(own) = before.own(turn) else { return false };
        let Some(effect) = self.effects.get(&(before.shared, own.digest, turn)) else { return false };
        let after = effect.apply(before);
        let turns = after.turns();
        if turns.is_empty() {
            // Nobody can go on: what comes then is the program's affair.
            return false;
        }
        let found = Found { digest: after.digest(), turns, ending: None, parts: Some(after) };
        let (node, _) = self.meet(found, Some((from, turn)));
        self.graph.connect(from, turn, node);
        true
    }

    fn meet(&mut self, found: Found, parent: Option<(NodeId, Turn)>) -> (NodeId, bool) {
        let turns = found.turns.clone();
        let (node, is_new) = self.graph.meet(found, parent);
        if is_new {
            self.open.extend(turns.into_iter().rev().map(|turn| (node, turn)));
        }
        (node, is_new)
    }
}

/// Searches until nothing is left; several workers may, each with its own runner.
///
/// # Errors
/// What the runner fails with, or that it did not do the same twice; the search is stopped then.
pub fn work<R: Runner>(search: &Search, runner: &mut R) -> Result<(), Failure<R::Error>> {
    let root = runner.begin(&[]).inspect_err(|_| search.stop(Stopped::Asked))?;
    search.enter_root(root);
    while let Some(job) = search.next() {
        let gone = go(search, runner, job);
        search.end_job();
        gone.inspect_err(|_| search.stop(Stopped::Asked))?;
    }
    Ok(())
}

/// Goes a step, and on from there as long as nobody has been where it leads.
fn go<R: Runner>(search: &Search, runner: &mut R, job: Job) -> Result<(), Failure<R::Error>> {
    let Job { mut node, mut turn, path, digest } = job;
    if runner.begin(&path)?.digest != digest {
        return Err(Failure::Diverged(path));
    }
    loop {
        let found = runner.step(turn)?;
        match search.arrive(node, turn, found) {
            Some(next) => (node, turn) = next,
            None => return Ok(()),
        }
    }
}
