//! What each thread did from moment to moment, with all that is known of it.

use std::time::Duration;

use events::{Awaited, Doing, Event, LockId, Site, Stream};
use sync::{Reason, ThreadId};

/// A time in which a thread did one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct State {
    /// Its beginning.
    pub(crate) from: Duration,
    /// Its end.
    pub(crate) to: Duration,
    /// What.
    pub(crate) doing: Doing,
    /// Where it stood when it began to wait, or stopped running.
    pub(crate) site: Option<Site>,
    /// The lock that it waits for.
    pub(crate) lock: Option<LockId>,
    /// The turn of the GIL, if it runs under one.
    pub(crate) turn: Option<u64>,
    /// Who had the GIL before and why that thread let it go, if it runs and it was another.
    pub(crate) after: Option<(ThreadId, Reason)>,
    /// Why it stopped running.
    pub(crate) end: Option<Reason>,
}

/// All that a thread did up to the end of the run, one after the other without gaps. What it did before its first
/// event that was kept is not known.
pub(crate) fn states(stream: &Stream, ended: Duration) -> Vec<State> {
    let since = match stream.events.front() {
        Some(first) if stream.dropped > 0 => first.at,
        _ => stream.tally.began,
    };
    let begin =
        |from, doing| State { from, to: from, doing, site: None, lock: None, turn: None, after: None, end: None };
    let (mut states, mut now, mut awaited) = (Vec::new(), Some(begin(since, Doing::AwaitingGil)), None);
    for recorded in &stream.events {
        let (at, site) = (recorded.at, recorded.site);
        let mut next = match recorded.event {
            Event::WaitBegan { on: Awaited::Lock(lock), .. } => {
                awaited = Some(lock);
                continue;
            }
            Event::WaitEnded { .. } => {
                awaited = None;
                continue;
            }
            Event::GilWanted => Some(begin(at, Doing::AwaitingGil)),
            Event::GilTaken { turn, from } => {
                Some(State { turn: Some(turn), after: from, ..begin(at, Doing::Running) })
            }
            Event::Attached => Some(begin(at, Doing::Running)),
            Event::GilReleased { reason, .. } | Event::Detached { reason } => {
                if let Some(running) = &mut now {
                    (running.site, running.end) = (Some(site), Some(reason));
                }
                (reason != Reason::End).then(|| State { site: Some(site), ..begin(at, Doing::after(reason)) })
            }
            _ => continue,
        };
        if let Some(State { doing: Doing::AwaitingLock, lock, .. }) = &mut next {
            *lock = awaited;
        }
        // The GIL is wanted at once after it was let go: that is one wait, with one place.
        if let Some(waits) = next.as_mut().filter(|next| next.doing == Doing::AwaitingGil)
            && let Some(before) = now.as_ref().filter(|now| now.doing == Doing::AwaitingGil)
        {
            (waits.from, waits.site) = (before.from, before.site);
            now = None;
        }
        states.extend(now.take().map(|state| State { to: at, ..state }));
        now = next;
    }
    states.extend(now.map(|state| State { to: ended.max(state.from), ..state }));
    states
}

/// What a thread does from an event on, if that changes then; nothing any more at its end.
pub(crate) fn change(event: &Event) -> Option<Option<Doing>> {
    match *event {
        Event::GilWanted => Some(Some(Doing::AwaitingGil)),
        Event::GilTaken { .. } | Event::Attached => Some(Some(Doing::Running)),
        Event::GilReleased { reason: Reason::End, .. } | Event::Detached { reason: Reason::End } => Some(None),
        Event::GilReleased { reason, .. } | Event::Detached { reason } => Some(Some(Doing::after(reason))),
        _ => None,
    }
}

/// The words for what a thread does, the same in all reports.
pub(crate) fn words(doing: Doing, gil: bool) -> &'static str {
    match doing {
        Doing::Running => "running",
        Doing::AwaitingGil if gil => "waiting for GIL",
        Doing::AwaitingGil => "waiting to run",
        Doing::AwaitingLock => "waiting for lock",
        Doing::Sleeping => "sleeping",
        Doing::Outside => "in I/O",
        Doing::Joining => "waiting for thread",
    }
}
