//! minipy as a program: its command line, and the machine and the compiler joined.
//!
//! This crate knows no values and no instructions: it reads texts, starts the machine and reports how it ended.

pub mod arguments;

mod bench;
mod columns;
mod deadlock;
mod explore;
mod gil_listing;
mod globals;
mod host;
mod record;
mod repl;
mod script;
mod seeds;
mod show;
mod step;
mod telling;
mod threads_dump;
mod worker;

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::time::Instant;

use events::Recording;
use machine::Thread;
use machine::config::Config;
use machine::host::CompileMode;
use machine::journal::Journal;
use machine::stepping::Stepper;
use objects::Value;
use source::{Names, SourceText, known};

use arguments::{Command, Program, RunOptions};
use host::Door;
use script::Unreadable;
use telling::{Ending, Teller, Unrecorded};

/// Bytes of stack for the thread that runs a program. Only what is used is ever given out by the system.
pub const STACK_SIZE: usize = 256 << 20;

/// The exit status of a mistake of ours: EX_SOFTWARE of `sysexits.h`.
pub const INTERNAL_ERROR: i32 = 70;

/// The exit status when output could not be written, as CPython has it.
const OUTPUT_LOST: i32 = 120;

/// The exit status of a program that Ctrl-C ended.
const INTERRUPTED: i32 = sync::interrupt::STATUS;

/// Does what a command line asks for, on a thread with a stack of [`STACK_SIZE`]. Gives the exit status.
pub fn run(command: &Command) -> i32 {
    match command {
        Command::Show(stage) => show::show(stage),
        Command::Run(options) => match record::prepare(options) {
            Ok((journal, unrecorded)) => run_with(options, Hooks { journal, unrecorded, ..Hooks::default() }),
            Err(Unreadable { message, status }) => {
                report_to_stderr(&message);
                status
            }
        },
        Command::Seeds(options) => seeds::seeds(options),
        Command::Bench(options) => bench::bench(options),
        Command::Explore(options) => explore::explore(options),
        Command::Replay(options) => explore::replay(options),
        Command::Follow(options) => record::follow(options),
        Command::Step(options) => step::step(options),
    }
}

/// Runs a program as [`run`] does; what its threads do is written down.
pub fn run_recorded(options: &RunOptions, recording: Arc<Recording>) -> i32 {
    run_with(options, Hooks { recording: Some(recording), ..Hooks::default() })
}

/// Who looks at a run, or has a hand in it.
#[derive(Default)]
pub(crate) struct Hooks {
    /// What happens is written down there.
    pub(crate) recording: Option<Arc<Recording>>,
    /// So that it can be done again, or as it was done before.
    pub(crate) journal: Option<Arc<Journal>>,
    /// What becomes of that.
    pub(crate) unrecorded: Unrecorded,
    /// Who goes on is chosen there.
    pub(crate) stepper: Option<Arc<dyn Stepper>>,
}

pub(crate) fn run_with(options: &RunOptions, hooks: Hooks) -> i32 {
    let prepared = prepare(options);
    let prepared = prepared.and_then(|prepared| Ok((Teller::prepare(options, prepared.text.as_ref())?, prepared)));
    match prepared {
        Ok((teller, prepared)) => execute(options, prepared, hooks, teller),
        Err(Unreadable { message, status }) => {
            report_to_stderr(&message);
            status
        }
    }
}

/// What is known of a program before the machine starts.
struct Prepared {
    /// Its text; a module's is found by the machine.
    text: Option<SourceText>,
    argv: Vec<String>,
    folder: String,
}

fn prepare(options: &RunOptions) -> Result<Prepared, Unreadable> {
    let (first, script) = match &options.program {
        Program::File(file) => (file.to_string_lossy().into_owned(), Some(script::read(file)?)),
        Program::Text(code) => ("-c".to_owned(), Some(script::from_argument(code))),
        Program::Stdin(dash) => {
            let script = if starts_at_prompt(options) { None } else { Some(script::read_stdin()?) };
            ((if *dash { "-" } else { "" }).to_owned(), script)
        }
        Program::Module(_) => ("-m".to_owned(), None),
    };
    let argv = std::iter::once(first).chain(options.arguments.iter().cloned()).collect();
    Ok(match script {
        Some(script) => Prepared { text: Some(script.text), argv, folder: script.folder },
        None if starts_at_prompt(options) => Prepared { text: None, argv, folder: String::new() },
        None => Prepared { text: None, argv, folder: script::current_folder() },
    })
}

/// Whether there is no program but what is typed.
fn starts_at_prompt(options: &RunOptions) -> bool {
    matches!(options.program, Program::Stdin(_)) && (options.interactive || std::io::stdin().is_terminal())
}

