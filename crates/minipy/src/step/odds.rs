//! What can still come of a position: how many of the interleavings from there on come to what the user is after.
//!
//! All interleavings are found beforehand, as `minipy explore` does. The process that runs the program says which visible
//! operations are done, and that is the way through the graph.

use explore::{Fate, Node, NodeId, Odds, Outcomes};
use reports::{counted, grouped};

use crate::arguments::{ExploreOptions, Goal, StepOptions};
use crate::explore::{End, Map, map, percent};

/// The odds of all positions.
pub(super) struct Chances {
    map: Map,
    odds: Odds,
    /// What the user is after, in words.
    pub(super) what: String,
}

/// What can come of a state.
pub(super) struct Chance {
    /// In how many interleavings from there on it comes to what the user is after, of how many, and the share; nothing
    /// where they are infinitely many.
    pub(super) count: Option<[String; 3]>,
    pub(super) fate: Fate,
}

impl Chances {
    /// # Errors
    /// Why there are none, and what to do about it: a part of a sentence.
    pub(super) fn new(options: &StepOptions) -> Result<Chances, String> {
        let sought = match &options.goal {
            Some(Goal::Value(name, value)) => Some((name.clone(), value.clone())),
            _ => None,
        };
        let explore = ExploreOptions::of_step(options, sought);
        let map = map(&explore)?;
        let is_so = ends_well(options.goal.as_ref(), &map);
        let odds = Odds::of(&map.graph, |node: &Node| node.holds || node.ending.is_some_and(|end| is_so[end as usize]));
        Ok(Chances { map, odds, what: what(options.goal.as_ref()) })
    }

    /// The slots whose accesses are visible operations, by their keys.
    pub(super) fn visible(&self) -> &[String] {
        &self.map.visible
    }

    /// What can come of a state.
    pub(super) fn fate(&self, node: NodeId) -> Fate {
        self.odds.fate(node)
    }

    /// The state after a visible operation of a thread; nothing where that is on no way that was found.
    pub(super) fn after(&self, node: NodeId, thread: u32) -> Option<NodeId> {
        self.map.graph.target(node, u8::try_from(thread.checked_sub(1)?).ok()?)
    }

    /// The same with the numbers.
    pub(super) fn chance(&self, node: NodeId) -> Chance {
        let count = self.odds.ways(node).map(|(good, all)| [grouped(good), grouped(all), percent(good, all)]);
        Chance { count, fate: self.fate(node) }
    }

    /// How it stands at the beginning.
    pub(super) fn told(&self) -> String {
        let what = &self.what;
        let ways = self.odds.ways(0).map(|(good, all)| (grouped(good), counted(all, "interleaving")));
        match (self.fate(0), ways) {
            (Fate::Impossible, Some((_, all))) => format!("odds: {what} comes in none of {all}"),
            (Fate::Open, Some((good, all))) => format!("odds: {what} comes in {good} of {all}"),
            (Fate::Certain, Some((_, all))) => format!("odds: {what} comes in each of {all}"),
            (fate, None) => {
                let how_many = match fate {
                    Fate::Impossible => "no interleaving",
                    Fate::Open => "some interleavings",
                    Fate::Certain => "every interleaving",
                };
                format!(
                    "odds: {what} comes in {how_many}; threads can go round in circles, so interleavings are not counted"
                )
            }
        }
    }
}

/// For each ending of the graph whether the user is after it.
fn ends_well(goal: Option<&Goal>, map: &Map) -> Vec<bool> {
    match goal {
        Some(Goal::Deadlock) => map.ends.iter().map(|end| end.deadlock.is_some()).collect(),
        Some(Goal::Assert) => map.ends.iter().map(End::has_failed_assert).collect(),
        // Told for each state.
        Some(Goal::Value(..)) => vec![false; map.ends.len()],
        None => {
            let mut found = vec![false; map.ends.len()];
            for outcome in Outcomes::of(&map.graph).each {
                found[outcome.ending as usize] = !outcome.is_serial();
            }
            found
        }
    }
}

/// What the user is after, in words.
fn what(goal: Option<&Goal>) -> String {
    match goal {
        Some(Goal::Deadlock) => "a deadlock".to_owned(),
        Some(Goal::Assert) => "a failed assert".to_owned(),
        Some(Goal::Value(name, value)) => format!("{name} == {value}"),
        None => "an outcome of no serial order".to_owned(),
    }
}
