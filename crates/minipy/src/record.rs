//! `--record FILE` and `minipy replay SCRIPT RECORDING`: a run written down, and done again.

mod form;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use machine::journal::{Divergence, Journal, TurnMade, Why};

use crate::arguments::{FollowOptions, Program, RunOptions};
use crate::script::{self, Unreadable};
use crate::telling::{Filled, Unrecorded};
use crate::{Hooks, report_to_stderr, run_with, telling};
use form::{Head, Writer};

/// The exit status when a run leaves its recording.
pub(crate) const DIVERGED: i32 = 67;

/// A run's journal, if it is to be written down, and where it is noted that it could not be.
///
/// # Errors
/// The file cannot be written, or the program not be read.
pub(crate) fn prepare(options: &RunOptions) -> Result<(Option<Arc<Journal>>, Unrecorded), Unreadable> {
    let unrecorded = Unrecorded::default();
    let (Some(path), Program::File(script)) = (&options.record, &options.program) else {
        return Ok((None, unrecorded));
    };
    let text = script::read(script)?.text.text().to_owned();
    let file = telling::create(path, "--record")?;
    // Where reports are one object, it is told there.
    let at_once = !(options.json && options.reports.any());
    let tell = {
        let (path, unrecorded) = (path.clone(), unrecorded.clone());
        move |error: &io::Error| {
            let failed = unrecorded.get_or_init(|| Filled::failed("record", &path, error));
            if at_once {
                report_to_stderr(&failed.text());
            }
        }
    };
    let journal = Journal::writing(Writer::begin(file, &Head::of(options, text), tell));
    Ok((Some(Arc::new(journal)), unrecorded))
}

/// Does a recorded run again. Gives the exit status.
pub(crate) fn follow(options: &FollowOptions) -> i32 {
    let (head, entries) = match form::read(&options.recording, &shown(&options.script)) {
        Ok(read) => read,
        Err(why) => {
            let file = options.recording.display();
            report_to_stderr(&format!(
                "minipy: '{file}' is no recording: {why}\nMake one: minipy --record FILE {}\n",
                shown(&options.script)
            ));
            return 2;
        }
    };
    let text = match script::read(&options.script) {
        Ok(script) => script.text.text().to_owned(),
        Err(Unreadable { message, status }) => {
            report_to_stderr(&message);
            return status;
        }
    };
    let run = head.options(options);
    let file = shown(&options.script);
    let tell = move |divergence: &Divergence| {
        report_to_stderr(&diverged(divergence, &file, &head.text, &text));
    };
    let journal = Arc::new(Journal::following(entries, tell));
    let status = run_with(&run, Hooks { journal: Some(journal.clone()), ..Hooks::default() });
    if journal.has_diverged() && status != machine::waits::deadlock::STATUS { DIVERGED } else { status }
}

fn shown(script: &std::ffi::OsStr) -> String {
    PathBuf::from(script).file_name().unwrap_or(script).to_string_lossy().into_owned()
}

/// Both sides, and what has changed in the program.
fn diverged(divergence: &Divergence, file: &str, recorded: &str, now: &str) -> String {
    let mut said = format!("minipy: the run left its recording in turn {}\n", divergence.turn + 1);
    let side = |what: &str, turn: Option<&TurnMade>| match turn {
        Some(turn) if turn.why == Why::GoesOn && turn.done == 0 => {
            format!("  {what:<9} {} goes on to the end\n", name(turn.thread))
        }
        Some(turn) => {
            let (place, line, function) = &turn.place;
            let count = if turn.done == 1 { "1 instruction" } else { &format!("{} instructions", turn.done) };
            // A thread that has ended stands nowhere.
            let place = if place.is_empty() { String::new() } else { format!(" up to {place}:{line} in {function}") };
            format!("  {what:<9} {} ran {count}{place}, and {}\n", name(turn.thread), turn.why.text())
        }
        None => String::new(),
    };
    said += &side("recorded:", divergence.recorded.as_ref());
    said += &side("now:", divergence.done.as_ref());
    if let Some(why) = &divergence.why {
        said += &format!("  {:<9} {why}\n", "now:");
    }
    said + &changed(file, recorded, now) + "  from there on the threads took turns by themselves\n"
}

/// The first line in which a program is another than it was.
fn changed(file: &str, recorded: &str, now: &str) -> String {
    if recorded == now {
        return String::new();
    }
    let (mut old, mut new) = (recorded.lines(), now.lines());
    let mut number = 0;
    loop {
        number += 1;
        let sides = (old.next(), new.next());
        if sides.0 != sides.1 || sides.0.is_none() {
            let shown = |line: Option<&str>| line.map_or_else(|| "(nothing)".to_owned(), |line| line.trim().to_owned());
            let (was, is) = (shown(sides.0), shown(sides.1));
            return format!("  {file} has changed since: line {number} was\n      {was}\n    and is\n      {is}\n");
        }
    }
}

/// A thread as schedules call it.
fn name(thread: u32) -> String {
    explore::letter(u8::try_from(thread.saturating_sub(1)).unwrap_or(u8::MAX))
}
