//! How many threads run and wait.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use events::Doing;
use serde_json::json;

use super::{PROCESS, TraceEvent, Writer};
use crate::Input;
use crate::lives::{self, State};

/// How many threads do what.
#[derive(Clone, Copy, Default)]
struct Counts {
    running: i64,
    waiting_for_gil: i64,
    waiting: i64,
}

impl Counts {
    fn change(&mut self, doing: Doing, by: i64) {
        match doing {
            Doing::Running => self.running += by,
            Doing::AwaitingGil => self.waiting_for_gil += by,
            Doing::AwaitingLock | Doing::Sleeping | Doing::Outside | Doing::Joining => self.waiting += by,
        }
    }
}

pub(super) fn write(input: &Input<'_>, to: &mut Writer<'_>) -> io::Result<()> {
    let mut changes: BTreeMap<Duration, Counts> = BTreeMap::new();
    for stream in &input.run.streams {
        for State { from, to: end, doing, .. } in lives::states(stream, input.run.ended) {
            changes.entry(from).or_default().change(doing, 1);
            changes.entry(end).or_default().change(doing, -1);
        }
    }
    let mut now = Counts::default();
    for (at, change) in changes {
        now.running += change.running;
        now.waiting_for_gil += change.waiting_for_gil;
        now.waiting += change.waiting;
        let args = match input.setting.gil {
            true => json!({
                "running": now.running,
                "waiting for GIL": now.waiting_for_gil,
                "waiting for something else": now.waiting,
            }),
            false => json!({ "running": now.running, "waiting": now.waiting + now.waiting_for_gil }),
        };
        let counter = TraceEvent { ph: "C", name: "threads", pid: PROCESS, ts: at, ..TraceEvent::default() };
        to.event(&TraceEvent { args: Some(args), ..counter })?;
    }
    Ok(())
}
