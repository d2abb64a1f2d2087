//! `--stats`: who had the GIL, who waited for what, how often it changed hands and why.

mod text;

use std::collections::BTreeMap;
use std::time::Duration;

use events::{Contention, Doing, LockId, Spot, Stream, Tally, Waits};
use serde::Serialize;
use sync::{Reason, ThreadId};

use crate::Input;
use crate::page::{Page, nanoseconds};
use crate::place::Place;

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Stats {
    /// How long the run took.
    #[serde(rename = "wall_ns", serialize_with = "nanoseconds")]
    pub wall: Duration,
    /// The GIL; without one, nothing.
    pub gil: Option<Gil>,
    /// Each thread, in the order in which they began.
    pub threads: Vec<Thread>,
    /// Threads that are not told apart, since there were so many: how many.
    pub other_threads: u64,
    /// All threads together.
    pub all: Thread,
    /// Where threads waited, those that took longest first.
    pub waits: Vec<Wait>,
    /// Without the GIL: the objects whose locks threads waited for.
    pub contention: Vec<Contended>,
    /// Without the GIL: what threads have counted of objects that others own.
    pub traffic: Option<Traffic>,
}

/// What became of the GIL.
#[derive(Clone, Debug, Serialize)]
pub struct Gil {
    /// How long somebody had it.
    #[serde(rename = "held_ns", serialize_with = "nanoseconds")]
    pub held: Duration,
    /// How often it was taken.
    pub takes: u64,
    /// How often by another thread than had it before.
    pub hand_offs: u64,
    /// Those by why the one before had let it go.
    pub hand_offs_by_reason: BTreeMap<&'static str, u64>,
    /// How long a thread waited until it had it from another: the middle of these waits.
    #[serde(rename = "median_wait_ns", serialize_with = "nanoseconds")]
    pub median_wait: Duration,
    /// Nine in ten of them were shorter.
    #[serde(rename = "wait_90_percent_ns", serialize_with = "nanoseconds")]
    pub wait_90_percent: Duration,
    /// The longest.
    #[serde(rename = "longest_wait_ns", serialize_with = "nanoseconds")]
    pub longest_wait: Duration,
    /// The longest time that a thread had it.
    pub longest_hold: Option<Hold>,
}

/// A time that a thread had the GIL.
#[derive(Clone, Debug, Serialize)]
pub struct Hold {
    /// How long.
    #[serde(rename = "time_ns", serialize_with = "nanoseconds")]
    pub time: Duration,
    /// Who.
    pub thread: String,
    /// Where it stood when it let go.
    pub place: Option<Place>,
}

/// What a thread did.
#[derive(Clone, Debug, Serialize)]
pub struct Thread {
    /// What it is called.
    pub name: String,
    /// From its beginning to its end.
    #[serde(rename = "alive_ns", serialize_with = "nanoseconds")]
    pub alive: Duration,
    /// Whether it ended.
    pub ended: bool,
    /// With the GIL, if there is one: running.
    #[serde(rename = "running_ns", serialize_with = "nanoseconds")]
    pub running: Duration,
    /// Waiting for the GIL.
    #[serde(rename = "waiting_for_gil_ns", serialize_with = "nanoseconds")]
    pub waiting: Duration,
    /// Waiting for locks, items of queues, imports.
    #[serde(rename = "lock_ns", serialize_with = "nanoseconds")]
    pub lock: Duration,
    /// Sleeping.
    #[serde(rename = "sleep_ns", serialize_with = "nanoseconds")]
    pub sleep: Duration,
    /// In calls to the system.
    #[serde(rename = "io_ns", serialize_with = "nanoseconds")]
    pub io: Duration,
    /// Waiting for other threads to begin or end.
    #[serde(rename = "join_ns", serialize_with = "nanoseconds")]
    pub join: Duration,
    /// How often it took the GIL.
    pub takes: u64,
    /// How many instructions it ran, where they are counted.
    pub instructions: Option<u64>,
}

/// Waits at one place for one thing.
#[derive(Clone, Debug, Serialize)]
pub struct Wait {
    /// For what: `lock`, `sleep`, `io` or `join`.
    pub what: &'static str,
    /// Where.
    pub place: Option<Place>,
    /// The lock's number, if it was one: in the order in which they were first waited for.
    pub lock: Option<u64>,
    /// How many threads waited there.
    pub threads: u64,
    /// How often.
    pub count: u64,
    /// How long all together.
    #[serde(rename = "time_ns", serialize_with = "nanoseconds")]
    pub time: Duration,
    /// The longest.
    #[serde(rename = "longest_ns", serialize_with = "nanoseconds")]
    pub longest: Duration,
}

/// An object for whose lock threads waited.
#[derive(Clone, Debug, Serialize)]
pub struct Contended {
    /// Its class; `None` for what is no object: tables of the interpreter.
    pub class: Option<String>,
    /// How often a thread found the lock taken.
    pub waits: u64,
    /// Where, as far as it is known; most first.
    pub places: Vec<WaitedAt>,
}

/// A place where threads waited for the lock of an object.
#[derive(Clone, Debug, Serialize)]
pub struct WaitedAt {
    /// The place.
    pub place: Option<Place>,
    /// How often.
    pub waits: u64,
}

/// What threads have counted of objects that others own.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Traffic {
    /// References that were dropped by atomic steps.
    pub dropped: u64,
    /// How many of these were handed over to the owner, who merges the parts of the count.
    pub handed_over: u64,
}

