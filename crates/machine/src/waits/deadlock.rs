//! What is told of a deadlock, as data; the program around the machine makes the report of it.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::Ordering;

use sync::{Acquisition, ThreadId};

use super::names::{LockNames, expression, identity, lock_in};
use super::{Awaited, Place, Waiting};
use crate::Thread;
use crate::modules::thread::lock::{Lock, RLock};
use crate::types::code::CodeObject;

/// The exit status of a program whose threads wait for each other.
pub const STATUS: i32 = 3;

/// Threads that can never go on.
pub struct Deadlock {
    /// How many of the threads, the first ones, wait for each other in a circle, each for the next and the last for
    /// the first; 0 when there is no circle, but nobody is left who could run.
    pub circle: usize,
    /// Those of the circle, then those that wait as well, in start order.
    pub threads: Vec<Stuck>,
    /// How those of the circle came into it, as far as the order is known.
    pub steps: Vec<Step>,
}

/// A thread that can never go on.
pub struct Stuck {
    /// As `threading` calls it.
    pub name: String,
    /// Where it waits.
    pub spot: Option<Spot>,
    /// What it holds.
    pub holds: Vec<Held>,
    /// What it waits for.
    pub wants: Wanted,
}

/// A place in the program.
#[derive(Clone, PartialEq, Eq)]
pub struct Spot {
    /// The file, as tracebacks name it.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// The function.
    pub function: String,
    /// The text of the line.
    pub source: String,
}

/// A lock that a thread holds.
pub struct Held {
    /// What the source calls it.
    pub name: String,
    /// Where it was acquired.
    pub spot: Option<Spot>,
    order: u64,
    lock: usize,
}

/// What a thread waits for.
pub enum Wanted {
    /// A lock.
    Lock {
        /// What the source calls it.
        name: String,
        /// Who has it.
        holder: Option<Holder>,
    },
    /// The end of a thread of that name.
    End(String),
    /// Something else: the call that waits.
    Other(String),
}

/// Who has a lock that another thread waits for.
pub struct Holder {
    /// The thread.
    pub thread: String,
    /// Whether it has ended, and so can never release it.
    pub has_ended: bool,
    /// Where it acquired it.
    pub spot: Option<Spot>,
}

/// A step on the way into a circle.
pub struct Step {
    /// Who made it.
    pub thread: String,
    /// The lock that it took; `None` when it began to wait.
    pub took: Option<String>,
    /// Where.
    pub spot: Option<Spot>,
}

impl Thread {
    /// Ends the process: threads wait for each other in a circle, or, if there is none, nobody can run.
    pub(crate) fn end_in_deadlock(&mut self, circle: &[ThreadId]) -> ! {
        let interpreter = self.interpreter.clone();
        if interpreter.roster.told.swap(true, Ordering::SeqCst) {
            // Another thread tells of another circle.
            let control = self.control.clone();
            self.idle(sync::Reason::End, move || control.park_for_ever());
        }
        let deadlock = self.with_world_stopped(|t| t.describe_deadlock(circle));
        // What cannot be written now is lost either way.
        let _flushed = self.flush_stream("stdout");
        interpreter.host.tell_deadlock(&deadlock, &interpreter.config);
        self.end_early(STATUS)
    }

    fn describe_deadlock(&mut self, circle: &[ThreadId]) -> Deadlock {
        let waiting: Vec<(ThreadId, Waiting)> = {
            let posts = self.interpreter.roster.posts();
            let others = posts.keys().filter(|thread| !circle.contains(thread));
            let order = circle.iter().chain(others);
            order.filter_map(|thread| Some((*thread, posts.get(thread)?.waiting()?))).collect()
        };
        let mut told = Telling::new(self, &waiting);
        let threads: Vec<Stuck> = waiting.iter().map(|(thread, waiting)| told.stuck(self, *thread, waiting)).collect();
        let steps = steps(&waiting[..circle.len()], &threads);
        let involved = |(index, _): &(usize, Stuck)| {
            // Who sleeps, or reads, goes on.
            let waiting = &waiting[*index].1;
            circle.is_empty() || *index < circle.len() || waiting.is_on_threads() && waiting.on.holder().is_some()
        };
        let threads = threads.into_iter().enumerate().filter(involved).map(|(_, stuck)| stuck).collect();
        Deadlock { circle: circle.len(), threads, steps }
    }
}

/// What has to be known of a stopped program to tell of its threads.
#[derive(Default)]
pub(super) struct Telling {
    names: LockNames,
    /// Held locks, by thread.
    held: HashMap<ThreadId, Vec<Held>>,
    code: HashMap<u32, std::sync::Arc<bytecode::Code>>,
}

