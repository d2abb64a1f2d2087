//! How a program was run, and how it could be run next.

use std::time::Duration;

use serde::Serialize;

use crate::page::duration;

/// Who ran the threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Each has an OS thread.
    Parallel,
    /// One at a time, each until it blocks or ends, under a virtual clock.
    Serial,
    /// One at a time, switched as a seed says, under a virtual clock.
    Seeded(u64),
}

/// What each report says of the run at its top.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Whether there is a GIL.
    pub gil: bool,
    /// Who gets it: the policy's name.
    pub policy: String,
    /// How long a thread waits before it asks for it.
    #[serde(rename = "interval_ns", serialize_with = "crate::page::nanoseconds")]
    pub interval: Duration,
    /// Where threads can be switched out.
    pub switch_points: String,
    /// Who ran the threads.
    pub order: Order,
    /// Of the machine, as far as the program may use them.
    pub processors: usize,
    /// What can be typed next.
    #[serde(skip)]
    pub next: Next,
}

impl Setting {
    /// Whether times are those of a virtual clock.
    pub fn is_virtual(&self) -> bool {
        self.order != Order::Parallel
    }

    /// In a few words.
    pub fn title(&self) -> String {
        let points = format!("switch points {}", self.switch_points);
        match (self.order, self.gil) {
            (Order::Seeded(seed), _) => format!("seed {seed} · {points}"),
            (Order::Serial, _) => format!("serial · {points}"),
            (Order::Parallel, false) => format!("no GIL · {points}"),
            (Order::Parallel, true) => {
                let policy = match self.policy.as_str() {
                    "interval" => format!("interval {}", duration(self.interval)),
                    ticks if ticks.starts_with("ticks") => ticks.to_owned(),
                    other => format!("{other}, interval {}", duration(self.interval)),
                };
                format!("GIL on · {policy} · {points}")
            }
        }
    }
}

/// The words of the command line, to make others of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Next {
    /// The options of the run but for reports, ready for a shell.
    pub options: Vec<String>,
    /// Of those, how many threads.
    pub threads: Vec<String>,
    /// The program and its arguments, ready for a shell.
    pub program: Vec<String>,
}

impl Next {
    /// The same run with other reports.
    pub fn run(&self, reports: &str) -> String {
        self.line(&["minipy", reports], &self.options)
    }

    /// The program with other options, with as many threads.
    pub fn without_options(&self, words: &str) -> String {
        self.line(&["minipy", words], &self.threads)
    }

    /// A look at all interleavings of the program, if it is in a file.
    pub fn explore(&self) -> Option<String> {
        self.of_interleavings("explore", None)
    }

    /// One interleaving of the program, if it is in a file.
    pub fn replay(&self, schedule: &str) -> Option<String> {
        self.of_interleavings("replay", Some(&format!("'{schedule}'")))
    }

    fn of_interleavings(&self, command: &str, schedule: Option<&str>) -> Option<String> {
        let (file, arguments) = self.program.split_first().filter(|(file, _)| !file.starts_with('-'))?;
        let arguments = arguments.iter().filter(|word| *word != "--").map(String::as_str);
        let threads = self.threads.iter().map(String::as_str);
        let words = ["minipy", command].into_iter().chain(threads).chain([file.as_str()]);
        Some(words.chain(schedule).chain(arguments).collect::<Vec<_>>().join(" "))
    }

    fn line(&self, first: &[&str], options: &[String]) -> String {
        let words = first.iter().copied().filter(|word| !word.is_empty());
        let rest = options.iter().chain(&self.program).map(String::as_str);
        words.chain(rest).collect::<Vec<_>>().join(" ")
    }
}
