//! Values of options.

use std::ops::Range;
use std::path::PathBuf;
use std::time::Duration;

use events::Watch;
use machine::config::SwitchPoints;
use reports::profile::Format;
use sync::GilPolicy;

/// What `--gil-policy` may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Policy {
    /// A policy of the lock.
    Gil(GilPolicy),
    /// No lock at all: one thread runs until it blocks or ends.
    Serial,
}

/// The longest switch interval, in seconds: eleven days.
const LONGEST_INTERVAL: f64 = 1e6;

/// What `--lost` may name; all that threads share when it names nothing.
pub(super) fn watch(text: &str) -> Result<Watch, String> {
    if text.is_empty() {
        return Ok(Watch::All);
    }
    Watch::parse(text).ok_or_else(|| {
        "it is no name of a shared place; names are like counter, self.total, Account.total, rows[3], stock['tea']"
            .to_owned()
    })
}

/// What `--refs` may name.
pub(super) fn named(text: &str) -> Result<Watch, String> {
    if text.ends_with(".py") || text.ends_with(".mpy") {
        return Err(format!("that is a program; say which name, as in --refs node {text}"));
    }
    Watch::parse(text).ok_or_else(|| {
        "it is no name of a variable, an attribute or an item; names are like node, self.next, Node.next, rows[3], \
         stock['tea']"
            .to_owned()
    })
}

pub(super) fn policy(text: &str) -> Result<Policy, String> {
    if text == "serial" {
        return Ok(Policy::Serial);
    }
    text.parse().map(Policy::Gil).map_err(|error: sync::PolicyError| match error {
        sync::PolicyError::Unknown(name) => {
            let names = ["interval", "ticks:N", "fifo", "priority", "serial"];
            format!("unknown policy; choose {}{}", listed(&names), meant(&name, &names))
        }
        other => other.to_string(),
    })
}

pub(super) fn switch_points(text: &str) -> Result<SwitchPoints, String> {
    match text {
        "every" => Ok(SwitchPoints::Every),
        "cpython" => Ok(SwitchPoints::Cpython),
        "line" => Ok(SwitchPoints::Line),
        other => {
            let names = ["every", "cpython", "line"];
            Err(format!("choose {}{}", listed(&names), meant(other, &names)))
        }
    }
}

/// Seconds, or a number with `s`, `ms` or `us`.
pub(super) fn interval(text: &str) -> Result<Duration, String> {
    match seconds(text) {
        Some(seconds) if seconds > 0.0 && seconds <= LONGEST_INTERVAL => Ok(Duration::from_secs_f64(seconds)),
        Some(_) => Err(format!("give more than 0 seconds, and at most {LONGEST_INTERVAL}")),
        None => Err("give seconds, or a number with a unit, as in 0.005, 5ms or 500us".to_owned()),
    }
}

/// How long something may take.
pub(super) fn time(text: &str) -> Result<Duration, String> {
    match seconds(text) {
        Some(seconds) if (0.0..=LONGEST_INTERVAL).contains(&seconds) => Ok(Duration::from_secs_f64(seconds)),
        _ => Err(format!("give seconds from 0 to {LONGEST_INTERVAL}, or with a unit, as in 10 or 500ms")),
    }
}

/// A file that a report is written to.
pub(super) fn file(path: PathBuf) -> Result<PathBuf, String> {
    match path.as_os_str() == "-" {
        true => Err("stdout is the program's; name a file, as in out.json".to_owned()),
        false => Ok(path),
    }
}

/// The file of a profile; what is written is told by how its name ends.
pub(super) fn profile(text: &str) -> Result<(PathBuf, Format), String> {
    let file = file(PathBuf::from(text))?;
    let format = file.extension().and_then(|ending| Format::of(&ending.to_string_lossy()));
    let format =
        format.ok_or("end the name in .svg (a flame graph), .json (for speedscope) or .txt (folded stacks)")?;
    Ok((file, format))
}

/// The longest time that a report may begin at: eleven days, in seconds.
const LATEST: f64 = 1e6;

/// A part of a run, as in `20ms..25ms`.
pub(super) fn span(text: &str) -> Result<Range<Duration>, String> {
    let time = |text: &str| {
        let seconds = seconds(text.trim()).filter(|seconds| (0.0..=LATEST).contains(seconds));
        seconds.map(Duration::from_secs_f64)
    };
    match text.split_once("..").map(|(from, to)| (time(from), time(to))) {
        Some((Some(from), Some(to))) if from < to => Ok(from..to),
        Some((Some(_), Some(_))) => Err("the end must come after the beginning, as in 20ms..25ms".to_owned()),
        _ => Err("give two times since the start of the run, as in 20ms..25ms or 0.5..1.5".to_owned()),
    }
}

/// Seconds, or a number with a unit.
fn seconds(text: &str) -> Option<f64> {
    let units = [("ms", 1e-3), ("us", 1e-6), ("µs", 1e-6), ("s", 1.0), ("", 1.0)];
    units.iter().find_map(|(unit, seconds)| {
        let number: f64 = text.strip_suffix(unit)?.trim_end().parse().ok()?;
        Some(number * seconds)
    })
}

