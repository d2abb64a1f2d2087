//! The report of a deadlock: text of 80 columns, or one JSON object with the key `deadlock`.

mod json;

use std::fmt::Write;

use machine::config::{Config, Driver, SwitchPoints};
use machine::waits::deadlock::{Spot, Step};
use machine::waits::{Deadlock, Held, Holder, Stuck, Wanted};
use reports::{cut_inside, thread_name};
use unicode_width::UnicodeWidthStr;

use crate::bench::quoted;
use crate::report_to_stderr;

pub(crate) use json::value;

/// Columns of the text.
const WIDTH: usize = 80;
/// Columns of a thread's name.
const LONGEST_NAME: usize = 24;
/// Columns of a file's name and a line.
const LONGEST_PLACE: usize = 40;
/// So many threads are shown where none is in a circle.
const MOST_THREADS: usize = 40;

/// Tells of a deadlock on stderr.
pub(crate) fn tell(deadlock: &Deadlock, config: &Config) {
    let report = if config.json { format!("{:#}\n", json::document(deadlock, config)) } else { text(deadlock, config) };
    report_to_stderr(&report);
}

fn text(deadlock: &Deadlock, config: &Config) -> String {
    let mut out: String = headline(deadlock).lines().map(|line| bold(line) + "\n").collect();
    out.push('\n');
    let circle = &deadlock.threads[..deadlock.circle];
    if !circle.is_empty() {
        out += &arrows(circle);
        out.push('\n');
    }
    let shown = &deadlock.threads[..deadlock.threads.len().min(MOST_THREADS)];
    let width = shown.iter().map(|stuck| called(&stuck.name).width()).max().unwrap_or(0);
    shown.iter().for_each(|stuck| out += &thread(stuck, width));
    if deadlock.threads.len() > shown.len() {
        let _ = writeln!(out, "  and {} more", deadlock.threads.len() - shown.len());
    }
    out.push('\n');
    if !deadlock.steps.is_empty() {
        let steps: Vec<String> = deadlock.steps.iter().zip(1..).map(|(it, number)| step(it, number, circle)).collect();
        out += &wrapped("  how it got here:", &steps, "  ");
    }
    for (head, said) in [("help", help(deadlock)), ("run", mode(config))] {
        let words: Vec<String> = said.split(' ').map(str::to_owned).collect();
        out += &wrapped(&format!("  = {head}:"), &words, " ");
    }
    let (command, why) = next(config);
    let line = format!("  = next: {command}  ({why})");
    // Commands are not broken.
    out + &if line.width() <= WIDTH { line + "\n" } else { format!("  = next: {why}:\n      {command}\n") }
}

/// A thread's name, ready for a terminal.
pub(crate) fn called(name: &str) -> String {
    thread_name(name, LONGEST_NAME)
}

fn headline(deadlock: &Deadlock) -> String {
    match (deadlock.circle, deadlock.threads.len()) {
        (0, 1) => "fatal: deadlock: the only thread waits, and nobody is left to wake it".to_owned(),
        (0, threads) => format!("fatal: deadlock: {threads} threads wait, and nobody is left to wake them"),
        (1, 1) => "fatal: deadlock: the only thread waits for itself and can never continue:".to_owned(),
        (1, _) => "fatal: deadlock. This thread waits for itself and can never continue:".to_owned(),
        _ => "fatal: deadlock. These threads wait for each other in a circle and can never\ncontinue:".to_owned(),
    }
}

/// A headline, in colour where stderr is to have some.
pub(crate) fn bold(line: &str) -> String {
    if machine::colours_are_wanted() { format!("\x1b[1m{line}\x1b[0m") } else { line.to_owned() }
}

