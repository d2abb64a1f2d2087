//! Telling what happens to whoever records the run (crate `events`). Nothing of it runs otherwise: the
//! loop's instances that nobody observes are compiled without it.

mod access;
mod contents;
mod counts;
mod follow;
mod follower;
mod holders;
mod labels;
mod race;
mod shown;
mod under_way;
mod values;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use bytecode::{Code, Op};
use events::{
    Awaited, CodeFacts, CodeId, Contention, Event, Extent, Kind, LockId, Recorder, Run, Site, StackId, Traffic,
};
use objects::{Contended, Str, Value};
use source::Names;
use sync::{Reason, Taken, ThreadId, Waitable};

pub(crate) use counts::{Counting, Lives};
pub(crate) use follower::Follower;
pub(crate) use race::Racer;
pub(crate) use shown::{Showing, Shown};

use crate::Thread;
use crate::class::Class;
use crate::config::Driver;
use crate::frame::Frame;
use crate::import::LIBRARY;
use crate::interpreter::Interpreter;
use crate::sampler::Sampler;
use crate::wait::Pending;
use crate::waits;

pub(crate) use values::Told;

impl Thread {
    /// Begins to record the main thread, if the run is recorded.
    pub(crate) fn begin_recording(&mut self) {
        self.recorder = self.interpreter.recorder(self.control.id(), Duration::ZERO);
        if self.is_recorded(Kind::Sample) && !self.is_single() {
            self.sampler = Sampler::start(&self.interpreter);
        }
    }

    /// Ends what is recorded of the main thread.
    pub fn end_recording(&mut self) {
        self.sampler = None;
        if self.recorder.is_none() {
            return;
        }
        self.observe(|| Event::ThreadEnded);
        if self.is_single() {
            let instructions = self.instructions.wrapping_add(self.done_in_turn());
            self.observe_instructions(instructions);
        } else {
            self.count_instructions();
        }
        match self.is_free() {
            true => self.observe_detached(Reason::End),
            false => self.observe_released(Reason::End),
        }
        self.recorder = None;
    }

    /// All that was recorded up to now, if the run is recorded.
    pub fn recorded_run(&self) -> Option<Run> {
        let recording = self.interpreter.config.recording.as_ref()?;
        Some(recording.run(if self.is_single() { self.recorded_time() } else { recording.now() }))
    }

    /// Hands in for which objects' locks threads have waited, when all threads are done and all classes still there.
    pub(crate) fn record_contention(&self) {
        if let Some(recording) = &self.interpreter.config.recording {
            let traffic = self.interpreter.config.is_free().then(|| {
                self.local.domain().tell_traffic();
                let traffic = self.interpreter.domains.traffic();
                Traffic { dropped: traffic.dropped, handed_over: traffic.handed_over }
            });
            recording.hand_in_contention(self.contention(), traffic);
        }
    }

    fn contention(&self) -> Vec<Contention> {
        let contended = self.interpreter.domains.contention();
        if contended.is_empty() {
            return Vec::new();
        }
        let builtin = self.interpreter.types.iter().map(|class| class.get());
        let classes = builtin.chain(self.heap().tracked_objects()).filter(|value| value.has::<Class>());
        let classes: HashMap<u64, Value> = classes.map(|class| (class.word().bits(), class)).collect();
        let name = |class: u64| {
            let class = classes.get(&class).and_then(|class| class.get::<Class>()?.name.get().non_null());
            class.and_then(|name| Some(name.get::<Str>()?.as_str().to_owned())).unwrap_or_else(|| "object".to_owned())
        };
        let described = |contended: Contended| match contended.object {
            Some((address, class)) => Contention { object: Some(address), class: name(class), waits: contended.waits },
            None => Contention { object: None, class: String::new(), waits: contended.waits },
        };
        contended.into_iter().map(described).collect()
    }

    /// Ends the process in the middle of the program.
    pub(crate) fn end_early(&self, status: i32) -> ! {
        if let Some(journal) = &self.interpreter.config.journal {
            journal.finish();
        }
        let run = self.recorded_run();
        std::process::exit(self.interpreter.host.ends_early(run.as_ref(), status))
    }