/// The most threads that `--threads` starts.
const MOST_THREADS: usize = 10_000;

pub(super) fn thread_count(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(count @ 1..=MOST_THREADS) => Ok(count),
        _ => Err(format!("give a whole number from 1 to {MOST_THREADS}")),
    }
}

/// Numbers of threads, in the order given, none twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ThreadCounts(pub(super) Vec<usize>);

pub(super) fn thread_counts(text: &str) -> Result<ThreadCounts, String> {
    let mut counts = Vec::new();
    for part in text.split(',') {
        let advice = "as in 1,2,4";
        let count = thread_count(part.trim()).map_err(|error| {
            let part = if counts.is_empty() && part == text { String::new() } else { format!("'{part}': ") };
            format!("{part}{error}, or several with commas, {advice}")
        })?;
        if counts.contains(&count) {
            return Err(format!("{count} is there twice; give each number of threads once, {advice}"));
        }
        counts.push(count);
    }
    Ok(ThreadCounts(counts))
}

/// The most runs that are measured of one kind.
const MOST_RUNS: usize = 1000;

pub(super) fn runs(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(runs @ 1..=MOST_RUNS) => Ok(runs),
        _ => Err(format!("give a whole number from 1 to {MOST_RUNS}")),
    }
}

pub(super) fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("give a whole number from 0 to {}", u64::MAX))
}

/// The most runs that `--seeds` asks for.
const MOST_SEEDS: u64 = 1_000_000;

/// Seeds from one up to another, which is not among them.
pub(super) fn seeds(text: &str) -> Result<Range<u64>, String> {
    match text.split_once("..").map(|(from, to)| (from.trim().parse(), to.trim().parse())) {
        Some((Ok(from), Ok(to))) if from < to && to - from <= MOST_SEEDS => Ok(from..to),
        Some((Ok(from), Ok(to))) if from < to => Err(format!("at most {MOST_SEEDS} runs, not {}", to - from)),
        Some((Ok(_), Ok(_))) => Err("the end must be above the beginning, and is not run, as in 0..100".to_owned()),
        _ => Err("give the first seed and the one after the last, as in 0..100".to_owned()),
    }
}

pub(crate) fn listed(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.join(""),
    }
}

pub(crate) fn meant(word: &str, names: &[&str]) -> String {
    let near = names.iter().find(|name| strsim::damerau_levenshtein(word, name.trim_end_matches(":N")) <= 2);
    near.map_or_else(String::new, |name| format!("; did you mean {name}?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals() {
        for (text, micros) in [("0.005", 5000), ("5ms", 5000), ("500us", 500), ("2s", 2_000_000), ("1e-6", 1)] {
            assert_eq!(interval(text), Ok(Duration::from_micros(micros)), "{text}");
        }
        for text in ["", "ms", "0", "-1", "nan", "inf", "1e9", "5 minutes", "5m"] {
            assert!(interval(text).is_err(), "{text}");
        }
    }

    #[test]
    fn spans() {
        assert_eq!(span("20ms..25ms"), Ok(Duration::from_millis(20)..Duration::from_millis(25)));
        assert_eq!(span("0..1.5"), Ok(Duration::ZERO..Duration::from_millis(1500)));
        for text in ["", "..", "1ms", "2ms..1ms", "1ms..1ms", "-1..2", "a..b", "0..nan", "0..inf", "0..1e99"] {
            assert!(span(text).is_err_and(|message| message.contains("as in 20ms..25ms")), "{text}");
        }
    }

    #[test]
    fn seeds_are_a_range() {
        assert_eq!(seeds("0..100"), Ok(0..100));
        assert_eq!(seeds("7 .. 8"), Ok(7..8));
        for text in ["", "1", "..", "1..", "..2", "2..2", "3..2", "-1..2", "a..b", "0..1000001"] {
            assert!(seeds(text).is_err(), "{text}");
        }
    }

    #[test]
    fn thread_counts_are_numbers_with_commas() {
        assert_eq!(thread_counts("1,2,4"), Ok(ThreadCounts(vec![1, 2, 4])));
        assert_eq!(thread_counts("8"), Ok(ThreadCounts(vec![8])));
        assert_eq!(thread_counts("4, 1"), Ok(ThreadCounts(vec![4, 1])));
        for text in ["", "0", "a", "1,", "1,,2", "1,1", "1;2", "-1", "1-4", "99999999999999999999"] {
            assert!(thread_counts(text).is_err_and(|message| message.contains("as in 1,2,4")), "{text}");
        }
    }

    #[test]
    fn policies() {
        assert_eq!(policy("serial"), Ok(Policy::Serial));
        assert_eq!(policy("fifo"), Ok(Policy::Gil(GilPolicy::Fifo)));
        assert!(policy("intervall").is_err_and(|message| message.ends_with("did you mean interval?")));
        assert!(policy("ticks:0").is_err());
    }
}
