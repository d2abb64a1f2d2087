//! What a program with races could come to: a short exploration for the report of `--race`.

use std::time::{Duration, Instant};

use ::explore::Stopped;
use reports::races::{Exploration, Outcome, Visit};

use super::message::Step;
use super::runner::{Processes, Sharing};
use super::text::is_fewest;
use super::watch::Watch;
use super::{Explored, outcomes, reason};
use crate::arguments::ExploreOptions;

/// Of so many outcomes it is looked at what they come of.
const MOST_WAYS: usize = 256;
/// The least time for that.
const LEAST: Duration = Duration::from_secs(5);

/// Explores a program as `minipy explore` does.
pub(crate) fn of_races(options: &ExploreOptions) -> Exploration {
    let (watch, sharing) = (Watch::new(options.max_memory), Sharing::default());
    let explored = match outcomes(options, &sharing, &watch) {
        Ok(explored) => explored,
        Err(halt) => return Exploration { refused: Some(reason(&halt)), ..Exploration::default() },
    };
    let each = &explored.outcomes.each;
    let mut order: Vec<usize> = (0..each.len()).collect();
    order.sort_by_cached_key(|&index| {
        let (outcome, end) = (&each[index], explored.end(&each[index]));
        let is_whole = outcome.is_serial() && !end.is_stuck();
        (
            is_whole,
            !end.is_failure(),
            outcome.simplest.preemptions,
            outcome.simplest.path.len(),
            explored.label(index).to_owned(),
        )
    });
    let mut told: Vec<Outcome> = order.iter().map(|&index| outcome(index, &explored)).collect();
    let until = Instant::now().checked_add(options.max_time.max(LEAST));
    watch.during(until, None, || {
        let Ok(mut processes) = Processes::start(options, &sharing, &watch) else { return };
        for (index, outcome) in order.into_iter().zip(&mut told).take(MOST_WAYS) {
            let simplest = &each[index].simplest;
            if simplest.preemptions > 0 {
                // Without its steps nothing is said to come of them.
                outcome.way = processes.show(&simplest.path).map_or_else(|_| Vec::new(), |report| visits(report.steps));
            }
        }
    });
    Exploration {
        refused: None,
        cut_short: cut_short(&explored),
        states: explored.outcomes.states,
        interleavings: explored.outcomes.interleavings.as_ref().map(ToString::to_string),
        outcomes: told,
    }
}

fn outcome(index: usize, explored: &Explored) -> Outcome {
    let outcome = &explored.outcomes.each[index];
    let end = explored.end(outcome);
    Outcome {
        label: explored.label(index).to_owned(),
        interleavings: outcome.interleavings.as_ref().map(ToString::to_string),
        preemptions: outcome.simplest.preemptions,
        preemptions_are_fewest: is_fewest(outcome, explored),
        is_deadlock: end.deadlock.is_some(),
        schedule: explored.schedules[index].to_string(),
        way: Vec::new(),
    }
}

fn visits(steps: Vec<Step>) -> Vec<Visit> {
    let visit =
        |step: Step| Visit { turn: step.turn, able: step.turns, file: step.file, line: step.line, slot: step.slot };
    steps.into_iter().map(visit).collect()
}

/// Why not all was looked at.
fn cut_short(explored: &Explored) -> Option<String> {
    if explored.outcomes.complete {
        return None;
    }
    Some(
        match explored.stopped {
            Some(Stopped::States) => "there are too many states for it",
            Some(Stopped::Asked) => "it was interrupted",
            Some(Stopped::Time) | None => "the time was over (--explore-time)",
        }
        .to_owned(),
    )
}
