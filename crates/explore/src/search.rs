//! The search for all states: workers take programs along ways that nobody has gone yet.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use rustc_hash::{FxHashMap, FxHashSet};

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

    /// Goes on from where it stands with at least one step, and says where the last leads.
    ///
    /// # Errors
    /// As of [`begin`](Self::begin).
    fn follow(&mut self, path: &[Turn]) -> Result<Found, Self::Error>;

    /// Goes on with one step.
    ///
    /// # Errors
    /// As of [`begin`](Self::begin).
    fn step(&mut self, turn: Turn) -> Result<Found, Self::Error> {
        self.follow(&[turn])
    }
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

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// How many states are known.
    pub states: usize,
    /// How many steps are still to be gone, of those that are known.
    pub open: usize,
    /// The estimated part of the ways that is done, from 0 to 1.
    pub done: f32,
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
    /// Steps that nobody has gone yet, by the preemptions on the way there: those with the fewest are gone first. Some
    /// have been gone in passing since they were put here.
    open: Vec<VecDeque<(NodeId, Turn)>>,
    /// Steps that somebody is about to go.
    taken: Vec<(NodeId, Turn)>,
    stopped: Option<Stopped>,
    /// What steps do, by the shared part and the thread's own. There are several where others wait, for what comes of
    /// the step then depends on who does.
    effects: FxHashMap<(Digest, Digest, Turn), Vec<Effect>>,
    /// Whether no step is known from where other threads stood elsewhere.
    infers_nothing: bool,
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

/// A step that is to be gone from the beginning.
struct Job {
    onward: Onward,
    /// The state before its last step.
    digest: Digest,
}

/// A step that is to be gone.
struct Onward {
    node: NodeId,
    turn: Turn,
    /// Known steps, to get there.
    path: Vec<Turn>,
}

/// So many states ahead are looked through for a step that nobody has gone.
const AHEAD: usize = 4000;

impl Search {
    /// A search that ends when the time has come or so many states are known.
    pub fn new(most_states: usize, until: Option<Instant>) -> Search {
        Search { state: Mutex::default(), changed: Condvar::new(), most_states, until }
    }

