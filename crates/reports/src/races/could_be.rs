//! What races could do in other interleavings than that of the run, as an exploration of the program has found.

use serde::Serialize;

use super::{Kind, LockOrder, Race, Races, advice};
use crate::page::{counted, cut, grouped, plural};

/// What a program can come to, whatever the order of its threads, as far as that was looked at.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Exploration {
    /// Why nothing is known.
    pub refused: Option<String>,
    /// Why not all interleavings were looked at.
    pub cut_short: Option<String>,
    /// How many states were seen.
    pub states: usize,
    /// How many interleavings there are, as a decimal number: it can be long. `None` where not all were looked at, or
    /// where they are infinitely many.
    pub interleavings: Option<String>,
    /// What it can come to; what fails by the fewest preemptions first.
    pub outcomes: Vec<Outcome>,
}

/// One thing that a program can come to.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Outcome {
    /// What was printed, or how it ended.
    pub label: String,
    /// How many interleavings lead there, if all are known.
    pub interleavings: Option<String>,
    /// How often a thread was taken off that could have gone on, in the simplest interleaving that leads there.
    pub preemptions: u32,
    /// Whether no interleaving can do with fewer.
    pub preemptions_are_fewest: bool,
    /// Whether threads wait for each other for ever.
    pub is_deadlock: bool,
    /// The simplest interleaving, for `minipy replay`.
    pub schedule: String,
    /// Its steps, if they are known.
    #[serde(skip)]
    pub way: Vec<Visit>,
}

/// A step on the way to an outcome.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// Whose it is.
    pub turn: u8,
    /// Who could have gone instead.
    pub able: Vec<u8>,
    /// Where in the program.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// What is touched, by a name that is the same in all interleavings; if there is none, it has an `@`.
    pub slot: String,
}

impl Visit {
    /// Whether both may touch the same.
    fn shares(&self, other: &Visit) -> bool {
        self.slot == other.slot || (self.slot.contains('@') && other.slot.contains('@'))
    }
}

impl Exploration {
    /// The outcomes that no order of whole threads leads to.
    fn interleaved(&self) -> impl Iterator<Item = usize> {
        (0..self.outcomes.len()).filter(|&index| self.outcomes[index].preemptions > 0)
    }

    /// In one line.
    pub(super) fn sum(&self) -> String {
        if let Some(reason) = &self.refused {
            return format!("what could come of it is not known: {reason}");
        }
        let outcomes = plural(self.outcomes.len() as u64, "outcome");
        let interleaved = match self.interleaved().count() {
            0 => "none only when interleaved".to_owned(),
            count => format!("{} only when interleaved", grouped(count)),
        };
        let looked = match (&self.cut_short, &self.interleavings) {
            (Some(reason), _) => {
                return format!("explored a part of all interleavings: {outcomes}, {interleaved}; {reason}");
            }
            (None, Some(count)) => format!("all {}", counted(count, "interleaving")),
            (None, None) => "all states of endlessly many interleavings".to_owned(),
        };
        format!("explored {looked} ({} states): {outcomes}, {interleaved}", grouped(self.states))
    }

    /// What some of the outcomes are, and the schedule of the first; `what` are they.
    fn told(&self, could_be: &[usize], what: &str) -> (String, Option<&str>) {
        let [first, more @ ..] = could_be else { return (self.nothing(what), None) };
        let outcome = &self.outcomes[*first];
        let least = if outcome.preemptions_are_fewest { "" } else { "at most " };
        let mut needs = format!("{least}{}", plural(u64::from(outcome.preemptions), "preemption"));
        if let (Some(count), Some(all)) = (&outcome.interleavings, &self.interleavings) {
            needs = format!("{} of {}, {needs}", grouped(count), counted(all, "interleaving"));
        }
        let label = cut(&outcome.label, 40);
        let when = if outcome.preemptions == 0 { "whenever threads wait" } else { "only when interleaved here" };
        let text = match more.len() {
            0 => format!("{label}, {when} ({needs})"),
            more => {
                format!("{} of {} outcomes, {when}; the simplest: {label} ({needs})", more + 1, self.outcomes.len())
            }
        };
        (text, Some(&outcome.schedule))
    }