/// `one ──wants──> lock b ──held by──> two`, round to the first.
fn arrows(circle: &[Stuck]) -> String {
    let mut parts = vec![called(&circle[0].name)];
    for (index, stuck) in circle.iter().enumerate() {
        let next = called(&circle[(index + 1) % circle.len()].name);
        parts.push(match &stuck.wants {
            Wanted::Lock { name, .. } => {
                let what = if name.to_lowercase().contains("lock") { "" } else { "lock " };
                format!("──wants──> {what}{name} ──held by──> {next}")
            }
            Wanted::End(_) | Wanted::Other(_) => format!("──joins──> {next}"),
        });
    }
    wrapped("   ", &parts, " ")
}

/// Where a thread waits, what it holds, and what it wants.
fn thread(stuck: &Stuck, width: usize) -> String {
    let name = called(&stuck.name);
    let pad = " ".repeat(width.saturating_sub(name.width()));
    let place = match &stuck.spot {
        Some(spot) => format!("at {}   {}", short(spot), spot.source),
        None if stuck.name == "MainThread" => "at the end of the program".to_owned(),
        None => "in the function of the library that it was started with".to_owned(),
    };
    let mut out = cut(&format!("  {name}{pad}  {place}")) + "\n";
    let mut parts: Vec<String> = stuck.holds.iter().map(|held| format!("{},", holds(held, stuck))).collect();
    match &stuck.wants {
        Wanted::Lock { name, holder: Some(holder) } if holder.has_ended => {
            parts.push(format!("wants {name}, which {} took{}", called(&holder.thread), taken(holder, stuck)));
            parts.push("and had when it ended".to_owned());
        }
        Wanted::Lock { name, holder: Some(holder) } if holder.thread == stuck.name => {
            parts.push(format!("wants {name}, its own"));
        }
        Wanted::Lock { name, holder: Some(holder) } => {
            parts.push(format!("wants {name}, which {} has", called(&holder.thread)));
        }
        Wanted::Lock { name, holder: None } => parts.push(format!("wants {name}")),
        Wanted::End(thread) => parts.push(format!("waits for {} to end", called(thread))),
        Wanted::Other(call) => parts.push(format!("waits in {call}")),
    }
    out += &wrapped(&" ".repeat(width + 3), &parts, " ");
    out
}

fn holds(held: &Held, stuck: &Stuck) -> String {
    match &held.spot {
        Some(spot) => format!("holds {} (taken at {})", held.name, beside(spot, stuck)),
        None => format!("holds {}", held.name),
    }
}

fn taken(holder: &Holder, stuck: &Stuck) -> String {
    holder.spot.as_ref().map_or_else(String::new, |spot| format!(" at {}", beside(spot, stuck)))
}

/// A place as it is told of a thread that waits, mostly in the same file.
fn beside(spot: &Spot, stuck: &Stuck) -> String {
    let same_file = stuck.spot.as_ref().is_some_and(|other| other.file == spot.file);
    if same_file { format!("line {}", spot.line) } else { short(spot) }
}

fn step(step: &Step, number: usize, circle: &[Stuck]) -> String {
    let line = step.spot.as_ref().map_or_else(String::new, |spot| format!(" ({})", spot.line));
    let thread = called(&step.thread);
    if let Some(lock) = &step.took {
        return format!("{number} {thread} takes {lock}{line}");
    }
    let wants = circle.iter().find(|stuck| stuck.name == step.thread).map(|stuck| &stuck.wants);
    match wants {
        Some(Wanted::Lock { name, .. }) => format!("{number} {thread} waits for {name}{line}"),
        Some(Wanted::End(other)) => format!("{number} {thread} waits for {} to end{line}", called(other)),
        Some(Wanted::Other(call)) => format!("{number} {thread} waits in {call}{line}"),
        None => format!("{number} {thread} waits{line}"),
    }
}

