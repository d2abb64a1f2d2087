//! What Ctrl-\ shows: a line or two for each thread, or one JSON object with the key `threads`.

use std::fmt::Write;
use std::time::Duration;

use machine::config::{Config, Driver};
use machine::waits::{Doing, Dump, Shown, Wanted};
use reports::counted;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::deadlock::{bold, called, cut, mode, short};
use crate::report_to_stderr;

/// Tells what all threads do on stderr.
pub(crate) fn tell(dump: &Dump, config: &Config) {
    let report = if config.json { json(dump, config) } else { text(dump, config) };
    report_to_stderr(&report);
}

fn text(dump: &Dump, config: &Config) -> String {
    let headline = format!("── {} ─ {} ──", counted(dump.threads.len(), "thread"), mode(config));
    let mut out = bold(&headline) + "\n";
    let width = dump.threads.iter().map(|shown| called(&shown.stuck.name).width()).max().unwrap_or(0);
    for shown in &dump.threads {
        let name = called(&shown.stuck.name);
        let pad = " ".repeat(width.saturating_sub(name.width()));
        let place = shown.stuck.spot.as_ref().map_or_else(String::new, |spot| {
            let function = if spot.function == "<module>" { String::new() } else { format!(" in {}", spot.function) };
            format!("{}{function}", short(spot))
        });
        let _ = writeln!(out, "{}", cut(&format!("{name}{pad}  {:<30} {place}", doing(shown, config))));
        for held in &shown.stuck.holds {
            let taken = held.spot.as_ref().map_or_else(String::new, |spot| format!(", taken at {}", short(spot)));
            let _ = writeln!(out, "{}", cut(&format!("{:width$}  holds {}{taken}", "", held.name)));
        }
    }
    out
}

fn doing(shown: &Shown, config: &Config) -> String {
    match shown.doing {
        Doing::Runs if config.no_gil || config.driver != Driver::Parallel => "running".to_owned(),
        Doing::Runs => "running (has the GIL)".to_owned(),
        Doing::RunsNative if shown.stuck.spot.is_some() => "in a native call, last seen at".to_owned(),
        Doing::RunsNative => "in a native call".to_owned(),
        Doing::WantsTurn if config.driver != Driver::Parallel => "ready, not its turn".to_owned(),
        Doing::WantsTurn => "waiting for the GIL".to_owned(),
        Doing::IsOutside => "waiting outside of Python".to_owned(),
        Doing::Sleeps(left) => format!("sleeping, {} left", time(left)),
        Doing::Waits(left) => {
            let left = left.map_or_else(String::new, |left| format!(", {} left", time(left)));
            match &shown.stuck.wants {
                Wanted::Lock { name, holder: Some(holder) } => {
                    let ended = if holder.has_ended { ", which has ended" } else { "" };
                    format!("waiting for {name} of {}{ended}{left}", called(&holder.thread))
                }
                Wanted::Lock { name, holder: None } => format!("waiting for {name}{left}"),
                Wanted::End(thread) => format!("joining {}{left}", called(thread)),
                Wanted::Other(call) if call.is_empty() => format!("waiting{left}"),
                Wanted::Other(call) => format!("waiting in {call}{left}"),
            }
        }
    }
}

fn time(left: Duration) -> String {
    if left < Duration::from_secs(1) {
        format!("{} ms", left.as_millis())
    } else {
        format!("{:.1} s", left.as_secs_f64())
    }
}

#[derive(Serialize)]
struct Document<'a> {
    threads: Threads<'a>,
}

#[derive(Serialize)]
struct Threads<'a> {
    mode: String,
    threads: Vec<JsonThread<'a>>,
}

#[derive(Serialize)]
struct JsonThread<'a> {
    name: &'a str,
    state: String,
    file: Option<&'a str>,
    line: Option<u32>,
    function: Option<&'a str>,
    holds: Vec<&'a str>,
}

fn json<'a>(dump: &'a Dump, config: &Config) -> String {
    let thread = |shown: &'a Shown| {
        let Shown { stuck, .. } = shown;
        let spot = stuck.spot.as_ref();
        JsonThread {
            name: &stuck.name,
            state: doing(shown, config),
            file: spot.map(|spot| spot.file.as_str()),
            line: spot.map(|spot| spot.line),
            function: spot.map(|spot| spot.function.as_str()),
            holds: stuck.holds.iter().map(|held| held.name.as_str()).collect(),
        }
    };
    let threads = dump.threads.iter().map(thread).collect();
    let document = Document { threads: Threads { mode: mode(config), threads } };
    // Texts and numbers can always be written.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}
