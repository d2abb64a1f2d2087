//! The graph of a small program, for who wants to know what can still come of a position in it.

use std::time::Instant;

use ::explore::{Graph, Stopped, cycles};
use reports::grouped;

use super::message::End;
use super::runner::{Halt, Sharing};
use super::watch::{Watch, Why};
use super::{Limits, endless, known_sharing};
use crate::arguments::ExploreOptions;

/// All states of a program and the steps between them.
pub(crate) struct Map {
    pub(crate) graph: Graph,
    /// How it can end, in the order of the graph's endings.
    pub(crate) ends: Vec<End>,
    /// The slots whose accesses are steps, by their keys.
    pub(crate) visible: Vec<String>,
}

/// Explores a program.
///
/// # Errors
/// Why there is no map, and what to do about it: a part of a sentence.
pub(crate) fn map(options: &ExploreOptions) -> Result<Map, String> {
    let (sharing, watch) = (Sharing::default(), Watch::silent(options.max_memory));
    let limits =
        Limits { until: Instant::now().checked_add(options.max_time), samples_until: None, ..Limits::of(options) };
    let searched = known_sharing(options, &sharing, &watch, &limits).map_err(|halt| reason(options, halt))?;
    match searched.stopped {
        None => {}
        Some(Stopped::States) => {
            return Err(format!(
                "the program has more than {} states; make its loops shorter or its threads fewer, or raise \
                 --max-states",
                grouped(options.max_states)
            ));
        }
        Some(Stopped::Time | Stopped::Asked) => return Err(too_slow(options)),
    }
    let mut graph = searched.graph;
    let _circles = cycles(&mut graph, &endless());
    let ends = graph.endings.iter().map(|ending| serde_json::from_str(ending).unwrap_or_default()).collect();
    Ok(Map { graph, ends, visible: sharing.visible() })
}

fn too_slow(options: &ExploreOptions) -> String {
    format!(
        "looking at all states takes longer than {} s; make the program's loops shorter or its threads fewer, or raise \
         --max-time",
        options.max_time.as_secs_f64()
    )
}

fn reason(options: &ExploreOptions, halt: Halt) -> String {
    match halt {
        Halt::Refused(reason) => format!("the program cannot be explored: {reason}"),
        Halt::Cut(Why::Time | Why::Memory | Why::Asked) => too_slow(options),
        Halt::Lost(what) => format!("exploring the program was cut off: {what}"),
        Halt::Broken(_) | Halt::Diverged(_) | Halt::Shared => {
            "the program does not do the same twice; minipy explore says more".to_owned()
        }
    }
}
