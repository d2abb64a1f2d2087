//! What the figures mean, in sentences, and what to try next.

use super::commands::Invocation;
use super::figures::{Following, Line, following, lines, only_order_differs, right, started};
use super::measurements::{Measurements, Run, Serial};
use super::text::threads;

/// Differences below this part are not worth a sentence.
const NOTICEABLE: f64 = 0.02;
/// Times that scatter by more than this part say little.
const SCATTER: f64 = 0.25;

/// The sentences.
pub(super) fn notes(measurements: &Measurements) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(about_speed(measurements));
    notes.extend(about_cores(measurements));
    notes.extend(about_threads(measurements));
    notes.extend(about_failures(measurements));
    notes.extend(about_answers(measurements));
    notes
}

fn about_speed(measurements: &Measurements) -> Vec<String> {
    let mut notes = Vec::new();
    let mut lines = lines(measurements);
    let scatters = |line: &Line| {
        let timings = [line.gil.timing, line.no_gil.timing];
        timings.into_iter().flatten().any(|timing| timing.spread > SCATTER)
    };
    if lines.iter().any(scatters) {
        notes.push(
            "Some times scatter widely: the script is too short, or the machine is busy. More --runs may help."
                .to_owned(),
        );
    }
    if lines.iter().all(|line| line.threads != 1) {
        notes.push("The speed-up is against one thread: put 1 into --threads to see it.".to_owned());
    }
    lines.retain(|line| !scatters(line));
    let one = lines.iter().find(|line| line.threads == 1).and_then(|line| line.no_gil_vs_gil);
    match one {
        Some(ratio) if ratio < 1.0 - NOTICEABLE => {
            let slower = (1.0 / ratio - 1.0) * 100.0;
            notes.push(format!(
                "One thread takes {slower:.0} % longer without the GIL: the price of being ready for others."
            ));
        }
        Some(ratio) if ratio > 1.0 + NOTICEABLE => {
            notes.push(format!("One thread takes {:.0} % less time without the GIL.", (1.0 - 1.0 / ratio) * 100.0));
        }
        _ => {}
    }
    let many = lines.iter().filter(|line| line.threads > 1);
    let ratios = many.filter_map(|line| Some((line.threads, line.no_gil_vs_gil?)));
    match ratios.max_by(|(_, one), (_, other)| one.total_cmp(other)) {
        Some((count, ratio)) if ratio > 1.0 + NOTICEABLE => {
            notes.push(format!("{} are {ratio:.2} times as fast without the GIL as with it.", threads(count)));
        }
        Some(_) => notes.push("No number of threads is faster without the GIL than with it.".to_owned()),
        None => {}
    }
    notes
}

fn about_cores(measurements: &Measurements) -> Option<String> {
    let cores = measurements.cores;
    let most = measurements.rows.iter().map(|row| row.threads).max().unwrap_or_default();
    (measurements.invocation.no_gil && most > cores).then(|| {
        let cores = if cores == 1 { "one core".to_owned() } else { format!("{cores} cores") };
        format!("No more threads than there are cores compute at the same time: here {cores}.")
    })
}

fn about_threads(measurements: &Measurements) -> Option<String> {
    let title = measurements.invocation.title();
    let advice = "Let it define worker(), or start os.cpu_count() threads.";
    let list = || {
        let each = measurements.rows.iter().filter_map(|row| {
            let count = match started(row)? {
                [low, high] if low == high => low.to_string(),
                [low, high] => format!("{low} to {high}"),
            };
            Some(format!("{count} for N = {}", row.threads))
        });
        each.collect::<Vec<_>>().join(", ")
    };
    let whatever = if measurements.rows.len() > 1 { "whatever N is" } else { "though N says otherwise" };
    match following(measurements) {
        Following::Equal => None,
        Following::None => Some(format!("{title} starts no threads, {whatever}. {advice}")),
        Following::Constant(count) => Some(format!(
            "The number of threads does not follow N: {title} starts {}, {whatever}. {advice}",
            threads(count as usize)
        )),
        Following::Grows => Some(format!("Threads that {title} really started: {}.", list())),
        Following::Unrelated => {
            Some(format!("The number of threads does not follow N: {title} started {}. {advice}", list()))
        }
    }
}