    /// Whether events of a kind are recorded.
    #[inline]
    pub(crate) fn is_recorded(&self, kind: Kind) -> bool {
        self.recorder.as_ref().is_some_and(|recorder| recorder.wants(kind))
    }

    /// Whether the loop has to tell of single instructions.
    #[inline]
    pub(crate) fn watches_instructions(&self) -> bool {
        self.recorder.as_ref().is_some_and(|recorder| recorder.watches_instructions())
    }

    /// Records an event of which only the thread's place in the program's own text is of interest.
    #[inline]
    pub(crate) fn observe(&mut self, event: impl FnOnce() -> Event) {
        if self.recorder.is_some() {
            let site = self.standing(false);
            let at = self.time_of_event();
            self.write_event(at, site, event());
        }
    }

    /// Records an event that happened some time ago, but after all others of the thread.
    pub(crate) fn observe_since(&mut self, at: Duration, event: Event) {
        let site = self.standing(false);
        self.write_event(at, site, event);
    }

    fn write_event(&mut self, at: Duration, site: Site, event: Event) {
        if let Some(recorder) = &mut self.recorder {
            recorder.record(at, site, event);
        }
    }

    fn time_of_event(&self) -> Duration {
        match &self.recorder {
            Some(_) if self.is_single() => self.recorded_time(),
            Some(recorder) => recorder.now(),
            None => Duration::ZERO,
        }
    }

    /// Where the newest frame of the program's own stands, or the newest of all: at the instruction that runs or, if
    /// it is `upcoming`, before the next.
    fn standing(&mut self, upcoming: bool) -> Site {
        let own = |frame: &Frame| !frame.code().code.file.starts_with(LIBRARY);
        let newest = self.frames.len();
        let Some(index) = self.frames.iter().rposition(own).or(newest.checked_sub(1)) else { return Site::NOWHERE };
        let frame = self.frames[index];
        let instruction = if upcoming && index + 1 == newest { frame.next() } else { frame.at() as u32 };
        Site { code: self.code_id(&frame), instruction }
    }

    /// The number of a frame's code in the recording.
    fn code_id(&mut self, frame: &Frame) -> CodeId {
        let Some(recorder) = &mut self.recorder else { return Site::NOWHERE.code };
        let code = &frame.code().code;
        let names = recorder.wants(Kind::Value);
        recorder.code(Arc::as_ptr(code) as usize, || number_of(&self.interpreter, code, names))
    }

    /// The number of the newest frame's code in the recording.
    fn newest_code_id(&mut self) -> CodeId {
        let (Some(recorder), Some(frame)) = (&mut self.recorder, self.frames.last()) else {
            return Site::NOWHERE.code;
        };
        let code = &frame.code().code;
        let names = recorder.wants(Kind::Value);
        recorder.code(Arc::as_ptr(code) as usize, || number_of(&self.interpreter, code, names))
    }

    /// Tells that a wait begins, before the thread is detached for the first time.
    pub(crate) fn observe_wait(&mut self, pending: &dyn Pending) {
        if !self.is_recorded(Kind::Timing) {
            return;
        }
        let id = |lock: &dyn Waitable| self.lock_id(lock).map(Awaited::Lock);
        let on = match pending.awaited() {
            waits::Awaited::Lock(lock) => id(&*lock),
            waits::Awaited::RLock(lock) => id(&*lock),
            waits::Awaited::Item(permits) => id(&*permits),
            waits::Awaited::End(thread, _) => Some(Awaited::Thread(Some(thread))),
            waits::Awaited::Done(_) | waits::Awaited::Outside => None,
        };
        let (on, has_limit) = (on.unwrap_or(Awaited::of(pending.reason())), pending.deadline().is_some());
        self.observe(|| Event::WaitBegan { on, has_limit });
    }

    /// Takes the GIL under its turn.
    pub(crate) fn observe_taken(&mut self, taken: Taken) {
        self.gil_turn = taken.turn;
        self.observe(|| Event::GilTaken { turn: taken.turn, from: taken.from });
    }

