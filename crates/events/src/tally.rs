//! What one thread did, added up while it runs: as much memory for a day as for a millisecond.

use std::time::Duration;

use hdrhistogram::Histogram;
use rustc_hash::FxHashMap;
use sync::Reason;

use crate::event::{Awaited, Event, LockId, Site};

/// What a thread does at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Doing {
    /// It runs Python code: it has the GIL, if there is one.
    Running,
    /// It waits for the GIL.
    AwaitingGil,
    /// It waits for a lock, an item of a queue, or an import.
    AwaitingLock,
    /// It sleeps.
    Sleeping,
    /// It is in a call to the system.
    Outside,
    /// It waits for another thread to begin or to end.
    Joining,
}

impl Doing {
    /// All of them.
    pub const ALL: [Doing; 6] =
        [Doing::Running, Doing::AwaitingGil, Doing::AwaitingLock, Doing::Sleeping, Doing::Outside, Doing::Joining];

    /// What a thread does once it has let the GIL go.
    pub fn after(reason: Reason) -> Doing {
        match reason {
            Reason::Requested | Reason::Tick | Reason::End => Doing::AwaitingGil,
            Reason::Sleep => Doing::Sleeping,
            Reason::Lock => Doing::AwaitingLock,
            Reason::Join => Doing::Joining,
            Reason::Io => Doing::Outside,
        }
    }
}

/// A number for each reason to let the GIL go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByReason([u64; Reason::ALL.len()]);

impl ByReason {
    /// The number of one reason.
    pub fn of(&self, reason: Reason) -> u64 {
        self.0[reason as usize]
    }

    /// All together.
    pub fn sum(&self) -> u64 {
        self.0.iter().sum()
    }

    fn count(&mut self, reason: Reason) {
        self.0[reason as usize] += 1;
    }

    /// Adds those of another.
    pub fn add(&mut self, other: &ByReason) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, more)| *sum += more);
    }
}

/// Where a thread waited, and for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    /// What it did there: no running.
    pub doing: Doing,
    /// The place.
    pub site: Site,
    /// The lock, if it was one.
    pub lock: Option<LockId>,
}

/// Waits at one spot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// How many.
    pub count: u64,
    /// How long all together.
    pub time: Duration,
    /// The longest.
    pub longest: Duration,
}

impl Waits {
    /// Adds others.
    pub fn add(&mut self, other: &Waits) {
        self.count += other.count;
        self.time += other.time;
        self.longest = self.longest.max(other.longest);
    }
}

/// The most spots that a tally tells apart; waits at more are only in its times.
const MOST_SPOTS: usize = 1024;

/// The sums of one thread.
#[derive(Clone, Debug)]
pub struct Tally {
    /// When the thread came to be, by the recording's clock.
    pub began: Duration,
    /// When it ended.
    pub ended: Option<Duration>,
    times: [Duration; Doing::ALL.len()],
    doing: Doing,
    since: Duration,
    /// How often it took the GIL.
    pub takes: u64,
    /// How often it took the GIL from another thread, by why that one had let it go.
    pub taken_from: ByReason,
    /// How often it let the GIL go.
    pub released: ByReason,
    /// The longest time that it had the GIL, and where it stood when it let go.
    pub longest_hold: Option<(Duration, Site)>,
    /// How long it waited each time until it had the GIL from another thread, in nanoseconds; `None` before the first.
    pub hand_over_waits: Option<Histogram<u32>>,
    /// Where it waited for what.
    pub spots: FxHashMap<Spot, Waits>,
    /// Without a GIL: how often it waited for the lock of which object, by address, and where.
    pub objects: FxHashMap<(Option<u64>, Site), u64>,
    /// When it came to want the GIL.
    wanted: Duration,
    /// The wait that has begun: for what, where, and how long it was off in it so far.
    wait: Option<(Awaited, Site, Duration)>,
    /// Where it is off, outside of such a wait.
    off: Option<Site>,
}

impl Tally {
    /// That of a thread that comes to be now.
    pub fn new(at: Duration) -> Tally {
        Tally {
            began: at,
            ended: None,
            times: Default::default(),
            doing: Doing::AwaitingGil,
            since: at,
            takes: 0,
            taken_from: ByReason::default(),
            released: ByReason::default(),
            longest_hold: None,
            hand_over_waits: None,
            spots: FxHashMap::default(),
            objects: FxHashMap::default(),
            wanted: at,
            wait: None,
            off: None,
        }
    }

    /// How long the thread did something, up to its last event.
    pub fn time(&self, doing: Doing) -> Duration {
        self.times[doing as usize]
    }

    /// What it does.
    pub fn doing(&self) -> Doing {
        self.doing
    }

    /// From its beginning to its last event: the sum of all its times.
    pub fn alive(&self) -> Duration {
        self.times.iter().sum()
    }

    /// Lets time pass: the thread still does what it did.
    pub fn pass(&mut self, at: Duration) {
        if self.ended.is_none() {
            self.go_on(self.doing, at);
        }
    }

