//! The process that runs the program and is told which thread goes on. It makes others like it where it stands.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::io;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use machine::Thread;
use machine::config::{Config, Driver};
use machine::explore::fork::{Side, forget_children, fork, leave};
use machine::explore::{Director, Situation, StateParts, TOO_LONG, digest};
use machine::host::CompileMode;
use objects::Value;
use source::{Names, known};
use sync::ThreadId;

use super::message::{End, Order, Report, StateInParts, Step, Stuck, Wire};
use super::settings;
use crate::arguments::ExploreOptions;
use crate::host::Door;
use crate::script::{self, Unreadable};
use crate::{STACK_SIZE, end_with_parent, worker};

/// Runs the program for the process that waits at a socket. Gives the exit status.
pub(super) fn serve(options: &ExploreOptions, socket: &Path) -> i32 {
    match Server::new(options, socket) {
        Ok(server) => run(options, Arc::new(server)),
        // The other side knows what has become of it.
        Err(_) => 1,
    }
}

/// Stands between the program and the process that explores.
struct Server {
    visible: HashSet<String>,
    socket: PathBuf,
    outcome: Option<String>,
    goal: Option<(String, String)>,
    state: Mutex<State>,
}

struct State {
    wire: Wire,
    /// Whose steps come next, as was told.
    planned: VecDeque<u8>,
    /// Whether each step is told.
    shows: bool,
    steps: Vec<Step>,
    /// Whether somebody waits for a report.
    owes: bool,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Server")
    }
}

impl Server {
    fn new(options: &ExploreOptions, socket: &Path) -> io::Result<Server> {
        end_with_parent();
        let mut wire = Wire::new(UnixStream::connect(socket)?);
        let visible = match wire.receive()? {
            Some(Order::Visible(visible)) => visible.into_iter().collect(),
            _ => return Err(io::ErrorKind::InvalidData.into()),
        };
        forget_children();
        let state = State { wire, planned: VecDeque::new(), shows: false, steps: Vec::new(), owes: true };
        let (outcome, goal) = (options.outcome.clone(), options.goal.clone());
        Ok(Server { visible, socket: socket.to_owned(), outcome, goal, state: Mutex::new(state) })
    }

    /// Whether what is looked for is so.
    fn holds(&self, t: &mut Thread) -> bool {
        self.goal.as_ref().is_some_and(|(name, value)| t.shared_value(name).as_ref() == Some(value))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a report, if one is waited for; ends the process if nobody hears it.
    fn report(&self, t: &mut Thread, report: Report) {
        let accesses = t.take_accesses().into_iter().map(Into::into).collect();
        let shared = t.take_shared().into_iter().collect();
        let mut state = self.state();
        let steps = std::mem::take(&mut state.steps);
        if std::mem::take(&mut state.owes) && state.wire.send(&Report { accesses, shared, steps, ..report }).is_err() {
            leave(0);
        }
    }

    /// Does as it is told until a thread is to go on.
    fn obey(&self) {
        let mut state = self.state();
        loop {
            match state.wire.receive() {
                Ok(Some(Order::Split)) => match fork() {
                    Ok(Side::Parent) => {}
                    Ok(Side::Child) => {
                        end_with_parent();
                        match UnixStream::connect(&self.socket) {
                            Ok(stream) => state.wire = Wire::new(stream),
                            Err(_) => leave(0),
                        }
                    }
                    Err(_) => leave(1),
                },
                Ok(Some(order @ (Order::Follow(_) | Order::Show(_)))) => {
                    state.shows = matches!(order, Order::Show(_));
                    let (Order::Follow(path) | Order::Show(path)) = order else { continue };
                    state.planned = path.into();
                    state.owes = true;
                    if !state.planned.is_empty() {
                        return;
                    }
                }
                Ok(Some(Order::Visible(_))) => {}
                Ok(None) | Err(_) => leave(0),
            }
        }
    }

    fn described(&self, state: StateParts) -> Report {
        if state.opaque.is_some() {
            return Report::default();
        }
        let threads = state.threads.iter();
        if !state.separable {
            let mut whole = state.shared.to_vec();
            whole.extend(threads.map(|part| Server::turn_of(part.thread)));
            return Report { digest: Some(digest(&whole)), ..Report::default() };
        }
        let own = threads.map(|part| (Server::turn_of(part.thread), part.digest, part.wants, part.waits)).collect();
        let owner = |thread: u32| (thread > 0).then(|| Server::turn_of(ThreadId(thread)));
        let held = state.held.iter().map(|(lock, by)| (*lock, owner(*by))).collect();
        Report { parts: Some(StateInParts { shared: state.shared, own, held }), ..Report::default() }
    }

    fn turn_of(thread: ThreadId) -> u8 {
        u8::try_from(thread.0.saturating_sub(1)).unwrap_or(u8::MAX)
    }

    fn end(&self, t: &mut Thread, end: End) -> ! {
        if t.only_looks() {
            self.refuse(t, TOO_LONG);
        }
        let end = End { holds: self.holds(t), ..end };
        let text = serde_json::to_vec(&end).unwrap_or_default();
        let report = Report { digest: Some(digest(&text)), end: Some(end), ..Report::default() };
        self.report(t, report);
        leave(0)
    }

    /// Writes down the step that a thread is about to do.
    fn show(&self, t: &mut Thread, situation: &Situation, thread: ThreadId) {
        self.complete(t);
        let doing = t.doing_of(thread);
        let others = situation.threads.iter().filter(|other| !situation.choices.contains(other));
        let waiting = others.map(|other| (Server::turn_of(*other), t.doing_of(*other).object)).collect();
        let spot = doing.spot.unwrap_or_default();
        let step = Step {
            turn: Server::turn_of(thread),
            thread: t.title_of(thread),
            file: spot.file,
            line: spot.line,
            source: spot.source,
            verb: doing.verb,
            object: doing.object,
            slot: doing.slot,
            value: None,
            turns: situation.choices.iter().map(|choice| Server::turn_of(*choice)).collect(),
            waiting,
        };
        self.state().steps.push(step);
    }

    /// Adds to the last step what its slot has become.
    fn complete(&self, t: &mut Thread) {
        let slot = self.state().steps.last().map(|step| step.slot.clone()).unwrap_or_default();
        let value = t.value_of_slot(&slot);
        if let Some(step) = self.state().steps.last_mut() {
            step.value = value;
        }
    }
}

impl Director for Server {
    fn visible(&self) -> HashSet<String> {
        self.visible.clone()
    }