    /// Lets the GIL go.
    pub(crate) fn observe_released(&mut self, reason: Reason) {
        let turn = self.gil_turn;
        self.publish_counts();
        self.show_objects(true);
        self.observe_stack(false);
        self.observe(|| Event::GilReleased { turn, reason });
    }

    /// Leaves the interpreter, without a GIL.
    pub(crate) fn observe_detached(&mut self, reason: Reason) {
        self.publish_counts();
        self.observe_stack(false);
        self.observe(|| Event::Detached { reason });
    }

    /// Lets the GIL go between two instructions, and wants it back at once.
    pub(crate) fn observe_forced_out(&mut self, reason: Reason) {
        if self.recorder.is_some() {
            self.publish_counts();
            self.show_objects(true);
            self.observe_stack(true);
            let (turn, at, site) = (self.gil_turn, self.time_of_event(), self.standing(true));
            self.write_event(at, site, Event::GilReleased { turn, reason });
            self.write_event(at, site, Event::GilWanted);
        }
    }

    /// Tells which frames the thread has, if that is recorded: the newest at the instruction that runs or, if it is
    /// `upcoming`, before the next.
    pub(crate) fn observe_stack(&mut self, upcoming: bool) {
        if !self.is_recorded(Kind::Sample) {
            return;
        }
        let (at, newest) = (self.time_of_event(), self.frames.len());
        let mut stack: Option<(StackId, Site)> = None;
        for index in 0..newest {
            let frame = self.frames[index];
            let instruction = if upcoming && index + 1 == newest { frame.next() } else { frame.at() as u32 };
            let site = Site { code: self.code_id(&frame), instruction };
            let (Some(recorder), Some(recording)) = (&mut self.recorder, &self.interpreter.config.recording) else {
                return;
            };
            let find = |below: Option<StackId>| recording.stack(below, site);
            stack = recorder.stack(index, site, find).map(|stack| (stack, site));
        }
        if let Some((stack, site)) = stack {
            self.write_event(at, site, Event::Stood { stack });
        }
    }

    /// The number of a lock of the program, in a run that is recorded.
    pub(crate) fn lock_id(&self, lock: &dyn Waitable) -> Option<LockId> {
        let recording = self.interpreter.config.recording.as_ref()?;
        Some(LockId(lock.number()?.get_or(|| recording.next_lock().0)))
    }

    /// The thread has a lock.
    #[inline]
    pub(crate) fn observe_acquired(&mut self, lock: &dyn Waitable) {
        self.observe_taking(lock, true);
    }

    /// The same, where it would not have waited for ever.
    #[inline]
    pub(crate) fn observe_tried(&mut self, lock: &dyn Waitable) {
        self.observe_taking(lock, false);
    }

    #[inline]
    fn observe_taking(&mut self, lock: &dyn Waitable, waits: bool) {
        if self.racer.is_some() {
            self.race_acquired(lock, waits);
        }
        if self.is_recorded(Kind::Lock)
            && let (Some(id), Some(turn)) = (self.lock_id(lock), lock.turns())
        {
            self.observe(|| Event::LockTaken { lock: id, turn });
        }
    }

    /// The thread is about to let a lock go.
    #[inline]
    pub(crate) fn observe_release(&mut self, lock: &dyn Waitable) {
        if self.racer.is_some() {
            self.race_releases(lock);
        }
        if self.is_recorded(Kind::Lock)
            && let (Some(id), Some(turn)) = (self.lock_id(lock), lock.turns())
        {
            self.observe(|| Event::LockReleased { lock: id, turn });
        }
    }

    /// What a thread is called from now on.
    pub(crate) fn name_in_recording(&self, thread: ThreadId, name: &str) {
        if let Some(recording) = &self.interpreter.config.recording {
            recording.name(thread, name);
        }
    }

    /// Tells for the locks of which objects the thread has waited since it passed its last check point.
    pub(crate) fn observe_object_waits(&mut self) {
        let waits = self.local.domain().take_waits();
        if waits.is_empty() || self.recorder.is_none() {
            return;
        }
        let (at, site) = (self.time_of_event(), self.last_touching());
        for object in waits {
            self.write_event(at, site, Event::ObjectAwaited { object });
        }
    }