    /// Makes it go every step, also such that are known from where other threads stood elsewhere.
    pub fn infers_nothing(self) -> Search {
        self.state().infers_nothing = true;
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the search as soon as may be.
    pub fn stop(&self, why: Stopped) {
        let mut state = self.state();
        // Who asks for the end means whatever else is still to be done, too.
        if state.stopped.is_none() || why == Stopped::Asked {
            state.stopped = Some(why);
        }
        drop(state);
        self.changed.notify_all();
    }

    /// Why it was ended, if it was.
    pub fn stopped(&self) -> Option<Stopped> {
        self.state().stopped
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let state = self.state();
        let nodes = state.graph.nodes();
        // Who goes at random from the root, and stops where a way joins one that was there before, comes to each node
        // with this chance. A node's number is higher than that of the one before it.
        let mut chances = vec![0_f32; nodes.len()];
        let (mut open, mut unknown) = (0, 0.0);
        for (node, known) in nodes.iter().enumerate() {
            let here = if node == 0 { 1.0 } else { chances[node] };
            let each = here / known.steps.len().max(1) as f32;
            for (turn, to) in &known.steps {
                match to {
                    None => {
                        open += 1;
                        unknown += each;
                    }
                    Some(to) if nodes[*to as usize].parent == Some((node as NodeId, *turn)) => {
                        chances[*to as usize] = each;
                    }
                    Some(_) => {}
                }
            }
        }
        Progress { states: nodes.len(), open, done: 1.0 - unknown }
    }

    /// The graph, after the search.
    pub fn into_graph(self) -> Graph {
        self.state.into_inner().unwrap_or_else(PoisonError::into_inner).graph.in_order()
    }

    /// A look at the graph as it is now.
    pub fn look<R>(&self, look: impl FnOnce(&Graph) -> R) -> R {
        look(&self.state().graph)
    }

    /// Enters the first state, if it is not there yet.
    fn enter_root(&self, found: Found) {
        let mut state = self.state();
        if state.graph.nodes().is_empty() {
            let _root = state.meet(found, None);
        }
    }

    /// A step to go; `None` when there are none left.
    fn next(&self) -> Option<Job> {
        let mut state = self.state();
        loop {
            if state.stopped.is_some() {
                return None;
            }
            if let Some((node, turn)) = state.pop_open() {
                if state.go_as_known(node, turn).is_some() {
                    self.look_at_limits(&mut state);
                    continue;
                }
                state.taken.push((node, turn));
                let (path, digest) = (state.graph.path(node), state.graph.node(node).digest);
                return Some(Job { onward: Onward { node, turn, path }, digest });
            }
            if state.taken.is_empty() {
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

    /// Takes note of where a step led; gives the way to another from there, if one is open not far ahead: going on is
    /// cheaper than beginning anew.
    fn arrive(&self, from: NodeId, turn: Turn, found: Found) -> Option<Onward> {
        let mut state = self.state();
        state.gone += 1;
        state.taken.retain(|taken| *taken != (from, turn));
        let node = state.enter(from, turn, found);
        self.look_at_limits(&mut state);
        self.changed.notify_all();
        if state.stopped.is_some() {
            return None;
        }
        let onward = state.nearest_open(node)?;
        state.taken.push((onward.node, onward.turn));
        Some(onward)
    }

    /// Whether it is known where every step leads.
    pub(crate) fn is_complete(&self) -> bool {
        let mut state = self.state();
        state.lowest().is_none() && state.graph.is_complete()
    }

    fn digest(&self, node: NodeId) -> Digest {
        self.state().graph.node(node).digest
    }

    /// Adds a step that was not asked for by the search.
    pub(crate) fn add(&self, from: NodeId, turn: Turn, found: Found) -> NodeId {
        self.state().enter(from, turn, found)
    }
}

impl State {
    /// Takes note of where a step led.
    fn enter(&mut self, from: NodeId, turn: Turn, found: Found) -> NodeId {
        self.learn(from, turn, &found);
        let node = self.meet(found, Some((from, turn)));
        self.graph.connect(from, turn, node);
        node
    }

    /// Takes note of what a step did.
    fn learn(&mut self, from: NodeId, turn: Turn, found: &Found) {
        if let (Some(before), Some(after)) = (&self.graph.node(from).parts, &found.parts)
            && let (Some(own), Some(effect)) = (before.own(turn), Effect::of(before, after, turn))
        {
            let known = self.effects.entry((before.shared, own.digest, turn)).or_default();
            known.retain(|other| !effect.replaces(other));
            known.push(effect);
        }
    }

    /// Goes a step that is known from where other threads stood elsewhere, and says where it leads, if it is.
    fn go_as_known(&mut self, from: NodeId, turn: Turn) -> Option<NodeId> {
        let before = self.graph.node(from).parts.as_ref().filter(|_| !self.infers_nothing)?;
        let own = before.own(turn)?;
        let known = self.effects.get(&(before.shared, own.digest, turn))?;
        let after = known.iter().find_map(|effect| effect.apply(before, turn))?;
        let turns = after.turns();
        if turns.is_empty() {
            // Nobody can go on: what comes then is the program's affair.
            return None;
        }
        let (digest, holds) = (after.digest(), after.holds);
        let found = Found { digest: Some(digest), turns, ending: None, parts: Some(after), holds };
        let node = self.meet(found, Some((from, turn)));
        self.graph.connect(from, turn, node);
        Some(node)
    }

    fn meet(&mut self, found: Found, parent: Option<(NodeId, Turn)>) -> NodeId {
        let turns = found.turns.clone();
        let (node, is_new) = self.graph.meet(found, parent);
        if is_new {
            for turn in turns {
                let cost = self.cost(node, turn);
                if self.open.len() <= cost {
                    self.open.resize_with(cost + 1, VecDeque::new);
                }
                self.open[cost].push_back((node, turn));
            }
        }
        node
    }

    /// How many preemptions the way to a step has, and itself.
    fn cost(&self, node: NodeId, turn: Turn) -> usize {
        self.graph.node(node).cost_after(turn).0 as usize
    }

    fn is_open(&self, step: (NodeId, Turn)) -> bool {
        self.graph.target(step.0, step.1).is_none() && !self.taken.contains(&step)
    }

    /// The fewest preemptions of the steps that are open.
    fn lowest(&mut self) -> Option<usize> {
        for cost in 0..self.open.len() {
            while let Some(step) = self.open[cost].front() {
                if self.is_open(*step) {
                    return Some(cost);
                }
                self.open[cost].pop_front();
            }
        }
        None
    }

    fn pop_open(&mut self) -> Option<(NodeId, Turn)> {
        let lowest = self.lowest()?;
        self.open[lowest].pop_front()
    }

    /// The way to a step that nobody has gone, not far ahead; one with the fewest preemptions, if there is any.
    fn nearest_open(&mut self, from: NodeId) -> Option<Onward> {
        let lowest = self.lowest()?;
        // Each with the place of the one before it.
        let mut reached = vec![(from, 0, 0)];
        let mut seen = FxHashSet::from_iter([from]);
        let mut other = None;
        let mut at = 0;
        while at < reached.len() && at < AHEAD {
            let node = reached[at].0;
            for index in 0..self.graph.node(node).steps.len() {
                let (turn, to) = self.graph.node(node).steps[index];
                if let Some(to) = to.or_else(|| self.go_as_known(node, turn)) {
                    if seen.insert(to) {
                        reached.push((to, at, turn));
                    }
                } else if self.is_open((node, turn)) {
                    if self.cost(node, turn) <= lowest {
                        return Some(onward(&reached, at, turn));
                    }
                    other.get_or_insert((at, turn));
                }
            }
            at += 1;
        }
        other.map(|(at, turn)| onward(&reached, at, turn))
    }
}

/// The way to a step through states that were reached one from the other.
fn onward(reached: &[(NodeId, usize, Turn)], mut at: usize, turn: Turn) -> Onward {
    let node = reached[at].0;
    let mut path = Vec::new();
    while at > 0 {
        path.push(reached[at].2);
        at = reached[at].1;
    }
    path.reverse();
    Onward { node, turn, path }
}

/// Searches until nothing is left; several workers may, each with its own runner.
///
/// # Errors
/// What the runner fails with, or that it did not do the same twice; the search is stopped then.
pub fn work<R: Runner>(search: &Search, runner: &mut R) -> Result<(), Failure<R::Error>> {
    let root = runner.begin(&[]).inspect_err(|_| search.stop(Stopped::Asked))?;
    search.enter_root(root);
    while let Some(job) = search.next() {
        go(search, runner, job).inspect_err(|_| search.stop(Stopped::Asked))?;
    }
    Ok(())
}

/// Goes a step, and on from there as long as there are others not far ahead.
fn go<R: Runner>(search: &Search, runner: &mut R, job: Job) -> Result<(), Failure<R::Error>> {
    let Onward { mut node, mut turn, path } = job.onward;
    if runner.begin(&path)?.digest.is_some_and(|digest| digest != job.digest) {
        return Err(Failure::Diverged(path));
    }
    let mut found = runner.step(turn)?;
    while let Some(onward) = search.arrive(node, turn, found) {
        (node, turn) = (onward.node, onward.turn);
        if !onward.path.is_empty()
            && runner.follow(&onward.path)?.digest.is_some_and(|digest| digest != search.digest(node))
        {
            return Err(Failure::Diverged(search.look(|graph| graph.path(node))));
        }
        found = runner.step(turn)?;
    }
    Ok(())
}