    fn nothing(&self, what: &str) -> String {
        match (&self.cut_short, &self.interleavings) {
            (Some(_), _) => format!("no {what} was met, but not all interleavings were looked at"),
            (None, Some(count)) => format!("no {what}, in all {} interleavings", grouped(count)),
            (None, None) => format!("no {what}, in any interleaving"),
        }
    }

    /// What a race could do; the schedule is that of the simplest way to it. `None` where nothing is known.
    pub(super) fn of_race(&self, race: &Race) -> Option<(String, Option<&str>)> {
        let could_be = race.could_be.as_deref()?;
        let what = match self.interleaved().count() {
            0 => "outcome that shows it",
            _ => "other outcome by this alone",
        };
        Some(self.told(could_be, what))
    }

    /// What locks in different orders could do.
    pub(super) fn of_locks(&self, order: &LockOrder) -> Option<(String, Option<&str>)> {
        Some(self.told(order.could_be.as_deref()?, "deadlock"))
    }
}

impl Races {
    /// Whether there is anything that an exploration could tell more of.
    pub fn are_worth_exploring(&self) -> bool {
        !self.races.is_empty() || !self.lock_orders.is_empty()
    }

    /// Takes in what the program can come to.
    pub fn take_in(&mut self, exploration: Exploration) {
        if exploration.refused.is_none() {
            for race in &mut self.races {
                let comes = |index: &usize| exploration.outcomes[*index].comes_of(race);
                race.could_be = Some(exploration.interleaved().filter(comes).collect());
                if race.kind == Kind::Single && race.is_wrong() {
                    race.help = advice::ORDER.to_owned();
                }
            }
            self.races.sort_by_key(|race| !race.is_wrong());
            self.grave = self.races.iter().filter(|race| race.is_wrong()).count();
            for order in &mut self.lock_orders {
                let all = 0..exploration.outcomes.len();
                order.could_be = Some(all.filter(|&index| exploration.outcomes[index].is_deadlock).collect());
            }
        }
        self.exploration = Some(exploration);
    }

    /// Whether something is wrong with the program: a race inside a window, or one that leads to other outcomes.
    pub fn are_wrong(&self) -> bool {
        self.races.iter().any(Race::is_wrong) || self.lock_orders.iter().any(|order| leads(&order.could_be))
    }
}

impl Race {
    /// Whether it is inside a window, or leads to other outcomes.
    pub fn is_wrong(&self) -> bool {
        self.is_grave || leads(&self.could_be)
    }
}

fn leads(could_be: &Option<Vec<usize>>) -> bool {
    could_be.as_ref().is_some_and(|outcomes| !outcomes.is_empty())
}

impl Outcome {
    /// Whether it comes of a race: a thread is taken off at one of the two places, and before it goes on another one
    /// comes by the other. Where the places are in no window, it must be taken off right there: the order of whole
    /// accesses is told to do something only if nothing else can have done it.
    fn comes_of(&self, race: &Race) -> bool {
        let way = &self.way;
        let spans = race.sides.each_ref().map(super::Side::span);
        let at = |visit: &Visit, side: usize| {
            let (file, (from, to)) = &spans[side];
            visit.file == *file && (*from..=*to).contains(&visit.line)
        };
        let meets = |leaves: usize| {
            let thread = way[leaves - 1].turn;
            let is_own = |index: &usize| way[*index].turn == thread;
            let returns = (leaves..way.len()).find(is_own).unwrap_or(way.len());
            let between = &way[leaves..returns];
            [(0, 1), (1, 0)].into_iter().any(|(own, other)| {
                let is_there = |index: &usize| is_own(index) && at(&way[*index], own);
                let (before, after) = match race.kind {
                    Kind::Single => (
                        Some(leaves - 1).filter(is_there),
                        Some(returns).filter(|index| *index < way.len() && is_there(index)),
                    ),
                    _ => ((0..leaves).rev().find(is_there), (returns..way.len()).find(is_there)),
                };
                let is_met = |index: usize| between.iter().any(|visit| at(visit, other) && visit.shares(&way[index]));
                before.into_iter().chain(after).any(is_met)
            })
        };
        let is_preemption = |index: &usize| {
            let (before, here) = (&way[index - 1], &way[*index]);
            before.turn != here.turn && here.able.contains(&before.turn)
        };
        (1..way.len()).filter(is_preemption).any(meets)
    }
}