impl Telling {
    pub(super) fn new(t: &mut Thread, waiting: &[(ThreadId, Waiting)]) -> Telling {
        let code = t.interpreter.heap.objects_with::<CodeObject>();
        let code = code.iter().filter_map(|value| value.get::<CodeObject>());
        let code = code.map(|code| (code.version, code.code.clone())).collect();
        let mut told = Telling { names: t.lock_names(), held: HashMap::new(), code };
        let locks = t.interpreter.heap.objects_with::<Lock>();
        let locks = locks.iter().filter_map(|value| Some(Awaited::Lock(value.get::<Lock>()?.raw.clone())));
        let rlocks = t.interpreter.heap.objects_with::<RLock>();
        let rlocks = rlocks.iter().filter_map(|value| Some(Awaited::RLock(value.get::<RLock>()?.raw.clone())));
        let locks: Vec<Awaited> = locks.chain(rlocks).collect();
        for lock in &locks {
            let (Some(held), Some(identity)) = (lock.held(), identity(lock)) else { continue };
            let wanted = waiting.iter().filter(|(_, waiting)| super::names::identity(&waiting.on) == Some(identity));
            let own: Vec<&Place> = wanted.filter(|(_, it)| it.direct).filter_map(|(_, it)| it.place.as_ref()).collect();
            if !told.names.contains_key(&identity) {
                // The locks that conditions are made of are nobody's business.
                let Some(name) = told.local_name(t, &own) else { continue };
                told.names.insert(identity, name);
            }
            let (name, spot) = (told.names[&identity].clone(), told.spot_of(t, held));
            let entry = Held { name, spot, order: held.order, lock: identity };
            told.held.entry(held.by).or_default().push(entry);
        }
        told.tell_apart();
        told.held.values_mut().for_each(|held| held.sort_by_key(|held| held.order));
        told
    }

    /// What a lock is called where a thread waits for it.
    fn local_name(&self, t: &Thread, waits: &[&Place]) -> Option<String> {
        let place = waits.first()?;
        Some(expression(t, place).map_or_else(|| "a lock".to_owned(), |text| lock_in(&text).to_owned()))
    }

    /// Numbers different locks that have the same name.
    fn tell_apart(&mut self) {
        let mut locks: Vec<&mut Held> = self.held.values_mut().flatten().collect();
        locks.sort_by_key(|held| held.order);
        let names: Vec<String> = locks.iter().map(|held| held.name.clone()).collect();
        for (index, held) in locks.into_iter().enumerate() {
            let alike = names.iter().filter(|name| **name == held.name).count();
            if alike > 1 {
                let number = names[..=index].iter().filter(|name| **name == held.name).count();
                held.name += &format!(" (#{number})");
                self.names.insert(held.lock, held.name.clone());
            }
        }
    }

    pub(super) fn stuck(&mut self, t: &mut Thread, thread: ThreadId, waiting: &Waiting) -> Stuck {
        let name = t.thread_title(thread);
        let spot = waiting.place.as_ref().map(|(code, next)| spot(t, code, *next));
        let known = identity(&waiting.on).and_then(|lock| self.names.get(&lock)).cloned();
        let call = || waiting.place.as_ref().and_then(|place| expression(t, place));
        let wants = match (&waiting.on, known) {
            (Awaited::End(thread, _), _) => Wanted::End(t.thread_title(*thread)),
            (_, Some(name)) => {
                let holder = waiting.on.held().map(|held| self.holder(t, held));
                Wanted::Lock { name, holder }
            }
            _ => Wanted::Other(call().unwrap_or_else(|| "another thread".to_owned())),
        };
        Stuck { name, spot, holds: self.held.remove(&thread).unwrap_or_default(), wants }
    }

    fn holder(&self, t: &mut Thread, held: Acquisition) -> Holder {
        let has_ended = !t.interpreter.roster.posts().contains_key(&held.by);
        Holder { thread: t.thread_title(held.by), has_ended, spot: self.spot_of(t, held) }
    }

    /// Where a lock was acquired.
    fn spot_of(&self, t: &Thread, held: Acquisition) -> Option<Spot> {
        let code = self.code.get(&((held.place >> 32) as u32))?;
        Some(spot(t, code, held.place as u32))
    }
}

/// The place before an instruction.
fn spot(t: &Thread, code: &bytecode::Code, next: u32) -> Spot {
    let line = code.locations.get(next.saturating_sub(1) as usize).map_or(0, |location| location.line);
    let source = t.source_text(&code.file).and_then(|text| Some(text.line(line)?.trim().to_owned()));
    let function = t.text(code.name).to_owned();
    Spot { file: code.file.to_string(), line, function, source: source.unwrap_or_default() }
}

/// What those of a circle did that brought them there. The locks are those that others of the circle want.
fn steps(waiting: &[(ThreadId, Waiting)], threads: &[Stuck]) -> Vec<Step> {
    let wanted: BTreeSet<usize> = waiting.iter().filter_map(|(_, waiting)| identity(&waiting.on)).collect();
    let mut steps: Vec<(u64, Step)> = Vec::new();
    for ((_, waiting), stuck) in waiting.iter().zip(threads) {
        // Without the GIL nobody counts who takes which lock when.
        for held in stuck.holds.iter().filter(|held| held.order > 0 && wanted.contains(&held.lock)) {
            let took = Some(held.name.clone());
            steps.push((held.order, Step { thread: stuck.name.clone(), took, spot: held.spot.clone() }));
        }
        steps.push((waiting.number, Step { thread: stuck.name.clone(), took: None, spot: stuck.spot.clone() }));
    }
    steps.sort_by_key(|(order, _)| *order);
    steps.into_iter().map(|(_, step)| step).collect()
}
