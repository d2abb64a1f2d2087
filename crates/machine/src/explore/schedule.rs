//! The order of threads in a directed run: what nobody can see is done at once, then the director chooses.

use std::time::Duration;

use sync::ThreadId;
use sync::single::Turn;

use crate::Thread;
use crate::explore::{Entry, Situation, Status};
use crate::frame::Frame;
use crate::waits::{Awaited, Waiting};

/// The most threads that a program may start: each is a bit.
const MOST_THREADS: u32 = 63;

impl Thread {
    /// Takes note of a thread that was started.
    pub(crate) fn direct_start(&mut self, id: ThreadId) {
        self.follow_start();
        let interpreter = self.interpreter.clone();
        let Some(directed) = &interpreter.directed else { return };
        if id.0 > MOST_THREADS {
            let reason = format!("it starts more than {} threads; start fewer", MOST_THREADS - 1);
            directed.director.clone().refuse(self, &reason);
        }
        if let Some(starter) = self.library_that_starts() {
            let reason = format!(
                "it uses {starter}, which starts threads of its own and hands them their work inside the library; start \
                 them with threading.Thread, and give them their work in a queue.Queue"
            );
            directed.director.clone().refuse(self, &reason);
        }
        self.pin_first_objects();
        self.direct_turn();
        let me = self.control.id();
        let joined = directed.threads.borrow().get(&me).map_or(0, |entry| entry.joined);
        let entry = Entry { parent: Some(me), joined, ..Entry::default() };
        directed.threads.borrow_mut().insert(id, entry);
        directed.started.set(directed.started.get() | 1 << id.0);
    }

    /// What of the library starts a thread, if it is not the program itself that does.
    fn library_that_starts(&self) -> Option<String> {
        let asks = |frame: &&Frame| !frame.code().code.file.ends_with("/threading.py");
        let code = self.frames.iter().rev().find(asks).filter(|frame| frame.code().is_library)?.code();
        Some(code.code.qualname.split('.').next().unwrap_or_default().to_owned())
    }

    /// Takes note that a thread begins its turn.
    pub(crate) fn direct_turn(&mut self) {
        let Some(directed) = &self.interpreter.directed else { return };
        let mut threads = directed.threads.borrow_mut();
        let entry = threads.entry(self.control.id()).or_default();
        entry.thread = Some(std::ptr::from_ref(self));
        entry.status = Status::Running;
        directed.done.set(0);
    }

    /// Takes note that a thread waits for what it has posted.
    pub(crate) fn direct_wait(&self) {
        self.follow_wait();
        let Some(directed) = &self.interpreter.directed else { return };
        let mut threads = directed.threads.borrow_mut();
        let entry = threads.entry(self.control.id()).or_default();
        entry.thread = Some(std::ptr::from_ref(self));
        entry.status = Status::Waits;
    }

    /// Takes note that this thread knows of another's end.
    pub(crate) fn direct_join(&self, ended: ThreadId) {
        let Some(directed) = &self.interpreter.directed else { return };
        let mut threads = directed.threads.borrow_mut();
        let theirs = threads.get(&ended).map_or(0, |entry| entry.joined);
        threads.entry(self.control.id()).or_default().joined |= theirs | 1 << (ended.0 & 63);
    }

    pub(super) fn waiting(&self, id: ThreadId) -> Option<Waiting> {
        self.interpreter.roster.posts().get(&id)?.waiting()
    }

