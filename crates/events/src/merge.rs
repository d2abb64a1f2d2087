//! Many streams into one, ordered by what threads handed to each other, never by the clock.

use std::collections::HashMap;
use std::fmt;

use sync::ThreadId;

use crate::event::{Event, LockId, SlotId};
use crate::lives::LifeId;
use crate::observer::{Recorded, Stream};

/// An event of the merged story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// Who did it.
    pub thread: ThreadId,
    /// What, when and where.
    pub recorded: Recorded,
}

/// The streams contradict each other, as those of a broken recording do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disorder {
    /// The first thread whose story cannot be continued.
    pub thread: ThreadId,
    /// Its next event.
    pub event: Event,
}

impl fmt::Display for Disorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the recording contradicts itself: nothing can come before {:?} of {}", self.event, self.thread)
    }
}

impl std::error::Error for Disorder {}

/// What passes from thread to thread and so puts their events in order.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Baton {
    Gil,
    Lock(LockId),
    Slot(SlotId),
    Thread(ThreadId),
    Life(LifeId),
}

/// The baton that an event touches, and the event's rank among those that touch the same one. Turns and versions
/// count twice, since each has an event that begins it (taken, written) and some that belong to it (released, read).
fn rank(thread: ThreadId, event: &Event) -> Option<(Baton, u64)> {
    let begins = |number: u64| number.saturating_mul(2);
    let belongs = |number: u64| number.saturating_mul(2).saturating_add(1);
    Some(match *event {
        Event::GilTaken { turn, .. } => (Baton::Gil, begins(turn)),
        Event::GilReleased { turn, .. } => (Baton::Gil, belongs(turn)),
        Event::LockTaken { lock, turn } => (Baton::Lock(lock), begins(turn)),
        Event::LockReleased { lock, turn } => (Baton::Lock(lock), belongs(turn)),
        Event::SlotWritten { slot, version, .. } => (Baton::Slot(slot), begins(version)),
        Event::SlotRead { slot, version } => (Baton::Slot(slot), belongs(version)),
        Event::Counted(ref counted) if counted.asked => (Baton::Life(counted.life), belongs(counted.turn)),
        Event::Counted(ref counted) => (Baton::Life(counted.life), begins(counted.turn)),
        Event::ThreadStarted { thread } => (Baton::Thread(thread), 0),
        Event::ThreadBegan => (Baton::Thread(thread), 1),
        Event::ThreadEnded => (Baton::Thread(thread), 2),
        Event::ThreadJoined { thread } => (Baton::Thread(thread), 3),
        Event::GilWanted
        | Event::Detached { .. }
        | Event::Attached
        | Event::ObjectAwaited { .. }
        | Event::WaitBegan { .. }
        | Event::WaitEnded { .. }
        | Event::Called { .. }
        | Event::Returned
        | Event::Stood { .. }
        | Event::Valued { .. }
        | Event::Referenced { .. }
        | Event::Contains { .. }
        | Event::Local { .. }
        | Event::Wrote { .. }
        | Event::TimeMoved { .. }
        | Event::Marked { .. } => return None,
    })
}

/// The ranks that are still to come, per baton, the smallest last.
struct Due(HashMap<Baton, Vec<u64>>);

impl Due {
    fn of(streams: &[Stream]) -> Self {
        let mut due: HashMap<Baton, Vec<u64>> = HashMap::new();
        for stream in streams {
            for (baton, rank) in stream.events.iter().filter_map(|recorded| rank(stream.thread, &recorded.event)) {
                due.entry(baton).or_default().push(rank);
            }
        }
        due.values_mut().for_each(|ranks| ranks.sort_unstable_by(|a, b| b.cmp(a)));
        Due(due)
    }

    /// Lets an event happen if nothing that is still to come must happen before it.
    fn admit(&mut self, thread: ThreadId, event: &Event) -> bool {
        let Some((baton, rank)) = rank(thread, event) else { return true };
        let Some(ranks) = self.0.get_mut(&baton) else { return false };
        let admitted = ranks.last() == Some(&rank);
        if admitted {
            ranks.pop();
        }
        admitted
    }
}

/// One story out of what the threads recorded. Each thread's events keep their order; those of different threads are
/// in the order in which GIL, locks, slots and threads' beginnings and ends passed between them. What nothing orders
/// comes in the order of `streams`, with as few changes of thread as possible.
pub fn merge(streams: Vec<Stream>) -> Result<Vec<Happening>, Disorder> {
    let mut due = Due::of(&streams);
    let mut story = Vec::with_capacity(streams.iter().map(|stream| stream.events.len()).sum());
    let mut rests: Vec<_> =
        streams.into_iter().map(|stream| (stream.thread, stream.events.into_iter().peekable())).collect();
    loop {
        let before = story.len();
        for (thread, rest) in &mut rests {
            while let Some(recorded) = rest.next_if(|recorded| due.admit(*thread, &recorded.event)) {
                story.push(Happening { thread: *thread, recorded });
            }
        }
        let stuck = rests.iter_mut().find_map(|(thread, rest)| rest.peek().map(|recorded| (*thread, recorded)));
        match stuck {
            None => return Ok(story),
            Some((thread, recorded)) if story.len() == before => {
                return Err(Disorder { thread, event: recorded.event.clone() });
            }
            Some(_) => {}
        }
    }
}
