//! Random runs, where there are too many states to look at all: each finds a mistake that needs `d` ordered steps of `n`
//! threads with `k` steps in all with a chance of at least 1 in `n * k^(d-1)` (Burckhardt and others, "A randomized
//! scheduler with probabilistic guarantees of finding bugs", 2010).

use std::time::Instant;

use rustc_hash::FxHashSet;

use crate::graph::{NodeId, Turn};
use crate::search::{Failure, Runner, Search, Stopped};

/// Runs that switch at one place are followed by such that switch at two, and so on, up to so many.
const DEEPEST: u64 = 5;
/// A run that is longer than this is given up.
const LONGEST: usize = 20_000;

/// What was run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sampled {
    /// How many runs came to an end.
    pub runs: u64,
    /// The steps of the longest.
    pub longest: usize,
}

/// Numbers that look random (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }
}

/// The priorities of a run: the thread with the highest that can go on does.
struct Priorities {
    of: [u64; 256],
    /// Steps after which the running thread's becomes the lowest.
    changes: Vec<u64>,
    lowest: u64,
}

impl Priorities {
    fn new(random: &mut SplitMix, depth: u64, length: u64) -> Priorities {
        // Above all that are given later.
        let of = std::array::from_fn(|_| random.next() | 1 << 63);
        let changes = (1..depth).map(|_| random.below(length)).collect();
        Priorities { of, changes, lowest: 1 << 62 }
    }

    fn choose(&self, turns: &[Turn]) -> Option<Turn> {
        turns.iter().copied().max_by_key(|turn| self.of[usize::from(*turn)])
    }

    fn lower(&mut self, turn: Turn) {
        self.lowest -= 1;
        self.of[usize::from(turn)] = self.lowest;
    }
}

/// Makes random runs until the time is over, somebody asks for the end, or they have been everywhere; adds what they meet to the search's graph.
///
/// # Errors
/// As of [`work`](crate::work).
pub fn sample<R: Runner>(
    search: &Search,
    runner: &mut R,
    seed: u64,
    until: Instant,
) -> Result<Sampled, Failure<R::Error>> {
    let mut random = SplitMix(seed);
    let mut sampled = Sampled { runs: 0, longest: 1 };
    let is_over = || search.stopped() == Some(Stopped::Asked) || Instant::now() >= until;
    while !is_over() && !search.is_complete() {
        let depth = 1 + sampled.runs % DEEPEST;
        let mut priorities = Priorities::new(&mut random, depth, sampled.longest as u64);
        match run(search, runner, &mut priorities, &is_over)? {
            Some(length) => {
                sampled.runs += 1;
                sampled.longest = sampled.longest.max(length);
            }
            None => break,
        }
    }
    Ok(sampled)
}

/// One run. Gives its length; `None` when it was given up because the time was over.
fn run<R: Runner>(
    search: &Search,
    runner: &mut R,
    priorities: &mut Priorities,
    is_over: &dyn Fn() -> bool,
) -> Result<Option<usize>, Failure<R::Error>> {
    let (mut node, mut length, mut runs_program): (NodeId, usize, bool) = (0, 0, false);
    // Steps that are known and not gone in this run's process.
    let mut pending: Vec<Turn> = Vec::new();
    let mut seen = FxHashSet::from_iter([node]);
    while length < LONGEST {
        let turns: Vec<Turn> = search.look(|graph| graph.node(node).steps.iter().map(|(turn, _)| *turn).collect());
        let Some(turn) = priorities.choose(&turns) else { break };
        pending.push(turn);
        node = match search.look(|graph| graph.target(node, turn)) {
            Some(to) => to,
            None if is_over() => return Ok(None),
            None => {
                let steps = std::mem::take(&mut pending);
                if !std::mem::replace(&mut runs_program, true) {
                    runner.begin(&steps[..steps.len() - 1])?;
                    search.add(node, turn, runner.step(turn)?)
                } else {
                    search.add(node, turn, runner.follow(&steps)?)
                }
            }
        };
        length += 1;
        // Who comes back to where it was, or goes on very long, spins: others are to go on.
        let spins = !seen.insert(node) || length % 2000 == 0;
        if spins || priorities.changes.contains(&(length as u64)) {
            priorities.lower(turn);
        }
    }
    Ok(Some(length))
}