    /// The instruction before the next that may have looked into an object: before each such there is a check point.
    fn last_touching(&mut self) -> Site {
        let mut site = self.standing(true);
        if let Some(frame) = self.frames.last().filter(|frame| frame.next() == site.instruction) {
            let instructions = &frame.code().instructions;
            let is_private = |at: u32| {
                instructions.get(at as usize).is_some_and(|it| is_private(Op::ALL[usize::from((it.word >> 8) as u8)]))
            };
            let before = (0..site.instruction).rev();
            site.instruction = before.into_iter().find(|&at| !is_private(at)).unwrap_or(site.instruction);
        }
        site
    }

    /// Adds what was counted since the last time; the budget must be filled up then.
    pub(crate) fn count_instructions(&mut self) {
        let done = u64::try_from(self.full_budget().saturating_sub(self.budget)).unwrap_or(0);
        self.instructions = self.instructions.saturating_add(done);
        self.observe_instructions(self.instructions);
    }

    /// How many instructions the thread has run.
    pub(crate) fn observe_instructions(&self, count: u64) {
        if let Some(recorder) = self.recorder.as_ref().filter(|_| self.is_counted()) {
            recorder.set_instructions(count);
        }
    }

    /// A function was entered.
    #[inline]
    pub(crate) fn observe_call(&mut self) {
        if self.is_recorded(Kind::Call)
            && let Some(frame) = self.frames.last().copied()
        {
            let code = self.code_id(&frame);
            self.observe_instruction(Site { code, instruction: 0 }, Event::Called { code });
            self.observe_locals();
        }
    }

    /// A function is left.
    #[inline]
    pub(crate) fn observe_return(&mut self) {
        if self.is_recorded(Kind::Call)
            && let Some(frame) = self.frames.last().copied()
        {
            self.observe_locals();
            let site = Site { code: self.code_id(&frame), instruction: frame.next() };
            self.observe_instruction(site, Event::Returned);
        }
    }

    /// Records what an instruction did; accesses of threads that take turns under the time of the event before. Without a
    /// GIL the time puts accesses in order: the place is held meanwhile.
    fn observe_instruction(&mut self, site: Site, event: Event) {
        let at =
            if event.is_timed() || self.is_single() || self.is_free() { self.time_of_event() } else { Duration::ZERO };
        self.write_event(at, site, event);
    }
}

impl Interpreter {
    /// A recorder for a thread, if the run is recorded. It comes to be at this time of the virtual clock, where there
    /// is one.
    pub(crate) fn recorder(&self, thread: ThreadId, since: Duration) -> Option<Box<Recorder>> {
        let recording = self.config.recording.as_ref()?;
        let at = if self.config.driver == Driver::Parallel { recording.now() } else { since };
        Some(Box::new(recording.recorder(thread, at)))
    }
}

/// Whether an instruction touches nothing but its own frame.
fn is_private(op: Op) -> bool {
    matches!(
        op,
        Op::NOP | Op::LOAD_FAST | Op::STORE_FAST | Op::LOAD_CONST | Op::PUSH_NULL | Op::POP_TOP | Op::COPY | Op::SWAP
    )
}

/// The number of some code in the recording, with the names of its instructions if they are wanted.
fn number_of(interpreter: &Interpreter, code: &Arc<Code>, names: bool) -> CodeId {
    let Some(recording) = &interpreter.config.recording else { return Site::NOWHERE.code };
    let names = names.then(|| &*interpreter.names);
    recording.code(Arc::as_ptr(code) as usize, code.clone(), || facts(code, names))
}

/// What reports may say of some code; with names, also of its instructions.
fn facts(code: &Code, names: Option<&Names>) -> CodeFacts {
    let extents = code.locations.iter().map(|location| Extent {
        line: location.line,
        end_line: location.end_line,
        column: location.column,
        end_column: location.end_column,
    });
    let (instructions, locals) = names.map(|names| values::listing(code, names)).unwrap_or_default();
    CodeFacts { name: code.qualname.clone(), file: code.file.clone(), extents: extents.collect(), instructions, locals }
}