fn help(deadlock: &Deadlock) -> String {
    let circle = &deadlock.threads[..deadlock.circle];
    let locks = circle.iter().filter(|stuck| matches!(stuck.wants, Wanted::Lock { .. })).count();
    let leaves = |stuck: &Stuck| matches!(&stuck.wants, Wanted::Lock { holder: Some(holder), .. } if holder.has_ended);
    match (circle, locks) {
        ([], _) if deadlock.threads.iter().any(leaves) => {
            "a lock is not released when its thread ends: take it by with, which releases it however the block is left"
                .to_owned()
        }
        ([], _) => "each wait needs another thread that is still to come: a release(), set(), put() or notify(); a wait with a \
             timeout ends by itself"
            .to_owned(),
        ([_], _) => "a Lock cannot be taken twice by one thread; an RLock can".to_owned(),
        (_, 0) => "threads that join each other never end: let one thread join the others".to_owned(),
        (_, locks) if locks == circle.len() => {
            // The order of the first of them: what it has, which the last wants, before what it wants.
            let mut names: Vec<&str> = circle.iter().filter_map(|stuck| lock(&stuck.wants)).collect();
            names.rotate_right(1);
            let order = if locks == 2 { names.join(" before ") } else { names.join(", then ") };
            let count = if locks == 2 { "the two locks" } else { "all locks" };
            format!("always take {count} in the same order, here {order}")
        }
        _ => "let go of a lock before waiting for a thread that needs it".to_owned(),
    }
}

fn lock(wanted: &Wanted) -> Option<&str> {
    match wanted {
        Wanted::Lock { name, .. } => Some(name),
        Wanted::End(_) | Wanted::Other(_) => None,
    }
}

/// GIL mode, policy, interval and switch points of the run.
pub(crate) fn mode(config: &Config) -> String {
    let points = match config.switch_points {
        SwitchPoints::Every => "every",
        SwitchPoints::Cpython => "cpython",
        SwitchPoints::Line => "line",
    };
    match config.driver {
        Driver::Parallel if config.no_gil => "without the GIL".to_owned(),
        Driver::Parallel => {
            let interval = config.switch_interval;
            format!("GIL on, policy {}, interval {interval:?}, switch points {points}", config.gil_policy)
        }
        Driver::Serial => format!("policy serial, one thread at a time, switch points {points}"),
        Driver::Seeded(seed) => format!("seed {seed}, one thread at a time, switch points {points}"),
    }
}

/// The one command to try now, and what it shows.
fn next(config: &Config) -> (String, &'static str) {
    let script = match config.argv.first().map(String::as_str) {
        Some("-c") => "-c ...".to_owned(),
        Some("-m") => "-m ...".to_owned(),
        Some("" | "-") | None => "SCRIPT".to_owned(),
        Some(script) => quoted(script),
    };
    match config.driver {
        Driver::Seeded(seed) => (format!("minipy --seed {} {script}", seed.wrapping_add(1)), "another order of steps"),
        Driver::Parallel | Driver::Serial => (format!("minipy --seed 1 {script}"), "the same steps each time"),
    }
}

/// File and line, seen from the current folder.
pub(crate) fn short(spot: &Spot) -> String {
    let here = std::env::current_dir().ok();
    let below =
        here.and_then(|here| std::path::Path::new(&spot.file).strip_prefix(here).ok().map(std::path::Path::to_owned));
    let file = below.map_or_else(|| spot.file.clone(), |file| file.to_string_lossy().into_owned());
    cut_inside(&format!("{file}:{}", spot.line), LONGEST_PLACE)
}

/// A line of at most 80 columns.
pub(crate) fn cut(line: &str) -> String {
    reports::cut(line.trim_end(), WIDTH)
}

/// Parts after a head, in lines of at most 80 columns where no part is longer.
fn wrapped(head: &str, parts: &[String], between: &str) -> String {
    // Below a margin, or a little to the right of a headline.
    let indent = if head.trim().is_empty() { head.to_owned() } else { " ".repeat(6) };
    let (mut out, mut line) = (String::new(), head.to_owned());
    let mut first = true;
    for part in parts {
        let gap = if first { " " } else { between };
        if !first && line.width() + gap.len() + part.width() > WIDTH {
            out += &cut(&line);
            out.push('\n');
            line = format!("{indent} {part}");
        } else {
            line += gap;
            line += part;
        }
        first = false;
    }
    out + &cut(&line) + "\n"
}
