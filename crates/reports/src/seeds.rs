//! `--seeds A..B`: a program run once with each seed, and what the runs came to.

use std::collections::HashMap;
use std::ops::Range;

use serde::Serialize;

use crate::page::{Page, cut, grouped, padded, plural, right};
use crate::setting::Next;

/// The most outcomes that are listed.
const MOST_OUTCOMES: usize = 40;
/// The most columns of an outcome.
const LONGEST: usize = 48;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Normally, and no thread failed.
    Output,
    /// An exception ended the program, or one of its threads.
    Exception,
    /// Threads waited for each other for ever.
    Deadlock,
    /// `sys.exit`, `os._exit` or a signal.
    Exit,
}

/// What one run came to. Runs that came to the same are equal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Came {
    /// How it ended.
    pub ending: Ending,
    /// The exit status; of a run that a signal killed, less than 0.
    pub status: i32,
    /// What was printed, or its beginning.
    pub printed: String,
    /// A hash of the rest of what was printed.
    pub rest: u64,
    /// The last line of what went wrong; empty where nothing did.
    pub error: String,
}

impl Came {
    /// A name of a line for it.
    pub fn label(&self) -> String {
        let printed = shown(&self.printed);
        let failed = match self.ending {
            Ending::Output if printed.is_empty() => return "nothing printed".to_owned(),
            Ending::Output => return printed,
            Ending::Deadlock => "deadlock".to_owned(),
            Ending::Exception if self.status == 0 => format!("{}, in a thread", self.error),
            Ending::Exception => self.error.clone(),
            Ending::Exit if self.status < 0 => format!("killed by signal {}", -self.status),
            Ending::Exit => format!("exit status {}", self.status),
        };
        if printed.is_empty() { failed } else { format!("{failed}, after {printed}") }
    }
}

/// What was printed, in one line.
fn shown(printed: &str) -> String {
    cut(&printed.trim_end().replace('\n', " | ").replace(|c: char| c.is_control(), " "), LONGEST)
}

/// Runs that came to the same.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// In a line.
    pub outcome: String,
    /// How they ended.
    pub ending: Ending,
    /// With which exit status; less than 0 if a signal killed them.
    pub status: i32,
    /// What they printed, or its beginning.
    pub printed: String,
    /// How many of the runs.
    pub runs: u64,
    /// The smallest seed that leads there.
    pub first_seed: u64,
}

/// What all the runs came to.
#[derive(Clone, Debug, Serialize)]
pub struct Seeds {
    /// The first seed.
    pub from: u64,
    /// The seed after the last.
    pub to: u64,
    /// How many runs have ended: fewer than there are seeds after Ctrl-C.
    pub runs: u64,
    /// What they came to, what most runs came to first.
    pub outcomes: Vec<Outcome>,
}

impl Seeds {
    /// Adds up runs, each told with its seed.
    pub fn of(seeds: Range<u64>, came: impl IntoIterator<Item = (u64, Came)>) -> Seeds {
        let mut found: HashMap<Came, (u64, u64)> = HashMap::new();
        let mut runs = 0;
        for (seed, came) in came {
            let (count, first) = found.entry(came).or_insert((0, seed));
            (*count, *first) = (*count + 1, seed.min(*first));
            runs += 1;
        }
        let outcome = |(came, (runs, first_seed)): (Came, (u64, u64))| Outcome {
            outcome: came.label(),
            ending: came.ending,
            status: came.status,
            printed: came.printed,
            runs,
            first_seed,
        };
        let mut outcomes: Vec<Outcome> = found.into_iter().map(outcome).collect();
        outcomes.sort_by_key(|outcome| (std::cmp::Reverse(outcome.runs), outcome.first_seed));
        Seeds { from: seeds.start, to: seeds.end, runs, outcomes }
    }