    /// Adds the times and counts of another thread; what is about a single moment stays as it is.
    pub fn add(&mut self, other: &Tally) {
        self.times.iter_mut().zip(other.times).for_each(|(sum, more)| *sum += more);
        self.takes += other.takes;
        self.taken_from.add(&other.taken_from);
        self.released.add(&other.released);
        self.longest_hold = self.longest_hold.max(other.longest_hold);
        for (spot, waits) in &other.spots {
            self.add_waits(*spot, waits);
        }
        for (spot, times) in &other.objects {
            self.add_object(*spot, *times);
        }
        if let Some(more) = &other.hand_over_waits {
            match &mut self.hand_over_waits {
                // Histograms that grow by themselves take all values.
                Some(waits) => drop(waits.add(more)),
                none => *none = Some(more.clone()),
            }
        }
    }

    /// Takes an event in.
    pub(crate) fn take_in(&mut self, at: Duration, site: Site, event: &Event) {
        if self.ended.is_some() {
            return;
        }
        match *event {
            Event::GilWanted => {
                self.come_back(at);
                self.go_on(Doing::AwaitingGil, at);
                self.wanted = at;
            }
            Event::GilTaken { from, .. } => {
                self.come_back(at);
                self.go_on(Doing::Running, at);
                self.takes += 1;
                if let Some((_, reason)) = from {
                    self.taken_from.count(reason);
                    self.note_hand_over(at.saturating_sub(self.wanted));
                }
            }
            Event::Attached => {
                self.come_back(at);
                self.go_on(Doing::Running, at);
            }
            Event::GilReleased { reason, .. } => {
                let held = at.saturating_sub(self.since);
                self.longest_hold = self.longest_hold.max(Some((held, site)));
                self.released.count(reason);
                self.leave(at, site, reason);
            }
            Event::Detached { reason } => self.leave(at, site, reason),
            Event::WaitBegan { on, .. } => self.wait = Some((on, site, Duration::ZERO)),
            Event::WaitEnded { .. } => self.end_wait(),
            Event::ObjectAwaited { object } => self.add_object((object, site), 1),
            _ => {}
        }
    }

    fn go_on(&mut self, doing: Doing, at: Duration) {
        self.times[self.doing as usize] += at.saturating_sub(self.since);
        self.doing = doing;
        self.since = at.max(self.since);
    }

    fn leave(&mut self, at: Duration, site: Site, reason: Reason) {
        self.go_on(Doing::after(reason), at);
        self.wanted = at;
        match reason {
            Reason::End => self.ended = Some(at),
            Reason::Requested | Reason::Tick => {}
            _ => self.off = Some(site),
        }
    }

    /// Back from where it was off; what it did there has just ended.
    fn come_back(&mut self, at: Duration) {
        let Some(site) = self.off.take() else { return };
        let time = at.saturating_sub(self.since);
        match &mut self.wait {
            Some((_, _, off)) => *off += time,
            None => {
                let spot = Spot { doing: self.doing, site, lock: None };
                self.add_waits(spot, &Waits { count: 1, time, longest: time });
            }
        }
    }

    fn end_wait(&mut self) {
        let Some((on, site, time)) = self.wait.take() else { return };
        let (doing, lock) = match on {
            Awaited::Lock(lock) => (Doing::AwaitingLock, Some(lock)),
            Awaited::Import => (Doing::AwaitingLock, None),
            Awaited::Thread(_) => (Doing::Joining, None),
            Awaited::Time => (Doing::Sleeping, None),
            Awaited::Outside => (Doing::Outside, None),
        };
        self.add_waits(Spot { doing, site, lock }, &Waits { count: 1, time, longest: time });
    }

    fn add_waits(&mut self, spot: Spot, waits: &Waits) {
        if self.spots.len() < MOST_SPOTS || self.spots.contains_key(&spot) {
            self.spots.entry(spot).or_default().add(waits);
        }
    }

    fn add_object(&mut self, spot: (Option<u64>, Site), times: u64) {
        if self.objects.len() < MOST_SPOTS || self.objects.contains_key(&spot) {
            *self.objects.entry(spot).or_default() += times;
        }
    }

    fn note_hand_over(&mut self, waited: Duration) {
        // Two digits are enough to tell waits apart, and need some kilobytes.
        let waits = &mut self.hand_over_waits;
        if waits.is_none() {
            *waits = Histogram::new(2).ok();
        }
        if let Some(waits) = waits {
            // It grows with its values; recording with saturation does not.
            let _ = waits.record(waited.as_nanos() as u64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sync::ThreadId;

    #[test]
    fn waits_for_the_gil_are_told_as_long_as_they_were() {
        let mut tally = Tally::new(Duration::ZERO);
        for turn in 1..=10 {
            let start = Duration::from_millis(20) * turn;
            let taken = Event::GilTaken { turn: u64::from(turn), from: Some((ThreadId::MAIN, Reason::Requested)) };
            tally.take_in(start, Site::NOWHERE, &Event::GilWanted);
            tally.take_in(start + Duration::from_millis(1) * turn, Site::NOWHERE, &taken);
        }
        let waits = tally.hand_over_waits.expect("there were some");
        assert!(waits.max().abs_diff(10_000_000) < 100_000, "{}", waits.max());
        assert!(waits.value_at_quantile(0.5).abs_diff(5_000_000) < 50_000, "{}", waits.value_at_quantile(0.5));
    }
}