    fn choose(&self, t: &mut Thread, situation: &Situation) -> usize {
        let is_planned = !self.state().planned.is_empty();
        if !is_planned {
            self.complete(t);
            let state = t.state_parts();
            let turns = situation.choices.iter().map(|thread| Server::turn_of(*thread)).collect();
            let holds = self.holds(t);
            let printed = if self.state().shows { t.kept_output(1) } else { String::new() };
            let report = Report { opaque: state.opaque.clone(), turns, holds, printed, ..self.described(state) };
            self.report(t, report);
            self.obey();
        }
        let turn = self.state().planned.pop_front().unwrap_or_default();
        let Some(index) = situation.choices.iter().position(|thread| Server::turn_of(*thread) == turn) else {
            let threads: Vec<String> = situation.choices.iter().map(|thread| thread.to_string()).collect();
            let reason = format!("it did not do the same twice: T{} cannot go on, only {threads:?} can", turn + 1);
            self.refuse(t, &reason)
        };
        if self.state().shows {
            self.show(t, situation, situation.choices[index]);
        }
        index
    }

    fn deadlock(&self, t: &mut Thread, situation: &Situation) -> ! {
        self.complete(t);
        let mut waits = Vec::new();
        for thread in &situation.threads {
            let doing = t.doing_of(*thread);
            let line = doing.spot.map_or(0, |spot| spot.line);
            waits.push(Stuck { thread: t.title_of(*thread), line, object: doing.object });
        }
        let end = End { printed: t.kept_output(1), errors: t.kept_output(2), deadlock: Some(waits), ..End::default() };
        self.end(t, end)
    }

    fn refuse(&self, t: &mut Thread, reason: &str) -> ! {
        self.state().owes = true;
        self.report(t, Report { refused: Some(reason.to_owned()), ..Report::default() });
        leave(0)
    }
}

/// Runs the program to its end, and tells what it came to.
fn run(options: &ExploreOptions, server: Arc<Server>) -> i32 {
    let refused = |message: &str| {
        let report = Report { refused: Some(message.trim_end().to_owned()), ..Report::default() };
        let _told = server.state().wire.send(&report);
        1
    };
    let script = match script::read(&options.file) {
        Ok(script) => script,
        Err(Unreadable { message, .. }) => return refused(&message),
    };
    let name = options.file.to_string_lossy().into_owned();
    let config = Config {
        driver: Driver::Serial,
        threads: options.threads,
        argv: std::iter::once(name).chain(options.arguments.iter().cloned()).collect(),
        script_folder: script.folder.clone(),
        director: Some(server.clone()),
        ..Config::default()
    };
    let mut t = Thread::start(config, Arc::new(Names::new()), Box::new(Door::default()), STACK_SIZE);
    let is_builtin = |name: &str| t.builtin_named(t.names().intern(name)).is_some();
    let text = match settings::apply(script, &options.set, is_builtin) {
        Ok(script) => script.text,
        Err(Unreadable { message, .. }) => return refused(&message),
    };
    let main = t.module(known::text(known::MAIN));
    let code = match t.compile_text(&text, CompileMode::File) {
        Ok(code) => code,
        Err(raised) => {
            let report = Report { broken: Some(t.format_exception(&raised)), ..Report::default() };
            server.report(&mut t, report);
            leave(1)
        }
    };
    let result = t.set_main_module(&main).and_then(|()| {
        let file = t.str(text.file());
        t.module_set(&main, known::FILE, file);
        t.run_module_code(&code, &main)?;
        options.threads.map_or(Ok(true), |count| worker::run(&mut t, &main, count))
    });
    let raised = match result {
        Ok(_) => None,
        Err(raised) => Some(t.format_exception(&raised)),
    };
    t.exit_threads();
    server.complete(&mut t);
    let (printed, errors) = (t.kept_output(1), t.kept_output(2));
    let value = server.outcome.as_ref().map(|name| value(&mut t, &main, name));
    // What is printed says it all; so does an exception.
    let is_mute = printed.is_empty() && value.is_none() && raised.is_none() && errors.is_empty();
    let globals = if is_mute { shared_globals(&mut t, &main, &server.visible) } else { Vec::new() };
    // With --outcome only that counts.
    let printed = if value.is_some() { String::new() } else { printed };
    let end = End { printed, errors, raised, value, globals, ..End::default() };
    server.end(&mut t, end)
}

fn value(t: &mut Thread, main: &Value, name: &str) -> String {
    let name = t.names().intern(name);
    match t.module_get(main, name) {
        Some(value) => t.text_of(&value),
        None => "not bound".to_owned(),
    }
}

/// The globals of the script that threads share, with their values.
fn shared_globals(t: &mut Thread, main: &Value, visible: &HashSet<String>) -> Vec<(String, String)> {
    let mut names: Vec<&str> = visible.iter().filter_map(|key| key.strip_prefix("g:__main__.")).collect();
    names.sort_unstable();
    names.into_iter().map(|name| (name.to_owned(), value(t, main, name))).collect()
}
