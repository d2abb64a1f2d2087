//! The report of a deadlock: text of 80 columns, or one JSON object with the key `deadlock`.

use std::fmt::Write;

use machine::config::{Config, Driver, SwitchPoints};
use machine::waits::deadlock::{STATUS, Spot, Step};
use machine::waits::{Deadlock, Held, Stuck, Wanted};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::report_to_stderr;

/// Columns of the text.
const WIDTH: usize = 80;
/// So many threads are shown where none is in a circle.
const MOST_THREADS: usize = 40;

/// Tells of a deadlock on stderr.
pub(crate) fn tell(deadlock: &Deadlock, config: &Config) {
    let report = if config.json { json(deadlock, config) } else { text(deadlock, config) };
    report_to_stderr(&report);
}

fn text(deadlock: &Deadlock, config: &Config) -> String {
    let mut out = headline(deadlock);
    let circle = &deadlock.threads[..deadlock.circle];
    if !circle.is_empty() {
        out += &arrows(circle);
        out.push('\n');
    }
    let shown = &deadlock.threads[..deadlock.threads.len().min(MOST_THREADS)];
    let width = shown.iter().map(|stuck| stuck.name.width()).max().unwrap_or(0).min(24);
    shown.iter().for_each(|stuck| out += &thread(stuck, width));
    if deadlock.threads.len() > shown.len() {
        let _ = writeln!(out, "  and {} more", deadlock.threads.len() - shown.len());
    }
    out.push('\n');
    if !deadlock.steps.is_empty() {
        let steps: Vec<String> = deadlock.steps.iter().zip(1..).map(|(it, number)| step(it, number, circle)).collect();
        out += &wrapped("  how it got here:", &steps, "  ");
    }
    for (head, said) in [("help", help(deadlock)), ("run", mode(config)), ("next", next(config))] {
        let words: Vec<String> = said.split(' ').map(str::to_owned).collect();
        out += &wrapped(&format!("  = {head}:"), &words, " ");
    }
    out
}

fn headline(deadlock: &Deadlock) -> String {
    match (deadlock.circle, deadlock.threads.len()) {
        (0, 1) => "fatal: deadlock: the only thread waits, and nobody is left to wake it\n\n".to_owned(),
        (0, threads) => format!("fatal: deadlock: {threads} threads wait, and nobody is left to wake them\n\n"),
        (1, 1) => "fatal: deadlock: the only thread waits for itself and can never continue:\n\n".to_owned(),
        (1, _) => "fatal: deadlock. This thread waits for itself and can never continue:\n\n".to_owned(),
        _ => "fatal: deadlock. These threads wait for each other in a circle and can never\ncontinue:\n\n".to_owned(),
    }
}