fn about_failures(measurements: &Measurements) -> Vec<String> {
    let mut notes = Vec::new();
    for row in &measurements.rows {
        for (runs, mode) in [(&row.gil, "with the GIL"), (&row.no_gil, "without the GIL")] {
            let mut failures = runs.iter().filter_map(|run| match run {
                Run::Failed(failure) => Some(failure),
                Run::Ended { .. } => None,
            });
            if let Some(first) = failures.next() {
                let count = 1 + failures.count();
                let said = first.stderr.lines().rfind(|line| !line.trim().is_empty());
                let said = said.map_or_else(String::new, |line| format!(" and said: {}", line.trim()));
                let of = runs.len();
                let which = if count > 1 { "failed; the first" } else { "failed: it" };
                notes.push(format!(
                    "{} {mode}: {count} of {of} runs {which} {}{said}",
                    threads(row.threads),
                    first.how
                ));
            }
        }
    }
    notes
}

fn about_answers(measurements: &Measurements) -> Option<String> {
    if has_only_another_order(measurements) {
        let advice = "If the order does not matter, say with --answer what does.";
        return Some(format!("The answers that differ have the same characters in another order. {advice}"));
    }
    if measurements.has_wrong_answers() {
        let without = measurements.rows.iter().any(|row| row.wrong(&row.no_gil).next().is_some());
        let gain = if without { " A wrong answer is no gain, however fast." } else { "" };
        return Some(format!(
            "Wrong answers depend on when threads are switched: what they share and change needs a lock.{gain}"
        ));
    }
    let cannot_tell = measurements.rows.iter().any(|row| matches!(row.serial, Serial::Differed { .. }));
    (cannot_tell && measurements.invocation.answer.is_some()).then(|| {
        "The expression of --answer must be worth the same after each serial run: no times, no addresses.".to_owned()
    })
}

/// Whether there are wrong answers, and all are the right ones shuffled.
fn has_only_another_order(measurements: &Measurements) -> bool {
    let mut modes = measurements.rows.iter().flat_map(|row| [(row, &row.gil), (row, &row.no_gil)]);
    measurements.has_wrong_answers() && modes.all(|(row, runs)| only_order_differs(row, runs))
}

/// A command that shows more, and why it would.
pub(super) fn next(measurements: &Measurements) -> (&'static str, String) {
    let invocation = &measurements.invocation;
    let wrong = |no_gil: bool| {
        let mut rows = measurements.rows.iter().rev();
        rows.find(|row| row.wrong(if no_gil { &row.no_gil } else { &row.gil }).next().is_some())
    };
    let cannot_tell = measurements.rows.iter().any(|row| right(row, &row.gil).right.is_none());
    let with = |change: &dyn Fn(&mut Invocation)| {
        let mut other = invocation.clone();
        change(&mut other);
        other.command()
    };
    if has_only_another_order(measurements) && invocation.answer.is_none() {
        return ("to compare something else", with(&|other| other.answer = Some("EXPR".to_owned())));
    }
    let every = !invocation.switching.iter().any(|option| option.starts_with("--switch-points"));
    if wrong(false).is_some() && every {
        let command = with(&|other| other.switching.push("--switch-points=cpython".to_owned()));
        return ("with the GIL, as CPython 3.13 switches threads", command);
    }
    if let Some(row) = wrong(true).or(wrong(false)) {
        return ("the same switches, and the same mistake, each time", invocation.single(row.threads, "--seed 1"));
    }
    if cannot_tell && invocation.answer.is_none() {
        return ("to compare answers", with(&|other| other.answer = Some("EXPR".to_owned())));
    }
    if measurements.rows.iter().all(|row| row.threads != 1) {
        return ("with the speed-up", with(&|other| other.threads.insert(0, 1)));
    }
    if !invocation.no_gil && measurements.has_free_threading {
        return ("beside it without the GIL", with(&|other| other.no_gil = true));
    }
    if !invocation.no_gil {
        let build = "cargo build --release -p minipy";
        return ("for --no-gil, a minipy that can do without", build.to_owned());
    }
    ("as a table for a page", invocation.command().replacen("bench", "bench --markdown", 1))
}
