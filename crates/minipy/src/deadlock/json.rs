//! A deadlock for programs to read.

use machine::config::Config;
use machine::waits::deadlock::{STATUS, Spot, Step};
use machine::waits::{Deadlock, Stuck, Wanted};
use serde::Serialize;
use serde_json::{Value, json};

use super::{help, mode, next};

#[derive(Serialize)]
struct JsonDeadlock<'a> {
    mode: String,
    /// Names of the threads that wait for each other, each for the next.
    circle: Vec<&'a str>,
    threads: Vec<JsonThread<'a>>,
    steps: Vec<JsonStep<'a>>,
    help: String,
    next: String,
    exit_status: i32,
}

#[derive(Serialize)]
struct JsonSpot<'a> {
    file: &'a str,
    line: u32,
    function: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
struct JsonThread<'a> {
    name: &'a str,
    at: Option<JsonSpot<'a>>,
    holds: Vec<JsonHeld<'a>>,
    wants: JsonWanted<'a>,
}

#[derive(Serialize)]
struct JsonHeld<'a> {
    name: &'a str,
    taken: Option<JsonSpot<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum JsonWanted<'a> {
    Lock {
        name: &'a str,
        holder: Option<&'a str>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        holder_has_ended: bool,
        /// Where one that has ended took it.
        #[serde(skip_serializing_if = "Option::is_none")]
        taken: Option<JsonSpot<'a>>,
    },
    End {
        thread: &'a str,
    },
    Other {
        call: &'a str,
    },
}

#[derive(Serialize)]
struct JsonStep<'a> {
    thread: &'a str,
    takes: Option<&'a str>,
    at: Option<JsonSpot<'a>>,
}

fn spot(spot: &Spot) -> JsonSpot<'_> {
    JsonSpot { file: &spot.file, line: spot.line, function: &spot.function, source: &spot.source }
}

fn json_thread(stuck: &Stuck) -> JsonThread<'_> {
    let wants = match &stuck.wants {
        Wanted::Lock { name, holder } => {
            let ended = holder.as_ref().filter(|holder| holder.has_ended);
            JsonWanted::Lock {
                name,
                holder: holder.as_ref().map(|holder| holder.thread.as_str()),
                holder_has_ended: ended.is_some(),
                taken: ended.and_then(|holder| holder.spot.as_ref()).map(spot),
            }
        }
        Wanted::End(thread) => JsonWanted::End { thread },
        Wanted::Other(call) => JsonWanted::Other { call },
    };
    let holds = stuck.holds.iter().map(|held| JsonHeld { name: &held.name, taken: held.spot.as_ref().map(spot) });
    JsonThread { name: &stuck.name, at: stuck.spot.as_ref().map(spot), holds: holds.collect(), wants }
}

/// A deadlock alone, with the key that it has among other reports.
pub(super) fn document(deadlock: &Deadlock, config: &Config) -> Value {
    json!({ "deadlock": value(deadlock, config) })
}

/// A deadlock, for an object of reports.
pub(crate) fn value(deadlock: &Deadlock, config: &Config) -> Value {
    let circle = deadlock.threads[..deadlock.circle].iter().map(|stuck| stuck.name.as_str()).collect();
    let steps = deadlock.steps.iter().map(|Step { thread, took, spot: at }| JsonStep {
        thread,
        takes: took.as_deref(),
        at: at.as_ref().map(spot),
    });
    let told = JsonDeadlock {
        mode: mode(config),
        circle,
        threads: deadlock.threads.iter().map(json_thread).collect(),
        steps: steps.collect(),
        help: help(deadlock),
        next: next(config).0,
        exit_status: STATUS,
    };
    // Texts and numbers can always be written.
    serde_json::to_value(told).unwrap_or_default()
}