/// What a thread is called.
pub(crate) fn name_of(stream: &Stream) -> String {
    match (stream.thread, &stream.name) {
        (ThreadId::MAIN, None) => "main".to_owned(),
        (_, Some(name)) if name == "MainThread" => "main".to_owned(),
        (thread, None) => format!("thread {}", thread.0),
        (_, Some(name)) => name.clone(),
    }
}

/// A word for a reason to let the GIL go.
pub(crate) fn word(reason: Reason) -> &'static str {
    match reason {
        Reason::Requested => "interval",
        Reason::Tick => "ticks",
        Reason::Sleep => "sleep",
        Reason::Lock => "lock",
        Reason::Join => "join",
        Reason::Io => "io",
        Reason::End => "end",
    }
}

impl Thread {
    fn of(name: String, tally: &Tally, instructions: Option<u64>) -> Thread {
        Thread {
            name,
            alive: tally.alive(),
            ended: tally.ended.is_some(),
            running: tally.time(Doing::Running),
            waiting: tally.time(Doing::AwaitingGil),
            lock: tally.time(Doing::AwaitingLock),
            sleep: tally.time(Doing::Sleeping),
            io: tally.time(Doing::Outside),
            join: tally.time(Doing::Joining),
            takes: tally.takes,
            instructions,
        }
    }
}

impl Stats {
    /// Computes the report.
    pub fn of(input: &Input<'_>) -> Stats {
        let run = input.run;
        let mut sum = run.others.tally.clone();
        run.streams.iter().for_each(|stream| sum.add(&stream.tally));
        let instructions = run.streams.iter().filter_map(|stream| stream.instructions).chain(run.others.instructions);
        let instructions = instructions.reduce(u64::saturating_add);
        let threads = run.streams.iter();
        Stats {
            wall: run.ended,
            gil: input.setting.gil.then(|| gil(input, &sum)),
            threads: threads.map(|stream| Thread::of(name_of(stream), &stream.tally, stream.instructions)).collect(),
            other_threads: run.others.threads,
            all: Thread::of("all".to_owned(), &sum, instructions),
            waits: waits(input),
            contention: run.contention.iter().map(|of| contended(of, input)).collect(),
            traffic: run.traffic.map(|of| Traffic { dropped: of.dropped, handed_over: of.handed_over }),
        }
    }

    /// Writes it for people.
    pub fn write(&self, page: &mut Page, input: &Input<'_>) {
        text::write(self, page, input);
    }

    /// Writes it for programs.
    pub fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

fn gil(input: &Input<'_>, sum: &Tally) -> Gil {
    let nanos = |value: u64| Duration::from_nanos(value);
    let waits = sum.hand_over_waits.as_ref();
    let longest = input.run.streams.iter().filter_map(|stream| Some((stream.tally.longest_hold?, name_of(stream))));
    let longest = longest.max_by_key(|((time, _), _)| *time);
    Gil {
        held: sum.time(Doing::Running),
        takes: sum.takes,
        hand_offs: sum.taken_from.sum(),
        hand_offs_by_reason: Reason::ALL.iter().map(|&reason| (word(reason), sum.taken_from.of(reason))).collect(),
        median_wait: waits.map_or(Duration::ZERO, |waits| nanos(waits.value_at_quantile(0.5))),
        wait_90_percent: waits.map_or(Duration::ZERO, |waits| nanos(waits.value_at_quantile(0.9))),
        longest_wait: waits.map_or(Duration::ZERO, |waits| nanos(waits.max())),
        longest_hold: longest.map(|((time, site), thread)| Hold {
            time,
            thread,
            place: Place::of(input.run, site, input.sources),
        }),
    }
}

fn waits(input: &Input<'_>) -> Vec<Wait> {
    let mut all: BTreeMap<Spot, (u64, Waits)> = BTreeMap::new();
    for stream in &input.run.streams {
        for (spot, waits) in &stream.tally.spots {
            let known = all.entry(*spot).or_default();
            known.0 += 1;
            known.1.add(waits);
        }
    }
    let mut waits: Vec<Wait> = all
        .into_iter()
        .map(|(spot, (threads, waits))| Wait {
            what: match spot.doing {
                Doing::Sleeping => "sleep",
                Doing::Outside => "io",
                Doing::Joining => "join",
                Doing::AwaitingLock | Doing::AwaitingGil | Doing::Running => "lock",
            },
            place: Place::of(input.run, spot.site, input.sources),
            lock: spot.lock.map(|LockId(number)| number),
            threads,
            count: waits.count,
            time: waits.time,
            longest: waits.longest,
        })
        .collect();
    waits.sort_by_key(|wait| std::cmp::Reverse(wait.time));
    waits
}

fn contended(contention: &Contention, input: &Input<'_>) -> Contended {
    let class = contention.object.map(|_| contention.class.clone());
    let mut sites: BTreeMap<Option<(String, u32)>, WaitedAt> = BTreeMap::new();
    let tallies = input.run.streams.iter().map(|stream| &stream.tally).chain([&input.run.others.tally]);
    for ((object, site), times) in tallies.flat_map(|tally| &tally.objects) {
        if *object == contention.object {
            let place = Place::of(input.run, *site, input.sources);
            let line = place.as_ref().map(|place| (place.file.clone(), place.line));
            sites.entry(line).or_insert(WaitedAt { place, waits: 0 }).waits += times;
        }
    }
    let mut places: Vec<WaitedAt> = sites.into_values().collect();
    places.sort_by_key(|at| std::cmp::Reverse(at.waits));
    Contended { class, waits: contention.waits, places }
}
