//! What was found out, as JSON.

use serde_json::{Value, json};

use super::text::{is_fewest, verdict};
use super::{End, Explored};
use crate::arguments::ExploreOptions;

/// The result for programs. Numbers of interleavings are texts, for they can be longer than what others take as a number.
pub(super) fn page(options: &ExploreOptions, explored: &Explored) -> String {
    let outcomes = &explored.outcomes;
    let each: Vec<Value> = (0..outcomes.each.len()).map(|index| outcome(index, explored)).collect();
    let covered = outcomes.uncovered.map(|uncovered| i64::from(uncovered) - 1);
    let result = json!({
        "file": options.file.to_string_lossy(),
        "complete": outcomes.complete,
        "stopped": explored.stopped.map(|why| format!("{why:?}").to_lowercase()),
        "threads": explored.threads,
        "states": outcomes.states,
        "seconds": explored.took.as_secs_f64(),
        "interleavings": outcomes.interleavings.as_ref().map(ToString::to_string),
        "unbounded": outcomes.bounded.is_some(),
        "counted_up_to": outcomes.bounded.as_ref().map(|bounded| bounded.steps),
        "covered_preemptions": covered,
        "random_runs": explored.sampled.runs,
        "spinning": explored.cycles.spinning.iter().map(|turn| explore::letter(*turn)).collect::<Vec<_>>(),
        "livelock": explored.cycles.livelock,
        "not_compared": explored.opaque,
        "outcomes": each,
    });
    format!("{:#}\n", json!({ "explore": result }))
}

fn outcome(index: usize, explored: &Explored) -> Value {
    let outcome = &explored.outcomes.each[index];
    let end: &End = explored.end(outcome);
    let bounded = explored.outcomes.bounded.as_ref().filter(|_| !end.endless);
    let globals: serde_json::Map<String, Value> =
        end.globals.iter().map(|(name, value)| (name.clone(), Value::from(value.clone()))).collect();
    json!({
        "label": explored.label(index),
        "printed": end.printed,
        "errors": end.errors,
        "raised": end.raised,
        "deadlock": end.deadlock.as_ref().map(|stuck| stuck.iter().map(ToString::to_string).collect::<Vec<_>>()),
        "endless": end.endless,
        "value": end.value,
        "globals": globals,
        "interleavings": outcome.interleavings.as_ref().map(ToString::to_string),
        "interleavings_up_to": bounded.map(|bounded| bounded.by_ending[outcome.ending as usize].to_string()),
        "preemptions": outcome.simplest.preemptions,
        "preemptions_are_fewest": is_fewest(outcome, explored),
        "verdict": verdict(outcome, explored),
        "schedule": explored.schedules[index].to_string(),
    })
}