    /// Draws it.
    pub fn write(&self, page: &mut Page, switch_points: &str, next: &Next) {
        page.heading("seeds", &format!("seeds {}..{} · switch points {switch_points}", self.from, self.to));
        let missing = (self.to - self.from).saturating_sub(self.runs);
        let cut_off = if missing > 0 { format!("; {} were not run", grouped(missing)) } else { String::new() };
        page.line(&format!("{}, {}{cut_off}", plural(self.runs, "run"), plural(self.outcomes.len() as u64, "outcome")));
        if self.outcomes.is_empty() {
            return;
        }
        page.line("");
        page.line("    runs            first seed  outcome");
        for outcome in self.outcomes.iter().take(MOST_OUTCOMES) {
            let share = format!("{:.1} %", 100.0 * outcome.runs as f64 / self.runs as f64);
            let (runs, first) = (right(&grouped(outcome.runs), 8), right(&outcome.first_seed.to_string(), 12));
            page.line(&cut(&format!("{runs}  {}{first}  {}", right(&share, 8), outcome.outcome), crate::page::WIDTH));
        }
        let hidden = self.outcomes.len().saturating_sub(MOST_OUTCOMES);
        if hidden > 0 {
            page.line(&format!("{} and {hidden} more outcomes, with --json", padded("", 8)));
        }
        page.next(&self.advice(next));
    }

    /// What can be tried next: the outcome that most needs an explanation, and all there are.
    fn advice(&self, next: &Next) -> Vec<(&'static str, String)> {
        let failed = self.outcomes.iter().find(|outcome| outcome.ending != Ending::Output);
        let Some(rare) = failed.or(self.outcomes.last()) else { return Vec::new() };
        let with = |report: &str| next.run(format!("{report} --seed {}", rare.first_seed).trim_start());
        let mut advice = vec![("the same again:", with(""))];
        if self.outcomes.len() > 1 {
            advice.push(("what was lost:", with("--lost")));
            advice.push(("who ran when:", with("--timeline")));
        } else {
            let more = format!("--seeds {}..{}", self.to, self.to.saturating_add(self.to - self.from));
            advice.push(("more seeds:", next.run(&more)));
        }
        let is_script = next.program.first().is_some_and(|first| !first.starts_with('-'));
        if is_script && next.options.is_empty() {
            advice.push(("all there are:", format!("minipy explore {}", next.program.join(" "))));
        }
        advice
    }

    /// Writes it for programs.
    pub fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn came(ending: Ending, status: i32, printed: &str, error: &str) -> Came {
        Came { ending, status, printed: printed.to_owned(), rest: 0, error: error.to_owned() }
    }

    #[test]
    fn outcomes_have_names() {
        let cases = [
            (came(Ending::Output, 0, "8\n", ""), "8"),
            (came(Ending::Output, 0, "a\nb\n", ""), "a | b"),
            (came(Ending::Output, 0, "", ""), "nothing printed"),
            (came(Ending::Exception, 1, "", "KeyError: 'k'"), "KeyError: 'k'"),
            (came(Ending::Exception, 0, "x\n", "ValueError"), "ValueError, in a thread, after x"),
            (came(Ending::Deadlock, 3, "", ""), "deadlock"),
            (came(Ending::Exit, 7, "", ""), "exit status 7"),
            (came(Ending::Exit, -9, "", ""), "killed by signal 9"),
        ];
        for (came, label) in cases {
            assert_eq!(came.label(), label);
        }
    }

    #[test]
    fn runs_that_came_to_the_same_are_one_outcome() {
        let made = [(5, "2"), (3, "1"), (4, "2"), (6, "1"), (7, "2")];
        let seeds = Seeds::of(3..8, made.map(|(seed, printed)| (seed, came(Ending::Output, 0, printed, ""))));
        let found: Vec<_> = seeds.outcomes.iter().map(|it| (it.outcome.as_str(), it.runs, it.first_seed)).collect();
        assert_eq!((seeds.runs, found), (5, vec![("2", 3, 4), ("1", 2, 3)]));
    }
}