    /// The thread whose turn it is next; asks the director where it can be seen who goes first.
    pub(crate) fn directed_turn(&mut self) -> Turn {
        let interpreter = self.interpreter.clone();
        let Some(directed) = &interpreter.directed else { return Turn::Finished };
        let alive: Vec<ThreadId> = self.scheduler().borrow().alive().collect();
        if alive.is_empty() {
            return Turn::Finished;
        }
        directed.threads.borrow_mut().retain(|id, entry| {
            let lives = alive.contains(id);
            if !lives {
                entry.thread = None;
            }
            lives || entry.joined != 0 || entry.parent.is_some()
        });
        if directed.slices.get() > 0 {
            return self.turn_of_any(&alive);
        }
        if let Some(id) = alive.iter().copied().find(|&id| self.goes_unseen(id)) {
            return self.give_turn(id);
        }
        let mut choices: Vec<ThreadId> = alive.iter().copied().filter(|&id| self.can_go(id)).collect();
        if choices.is_empty() {
            choices = self.wake_earliest(&alive);
        }
        let situation = Situation { choices, threads: alive };
        self.attach_local();
        self.pin_all_objects();
        if situation.choices.is_empty() {
            directed.director.clone().deadlock(self, &situation);
        }
        let chosen = directed.director.clone().choose(self, &situation);
        objects::detach_local();
        self.give_turn(situation.choices.get(chosen).or(situation.choices.first()).copied().unwrap_or(ThreadId::MAIN))
    }

    /// Lets threads run in turn, to see what they share.
    fn turn_of_any(&mut self, alive: &[ThreadId]) -> Turn {
        let able = |id: &ThreadId| self.goes_unseen(*id) || self.can_go(*id);
        let mut able: Vec<ThreadId> = alive.iter().copied().filter(able).collect();
        if able.is_empty() {
            able = self.wake_earliest(alive);
        }
        let slices = self.interpreter.directed.as_ref().map_or(0, |directed| directed.slices.get());
        match able.get(slices as usize % able.len().max(1)) {
            Some(id) => self.give_turn(*id),
            None => {
                self.attach_local();
                let director = self.interpreter.config.director.clone();
                match director {
                    Some(director) => director.refuse(self, super::stop::TOO_LONG),
                    None => Turn::Finished,
                }
            }
        }
    }

    fn give_turn(&mut self, id: ThreadId) -> Turn {
        let mut scheduler = self.scheduler().borrow_mut();
        scheduler.give_turn(id);
        Turn::Run { thread: id, budget: None, woken: None }
    }

    pub(super) fn status(&self, id: ThreadId) -> Status {
        let Some(directed) = &self.interpreter.directed else { return Status::Running };
        directed.threads.borrow().get(&id).map_or(Status::Running, |entry| entry.status.clone())
    }

    /// Whether a thread's next steps are none that others could see: it begins, or has seen another begin or end.
    fn goes_unseen(&self, id: ThreadId) -> bool {
        match self.status(id) {
            Status::Fresh => true,
            Status::Waits => self.waiting(id).is_some_and(|waiting| match &waiting.on {
                Awaited::End(_, done) | Awaited::Done(done) => done.is_set(),
                _ => false,
            }),
            Status::Running | Status::At(_) => false,
        }
    }

    /// Whether a thread can go on now.
    fn can_go(&self, id: ThreadId) -> bool {
        match self.status(id) {
            Status::At(announced) => announced.wants.is_none_or(|wants| self.can_be_had(&wants, id)),
            Status::Running => true,
            Status::Fresh => false,
            Status::Waits => self.waiting(id).is_none_or(|waiting| match waiting.on {
                Awaited::Outside => waiting.deadline.is_none_or(|deadline| deadline <= self.now()),
                ref on => on.is_there() || waiting.deadline.is_some_and(|deadline| deadline <= self.now()),
            }),
        }
    }

    fn now(&self) -> Duration {
        self.scheduler().borrow().now()
    }

    /// Nobody can go on: the clock jumps to when the first can.
    fn wake_earliest(&mut self, alive: &[ThreadId]) -> Vec<ThreadId> {
        let deadline = |id: &ThreadId| self.waiting(*id).and_then(|waiting| waiting.deadline);
        let Some(earliest) = alive.iter().filter_map(deadline).min() else { return Vec::new() };
        let now = self.now();
        self.scheduler().borrow_mut().advance(earliest.saturating_sub(now));
        alive.iter().copied().filter(|id| self.can_go(*id)).collect()
    }
}