/// Runs a program to its end.
fn execute(options: &RunOptions, prepared: Prepared, hooks: Hooks, teller: Option<Arc<Teller>>) -> i32 {
    let Hooks { recording, journal, unrecorded, stepper } = hooks;
    let recording = recording.or(teller.as_deref().map(Teller::recording));
    let config =
        Config { recording, journal: journal.clone(), stepper, ..options.config(prepared.argv, prepared.folder) };
    let ending = Ending { teller, unrecorded };
    let door = Door { ending: ending.clone() };
    // A run that follows a recording gets its Ctrl-C from there; a real one ends it.
    let heeds_interrupts = !journal.as_deref().is_some_and(Journal::follows);
    let mut t = Thread::start(config, Arc::new(Names::new()), Box::new(door), STACK_SIZE);
    // Where SIGINT is ignored (a background job) it stays so, as in CPython.
    let _taken_elsewhere = heeds_interrupts.then(|| t.interpreter().interrupts().install());
    t.interpreter().tell_on_quit();
    let main = t.module(known::text(known::MAIN));
    let began = Instant::now();
    let mut result = run_main(&mut t, options, prepared.text, &main);
    if options.interactive || starts_at_prompt(options) {
        result = run_prompt(&mut t, options, result, &main);
    }
    let mut status = match result {
        Ok(true) => 0,
        Ok(false) => 1,
        Err(Stopped::Raised(raised)) => t.exit_status_of(&raised),
        Err(Stopped::NoModule(message)) => {
            report_to_stderr(&message);
            1
        }
    };
    t.exit_threads();
    if let Some(errand) = options.errand.as_ref().filter(|_| status == 0) {
        status = i32::from(!bench::errand::run(&mut t, &main, errand, began.elapsed()));
    }
    let all_written = t.end_program(&main);
    t.end_recording();
    journal.as_deref().into_iter().for_each(Journal::finish);
    if !ending.explores() {
        // Ctrl-C ends the process while reports are written.
        t.interpreter().interrupts().end();
    }
    status = ending.tell(t.recorded_run().as_ref(), status);
    if cfg!(debug_assertions) {
        if let Some(report) = t.check_counts(&[&main]) {
            report_to_stderr(&report);
            return INTERNAL_ERROR;
        }
        // Freed so that tools which check memory find what is not.
        drop((main, t));
    } else {
        // The process ends: the system takes all memory back at once.
        std::mem::forget((main, t));
    }
    if all_written { status } else { OUTPUT_LOST }
}

/// The prompt, after the program if there was one; how that ended is told first.
fn run_prompt(
    t: &mut Thread,
    options: &RunOptions,
    result: Result<bool, Stopped>,
    main: &Value,
) -> Result<bool, Stopped> {
    match result {
        Ok(_) => {}
        Err(Stopped::Raised(raised)) => {
            repl::keep_last(t, &raised);
            t.report_uncaught(&raised);
        }
        Err(stopped @ Stopped::NoModule(_)) => return Err(stopped),
    }
    repl::Prompt::new().run(t, main, starts_at_prompt(options))?;
    Ok(true)
}

/// Why a program did not come to its normal end.
enum Stopped {
    Raised(machine::Raised),
    /// `-m` names no module that can be run.
    NoModule(String),
}

impl From<machine::Raised> for Stopped {
    fn from(raised: machine::Raised) -> Stopped {
        Stopped::Raised(raised)
    }
}

/// Runs the body of the main module and, with `--threads`, its workers. Says whether all threads of these ended well.
fn run_main(t: &mut Thread, options: &RunOptions, text: Option<SourceText>, main: &Value) -> Result<bool, Stopped> {
    t.set_main_module(main)?;
    let text = match (text, &options.program) {
        (Some(text), _) => text,
        (None, Program::Module(name)) => t.find_program(name, main)?.map_err(Stopped::NoModule)?,
        (None, _) => return Ok(true),
    };
    match options.program {
        Program::Text(_) => t.remember_source(&text),
        _ => {
            let file = t.str(text.file());
            t.module_set(main, known::FILE, file);
        }
    }
    let code = t.compile_text(&text, CompileMode::File)?;
    drop(text);
    t.run_module_code(&code, main)?;
    match options.threads {
        Some(count) => Ok(worker::run(t, main, count)?),
        None => Ok(true),
    }
}

/// Writes a result to stdout. Says whether it is there; if not, stderr says so.
fn print(text: &str) -> bool {
    let written = std::io::stdout().lock().write_all(text.as_bytes());
    // Who reads our output may stop early, as `head` does; a full disk is an error.
    let lost = written.is_err_and(|error| error.kind() != std::io::ErrorKind::BrokenPipe);
    if lost {
        report_to_stderr("minipy: cannot write to stdout: the output is not complete\n");
    }
    !lost
}

/// Whoever ends the process that started this one, by whatever signal, ends this one too.
fn end_with_parent() {
    // Elsewhere than on Linux a process ends when it next asks what to do.
    #[cfg(target_os = "linux")]
    let _set = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
}

/// Says something on stderr; there is no one to tell if that fails.
pub fn report_to_stderr(message: &str) {
    let _ = std::io::stderr().lock().write_all(message.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANOTHER_THREAD: &str = "
import threading
kept = []
thread = threading.Thread(target=lambda: kept.append([]))
thread.start()
thread.join()
";

    #[test]
    fn a_reference_that_nobody_holds_is_told_at_the_end() {
        for no_gil in [false, machine::FREE_THREADING] {
            // Less than a test's thread has.
            let (config, stack_size) = (Config { no_gil, ..Config::default() }, 1 << 20);
            let mut t = Thread::start(config, Arc::new(Names::new()), Box::new(Door::default()), stack_size);
            let main = t.module("__main__");
            // A list of another thread, which has its own heap, domain and counts.
            let text = SourceText::new("<test>", ANOTHER_THREAD);
            let code = t.compile_text(&text, CompileMode::File).unwrap_or_else(|_| panic!("it compiles"));
            t.run_module_code(&code, &main).unwrap_or_else(|_| panic!("it runs"));
            let name = t.names().intern("kept");
            let kept = t.module_get(&main, name).expect("it is bound");
            t.exit_threads();
            assert_eq!(t.check_counts(&[&main, &kept, &code]), None);
            let list = t.get_item(&kept, &Value::from_len(0)).unwrap_or_else(|_| panic!("there is an item"));
            std::mem::forget(list.clone());
            let report = t.check_counts(&[&main, &kept, &code, &list]).expect("one reference is nowhere");
            assert!(report.ends_with("\n  1 times list: counted 3, found 2\n"), "{report}");
        }
    }
}