/// `one ──wants──> lock b ──held by──> two`, round to the first.
fn arrows(circle: &[Stuck]) -> String {
    let mut parts = vec![circle[0].name.clone()];
    for (index, stuck) in circle.iter().enumerate() {
        let next = &circle[(index + 1) % circle.len()].name;
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
    let pad = " ".repeat(width.saturating_sub(stuck.name.width()));
    let place = match &stuck.spot {
        Some(spot) => format!("at {}   {}", short(spot), spot.source),
        None if stuck.name == "MainThread" => "at the end of the program".to_owned(),
        None => "in the function of the library that it was started with".to_owned(),
    };
    let mut out = cut(&format!("  {}{pad}  {place}", stuck.name)) + "\n";
    let mut parts: Vec<String> = stuck.holds.iter().map(|held| format!("{},", holds(held, stuck))).collect();
    parts.push(match &stuck.wants {
        Wanted::Lock { name, holder: Some(holder) } if *holder == stuck.name => format!("wants {name}, its own"),
        Wanted::Lock { name, holder: Some(holder) } => format!("wants {name}, which {holder} has"),
        Wanted::Lock { name, holder: None } => format!("wants {name}"),
        Wanted::End(thread) => format!("waits for {thread} to end"),
        Wanted::Other(call) => format!("waits in {call}"),
    });
    out += &wrapped(&" ".repeat(width + 3), &parts, " ");
    out
}

fn holds(held: &Held, stuck: &Stuck) -> String {
    let Some(spot) = &held.spot else { return format!("holds {}", held.name) };
    let same_file = stuck.spot.as_ref().is_some_and(|other| other.file == spot.file);
    let place = if same_file { format!("line {}", spot.line) } else { short(spot) };
    format!("holds {} (taken at {place})", held.name)
}

fn step(step: &Step, number: usize, circle: &[Stuck]) -> String {
    let line = step.spot.as_ref().map_or_else(String::new, |spot| format!(" ({})", spot.line));
    let thread = &step.thread;
    if let Some(lock) = &step.took {
        return format!("{number} {thread} takes {lock}{line}");
    }
    let wants = circle.iter().find(|stuck| stuck.name == *thread).map(|stuck| &stuck.wants);
    match wants {
        Some(Wanted::Lock { name, .. }) => format!("{number} {thread} waits for {name}{line}"),
        Some(Wanted::End(other)) => format!("{number} {thread} waits for {other} to end{line}"),
        Some(Wanted::Other(call)) => format!("{number} {thread} waits in {call}{line}"),
        None => format!("{number} {thread} waits{line}"),
    }
}

fn help(deadlock: &Deadlock) -> String {
    let circle = &deadlock.threads[..deadlock.circle];
    let locks = circle.iter().filter(|stuck| matches!(stuck.wants, Wanted::Lock { .. })).count();
    match (circle, locks) {
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

/// The one command to try now.
fn next(config: &Config) -> String {
    let script = match config.argv.first().map(String::as_str) {
        Some("-c") => "-c ...",
        Some("-m") => "-m ...",
        Some("" | "-") | None => "SCRIPT",
        Some(script) => script,
    };
    match config.driver {
        Driver::Seeded(seed) => format!("minipy --seed {} {script}  (another order of steps)", seed.wrapping_add(1)),
        Driver::Parallel | Driver::Serial => format!("minipy --seed 1 {script}  (the same steps each time)"),
    }
}

/// File and line, seen from the current folder.
pub(crate) fn short(spot: &Spot) -> String {
    let here = std::env::current_dir().ok();
    let below =
        here.and_then(|here| std::path::Path::new(&spot.file).strip_prefix(here).ok().map(std::path::Path::to_owned));
    let file = below.map_or_else(|| spot.file.clone(), |file| file.to_string_lossy().into_owned());
    format!("{file}:{}", spot.line)
}

/// A line of at most 80 columns.
pub(crate) fn cut(line: &str) -> String {
    if line.width() <= WIDTH {
        return line.trim_end().to_owned();
    }
    let mut out = String::new();
    for char in line.chars() {
        if out.width() + 2 > WIDTH {
            break;
        }
        out.push(char);
    }
    out + "…"
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

#[derive(Serialize)]
struct Document<'a> {
    deadlock: JsonDeadlock<'a>,
}

#[derive(Serialize)]
struct JsonDeadlock<'a> {
    mode: String,
    /// Names of the threads that wait for each other, each for the next.
    circle: Vec<&'a str>,
    threads: Vec<JsonThread<'a>>,
    steps: Vec<JsonStep<'a>>,
    help: String,
    next: String,
    exit_status: i32,
}

#[derive(Serialize)]
struct JsonSpot<'a> {
    file: &'a str,
    line: u32,
    function: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
struct JsonThread<'a> {
    name: &'a str,
    at: Option<JsonSpot<'a>>,
    holds: Vec<JsonHeld<'a>>,
    wants: JsonWanted<'a>,
}

#[derive(Serialize)]
struct JsonHeld<'a> {
    name: &'a str,
    taken: Option<JsonSpot<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum JsonWanted<'a> {
    Lock { name: &'a str, holder: Option<&'a str> },
    End { thread: &'a str },
    Other { call: &'a str },
}

#[derive(Serialize)]
struct JsonStep<'a> {
    thread: &'a str,
    takes: Option<&'a str>,
    at: Option<JsonSpot<'a>>,
}

fn spot(spot: &Spot) -> JsonSpot<'_> {
    JsonSpot { file: &spot.file, line: spot.line, function: &spot.function, source: &spot.source }
}

fn json_thread(stuck: &Stuck) -> JsonThread<'_> {
    let wants = match &stuck.wants {
        Wanted::Lock { name, holder } => JsonWanted::Lock { name, holder: holder.as_deref() },
        Wanted::End(thread) => JsonWanted::End { thread },
        Wanted::Other(call) => JsonWanted::Other { call },
    };
    let holds = stuck.holds.iter().map(|held| JsonHeld { name: &held.name, taken: held.spot.as_ref().map(spot) });
    JsonThread { name: &stuck.name, at: stuck.spot.as_ref().map(spot), holds: holds.collect(), wants }
}

fn json<'a>(deadlock: &'a Deadlock, config: &Config) -> String {
    let circle = deadlock.threads[..deadlock.circle].iter().map(|stuck| stuck.name.as_str()).collect();
    let step = |step: &'a Step| {
        let Step { thread, took, spot: at } = step;
        JsonStep { thread, takes: took.as_deref(), at: at.as_ref().map(spot) }
    };
    let document = Document {
        deadlock: JsonDeadlock {
            mode: mode(config),
            circle,
            threads: deadlock.threads.iter().map(json_thread).collect(),
            steps: deadlock.steps.iter().map(step).collect(),
            help: help(deadlock),
            next: next(config),
            exit_status: STATUS,
        },
    };
    // Texts and numbers can always be written.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}
